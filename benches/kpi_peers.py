"""The same five indicators of a month by others: for everybody and by agent, as [good, n].

Usage: kpi_peers.py ENGINE LIST. Leaves with 3 where the engine isn't installed.
"""

import json
import sys

VALUES = {"5": 5, "4": 4, "3": 3, "2": 2, "1": 1, "非常满意": 5, "满意": 4, "一般": 3, "不满意": 2}
NAMES = {"工单号": "id", "受理时间": "created_at", "处理人工号": "agent", "责任部门": "department", "渠道": "channel", "业务类型": "category",
         "客户编号": "customer", "满意度": "satisfaction", "是否解决": "solved", "办结时间": "completed_at"}
FREQUENT, SELF = ["话费查询", "流量查询", "充值", "套餐查询"], ["自助终端", "小程序", "APP"]


def frame_of(source):
    import pandas

    if source.endswith(".db"):
        import sqlite3

        rows = sqlite3.connect(source).execute("SELECT fields FROM records WHERE kind = 'requests' ORDER BY id")
        frame = pandas.DataFrame(json.loads(fields) for fields, in rows)
        at = pandas.to_datetime(frame["created_at"], utc=True).dt.tz_convert("Asia/Shanghai").dt.tz_localize(None)
    elif source.endswith(".csv"):
        frame = pandas.read_csv(source, dtype=str).rename(columns=NAMES)
        at = pandas.to_datetime(frame["created_at"])
    else:
        frame = pandas.read_parquet(source).rename(columns=NAMES)
        at = pandas.to_datetime(frame["created_at"])
    return frame.assign(at=at)


def pandas_(source):
    import pandas

    frame = frame_of(source)
    frame["score"] = frame["satisfaction"].map(VALUES)
    frame["done"] = frame["solved"].eq("是").where(frame["solved"].notna(), frame["completed_at"].notna()).astype(bool)
    inside = (frame["at"] >= "2025-03-01") & (frame["at"] < "2025-04-01")
    ordered = frame.sort_values(["customer", "category", "at"], kind="stable")
    gap = ordered.groupby(["customer", "category"], sort=False)["at"].diff()
    week = pandas.Timedelta(days=7)
    again = gap.shift(-1).where((ordered["customer"] == ordered["customer"].shift(-1)) & (ordered["category"] == ordered["category"].shift(-1)))
    ordered["first"], ordered["settled"] = ~(gap <= week), ordered["done"] & ~(again <= week)
    over = ordered["at"] + week <= frame["at"].max()
    month, contacts = frame[inside], ordered[inside.reindex(ordered.index) & ordered["first"] & over]
    told = month[month["score"].notna()]
    frequent = month[month["category"].isin(FREQUENT)]
    parts = {"csat": (told, told["score"] >= 4), "resolution": (month, month["done"]), "closure": (month, month["feedback_at"].notna()),
             "self-service": (frequent, frequent["channel"].isin(SELF)), "fcr": (contacts, contacts["settled"])}
    out = {}
    for name, (rows, good) in parts.items():
        by = good.groupby(rows["agent"]).agg(["sum", "count"])
        out[name] = {"*": [int(good.sum()), len(good)], **{agent: [int(k), int(n)] for agent, k, n in by.itertuples()}}
    return out


def duckdb_(source, threads=None):
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": False} | ({"threads": threads} if threads else {}))
    if source.endswith(".db"):
        connection.execute(f"ATTACH '{source}' AS store (TYPE sqlite, READ_ONLY)")
        fields = ["agent", "channel", "category", "customer", "satisfaction", "solved", "completed_at", "feedback_at"]
        picked = ", ".join(f"fields->>'{field}' AS {field}" for field in fields)
        table = f"SELECT (fields->>'created_at')::timestamp + INTERVAL 8 HOUR AS moment, {picked} FROM store.records WHERE kind = 'requests'"
    else:
        source = f"read_csv('{source}', all_varchar = true)" if source.endswith(".csv") else f"'{source}'"
        renamed = ", ".join(f"\"{heading}\" AS {name}" for heading, name in NAMES.items() if name != "created_at")
        table = f"SELECT \"受理时间\"::timestamp AS moment, {renamed}, feedback_at FROM {source}"
    scores = " ".join(f"WHEN '{word}' THEN {value}" for word, value in VALUES.items())
    listed = lambda words: ", ".join(f"'{word}'" for word in words)
    connection.execute(f"""
        CREATE TEMP TABLE counted AS
        WITH all_requests AS (
            SELECT moment, agent, channel, category, customer, feedback_at, CASE satisfaction {scores} END AS score,
                CASE WHEN solved IS NOT NULL AND solved <> '' THEN solved = '是' ELSE completed_at IS NOT NULL END AS done FROM ({table})),
        ordered AS (
            SELECT *, moment - lag(moment) OVER matter <= INTERVAL 7 DAY AS is_repeat, lead(moment) OVER matter - moment <= INTERVAL 7 DAY AS again,
                max(moment) OVER () AS until FROM all_requests WINDOW matter AS (PARTITION BY customer, category ORDER BY moment))
        SELECT agent, CASE WHEN score IS NOT NULL THEN score >= 4 END AS csat, done AS resolution, feedback_at IS NOT NULL AS closure,
            CASE WHEN category IN ({listed(FREQUENT)}) THEN channel IN ({listed(SELF)}) END AS "self-service",
            CASE WHEN NOT coalesce(is_repeat, false) AND moment + INTERVAL 7 DAY <= until THEN done AND NOT coalesce(again, false) END AS fcr
        FROM ordered WHERE moment >= '2025-03-01' AND moment < '2025-04-01'""")
    out = {}
    for name in ("csat", "resolution", "closure", "self-service", "fcr"):
        rows = connection.execute(f"""SELECT coalesce(agent, '*'), count(*) FILTER (WHERE "{name}"), count("{name}")
            FROM counted GROUP BY GROUPING SETS ((), (agent))""").fetchall()
        out[name] = {agent: [good, n] for agent, good, n in rows}
    return out


ENGINES = {"pandas": pandas_, "duckdb": duckdb_, "duckdb-1": lambda source: duckdb_(source, threads=1)}


def parquet(source, out):
    """The list as Parquet, by whichever of the two can write it."""
    try:
        import duckdb

        duckdb.execute(f"COPY (SELECT * FROM read_csv('{source}', all_varchar = true)) TO '{out}'")
    except ImportError:
        import pandas

        pandas.read_csv(source, dtype=str).to_parquet(out)


if __name__ == "__main__":
    engine, *arguments = sys.argv[1:]
    try:
        print(json.dumps(parquet(*arguments) if engine == "parquet" else ENGINES[engine](*arguments)))
    except Exception as error:  # not installed, or without the extension that reads SQLite
        missing = isinstance(error, ImportError) or "extension" in str(error).lower()
        print(str(error).splitlines()[0], file=sys.stderr)
        sys.exit(3 if missing else 1)

"""The same question put to others: 20 calls of every agent and month (or week), from a call list, into a file.

Usage: peers.py ENGINE LIST BY OUT SEED. Prints, as JSON, the seconds that reading, drawing and writing took where they can be told apart,
and leaves with 3 where the engine isn't installed.
"""

import csv
import json
import sys
import time

TAKE = 20


def pandas_(source, by, out, seed):
    import numpy
    import pandas

    begun = time.perf_counter()
    if source.endswith(".parquet"):
        frame = pandas.read_parquet(source)
    else:
        frame = pandas.read_csv(source, parse_dates=["start_time"])
    read = time.perf_counter()
    days = frame["start_time"].to_numpy().astype("datetime64[D]")
    # the epoch was a Thursday
    frame["period"] = days.astype("datetime64[M]").astype("int64") if by == "month" else (days.astype("int64") + 3) // 7
    random = numpy.random.RandomState(int(seed) % 2**32)
    groups = ["agent_id", "period"]
    if by == "month":
        drawn = frame.groupby(groups).sample(n=TAKE, random_state=random)
    else:  # `sample` refuses where a group has fewer
        drawn = frame.sample(frac=1, random_state=random).groupby(groups).head(TAKE)
    done = time.perf_counter()
    drawn.to_csv(out, index=False)
    return {"read": read - begun, "draw": done - read, "write": time.perf_counter() - done, "rows": len(drawn)}


def duckdb_(source, by, out, seed, threads=None):
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": False} | ({"threads": threads} if threads else {}))
    table = f"'{source}'"
    if source.endswith(".db"):
        connection.execute(f"ATTACH '{source}' AS store (TYPE sqlite, READ_ONLY)")
        table = "(SELECT id AS call_id, agent AS agent_id, start::timestamp + INTERVAL 8 HOUR AS start_time FROM store.calls)"
    begun = time.perf_counter()
    connection.execute(
        f"""COPY (SELECT * EXCLUDE place FROM (
                SELECT *, row_number() OVER (
                    PARTITION BY agent_id, date_trunc('{by}', start_time) ORDER BY hash(call_id || '{seed}')) AS place
                FROM {table}) WHERE place <= {TAKE}) TO '{out}' (HEADER)"""
    )
    rows = connection.execute(f"SELECT count(*) FROM '{out}'").fetchone()[0]
    return {"all": time.perf_counter() - begun, "rows": rows}


def sampler(source, by, out, seed):
    from consistent_sampler import sampler as draw

    begun = time.perf_counter()
    groups = {}
    with open(source, encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for row in rows:
            groups.setdefault((row[1], row[4][:7]), []).append(row[0])
    read = time.perf_counter()
    drawn = {group: list(draw(ids, seed=seed, take=TAKE, output="id")) for group, ids in groups.items()}
    done = time.perf_counter()
    with open(out, "w", encoding="utf-8") as file:
        for (agent, period), ids in sorted(drawn.items()):
            file.writelines(f"{agent},{period},{id}\n" for id in ids)
    rows = sum(map(len, drawn.values()))
    return {"read": read - begun, "draw": done - read, "write": time.perf_counter() - done, "rows": rows}


ENGINES = {
    "pandas": pandas_,
    "duckdb": duckdb_,
    "duckdb-1": lambda *arguments: duckdb_(*arguments, threads=1),
    "consistent-sampler": sampler,
}


def parquet(source, out):
    """The list as Parquet, by whichever of the two can write it."""
    try:
        import duckdb

        duckdb.execute(f"COPY (SELECT * FROM '{source}') TO '{out}'")
    except ImportError:
        import pandas

        pandas.read_csv(source, parse_dates=["start_time"]).to_parquet(out)


if __name__ == "__main__":
    engine, *arguments = sys.argv[1:]
    try:
        print(json.dumps(parquet(*arguments) if engine == "parquet" else ENGINES[engine](*arguments)))
    except Exception as error:  # not installed, or without the extension that reads SQLite
        missing = isinstance(error, ImportError) or "extension" in str(error).lower()
        print(str(error).splitlines()[0], file=sys.stderr)
        sys.exit(3 if missing else 1)

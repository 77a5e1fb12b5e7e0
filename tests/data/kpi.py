"""Writes kpi.json: every indicator of a made-up month by pandas, for tests/all/kpi_month.rs, which makes the same month.

    pip install pandas scipy statsmodels && python tests/data/kpi.py > tests/data/kpi.json

The definitions are written out here once more, by what their `rule:` says, and share nothing with the program.
"""
import json
import math
from datetime import datetime, timedelta, timezone

import pandas as pd
import scipy
import statsmodels
from scipy.stats import t
from statsmodels.stats.proportion import proportion_confint

DAY = 86_400
START = int(datetime(2026, 9, 30, 16, tzinfo=timezone.utc).timestamp())  # the first of October in Shanghai
END = START + 31 * DAY
NOW = int(datetime(2026, 11, 12, tzinfo=timezone.utc).timestamp())
SCORES = ["5", "4", "3", "2", "1", "满意", "非常满意", "5分", "4 星", "不满意", "非常不满意", "一般", "一般般", "9"]
VALUES = [5, 4, 3, 2, 1, 4, 5, 5, 4, 2, 1, 3, None, None]
CLASSES = ["话费查询", "流量查询", "充值", "宽带故障", "账单争议", "停复机", "携号转网", "套餐查询"]
CHANNELS = ["热线", "APP", "微信", "营业厅", "自助终端", "小程序"]
DEPARTMENTS = ["网运部", "财务部", "市场部", "终端售后部", "客服部"]


class Chance:
    """D. H. Lehmer's generator modulo 2^64 with Knuth's constants; of each number the upper 31 bits."""

    def __init__(self, seed):
        self.state = seed

    def pick(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def stamp(second, kind):
    """A time as it is stored: a date alone, with a fraction, or plain."""
    if kind == 0:
        return (datetime.fromtimestamp(second, timezone.utc) + timedelta(hours=8)).strftime("%Y-%m-%d")
    return datetime.fromtimestamp(second, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S") + (".5Z" if kind == 1 else "Z")


def around(c, i, inside, before):
    if i < inside:
        return START + c.pick(31 * DAY)
    if i < inside + before:
        return START - 1 - c.pick(8 * DAY)
    return END + c.pick(5 * DAY)


def put(row, c, field, chance, of, value):
    """`value` is always drawn, so that what follows doesn't depend on it."""
    if c.pick(of) < chance:
        row[field] = value


def requests():
    c, rows = Chance(1), []
    for i in range(25_000):
        at, row = around(c, i, 20_000, 2_500), {"id": f"R{i:05}"}
        row["created_at"] = stamp(at, c.pick(50))
        put(row, c, "agent", 99, 100, f"A{c.pick(40):02}")
        put(row, c, "department", 49, 50, DEPARTMENTS[c.pick(5)])
        put(row, c, "channel", 39, 40, CHANNELS[c.pick(6)])
        put(row, c, "category", 59, 60, CLASSES[c.pick(8)])
        put(row, c, "customer", 79, 80, f"C{c.pick(6000):05}")
        put(row, c, "satisfaction", 6, 10, SCORES[c.pick(14)])
        put(row, c, "solved", 7, 10, ["是", "已解决", "否", "部分解决"][c.pick(4)])
        put(row, c, "completed_at", 9, 10, stamp(at + c.pick(5 * DAY), c.pick(50)))
        put(row, c, "feedback_at", 97, 100, stamp(at + c.pick(6 * DAY), c.pick(50)))
        rows.append(row)
    return rows


def complaints():
    c, rows = Chance(2), []
    for i in range(1_200):
        at, row = around(c, i, 1_000, 100), {"id": f"T{i:04}"}
        done = at + c.pick(3 * DAY)
        row["created_at"] = stamp(at, c.pick(50))
        put(row, c, "accused", 9, 10, f"A{c.pick(40):02}")
        put(row, c, "accused_department", 9, 10, DEPARTMENTS[c.pick(5)])
        put(row, c, "channel", 39, 40, CHANNELS[c.pick(6)])
        put(row, c, "category", 59, 60, CLASSES[c.pick(8)])
        put(row, c, "agent", 9, 10, f"B{c.pick(5)}")
        put(row, c, "completed_at", 8, 10, stamp(done, c.pick(20)))
        put(row, c, "satisfaction", 6, 10, SCORES[c.pick(14)])
        put(row, c, "estate_type", 2, 3, ["广场", "住宅"][c.pick(2)])
        put(row, c, "revisited_at", 6, 10, stamp(done + c.pick(6 * DAY) - DAY, c.pick(20)))
        put(row, c, "complainant", 9, 10, "匿名" if c.pick(10) == 0 else f"客{c.pick(200)}")
        put(row, c, "matter", 5, 10, ["噪音", "漏水", "收费"][c.pick(3)])
        put(row, c, "reply", 5, 10, ["书面答复", "电话"][c.pick(2)])
        rows.append(row)
    return rows


def repairs():
    c, rows = Chance(3), []
    for i in range(3_400):
        at, row = around(c, i, 3_000, 200), {"id": f"X{i:04}"}
        done = at + c.pick(6 * DAY)
        row["created_at"] = stamp(at, c.pick(50))
        put(row, c, "completed_at", 9, 10, stamp(done, c.pick(20)))
        put(row, c, "agent", 9, 10, f"M{c.pick(12):02}")
        put(row, c, "estate_type", 4, 5, ["商业广场", "住宅"][c.pick(2)])
        put(row, c, "revisited_at", 5, 10, stamp(done + c.pick(6 * DAY) - DAY, c.pick(20)))
        rows.append(row)
    return rows


def callbacks():
    c, rows = Chance(4), []
    for i in range(2_200):
        at, row = around(c, i, 2_000, 100), {"id": f"H{i:04}"}
        put(row, c, "planned_at", 29, 30, stamp(at, c.pick(3)))
        put(row, c, "created_at", 19, 20, stamp(at + c.pick(4 * DAY) - 2 * DAY, c.pick(3)))
        put(row, c, "agent", 9, 10, f"A{c.pick(40):02}")
        put(row, c, "opinion", 3, 10, "等得太久")
        put(row, c, "completed_at", 7, 10, stamp(at + c.pick(2 * DAY), c.pick(3)))
        rows.append(row)
    return rows


def feedback():
    c, rows = Chance(5), []
    for i in range(1_600):
        at, row = around(c, i, 1_500, 50), {"id": f"F{i:04}"}
        row["created_at"] = stamp(at, c.pick(50))
        put(row, c, "nps", 8, 10, str(c.pick(12)))
        put(row, c, "satisfaction", 6, 10, SCORES[c.pick(14)])
        put(row, c, "solved", 7, 10, ["是", "已解决", "否", "部分解决"][c.pick(4)])
        rows.append(row)
    return rows


def customers():
    c, rows = Chance(6), []
    for i in range(600):
        at, row = around(c, i, 500, 50), {"id": f"K{i:04}"}
        row["listed_at"] = stamp(at, c.pick(50))
        put(row, c, "called_at", 6, 10, stamp(at + c.pick(9 * DAY), c.pick(50)))
        rows.append(row)
    return rows


def calls():
    c, rows = Chance(7), []
    for i in range(6_000):
        at, row = around(c, i, 5_000, 500), {"id": f"L{i:05}"}
        row["start"] = stamp(at, 2)
        row["agent"] = f"A{c.pick(40):02}"
        put(row, c, "duration", 19, 20, c.pick(600_000) / 1000)
        put(row, c, "answer_delay", 9, 10, ["8", "8秒", "0:12", "10", "未知", "20", "3.5"][c.pick(7)])
        put(row, c, "satisfaction", 6, 10, SCORES[c.pick(14)])
        put(row, c, "customer", 5, 10, f"C{c.pick(900):05}")
        put(row, c, "caller", 8, 10, f"139{c.pick(900):08}")
        put(row, c, "category", 59, 60, CLASSES[c.pick(8)])
        put(row, c, "solved", 3, 10, ["是", "否"][c.pick(2)])
        put(row, c, "direction", 19, 20, ["呼入", "呼出"][c.pick(2)])
        put(row, c, "外呼结果", 7, 10, ["成功", "拒绝", "未接通"][c.pick(3)])
        rows.append(row)
    return rows


# what the indicators are

def seconds(text):
    """A stored time; a date is its first moment in Shanghai."""
    if not isinstance(text, str):
        return math.nan
    if len(text) == 10:
        return datetime.fromisoformat(text + "T00:00:00+08:00").timestamp()
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def day(text):
    """The day of a time in Shanghai, counted from some day."""
    return math.floor((seconds(text) + 8 * 3600) / DAY)


def month(rows, field):
    frame = pd.DataFrame(rows)
    frame["at"] = frame[field].map(seconds)
    frame["inside"] = frame["at"].between(START, END, inclusive="left")
    return frame


def score(text):
    """A number, nothing where there is none, or 'x' where it can't be read."""
    if not isinstance(text, str):
        return None
    value = VALUES[SCORES.index(text)]
    return "x" if value is None else value


def share_of(frame, verdict):
    """`verdict` is True, False, None (missing), 'x' (unreadable), 'open' or 'repeat'."""
    frame = frame[frame["inside"]].copy()
    frame["verdict"] = verdict.reindex(frame.index)
    return frame, "share"


def numbers_of(frame, value):
    frame = frame[frame["inside"]].copy()
    frame["verdict"] = value.reindex(frame.index)
    return frame, "mean"


def judged(values, test):
    out = [None if v is None else "x" if isinstance(v, str) and v == "x" else test(v) for v in values]
    return pd.Series(out, index=values.index, dtype=object)


def counted(frame, kind):
    v = list(frame["verdict"])
    told = [x for x in v if x is not None and not isinstance(x, str)]
    n = len(told)
    counts = [sum(1 for x in v if x is None)] + [sum(1 for x in v if isinstance(x, str) and x == w) for w in ("x", "open", "repeat")]
    value = low = high = good = None
    if kind == "share":
        good = sum(1 for x in told if x)
        if n:
            value = good / n
            low, high = proportion_confint(good, n, 0.05, "wilson")
    elif kind == "mean" and n:
        series = pd.Series(told, dtype=float)
        value = series.mean()
        if n > 1:
            reach = t.ppf(0.975, n - 1) * series.std(ddof=1) / math.sqrt(n)
            low, high = value - reach, value + reach
    elif kind == "nps":
        good = sum(1 for x in told if x == 100)
        if n:
            series = pd.Series(told, dtype=float)
            value = series.mean()
            reach = t.ppf(0.975, n - 1) * series.std(ddof=1) / math.sqrt(n)
            low, high = value - reach, value + reach
    elif kind == "count":
        value = float(n)
    return [value, good, n, *counts, low, high]


def solved(row):
    if isinstance(row["solved"], str):
        return row["solved"] in ("是", "已解决")
    return isinstance(row["completed_at"], str)


def first(frame, matter, is_solved, until):
    """Whether each contact was the only one about its matter for seven days."""
    frame = frame.copy()
    frame["matter"], frame["is_solved"] = matter, is_solved
    known = frame[frame["matter"].notna()].sort_values(["matter", "at"], kind="stable")
    same = known["matter"] == known["matter"].shift()
    since = (known["at"] - known["at"].shift()).where(same)
    again = since.shift(-1)
    out = pd.Series([None] * len(frame), index=frame.index, dtype=object)
    week = 7 * DAY
    for index, gap, next_gap, at, ok in zip(known.index, since, again, known["at"], known["is_solved"]):
        if gap <= week:
            out[index] = "repeat"
        elif at + week > until:
            out[index] = "open"
        elif ok is None:
            out[index] = None
        else:
            out[index] = bool(ok) and not next_gap <= week
    return out


def three_days(row):
    if not isinstance(row["completed_at"], str):
        return None
    done = day(row["completed_at"])
    if not isinstance(row["revisited_at"], str):
        over = (done + 4) * DAY - 8 * 3600
        return False if NOW >= over else "open"
    is_day = 10 in (len(row["completed_at"]), len(row["revisited_at"]))
    if is_day and day(row["revisited_at"]) < done:
        return False
    if not is_day and seconds(row["revisited_at"]) < seconds(row["completed_at"]):
        return False
    return day(row["revisited_at"]) <= done + 3


def on_the_day(row):
    if not isinstance(row["created_at"], str):
        return False if NOW >= (day(row["planned_at"]) + 1) * DAY - 8 * 3600 else "open"
    return day(row["created_at"]) == day(row["planned_at"])


def plaza(frame, kind):
    """Of those whose kind of estate isn't told it can't be told either."""
    frame = frame[frame["inside"] & ~(frame["estate_type"] == "住宅")].copy()
    if kind == "T":  # nobody is revisited who left no name, or wants a written reply
        frame = frame[frame["complainant"].notna() & (frame["complainant"] != "匿名") & (frame["reply"] != "书面答复")].copy()
    verdicts = [three_days(row) if isinstance(row["estate_type"], str) else None for _, row in frame.iterrows()]
    frame["verdict"] = pd.Series(verdicts, index=frame.index, dtype=object)
    return frame, "share"


def all_indicators():
    req, com, rep = month(requests(), "created_at"), month(complaints(), "created_at"), month(repairs(), "completed_at")
    done, cb, fb = month(complaints(), "completed_at"), month(callbacks(), "planned_at"), month(feedback(), "created_at")
    cus, cal = month(customers(), "listed_at"), month(calls(), "start")
    have = lambda frame, field: frame[field].map(lambda v: isinstance(v, str)).astype(object)
    at_least_4 = lambda frame: judged(frame["satisfaction"].map(score).astype(object).where(lambda s: s.notna(), None), lambda v: v >= 4)
    out = {}
    out["csat"] = share_of(req, at_least_4(req))
    delay = {"8": 8, "8秒": 8, "0:12": 12, "10": 10, "未知": "x", "20": 20, "3.5": 3.5}
    waits = pd.Series([delay.get(v) for v in cal["answer_delay"]], index=cal.index, dtype=object)
    out["answer-time"] = numbers_of(cal, waits)
    out["answered-in-time"] = share_of(cal, judged(waits, lambda v: v <= 10))
    out["resolution"] = share_of(req, pd.Series([solved(row) for _, row in req.iterrows()], index=req.index, dtype=object))
    out["closure"] = share_of(req, have(req, "feedback_at"))
    frame = cb[cb["inside"]].copy()
    frame["verdict"] = pd.Series([on_the_day(row) for _, row in frame.iterrows()], index=frame.index, dtype=object)
    out["callback-timeliness"] = frame, "share"
    out["complaint-satisfaction"] = share_of(done, at_least_4(done))
    out["repair-revisit"] = share_of(rep, have(rep, "revisited_at"))
    out["plaza-repair-revisit"], out["plaza-complaint-revisit"] = plaza(rep, "X"), plaza(done, "T")
    raised = month(callbacks(), "created_at")
    raised = raised[raised["opinion"].notna()]
    out["handling"] = share_of(raised, have(raised, "completed_at"))
    everything = lambda frame: pd.Series(1.0, index=frame.index, dtype=object)
    frame, _ = numbers_of(cal, everything(cal))
    out["calls"] = frame, "count"
    lasts = pd.Series([None if math.isnan(v) else v for v in cal["duration"]], index=cal.index, dtype=object)
    out["aht"] = numbers_of(cal, lasts)
    who = cal["customer"].where(cal["customer"].notna(), cal["caller"])
    ok = pd.Series([v != "否" for v in cal["solved"]], index=cal.index, dtype=object)
    out["call-fcr"] = share_of(cal, first(cal, who + "|" + cal["category"], ok, cal["at"].max()))
    marks = cal["satisfaction"].map(score).astype(object).where(lambda s: s.notna(), None)
    # calls have points, which are read by the scale too
    out["csat-average"] = numbers_of(cal, marks)
    ok = pd.Series([solved(row) for _, row in req.iterrows()], index=req.index, dtype=object)
    out["fcr"] = share_of(req, first(req, req["customer"] + "|" + req["category"], ok, req["at"].max()))
    def nps(v):
        if not isinstance(v, str):
            return None
        return "x" if int(v) > 10 else 100 if int(v) >= 9 else -100 if int(v) <= 6 else 0
    frame, _ = numbers_of(fb, pd.Series([nps(v) for v in fb["nps"]], index=fb.index, dtype=object))
    out["nps"] = frame, "nps"
    out["survey-csat"] = share_of(fb, at_least_4(fb))
    is_yes = pd.Series([v in ("是", "已解决") if isinstance(v, str) else None for v in fb["solved"]], index=fb.index, dtype=object)
    out["survey-resolution"] = share_of(fb, is_yes)
    frequent = req[~req["category"].isin([c for c in CLASSES if c not in ("话费查询", "流量查询", "充值", "套餐查询")])]
    by_self = [None if not isinstance(k, str) or not isinstance(v, str) else v in ("自助终端", "小程序", "APP")
               for k, v in zip(frequent["category"], frequent["channel"])]
    out["self-service"] = share_of(frequent, pd.Series(by_self, index=frequent.index, dtype=object))
    dialled = cal[cal["direction"] != "呼入"]
    one = pd.Series([1.0 if isinstance(v, str) else None for v in dialled["direction"]], index=dialled.index, dtype=object)
    frame, _ = numbers_of(dialled, one)
    out["outbound-calls"] = frame, "count"
    for name, word in (("outbound-reached", "成功"), ("outbound-refused", "拒绝")):
        came = [None if not isinstance(k, str) or not isinstance(v, str) else v == word
                for k, v in zip(dialled["direction"], dialled["外呼结果"])]
        out[name] = share_of(dialled, pd.Series(came, index=dialled.index, dtype=object))
    refused = cal[~cal["外呼结果"].isin(["成功", "未接通"])]
    one = pd.Series([1.0 if isinstance(v, str) else None for v in refused["外呼结果"]], index=refused.index, dtype=object)
    frame, _ = numbers_of(refused, one)
    out["outbound-refusals"] = frame, "count"
    out["list-used"] = share_of(cus, have(cus, "called_at"))
    return out, req, com


GROUPS = {"agent": "agent", "department": "department", "channel": "channel", "class": "category"}


def tables():
    out, req, com = all_indicators()
    found = {}
    for by in [None, *GROUPS]:
        rows = {}
        for name, (frame, kind) in out.items():
            rows[name] = {"*": counted(frame, kind)}
            if by and GROUPS[by] in frame:
                for key, group in frame.groupby(frame[GROUPS[by]].fillna("")):
                    rows[name][key] = counted(group, kind)
        # complaints by whom they are about, over requests
        mine = {"agent": "accused", "department": "accused_department"}.get(by, GROUPS.get(by))
        above, below = com[com["inside"]], req[req["inside"]]
        matters = above["complainant"] + "|" + above["matter"]
        above = above[~(matters.notna() & matters.duplicated())]
        rate = lambda k, n: [k / n if n else None, k, n, 0, 0, 0, 0, *(proportion_confint(k, n, 0.05, "wilson") if n and k <= n else (None, None))]
        rows["complaint-rate"] = {"*": rate(len(above), len(below))}
        if by:
            ks, ns = above[mine].fillna("").value_counts(), below[GROUPS[by]].fillna("").value_counts()
            for key in sorted(set(ks.index) | set(ns.index)):
                rows["complaint-rate"][key] = rate(int(ks.get(key, 0)), int(ns.get(key, 0)))
        attained = lambda row: [row[0] / 0.9 if row[0] is not None else None, *row[1:7], *(e / 0.9 if e is not None else None for e in row[7:])]
        rows["csat-attainment"] = {key: attained(row) for key, row in rows["csat"].items()}
        found[by or "all"] = rows
    return found


if __name__ == "__main__":
    by = f"pandas {pd.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}"
    columns = ["value", "numerator", "n", "missing", "unreadable", "open", "repeats", "low", "high"]
    text = json.dumps({"by": by, "columns": columns, "rows": tables()}, ensure_ascii=False, default=float)
    print(text.replace("}, \"", "},\n\"").replace("], \"", "],\n\""))

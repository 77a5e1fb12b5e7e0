#!/usr/bin/env python3
"""Measures `spotcheck kpi` beside its peers; started by `cargo bench --bench kpi`, options after `--`.

All commands run one after the other, round by round, after one round that isn't counted. Every engine computes the same five indicators of a
month of requests (satisfaction, resolution, closure, self-service, first-contact resolution within seven days), for everybody and by agent, and
their results are compared. What isn't installed is skipped and said so.
"""

import argparse
import json
import random
import statistics
import sys
from datetime import datetime, timedelta
from pathlib import Path

from draw import Skipped, run, said

HERE = Path(__file__).resolve().parent
HEADINGS = "工单号,受理时间,处理人工号,责任部门,渠道,业务类型,客户编号,满意度,是否解决,办结时间,feedback_at\n"
INDICATORS = ["csat", "resolution", "closure", "self-service", "fcr"]
FIRST = datetime(2025, 3, 1)
CLASSES = ["话费查询", "流量查询", "充值", "宽带故障", "账单争议", "停复机", "携号转网", "套餐查询"]
CHANNELS = ["热线", "APP", "微信", "营业厅", "自助终端", "小程序"]
SCORES = ["5", "4", "3", "2", "1", "满意", "非常满意", "一般", "不满意"]


def lines(rows):
    """A month of so many requests and a fifth more in the ten days after it, by 500 agents."""
    c, agents = random.Random(7), 500
    for row in range(rows + rows // 5):
        days = c.random() * 31 if row < rows else 31 + c.random() * 10
        at = FIRST + timedelta(seconds=int(days * 86_400))
        done, told = at + timedelta(hours=c.random() * 90), at + timedelta(hours=c.random() * 120)
        some = lambda value, share: value if c.random() < share else ""
        yield ",".join([
            f"R{row:08}", str(at), f"A{int(agents * c.random() ** 1.3):04}", f"部门{int(c.random() * 6)}", c.choice(CHANNELS), c.choice(CLASSES),
            f"U{int(rows / 3 * c.random() ** 1.6):08}", some(c.choice(SCORES), 0.6), some(c.choice(["是", "否"]), 0.3),
            some(str(done)[:19], 0.9), some(str(told)[:19], 0.97)]) + "\n"


class Month:
    """The requests as CSV, as Parquet and in a store."""

    def __init__(self, rows, folder, spotcheck):
        self.rows, self.spotcheck = rows, spotcheck
        self.folder = folder / f"requests-{rows}"
        self.csv, self.parquet, self.store = (self.folder / name for name in ("requests.csv", "requests.parquet", "spotcheck.db"))
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.csv.exists():
            said(f"{rows:,} requests: writing the list")
            with open(self.folder / "part", "w", encoding="utf-8") as out:
                out.write(HEADINGS)
                out.writelines(lines(rows))
            (self.folder / "part").rename(self.csv)
        if not (self.folder / "filled").exists():
            for old in self.folder.glob("spotcheck.*"):
                old.unlink()
            run([spotcheck, "init"], self.folder)
            seconds, memory, _ = run([spotcheck, "import", "requests", "requests.csv"], self.folder)
            said(f"{rows:,} requests: imported in {seconds:.0f} s, {memory:.0f} MiB")
            (self.folder / "filled").touch()
        if not self.parquet.exists():
            try:
                run([sys.executable, HERE / "kpi_peers.py", "parquet", self.csv, self.parquet])
            except Skipped:
                pass

    def kpi(self, *arguments):
        return run([self.spotcheck, "kpi", *arguments, "--period", "2025-03", "--json"], self.folder)

    def peer(self, engine, source):
        if not source.exists():
            raise Skipped(f"no {source.name}")
        return run([sys.executable, HERE / "kpi_peers.py", engine, source])

    def commands(self):
        return {
            "spotcheck kpi, five indicators by agent": lambda: self.kpi(*INDICATORS, "--by", "agent"),
            "spotcheck kpi, one indicator": lambda: self.kpi("csat"),
            "spotcheck kpi, all indicators": lambda: self.kpi(),
            "pandas, the store": lambda: self.peer("pandas", self.store),
            "pandas, CSV": lambda: self.peer("pandas", self.csv),
            "pandas, Parquet": lambda: self.peer("pandas", self.parquet),
            "DuckDB, the store": lambda: self.peer("duckdb", self.store),
            "DuckDB, CSV": lambda: self.peer("duckdb", self.csv),
            "DuckDB, Parquet": lambda: self.peer("duckdb", self.parquet),
            "DuckDB, Parquet, one thread": lambda: self.peer("duckdb-1", self.parquet),
        }


def ours(out):
    """Indicator -> group -> good and n, as the peers print them."""
    rows = {one["id"]: one["rows"] for one in json.loads(out)["indicators"]}
    told = lambda row: [row["periods"][0]["numerator"], row["periods"][0]["n"]]
    return {name: {row["group"] or "*": told(row) for row in rows[name]} for name in INDICATORS}


def measure(month, rounds):
    commands, found, results = month.commands(), {}, {}
    for number in range(rounds + 1):
        for name, command in list(commands.items()):
            try:
                seconds, memory, out = command()
            except Skipped as reason:
                del commands[name]
                print(f"skipped: {name}: {reason}")
                continue
            results[name] = out
            if number > 0:
                found.setdefault(name, []).append((seconds, memory))
        said(f"round {number} of {rounds}")
    table(month.rows, found)
    first = next(iter(commands))
    expect = ours(results[first])
    for name in commands:
        if not name.startswith("spotcheck"):
            print(f"{name}: {'the same numbers' if json.loads(results[name]) == expect else 'OTHER NUMBERS'}")


def table(rows, found):
    first = next(iter(found))
    print(f"\n{rows:,} requests in the month\n\n| | seconds (median) | least to most | × spotcheck (median of the rounds) | MiB at most |")
    print("|---|---|---|---|---|")
    own = [seconds for seconds, _ in found[first]]
    for name, runs in found.items():
        times = [seconds for seconds, _ in runs]
        ratio = statistics.median(time / mine for time, mine in zip(times, own))
        memory = max(memory for _, memory in runs)
        print(f"| {name} | {statistics.median(times):.2f} | {min(times):.2f}–{max(times):.2f} | {ratio:.2f} | {memory:.0f} |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spotcheck", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    measure(Month(arguments.rows, HERE.parent / "target" / "bench", arguments.spotcheck), arguments.rounds)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures `spotcheck draw` beside its peers; started by `cargo bench --bench draw`, options after `--`.

All commands of a size run one after the other, round by round, after one round that isn't counted. What isn't installed is skipped and said so.
"""

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import calls

HERE = Path(__file__).resolve().parent
SEED = "01382438112797316654"
WEEKS = ["2025-W09", "2025-W10", "2025-W11", "2025-W12", "2025-W13", "2025-W14"]
PLAN = """plan: {name}
title: Measured
population: calls
period: {period}
strata: [agent]
take: {{count: 10}}
spares: 10
checklist: hotline
"""


class Skipped(Exception):
    """A peer that isn't there."""


def run(command, cwd=None):
    """Seconds, MiB at most, and what was printed."""
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == 3 and "peers.py" in str(command[1]):
        raise Skipped(err.decode().strip())
    if process.returncode != 0:
        sys.exit(f"{command}: {err.decode()}{out.decode()}")
    return seconds, usage.ru_maxrss / 1024, out


class Size:
    """A list of so many calls, as CSV, as Parquet and in a store."""

    def __init__(self, rows, folder, spotcheck):
        self.rows, self.spotcheck = rows, spotcheck
        self.folder = folder / str(rows)
        self.csv, self.parquet, self.store = (self.folder / name for name in ("calls.csv", "calls.parquet", "spotcheck.db"))
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.csv.exists():
            said(f"{rows:,} calls: writing the list")
            calls.write(self.folder / "calls.part", rows)
            (self.folder / "calls.part").rename(self.csv)
        if not (self.folder / "filled").exists():
            self.fill()
        if not self.parquet.exists():
            try:
                run([sys.executable, HERE / "peers.py", "parquet", self.csv, self.parquet])
            except Skipped:
                pass

    def fill(self):
        """Imports the list as it would come, a million rows at a time."""
        for old in self.folder.glob("spotcheck.*"):
            old.unlink()
        run([self.spotcheck, "init"], self.folder)
        part, begun = self.folder / "part.csv", time.perf_counter()
        with open(self.csv, encoding="utf-8") as lines:
            next(lines)
            for first in range(0, self.rows, 1_000_000):
                with open(part, "w", encoding="utf-8") as out:
                    out.write(calls.HEADINGS)
                    out.writelines(line for _, line in zip(range(min(1_000_000, self.rows - first)), lines))
                run([self.spotcheck, "import", "calls", "part.csv"], self.folder)
        part.unlink()
        said(f"{self.rows:,} calls: imported in {time.perf_counter() - begun:.0f} s")
        (self.folder / "filled").touch()

    def draw(self, period, periods):
        """A first draw of a plan that is new every time, for each of these periods."""
        plans = self.folder / "plans"
        plans.mkdir(exist_ok=True)
        name = f"measured-{len(list(plans.iterdir()))}"
        (plans / f"{name}.yaml").write_text(PLAN.format(name=name, period=period))
        command = [self.spotcheck, "draw", name, "--seed", SEED, "--json", "--period"]
        runs = [run([*command, period], self.folder) for period in periods]
        return sum(r[0] for r in runs), max(r[1] for r in runs), runs[-1][2]

    def peer(self, engine, source, by):
        if not source.exists():
            raise Skipped(f"no {source.name}")
        return run([sys.executable, HERE / "peers.py", engine, source, by, self.folder / f"{engine}.out", SEED])

    def commands(self, reference, with_slow):
        """What is measured: name -> a function that runs it."""
        month = {
            "spotcheck draw": lambda: self.draw("month", ["2025-03"]),
            "SQLite: sum of a column": lambda: run([reference, "sum", self.store]),
            "SHA-256 of the ids alone": lambda: self.hash(reference),
            "DuckDB, Parquet": lambda: self.peer("duckdb", self.parquet, "month"),
            "DuckDB, Parquet, one thread": lambda: self.peer("duckdb-1", self.parquet, "month"),
            "DuckDB, CSV": lambda: self.peer("duckdb", self.csv, "month"),
            "DuckDB, the SQLite store": lambda: self.peer("duckdb", self.store, "month"),
            "pandas, Parquet": lambda: self.peer("pandas", self.parquet, "month"),
            "pandas, CSV": lambda: self.peer("pandas", self.csv, "month"),
        }
        if with_slow:
            month["consistent-sampler, CSV"] = lambda: self.peer("consistent-sampler", self.csv, "month")
        weeks = {
            "six draws, week by week: spotcheck draw": lambda: self.draw("week", WEEKS),
            "agent and week at once: DuckDB, Parquet": lambda: self.peer("duckdb", self.parquet, "week"),
            "agent and week at once: DuckDB, CSV": lambda: self.peer("duckdb", self.csv, "week"),
            "agent and week at once: pandas, CSV": lambda: self.peer("pandas", self.csv, "week"),
            "last week alone: spotcheck draw": lambda: self.draw("week", WEEKS[4:5]),
        }
        return month | weeks

    def hash(self, reference):
        _, memory, out = run([reference, "hash", self.rows])
        return json.loads(out)["seconds"], memory, out

    def check(self, drawn):
        """`consistent-sampler` must have drawn what spotcheck drew, in the same order."""
        out = self.folder / "consistent-sampler.out"
        if not out.exists():
            return
        theirs = {}
        for agent, _, call in csv.reader(open(out, encoding="utf-8")):
            theirs.setdefault(agent, []).append(call)
        ours = {one["stratum"]["agent"]: one["drawn"] + one["spares"] for one in json.loads(drawn)["strata"]}
        print(f"\nThe draw and consistent-sampler's are {'the same' if ours == theirs else 'DIFFERENT'}: {len(ours)} strata.")


def measure(size, rounds, reference, with_slow):
    """Times and memory of every command, in turn."""
    commands, found, drawn = size.commands(reference, with_slow), {}, b""
    for number in range(rounds + 1):
        for name, command in list(commands.items()):
            try:
                seconds, memory, out = command()
            except Skipped as reason:
                del commands[name]
                print(f"skipped: {name}: {reason}")
                continue
            drawn = out if name == "spotcheck draw" else drawn
            if number > 0:
                found.setdefault(name, []).append((seconds, memory))
        said(f"{size.rows:,} calls: round {number} of {rounds}")
    table(size.rows, found)
    if with_slow:
        size.check(drawn)
    return found


def table(rows, found):
    print(f"\n{rows:,} calls\n\n| | seconds (median) | least to most | × the draw (median of the rounds) | MiB at most |\n|---|---|---|---|---|")
    ours = [seconds for seconds, _ in found["spotcheck draw"]]
    for name, runs in found.items():
        times = [seconds for seconds, _ in runs]
        ratio = statistics.median(time / own for time, own in zip(times, ours))
        memory = max(memory for _, memory in runs)
        print(f"| {name} | {statistics.median(times):.2f} | {min(times):.2f}–{max(times):.2f} | {ratio:.2f} | {memory:.0f} |")


def goals(found):
    """How the draw grows, and how far it is from its references."""
    medians = {rows: {name: statistics.median(t for t, _ in runs) for name, runs in one.items()} for rows, one in found.items()}
    print()
    for rows, one in medians.items():
        for reference in ("SQLite: sum of a column", "SHA-256 of the ids alone"):
            pairs = zip(found[rows]["spotcheck draw"], found[rows][reference])
            print(f"{rows:,}: the draw takes {statistics.median(a[0] / b[0] for a, b in pairs):.2f} × “{reference}”")
    least, most = min(medians), max(medians)
    if least < most:
        growth = medians[most]["spotcheck draw"] / medians[least]["spotcheck draw"]
        print(f"from {least:,} to {most:,} rows the draw's time grows {growth:.1f} times")


def said(text):
    print(text, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spotcheck", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--rows", default="1000000,10000000", help="sizes, with commas between")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=int, default=1_000_000, help="the largest size at which consistent-sampler runs")
    arguments = parser.parse_args()
    folder = HERE.parent / "target" / "bench"
    found = {}
    for rows in map(int, arguments.rows.split(",")):
        size = Size(rows, folder, arguments.spotcheck)
        found[rows] = measure(size, arguments.rounds, arguments.reference, rows <= arguments.slow)
    goals(found)


if __name__ == "__main__":
    main()

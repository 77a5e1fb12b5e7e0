#!/usr/bin/env python3
"""Measures `spotcheck import requests` beside its peers; started by `cargo bench --bench records`, options after `--`.

All read the same list of requests and write it into a new database, one after the other. What isn't installed is skipped and said so.
"""

import argparse
import datetime
import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEADINGS = "工单号,客户姓名,联系电话,小区,服务类别,服务内容,受理人,受理时间,完成时间,备注\n"
KINDS = ["维修", "咨询", "保洁", "绿化", "安保"]
FIRST = datetime.datetime(2026, 11, 1)
PANDAS = """
import sqlite3, sys, pandas
pandas.read_csv(sys.argv[1], dtype=str).to_sql("requests", sqlite3.connect(sys.argv[2]), index=False)
"""
DUCKDB = """
import sys, duckdb
duckdb.connect(sys.argv[2]).execute("create table requests as select * from read_csv(?)", [sys.argv[1]])
"""


def write(path, rows):
    """Writes a list of requests, the same on every machine."""
    rng = random.Random(7)
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADINGS)
        for row in range(rows):
            begun = FIRST + datetime.timedelta(seconds=rng.randrange(1_700_000))
            done = begun + datetime.timedelta(minutes=rng.randrange(5, 3_000))
            who = f"业主{rng.randrange(50_000)},138{rng.randrange(10**8):08d},和谐家园{rng.randrange(40)}期,{rng.choice(KINDS)}"
            out.write(f"GD{row:09d},{who},厨房水龙头漏水请尽快上门,{rng.randrange(1, 400):04d},{begun},{done},来电{rng.randrange(9)}次\n")


def measure(command, folder):
    """Seconds by the clock, CPU seconds and MiB at most of a command."""
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spotcheck", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        listed = folder / "requests.csv"
        write(listed, args.rows)
        subprocess.run([args.spotcheck.resolve(), "init", "."], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        commands = {"spotcheck import": [args.spotcheck.resolve(), "import", "requests", listed]}
        for name, module, code in [("pandas read_csv, to_sql", "pandas", PANDAS), ("DuckDB read_csv", "duckdb", DUCKDB)]:
            if importlib.util.find_spec(module):
                commands[name] = [sys.executable, "-c", code, listed, folder / f"{module}.db"]
            else:
                print(f"{name}: not installed", file=sys.stderr)
        print(f"{args.rows:,} requests, {listed.stat().st_size / 2**20:.0f} MiB\n")
        print("| | rows a second | seconds | × the import | CPU seconds | MiB at most |\n|---|---|---|---|---|---|")
        first = None
        for name, command in commands.items():
            seconds, cpu, most = measure(command, folder)
            first = first or seconds
            print(f"| {name} | {args.rows / seconds:,.0f} | {seconds:.2f} | {seconds / first:.2f} | {cpu:.2f} | {most:.0f} |", flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures `spotcheck score -` beside its peers; started by `cargo bench --bench score`, options after `--`.

The corpus and the peers are those of a folder beside the repository (`--peers`). All commands run one after the other on one core, round by
round, after one round that isn't counted; a ratio is that of two runs of the same round. What isn't installed is skipped and said so.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import score_rules
import score_verdicts

HERE = Path(__file__).resolve().parent
ENGINES = {"pyaho": "orjson + pyahocorasick", "hs": "orjson + Hyperscan", "orjson": "orjson alone", "json": "json alone"}


class Bench:
    """A corpus, and the commands that read it."""

    def __init__(self, args):
        self.spotcheck, self.reference, self.peers = args.spotcheck, args.reference, args.peers
        self.folder = args.folder / str(args.calls)
        self.calls = self.folder / "calls.ndjson"
        self.core = str(args.core)
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.calls.exists():
            said(f"{args.calls:,} calls: writing them")
            generate = [sys.executable, self.peers / "gen.py", "--n", args.calls, "--agents", max(10, args.calls // 400)]
            subprocess.run([str(part) for part in [*generate, "--seed", "7", "--out", self.folder]], check=True)
        self.rules = score_rules.read(self.peers / "rules.json")
        text, self.left_out = score_rules.checklist(self.rules)
        self.checklist, self.literals = self.folder / "measured.yaml", self.folder / "literals.txt"
        self.checklist.write_text(text, encoding="utf-8")
        phrases = sorted({phrase for rule in self.rules for phrase in rule.get("phrases", [])})
        self.literals.write_text("\n".join(phrases) + "\n", encoding="utf-8")

    def run(self, command, out, cores=None):
        """Seconds by the clock, CPU seconds and MiB at most."""
        command = ["taskset", "-c", cores or self.core, *[str(part) for part in command]]
        with open(self.calls, "rb") as lines, open(out, "wb") as result:
            begun = time.perf_counter()
            process = subprocess.Popen(command, cwd=self.folder, stdin=lines, stdout=result, stderr=subprocess.PIPE)
            err = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode > 1:
            said(f"{command[3]}: {err.decode().strip()[-300:]}")
            return None
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def score(self, checklist, cores=None):
        command = [self.spotcheck, "score", "-", "--checklist", checklist, "--allow-untested"]
        return lambda out: self.run(command, out, cores)

    def compile(self, count=2000):
        """How long a checklist of many phrases takes until it can judge."""
        checklist = self.folder / "many.yaml"
        checklist.write_text(score_rules.many(self.rules, count), encoding="utf-8")
        begun = time.perf_counter()
        command = [self.spotcheck, "score", "-", "--checklist", checklist, "--allow-untested"]
        subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
        return time.perf_counter() - begun

    def peer(self, engine):
        return lambda out: self.run([sys.executable, self.peers / "peers.py", engine, self.calls, "--out", out], os.devnull)

    def commands(self):
        both = ",".join(str(core) for core in sorted(os.sched_getaffinity(0))[:2])
        found = {
            "spotcheck score -": self.score(self.checklist),
            "spotcheck score -, two cores": self.score(self.checklist, both),
            "spotcheck score -, the hotline checklist": self.score("hotline"),
            "sonic-rs alone": lambda out: self.run([self.reference, "parse"], out),
        }
        if shutil.which("rg"):
            command = ["rg", "-o", "-F", "--no-filename", "-N", "-f", self.literals, self.calls]
            found["rg -o -F, literals alone"] = lambda out: self.run(command, out)
        return found | {title: self.peer(engine) for engine, title in ENGINES.items()}


def main():
    args = options()
    bench = Bench(args)
    commands, runs = bench.commands(), {}
    for number in range(args.rounds + 1):
        for title, command in list(commands.items()):
            result = command(bench.folder / f"{title}.out".replace(" ", "-"))
            if result is None:
                said(f"{title}: skipped")
                del commands[title]
            elif number > 0:
                runs.setdefault(title, []).append(result)
    table(runs, args.calls)
    print(f"\na checklist of 2,000 phrases is ready in {bench.compile():.2f} s")
    for rule, why in bench.left_out.items():
        print(f"not compared: {rule}, {why}")
    for engine in ENGINES:
        theirs = bench.folder / f"{ENGINES[engine]}.out".replace(" ", "-")
        if engine in ("pyaho", "hs") and theirs.exists():
            print(f"\nverdicts beside {ENGINES[engine]}:")
            score_verdicts.compare(bench, bench.folder / "spotcheck-score--.out", theirs)
    score_verdicts.planted(bench, bench.folder / "spotcheck-score--.out")


def table(runs, calls):
    """Rates, and the ratios to each command in the same round."""
    own = runs["spotcheck score -"]
    print("| | calls a second | spotcheck is times as fast | by CPU | MiB at most |\n|---|---|---|---|---|")
    for title, each in runs.items():
        faster = statistics.median(other[0] / mine[0] for mine, other in zip(own, each))
        by_cpu = statistics.median(other[1] / mine[1] for mine, other in zip(own, each))
        rate = calls / statistics.median(run[0] for run in each)
        print(f"| {title} | {rate:,.0f} | {faster:.2f} | {by_cpu:.2f} | {max(run[2] for run in each):.0f} |")


def said(text):
    print(text, file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spotcheck", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--peers", type=Path, default=HERE.parent.parent / "shared" / "bench")
    parser.add_argument("--folder", type=Path, default=HERE.parent / "target" / "measured-score")
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--core", type=int, default=min(os.sched_getaffinity(0)))
    args = parser.parse_args()
    if not (args.peers / "gen.py").exists():
        sys.exit(f"no corpus and no peers in {args.peers}; name their folder with --peers")
    return args


if __name__ == "__main__":
    main()

"""Holds spotcheck's verdicts against those of the peers, and against what was planted."""

import json
from collections import Counter, defaultdict

SHOWN = 3


def own(path):
    """Of each call, the verdicts that aren't a pass."""
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            call = json.loads(line)
            found[call["subject"]] = {id: verdict for id, verdict in call["verdicts"].items() if verdict != "pass"}
    return found


def peers(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            call, _, violations = line.rstrip("\n").split("\t")
            yield call, {violation.split(":")[0] for violation in violations.split(",") if violation}


def compare(bench, ours_path, theirs_path):
    """Counts violations that both have (fail or unsure), only we and only they; and shows some of the latter, by rule."""
    ours, counts, calls = own(ours_path), defaultdict(Counter), defaultdict(list)
    for call, theirs in peers(theirs_path):
        mine, theirs = ours.get(call, {}), theirs - bench.left_out.keys()
        for rule in mine.keys() | theirs:
            kind = f"both, {mine[rule]}" if rule in mine and rule in theirs else "only we" if rule in mine else "only they"
            counts[rule][kind] += 1
            if kind.startswith("only") and len(calls[rule, kind]) < SHOWN:
                calls[rule, kind].append(call)
    total = sum(counts.values(), Counter())
    print("  " + ", ".join(f"{kind}: {count:,}" for kind, count in sorted(total.items())))
    for rule in sorted(counts):
        for kind in ("only we", "only they"):
            if counts[rule][kind]:
                print(f"  {rule} {kind}: {counts[rule][kind]:,} ({', '.join(calls[rule, kind])})")


def planted(bench, path):
    """How many of the planted violations are reported, exact ones and those with a filler inside."""
    ours, found, all_of = own(path), Counter(), Counter()
    with open(bench.folder / "truth.ndjson", encoding="utf-8") as lines:
        for line in lines:
            call = json.loads(line)
            for hit in call["hits"]:
                if hit["rule"] in bench.left_out:
                    continue
                verdict = ours[call["call_id"]].get(hit["rule"], "pass")
                kind = "with a filler inside" if hit["hard"] else "exact"
                all_of[kind] += 1
                found[kind, verdict] += 1
    print("\nplanted violations:")
    for kind, count in all_of.items():
        fail, unsure = found[kind, "fail"], found[kind, "unsure"]
        print(f"  {kind}: {count:,}, of which {fail:,} fail, {unsure:,} unsure, {(fail + unsure) / count:.2%} together")

"""The peers' rules as a checklist, so that spotcheck judges by what they judge by."""

import json
from pathlib import Path

HEAD = """checklist: measured
title: Measured
for: calls
sections:
  - title: All
    items:
"""


def where(rule):
    window = f", {rule['window']}: {rule['n']} turns" if rule["window"] != "any" else ""
    return f"{{speaker: {rule['role']}{window}}}"


def words(rule):
    """Phrases in simplified script: traditional script is spotcheck's matter. A `.` of an address or a decimal is not in folded text."""
    if rule["type"] != "regex":
        return json.dumps({"any": rule["simp"]}, ensure_ascii=False)
    return json.dumps({"regex": rule["regex_simp"]}, ensure_ascii=False)


def is_wanted(rule):
    """Whether the rule asks that something is said; otherwise that it is not."""
    return rule["type"] == "required" or rule.get("kind") == "require"


def checklist(rules):
    """The YAML, and the rules that can't be put so, with the reason."""
    text, left_out = HEAD, {}
    for rule in rules:
        if "@" in rule.get("regex", ""):
            left_out[rule["id"]] = "folding leaves no @, so an address can't be told from its words"
            continue
        key = "say" if is_wanted(rule) else "never_say"
        text += f"      - id: {rule['id']}\n        title: {rule['name']}\n        points: {max(rule['weight'], 1)}\n"
        text += f"        severity: normal\n        {key}: {words(rule)}\n        where: {where(rule)}\n"
    return text, left_out


def many(rules, count):
    """A checklist of so many phrases, made of the halves of those that there are."""
    halves = sorted({half for rule in rules for phrase in rule.get("simp", []) for half in (phrase[:3], phrase[3:]) if half})
    pairs = (one + other for one in halves for other in halves if one != other)
    phrases = json.dumps([phrase for _, phrase in zip(range(count), pairs)], ensure_ascii=False)
    item = "      - id: many\n        title: Many\n        points: 1\n        severity: normal\n"
    return f"{HEAD}{item}        never_say: {phrases}\n"


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))

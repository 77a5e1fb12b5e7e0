"""A call list of any size, the same on every machine: the rows of one busy month, 500 agents with uneven shares of the calls.

Rows depend on their chunk of 5,000 and the seed alone, so a list of a million is the beginning of one of ten million.
"""

import datetime
import itertools
import random

CHUNK = 5_000
HEADINGS = "call_id,agent_id,team,customer_id,start_time,duration_s,direction,queue\n"
FIRST = datetime.datetime(2025, 3, 1)


def shares(agents, seed):
    """How the calls are spread over agents, as cumulated weights."""
    rng = random.Random(f"{seed}-ag")
    weights = []
    for _ in range(agents):
        weights.append(rng.lognormvariate(0, 0.5))
        rng.betavariate(1.2, 18), rng.betavariate(22, 2)  # what other uses of this list draw between
    return list(itertools.accumulate(weights))


def chunk(number, rows, agents, seed):
    """The lines of a chunk."""
    cumulated = shares(agents, seed)
    customers = max(1, rows // 3)
    who, what = random.Random(f"{seed}-m-{number}"), random.Random(f"{seed}-t-{number}")
    lines = []
    for row in range(number * CHUNK, min(rows, (number + 1) * CHUNK)):
        agent = who.choices(range(agents), cum_weights=cumulated)[0]
        customer = int(customers * who.random() ** 1.6)
        day = int(who.random() * 31)
        second = int(8 * 3600 + (who.random() + who.random()) / 2 * 13 * 3600)
        start = FIRST + datetime.timedelta(days=day, seconds=second)
        direction = "out" if who.random() < 0.3 else "in"
        queue = int(who.random() * 8)
        team = agent % max(1, agents // 20) + 1
        length = int(60 + what.random() * 540)
        lines.append(
            f"C{row:08d},A{agent + 1:05d},T{team:03d},U{customer:08d},{start.isoformat()},{length},{direction},Q{queue}\n"
        )
    return lines


def _chunk(arguments):
    return "".join(chunk(*arguments))


def write(path, rows, agents=500, seed=7):
    """Writes a list of so many rows as CSV."""
    import multiprocessing

    jobs = ((number, rows, agents, seed) for number in range(-(-rows // CHUNK)))
    with multiprocessing.Pool() as pool, open(path, "w", encoding="utf-8") as out:
        out.write(HEADINGS)
        out.writelines(pool.imap(_chunk, jobs))

"""Writes agreement.json: coefficients of agreement by statsmodels, scikit-learn and krippendorff, for tests/all/agreement.rs.

    pip install statsmodels scikit-learn krippendorff && python tests/data/agreement.py > tests/data/agreement.json

A table is a list of units with one cell a rater, null where that rater gave no rating. A coefficient without a value is null.
Fleiss', Krippendorff's and Cohen's tables are asserted to give what was printed with them.
"""
import hashlib
import itertools
import json
import random
from collections import Counter
from importlib.metadata import version

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa

LEVELS = ("nominal", "ordinal", "interval")

# J. L. Fleiss, Psychological Bulletin 76 (1971), table 1: thirty patients, six diagnoses each, by category
FLEISS = """444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445
333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555""".split()
# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units
KRIPPENDORFF = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
# J. R. Landis, G. G. Koch, Biometrics 33 (1977): multiple sclerosis by two neurologists, patients of Winnipeg and New Orleans; the
# counts are those of K. B. Westlund, L. T. Kurland, American Journal of Hygiene 57 (1953)
WINNIPEG = [[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]
NEW_ORLEANS = [[5, 3, 0, 0], [3, 11, 4, 0], [2, 13, 3, 4], [1, 2, 4, 14]]
# J. Cohen, Psychological Bulletin 70 (1968), table 1: two judges, two hundred cases
COHEN = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]


def given(unit):
    return [cell for cell in unit if cell is not None]


def paired(units):
    return [unit for unit in units if len(given(unit)) >= 2]


def percent(units):
    shares = [np.mean([a == b for a, b in itertools.combinations(given(unit), 2)]) for unit in paired(units)]
    return float(np.mean(shares)) if shares else None


def cohen(units, categories):
    both = [unit for unit in units if None not in unit]
    if len(units[0]) != 2 or len({cell for unit in both for cell in unit}) < 2:
        return None
    table = np.zeros((categories, categories))
    for a, b in both:
        table[a, b] += 1
    found = cohens_kappa(table, return_results=False)
    assert abs(found - cohen_kappa_score(*zip(*both))) < 1e-12
    return float(found)


def fleiss(units, categories):
    rated = [given(unit) for unit in units if given(unit)]
    if len({len(unit) for unit in rated}) != 1 or len(rated[0]) < 2 or len({cell for unit in rated for cell in unit}) < 2:
        return None
    return float(fleiss_kappa(aggregate_raters(np.array(rated), n_cat=categories)[0]))


def alpha(units, categories, level):
    if len({cell for unit in paired(units) for cell in given(unit)}) < 2:
        return None
    data = np.array([[np.nan if cell is None else cell for cell in unit] for unit in units], dtype=float).T
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level, value_domain=list(range(categories))))


def draws(seed):
    """The draws that the program promises: SHA-256 of the seed and a counter, as four numbers of 64 bits."""
    for block in itertools.count():
        digest = hashlib.sha256(seed + block.to_bytes(8, "big")).digest()
        for at in range(0, 32, 8):
            yield int.from_bytes(digest[at:at + 8], "big")


def below(numbers, bound):
    return next(number for number in numbers if number < 2 ** 64 - 2 ** 64 % bound) % bound


def interval(units, value, resamples, seed):
    """Low, high and how many resamples had no value; of the sorted units, each as a list of cells."""
    numbers = draws(seed)
    values = [value([units[below(numbers, len(units))] for _ in units]) for _ in range(resamples)]
    kept = sorted(found for found in values if found is not None)
    rank = (len(kept) + 1) // 40
    assert rank >= 1 and len(kept) >= 0.9 * resamples
    return [kept[rank - 1], kept[-rank], resamples - len(kept)]


def intervals(units, categories, resamples, seed):
    """For a confidence of 95 %."""
    votes = sorted(paired(units), key=lambda unit: sorted(Counter(given(unit)).items()))
    told = {"resamples": resamples, "seed": seed.hex(), "percent": interval(votes, percent, resamples, seed)}
    for level in LEVELS:
        told[level] = interval(votes, lambda sample: alpha(sample, categories, level), resamples, seed)
    if len({len(unit) for unit in map(given, units) if unit}) == 1:
        told["fleiss"] = interval(votes, lambda sample: fleiss(sample, categories), resamples, seed)
    if len(units[0]) == 2:
        pairs = [unit for unit in units if None not in unit]
        pairs = min(sorted(pairs), sorted(unit[::-1] for unit in pairs))
        told["cohen"] = interval(pairs, lambda sample: cohen(sample, categories), resamples, seed)
    return told


def row(name, categories, units, resamples=0):
    told = {"name": name, "categories": categories, "units": units, "percent": percent(units), "cohen": cohen(units, categories),
            "fleiss": fleiss(units, categories), **{level: alpha(units, categories, level) for level in LEVELS}}
    if resamples:
        told["bootstrap"] = intervals(units, categories, resamples, hashlib.sha256(name.encode()).digest())
    return told


def published(name, categories, units, printed, resamples=0):
    told = row(name, categories, units, resamples)
    for coefficient, value in printed.items():
        assert round(told[coefficient], 3) == value, (name, coefficient, told[coefficient])
    return told


def cells(text):
    return [None if cell == "." else int(cell) - 1 for cell in text.replace(" ", "")]


def spread(table):
    return [[a, b] for a, line in enumerate(table) for b, times in enumerate(line) for _ in range(times)]


def noisy(rng, units, raters, categories, right, missing):
    """Raters who find the true category with a probability, else one at random; some ratings are missing."""
    table = []
    for _ in range(units):
        true = rng.randrange(categories)
        rate = lambda: true if rng.random() < right else rng.randrange(categories)
        table.append([None if rng.random() < missing else rate() for _ in range(raters)])
    return table


def main():
    rng = random.Random(1971)
    tables = [
        published("Fleiss 1971", 5, [cells(line) for line in FLEISS], {"fleiss": 0.430}, 199),
        published("Krippendorff 2011", 5, [list(unit) for unit in zip(*map(cells, KRIPPENDORFF))],
                  {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849}, 399),
        row("Landis and Koch 1977, Winnipeg", 4, spread(WINNIPEG), 199),
        row("Landis and Koch 1977, New Orleans", 4, spread(NEW_ORLEANS)),
        published("Cohen 1968", 3, spread(COHEN), {"cohen": 0.492}),
    ]
    for raters, categories, missing in itertools.product((2, 3, 6), (2, 3, 5), (0, 0.3)):
        for right in (0, 0.7, 0.95):
            name = f"{raters} raters, {categories} categories, {right} right, {missing} missing"
            tables.append(row(name, categories, noisy(rng, 25, raters, categories, right, missing)))
    tables.append(row("two raters with gaps, resampled", 3, noisy(rng, 40, 2, 3, 0.6, 0.15), 199))
    tables.append(row("four raters with gaps, resampled", 5, noisy(rng, 40, 4, 5, 0.6, 0.4), 199))
    rare = [[0, 0]] * 10 + [[1, 1]] * 3 + [[0, 1]] * 2
    tables.append(row("a rare category, resampled", 2, rare, 399))
    by = ", ".join(f"{name} {version(name)}" for name in ("statsmodels", "scikit-learn", "krippendorff"))
    print('{"by":%s,\n"tables":[\n%s\n]}' % (json.dumps(by), ",\n".join(json.dumps(told, separators=(",", ":")) for told in tables)))


main()

"""Writes statistics.json: intervals, sizes and powers by SciPy and statsmodels, for tests/all/statistics.rs.

    pip install scipy statsmodels && python tests/data/statistics.py > tests/data/statistics.json
"""
import json
import math

import scipy
import statsmodels
from scipy.stats import binom, hypergeom, norm, t, ttest_ind_from_stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

COUNTS = [(0, 1), (1, 1), (0, 10), (1, 10), (5, 10), (9, 10), (10, 10), (17, 50), (98, 112), (1, 1000), (999, 1000)]


def finite(k, n, population, confidence):
    """Every number of good units whose tail on either side is at least half of 1 - confidence (a tie is not refuted)."""
    half = (1 - confidence) / 2 - 1e-10
    kept = [m for m in range(k, population - (n - k) + 1)
            if hypergeom.sf(k - 1, population, m, n) >= half and hypergeom.cdf(k, population, m, n) >= half]
    return kept[0] / population, kept[-1] / population


def mean(values, population, confidence):
    n = len(values)
    m = sum(values) / n
    s2 = sum((v - m) ** 2 for v in values) / (n - 1)
    reach = t.ppf((1 + confidence) / 2, n - 1) * math.sqrt(s2 / n * (1 - n / population))
    return m, m - reach, m + reach


def stratified(strata, confidence):
    total = sum(p for p, _ in strata)
    m = sum(p / total * sum(v) / len(v) for p, v in strata)
    var = 0
    for p, v in strata:
        n, mv = len(v), sum(v) / len(v)
        s2 = sum((x - mv) ** 2 for x in v) / (n - 1)
        var += (p / total) ** 2 * (1 - n / p) * s2 / n
    reach = norm.ppf((1 + confidence) / 2) * math.sqrt(var)
    return m, m - reach, m + reach


def size(population, reach, confidence):
    n0 = norm.ppf((1 + confidence) / 2) ** 2 * 0.25 / reach ** 2
    return min(population, math.ceil(n0 / (1 + (n0 - 1) / population)))


def equals(value, n, population, confidence):
    """Scores between 0 and 100 of which all the drawn ones were equal: the others, as many as are not refuted, may be anywhere."""
    share, _ = finite(n, n, population, confidence)
    return value * share, 100 - (100 - value) * share


def welch(a, b, confidence):
    """Of the second mean less the first one; each is n, mean, variance."""
    (n1, m1, v1), (n2, m2, v2) = a, b
    found = ttest_ind_from_stats(m2, math.sqrt(v2), n2, m1, math.sqrt(v1), n1, equal_var=False)
    error = math.sqrt(v1 / n1 + v2 / n2)
    freedom = (v1 / n1 + v2 / n2) ** 2 / ((v1 / n1) ** 2 / (n1 - 1) + (v2 / n2) ** 2 / (n2 - 1))
    assert abs(found.statistic - (m2 - m1) / error) < 1e-9
    reach = t.ppf((1 + confidence) / 2, freedom) * error
    return m2 - m1 - reach, m2 - m1 + reach


def moments(n, mean, variance, population, confidence):
    reach = t.ppf((1 + confidence) / 2, n - 1) * math.sqrt(variance / n * (1 - n / population if population else 1))
    return mean - reach, mean + reach


PAIRS = [((70, 100), (90, 100)), ((0, 10), (3, 12)), ((10, 10), (12, 12)), ((56, 70), (48, 80)), ((9, 10), (3, 10)), ((912, 1000), (18, 20))]
MEANS = [((20, 220.0, 421.0), (20, 160.0, 105.0)), ((5, 4.2, 0.7), (900, 4.4, 0.9)), ((3000, 180.0, 8100.0), (2500, 176.0, 6400.0)), ((2, 1.0, 0.5), (2, 3.0, 0.0))]
LARGE = [(2, 3.0, 0.5, None), (30, 4.2, 0.7, 400), (1000, 180.0, 8100.0, None), (1001, 180.0, 8100.0, None), (1002, 180.0, 8100.0, 5000), (4756, 302.1, 30000.0, None), (1_000_000, 5.0, 2.0, None)]

SCORES = [95.2, 87.9, 92.2, 88.3, 99.1, 94.1, 100.0, 93.9, 90.1, 96.4]
out = {
    "by": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}",
    "wilson": [[k, n, c, *proportion_confint(k, n, 1 - c, "wilson")] for k, n in COUNTS for c in (0.9, 0.95, 0.99)],
    "clopper_pearson": [[k, n, c, *proportion_confint(k, n, 1 - c, "beta")] for k, n in COUNTS for c in (0.9, 0.95, 0.99)],
    "hypergeometric": [[k, n, p, c, *finite(k, n, p, c)] for k, n in COUNTS for p in (n, n + 1, n + 35, 1200) for c in (0.9, 0.95)],
    "mean": [[SCORES[:n], p, c, *mean(SCORES[:n], p, c)] for n in (2, 3, 10) for p in (10, 45, 100000) for c in (0.9, 0.95)],
    "stratified": [[[[45, SCORES[:4]], [20, SCORES[4:7]], [3, SCORES[7:]]], 0.95,
                    *stratified([(45, SCORES[:4]), (20, SCORES[4:7]), (3, SCORES[7:])], 0.95)]],
    "equals": [[v, n, p, c, *equals(v, n, p, c)] for v in (0, 87.5, 100) for n, p in ((2, 45), (10, 46), (10, 10)) for c in (0.9, 0.95)],
    "newcombe": [[*a, *b, c, *confint_proportions_2indep(*b, *a, method="newcomb", compare="diff", alpha=1 - c)]
                 for a, b in PAIRS for c in (0.9, 0.95)],
    "welch": [[list(a), list(b), c, *welch(a, b, c)] for a, b in MEANS for c in (0.9, 0.95)],
    "moments": [[n, m, v, p, c, *moments(n, m, v, p, c)] for n, m, v, p in LARGE for c in (0.9, 0.95)],
    "size": [[p, r, c, size(p, r, c)] for p in (1, 10, 45, 500, 100000) for r in (0.05, 0.1) for c in (0.9, 0.95)],
    "miss": [[n, f, p, float(hypergeom.pmf(0, p, f, n))] for n, f, p in ((10, 2, 40), (10, 25, 500), (10, 0, 40), (40, 1, 40), (3, 5, 9))],
    "outscore": [[n, a, b, float(sum(binom.pmf(k, n, a) * binom.cdf(k - 1, n, b) for k in range(n + 1)))]
                 for n, a, b in ((10, 0.8, 0.9), (10, 0.5, 0.5), (50, 0.8, 0.9), (1, 0, 1))],
}
print(json.dumps(out, indent=None, separators=(",", ":")).replace('],"', '],\n"'))

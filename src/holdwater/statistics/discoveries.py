"""Chance, where many things are looked at: tails, and false discoveries."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def drawn_or_more(hits: int, *, drawn: int, marked: int, of: int) -> float:
    """Return the chance of ``hits`` or more marked ones among ``drawn``.

    Drawn without putting back from ``of`` things, ``marked`` of which are marked: the
    upper tail of the hypergeometric distribution, as in Fisher's exact test (Fisher, The
    Design of Experiments, 1935). Raises ValueError where more are drawn or marked than
    there are.
    """
    if not 0 <= drawn <= of or not 0 <= marked <= of:
        raise ValueError(f"{drawn} drawn and {marked} marked of {of}")
    most = min(drawn, marked)
    ways = sum(
        math.comb(marked, k) * math.comb(of - marked, drawn - k)
        for k in range(max(hits, 0), most + 1)
    )
    return ways / math.comb(of, drawn)


def poisson_or_more(hits: int, *, mean: float) -> float:
    """Return the chance of ``hits`` or more where ``mean`` come about on average.

    The upper tail of the Poisson distribution. Raises ValueError where ``mean`` is not
    above 0.
    """
    if mean <= 0:
        raise ValueError(f"a mean of {mean}")
    if hits <= 0:
        return 1.0
    # From the term of ``hits`` upwards: 1 less the rest would lose small chances.
    term = math.exp(hits * math.log(mean) - mean - math.lgamma(hits + 1))
    total, k = 0.0, hits
    while term > total * 1e-16 or k <= mean:
        total += term
        k += 1
        term *= mean / k
    return min(1.0, total)


def q_values(chances: Mapping[Key, float]) -> dict[Key, float]:
    """Return, for each p-value, the share of false ones among all that are as small.

    Benjamini and Hochberg, "Controlling the false discovery rate", Journal of the Royal
    Statistical Society B 57 (1995), 289-300.
    """
    found: dict[Key, float] = {}
    least, many = 1.0, len(chances)
    falling = sorted(chances.items(), key=lambda one: -one[1])
    for place, (key, chance) in enumerate(falling):
        least = min(least, chance * many / (many - place))
        found[key] = least
    return found

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


def hits_or_more(hits: int, *, of: int, share: float) -> float:
    """Return the chance of ``hits`` or more of ``of``, each with the chance ``share``.

    The upper tail of the binomial distribution. Raises ValueError where ``share`` is no
    chance.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share of {share}")
    ways = (
        math.comb(of, k) * share**k * (1 - share) ** (of - k)
        for k in range(max(hits, 0), of + 1)
    )
    return min(1.0, math.fsum(ways))


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

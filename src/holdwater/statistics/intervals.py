"""Intervals about a share, a count and a median, without resampling."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """From where to where."""

    low: float
    high: float


def wilson(hits: int, of: int, *, confidence: float = 0.95) -> Interval:
    """Return the interval about the share ``hits / of``.

    It holds near 0 and 1 and for few trials, where the textbook's does not. Wilson,
    "Probable inference, the law of succession, and statistical inference", Journal of
    the American Statistical Association 22 (1927), 209-212; advised by Brown, Cai and
    DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16
    (2001), 101-133.
    """
    if not 0 <= hits <= of or not of:
        raise ValueError(f"{hits} of {of} is no share")
    z, share = _deviate(confidence), hits / of
    low, high = wilson_end(share, of, -z), wilson_end(share, of, z)
    return Interval(0.0 if hits == 0 else low, 1.0 if hits == of else high)


def wilson_end(share: float, of: int, z: float) -> float:
    """Return where Wilson's interval ends, ``z`` standard errors away (below 0: below)."""
    z2 = z * z
    half = z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return (share + z2 / (2 * of) + half) / (1 + z2 / of)


def poisson(events: int, *, confidence: float = 0.95) -> Interval:
    """Return the exact interval about a count of events that come by themselves.

    Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936),
    437-442. Divide by the time watched for a rate.
    """
    if events < 0:
        raise ValueError(f"{events} is no count")
    tail = _tail(confidence)
    most = events + 20 * math.sqrt(events + 1) + 20
    low = 0.0
    if events:  # as many or more happen with the chance of a tail
        low = _crossing(lambda rate: _gamma_below(events, rate) - tail, most)
    high = _crossing(lambda rate: _gamma_below(events + 1, rate) - (1 - tail), most)
    return Interval(low, high)


def median_places(n: int, *, confidence: float = 0.95) -> tuple[int, int] | None:
    """Return which two of ``n`` ordered values hold the median between them.

    Counted from 0; whatever the distribution. None where all ``n`` are too few, as
    fewer than six are for 95 %. David and Nagaraja, Order Statistics, 3rd ed. (2003),
    section 7.1.
    """
    tail = _tail(confidence)
    place, below = 0, 0
    while place < n:  # exactly: a power of two has no rounding
        below += math.comb(n, place)
        if below > tail * 2**n:
            break
        place += 1
    return (place - 1, n - place) if place else None


def _deviate(confidence: float) -> float:
    return NormalDist().inv_cdf(1 - _tail(confidence))


def _tail(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"{confidence} is no confidence, such as 0.95")
    return (1 - confidence) / 2


def _crossing(rising: Callable[[float], float], most: float) -> float:
    """Find where what rises from below 0 crosses it."""
    low, high = 0.0, most
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


def _gamma_below(a: int, x: float) -> float:
    """Return the regularized lower incomplete gamma function P(a, x).

    It is the chance of ``a`` or more events where ``x`` are expected. By its series
    (DLMF 8.11.4) below a + 1, by its continued fraction (DLMF 8.9.2) above.
    """
    if x <= 0:
        return 0.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1.0 / a
        above = float(a)
        while term > total * 1e-17:
            above += 1
            term *= x / above
            total += term
        return scale * total
    return 1.0 - scale * _upper_fraction(a, x)


def _upper_fraction(a: int, x: float) -> float:
    """Evaluate the fraction of Γ(a, x) by Lentz's method."""
    below = x + 1 - a
    c, d = 1e300, 1 / below
    found = d
    for step in range(1, 10_000):
        part = -step * (step - a)
        below += 2
        d = 1 / _not_zero(part * d + below)
        c = _not_zero(below + part / c)
        found *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return found


def _not_zero(value: float) -> float:
    return value if abs(value) > 1e-300 else 1e-300

"""In what two things are compared: speed, ease, security, cost, use, reliability."""

from __future__ import annotations

import re
from functools import cache

#: In this order: *lower cost of security* is about cost no more than *safer* is.
_SIGNS = {
    "security": r"secur|\bsafe|protect|privacy|private",
    "ease": r"\beas(?:y|ier|iest|ily)|\bsimpl|intuitive|complex|effort|hassle|error prone",
    "cost": r"\bcosts?\b|costly|cheap|\bprice|afford|expensive|spend|\btco\b|economical|\bbills?\b",
    "reliability": r"reliab|availab|uptime|downtime|stabl|stabilit|resilien",
    "use": (
        r"smaller|lighter|\blean|footprint|memory|bandwidth"
        r"|(?<!compliance )(?<!operational )(?<!management )(?<!administrative )overhead|\bnoise|densit"
        r"|consumption|energy|\bpower\b|greener|resource"
    ),
    "speed": (
        r"\bfast|quick|speed|performan|throughput|latency|\blag\b|outperform|slower"
        r"|outpace|response"
    ),
}

#: What is no money, whatever it is said to cost.
_NO_MONEY = r"planet|environment|climate|carbon|emission|\bnature"


#: What there may be to compare in.
DIMENSIONS = frozenset(_SIGNS)


@cache
def _sign(name: str) -> re.Pattern[str]:
    return re.compile(_SIGNS[name])


@cache
def _no_money() -> re.Pattern[str]:
    return re.compile(_NO_MONEY)


def dimension_of(words: str, around: str = "") -> str | None:
    """Tell in what lower-case words compare; None where they do not tell.

    ``around`` is the sentence they stand in: a *cost to our planet* is no money.
    """
    for name in _SIGNS:
        if _sign(name).search(words) and not (
            name == "cost" and _no_money().search(around)
        ):
            return name
    return None

"""A sentence of more than 35 words."""

from __future__ import annotations

import math

from holdwater.model.claim import Candidate
from holdwater.rules.coded.long_sentence import VERY_LONG, strike_between
from holdwater.rules.shapes import Matches, Strike


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on what is too much of a very long sentence."""
    return strike_between(candidate, VERY_LONG, math.inf)

"""How a claim stands, in plain words: its verdict, and what the copy makes of it."""

from __future__ import annotations

from holdwater.pages.claims.dossier import Dossier
from holdwater.pages.claims.words import BORNE_OUT, VERDICTS, Verdict


def standing(one: Dossier) -> Verdict:
    """Name how a claim stands today."""
    plain = VERDICTS[one.verdict.verdict]
    if not one.verdict.holds:
        return plain
    if one.verdict.measured is None:  # nothing was reckoned, and none may think so
        plain = plain._replace(means=BORNE_OUT)
    if one.conflicts:
        return plain._replace(title="Holds, and is said otherwise", tone="open")
    if one.verdict.flags:
        return plain._replace(title="Holds, with something to know")
    return plain

"""Which statements of a document cost most trust.

What a statement costs is

    gravity x confidence x prominence x repetition

*Gravity* is that of its gravest kind that is told, and a little more for each other
one: at the top stands what a single case disproves, what the reader would answer for,
ranks, and figures without a source; at the bottom fashion and hurry. Praise that
nothing could settle counts half: a reader skips it and goes on. *Confidence* is that of
the judgement. *Prominence*: a title is read by everybody, a footnote by few.
*Repetition*: what is said again is meant. The numbers only order the statements; they
are nobody's measurement, and no report shows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from holdwater.model.claim import KINDS
from holdwater.model.report import Pick
from holdwater.model.verdict import ATTENTION, Finding, Judged
from holdwater.text.patterns import fold

#: How many statements are picked.
MOST = 5

#: How grave each kind is, and what makes it cost trust.
GRAVITY = {
    "superlative": (0.9, "a rank, and nothing says among whom"),
    "absolute": (0.95, "one exception disproves it"),
    "comparison": (0.85, "nobody can repeat the comparison"),
    "quantity": (0.9, "a figure that leads to no source"),
    "outcome": (0.65, "a result the reader would have to bring about"),
    "ease": (0.6, "it is the reader's effort that is called small"),
    "authority": (0.7, "witnesses that cannot be asked"),
    "assurance": (1.0, "if it fails, the reader answers for it"),
    "novelty": (0.4, "does not say what is new"),
    "buzz": (0.3, "says nothing that could be checked"),
    "pressure": (0.5, "hurries the reader where it should inform"),
}

#: For each further kind that is told.
FURTHER_KIND = 0.1

#: Praise counts half, and costs trust for one reason, whatever its kind.
PRAISE_SHARE = 0.5
PRAISE = "praise that no evidence could settle"
_OWN_REASON = frozenset(("novelty", "buzz", "pressure"))

#: Where no rule is graver than a warning.
WARNING_SHARE = 0.9

#: Where no words in particular are meant, but the statement as a whole.
WHOLE_SHARE = 0.8

#: So many statements are the first that a reader meets.
FIRST = 5

#: For each time that the same words stand again, up to a most.
AGAIN = 0.2
MOST_AGAIN = 1.6


class _Place(NamedTuple):
    weight: float
    words: str


_TITLE = _Place(1.5, "in the title")
_FIRST_HEADING = _Place(1.5, "in the first heading")
_HEADING = _Place(1.25, "in a heading")
_OPENING = _Place(1.25, "among the first lines")
_ASIDE = _Place(0.8, "")
_ORDINARY = _Place(1.0, "")

#: Blocks that a reader in a hurry passes over.
_ASIDES = frozenset(("caption", "cell", "footnote", "image", "navigation"))


def costliest(judged: Sequence[Judged]) -> tuple[Pick, ...]:
    """Pick up to `MOST` doubted statements, those first that cost most trust.

    The same words are picked once, where they stand first. Of two that cost the same,
    the one that stands earlier comes first.
    """
    places = zip(judged, _places(judged), strict=True)
    doubted = [(one, place) for one, place in places if _told(one)]
    times = Counter(_words(one) for one, _ in doubted)
    first: dict[str, tuple[float, Pick]] = {}
    for one, place in doubted:
        words = _words(one)
        if words not in first:
            first[words] = _priced(one, place, times[words])
    ranked = sorted(first.values(), key=lambda priced: -priced[0])
    return tuple(pick for _, pick in ranked[:MOST])


def _told(judged: Judged) -> list[Finding]:
    """Return the open findings of a doubted statement that name a kind."""
    if judged.standing not in ATTENTION:
        return []
    return [
        finding
        for finding in judged.findings
        if finding.kinds and finding.level != "note" and finding.suppressed is None
    ]


def _words(judged: Judged) -> str:
    """Return what a statement says, however it is set."""
    return fold(judged.statement.text).strip(" .,:;!?…")


def _priced(judged: Judged, place: _Place, times: int) -> tuple[float, Pick]:
    told = _told(judged)
    kinds = {kind for finding in told for kind in finding.kinds}
    gravest = max((k for k in KINDS if k in kinds), key=lambda kind: GRAVITY[kind][0])
    gravity, reason = GRAVITY[gravest]
    cost = gravity + FURTHER_KIND * (len(kinds) - 1)
    if judged.standing == "puffery":
        cost *= PRAISE_SHARE
        reason = reason if gravest in _OWN_REASON else PRAISE
    if all(finding.level != "error" for finding in told):
        cost *= WARNING_SHARE
    whole = len(judged.statement.text)
    if all(f.words.end - f.words.start == whole for f in told):
        cost *= WHOLE_SHARE
    cost *= 1.0 if judged.confidence is None else judged.confidence
    cost *= place.weight * min(MOST_AGAIN, 1 + AGAIN * (times - 1))
    again = "" if times == 1 else f"said {times} times"
    where = ", ".join(part for part in (place.words, again) if part)
    why = f"{where}: {reason}" if where else reason
    return cost, Pick(judged=judged, name=gravest, why=why)


def _places(judged: Sequence[Judged]) -> list[_Place]:
    """Tell for each statement how many readers will meet it."""
    places: list[_Place] = []
    met, has_heading = 0, False
    for one in judged:
        kind = one.statement.block.kind
        if kind in _ASIDES:
            places.append(_ASIDE)
            continue
        met += 1
        if kind == "title":
            places.append(_TITLE)
        elif kind == "heading":
            places.append(_HEADING if has_heading else _FIRST_HEADING)
            has_heading = True
        else:
            places.append(_OPENING if met <= FIRST else _ORDINARY)
    return places

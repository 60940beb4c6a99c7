"""A comparison whose other side is missing or cannot be found.

Fills ``baseline`` with what stands after *than* (or *unlike*, *compared to*), so
that the question names it: "Which MySQL version and configuration?" Where it names no
version it is the ``product`` as well.
"""

from __future__ import annotations

from bisect import bisect_left

from holdwater.model.claim import Candidate
from holdwater.model.span import Span, Spans
from holdwater.rules.shapes import Matches, Strike
from holdwater.text.later import later
from holdwater.text.names import name_at
from holdwater.text.patterns import Found

#: What a reader chooses, or sets, among kinds of the same: *a smaller instance*.
_CHOSEN = frozenset(
    """batch batches buffer disk disks font instance instances interval intervals
    machine machines plan plans refresh schedule schedules screen screens tier tiers updates
    chunks group groups instead part parts pieces portion scale steps subset team teams version versions
    """.split()
)

#: Who gets better at it on the other side is feared, and compared with nobody.
_FEARED = later(r"\b(?:hackers|attackers|attacks|criminals|threats|scams|bots)\b")

#: Where the part of a sentence ends in which somebody is feared.
_STOP = later(r"[.;,]")

#: What has beats is no rival: *the beats of a clock*.
_BEATS = later(r".*\b(?:her|his|its|of|per|the|their) beats$")

_WORD = later(r"\w+")

#: No word that tells so stands further off.
_BEFORE = 8

#: No word that is chosen stands further off.
_NEAR = 200

_OPENERS = (
    "than ",
    "unlike ",
    "compared to ",
    "compared with ",
    "versus ",
    "outperform ",
    "outperforms ",
    "outperformed ",
)


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on the longest comparison found, with its baseline if it is named."""
    feared = _feared(candidate.folded)
    hits = [
        m
        for m in matches
        if m.payload == "words"
        and not _is_chosen(candidate.folded, m.end)
        and not _BEATS.match(candidate.folded, max(0, m.start - _BEFORE), m.end)
        and not (feared and feared.meet(Span(m.start, m.start + 1)))
    ]
    if not hits:
        return None
    best = max(hits, key=lambda m: (m.end - m.start, -m.start))
    if _explains(candidate.folded, best) or _announces(candidate, best):
        return None
    text = candidate.statement.text
    fills = []
    baseline = _baseline(candidate)
    if baseline:
        fills.append(("baseline", baseline))
        if not any(c.isdigit() for c in baseline):
            fills.append(("product", baseline))
    start = best.start
    for figure in candidate.quantities:
        if figure.unit in ("%", "x") and 0 <= best.start - figure.span.end <= 2:
            start = figure.span.start
            fills.append(("figure", text[start : figure.span.end]))
    return Strike(Span(start, best.end), (("match", text[start : best.end]), *fills))


def _feared(folded: str) -> Spans | None:
    """Tell behind which words somebody is feared: up to where that part ends."""
    names = [found.end() for found in _FEARED.finditer(folded)]
    if not names:
        return None
    stops = [found.start() for found in _STOP.finditer(folded)]
    return Spans(
        [
            Span(end, (*stops[bisect_left(stops, end) :][:1], len(folded))[0] + 1)
            for end in names
        ]
    )


def _announces(candidate: Candidate, found: Found[str]) -> bool:
    """Say whether a heading names two sides and says nothing of either: *A versus B*."""
    words = candidate.folded[found.start : found.end]
    is_title = candidate.statement.block.kind in ("heading", "title")
    return is_title and words in ("versus", "vs")


#: The other side stands in the sentence before, or is nothing at all.
_TOLD_BEFORE = later(r" than (?:nothing|that|these|this|those)\b")

#: A rule of thumb has its other side: *the simpler it is*, the better.
_THE_MORE = later(
    r".*\bthe (?:more \w+|\w+er) (?:it|they|you|that|this|these|a|an|the)\b"
)


def _explains(folded: str, found: Found[str]) -> bool:
    """Say whether nobody need ask: *faster, because the page is cached*, *than that*."""
    return (
        " because " in folded
        or _TOLD_BEFORE.match(folded, found.end) is not None
        or _THE_MORE.match(folded) is not None
    )


def _baseline(candidate: Candidate) -> str | None:
    """Read the name after *than*; None where it names nobody in particular."""
    for opener in _OPENERS:
        at = candidate.folded.find(opener)
        if at < 0 or (at and candidate.folded[at - 1].isalnum()):
            continue
        name = name_at(candidate.statement.text, at + len(opener))
        if name and not name.endswith(" Law"):  # *faster than Moore's Law*
            return _of_whom(name)
    # "twice as fast as Globex"
    twice = candidate.folded.find("twice as ")
    at = candidate.folded.find(" as ", twice + 9)
    return name_at(candidate.statement.text, at + 4) if twice >= 0 and at >= 0 else None


def _of_whom(name: str) -> str:
    """Leave out the sign of a genitive: *Globex's* version is that of *Globex*."""
    return name.removesuffix("'s").removesuffix("’s")


def _is_chosen(folded: str, end: int) -> bool:
    """Say whether the comparison tells kinds of a thing apart: *faster updates*."""
    after = _WORD.search(folded, end, end + _NEAR)
    return after is not None and after[0] in _CHOSEN

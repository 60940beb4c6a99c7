"""Which statements of a document cost most trust.

What a statement costs is

    gravity x confidence x prominence x repetition

*Gravity* is that of its gravest kind that is told, and a little more for each other
one: at the top stands what a single case disproves, what the reader would answer for,
ranks, and figures without a source; at the bottom fashion and hurry. Praise that
nothing could settle counts half: a reader skips it and goes on; so does a statement in
which no words in particular are meant. What only says what a word means, or lists, is
seldom the worst of a page. *Confidence* is that of the judgement. *Prominence*: a title
is read by everybody, a footnote by few. *Repetition*: what is said again is meant. The
numbers only order the statements; they are nobody's measurement, and no report shows
them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from holdwater.model.claim import KINDS
from holdwater.model.report import Pick
from holdwater.model.rule import LEVELS
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
    "assurance": (1.0, "the reader is blamed where it does not hold"),
    "novelty": (0.4, "does not say what is new"),
    "buzz": (0.3, "says nothing that could be checked"),
    "pressure": (0.5, "hurries the reader where it should inform"),
}

#: What makes a rule's own words cost trust, where its kind would say too much of them.
REASONS = {
    "quiet-superlative": "puts itself above others, and nothing says by what",
    "empty-superlative": "praise that no evidence could settle",
    "industry-standard": "a standard, and nothing says who made it one",
    "versus-legacy": "an opponent without a name cannot answer",
    "better-adjective": "better than what, nothing says",
    "quiet-comparison": "better than what, nothing says",
    "cheaper-claim": "a price compared, and the other one is missing",
    "benchmark-name": "a test is named, and its result cannot be looked up",
    "uptime-claim": "an availability, and nothing says how it is counted",
    "leader-claim": "a place in a market, and nothing says who counted",
    "partner-badge": "a badge, and nothing says what was asked for it",
    "award-claim": "an award, and nothing says who gave it for what",
    "expert-self-praise": "the writer is the only witness",
    "as-seen-in": "names, and nothing says what they said",
    "nameless-study": "a study that nobody can look up",
    "track-record-figure": "a record, and nothing says how it is counted",
    "production-proven": "proven, and nothing says where",
    "testimonial": "one customer's words, chosen by the vendor",
    "only-one": "rules out all others, and nothing says who looked",
    "quiet-absolute": "leaves no exception",
    "any-and-all": "takes them all in, and shows no list",
    "everything-you-need": "leaves nothing out, and shows no list",
    "quiet-authority": "witnesses who are not named",
    "eliminates-the-need": "says what goes away, and not what takes its place",
    "grade-word": "a grade that nobody gives",
    "fully-open": "open, and nothing says under which licence",
}

#: The reason for a quantity that is told in words: *millions of events*.
IN_ROUND_WORDS = "a size or speed in round words, and nobody measured it here"

#: What such words and grades cost: anybody's product works *in real time*.
ROUND_SHARE = 0.75

#: For each further kind that is told.
FURTHER_KIND = 0.1

#: Praise counts half, and costs trust for one reason, whatever its kind.
PRAISE_SHARE = 0.5
PRAISE = "praise that no evidence could settle"
_OWN_REASON = frozenset(("novelty", "buzz", "pressure"))

#: Where no rule is graver than a warning.
WARNING_SHARE = 0.9

#: Where no words in particular are meant, but the statement as a whole.
WHOLE_SHARE = 0.7

#: Where a statement says what a word means, or lists so many things.
DEFINING_SHARE = 0.4
LISTING_SHARE = 0.75
MANY_LISTED = 4

#: Two statements that share so much of their words say the same.
SAME_SHARE = 0.8

#: So many statements are the first that a reader meets.
FIRST = 5

#: For each time that the same words stand again, up to a most.
AGAIN = 0.2
MOST_AGAIN = 1.6


class _Place(NamedTuple):
    weight: float
    words: str


_TITLE = _Place(1.3, "in the title")
_DESCRIPTION = _Place(1.15, "in the description")
_FIRST_HEADING = _Place(1.3, "in the first heading")
_HEADING = _Place(1.15, "in a heading")
_OPENING = _Place(1.15, "among the first lines")
_ASIDE = _Place(0.8, "")
_ORDINARY = _Place(1.0, "")

#: Registers of labels and invitations, from this weight on.
_ELSEWHERE = frozenset(("invitation", "navigation"))
_SURE = 0.5

#: Blocks that a reader in a hurry passes over.
_ASIDES = frozenset(("caption", "cell", "footnote", "image", "navigation"))


def costliest(judged: Sequence[Judged]) -> tuple[Pick, ...]:
    """Pick up to `MOST` doubted statements, those first that cost most trust.

    The same words are picked once, where they stand first, and of two statements that
    are all but the same the dearer one. Of two that cost the same, the one that stands
    earlier comes first.
    """
    return tuple(pick for _, pick in dearest(priced(judged)))


def priced(judged: Sequence[Judged]) -> list[tuple[float, Pick]]:
    """Return the doubted statements of a document, each once, with what they cost."""
    places = zip(judged, _places(judged), strict=True)
    doubted = [(one, place) for one, place in places if _told(one)]
    times = Counter(_words(one) for one, _ in doubted)
    first: dict[str, tuple[float, Pick]] = {}
    for one, place in doubted:
        words = _words(one)
        if words not in first:
            first[words] = _priced(one, place, times[words])
    return list(first.values())


def dearest(some: Iterable[tuple[float, Pick]]) -> list[tuple[float, Pick]]:
    """Return up to `MOST` of them, the dearest first; what is the same is told once."""
    picked: list[tuple[float, Pick]] = []
    for cost, pick in sorted(some, key=lambda one: -one[0]):
        if not any(_is_same(pick, other) for _, other in picked):
            picked.append((cost, pick))
        if len(picked) == MOST:
            break
    return picked


def _is_same(one: Pick, other: Pick) -> bool:
    """Say whether two statements are made of all but the same words."""
    some, others = (
        set(re.findall(r"\w+", _words(pick.judged))) for pick in (one, other)
    )
    return len(some & others) >= SAME_SHARE * len(some | others)


def _told(judged: Judged) -> list[Finding]:
    """Return the open findings of a doubted statement that name a kind.

    What leads elsewhere and what invites costs little, whatever its words.
    """
    if judged.standing not in ATTENTION or _leads_elsewhere(judged):
        return []
    return [
        finding
        for finding in judged.findings
        if finding.kinds and finding.level != "note" and finding.suppressed is None
    ]


def _leads_elsewhere(judged: Judged) -> bool:
    return any(
        s.family == "register" and s.name in _ELSEWHERE and s.weight >= _SURE
        for s in judged.signals
    )


def _words(judged: Judged) -> str:
    """Return what a statement says, however it is set."""
    return fold(judged.statement.text).strip(" .,:;!?…")


def _priced(judged: Judged, place: _Place, times: int) -> tuple[float, Pick]:
    told = _told(judged)
    kinds = {kind for finding in told for kind in finding.kinds}
    worst = max(told, key=_gravity)
    gravest = _gravest(worst)
    cost = GRAVITY[gravest][0] + FURTHER_KIND * (len(kinds) - 1)
    reason = _reason(worst, gravest, judged.statement.text)
    if judged.statement.block.kind == "quote":
        reason = REASONS["testimonial"]
    if judged.standing == "puffery":
        cost *= PRAISE_SHARE
        reason = reason if gravest in _OWN_REASON else PRAISE
    if reason == IN_ROUND_WORDS or worst.rule == "grade-word":
        cost *= ROUND_SHARE
    cost *= _share_of_form(judged.statement.text)
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


def _gravest(finding: Finding) -> str:
    named = (kind for kind in KINDS if kind in finding.kinds)
    return max(named, key=lambda kind: GRAVITY[kind][0])


def _gravity(finding: Finding) -> tuple[float, int]:
    """Order findings: by their gravest kind, then by how surely words are meant."""
    return GRAVITY[_gravest(finding)][0], LEVELS.index(finding.level)


def _reason(finding: Finding, kind: str, text: str) -> str:
    """Say what a finding's own words cost trust by."""
    words = text[finding.words.start : finding.words.end]
    if kind == "quantity" and not any(c.isdigit() for c in words):
        return REASONS.get(finding.rule, IN_ROUND_WORDS)
    return REASONS.get(finding.rule, GRAVITY[kind][1])


def _share_of_form(text: str) -> float:
    """Count what only says what a word means, or lists, for less."""
    if _definition().match(fold(text)):
        return DEFINING_SHARE
    return LISTING_SHARE if text.count(",") >= MANY_LISTED else 1.0


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(
        r"(?:[\w()/&]++ ){1,6}(?:means|refers to|is defined as|stands for"
        r"|is (?:the|a|an) (?:\w+ )?(?:process|practice|ability|act|discipline|way|method|set) of)\b"
    )


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
        elif kind == "metadata":
            places.append(_DESCRIPTION)
        elif kind == "heading":
            places.append(_HEADING if has_heading else _FIRST_HEADING)
            has_heading = True
        else:
            places.append(_OPENING if met <= FIRST else _ORDINARY)
    return places

"""The few shapes a rule may take. A pack holds words; the logic is here.

``wording``  one of ``words`` stands in the statement; or one of ``first``, or of
             ``verbs`` in any form, and at most ``within`` words later one of ``then``.
             Not where one of ``unless`` stands on the same words. Questions may
             name ``{name}``, the proper name that follows, or ``{by}``, the same
             where it follows *by* or *at*.
``learned``  no words: reported where the learned part alone accuses of its kind.
``coded``    ``words`` are looked for, and ``rules/coded/MODULE.py`` decides. Where it
             ``waits_for`` words or figures it is not asked without them.
``replacing``  ``words``, ``nouns`` and ``verbs`` are tables: what stands in the
             statement, and what may stand in its place. ``unless`` as in *wording*.
``acting``   one of ``verbs`` before one of ``acts``, a table: *make a decision*,
             and the verb that was meant, *decide*.
``naming``   ``names`` is a table: how a name is written, and what it is mistaken for.
             Strikes where it stands otherwise, in other capitals too.
``document`` ``rules/coded/MODULE.py`` looks at all statements of a document at once.

A shape turns a pattern into literals with a role each, when packs are compiled,
and strikes on what was found of them in one statement, when a page is judged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from holdwater.extensions import load
from holdwater.model.claim import Candidate
from holdwater.model.span import Span, Spans
from holdwater.rules.naming import naming, naming_phrases
from holdwater.rules.rewording import (
    acting,
    acting_phrases,
    replacing,
    replacing_phrases,
)
from holdwater.rules.strikes import Matches, Phrases, Strike
from holdwater.text.names import name_after
from holdwater.text.patterns import Found, expand, inflect

__all__ = ["SHAPES", "Matches", "Phrases", "Shape", "Strike"]

#: No word between two that belong together is longer than this.
_LONGEST = 1_000

#: What a rule may wait for before it looks at a statement.
NOTHING = "nothing"
WAITS_FOR = ("words", "figures", "words and figures", "words or figures", NOTHING)


class Shape(NamedTuple):
    """``keys`` are the pattern's fields; ``waits_for`` is what has to be found first.

    A shape that ``rewords`` tells what to say for the words it strikes: of two
    strikes on the same words the longer is told. One with ``strike_all`` looks at
    the statements of a document together, and yields the index of one with each
    strike.
    """

    keys: frozenset[str]
    phrases: Callable[[Mapping[str, Any]], Phrases]
    strike: Callable[[Mapping[str, Any], Matches, Candidate], Sequence[Strike]]
    waits_for: Callable[[Mapping[str, Any]], str] = lambda _: "words"
    rewords: bool = False
    strike_all: (
        Callable[[Mapping[str, Any], Sequence[Candidate]], Iterable[tuple[int, Strike]]]
        | None
    ) = None


def _wording_phrases(pattern: Mapping[str, Any]) -> Phrases:
    verbs = [
        ("{" + "|".join(inflect(verb)) + "}", "first")
        for listed in pattern.get("verbs", ())
        for verb in expand(listed)
    ]
    return verbs + [
        (phrase, role)
        for role in ("words", "unless", "first", "then")
        for phrase in pattern.get(role, ())
    ]


def _strike_wording(
    pattern: Mapping[str, Any], matches: Matches, candidate: Candidate
) -> Sequence[Strike]:
    roles = {m.payload for m in matches}
    spans = []
    if "words" in roles:
        spans += [Span(m.start, m.end) for m in matches if m.payload == "words"]
    if "first" in roles and "then" in roles:
        text = candidate.statement.text
        free = [m for m in matches if not _is_joined(text, m)]
        spans += _pairs(free, candidate.folded, pattern.get("within", 0))
    if "unless" in roles:
        barred = Spans([Span(m.start, m.end) for m in matches if m.payload == "unless"])
        spans = [span for span in spans if not barred.meet(span)]
    if not spans:
        return ()
    longest = max(spans, key=lambda span: (span.end - span.start, -span.start))
    name = name_after(candidate.statement.text, longest.end)
    if not name:
        return (Strike(longest),)
    before = candidate.folded[
        longest.start : candidate.statement.text.find(name, longest.end)
    ]
    is_by = before.rstrip().endswith((" by", " at"))
    fills = (("name", name), ("by", name)) if is_by else (("name", name),)
    return (Strike(longest, fills),)


def _pairs(matches: Matches, folded: str, within: int) -> list[Span]:
    """Join each opening word with the first closing word that follows it."""
    closing = _by_start([m for m in matches if m.payload == "then"])
    starts = [m.start for m in closing]
    found = []
    for opening in matches:
        if opening.payload != "first":
            continue
        at = bisect_left(starts, opening.end)
        if at < len(closing) and _is_within(folded, opening.end, starts[at], within):
            found.append(Span(opening.start, closing[at].end))
    return found


def _is_joined(text: str, match: Found[str]) -> bool:
    """Say whether an opening word is half of another: *memory-optimized performance*."""
    return match.payload == "first" and text[: match.start].endswith(("-", "‑"))


def _by_start(matches: Matches) -> Matches:
    return sorted(matches, key=lambda m: (m.start, -m.end))


def _is_within(folded: str, start: int, end: int, words: int) -> bool:
    if end - start > _LONGEST * (words + 1):
        return False
    between = folded[start:end]
    return len(between.split()) <= words and not any(c in between for c in ".;:")


def _coded_waits_for(pattern: Mapping[str, Any]) -> str:
    waits_for: str = pattern.get("waits_for", NOTHING)
    if waits_for not in WAITS_FOR:
        raise ValueError(f"waits_for is {waits_for!r}, not one of {WAITS_FOR}")
    return waits_for


def _coded_phrases(pattern: Mapping[str, Any]) -> Phrases:
    return [(phrase, "words") for phrase in pattern.get("words", ())]


def _strike_coded(
    pattern: Mapping[str, Any], matches: Matches, candidate: Candidate
) -> Sequence[Strike]:
    struck = _coded(pattern["module"])(candidate, matches)
    return (struck,) if struck else ()


@cache
def _coded(module: str) -> Callable[[Candidate, Matches], Strike | None]:
    strike: Callable[[Candidate, Matches], Strike | None] = load(
        f"holdwater.rules.coded.{module}:strike"
    )
    return strike


def _strike_document(
    pattern: Mapping[str, Any], candidates: Sequence[Candidate]
) -> Iterable[tuple[int, Strike]]:
    strike_all: Callable[..., Iterable[tuple[int, Strike]]] = load(
        f"holdwater.rules.coded.{pattern['module']}:strike_all"
    )
    return strike_all(pattern, candidates)


def _no_phrases(_: Mapping[str, Any]) -> Phrases:
    return []


def _never_strike(
    _: Mapping[str, Any], __: Matches, ___: Candidate
) -> Sequence[Strike]:
    return ()


SHAPES = {
    "wording": Shape(
        frozenset({"words", "unless", "verbs", "first", "then", "within"}),
        _wording_phrases,
        _strike_wording,
    ),
    "coded": Shape(
        frozenset({"module", "words", "waits_for"}),
        _coded_phrases,
        _strike_coded,
        waits_for=_coded_waits_for,
    ),
    "learned": Shape(frozenset(), _no_phrases, _never_strike),
    "replacing": Shape(
        frozenset({"words", "nouns", "verbs", "unless"}),
        replacing_phrases,
        replacing,
        rewords=True,
    ),
    "acting": Shape(frozenset({"verbs", "acts"}), acting_phrases, acting, rewords=True),
    "naming": Shape(
        frozenset({"names", "unless"}), naming_phrases, naming, rewords=True
    ),
    "document": Shape(
        frozenset({"module", "everyday", "ordinary", "meanings"}),
        _no_phrases,
        _never_strike,
        strike_all=_strike_document,
    ),
}

"""The few shapes a rule may take. A pack holds words; the logic is here.

``wording``  one of ``words`` stands in the statement; or one of ``first``, or of
             ``verbs`` in any form, and at most ``within`` words later one of ``then``.
             Not where one of ``unless`` stands on the same words. Questions may
             name ``{name}``, the proper name that follows.
``learned``  no words: reported where the learned part alone accuses of its kind.
``coded``    ``words`` are looked for, and ``rules/coded/MODULE.py`` decides.

A shape turns a pattern into literals with a role each, when packs are compiled,
and strikes on what was found of them in one statement, when a page is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from holdwater.extensions import load
from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.text.names import name_after
from holdwater.text.patterns import Found, expand, inflect


class Strike(NamedTuple):
    """Where a rule struck, and the words its questions name."""

    span: Span
    fills: tuple[tuple[str, str], ...] = ()


Phrases = list[tuple[str, str]]
Matches = Sequence[Found[str]]


class Shape(NamedTuple):
    """``keys`` are the pattern's fields; ``always`` shapes need nothing found."""

    keys: frozenset[str]
    phrases: Callable[[Mapping[str, Any]], Phrases]
    strike: Callable[[Mapping[str, Any], Matches, Candidate], Strike | None]
    always: bool = False


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
) -> Strike | None:
    barred = [m for m in matches if m.payload == "unless"]
    spans = [Span(m.start, m.end) for m in matches if m.payload == "words"]
    spans += _pairs(matches, candidate.folded, pattern.get("within", 0))
    spans = [
        span
        for span in spans
        if not any(span.start < m.end and m.start < span.end for m in barred)
    ]
    if not spans:
        return None
    longest = max(spans, key=lambda span: (span.end - span.start, -span.start))
    name = name_after(candidate.statement.text, longest.end)
    return Strike(longest, (("name", name),) if name else ())


def _pairs(matches: Matches, folded: str, within: int) -> list[Span]:
    """Join each opening word with the first closing word that follows it."""
    closing = _by_start([m for m in matches if m.payload == "then"])
    return [
        Span(opening.start, following.end)
        for opening in matches
        if opening.payload == "first"
        for following in [next((m for m in closing if m.start >= opening.end), None)]
        if following and _is_within(folded, opening.end, following.start, within)
    ]


def _by_start(matches: Matches) -> Matches:
    return sorted(matches, key=lambda m: (m.start, -m.end))


def _is_within(folded: str, start: int, end: int, words: int) -> bool:
    between = folded[start:end]
    return len(between.split()) <= words and not any(c in between for c in ".;:")


def _coded_phrases(pattern: Mapping[str, Any]) -> Phrases:
    return [(phrase, "words") for phrase in pattern.get("words", ())]


def _strike_coded(
    pattern: Mapping[str, Any], matches: Matches, candidate: Candidate
) -> Strike | None:
    strike: Callable[[Candidate, Matches], Strike | None] = load(
        f"holdwater.rules.coded.{pattern['module']}:strike"
    )
    return strike(candidate, matches)


def _no_phrases(_: Mapping[str, Any]) -> Phrases:
    return []


def _never_strike(_: Mapping[str, Any], __: Matches, ___: Candidate) -> Strike | None:
    return None


SHAPES = {
    "wording": Shape(
        frozenset({"words", "unless", "verbs", "first", "then", "within"}),
        _wording_phrases,
        _strike_wording,
    ),
    "coded": Shape(
        frozenset({"module", "words"}), _coded_phrases, _strike_coded, always=True
    ),
    "learned": Shape(frozenset(), _no_phrases, _never_strike),
}

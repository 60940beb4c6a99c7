"""An acronym that is explained neither where it is first used nor before.

*Multi-factor authentication (MFA)*, *MFA (a second check)* and *MFA means …* explain
it; so do the words it is short for, wherever they stand before. Each acronym is told
of once, in the text rather than in a heading. Everyday ones, names of firms and
products, units and reference numbers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Strike
from holdwater.text.plain_words import opens, stands_in_a_name

_HEADINGS = frozenset({"heading", "title", "navigation"})

#: Words that an acronym may leave out.
_SMALL = r"(?:(?:of|and|the|for)[\s-]+)*"

#: Words of sentences, and of no names: *privileged accounts must* is no PAM.
_NO_NAMES = (
    "are|can|could|did|does|had|has|have|may|might|must|not|shall|should|that|this|was"
    "|were|when|where|which|while|who|will|with|would|you|your"
)

#: How many words of the statement that explains are quoted.
_QUOTED = 7


class _Use(NamedTuple):
    at: int
    span: Span


@cache
def _acronyms() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w&])(?:(?=[A-Z0-9&]*[A-Z][A-Z0-9&]*[A-Z])[A-Z0-9&]{2,6}s?"
        r"|[A-Z][a-zA-Z]{1,3}[A-Z])(?!\w)"
    )


@cache
def _defining() -> re.Pattern[str]:
    return re.compile(
        r",? ?(?:,? (?:which )?(?:stands|is short|short) for\b| (?:which )?means?\b"
        r"|,? (?:that is|in other words)\b|,? (?:is|are) (?:an?|the|our|your)\b"
        r"|,? or (?:an?|the|our)\b|\s?(?:[:–—]|-) (?:an?|the|our|your)\b)",
        re.IGNORECASE,
    )


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:called|named|known as|abbreviated(?: as| to)?|short for|aka|"
        r"in short|or simply|shortened to)[:,]?(?: the| an?)? [“\"'(]?$",
        re.IGNORECASE,
    )


def strike_all(
    pattern: Mapping[str, Any], candidates: Sequence[Candidate]
) -> Iterator[tuple[int, Strike]]:
    """Strike on the first use of each acronym that a reader would have to ask about."""
    meanings: Mapping[str, str] = pattern["meanings"]
    passed = frozenset(f"{pattern['everyday']} {pattern['ordinary']}".split())
    for acronym, uses in _uses(candidates, meanings).items():
        is_known = acronym in meanings
        if acronym in passed or not _is_asked(acronym, uses, candidates, is_known):
            continue
        first = next((use for use in uses if not _is_heading(candidates, use)), uses[0])
        explained = _explained_at(acronym, uses, candidates)
        if explained is not None and (
            explained <= first.at or _is_heading(candidates, first)
        ):
            continue
        text = candidates[first.at].statement.text
        fills = [("acronym", text[first.span.start : first.span.end].removesuffix("s"))]
        if explained is not None:
            fills.append(("later", _opening(candidates[explained].statement.text)))
        elif is_known:
            fills.append(("meaning", meanings[acronym]))
        yield first.at, Strike(first.span, tuple(fills))


def _uses(
    candidates: Sequence[Candidate], meanings: Mapping[str, str]
) -> dict[str, list[_Use]]:
    """Find each acronym with its uses in reading order; names of files hold none.

    One with small letters in it (*SaaS*) is one only if it is listed.
    """
    uses: dict[str, list[_Use]] = {}
    for index, candidate in enumerate(candidates):
        statement, text = candidate.statement, candidate.statement.text
        if text.isupper():
            continue  # where all are capitals, none mark an acronym
        for match in _acronyms().finditer(text):
            span = Span(*match.span())
            in_code = any(code.meets(span) for code in statement.code)
            name = match.group().removesuffix("s")
            if not name.isupper() and name.upper() not in meanings:
                continue
            # A capital is what makes an acronym, and here no name.
            if not in_code and not stands_in_a_name(text, span, is_titled=True):
                uses.setdefault(name.upper(), []).append(_Use(index, span))
    return uses


def _is_asked(
    acronym: str,
    uses: list[_Use],
    candidates: Sequence[Candidate],
    is_known: bool,
) -> bool:
    """Say whether letters are an acronym, and not a name or a word in capitals."""
    in_names = [_is_in_a_name(candidates[use.at], use.span) for use in uses]
    if is_known:
        return not all(in_names)
    if re.fullmatch(r"[IVX]{2,5}|.*\d\d.*", acronym):
        return False  # a numeral, a reference
    if any(in_names):
        return False
    word = re.compile(rf"(?<![\w-]){re.escape(acronym.lower())}(?![\w-])")
    return not any(word.search(one.statement.text) for one in candidates)


def _is_in_a_name(candidate: Candidate, span: Span) -> bool:
    """Say whether a word with a capital, or a number, stands beside: *SAP Concur*."""
    text = candidate.statement.text
    if re.match(r"[ -](?:[A-Z]?[a-z]*[A-Z][a-z]+|\d+)", text[span.end :]):
        return True
    before = re.search(r"\b([A-Z][a-z]+)[ -]$", text[: span.start])
    return before is not None and not opens(text, before.start(1))


def _is_heading(candidates: Sequence[Candidate], use: _Use) -> bool:
    return candidates[use.at].statement.block.kind in _HEADINGS


def _explained_at(
    acronym: str, uses: list[_Use], candidates: Sequence[Candidate]
) -> int | None:
    """Find the first statement that explains an acronym."""
    explaining = (
        use.at
        for use in uses
        if _is_explained(candidates[use.at].statement.text, use.span)
    )
    found = next(explaining, None)
    words = _spelled(acronym)
    if words is None:
        return found
    until = len(candidates) if found is None else found
    for index, candidate in enumerate(candidates[:until]):
        if words.search(candidate.folded):
            return index
    return found


def _is_explained(text: str, span: Span) -> bool:
    before, after = text[: span.start], text[span.end :]
    if before.endswith("(") and after.startswith(")"):
        return any(c.isalpha() for c in before)
    inside = re.match(r" \(([^()]+)\)", after)
    if inside and len(inside[1].split()) > 1:
        return True
    return bool(_defining().match(after) or _naming().search(before))


def _spelled(acronym: str) -> re.Pattern[str] | None:
    """Make a search for the words that an acronym is short for.

    Two letters are the first letters of too many words.
    """
    if not acronym.isalpha() or len(acronym) < 3:
        return None
    first, *rest = (rf"(?!(?:{_NO_NAMES})\b){c}\w{{2,}}" for c in acronym.lower())
    return re.compile(rf"\b{first}" + "".join(rf"[\s-]+{_SMALL}{one}" for one in rest))


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")

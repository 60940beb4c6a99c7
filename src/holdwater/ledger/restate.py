"""A stale figure, rewritten to what the evidence supports: in copy and in its record.

Nothing but digits is changed, and only where it is certain which: the words are exactly the
record's, or differ from it in that figure alone. The record is changed with the copy, lest
the two be at odds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator

from holdwater.ledger.book import Ledger
from holdwater.ledger.match import Match
from holdwater.ledger.printed import figures_in, is_same_figure, numeral, read_claimed
from holdwater.ledger.stubs import toml
from holdwater.model.quantity import Quantity
from holdwater.model.record import ClaimedValue, ClaimRecord
from holdwater.model.span import Span
from holdwater.model.statement import Statement
from holdwater.model.verification import Verdict
from holdwater.text.identity import statement_id

Edit = tuple[Span, str]


def edits_of(
    text: str, statements: Iterable[Statement], ledger: Ledger
) -> Iterator[Edit]:
    """Yield what would stand where in a document's ``text``, in its order."""
    end = 0
    for statement in statements:
        if statement.block.place is not None:
            continue  # there is no text to write it in
        for match in ledger.index.matches(statement.text):
            verdict = ledger.verdicts[match.record.id]
            if match.is_former:
                anew = _anew(text, statement, match.record, verdict)
                if anew and anew[0].start >= end:
                    yield anew
                    end = anew[0].end
                continue
            for here, wanted in sorted(_stale(statement.text, match, verdict)):
                span = statement.place_in_source(here)
                was = statement.text[here.start : here.end]
                if text[span.start : span.end] == was and span.start >= end:
                    yield span, wanted
                    end = span.end


def _anew(
    text: str, statement: Statement, record: ClaimRecord, verdict: Verdict
) -> Edit | None:
    """Put a record's words in the place of those it once had, where those stand as one."""
    span = statement.place_in_source(Span(0, len(statement.text)))
    if not verdict.holds or text[span.start : span.end] != statement.text:
        return None
    return span, record.text


def _stale(words: str, match: Match, verdict: Verdict) -> Iterator[Edit]:
    """Yield the digits of a statement that are stale, and what they should be."""
    values = match.record.values
    for value, part in zip(values, verdict.parts or (verdict,), strict=False):
        printed = read_claimed(value.claimed)
        if printed is None:
            continue
        others = [read_claimed(one.claimed) for one in values if one is not value]
        if match.match == "exact" and part.supports:
            found = _edit(words, printed, part.supports)
        elif match.match == "conflict" and part.holds:
            found = _slip(words, printed, value, [one for one in others if one])
        else:
            continue
        if found:
            yield found


def _slip(
    words: str, printed: Quantity, value: ClaimedValue, others: list[Quantity]
) -> Edit | None:
    """Put the figure on file in the place of the one that could be meant by it.

    Where another one is missing too, the words may tell of something else: two forums
    that are counted alike.
    """
    figures = figures_in(words)
    if any(is_same_figure(q, printed) for q in figures):
        return None
    if not all(any(is_same_figure(q, one) for q in figures) for one in others):
        return None
    free = [
        q
        for q in figures
        if _is_other(q, printed, value.operator)
        and not any(is_same_figure(q, one) for one in others)
    ]
    return _edit(words, free[0], value.claimed) if len(free) == 1 else None


def _edit(words: str, figure: Quantity, wanted: str) -> Edit | None:
    """Put other digits in the place of a figure, where it stands once."""
    same = [q for q in figures_in(words) if is_same_figure(q, figure)]
    digits = numeral(wanted)
    here = numeral(words, same[0].span) if len(same) == 1 else None
    if digits is None or here is None:
        return None
    return here, wanted[digits.start : digits.end]


def _is_other(one: Quantity, printed: Quantity, operator: str) -> bool:
    """Say whether a figure is the claimed one but for its number."""
    return (
        one.unit == printed.unit
        and one.bound in (None, operator)
        and one.value != printed.value
        and one.value.adjusted() - printed.value.adjusted() in (-1, 0, 1)
    )


def record_edits(text: str, record: ClaimRecord, verdict: Verdict) -> list[Edit]:
    """Return what would stand where in the file of a record, in its order.

    Empty where its words do not stand in it as they are.
    """
    region = _region(text, record)
    edits: set[Edit] = set()
    for value, part in zip(record.values, verdict.parts or (verdict,), strict=False):
        printed = read_claimed(value.claimed)
        if printed is None or not part.supports:
            continue
        for words in (record.text, *record.variations, value.claimed):
            at = text.find(f'"{words}"', region.start, region.end) + 1
            found = _edit(words, printed, part.supports)
            if not at or found is None:
                return []
            here, digits = found
            edits.add((Span(at + here.start, at + here.end), digits))
    return sorted(edits)


def reworded(text: str, record: ClaimRecord, words: str) -> str | None:
    """Return the file of a record with other words, and the hash of those it had.

    None where its words do not stand in it on a line of their own.
    """
    region = _region(text, record)
    own = text[region.start : region.end]
    line = re.search(r"(?m)^([ \t]*)text[ \t]*=[ \t]*([\"'])(?!\2)(.*)$", own)
    if line is None or _unquoted(line[3], line[2]) != record.text:
        return None
    ending = "\r" if line[0].endswith("\r") else ""
    own = (
        f"{own[: line.start()]}{line[1]}text = {toml(words)}{ending}{own[line.end() :]}"
    )
    was = toml(statement_id(record.text))
    listed = re.search(r"(?m)^[ \t]*was[ \t]*=[ \t]*\[", own)
    if listed:
        more = f"{was}, " if record.was else was
        own = own[: listed.end()] + more + own[listed.end() :]
    else:
        start = own.index("\n", line.start()) + 1
        own = f"{own[:start]}{line[1]}was = [{was}]{ending}\n{own[start:]}"
    return text[: region.start] + own + text[region.end :]


def _unquoted(rest: str, mark: str) -> str | None:
    """Read what follows a quotation mark in a line of TOML; None where it is no text."""
    try:
        told: object = tomllib.loads(f"a = {mark}{rest}")["a"]
    except tomllib.TOMLDecodeError:
        return None
    return told if isinstance(told, str) else None


def _region(text: str, record: ClaimRecord) -> Span:
    """Find the part of a file that is one record's."""
    line = int(record.where.rsplit(":", 2)[1])
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    start = lines[line - 1]
    heads = [
        match.start() for match in re.finditer(r"(?m)^\s*\[\[\s*claim\s*\]\]", text)
    ]
    begin = max((at for at in heads if at <= start), default=0)
    end = min((at for at in heads if at > start), default=len(text))
    return Span(begin, end)

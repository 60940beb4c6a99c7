"""A letter of questions to a vendor, in Markdown: one text to paste into a mail.

What costs most trust comes first. Sentences that raise the same questions are asked about
together, and no question is asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from holdwater.model.record import ClaimRecord
from holdwater.report.board_words import day_of

#: What Markdown or a mail reader would take for a sign.
_SIGNS = re.compile(r"([\\`*\[\]<>#|~]|\b_|_\b)")


@dataclass
class _Item:
    """Sentences that are asked about together, and what is asked."""

    sentences: list[str]
    questions: list[str]
    answered_by: dict[str, None] = field(default_factory=dict)
    as_in: int | None = None


def letter_lines(
    vendor: str, records: Sequence[ClaimRecord], unsaid: Sequence[str]
) -> Iterator[str]:
    """Write the letter; ``records`` come dearest first, ``unsaid`` are questions."""
    items = _items(records)
    yield f"# Questions to {_plain(vendor)}"
    yield ""
    yield from _opening(records)
    for number, item in enumerate(items, 1):
        yield ""
        yield from _item(number, item)
    if unsaid:
        yield ""
        yield "## What we looked for and did not find"
        yield ""
        yield from (f"- {_plain(one)}" for one in unsaid)
    yield ""
    yield "Thank you. Where you do not know, please say so: that is an answer too."


def _opening(records: Sequence[ClaimRecord]) -> Iterator[str]:
    read = {
        one.theirs.source: one.theirs.retrieved.date()
        for one in records
        if one.theirs is not None
    }
    # Where a file lies here is nothing to the vendor.
    pages = [
        f"{source if '://' in source else source.rpartition('/')[2]} ({day_of(day)})"
        for source, day in sorted(read.items())
    ]
    read_them = (
        f"We have read {pages[0]} and kept a copy of it."
        if len(pages) == 1
        else f"We have read these pages and kept copies of them: {', '.join(pages)}."
    )
    yield (
        f"{read_them} Before we rely on what you say there, we ask you to answer these "
        "questions. We write your answers down beside your sentences, and try some of "
        "them in our own house."
    )


def _items(records: Iterable[ClaimRecord]) -> list[_Item]:
    items: list[_Item] = []
    asked: dict[str, int] = {}
    for record in records:
        if record.theirs is None or not record.theirs.open_questions:
            continue
        questions = [one.ask for one in record.theirs.open_questions]
        first = next((asked[one] for one in questions if one in asked), None)
        fresh = [one for one in dict.fromkeys(questions) if one not in asked]
        if first is not None and not fresh:
            item = items[first]
            item.sentences.append(record.text)
        else:
            item = _Item([record.text], fresh, as_in=first)
            items.append(item)
            asked |= dict.fromkeys(fresh, len(items) - 1)
        item.answered_by |= dict.fromkeys(record.theirs.answered_by)
    return items


def _item(number: int, item: _Item) -> Iterator[str]:
    quoted = "; ".join(f"“{_plain(one)}”" for one in item.sentences)
    indent = " " * len(f"{number}. ")
    yield f"{number}. You say: **{quoted}**"
    yield ""
    yield from (f"{indent}- {_plain(one)}" for one in item.questions)
    if item.as_in is not None:
        yield f"{indent}- What we ask in {item.as_in + 1}, of this sentence as well."
    if item.answered_by:
        yield ""
        yield f"{indent}This would answer it: {'; '.join(item.answered_by)}."


def _plain(text: str) -> str:
    """Write a text so that Markdown reads it as one."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))

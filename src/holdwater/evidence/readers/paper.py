"""A paper, a report or a page: the words that a record quotes, and where they stand.

The record's ``query`` is the quotation, word for word. It is looked for in what a
reader of the file sees, whatever its format, and its figures are the record's to use:
``value`` where it has one, else ``value1``, ``value2`` … in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from holdwater.errors import AnchorLost, EvidenceError
from holdwater.evidence.told import Told
from holdwater.model.document import Block, Document
from holdwater.model.evidence import Evidence, Figure
from holdwater.reading.formats import media_type_of
from holdwater.reading.formats import read as read_document
from holdwater.text.quantities import quantities

#: A word or two may stand anywhere, and prove nothing.
_FEWEST_WORDS = 3

#: Marks that a typesetter puts in for others, length kept.
_MARKS = str.maketrans("“”„‟’‘‚‛‐‑–—", "\"\"\"\"''''----")


def read(content: bytes, evidence: Evidence) -> Told:
    """Find the quotation; return the figures in it. Raises AnchorLost."""
    source = str(evidence.path)
    document = read_document(content, source=source, media_type=media_type_of(source))
    if evidence.query is None:
        return Told()
    quotation = _plain(evidence.query)
    if len(quotation.split()) < _FEWEST_WORDS:
        raise EvidenceError(
            f"is quoted with fewer than {_FEWEST_WORDS} words: {evidence.query!r}",
            where=source,
            hint="Quote the sentence, so that it stands in one place alone.",
        )
    place = _find(document, quotation)
    if place is None:
        raise AnchorLost(
            f"no longer holds, or never held, the words “{evidence.query}”",
            where=source,
            hint="Look for what has become of them, and quote what stands there now.",
        )
    return Told(
        figures=_figures(evidence.query, place),
        conditions=(("quoted from", place),),
    )


def _find(document: Document, quotation: str) -> str | None:
    """Return the place of the first block, or two that follow, with the words."""
    pattern = _whole(quotation)
    seen = [(one, _plain(one.text)) for one in document.blocks if one.kind != "hidden"]
    for block, text in seen:
        if pattern.search(text):
            return _place(document, block)
    for (block, text), (_, following) in pairwise(seen):
        if pattern.search(f"{text} {following}"):
            return _place(document, block)
    return None


def _whole(quotation: str) -> re.Pattern[str]:
    """Match the words, and not the end of other ones: *5 ms* is not in *1.5 ms*."""
    before = r"(?<![\w.,-])" if quotation[0].isdigit() else r"(?<!\w)"
    behind = r"(?![\w%])(?![.,]\d)" if quotation[-1].isdigit() else r"(?!\w)"
    return re.compile(before + re.escape(quotation) + behind)


def _place(document: Document, block: Block) -> str:
    if block.place is not None and block.place.words:
        return block.place.words
    return f"line {document.text.count(chr(10), 0, block.span.start) + 1}"


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).translate(_MARKS)
    return " ".join(composed.replace("\u00ad", "").split())


def _figures(quotation: str, place: str) -> dict[str, Figure]:
    found = list(_measured(quotation, place))
    if len(found) == 1:
        return {"value": found[0]}
    return {f"value{at}": one for at, one in enumerate(found, 1)}


def _measured(quotation: str, place: str) -> Iterator[Figure]:
    for one in quantities(quotation):
        if one.role in ("measure", "count"):
            yield Figure(
                value=one.value,
                unit=one.unit if one.role == "measure" else None,
                conditions=(("quoted from", place),),
                locator=place,
            )

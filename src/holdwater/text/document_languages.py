"""What languages a document is in: as a whole, and block by block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from holdwater.model.document import UNREAD_BLOCKS, Block, Document
from holdwater.text.language import WITHOUT_SPACES, language_of

#: Languages that a short text does not tell apart.
_KIN = tuple(
    frozenset(some.split())
    for some in (
        "be bg ru sr uk",
        "ar fa ur",
        "hi mr ne",
        "ja zh",
        "da nb nn no sv",
        "cs sk pl",
        "bs hr sl sr",
        "ca es gl pt",
    )
)


class Languages(NamedTuple):
    """What a document, and each of its blocks, is in; None where it is not plain."""

    document: str | None
    blocks: tuple[str | None, ...]


def languages_of(document: Document) -> Languages:
    """Tell the language of a document and of each of its blocks.

    The document's is that of most of its words, else what it declares. A block that
    is in none for itself is in its neighbours', where they agree; else in that of all
    such blocks taken together, else in the document's.
    """
    texts = [_text_of(block) for block in document.blocks]
    told = [language_of(text) for text in texts]
    short = " ".join(t for t, one in zip(texts, told, strict=True) if one is None)
    rest = language_of(short)
    words: Counter[str] = Counter()
    for text, language in (*zip(texts, told, strict=True), (short, rest)):
        if language is not None:
            words[language] += len(text) * (3 if language in WITHOUT_SPACES else 1)
    whole = _of_whole(words, declared=document.language)
    return Languages(whole, tuple(_filled(told, rest, whole)))


@lru_cache(maxsize=64)
def primary(tag: str | None) -> str | None:
    """Return the language of a tag: ``en`` of ``en-GB``; None where it is no tag."""
    found = re.match(r"([A-Za-z]{2,3})(?![A-Za-z])", tag or "")
    return found[1].lower() if found else None


def _of_whole(words: Counter[str], *, declared: str | None) -> str | None:
    """Keep what is declared, unless most of the words are in another language."""
    own = primary(declared)
    if not words:
        return declared if own else None
    # As `most_common` would, which imports a heap for it.
    most = max(words, key=words.__getitem__)
    if own == most or 2 * words[most] <= words.total():
        return declared if own else None
    return most


def _filled(
    told: Sequence[str | None], rest: str | None, whole: str | None
) -> Iterable[str | None]:
    before: str | None = None
    behind: list[str | None] = []
    following: str | None = None
    for language in reversed(told):
        behind.append(following)
        following = language or following
    for language, after in zip(told, reversed(behind), strict=True):
        around = before if before == after else None
        yield _tagged(language or around or rest, whole)
        before = language or before


def _tagged(language: str | None, whole: str | None) -> str | None:
    """Write a block's language as the document writes it: *en-GB*.

    A few words of Ukrainian may look Russian: kin are taken for the document's.
    """
    own = primary(whole)
    if language is None or language == own:
        return whole
    is_kin = any(language in some and own in some for some in _KIN)
    return whole if is_kin else language


def _text_of(block: Block) -> str:
    """Return the words of a block, without what is set as code."""
    if block.kind in UNREAD_BLOCKS:
        return ""
    text = block.text
    for span in reversed(block.code):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text

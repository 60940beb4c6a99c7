"""What the features of a statement weigh together, without writing them out.

`features` writes every feature as a text, by which a decision is explained. To decide,
only the sum of their weights is needed, and few statements are doubted. A model knows a
feature by its CRC-32, and that of *b=keep_data* goes on from that of *b=keep_*: so each
word brings its own hashes along, and those of two words in a row take one step. The sum
is the same as that of the features written out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar
from zlib import crc32

from holdwater.claims.features import (
    MODALS,
    PROMISING,
    Word,
    hash_of,
    hashes,
    of_content,
    of_counts,
    of_lead,
    of_modals,
    of_objects,
    of_pair,
    of_signals,
    words_of,
)
from holdwater.model.claim import Candidate

Key = TypeVar("Key")
Made = TypeVar("Made")

#: So many things are remembered before they are forgotten together.
_MOST = 20_000


class _Remembered(dict[Key, Made]):
    """What was made of a key, kept until there is too much of it."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Made:
        if len(self) >= _MOST:
            self.clear()
        made = self[key] = self._make(key)
        return made


#: A text's first word begins with this, and its last one ends with that.
_FIRST, _LAST = hash_of(of_pair(("^", ""))), b"$"

_hash_of = _Remembered(hash_of).__getitem__

_Pair = tuple[tuple[str, ...], tuple[str, ...]]
_of_content = _Remembered[_Pair, tuple[int, ...]](
    lambda pair: hashes(of_content(pair))
).__getitem__


def hashes_of(candidate: Candidate, more: Iterable[str] = ()) -> set[int]:
    """Return the hashes of a statement's features, and of some more."""
    statement = candidate.statement
    told = _of_words(candidate.reading)
    told.update(map(_hash_of, of_signals(candidate)), map(_hash_of, more))
    if statement.before:
        told.update(*_of_evidence(statement.before)[0])
    if statement.after:
        told.update(*_of_evidence(statement.after)[1])
    return told


class _Columns(NamedTuple):
    """What the words of a text bring along, as in `Word`: one column for each thing."""

    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    sorts: tuple[tuple[str, ...], ...] = ()
    content: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[tuple[str, ...], ...] = ()
    hashes: tuple[tuple[int, ...], ...] = ()
    hashes_before: tuple[tuple[int, ...], ...] = ()
    hashes_after: tuple[tuple[int, ...], ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[bytes, ...] = ()


@lru_cache(maxsize=8)
def _columns(text: str) -> _Columns:
    return (
        _Columns._make(zip(*found, strict=True)) if (found := words_of(text)) else _NONE
    )


_NONE = _Columns()


def _of_words(text: str) -> set[int]:
    words, _, sorted_, contents, _, _, hashed, _, _, begins, ends = _columns(text)
    told = set().union(*hashed)
    told.update(map(crc32, (*ends, _LAST), (_FIRST, *begins)))
    told.update(_of_lead(words_of(text)[:2]))
    told.update(*map(_of_content, pairwise(filter(None, contents))))
    if sorts := list(chain.from_iterable(sorted_)):
        told.update(map(_hash_of, of_counts(sorts)))
        if not PROMISING.isdisjoint(sorts):
            told.update(map(_hash_of, of_objects(words_of(text))))
    if not MODALS.isdisjoint(words):
        told.update(map(_hash_of, of_modals(words_of(text))))
    return told


@lru_cache(maxsize=4096)
def _of_lead(words: tuple[Word, ...]) -> tuple[int, ...]:
    return hashes(of_lead(words))


_Evidence = tuple[list[tuple[int, ...]], list[tuple[int, ...]]]


@lru_cache(maxsize=8)
def _of_evidence(text: str) -> _Evidence:
    """Return the hashes of words of evidence, where a text stands before and after."""
    columns = _columns(text)
    return [*filter(None, columns.hashes_before)], [*filter(None, columns.hashes_after)]

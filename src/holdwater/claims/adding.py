"""What the features of a statement weigh together, without writing them out.

`features` writes every feature as a text, by which a decision is explained. To decide,
only the sum of their weights is needed, and few statements are doubted. A model knows a
feature by its CRC-32, and that of *b=keep_data* goes on from that of *b=keep_*: so each
word brings its own hashes along, and those of two words in a row take one step. The sum
is the same as that of the features written out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar
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
    tokens,
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


def hashes_of(candidate: Candidate) -> set[int]:
    """Return the hashes of a statement's features."""
    statement = candidate.statement
    told = _of_words(candidate.reading)
    told.update(map(_hash_of, of_signals(candidate)))
    if statement.before:
        told.update(_of_neighbour(statement.before)[0])
    if statement.after:
        told.update(_of_neighbour(statement.after)[1])
    return told


def _of_words(text: str) -> set[int]:
    words = words_of(text)
    told = {one for word in words for one in word.hashes}
    told.update(
        map(
            crc32,
            [*[word.ends for word in words], _LAST],
            [_FIRST, *[word.begins for word in words]],
        )
    )
    told.update(_of_lead(words[:2]))
    content = [word.content for word in words if word.content]
    told.update(*map(_of_content, pairwise(content)))
    if sorts := [sort for word in words for sort in word.sorts]:
        told.update(map(_hash_of, of_counts(sorts)))
        if not PROMISING.isdisjoint(sorts):
            told.update(map(_hash_of, of_objects(words)))
    if not MODALS.isdisjoint(tokens(text)):
        told.update(map(_hash_of, of_modals(words)))
    return told


@lru_cache(maxsize=4096)
def _of_lead(words: tuple[Word, ...]) -> tuple[int, ...]:
    return hashes(of_lead(words))


@lru_cache(maxsize=8)
def _of_neighbour(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the hashes of a text's words of evidence, where it stands before and after."""
    words = [word for word in words_of(text) if word.evidence]
    return (
        tuple([one for word in words for one in word.hashes_before]),
        tuple([one for word in words for one in word.hashes_after]),
    )

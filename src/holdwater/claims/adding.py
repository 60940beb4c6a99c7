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
from typing import TypeVar
from zlib import crc32

from holdwater.claims.features import (
    Word,
    hash_of,
    hashes,
    of_counts,
    of_lead,
    of_pair,
    of_signals,
    words_of,
)
from holdwater.model.claim import Candidate
from holdwater.model.statement import Statement

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


def hashes_of(candidate: Candidate, more: Iterable[str] = ()) -> set[int]:
    """Return the hashes of a statement's features, and of some more."""
    statement = candidate.statement
    told = _of_words(candidate.reading)
    told.update(map(_hash_of, of_signals(candidate)), map(_hash_of, more))
    if statement.before:
        told.update(*[one.hashes_before for one in _evidence(statement.before)])
    if statement.after:
        told.update(*[one.hashes_after for one in _evidence(statement.after)])
    return told


def hashes_near(statement: Statement) -> set[int]:
    """Return the hashes of `near`: of the words next door."""
    texts = filter(None, (statement.before, statement.after))
    return set[int]().union(
        *[one.hashes_near for text in texts for one in words_of(text)]
    )


def _of_words(text: str) -> set[int]:
    found = words_of(text)
    told = set[int]().union(*[one.hashes for one in found])
    ends = [one.ends for one in found]
    told.update(map(crc32, (*ends, _LAST), (_FIRST, *[one.begins for one in found])))
    told.update(_of_lead(found[:2]))
    sorts = [sort for one in found if one.sorts for sort in one.sorts]
    if len(set(sorts)) < len(sorts):
        told.update(map(_hash_of, of_counts(sorts)))
    return told


#: What two words tell that lead a text, by the words.
_leads: dict[tuple[str, ...], tuple[int, ...]] = {}


def _of_lead(leading: tuple[Word, ...]) -> tuple[int, ...]:
    words = tuple([one.word for one in leading])
    known = _leads.get(words)
    if known is None:
        if len(_leads) >= _MOST:
            _leads.clear()
        known = _leads[words] = hashes(of_lead(leading))
    return known


@lru_cache(maxsize=8)
def _evidence(text: str) -> list[Word]:
    """Return the words of evidence in a text, for when it stands next door."""
    return [one for one in words_of(text) if one.evidence]

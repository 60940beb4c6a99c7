"""Where a claim is told: its words in copy, the same, nearly the same, or at odds.

- *exact*: the same words. Letters are compared in NFC, with white space collapsed,
  typographic quotation marks made plain, whatever the case of the first letter and the
  mark at the end.
- *near*: most of the same words, the same figures, the same direction. A person has to say
  that it is the same claim, by adding it to the record's variations.
- *conflict*: the same words with another number, unit or comparator. It is never *near*.

How many words of each record are there is counted of all records at once, so that a page
is compared with the few that could be meant and not with all.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from holdwater.ledger.printed import (
    CLAIMED_ROLES,
    all_figures,
    is_same_figure,
    measures_same,
)
from holdwater.ledger.wording import Words, around, same_words, words_of
from holdwater.model.place import Place
from holdwater.model.quantity import Quantity
from holdwater.model.record import ClaimRecord
from holdwater.model.span import Span
from holdwater.model.verification import Use
from holdwater.text.identity import statement_id

#: A rewording keeps so much of the record's words, and they are so much of its own.
KEPT, OWN = 0.75, 0.6

#: Where all of the record's words are there, more may stand beside them.
OWN_OF_WHOLE = 0.25

#: With another figure it is the same claim only where so many of its words are there.
SAME = 0.8

#: Records with fewer words than this are found by the same words alone, or by those
#: around their figures where there are enough of any sort.
LEAST_WORDS = 2
LEAST_AROUND = 4

#: So many texts are remembered: a page is checked first, and then looked through.
MOST_KEPT = 10_000


class Said(NamedTuple):
    """A statement as it is looked through for claims.

    ``lines`` are the line and column of its beginning and end, None at a ``place``;
    ``standing`` is what the copy earns by itself.
    """

    text: str
    span: Span
    place: Place | None
    lines: tuple[int, int, int, int] | None
    standing: str | None


class Match(NamedTuple):
    """A record that a statement tells, how nearly, and what it says otherwise."""

    record: ClaimRecord
    match: str
    differs: str | None = None
    is_former: bool = False


class _Pattern(NamedTuple):
    record: ClaimRecord
    words: Words


class Index:
    """Finds which records a statement tells; made once of all of them."""

    def __init__(self, records: Iterable[ClaimRecord]) -> None:
        self.records = tuple(records)
        self._exact: dict[str, ClaimRecord] = {}
        self._found: dict[str, tuple[Match, ...]] = {}
        self._former = {was: record for record in self.records for was in record.was}
        for record in self.records:
            for text in (record.text, *record.variations):
                self._exact.setdefault(same_words(text), record)

    def make_ready(self) -> None:
        """Make now what words are looked up by, and not when the first are."""
        _ = self._having, self._wanting, self._by_frame

    def exact(self, text: str) -> ClaimRecord | None:
        """Return the record that has these words."""
        return self._exact.get(same_words(text)) if self._exact else None

    @cached_property
    def _every(self) -> tuple[list[_Pattern], list[_Pattern]]:
        """Part all words of records into those with enough of their own, and the short."""
        patterns: list[_Pattern] = []
        short: list[_Pattern] = []
        for record in self.records:
            for text in (record.text, *record.variations):
                words = words_of(text)
                is_short = len(words.content) < LEAST_WORDS
                (short if is_short else patterns).append(_Pattern(record, words))
        return patterns, short

    @property
    def _patterns(self) -> list[_Pattern]:
        return self._every[0]

    @cached_property
    def _by_frame(self) -> dict[str, list[_Pattern]]:
        """List what has few words of its own under the frame around its figures."""
        found: dict[str, list[_Pattern]] = defaultdict(list)
        for pattern in self._every[1]:
            frame = around(pattern.words.text)
            if len(frame.split()) > LEAST_AROUND:
                found[frame].append(pattern)
        return dict(found)

    @cached_property
    def _having(self) -> dict[str, int]:
        """The patterns that have a word, by the word: one bit for each of them.

        So two sets of thousands are met in one step.
        """
        found: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for word in pattern.words.content:
                found[word].append(number)
        return {word: _bits(numbers) for word, numbers in found.items()}

    @cached_property
    def _wanting(self) -> dict[int, int]:
        """The patterns of which so many words have to be there, by how many."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            found[_least_kept(pattern.words.content)].append(number)
        return {least: _bits(found[least]) for least in sorted(found)}

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return the record with the same words, or else every one that is meant."""
        if text not in self._found:
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[text] = tuple(self._matches(text))
        return self._found[text]

    def _matches(self, text: str) -> Iterable[Match]:
        same = self.exact(text)
        if same:
            return (Match(same, "exact"),)
        former = self._former.get(statement_id(text)) if self._former else None
        if former:
            return (_as_it_was(former, text),)
        words = words_of(text)
        if len(words.content) < LEAST_WORDS:
            return self._framed(text, words) if self._by_frame else ()
        found: dict[str, Match] = {}
        figures: tuple[Quantity, ...] | None = None
        for number in self._met(words.content):
            pattern = self._patterns[number]
            is_like, is_same = _compared(pattern.words.content, words.content)
            if not (is_like or is_same):
                continue
            figures = words.figures if figures is None else figures
            match = _match(pattern, words, figures, is_like=is_like, is_same=is_same)
            known = found.get(pattern.record.id)
            if match and (known is None or known.match == "conflict"):
                found[pattern.record.id] = match
        return found.values()

    def _met(self, content: frozenset[str]) -> Iterator[int]:
        """Yield the patterns of which as many words are there as have to be, in order."""
        listed = self._having
        some = [listed[word] for word in content if word in listed]
        wanting = self._wanting
        if not some or next(iter(wanting)) > len(some):
            return
        # One number for each count: the patterns that have at least so many of the words.
        having = [0] * min(len(some), next(reversed(wanting)))
        for numbers in some:
            for place in range(len(having) - 1, 0, -1):
                having[place] |= having[place - 1] & numbers
            having[0] |= numbers
        met = 0
        for least, numbers in wanting.items():
            if least > len(having):
                break
            met |= having[least - 1] & numbers
        while met:
            yield (met & -met).bit_length() - 1
            met &= met - 1

    def _framed(self, text: str, words: Words) -> Iterable[Match]:
        """Find what is said in the same few words, with another figure."""
        figures = words.figures
        found: dict[str, Match] = {}
        for pattern in self._by_frame.get(around(text), ()) if figures else ():
            match = _match(pattern, words, figures, is_like=True, is_same=True)
            if match:
                found.setdefault(pattern.record.id, match)
        return found.values()


def _bits(numbers: Sequence[int]) -> int:
    """Write a set of numbers as one, with a bit for each."""
    octets = bytearray(max(numbers, default=0) // 8 + 1)
    for one in numbers:
        octets[one // 8] |= 1 << one % 8
    return int.from_bytes(octets, "little")


def _least_kept(record: frozenset[str]) -> int:
    return math.ceil(KEPT * len(record))


def _compared(record: frozenset[str], text: frozenset[str]) -> tuple[bool, bool]:
    """Say whether words are like a record's, and whether they are the same."""
    shared = len(record & text)
    kept, own = shared / len(record), shared / len(text)
    is_whole = shared == len(record) > LEAST_WORDS and own >= OWN_OF_WHOLE
    return (
        is_whole or (kept >= KEPT and own >= OWN),
        is_whole or (kept >= SAME and own >= OWN),
    )


def _match(
    pattern: _Pattern,
    words: Words,
    figures: Sequence[Quantity],
    *,
    is_like: bool,
    is_same: bool,
) -> Match | None:
    record = pattern.record
    wanted = pattern.words.figures
    lacking = [q for q in wanted if not any(_agree(q, one) for one in figures)]
    is_turned = _is_turned(pattern.words, words)
    if not lacking and not is_turned:
        return Match(record, "near") if is_like else None
    if not is_same:
        return None
    if lacking:
        others = [_other(q, figures, wanted) for q in lacking]
        if None in others:
            return None
        first, other = lacking[0], others[0]
        was = pattern.words.text[first.span.start : first.span.end]
        is_ = words.text[other.span.start : other.span.end] if other else ""
        said, meant = (
            f"{q.bound} {shown}" if q and q.bound else shown
            for q, shown in ((other, is_), (first, was))
        )
        return Match(record, "conflict", f"says “{said}”, the record “{meant}”")
    return Match(record, "conflict", "says it the other way round")


def _is_turned(record: Words, text: Words) -> bool:
    """Say whether a text says it the other way round.

    In what is said beside a record's words something else may be more or less.
    """
    added = text.direction - record.direction
    if record.direction & {"more", "less"} and record.content < text.content:
        added -= {"more", "less"}
    return bool(added) or not record.direction <= text.direction


def _as_it_was(record: ClaimRecord, text: str) -> Match:
    """Say of words that were the record's once what has become of them.

    Where they print another figure than they do now, they are at odds with it.
    """
    wanted, printed = all_figures(record.text), all_figures(text)
    is_same = all(any(_agree(q, one) for one in printed) for q in wanted)
    why = f"is how the claim was worded once: it is “{record.text}” now"
    return Match(record, "near" if is_same else "conflict", why, is_former=True)


def _agree(one: Quantity, other: Quantity) -> bool:
    return (
        one.bound == other.bound
        and (one.role in CLAIMED_ROLES) == (other.role in CLAIMED_ROLES)
        and is_same_figure(one, other)
    )


def _other(
    lacking: Quantity, figures: Sequence[Quantity], wanted: Sequence[Quantity]
) -> Quantity | None:
    """Find the figure that stands where the record's should; it measures the same."""
    free = [
        q
        for q in figures
        if not any(_agree(q, one) for one in wanted) and measures_same(q, lacking)
    ]
    same_unit = [q for q in free if q.unit == lacking.unit and q.role == lacking.role]
    same_role = [q for q in free if q.role == lacking.role]
    return next(iter(same_unit or same_role), None)


def use_of(match: Match, said: Said, source: str) -> Use:
    """Tell the place of a statement that tells a record."""
    return Use(
        claim=match.record.id,
        source=source,
        words=said.text,
        span=said.span,
        match=match.match,
        place=said.place,
        lines=said.lines,
        differs=match.differs,
        is_former=match.is_former,
    )

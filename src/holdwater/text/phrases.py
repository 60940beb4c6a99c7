"""Phrases with slots, searched all at once by an anchor and then verified.

A phrase of a pack is literals with a small grammar: ``{a|b}`` is either, ``[x]`` is
optional. Written out, some stand for thousands of literals; so each is known by an
*anchor*, the rarest run of words that it cannot do without. All anchors are searched at
once; where one stands, the phrase is verified on the spot by an expression that is
compiled then, and that knows no repetition, so it cannot run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from holdwater.text.patterns import (
    FEW,
    Found,
    PhraseSet,
    by_longest_word,
    expand,
    fold,
    in_order,
    places_of,
    words_in,
)

#: An anchor may stand for at most this many literals.
MOST_ANCHORS = 48


class _Slot(NamedTuple):
    """A run of plain words, or a group: its choices, each a sequence of slots."""

    words: str = ""
    choices: tuple[tuple[_Slot, ...], ...] = ()
    is_optional: bool = False


def _parse(phrase: str, at: int, closers: str) -> tuple[tuple[_Slot, ...], int]:
    slots: list[_Slot] = []
    run = ""
    while at < len(phrase) and phrase[at] not in closers + "}]":
        if phrase[at] not in "{[":
            run += phrase[at]
            at += 1
            continue
        if run:
            slots.append(_Slot(words=run))
            run = ""
        group, at = _parse_group(phrase, at)
        slots.append(group)
    if run:
        slots.append(_Slot(words=run))
    return tuple(slots), at


def _parse_group(phrase: str, at: int) -> tuple[_Slot, int]:
    closer = "}" if phrase[at] == "{" else "]"
    choices = []
    while True:
        some, at = _parse(phrase, at + 1, "|" + closer)
        choices.append(some)
        if at >= len(phrase) or phrase[at] not in "|" + closer:
            raise ValueError(f"unbalanced bracket in {phrase!r}")
        if phrase[at] == closer:
            slot = _Slot(choices=tuple(choices), is_optional=closer == "]")
            return slot, at + 1


def _written(slots: Iterable[_Slot]) -> str:
    """Write slots back as a phrase."""
    return "".join(
        slot.words
        or ("[" if slot.is_optional else "{")
        + "|".join(_written(choice) for choice in slot.choices)
        + ("]" if slot.is_optional else "}")
        for slot in slots
    )


def _expression(slots: Iterable[_Slot]) -> str:
    """Write slots as an expression; spaces beside a group may be missing with it."""
    parts = []
    for slot in slots:
        if slot.choices:
            inside = "|".join(_expression(choice) for choice in slot.choices)
            parts.append(f"(?:{inside})" + ("?" if slot.is_optional else ""))
            continue
        words = fold(slot.words)
        start = " ?" if words.startswith(" ") else ""
        end = " ?" if words.endswith(" ") and words.strip() else ""
        parts.append(start + re.escape(" ".join(words.split())) + end)
    return "".join(parts)


def compile_phrase(phrase: str) -> tuple[str, list[str], int]:
    """Compile a phrase: its expression, the literals of its anchor, its reach.

    ``reach`` is the most code points the phrase may take up. Raises ValueError for
    unbalanced brackets or a phrase that may stand for nothing at all.
    """
    slots, end = _parse(phrase, 0, "")
    if end != len(phrase):
        raise ValueError(f"unbalanced {phrase[end]!r} in {phrase!r}")
    anchor = _anchor(slots)
    if not anchor:
        raise ValueError(f"{phrase!r} may stand for nothing at all")
    return _expression(slots), anchor, _reach(slots)


def _anchor(slots: tuple[_Slot, ...]) -> list[str]:
    """Choose the run of slots whose shortest literal is longest."""
    best: list[str] = []
    for first in range(len(slots)):
        for last in range(first + 1, len(slots) + 1):
            literals = _literals(slots[first:last])
            if literals and (not best or min(map(len, literals)) > min(map(len, best))):
                best = literals
    return best


def _literals(slots: tuple[_Slot, ...]) -> list[str]:
    if any(slot.is_optional for slot in slots):
        return []
    try:
        literals = expand(_written(slots))
    except ValueError:
        return []
    return literals if len(literals) <= MOST_ANCHORS else []


def _reach(slots: Iterable[_Slot]) -> int:
    return sum(
        len(slot.words) or max((_reach(choice) for choice in slot.choices), default=0)
        for slot in slots
    )


#: A compiled phrase, as JSON has it: its expression, its reach, and each payload in one
#: text: *3 words*.
Compiled = Sequence[Any]


def compile_phrases(
    phrases: Iterable[tuple[str, tuple[int, str]]], *, first: int = 0
) -> tuple[list[Compiled], dict[str, str]]:
    """Compile phrases with a payload each into what `PhraseBook` takes.

    The same phrase with several payloads is compiled once; the number of the first is
    ``first``. Anchors are listed under their longest word, a line for each: itself and
    the numbers of its phrases, *zero downtime|0,145*.
    """
    payloads: dict[str, list[str]] = {}
    for phrase, (index, role) in phrases:
        payloads.setdefault(phrase, []).append(f"{index} {role}")
    compiled: list[Compiled] = []
    anchors: dict[str, list[str]] = {}
    for number, (phrase, owners) in enumerate(payloads.items(), first):
        expression, literals, reach = compile_phrase(phrase)
        for literal in literals:
            anchors.setdefault(literal, []).append(str(number))
        compiled.append([expression, reach, *owners])
    return compiled, {
        word: "\n".join(f"{one}|{','.join(anchors[one])}" for one in listed)
        for word, listed in by_longest_word(anchors).items()
    }


class _Anchor(NamedTuple):
    """Words that a phrase cannot do without, and the numbers of such phrases."""

    literal: str
    phrases: tuple[int, ...]


class PhraseBook:
    """Compiled phrases, searched all at once; payloads are (index, role).

    Of most nothing is met on a page: anchors are read, and expressions compiled, where
    they are.
    """

    def __init__(
        self, compiled: Sequence[Compiled], anchors: Mapping[str, str]
    ) -> None:
        self._compiled = compiled
        self._anchors = anchors
        self._asked = 0
        self._read: dict[str, list[_Anchor]] = {}
        self._expressions: dict[int, re.Pattern[str]] = {}
        self._payloads: dict[int, list[tuple[int, str]]] = {}
        self._plain: dict[int, int] = {}

    def find(self, folded: str) -> list[Found[tuple[int, str]]]:
        """Return every phrase that stands in a text folded by `fold`, once a place."""
        return [
            Found(payload, start, end)
            for index, start, end in self._places(folded)
            for payload in self._payloads_of(index)
        ]

    def find_for_each(self, folded: str) -> dict[int, list[Found[str]]]:
        """Return the same for each index of the payloads; the roles are the payloads."""
        found: dict[int, list[Found[str]]] = {}
        for number, start, end in self._places(folded):
            for index, role in self._payloads_of(number):
                found.setdefault(index, []).append(Found(role, start, end))
        return found

    def _places(self, folded: str) -> Iterable[tuple[int, int, int]]:
        """Return the number of each phrase that stands in a text, and where it does."""
        found: dict[tuple[int, int, int], None] = {}
        plain = self._plain
        for index, start, end in self._anchored(folded):
            if index not in plain:
                plain[index] = self._plain_length(index)
            if plain[index] == end - start:
                found[index, start, end] = None
                continue
            reach = self._compiled[index][1]
            low, high = max(0, start - reach), min(len(folded), end + reach)
            for match in _overlapping(self._expression(index), folded, low, high):
                if match.start() <= start and end <= match.end():
                    found[index, match.start(), match.end()] = None
        return found

    def _plain_length(self, index: int) -> int:
        """Return how long a phrase is of words alone, all of them its anchor; else 0.

        No more is to be seen of one that stands there. Where a mark stands at either
        end, the expression is stricter than the anchor.
        """
        source, reach, *_ = self._compiled[index]
        words = source.replace("\\ ", " ")
        is_words = words.replace(" ", "a").isalnum() and len(words) == reach
        length: int = reach if is_words else 0
        return length

    def _anchored(self, folded: str) -> list[Found[int]]:
        """Find the numbers of the phrases whose anchors stand in a text."""
        self._asked += 1
        if self._asked > FEW:
            return self._all_anchors.find(folded)
        return in_order(
            [
                Found(index, start, start + len(literal))
                for word in self._anchors.keys() & words_in(folded)
                for literal, phrases in self._anchors_of(word)
                if literal in folded
                for start in places_of(literal, folded)
                for index in phrases
            ]
        )

    @cached_property
    def _all_anchors(self) -> PhraseSet[int]:
        every: dict[str, tuple[int, ...]] = {}
        for word in self._anchors:
            for literal, phrases in self._anchors_of(word):
                every[literal] = (*every.get(literal, ()), *phrases)
        return PhraseSet(every, few=0)

    def _anchors_of(self, word: str) -> list[_Anchor]:
        if word not in self._read:
            lines = (one.split("|") for one in self._anchors[word].split("\n"))
            self._read[word] = [
                _Anchor(literal, tuple(map(int, numbers.split(","))))
                for literal, numbers in lines
            ]
        return self._read[word]

    def _payloads_of(self, index: int) -> list[tuple[int, str]]:
        if index not in self._payloads:
            owners = (one.split(" ", 1) for one in self._compiled[index][2:])
            self._payloads[index] = [(int(rule), role) for rule, role in owners]
        return self._payloads[index]

    def _expression(self, index: int) -> re.Pattern[str]:
        if index not in self._expressions:
            source = self._compiled[index][0]
            self._expressions[index] = re.compile(rf"(?<!\w)(?:{source})(?!\w)")
        return self._expressions[index]


def _overlapping(
    expression: re.Pattern[str], folded: str, low: int, high: int
) -> Iterator[re.Match[str]]:
    """Yield matches from every place on, also where they share words."""
    match = expression.search(folded, low, high)
    while match:
        yield match
        match = expression.search(folded, match.start() + 1, high)

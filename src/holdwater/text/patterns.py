"""Many phrases at once, with an automaton that cannot run away.

Phrases are literals with a small grammar, never regular expressions:
``{a|b}`` is either, ``[x]`` is optional. Hyphens and spaces are the same, and so
are capitals and small letters. All phrases are searched in one pass
(Aho & Corasick 1975), then checked for standing between word boundaries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Payload = TypeVar("Payload")

#: No phrase of a pack may stand for more literals than this.
MOST_LITERALS = 400

_SAME_LENGTH = str.maketrans(
    {
        "-": " ",
        "‐": " ",
        "‑": " ",
        "–": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "İ": "i",
    }
)


def fold(text: str) -> str:
    """Fold case, hyphens and quotation marks; the length stays the same."""
    folded = text.translate(_SAME_LENGTH)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def expand(phrase: str) -> list[str]:
    """Write a phrase of a pack out as literals, folded and without doubles.

    Raises ValueError on unbalanced brackets, an empty phrase, or more than
    `MOST_LITERALS` literals.
    """
    literals, at = _expand_sequence(phrase, 0, closers="")
    if at != len(phrase):
        raise ValueError(f"unbalanced {phrase[at]!r} in {phrase!r}")
    if len(literals) > MOST_LITERALS:
        raise ValueError(f"{phrase!r} stands for more than {MOST_LITERALS} literals")
    clean = dict.fromkeys(" ".join(fold(one).split()) for one in literals)
    if "" in clean:
        raise ValueError(f"{phrase!r} may stand for nothing at all")
    return list(clean)


def _expand_sequence(phrase: str, at: int, *, closers: str) -> tuple[list[str], int]:
    so_far = [""]
    while at < len(phrase) and phrase[at] not in closers + "}]":
        if phrase[at] in "{[":
            choices, at = _expand_group(phrase, at)
        else:
            choices, at = [phrase[at]], at + 1
        so_far = [head + tail for head in so_far for tail in choices]
        if len(so_far) > MOST_LITERALS:
            raise ValueError(f"{phrase!r} stands for too many literals")
    return so_far, at


def _expand_group(phrase: str, at: int) -> tuple[list[str], int]:
    closer = "}" if phrase[at] == "{" else "]"
    choices = [""] if closer == "]" else []
    while True:
        some, at = _expand_sequence(phrase, at + 1, closers="|" + closer)
        choices += some
        if at >= len(phrase) or phrase[at] not in "|" + closer:
            raise ValueError(f"unbalanced bracket in {phrase!r}")
        if phrase[at] == closer:
            return choices, at + 1


def split_phrases(listed: str) -> list[str]:
    """Cut a list of phrases at the bars that stand outside of brackets."""
    parts, depth, current = [], 0, ""
    for character in " ".join(listed.split()):
        depth += (character in "{[") - (character in "}]")
        if character == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [part.strip() for part in [*parts, current] if part.strip()]


def gather(groups: Mapping[Payload, str]) -> PhraseSet[Payload]:
    """Make one set of several lists of phrases; the payload is a list's name."""
    literals: dict[str, list[Payload]] = {}
    for name, listed in groups.items():
        for phrase in split_phrases(listed):
            for literal in expand(phrase):
                literals.setdefault(literal, []).append(name)
    return PhraseSet(literals)


def inflect(verb: str) -> list[str]:
    """Write out an English verb: *boost, boosts, boosted, boosting*.

    A verb may be followed by a particle (*speed up*). Of the irregular ones, those that copy uses are known.
    """
    head, space, rest = verb.partition(" ")
    if head in _IRREGULAR:
        return [form + space + rest for form in _IRREGULAR[head]]
    if head.endswith(("s", "x", "z", "ch", "sh")):
        third = head + "es"
    elif head.endswith("y") and head[-2] not in "aeiou":
        third = head[:-1] + "ies"
    else:
        third = head + "s"
    if head.endswith("e") and not head.endswith("ee"):
        past, present = head + "d", head[:-1] + "ing"
    elif head.endswith("y") and head[-2] not in "aeiou":
        past, present = head[:-1] + "ied", head + "ing"
    else:
        stem = head + head[-1] if head in _DOUBLING else head
        past = head + "d" if head.endswith("e") else stem + "ed"
        present = stem + "ing"
    return [form + space + rest for form in (head, third, past, present)]


#: Verbs that double their last letter: *stopped*, *stopping*.
_DOUBLING = frozenset({"drop", "equip", "excel", "plan", "propel", "skip", "stop"})


_IRREGULAR = {
    "cut": ("cut", "cuts", "cutting"),
    "drive": ("drive", "drives", "drove", "driven", "driving"),
    "get": ("get", "gets", "got", "getting"),
    "give": ("give", "gives", "gave", "given", "giving"),
    "grow": ("grow", "grows", "grew", "grown", "growing"),
    "keep": ("keep", "keeps", "kept", "keeping"),
    "make": ("make", "makes", "made", "making"),
    "save": ("save", "saves", "saved", "saving"),
    "speed": ("speed", "speeds", "sped", "speeding"),
    "win": ("win", "wins", "won", "winning"),
}


class Found(NamedTuple, Generic[Payload]):
    """A phrase stands at ``text[start:end]``."""

    payload: Payload
    start: int
    end: int


class PhraseSet(Generic[Payload]):
    """Literals with payloads, searched all at once.

    ``literals`` maps each literal, folded already (see `expand`), to its payloads.
    Every occurrence between word boundaries is found, overlapping ones too, in
    order of their end.
    """

    def __init__(self, literals: Mapping[str, Sequence[Payload]]) -> None:
        self._literals = list(literals)
        self._payloads = list(literals.values())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick  # built on the first search

        return AhoCorasick(self._literals, store_patterns=False)

    def find(self, folded: str) -> list[Found[Payload]]:
        """Return all that is found in a text folded by `fold`."""
        if not self._literals:
            return []
        found = []
        length = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(
            folded, overlapping=True
        ):
            if start and _joins(folded[start - 1]) and _joins(folded[start]):
                continue
            if end < length and _joins(folded[end]) and _joins(folded[end - 1]):
                continue
            found += [Found(p, start, end) for p in self._payloads[index]]
        return found


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"

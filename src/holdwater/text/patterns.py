"""Many phrases at once, in a search that cannot run away.

Phrases are literals with a small grammar, never regular expressions:
``{a|b}`` is either, ``[x]`` is optional. Hyphens and spaces are the same, and so
are capitals and small letters. Each literal waits for its longest word: what a text has
no word of is not looked for, and what it has is found by `str.find`, between word
boundaries. From many texts on one automaton (Aho & Corasick 1975) is faster, and worth
its making.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Payload = TypeVar("Payload")

#: In no more texts than these an automaton costs more than it spares.
FEW = 500

#: No phrase of a pack may stand for more literals than this.
MOST_LITERALS = 400

#: … nor nest deeper than anybody can read.
MOST_BRACKETS = 100

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
        # Half of a pair, from a damaged JSON string: no phrase can hold it.
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    }
)


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Fold case, hyphens and quotation marks; the length stays the same.

    The last few are remembered: a text is asked about in several places.
    """
    if text.isascii():
        return text.replace("-", " ").lower()
    return lowered(text.translate(_SAME_LENGTH))


def lowered(text: str) -> str:
    """Write a text in small letters; the length stays the same."""
    # Of all letters İ alone becomes two.
    return text.lower() if text.isascii() else text.replace("İ", "i").lower()


def expand(phrase: str) -> list[str]:
    """Write a phrase of a pack out as literals, folded and without doubles.

    Raises ValueError as `write_out` does, and on an empty phrase.
    """
    clean = dict.fromkeys(" ".join(fold(one).split()) for one in write_out(phrase))
    if "" in clean:
        raise ValueError(f"{phrase!r} may stand for nothing at all")
    return list(clean)


def write_out(phrase: str) -> list[str]:
    """Write out all that a phrase stands for, letter for letter, in order.

    Raises ValueError on unbalanced brackets, a bar outside of them, or more than
    `MOST_LITERALS` literals.
    """
    if phrase.count("{") + phrase.count("[") > MOST_BRACKETS:
        raise ValueError(f"{phrase[:20]!r}… has more than {MOST_BRACKETS} brackets")
    literals, at = _expand_sequence(phrase, 0)
    if phrase[at : at + 1] == "|":
        raise ValueError(f"a bar stands outside of brackets in {phrase!r}")
    if at != len(phrase):
        raise ValueError(f"unbalanced {phrase[at]!r} in {phrase!r}")
    return literals


def _expand_sequence(phrase: str, at: int) -> tuple[list[str], int]:
    so_far = [""]
    while at < len(phrase) and phrase[at] not in "}]|":
        if run := _run().match(phrase, at):
            choices, at = [run.group()], run.end()
        else:
            choices, at = _expand_group(phrase, at)
        so_far = [head + tail for head in so_far for tail in choices]
        if len(so_far) > MOST_LITERALS:
            raise ValueError(
                f"{phrase!r} stands for more than {MOST_LITERALS} literals"
            )
    return so_far, at


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"[^{}\[\]|]+")


def _expand_group(phrase: str, at: int) -> tuple[list[str], int]:
    closer = "}" if phrase[at] == "{" else "]"
    choices = [""] if closer == "]" else []
    while True:
        some, at = _expand_sequence(phrase, at + 1)
        choices += some
        if at >= len(phrase) or phrase[at] not in "|" + closer:
            raise ValueError(f"unbalanced bracket in {phrase!r}")
        if phrase[at] == closer:
            return choices, at + 1


def split_phrases(listed: str) -> list[str]:
    """Cut a list of phrases at the bars that stand outside of brackets."""
    parts, depth, current = [], 0, ""
    for part in " ".join(listed.split()).split("|"):
        current += "|" + part if depth else part
        depth += sum(map(part.count, "{[")) - sum(map(part.count, "}]"))
        if depth == 0:
            parts.append(current)
            current = ""
    return [part.strip() for part in [*parts, current] if part.strip()]


def gather(groups: Mapping[Payload, str]) -> PhraseSet[Payload]:
    """Make one set of several lists of phrases; the payload is a list's name."""
    literals: dict[str, list[Payload]] = {}
    for name, listed in groups.items():
        for phrase in split_phrases(listed):
            for literal in expand(phrase):
                names = literals.setdefault(literal, [])
                if name not in names:
                    names.append(name)
    return PhraseSet(literals)


def inflect(verb: str) -> list[str]:
    """Write out an English verb: *boost, boosts, boosted, boosting*.

    A verb may be followed by a particle (*speed up*). Of the irregular ones, those
    that copy uses are known, and what *out*, *over*, *re* and *un* make of them.
    """
    head, space, rest = verb.partition(" ")
    return [form + space + rest for form in _irregular(head) or _regular(head)]


def _irregular(verb: str) -> list[str]:
    for prefix in ("", "out", "over", "re", "un"):
        forms = _irregular_verbs().get(verb.removeprefix(prefix))
        if forms and verb.startswith(prefix):
            return [prefix + form for form in forms]
    return []


@cache
def _irregular_verbs() -> dict[str, list[str]]:
    return {forms.split()[0]: forms.split() for forms in _IRREGULAR.split("|")}


def _regular(verb: str) -> list[str]:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("ie"):
        return [verb, third, verb + "d", verb[:-2] + "ying"]
    if verb.endswith(("ee", "oe", "ye")):
        return [verb, third, verb + "d", verb + "ing"]
    if verb.endswith("e"):
        return [verb, third, verb + "d", verb[:-1] + "ing"]
    doubles = verb in _DOUBLING or _doubles().fullmatch(verb)
    stem = verb + verb[-1] if doubles else verb
    return [verb, third, stem + "ed", stem + "ing"]


@cache
def _doubles() -> re.Pattern[str]:
    # One syllable that ends in one consonant behind one vowel: stopped, planning.
    return re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")


#: Longer verbs that double their last letter: *equipped*, *excelling*.
_DOUBLING = frozenset(
    """
    admit commit compel control defer equip excel expel infer occur omit permit
    prefer propel refer submit transfer
    """.split()
)


_IRREGULAR = """
    be is are was were been being|beat beats beaten beating|become becomes became
    becoming|begin begins began begun beginning|break breaks broke broken breaking|
    bring brings brought bringing|build builds built building|buy buys bought buying|
    catch catches caught catching|choose chooses chose chosen choosing|come comes came
    coming|cost costs costing|cut cuts cutting|do does did done doing|drive drives
    drove driven driving|fall falls fell fallen falling|feel feels felt feeling|find
    finds found finding|forget forgets forgot forgotten forgetting|get gets got gotten
    getting|give gives gave given giving|go goes went gone going|grow grows grew grown
    growing|have has had having|hold holds held holding|keep keeps kept keeping|know
    knows knew known knowing|lead leads led leading|leave leaves left leaving|let lets
    letting|lose loses lost losing|make makes made making|mean means meant meaning|meet
    meets met meeting|pay pays paid paying|put puts putting|rise rises rose risen
    rising|run runs ran running|see sees saw seen seeing|sell sells sold selling|send
    sends sent sending|set sets setting|show shows showed shown showing|shrink shrinks
    shrank shrunk shrinking|speed speeds sped speeding|spend spends spent spending|
    split splits splitting|spread spreads spreading|stand stands stood standing|take
    takes took taken taking|tell tells told telling|think thinks thought thinking|win
    wins won winning|write writes wrote written writing
"""


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

    def __init__(
        self, literals: Mapping[str, Sequence[Payload]], *, few: int = FEW
    ) -> None:
        self._literals = literals
        self._few = few
        self._asked = 0

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation

        # Half as large as what is chosen otherwise, and near to hand for as long.
        return AhoCorasick(
            list(self._literals),
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    @cached_property
    def _payloads(self) -> list[Sequence[Payload]]:
        return list(self._literals.values())

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        return by_longest_word(self._literals)

    def find(self, folded: str) -> list[Found[Payload]]:
        """Return all that is found in a text folded by `fold`."""
        self._asked += 1
        return (
            self._in_many(folded) if self._asked > self._few else self._in_few(folded)
        )

    def _in_many(self, folded: str) -> list[Found[Payload]]:
        if not self._literals:
            return []
        payloads = self._payloads
        return [
            Found(payload, start, end)
            for index, start, end in self._automaton.find_matches_as_indexes(
                folded, overlapping=True
            )
            if _stands_apart(folded, start, end)
            for payload in payloads[index]
        ]

    def _in_few(self, folded: str) -> list[Found[Payload]]:
        found = [
            Found(payload, start, start + len(literal))
            for word in self._by_word.keys() & words_in(folded)
            for literal in self._by_word[word]
            if literal in folded
            for start in places_of(literal, folded)
            for payload in self._literals[literal]
        ]
        return in_order(found)


def by_longest_word(literals: Iterable[str]) -> dict[str, list[str]]:
    """List literals under the longest word of each: without it none can be found."""
    listed: dict[str, list[str]] = {}
    for literal in literals:
        longest = max(_words().findall(literal), key=len)
        listed.setdefault(longest, []).append(literal)
    return listed


@lru_cache(maxsize=8)
def words_in(folded: str) -> frozenset[str]:
    """Return the words and marks of a text; the last few are remembered."""
    return frozenset(_words().findall(folded))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+|[^\w\s]")


def places_of(literal: str, folded: str) -> Iterator[int]:
    """Yield where a literal stands between word boundaries."""
    start = folded.find(literal)
    while start >= 0:
        if _stands_apart(folded, start, start + len(literal)):
            yield start
        start = folded.find(literal, start + 1)


def in_order(found: list[Found[Payload]]) -> list[Found[Payload]]:
    """Put what was found in the order of its end; of two with one end the longer first."""
    return sorted(found, key=lambda one: (one.end, one.start)) if found else found


def _stands_apart(folded: str, start: int, end: int) -> bool:
    """Say whether no word goes on over either end."""
    # Most often a space stands there.
    if start:
        before = folded[start - 1]
        if before != " " and _joins(before) and _joins(folded[start]):
            return False
    behind = folded[end : end + 1]
    return not (behind and behind != " " and _joins(behind) and _joins(folded[end - 1]))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"

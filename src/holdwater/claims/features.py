"""What the learned part looks at: words, what sort of words, and who promises what.

A feature is a short text, so that a decision can be explained by the strongest of
them. The same function serves training (`training/train.py`) and judging.

    u=…    a word, its ending cut off        b=…    two words in a row
    c=…    a class of word (lexicon)         l=…    what leads the sentence
    p=…    who is spoken of                  q=…    figures: role, unit, bound
    s=…    registers and support             e.…    words of evidence next door
    k=…    words and target of a link        f=code code in the sentence
    n=…    a word next door, for the second reading alone (`near`)

The length of a statement, its capitals, its closing mark, its heading and the tone of its
neighbours were tried for the regressions and left out, and so were pairs of classes, who can
or helps what, what a verb acts on and the endings of words: on other pages they misled or
changed nothing (`training/README.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from holdwater.claims.lexicon import classes_of, stem
from holdwater.model.claim import Candidate
from holdwater.model.statement import Statement

FUNCTION_WORDS = frozenset(
    """a an the and or but of to in on at for with by from as is are was were be been
    being it its this that these those they them their we our us you your i my he she
    his her not no so if when while than then there here which who what how where why
    will can could would should may might must do does did has have had into over under
    out up down off about after before between through during without within via also
    just only more most less very too""".split()
)

#: Marks and joints: in training they tell writers apart, and nothing else.
_UNTOLD = frozenset('?!:;,()"$€') | {"and", "or"}

_PERSONS = {
    "you": "you",
    "your": "you",
    "yours": "you",
    "we": "we",
    "our": "we",
    "us": "we",
    "i": "i",
    "my": "i",
    "they": "they",
    "their": "they",
    "it": "it",
}

#: So many words are remembered before they are forgotten together.
_MOST_WORDS = 50_000


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"[a-z0-9][a-z0-9'./+#%_-]*[a-z0-9+#%]|[a-z0-9%]|[?!:;,()\"$€]|[^\x00-\x7f]"
    )


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[str, ...]:
    """Cut a text into words and marks, in small letters; full stops are left out.

    The last few are remembered: a statement is its neighbours' neighbour.
    """
    return tuple(_cut(text))


def _cut(text: str) -> list[str]:
    found: list[str] = _tokens().findall(text.lower().replace("’", "'"))
    return found


class Word(NamedTuple):
    """What is to be told of a word wherever it stands.

    ``sorts`` are empty for a word of function. ``marks`` are features that a statement has
    once, however many of its words have them: the word without its ending, who is spoken of
    and the sorts.

    The rest are hashes (CRC-32): of the marks, of an *evidence* word next door, before
    and after, of any word next door, and of what a feature of two words begins with, if this
    is the first, beside the bytes it ends with, if this is the second. What a word may tell or not is
    none or some, so that what many tell is gathered in one go.
    """

    word: str
    stem: str
    sorts: tuple[str, ...]
    marks: tuple[str, ...]
    evidence: tuple[str, ...]
    hashes: tuple[int, ...]
    hashes_before: tuple[int, ...]
    hashes_after: tuple[int, ...]
    hashes_near: tuple[int, ...]
    begins: int
    ends: bytes


class _Words(dict[str, Word]):
    """The words that were met: few are met once."""

    def __missing__(self, word: str) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        made = self[word] = _word(word)
        return made


_word_of = _Words().__getitem__


def _word(word: str) -> Word:
    is_function = word in FUNCTION_WORDS
    of = classes_of(word)
    sorts = () if is_function else of
    base = stem(word)
    evidence = (base,) if "evidence" in of else ()
    marks = [] if base in _UNTOLD else [f"u={base}"]
    if word in _PERSONS:
        marks.append(f"p={_PERSONS[word]}")
    marks += [f"c={sort}" for sort in sorts]
    return Word(
        word=word,
        stem=base,
        sorts=sorts,
        marks=tuple(marks),
        evidence=evidence,
        hashes=hashes(marks),
        hashes_before=hashes(of_evidence("before", evidence)),
        hashes_after=hashes(of_evidence("after", evidence)),
        hashes_near=() if base in _UNTOLD else (hash_of(of_near(base)),),
        begins=hash_of(of_pair((base, ""))),
        ends=base.encode(),
    )


def hash_of(feature: str) -> int:
    """Return what a model knows a feature by."""
    return crc32(feature.encode())


def hashes(features: Iterable[str]) -> tuple[int, ...]:
    """Return what a model knows some features by."""
    return tuple(map(hash_of, features))


@lru_cache(maxsize=8)
def words_of(text: str) -> tuple[Word, ...]:
    """Look up the words of a text; the last few are remembered, as in `tokens`."""
    return tuple(map(_word_of, tokens(text)))


def features(candidate: Candidate) -> list[str]:
    """Return the features of a statement, without doubles, in a fixed order."""
    statement = candidate.statement
    found = _of_words(words_of(candidate.reading))
    found += of_signals(candidate)
    found += _of_neighbour("before", statement.before)
    found += _of_neighbour("after", statement.after)
    return list(dict.fromkeys(found))


def _of_words(words: Sequence[Word]) -> list[str]:
    found = [mark for one in words for mark in one.marks]
    found += map(of_pair, pairwise(("^", *[one.stem for one in words], "$")))
    found += of_counts([sort for one in words for sort in one.sorts])
    found += of_lead(words[:2])
    return found


def of_pair(stems: tuple[str, str]) -> str:
    """Tell two words in a row."""
    return f"b={stems[0]}_{stems[1]}"


def of_counts(sorts: Sequence[str]) -> Iterator[str]:
    """Tell the sorts of which there are two words, or three, or more."""
    for sort in dict.fromkeys(sorts):
        for at_least in range(2, min(sorts.count(sort), 3) + 1):
            yield f"c={sort}{at_least}"


def of_lead(words: Sequence[Word]) -> Iterator[str]:
    """Tell the first word and the second, where there are any."""
    for one in words[:1]:
        yield f"l={one.word}"
        yield f"l={'_'.join([word.word for word in words])}"
        for sort in one.sorts or ("none",):
            yield f"lc={sort}"
            for following in words[1].sorts if len(words) > 1 else ():
                yield f"lc={sort}>{following}"


def of_signals(candidate: Candidate) -> Iterator[str]:
    """Tell registers and support, links, figures, and whether there is code."""
    for signal in candidate.signals:
        yield f"s={signal.name}"
        if signal.family == "support":
            yield f"s={signal.where}.{signal.name}"
        elif signal.weight >= 0.5:
            yield f"s={signal.name}!"
    for link in candidate.statement.links:
        for word in (*_cut(link.words), *_cut(link.href.replace("/", " "))):
            yield f"k={stem(word)}"
    for figure in candidate.quantities:
        yield f"q={figure.role}"
        yield f"q={figure.unit if figure.role == 'measure' else figure.role}"
        if figure.bound:
            yield f"q={figure.bound}"
    if candidate.statement.code:
        yield "f=code"


def of_evidence(name: str, evidence: Iterable[str]) -> list[str]:
    """Tell the words of evidence next door; what else stands there is not used."""
    return [f"e.{name}={base}" for base in evidence]


def _of_neighbour(name: str, text: str | None) -> list[str]:
    words = words_of(text) if text else ()
    return of_evidence(name, [base for one in words for base in one.evidence])


def near(statement: Statement) -> list[str]:
    """Return the words next door, without doubles: what the second reading sees beside."""
    texts = filter(None, (statement.before, statement.after))
    words = (one for text in texts for one in words_of(text))
    return list(dict.fromkeys(of_near(w.stem) for w in words if w.hashes_near))


def of_near(base: str) -> str:
    """Tell a word next door."""
    return f"n={base}"

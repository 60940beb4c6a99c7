"""What the learned part looks at: words, what sort of words, and who promises what.

A feature is a short text, so that a decision can be explained by the strongest of
them. The same function serves training (`training/train.py`) and judging.

    u=…    a word, its ending cut off        b=…    two words in a row
    c=…    a class of word (lexicon)         cc=…   two classes in a row
    l=…    what leads the sentence           m=…    who can, will, helps … what
    o=…    what a promising verb acts on     p=…    who is spoken of
    q=…    figures: role, unit, bound        s=…    registers and support
    e.…    words of evidence next door       k=…    words and target of a link
    x=…    endings of words                  f=code code in the sentence

The length of a statement, its capitals, its heading and the tone of its neighbours
were tried and left out: in training they told the writers of the pages apart, and on
other pages they misled (`training/README.md`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from holdwater.claims.lexicon import classes_of, stem
from holdwater.model.claim import Candidate

FUNCTION_WORDS = frozenset(
    """a an the and or but of to in on at for with by from as is are was were be been
    being it its this that these those they them their we our us you your i my he she
    his her not no so if when while than then there here which who what how where why
    will can could would should may might must do does did has have had into over under
    out up down off about after before between through during without within via also
    just only more most less very too""".split()
)

#: Marks and joints: in training they tell writers apart, and nothing else.
_UNTOLD = frozenset('?!:;,.()"$€') | {"and", "or"}

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

_MODALS = frozenset(
    """will can could may might should must help helps helping let lets allow allows
    allowing enable enables enabling ensure ensures ensuring make makes making means so
    designed built give gives giving provide provides providing deliver delivers offer
    offers keep keeps""".split()
)

#: Verbs whose object tells a promise from a mechanism.
_PROMISING = frozenset({"gain", "assure", "enable"})

_ENDINGS = "less able ible tion ment ness ity ly est er ful ous ive ing ize ise".split()


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"[a-z0-9][a-z0-9'./+#%_-]*[a-z0-9+#%]|[a-z0-9%]|[?!:;,.()\"$€]|[^\x00-\x7f]"
    )


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[str, ...]:
    """Cut a text into words and marks, in small letters.

    The last few are remembered: a statement is its neighbours' neighbour.
    """
    return tuple(_tokens().findall(text.lower().replace("’", "'")))


class _Word(NamedTuple):
    """What is to be told of a word wherever it stands.

    ``sorts`` are empty for a word of function; ``content`` is what it counts as in a
    sequence of content words, empty where it is none. What a word may tell or not is
    none or one, so that what many tell is gathered in one go.
    """

    word: str
    stem: str
    sorts: tuple[str, ...]
    content: tuple[str, ...]
    told: tuple[str, ...]
    person: str | None
    ending: tuple[str, ...]
    evidence: tuple[str, ...]


@lru_cache(maxsize=65536)
def _word(word: str) -> _Word:
    is_function = word in FUNCTION_WORDS
    of = classes_of(word)
    sorts = () if is_function else of
    is_other = not sorts and not is_function and word[0].isalnum()
    base, ending = stem(word), _ending_of(word)
    return _Word(
        word=word,
        stem=base,
        sorts=sorts,
        content=("other",) if is_other else sorts,
        told=() if base in _UNTOLD else (f"u={base}",),
        person=_PERSONS.get(word),
        ending=(f"x={ending}",) if ending else (),
        evidence=(base,) if "evidence" in of else (),
    )


def features(candidate: Candidate) -> list[str]:
    """Return the features of a statement, without doubles, in a fixed order."""
    statement = candidate.statement
    words = list(map(_word, tokens(candidate.reading)))
    found = [
        *_of_words(words),
        *_of_signals(candidate),
        *_of_neighbour("before", statement.before),
        *_of_neighbour("after", statement.after),
    ]
    return list(dict.fromkeys(found))


def _of_words(words: list[_Word]) -> list[str]:
    found = [told for one in words for told in one.told]
    stems = ["^", *[one.stem for one in words], "$"]
    found += [f"b={one}_{other}" for one, other in pairwise(stems)]
    counts = Counter([sort for one in words for sort in one.sorts])
    for sort, count in counts.items():
        found.append(f"c={sort}")
        found += [f"c={sort}{at_least}" for at_least in range(2, min(count, 3) + 1)]
    found += _of_sequence([one.content for one in words if one.content])
    found += _of_lead(words)
    found += _of_modals(words)
    found += [f"p={who}" for who in sorted({w.person for w in words if w.person})]
    found += [ending for one in words for ending in one.ending]
    return found


def _of_sequence(content: list[tuple[str, ...]]) -> Iterator[str]:
    """Pair the classes of content words that follow each other."""
    for pair in pairwise(content):
        yield from _in_a_row(*pair)
    for here, following in zip(content, content[2:], strict=False):
        if not _PROMISING.isdisjoint(here):
            for other in following:
                yield f"o={here[0]}>>{other}"


@lru_cache(maxsize=4096)
def _in_a_row(here: tuple[str, ...], following: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"cc={one}>{other}" for one in here for other in following)


def _of_lead(words: list[_Word]) -> Iterator[str]:
    if not words:
        return
    yield f"l={words[0].word}"
    yield f"l={'_'.join([one.word for one in words[:2]])}"
    for sort in words[0].sorts or ("none",):
        yield f"lc={sort}"
        for following in words[1].sorts if len(words) > 1 else ():
            yield f"lc={sort}>{following}"


def _of_modals(words: list[_Word]) -> Iterator[str]:
    for at, one in enumerate(words):
        if one.word not in _MODALS:
            continue
        who = "^"
        if at:
            before = words[at - 1]
            who = before.person or (before.sorts or ("other",))[0]
        behind = words[at + 1] if at + 1 < len(words) else None
        what = (behind.sorts or (behind.word,))[0] if behind else "$"
        yield f"m={who}_{one.word}"
        yield f"m={one.word}_{what}"


def _ending_of(word: str) -> str | None:
    """Return the first of the endings that a word has, behind three letters at least."""
    return next(
        (e for e in _ENDINGS if len(word) > len(e) + 3 and word.endswith(e)), None
    )


def _of_signals(candidate: Candidate) -> Iterator[str]:
    for signal in candidate.signals:
        yield f"s={signal.name}"
        if signal.family == "support":
            yield f"s={signal.where}.{signal.name}"
        elif signal.weight >= 0.5:
            yield f"s={signal.name}!"
    for link in candidate.statement.links:
        for word in (*tokens(link.words), *tokens(link.href.replace("/", " "))):
            yield f"k={stem(word)}"
    for figure in candidate.quantities:
        yield f"q={figure.role}"
        yield f"q={figure.unit if figure.role == 'measure' else figure.role}"
        if figure.bound:
            yield f"q={figure.bound}"
    if candidate.statement.code:
        yield "f=code"


def _of_neighbour(name: str, text: str | None) -> list[str]:
    """Tell the words of evidence next door; what else stands there is not used."""
    return [f"e.{name}={base}" for base in _words_of_evidence(text)] if text else []


@lru_cache(maxsize=8)
def _words_of_evidence(text: str) -> tuple[str, ...]:
    words = map(_word, tokens(text))
    return tuple([base for one in words for base in one.evidence])

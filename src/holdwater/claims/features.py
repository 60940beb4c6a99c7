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


def tokens(text: str) -> list[str]:
    """Cut a text into words and marks, in small letters."""
    return _tokens().findall(text.lower().replace("’", "'"))


def features(candidate: Candidate) -> list[str]:
    """Return the features of a statement, without doubles, in a fixed order."""
    statement = candidate.statement
    words = tokens(statement.text)
    found = [
        *_of_words(words),
        *_of_endings(words),
        *_of_signals(candidate),
        *_of_neighbour("before", statement.before),
        *_of_neighbour("after", statement.after),
    ]
    return list(dict.fromkeys(found))


def _of_words(words: list[str]) -> Iterator[str]:
    stems = [stem(word) for word in words]
    sorts = [() if word in FUNCTION_WORDS else classes_of(word) for word in words]
    for one in stems:
        if one not in _UNTOLD:
            yield f"u={one}"
    for one, other in zip(["^", *stems], [*stems, "$"], strict=True):
        yield f"b={one}_{other}"
    counts = Counter(sort for some in sorts for sort in some)
    for sort, count in counts.items():
        for at_least in range(1, min(count, 3) + 1):
            yield f"c={sort}{at_least if at_least > 1 else ''}"
    yield from _of_sequence(words, sorts)
    yield from _of_lead(words, sorts)
    yield from _of_modals(words, sorts)
    for person in sorted({_PERSONS[w] for w in words if w in _PERSONS}):
        yield f"p={person}"


def _of_sequence(words: list[str], sorts: list[tuple[str, ...]]) -> Iterator[str]:
    """Pair the classes of content words that follow each other."""
    content = [
        sort or ("other",)
        for word, sort in zip(words, sorts, strict=True)
        if sort or (word not in FUNCTION_WORDS and word[0].isalnum())
    ]
    for here, following in pairwise(content):
        for one in here:
            for other in following:
                yield f"cc={one}>{other}"
    for here, following in zip(content, content[2:], strict=False):
        if "gain" in here or "assure" in here or "enable" in here:
            for other in following:
                yield f"o={here[0]}>>{other}"


def _of_lead(words: list[str], sorts: list[tuple[str, ...]]) -> Iterator[str]:
    if not words:
        return
    yield f"l={words[0]}"
    yield f"l={'_'.join(words[:2])}"
    for sort in sorts[0] or ("none",):
        yield f"lc={sort}"
        for following in sorts[1] if len(sorts) > 1 else ():
            yield f"lc={sort}>{following}"


def _of_modals(words: list[str], sorts: list[tuple[str, ...]]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word in _MODALS:
            before = words[at - 1] if at else "^"
            who = (
                _PERSONS.get(before) or (sorts[at - 1] or ("other",))[0] if at else "^"
            )
            what = (
                (sorts[at + 1] or (words[at + 1],))[0] if at + 1 < len(words) else "$"
            )
            yield f"m={who}_{word}"
            yield f"m={word}_{what}"


def _of_endings(words: list[str]) -> Iterator[str]:
    for word in words:
        if ending := _ending_of(word):
            yield f"x={ending}"


@lru_cache(maxsize=65536)
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


def _of_neighbour(name: str, text: str | None) -> Iterator[str]:
    """Tell the words of evidence next door; what else stands there is not used."""
    for word in tokens(text or ""):
        if "evidence" in classes_of(word):
            yield f"e.{name}={stem(word)}"

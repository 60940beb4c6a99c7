"""Quotations in what is asked end where their phrase ends.

Which words a question quotes is found word by word (`holdwater.check.quoting`), and may end
inside a phrase: *can make confident* of *can make confident, data-driven decisions*. A
reader who meets half a phrase asks what became of the rest.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.check.nouns import BOUNDS, SMALL, TOLD_MORE, last_word
from holdwater.model.span import Span
from holdwater.text.word_classes import is_adjective, is_adverb, is_joining, promises

#: At most so many words are added: further off a phrase seldom ends.
_MOST = 5

#: So many words behind a small one are the last part of a clause, and quoted with it.
_LAST = 4

#: Behind these words something else begins, beside those that bound a phrase.
_ELSE = frozenset(
    """
    able ahead alike all alone already altogether anywhere apart around based because both but
    compared caused due each else especially everywhere including instead it its like needed only
    plus possible rather regardless required simply so starting thanks they today too
    vs versus we what when where whether while whichever you
    """.split()
)

_WORD = r"[^\W_](?:[\w'’]|[-‑/](?=\w)|\.(?=\w))*"


def to_phrase_ends(asked: str, text: str, near: Span) -> str:
    """Let quotations of a text go on to the end of their phrase.

    ``near`` is where the words in doubt stand. What is no quotation, or ends where its
    phrase does, stays as it is, and so does what is said of *it*.
    """

    def whole(quotation: re.Match[str]) -> str:
        words = quotation[1]
        start = _place(text, words, near)
        if start is None or _is_figure(words):
            return quotation[0]
        end = _end_of_phrase(text, start, start + len(words))
        end = _with_last_part(text, end)
        return f"“{text[start:end]}”"

    return re.sub(r"(?<!makes it )(?<!is it )“([^”]+)”", whole, asked)


def _place(text: str, words: str, near: Span) -> int | None:
    """Find where words are quoted from: where they meet those in doubt, else the first."""
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    meeting = (at for at in places if at < near.end and near.start < at + len(words))
    return next(meeting, places[0] if places else None)


def _is_figure(words: str) -> bool:
    """Say whether a figure is quoted alone, or a time: what is counted is not in doubt."""
    return bool(re.match(r"[~<>+]?\W?\d", words)) or words.lower().startswith("in ")


def _end_of_phrase(text: str, start: int, end: int) -> int:
    joined = _joined().match(text, end)
    last = last_word().search(text, start, end)
    is_one = last and text[: last.start()].endswith((" a ", " an "))
    if joined and last and _goes_with(last[0].lower(), joined[1].lower(), bool(is_one)):
        end = joined.end(1)
    gone = end
    for _ in range(_MOST):
        following = _next().match(text, gone)
        if following is None or _begins_else(following[1]):
            return _before_participle(text, end, gone)
        gone = following.end()
    following = _next().match(text, gone)
    is_whole = following is None or _begins_else(following[1])
    return _before_participle(text, end, gone) if is_whole else end


def _with_last_part(text: str, end: int) -> int:
    last = _last_part().match(text, end)
    if last is None or text.endswith(("ever", "before"), 0, end):
        return end
    noun = last[0].rsplit(" ", 1)[-1].lower()
    return end if is_adjective(noun) else last.end()


@cache
def _last_part() -> re.Pattern[str]:
    """Look for the few words to the end of a clause: *ahead in the world* | of finance."""
    small = r"(?:about|across|against|at|for|from|in|into|of|on|over|to|with|within)"
    stop = rf"(?!{TOLD_MORE}|(?:and|as|because|but|by|how|if|or|so|than|that|through|what|when|where|who|why|you)\b)"
    word = rf" {stop}{_WORD}"
    return re.compile(
        rf" (?!in (?:a|the) way\b){small}\b(?:{word}){{1,{_LAST}}}"
        r"(?=[.,;:!?)”\"]|$| (?:because|but|by|so|that|through|when|which|while|without) )",
        re.IGNORECASE,
    )


def _before_participle(text: str, end: int, gone: int) -> int:
    """Leave out what is said of the noun behind it: *a response | triggered* by hand."""
    last = last_word().search(text, end, gone)
    is_said_behind = last and last[0].endswith("ed") and text[gone : gone + 1] == " "
    return last.start() - 1 if last and is_said_behind and last.start() > end else gone


def _goes_with(word: str, joined: str, is_one: bool) -> bool:
    """Say whether what is joined is another thing said of the same noun.

    Where it ``is_one`` noun, *a smooth, | reassuring checkout*, a participle is.
    """
    is_said = word in _SAID or is_adjective(word)
    return bool(is_said and word not in _NEVER_SAID) and (
        joined in ("more", "most", "less")
        or "-" in joined
        or bool(is_adjective(joined))
        or (is_one and joined.endswith(("ed", "ing")))
    )


#: Adjectives that do not look like one.
_SAID = frozenset(
    """
    confident consistent convenient crisp dynamic efficient excellent fluent frequent intelligent
    prompt resilient sleek sufficient transparent
    """.split()
)

#: Words that look like adjectives and are none.
_NEVER_SAID = frozenset("need needs data time people help one all every each".split())


#: Forms of verbs that are nouns as well.
_NOUNS = frozenset(
    "builds focuses launches moves releases scales shares starts stops supports works".split()
)


def _begins_else(word: str) -> bool:
    lower = word.lower()
    return (
        lower in _ELSE
        or lower[0].isdigit()
        or re.search("['’](?:d|ll|re|t|ve)$", lower) is not None
        or (lower.endswith("s") and lower in promises() - _NOUNS)
        or is_joining(lower)
        or is_adverb(lower)
        or _bounds().fullmatch(lower) is not None
    )


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(f"(?:{BOUNDS}|{SMALL}|{TOLD_MORE})", re.IGNORECASE)


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf" ({_WORD})")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(
        rf"(?:, (?:and (?!\w+ed\b))?| and | or )({_WORD})(?= {_WORD}|[.!,;:]|$)"
    )

"""Words of a statement as people are shown them: whole, and not cut inside a phrase."""

from __future__ import annotations

import re
from functools import cache

from holdwater.check.nouns import (
    BOUNDS,
    SMALL,
    TOLD_MORE,
    last_word,
    next_word,
    to_its_noun,
)
from holdwater.model.span import Span
from holdwater.text.word_classes import is_adjective, is_adverb
from holdwater.text.word_ends import word_end, word_start

#: Words after which a phrase goes on: the next word is quoted with them.
_OPEN = frozenset(
    """
    a about all an any by every how industry it's major of other our
    conventional legacy recent regulatory some the their they traditional we who you you're your
    """.split()
)

#: Words that a phrase does not end with, and need not go on after.
_LOOSE = frozenset(
    "and any as at but even for from in into irrespective is on or rather such than that to with"
    " what which without".split()
)

#: At most so many words are added.
_LONGEST_STEP = 3


@cache
def _opening() -> re.Pattern[str]:
    """Look for a verb with its object, or for an *of*: the noun belongs to both."""
    return re.compile(
        r"(?:accelerat|boost|cut|decreas|deliver|driv|elevat|eliminat|empower|enhanc"
        r"|ensur|guarantee|improv|increas|lower|maximi|minimi|optimi|prevent|protect"
        r"|reduc|remov|simplif|streamlin|transform|unleash|unlock)\w*(?: |$)|\S.* of\b",
        re.IGNORECASE,
    )


@cache
def _rest() -> re.Pattern[str]:
    """Look for up to five words before the phrase ends, on a small word or a stop."""
    small = (
        r"(?:and|or|but|with|without|within|for|to(?! (?:market|value|insight)\b)|by|in|on|at|of|from|that|which|while"
        r"|so|such|as|through|across|using|via|than|when|if|including|caused|imposed|placed|thanks)\b"
    )
    word = rf" (?!{small})[^\W_](?:[\w'’]|[-‑./](?=\w))*"
    return re.compile(
        rf"(?:{word}){{1,5}}(?=[.,;:!?)”\"]|$| {small}| [-–—&])", re.IGNORECASE
    )


def _goes_on(words: str) -> bool:
    """Say whether a phrase cannot end here: *in less than*, *wherever they*."""
    lower = words.lower()
    return lower.split()[-1] in _OPEN or lower.endswith(
        (
            "in less",
            "less than",
            "than most",
            "as simple",
            "as easy",
            "simple as",
            "easy as",
        )
    )


@cache
def _how_many() -> re.Pattern[str]:
    """Look for what belongs to a number in words: *hundreds of | thousands*."""
    return re.compile(r"(?i)\b(?:hundreds|tens|dozens) of $")


#: What belongs to the words before: *as smoothly* | as possible, *easy* | to use.
_BELONGING = {
    " as possible": ("",),
    " and running": (" up",),
    " to use": ("easy", "simple"),
}


def whole_words(text: str, span: Span) -> str:
    """Quote a span of a text with the words, and the compounds, that it cuts.

    *best-in* in *best-in-class tools* is quoted as *best-in-class*, *Empower your* as
    *Empower your team*; a small word that opens nothing, *modern and*, is left out.
    """
    start, end = word_start(text, span.start), word_end(text, span.end)
    if many := _how_many().search(text, 0, start):
        start = many.start()
    rest = _rest().match(text, end) if _opening().match(text, start, end) else None
    if rest:
        return without_loose_ends(text[start : rest.end()])
    for _ in range(_LONGEST_STEP):
        last = last_word().search(text, start, end)
        if last is None or not _goes_on(text[start:end]):
            break
        following = next_word().match(text, end)
        if following is None:
            break
        end = following.end()
    end = to_its_noun(text, start, end)
    for more, before in _BELONGING.items():
        if text.startswith(more, end) and text.endswith(before, start, end):
            return text[start : end + len(more)]
    quoted = re.split(r" [–—-] ", text[start:end])[0]  # what follows is said anew
    return without_loose_ends(quoted) or text[span.start : span.end]


@cache
def _before() -> re.Pattern[str]:
    """Look for up to four words of the same phrase, before words that end it."""
    return re.compile(
        rf"(?<![\w'’/.-])(?:(?!{BOUNDS}|to\b)[^\W_][\w'’‑-]* ){{1,4}}$", re.IGNORECASE
    )


#: A quotation of what is done, and how, has at most so many words before it is cut.
_LONGEST_WAY = 9

#: Behind these stands what is done: who does it, what joins it, what lets one do it.
_DOERS = (
    r"(?:all|both|each|and|or|but|that|which|who|so|while|when|if|i|you|we|they|he|she|can|could|will|would"
    r"|may|might|should|must|lets?|helps?|allows?|enables?|(?<!can )(?<!to )makes?|because|is|are|was|were|has"
    r"|have|had|does|users|teams|customers|developers|admins|administrators|people)\b"
)


@cache
def _done() -> re.Pattern[str]:
    """Look for what is done, before how it is: *go back to a version* easily."""
    word = rf"(?!{_DOERS})[^\W_][\w'’‑-]* "
    return re.compile(
        rf"(?<![\w'’/.-])(?:to |it |this )?((?:{word}){{1,9}})$", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    """Look for what stands behind: *easy* to use every day, *easily* move a mailbox."""
    word = rf" (?!{BOUNDS}|{SMALL}|{TOLD_MORE})[^\W_](?:[\w'’]|[-‑./](?=\w))*"
    return re.compile(rf"(?: {SMALL})?(?:{word}){{1,6}}", re.IGNORECASE)


def whole_phrase(text: str, span: Span) -> str:
    """Quote a span with what it is said of: *easily* as *easily move a mailbox*.

    What stands behind it tells that, or where nothing does what stands before it.
    """
    words = whole_words(text, span)
    start = word_start(text, span.start)
    if not text.startswith(words, start):
        return words
    if joined := _joined_adverb().match(text, start + len(words)):
        words = text[start : joined.end()] if words.endswith("ly") else words
    end = _end_of_adjectives(text, start + len(words))
    behind = _behind().match(text, end)
    if behind and not (words.endswith("ly") and behind[0][1:].startswith(_WAYS)):
        return _with_what_is_behind(text, start, behind)
    is_short = len(words.split()) == 1 or (
        len(words.split()) <= _SHORT and not _names_itself().search(words)
    )
    before = _before().search(text, 0, start) if is_short else None
    opened = text[before.start() : start] if before else ""
    opened = _placed().sub("", opened)
    if opened.strip().lower() in _WHOM:
        opened = ""
    is_how = words.endswith("ly") or words.lower().startswith("with ")
    is_way = is_how and (not behind or behind[0][1:].startswith(_WAYS))
    if is_way and (done := _done().search(text, 0, start)):
        begun = _before_adjective(text, done.start(1))
        whole = text[begun : behind.end() if behind else end]
        is_long = len(whole.split()) > _LONGEST_WAY
        return without_loose_ends(text[begun:start] + words if is_long else whole)
    if behind and not opened and words.endswith("ly"):
        return words  # what it says how to do stands before an *and*
    if behind:
        at = opened.rstrip().rfind(" ")
        if opened[at + 1 :].strip().lower() in _WHOM:
            at = opened.rfind(" ", 0, max(at, 0))  # its verb stands before it
        if not words.endswith("ly"):  # of how it is done, all that is done is told
            opened = opened[at + 1 :]
        words = text[start : behind.end()]
    return without_loose_ends(opened + words)


@cache
def _joined_adverb() -> re.Pattern[str]:
    """Look for one more adverb: *quickly | and easily* move a mailbox."""
    return re.compile(r" (?:and|but|or|yet) \w+ly\b(?= \w)")


#: Whom something is done for: *gives us | effortless stores*.
_WHOM = frozenset("it me them us you".split())


@cache
def _placed() -> re.Pattern[str]:
    """Look for where something is, before words that are of another: *in the | innovative*."""
    return re.compile(r"(?i)^(?:.* )?(?:at|by|from|in|of|on) (?:an?|the) ")


def _before_adjective(text: str, start: int) -> int:
    """Go back over an adjective in a list: *run | small, nimble teams with ease*."""
    listed = re.search(r"([\w'’‑-]+), $", text[:start])
    if not listed or not is_adjective(listed[1].lower()):
        return start
    done = _done().search(text, 0, listed.start(1))
    return done.start(1) if done else listed.start(1)


@cache
def _next_adjective() -> re.Pattern[str]:
    return re.compile(r", ([^\W_][\w'’]*(?:-[\w'’]+)*)(?= [^\W_])")


def _end_of_adjectives(text: str, end: int) -> int:
    """Return where a list of adjectives ends: *revolutionary, | AI-powered | platform*."""
    last = last_word().search(text, 0, end)
    if last and is_adjective(last[0].lower()) is False:
        return end
    while listed := _next_adjective().match(text, end):
        is_known = is_adjective(listed[1].lower())
        if not is_known and (is_known is False or "-" not in listed[1]):
            break
        end = listed.end()
    return end


def onward(text: str, span: Span) -> str:
    """Quote a span with what stands behind it alone: *faster* as *faster delivery*.

    What stands before a comparative is another's: *responds to risks | faster*.
    """
    words = whole_words(text, span)
    start = word_start(text, span.start)
    if not text.startswith(words, start):
        return words
    end = start + len(words)
    last = last_word().search(text, start, end)
    following = _joined_adjective().match(text, end)
    if last and following and _is_like(last[0].lower(), following[1].lower()):
        return without_loose_ends(text[start : following.end()])
    behind = _behind().match(text, end)
    return _with_what_is_behind(text, start, behind) if behind else words


def _is_like(word: str, joined: str) -> bool:
    """Say whether what is joined to an adjective is another one of its sort."""
    ends = ("er", "est", "ed")
    return joined in ("more", "most", "less") or (
        (bool(is_adjective(joined)) or joined.endswith(ends))
        and (bool(is_adjective(word)) or word.endswith(ends))
    )


@cache
def _joined_adjective() -> re.Pattern[str]:
    word = rf"(?!{BOUNDS}|{SMALL})[^\W_](?:[\w'’]|[-‑./](?=\w))*"
    return re.compile(rf",? (?:and|or|yet) ({word})(?: {word}){{1,4}}", re.IGNORECASE)


def _with_what_is_behind(text: str, start: int, behind: re.Match[str]) -> str:
    """Quote as much of what stands behind words as belongs to them."""
    end = behind.start()
    told = behind[0]
    goes_on = text[behind.end() : behind.end() + 1] == " "
    if goes_on and " " not in told.strip() and is_adverb(told.strip().lower()):
        return without_loose_ends(text[start:end])
    cut = next(
        (at for at in _places(told) if at and _is_more(told[:at], told[at:])), None
    )
    if cut is not None:
        return without_loose_ends(text[start : end + cut])
    last = to_its_noun(text, start, _with_its_noun(text, start, behind.end()))
    return without_loose_ends(text[start:last])


def _places(words: str) -> list[int]:
    """Return where words begin, but the first one."""
    return [match.start() for match in re.finditer(r" ", words)][1:]


def _is_more(before: str, rest: str) -> bool:
    """Say whether more is told from here on: *design | aggressively minimizes load*.

    So it is where an adverb goes with a verb, or what several are doing follows them.
    """
    first, _, others = rest.lower().strip().partition(" ")
    if is_adverb(first) and before.lower().split()[-1] not in _DEGREES:
        return not others or is_adjective(others.split()[0]) is False
    is_plural = before.endswith("s") and before.rsplit(maxsplit=1)[-1].islower()
    return first.endswith("ing") and is_plural and bool(others or before)


_DEGREES = frozenset("as less more most so too very".split())


def _with_its_noun(text: str, start: int, end: int) -> int:
    """Go on where a quotation ends between adjectives: *a known | , safely built base*."""
    following = _more_adjectives().match(text, end)
    last = last_word().search(text, start, end)
    if not following or not last:
        return end
    is_one = is_adjective(last[0].lower()) or text[: last.start()].endswith(
        (" a ", " an ")
    )
    first = following[1].lower()
    is_another = (
        is_adverb(first)
        or is_adjective(first) is not False
        or first.endswith(("ing", "ed"))  # *complex | , branching rules*
    )
    if following[0].startswith(" "):  # an *and* joins more than adjectives
        is_another = bool(is_adjective(first))
    return following.end() if is_one and is_another else end


@cache
def _more_adjectives() -> re.Pattern[str]:
    word = rf"(?!{BOUNDS}|{SMALL})[^\W_](?:[\w'’]|[-‑./](?=\w))*"
    return re.compile(
        rf"(?:,| and) ({word})(?: {word}){{1,3}}(?=[.,;:!?)”\"]| |$)", re.IGNORECASE
    )


#: Words that tell nothing alone: *seamless*, *with ease*.
_SHORT = 2


#: Two words that end in a noun of what one gets name it by themselves.
@cache
def _names_itself() -> re.Pattern[str]:
    return re.compile(
        r"(?i)^(?!with |in |at )\S+ (?:clarity|control|insights?|intelligence"
        r"|observability|transparency|view|visibility)$"
    )


#: Behind an adverb these go on with the verb before it: *fits easily into a rack*.
_WAYS = tuple(
    f"{word} "
    for word in "for to into in on at from with within across between through".split()
)


@cache
def _item() -> re.Pattern[str]:
    """Look for the tail of the item before, in a list: *hardening, and* compliance."""
    return re.compile(r"^\w+, (?:and|or) ")


def without_loose_ends(words: str) -> str:
    """Leave out small words at both ends, that open nothing there."""
    if words.lower().endswith("once and for all"):
        return words
    kept = _item().sub("", words).split(" ")
    while len(kept) > 1 and kept[-1].strip(",").lower() in _LOOSE | _OPEN:
        if kept[-2].lower() == "no":  # *like no other*
            break
        if kept[-1] == "industry" and kept[-3:-2] == ["the"]:  # *the travel industry*
            break
        kept.pop()
    while len(kept) > 1 and kept[0].strip(",").lower() in ("and", "or", "but"):
        kept.pop(0)
    return " ".join(kept).rstrip(" ,;:")

"""Where a clause ends, and which words a sentence stands without.

No grammar is known here, only closed lists of small words and the endings of words.
Where they do not tell, the answer is None, and the sentence is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.span import Span
from holdwater.text.editing import Edit
from holdwater.text.patterns import inflect

#: Words that join others: behind an adjective they show that its noun is missing.
_JOINING = frozenset(
    """
    a about across after against also although always am an and any are around as at
    away back be because been before being below between both but by can cannot could
    did do does down during each either even ever every for from had has have he her
    his how i if in into is it its just may me might most must my neither never no nor
    not of off on once only onto or our out over per she should since so some still
    than that the their them then there these they this those though through to too
    toward towards under until up upon us very via was we were what when where whether
    which while who whom whose why will with within without would yet you your
    """.split()
)

_CONJUNCTIONS = frozenset("and because but or so that when while".split())

_PREPOSITIONS = frozenset("at by for from in like on out over with without".split())

_ADJECTIVES = frozenset(
    """
    automatic beautiful better bright cheap clean clear cloud complete custom deep
    digital direct easy elegant end-to-end fair fast faster fine fresh full global
    good great green hard high instant intelligent large lean light lightweight local
    long low manual mature modern native new next-generation old open open-source own
    personal powerful pretty private public quick real real-time reliable rich robust
    safe secure short simple single slow small smart smooth solid stable strong true
    unified unique user-friendly wide
    """.split()
)

#: Endings of adjectives, and of the nouns that look like them.
_ADJECTIVAL = ("able", "ible", "al", "ful", "ous", "ive", "ic", "less", "ed", "ant")
_NOMINAL = ("s", "tion", "ment", "ness", "ity", "ance", "ence", "ship", "ware", "er")

#: Adverbs of degree before an adjective; those that fill go with it.
_DEGREE = (
    r"(?<!\w)(as|completely|extremely|fully|how|highly|incredibly|less|more|most|quite"
    r"|really|so|too|totally|truly|very) $"
)
_FILLING = frozenset(
    """
    completely extremely fully highly incredibly quite really totally truly very
    """.split()
)

_NO_ADVERBS = frozenset("only early daily friendly family supply apply reply".split())

#: Verbs of promises: behind *and* they open a clause of their own.
_PROMISES = """
    accelerate achieve add automate avoid boost bring build close connect create cut
    deliver deploy detect drive eliminate empower enable ensure find fix focus free
    gain get give grow help improve increase keep launch let lower make manage meet
    minimize monitor move optimize prevent protect provide reach reduce release remove
    replace resolve respond run save scale secure see share ship simplify solve speed
    start stay stop streamline support take track transform turn unlock work
"""


#: Behind *and* these open one too.
_AFTER_AND = """
    are can do does has have is it its never no not our that the then therefore they was
    we were will you your
"""


@cache
def _breaks() -> re.Pattern[str]:
    openers = (
        "so|while|because|whereas|although|but|when|which|where|if|unless|who"
        "|thanks to|without|whether|to (?:help|make|keep|give|let)"
    )
    return re.compile(
        r"(?P<comma>,)(?=\s)|[;:!?(]| [–—-] |—"
        rf"|\s(?:{openers}|and (?P<joined>\w+))(?=\s\S)"
    )


@cache
def _opening_words() -> frozenset[str]:
    forms = (form for verb in _PROMISES.split() for form in inflect(verb))
    return frozenset([*forms, *_AFTER_AND.split()])


@cache
def _listed() -> re.Pattern[str]:
    part = r"(?:[\w'’/&.-]+ ){0,2}[\w'’/&.-]+"
    return re.compile(rf",(?: {part},)* {part},? (?:and|or|&) ")


def is_joining(word: str) -> bool:
    """Say whether a word, in small letters, joins others and names nothing."""
    return word in _JOINING


def end_of_words(text: str) -> int:
    """Return where a statement's words end: before its closing marks."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] in "%)]+#$€£`"):
        end -= 1
    return end or len(text)


def end_of_clause(text: str, at: int) -> int:
    """Return where the clause ends that goes on at ``at``.

    A comma ends a clause, unless it stands in a list or between adjectives; *and*
    does before a verb, a small word that opens a clause, or a figure.
    """
    last, begun = end_of_words(text), at
    while found := _breaks().search(text, at, last):
        word = found["joined"]
        if word and not (word.lower() in _opening_words() or word[0].isdigit()):
            at = found.start("joined")
            continue
        is_list = found["comma"] and (
            _listed().match(text, found.start())
            or _joins_adjectives(text, begun, found.start())
        )
        if not is_list:
            return _before_joint(text, begun, found.start())
        at = is_list.end()
    return max(last, begun)


def _before_joint(text: str, begun: int, end: int) -> int:
    """Go back before an *and* that joins what comes next."""
    joint = re.search(r",?\s(?:and|or|but|&)$", text[begun:end])
    return begun + joint.start() if joint else end


def _joins_adjectives(text: str, begun: int, comma: int) -> re.Match[str] | None:
    """Say whether a comma stands between adjectives: *faster, data-driven decisions*."""
    following = re.compile(r",\s+([\w-]+)(?= \w)").match(text, comma)
    if not following or not _is_adjective(following[1].lower()):
        return None
    before = re.search(r"[\w-]+$", text[:comma])
    if comma == begun or (before and _is_adjective(before[0].lower())):
        return following
    return None


def take_out(text: str, span: Span) -> Edit | None:
    """Take words out that a sentence stands without; None where it does not.

    Adverbs (*easily*, *with ease*) may stand anywhere, adjectives before a noun. What
    joined the words to their neighbours goes with them.
    """
    words = text[span.start : span.end]
    before, after = text[: span.start], text[span.end :]
    if before.endswith(("-", "/")) or after.startswith(("-", "/")):
        return None
    if _is_adverbial(words.lower()):
        return _without_adverb(text, span)
    degree = re.search(_DEGREE, before.lower())
    if degree:
        if degree[1] not in _FILLING:
            return None
        return take_out(text, Span(degree.start(1), span.end))
    joint = re.match(r"(,? (?:and|or|&) |, )([\w-]+)", after)
    if joint and joint[2].lower() not in _JOINING:
        listed = re.search(r", $", before)
        if listed and joint[1] != ", ":
            return Edit(listed.start(), span.end, "")
        return Edit(span.start, span.end + joint.end(1), "")
    following = _next_word(after)
    is_last = following is None or following in _JOINING
    if following and is_last and following not in _CONJUNCTIONS:
        return None  # passionate *about* something
    joined = re.search(r"([\w'’-]+),?( (?:and|or|&) |, )$", before)
    if joined:
        return _without_last(text, span, joined, is_last=is_last)
    return None if is_last else Edit(span.start, span.end, "")


def _without_last(
    text: str, span: Span, joined: re.Match[str], *, is_last: bool
) -> Edit | None:
    """Take out what *and* or a comma joins to the word before it."""
    kind = True if is_last else _is_adjective(joined[1].lower())
    if kind is None:
        return None
    if not kind:
        return Edit(span.start, span.end, "")
    if is_last and joined[2] == ", ":
        return None
    start = joined.end(1)
    # Of three, two are left: *a, b and c* becomes *a and b*.
    comma = text.rfind(", ", 0, joined.start(1) + 1)
    if joined[2] != ", " and comma >= 0 and comma + 2 == joined.start(1):
        return Edit(comma, span.end, f"{joined[2]}{joined[1]}")
    return Edit(start, span.end, "")


def _without_adverb(text: str, span: Span) -> Edit | None:
    before, after = text[: span.start].lower(), text[span.end :].lower()
    words = text[span.start : span.end].lower()
    degree = re.search(r"(?<!\w)(?:more|most|very|so|even|quite|truly|just) $", before)
    start = degree.start() if degree else span.start
    if re.search(r"(?<!\w)(?:as|how|too|not|less|is|are|be) $", before[:start]):
        followed = re.match(r" [a-z]", after) and _next_word(after) not in _JOINING
        if not followed or re.search(r"(?<!\w)(?:as|how|too|not|less) $", before):
            return None
    pair = r",? (?:and|or|&) (?=\w+ly(?!\w)|(?:at|by|in|on|with|without) )"
    joint = re.match(pair, after)
    if not joint and not words.endswith("ly") and re.match(r",? (?:and|or|&) ", after):
        return None  # with love *and* something
    if joint:
        return Edit(start, span.end + joint.end(), "")
    joined = re.search(r"(?:\w+ly),?( (?:and|or|&) )$", before[:start])
    if joined:
        return Edit(joined.start(1), span.end, "")
    if before[:start].endswith(", ") and after.startswith(","):
        return Edit(start - 2, span.end, "")
    if not before[:start].strip() and after.startswith(","):
        return Edit(start, span.end + 1, "")
    return Edit(start, span.end, "")


def _is_adverbial(words: str) -> bool:
    first, last = words.split()[0], words.split()[-1]
    last = last.rpartition("-")[2]
    return first in _PREPOSITIONS or (last.endswith("ly") and last not in _NO_ADVERBS)


def _is_adjective(word: str) -> bool | None:
    """Say whether a word is an adjective, None where its look does not tell."""
    if word in _ADJECTIVES or word.endswith(_ADJECTIVAL):
        return True
    return False if word.endswith(_NOMINAL) or word in _JOINING else None


def _next_word(after: str) -> str | None:
    found = re.match(r"\s+[“\"'(]?([\w][\w'’-]*)", after)
    return found[1].lower() if found else None

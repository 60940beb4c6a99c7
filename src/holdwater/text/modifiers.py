"""Words that a sentence stands without: *easily*, *with ease*, *world-class*.

Where it does not tell whether what is left is a sentence, the answer is None, and
nothing is taken out.
"""

from __future__ import annotations

import re

from holdwater.model.span import Span
from holdwater.text.editing import Edit
from holdwater.text.word_classes import is_adjective, is_adverb, is_joining

_CONJUNCTIONS = frozenset("and because but or so that when while".split())

_PREPOSITIONS = frozenset("at by for from in like on out over with without".split())

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
    if _is_all_that_is_told(before, after) or before.endswith(", the "):
        return None  # without its praise *the tool* would be the only one
    degree = re.search(_DEGREE, before.lower())
    if degree:
        if degree[1] not in _FILLING:
            return None
        return take_out(text, Span(degree.start(1), span.end))
    joint = re.match(r"(,? (?:and|or|&) |, )([\w-]+)", after)
    if joint and not is_joining(joint[2].lower()):
        listed = re.search(r", $", before)
        if listed and joint[1] != ", ":
            return Edit(listed.start(), span.end, "")
        return Edit(span.start, span.end + joint.end(1), "")
    following = _next_word(after)
    is_last = following is None or is_joining(following)
    if following and is_last and following not in _CONJUNCTIONS:
        return None  # passionate *about* something
    joined = re.search(r"([\w'’-]+),?( (?:and|or|&) |, )$", before)
    if joined:
        return _without_last(text, span, joined, is_last=is_last)
    return None if is_last else _without_adjective(before, span)


def _without_adjective(before: str, span: Span) -> Edit:
    """Take an adjective out; of many tools *the modern tool* is a tool."""
    if re.search(r"(?<!\w)is the $", before):
        return Edit(span.start - len("the "), span.end, "a")
    return Edit(span.start, span.end, "")


def _is_all_that_is_told(before: str, after: str) -> bool:
    """Say whether the words are what a sentence tells of a thing: *has great times*."""
    return bool(
        re.search(
            r"(?<!\w)(?:(?:offer|provide|deliver|ensure|enjoy|bring|create|give|get|need)s?"
            r"|have|has|(?:offer|provid|deliver|ensur|bring|creat)ing)(?: an?| the)? $",
            before.lower(),
        )
        and re.match(r"(?: [\w-]+){1,2}(?:[,.;:!]|$)", after)
    ) or bool(
        re.search(
            r"(?<!\w)(?:for|in|with|using|via|as|into)(?: an?)? $", before.lower()
        )
        and re.match(r" [\w-]+(?:[,.;:!]| \w+ly(?!\w)|$)", after)
    )


def _without_last(
    text: str, span: Span, joined: re.Match[str], *, is_last: bool
) -> Edit | None:
    """Take out what *and* or a comma joins to the word before it."""
    kind = True if is_last else is_adjective(joined[1].lower())
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
    if re.search(
        r"(?<!\w)(?:not|never|hardly|cannot|without|\w+n['’]t)\s[^,;:.]*$", before
    ):
        return None  # what does not go *smoothly* may go
    if re.search(r"(?<!\w)(?:is|are|was|were) $", before) and re.match(
        r" \w+ed[.!]?$", after
    ):
        return None  # how it was done is all that is told
    degree = re.search(
        r"(?<!\w)(?:(?:much|far|even|so) )?(?:more|most|very|so|even|quite|truly|just) $",
        before,
    )
    start = degree.start() if degree else span.start
    if re.search(r"(?<!\w)(?:as|how|too|not|less|is|are|be) $", before[:start]):
        following = _next_word(after)
        if (
            following is None
            or is_joining(following)
            or re.search(r"(?<!\w)(?:as|how|too|not|less) $", before)
        ):
            return None
    pair = r",? (?:and|or|&) (?=\w+ly(?!\w)|(?:at|by|in|on|with|without) )"
    joint = re.match(pair, after)
    listed = r"(?:, [\w-]+)*,? (?:and|or|&) "
    if not joint and not words.endswith("ly") and re.match(listed, after):
        return None  # with love *and* something
    if joint:
        return Edit(start, span.end + joint.end(), "")
    joined = re.search(r"(?:\w+ly),?( (?:and|or|&) )$", before[:start])
    if joined:
        return Edit(joined.start(1), span.end, "")
    if before[:start].endswith(", ") and after.startswith(","):
        return Edit(start - 2, span.end + 1, "")
    if not before[:start].strip() and after.startswith(","):
        return Edit(start, span.end + 1, "")
    return Edit(start, span.end, "")


def _is_adverbial(words: str) -> bool:
    parts = re.split(r"[ -]", re.sub(r"^(?:right|straight) ", "", words))
    first, last = parts[0], parts[-1]
    return first in _PREPOSITIONS or is_adverb(last)


def _next_word(after: str) -> str | None:
    found = re.match(r"\s+[“\"'(]?([\w][\w'’-]*)", after)
    return found[1].lower() if found else None

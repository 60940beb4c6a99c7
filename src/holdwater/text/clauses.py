"""Where a clause ends, and a phrase in it, as far as marks and small words tell."""

from __future__ import annotations

import re
from functools import cache

from holdwater.text.word_classes import is_adjective, promises

#: Behind *and* these open a clause of their own, and so do verbs of promises.
_AFTER_AND = frozenset(
    """
    are can do does has have is it its never no not our that the then therefore they was
    we were will you your
    """.split()
)


#: What goes on behind these says more about the words before them, or something else.
_AFTER_PHRASES = frozenset(
    """
    across all already also among are around as associated at based before between built by can compared
    created designed during every everyday for from had has have if in including inside into is like
    made may means might must never now of on only over per regardless should since such that
    through throughout today toward towards under until upon used using via was we were when where which while
    who will with within without would written you
    """.split()
) - {"of"}


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
def _listed() -> re.Pattern[str]:
    word = r"(?:[\w'’/&.-]|,(?=\d))+"
    part = rf"(?:{word} ){{0,2}}{word}"
    return re.compile(rf",(?: {part},)* {part},? (?:and|or|&) ")


#: A label of at most so many words, and what it names in at least so many.
_LABEL_WORDS, _NAMED_WORDS = 4, 5


def end_of_label(text: str) -> int:
    """Return where a label ends that opens a text, 0 where none does.

    *Improve uptime: Checks every host once a minute.*
    """
    label, colon, rest = text.partition(": ")
    is_label = (
        colon
        and len(label.split()) <= _LABEL_WORDS
        and len(rest.split()) >= _NAMED_WORDS
    )
    return len(label) if is_label else 0


def end_of_words(text: str) -> int:
    """Return where a statement's words end: before its closing marks."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] in "%)]+#$€£`"):
        end -= 1
    return end or len(text)


@cache
def _closed() -> re.Pattern[str]:
    """Look for where a quotation is closed behind a comma or a full stop."""
    return re.compile(r"[,.!?]['’\"”](?=\s)")


def end_of_clause(text: str, at: int) -> int:
    """Return where the clause ends that goes on at ``at``.

    A comma ends a clause, unless it stands in a list or between adjectives; *and*
    does before a verb, a small word that opens a clause, or a figure.
    """
    last, begun = end_of_words(text), at
    if closed := _closed().search(text, at, last):
        last = closed.start()  # who says it stands behind its quotation
    while found := _breaks().search(text, at, last):
        word = found["joined"]
        if word and (
            not _opens(word.lower()) or _is_joined(text[begun : found.start()], word)
        ):
            at = found.start("joined")
            continue
        is_list = found["comma"] and (
            _lists(text, found.start()) or _joins_adjectives(text, begun, found.start())
        )
        if not is_list:
            return _before_joint(text, begun, found.start())
        at = is_list.end()
    return max(last, begun)


def end_of_phrase(text: str, at: int) -> int:
    """Return where the phrase ends that goes on at ``at``: with its noun, or its verb.

    *Faster queries | on small disks*: a phrase ends where its clause does, or before
    a word that says where, when, how or what else.
    """
    end = end_of_clause(text, at)
    for match in re.finditer(r"\s+([\w'’-]+)", text[at:end]):
        is_last_adverb = match[1].endswith("ly") and at + match.end() == end
        if is_last_adverb or match[1].lower() in _AFTER_PHRASES:
            phrase = text[at : at + match.start()]
            return at + len(phrase.rstrip(","))
    return end


def _is_joined(before: str, word: str) -> bool:
    """Say whether *and* joins two that are said of one: *a streamlined and optimized* way."""
    return word.endswith("ed") and before.endswith("ed")


def _opens(word: str) -> bool:
    return word in _AFTER_AND or word in promises() or word[0].isdigit()


def _lists(text: str, comma: int) -> re.Match[str] | None:
    """Say whether a comma stands in a list of things, and not of promises."""
    listed = _listed().match(text, comma)
    first = re.compile(r",\s+(\w+)").match(text, comma)
    return None if first and first[1].lower() in promises() else listed


def _before_joint(text: str, begun: int, end: int) -> int:
    """Go back before an *and* that joins what comes next."""
    joint = re.search(r",?\s(?:and|or|but|&)?\s*$", text[begun:end])
    return begun + joint.start() if joint else end


def _joins_adjectives(text: str, begun: int, comma: int) -> re.Match[str] | None:
    """Say whether a comma stands between adjectives: *faster, data-driven decisions*."""
    following = re.compile(r",\s+([\w-]+)(?= \w)").match(text, comma)
    if not following or not is_adjective(following[1].lower()):
        return None
    before = re.search(r"[\w-]+$", text[:comma])
    if comma == begun or (before and is_adjective(before[0].lower())):
        return following
    return None

"""The noun that words are said of, and where what is said of it ends."""

from __future__ import annotations

import re
from functools import cache

from holdwater.text.word_classes import is_adjective


@cache
def last_word() -> re.Pattern[str]:
    """Look for the last word of a text."""
    return re.compile(r"[^\W_][\w'’‑-]*$")


@cache
def next_word() -> re.Pattern[str]:
    """Look for a word behind a space, with its sign where it is a figure."""
    return re.compile(r" [^\W_](?:[\w'’]|[-‑./](?=\w)|,(?=\d))*[%+]?")


#: Small words that begin something else, or go on with what stands before them.
SMALL = r"(?:for|to|into|in|on|at|of|from|with|within|across|through|between)\b"

#: Where what words are said of ends, in either direction.
BOUNDS = (
    r"(?:and|or|but|that|which|who|so|while|when|if|i|i'm|i've|i’ve|you|we|(?-i:[Ii]t)|is|are|was|were|has|have"
    r"|can|will|by|as|than|because|without|does|looks?|leads?(?= to)|helps?(?= \w)|lets?|means?|gives?|requires?|needs?"
    r"|makes?|keeps?|allows?|enables?|provides?|offers?|includes?|comes)\b"
)

#: Behind these more is said of a phrase than belongs to it: *challenges | associated*.
TOLD_MORE = (
    r"(?:allowing|associated|(?<!highly )available|based|built|caused|created|designed|directly|enabling|engineered|included"
    r"|including|introduced|made|now|imposed|offering|over|per|placed|powered|provided|providing|running|simultaneously|thanks"
    r"|specifically|such|today|under|using|utili[sz]ing|via|wherever|where|which|while)\b"
)

#: Nouns that go with the one before them: *revolutionize the travel* | industry.
_HEADS = frozenset(
    "assessment assessments capabilities controls databases experience features industries industry"
    " interactions layers market markets measures needs platforms posture practices procedures products providers sector"
    " services solution solutions space standards systems tools vendors".split()
)


#: What is of a kind is named behind it: *automate all kinds* | of workflows.
_KINDS = frozenset("kinds sorts types".split())

#: Words that a noun follows, whatever stands between.
_OF = frozenset(
    "across all any each every for its no of our their with your zero".split()
)


def to_its_noun(text: str, start: int, end: int) -> int:
    """Go on to the noun where words end on what is said of it: *its unique* | needs.

    Praise alone is whole: *secure and stable* tools.
    """
    is_of = _OF.intersection(text[start:end].lower().split())
    while following := next_word().match(text, end):
        last = last_word().search(text, start, end)
        before, word = last[0].lower() if last else "", following[0][1:].lower()
        # *The Internet* | of Things
        is_name = last is not None and last[0][0].isupper()
        if word == "of" and (before in _KINDS or is_name):
            of_what = next_word().match(text, following.end())
            goes_on = of_what and (before in _KINDS or of_what[0][1].isupper())
            return of_what.end() if of_what and goes_on else end
        is_open = is_of and is_adjective(before)
        is_head = word in _HEADS and " " in text[start:end]
        if not (is_open or is_head) or _ends_before().match(text, end):
            break
        end = following.end()
    return end


@cache
def _ends_before() -> re.Pattern[str]:
    return re.compile(rf" (?!needs\b)(?:{SMALL}|{BOUNDS}|{TOLD_MORE})", re.IGNORECASE)

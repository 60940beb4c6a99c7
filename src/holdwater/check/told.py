"""What a statement tells already, or one next to it does: nobody asks for that again.

``how_told``     the clause the words struck stand in, where the sentence tells by which means
``headed``       the same, in a heading: what it means is told below
``told_on``      the same, where what follows a colon tells what is meant
``assured``      what somebody is told to rest assured of, or not to worry about
``enabling``     who is enabled to do what, where the sentence says both
``ruled``        a rule that is named next door, where the sentence names none
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from holdwater.check.deeds import clause_of
from holdwater.check.overtones import RULE
from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.text.later import later
from holdwater.text.patterns import fold

#: The slots that what is told may fill.
TOLD = frozenset("assured enabling headed how_told told_on".split())

#: By which means something is done: *by sealing each page*, *with gradual rollouts*.
MEANS = later(
    r"\bby (?:\w+ ){0,2}\w+ing\b|\b(?:because|thanks to|through|using|via) \w"
    r"|\bwith (?!(?:a few|all|any|confidence|ease|every|just|less|little|minimal|more|no|our|us|you|your|zero)\b)\w"
    r"|^(?:doing so|that|these|this|this way|that way|so|thus|therefore) "
    r"|^(?:a|an|the)? ?(?:[\w-]+ ){1,8}(?:eliminating|removing|replacing) \w"
)

#: Before what is said to be sure: *rest assured that* | your data stays here.
_ASSURING = later(
    r"(?:rest assured|don't worry|peace of mind)(?: knowing)?(?: that (?=\w)|(?:,|:| -| because)? "
    r"(?=(?:all|each|every|it|it's|no|nobody|nothing|our|the|there|they|we|we'll|we've|you|you'll|your)\b))"
)

_ENABLING = later(r"(?:empower|enabl|inspir)\w*(?: [\w'-]+){1,4} to \w")


def told(
    candidate: Candidate, struck: Span, words: dict[str, str], named: AbstractSet[str]
) -> dict[str, str]:
    """Fill the slots for what is told already, of those that are ``named``."""
    is_open = "ruled" in named and not RULE.search(candidate.folded)
    filled = _ruled_near(candidate) if is_open else {}
    if named.isdisjoint(TOLD):
        return filled
    folded, statement = candidate.folded, candidate.statement
    if MEANS.search(folded, 0, struck.start) or MEANS.search(folded, struck.end):
        filled["how_told"] = words["clause"]
    if statement.block.kind in ("heading", "title") and statement.after:
        filled["headed"] = words["clause"]
    if "told_on" in named and folded.startswith((": ", " - "), struck.end):
        filled["told_on"] = words["phrase"]
    if assuring := _ASSURING.match(folded, struck.start):
        filled["assured"] = statement.text[assuring.end() :].rstrip(" .!")
    if _ENABLING.match(folded, struck.start):
        filled["enabling"] = clause_of(statement.text, struck)
    return {slot: text for slot, text in filled.items() if slot in named}


def _ruled_near(candidate: Candidate) -> dict[str, str]:
    """Name the rule that is named next door."""
    statement = candidate.statement
    for text in (statement.before, statement.after):
        if text and (rule := RULE.search(fold(text))):
            return {"ruled": text[rule.start() : rule.end()]}
    return {}

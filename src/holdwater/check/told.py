"""What a statement tells already, or one next to it does: nobody asks for that again.

``how_told``     the clause the words struck stand in, where the sentence tells by which means
``headed``       the same, in a heading: what it means is told below
``told_on``      the same, where what follows a colon tells what is meant
``assured``      what somebody is told to rest assured of, or not to worry about
``enabling``     who is enabled to do what, where the sentence says both
``moneyback``    the words struck, where money is given back
``just_works``   the same, where they say that something works
``integrated``   the clause, where systems are put together
``uncountable``  the words struck, where they name what nobody counts: *more control*
``worldwide``    the same, where they say that something is so all over the world
``ruled``        a rule that is named next door, where the sentence names none
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from holdwater.check.deeds import clause_of
from holdwater.check.overtones import clause_with
from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.text.later import later
from holdwater.text.patterns import fold

#: The slots that what is told may fill.
TOLD = frozenset(
    """
    assured enabling headed how_told integrated just_works moneyback told_on uncountable
    worldwide
    """.split()
)

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

_JOINS = later(
    r"\b(?:compatib\w+|connect\w*|fits?|integrat\w+|interoperab\w+|interoperates?|plugs?|sync\w*"
    r"|works? (?:\w+ )?with)\b"
)

_UNCOUNTED = later(
    r"^(?!fast|quick|cheap|few|less).*\b(?:clarity|collaboration|communication|control|customi[sz]ation|decisions?|experiences?"
    r"|flexibility|freedom|insights?|integration|oversight|positioned|understanding|visibility)$"
)

_ALL_OVER = later(r"\b(?:across the globe|around the world|globally|worldwide)$")

#: A rule by its name or number.
_RULE = later(
    r"\b(?:gdpr|hipaa|ccpa|pci(?:[ -]dss)?|soc ?2|iso ?\d+|fedramp|fips(?:[ -]140)?|nis2"
    r"|ec ?\d+/\d+|en ?\d{3,})\b"
)


def told(
    candidate: Candidate, struck: Span, words: dict[str, str], named: AbstractSet[str]
) -> dict[str, str]:
    """Fill the slots for what is told already, of those that are ``named``."""
    folded, match = candidate.folded, words["match"]
    statement = candidate.statement
    clause = clause_with(statement.text, struck)
    hit = folded[struck.start : struck.end]
    is_headed = statement.block.kind in ("heading", "title") and bool(statement.after)
    means = MEANS.search(folded, 0, struck.start) or MEANS.search(folded, struck.end)
    signs = {
        "how_told": (clause, means),
        "headed": (clause, is_headed),
        "told_on": (
            words.get("phrase", match),
            folded.startswith((": ", " - "), struck.end),
        ),
        "moneyback": (match, "money back" in hit),
        "just_works": (match, hit.endswith("works")),
        "integrated": (clause, _JOINS.search(folded)),
        "uncountable": (match, _UNCOUNTED.search(words.get("onward", hit).lower())),
        "worldwide": (match, _ALL_OVER.search(hit)),
    }
    filled = {slot: text for slot, (text, is_so) in signs.items() if is_so}
    if assuring := _ASSURING.match(folded, struck.start):
        filled["assured"] = statement.text[assuring.end() :].rstrip(" .!")
    if "enabling" in named and _ENABLING.match(folded, struck.start):
        filled["enabling"] = clause_of(statement.text, struck)
    filled = {slot: text for slot, text in filled.items() if slot in named}
    if "ruled" in named and not _RULE.search(folded):
        filled |= _ruled_near(candidate)
    return filled


def _ruled_near(candidate: Candidate) -> dict[str, str]:
    """Name the rule that is named next door."""
    statement = candidate.statement
    for text in (statement.before, statement.after):
        if text and (rule := _RULE.search(fold(text))):
            return {"ruled": text[rule.start() : rule.end()]}
    return {}

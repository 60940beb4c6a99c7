"""What a sentence speaks of as a whole, where no rule struck words of it.

A question about the whole sentence is asked only where the sentence speaks of what it
asks for: who has seen it, of one that promises; what it is great at, of one that
praises.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

#: Words by which a sentence tells in what sense it may be taken.
_TELLING = {
    "ranked": (
        r"\b(?:best|(?<!at )most(?! (?:common|of|likely|recent))|first|only|lead\w*|top|number one|no other|nobody|unique\w*"
        r"|rivals?|competitors?|better|smart|standard"
        r"|(?:fast|great|larg|bigg|small|cheap|simpl|easi|saf|high|low|strong)est)\b|#1"
    ),
    "compared": (
        r"\b(?:than|compared|versus|vs|unlike|twice|times|half|third|quarter|fraction"
        r"|used to|others|alternatives?|competitors?|rivals?|more|less|fewer|better"
        r"|faster|cheaper|easier|safer|simpler|smaller|lower|higher|quicker|instead)\b"
    ),
    "promised": (
        r"\b(?:your|our|we|us|help\w*|empower\w*|enabl\w*|achiev\w*|boost\w*|improv\w*"
        r"|grow\w*|deliver\w*|success\w*|customers|teams|people|managers)\b"
    ),
    "eased": (
        r"\b(?:eas\w*|simpl\w*|minutes?|seconds|hours?|just|only|need\w*|without|quickly"
        r"|fast|instant\w*|automat\w*|start\w*|set up|setup|install\w*|access"
        r"|deploy\w*|integrat\w*|migrat\w*|connect\w*|done|lunchtime)\b"
    ),
    "vouched": (
        r"\b(?:trust\w*|customers?|users?|teams?|compan\w*|partners?|lov\w+|recommend\w*"
        r"|experts?|experience\w*|communit\w*|choos\w*|chose\w*|rel(?:y|ies)|every"
        r"|everyone|people|we|our|swear|hospitals|administrators?)\b|[\"“]"
    ),
    "guarded": (
        r"\b(?:secur\w*(?! your (?:seat|spot|place))|saf\w*|protect\w*|priva\w*|complian\w*|trust\w*|risks?|audit\w*"
        r"|guard\w*|encrypt\w*|reliab\w*|hipaa|gdpr|soc|data|records|regulator\w*)\b"
    ),
    "hurried": (
        r"\b(?:now|late|before|today|miss\w*|behind|threats?|attack\w*|wait\w*|los\w+"
        r"|already|hesitat\w*|tomorrow|quarter|urgent|hurry|limited|deadline|risk\w*)\b"
    ),
    "renewed": (
        r"\b(?:new\w*|first|modern|next|future|eras?|chang\w*|revolution\w*|no longer"
        r"|yesterday|forget|innovat\w*|past|had its day|transform\w*|reinvent\w*)\b"
    ),
    "offered": (
        r"\b(?:we|our|us|lets?|help(?:s|ing)?|empower\w*|enabl\w*|deliver\w*|ensur\w*"
        r"|boost\w*|reduc\w*)\b"
    ),
    "feared": (
        r"\b(?:risk\w*|threats?|attack\w*|malware|breach\w*|ransom\w*|fines?|los(?:e|es|ing)"
        r"|miss(?:es|ing)?|fail\w*|outages?|vulnerab\w*|scrambling|burnout)\b"
    ),
}

#: A sentence of no more words says one thing.
_SHORT = 12

#: Words of a sentence that are quoted back where no rule struck.
_QUOTED_BACK = {
    "wholly": (
        r"\b(?:absolutely|all|always|any|anyone|anything|completely|entirely|every"
        r"|everyone|everything|exactly|fully|never|no one|nobody|nothing|totally|whole"
        r"|without|zero)\b"
    ),
    "ruled": (
        r"\b(?:gdpr|hipaa|ccpa|pci(?:[ -]dss)?|soc ?2|iso ?\d+|fedramp|fips(?:[ -]140)?"
        r"|nis2)\b"
    ),
    "praised": (
        r"\b(?:amazing|awesome|beautiful|brilliant|delightful|effective|elegant|excellent"
        r"|exceptional|exciting|fantastic|flexible|great|ideal|impressive|incredible"
        r"|innovative|perfect|powerful|robust|smart|unique|valuable|world-class)\b(?! your)"
    ),
}


#: The slots that a sentence as a whole may fill.
OVERTONES = frozenset({*_TELLING, *_QUOTED_BACK, "short"})


@cache
def _words(slot: str) -> re.Pattern[str]:
    return re.compile(_TELLING.get(slot) or _QUOTED_BACK[slot])


def overtones(
    text: str, folded: str, named: AbstractSet[str] = OVERTONES
) -> dict[str, str]:
    """Fill the slots that a sentence as a whole fills, of those that are ``named``.

    ``folded`` is its text, folded.
    """
    filled = {}
    if "short" in named and len(text.split()) <= _SHORT:
        filled["short"] = "this"
    for slot in OVERTONES & named - {"short"}:
        if found := _words(slot).search(folded):
            is_quoted = slot in _QUOTED_BACK
            filled[slot] = text[found.start() : found.end()] if is_quoted else "this"
    return filled

"""What a sentence speaks of as a whole, where no rule struck words of it.

A question about the whole sentence is asked only where the sentence speaks of what it
asks for: who has seen it, of one that promises; what it is great at, of one that
praises.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from holdwater.check.deeds import cut_short
from holdwater.check.quoting import whole_phrase, whole_words
from holdwater.model.span import Span
from holdwater.text.clauses import end_of_clause
from holdwater.text.word_classes import is_adjective

#: Words by which a sentence tells in what sense it may be taken.
_TELLING = {
    "hurried": (
        r"\b(?:now|late|before|today|miss(?:es|ed|ing)?|behind|wait\w*"
        r"|already|hesitat\w*|tomorrow|quarter|urgent|hurry|limited|deadline)\b"
    ),
    "amount": (
        r"\b(?:most|many|much|countless|dozens|hundreds|thousands|millions|billions|half"
        r"|twice|double[sd]?|triple[sd]?|majority|minority|a (?:third|quarter|tenth|fifth)"
        r"|money back|typical|(?:in|of) (?:ten|five|four|three|two)|percent|per cent|nobody|no one"
        r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) \w+)\b"
    ),
    "feared": (
        r"\b(?:risk\w*|threats?|attack\w*|malware|breach\w*|ransom\w*|fines?|los(?:e|es|ing)"
        r"|miss(?:es|ing)?|fail\w*|outages?|vulnerab\w*|scrambling|burnout)\b"
    ),
}

#: Words by which a sentence promises, ranks and so on: quoted with what they are about.
_PROMISING = {
    "ranked": (
        r"#1|\b(?:(?<!at )(?<!at the )(?<!get the )most (?!common|of|out of|likely|recent|significant|important)"
        r"|(?:fast|great|larg|bigg|small|cheap|simpl|easi|saf|high|low|strong|rich|fin"
        r"|smart)est\b(?! (?:challenge|issue|problem|question|risk|threat)s?\b)|(?:the|a|its) leading\b|(?<!for )the (?:best|first|only|top|standard)\b"
        r"|number one|no other|nobody|nothing (?:comes|gets) close|nothing else\b|unique\w*|unrivall?ed|^rivals?\b|^competitors?\b|(?<=our )(?:rivals?|competitors?)\b)"
    ),
    "compared": (
        r"\b(?:(?:fast|slow|cheap|easi|saf|simpl|small|strong|quick|short|light|low|high"
        r"|clean|smooth|rich|deep)er\b|(?:(?<!what is )(?<!what's )more|less|fewer|better|twice)\b|half (?:the|of)"
        r"|a (?:third|quarter|tenth|fraction) of|times (?:the|as|more)|used to (?=be|cost|do|have|keep|mean|need|require|spend|take)|unlike"
        r"|compared|instead of|others\b|alternatives? to|shorten\w*|improve\w*)"
    ),
    "unlike": r"\bunlike (?=\w)",
    "promised": (
        r"(?<!asked to )(?<!need to )(?<!needed to )(?<!needs to )(?<!trying to )(?<!want to )(?<!wants to )\b(?:accelerat(?:e|es|ing)|achiev(?:e|es|ing)|boost(?:s|ing)?|deliver(?:s|ing)?"
        r"|driv(?:es|ing)|ensur(?:e|es|ing)|eliminat(?:e|es|ing)|elevat(?:e|es|ing)|empower(?:s|ing)?"
        r"|enabl(?:e|es|ing)|enhanc(?:e|es|ing)|free(?:s|ing)|gain(?:s|ing)?(?! access)"
        r"|help(?:s|ing)?(?! (?:us|me)\b)|improv(?:e|es|ing)|increas(?:e|es|ing)|keep(?:s|ing)?"
        r"|lets?|maximi[sz](?:e|es|ing)|mak(?:es|ing)|optimi[sz](?:e|es|ing)"
        r"|reduc(?:e|es|ing)|sav(?:e|es|ing)|scales|simplif(?:y|ies|ying)|solv(?:e|es|ing)"
        r"|streamlin(?:e|es|ing)|strengthen(?:s|ing)?|transform(?:s|ing)?|turn(?:s|ing)?"
        r"|unlock(?:s|ing)?)\b (?=\w)"
    ),
    "eased": (
        r"\b(?:eas(?:y|ily|e)\b|(?<!cannot )(?<!can't )(?<!from )(?<!not )simpl[ey]\b(?! (?:because|example|fact|form|idea|problem|put|question|reason|recognition|truth|waiting))|in (?:just |only |under |a few )?[\w-]+ (?:minutes?"
        r"|seconds|hours?|clicks|steps|lines)|in (?:minutes|seconds|hours)|only [\w-]+|without"
        r"|no (?:additional|extra|more|need)|needs? no|quickly|instant(?:ly)?|automatic(?:ally)?"
        r"|no longer|just works|by (?:lunchtime|noon|tonight|tomorrow)|before the)\b"
    ),
    "vouched": (
        r"\b(?:(?<!matter of )trust(?:s|ed)?|loved?(?! to)|loves(?! to)|recommend(?:s|ed)?|experts?|choos(?:e|es)|chosen?"
        r"|rel(?:y|ies)|swear|everyone|worldwide|experienced"
        r"|(?:customers|teams|companies|communities|organizations|enterprises) (?:already|buy"
        r"|choose|everywhere|rely|run|stay|use))\b"
    ),
    "skilled": r"\bexperts?\b(?! (?:advice|agree|level|say|system))",
    "practised": r"\bexperience\b(?= (?:across|in|with)\b)|\bexperienced (?=in\b|with\b)",
    "guarded": (
        r"\b(?:(?<!must )secur(?:e|es|ed|ely)(?! your (?:seat|spot|place))|saf(?:e|ely|ety)"
        r"|protect(?:s|ed|ing|ion)?|prevent(?:s|ing)?|blocks|compliant|trusted|safeguard\w*|encrypted"
        r"|reliab(?:le|ly)|out of reach|strangers|regulators?)\b"
    ),
    "modish": (
        r"\b(?:modern(?! (?:business|businesses|companies|company|css|enterprise|enterprises|html|javascript|life|web|world)\b)|dynamic(?:ally)?|holistic(?:ally)?|unified|future|innovative|strategic"
        r"|agility|efficient(?:ly)?|intelligent(?:ly)?|next)\b"
    ),
    "renewed": (
        r"\b(?:new(?! (?:york|ceo|cto|cfo|coo|ciso|head|chair|colleagues?|members?|hires?|capital|funding|office))\w*|next (?!step|week|month|year|post|section)|the future|future of|eras?|revolution\w*|innovat\w*|transform\w*"
        r"|reinvent\w*|paradigm|reimagin\w*|the (?:very )?first)\b"
    ),
}

#: A sentence of no more words says one thing, and one of no more is a few words.
_SHORT = 12
_BRIEF = 8

#: Words of a sentence that are quoted back where no rule struck.
_QUOTED_BACK = {
    "wholly": (
        r"\b(?:100%|absolutely|always|(?<!avoid )(?<!before )(?<!if )(?<!minimi[sz]e )(?<!reduce )(?<!starting )(?<!without )any (?!of\b|number\b|other\b)\w+|anyone|no \w+ left|(?:there is|there's) not an? \w+|whatever \w+|anything|completely|entirely"
        r"|every (?!day|week|month|year|time|pr|release|now|one of)\w+"
        r"|everyone|everything|exactly|fully|never|(?:no one|nobody|nothing)(?: \w+){0,2}|totally|the whole \w+"
        r"|without (?:any )?\w+|zero (?!trust\b|days?\b)\w+|all (?:of )?(?:the|your|our) \w+|all of \w+)\b"
    ),
    "percentile": r"\b(?:p\d{2,3}|\d{2}(?:\.\d+)?th percentile|median|average)\b",
    "agreed": r"\b(?:up to )?\d[\d.]*% (?:sla|uptime|availability)\b",
    "keyed": (
        r"\b(?:user|customer|client|self|owner) (?:owned|held|managed|hosted)"
        r"(?: \w+){0,2} keys?\b|\bhold (?:the|their|your) (?:own )?keys?\b"
    ),
    "ruled": (
        r"\b(?:gdpr|hipaa|ccpa|pci(?:[ -]dss)?|soc ?2|iso ?\d+|fedramp|fips(?:[ -]140)?"
        r"|nis2)\b"
    ),
    "praised": (
        r"(?<!not )(?<!n't )(?<!cost )(?<!your )\b(?:amazing|awesome|beautiful|brilliant|delightful|effective|elegant|excellent"
        r"|exceptional|exciting|fantastic|flexible|great|ideal|impressive|incredible"
        r"|innovative|perfect|powerful|robust|smart|unique|valuable|world-class)\b(?! (?:your|cit(?:y|ies)|home|homes|card|cards|contract|contracts|meter|meters|grid)\b)"
    ),
}


#: A clause of no more words is quoted whole.
_LONGEST_CLAUSE = 12


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1].lower()


def _told(text: str, span: Span, slot: str) -> str:
    """Quote words with the rest of their clause, or as much of it as is short."""
    if text[: span.end].endswith("ly") or slot == "skilled":
        return whole_phrase(text, span)
    end = end_of_clause(text, span.end)
    while text.startswith(", ", end) and is_adjective(_last_word(text[:end])):
        end = end_of_clause(text, end + len(", "))  # *a unified, | modular stack*
    clause = text[span.start : end]
    ends = (
        r" (?:because|if|that|to(?= \w+ )|when|which|who)\b"
        if slot == "ranked"
        else r" by \w+ing\b"
    )
    clause = re.split(ends, clause)[0]
    if len(clause.split()) > _LONGEST_CLAUSE:
        return cut_short(clause)
    return whole_words(text, Span(span.start, span.start + len(clause)))


def _quoted(text: str, span: Span, slot: str) -> str:
    """Quote words back: of all, of any, with what they are said of."""
    if slot == "wholly" and text[span.start : span.end].lower().startswith(_OF_ALL):
        return whole_phrase(text, span)
    if slot == "ruled":  # *HIPAA-compliant* is of HIPAA
        return text[span.start : span.end]
    return whole_words(text, span) if slot in _QUOTED_BACK else "this"


#: What these are said of stands behind them: *any live threat briefs*.
_OF_ALL = ("any ", "every ", "all ", "without ", "zero ")


#: The slots that a sentence as a whole may fill.
OVERTONES = frozenset(
    {*_TELLING, *_PROMISING, *_QUOTED_BACK, "short", "brief", "spoken"}
)


@cache
def _says() -> re.Pattern[str]:
    """Look for who says what is quoted."""
    return re.compile(r"[”\"],? (?:\w+ ){0,3}(?:adds?|explains?|notes?|said|says?)\b")


@cache
def _words(slot: str) -> re.Pattern[str]:
    return re.compile(_TELLING.get(slot) or _PROMISING.get(slot) or _QUOTED_BACK[slot])


def overtones(
    text: str, folded: str, named: AbstractSet[str] = OVERTONES
) -> dict[str, str]:
    """Fill the slots that a sentence as a whole fills, of those that are ``named``.

    ``folded`` is its text, folded.
    """
    filled = {}
    said = text.strip(' .!:;,“”"')
    # A label without a stop names what follows, and says nothing yet.
    is_said = text.rstrip(" ”\"'’").endswith((".", "!", "?", "…"))
    if "short" in named and is_said and len(text.split()) <= _SHORT:
        filled["short"] = said
    is_spoken = text.lstrip()[:1] in '“"' and not _says().search(text)
    if "spoken" in named and is_said and is_spoken:
        filled["spoken"] = said
    if "brief" in named and is_said and len(text.split()) <= _BRIEF:
        filled["brief"] = said
    many = set() if len(text.split()) <= _SHORT else {"amount"}
    for slot in OVERTONES & named - {"short", "brief", "spoken"} - many:
        if found := _words(slot).search(folded):
            span = Span(found.start(), found.start() + len(found[0].rstrip()))
            if slot in _PROMISING:
                told = _told(text, span, slot)
                if slot != "promised" or " " in told:
                    filled[slot] = told
            else:
                filled[slot] = _quoted(text, span, slot)
    return filled

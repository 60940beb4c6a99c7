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
from holdwater.check.quoting import whole_phrase, whole_words, without_loose_ends
from holdwater.model.span import Span
from holdwater.text.clauses import end_of_clause
from holdwater.text.later import later
from holdwater.text.word_classes import is_adjective, promises

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
        r"|lets?|maximi[sz](?:e|es|ing)|mak(?:es|ing)|optimi[sz](?:e|es|ing)|push(?:es|ing)?(?= the (?:boundaries|envelope|limits))"
        r"|reduc(?:e|es|ing)|sav(?:e|es|ing)|scales|simplif(?:y|ies|ying)|solv(?:e|es|ing)"
        r"|streamlin(?:e|es|ing)|strengthen(?:s|ing)?|transform(?:s|ing)?|turn(?:s|ing)?"
        r"|unlock(?:s|ing)?)\b (?=\w)"
    ),
    "eased": (
        r"\b(?:eas(?:y|ily|e)\b|(?<!cannot )(?<!can't )(?<!from )(?<!not )simpl[ey]\b(?! (?:because|example|fact|form|idea|problem|put|question|reason|recognition|truth|waiting))|in (?:just |only |under |a few )?[\w-]+ (?:minutes?"
        r"|seconds|hours?|clicks|steps|lines)|in (?:minutes|seconds|hours)|only [\w-]+|without (?:any )?(?:\w+ )?(?:code|coding|configuration|downtime|effort|help|installing|learning"
        r"|leaving|programming|scripts?|setup|touching|training|waiting|work|writing)\b"
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
        r"\b(?:modern(?! (?:ai|apps?|applications?|business(?:es)?|challenges|cloud|compan(?:y|ies)|css|data|databases?|day|enterprises?|frameworks|html|hr|infrastructure|javascript|life|systems?|technolog(?:y|ies)|tools|web|world)\b)"
        r"|dynamic(?:ally)?|holistic(?:ally)?|unified|future|innovative|strategic"
        r"|agility|(?<!cost )(?<!energy )(?<!resource )efficient(?:ly)?|intelligent(?:ly)?|next)\b"
    ),
    "wholly": (
        r"\b(?:100%|absolutely|always|(?<!avoid )(?<!before )(?<!if )(?<!minimi[sz]e )(?<!reduce )(?<!starting )(?<!without )any (?!of\b|number\b|other\b|time\b)\w+|anyone|no \w+ left|(?:there is|there's) not an? \w+|whatever \w+|anything|completely|entirely"
        r"|every (?!day|week|month|year|time|pr|release|now|one of)\w+"
        r"|everyone|everything|exactly|fully|never|(?:no one|nobody|nothing)(?: \w+){0,2}|totally|the whole \w+"
        r"|without (?:any )?\w+|zero (?!trust\b|days?\b)\w+|all (?:of )?(?:the|your|our) \w+|all of \w+)\b"
    ),
    "praised": (
        r"(?<!not )(?<!n't )(?<!cost )(?<!your )\b(?:amazing|awesome|beautiful|brilliant|delightful|effective|elegant|excellent"
        r"|exceptional|exciting|fantastic|flexible|great|ideal|impressive|incredible"
        r"|innovative|perfect|powerful|robust|smart|unique|valuable|world-class)\b(?! (?:your|cit(?:y|ies)|home|homes|card|cards|contract|contracts|meter|meters|grid)\b)"
    ),
    "renewed": (
        r"\b(?:new(?! (?:york|ceo|cto|cfo|coo|ciso|head|chair|colleagues?|members?|hires?|capital|funding|office))\w*|next (?!step|week|month|year|post|section)|the future|future of|eras?|revolution\w*|innovat\w*|transform\w*"
        r"|reinvent\w*|paradigm|reimagin\w*|the (?:very )?first)\b"
    ),
}

#: A sentence of no more words says one thing, and one of no more is a few words.
_SHORT = 12
_BRIEF = 8

#: A rule that is kept, by its name or number.
_RULE = (
    r"\b(?:gdpr|hipaa|ccpa|pci(?:[ -]dss)?|soc ?2|iso ?\d+|fedramp|fips(?:[ -]140)?|nis2"
    r"|ec ?\d+/\d+|en ?\d{3,})\b"
)
RULE = later(_RULE)

#: Words of a sentence that are quoted back where no rule struck.
_QUOTED_BACK = {
    "percentile": r"\b(?:p\d{2,3}|\d{2}(?:\.\d+)?th percentile|median|average|avg)\b",
    "agreed": r"\b(?:up to )?\d[\d.]*% (?:sla|uptime|availability)\b",
    "keyed": (
        r"\b(?:user|customer|client|self|owner) (?:owned|held|managed|hosted)"
        r"(?: \w+){0,2} keys?\b|\bhold (?:the|their|your) (?:own )?keys?\b"
    ),
    "ruled": _RULE,
}


#: A sentence of no more words is quoted whole, of a longer one the clause; that is cut
#: where it has more.
_WHOLE, _LONGEST_CLAUSE = 17, 16

#: One with what leads in to it has at most so many.
_LED_IN = 22


@cache
def _leads_in() -> re.Pattern[str]:
    """Look for what leads in to a sentence: *By weighing each crate,* | we save time."""
    return re.compile(r"(?:by|from|in|through|using|with) ", re.IGNORECASE)


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    """Look for where a clause may begin: behind a mark, else behind a small word."""
    return (
        re.compile(r"[;:(,] |—| [–-] "),
        re.compile(
            r" (?:although|and|because|but|so|that|to|when|where|whereas|which|while) "
        ),
    )


@cache
def _in_list() -> re.Pattern[str]:
    """Look for the middle of a list: *small, | middling yards, and large ones*."""
    one = r"(?!(?:it|they|we|you|that|which|who|this) )[\w'’-]+"
    return re.compile(rf"{one}(?: {one}){{0,2}},? (?:and|or) ", re.IGNORECASE)


def clause_with(text: str, span: Span) -> str:
    """Quote the sentence that words stand in, of a long one the clause.

    What is doubted is what the sentence says, not the word that gave it away.
    """
    said = _said(text)
    if len(said.split()) <= _WHOLE:
        return said
    end = end_of_clause(text, span.end)
    while text.startswith(", ", end) and _goes_on(text[:end]):
        end = end_of_clause(text, end + len(", "))  # *a unified, | modular stack*
    if _leads_in().match(text) and text.startswith(", ", end):
        whole = end_of_clause(text, end + len(", "))
        if "," not in text[:end] and len(text[:whole].split()) <= _LED_IN:
            return without_loose_ends(_said(text[:whole]))
    starts = [
        found.end()
        for openings in _openings()
        for found in openings.finditer(text, 0, span.start)
        if not (found[0].startswith(",") and _in_list().match(text, found.end()))
        and not _is_named(text[found.end() :].split(" ", 1)[0])
    ]
    for start in (0, *starts, span.start):
        clause = _said(text[start:end])
        if len(clause.split()) <= _LONGEST_CLAUSE:
            return without_loose_ends(clause)
    return cut_short(text[span.start : end])


def _is_named(word: str) -> bool:
    """Say whether a word names something, as the last one of a list does, and opens nothing."""
    lower = word.strip(',.;:()"“”').lower()
    if len(lower) == 1 and lower not in "ai":  # from A to | Z
        return True
    is_noun = lower.endswith(_NOMINAL) and not is_adjective(lower)
    return is_noun and lower not in _OPENING | promises()


#: How nouns end, and words that end so and open a clause all the same.
_NOMINAL = ("s", "tion", "ment", "ness", "ity", "ance", "ence", "ship", "ware")
_OPENING = frozenset(
    """
    across always as besides does has is its it's less others perhaps regardless since that's
    there's this thus unless us was
    """.split()
)


def _said(text: str) -> str:
    return text.strip(' .!:;,“”"')


def _goes_on(text: str) -> bool:
    """Say whether the last word is said of what follows a comma: *a unified*, and no *ly*."""
    last = text.rsplit(" ", 1)[-1].lower()
    return bool(is_adjective(last)) and not last.endswith("ly")


def _of_whom(phrase: str) -> str:
    """Leave out what is done with them: *ask | our experts*."""
    return re.sub(r"^.* (?=(?:our|the|their|your|an?) )", "", phrase)


def _quoted(text: str, span: Span, slot: str) -> str:
    """Quote words back; *HIPAA-compliant* is of HIPAA."""
    if slot == "ruled":
        return text[span.start : span.end]
    return whole_words(text, span) if slot in _QUOTED_BACK else "this"


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
    said = _said(text)
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
            if slot == "skilled":
                filled[slot] = _of_whom(whole_phrase(text, span))
            elif slot in _PROMISING:
                filled[slot] = clause_with(text, span)
            else:
                filled[slot] = _quoted(text, span, slot)
    return filled

"""What messages and questions may name of a statement, beside what a rule filled in.

``match``        the words struck, quoted whole
``phrase``       the same, with what they are said of: *easily move a mailbox*
``deed``         what the words struck promise to do, its verb in the base form
``unsourced``    the same, where nothing near says where they come from
``sourced``      the same, where something near may
``number``       the first figure of a statement
``cited``        the same, where something near may give it
``speed``, ``ease``, ``security``, ``cost``, ``use``, ``reliability``
                 the words struck, where that is what they compare

``against``      what the words struck are compared with in the sentence
``beside``       the words struck, where the sentence says beside what they are true
``ranked``, ``compared``, ``promised``, ``eased``, ``vouched``, ``guarded``,
``hurried``, ``renewed``, ``feared``, ``offered``
                 *this*, where a word of the sentence speaks of a rank, and so on
``short``        *this*, where a sentence is so short that it says one thing
``wholly``       the word by which a sentence leaves no exception: *entirely*
``praised``      the word by which a sentence praises: *great*
``hardest``      the words struck, where they rank what a customer has to do
``seen``         the words struck, where they promise what nobody counts: *visibility*
``decided``, ``scaled``, ``stretched``, ``burden``, ``hours``, ``clever``, ``era``,
``awaited``
                 the words struck, where they speak of decisions, a scale, what can be
                 changed, work, time, cleverness, an age of AI, or the future
``way``          the same with what they are said of, where they rank a way to do it
``time_told``    the words struck, where they tell a time: *in minutes*
``turn``         the words struck, where they say that something is over: *forever*

A question whose slot is not filled is not asked.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.check.deeds import deed_of
from holdwater.check.quoting import whole_phrase, whole_words
from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit
from holdwater.text.dimensions import dimension_of

#: Slots that hold the name of somebody else, never that of the page's own product.
_OF_OTHERS = ("name", "by")

#: So much behind words that do not tell in what they compare does: *better security*.
_BEHIND = 16
_VAGUE = ("better", "higher", "lower", "greater", "better than", "improved", "reduced")


@cache
def _near_source() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:case stud(?:y|ies)|customer story|verified|methodology|according to"
        r"|white ?paper|(?:the|an?|our|full|20\d\d) (?:report|study|survey|research|paper)"
        r"|figures? from)\b|\bsources?:",
        re.IGNORECASE,
    )


#: What words struck may be about, beside what they compare.
_STRUCK = {
    "hardest": r"complex|demanding|critical|challeng|stringent|sensitive|toughest|hardest",
    "seen": (
        r"visib|insight|control|observab|collab|flexib|agil|innovat|transparen|experien"
        r"|satisf|engag|morale|loyal|creativ|outcomes|success|decision|development"
        r"|confidence|clarity"
    ),
    "decided": r"\b(?:decisions?|decision making|choices)\b",
    "scaled": r"\bscale\b",
    "stretched": r"extensib|flexib|possibilit|customi|opportunit|potential",
    "burden": r"effort|burden|complex|toil|overhead|workload|manual|footprint|waste",
    "hours": r"\b(?:time|hours|days|weeks|turnaround)\b",
    "clever": r"intelligent|smart|cognitive",
    "era": (
        r"\bai (?:era|revolution|journey|age|transformation|future|innovation|ready"
        r"|first)|(?:responsible|trusted|sovereign|enterprise) ai\b"
    ),
    "awaited": r"\bfuture of\b",
    "way": r"\bway\b",
}

#: Words by which a sentence that no rule struck tells in what sense it may be taken.
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
        r"\b(?:secur\w*|saf\w*|protect\w*|priva\w*|complian\w*|trust\w*|risks?|audit\w*"
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
    "praised": (
        r"\b(?:amazing|awesome|beautiful|brilliant|delightful|effective|elegant|excellent"
        r"|exceptional|exciting|fantastic|flexible|great|ideal|impressive|incredible"
        r"|innovative|perfect|powerful|robust|smart|unique|valuable|world-class)\b"
    ),
}


@cache
def _telling() -> dict[str, re.Pattern[str]]:
    return {slot: re.compile(words) for slot, words in _TELLING.items()}


@cache
def _against() -> re.Pattern[str]:
    """Look for the other side behind a comparison, up to where its phrase ends."""
    return re.compile(
        r"[^.;:]{0,40}?\b(?:than|compared to|compared with) "
        r"((?!ever|before|that|this|any|other|a |an |it |when|what|with)"
        r"[^\W_][\w'’-]*(?: [^\W_][\w'’-]*){0,3})(?=[.,;:!?)]|$| and | in | on | for )",
        re.IGNORECASE,
    )


@cache
def _beside() -> re.Pattern[str]:
    """Look for the other side, whatever it is, behind a comparison or before it."""
    return re.compile(r"[^.;:!?]{0,60}?\b(?:than|compared (?:to|with)|versus|vs)\b")


@cache
def _compares_first() -> re.Pattern[str]:
    return re.compile(r"(?:in comparison (?:to|with)|compared (?:to|with)|unlike)\b")


@cache
def _quoted_back() -> dict[str, re.Pattern[str]]:
    return {slot: re.compile(words) for slot, words in _QUOTED_BACK.items()}


@cache
def _time_told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:seconds?|minutes?|hours?|days?|weeks?|moments?|time|day one|overnight"
        r"|instant\w*|immediate\w*)\b"
    )


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(
        r"been \w+er\b|\bforever|of the past|\bagain|for good|once and for all"
        r"|than (?:ever|before)\b"
    )


def slots(candidate: Candidate, hit: Hit, own: frozenset[str]) -> dict[str, str]:
    """Fill the slots of a hit; ``own`` are names of the page's product, lower-case."""
    statement = candidate.statement
    match = whole_words(statement.text, hit.span)
    filled = {
        name: words
        for name, words in hit.fills
        if not (name in _OF_OTHERS and words.split()[0].lower() in own)
    }
    filled["match"] = match
    filled["phrase"] = whole_phrase(statement.text, hit.span)
    deed = deed_of(filled["phrase"].partition(",")[0])
    if deed:
        filled["deed"] = deed
    filled["sourced" if has_source_near(candidate) else "unsourced"] = match
    number = _number(candidate)
    if number:
        filled["number"] = number
        if "sourced" in filled:
            filled["cited"] = number
    struck = candidate.folded[hit.span.start : hit.span.end]
    if struck.endswith(_VAGUE):
        struck = candidate.folded[hit.span.start : hit.span.end + _BEHIND]
    for slot, words in _STRUCK.items():
        if re.search(words, struck):
            filled[slot] = filled["phrase"] if slot == "way" else match
    if _time_told().search(struck):
        filled["time_told"] = match
    if _turn().search(struck):
        filled["turn"] = match
    dimension = dimension_of(struck, candidate.folded)
    if dimension:
        filled[dimension] = match
    against = _against().match(statement.text, hit.span.end)
    if against:
        filled["against"] = against[1]
    elif _has_other_side(candidate, hit):
        filled["beside"] = match
    filled |= {
        slot: "this" for slot, one in _telling().items() if one.search(candidate.folded)
    }
    if len(statement.text.split()) <= _SHORT:
        filled["short"] = "this"
    filled |= {
        slot: statement.text[found.start() : found.end()]
        for slot, one in _quoted_back().items()
        if (found := one.search(candidate.folded))
    }
    return filled


def _has_other_side(candidate: Candidate, hit: Hit) -> bool:
    """Say whether a sentence tells beside what: *better than knowing the rate alone*."""
    folded = candidate.folded
    behind = _beside().match(folded, hit.span.end)
    if behind and not folded.startswith((" ever", " before"), behind.end()):
        return True
    return bool(_compares_first().match(folded))


def has_source_near(candidate: Candidate) -> bool:
    """Say whether a source, a method or a study is named here or next door."""
    if candidate.weight("support", "source"):
        return True
    statement = candidate.statement
    near = (statement.before, statement.after, statement.text)
    return any(text is not None and _near_source().search(text) for text in near)


def _number(candidate: Candidate) -> str | None:
    for figure in candidate.quantities:
        if figure.role in ("measure", "count"):
            return whole_words(candidate.statement.text, figure.span)
    return None

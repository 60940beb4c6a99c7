"""What messages and questions may name of a statement, beside what a rule filled in.

``match``        the words struck, quoted whole
``clause``       the sentence they stand in, of a long one the clause
``phrase``       the same, with what they are said of: *easily move a mailbox*
``onward``       the words struck with what stands behind them alone
``exempt``       the same where they deny something, *no downtime*, else the phrase
``deed``         what the words struck promise to do, its verb in the base form
``done``         the same, as it is written
``unsourced``    the same, where nothing near says where they come from
``sourced``      the same, where something near may
``number``       the first figure of a statement
``spell``        the same, where it is a time of hours at most
``peak``         the figure that was struck, where it tells a gain, and nothing says that it is an average, a share or a promise
``cited``        the same, where something near may give it
``speed``, ``ease``, ``security``, ``cost``, ``use``, ``reliability``
                 the words struck, where that is what they compare

``against``      what the words struck are compared with in the sentence
``beside``       the words struck, where the sentence says beside what they are true
``ranked``, ``compared``, ``promised``, ``eased``, ``vouched``, ``guarded``,
``renewed``, ``modish``, ``practised``, ``unlike``, ``wholly``, ``praised``
                 the sentence that ranks, compares, leaves no exception and so on; of a long
                 one the clause that does
``skilled``      experts, as they are named: *our packing experts*
``spoken``       the sentence, where it is quoted and nobody is named who says it
``hurried``      *this*, where a word of the sentence speaks of haste
``brief``        the sentence, where it is but a few words and ends with a stop
``keyed``        the words by which a sentence says whose the keys are
``short``        the same, where it is so short that it says one thing
``amount``       *this*, where a sentence speaks of many, most or a part
``ruled``, ``percentile``, ``agreed``
                 a rule, a percentile, an availability that is agreed, as the sentence has it
``hardest``      the words struck, where they rank what a customer has to do
``decided``, ``scaled``, ``stretched``, ``burden``, ``hours``, ``clever``, ``era``,
``awaited``, ``infallible``, ``advanced``, ``confident``, ``control``,
``setup``, ``crowd``, ``carbon``, ``coded``, ``facing``, ``riskless``, ``sealed``, ``thinkers``, ``worth``
                 the words struck, where they speak of decisions, a scale, what can be
                 changed, work, time, cleverness, an age of AI, the future, of what
                 cannot fail, of advanced features, of confidence, of control, of setting up, of how many, of carbon, of lines of code, of
                 a rival that is named, of no risk, of safety, of thought leaders, of value
``way``          the same with what they are said of, where they rank a way to do it
``live``         the words struck, where they say *real-time*
``aimed``, ``apart``, ``calming``, ``chosen``, ``clock``, ``improving``, ``lasting``, ``named``,
``partnering``, ``pointing``, ``rivals``, ``vowed``,
``simplest``, ``spread``, ``together``, ``untouched``, ``wealth``, ``felt``, ``unworried``,
``pioneer``, ``gone``, ``counted``, ``growing``, ``thrifty``,
``unsurprised``, ``hidden``, ``handover``, ``uncounted``
                 the words struck, where they say what it was made for, what sets it
                 apart, what one need not think of, who chose it, at which hours, what is made better, that it lasts, whose
                 rank it is, whom to trust, how one points at
                 it, what is simplest, how many use it, what is in one place, what need
                 not be changed, how much there is, what somebody feels, what nobody
                 need worry about, who was first, what is no more, how many use it, that
                 they are more and more, what is called cheap, that no price surprises or is hidden,
                 that one state follows another, that there were projects
``awarded``, ``led``, ``principled``, ``kept``, ``scored``, ``proven``, ``shrunk``, ``lowest``, ``starred``
                 the words struck, where they tell of an award, of others that lead, of
                 safety as a principle, whom it keeps safe, of a score, of proof, of less time, of the lowest cost, of stars
``integrated``   the clause, where systems are put together
``uncountable``, ``moneyback``, ``just_works``, ``worldwide``
                 the words struck, where they name what nobody counts, money given back, that
                 something works, that it is so all over the world
``changing``, ``golden``, ``grown``, ``kept_on``, ``gratis``, ``trained``, ``learnt``, ``hardened``, ``manned``, ``unceasing``, ``safer``, ``utmost``, ``labelled``
                 the words struck, where they say that something is transformed, a gold standard, that a business grows faster, what one has
                 forever, what costs nothing, who has to be trained, what one learns, that it is safe, that people support it, that it never stops, that something is safer, what is the best possible, and
                 where they are all that a label says
``itemised``     the same, where what stands behind them follows, item by item
``helped``, ``along``
                 the same, where people see to it that it is up and running, and where
                 something does it besides: *eliminating the need for …*
``sought``       the words struck with what stands behind, where somebody wants to be that
``running``      what runs smoothly
``workload``     the words struck, where they compare in speed and machines are at work
``step``         the same, where people are
``attributed``   the words struck, where the sentence names who says so
``dated``        the words struck, where the sentence gives a date
``tasked``       the words struck, where by doing what stands behind them
``tested``       the words struck, where the sentence tells of tests of one's own
``figured``      the words struck, where a figure stands beside them
``listed``       the words struck, where a list of examples follows
``instanced``    the same, where the examples are names
``time_told``    the words struck, where they tell a time: *in minutes*
``turn``         the words struck, where they say that something is over: *forever*

What is told already fills others (`holdwater.check.told`). A question whose slot is not
filled is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from holdwater.check.beside import other_side
from holdwater.check.deeds import clause_of, deed_of
from holdwater.check.meant import (
    ATTRIBUTED,
    GAINED,
    JOINS,
    LOADS,
    STRUCK,
    TIME_TOLD,
    TOLD_SOON,
    UNPEAKED,
    by_examples,
    by_what_stands_before,
    by_whom,
)
from holdwater.check.number import FIGURES, first_figure, with_range
from holdwater.check.overtones import OVERTONES, clause_with, overtones
from holdwater.check.quoting import onward, whole_phrase, whole_words
from holdwater.check.told import MEANS, TOLD, told
from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit
from holdwater.model.span import Span
from holdwater.text.dimensions import DIMENSIONS, dimension_of

#: Slots that hold the name of somebody else, never that of the page's own product.
_OF_OTHERS = ("name", "by")

#: Behind these stands no name alone.
_OF_ALL = re.compile(r"\b(?:all|any|every) ?$")

#: A label has no more words.
_LABEL = 3

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


#: Slots that are made of the words struck and what they are said of.
_WITH_PHRASE = frozenset(
    {
        "hardened",
        "phrase",
        "along",
        "told_on",
        "uncountable",
        "manned",
        "unceasing",
        "onward",
        "running",
        "proven",
        "sought",
        "exempt",
        "deed",
        "done",
        "way",
        "aimed",
        "changing",
        "chosen",
        "spread",
        "simplest",
        "felt",
        "named",
        "unworried",
        "vowed",
        "counted",
        "gone",
        "growing",
        "handover",
    }
)

#: Slots that are made of the sentence they stand in, of a long one the clause.
_WITH_CLAUSE = frozenset({"clause", "integrated", *TOLD})

#: Slots that hang on what stands behind the words struck.
_ONWARD = frozenset(
    {
        "uncountable",
        "hardened",
        "manned",
        "unceasing",
        "felt",
        "gone",
        "named",
        "counted",
        "growing",
        "handover",
    }
)

#: Slots for what the words struck promise to do.
_DEEDS = frozenset({"deed", "done"})


#: Whether a source stands near the words.
_SOURCED = ("sourced", "unsourced", "cited")

#: The slots that are looked for only where somebody asks.
_ASKED = frozenset(
    {
        *STRUCK,
        *_WITH_PHRASE,
        *DIMENSIONS,
        *OVERTONES,
        *_SOURCED,
        *_WITH_CLAUSE,
        "against",
        "attributed",
        "beside",
        "dated",
        "figured",
        "instanced",
        "along",
        "helped",
        "itemised",
        "labelled",
        "listed",
        "running",
        "sought",
        "step",
        "tasked",
        "tested",
        "time_told",
        "workload",
    }
)


def slots(
    candidate: Candidate,
    hit: Hit,
    own: frozenset[str],
    named: AbstractSet[str] = _ASKED,
) -> dict[str, str]:
    """Fill the slots of a hit, at least those that are ``named``.

    ``own`` are names of the page's product, in lower case.
    """
    statement = candidate.statement
    filled = {
        name: words
        for name, words in hit.fills
        if not (name in _OF_OTHERS and words.split()[0].lower() in own)
    }
    if _OF_ALL.search(candidate.folded[: hit.span.end]):
        filled.pop("name", None)  # *all Acme crates*: whose they are, and not what
    filled |= _words(candidate, hit, named)
    if "figure" in filled:
        ranged = with_range(statement.text, filled["figure"])
        if filled["match"] == filled["figure"]:
            filled["match"] = ranged
        filled |= dict.fromkeys(FIGURES & filled.keys(), ranged)
        if GAINED.search(ranged) and not UNPEAKED.search(candidate.folded):
            filled["peak"] = ranged
    match = filled["match"]
    if not named.isdisjoint(_SOURCED):
        filled["sourced" if has_source_near(candidate) else "unsourced"] = match
    filled |= first_figure(candidate)
    if "number" in filled and "sourced" in filled:
        filled["cited"] = filled["number"]
    filled |= _about(candidate, hit, filled, named)
    if "against" in named or "beside" in named:
        filled |= other_side(candidate, hit, match)
    filled |= told(candidate, hit.span, filled, named)
    return filled | overtones(statement.text, candidate.folded, named)


def _words(candidate: Candidate, hit: Hit, named: AbstractSet[str]) -> dict[str, str]:
    """Quote the words struck: alone, with what they are said of, as a deed."""
    text = candidate.statement.text
    filled = {"match": whole_words(text, hit.span)}
    if not named.isdisjoint(_WITH_CLAUSE):
        filled["clause"] = clause_with(text, hit.span)
    if "integrated" in named and JOINS.search(candidate.folded):
        filled["integrated"] = filled["clause"]
    if named.isdisjoint(_WITH_PHRASE):
        return filled
    phrase = whole_phrase(text, hit.span)
    filled["phrase"] = re.sub(
        r"^(?:[Ii]ts|[Tt]heir|[Oo]ur|[Ww]hy|[Hh]ow|is|are) (?=\S+ \S)", "", phrase
    )
    filled["onward"] = re.sub(r"^(?:is|are) (?=\S)", "", onward(text, hit.span))
    if filled["match"].lower().startswith("no more"):  # with all that is no more
        filled["onward"] = clause_of(text, hit.span)
    is_none = filled["match"].lower().startswith(("no ", "zero "))
    filled["exempt"] = filled["onward" if is_none else "phrase"]
    if named.isdisjoint(_DEEDS):
        return filled
    clause = clause_of(text, hit.span)
    deed = deed_of(clause)
    if not deed:
        return filled
    return filled | {"deed": deed, "done": clause}


def _about(
    candidate: Candidate, hit: Hit, words: dict[str, str], named: AbstractSet[str]
) -> dict[str, str]:
    """Tell what the words struck are about."""
    struck = candidate.folded[hit.span.start : hit.span.end]
    if struck.endswith(_VAGUE):
        struck = candidate.folded[hit.span.start : hit.span.end + _BEHIND]
    match = words["match"]
    filled = {
        slot: _quoted(slot, words)
        for slot, signs in STRUCK.items()
        if slot in named
        and re.search(signs, words["onward"].lower() if slot in _ONWARD else struck)
    }
    if "time_told" in named:
        filled |= _time(candidate, hit, match)
    filled |= by_whom(candidate, match, named)
    filled |= by_what_stands_before(candidate, hit.span, words, named)
    if not named.isdisjoint(DIMENSIONS):
        dimension = dimension_of(struck, candidate.folded)
        if dimension:
            filled[dimension] = match
        if dimension == "speed":
            is_load = "baseline" in words or LOADS.search(candidate.folded)
            filled["workload" if is_load else "step"] = match
    filled |= by_examples(candidate, hit.span, match, named)
    if "figure" in words:
        filled["figured"] = match
    if candidate.statement.text.strip(" .:!") == match and len(match.split()) <= _LABEL:
        filled["labelled"] = match
    if any(figure.role == "date" for figure in candidate.quantities):
        filled["dated"] = match
    if "tasked" in named and MEANS.search(candidate.folded, hit.span.end):
        filled["tasked"] = match
    return filled


def _time(candidate: Candidate, hit: Hit, match: str) -> dict[str, str]:
    """Quote a time that is told in the words struck, or right behind them."""
    soon = TOLD_SOON.match(candidate.folded, hit.span.end)
    if not soon and not TIME_TOLD.search(match.lower()):
        return {}
    whole = Span(hit.span.start, soon.end() if soon else hit.span.end)
    return {"time_told": whole_words(candidate.statement.text, whole)}


def _quoted(slot: str, words: dict[str, str]) -> str:
    if slot in ("simplest", *_ONWARD):
        return words["onward"]
    return words["phrase"] if slot in _WITH_PHRASE else words["match"]


def has_source_near(candidate: Candidate) -> bool:
    """Say whether a source, a method or a study is named here or next door."""
    if candidate.weight("support", "source") or ATTRIBUTED.search(candidate.folded):
        return True
    statement = candidate.statement
    near = (statement.before, statement.after, statement.text)
    return any(text is not None and _near_source().search(text) for text in near)

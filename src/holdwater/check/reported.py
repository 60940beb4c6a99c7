"""Which doubts are told of a statement that is doubted, and which comes first.

Those in the open; else those that its register spares; where no rule struck, the default
rule of one of its likeliest kinds. Nothing is told where nobody sells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from holdwater.check.questions import ask, named_in
from holdwater.check.slots import slots
from holdwater.check.worldly import (
    OF_PROMISES,
    is_beside_the_offer,
    is_of_needs,
    is_worldly,
)
from holdwater.model.claim import Candidate
from holdwater.model.rule import LEVELS, Hit, Rule
from holdwater.model.span import Span
from holdwater.text.clauses import end_of_label

#: From this weight on a register keeps a rule silent.
SPARES_FROM = 0.5

#: An aim promises nothing, unless it carries a rank, a figure or somebody's fame (reading
#: rule 2 of the standard).
_MORE_THAN_AN_AIM = frozenset({"superlative", "quantity", "authority"})

#: Where no word gives a claim away, a question is looked for among so many of its likeliest
#: kinds: one of an unlikely kind is beside the point. Chosen on the development set.
_ASKED_OF = 2


def reported(
    candidate: Candidate,
    hits: tuple[Hit, ...],
    likeliest: Sequence[str],
    defaults: Mapping[str, Rule],
) -> tuple[Hit, ...]:
    """Choose what is told: hits in the open, else spared ones, else the default."""
    naming = [hit for hit in hits if accuses(hit)]
    in_the_open = [hit for hit in naming if not is_spared(candidate, hit)]
    chosen = in_the_open or naming
    names = {hit.rule.name for hit in chosen}
    if is_beside_the_offer(candidate, names):
        return ()
    if chosen:
        is_general = names <= OF_PROMISES and is_worldly(candidate)
        if is_general or _only_aims(
            candidate, {kind for hit in naming for kind in hit.rule.kinds}
        ):
            return ()
        return _likeliest_first(_without_echoes(chosen), likeliest)
    # What a team has lowered to a note is no other doubt.
    return () if hits else _default(candidate, likeliest, defaults)


def _likeliest_first(hits: Iterable[Hit], likeliest: Sequence[str]) -> tuple[Hit, ...]:
    """Put first what doubts most of what a statement claims, by its kinds."""
    return tuple(
        sorted(
            hits,
            key=lambda hit: (
                "figure"
                not in dict(hit.fills),  # what is told in figures is asked first
                min(map(likeliest.index, hit.rule.kinds)),
            ),
        )
    )


def _default(
    candidate: Candidate, likeliest: Sequence[str], defaults: Mapping[str, Rule]
) -> tuple[Hit, ...]:
    """Choose what is told where no word gives a claim away: the likeliest that can ask."""
    text = candidate.statement.text
    if is_of_needs(candidate) or end_of_label(text):
        return ()
    # What ends in a colon is said behind it, and a question says nothing.
    if is_worldly(candidate) or text.rstrip("”\"’'").endswith((":", "?")):
        return ()
    whole = Span(0, len(text))
    asked = [defaults[kind] for kind in likeliest if kind in defaults]
    for default in asked[:_ASKED_OF]:
        hit = Hit(rule=default, span=whole)
        # Switched off to a note, or an aim: nothing is flagged, rather than in silence.
        if default.level == "note" or _only_aims(candidate, hit.rule.kinds):
            return ()
        if _can_ask(candidate, hit):
            return (hit,)
    return ()


def _can_ask(candidate: Candidate, hit: Hit) -> bool:
    """Say whether a rule has a question to ask of a statement.

    A doubt that cannot say what it doubts helps nobody.
    """
    asked = hit.rule.questions
    named = frozenset().union(*(named_in(one) for some in asked for one in some))
    return bool(ask(asked, slots(candidate, hit, frozenset(), named)))


def _without_echoes(hits: list[Hit]) -> tuple[Hit, ...]:
    """Leave out a hit on words that another one asks about already.

    Of two, the one stays that doubts a fact, then the one that names more of the
    statement, then the graver one, then the longer one.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=_telling, reverse=True):
        if not any(_is_echo(hit, other) for other in kept):
            kept.append(hit)
    return tuple(hit for hit in hits if hit in kept)


def _is_echo(hit: Hit, other: Hit) -> bool:
    """Say whether a hit is on words of another for its kinds, or on its very figure.

    *Much easier* and *easier* are one comparison, *best-in-class* and *best* one rank,
    whichever names more of it.
    """
    if hit.rule.kinds == other.rule.kinds and hit.span.covers(other.span):
        return True
    if not other.span.covers(hit.span):
        return False
    if set(hit.rule.kinds) <= set(other.rule.kinds):
        return True
    figure = dict(hit.fills).get("figure")
    return figure is not None and figure == dict(other.fills).get("figure")


def _telling(hit: Hit) -> tuple[bool, int, int, int]:
    length = hit.span.end - hit.span.start
    of_fact = hit.rule.standing == "unsupported"
    return of_fact, len(hit.fills), LEVELS.index(hit.rule.level), length


def _only_aims(candidate: Candidate, kinds: Iterable[str]) -> bool:
    """Say whether somebody tells what they mean to do, and claims no more than that."""
    is_aim = candidate.weight("register", "aim") >= SPARES_FROM
    return is_aim and _MORE_THAN_AN_AIM.isdisjoint(kinds)


def accuses(hit: Hit) -> bool:
    """Say whether a hit doubts a claim, and does not only note it."""
    return bool(hit.rule.kinds) and hit.rule.level != "note"


def is_spared(candidate: Candidate, hit: Hit) -> bool:
    """Say whether a statement's register keeps a rule silent."""
    return any(
        candidate.weight("register", register) >= SPARES_FROM
        for register in hit.rule.spared_by
    )

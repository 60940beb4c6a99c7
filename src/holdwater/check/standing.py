"""Plain, supported, unsupported, puffery: who decided, and why.

`claims` tells what was noticed, `rules` where they struck, the learned part how much
both weigh together; here alone it is decided.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from holdwater.check.questions import ask, named_in
from holdwater.check.slots import slots
from holdwater.check.worldly import (
    OF_LITTLE,
    OF_PROMISES,
    SPARES_FROM,
    SURER_FROM,
    is_beside_the_offer,
    is_of_needs,
    is_worldly,
    only_aims,
)
from holdwater.claims.adding import hashes_near, hashes_of
from holdwater.claims.features import features, hash_of, near
from holdwater.claims.model import Model
from holdwater.model.claim import ASPECTS, KINDS, Candidate
from holdwater.model.rule import LEVELS, Hit, Rule
from holdwater.model.span import Span
from holdwater.text.clauses import end_of_label

if TYPE_CHECKING:
    from holdwater.claims.learned import Learned


#: From this sum of weights on, what stands behind a statement is enough to go
#: and check, where the rules decide alone.
SUPPORTED_FROM = 0.8

#: A source of this weight, where the learned part is so sure that it supports the
#: claim, is taken at its word. Chosen on the development set.
SOURCED_FROM, SURELY_SUPPORTED = 0.6, 0.9

#: From so much doubt on a statement is read a second time (`holdwater.claims.network`),
#: and both readings count alike: what is less likely to ask for attention never does.
AGAIN_FROM = 0.08

#: How much a technical sentence moves the decision (log-odds). Chosen on the development
#: set.
TECHNICAL_WEIGHT = 1.0


#: Where no word gives a claim away, a question is looked for among so many of its likeliest
#: kinds: one of an unlikely kind is beside the point. Chosen on the development set.
_ASKED_OF = 2


class Decision(NamedTuple):
    """A standing, its kinds, the hits that are reported, and what was missing.

    ``standing`` is None where a statement was not judged.
    """

    standing: str | None
    kinds: tuple[str, ...]
    confidence: float | None
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()


#: What is decided of a statement in a language that is not read: nothing.
UNJUDGED = Decision(None, (), None)


class Weighing(NamedTuple):
    """What the learned part makes of a statement, before its company is looked at.

    ``told`` are the hashes of its features, ``near`` those of the words next door where
    it was read a second time.
    """

    model: Model
    candidate: Candidate
    hits: tuple[Hit, ...]
    told: tuple[int, ...]
    attention: float
    claim: float
    supported: float
    near: tuple[int, ...] | None = None

    @property
    def sums(self) -> tuple[int, ...]:
        """What each head's weights of the features add up to."""
        return self.model.sums_of(self.told)

    @property
    def noticed(self) -> list[str]:
        """The features that were weighed, written out."""
        return [*features(self.candidate), *hit_features(self.hits)]

    def shares(self) -> dict[str, float]:
        """Tell what each feature adds to the log-odds that attention is asked for."""
        noticed = self.noticed
        shares = self.model.shares("attention", noticed)
        network = self.model.network
        if self.near is None or network is None:
            return shares
        again = network.shares((*self.told, *self.near))
        every = [*noticed, *near(self.candidate.statement)]
        return {
            one: (shares.get(one, 0.0) + again.get(hash_of(one), 0.0)) / 2
            for one in every
        }


def weigh(
    candidate: Candidate,
    hits: tuple[Hit, ...],
    *,
    model: Model,
    learned: Learned | None = None,
) -> Weighing:
    """Weigh the words, the registers, the support and the hits together.

    What a team's own verdicts taught moves the attention, and nothing else.
    """
    told = tuple(hashes_of(candidate, hit_features(hits)))
    attention, claim, supported = model.chances(told)
    beside = None
    if attention >= AGAIN_FROM and model.network is not None:
        beside = tuple(hashes_near(candidate.statement))
        odds = (_odds(attention) + model.network.odds((*told, *beside))) / 2
        attention = 1 / (1 + math.exp(-odds))
    weighing = Weighing(
        model, candidate, hits, told, attention, claim, supported, beside
    )
    if learned is None:
        return weighing
    moved = learned.moved(attention, weighing.noticed)
    return weighing._replace(attention=moved)


def decide(
    candidate: Candidate,
    hits: tuple[Hit, ...],
    *,
    weighing: Weighing | None = None,
    company: float = 0.0,
    defaults: Mapping[str, Rule] = MappingProxyType({}),
) -> Decision:
    """Decide how a statement stands.

    The learned part decides, with an eye on the company a statement keeps:
    ``company`` is how much that moves it, as `holdwater.check.company` tells.
    Where it accuses, the hits that no register spares are reported; where no rule
    struck, the default rule of the likeliest kind is that has something to ask, so that
    nothing is flagged in silence. Without a weighing the rules decide alone.
    """
    if weighing is None:
        return _by_rules(candidate, hits)
    model = weighing.model
    doubt = attention_of(candidate, weighing, company=company)
    enough = _enough(model, candidate, hits)
    is_sourced = _is_sourced(candidate, weighing)
    if doubt >= enough and not is_sourced:
        sums = weighing.sums
        kinds = _kinds(model, sums)
        likeliest = sorted(
            KINDS,
            key=lambda kind: (kind in kinds, model.probability(kind, sums)),
            reverse=True,
        )
        reported = _reported(candidate, hits, likeliest, defaults)
        puffery = model.probability("puffery", sums)
        if reported:
            return Decision(
                "puffery" if puffery >= model.thresholds["puffery"] else "unsupported",
                _with_told(kinds, reported),
                doubt,
                reported,
                lacking(candidate),
            )
    notes = tuple(hit for hit in hits if not accuses(hit))
    supported = weighing.claim * weighing.supported
    # What is let go though it is in doubt has no support for that.
    is_let_go = enough == SURER_FROM and model.thresholds["attention"] <= doubt < enough
    if supported >= model.thresholds["supported"] and (is_sourced or not is_let_go):
        return Decision("supported", _kinds(model, weighing.sums), supported, notes)
    return Decision("plain", (), 1 - doubt, notes)


def _is_sourced(candidate: Candidate, weighing: Weighing) -> bool:
    """Say whether a source stands by that surely is one for what is claimed."""
    has_source = candidate.weight("support", "source") >= SOURCED_FROM
    return has_source and weighing.supported >= SURELY_SUPPORTED


def _enough(model: Model, candidate: Candidate, hits: tuple[Hit, ...]) -> float:
    """Return how sure a doubt must be: surer where nothing but the weakest words speak."""
    names = _naming(candidate, hits)
    if not names:
        return model.thresholds["quiet"]
    return SURER_FROM if names <= OF_LITTLE else model.thresholds["attention"]


def _naming(candidate: Candidate, hits: tuple[Hit, ...]) -> set[str]:
    return {
        hit.rule.name for hit in hits if accuses(hit) and not is_spared(candidate, hit)
    }


def attention_of(candidate: Candidate, weighing: Weighing, *, company: float) -> float:
    """Return how likely a statement asks for attention, its company looked at."""
    odds = _odds(weighing.attention) + company
    if candidate.weight("register", "technical") >= SPARES_FROM:
        odds -= TECHNICAL_WEIGHT
    return 1 / (1 + math.exp(-odds))


def _odds(chance: float) -> float:
    return math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))


def _by_rules(candidate: Candidate, hits: tuple[Hit, ...]) -> Decision:
    """Decide by the rules alone.

    A hit holds unless a register spares it. Hits that hold are answered by support.
    Praise is not, there being nothing to check, unless a claim of fact stands beside
    it; evidence is the larger debt.
    """
    open_hits = tuple(hit for hit in hits if not is_spared(candidate, hit))
    naming = [hit for hit in open_hits if accuses(hit)]
    if not naming:
        return Decision("plain", (), None, open_hits)
    kinds = in_order({kind for hit in naming for kind in hit.rule.kinds})
    of_fact = [hit for hit in naming if hit.rule.standing == "unsupported"]
    if of_fact and support_weight(candidate) >= SUPPORTED_FROM:
        return Decision("supported", kinds, None)
    standing = "unsupported" if of_fact else "puffery"
    return Decision(standing, kinds, None, open_hits, lacking(candidate))


def support_weight(candidate: Candidate) -> float:
    """Add up what stands behind a statement; an empty appeal takes away."""
    total = sum(candidate.weight("support", aspect) for aspect in ASPECTS)
    return total - candidate.weight("support", "hollow")


def accuses(hit: Hit) -> bool:
    """Say whether a hit doubts a claim, and does not only note it."""
    return bool(hit.rule.kinds) and hit.rule.level != "note"


def in_order(kinds: set[str]) -> tuple[str, ...]:
    """Put kinds in the order of the standard."""
    return tuple(kind for kind in KINDS if kind in kinds)


def hit_features(hits: tuple[Hit, ...]) -> list[str]:
    """Tell the learned part which rules struck."""
    if not hits:
        return ["hits=0"]
    names = dict.fromkeys([f"hit={hit.rule.name}" for hit in hits])
    return [*names, f"hits={min(3, len(hits))}"]


def _kinds(model: Model, sums: tuple[int, ...]) -> tuple[str, ...]:
    chances = {kind: model.probability(kind, sums) for kind in KINDS}
    likely = tuple(k for k in KINDS if chances[k] >= model.thresholds[f"kind.{k}"])
    return likely or (max(KINDS, key=lambda kind: chances[kind]),)


def _with_told(kinds: tuple[str, ...], told: tuple[Hit, ...]) -> tuple[str, ...]:
    """Take the kinds of what is told where the likely ones have none in common."""
    named = {kind for hit in told for kind in hit.rule.kinds}
    return kinds if named & set(kinds) else in_order(named)


def _reported(
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
        if is_general or only_aims(
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
        if default.level == "note" or only_aims(candidate, hit.rule.kinds):
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


def is_spared(candidate: Candidate, hit: Hit) -> bool:
    """Say whether a statement's register keeps a rule silent."""
    return any(
        candidate.weight("register", register) >= SPARES_FROM
        for register in hit.rule.spared_by
    )


def lacking(candidate: Candidate) -> tuple[str, ...]:
    """Name the aspects of evidence that nothing tells."""
    return tuple(
        aspect for aspect in ASPECTS if candidate.weight("support", aspect) == 0
    )

"""Plain, supported, unsupported, puffery: who decided, and why.

`claims` tells what was noticed, `rules` where they struck, the learned part how much
both weigh together; here alone it is decided.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from holdwater.check.company import ALONE, Company
from holdwater.check.reported import SPARES_FROM, accuses, is_spared, reported
from holdwater.claims.adding import hashes_near, hashes_of
from holdwater.claims.features import features, hash_of, near
from holdwater.claims.model import Model
from holdwater.model.claim import ASPECTS, KINDS, Candidate
from holdwater.model.rule import Hit, Rule

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


#: Rules whose words stand in every other sentence at no claim, or at one of which their
#: question asks too little: a statement that nothing but these doubts has to be doubted
#: surely. Chosen on the development set and on some 900 findings that others had read.
OF_LITTLE = frozenset(
    """
    bare-comparison better-adjective compliance-claim next-generation promised-cost-cut
    promised-insight promised-risk-cut promised-success reimagined testimonial
    transformation-talk unlock-power
    """.split()
)
SURER_FROM = 0.88


#: On a page that is read whole a doubt is told where this is as sure (log-odds): the second
#: reading, the company a statement keeps, and its likeliest kind, added up. Whether a question
#: fits hangs on them far more than on the doubt itself. Chosen on 149 findings of 22 sites
#: that others had read.
SURE_FROM = 3.0

#: A post tells of the world as well: what is told there has to be so much surer. That it has
#: to, and what follows, was chosen on 654 findings of 62 sites that others had read; how much,
#: of three values, on the ninth set of other pages, read whole.
SURER_IN_POSTS = 1.0

#: Rules on words of fashion, which half of the time claim nothing, and in a post those on
#: sentences that no rule struck: where nothing else is said of a statement, so much surer.
OF_FASHION = frozenset(
    "fear-of-missing-out next-generation promised-success transformation-talk".split()
)
OF_QUIET = frozenset(
    f"quiet-{of}"
    for of in "absolute assurance authority buzz comparison ease novelty outcome superlative".split()
)
SURER_BY = 4.0


class Decision(NamedTuple):
    """A standing, its kinds, the hits that are reported, and what was missing.

    ``standing`` is None where a statement was not judged. What ``is_unsure`` would be
    told to a thorough reader.
    """

    standing: str | None
    kinds: tuple[str, ...]
    confidence: float | None
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()
    is_unsure: bool = False


#: What is decided of a statement in a language that is not read: nothing.
UNJUDGED = Decision(None, (), None)


class Weighing(NamedTuple):
    """What the learned part makes of a statement, before its company is looked at.

    ``told`` are the hashes of its features, ``near`` those of the words next door where
    it was read a second time; ``taught`` is by how much a team's own verdicts moved it.
    """

    model: Model
    candidate: Candidate
    hits: tuple[Hit, ...]
    told: tuple[int, ...]
    attention: float
    claim: float
    supported: float
    near: tuple[int, ...] | None = None
    taught: float = 0.0

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
    return weighing._replace(attention=moved, taught=_odds(moved) - _odds(attention))


def decide(
    candidate: Candidate,
    hits: tuple[Hit, ...],
    *,
    weighing: Weighing | None = None,
    company: Company = ALONE,
    is_thorough: bool = False,
    defaults: Mapping[str, Rule] = MappingProxyType({}),
) -> Decision:
    """Decide how a statement stands.

    The learned part decides, with an eye on the company a statement keeps.
    Where it accuses, the hits that no register spares are reported; where no rule
    struck, the default rule of the likeliest kind is that has something to ask, so that
    nothing is flagged in silence. Of a page that is read whole what is not sure is let go,
    unless whoever reads ``is_thorough``.
    Without a weighing the rules decide alone.
    """
    if weighing is None:
        return _by_rules(candidate, hits)
    model = weighing.model
    doubt = attention_of(candidate, weighing, company=company.moved)
    enough = _enough(model, candidate, hits)
    is_sourced = _is_sourced(candidate, weighing)
    is_doubted = doubt >= enough and not is_sourced
    told: tuple[Hit, ...] = ()
    if is_doubted:
        sums = weighing.sums
        kinds = _kinds(model, sums)
        likeliest = sorted(
            KINDS,
            key=lambda kind: (kind in kinds, model.probability(kind, sums)),
            reverse=True,
        )
        told = reported(candidate, hits, likeliest, defaults)
        is_sure = (
            is_thorough
            or not company.is_whole
            or _sureness(weighing, company.moved) >= sure_from(told, company)
        )
        if told and is_sure:
            puffery = model.probability("puffery", sums)
            return Decision(
                "puffery" if puffery >= model.thresholds["puffery"] else "unsupported",
                _with_told(kinds, told),
                doubt,
                told,
                lacking(candidate),
            )
    notes = tuple(hit for hit in hits if not accuses(hit))
    supported = weighing.claim * weighing.supported
    # What is let go though it is in doubt has no support for that.
    is_let_go = bool(told) or (
        enough == SURER_FROM and model.thresholds["attention"] <= doubt < enough
    )
    if supported >= model.thresholds["supported"] and (is_sourced or not is_let_go):
        return Decision("supported", _kinds(model, weighing.sums), supported, notes)
    return Decision("plain", (), 1 - doubt, notes, is_unsure=bool(told))


def _sureness(weighing: Weighing, company: float) -> float:
    """Add up how sure the second reading, the company and the likeliest kind are."""
    model, network = weighing.model, weighing.model.network
    again = weighing.taught
    if weighing.near is not None and network is not None:
        again += network.odds((*weighing.told, *weighing.near))
    likeliest = max(model.probability(kind, weighing.sums) for kind in KINDS)
    return again + company + _odds(likeliest)


def sure_from(told: tuple[Hit, ...], company: Company) -> float:
    """Return how sure what is told of a statement must be, on a page that is read whole."""
    rules = {hit.rule.name for hit in told}
    is_weak = rules <= (OF_FASHION | OF_QUIET if company.is_post else OF_FASHION)
    return SURE_FROM + SURER_IN_POSTS * company.is_post + SURER_BY * is_weak


def _is_sourced(candidate: Candidate, weighing: Weighing) -> bool:
    """Say whether a source stands by that surely is one for what is claimed."""
    has_source = candidate.weight("support", "source") >= SOURCED_FROM
    return has_source and weighing.supported >= SURELY_SUPPORTED


def _enough(model: Model, candidate: Candidate, hits: tuple[Hit, ...]) -> float:
    """Return how sure a doubt must be: surer where nothing but the weakest words speak."""
    if not is_named(candidate, hits):
        return model.thresholds["quiet"]
    return (
        SURER_FROM
        if _naming(candidate, hits) <= OF_LITTLE
        else model.thresholds["attention"]
    )


def is_named(candidate: Candidate, hits: tuple[Hit, ...]) -> bool:
    """Say whether a rule doubts a statement whose register does not spare it."""
    return bool(_naming(candidate, hits))


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


def lacking(candidate: Candidate) -> tuple[str, ...]:
    """Name the aspects of evidence that nothing tells."""
    return tuple(
        aspect for aspect in ASPECTS if candidate.weight("support", aspect) == 0
    )

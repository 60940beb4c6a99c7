"""Choose from where on a head is believed: by labelled statements, on the whole road.

They never train. Each threshold is the one that gives the best F1 of those that flag no
more plain technical text than is allowed. In copy that sells one statement in six asks for
attention, and in the labelled files more of them or fewer: F1 is reckoned as if it were
one in six everywhere, the others counting for less or for more; and each file counts alike,
however long it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np

from holdwater.check.company import companies
from holdwater.check.standing import (
    Weighing,
    attention_of,
    decide,
    is_named,
    weigh,
)
from holdwater.claims.find import find
from holdwater.claims.model import Model, open_model
from holdwater.evaluate import USUAL_SHARE, Labelled, read_labelled
from holdwater.examples import compose_example
from holdwater.model.claim import KINDS, Candidate
from holdwater.model.rule import Hit
from holdwater.model.verdict import ATTENTION
from holdwater.rules.judge import judge
from holdwater.rules.rulebook import Rulebook

#: Of thresholds whose score is so near the best the surest are taken: a reader forgives what
#: was missed before what was said in vain.
NEARLY_BEST = 0.03

#: Of plain technical statements no larger share may be flagged, however good the F1.
MOST_SOBER_FLAGGED = 0.01


def best_for_kinds(chance: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Return thresholds that make micro F1 large, one kind after the other.

    As in judging, a claim has at least the likeliest kind; a row of noughts is none.
    """
    likeliest = (chance == chance.max(axis=1, keepdims=True)) & (chance > 0)
    chosen = np.full(len(KINDS), 0.35)
    for column in [*range(len(KINDS))] * 3:
        tried = []
        for step in range(12, 72, 3):
            trial = chosen.copy()
            trial[column] = step / 100
            said = chance >= trial
            said |= likeliest & ~said.any(axis=1, keepdims=True)
            score = 2 * (said & truth).sum() / (said.sum() + truth.sum())
            tried.append((score, -abs(step - 35), step))
        chosen[column] = max(tried)[2] / 100
    return {f"kind.{k}": float(t) for k, t in zip(KINDS, chosen, strict=True)}


def read_files(paths: list[Path]) -> Iterator[Labelled]:
    """Read labelled statements of several files."""
    for path in paths:
        with path.open("rb") as lines:
            yield from read_labelled(lines, source=str(path))


class Weighed(NamedTuple):
    """What the heads make of one labelled statement, in the company it keeps."""

    attention: float
    is_named: bool
    puffery: float
    kinds: list[float]
    is_told: bool


def weighed(rulebook: Rulebook, labelled: Iterable[Labelled]) -> Iterator[Weighed]:
    """Weigh labelled statements as the road does; of several, the most doubted."""
    model = open_model()
    none = dict.fromkeys(model.thresholds, 0.0) | {"supported": 2.0}
    unbound = Model(header={**model.header, "thresholds": none}, content=model.content)
    for one in labelled:
        document, index = compose_example(one.example)
        found = list(find(document))
        struck = [judge(c, rulebook) for c in found]
        weighings = [
            weigh(*pair, model=unbound) for pair in zip(found, struck, strict=True)
        ]
        kept = companies([one.claim for one in weighings])
        yield max(
            _weighed(candidate, hits, weighing, company, rulebook)
            for candidate, hits, weighing, company in zip(
                found, struck, weighings, kept, strict=True
            )
            if candidate.statement.block is document.blocks[index]
        )


def _weighed(
    candidate: Candidate,
    hits: tuple[Hit, ...],
    weighing: Weighing,
    company: float,
    rulebook: Rulebook,
) -> Weighed:
    decided = decide(
        candidate,
        hits,
        weighing=weighing,
        company=company,
        defaults=rulebook.defaults,
    )
    model = weighing.model
    return Weighed(
        attention_of(candidate, weighing, company=company),
        is_named(candidate, hits),
        model.probability("puffery", weighing.sums),
        [model.probability(kind, weighing.sums) for kind in KINDS],
        decided.standing in ATTENTION,
    )


def choose(rulebook: Rulebook, paths: Sequence[Path]) -> dict[str, float]:
    """Choose thresholds by the F1 they give on the whole road, in the mean of the files."""
    files = [list(read_files([path])) for path in paths]
    labelled = [one for some in files for one in some]
    file = np.repeat(np.arange(len(files)), [len(some) for some in files])
    standing = np.array([one.standing for one in labelled])
    told = list(weighed(rulebook, labelled))
    doubt = np.array([one.attention if one.is_told else 0.0 for one in told])
    named_at = np.array([one.is_named for one in told])
    sober = np.array(
        [
            one.group.startswith("technical") and one.standing == "plain"
            for one in labelled
        ]
    )
    asks = np.isin(standing, list(ATTENTION))

    def score(said: np.ndarray, truth: np.ndarray) -> float:
        rows = [file == number for number in range(len(files))]
        return fmean(_f1(said[r], truth[r], as_usual(asks[r])) for r in rows)

    named, quiet = _best_pair(doubt, named_at, sober, lambda said: score(said, asks))
    doubted = doubt >= np.where(named_at, named, quiet)
    praise = np.where(doubted, [one.puffery for one in told], 0.0)
    kinds = np.where(doubted[:, None], [one.kinds for one in told], 0.0)
    truth = np.array([[kind in one.kinds for kind in KINDS] for one in labelled])
    return {
        "attention": named,
        "quiet": quiet,
        "puffery": _best(praise, lambda said: score(said, standing == "puffery")),
        **best_for_kinds(kinds, truth),
    }


def as_usual(asks: np.ndarray) -> np.ndarray:
    """Return a weight for each statement, so that the usual share asks for attention."""
    others = (1 / USUAL_SHARE - 1) * asks.sum() / max(1, (~asks).sum())
    return np.where(asks, 1.0, others)


def _f1(said: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> float:
    right = float(weights[said & truth].sum())
    return 2 * right / max(1.0, float(weights[said].sum() + weights[truth].sum()))


def _best_pair(
    chance: np.ndarray,
    is_named: np.ndarray,
    sober: np.ndarray,
    score: Callable[[np.ndarray], float],
) -> tuple[float, float]:
    """Return the surest of the two thresholds that score best or nearly so.

    The first is for where a rule struck, the second for where none did. They flag no more
    of what is ``sober`` than `MOST_SOBER_FLAGGED`.
    """
    tried = [(-1.0, 0.5, 0.5)]
    for named in range(10, 90, 2):
        for quiet in range(named, 99, 2):
            said = chance >= np.where(is_named, named, quiet) / 100
            if (said & sober).sum() > MOST_SOBER_FLAGGED * sober.sum():
                continue
            tried.append((score(said), named / 100, quiet / 100))
    enough = max(tried)[0] - NEARLY_BEST
    return max((sum(one[1:]), *one[1:]) for one in tried if one[0] >= enough)[1:]


def _best(chance: np.ndarray, score: Callable[[np.ndarray], float]) -> float:
    """Return the threshold that scores best, from 0.1 to 0.9 in steps of 0.01."""
    return max((score(chance >= step / 100), step / 100) for step in range(10, 91))[1]

"""A team's verdicts, learned from and tried on those that were held back.

A verdict is a labelled statement (see `holdwater.evaluate`). What is learned moves the
attention alone: whether a statement asks for it, as *unsupported* or *puffery* do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from holdwater.check.company import companies
from holdwater.check.own import part_own
from holdwater.check.road import Lens
from holdwater.check.standing import attention_of, weigh
from holdwater.claims.find import find
from holdwater.claims.learned import Agreement, Changed, CrossValidation, Learned
from holdwater.claims.learning import Lesson, deal, fit, lesson
from holdwater.claims.model import Model
from holdwater.errors import LearningError
from holdwater.evaluate import Labelled, walk_labelled
from holdwater.model.rule import Example
from holdwater.model.verdict import ATTENTION
from holdwater.reading.builder import compose
from holdwater.rules.judge import judge

#: From fewer verdicts, or fewer on one of the two sides, nothing is learned.
FEWEST_VERDICTS = 20
FEWEST_ON_A_SIDE = 5

#: Verdicts are held back in so many parts; where there are few, one by one.
FOLDS = 5
FEW = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A verdict, and how its statement stands before and after.

    ``held_back`` is how it stands where it was not learned from.
    """

    verdict: Labelled
    before: str
    after: str
    held_back: str

    @property
    def asks(self) -> bool:
        """Say whether the team wants attention asked for."""
        return _asks(self.verdict.standing)

    def agrees(self, standing: str) -> bool:
        """Say whether a standing asks for attention where the team does."""
        return _asks(standing) == self.asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What was learned from verdicts, and how well it does."""

    learned: Learned
    tried: tuple[Tried, ...]
    folds: int

    @property
    def asking(self) -> int:
        """How many verdicts ask for attention."""
        return sum(one.asks for one in self.tried)

    @property
    def agreement(self) -> Agreement:
        """On the verdicts that were learned from."""
        return Agreement(
            verdicts=len(self.tried),
            before=sum(one.agrees(one.before) for one in self.tried),
            after=sum(one.agrees(one.after) for one in self.tried),
        )

    @property
    def cross_validation(self) -> CrossValidation:
        """On verdicts held back: what to expect of statements not yet seen."""
        pairs = [(o.agrees(o.before), o.agrees(o.held_back)) for o in self.tried]
        return CrossValidation(
            folds=self.folds,
            before=sum(before for before, _ in pairs),
            after=sum(after for _, after in pairs),
            mended=pairs.count((False, True)),
            spoiled=pairs.count((True, False)),
        )

    @property
    def changed(self) -> tuple[Tried, ...]:
        """The verdicts whose statements stand differently now."""
        return tuple(one for one in self.tried if one.before != one.after)


def as_changed(tried: Tried) -> Changed:
    """Write a verdict whose statement changed as a record keeps it."""
    verdict = tried.verdict
    return Changed(verdict.id, verdict.standing, tried.before, tried.after)


def study(verdicts: Iterable[Labelled], *, lens: Lens, today: date) -> Study:
    """Learn from verdicts, and try what is learned; ``lens`` is the shipped one.

    Verdicts that say the same of the same statement count once, and those without a
    statement not at all. Raises LearningError where they do not suffice.
    """
    if lens.model is None:
        raise LearningError("without the learned part there is nothing to adjust")
    own = _different(verdicts)
    _refuse_too_few(own)
    before = _standings(own, lens, today, None)
    lessons = [
        _lesson(one, standing, lens, lens.model)
        for one, standing in zip(own, before, strict=True)
    ]
    folds = FOLDS if len(own) >= FEW else len(own)
    fold = deal([(_asks(one.standing), one.example.text) for one in own], folds=folds)
    held_back = dict.fromkeys(range(len(own)), "")
    for part in sorted(set(fold)):
        seen = [lesson for at, lesson in enumerate(lessons) if fold[at] != part]
        unseen = [at for at in held_back if fold[at] == part]
        told = _standings([own[at] for at in unseen], lens, today, fit(seen))
        held_back |= zip(unseen, told, strict=True)
    learned = fit(lessons)
    after = _standings(own, lens, today, learned)
    rows = zip(own, before, after, held_back.values(), strict=True)
    return Study(
        learned=learned,
        tried=tuple(
            Tried(verdict=one, before=then, after=now, held_back=unseen)
            for one, then, now, unseen in rows
        ),
        folds=len(set(fold)),
    )


def _asks(standing: str) -> bool:
    return standing in ATTENTION


def _different(verdicts: Iterable[Labelled]) -> list[Labelled]:
    """Leave out what has no statement, and what says the same again."""
    own: dict[tuple[Example, str], Labelled] = {}
    for one in verdicts:
        if any(map(str.isalnum, one.example.text)):
            own.setdefault((one.example, one.standing), one)
    return list(own.values())


def _standings(
    verdicts: Sequence[Labelled], lens: Lens, today: date, learned: Learned | None
) -> list[str]:
    """Walk verdicts down the whole road, as `holdwater check` does."""
    through = lens._replace(learned=learned)
    return [row.predicted for row in walk_labelled(verdicts, lens=through, today=today)]


def _lesson(verdict: Labelled, before: str, lens: Lens, model: Model) -> Lesson:
    """Return what a verdict teaches; ``before`` is how its statement stood.

    Of a text that the road cuts into several statements, the one teaches that asks
    for attention most.
    """
    chance, noticed = max(_chances(verdict.example, lens, model))
    asks = _asks(verdict.standing)
    return lesson(chance, noticed, asks=asks, agrees=asks == _asks(before))


def _chances(
    example: Example, lens: Lens, model: Model
) -> Iterator[tuple[float, list[str]]]:
    """Yield each statement's chance to ask for attention, and what was noticed."""
    document, index = compose(
        example.text,
        before=example.before,
        after=example.after,
        heading=example.heading,
        links=example.links,
    )
    candidates = list(find(document, lens.accepted))
    weighings = [
        weigh(one, part_own(judge(one, lens.rulebook))[0], model=model)
        for one in candidates
    ]
    for one, weighing, company in zip(
        candidates, weighings, companies([w.claim for w in weighings]), strict=True
    ):
        if one.statement.block is document.blocks[index]:
            yield attention_of(one, weighing, company=company.moved), weighing.noticed


def _refuse_too_few(verdicts: Sequence[Labelled]) -> None:
    asking = sum(_asks(one.standing) for one in verdicts)
    sides = {
        "unsupported or puffery": asking,
        "plain or supported": len(verdicts) - asking,
    }
    if len(verdicts) < FEWEST_VERDICTS:
        raise LearningError(
            f"{_counted(len(verdicts))} of different statements, and it takes at least "
            f"{FEWEST_VERDICTS} to learn from",
            hint=f"{FEWEST_VERDICTS - len(verdicts)} more are needed.",
        )
    for side, count in sides.items():
        if count < FEWEST_ON_A_SIDE:
            raise LearningError(
                f"of {len(verdicts)} verdicts {count} are {side}, and it takes at "
                f"least {FEWEST_ON_A_SIDE} on either side to learn from",
                hint=f"{FEWEST_ON_A_SIDE - count} more are needed: add statements "
                "that were judged rightly, too.",
            )


def _counted(count: int) -> str:
    return f"{count} {'verdict' if count == 1 else 'verdicts'}"

"""Every rule's own examples, walked down the whole road."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from holdwater.check.road import Lens, check
from holdwater.model.rule import Example, Rule
from holdwater.model.verdict import Judged
from holdwater.reading.builder import compose


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One example walked: ``wanted`` is *flag* or *pass*; ``got`` says what came."""

    rule: Rule
    example: Example
    wanted: str
    got: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Say whether the rule did what its example asks.

        An example that must pass has to pass *every* rule: it is plain or supported.
        """
        if self.wanted == "flag":
            return self.rule.name in self.got
        return not self.got


def walk_examples(lens: Lens, *, today: date) -> Iterator[Outcome]:
    """Walk the examples of every rule of a lens, in order."""
    for rule in lens.rulebook.rules:
        for wanted, examples in (("flag", rule.flags), ("pass", rule.passes)):
            for example in examples:
                judged = judge_example(example, lens=lens, today=today)
                got = tuple(f.rule for one in judged for f in one.findings)
                yield Outcome(rule=rule, example=example, wanted=wanted, got=got)


def judge_example(example: Example, *, lens: Lens, today: date) -> tuple[Judged, ...]:
    """Judge one statement among its neighbours; more than one if it is cut in two."""
    if not example.text.strip():
        return ()
    document, index = compose(
        example.text,
        before=example.before,
        after=example.after,
        heading=example.heading,
        links=example.links,
    )
    block = document.blocks[index]
    report = check(document, lens=lens, today=today)
    return tuple(one for one in report.judged if one.statement.block is block)

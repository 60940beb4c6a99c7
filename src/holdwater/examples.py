"""Every rule's own examples, walked down the whole road."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from holdwater.check.road import Lens, check
from holdwater.model.document import Document
from holdwater.model.rule import RECORD, Example, Rule
from holdwater.model.verdict import ATTENTION, Judged
from holdwater.reading.builder import compose


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One example walked: ``wanted`` is *flag* or *pass*; ``got`` says what came.

    ``suggestion`` is what an example that is flagged might say instead, if anything,
    and ``left`` what is still doubted once that stands in its place.
    """

    rule: Rule
    example: Example
    wanted: str
    got: tuple[str, ...]
    suggestion: str | None = None
    left: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether the rule did what its example asks.

        An example that must pass has to pass *every* rule: it is plain or supported.
        What is suggested for one that is flagged may have gaps and no other fault.
        A team's own rule answers for itself alone.
        """
        if self.wanted == "flag":
            return self.rule.name in self.got and not self.left
        if self.rule.pack is not None:
            return self.rule.name not in self.got
        return not self.got


def walk_examples(
    lens: Lens, *, today: date, only: Callable[[Rule], bool] | None = None
) -> Iterator[Outcome]:
    """Walk the examples of every rule of a lens, in order; or of those of ``only``."""
    for rule in filter(only, lens.rulebook.rules):
        for wanted, examples in (("flag", rule.flags), ("pass", rule.passes)):
            for example in examples:
                judged = judge_example(example, lens=lens, today=today)
                suggestion = suggestion_of(judged)
                yield Outcome(
                    rule=rule,
                    example=example,
                    wanted=wanted,
                    got=tuple(f.rule for one in judged for f in one.findings),
                    suggestion=suggestion,
                    left=_left(example, suggestion, lens=lens, today=today),
                )


def suggestion_of(judged: tuple[Judged, ...]) -> str | None:
    """Return what is suggested in the place of a statement; None if it was cut."""
    if len(judged) != 1:
        return None
    found = (finding.suggestion for finding in judged[0].findings)
    return next((suggestion for suggestion in found if suggestion), None)


def shown_rewording(rule: Rule, *, lens: Lens, today: date) -> tuple[str, str] | None:
    """Return the first example of a rule that can be reworded, and how; or None."""
    if rule.shape == RECORD:  # its examples tell of records
        return None
    for example in rule.flags:
        judged = judge_example(example, lens=lens, today=today)
        suggestion = suggestion_of(judged)
        if suggestion:
            return example.text, suggestion
    return None


def _left(
    example: Example, suggestion: str | None, *, lens: Lens, today: date
) -> tuple[str, ...]:
    """Name the rules that accuse a suggestion where its example stood."""
    if suggestion is None:
        return ()
    pasted = example._replace(text=suggestion)
    return tuple(
        finding.rule
        for one in judge_example(pasted, lens=lens, today=today)
        if one.standing in ATTENTION
        for finding in one.findings
    )


def judge_example(example: Example, *, lens: Lens, today: date) -> tuple[Judged, ...]:
    """Judge one statement among its neighbours; more than one if it is cut in two."""
    if not example.text.strip():
        return ()
    document, index = compose_example(example)
    block = document.blocks[index]
    report = check(document, lens=lens, today=today)
    return tuple(one for one in report.judged if one.statement.block is block)


def compose_example(example: Example) -> tuple[Document, int]:
    """Make a document of an example, with the index of its own block."""
    return compose(
        example.text,
        before=example.before,
        after=example.after,
        heading=example.heading,
        links=example.links,
    )

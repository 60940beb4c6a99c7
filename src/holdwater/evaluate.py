"""Labelled statements, walked down the same road as copy, and counted.

Precision, recall and F1 as van Rijsbergen (1979) defines them; macro F1 is the mean
over standings, micro F1 pools the counts over kinds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from holdwater.check.road import Lens
from holdwater.errors import LabelledDataError
from holdwater.examples import judge_example
from holdwater.model.claim import KINDS
from holdwater.model.rule import Example
from holdwater.model.verdict import ATTENTION, STANDINGS, Judged

#: The share of statements that asks for attention, as copy that sells comes: where few do,
#: each false alarm weighs more, so files are compared as if it were this everywhere.
USUAL_SHARE = 1 / 6

#: A standing with fewer examples does not count towards macro F1.
FEWEST_FOR_MACRO = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled statement; ``group`` is for reports and never an input."""

    id: str
    example: Example
    standing: str
    kinds: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A labelled statement beside what the road made of it."""

    labelled: Labelled
    predicted: str
    predicted_kinds: tuple[str, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often a thing was rightly said, wrongly said, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def support(self) -> int:
        """How often it was there to be said."""
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        """Of what was said, the share that was right; None where nothing was."""
        said = self.right + self.wrong
        return self.right / said if said else None

    @property
    def recall(self) -> float | None:
        """Of what was there, the share that was said; None where nothing was."""
        return self.right / self.support if self.support else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None where there was nothing to say and nothing said."""
        pairs = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / pairs if pairs else None


def read_labelled(lines: Iterable[bytes], *, source: str) -> Iterator[Labelled]:
    """Read labelled statements, one JSON object a line.

    Raises LabelledDataError with the line of the first that is not well formed.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{source}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise LabelledDataError(f"not JSON: {error}", where=where) from error
        yield _labelled(row, where=where)


def _labelled(row: Any, *, where: str) -> Labelled:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise LabelledDataError("a row needs `text`, a text", where=where)
    for name in ("before", "after", "heading"):
        if not isinstance(row.get(name), str | None):
            raise LabelledDataError(f"`{name}` is no text", where=where)
    standing, kinds = row.get("standing"), row.get("kinds", [])
    if standing not in STANDINGS:
        raise LabelledDataError(
            f"`standing` is {standing!r}, not one of {', '.join(STANDINGS)}",
            where=where,
        )
    if not isinstance(kinds, list):
        raise LabelledDataError("`kinds` is no list", where=where)
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise LabelledDataError(f"no kind is called {unknown[0]!r}", where=where)
    return Labelled(
        id=str(row.get("id", where)),
        example=Example(
            text=row["text"],
            before=row.get("before"),
            after=row.get("after"),
            heading=row.get("heading"),
            links=tuple(_links(row.get("links") or [], where=where)),
        ),
        standing=standing,
        kinds=tuple(kinds),
        group=_group(row.get("document") or {}, where=where),
    )


def _links(links: Any, *, where: str) -> Iterator[tuple[str, str]]:
    for link in links if isinstance(links, list) else [links]:
        words = link.get("words") if isinstance(link, dict) else None
        href = link.get("href") if isinstance(link, dict) else None
        if not isinstance(words, str) or not isinstance(href, str):
            raise LabelledDataError(
                "`links` is a list of objects with `words` and `href`", where=where
            )
        yield words, href


def _group(document: Any, *, where: str) -> str:
    if not isinstance(document, dict):
        raise LabelledDataError("`document` is no object", where=where)
    return "/".join(str(document.get(key, "?")) for key in ("kind", "genre"))


def walk_labelled(
    rows: Iterable[Labelled], *, lens: Lens, today: date
) -> Iterator[Row]:
    """Judge each labelled statement among its neighbours.

    One that the road cuts into several stands as the worst of its parts.
    """
    for labelled in rows:
        judged = judge_example(labelled.example, lens=lens, today=today)
        worst = max(judged, key=_gravity, default=None)
        kinds = {kind for one in judged for kind in one.kinds}
        yield Row(
            labelled=labelled,
            predicted=(worst and worst.standing) or "plain",
            predicted_kinds=tuple(kind for kind in KINDS if kind in kinds),
            confidence=worst.confidence if worst else None,
        )


def _gravity(judged: Judged) -> int:
    # What is in a language that is not read claims nothing that could be counted.
    return STANDINGS.index(judged.standing or "plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All figures of one run."""

    rows: tuple[Row, ...]
    standings: dict[str, Counts]
    confusion: dict[str, dict[str, int]]
    attention: Counts
    kinds: dict[str, Counts]

    @property
    def accuracy(self) -> float | None:
        """The share of statements whose standing was right."""
        right = sum(counts.right for counts in self.standings.values())
        return right / len(self.rows) if self.rows else None

    @property
    def standing_macro_f1(self) -> float | None:
        """Mean F1 over the standings with enough examples."""
        return _mean(
            counts.f1
            for counts in self.standings.values()
            if counts.support >= FEWEST_FOR_MACRO
        )

    @property
    def kinds_micro_f1(self) -> float | None:
        """F1 over the pooled counts of all kinds."""
        return Counts(
            right=sum(counts.right for counts in self.kinds.values()),
            wrong=sum(counts.wrong for counts in self.kinds.values()),
            missed=sum(counts.missed for counts in self.kinds.values()),
        ).f1

    @property
    def kinds_macro_f1(self) -> float | None:
        """Mean F1 over the kinds that occur."""
        return _mean(counts.f1 for counts in self.kinds.values() if counts.support)


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Count."""
    confusion = {true: dict.fromkeys(STANDINGS, 0) for true in STANDINGS}
    for row in rows:
        confusion[row.labelled.standing][row.predicted] += 1
    return Evaluation(
        rows=tuple(rows),
        standings={
            name: _count(
                (r.labelled.standing == name, r.predicted == name) for r in rows
            )
            for name in STANDINGS
        },
        confusion=confusion,
        attention=_count(
            (row.labelled.standing in ATTENTION, row.predicted in ATTENTION)
            for row in rows
        ),
        kinds={
            kind: _count(
                (kind in row.labelled.kinds, kind in row.predicted_kinds)
                for row in rows
            )
            for kind in KINDS
        },
    )


def _count(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    right = wrong = missed = 0
    for is_there, is_said in pairs:
        right += is_there and is_said
        wrong += is_said and not is_there
        missed += is_there and not is_said
    return Counts(right=right, wrong=wrong, missed=missed)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None

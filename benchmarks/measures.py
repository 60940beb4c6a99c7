"""What is measured on rows that were judged, with bootstrap intervals.

Intervals are percentile bootstrap intervals (Efron 1979) at 95 %, over 2,000 samples
of rows drawn with replacement, from one seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from holdwater.evaluate import USUAL_SHARE, Evaluation, Row, evaluate
from holdwater.model.verdict import ATTENTION

SAMPLES = 2000
SEED = 20261122

Measure = Callable[[Evaluation], float | None]


def plain_flagged(found: Evaluation) -> float | None:
    """Return the share of plain technical statements that are flagged."""
    plain = [
        row.predicted in ATTENTION
        for row in found.rows
        if row.labelled.standing == "plain"
        and row.labelled.group.startswith("technical")
    ]
    return sum(plain) / len(plain) if plain else None


def near_misses_believed(found: Evaluation) -> float | None:
    """Return the share of doubtful statements that are taken for supported."""
    doubtful = [
        row.predicted == "supported"
        for row in found.rows
        if row.labelled.standing in ATTENTION
    ]
    return sum(doubtful) / len(doubtful) if doubtful else None


def attention_f1_as_usual(found: Evaluation) -> float | None:
    """Return the F1 of attention as if one statement in six asked for it.

    Where few do, each false alarm weighs more: so files can be compared.
    """
    flagged: dict[bool, list[bool]] = {True: [], False: []}
    for row in found.rows:
        is_wanted = row.labelled.standing in ATTENTION
        flagged[is_wanted].append(row.predicted in ATTENTION)
    if not all(flagged.values()):
        return None
    right, wrong = (sum(some) / len(some) for some in flagged.values())
    right, wrong = USUAL_SHARE * right, (1 - USUAL_SHARE) * wrong
    return 2 * right / (right + wrong + USUAL_SHARE)


#: Attention is what a standing of unsupported or puffery asks for.
ATTENTION_MEASURES: dict[str, Measure] = {
    "attention_f1": lambda found: found.attention.f1,
    "attention_precision": lambda found: found.attention.precision,
    "attention_recall": lambda found: found.attention.recall,
    "attention_f1_as_usual": attention_f1_as_usual,
    "plain_flagged": plain_flagged,
}


def measure_rows(
    rows: Sequence[Row], measures: Mapping[str, Measure]
) -> dict[str, dict[str, Any]]:
    """Return each figure that is known with its interval, from 0 to 1."""
    found = evaluate(rows)
    draw = random.Random(SEED)
    drawn = [evaluate(draw.choices(rows, k=len(rows))) for _ in range(SAMPLES)]
    figures = {}
    for name, measure in measures.items():
        value = measure(found)
        if value is not None:
            figures[name] = {
                "value": round(value, 3),
                "interval": interval([measure(one) for one in drawn]),
            }
    return figures


def interval(values: Sequence[float | None]) -> list[float]:
    """Return the 95 % percentile interval of those that are known, or nothing."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return []
    at = [int(0.025 * len(known)), max(int(0.975 * len(known)) - 1, 0)]
    return [round(known[index], 3) for index in at]

"""Timing: replies by accounts with little history that follow hard on one another."""

from __future__ import annotations

from collections import defaultdict

from holdwater.community.engine import Engine
from holdwater.community.sql import Table
from holdwater.community.survey import Signal
from holdwater.community.weigh import Usual, weight

#: Steps in which gaps between replies are counted: minutes to a day.
STEPS = (300, 900, 3_600, 10_800, 43_200)

GAPS = Table(
    "gap",
    """
SELECT era, posted - lag(posted) OVER (PARTITION BY thread ORDER BY post) AS gap FROM reply
""",
)

#: The same, between one young reply and the young reply before it.
YOUNG_GAPS = Table(
    "young_gap",
    """
SELECT thread, era, posted - lag(posted) OVER (PARTITION BY thread ORDER BY post) AS gap
FROM reply WHERE young = 1
""",
)


def _steps() -> str:
    return ", ".join(
        f"sum(CASE WHEN gap <= {step} THEN 1 ELSE 0 END) AS within_{step}"
        for step in STEPS
    )


_USUAL = (
    f"SELECT era, count(*) AS n, {_steps()} FROM gap WHERE gap IS NOT NULL GROUP BY era"  # noqa: S608 - our own
)
_HERE = f"""
SELECT thread, min(era) AS era, count(*) AS n, {_steps()} FROM young_gap
WHERE gap IS NOT NULL GROUP BY thread HAVING count(*) >= 3 ORDER BY thread
"""  # noqa: S608 - our own

#: The best of so many steps is looked at: what it says is less by as much.
_LOOKED_OFTEN = 0.5


def signals(engine: Engine) -> dict[int, list[Signal]]:
    """Weigh, by thread, how closely young replies follow one another."""
    engine.view(GAPS)
    engine.view(YOUNG_GAPS)
    usual = {row[0]: row[1:] for row in engine.rows(_USUAL)}
    told: dict[int, list[Signal]] = defaultdict(list)
    for thread, era, n, *counts in engine.rows(_HERE):
        all_gaps, *all_counts = usual[era]
        best: Signal | None = None
        for step, hits, beside in zip(STEPS, counts, all_counts, strict=True):
            share = (beside - hits + 1) / (max(all_gaps - n, 0) + 2)
            said = weight(hits, n, Usual(share, 0.1)) - _LOOKED_OFTEN
            if said > 0 and (best is None or said > best.weight):
                best = Signal(
                    name="hard-on-each-other",
                    family="timing",
                    value=hits,
                    of=n,
                    expected=share * n,
                    weight=said,
                    explanation=f"{hits} of {n} replies by accounts with little history "
                    f"came within {_told(step)} of the one before; "
                    f"{share * n:.1f} expected",
                )
        if best:
            told[thread].append(best)
    return told


def _told(step: int) -> str:
    if step < 3_600:
        return f"{step // 60} minutes"
    hours = step // 3_600
    return f"{hours} hours" if hours > 1 else "an hour"

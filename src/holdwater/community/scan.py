"""The road of a scan: a filled store in, threads worth a look out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from holdwater.community import chance, replies, weigh
from holdwater.community.engine import Engine
from holdwater.community.signals import (
    accounts,
    recurrence,
    relief,
    target,
    timing,
    wording,
)
from holdwater.community.survey import Signal, Thread
from holdwater.community.usual import Rates, Tally


def scan(engine: Engine, *, permutations: int = 10) -> list[Thread]:
    """Weigh every thread; return those with a signal, the weightiest first."""
    for table in _TABLES:
        engine.make(table)
    tallies = {row[0]: Tally(*row) for row in engine.rows(_TALLIES)}
    rates = Rates(engine, list(tallies.values()))
    found: dict[int, list[Signal]] = defaultdict(list)
    looked_at = {t: one for t, one in tallies.items() if one.young >= weigh.LEAST_COUNT}
    asked = target.asked_about(engine)
    usual_about = target.usual_about(asked, looked_at)
    for thread, one in looked_at.items():
        found[thread] += accounts.counted(one, rates)
        beside = usual_about if thread in asked else None
        found[thread] += target.praise(one, rates, about=beside)
    for thread, joined in accounts.cohort(engine, "reply", tallies).items():
        found[thread].append(joined)
    young = {thread: one.young for thread, one in looked_at.items()}
    met, names = target.converging(engine, looked_at)
    for more in (
        met,
        wording.signals(engine, young),
        timing.signals(engine),
        recurrence.signals(engine, tallies),
    ):
        for thread, signals in more.items():
            found[thread] += signals
    about = {
        thread: name
        for thread in tallies
        if (name := target.product_of(asked.get(thread), names.get(thread)))
    }
    again = recurrence.same_target(about, _meeting(found))
    for thread, signals in again.items():
        found[thread] += signals
    q_values = chance.q_values(engine, tallies, rates, permutations=permutations)
    openings = {
        row[0]: dict(zip(_SAID, row[1:], strict=True)) for row in engine.rows(_OPENINGS)
    }
    threads = []
    for thread, speaking in found.items():
        if not speaking:
            continue
        told = (
            *speaking,
            *relief.signals(tallies[thread], openings[thread], rates),
        )
        threads.append(
            Thread(
                thread=thread,
                grade=weigh.grade(told),
                score=weigh.score(told),
                q_value=q_values.get(thread),
                product=target.product_of(asked.get(thread), names.get(thread)),
                signals=told,
            )
        )
    return sorted(threads, key=rank)


def _meeting(found: Mapping[int, Sequence[Signal]]) -> set[int]:
    """Return the threads in which what young replies meet in, or praise, is telling."""
    return {
        thread
        for thread, signals in found.items()
        if weigh.best_of_families(signals).get("target", 0.0) >= weigh.SPEAKS
    }


def rank(thread: Thread) -> tuple[int, float, int]:
    """Return the place of a thread: by its grade, its score, and its name."""
    grades = {"strong": 0, "review": 1, None: 2}
    return (grades[thread.grade], -round(thread.score, 9), thread.thread)


_TABLES = (
    replies.OPENING,
    replies.HISTORY,
    replies.REPLY,
    replies.tally(),
    accounts.cohorts("reply"),
    accounts.JOINED,
    wording.OWN_WORDS,
    wording.SIZES,
    wording.bands(),
    wording.CANDIDATES,
    target.CONVERGED,
    timing.GAPS,
    timing.YOUNG_GAPS,
    recurrence.SCARCE,
    recurrence.PAIRS,
)

_TALLIES = f"SELECT {', '.join(Tally._fields)} FROM reply_tally ORDER BY thread"  # noqa: S608 - our own
_SAID = ("staff", "discloses", "announces", "welcomes")
_OPENINGS = f"SELECT thread, {', '.join(_SAID)} FROM opening ORDER BY thread"  # noqa: S608 - our own

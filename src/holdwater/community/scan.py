"""The road of a scan: a filled store in, threads worth a look out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from holdwater.community import chance, replies, telling, weigh
from holdwater.community.engine import Engine
from holdwater.community.signals import (
    accounts,
    agreement,
    recurrence,
    relief,
    target,
    timing,
    wording,
)
from holdwater.community.survey import Signal, Thread
from holdwater.community.usual import Rates, Tally


class Weighed(NamedTuple):
    """What was found: signals by thread, what each is about, and what chance would do."""

    signals: Mapping[int, tuple[Signal, ...]]
    about: Mapping[int, str | None]
    q_values: Mapping[int, float]


def scan(engine: Engine, *, permutations: int = 10) -> list[Thread]:
    """Weigh every thread; return those with a signal, the weightiest first."""
    _count(engine)
    rates = Rates(engine)
    tallies = {row[0]: Tally(*row) for row in engine.rows(_TALLIES)}
    found = _weighed(engine, tallies, rates, permutations=permutations)
    threads = []
    for thread, told in found.signals.items():
        threads.append(
            Thread(
                thread=thread,
                grade=weigh.grade(told),
                score=weigh.score(told),
                q_value=found.q_values.get(thread),
                product=found.about.get(thread),
                signals=told,
            )
        )
    return sorted(threads, key=rank)


def _weighed(
    engine: Engine, tallies: dict[int, Tally], rates: Rates, *, permutations: int
) -> Weighed:
    """Ask for the signals of each family, and for what chance would do."""
    looked_at = {t: one for t, one in tallies.items() if one.young >= weigh.LEAST_COUNT}
    joined = accounts.Joined(engine)
    counted = {t: [*accounts.counted(one, rates)] for t, one in looked_at.items()}
    for thread, cohort in accounts.cohorts(engine).items():
        if together := joined.together(cohort):
            counted.setdefault(thread, []).append(together)
    found: dict[int, list[Signal]] = defaultdict(list)
    asked = target.asked_about(engine)
    praised = target.praise_about(asked, looked_at)
    for thread, signals in counted.items():
        found[thread] += signals
    for thread, one in looked_at.items():
        about_it = praised if thread in asked else None
        found[thread] += target.praise(one, rates, about=about_it)
    young = {thread: one.young for thread, one in looked_at.items()}
    alike = wording.signals(engine, young)
    met, names = target.converging(engine, looked_at, wording.copied(alike))
    for more in (
        met,
        agreement.signals(engine, asked, looked_at),
        alike,
        timing.signals(engine),
        recurrence.signals(engine, tallies),
    ):
        for thread, signals in more.items():
            found[thread] += signals
    about = {
        thread: target.product_of(asked.get(thread), names.get(thread))
        for thread in {*looked_at, *found}
    }
    named = {t: name for t, name in about.items() if name and t in looked_at}
    excused = _excused(engine, [t for t in found if found[t]], tallies, rates)
    again = recurrence.same_target(named, _meeting(found), _graded(found, excused))
    real = chance.scores(looked_at, counted, rates)
    return Weighed(
        signals={
            thread: (*found[thread], *again.get(thread, ()), *excuses)
            for thread, excuses in excused.items()
        },
        about=about,
        q_values=chance.q_values(
            engine, real, rates, joined, permutations=permutations
        ),
    )


def _excused(
    engine: Engine, threads: Sequence[int], tallies: dict[int, Tally], rates: Rates
) -> dict[int, list[Signal]]:
    """Return what speaks for each of some threads."""
    openings, disclosed = relief.openings(engine), relief.disclosed(engine)
    return {
        thread: [
            *relief.signals(
                tallies[thread],
                openings.get(thread, relief.PLAIN),
                rates,
                disclosed=disclosed.get(thread, 0),
            )
        ]
        for thread in threads
    }


def _graded(
    found: Mapping[int, Sequence[Signal]], excused: Mapping[int, Sequence[Signal]]
) -> set[int]:
    """Return the threads that ask for a look by themselves, and that nothing speaks for.

    Of a product that is made known here and then talked about, no thread tells of another.
    """
    graded = set()
    for thread, excuses in excused.items():
        told = (*found[thread], *excuses)
        relief = weigh.best_of_families(told).get("relief", 0.0)
        if relief > -weigh.SPEAKS and weigh.grade(told):
            graded.add(thread)
    return graded


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


#: What nothing asks after any more where a table is made: the room is wanted.
_SPENT = {
    "reply": ("here", "praise", "praised"),
    "word": ("spelled",),
    "compared": ("word", "own_word"),
    "candidate": ("band",),
    "met_here": ("scarce", "met_again", "history"),
}


def _count(engine: Engine) -> None:
    """Make all tables: of what is cheaply told first, and of words for what is left."""
    speaks = engine.dialect
    for table in (
        replies.OPENING,
        replies.HERE,
        replies.HISTORY,
        *replies.spoken(speaks),
        replies.REPLY,
        replies.TALLY,
        replies.SUSPECT,
        *telling.tables(speaks),
        *relief.tables(speaks),
        *agreement.tables(speaks),
        accounts.COHORTS,
        accounts.JOINED,
        wording.SIZES,
        wording.COMPARED,
        wording.bands(),
        wording.CANDIDATES,
        recurrence.SCARCE,
        recurrence.PAIRS,
        recurrence.HERE,
    ):
        engine.make(table)
        engine.forget(_SPENT.get(table.name, ()))


#: Of other threads nothing can be told.
_TALLIES = f"""
SELECT {", ".join(Tally._fields)} FROM reply_tally
WHERE young >= {weigh.LEAST_COUNT} OR thread IN (SELECT thread FROM reply_cohort)
OR thread IN (SELECT thread FROM met_here WHERE hits >= {weigh.LEAST_COUNT})
ORDER BY thread
"""  # noqa: S608 - our own

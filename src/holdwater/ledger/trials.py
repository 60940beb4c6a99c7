"""How we would try a vendor's claim ourselves, and what else it asks of us.

A proposal by the kind of claim, for somebody to complete: `[…]` stands where only the
people know who will run the thing. A result that people have to bring about needs more
than software, so its proposal asks for that as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from holdwater.ledger.amounts import better
from holdwater.ledger.printed import figures_in
from holdwater.model.claim import ASPECTS
from holdwater.text.gaps import GAP


class Trial(NamedTuple):
    """What is measured, beside what, on which work, and when the claim has held."""

    measure: str
    baseline: str
    workload: str
    held_if: str


_WORK = f"Our own: {GAP} (which data, how much of it, at which hour)."
_NOW = f"What we use today: {GAP} (version, settings), measured in the same week."

#: A proposal for each kind; the first of a claim's kinds that stands here is taken.
TRIALS = {
    "outcome": Trial(
        f"The result itself, counted the same way before and during the pilot: {GAP}.",
        f"The {GAP} weeks before the pilot, and a team that goes on as it does today.",
        f"The work of {GAP} (team) over {GAP} weeks, busy ones among them.",
        f"The result differs from both by at least {GAP}, and nothing else changed.",
    ),
    "superlative": Trial(
        f"What we would choose by: {GAP}.",
        f"Everything else that we could buy: {GAP}, with the same work and the same care.",
        _WORK,
        "None of the others does better at it.",
    ),
    "comparison": Trial(
        f"What is compared, from the first step to the last: {GAP}. Five runs or more.",
        _NOW,
        _WORK,
        f"It is better in the median by at least {GAP}.",
    ),
    "authority": Trial(
        "What the witness says: look it up with whoever gave it (number, scope, dates).",
        f"What we would ask of any vendor: {GAP}.",
        f"What we would use it for: {GAP}.",
        "It is valid, and its scope covers what we would use.",
    ),
    "quantity": Trial(
        f"The figure, counted as we would count it: {GAP}. Five runs or more.",
        _NOW,
        _WORK,
        f"The figure is reached: {GAP}.",
    ),
    "absolute": Trial(
        f"The cases in which it does not hold: list those that we meet ({GAP}), try each.",
        f"How often it happens today: {GAP}.",
        _WORK,
        f"Not one case against it in {GAP} tries.",
    ),
    "assurance": Trial(
        f"What happens when it fails: rehearse it ({GAP}), and read what the contract says.",
        f"What happens today in the same case: {GAP}.",
        f"A rehearsal with our own data: {GAP}.",
        f"It came through, or the contract covers what did not: {GAP}.",
    ),
    "ease": Trial(
        f"Minutes, and where people got stuck, until {GAP} works.",
        f"The same with what we use today: {GAP}.",
        f"{GAP} people of ours who have not seen it, without help.",
        f"{GAP} of them come to the end in at most {GAP} minutes.",
    ),
    "novelty": Trial(
        f"What it does that nothing we have does: {GAP}.",
        _NOW,
        _WORK,
        f"We could do {GAP}, which we cannot do today.",
    ),
}

_ANY = Trial(
    f"What would show it, in one sentence: {GAP}.",
    _NOW,
    _WORK,
    f"We have seen {GAP}.",
)

#: What else has to change here, asked of ourselves.
MUST_ALSO_CHANGE = {
    "outcome": (
        f"Who has to work differently for it, and who leads that: {GAP}?",
        f"Who has to learn what, in how many hours, and who pays for them: {GAP}?",
        f"Which of our own rules and approvals stand in its way today: {GAP}?",
        f"Which of our data has to be cleaned up or moved first: {GAP}?",
        f"What do we stop doing, so that there is anything to gain: {GAP}?",
    ),
    "ease": (
        f"Who keeps it running after the first day, and in whose hours: {GAP}?",
        f"Which rights, networks and systems have to be opened for it: {GAP}?",
    ),
    "comparison": (
        f"What has to be moved or rewritten before we are rid of the old one: {GAP}?",
    ),
}

#: What would answer a question about something that is missing.
ANSWERED_BY = {
    "measure": "what was counted or measured, and how",
    "value": "the figure itself, and how it was rounded",
    "baseline": "what it was compared with: name, version, settings",
    "conditions": "where it holds and where it does not: data, machines, load, people",
    "date": "the day, and the version",
    "source": "a report, a contract or raw data that we may read, and who paid for it",
}

#: What a figure without a bound has to be, for the claim to have held.
_BOUNDS = {"less": "at most", "more": "at least"}


def trial_of(text: str, kinds: Collection[str]) -> Trial:
    """Propose how to try a claim; the one figure it prints is what has to be reached."""
    found = next((TRIALS[kind] for kind in TRIALS if kind in kinds), _ANY)
    figures = figures_in(text)
    is_figure = found in (TRIALS["quantity"], TRIALS["comparison"], TRIALS["outcome"])
    if not is_figure or len(figures) != 1 or figures[0].role != "measure":
        return found
    (one,) = figures
    bound = one.bound or _BOUNDS.get(better(one.unit) or "")
    if bound is None:
        return found
    shown = text[one.span.start : one.span.end].strip("+")
    return found._replace(held_if=f"We measure {bound} {shown} in the median.")


def must_also_change(kinds: Collection[str]) -> tuple[str, ...]:
    """Ask ourselves what else has to change for a claim of some kinds to come true."""
    return tuple(
        question
        for kind, questions in MUST_ALSO_CHANGE.items()
        if kind in kinds
        for question in questions
    )


def answered_by(missing: Iterable[str]) -> tuple[str, ...]:
    """Say what would answer the questions about what is missing."""
    lacking = set(missing)
    return tuple(ANSWERED_BY[one] for one in ASPECTS if one in lacking)

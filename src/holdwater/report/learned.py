"""What was learned from a team's verdicts, in words for a terminal.

49 verdicts of verdicts.jsonl: 22 ask for attention, 27 do not

Agreement, of 49                      before   after
  verdicts that were learned from         35      46
  verdicts held back, in 5 parts          35      44

What changes
  On the whole it doubts a little less: the shift is -0.21.
  …
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import erfc, sqrt

from holdwater.claims.learned import CrossValidation, Record, Weight
from holdwater.report.layout import cells, cut, indented
from holdwater.report.noticed import in_words

#: So many of the strongest weights are shown.
MOST = 10

#: From these sizes on a shift is worth a word, needs no "a little", and is "much".
_STEPS = (0.05, 0.35, 0.8)

#: Where a coin does as well more often than this, it is said.
_LIKELY = 0.05


def record_lines(
    record: Record, *, width: int, texts: Sequence[str] = ()
) -> Iterator[str]:
    """Lay a record out; ``texts`` are those of the statements that changed."""
    count, asking = record.agreement.verdicts, record.asking
    files = ", ".join(one.file for one in record.files)
    yield from _said(
        f"{count:,} verdicts of {files}: {asking:,} ask for attention, "
        f"{count - asking:,} do not",
        width,
    )
    yield ""
    yield from _agreement(record)
    yield from _said(expectation(record.cross_validation), width, indent="  ")
    yield ""
    yield "What changes"
    yield from _said(shift_in_words(record.learned.shift), width, indent="  ")
    yield from _weights(record.learned.weights, width)
    if record.changed:
        yield ""
        yield "Stand differently now"
        yield from _changed(record, width, texts)


def _agreement(record: Record) -> Iterator[str]:
    own, unseen = record.agreement, record.cross_validation
    rows = (
        ("  verdicts that were learned from", own.before, own.after),
        (f"  verdicts held back, in {unseen.folds} parts", unseen.before, unseen.after),
    )
    yield f"{f'Agreement, of {own.verdicts:,}':34}{'before':>10}{'after':>8}"
    for name, before, after in rows:
        yield f"{name:34}{before:>10,}{after:>8,}"


def expectation(unseen: CrossValidation) -> str:
    """Say what to expect of pages that nobody has judged yet."""
    said = (
        "What to expect of other pages is the second row: each part was judged by what "
        f"the others taught. {unseen.mended:,} mended, {unseen.spoiled:,} spoiled."
    )
    if unseen.mended > unseen.spoiled:
        chance = by_chance(unseen.mended, unseen.spoiled)
        if chance > _LIKELY:
            coins = round(100 * chance)
            said += f" That may be chance: of 100 coins, {coins} would do as well."
    return said


def by_chance(mended: int, spoiled: int) -> float:
    """Return how often a coin would mend as many of those that changed, at least one.

    The sign test, by the normal approximation with its correction: from 0 to 1.
    """
    return 0.5 * erfc((mended - spoiled - 1) / sqrt(2 * (mended + spoiled)))


def shift_in_words(shift: float) -> str:
    """Say which way, and how far, every statement is moved."""
    worth, plainly, much = _STEPS
    size = abs(shift)
    if size < worth:
        return f"On the whole it doubts as much as before: the shift is {shift:+.2f}."
    which = "less" if shift < 0 else "more"
    how = "a little " if size < plainly else "much " if size >= much else ""
    return f"On the whole it doubts {how}{which}: the shift is {shift:+.2f}."


def _weights(weights: Sequence[Weight], width: int) -> Iterator[str]:
    if not weights:
        yield "  No rule and no word has a weight of its own."
        return
    shown = weights[:MOST]
    of_all = f"The {len(shown)} strongest of {len(weights):,} weights"
    yield from _said(
        f"{of_all}: -0.7 halves the odds of a doubt where something is so, +0.7 "
        "doubles them.",
        width,
        indent="  ",
    )
    for one in shown:
        verdicts = f"({one.verdicts:,} verdicts)"
        words = in_words(one.feature)
        yield f"    {one.weight:+.2f}  {cut(words, width - 27)}  {verdicts}"


def _changed(record: Record, width: int, texts: Sequence[str]) -> Iterator[str]:
    for at, one in enumerate(record.changed):
        yield from _said(
            f"{one.id}: {one.before} → {one.after} (verdict: {one.standing})",
            width,
            indent="  ",
        )
        if at < len(texts):
            yield f"    {cut(texts[at], width - 4)}"


def _said(text: str, width: int, *, indent: str = "") -> Iterator[str]:
    room = max(width, cells(indent) + 1)
    yield from indented(text, first=indent, rest=indent, width=room)

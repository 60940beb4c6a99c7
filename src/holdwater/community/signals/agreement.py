"""Agreement: replies name what was asked about, and none of them has a doubt or a question.

Praise has more words than any list. What an honest thread about a product has, and an
arranged one lacks, is the other side: somebody who names it and is not content, or asks.
So here it is counted how many young repliers name what the opening post asks about and
neither doubt nor ask; and what is usual is that count in the other threads about something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdwater.community.engine import Engine
from holdwater.community.replies import doubts
from holdwater.community.signals.target import Asked
from holdwater.community.sql import Dialect, Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Tally
from holdwater.community.weigh import Usual, sums_of, usual_beside, weight

#: Fewer threads that ask about something than this tell nothing of what is usual.
_ENOUGH = 10


def tables(speaks: Dialect) -> Iterator[Table]:
    """Find the young repliers who neither doubt nor ask in what they write in a thread."""
    yield Table(
        "content",
        f"""
SELECT thread, author FROM (
    SELECT y.thread, y.author, {speaks.said("w")} AS said
    FROM young_post y JOIN wrote w ON w.row = y.row WHERE y.author > 0) told
GROUP BY thread, author
HAVING max({doubts(speaks, "said")}) = 0 AND max(CASE WHEN contains(said, '?') THEN 1 ELSE 0 END) = 0
""",  # noqa: S608 - our own
    )


_HITS = """
SELECT s.thread, s.spelling, count(*) AS hits FROM sought s
JOIN mention m ON m.thread = s.thread AND m.word = s.word
JOIN content c ON c.thread = m.thread AND c.author = m.author
WHERE s.hits = 0 GROUP BY s.thread, s.spelling ORDER BY s.thread, s.spelling
"""


def signals(
    engine: Engine, asked: Mapping[int, Asked], tallies: Mapping[int, Tally]
) -> dict[int, list[Signal]]:
    """Weigh, by thread, how many name what is asked about and have nothing against it."""
    counts = {
        thread: (0, tallies[thread].young) for thread in asked if thread in tallies
    }
    for thread, spelling, hits in engine.rows(_HITS):
        if thread in counts and asked[thread].word == spelling:
            counts[thread] = (hits, tallies[thread].young)
    if len(counts) < _ENOUGH:
        return {}
    sums = sums_of(counts.values())
    told = {}
    for thread, (hits, of) in counts.items():
        usual = usual_beside(sums, hits, of)
        said = weight(hits, of, usual)
        if said > 0:
            told[thread] = [_signal(asked[thread].word, hits, of, usual, said)]
    return told


def _signal(word: str, hits: int, of: int, usual: Usual, said: float) -> Signal:
    expected = usual.share * of
    return Signal(
        name="no-other-side",
        family="target",
        value=hits,
        of=of,
        expected=expected,
        weight=said,
        explanation=f"{hits} of {of} accounts with little history name “{word}”, which was "
        f"asked about, and neither doubt nor ask; {expected:.1f} expected",
    )

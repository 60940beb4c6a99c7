"""A survey from end to end: files in, a Survey out.

surveyed([Path("posts.parquet")], engine, today=today) -> Survey
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from holdwater.community import gather, learning, narrow, store
from holdwater.community.engine import Engine
from holdwater.community.groups import groups
from holdwater.community.limits import limits
from holdwater.community.narrow import Narrowing
from holdwater.community.scan import rank, scan
from holdwater.community.survey import Learned, Survey, Thread, Verdict

_NOT_NARROWED = Narrowing()


def surveyed(
    files: Sequence[Path],
    engine: Engine,
    *,
    today: date,
    permutations: int = 10,
    verdicts: Mapping[str, Verdict] | None = None,
    narrowing: Narrowing = _NOT_NARROWED,
) -> Survey:
    """Read, weigh, and gather what a report tells. Raises CommunityError, UsageError."""
    filled = store.fill(engine, files, today=today)
    weighed, learned, settled = scan(engine, permutations=permutations), None, 0
    if verdicts is not None:
        weighed, learned, settled = _judged(weighed, verdicts, engine)
    threads = gather.named(engine, weighed)
    together = groups(threads)  # among all threads: chance is reckoned over them
    told = narrow.told(engine, narrowing)
    if told is not None:
        threads = [
            replace(one, product=told[one.thread] or one.product)
            for one in threads
            if one.thread in told
        ]
        names = {one.thread_id for one in threads}
        together = [one for one in together if names & set(one.threads)]
    return Survey(
        posts=filled.posts,
        accounts=filled.accounts,
        threads=tuple(threads),
        members=tuple(gather.members(threads)),
        groups=tuple(together),
        dropped=filled.dropped,
        limits=limits(filled.columns),
        learned=learned,
        settled=settled,
    )


def _judged(
    weighed: Sequence[Thread], verdicts: Mapping[str, Verdict], engine: Engine
) -> tuple[list[Thread], Learned, int]:
    """Let verdicts teach and settle, and rank anew."""
    called: dict[int, str] = dict(engine.rows("SELECT thread, thread_id FROM thread"))
    anew, learned = learning.judged(weighed, verdicts, called)
    kept, settled = learning.settled(anew)
    return sorted(kept, key=rank), learned, settled


def names(engine: Engine) -> dict[int, str]:
    """Return what accounts are called, for who asks not to have them hidden."""
    return dict(engine.rows("SELECT author, author_id FROM person"))

"""Many hands: files are checked and laid out side by side, and told in their order.

Each hand is a process forked from this one (start method *fork*: what the desk has
opened is there already), takes one file at a time, and sends back its page as it will be
written. Where there is no fork, or little to do, the work is done here.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater.cli.sources import unseen
from holdwater.cli.telling import Telling, Told
from holdwater.desk import Desk, is_address
from holdwater.errors import UsageError
from holdwater.model.report import Failure

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

#: Another hand is taken for each so many bytes.
BYTES_A_HAND = 1_000_000

#: So many files wait for each hand, so that none is idle and few pages lie about.
_WAITING = 4

#: What the hands work with: forked, they find it here.
_telling: Telling | None = None

Ready = Iterator[Told | Failure]


def most_hands(asked: int | None) -> int:
    """Return how many hands there may be: as many as asked for, or as processors."""
    if asked is not None:
        return asked
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def has_fork() -> bool:
    """Say whether this system can fork a process, and does so by custom."""
    return sys.platform == "linux"


def are_files(sources: Iterable[str]) -> bool:
    """Say whether all sources are files and folders, which can be taken one by one."""
    return not any(one in ("", "-") or is_address(one) for one in sources)


@contextmanager
def side_by_side(
    telling: Telling, files: Iterator[Path | Failure], *, hands: int
) -> Iterator[Ready]:
    """Yield what the hands make of files, in the order of the files."""
    # How much there is, is known when there is enough of it.
    first: list[Path | Failure] = []
    size = 0
    for one in files:
        first.append(one)
        size += 0 if isinstance(one, Failure) else _size(one)
        if size >= hands * BYTES_A_HAND:
            break
    hands = min(hands, 1 + size // BYTES_A_HAND)
    every = chain(first, files)
    if hands < 2:
        yield map(telling.take, every)
        return
    executor = _executor(telling, hands)
    try:
        executor.submit(os.getpid).result()  # forked before there is any thread
        yield _in_order(executor, telling.desk, every, waiting=hands * _WAITING)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _executor(telling: Telling, hands: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _telling  # noqa: PLW0603 - a fork finds here what cannot be sent
    _telling = telling
    return ProcessPoolExecutor(
        hands, mp_context=get_context("fork"), initializer=open_hand
    )


def open_hand() -> None:
    """Be a hand: end with whoever it works for, who alone hears Ctrl-C."""
    import signal

    from holdwater.isolate import end_with_parent

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _take(path: Path) -> tuple[Told | Failure, int]:
    assert _telling is not None
    before = _telling.desk.work.size
    ready = _telling.take(path)
    return ready, _telling.desk.work.size - before


def _in_order(
    executor: ProcessPoolExecutor,
    desk: Desk,
    files: Iterator[Path | Failure],
    *,
    waiting: int,
) -> Ready:
    from concurrent.futures.process import BrokenProcessPool

    at_work: deque[tuple[Path, Future[tuple[Told | Failure, int]]] | Failure] = deque()

    def submit(some: Iterable[Path | Failure]) -> None:
        for one in some:
            at_work.append(
                one if isinstance(one, Failure) else (one, executor.submit(_take, one))
            )

    # A hand that was lost is told by what it worked on, or by what is to be given next.
    try:
        submit(islice(files, waiting))
        while at_work:
            following = at_work.popleft()
            if isinstance(following, Failure):
                yield following
            else:
                path, future = following
                desk.work.source = path.as_posix()
                ready, size = future.result()
                desk.work.documents += 1
                desk.work.size += size
                yield ready
            submit(islice(files, 1))
    except BrokenProcessPool as error:
        raise UsageError(
            "a process that was checking files ended before its time",
            where=desk.work.source or None,
            hint="Memory may be short: try --jobs 1.",
        ) from error


def of_files(desk: Desk, sources: Sequence[str]) -> Iterator[Path | Failure]:
    """Name every file of the sources, each once."""
    is_new = unseen()
    return desk.files([Path(one) for one in dict.fromkeys(sources)], only=is_new)

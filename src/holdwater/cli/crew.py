"""A crew: one kind of work for many things, done side by side and handed back in order.

Each of the crew is a process forked from this one, which has all that was opened; what it
makes comes back. Where there is no fork, or little to do, the work is done here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

from holdwater.cli.hands import has_fork, open_hand
from holdwater.errors import UsageError

One = TypeVar("One")
Made = TypeVar("Made")

#: What the crew does: forked, it finds it here, for it cannot be sent.
_work: Callable[[Any], Any] | None = None


def side_by_side(
    work: Callable[[One], Made],
    things: Sequence[One],
    *,
    hands: int,
    least: int,
    at_once: int = 1,
) -> Iterator[Made]:
    """Yield what is made of each thing, in order.

    With fewer than ``least`` things it is done here; ``at_once`` are handed out together.
    """
    if hands < 2 or len(things) < least or not has_fork():
        yield from map(work, things)
        return
    import gc
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _work  # noqa: PLW0603 - a fork finds here what cannot be sent
    _work = work
    gc.freeze()  # what is there already is not copied to be looked through
    crew = ProcessPoolExecutor(
        hands, mp_context=get_context("fork"), initializer=open_hand
    )
    try:
        yield from crew.map(_do, things, chunksize=at_once)
    except BrokenProcessPool as error:
        raise UsageError(
            "a process that was verifying ended before its time",
            hint="Memory may be short: try --jobs 1.",
        ) from error
    finally:
        crew.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()
        _work = None


@contextmanager
def beside(work: Callable[[], None], *, hands: int) -> Iterator[None]:
    """Do some work in a process of its own while the body runs.

    With one hand, where there is no fork, and where it came to nothing there, it is done
    here, behind the body.
    """
    if hands < 2 or not has_fork():
        yield
        work()
        return
    child = os.fork()
    if not child:
        _be_beside(work)
    try:
        yield
    finally:
        _, status = os.waitpid(child, 0)
    if status:
        work()


def _be_beside(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        open_hand()
        work()
        code = 0
    finally:
        os._exit(code)


def _do(thing: Any) -> Any:
    assert _work is not None
    return _work(thing)


def shares(things: Iterable[One], size: int) -> list[list[One]]:
    """Part things into lists of at most so many, in order."""
    every = list(things)
    return [every[at : at + size] for at in range(0, len(every), size)]

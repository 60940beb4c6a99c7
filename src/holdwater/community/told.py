"""A survey in a terminal: what is unusual, thread by thread, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from holdwater.community import weigh
from holdwater.community.survey import Group, Signal, Survey, Thread
from holdwater.report.layout import visible

#: Threads told in whole; the rest are counted, and stand in the JSON.
SHOWN = 25


def survey_lines(survey: Survey, *, width: int) -> Iterator[str]:
    """Write a survey, the threads that ask for a look first."""
    graded = [one for one in survey.threads if one.grade]
    yield f"{survey.posts:,} posts by {survey.accounts:,} accounts"
    if not graded:
        new = "new " if survey.told_before else ""
        yield f"No {new}thread asks for a look."
    for thread in graded[:SHOWN]:
        yield ""
        yield from _thread(thread, width)
    if len(graded) > SHOWN:
        yield f"\n{len(graded) - SHOWN} more threads: --format json shows all."
    for group in survey.groups[:SHOWN]:
        yield ""
        yield from _group(group, width)
    yield ""
    yield from _foot(survey, width)


def _thread(thread: Thread, width: int) -> Iterator[str]:
    about = f", about “{visible(thread.product)}”" if thread.product else ""
    yield from _wrapped(
        f"{thread.grade}  {visible(thread.title or thread.thread_id)}", width
    )
    opened = f", opened {thread.opened:%d %B %Y}" if thread.opened else ""
    q = "" if thread.q_value is None else f", q {thread.q_value:.2g}"
    yield from _wrapped(
        f"thread {visible(thread.thread_id)}{opened}{about}; score {thread.score:.1f}{q}",
        width,
        indent=2,
    )
    for signal in weigh.in_order(thread.signals):
        yield from _signal(signal, width)
    if thread.innocent_explanations:
        yield "  What would look the same:"
        for story in thread.innocent_explanations:
            yield from _wrapped(story, width, indent=4, mark="- ")


def _signal(signal: Signal, width: int) -> Iterator[str]:
    mark = "– " if signal.weight < 0 else "+ "
    yield from _wrapped(
        f"{signal.family}: {visible(signal.explanation)}", width, indent=2, mark=mark
    )


def _group(group: Group, width: int) -> Iterator[str]:
    about = f" about “{visible(group.product)}”" if group.product else ""
    yield f"group{about}: {len(group.threads)} threads, {len(group.accounts)} accounts"
    for signal in group.signals:
        yield from _signal(signal, width)
    yield from _wrapped(
        "threads " + ", ".join(map(visible, group.threads)), width, indent=2
    )


def _foot(survey: Survey, width: int) -> Iterator[str]:
    yield "─" * min(width, 72)
    if many := survey.told_before:
        yield f"{many:,} {'thread was' if many == 1 else 'threads were'} told before."
    if many := survey.settled:
        threads = "thread is" if many == 1 else "threads are"
        yield f"{many:,} {threads} settled by a moderator's verdict."
    for said in survey.learned.sentences() if survey.learned else ():
        yield from _wrapped(visible(said), width)
    for one in survey.dropped:
        yield from _wrapped(f"{one.rows:,} × {visible(one.reason)}", width)
    for limit in survey.limits:
        yield from _wrapped(limit, width)


def _wrapped(
    text: str, width: int, *, indent: int = 0, mark: str = ""
) -> Iterator[str]:
    yield from wrap(
        text,
        width,
        initial_indent=" " * indent + mark,
        subsequent_indent=" " * (indent + len(mark)),
    )

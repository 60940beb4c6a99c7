"""A look in a terminal, in plain characters, and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

from holdwater.community.look.counts import Bucket, Look, Said, ages_of, when
from holdwater.community.posts import Dropped
from holdwater.report.layout import visible

#: What each platform is called, and does not tell in a thread.
PLATFORMS = {
    "discourse": "Discourse",
    "hackernews": "Hacker News",
    "stackexchange": "Stack Exchange",
}

NO_GRADE = (
    "No grade: what is usual in this community cannot be known from one thread. Scan its "
    "posts (`holdwater community scan`) to hold these counts against its own weeks."
)

_KINDS = (("n", "new"), ("o", "older"), ("?", "unknown"), ("=", "opener"))


class Asked(NamedTuple):
    """What it cost to ask, and what was not asked for or not told.

    ``for_ages`` requests would tell more ages of accounts; None where nothing would.
    """

    source: str
    made: int
    for_ages: int | None
    withheld: tuple[str, ...]


def look_lines(
    look: Look, asked: Asked, dropped: Sequence[Dropped], *, width: int
) -> Iterator[str]:
    """Write a look: counts, a timeline, and what the platform withholds."""
    yield from wrap(visible(look.title or f"Thread {look.thread_id}"), width)
    opened = f", opened {when(look.opened):%d %B %Y %H:%M} UTC" if look.opened else ""
    yield from wrap(f"{PLATFORMS[look.platform]}{opened}", width)
    yield ""
    yield from _counts(look, width)
    yield ""
    yield from _timeline(look, width)
    yield ""
    yield from wrap(NO_GRADE, width)
    for said in asked.withheld:
        yield from wrap(visible(said), width)
    for one in dropped:
        yield from wrap(f"{one.rows:,} × {visible(one.reason)}", width)


def _counts(look: Look, width: int) -> Iterator[str]:
    many = len(look.repliers)
    nobody = f"; {look.nobodys} by accounts that are gone" if look.nobodys else ""
    yield from wrap(
        f"{look.posts:,} posts by {look.accounts:,} accounts; {many:,} repliers{nobody}",
        width,
    )
    ages = ages_of(look.repliers)
    known = many - ages["unknown"]
    if known:
        said = (
            f"Of {known:,} repliers whose account's age is known, by their first reply: "
            f"{ages['under_a_day']:,} under a day, {ages['under_a_week']:,} under a week, "
            f"{ages['under_a_month']:,} under a month, {ages['under_a_year']:,} under a "
            f"year, {ages['older']:,} older."
        )
        yield from wrap(said, width)
    once = sum(one.replies == 1 for one in look.repliers)
    yield f"{once:,} of {many:,} repliers wrote here once."
    yield from wrap(
        f"Words of praise in {look.praise:,} replies, of doubt in {look.doubt:,}, of both "
        f"in {look.both:,} (lists of English words).",
        width,
    )
    if look.first_reply is not None and look.median_gap is not None:
        yield from wrap(
            f"First reply after {_span(look.first_reply)}; half of the posts within "
            f"{_span(look.median_gap)} of the one before.",
            width,
        )
    yield from _named("Named by several repliers", look.said, many, width)
    yield from _named("Linked by repliers", look.hosts, many, width)


def _named(head: str, said: Sequence[Said], many: int, width: int) -> Iterator[str]:
    if said:
        listed = ", ".join(
            f"{visible(one.what)} {one.repliers} of {many}"
            + (" (the opening post too)" if one.in_opening else "")
            for one in said
        )
        yield from wrap(f"{head}: {listed}.", width)


def _span(seconds: int) -> str:
    for size, name in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            many = round(seconds / size)
            return f"{many} {name}{'' if many == 1 else 's'}"
    return f"{max(0, seconds)} seconds"


def _timeline(look: Look, width: int) -> Iterator[str]:
    format_ = "%Y-%m-%d %H:%M" if look.step < 86_400 else "%Y-%m-%d"
    head = len(f"{when(look.timeline[0].start):{format_}}")
    yield from wrap(
        "Replies in time: n by an account less than a day old, o by an older one, ? by one "
        "of unknown age, = by who opened the thread; + accounts made then.",
        width,
    )
    room = width - head - 2
    widest = max(sum(one[1:]) for one in look.timeline)
    scale = max(1, -(-widest // max(8, room)))
    if scale > 1:
        yield f"Each mark stands for up to {scale} of them."
    for one in look.timeline:
        bar = _bar(one, scale)
        yield f"{when(one.start):{format_}}  {bar}".rstrip()


def _bar(bucket: Bucket, scale: int) -> str:
    said = "".join(mark * -(-getattr(bucket, name) // scale) for mark, name in _KINDS)
    return said + "+" * -(-bucket.joined // scale)


def plain_look(
    look: Look,
    asked: Asked,
    dropped: Sequence[Dropped],
    *,
    names: Mapping[str, str] | None,
) -> dict[str, Any]:
    """Return a look as JSON has it; accounts are numbered where ``names`` is None."""
    called = {one.author: f"account {n}" for n, one in enumerate(look.repliers, 1)}
    if names is not None:
        called = {one: names.get(one, one) for one in called}
    return {
        "schema": "holdwater/look/1",
        "source": asked.source,
        "platform": look.platform,
        "thread_id": look.thread_id,
        "title": look.title,
        "opened": None if look.opened is None else when(look.opened).isoformat(),
        "posts": look.posts,
        "accounts": look.accounts,
        "nobodys": look.nobodys,
        "ages": ages_of(look.repliers),
        "opinions": {"praise": look.praise, "doubt": look.doubt, "both": look.both},
        "first_reply_seconds": look.first_reply,
        "median_gap_seconds": look.median_gap,
        "names": [_plain_said(one) for one in look.said],
        "hosts": [_plain_said(one) for one in look.hosts],
        "repliers": [
            {
                "author_id": called[one.author],
                "post_id": one.post_id,
                "replied": when(one.replied).isoformat(),
                "joined": None if one.joined is None else when(one.joined).isoformat(),
                "replies": one.replies,
            }
            for one in look.repliers
        ],
        "timeline": {
            "step_seconds": look.step,
            "rows": [
                {
                    "start": when(one.start).isoformat(),
                    "new": one.new,
                    "older": one.older,
                    "unknown": one.unknown,
                    "opener": one.opener,
                    "joined": one.joined,
                }
                for one in look.timeline
            ],
        },
        "grade": None,
        "withheld": list(asked.withheld),
        "requests": {"made": asked.made, "for_ages": asked.for_ages},
        "dropped": [{"reason": one.reason, "rows": one.rows} for one in dropped],
    }


def _plain_said(one: Said) -> dict[str, Any]:
    return {"what": one.what, "repliers": one.repliers, "in_opening": one.in_opening}

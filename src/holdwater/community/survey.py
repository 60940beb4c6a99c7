"""What a scan found: values, frozen, as a report tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from holdwater.community.posts import Dropped

Family = Literal["account", "wording", "target", "timing", "recurrence", "relief"]
Grade = Literal["strong", "review"]

#: What a moderator may say of a thread. One that is innocent or dismissed is settled.
Verdict = Literal["staged", "innocent", "dismissed", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One count that is unusual, or that tells against it.

    ``value`` of ``of`` were found where ``expected`` are usual. ``weight`` is log10 of
    how much likelier that is of a staged thread than of another: below 0 it is relief.
    """

    name: str
    family: Family
    value: int
    of: int
    expected: float | None
    weight: float
    explanation: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replier:
    """One account's first reply in a thread, and what is known of the account by then.

    ``joined`` is None where the dump does not tell; ``nth`` counts its posts so far.
    """

    account: int
    post_id: str
    replied: datetime
    joined: datetime | None
    is_estimated: bool
    nth: int
    marks: frozenset[str]
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One thread: what is unusual about it, and what else might explain that.

    ``repliers`` are told where a person is asked to look: in the order of their replies.
    So is how the opening post begins, and which it is.
    """

    thread: int
    grade: Grade | None
    score: float
    q_value: float | None
    product: str | None
    signals: tuple[Signal, ...]
    innocent_explanations: tuple[str, ...] = ()
    thread_id: str = ""
    title: str | None = None
    opened: datetime | None = None
    opening_id: str = ""
    opening: str = ""
    verdict: Verdict | None = None
    repliers: tuple[Replier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One account that replied in threads that a person is asked to look at."""

    account: int
    score: float
    threads: tuple[str, ...]
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Accounts that appear together in threads about one product."""

    id: str
    product: str | None
    accounts: tuple[int, ...]
    threads: tuple[str, ...]
    score: float
    q_value: float | None
    signals: tuple[Signal, ...]
    innocent_explanations: tuple[str, ...]


#: So many threads whose grade moved are said in words, and so much of a name.
_MOST_MOVED, _LONGEST_ID = 20, 60


class Moved(NamedTuple):
    """A thread whose grade is another one, as the weights are now."""

    thread_id: str
    before: Grade | None
    after: Grade | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What moderators' verdicts did to the weights.

    ``trust`` is by what each family's weight is multiplied, 1 where nothing changed;
    ``unknown`` counts verdicts on threads that have no signal, or are not in the posts.
    """

    staged: int
    innocent: int
    unknown: int
    trust: tuple[tuple[Family, float], ...]
    moved: tuple[Moved, ...]

    def sentences(self) -> Iterator[str]:
        """Say what changed, and from what to what."""
        yield (
            f"{self.staged + self.innocent} verdicts taught: {self.staged} staged, "
            f"{self.innocent} innocent."
        )
        if self.unknown:
            yield f"{self.unknown} more are about threads that have no signal here."
        for family, trust in self.trust:
            if abs(trust - 1) >= 0.005:
                yield f"{family}: what it says counts {trust:.2f} times, before 1."
        for one in self.moved[:_MOST_MOVED]:
            yield (
                f"thread {one.thread_id[:_LONGEST_ID]}: {one.before or 'no grade'} "
                f"before, {one.after or 'no grade'} now."
            )
        if len(self.moved) > _MOST_MOVED:
            yield f"{len(self.moved) - _MOST_MOVED:,} more threads have another grade."


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A whole scan; each list best first, and complete.

    ``settled`` counts threads that would have a grade, but for a moderator's verdict, and
    ``told_before`` those that are left out, for the last scan told them.
    """

    posts: int
    accounts: int
    threads: tuple[Thread, ...]
    members: tuple[Member, ...]
    groups: tuple[Group, ...]
    dropped: tuple[Dropped, ...]
    limits: tuple[str, ...]
    learned: Learned | None = None
    settled: int = 0
    told_before: int = 0

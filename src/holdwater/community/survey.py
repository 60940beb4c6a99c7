"""What a scan found: values, frozen, as a report tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from holdwater.community.posts import Dropped

Family = Literal["account", "wording", "target", "timing", "recurrence", "relief"]
Grade = Literal["strong", "review"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A whole scan; each list best first, and complete."""

    posts: int
    accounts: int
    threads: tuple[Thread, ...]
    members: tuple[Member, ...]
    groups: tuple[Group, ...]
    dropped: tuple[Dropped, ...]
    limits: tuple[str, ...]

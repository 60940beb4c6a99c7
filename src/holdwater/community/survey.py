"""What a scan found: values, frozen, as a report tells them."""

from __future__ import annotations

from dataclasses import dataclass
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
    posts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One thread: what is unusual about it, and what else might explain that."""

    thread: int
    grade: Grade | None
    score: float
    q_value: float | None
    product: str | None
    signals: tuple[Signal, ...]
    innocent_explanations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Accounts that appear together in threads about one product."""

    id: str
    product: str | None
    accounts: tuple[int, ...]
    threads: tuple[int, ...]
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
    groups: tuple[Group, ...]
    dropped: tuple[Dropped, ...]
    limits: tuple[str, ...]

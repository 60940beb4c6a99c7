"""A survey as plain values, for JSON: the shape that CONTRACT.md promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from holdwater.community.indented import pieces
from holdwater.community.survey import Group, Learned, Member, Signal, Survey, Thread

Called = Callable[[int], str]


def plain_survey(survey: Survey, *, called: Called) -> dict[str, Any]:
    """Return a survey as JSON has it; ``called`` gives an account the name to tell."""
    return {
        name: list(value) if isinstance(value, Iterator) else value
        for name, value in _told(survey, called).items()
    }


def written_survey(survey: Survey, *, called: Called) -> Iterator[str]:
    """Write a survey as JSON, piece by piece."""
    yield from pieces(_told(survey, called))
    yield "\n"


def _told(survey: Survey, called: Called) -> dict[str, Any]:
    return {
        "schema": "holdwater/survey/1",
        "posts": survey.posts,
        "accounts": survey.accounts,
        "threads": (_thread(one, called) for one in survey.threads),
        "members": (_member(one, called) for one in survey.members),
        "groups": (_group(one, called) for one in survey.groups),
        "dropped": [{"reason": one.reason, "rows": one.rows} for one in survey.dropped],
        "limits": list(survey.limits),
        "learned": None if survey.learned is None else _learned(survey.learned),
        "settled": survey.settled,
        "told_before": survey.told_before,
    }


def _learned(learned: Learned) -> dict[str, Any]:
    return {
        "staged": learned.staged,
        "innocent": learned.innocent,
        "unknown": learned.unknown,
        "weights": [
            {"family": family, "before": "1.000", "after": _decimal(trust)}
            for family, trust in learned.trust
        ],
        "moved": [one._asdict() for one in learned.moved],
    }


def _decimal(value: float | None, digits: int = 3) -> str | None:
    return None if value is None else f"{value:.{digits}f}"


def _signal(signal: Signal) -> dict[str, Any]:
    return {
        "name": signal.name,
        "family": signal.family,
        "value": signal.value,
        "of": signal.of,
        "expected": _decimal(signal.expected, 1),
        "weight": _decimal(signal.weight, 2),
        "explanation": signal.explanation,
        "posts": list(signal.posts),
    }


def _thread(thread: Thread, called: Called) -> dict[str, Any]:
    return {
        "thread_id": thread.thread_id,
        "title": thread.title,
        "opened": None if thread.opened is None else thread.opened.isoformat(),
        "grade": thread.grade,
        "score": _decimal(thread.score, 2),
        "q_value": _decimal(thread.q_value),
        "product": thread.product,
        "verdict": thread.verdict,
        "opening_post_id": thread.opening_id or None,
        "signals": [_signal(one) for one in thread.signals],
        "innocent_explanations": list(thread.innocent_explanations),
        "repliers": [
            {
                "author_id": called(one.account),
                "post_id": one.post_id,
                "replied": one.replied.isoformat(),
                "joined": None if one.joined is None else one.joined.isoformat(),
                "joined_estimated": one.is_estimated,
                "nth_post": one.nth,
                "marks": sorted(one.marks),
            }
            for one in thread.repliers
        ],
    }


def _member(member: Member, called: Called) -> dict[str, Any]:
    return {
        "author_id": called(member.account),
        "score": _decimal(member.score, 2),
        "threads": list(member.threads),
        "signals": [_signal(one) for one in member.signals],
    }


def _group(group: Group, called: Called) -> dict[str, Any]:
    return {
        "id": group.id,
        "product": group.product,
        "accounts": [called(one) for one in group.accounts],
        "threads": list(group.threads),
        "score": _decimal(group.score, 2),
        "q_value": _decimal(group.q_value),
        "signals": [_signal(one) for one in group.signals],
        "innocent_explanations": list(group.innocent_explanations),
    }

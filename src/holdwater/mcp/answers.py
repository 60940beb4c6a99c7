"""What an assistant is told, as plain values in the contract's shapes.

No answer grows without end: of many statements some are told, and how many are not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from holdwater.model.report import Report
from holdwater.model.rule import Rule
from holdwater.model.verdict import Judged
from holdwater.report.wire import plain_report

#: What an answer about a whole document keeps of it.
_HEAD = ("source", "media_type", "language", "audience", "notices", "summary")


def checked(
    report: Report, *, rule: Callable[[str], Rule | None], skip: int, most: int
) -> dict[str, Any]:
    """Tell what asks for attention in a document, and why its rules ask."""
    plain = plain_report(report)
    shown = _page(report, plain, wanted=is_doubted, skip=skip, most=most)
    names = dict.fromkeys(
        finding["rule"] for one in shown["statements"] for finding in one["findings"]
    )
    known = [found for name in names if (found := rule(name))]
    rules = [
        {"name": one.name, "code": one.code, "why": one.why, "instead": one.instead}
        for one in known
    ]
    return {**plain, **shown, "rules": rules}


def listed(report: Report, *, plain: bool, skip: int, most: int) -> dict[str, Any]:
    """Tell every statement that claims something, or, with ``plain``, every one."""
    whole = plain_report(report)
    wanted = (lambda _: True) if plain else _claims
    head = {name: whole[name] for name in _HEAD}
    return {**head, **_page(report, whole, wanted=wanted, skip=skip, most=most)}


def unsaid(report: Report) -> dict[str, Any]:
    """Tell what an offer leaves out; ``not_said`` is None where there is no offer."""
    whole = plain_report(report)
    names = ("source", "language", "audience", "not_said", "questions")
    return {name: whole[name] for name in names}


def is_doubted(judged: Judged) -> bool:
    """Say whether something was found in a statement that nobody has settled."""
    return judged.is_open


def _claims(judged: Judged) -> bool:
    return bool(judged.kinds)


def _page(
    report: Report,
    plain: Mapping[str, Any],
    *,
    wanted: Callable[[Judged], bool],
    skip: int,
    most: int,
) -> dict[str, Any]:
    pairs = zip(report.judged, plain["statements"], strict=True)
    found = [one for judged, one in pairs if wanted(judged)]
    shown = found[skip : skip + most]
    return {
        "statements": shown,
        "left_off": max(0, len(found) - skip - len(shown)),
    }

"""Rules, explained: for a person, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from holdwater.model.rule import RECORD, Rule
from holdwater.report.layout import indented

RULES_SCHEMA = "holdwater/rules/1"

#: A rule's own example and what is suggested for it; None where nothing is.
Rewording = tuple[str, str] | None


def explanation(
    rule: Rule, width: int = 80, *, rewording: Rewording = None
) -> list[str]:
    """Lay a rule out for a terminal, and an example of it with what is suggested."""
    is_of_record = rule.shape == RECORD
    about = "of a recorded claim" if is_of_record else ", ".join(rule.kinds)
    if rule.audience != "it":
        about = f"for {rule.audience}"
    lines = [
        f"{rule.code} {rule.name} ({'; '.join(filter(None, (rule.level, about)))})",
        "",
    ]

    def paragraph(title: str, text: str) -> None:
        lines.extend([title, *indented(text, first="  ", rest="  ", width=width), ""])

    def bullets(title: str, texts: list[str]) -> None:
        lines.append(title)
        for text in texts:
            lines.extend(indented(text, first="  - ", rest="    ", width=width))
        lines.append("")

    if rule.what:
        paragraph("What", rule.what)
    paragraph("Why", rule.why)
    if rule.instead:
        paragraph("What to do" if is_of_record else "Say instead", rule.instead)
    if rewording:
        example, suggestion = rewording
        lines.append("It suggests")
        lines.extend(indented(example, first="  for ", rest="      ", width=width))
        lines.extend(indented(suggestion, first="    → ", rest="      ", width=width))
        lines.append("")
    bullets(
        "It is told of" if is_of_record else "It flags",
        [example.text for example in rule.flags],
    )
    bullets(
        "It is not told of" if is_of_record else "It passes",
        [example.text for example in rule.passes],
    )
    if rule.citations:
        bullets("Sources", [f"{one.title} {one.url}" for one in rule.citations])
    if rule.pack is not None:
        paragraph("It stands in", rule.pack)
    return lines[:-1]


def written_rules(rules: Sequence[Rule], rewordings: Sequence[Rewording]) -> str:
    """Write rules, and what each would suggest, as JSON."""
    plain = plain_rules(rules, rewordings)
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def plain_rules(
    rules: Sequence[Rule], rewordings: Sequence[Rewording]
) -> dict[str, Any]:
    """Write rules, and what each would suggest, as ``holdwater/rules/1``."""
    return {
        "schema": RULES_SCHEMA,
        "rules": [
            plain_rule(rule, rewording)
            for rule, rewording in zip(rules, rewordings, strict=True)
        ],
    }


def plain_rule(rule: Rule, rewording: Rewording) -> dict[str, Any]:
    """Write a rule as plain values."""
    example, suggestion = rewording or (None, None)
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "kinds": rule.kinds,
        "standing": rule.standing,
        "what": rule.what,
        "why": rule.why,
        "instead": rule.instead,
        "suggests": suggestion and {"for": example, "suggestion": suggestion},
        "questions": [" / ".join(some) for some in rule.questions],
        "needs": rule.needs,
        "flags": [example.text for example in rule.flags],
        "passes": [example.text for example in rule.passes],
        "citations": [{"title": c.title, "url": c.url} for c in rule.citations],
        "language": rule.language,
        "audience": rule.audience,
        "since": rule.since,
        "pack": rule.pack,
    }

"""`holdwater rules`: list, explain and test the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from holdwater.cli.options import common, open_desk, output_stream
from holdwater.errors import UsageError
from holdwater.examples import walk_examples
from holdwater.model.rule import Rule
from holdwater.report.layout import indented

RULES_SCHEMA = "holdwater/rules/1"
TESTS_SCHEMA = "holdwater/rules-test/1"


@click.group("rules")
def command() -> None:
    """List, explain and test the rules."""


@command.command("list")
@common(("terminal", "json"))
def list_rules(
    format_: str | None, output: Path | None, config: Path | None, today: str | None
) -> int:
    """List every rule: code, name, level and kinds."""
    desk = open_desk(config=config, today=today, format=format_)
    settings = desk.settings(Path())
    rules = sorted(desk.lens(settings).rulebook.rules, key=lambda rule: rule.code)
    with output_stream(output) as stream:
        if settings["format"] == "json":
            plain = {"schema": RULES_SCHEMA, "rules": [plain_rule(r) for r in rules]}
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
            return 0
        for rule in rules:
            kinds = ", ".join(rule.kinds)
            stream.write(f"{rule.code}  {rule.name:20} {rule.level:8} {kinds}\n")
    return 0


@command.command("explain")
@click.argument("name")
@common(("terminal", "json"))
def explain(
    name: str,
    format_: str | None,
    output: Path | None,
    config: Path | None,
    today: str | None,
) -> int:
    """Explain a rule, by its NAME or code: what, why, and what to say instead."""
    desk = open_desk(config=config, today=today, format=format_)
    settings = desk.settings(Path())
    rule = desk.lens(settings).rulebook.rule(name)
    if rule is None:
        raise UsageError(
            f"no rule is called {name!r}.", hint="`holdwater rules list` names them all."
        )
    with output_stream(output) as stream:
        if settings["format"] == "json":
            plain = {"schema": RULES_SCHEMA, "rules": [plain_rule(rule)]}
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.writelines(line + "\n" for line in explanation(rule))
    return 0


@command.command("test")
@common(("terminal", "json"))
def test(
    format_: str | None, output: Path | None, config: Path | None, today: str | None
) -> int:
    """Run every rule against its own examples, down the whole road."""
    desk = open_desk(config=config, today=today, format=format_)
    settings = desk.settings(Path())
    day = desk.today(settings)
    outcomes = list(walk_examples(desk.lens(settings), today=day))
    failed = [outcome for outcome in outcomes if not outcome.holds]
    with output_stream(output) as stream:
        if settings["format"] == "json":
            plain = {
                "schema": TESTS_SCHEMA,
                "examples": len(outcomes),
                "failed": [
                    {
                        "rule": one.rule.name,
                        "text": one.example.text,
                        "wanted": one.wanted,
                        "got": one.got,
                    }
                    for one in failed
                ],
            }
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
        else:
            for one in failed:
                got = ", ".join(one.got) or "nothing"
                stream.write(f"{one.rule.name}: must {one.wanted}: {one.example.text}\n")
                stream.write(f"    found {got}\n")
            rules = len({outcome.rule.name for outcome in outcomes})
            stream.write(
                f"{len(outcomes):,} examples of {rules} rules, {len(failed)} failed\n"
            )
    return 1 if failed else 0


def plain_rule(rule: Rule) -> dict[str, Any]:
    """Write a rule as plain values."""
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "kinds": rule.kinds,
        "standing": rule.standing,
        "what": rule.what,
        "why": rule.why,
        "instead": rule.instead,
        "questions": [" / ".join(some) for some in rule.questions],
        "needs": rule.needs,
        "flags": [example.text for example in rule.flags],
        "passes": [example.text for example in rule.passes],
        "citations": [{"title": c.title, "url": c.url} for c in rule.citations],
        "language": rule.language,
        "since": rule.since,
    }


def explanation(rule: Rule, width: int = 80) -> list[str]:
    """Lay a rule out for a terminal."""
    lines = [f"{rule.code} {rule.name} ({rule.level}; {', '.join(rule.kinds)})", ""]

    def paragraph(title: str, text: str) -> None:
        lines.extend([title, *indented(text, first="  ", rest="  ", width=width), ""])

    def bullets(title: str, texts: list[str]) -> None:
        lines.append(title)
        for text in texts:
            lines.extend(indented(text, first="  - ", rest="    ", width=width))
        lines.append("")

    paragraph("What", rule.what)
    paragraph("Why", rule.why)
    paragraph("Say instead", rule.instead)
    bullets("It flags", [example.text for example in rule.flags])
    bullets("It passes", [example.text for example in rule.passes])
    bullets("Sources", [f"{one.title} {one.url}" for one in rule.citations])
    return lines[:-1]

"""`holdwater rules explain`: what a rule looks for, why, and what to say instead."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater.cli.options import (
    add_common,
    open_desk,
    output_stream,
    terminal_width,
)
from holdwater.cli.rules_list import rewordings_of, write_rules
from holdwater.errors import UsageError
from holdwater.model.rule import Rule
from holdwater.report.layout import indented


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("name", metavar="NAME", help="a rule's name or code")
    add_common(parser)


def run(options: Namespace) -> int:
    """Explain one rule."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    desk.lens(settings)  # a rule that is not there is an error here as well
    rule = desk.rule(options.name, settings)
    if rule is None:
        raise UsageError(
            f"no rule is called {options.name!r}.",
            hint="`holdwater rules list` names them all.",
        )
    rewordings = rewordings_of([rule], desk)
    with output_stream(options.output) as stream:
        if settings["format"] == "json":
            stream.write(write_rules([rule], rewordings))
        else:
            width = min(terminal_width(), 100)
            lines = explanation(rule, width, rewording=rewordings[0])
            stream.writelines(line + "\n" for line in lines)
    return 0


def explanation(
    rule: Rule, width: int = 80, *, rewording: tuple[str, str] | None = None
) -> list[str]:
    """Lay a rule out for a terminal, and an example of it with what is suggested."""
    about = ", ".join(rule.kinds)
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

    paragraph("What", rule.what)
    paragraph("Why", rule.why)
    paragraph("Say instead", rule.instead)
    if rewording:
        example, suggestion = rewording
        lines.append("It suggests")
        lines.extend(indented(example, first="  for ", rest="      ", width=width))
        lines.extend(indented(suggestion, first="    → ", rest="      ", width=width))
        lines.append("")
    bullets("It flags", [example.text for example in rule.flags])
    bullets("It passes", [example.text for example in rule.passes])
    bullets("Sources", [f"{one.title} {one.url}" for one in rule.citations])
    return lines[:-1]

"""`holdwater rules list`: every rule with its code, name, level and kinds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater.cli.options import add_common, open_desk, output_stream
from holdwater.desk import Desk
from holdwater.examples import shown_rewording
from holdwater.model.rule import AUDIENCES, Rule
from holdwater.report.rules import written_rules
from holdwater.settings import built_in


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_common(parser)
    parser.add_argument("--audience", choices=AUDIENCES, help="whose rules [it]")


def run(options: Namespace) -> int:
    """List the rules in the order of their codes."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    rules = sorted(desk.lens(settings).rulebook.rules, key=lambda rule: rule.code)
    with output_stream(options.output) as stream:
        if settings["format"] == "json":
            stream.write(written_rules(rules, rewordings_of(rules, desk)))
        else:
            width = max(len(rule.name) for rule in rules)
            codes = max(len(rule.code) for rule in rules)
            off = desk.lens(settings).rulebook.off
            for rule in rules:
                kinds = ", ".join(rule.kinds) or (
                    "none" if rule.audience == "it" else ""
                )
                level = "off" if rule.name in off else rule.level
                row = f"{rule.code:{codes}}  {rule.name:{width}}  {level:7}  {kinds}"
                stream.write(row.rstrip() + "\n")
    return 0


def rewordings_of(rules: list[Rule], desk: Desk) -> list[tuple[str, str] | None]:
    """Show for each rule what is suggested for an example of its own, or None.

    A rule that is switched off here would suggest it all the same.
    """
    settings = desk.settings(Path())
    lens = desk.lens(built_in(packs=settings["packs"]))
    day = desk.today(settings)
    return [shown_rewording(rule, lens=lens, today=day) for rule in rules]

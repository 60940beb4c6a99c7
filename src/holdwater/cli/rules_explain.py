"""`holdwater rules explain`: what a rule looks for, why, and what to say instead.

It explains what `verify` tells of recorded claims as well, such as
claim-overstated.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater.cli.options import (
    add_common,
    open_desk,
    output_stream,
    terminal_width,
)
from holdwater.cli.rules_list import rewordings_of
from holdwater.errors import UsageError
from holdwater.report.rules import explanation, written_rules


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
            stream.write(written_rules([rule], rewordings))
        else:
            width = min(terminal_width(), 100)
            lines = explanation(rule, width, rewording=rewordings[0])
            stream.writelines(line + "\n" for line in lines)
    return 0

"""The command tree, and what each error means to a shell.

Commands are named, and imported when they are called: start-up is a feature.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from holdwater import __version__
from holdwater.errors import HoldwaterError
from holdwater.extensions import load

#: Each command, where it lives, and a line for people.
COMMANDS = {
    "check": (
        "holdwater.cli.check:command",
        "Find the claims an IT professional will not believe as they stand.",
    ),
    "evaluate": (
        "holdwater.cli.evaluate:command",
        "Measure the road on labelled statements.",
    ),
    "rules": ("holdwater.cli.rules:command", "List, explain and test the rules."),
    "settings": (
        "holdwater.cli.settings:command",
        "Show each setting, its value and where it came from.",
    ),
}


class LazyGroup(click.Group):
    """Knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = load(COMMANDS[cmd_name][0])
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="holdwater")
def main() -> None:
    """Technology claims that hold water.

    Says what is claimed, why an IT professional will not believe it as it stands,
    and what evidence it lacks.
    """


def run(arguments: list[str] | None = None) -> None:
    """Run a command and end the process with its exit code.

    0 nothing to report, 1 something reached --fail-on, 2 could not run.
    """
    try:
        code = main.main(arguments, prog_name="holdwater", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = 2
    except click.Abort:
        code = 130
    except HoldwaterError as error:
        click.echo(str(error), err=True)
        code = 2
    except BrokenPipeError:
        # Whoever was reading has gone; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    sys.exit(_exit_code(code))


def _exit_code(code: Any) -> int:
    return code if isinstance(code, int) else 0

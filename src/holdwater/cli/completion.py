"""`holdwater completion`: write what completes commands, options and rules in a shell.

Write it to where your shell looks for such scripts, and anew after an update:

  bash  ~/.local/share/bash-completion/completions/holdwater
  zsh   ~/.zfunc/_holdwater, and fpath+=(~/.zfunc) before compinit
  fish  ~/.config/fish/completions/holdwater.fish

Exit code: 0 written, 2 could not be written.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path

from holdwater.cli.options import output_stream
from holdwater.errors import MissingExtra
from holdwater.model.rule import AUDIENCES

SHELLS = ("bash", "zsh", "fish")

#: How commands call what they take, where it is a file or a folder.
_FILES = ("A", "B", "FILE", "PATH")
_FOLDERS = ("FOLDER",)


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("shell", choices=SHELLS, help="which shell to write it for")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="write to a file that appears whole",
    )


def run(options: Namespace) -> int:
    """Write the script."""
    try:
        import shtab
    except ModuleNotFoundError as error:
        raise MissingExtra(
            "takes the library 'shtab', which is not installed",
            where="holdwater completion",
            hint="pip install 'holdwater[completion]'",
        ) from error
    script = shtab.complete(command_tree(), shell=options.shell)
    if options.shell == "zsh":
        # What may come many times is written there as what comes once, "(*):".
        script = re.sub(r'(?m)^(\s+")\(\*\)::?', r"\1*:", script)
    with output_stream(options.output) as stream:
        stream.write(script.rstrip("\n") + "\n")
    return 0


def command_tree() -> ArgumentParser:
    """Hang the parsers of all commands in one tree, marked with what they take."""
    from holdwater.cli.main import COMMANDS  # which names this module, too

    top = ArgumentParser(prog="holdwater")
    top.add_argument("--version", action="store_true", help="tell the version")
    commands = top.add_subparsers()
    groups = {}
    for name, command in COMMANDS.items():
        group, _, own = name.rpartition(" ")
        if group and group not in groups:
            members = (
                one.split()[-1] for one in COMMANDS if one.startswith(f"{group} ")
            )
            grouped = commands.add_parser(group, help=", ".join(members))
            groups[group] = grouped.add_subparsers()
        holder = groups[group] if group else commands
        parser = holder.add_parser(own, help=command.what)
        import_module(command.module).add_options(parser)
        for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
            _mark(action, command=name)
    return top


def _mark(action: Action, *, command: str) -> None:
    """Say what completes an argument: files, folders, or the names of rules."""
    import shtab

    if (command, action.dest) == ("rules explain", "name"):
        action.choices = _rule_names()
    elif action.metavar in _FOLDERS or action.dest == "folder":
        action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    elif action.metavar in _FILES or action.type is Path:
        action.complete = shtab.FILE  # type: ignore[attr-defined]


def _rule_names() -> list[str]:
    from holdwater.rules.recorded import recorded_rules
    from holdwater.rules.rulebook import open_rulebook

    books = (open_rulebook(audience=audience).rules for audience in AUDIENCES)
    return sorted(rule.name for some in (*books, recorded_rules()) for rule in some)

"""The command tree, and what each error means to a shell.

Commands are named, and imported when they are called: start-up is a feature.
A command is a module with ``add_options(parser)`` and ``run(options) -> int``.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from importlib import import_module
from typing import NamedTuple

from holdwater import __version__
from holdwater.errors import HoldwaterError

#: So many things are made before the collector of garbage looks through the youngest.
SELDOM = 200_000


class Command(NamedTuple):
    """Where a command lives, and a line for people."""

    module: str
    what: str


COMMANDS = {
    "check": Command(
        "holdwater.cli.check",
        "Find claims IT professionals will not believe as they stand.",
    ),
    "claims add": Command(
        "holdwater.cli.claims_add", "Write down a claim, with its evidence."
    ),
    "claims coverage": Command(
        "holdwater.cli.claims_coverage",
        "Tell how much of your copy is tied to a claim.",
    ),
    "claims evidence": Command(
        "holdwater.cli.claims_evidence",
        "List the files of evidence, and what each is held for.",
    ),
    "claims list": Command(
        "holdwater.cli.claims_list", "List the claims you have on file."
    ),
    "claims questions": Command(
        "holdwater.cli.claims_questions",
        "Write the letter of questions to send a vendor.",
    ),
    "claims reword": Command(
        "holdwater.cli.claims_reword", "Change a claim's words and keep its old hash."
    ),
    "claims show": Command(
        "holdwater.cli.claims_show", "Show a claim, its evidence and its verdict."
    ),
    "claims site": Command(
        "holdwater.cli.claims_site", "Write a page for each claim, to be published."
    ),
    "claims suggest": Command(
        "holdwater.cli.claims_suggest", "Write records of what a page claims."
    ),
    "claims where": Command(
        "holdwater.cli.claims_where", "Tell where a claim is told in your copy."
    ),
    "community import": Command(
        "holdwater.cli.community_import",
        "Bring a forum's dump to the posts that a scan reads.",
    ),
    "community look": Command(
        "holdwater.cli.community_look",
        "Tell what one thread shows: counts and a timeline.",
    ),
    "community scan": Command(
        "holdwater.cli.community_scan",
        "Rank the threads of a community that look staged.",
    ),
    "compare": Command(
        "holdwater.cli.compare", "Set two vendors' copy side by side, for a choice."
    ),
    "completion": Command(
        "holdwater.cli.completion", "Write what completes commands in your shell."
    ),
    "evaluate": Command(
        "holdwater.cli.evaluate", "Measure the road on labelled statements."
    ),
    "learn": Command(
        "holdwater.cli.learn", "Learn from your team's own verdicts, or forget them."
    ),
    "lsp": Command("holdwater.cli.lsp", "Find claims in your editor, while you write."),
    "mcp": Command("holdwater.cli.mcp", "Let an AI assistant check copy, over MCP."),
    "page": Command(
        "holdwater.cli.page", "Open a page in your browser that checks as you type."
    ),
    "rules list": Command("holdwater.cli.rules_list", "List every rule."),
    "rules explain": Command(
        "holdwater.cli.rules_explain", "Explain a rule: what, why, what to say instead."
    ),
    "rules test": Command(
        "holdwater.cli.rules_test", "Run every rule against its own examples."
    ),
    "settings": Command(
        "holdwater.cli.settings", "Show each setting and where it came from."
    ),
    "verify": Command(
        "holdwater.cli.verify", "Hold every recorded claim against its evidence."
    ),
}

_USAGE = """\
Usage: holdwater COMMAND [OPTIONS] ...

Technology claims that hold water: says what is claimed, why an IT professional
will not believe it as it stands, and what evidence it lacks.

Commands:
{commands}

`holdwater COMMAND --help` tells more. `holdwater --version` tells the version.
"""


def usage() -> str:
    """Write the first page of help."""
    width = max(map(len, COMMANDS)) + 2
    rows = (f"  {name:{width}}{one.what}" for name, one in COMMANDS.items())
    return _USAGE.format(commands="\n".join(rows))


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as it is written; it is told its width, and imports nothing to find out."""

    def __init__(self, prog: str, width: int | None = None) -> None:
        from holdwater.cli.options import terminal_width

        super().__init__(prog, width=width or terminal_width() - 2)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """Name what an option takes once, as Python does from 3.13 on, on each."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        taken = self._format_args(
            action, self._get_default_metavar_for_optional(action)
        )
        return f"{', '.join(action.option_strings)} {taken}"


def parser_of(name: str) -> argparse.ArgumentParser:
    """Import a command and return its parser."""
    module = import_module(COMMANDS[name].module)
    parser = argparse.ArgumentParser(
        prog=f"holdwater {name}",
        description=(module.__doc__ or "").partition("\n\n")[2] or COMMANDS[name].what,
        formatter_class=Help,
        allow_abbrev=False,
    )
    module.add_options(parser)
    parser.set_defaults(run=module.run)
    return parser


def run(arguments: list[str] | None = None) -> None:
    """Run a command and end the process with its exit code.

    0 nothing to report, 1 something reached --fail-on, 2 could not run.
    """
    words = sys.argv[1:] if arguments is None else arguments
    # What is imported stays, and makes few circles: it need not be looked through for
    # garbage every time that seven hundred things were made.
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # nor once more at the end, when all of it goes
    try:
        code = _answer(words)
        if sys.stdout:
            sys.stdout.flush()
    except HoldwaterError as error:
        print(_visible(str(error)), file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # Whoever was reading has gone; nobody is left to tell.
        code = 141
    except Exception:  # noqa: BLE001 - here the way ends
        # A bug. What it says is for whoever mends it; 1 would be an answer.
        sys.excepthook(*sys.exc_info())
        code = 2
    if code in (2, 141):
        _drop_what_is_left()
    sys.exit(code)


def _answer(words: list[str]) -> int:
    """Do what is asked for; return the exit code."""
    if words[:1] == ["--version"]:
        print(f"holdwater {__version__}")
        return 0
    name = _command_in(words)
    if name:
        try:
            options = parser_of(name).parse_args(words[len(name.split()) :])
        except SystemExit as end:  # argparse has said why
            return int(end.code or 0)
        code: int = options.run(options)
        return code
    if words and (words[0] in ("-h", "--help") or _is_group(words)):
        print(usage(), end="")
        return 0
    print(_unknown(words) if words else usage(), end="", file=sys.stderr)
    return 2


def _drop_what_is_left() -> None:
    """Let nothing more be written, or tried to, when the process ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, ValueError):
        return  # closed, or never open


def _command_in(words: list[str]) -> str | None:
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in COMMANDS:
            return name
    return None


def _groups() -> set[str]:
    return {name.partition(" ")[0] for name in COMMANDS if " " in name}


def _is_group(words: list[str]) -> bool:
    return words[0] in _groups() and (len(words) == 1 or words[1] in ("-h", "--help"))


def _unknown(words: list[str]) -> str:
    from difflib import get_close_matches  # only where something is wrong

    word = " ".join(words[:2]) if words[0] in _groups() else words[0]
    near = get_close_matches(" ".join(words[:2]), COMMANDS, n=1)
    near = near or get_close_matches(word, [*COMMANDS, *_groups()], n=1)
    hint = f" Did you mean `holdwater {near[0]}`?" if near else ""
    return f"holdwater: no command {word!r}.{hint} `holdwater --help` lists them.\n"


def _visible(text: str) -> str:
    from holdwater.report.layout import visible  # only where something is wrong

    return visible(text)

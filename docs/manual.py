# ruff: noqa: INP001 - beside the script that calls it
"""Write the manual page of `holdwater`, for man(1), from the commands' own parsers.

Roff is written in plain requests that groff and mandoc both read without a warning: a
sentence begins a line, and what is not ASCII is named.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from holdwater import __version__
from holdwater.cli.main import COMMANDS, parser_of
from holdwater.settings import KNOWN

#: Lines of the source are kept to so many characters, before what roff needs is added.
_WIDTH = 64

#: What each exit code means; docs/reference/exit-codes.md tells more.
EXIT_CODES = {
    "0": "Done, and nothing to report.",
    "1": "Done, and something reached --fail-on.",
    "2": "Could not run: bad usage, broken settings, or an input that could not be read.",
    "130": "Interrupted from the keyboard.",
    "141": "Whoever was reading the output has gone.",
}

_FILES = {
    "holdwater.toml": "Settings, each by its name; levels of rules stand in a table "
    "`rules`. In a repository the files of all folders from its root down to that of the "
    "checked file are read, and the nearer one wins, key by key.",
    "pyproject.toml": "The same in its table `tool.holdwater`. Both in one folder is an "
    "error.",
    ".gitignore": "What is ignored there is passed over in folders.",
}

_VARIABLES = {
    "COLUMNS": "How wide the terminal is.",
    "NO_COLOR": "Where it is set to anything, nothing is coloured.",
    "TERM": "Where it is `dumb`, nothing is coloured.",
}

#: What to call, and what for.
EXAMPLES = (
    ("Check files and folders:", "holdwater check docs README.md"),
    ("Check what comes in on standard input:", "holdwater check -"),
    ("Write a page for a colleague:", "holdwater check --format html --output report.html docs"),
    ("Tell only what a change adds:", "holdwater check --since origin/main docs"),
    ("Find what colleagues outside IT will not understand:", "holdwater check --audience business news"),
    ("Set two vendors side by side:", "holdwater compare ours theirs"),
    ("Say why a rule asks, and what for:", "holdwater rules explain seamless"),
)  # fmt: skip


def manual(*, day: str, choices: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Write the page, line by line; ``choices`` are what a setting may be."""
    yield '.\\" Written by docs/generate.py from the commands themselves.'
    yield f'.TH HOLDWATER 1 {day} "Holdwater {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "holdwater \\- find technology claims that readers will not believe"
    yield ".SH SYNOPSIS"
    yield ".B holdwater"
    yield ".I COMMAND"
    yield "[\\fIOPTIONS\\fR]\\~.\\|.\\|."
    yield ".SH DESCRIPTION"
    yield from _prose(
        "Holdwater reads what is written about software and finds the claims an IT "
        "professional will not believe as they stand. For each one it says what is "
        "claimed, why a reader will doubt it, what evidence is lacking and, where it "
        "can, how else to say it. It looks nothing up: it says whether a reader has been "
        "given a way to check, and not whether the claim is true."
    )
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(name)
    yield ".SH SETTINGS"
    yield from _prose(
        "Each setting is taken from the last of these that gives it: what is built in, a "
        "settings file, the environment, the command line. `holdwater settings` shows "
        "each value and where it came from."
    )
    for name in KNOWN:
        yield from _setting(name, choices.get(name, ()))
    yield ".SH ENVIRONMENT"
    yield from _prose(
        "Every setting but `rules` has a variable: HOLDWATER_ and its name in capitals, "
        "as in HOLDWATER_FAIL_ON. HOLDWATER_EXCLUDE is separated as PATH is, and "
        "HOLDWATER_KNOWN_WORDS by commas."
    )
    yield from _listed(_VARIABLES)
    yield ".SH FILES"
    yield from _listed(_FILES)
    yield ".SH EXIT STATUS"
    yield from _listed(EXIT_CODES)
    yield ".SH EXAMPLES"
    for number, (what, command) in enumerate(EXAMPLES):
        if number:
            yield ".PP"
        yield from _prose(what)
        yield from _shown([command])
    yield ".SH SEE ALSO"
    yield ".BR git (1)"


# -- commands and settings -----------------------------------------------------------


def _command(name: str) -> Iterator[str]:
    parser = parser_of(name)
    yield f".SS {_roff('holdwater ' + name)}"
    yield from _synopsis(name, parser)
    what, told = COMMANDS[name].what, parser.description or ""
    if told.split()[:1] != what.split()[:1]:  # it says so itself
        told = f"{what}\n{told}"
    for number, paragraph in enumerate(told.split("\n\n")):
        lines = paragraph.strip("\n").split("\n")
        if all(line.startswith("  ") for line in lines):
            yield from _shown([line.removeprefix("  ") for line in lines])
            continue
        if number:
            yield ".PP"
        yield from _prose(" ".join(lines))
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
        is_told = action.help not in (None, argparse.SUPPRESS) or action.choices
        if is_told and "--help" not in action.option_strings:
            yield ".TP"
            yield _invocation(action)
            yield from _prose(_help(action))


def _synopsis(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"\\fB{_roff('holdwater ' + name)}\\fR"
    yield "[\\fIOPTIONS\\fR]"
    for action in parser._get_positional_actions():  # noqa: SLF001 - as above
        taken = f"\\fI{_roff(_called(action))}\\fR"
        many = action.nargs in ("*", "+")
        dots = "\\~.\\|.\\|." if many else ""
        yield f"[{taken}{dots}]" if action.nargs in ("*", "?") else f"{taken}{dots}"
    yield ".PP"


def _invocation(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"\\fI{_roff(_called(action))}\\fR"
    options = ", ".join(f"\\fB{_roff(option)}\\fR" for option in action.option_strings)
    taken = "" if action.nargs == 0 else f" \\fI{_roff(_called(action))}\\fR"
    return options + taken


def _called(action: argparse.Action) -> str:
    return str(action.metavar or action.dest.upper().replace("_", "-"))


def _help(action: argparse.Action) -> str:
    said = (action.help or "").rstrip(".")
    usual = re.search(r" \[(.*)\]$", said)
    said = said[: usual.start()] if usual else said
    said = f"{said[:1].upper()}{said[1:]}." if said else ""
    if action.choices:
        said += f" One of {', '.join(map(str, action.choices))}."
    if usual:
        said += (
            f" Built in: {usual[1]}." if usual[1] != "." else " Built in: this folder."
        )
    return said.strip()


def _setting(name: str, choices: Sequence[str]) -> Iterator[str]:
    known = KNOWN[name]
    yield ".TP"
    yield f".B {_roff(name)}"
    said = f"{known.what[:1].upper()}{known.what[1:]}."
    if choices:
        said += f" One of {', '.join(choices)}."
    if known.default not in (None, (), {}):
        said += f" Built in: {known.default}."
    yield from _prose(said)


# -- roff ----------------------------------------------------------------------------


def _listed(entries: Mapping[str, str]) -> Iterator[str]:
    for name, what in entries.items():
        yield ".TP"
        yield f".B {_roff(name)}"
        yield from _prose(what)


def _prose(text: str) -> Iterator[str]:
    """Write a paragraph, each sentence from the beginning of a line."""
    for sentence in re.split(r"(?<=[.?!:])\s+", text.strip()):
        for line in textwrap.wrap(
            sentence, _WIDTH, break_long_words=False, break_on_hyphens=False
        ):
            yield _guarded(_roff(line))


def _shown(lines: Iterable[str]) -> Iterator[str]:
    """Write lines as they stand."""
    yield ".PP"
    yield ".in +4n"
    yield ".EX"
    yield from (_guarded(_roff(line, is_code=True)) for line in lines)
    yield ".EE"
    yield ".in"


def _guarded(line: str) -> str:
    return f"\\&{line}" if line.startswith((".", "'")) else line


def _roff(text: str, *, is_code: bool = False) -> str:
    """Write text so that roff shows it as it is; words in backticks are bold."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = text.replace("'", "\\(aq").replace("~", "\\(ti")
    if not is_code:
        text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", text)
    text = text.replace("`", "\\(ga")
    return "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in text)

"""The manual page: what commands say of themselves, in roff that readers take."""

import re
import shlex
import subprocess
from pathlib import Path

import manual
import pytest

from holdwater.cli.main import COMMANDS, parser_of
from holdwater.settings import KNOWN

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "man" / "holdwater.1"


def _bare(text):
    """Take roff's own signs off."""
    text = re.sub(r"\\f[BIR]", "", text)
    return text.replace("\\-", "-").replace("\\(aq", "'").replace("\\&", "")


def test_it_names_every_command_with_every_option():
    sections = _bare(PAGE.read_text("utf-8")).split("\n.SS holdwater ")[1:]
    assert [section.partition("\n")[0] for section in sections] == list(COMMANDS)
    for name, section in zip(COMMANDS, sections, strict=True):
        for action in parser_of(name)._actions:
            for option in {*action.option_strings} - {"-h", "--help"}:
                assert re.search(rf"(?m)^(?:.*, )?{option}\b", section), option


def test_it_names_every_setting():
    page = _bare(PAGE.read_text("utf-8"))
    settings = page.partition(".SH SETTINGS")[2].partition(".SH ENVIRONMENT")[0]
    assert re.findall(r"(?m)^\.B (\w+)$", settings) == list(KNOWN)


def test_it_explains_the_exit_codes_that_the_reference_does():
    page = (ROOT / "docs" / "reference" / "exit-codes.md").read_text("utf-8")
    assert list(manual.EXIT_CODES) == re.findall(r"(?m)^\| (\d+) \|", page)


@pytest.mark.parametrize("command", [command for _, command in manual.EXAMPLES])
def test_it_shows_commands_that_the_parsers_accept(command):
    words = shlex.split(command)[1:]
    name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
    assert parser_of(name).parse_args(words[len(name.split()) :])


@pytest.mark.parametrize(
    ("text", "roff"),
    [
        (".gitignore 'a'", "\\&.gitignore \\(aqa\\(aq"),
        ("a\\b --c ~/d `e`", "a\\eb \\-\\-c \\(ti/d \\fBe\\fR"),
        ("“a” …", "\\[u201C]a\\[u201D] \\[u2026]"),
    ],
)
def test_it_writes_what_roff_shows_as_it_is(text, roff):
    assert list(manual._prose(text)) == [roff]


def test_it_is_read_without_a_warning(needs):
    mandoc = needs("mandoc")
    done = subprocess.run(
        [mandoc, "-T", "lint", "-W", "warning", PAGE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout + done.stderr == ""


def test_it_is_read_by_groff_without_a_warning(needs):
    groff = needs("groff")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Tutf8", PAGE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert "holdwater" in done.stdout


def test_it_fits_a_terminal_of_80_columns(needs):
    mandoc = needs("mandoc")
    done = subprocess.run(
        [mandoc, "-T", "utf8", PAGE], capture_output=True, text=True, check=True
    )
    shown = re.sub(".\b", "", done.stdout)
    assert "SEE ALSO" in shown
    assert [line for line in shown.splitlines() if len(line) > 80] == []


def test_it_comes_with_the_wheel():
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '"docs/man/holdwater.1" = "share/man/man1/holdwater.1"' in settings

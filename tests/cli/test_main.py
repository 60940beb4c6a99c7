"""The command tree, its help, and what becomes of errors."""

import signal

import pytest

from holdwater import __version__
from holdwater.cli import main
from holdwater.cli.main import COMMANDS, usage
from holdwater.errors import UsageError


def test_it_tells_its_version(call):
    assert call("--version") == (0, f"holdwater {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["rules"], ["rules", "--help"]])
def test_it_lists_its_commands_when_asked(call, words):
    answer = call(*words)
    assert answer == (0, usage(), "")
    assert all(f"  {name}  " in answer.out for name in COMMANDS)
    assert max(map(len, answer.out.splitlines())) <= 80


def test_it_lists_its_commands_when_nothing_is_said(call):
    assert call() == (2, "", usage())


@pytest.mark.parametrize("name", COMMANDS)
def test_it_helps_with_every_command(call, name):
    answer = call(*name.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: holdwater {name}")


def test_it_names_what_an_option_takes_once_whatever_the_python(call):
    out = call("community", "import", "--help").out
    assert "\n  --posts, -o FILE " in out
    assert "\n  -h, --help  " in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "no command 'chek'. Did you mean `holdwater check`? "),
        (
            ["rulse", "list"],
            "no command 'rulse'. Did you mean `holdwater rules list`? ",
        ),
        (["rules", "lst"], "no command 'rules lst'. Did you mean `holdwater rules li"),
        (["setting"], "no command 'setting'. Did you mean `holdwater settings`? "),
        (["zebra"], "no command 'zebra'. `holdwater --help` lists them."),
        (["--quiet", "check"], "no command '--quiet'. `holdwater --help` lists them."),
        (["a\x1b[2J"], "no command 'a\\x1b[2J'. "),
    ],
)
def test_it_helps_who_mistypes_a_command(call, words, said):
    answer = call(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"holdwater: {said}")
    assert answer.err.endswith("`holdwater --help` lists them.\n")


def _answering(monkeypatch, error):
    def answer(words):  # noqa: ARG001 - takes its place
        raise error

    monkeypatch.setattr(main, "_answer", answer)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("is odd", where="x", hint="Mend it."), 2, "x: is odd. Mend it.\n"),
        (UsageError("is \x1b[2J odd"), 2, "is \ufffd[2J odd\n"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_it_turns_errors_into_exit_codes(call, monkeypatch, error, code, said):
    _answering(monkeypatch, error)
    assert call("check") == (code, "", said)


def test_it_calls_no_bug_a_finding(call, monkeypatch):
    _answering(monkeypatch, RuntimeError("a bug"))
    answer = call("check")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Traceback")
    assert answer.err.endswith("RuntimeError: a bug\n")


def test_it_uses_the_codes_that_shells_use():
    assert signal.SIGINT + 128 == 130
    assert signal.SIGPIPE + 128 == 141

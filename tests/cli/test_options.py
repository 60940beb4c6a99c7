"""Where a command writes, and how wide."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from holdwater.cli.options import output_stream, terminal_width, wants_colour
from holdwater.errors import UsageError


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": "0"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_it_colours_only_terminals_that_want_it(
    monkeypatch, stream, environment, coloured
):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(stream) is coloured


def test_it_asks_the_terminal_how_wide_it_is(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    assert terminal_width() == 80
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1, raising=False)
    for columns, width in ((132, 132), (0, 80)):
        size = os.terminal_size((columns, 24))
        monkeypatch.setattr(os, "get_terminal_size", lambda _, size=size: size)
        assert terminal_width() == width


def test_it_writes_line_feeds_and_utf_8_everywhere(tmp_path, monkeypatch):
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written, encoding="ascii", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stdout)
    with output_stream(None) as stream:
        stream.write("é\n\ud83d")
    with output_stream(tmp_path / "o") as stream:
        stream.write("é\n\ud83d")
    assert written.getvalue() == (tmp_path / "o").read_bytes() == b"\xc3\xa9\n?"


def test_it_leaves_nothing_behind_when_it_is_interrupted(tmp_path):
    (tmp_path / "o").write_text("old")

    def interrupted():
        with output_stream(tmp_path / "o") as stream:
            stream.write("new")
            stream.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in tmp_path.iterdir()] == ["o"]
    assert (tmp_path / "o").read_text() == "old"


def test_it_shows_nothing_of_a_file_before_it_is_whole(tmp_path):
    with output_stream(tmp_path / "o") as stream:
        stream.write("half")
        stream.flush()
        assert not (tmp_path / "o").exists()
    assert (tmp_path / "o").read_text() == "half"


def test_it_writes_files_that_others_may_read_as_usual(tmp_path):
    usual = tmp_path / "usual"
    usual.touch()
    with output_stream(tmp_path / "o"):
        pass
    assert stat.S_IMODE((tmp_path / "o").stat().st_mode) == stat.S_IMODE(
        usual.stat().st_mode
    )


def test_it_does_not_replace_a_device():
    with output_stream(Path(os.devnull)) as stream:
        stream.write("x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_it_says_that_standard_output_is_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with (
        pytest.raises(UsageError, match="standard output: is closed"),
        output_stream(None),
    ):
        pytest.fail("there is nothing to write to")

"""How far long work is: seen on a real terminal, and on nothing else."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest
from tests.samples import unsupported

from holdwater.cli.progress import line_of
from holdwater.desk import Work

SOURCES = ("page.md", "pipe.md", "gone.md")
ERASE = "\r\x1b[2K"


@pytest.fixture
def started(tmp_path):
    """Start a check of a page, of a pipe that is silent, and of a file that is gone."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "page.md").write_text(f"{unsupported().text}\n", "utf-8")
    os.mkfifo(tmp_path / "pipe.md")
    opened = []

    def start(*words, **environment):
        outer, inner = pty.openpty()
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HOLDWATER_")
            and name not in ("COLUMNS", "NO_COLOR", "TERM")
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "holdwater", "check", *SOURCES, *words],
            cwd=tmp_path,
            env={**kept, "TERM": "xterm", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=inner,
        )
        os.close(inner)
        opened.extend([process, outer])
        return process, outer

    yield start, tmp_path / "pipe.md"
    for one in opened:
        if isinstance(one, int):
            os.close(one)
        else:
            one.kill()
            one.communicate()


def shown(outer, *, until=None, seconds=60):
    """Read what a terminal shows until some words stand there, or it is left."""
    found = b""
    end = time.monotonic() + seconds
    while until is None or until not in found:
        ready, _, _ = select.select([outer], [], [], max(0, end - time.monotonic()))
        if not ready:
            break
        try:
            part = os.read(outer, 65536)
        except OSError:  # on Linux, how a terminal says that all have left
            break
        found += part
    return found.decode()


def left(transcript):
    """Return what is left on a terminal, once each line is taken away that was."""
    lines = transcript.replace("\r\n", "\n").split("\n")
    return "\n".join(line.rpartition(ERASE)[2] for line in lines)


def test_it_tells_how_far_it_is_and_leaves_nothing(started):
    start, pipe = started
    process, outer = start()
    seen = shown(outer, until=b"pipe.md")
    assert ERASE + "1 document, 0 kB  pipe.md" in seen
    pipe.write_bytes(b"Deploy in minutes.\n")
    seen += shown(outer)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert left(seen) == "gone.md: cannot be read: No such file or directory\n"
    assert seen.count(ERASE) >= 2
    assert b"Deploy in minutes." in out
    assert ERASE.encode() not in out


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["--quiet"], {}),
        ([], {"TERM": "dumb"}),
        ([], {"NO_COLOR": "1"}),
    ],
)
def test_it_is_silent_where_nobody_wants_it(started, words, environment):
    start, pipe = started
    process, outer = start(*words, **environment)
    assert shown(outer, until=b"pipe.md", seconds=2.5) == ""
    pipe.write_bytes(b"Words.\n")
    seen = shown(outer)
    process.communicate(timeout=60)
    assert seen.replace("\r\n", "\n") == (
        "gone.md: cannot be read: No such file or directory\n"
    )


@pytest.mark.parametrize(
    ("work", "width", "wanted"),
    [
        (Work(1, 800, "a.md"), 80, "1 document, 1 kB  a.md"),
        (Work(1200, 34_560_000, "a.md"), 80, "1,200 documents, 34.6 MB  a.md"),
        (
            Work(0, 0, "docs/guides/long-name.md"),
            36,
            "0 documents, 0 kB  …es/long-name.md",
        ),
        (Work(0, 0, "a\x1b[2Jb.md"), 80, "0 documents, 0 kB  a\ufffd[2Jb.md"),
    ],
)
def test_it_keeps_to_one_line(work, width, wanted):
    line = line_of(work, width)
    assert line == wanted
    assert len(line) < width

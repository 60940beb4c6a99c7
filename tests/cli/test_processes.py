"""What only a process of its own can show: pipes, terminals, closed doors."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.samples import PLAIN, unsupported

HOLDWATER = [sys.executable, "-W", "error", "-m", "holdwater"]


@pytest.fixture
def shell(tmp_path):
    """Start Holdwater in a folder with one page: ``shell("check", stdout=...)``."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text(f"{unsupported().text}\n", "utf-8")

    def starting(*words, around=(), **given):
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HOLDWATER_")
            and name not in ("COLUMNS", "NO_COLOR", "TERM")
        }
        environment.update(given.pop("environment", {}))
        return subprocess.Popen(
            [*around, *HOLDWATER, *words], cwd=tmp_path, env=environment, **given
        )

    return starting


def ended(process, given=None):
    out, err = process.communicate(given, timeout=60)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


def on_a_terminal(shell, *words, **environment):
    """Run on a terminal of 60 columns; return what it shows."""
    outer, inner = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = shell(*words, stdout=inner, stderr=inner, environment=environment)
    os.close(inner)
    shown = b""
    while True:
        try:
            part = os.read(outer, 65536)
        except OSError:  # on Linux, how a terminal says that all have left
            break
        if not part:
            break
        shown += part
    os.close(outer)
    process.wait(timeout=60)
    return shown.decode().replace("\r\n", "\n")


def test_it_answers_as_a_module(shell):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = shell("check", "-", stderr=subprocess.PIPE, **pipes)
    code, out, err = ended(process, unsupported().text.encode())
    assert (code, err) == (1, "")
    assert out.startswith("standard input  1 unsupported\n\n    1:1 ")
    assert "\x1b" not in out


def test_it_is_not_upset_when_nobody_reads_on(shell, tmp_path):
    (tmp_path / "long.md").write_text(f"{unsupported().text}\n\n" * 500, "utf-8")
    process = shell("check", "long.md", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline().startswith(b"long.md")
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


def test_it_says_when_the_disk_is_full(shell):
    with Path("/dev/full").open("wb") as full:
        process = shell("check", stdout=full, stderr=subprocess.PIPE)
        code, _, err = ended(process)
    assert code == 2
    assert err == "standard output: cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("closing", "words", "said"),
    [
        (">&-", ["check", "a.md"], "standard output: is closed\n"),
        ("<&-", ["check", "-", "--quiet"], "-: is closed\n"),
    ],
)
def test_it_says_when_a_door_is_closed(shell, closing, words, said):
    around = ["sh", "-c", f'exec "$@" {closing}', "sh"]
    process = shell(
        *words, around=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert ended(process) == (2, "", said)


def test_it_colours_a_terminal_and_keeps_to_its_width(shell):
    shown = on_a_terminal(shell, "check", TERM="xterm")
    assert "\x1b[1ma.md\x1b[0m" in shown
    assert "\x1b[36m    1:1 \x1b[0m" in shown
    assert "^^" not in shown
    plain = on_a_terminal(shell, "check", TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in plain
    assert "^^" in plain
    assert 30 < max(map(len, plain.splitlines())) <= 60


def test_it_colours_no_terminal_that_cannot(shell):
    assert "\x1b" not in on_a_terminal(shell, "check", TERM="dumb")


def test_it_writes_devices_and_pipes_as_they_are(shell, tmp_path):
    (tmp_path / "b.md").write_text(PLAIN)
    process = shell(
        "check",
        "b.md",
        "--output",
        "/dev/stdout",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    code, out, err = ended(process)
    assert (code, err) == (0, "")
    assert "1 plain" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "a.md", "b.md"]

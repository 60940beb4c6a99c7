"""`holdwater mcp`: how it starts, and how it ends."""

import os
import pty
import signal
import subprocess
import sys

import pytest

MCP = [sys.executable, "-m", "holdwater", "mcp"]


@pytest.mark.parametrize("named", ["nowhere", "page.md"])
def test_it_says_when_the_root_is_no_folder(call, folder, named):
    (folder / "page.md").write_text("x")
    said = f"--root {named}: is no folder\n"
    assert call("mcp", "--root", named) == (2, "", said)


def test_it_says_which_extra_it_takes(folder):
    code = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['holdwater', 'mcp']; "
        "from holdwater.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("holdwater mcp: takes the library 'mcp'")
    assert "pip install 'holdwater[mcp]'" in done.stderr


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        ("<&-", "standard input: is closed\n"),
        ("</dev/null >&-", "standard output: is closed\n"),
    ],
)
def test_it_says_when_a_door_is_closed(folder, closing, said):
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *MCP],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, said)


def test_it_ends_with_nothing_said_where_nothing_is_asked(folder):
    done = subprocess.run(
        MCP, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_it_tells_a_person_what_it_waits_for_and_lets_them_go(folder):
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        MCP, cwd=folder, stdin=inner, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.close(inner)
    assert b"Waiting for an assistant" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    os.close(outer)
    assert process.returncode in (-signal.SIGINT, 130)

"""`holdwater page` as a shell sees it: an address, and a clean end."""

import os
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest

HOLDWATER = [sys.executable, "-W", "error", "-m", "holdwater", "page", "--no-open"]


@pytest.fixture
def started(tmp_path):
    """Start the page in a folder of its own."""
    (tmp_path / ".git").mkdir()
    running = []

    def starting(*words):
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HOLDWATER_")
        }
        process = subprocess.Popen(
            [*HOLDWATER, *words],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(process)
        return process

    yield starting
    for process in running:
        process.kill()
        process.communicate()


def test_it_says_where_it_is_and_ends_with_ctrl_c(started):
    process = started("--audience", "business")
    url = process.stdout.readline().strip()
    assert url.startswith("http://127.0.0.1:")
    assert "Ctrl-C ends it" in process.stdout.readline()
    with urlopen(url, timeout=60) as answer:
        assert b"&quot;audience&quot;: &quot;business&quot;" in answer.read()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out.strip(), err) == (0, "", "")


def test_it_takes_the_port_it_is_given_and_says_where_another_has_it(started):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        out, err = started("--port", port).communicate(timeout=60)
    assert out == ""
    assert f"port {port} cannot be had" in err
    assert "one that is free" in err
    process = started("--port", port)
    assert process.stdout.readline().strip() == f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize(
    "words, said",
    [
        (["--port", "70000"], "no port: 0 to 65535"),
        (["--port", "x"], "no port"),
        (["--max-bytes", "none"], "--max-bytes: `max_bytes` is"),
        (["--config", "no-such.toml"], "no-such.toml: cannot be read"),
    ],
)
def test_it_refuses_what_makes_no_sense(started, words, said):
    process = started(*words)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert said in err


def test_it_opens_a_browser_only_where_there_is_a_screen(monkeypatch):
    from holdwater.cli.page import _has_screen

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not _has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert _has_screen()

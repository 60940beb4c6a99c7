"""A child reads what is hostile; whatever it does, the parent gets one clear error."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from holdwater.errors import Damaged, OverLimit
from holdwater.isolate import Limits, run_isolated

SMALL = Limits(memory=256 << 20, seconds=1, output=1 << 16)

#: Where it is not the time that is tried, a slow machine may take this long.
PATIENT = 30


def count(content, *, word):
    return {"bytes": len(content), "word": word, "child": os.getpid()}


def hang(content):
    while True:
        pass


def doze(content):
    time.sleep(60)


def swell(content):
    return len(bytes(1 << 30))


def talk(content):
    return "word " * (1 << 16)


def crash(content):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(content):
    sys.stdout.buffer.write(b"not JSON")
    sys.stdout.flush()
    os._exit(0)


def dig(content):
    return dig(content)


def complain(content):
    raise Damaged("lacks its table of contents", hint="Save it anew.")


def learn(content, *, folder):
    sys.path.insert(0, folder)
    import many_words

    return len(many_words.WORDS)


def err(content):
    raise ValueError("a bug")


def isolated(function, content=b"", *, seconds=1, **arguments):
    return run_isolated(
        f"{__name__}:{function.__name__}",
        content,
        source="deck.pptx",
        arguments=arguments,
        limits=replace(SMALL, seconds=seconds),
    )


@pytest.fixture(autouse=True)
def reachable(monkeypatch):
    """Let the child import this file by the name it has here."""
    folder = str(Path(__file__).parent)
    monkeypatch.setattr(sys, "path", [folder, *sys.path])


def test_it_returns_what_the_function_returns_in_a_child():
    content = bytes(range(256)) * 4000
    found = isolated(count, content, seconds=PATIENT, word="Grüße")
    assert found["bytes"] == len(content)
    assert found["word"] == "Grüße"
    assert found["child"] != os.getpid()


@pytest.mark.parametrize(
    ("function", "error", "said"),
    [
        (hang, OverLimit, "deck.pptx: takes more than 1 s to read"),
        (swell, OverLimit, "deck.pptx: needs more than 256 MB of memory to read"),
        (talk, OverLimit, "deck.pptx: holds more text than may be read at once"),
        (dig, OverLimit, "deck.pptx: is nested too deeply to be read"),
        (crash, Damaged, "deck.pptx: is damaged, or was made to break"),
        (leave, Damaged, "deck.pptx: is damaged, or was made to break"),
        (err, Damaged, "deck.pptx: is damaged, or was made to break"),
        (
            complain,
            Damaged,
            "deck.pptx: lacks its table of contents. Save it anew.",
        ),
    ],
)
def test_it_makes_one_clear_error_of_whatever_a_child_does(function, error, said):
    with pytest.raises(error) as caught:
        isolated(function, seconds=1 if function is hang else PATIENT)
    assert str(caught.value).startswith(said)


def test_it_ends_a_child_that_waits(monkeypatch):
    monkeypatch.setattr("holdwater.isolate.GRACE", 1)
    with pytest.raises(OverLimit, match="takes more than 1 s"):
        isolated(doze)


def test_it_leaves_no_module_cut_short(tmp_path):
    words = [f"word {number}" for number in range(9000)]
    (tmp_path / "many_words.py").write_text(f"WORDS = {words!r}")
    for _ in range(2):  # the second would read what the first left behind
        assert isolated(learn, seconds=PATIENT, folder=str(tmp_path)) == len(words)


ORPHAN = """
import sys
sys.path.insert(0, {folder!r})
import test_isolate
test_isolate.isolated(test_isolate.doze)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child")
def test_it_ends_with_the_process_that_asked():
    script = ORPHAN.format(folder=str(Path(__file__).parent))
    with subprocess.Popen([sys.executable, "-c", script]) as parent:
        (reader,) = _waited_for(lambda: _children_of(parent.pid))
        parent.kill()
    assert _waited_for(lambda: not Path(f"/proc/{reader}").exists())


def _children_of(pid):
    """Return the children of a process that have taken their limits on."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    listed = path.read_text("ascii").split() if path.exists() else []
    return [
        one
        for one in listed
        if str(SMALL.memory) in Path(f"/proc/{one}/limits").read_text("ascii")
    ]


def _waited_for(find):
    for _ in range(200):
        if found := find():
            return found
        time.sleep(0.05)
    raise AssertionError("waited 10 s in vain")

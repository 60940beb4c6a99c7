"""Children forked from one process: each alone with its file, whatever another did."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from holdwater.errors import Damaged, OverLimit
from holdwater.forks import Forks
from holdwater.isolate import Limits

SMALL = Limits(memory=256 << 20, seconds=1, output=1 << 16)

KEPT = []


def _open():
    """Name what is open, but for the listing itself."""
    return sorted(int(one.name) for one in Path("/proc/self/fd").iterdir())[:-1]


def act(content, *, how):
    """Do what is asked; what is kept here would be there for the next one."""
    KEPT.append(how)
    match how:
        case "hang":
            while True:
                pass
        case "doze":
            time.sleep(60)
        case "swell":
            return len(bytes(1 << 30))
        case "talk":
            return "word " * (1 << 16)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "leave":
            os._exit(0)
        case "err":
            raise ValueError
        case "write":
            sys.stdout.buffer.write(b'{"code": 0, "size": 2}\n{}')
    return {
        "kept": len(KEPT),
        "bytes": len(content),
        "open": _open(),
        "child": os.getpid(),
    }


def keep_ahead(wanted):
    KEPT.extend(["ahead"] * (wanted - len(KEPT)))


@pytest.fixture
def forks(monkeypatch):
    folder = str(Path(__file__).parent)
    monkeypatch.setattr(sys, "path", [folder, *sys.path])
    made = Forks("test_forks:act", limits=SMALL)
    yield made
    made.close()


def run(forks, how="", content=b"abc", ahead=1):
    arguments = {"how": how}
    return forks.run(content, source="a.csv", arguments=arguments, ahead=ahead)


def test_it_gives_each_file_a_child_of_its_own_that_has_it_and_its_answer(forks):
    one, other = run(forks), run(forks, content=bytes(3_000_000))
    assert (one["bytes"], other["bytes"]) == (3, 3_000_000)
    assert len({one["child"], other["child"], os.getpid()}) == 3
    assert one["kept"] == other["kept"] == 1
    assert one["open"] == other["open"] == [0, 1, 2]


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ("hang", OverLimit),
        ("swell", OverLimit),
        ("talk", OverLimit),
        ("crash", Damaged),
        ("leave", Damaged),
        ("err", Damaged),
        ("write", Damaged),
    ],
)
def test_it_tells_what_a_child_did_and_reads_the_next_file(forks, how, error):
    with pytest.raises(error, match=r"a\.csv"):
        run(forks, how)
    assert run(forks)["kept"] == 1


def test_it_ends_a_child_that_waits(forks, monkeypatch):
    monkeypatch.setattr("holdwater.forks.GRACE", 1)
    with pytest.raises(OverLimit, match="takes more than 1 s"):
        run(forks, "doze")
    assert run(forks)["kept"] == 1


def test_it_goes_on_where_its_process_was_ended(forks):
    run(forks)
    os.kill(forks._ready.pid, signal.SIGKILL)
    assert run(forks)["bytes"] == 3
    assert run(forks)["bytes"] == 3


def test_it_goes_on_where_its_process_is_gone_before_it_is_asked(forks):
    run(forks)
    forks._ready.kill()
    forks._ready.wait()
    assert run(forks)["bytes"] == 3
    assert run(forks, content=b"x" * 5_000_000)["bytes"] == 5_000_000


def test_it_makes_ready_once_what_every_child_has(forks):
    forks._ahead = "test_forks:keep_ahead"
    one, other = run(forks), run(forks)
    assert one["kept"] == other["kept"] == 2, "what was made ahead, and its own"
    assert run(forks, ahead=3)["kept"] == 4, "as much as is wanted"
    assert run(forks)["kept"] == 4, "and from then on"


def test_it_leaves_no_process_behind(forks):
    run(forks)
    pid = forks._ready.pid
    forks.close()
    assert not Path(f"/proc/{pid}").exists()

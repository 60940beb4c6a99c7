"""What was kept comes back as it was, or not at all: damaged, forged, halved, or crowded."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdwater.cache import store as module
from holdwater.cache.store import Store, open_store

VALUE = {"a": [1, "é", None, {"b": "\ud800"}], "long": "word " * 500}


@pytest.fixture
def home(tmp_path):
    return {
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def files(home):
    return sorted((Path(home["XDG_CACHE_HOME"]) / "holdwater").iterdir())


def test_it_gives_back_what_was_kept_under_its_name(home):
    open_store(home).save("one", VALUE)
    assert open_store(home).load("one") == VALUE
    assert open_store(home).load("two") is None
    open_store(home).save("one", [2])
    assert open_store(home).load("one") == [2]
    assert len(files(home)) == 1, "nothing else is left behind"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_it_takes_nothing_that_was_changed(home, data):
    store = open_store(home)
    store.save("one", VALUE)
    (path,) = files(home)
    content = path.read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "more", "swap"]))
    changed = bytearray(content)
    match how:
        case "flip":
            changed[at] ^= data.draw(st.integers(1, 255))
        case "cut":
            del changed[at:]
        case "more":
            changed.insert(at, data.draw(st.integers(0, 255)))
        case "swap":
            changed = bytearray(data.draw(st.binary(max_size=200)))
    if bytes(changed) == content:  # the same byte once more may be no change
        return
    path.write_bytes(changed)
    assert store.load("one") is None


def test_it_takes_nothing_from_another_hand_however_well_it_is_written(home, tmp_path):
    """A cache that was handed over, or written to, by somebody without the key."""
    own = open_store(home)
    own.save("one", "true")
    theirs = Store(tmp_path / "cache" / "holdwater", b"k" * 32)
    theirs.save("one", "false")
    assert theirs.load("one") == "false"
    assert own.load("one") is None


def test_it_takes_no_value_for_that_of_another_name(home):
    store = open_store(home)
    store.save("one", 1)
    (first,) = files(home)
    store.save("two", 2)
    (second,) = set(files(home)) - {first}
    second.write_bytes(first.read_bytes())
    assert store.load("two") is None
    assert store.load("one") == 1


def test_it_parses_nothing_that_bears_no_seal(home, monkeypatch):
    store = open_store(home)
    store.save("one", 1)
    (path,) = files(home)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    monkeypatch.setattr(module.json, "loads", lambda _: pytest.fail("was parsed"))
    monkeypatch.setattr(
        module.zlib, "decompressobj", lambda: pytest.fail("was unpacked")
    )
    assert store.load("one") is None


def test_it_follows_no_link_and_waits_for_no_pipe(home, tmp_path):
    store = open_store(home)
    store.save("one", 1)
    (path,) = files(home)
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert store.load("one") is None
    path.unlink()
    os.mkfifo(path)
    assert store.load("one") is None
    store.save("one", 3)
    assert store.load("one") == 3


@pytest.mark.parametrize("place", ["XDG_CACHE_HOME", "XDG_STATE_HOME"])
def test_it_keeps_nothing_where_others_may_write(home, place):
    assert open_store(home) is not None
    (Path(home[place]) / "holdwater").chmod(0o777)
    assert open_store(home) is None


def test_it_keeps_nothing_with_a_key_that_others_can_read(home):
    assert open_store(home) is not None
    (Path(home["XDG_STATE_HOME"]) / "holdwater" / "cache-key").chmod(0o644)
    assert open_store(home) is None


def test_it_makes_a_new_key_where_it_was_cut_short(home):
    open_store(home).save("one", 1)
    key = Path(home["XDG_STATE_HOME"]) / "holdwater" / "cache-key"
    key.write_bytes(key.read_bytes()[:9])
    assert open_store(home).load("one") is None
    open_store(home).save("one", 2)
    assert open_store(home).load("one") == 2


def test_it_says_of_each_that_only_its_owner_may_read_it(home):
    open_store(home).save("one", 1)
    key = Path(home["XDG_STATE_HOME"]) / "holdwater" / "cache-key"
    assert [one.stat().st_mode & 0o777 for one in (*files(home), key)] == [0o600] * 2


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"HOME": ""},
        {"HOME": "relative", "XDG_CACHE_HOME": "relative"},
        {"HOME": "/proc/1/nowhere"},
        {"HOME": "/dev/null"},
        {"HOME": "/tmp/a\0b"},
    ],
)
def test_it_does_without_where_there_is_no_place(told):
    assert open_store(told) is None


def test_it_goes_by_the_home_where_nothing_else_is_told(tmp_path):
    told = {"HOME": str(tmp_path), "XDG_CACHE_HOME": "not/absolute"}
    open_store(told).save("one", 1)
    assert len(list((tmp_path / ".cache" / "holdwater").iterdir())) == 1
    assert (tmp_path / ".local" / "state" / "holdwater" / "cache-key").is_file()


def test_it_throws_out_what_was_not_used_for_longest(home, monkeypatch):
    store = open_store(home)
    store.save("old", os.urandom(5_000).hex())
    (old,) = files(home)
    size = old.stat().st_size
    store.save("used", os.urandom(5_000).hex())
    for at, path in enumerate(files(home)):
        os.utime(path, (at, at))
    os.utime(old, (1_000, 1_000))
    assert store.load("used")
    monkeypatch.setattr(module, "MOST_BYTES", 2 * size + 100)
    store.save("new", os.urandom(5_000).hex())
    assert store.load("old") is None
    assert store.load("used")
    assert store.load("new")


def test_it_keeps_nothing_larger_than_may_be_read(home, monkeypatch):
    store = open_store(home)
    store.save("one", 1)
    monkeypatch.setattr(module, "MOST_FILE", 100)
    store.save("one", os.urandom(500).hex())
    assert store.load("one") == 1
    monkeypatch.setattr(module, "MOST_READ", 10)
    store.save("one", "a" * 50)
    assert store.load("one") is None


def test_it_takes_away_what_a_killed_write_left(home):
    store = open_store(home)
    folder = Path(home["XDG_CACHE_HOME"]) / "holdwater"
    (folder / "left.part").write_bytes(b"half")
    (folder / "at-work.part").write_bytes(b"half")
    before = time.time() - module.LEFT_BEHIND - 1
    os.utime(folder / "left.part", (before, before))
    store.save("one", 1)
    assert {one.name for one in files(home) if one.suffix == ".part"} == {
        "at-work.part"
    }


def test_it_does_without_where_the_disk_is_full(home, monkeypatch):
    store = open_store(home)
    store.save("one", 1)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    store.save("one", 2)
    assert store.load("one") == 1
    assert len(files(home)) == 1


WRITER = """
import sys
from holdwater.cache.store import open_store
store = open_store({"XDG_CACHE_HOME": sys.argv[1], "XDG_STATE_HOME": sys.argv[2]})
mine = sys.argv[3] * 200_000
print("ready", flush=True)
for _ in range(100_000):
    store.save("one", mine)
    found = store.load("one")
    if found is not None and (len(found), len(set(found))) != (200_000, 1):
        print("torn", flush=True)
"""


def test_it_is_whole_whoever_writes_at_once_and_is_killed(home):
    """Three writers, killed one after the other in the midst of it."""
    places = [home["XDG_CACHE_HOME"], home["XDG_STATE_HOME"]]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, *places, letter], stdout=subprocess.PIPE
        )
        for letter in "abc"
    ]
    try:
        for one in writers:
            assert one.stdout.readline() == b"ready\n"
        keys = {open_store(home)._key for _ in range(3)}
        assert len(keys) == 1
        for one in writers:
            time.sleep(0.3)
            one.send_signal(signal.SIGKILL)
            found = open_store(home).load("one")
            assert found is None or len(set(found)) == 1
    finally:
        for one in writers:
            one.kill()
            assert one.communicate()[0] == b"", "what was read was in pieces"
    open_store(home).save("one", "d")
    assert open_store(home).load("one") == "d"


def test_it_loads_no_code():
    """Neither pickle nor marshal: what is kept is JSON."""
    folder = Path(module.__file__).parent
    for path in folder.glob("*.py"):
        text = path.read_text("utf-8")
        for name in ("pickle", "marshal", "shelve", "eval(", "exec("):
            assert name not in text, path.name
    assert json.loads(json.dumps(VALUE)) == VALUE

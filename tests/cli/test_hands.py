"""Files checked side by side: the same report, whoever worked on it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from holdwater.cli.hands import are_files, has_fork, most_hands
from holdwater.settings import FORMATS

pytestmark = pytest.mark.skipif(not has_fork(), reason="this system does not fork")

#: Takes another hand for every few words, that small folders keep many busy. What the
#: hands say themselves goes by `os.write`, a line at once: `print` writes twice, and
#: another hand may speak between.
BUSY = (
    "import sys; from holdwater.cli import hands; hands.BYTES_A_HAND = 100; "
    "from holdwater.cli.main import run; {more}run(sys.argv[1:])"
)


def call(folder, *words, more="", **options):
    command = [sys.executable, "-W", "error", "-c", BUSY.format(more=more), *words]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        **options,
    )


def answer(folder, *words, **options):
    with call(folder, *words, **options) as process:
        told, errors = process.communicate(timeout=100)
    return process.returncode, told, errors


@pytest.fixture
def site(tmp_path):
    """Write a folder of pages of many sorts, some of which cannot be read."""
    for number in range(12):
        folder = tmp_path / f"part-{number % 3}"
        folder.mkdir(exist_ok=True)
        page = folder / f"page-{number:02}.md"
        boast = f"Page {number} restores 3x faster.\n\n" if number % 2 else ""
        page.write_text(f"# Page {number}\n\n{boast}It keeps {number} days.\n")
    (tmp_path / "part-1" / "broken.md").write_bytes(b"caf\xe9")
    (tmp_path / "part-2" / "holdwater.toml").write_text('fail_on = "never"\n')
    (tmp_path / "part-2" / "deck.pptx").write_bytes(b"no deck")
    return tmp_path


@pytest.mark.parametrize("format_", FORMATS)
def test_it_writes_the_same_with_many_hands_and_with_one(site, format_):
    one = answer(site, "check", "--format", format_, "--jobs", "1", ".")
    three = answer(site, "check", "--format", format_, "--jobs", "3", ".")
    assert one == three
    assert one[0] == 2
    assert "broken.md" in one[2]


def test_it_gives_the_hands_work(site):
    told = "import os; b = os.getpid(); t = hands.Telling.take; hands.Telling.take = "
    told += "lambda s, f: (os.write(2, b'%d\\n' % (os.getpid() - b)), t(s, f))[1]; "
    _, _, errors = answer(site, "check", "--jobs", "3", "part-0", more=told)
    distances = [int(line) for line in errors.splitlines()]
    assert len(distances) == 4, "each page is taken once"
    assert 0 not in distances, "and never by the one that tells"


def test_it_takes_no_further_hand_for_little(tmp_path):
    (tmp_path / "page.md").write_text("Plain.\n")
    told = "import concurrent.futures as c; c.ProcessPoolExecutor = None; "
    code, _, errors = answer(tmp_path, "check", "--jobs", "3", ".", more=told)
    assert (code, errors) == (0, "")


def test_it_says_where_a_hand_was_lost(site):
    dies = "import os, signal; hands.Telling.take = "
    dies += "lambda s, f: os.kill(os.getpid(), signal.SIGKILL); "
    code, _, errors = answer(site, "check", "--jobs", "2", ".", more=dies)
    assert code == 2
    assert "ended before its time. Memory may be short: try --jobs 1." in errors


def test_it_says_so_too_where_the_loss_is_noticed_when_giving_out_work(site):
    dies = "import os, signal, time; i, t = hands.islice, hands.Telling.take; "
    dies += "hands.Telling.take = lambda s, f: "
    dies += "t(s, f) if 'page-00' in f.name else "
    dies += "(time.sleep(1), os.kill(os.getpid(), signal.SIGKILL)); "
    dies += "hands.islice = lambda f, n: (time.sleep(3 if n == 1 else 0), i(f, n))[1]; "
    code, _, errors = answer(site, "check", "--jobs", "2", ".", more=dies)
    assert code == 2
    assert "a process that was checking files ended before its time" in errors


def test_it_ends_at_once_when_told_to_and_leaves_no_hand(site):
    waits = "import os, time; hands.Telling.take = "
    waits += "lambda s, f: (os.write(2, b'%d\\n' % os.getpid()), time.sleep(100)); "
    process = call(site, "check", "--jobs", "2", ".", more=waits)
    hands = [int(process.stderr.readline()) for _ in range(2)]
    process.kill()
    process.wait(timeout=30)
    end = time.monotonic() + 20
    while any(map(_lives, hands)):
        assert time.monotonic() < end, "a hand outlives whom it works for"
        time.sleep(0.05)
    process.stdout.close()
    process.stderr.close()


def _lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_it_stops_on_an_interrupt(site):
    waits = "import os, time; hands.Telling.take = "
    waits += "lambda s, f: (os.write(2, b'at work\\n'), "
    waits += "time.sleep(2), s.desk.check_file(f))[2]; "
    with call(site, "check", "--jobs", "2", ".", more=waits) as process:
        assert process.stderr.readline() == "at work\n"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130


def test_it_keeps_the_baseline_and_the_order_of_the_command_line(site):
    (site / "part-1" / "broken.md").unlink()
    written = answer(site, "check", "--write-baseline", "base.json", "part-1")
    assert written[0] == 0
    words = ["check", "--baseline", "base.json", "--format", "json", "--jobs", "2"]
    code, told, _ = answer(site, *words, "part-1", "part-0/page-03.md", "part-1")
    sources = [one["source"] for one in json.loads(told)["documents"]]
    assert sources == [
        "part-1/page-01.md",
        "part-1/page-04.md",
        "part-1/page-07.md",
        "part-1/page-10.md",
        "part-0/page-03.md",
    ]
    assert code == 1
    assert json.loads(told)["documents"][0]["summary"]["unsupported"] == 0


@pytest.mark.parametrize("given", ["0", "-1", "x", "257", "1.5"])
def test_it_takes_a_sensible_number_of_hands_only(tmp_path, given):
    code, _, errors = answer(tmp_path, "check", f"--jobs={given}")
    assert code == 2
    assert "is no number of files: 1 to 256" in errors


def test_it_takes_as_many_hands_as_it_is_given_processors():
    assert most_hands(7) == 7
    assert most_hands(None) == len(os.sched_getaffinity(0))


def test_it_takes_apart_what_is_files_and_nothing_else():
    assert are_files(["a", "b/c.md", "http"])
    assert not are_files(["a", "-"])
    assert not are_files(["HTTPS://example.com/"])
    assert not are_files([""])

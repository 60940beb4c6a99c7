"""What lies in the repository, and what does not."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: A page or a package of somebody else's soon has as many files as all of ours.
MOST_FILES = 3_000


def listed(git, *words):
    done = subprocess.run(
        [git, "-C", str(ROOT), "ls-files", "-z", *words],
        check=False,
        capture_output=True,
    )
    if done.returncode:
        pytest.skip("git knows no repository here")
    return [name for name in done.stdout.decode().split("\0") if name]


def test_it_holds_nothing_that_it_says_to_ignore(needs):
    assert listed(needs("git"), "--cached", "--ignored", "--exclude-standard") == []


def test_it_holds_what_people_wrote_and_can_read(needs):
    names = listed(needs("git"))
    assert 0 < len(names) < MOST_FILES
    assert [name for name in names if "node_modules" in name] == []

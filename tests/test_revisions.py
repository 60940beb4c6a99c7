"""What git knows of the files below a folder."""

import os
import subprocess
from datetime import date

import pytest

from holdwater import revisions
from holdwater.errors import UsageError
from holdwater.revisions import open_history


@pytest.fixture
def repository(tmp_path, needs):
    git = needs("git")
    who = {
        f"GIT_{role}_{what}": said
        for role in ("AUTHOR", "COMMITTER")
        for what, said in (("NAME", "A"), ("EMAIL", "a@example.org"))
    }
    settled = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}

    def run(*words, day="2026-10-01"):
        when = f"{day}T12:00:00+00:00"
        dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        subprocess.run(
            [git, *words],
            cwd=tmp_path,
            env={**settled, **dated},
            check=True,
            capture_output=True,
        )

    def commit(subject, day, **files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        run("add", ".")
        run("commit", "-qm", subject, day=day)

    run("init", "-q", "-b", "main")
    return tmp_path.resolve(), run, commit


def test_it_tells_the_commits_of_each_file_the_newest_first(repository):
    root, _, commit = repository
    commit("First\n\nand more", "2026-10-01", a="1", **{"b c\tü": "1"})
    commit("Sécond \x01 | odd", "2026-10-02", a="2")
    history = open_history(root)
    assert [(one.day, one.subject) for one in history.of(root / "a")] == [
        (date(2026, 10, 2), "Sécond \x01 | odd"),
        (date(2026, 10, 1), "First"),
    ]
    (only,) = history.of(root / "b c\tü")
    assert only == history.of(root / "a")[1]
    assert history.of(root / "none") == ()
    assert history.is_whole
    assert history.unsaved == frozenset()


def test_it_looks_below_its_folder_alone_and_says_what_is_not_committed(repository):
    root, _, commit = repository
    commit("First", "2026-10-01", claims__a="1", other="1")
    (root / "claims" / "a").write_text("2")
    (root / "claims" / "new").write_text("1")
    (root / "other").write_text("2")
    history = open_history(root / "claims")
    assert list(history.changes) == [root / "claims" / "a"]
    assert history.unsaved == {root / "claims" / "a", root / "claims" / "new"}


def test_it_says_where_it_does_not_reach_back(repository, monkeypatch):
    root, _, commit = repository
    for day in ("2026-10-01", "2026-10-02"):
        commit(day, day, a=day)
    monkeypatch.setattr(revisions, "_MOST_COMMITS", 1)
    history = open_history(root)
    assert [one.subject for one in history.of(root / "a")] == ["2026-10-02"]
    assert not history.is_whole


def test_it_runs_nothing_that_a_repository_asks_for(repository):
    root, run, commit = repository
    commit("First", "2026-10-01", a="1")
    for name in ("gpg.program", "core.fsmonitor", "diff.external", "core.pager"):
        run("config", name, f"touch {root}/ran; false")
    run("config", "log.showSignature", "true")
    assert open_history(root).of(root / "a")
    assert not (root / "ran").exists()


def test_it_says_that_there_is_no_repository(tmp_path):
    with pytest.raises(UsageError, match="there is no repository"):
        open_history(tmp_path)

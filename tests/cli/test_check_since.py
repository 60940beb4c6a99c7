"""`holdwater check --since`: what a change adds, asked of a real git."""

import json
import os
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("git"), reason="git is not on the PATH"
)

OLD = "Restores run 3x faster than pg_restore."
NEW = "Deploy in minutes."


def git(*words):
    names = ("AUTHOR", "COMMITTER")
    who = {f"GIT_{n}_NAME": "A" for n in names} | {
        f"GIT_{n}_EMAIL": "a@b" for n in names
    }
    settled = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], check=True, capture_output=True, env=settled)


@pytest.fixture
def repository(folder):
    (folder / ".git").rmdir()
    git("init", "-q", "-b", "main")
    (folder / "site").mkdir()
    (folder / "site" / "index.md").write_text(f"# Backup\n\n{OLD}\n", "utf-8")
    (folder / "site" / "old.md").write_text(f"{NEW}\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "First")
    return folder


def opened(call, *words, code):
    answer = call("check", *words, "--format", "json")
    assert answer.code == code, answer.err
    told = json.loads(answer.out)
    return {
        (document["source"], statement["text"])
        for document in told["documents"]
        for statement in document["statements"]
        for finding in statement["findings"]
        if finding["suppressed"] is None
    }


@pytest.mark.usefixtures("repository")
def test_it_reads_nothing_where_nothing_changed(call):
    answer = call("check", "--since", "HEAD", "site")
    assert (answer.code, answer.out) == (0, "nothing to read here\n")


def test_it_tells_what_a_change_adds_and_no_more(call, repository):
    page = repository / "site" / "index.md"
    page.write_text(f"# Backup\n\nA new line.\n\n{OLD} {NEW}\n", "utf-8")
    (repository / "site" / "ü new.md").write_text(f"{OLD}\n", "utf-8")
    assert opened(call, "--since", "HEAD", "site", code=1) == {
        ("site/index.md", NEW),
        ("site/ü new.md", OLD),
    }
    git("add", ".")
    git("commit", "-qm", "Second")
    assert opened(call, "--since", "HEAD~1", code=1) == {
        ("site/index.md", NEW),
        ("site/ü new.md", OLD),
    }
    assert opened(call, "--since", "HEAD", code=0) == set()


@pytest.mark.usefixtures("repository")
def test_it_knows_a_sentence_that_has_moved_to_another_page(call):
    git("mv", "site/index.md", "site/home.md")
    answer = call("check", "--since", "main", "site", "--format", "json")
    (document,) = json.loads(answer.out)["documents"]
    assert document["source"] == "site/home.md"
    (finding,) = (f for s in document["statements"] for f in s["findings"])
    assert finding["suppressed"] == "there at main"
    assert answer.code == 0


def test_it_works_from_below_the_root(call, repository, monkeypatch):
    (repository / "site" / "index.md").write_text(f"{OLD}\n\n{NEW}\n", "utf-8")
    monkeypatch.chdir(repository / "site")
    assert opened(call, "--since", "HEAD", code=1) == {("index.md", NEW)}


@pytest.mark.parametrize("name", ["nowhere", "--help", "HEAD:site", "-p"])
@pytest.mark.usefixtures("repository")
def test_it_tells_of_a_revision_that_is_not_there(call, name):
    answer = call("check", f"--since={name}")
    assert answer.code == 2
    assert f"git knows no revision {name!r} here" in answer.err


@pytest.mark.usefixtures("folder")
def test_it_tells_that_there_is_no_repository(call):
    answer = call("check", "--since", "HEAD")
    assert answer.code == 2
    assert "--since asks git, and there is no repository here" in answer.err


@pytest.mark.parametrize("source", ["-", "https://ottermere.example/"])
@pytest.mark.usefixtures("repository")
def test_it_is_for_files(call, source):
    answer = call("check", "--since", "HEAD", source)
    assert answer.code == 2
    assert f"--since is for files, and {source!r} is none" in answer.err


@pytest.mark.usefixtures("repository")
def test_it_tells_of_a_file_that_is_not_there(call):
    answer = call("check", "--since", "HEAD", "site/nowhere.md")
    assert answer.code == 2
    assert "site/nowhere.md: cannot be read" in answer.err

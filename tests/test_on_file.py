"""The claims a project has on file are found beside its settings."""

from datetime import date
from pathlib import Path

import pytest

from holdwater.errors import Gone
from holdwater.model.evidence import Evidence
from holdwater.on_file import OnFile, open_evidence
from holdwater.settings import open_settings

TODAY = date(2026, 11, 22)
RECORD = '+++\nid = "abc"\ntext = "It is here."\n+++\n'


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Settings in two folders, and a folder of claims in either."""
    (tmp_path / ".git").mkdir()
    for folder in (tmp_path, tmp_path / "inner"):
        (folder / "claims").mkdir(parents=True)
        (folder / "holdwater.toml").write_text("")
        (folder / "claims" / "abc.md").write_text(RECORD)
    (tmp_path / "inner" / "deep").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder):
    return open_settings(Path(folder), environment={}, command_line={})


def test_it_takes_the_nearest_folder_of_claims(tree):
    on_file = OnFile()
    assert on_file.root_of(settings("inner/deep")) == tree / "inner"
    assert on_file.root_of(settings(".")) == tree
    (tree / "inner" / "claims" / "abc.md").unlink()
    (tree / "inner" / "claims").rmdir()
    assert OnFile().root_of(settings("inner/deep")) == tree


def test_it_takes_those_of_this_folder_where_there_are_no_settings(tree):
    (tree / "holdwater.toml").unlink()
    ledger = OnFile().of(settings("."), today=TODAY)
    assert [one.id for one in ledger.records.records] == ["abc"]


def test_it_opens_a_ledger_once_and_anew_when_told_to(tree):
    on_file = OnFile()
    first = on_file.of(settings("."), today=TODAY)
    assert on_file.of(settings("."), today=TODAY) is first
    (tree / "claims" / "def.md").write_text(RECORD.replace("abc", "def"))
    on_file.forget()
    again = on_file.of(settings("."), today=TODAY)
    assert [one.id for one in again.records.records] == ["abc", "def"]


def test_it_has_none_where_there_are_no_claims(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    on_file = OnFile()
    assert on_file.of(settings("."), today=TODAY) is None
    assert on_file.faults(settings("."), today=TODAY) == []


def test_it_tells_a_record_from_a_page(tree):
    on_file = OnFile()
    (tree / "claims" / "README.md").write_text("# Our claims\n")
    (tree / "inner" / "deep" / "claims").mkdir()
    page = tree / "inner" / "deep" / "claims" / "index.md"
    page.write_text(RECORD)
    told = {
        path: on_file.is_record(tree / path, settings)
        for path in ("claims/abc.md", "claims/README.md", "inner/claims/abc.md")
    }
    assert told == {
        "claims/abc.md": True,
        "claims/README.md": False,
        "inner/claims/abc.md": True,
    }
    assert not on_file.is_record(page, settings)


def test_it_tells_every_fault_with_its_file(tree):
    (tree / "claims" / "abc.md").write_text(RECORD.replace("text", "txt"))
    faults = OnFile().faults(settings("."), today=TODAY)
    assert {one.source for one in faults} == {"claims/abc.md"}
    assert faults[-1].message.startswith("claims/abc.md:3:1: no key of a record")


def test_it_says_that_evidence_is_gone(tmp_path):
    with pytest.raises(Gone, match="the file is gone"):
        open_evidence(Evidence(name="e", path=tmp_path / "none.csv", kind="benchmark"))

"""The desk opens everything once, and reports the rest when one input is bad."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.samples import levels, unsupported

from holdwater.claims.learned import (
    Agreement,
    CrossValidation,
    Learned,
    Record,
    Weight,
)
from holdwater.claims.learned_file import sha256_of, write_record
from holdwater.desk import Desk
from holdwater.errors import SettingsError, UnknownFormat
from holdwater.model.report import Failure, Report
from holdwater.rules.rulebook import open_rulebook

CLAIM = unsupported().text + "\n"
HIT = f"hit={unsupported().rule}"

RULES = open_rulebook().rules


@pytest.fixture(autouse=True)
def repository(tmp_path, monkeypatch):
    """A repository, with the shell in its root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def write(path, text):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def desk(*, now=datetime(2026, 11, 22, 23, 30, tzinfo=UTC), **given):
    return Desk(environment={}, command_line=given, now=now)


def checked(*paths, at=None):
    return list((at or desk()).check_paths([Path(path) for path in paths]))


def said(results):
    """Write results as a reader of the report would meet them."""
    return [
        f"{one.source}: {one.message}"
        if isinstance(one, Failure)
        else f"{one.document.source}: {one.summary.unsupported}"
        for one in results
    ]


# -- what it reads ------------------------------------------------------------------


def test_it_checks_files_and_folders_in_the_order_they_were_given():
    for name in ("b/2.md", "b/1.txt", "b/deep/0.mdx", "b/skipped.png", "a.md"):
        write(name, CLAIM)
    assert said(checked("b", "a.md")) == [
        "b/1.txt: 1",
        "b/2.md: 1",
        "b/deep/0.mdx: 1",
        "a.md: 1",
    ]


def test_it_reports_the_rest_when_inputs_are_bad():
    write("site/good.md", CLAIM)
    write("site/damaged.md", b"caf\xe9")
    write("site/large.md", "a" * 60)
    write("deck.pptx", b"PK")
    results = checked("none.md", "site", "deck.pptx", "none", at=desk(max_bytes="50"))
    assert [type(one) for one in results] == [
        Failure,
        Failure,
        Report,
        Failure,
        Failure,
        Failure,
    ]
    lines = said(results)
    assert lines[0] == "none.md: cannot be read: No such file or directory"
    assert lines[1].startswith("site/damaged.md: is not utf-8: byte 0xe9 at offset 3")
    assert lines[2] == "site/good.md: 1"
    assert lines[3] == (
        "site/large.md: is larger than 50 bytes. "
        "Raise `max_bytes` (--max-bytes) to read it all the same."
    )
    assert lines[4].startswith("deck.pptx: is damaged: ")
    assert lines[5] == "none: cannot be read: No such file or directory"


def test_it_does_not_ask_for_a_reader_of_what_is_not_there():
    assert said(checked("none.pptx")) == [
        "none.pptx: cannot be read: No such file or directory"
    ]


def test_it_reads_what_is_named_even_if_folders_pass_over_it():
    write("holdwater.toml", 'exclude = ["drafts/"]')
    write("drafts/a.md", CLAIM)
    assert said(checked(".")) == []
    assert said(checked("drafts/a.md")) == ["drafts/a.md: 1"]


def test_it_passes_over_what_a_folder_below_says():
    """From wherever it is called, the same files are checked."""
    write("holdwater.toml", 'exclude = ["/docs/old/", "drafts/"]')
    write("docs/holdwater.toml", 'fail_on = "never"')
    write("docs/old/a.md", CLAIM)
    write("site/holdwater.toml", 'exclude = ["/drafts/", "b.md"]')
    for name in ("a.md", "b.md", "drafts/a.md", "in/drafts/a.md", "in/b.md"):
        write(f"site/{name}", CLAIM)
    own = ["site/a.md: 1", "site/in/drafts/a.md: 1"]
    assert said(checked(".")) == own
    assert said(checked("site")) == own
    assert said(checked("docs")) == []
    assert said(checked("site/in")) == own[1:]
    write("site/holdwater.toml", "exclude = 1")
    assert all("exclude" in line for line in said(checked(".")))


def test_it_checks_bytes_from_nowhere():
    report = desk().check_bytes(
        CLAIM.encode(), source="-", media_type="text/plain", folder=Path()
    )
    assert report.document.source == "-"
    assert report.summary.unsupported == 1
    with pytest.raises(UnknownFormat, match="no reader for media type 'text/x'"):
        desk().check_bytes(b"", source="-", media_type="text/x", folder=Path())


# -- settings -----------------------------------------------------------------------


def test_it_judges_each_file_by_the_settings_of_its_folder():
    write("holdwater.toml", levels(**{unsupported().rule: "note"}))
    write("a.md", CLAIM)
    write("strict/holdwater.toml", levels(**{unsupported().rule: "error"}))
    write("strict/b.md", CLAIM)
    write("quiet/holdwater.toml", levels(**{unsupported().rule: "off"}))
    write("quiet/c.md", CLAIM)
    found = {
        one.document.source: [f.level for j in one.judged for f in j.findings]
        for one in checked(".")
    }
    assert found == {"a.md": ["note"], "quiet/c.md": [], "strict/b.md": ["error"]}


def test_it_opens_settings_and_lenses_once():
    write("a/x.md", CLAIM)
    write("b/y.md", CLAIM)
    at = desk()
    checked(".", at=at)
    one, other = at.settings(Path("a")), at.settings(Path("b"))
    assert at.settings(Path("a")) is one
    assert at.lens(one) is at.lens(other)


def test_it_reads_settings_anew_once_they_are_forgotten_and_keeps_the_model():
    write("page.md", CLAIM)
    at = desk()
    (before,) = checked("page.md", at=at)
    model = at.model
    write("holdwater.toml", levels())
    (still,) = checked("page.md", at=at)
    at.forget_files()
    (after,) = checked("page.md", at=at)
    assert before.attention
    assert still.attention
    assert not after.attention
    assert at.model is model


def test_it_opens_what_was_learned_once_and_where_settings_name_it():
    record = Record(
        date="2026-11-22",
        version="0.1.0",
        trained="",
        model_sha256=sha256_of(desk().model),
        files=(),
        asking=0,
        learned=Learned(shift=-2.0, weights=(Weight(HIT, -2.0, 9),)),
        agreement=Agreement(0, 0, 0),
        cross_validation=CrossValidation(0, 0, 0, 0, 0),
        changed=(),
    )
    write("own.json", write_record(record))
    write("a/holdwater.toml", 'learned = "../own.json"')
    write("b/deep/holdwater.toml", 'learned = "../../own.json"')
    at = desk()
    one, other, bare = (at.settings(Path(p)) for p in ("a", "b/deep", "b"))
    assert at.lens(one).learned.weights == record.learned.weights
    assert at.lens(other).learned.shift == -2.0
    assert at.record(one) is at.record(one)
    assert at.record(bare) is None
    assert at.lens(bare) is at.shipped_lens(one)
    assert at.shipped_lens(one).learned is None


def test_it_refuses_what_learning_did_not_write():
    write("holdwater.toml", 'learned = "own.json"')
    write("own.json", "{}")
    at = desk()
    with pytest.raises(SettingsError, match=r"^own.json: is not what `holdwater le"):
        at.lens(at.settings(Path()))
    assert at.shipped_lens(at.settings(Path())).learned is None


def test_it_reports_the_rest_when_the_settings_of_a_folder_are_broken():
    write("a.md", CLAIM)
    write("deep/holdwater.toml", 'fail_on = "x"')
    write("deep/b.md", CLAIM)
    write("other/holdwater.toml", '\n[rules]\nno-such-rule = "off"')
    write("other/c.md", CLAIM)
    lines = said(checked("."))
    assert lines[0] == "a.md: 1"
    assert lines[1].startswith("deep/b.md: deep/holdwater.toml:1:1: `fail_on` is 'x'")
    assert lines[2].startswith(
        "other/c.md: other/holdwater.toml:3:1: no rule is called 'no-such-rule'."
    )
    assert said(checked("deep"))[0].startswith("deep: deep/holdwater.toml:1:1: `fai")


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        (RULES[0].name[:-1], f"Did you mean `{RULES[0].name}`? "),
        (RULES[0].code, f"Did you mean `{RULES[0].name}`? "),
        ("zzz", ""),
    ],
)
@pytest.mark.parametrize("level", ["off", "note", "error"])
def test_it_refuses_a_rule_that_is_not_there(rule, hint, level):
    write(
        "holdwater.toml", f'[rules]\n{unsupported().rule} = "note"\n{rule} = "{level}"'
    )
    at = desk()
    with pytest.raises(SettingsError) as error:
        at.lens(at.settings(Path()))
    assert str(error.value) == (
        f"holdwater.toml:3:1: no rule is called {rule!r}. {hint}"
        "`holdwater rules list` names them all."
    )


# -- audiences ----------------------------------------------------------------------


def test_it_opens_a_lens_for_each_audience():
    at = desk()
    settings = at.settings(Path())
    it, business = at.lens(settings), at.lens(settings, audience="business")
    assert (it.rulebook.audience, business.rulebook.audience) == ("it", "business")
    assert it.model is not None
    assert business.model is None, "what it learned is to doubt claims"
    assert at.lens(settings, audience="business") is business


def test_it_takes_levels_of_rules_whomever_they_are_for():
    write("holdwater.toml", '[rules]\nformal-word = "off"\nfear = "off"')
    at = desk()
    settings = at.settings(Path())
    assert "fear" in at.lens(settings).rulebook.off
    assert "formal-word" in at.lens(settings, audience="business").rulebook.off


def test_it_finds_a_rule_whomever_it_is_for():
    write("holdwater.toml", '[rules]\nformal-word = "error"')
    at = desk()
    settings = at.settings(Path())
    assert at.rule("HB103", settings).level == "error"
    assert at.rule("fear", settings).audience == "it"
    assert at.rule("zebra", settings) is None


def test_it_knows_words_for_the_business_alone():
    at = desk(known_words="erp")
    settings = at.settings(Path())
    assert at.lens(settings, audience="business").rulebook.known == {"erp"}
    assert at.lens(settings).rulebook.known == frozenset()


# -- the day ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, date(2026, 11, 22)),
        ({"timezone": "UTC"}, date(2026, 11, 22)),
        ({"timezone": "Europe/Zurich"}, date(2026, 11, 23)),
        ({"timezone": "America/New_York"}, date(2026, 11, 22)),
        ({"timezone": "Europe/Zurich", "today": "2026-01-02"}, date(2026, 1, 2)),
    ],
)
def test_it_knows_which_day_it_is(given, day):
    at = desk(**given)
    assert at.today(at.settings(Path())) == day
    write("a.md", CLAIM)
    assert [one.today for one in checked("a.md", at=at)] == [day]

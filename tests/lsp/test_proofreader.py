"""A page is looked at with the settings of its folder, and whatever is wrong with it."""

import os
from datetime import timedelta

import pytest
from tests.lsp.conftest import NOW
from tests.samples import levels, unsupported

from holdwater.check.baseline import written_baseline
from holdwater.desk import Desk
from holdwater.lsp.diagnostics import open_findings
from holdwater.lsp.proofreader import Place, Proofreader, place_of

TEXT = unsupported().text + "\n"


def _rules(look):
    return [one.rule for one in open_findings(look)]


def test_it_judges_a_page_that_was_never_saved(look, folder):
    assert _rules(look(TEXT)) == [unsupported().rule]
    assert not (folder / "page.md").exists()


@pytest.mark.parametrize("text", ["\ufeff" + TEXT, "\ufeff\ufeff" + TEXT, TEXT])
@pytest.mark.parametrize("name", ["page.md", "page.html", "page.txt"])
def test_it_knows_by_how_much_a_mark_shifts_a_page(look, text, name):
    seen = look(text, name)
    assert text[seen.shift :] == seen.report.document.text


def test_it_reads_what_the_editor_decoded_whatever_is_said_of_its_encoding(
    look, folder
):
    (folder / "holdwater.toml").write_text('encoding = "utf-16"\n')
    text = f'<meta charset="latin-1"><p>Zürich 😀. {TEXT}</p>'
    assert look(text, "page.html").report.document.text == text


def test_it_replaces_what_is_no_character(look):
    assert _rules(look("\ud83d\n\n" + TEXT)) == [unsupported().rule]


def test_it_keeps_to_the_settings_of_the_folder(look, folder):
    (folder / "below").mkdir()
    (folder / "below" / "holdwater.toml").write_text(levels())
    assert _rules(look(TEXT, "below/page.md")) == []
    assert _rules(look(TEXT)) == [unsupported().rule]


def test_it_does_not_read_settings_again_until_it_is_told(proofreader, page, folder):
    assert _rules(proofreader.look(page(TEXT)))
    (folder / "holdwater.toml").write_text(levels())
    assert _rules(proofreader.look(page(TEXT)))
    proofreader.forget_files()
    assert not _rules(proofreader.look(page(TEXT)))


@pytest.mark.parametrize(
    ("written", "at", "said"),
    [
        ('[rules]\nno-such = "off"\n', (2, 1), "no rule is called 'no-such'"),
        ('\nfail_on = "sometimes"\n', (2, 1), "fail_on"),
        ("a = = b\n", (1, 5), "not TOML"),
        ('learned = "no-such.json"\n', (1, 1), "no-such.json: is no file"),
        ('baseline = "no-such.json"\n', (1, 1), "no-such.json, which is no file"),
        ('baseline = "."\n', (1, 1), "which is no file"),
    ],
)
def test_it_tells_where_settings_are_broken(look, folder, written, at, said):
    (folder / "holdwater.toml").write_text(written)
    seen = look(TEXT)
    assert seen.report is None
    assert seen.is_settings
    assert said in seen.trouble
    assert seen.place == Place(folder / "holdwater.toml", *at)


def test_it_waits_for_no_pipe_that_a_folder_names(look, folder):
    os.mkfifo(folder / "pipe")
    (folder / "holdwater.toml").write_text('baseline = "pipe"\n')
    assert "no file" in look(TEXT).trouble


def test_it_settles_what_was_there_before_in_each_look(look, folder, proofreader, page):
    text, _count = written_baseline([look(TEXT).report], date="2026-11-22")
    (folder / "before.json").write_text(text)
    (folder / "holdwater.toml").write_text('baseline = "before.json"\n')
    assert _rules(look(TEXT)) == []
    assert _rules(proofreader.look(page(TEXT))) == []  # nothing was used up
    assert _rules(proofreader.look(page(TEXT + "\n" + TEXT))) == [unsupported().rule]


def test_it_tells_of_a_baseline_that_is_none(look, folder):
    (folder / "before.json").write_text("{}")
    (folder / "holdwater.toml").write_text('baseline = "before.json"\n')
    seen = look(TEXT)
    assert seen.is_settings
    assert "before.json: is no baseline" in seen.trouble
    assert seen.place == Place(folder / "holdwater.toml", 1, 1)


def test_it_leaves_a_page_that_is_too_large(look, folder):
    (folder / "holdwater.toml").write_text("max_bytes = 10\n")
    seen = look("é" * 6)
    assert seen.report is None
    assert not seen.is_settings
    assert "larger than 10 bytes" in seen.trouble
    assert look("é" * 5).report is not None


@pytest.mark.parametrize(
    ("patterns", "name", "is_left_out"),
    [
        ('["drafts/"]', "drafts/page.md", True),
        ('["drafts/"]', "site/drafts/deep/page.md", True),
        ('["/drafts/"]', "site/drafts/page.md", False),
        ('["*.md", "!page.md"]', "page.md", False),
        ('["page.md"]', "site/page.md", True),
        ('["other.md"]', "page.md", False),
    ],
)
def test_it_passes_over_what_settings_leave_out(
    look, folder, patterns, name, is_left_out
):
    (folder / "holdwater.toml").write_text(f"exclude = {patterns}\n")
    seen = look(TEXT, name)
    assert (seen.report is None) == is_left_out
    assert seen.trouble is None


def test_it_leaves_out_by_where_the_settings_stand(look, folder):
    (folder / "site").mkdir()
    (folder / "site" / "holdwater.toml").write_text('exclude = ["/page.md"]\n')
    assert look(TEXT, "site/page.md").report is None
    assert look(TEXT, "page.md").report is not None


@pytest.mark.usefixtures("folder")
def test_it_judges_by_the_day_it_is_now(page):
    days = iter([NOW, NOW + timedelta(days=40)])
    desk = Desk(environment={}, command_line={}, now=NOW)
    proofreader = Proofreader(desk, now=lambda: next(days))
    seen = [proofreader.look(page(TEXT)).report.today.isoformat() for _ in range(2)]
    assert seen == ["2026-11-22", "2027-01-01"]


def test_it_answers_whatever_happens(proofreader, page, monkeypatch, caplog):
    def fails(*_arguments, **_named):
        raise RuntimeError("zimbo")

    monkeypatch.setattr(Desk, "check_document", fails)
    seen = proofreader.look(page(TEXT))
    assert seen.report is None
    assert "a fault in Holdwater" in seen.trouble
    assert "zimbo" in caplog.text
    monkeypatch.undo()
    assert _rules(proofreader.look(page(TEXT)))


def test_it_takes_no_variable_for_a_file(folder):
    assert place_of("HOLDWATER_TODAY") is None
    assert place_of(None) is None
    (folder / "a:1.toml").write_text("")
    assert place_of("a:1.toml:3:7") == Place(folder / "a:1.toml", 3, 7)
    assert place_of("a:1.toml") == Place(folder / "a:1.toml", 1, 1)

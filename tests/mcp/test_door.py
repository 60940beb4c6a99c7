"""What is handed in at an assistant's door, and what is not let in."""

import os
from datetime import UTC, datetime

import pytest
from tests.samples import PLAIN, unsupported

from holdwater.errors import HoldwaterError, ReadError, SettingsError, TooLarge
from holdwater.mcp.door import MOST_TEXT, Door, below


@pytest.fixture
def root(tmp_path):
    """A folder with a page, beside a file and a folder that are nobody's business."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / "page.md").write_text(unsupported().text, "utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "page.txt").write_text(PLAIN, "utf-8")
    (tmp_path / "site-secret").mkdir()
    (tmp_path / "site-secret" / "a.md").write_text("A secret.", "utf-8")
    (tmp_path / "secret.md").write_text("A secret.", "utf-8")
    return folder.resolve()


def door(root=None, *, clock=lambda: datetime(2026, 11, 22, tzinfo=UTC), **given):
    return Door(environment={}, clock=clock, root=root, **given)


def _standings(report):
    return [one.standing for one in report.judged]


def test_it_reads_a_text_and_a_file_alike(root):
    text = door().report({"text": unsupported().text}, audience=None)
    file = door(root).report({"path": "page.md"}, audience=None)
    assert _standings(text) == _standings(file) == ["unsupported"]
    assert (text.document.source, file.document.source) == ("text", "page.md")


def test_it_names_a_file_as_from_the_root(root):
    (root / "link.md").symlink_to(root / "deep" / "page.txt")
    for named in ("deep/page.txt", "./deep/../deep/page.txt", str(root / "link.md")):
        report = door(root).report({"path": named}, audience=None)
        assert report.document.source == "deep/page.txt"


@pytest.mark.parametrize(
    "named",
    ["../secret.md", "deep/../../secret.md", "../site-secret/a.md", "/etc/passwd"],
)
def test_it_reads_nothing_outside_the_root(root, named):
    with pytest.raises(ReadError, match="lies outside the root"):
        below(root, named)


def test_it_follows_no_link_out_of_the_root(root):
    (root / "away.md").symlink_to(root.parent / "secret.md")
    (root / "up").symlink_to(root.parent)
    for named in ("away.md", "up/secret.md"):
        with pytest.raises(ReadError, match="lies outside the root"):
            below(root, named)


def test_it_does_not_say_what_is_there_outside(root):
    said = []
    for named in ("../secret.md", "../nothing.md"):
        with pytest.raises(ReadError) as error:
            below(root, named)
        said.append(error.value.message)
    assert said[0] == said[1]


def test_it_opens_nothing_but_files(root):
    os.mkfifo(root / "pipe.md")
    (root / "round.md").symlink_to(root / "round.md")
    for named, said in (
        ("pipe.md", "is no file"),
        ("deep", "is a folder"),
        ("none.md", "is not there"),
        ("round.md", "no"),
        ("a\0b", "is no name of a file"),
        ("\ud800.md", "no"),
        ("x" * 5000, "no"),
    ):
        with pytest.raises(ReadError, match=said):
            door(root).report({"path": named}, audience=None)


def test_it_says_which_kinds_of_file_it_reads(root):
    (root / "page.rtf").write_text("x")
    with pytest.raises(ReadError, match=r"page.rtf: no reader for \.rtf"):
        door(root).report({"path": "page.rtf"}, audience=None)


def test_it_reads_no_file_without_a_root():
    with pytest.raises(HoldwaterError, match="no files are read here"):
        door().report({"path": "page.md"}, audience=None)


@pytest.mark.parametrize("source", [{}, {"text": "x", "path": "page.md"}])
def test_it_asks_for_one_of_the_two(root, source):
    with pytest.raises(HoldwaterError, match="`text` or `path` is to be given"):
        door(root).report(source, audience=None)


def test_it_refuses_a_text_that_is_too_large():
    report = door().report({"text": "a" * MOST_TEXT}, audience=None)
    assert len(report.judged) == 1
    # What counts is bytes: these are two each.
    with pytest.raises(TooLarge, match=r"200,002 bytes; 200,000 .* Send it in parts"):
        door().report({"text": "é" * (MOST_TEXT // 2 + 1)}, audience=None)


def test_it_reads_half_a_character_as_a_question_mark():
    report = door().report({"text": "\ud800 Set it to 20."}, audience=None)
    assert report.document.text.startswith("?")


def test_it_reads_a_text_as_what_it_is_said_to_be():
    text = "<p>Deploy <b>in</b> minutes.</p>"
    for media_type, said in (
        ("html", "Deploy in minutes."),
        ("plain", "<p>Deploy <b>in</b> minutes.</p>"),
    ):
        source = {"text": text, "media_type": media_type}
        report = door().report(source, audience=None)
        assert [one.statement.text for one in report.judged] == [said]


def test_it_keeps_to_the_settings_of_the_folder(root):
    sample = unsupported()
    (root / "holdwater.toml").write_text(f'[rules]\n{sample.rule} = "note"\n')
    for source in ({"text": sample.text}, {"path": "page.md"}):
        (judged,) = door(root).report(source, audience=None).judged
        assert [one.level for one in judged.findings] == ["note"]


def test_it_reads_a_text_as_utf_8_whatever_encoding_files_have(root):
    (root / "holdwater.toml").write_text('encoding = "latin-1"\n')
    (root / "page.md").write_bytes(b"Caf\xe9.")
    at = door(root)
    assert at.report({"text": "Café."}, audience=None).document.text == "Café."
    assert at.report({"path": "page.md"}, audience=None).document.text == "Café."


def test_it_takes_the_audience_it_is_given_before_that_of_the_folder(root):
    (root / "holdwater.toml").write_text('audience = "business"\n')
    at = door(root)
    found = [
        at.report({"path": "page.md"}, audience=audience).audience
        for audience in (None, "it", "business")
    ]
    assert found == ["business", "it", "business"]


def test_it_says_where_settings_are_wrong_and_reads_them_anew(root):
    at = door(root)
    (root / "holdwater.toml").write_text('fail_on = "sometimes"\n')
    with pytest.raises(SettingsError, match=r"holdwater.toml:1:1: `fail_on`"):
        at.report({"text": PLAIN}, audience=None)
    (root / "holdwater.toml").write_text('fail_on = "never"\n')
    assert at.report({"text": PLAIN}, audience=None).judged


def test_it_judges_by_the_day_of_the_call():
    days = iter(
        [datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)]
    )
    at = door(clock=lambda: next(days))
    found = [at.report({"text": PLAIN}, audience=None).today.day for _ in range(2)]
    assert found == [22, 23]
    assert (
        door(today="2020-01-02").report({"text": "x"}, audience=None).today.year == 2020
    )

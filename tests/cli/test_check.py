"""What `holdwater check` says to a shell, and where it says it."""

import json
import os

import pytest
from tests.check.selling import SILENT
from tests.samples import PLAIN, levels, puffery, unsupported

from holdwater import __version__
from holdwater.cli.main import run
from holdwater.report.wire import REPORT_SCHEMA
from holdwater.settings import FAIL_ON


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def report_of(answer):
    """Read a JSON report; nothing else may stand on standard output."""
    return json.loads(answer.out)


def test_it_tells_a_thorough_reader_more(call, folder):
    rows = "\n\n".join(f"Crate number {at} stands in row {at}." for at in range(12))
    unsure = "Nothing else comes close."
    sure = "Bank-grade security watches over your data day and night."
    (folder / "a.md").write_text(f"# Crates\n\n{rows}\n\n{sure}\n\n{unsure}\n", "utf-8")

    def doubted(*words):
        report = report_of(call("check", "a.md", "--format", "json", *words))
        (page,) = report["documents"]
        return {one["text"] for one in page["statements"] if one["findings"]}

    assert doubted() == {sure}
    assert doubted("--thorough") == {sure, unsure}
    more = "1 more statement may claim something, less surely (`--thorough`)"
    assert more in call("check", "a.md").out
    assert "less surely" not in call("check", "a.md", "--thorough").out
    (folder / "holdwater.toml").write_text("thorough = true\n", "utf-8")
    assert doubted() == {sure, unsure}


# -- exit codes ---------------------------------------------------------------------

#: What is checked, at which level its rule stands, and what reaches --fail-on.
REACHES = [
    (lambda: PLAIN, None, ""),
    (lambda: unsupported().text, "error", "unsupported puffery error warning note"),
    (lambda: unsupported().text, "warning", "unsupported puffery warning note"),
    (lambda: unsupported().text, "note", "note"),
    (lambda: unsupported().text, "off", ""),
    (lambda: puffery().text, "error", "puffery error warning note"),
    (lambda: puffery().text, "warning", "puffery warning note"),
    (lambda: puffery().text, "note", "note"),
]


@pytest.mark.parametrize(
    ("text", "level", "reaching"),
    REACHES,
    ids="plain error warning note off puffery-error puffery-warning puffery-note".split(),
)
def test_it_ends_with_1_when_something_reaches_fail_on(
    call, folder, text, level, reaching
):
    rules = {one.rule: level for one in (unsupported(), puffery()) if level}
    (folder / "holdwater.toml").write_text(levels(**rules), "utf-8")
    (folder / "a.md").write_text(text(), "utf-8")
    ended = {
        fail_on: call("check", "--quiet", "--fail-on", fail_on) for fail_on in FAIL_ON
    }
    expected = {
        fail_on: (int(fail_on in reaching.split()), "", "") for fail_on in FAIL_ON
    }
    assert ended == expected


def test_it_fails_on_what_is_unsupported_unless_told_otherwise(call, folder):
    (folder / "a.md").write_text(unsupported().text)
    (folder / "b.md").write_text(PLAIN)
    assert call("check").code == 1
    assert call("check", "b.md").code == 0
    (folder / "holdwater.toml").write_text('fail_on = "never"')
    assert call("check").code == 0
    assert call("check", "--fail-on", "note").code == 1


def test_it_never_hides_an_input_it_could_not_read(call, folder):
    (folder / "a.md").write_text(unsupported().text)
    for fail_on in FAIL_ON:
        assert call("check", "a.md", "none.md", "--fail-on", fail_on).code == 2


# -- one bad input among many -------------------------------------------------------


def test_it_reports_the_rest_when_one_input_is_bad(call, folder):
    (folder / "site").mkdir()
    (folder / "site" / "a.md").write_text(unsupported().text)
    (folder / "site" / "b.md").write_bytes(b"caf\xe9")
    (folder / "site" / "c.md").write_text(PLAIN)
    answer = call("check", "site", "deck.pptx", "--format", "json")
    report = report_of(answer)
    assert answer.code == 2
    assert [one["source"] for one in report["documents"]] == ["site/a.md", "site/c.md"]
    assert [one["source"] for one in report["errors"]] == ["site/b.md", "deck.pptx"]
    said = [f"{one['source']}: {one['message']}" for one in report["errors"]]
    assert answer.err.splitlines() == said
    assert "byte 0xe9 at offset 3" in said[0]
    assert "No such file" in said[1]
    assert report["summary"]["statements"] == 2

    told = call("check", "site", "deck.pptx")
    assert told.code == 2
    assert told.err == answer.err
    assert "not read: site/b.md, deck.pptx" in told.out


def test_it_reports_the_rest_when_a_folder_has_broken_settings(call, folder):
    (folder / "deep").mkdir()
    (folder / "a.md").write_text(PLAIN)
    (folder / "deep" / "b.md").write_text(PLAIN)
    (folder / "deep" / "holdwater.toml").write_text("\nzebra = 1\n")
    answer = call("check", "--format", "json")
    assert answer.code == 2
    report = report_of(answer)
    assert [one["source"] for one in report["documents"]] == ["a.md"]
    assert answer.err.startswith(
        "deep/b.md: deep/holdwater.toml:2:1: no setting is called 'zebra'."
    )


def test_it_does_not_begin_with_broken_settings(call, folder):
    (folder / "a.md").write_text(PLAIN)
    (folder / "holdwater.toml").write_text('[rules]\nno-such-rule = "off"')
    answer = call("check", "--format", "json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("holdwater.toml:2:1: no rule is called 'no-such-rule'")
    assert call("check", "--config", "none.toml") == (
        2,
        "",
        "none.toml: cannot be read: No such file or directory\n",
    )


def test_it_says_so_when_there_is_nothing_to_read(call):
    assert call("check") == (0, "nothing to read here\n", "")
    assert report_of(call("check", "--format", "json"))["documents"] == []


# -- JSON ---------------------------------------------------------------------------


def test_it_writes_json_and_nothing_else(call, folder):
    (folder / "a.md").write_text(f"# {PLAIN}\n\n{unsupported().text}\n", "utf-8")
    answer = call("check", "--format", "json", "--today", "2026-02-03")
    report = report_of(answer)
    assert (report["schema"], report["version"]) == (REPORT_SCHEMA, __version__)
    assert report["today"] == "2026-02-03"
    (document,) = report["documents"]
    assert [one["text"] for one in document["statements"]] == [
        PLAIN,
        unsupported().text,
    ]
    assert document["summary"] == report["summary"]
    span = document["statements"][1]["span"]
    assert (span["line"], span["column"], span["end_line"]) == (3, 1, 3)
    assert report["errors"] == []
    assert answer.err == ""


def test_it_survives_a_name_that_is_not_text(call, folder):
    # A file named in another encoding: half of a surrogate pair, as Python has it.
    name = os.fsdecode(b"caf\xe9.md")
    (folder / name).write_text(PLAIN)
    assert call("check").code == 0
    assert report_of(call("check", "--format", "json"))["documents"]
    assert call("check", "--format", "json", "--output", "o.json").code == 0
    assert json.loads((folder / "o.json").read_text("utf-8"))["documents"]


# -- standard input -----------------------------------------------------------------


def test_it_reads_standard_input_as_it_is_told(call):
    given = f"# {PLAIN}\n".encode()
    told = call("check", "-", given=given)
    assert told.code == 0
    assert told.out.startswith("standard input  nothing that the rules doubt\n")
    for media_type, block in (
        ("text/markdown", "heading"),
        ("text/plain", "paragraph"),
    ):
        answer = call(
            "check", "-", "--media-type", media_type, "--format", "json", given=given
        )
        (document,) = report_of(answer)["documents"]
        assert document["source"] == "-"
        assert document["media_type"] == media_type
        assert document["statements"][0]["block"] == block


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (["--media-type", "image/png"], b"", "no reader for media type 'image/png'"),
        (["--max-bytes", "3"], b"abcd", "is larger than 3 bytes. Raise `max_bytes`"),
        ([], b"\xff\xfe", "is not utf-8: byte 0xff at offset 0 does not fit. Save"),
    ],
)
def test_it_says_what_is_wrong_with_standard_input(call, words, given, said):
    answer = call("check", "-", *words, "--format", "json", given=given)
    assert answer.code == 2
    assert answer.err.startswith(f"-: {said}")
    assert report_of(answer)["errors"][0]["message"].startswith(said)


def test_it_takes_standard_input_up_to_the_limit(call):
    assert call("check", "-", "--max-bytes", "4", given=b"abcd").code == 0


# -- options ------------------------------------------------------------------------


def test_it_refuses_files_over_the_limit(call, folder):
    (folder / "a.md").write_text("abcd")
    assert call("check", "--max-bytes", "4").code == 0
    answer = call("check", "--max-bytes", "3")
    assert answer.code == 2
    assert answer.err == (
        "a.md: is larger than 3 bytes. "
        "Raise `max_bytes` (--max-bytes) to read it all the same.\n"
    )


def test_it_reads_other_encodings_when_told(call, folder):
    (folder / "a.md").write_bytes(b"Caf\xe9s have tables.")
    assert call("check").code == 2
    answer = call("check", "--encoding", "latin-1", "--format", "json")
    (document,) = report_of(answer)["documents"]
    assert document["statements"][0]["text"] == "Cafés have tables."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--today", "tomorrow"], "--today: `today` is 'tomorrow', not a day like"),
        (["--encoding", "klingon"], "--encoding: `encoding` is 'klingon', not an enc"),
        (["--max-bytes", "many"], "--max-bytes: `max_bytes` is 'many', not a number"),
        (["--format", "xml"], "usage: holdwater check"),
        (["--fail-on", "maybe"], "usage: holdwater check"),
        (["--no-such-option"], "usage: holdwater check"),
        (["--form", "json"], "usage: holdwater check"),
    ],
)
def test_it_refuses_options_it_does_not_understand(call, words, said):
    answer = call("check", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)


def test_it_takes_settings_from_the_environment(call, folder, monkeypatch):
    (folder / "a.md").write_text(unsupported().text)
    monkeypatch.setenv("HOLDWATER_FORMAT", "json")
    monkeypatch.setenv("HOLDWATER_FAIL_ON", "never")
    monkeypatch.setenv("HOLDWATER_TODAY", "2026-01-02")
    answer = call("check")
    assert answer.code == 0
    assert report_of(answer)["today"] == "2026-01-02"
    assert call("check", "--fail-on", "unsupported").code == 1


def test_it_is_quiet_when_asked(call, folder):
    (folder / "a.md").write_text(unsupported().text)
    assert call("check", "--quiet") == (1, "", "")
    answer = call("check", "--quiet", "a.md", "none.md")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "none.md: cannot be read: No such file or directory\n"
    assert call("check", "--quiet", "--output", "report.txt") == (1, "", "")
    assert unsupported().rule in (folder / "report.txt").read_text("utf-8")


def test_it_shows_what_would_command_a_terminal(call, folder):
    (folder / "a\x1b]0;x\x07.md").write_text(f"\x1b[31m{unsupported().text}", "utf-8")
    answer = call("check", ".", "no\x1b[2Jne.md", "--fail-on", "never")
    assert "\x1b" not in answer.out + answer.err
    assert "no\ufffd[2Jne.md" in answer.err


# -- --output -----------------------------------------------------------------------


def test_it_writes_a_file_that_appears_whole(call, folder):
    (folder / "a.md").write_text(unsupported().text)
    answer = call("check", "a.md", "--format", "json", "--output", "o.json")
    assert answer == (1, "", "")
    assert json.loads((folder / "o.json").read_text("utf-8"))["schema"] == REPORT_SCHEMA
    assert names(folder) == [".git", "a.md", "o.json"]


def test_it_leaves_an_old_file_alone_when_it_comes_to_grief(call, folder, monkeypatch):
    (folder / "a.md").write_text(PLAIN)
    (folder / "o.json").write_text("old")
    monkeypatch.setattr(
        "holdwater.report.wire.JsonWriter.close", lambda *_, **__: 1 / 0
    )
    answer = call("check", "a.md", "--format", "json", "--output", "o.json")
    assert answer.code == 2
    assert "ZeroDivisionError" in answer.err
    assert (folder / "o.json").read_text() == "old"
    call("check", "a.md", "--format", "json", "--output", "new.json")
    assert names(folder) == [".git", "a.md", "o.json"]


def test_it_writes_through_a_link(call, folder):
    (folder / "a.md").write_text(PLAIN)
    (folder / "deep").mkdir()
    (folder / "deep" / "o.txt").write_text("old")
    (folder / "o.txt").symlink_to("deep/o.txt")
    assert call("check", "a.md", "--output", "o.txt").code == 0
    assert (folder / "o.txt").is_symlink()
    assert "1 plain" in (folder / "deep" / "o.txt").read_text("utf-8")


def test_it_takes_a_dash_for_standard_output(call, folder):
    (folder / "a.md").write_text(PLAIN)
    answer = call("check", "a.md", "--output", "-")
    assert answer.out == call("check", "a.md").out
    assert names(folder) == [".git", "a.md"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("none/o.txt", "none/o.txt: cannot be written: No such file or directory"),
        (".git", ".git: cannot be written: Is a directory"),
        ("/", "/: cannot be written: Is a directory"),
    ],
)
def test_it_says_when_it_cannot_write(call, folder, path, said):
    (folder / "a.md").write_text(PLAIN)
    assert call("check", "a.md", "--output", path) == (2, "", said + "\n")
    assert names(folder) == [".git", "a.md"]


# -- the terminal -------------------------------------------------------------------


def test_it_keeps_to_the_columns_it_is_told(call, folder, monkeypatch):
    (folder / "a.md").write_text(f"{unsupported().text}\n")
    for columns in (40, 60, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        widest = max(map(len, call("check").out.splitlines()))
        assert columns - 30 < widest <= columns
    for nonsense in ("", "0", "-5", "wide", "²"):
        monkeypatch.setenv("COLUMNS", nonsense)
        assert max(map(len, call("check").out.splitlines())) <= 80


def test_it_takes_what_makes_it_fail_from_the_folder_of_the_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "holdwater.toml").write_text('fail_on = "never"\n')
    (tmp_path / "old" / "page.md").write_text("Deploy in minutes.\n")
    with pytest.raises(SystemExit) as end:
        run(["check", "--quiet", "old"])
    assert end.value.code == 0
    with pytest.raises(SystemExit) as end:
        run(["check", "--quiet", "--fail-on", "unsupported", "old"])
    assert end.value.code == 1


def test_it_takes_no_empty_path_for_the_folder_one_is_in(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        run(["check", ""])
    assert end.value.code == 2
    assert "an empty PATH" in capsys.readouterr().err


# -- how a report opens -------------------------------------------------------------


def test_it_opens_on_a_page_that_sells(call, folder):
    (folder / "offer.md").write_text(SILENT, "utf-8")
    answer = call("check", "--fail-on", "never", "offer.md")
    opening, _, findings = answer.out.partition("Every finding, in the order of")
    assert answer.code == 0
    assert "Costs most trust" in opening
    assert "What does it cost for a team of our size" in opening
    assert "HW" in findings
    assert call("check", "--quiet", "offer.md") == (1, "", "")
    (told,) = report_of(call("check", "--format", "json", "offer.md"))["documents"]
    assert told["not_said"][:2] == ["price", "limits"]
    assert len(told["questions"]) == len(told["not_said"])
    assert {pick["id"] for pick in told["costliest"]} <= {
        one["id"] for one in told["statements"] if one["standing"] != "plain"
    }
    assert len(told["costliest"]) == 5


# -- other audiences, other languages ------------------------------------------------

WORDY = "Please utilise the portal prior to 4 May.\n"
GERMAN = "Am Samstag wird der Server für zwei Stunden abgeschaltet.\n"


def test_it_reads_for_colleagues_when_it_is_asked_to(call, folder):
    (folder / "a.md").write_text(WORDY)
    assert call("check", "a.md").out.startswith("a.md  nothing that the rules doubt")
    answer = call("check", "--audience", "business", "a.md")
    assert answer.code == 0, "no statement is unsupported"
    assert answer.out.startswith("a.md  2 warnings\n")
    assert "    → Please use the portal before 4 May.\n" in answer.out
    assert "1 statement: 2 warnings\n" in answer.out
    assert "lacks" not in answer.out


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ("unsupported", 0),
        ("puffery", 0),
        ("error", 0),
        ("warning", 1),
        ("note", 1),
        ("never", 0),
    ],
)
def test_it_fails_for_colleagues_by_the_level_alone(call, folder, fail_on, code):
    (folder / "a.md").write_text(WORDY)
    words = ("check", "--audience", "business", "--fail-on", fail_on, "a.md")
    assert call(*words).code == code


def test_it_writes_for_colleagues_in_json(call, folder):
    (folder / "a.md").write_text(WORDY)
    answer = call("check", "--audience", "business", "--format", "json", "a.md")
    (document,) = report_of(answer)["documents"]
    (statement,) = document["statements"]
    assert document["audience"] == "business"
    assert (statement["standing"], statement["kinds"]) == ("plain", [])
    assert {one["rule"] for one in statement["findings"]} == {
        "formal-word",
        "wordy-phrase",
    }
    assert {one["suggestion"] for one in statement["findings"]} == {
        "Please use the portal before 4 May."
    }


def test_it_takes_the_audience_from_the_folder_of_a_page(call, folder):
    (folder / "news").mkdir()
    (folder / "news" / "holdwater.toml").write_text(
        'audience = "business"\nfail_on = "warning"\nknown_words = ["utilise"]\n'
    )
    (folder / "news" / "a.md").write_text(WORDY)
    (folder / "b.md").write_text(WORDY)
    answer = call("check", "--format", "json")
    found = {
        one["source"]: [f["rule"] for s in one["statements"] for f in s["findings"]]
        for one in report_of(answer)["documents"]
    }
    assert found == {"b.md": [], "news/a.md": ["wordy-phrase"]}
    assert answer.code == 1
    told = call("check").out
    assert "2 statements in 2 documents: 2 plain, 0 supported" in told


def test_it_takes_known_words_from_the_shell(call, folder, monkeypatch):
    (folder / "a.md").write_text("You need the VPN and MFA.\n")
    monkeypatch.setenv("HOLDWATER_KNOWN_WORDS", "vpn, MFA")
    words = ("check", "--audience", "business", "a.md")
    assert "nothing to put in plainer words" in call(*words).out
    monkeypatch.setenv("HOLDWATER_KNOWN_WORDS", "vpn")
    assert "“MFA” is explained" in call(*words).out


def test_it_says_what_it_did_not_judge(call, folder):
    (folder / "a.md").write_text(f"{GERMAN}\n{unsupported().text}\n")
    (folder / "b.md").write_text(f"---\nlang: en\n---\n{GERMAN}")
    out = call("check").out
    assert "\n  1 statement in German was not judged: Holdwater reads English\n" in out
    assert "b.md  nothing in English\n" in out
    assert "1 unsupported, 0 puffery, 2 not judged" in out.replace("\n", " ")


def test_it_writes_what_it_did_not_judge_in_json(call, folder):
    (folder / "a.md").write_text(f"---\nlang: en\n---\n{GERMAN}\n{GERMAN}\nExcel\n")
    answer = call("check", "--format", "json")
    report = report_of(answer)
    (document,) = report["documents"]
    assert answer.code == 0
    assert document["language"] == "de"
    assert document["unjudged"] == [{"language": "de", "statements": 3}]
    assert [one["standing"] for one in document["statements"]] == [None] * 3
    assert [one["language"] for one in document["statements"]] == ["de"] * 3
    assert report["summary"]["unjudged"] == 3
    assert report["summary"]["plain"] == 0

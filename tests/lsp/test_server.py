"""A real server, in a process of its own, spoken to as an editor does."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.lsp.editor import Editor, applied, under
from tests.samples import PLAIN, levels, unsupported

from holdwater.check.baseline import written_baseline
from holdwater.rules.rulebook import open_rulebook

BOAST, RULE = unsupported().text, unsupported().rule
REWORDED = "Utilize the seamless store."
OFF = levels()


@pytest.fixture
def folder(tmp_path):
    """A repository in a folder of its own."""
    root = tmp_path / "Zürich 😀"
    (root / ".git").mkdir(parents=True)
    return root


@pytest.fixture
def start(folder):
    editors = []

    def make(**how):
        editors.append(Editor(folder, **how))
        return editors[-1]

    yield make
    for one in editors:
        if one.process.poll() is None:
            one.process.kill()
            one.ends()


@pytest.fixture
def editor(start):
    return start()


def _codes(found):
    return [one.get("code") for one in found]


# -- a page ------------------------------------------------------------------------


def test_it_marks_the_words_that_were_found(editor):
    text = f"# 😀 Ottermere\r\n\r\n😀 e\u0301. {BOAST} {PLAIN}\r\n"
    uri = editor.opens("page.md", text)
    (found,) = editor.sees(uri, 1)
    rule = open_rulebook().rule(RULE)
    assert (found["code"], found["source"]) == (RULE, "holdwater")
    assert found["severity"] == {"error": 1, "warning": 2, "note": 3}[rule.level]
    assert found["range"]["start"]["line"] == 2
    words = under(text, found["range"])
    assert words in BOAST
    assert words in found["message"]
    assert "codeDescription" not in found
    assert editor.leaves() == (0, "")


@pytest.mark.parametrize(
    ("encodings", "chosen", "width"),
    [(None, "utf-16", 2), (["utf-8", "utf-16"], "utf-8", 4), (["utf-32"], "utf-32", 1)],
)
def test_it_counts_as_was_agreed(start, encodings, chosen, width):
    plain, shifted = "", "😀 "
    editor = start(encodings=encodings)
    assert editor.answer["capabilities"]["positionEncoding"] == chosen
    starts = []
    for version, before in enumerate((plain, shifted), 1):
        uri = editor.opens(f"{version}.md", before + BOAST)
        (found,) = editor.sees(uri)
        starts.append(found["range"]["start"]["character"])
        assert editor.points_at(uri, 0, starts[-1])
        if starts[-1] > 0:
            assert editor.points_at(uri, 0, starts[-1] - 1) is None
    assert starts[1] - starts[0] == width + 1


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("page.html", "html", f"<h1>Hello</h1><p>{BOAST}</p>"),
        ("page.mdx", "mdx", f"import x from 'y'\n\n{BOAST}"),
        ("page.txt", "plaintext", BOAST),
        ("notes", "markdown", BOAST),
    ],
)
def test_it_reads_what_the_check_reads(editor, name, language, text):
    uri = editor.opens(name, text, language)
    assert _codes(editor.sees(uri)) == [RULE]


def test_it_says_nothing_of_what_it_does_not_read(editor):
    editor.opens("code.py", BOAST, "python")
    uri = editor.opens("page.md", PLAIN)
    assert editor.sees(uri) == []
    assert [one["params"]["uri"] for one in editor.told] == []


def test_it_follows_what_is_written(editor):
    uri = editor.opens("page.md", BOAST)
    (first,) = editor.sees(uri, 1)
    editor.types(uri, f"{PLAIN}\n\n{BOAST}", 2)
    (second,) = editor.sees(uri, 2)
    assert second["range"]["start"]["line"] == first["range"]["start"]["line"] + 2
    editor.types(uri, PLAIN, 3)
    assert editor.sees(uri, 3) == []


def test_it_tells_of_the_newest_version_alone(editor):
    uri = editor.opens("page.md", f"{PLAIN}\n\n" * 300)
    for version in range(2, 30):
        editor.types(uri, f"{PLAIN}\n\n" * 300 + f"{BOAST}\n\n" * version, version)
    assert len(editor.sees(uri, 29)) == 29
    told = [one["params"].get("version") for one in editor.told]
    assert told == []


def test_it_answers_for_the_newest_version_while_somebody_writes(editor):
    uri = editor.opens("page.md", PLAIN)
    editor.types(uri, BOAST, 2)
    whole = {
        "start": {"line": 0, "character": 0},
        "end": {"line": 0, "character": len(BOAST)},
    }
    (action,) = editor.asks_what_to_do(uri, whole)
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"]["version"] == 2


def test_it_takes_back_what_it_said_of_a_page_that_is_closed(editor):
    uri = editor.opens("page.md", BOAST)
    assert editor.sees(uri, 1)
    editor.closes(uri)
    assert editor.sees(uri) == []
    assert editor.points_at(uri, 0, 0) is None


# -- what is offered ---------------------------------------------------------------


def test_it_tells_of_a_finding_under_the_pointer(start):
    editor = start(markdown=False)
    uri = editor.opens("page.md", BOAST)
    (found,) = editor.sees(uri)
    at = found["range"]["start"]["character"]
    told = editor.points_at(uri, 0, at)
    assert told["range"] == found["range"]
    assert told["contents"]["kind"] == "plaintext"
    assert open_rulebook().rule(RULE).why in told["contents"]["value"]


def test_it_rewords_what_is_certain_and_finds_nothing_then(editor):
    text = f"😀 Hello.\n\n{REWORDED}\n"
    uri = editor.opens("page.md", text)
    first, *_ = editor.sees(uri)
    action, *_ = editor.asks_what_to_do(uri, first["range"], only=["quickfix"])
    assert action["kind"] == "quickfix"
    assert first["code"] in {one["code"] for one in action["diagnostics"]}
    (change,) = action["edit"]["documentChanges"]
    after = applied(text, change["edits"])
    editor.types(uri, after, 2)
    assert editor.sees(uri, 2) == []
    assert editor.asks_what_to_do(uri, first["range"], only=["source"]) == []


def test_it_lets_a_finding_stand_once_a_reason_is_given(editor):
    uri = editor.opens("page.md", BOAST)
    (found,) = editor.sees(uri)
    (action,) = editor.asks_what_to_do(uri, found["range"])
    (change,) = action["edit"]["documentChanges"]
    after = applied(BOAST, change["edits"])
    assert "[reason]" in after
    editor.types(uri, after, 2)
    told = editor.sees(uri, 2)
    assert RULE in _codes(told)
    assert "gives no reason" in "".join(one["message"] for one in told)
    editor.types(uri, after.replace("[reason]", "on file"), 3)
    assert editor.sees(uri, 3) == []


# -- settings ----------------------------------------------------------------------


def test_it_asks_to_be_told_when_settings_change(editor):
    editor.sees(editor.opens("page.md", PLAIN))
    (registered,) = editor.registered
    assert registered["method"] == "workspace/didChangeWatchedFiles"
    globs = [one["globPattern"] for one in registered["registerOptions"]["watchers"]]
    assert "**/pyproject.toml" in globs
    assert any("holdwater" in one for one in globs)


def _changed(editor, path):
    change = {"uri": path.as_uri(), "type": 2}
    editor.say("workspace/didChangeWatchedFiles", {"changes": [change]})


@pytest.mark.parametrize("name", ["holdwater.toml", "pyproject.toml"])
def test_it_looks_again_when_settings_change(editor, folder, name):
    uri = editor.opens("page.md", BOAST)
    assert _codes(editor.sees(uri)) == [RULE]
    written = OFF.replace("[rules]", "[tool.holdwater.rules]")
    (folder / name).write_text(OFF if name == "holdwater.toml" else written)
    _changed(editor, folder / name)
    assert editor.sees(uri) == []
    (folder / name).unlink()
    _changed(editor, folder / name)
    assert _codes(editor.sees(uri)) == [RULE]


def test_it_takes_up_settings_when_a_page_is_saved_if_nobody_watches(editor, folder):
    uri = editor.opens("page.md", BOAST)
    assert _codes(editor.sees(uri)) == [RULE]
    (folder / "holdwater.toml").write_text(OFF)
    editor.saves(uri)
    assert editor.sees(uri) == []


def test_it_marks_what_is_broken_in_settings_until_it_is_mended(editor, folder):
    settings = folder / "holdwater.toml"
    settings.write_text('max_bytes = 99999\n[rules]\nno-such = "off"\n')
    uri = editor.opens("page.md", BOAST)
    (not_checked,) = editor.sees(uri)
    assert "Not checked: holdwater.toml:3:1" in not_checked["message"]
    said = editor.waits_for("window/showMessage")
    assert "no rule is called 'no-such'" in said["message"]
    (marked,) = editor.sees(settings.as_uri())
    assert marked["range"]["start"] == {"line": 2, "character": 0}
    assert "no-such" in marked["message"]
    other = editor.opens("other.md", BOAST)  # it is said once
    assert len(editor.sees(other)) == 1
    settings.write_text("")
    _changed(editor, settings)
    assert _codes(editor.sees(uri)) == [RULE]
    assert _codes(editor.sees(other)) == [RULE]
    assert editor.sees(settings.as_uri()) == [] or editor.told == []
    assert [one for one in editor.told if one["method"] == "window/showMessage"] == []
    assert editor.leaves() == (0, "")


def test_it_takes_back_the_mark_in_settings_with_the_last_page(editor, folder):
    settings = folder / "holdwater.toml"
    settings.write_text("a = = b")
    uri = editor.opens("page.md", BOAST)
    assert len(editor.sees(settings.as_uri())) == 1
    editor.closes(uri)
    assert editor.sees(settings.as_uri()) == []


def test_it_settles_what_was_there_before(editor, folder):
    checked = subprocess.run(
        [sys.executable, "-m", "holdwater", "check", "--write-baseline", "b.json", "."],
        cwd=_with(folder, "page.md", BOAST),
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    uri = editor.opens("page.md", BOAST)
    assert _codes(editor.sees(uri)) == [RULE]
    (folder / "holdwater.toml").write_text('baseline = "b.json"\n')
    _changed(editor, folder / "holdwater.toml")
    assert editor.sees(uri) == []
    (folder / "b.json").write_text(written_baseline([], date="2026-11-22")[0])
    _changed(editor, folder / "b.json")
    assert _codes(editor.sees(uri)) == [RULE]


def _with(folder, name, text):
    (folder / name).write_text(text)
    return folder


def test_it_leaves_a_page_that_is_too_large_with_a_note(editor, folder):
    (folder / "holdwater.toml").write_text("max_bytes = 20\n")
    uri = editor.opens("page.md", BOAST)
    (note,) = editor.sees(uri)
    assert note["severity"] == 3
    assert "larger than 20 bytes" in note["message"]


# -- that it stays -----------------------------------------------------------------

HOSTILE = [
    "<" * 50_000,
    "[" * 50_000,
    "\x00\x01\x02 " * 100,
    "\ud83d lone",
    "> " * 5_000 + BOAST,
    "<!-- holdwater: allow " * 2_000,
    "\u2028\u2029\x85\x0b\x0c",
]


def test_it_outlives_pages_that_are_made_to_break_it(editor):
    for number, text in enumerate(HOSTILE):
        for ending in ("md", "html", "txt"):
            editor.sees(editor.opens(f"{number}.{ending}", text))
    uri = editor.opens("page.md", BOAST)
    assert _codes(editor.sees(uri)) == [RULE]
    assert editor.leaves() == (0, "")


@pytest.mark.parametrize(
    "name", ["untitled:Untitled-1", "file:///a%00b.md", "file:///no/such/folder/x.md"]
)
def test_it_reads_a_page_wherever_it_is(editor, name):
    item = {"uri": name, "languageId": "markdown", "version": 1, "text": BOAST}
    editor.say("textDocument/didOpen", {"textDocument": item})
    assert len(editor.sees(name)) == 1
    uri = editor.opens("page.md", BOAST)
    assert _codes(editor.sees(uri)) == [RULE]


def test_it_ends_with_1_where_the_editor_went_without_a_word(editor):
    editor.sees(editor.opens("page.md", PLAIN))
    editor.process.stdin.close()
    code, said = editor.ends()
    assert code == 1
    assert "Traceback" not in said


def test_it_ends_although_a_page_is_being_looked_at(editor):
    editor.opens("page.md", f"{BOAST}\n\n" * 300)
    code, said = editor.leaves()
    assert code == 0
    assert "Traceback" not in said


def test_it_runs_nothing_that_lies_in_a_folder(folder, start):
    mark = folder / "was-here"
    code = f"open({str(mark)!r}, 'w').close()\n"
    for name in ("sitecustomize", "pygls", "holdwater", "difflib", "rulebook"):
        (folder / f"{name}.py").write_text(code)
    (folder / "holdwater.toml").write_text("trust = true\n")
    program = Path(sys.executable).with_name("holdwater")
    editor = start(command=[str(program)])
    uri = editor.opens("page.md", BOAST)
    (told,) = editor.sees(uri)
    assert "no setting is called 'trust'" in told["message"]
    (folder / "holdwater.toml").unlink()
    editor.saves(uri)
    assert _codes(editor.sees(uri)) == [RULE]
    assert not mark.exists()

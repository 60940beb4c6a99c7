"""`holdwater learn`: from verdicts to a file, in force, shown and forgotten."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from holdwater.claims.learned_file import MOST_BYTES
from holdwater.cli.main import run

VERDICTS = Path(__file__).parents[2] / "examples" / "ottermere" / "verdicts.jsonl"
FILE = "holdwater-learned.json"
LINE = f'learned = "{FILE}"'

#: What the example's team asks no source for, and what it does.
FORGIVEN = "The support desk is ISO 9001 certified.\n"
DOUBTED = "The easiest way to protect your business.\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """The file that is learned from the example's verdicts."""
    folder = tmp_path_factory.mktemp("learned")
    shutil.copy(VERDICTS, folder / "verdicts.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with pytest.raises(SystemExit) as end:
            run(["learn", "verdicts.jsonl", "--today", "2026-11-22"])
    assert not end.value.code
    return (folder / FILE).read_bytes()


@pytest.fixture
def learned(folder, content):
    """A folder in which something was learned before, and is not in force."""
    path = folder / FILE
    path.write_bytes(content)
    return path


@pytest.fixture
def page(folder):
    calm = "\nThe file has three columns.\n\n"
    (folder / "page.md").write_text(FORGIVEN + calm + DOUBTED)
    return "page.md"


def rows(*pairs, **given):
    lines = [json.dumps({"text": t, "standing": s} | given) for t, s in pairs]
    return "\n".join(lines) + "\n"


def agreeing():
    """Verdicts of a team that thinks as Holdwater does."""
    doubted = [f"The fastest {thing} in the world." for thing in "abcdefghijkl"]
    calm = [f"The file has {number} columns." for number in range(3, 17)]
    return rows(
        *((text, "unsupported") for text in doubted),
        *((text, "plain") for text in calm),
    )


def said(text):
    return " ".join(text.split())


# -- learning -----------------------------------------------------------------------


def test_it_learns_shows_the_change_and_writes_one_file(call, folder):
    shutil.copy(VERDICTS, folder)
    answer = call("learn", "verdicts.jsonl", "--today", "2026-11-22")
    assert (answer.code, answer.err) == (0, "")
    told = said(answer.out)
    assert "44 verdicts of verdicts.jsonl: 14 ask for attention, 30 do not" in told
    assert "the rule certificate-without-scope strikes (6 verdicts)" in told
    assert "unsupported → plain (verdict: plain)" in told
    assert f"Written to {FILE}. It is not in force yet." in told
    assert f"write in a new file holdwater.toml: {LINE}" in told
    assert max(map(len, answer.out.splitlines())) <= 80
    assert sorted(one.name for one in folder.iterdir()) == [
        ".git",
        FILE,
        "verdicts.jsonl",
    ]


def test_it_writes_down_what_it_learned_from(folder, content):
    plain = json.loads(content)
    assert plain["date"] == "2026-11-22"
    assert plain["files"] == [
        {
            "file": "verdicts.jsonl",
            "sha256": sha256(VERDICTS.read_bytes()).hexdigest(),
            "verdicts": 44,
        }
    ]
    assert plain["agreement"]["verdicts"] == 44
    assert plain["agreement"]["after"] > plain["agreement"]["before"]
    unseen = plain["cross_validation"]
    assert unseen["after"] - unseen["before"] == unseen["mended"] - unseen["spoiled"]
    assert FORGIVEN.strip().encode() not in content, "what the team wrote stays there"
    assert len(content) < MOST_BYTES
    assert folder.exists()


def test_it_learns_the_same_again_in_whatever_order(call, folder, content):
    lines = VERDICTS.read_text("utf-8").splitlines(keepends=True)
    (folder / "verdicts.jsonl").write_text("".join(reversed(lines)))
    call("learn", "verdicts.jsonl")
    again = json.loads((folder / FILE).read_bytes())
    plain = json.loads(content)
    for name in ("shift", "weights", "agreement", "cross_validation", "model"):
        assert again[name] == plain[name]


def test_it_learns_from_several_files(call, folder, content):
    lines = VERDICTS.read_text("utf-8").splitlines(keepends=True)
    (folder / "a.jsonl").write_text("".join(lines[:20]))
    (folder / "b.jsonl").write_text("".join(lines[20:]))
    call("learn", "a.jsonl", "b.jsonl")
    again = json.loads((folder / FILE).read_bytes())
    assert [(one["file"], one["verdicts"]) for one in again["files"]] == [
        ("a.jsonl", 20),
        ("b.jsonl", 24),
    ]
    assert again["weights"] == json.loads(content)["weights"]


def test_it_answers_programs_with_what_the_file_holds(call, folder):
    answer = call("learn", VERDICTS, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (folder / FILE).read_text("utf-8")


def test_it_writes_nothing_when_it_is_only_tried(call, folder):
    answer = call("learn", "--dry-run", VERDICTS)
    assert answer.code == 0
    assert "Stand differently now" in answer.out
    assert "Written" not in answer.out
    assert not (folder / FILE).exists()


# -- where it goes ------------------------------------------------------------------


def test_it_writes_beside_the_settings_and_says_which_line_to_add(
    call, folder, monkeypatch
):
    (folder / "holdwater.toml").write_text('[rules]\nfear = "note"\n')
    (folder / "docs").mkdir()
    monkeypatch.chdir(folder / "docs")
    answer = call("learn", VERDICTS)
    assert (folder / FILE).exists()
    assert f"write at the top of {folder / 'holdwater.toml'}: {LINE}" in said(
        answer.out
    )


def test_it_knows_the_other_settings_file(call, folder):
    (folder / "pyproject.toml").write_text('[tool.holdwater]\nfail_on = "never"\n')
    answer = call("learn", VERDICTS)
    assert f"write under [tool.holdwater] of pyproject.toml: {LINE}" in said(answer.out)


def test_it_writes_where_it_is_told_to(call, folder):
    (folder / "deep").mkdir()
    answer = call("learn", VERDICTS, "--output", "deep/own.json")
    assert (folder / "deep" / "own.json").exists()
    assert 'learned = "deep/own.json"' in answer.out


def test_it_writes_where_the_setting_says(call, folder):
    (folder / "holdwater.toml").write_text('learned = "own.json"')
    answer = call("learn", VERDICTS)
    assert (answer.code, answer.err) == (0, "")
    assert "Written to own.json. It is in force: holdwater.toml:1:1" in said(answer.out)
    assert call("check", "--fail-on", "never").code == 0


def test_it_says_so_where_the_setting_names_another_file(call, folder):
    (folder / "holdwater.toml").write_text('learned = "own.json"')
    answer = call("learn", VERDICTS, "--output", FILE)
    wanted = f"write in place of what holdwater.toml:1:1 names: {LINE}"
    assert wanted in said(answer.out)


@pytest.mark.parametrize("name", ["notes.txt", "page.json"])
def test_it_writes_over_no_file_but_its_own(call, folder, name):
    (folder / name).write_text('{"schema": "holdwater/report/1"}')
    answer = call("learn", VERDICTS, "--output", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        f"{name}: is not a file that `holdwater learn` wrote, and is left alone. "
        "Name another with --output.\n"
    )
    assert (folder / name).read_text() == '{"schema": "holdwater/report/1"}'


def test_it_writes_through_no_link_that_leads_nowhere(call, folder):
    (folder / FILE).symlink_to(folder / "elsewhere.json")
    assert call("learn", VERDICTS).code == 2
    assert not (folder / "elsewhere.json").exists()


@pytest.mark.parametrize("name", ["-", "."])
def test_it_asks_for_a_file_to_learn_into(call, name):
    answer = call("learn", VERDICTS, "--output", name)
    assert answer == (2, "", f"{name}: is no file to learn into\n")


# -- refused ------------------------------------------------------------------------


def test_it_refuses_few_verdicts(call, folder):
    (folder / "few.jsonl").write_text(rows(("Deploy in minutes.", "plain")))
    answer = call("learn", "few.jsonl")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "1 verdict of different statements, and it takes at least 20 to learn from. "
        "19 more are needed.\n"
    )


def test_it_writes_nothing_that_gains_nothing_unless_it_is_forced(call, folder):
    (folder / "v.jsonl").write_text(agreeing())
    answer = call("learn", "v.jsonl")
    assert answer.code == 2
    assert "On the whole it doubts as much as before" in answer.out
    assert "Written" not in answer.out
    assert answer.err == (
        "nothing was written: of 26 verdicts held back 26 agreed before, and 26 would "
        "now. More verdicts may help; --force writes it all the same.\n"
    )
    assert not (folder / FILE).exists()
    forced = call("learn", "v.jsonl", "--force")
    assert (forced.code, forced.err) == (0, "")
    assert json.loads((folder / FILE).read_bytes())["weights"] == []


def test_it_says_on_which_line_a_verdict_is_bad(call, folder):
    (folder / "v.jsonl").write_text(agreeing() + '{"text": "x", "standing": "fine"}')
    answer = call("learn", "v.jsonl")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("v.jsonl:27: `standing` is 'fine', not one of")


def test_it_says_when_verdicts_cannot_be_read(call):
    said_of_it = "none.jsonl: cannot be read: No such file or directory\n"
    assert call("learn", "none.jsonl") == (2, "", said_of_it)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ([], "VERDICTS.jsonl are missing"),
        (["--dry-run"], "VERDICTS.jsonl are missing"),
        (["--show", "v.jsonl"], "--show and --forget take no VERDICTS"),
        (["--forget", "v.jsonl"], "--show and --forget take no VERDICTS"),
        (["--show", "--forget"], "not allowed with argument"),
    ],
)
def test_it_says_what_it_wants(call, words, wrong):
    answer = call("learn", *words)
    assert (answer.code, answer.out) == (2, "")
    assert wrong in answer.err


def test_it_shows_what_would_command_a_terminal_as_a_character(call, folder):
    lines = VERDICTS.read_text("utf-8").splitlines()
    named = [json.dumps({**json.loads(line), "id": "\x1b[2J"}) for line in lines]
    (folder / "v.jsonl").write_text("\n".join(named))
    assert "\x1b" not in call("learn", "v.jsonl").out
    assert "\x1b" not in call("learn", "--show").out


# -- in force -----------------------------------------------------------------------


def test_it_changes_nothing_until_a_setting_names_it_and_nothing_once_it_is_gone(
    call, folder, page, content
):
    words = ("check", page, "--today", "2026-11-22")
    before = [call(*words), call(*words, "--format", "json")]
    (folder / FILE).write_bytes(content)
    assert [call(*words), call(*words, "--format", "json")] == before
    (folder / "holdwater.toml").write_text(LINE)
    within = [call(*words), call(*words, "--format", "json")]
    assert [one.out for one in within] != [one.out for one in before]
    call("learn", "--forget")
    (folder / "holdwater.toml").write_text("")
    assert [call(*words), call(*words, "--format", "json")] == before
    assert json.loads(before[1].out)["learned"] is None


def test_it_judges_by_the_verdicts_and_says_so(call, folder, page, learned):
    (folder / "holdwater.toml").write_text(LINE)
    answer = call("check", page)
    assert FORGIVEN.strip() not in answer.out
    assert DOUBTED.strip() in answer.out
    assert f"judged with your team's own verdicts: {FILE}\n" in answer.out
    told = json.loads(call("check", page, "--format", "json").out)
    digest = sha256(learned.read_bytes()).hexdigest()
    assert told["learned"] == {"file": FILE, "sha256": digest}
    (document,) = told["documents"]
    assert document["learned"] == told["learned"]
    assert [one["standing"] for one in document["statements"]] == [
        "plain",
        "plain",
        "unsupported",
    ]


def test_it_says_so_of_a_measurement(call, folder, learned):
    (folder / "v.jsonl").write_text(agreeing())
    told = json.loads(call("evaluate", "v.jsonl", "--format", "json").out)
    assert told["learned"] is None
    (folder / "holdwater.toml").write_text(LINE)
    told = json.loads(call("evaluate", "v.jsonl", "--format", "json").out)
    assert told["learned"]["sha256"] == sha256(learned.read_bytes()).hexdigest()
    line = f"judged with your team's own verdicts: {FILE}"
    assert call("evaluate", "v.jsonl").out.splitlines()[-1] == line


def test_it_is_in_force_in_the_folder_whose_settings_name_it(call, folder, learned):
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "page.md").write_text(FORGIVEN)
    (folder / "b" / "holdwater.toml").write_text(f'learned = "../{FILE}"')
    told = json.loads(call("check", "a", "b", "--format", "json").out)
    named = [one["learned"] and one["learned"]["file"] for one in told["documents"]]
    assert named == [None, f"b/../{FILE}"]
    assert told["learned"] == told["documents"][1]["learned"]
    standings = [one["statements"][0]["standing"] for one in told["documents"]]
    assert standings == ["unsupported", "plain"]
    # And what a folder above has named can be taken back.
    (folder / "holdwater.toml").write_text(LINE)
    (folder / "b" / "holdwater.toml").write_text('learned = ""')
    told = json.loads(call("check", "a", "b", "--format", "json").out)
    assert [bool(one["learned"]) for one in told["documents"]] == [True, False]
    assert learned.exists()


def test_it_refuses_what_belongs_to_another_model_and_learns_it_again(
    call, folder, page, learned
):
    plain = json.loads(learned.read_bytes())
    plain["model"] = {"trained": "2025-01-01", "sha256": "0" * 64}
    learned.write_text(json.dumps(plain))
    (folder / "holdwater.toml").write_text(LINE)
    answer = call("check", page)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(
        f"{FILE}: was learned for the model of 2025-01-01, and this is that of "
    )
    assert answer.err.endswith("Learn it again: `holdwater learn verdicts.jsonl`\n")
    shutil.copy(VERDICTS, folder)
    assert call("learn", "verdicts.jsonl").code == 0
    assert call("check", page, "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("content_of_it", "said_of_it"),
    [
        (b"\x00", "not JSON: "),
        (b'{"schema": "holdwater/learned/1"}', "is not what `holdwater learn` writes"),
        (b" " * (MOST_BYTES + 1), "is larger than 1,000,000 bytes"),
        (
            None,
            "is no file. `learned` names it (holdwater.toml:1:1): learn again, or take that out.",
        ),
    ],
)
def test_it_passes_over_no_file_that_is_broken(
    call, folder, page, content_of_it, said_of_it
):
    if content_of_it is not None:
        (folder / FILE).write_bytes(content_of_it)
    (folder / "holdwater.toml").write_text(LINE)
    for words in (("check", page), ("check", "."), ("learn", "--show")):
        answer = call(*words)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith(f"{FILE}: ")
    assert said_of_it in call("check", page).err


def test_it_reports_the_rest_when_it_is_broken_in_one_folder(call, folder, page):
    (folder / "b").mkdir()
    (folder / "b" / "page.md").write_text(FORGIVEN)
    (folder / "b" / "holdwater.toml").write_text('learned = "none.json"')
    answer = call("check", page, "b")
    assert answer.code == 2
    assert "page.md" in answer.out
    assert answer.err == (
        "b/page.md: b/none.json: is no file. `learned` names it (b/holdwater.toml:1:1): learn again, or take that out.\n"
    )


# -- shown and forgotten ------------------------------------------------------------


def test_it_shows_what_is_in_force(call, folder, learned):
    (folder / "holdwater.toml").write_text(LINE)
    answer = call("learn", "--show")
    assert (answer.code, answer.err) == (0, "")
    told = said(answer.out)
    assert "the rule certificate-without-scope strikes (6 verdicts)" in told
    assert f"Learned on 2026-11-22; it stands in {FILE}." in told
    assert "It is in force: holdwater.toml:1:1 names it." in told
    as_json = call("learn", "--show", "--format", "json").out
    assert as_json == learned.read_text("utf-8")


@pytest.mark.usefixtures("learned")
def test_it_shows_what_is_not_in_force_and_how_it_would_be(call):
    told = said(call("learn", "--show").out)
    assert f"It is not in force yet. To judge by it, write in a new file {''}" in told
    assert LINE in told


def test_it_forgets_and_says_which_line_to_take_out(call, folder, learned):
    (folder / "holdwater.toml").write_text(LINE)
    answer = call("learn", "--forget")
    assert answer == (
        0,
        (
            f"{FILE} is removed.\n"
            "Now take `learned` out as well: holdwater.toml:1:1 still names it.\n"
        ),
        "",
    )
    assert not learned.exists()


def test_it_forgets_what_was_not_in_force(call, learned):
    assert call("learn", "--forget") == (0, f"{FILE} is removed.\n", "")
    assert not learned.exists()


def test_it_hands_back_what_it_forgets(call, learned):
    content = learned.read_text("utf-8")
    assert call("learn", "--forget", "--format", "json") == (0, content, "")
    assert not learned.exists()


@pytest.mark.parametrize("word", ["--show", "--forget"])
def test_it_says_when_nothing_was_learned(call, word):
    assert call("learn", word) == (
        2,
        "",
        (
            f"{FILE}: is not there: nothing was learned here. "
            "`holdwater learn VERDICTS.jsonl` learns.\n"
        ),
    )


@pytest.mark.parametrize("content_of_it", [b"precious", b"[1]", b"\xff", b"{}"])
def test_it_removes_no_file_but_its_own(call, folder, content_of_it):
    (folder / "precious").write_bytes(content_of_it)
    (folder / "holdwater.toml").write_text('learned = "precious"')
    answer = call("learn", "--forget")
    assert (answer.code, answer.out) == (2, "")
    assert "precious: is not a file that `holdwater learn` wrote" in answer.err
    assert (folder / "precious").read_bytes() == content_of_it


def test_it_forgets_what_is_of_no_use_any_more(call, learned):
    learned.write_text('{"schema": "holdwater/learned/1"}')
    assert call("learn", "--forget").code == 0
    assert not learned.exists()

"""A team's own rules and words, from its settings to every report."""

import json
import os

import pytest

RULES = """\
[[rule]]
code = "XACME001"
name = "revolution"
message = "“{match}” is no word of ours."
why = "Nothing turned round."
words = ["revolutioni{s|z}{e|es|ed|ing}"]
flags = [
  "We revolutionise backups.",
  "It revolutionized restores.",
  "A habit of revolutionising restores.",
]
passes = ["The revolution of 1848.", "Revolutions per minute: 7,200.", "It restores."]

[[rule]]
code = "XACME002"
name = "half-the-storage"
level = "error"
kinds = ["quantity"]
needs = ["source"]
message = "“{match}” goes with its footnote."
why = "It was measured once, in May."
words = ["half the storage"]
questions = ["Where is the report?"]
flags = [
  "Backups take half the storage.",
  "With half the storage you keep all.",
  "It takes half the storage of others.",
]
passes = [
  "Half of it is empty.",
  "The storage is half full.",
  { text = "Backups take half the storage.", links = [["half the storage", "https://example.org/report.pdf"]] },
]
"""
CLAIM = "Backups take half the storage.\n"


@pytest.fixture
def team(folder):
    (folder / "rules").mkdir()
    (folder / "rules" / "ours.toml").write_text(RULES)
    (folder / "holdwater.toml").write_text('packs = ["rules/ours.toml"]\n')
    (folder / "page.md").write_text(CLAIM)
    return folder


def rules_of(answer):
    report = json.loads(answer.out)
    return [
        finding["rule"]
        for document in report["documents"]
        for statement in document["statements"]
        for finding in statement["findings"]
    ]


def test_it_checks_with_a_teams_own_rules(call, team):
    answer = call("check", "page.md")
    assert (answer.code, answer.err) == (1, "")
    assert "XACME002 half-the-storage · error\n" in answer.out
    assert "“half the storage” goes with its footnote." in answer.out
    (team / "page.md").write_text(
        CLAIM.replace(".", "[^1].") + "\n[^1]: Report of May 2026.\n"
    )
    assert call("check", "page.md").code == 0


def test_it_reaches_the_exit_code_with_words_where_that_is_asked(call, team):
    (team / "page.md").write_text("We revolutionise backups in two folders.\n")
    answer = call("check", "page.md", "--fail-on", "warning", "--format", "json")
    assert answer.code == 1
    assert "revolution" in rules_of(answer)


def test_it_sets_their_levels_by_name(call, team):
    settings = team / "holdwater.toml"
    for level, code in (("off", 0), ("note", 0), ("warning", 1)):
        settings.write_text(
            f'packs = ["rules/ours.toml"]\n[rules]\nhalf-the-storage = "{level}"\n'
        )
        assert call("check", "page.md").code == code
    settings.write_text('packs = ["rules/ours.toml"]\n[rules]\nhalf-storage = "off"\n')
    answer = call("check", "page.md")
    assert answer.code == 2
    assert answer.err.startswith("holdwater.toml:3:1: no rule is called 'half-storage'")
    assert "Did you mean `half-the-storage`?" in answer.err


@pytest.mark.parametrize("name", ["half-the-storage", "XACME002"])
def test_it_allows_what_they_find_where_it_stands(call, team, name):
    (team / "page.md").write_text(
        f"<!-- holdwater: allow {name}: measured again -->\n{CLAIM}"
    )
    answer = call("check", "page.md")
    assert (answer.code, answer.err) == (0, "")
    assert "which is no rule" not in answer.out


def test_it_knows_them_in_a_baseline(call, team):
    call("check", team / "page.md", "--write-baseline", "b.json")
    assert call("check", "page.md", "--baseline", "b.json").code == 0


@pytest.mark.parametrize("format_", ["sarif", "junit", "github", "html"])
def test_it_names_them_in_every_report(call, team, format_):
    answer = call("check", team / "page.md", "--format", format_)
    assert answer.code == 1
    assert "XACME002" in answer.out
    assert "half-the-storage" in answer.out


@pytest.mark.usefixtures("team")
def test_it_lists_and_explains_them(call):
    assert "\nXACME001  revolution " in call("rules", "list").out
    told = json.loads(call("rules", "list", "--format", "json").out)["rules"]
    assert [one["name"] for one in told if one["pack"]] == [
        "revolution",
        "half-the-storage",
    ]
    explained = call("rules", "explain", "XACME001").out
    assert explained.startswith("XACME001 revolution (warning)\n\nWhy\n")
    assert explained.endswith("It stands in\n  rules/ours.toml\n")
    assert "Sources" not in explained
    plain = json.loads(call("rules", "explain", "revolution", "--format", "json").out)
    assert plain["rules"][0]["pack"] == "rules/ours.toml"


def test_it_tests_them_beside_the_built_in_ones(call, team):
    answer = call("rules", "test", "--format", "json")
    alone = call("rules", "test", "rules/ours.toml", "--format", "json")
    assert (answer.code, alone.code) == (0, 0)
    assert json.loads(alone.out)["examples"] == 12
    (team / "holdwater.toml").unlink()
    shipped = call("rules", "test", "--format", "json")
    assert (
        json.loads(answer.out)["examples"] == json.loads(shipped.out)["examples"] + 12
    )
    # A pack is tested before any settings name it.
    assert call("rules", "test", "rules/ours.toml").out == (
        "12 examples of 2 rules, 0 failed\n"
    )


def test_it_tells_which_example_does_not_hold(call, team):
    pack = team / "rules" / "ours.toml"
    pack.write_text(RULES.replace('"We revolutionise backups.",', '"We back up.",'))
    answer = call("rules", "test", "./rules/ours.toml")
    assert answer.code == 1
    assert "revolution: must flag: We back up.\n    found nothing\n" in answer.out
    # Whether it holds is for `rules test`: a check runs all the same.
    assert call("check", "page.md").code == 1


def test_it_ends_before_it_begins_where_a_pack_is_not_well_formed(call, team):
    pack = team / "rules" / "ours.toml"
    pack.write_text(RULES.replace('"error"', '"fatal"'))
    answer = call("check", "page.md")
    assert (answer.code, answer.out) == (2, "")
    line = RULES.splitlines().index('level = "error"') + 1
    assert answer.err == (
        f"rules/ours.toml:{line}:1: half-the-storage: level is 'fatal', "
        "not one of note, warning, error\n"
    )


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.unlink(), "cannot be read: No such file or directory"),
        (lambda path: path.write_bytes(b"\xff"), "is not utf-8: byte 0xff"),
        (lambda path: path.write_bytes(b"#" * 500_001), "is larger than 500,000 bytes"),
    ],
)
def test_it_says_which_pack_cannot_be_read_and_who_names_it(call, team, make, said):
    make(team / "rules" / "ours.toml")
    answer = call("check", "page.md")
    assert answer.code == 2
    assert answer.err.startswith(f"rules/ours.toml: {said}")
    assert "(named by holdwater.toml:1:1)" in answer.err


def test_it_reads_no_pack_outside_of_the_repository(call, folder):
    inner = folder / "site"
    inner.mkdir()
    (inner / ".git").mkdir()
    (folder / "ours.toml").write_text(RULES)
    (inner / "link.toml").symlink_to(folder / "ours.toml")
    (inner / "page.md").write_text(CLAIM)
    for named in ("../ours.toml", str(folder / "ours.toml"), "link.toml"):
        (inner / "holdwater.toml").write_text(f'packs = ["{named}"]\n')
        answer = call("check", "site/page.md")
        assert answer.code == 2
        assert "site/holdwater.toml:1:1: `packs` names" in answer.err
        assert "which lies outside of site/" in answer.err


def test_it_takes_other_packs_in_another_folder(call, team):
    docs = team / "docs"
    docs.mkdir()
    (docs / "page.md").write_text("Backups zimbo. " + CLAIM)
    other = RULES.partition("\n\n")[0].replace("XACME001", "XDOCS001")
    other = other.replace('"revolution"', '"zimbo"')
    other = other.replace("revolutioni{s|z}{e|es|ed|ing}", "zimbo")
    (docs / "docs-rules.toml").write_text(other)
    (docs / "holdwater.toml").write_text('packs = ["docs-rules.toml"]\n')
    # A level that the folder above sets for a rule of its own pack is no error here.
    (team / "holdwater.toml").write_text(
        'packs = ["rules/ours.toml"]\n[rules]\nhalf-the-storage = "warning"\n'
    )
    answer = call("check", "docs", "page.md", "--format", "json")
    assert answer.err == ""
    assert rules_of(answer) == ["zimbo", "half-the-storage"]
    # Both, from inside the repository.
    (docs / "holdwater.toml").write_text(
        'packs = ["docs-rules.toml", "../rules/ours.toml"]\n'
    )
    answer = call("check", "docs", "--format", "json")
    assert rules_of(answer) == ["zimbo", "half-the-storage"]


def test_it_reports_a_broken_pack_of_a_folder_and_goes_on(call, team):
    docs = team / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(CLAIM)
    (docs / "broken.toml").write_text("[[rule]\n")
    (docs / "holdwater.toml").write_text('packs = ["broken.toml"]\n')
    answer = call("check", "docs", "page.md", "--format", "json")
    assert answer.code == 2
    assert "docs/page.md: docs/broken.toml:1:7: not TOML" in answer.err
    assert rules_of(answer) == ["half-the-storage"]


def test_it_takes_packs_from_the_environment(call, folder, monkeypatch):
    (folder / "a.toml").write_text(RULES)
    (folder / "page.md").write_text(CLAIM)
    monkeypatch.setenv("HOLDWATER_PACKS", os.pathsep.join(["a.toml"]))
    assert "half-the-storage" in call("check", "page.md").out


def test_it_takes_names_for_names(call, folder):
    (folder / "page.md").write_text(
        "A seamless migration, effortlessly.\n\nMoving to Seamless takes an hour.\n"
    )
    before = rules_of(call("check", "page.md", "--format", "json"))
    (folder / "holdwater.toml").write_text('accepted_words = ["Seamless"]\n')
    after = rules_of(call("check", "page.md", "--format", "json"))
    assert "seamless" in after
    assert len(after) <= len(before)


def test_it_rewords_no_accepted_word_for_the_business(call, folder):
    (folder / "page.md").write_text(
        "Restart the Endpoint, then utilize the endpoint.\n"
    )
    words = ("check", "page.md", "--audience", "business", "--format", "json")
    assert "it-jargon" in rules_of(call(*words))
    (folder / "holdwater.toml").write_text('accepted_words = ["endpoint"]\n')
    after = rules_of(call(*words))
    assert "it-jargon" not in after
    assert "formal-word" in after


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('packs = "x\\u0000"', "`packs` holds 'x\\x00', not the path of a file"),
        ("packs = [1]", "`packs` is [1], not a list of files"),
        ("packs = [" + '"a",' * 21 + "]", "`packs` has 21 files, more than 20"),
        ('accepted_words = ["--"]', "`accepted_words` holds '--', not words of up to"),
        ("accepted_words = [3]", "`accepted_words` is [3], not a list of words"),
    ],
)
def test_it_refuses_settings_that_make_no_sense(call, folder, setting, said):
    (folder / "holdwater.toml").write_text(setting + "\n")
    answer = call("check", ".")
    assert answer.code == 2
    assert answer.err.startswith(f"holdwater.toml:1:1: {said}")

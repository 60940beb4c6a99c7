"""Settings: who may say what, who has the last word, and where an error stands."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.errors import SettingsError
from holdwater.settings import FAIL_ON, KNOWN, built_in, open_settings


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A repository, with the shell in its root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, text, name="holdwater.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def settle(folder=Path(), *, environment=None, config=None, **command_line):
    return open_settings(
        folder,
        environment=environment or {},
        command_line=command_line,
        config=config,
    )


def refused(folder=Path(), **given):
    with pytest.raises(SettingsError) as error:
        settle(folder, **given)
    return str(error.value)


# -- who has the last word ----------------------------------------------------------


def test_it_has_a_value_for_everything(root):
    settings = settle(root)
    assert settings.values == built_in().values
    assert set(settings.values) == set(KNOWN) == set(settings.origins)
    assert set(settings.origins.values()) == {"built-in"}


WAYS = ("file", "nested file", "environment", "command line")


@pytest.mark.parametrize("last", range(len(WAYS) + 1))
def test_it_lets_the_nearest_way_win(root, last):
    nested = root / "a" / "b"
    nested.mkdir(parents=True)
    environment, given = {}, {}
    if last > 0:
        write(root, "max_bytes = 1")
    if last > 1:
        write(nested, "\n  max_bytes = 2")
    if last > 2:
        environment = {"HOLDWATER_MAX_BYTES": "3"}
    if last > 3:
        given = {"max_bytes": "4"}
    settings = settle(nested, environment=environment, **given)
    origins = (
        "built-in",
        "holdwater.toml:1:1",
        f"{Path('a', 'b', 'holdwater.toml')}:2:3",
        "HOLDWATER_MAX_BYTES",
        "--max-bytes",
    )
    assert settings["max_bytes"] == (last or 10_000_000)
    assert settings.origins["max_bytes"] == origins[last]


def test_it_overrides_key_by_key(root):
    write(root, 'fail_on = "puffery"\nexclude = ["a"]\n')
    write(root / "docs", 'fail_on = "never"\n', "holdwater.toml")
    write(root / "docs" / "deep", '[tool.holdwater]\nformat = "json"', "pyproject.toml")
    settings = settle(root / "docs" / "deep")
    assert settings["fail_on"] == "never"
    assert settings["exclude"] == ("a",)
    assert settings["format"] == "json"
    assert settings.origins["fail_on"].endswith("holdwater.toml:1:1")
    assert settings.origins["format"].endswith("pyproject.toml:2:1")
    assert settle(root)["fail_on"] == "puffery"


def test_it_merges_the_levels_of_rules(root):
    write(root, '[rules]\npressure = "off"\nbuzzword = "note"\n')
    write(root / "docs", '[rules]\nbuzzword = "error"\nbare-absolute = "off"\n')
    settings = settle(root / "docs")
    assert settings["rules"] == {
        "pressure": "off",
        "buzzword": "error",
        "bare-absolute": "off",
    }
    nested = str(Path("docs", "holdwater.toml"))
    assert settings.rule_origins == {
        "pressure": "holdwater.toml:2:1",
        "buzzword": f"{nested}:2:1",
        "bare-absolute": f"{nested}:3:1",
    }
    assert settings.origins["rules"] == f"{nested}:1:2"


def test_it_gives_nothing_to_what_was_not_said(root):
    write(root, 'fail_on = "puffery"')
    settings = settle(root, environment={"HOLDWATER_FAIL_ON": ""}, fail_on=None)
    assert settings["fail_on"] == "puffery"


def test_it_takes_no_levels_of_rules_from_the_environment(root):
    settings = settle(root, environment={"HOLDWATER_RULES": "pressure=off"})
    assert settings["rules"] == {}


# -- which files are read -----------------------------------------------------------


def test_it_never_reads_above_the_root_of_the_repository(root):
    write(root, 'fail_on = "puffery"')
    inner = root / "vendor" / "theirs"
    (inner / ".git").mkdir(parents=True)
    assert settle(inner)["fail_on"] == "unsupported"
    assert settle(inner.parent)["fail_on"] == "puffery"
    (inner / ".git").rmdir()
    (inner / ".git").write_text("gitdir: elsewhere")  # a work tree, a submodule
    assert settle(inner)["fail_on"] == "unsupported"


def test_it_reads_from_where_one_stands_where_there_is_no_repository(
    tmp_path, monkeypatch
):
    write(tmp_path, 'fail_on = "puffery"')
    here = tmp_path / "here"
    write(here, 'format = "json"')
    (here / "docs").mkdir()
    monkeypatch.chdir(here)
    settings = settle(Path("docs"))
    assert (settings["format"], settings["fail_on"]) == ("json", "unsupported")
    # Of a folder elsewhere, its own file alone.
    monkeypatch.chdir(here / "docs")
    assert settle(tmp_path)["fail_on"] == "puffery"
    assert settle(here)["fail_on"] == "unsupported"


def test_it_finds_the_same_files_by_any_road(root, monkeypatch):
    write(root, 'fail_on = "puffery"')
    write(root / "docs", 'format = "json"')
    monkeypatch.chdir(root / "docs")
    for road in (Path("../docs"), Path(), root / "docs", Path("../docs/../docs")):
        settings = settle(road)
        assert (settings["format"], settings["fail_on"]) == ("json", "puffery")
    settings = settle(Path(".."))
    assert (settings["format"], settings["fail_on"]) == ("terminal", "puffery")


def test_it_does_not_read_the_files_of_a_folder_it_only_passes_by(root, monkeypatch):
    write(root / "docs", 'format = "json"')
    (root / "blog").mkdir()
    monkeypatch.chdir(root / "docs")
    assert settle(Path("../blog"))["format"] == "terminal"


def test_it_refuses_both_files_in_one_folder(root):
    write(root, 'fail_on = "never"')
    write(root, '[tool.holdwater]\nfail_on = "never"', "pyproject.toml")
    said = refused(root)
    assert said == (
        "holdwater.toml: settings stand here and in pyproject.toml beside it. "
        "Keep one of the two."
    )


@pytest.mark.parametrize(
    "text",
    [
        "[project]\nname = 'holdwater'\n",
        "[tool.holdwaters]\nfail_on = 'never'\n",
        "[tool]\nother = 'holdwater'\n",
        "tool = 'holdwater'\n",
        "this is not TOML and says nothing of it [",
    ],
)
def test_it_passes_over_a_pyproject_that_says_nothing_of_it(root, text):
    write(root, text, "pyproject.toml")
    write(root, 'fail_on = "never"')
    assert settle(root)["fail_on"] == "never"


@pytest.mark.parametrize(
    "text",
    [
        '[tool.holdwater]\nfail_on = "never"',
        '[ tool . "holdwater" ]\nfail_on = "never"',
        '[tool]\nholdwater = {fail_on = "never"}',
        'tool.holdwater.fail_on = "never"',
    ],
)
def test_it_finds_its_table_however_that_is_written(root, text):
    write(root, text, "pyproject.toml")
    assert settle(root)["fail_on"] == "never"


def test_it_takes_config_in_place_of_what_would_be_found(root):
    write(root, 'fail_on = "puffery"')
    elsewhere = write(root / "ci", 'format = "json"', "strict.toml")
    settings = settle(root, config=elsewhere)
    assert (settings["format"], settings["fail_on"]) == ("json", "unsupported")
    mine = write(root / "ci", '[tool.holdwater]\nfail_on = "never"', "pyproject.toml")
    assert settle(root, config=mine)["fail_on"] == "never"


def test_it_remembers_which_files_it_read_the_nearest_last(root):
    outer = write(root, 'fail_on = "puffery"')
    nearest = write(root / "docs", "[tool.holdwater]", "pyproject.toml")
    assert settle(root / "docs").files == (outer, nearest)
    assert settle(root).files == (outer,)
    assert settle(root, config=Path("holdwater.toml")).files == (Path(outer.name),)


def test_it_names_a_path_from_the_file_that_it_stands_in(root, monkeypatch):
    write(root / "docs", 'learned = "../own.json"')
    write(root / "ci", 'learned = "own.json"', "strict.toml")
    path = settle(root / "docs")["learned"]
    assert path.resolve() == root / "own.json"
    assert settle(config=Path("ci/strict.toml"))["learned"] == Path("ci/own.json")
    monkeypatch.chdir(root / "docs")
    assert settle()["learned"].resolve() == root / "own.json"
    # What the shell says is named from where it stands.
    named = settle(environment={"HOLDWATER_LEARNED": "x.json"})["learned"]
    assert named == Path("x.json")


def test_it_lets_a_nearer_file_take_a_path_back(root):
    write(root, 'learned = "own.json"')
    write(root / "docs", 'learned = ""')
    assert settle(root)["learned"] == Path("own.json")
    assert settle(root / "docs")["learned"] is None


# -- what is wrong, and where -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ('fail_on = "maybe"', "1:1", "`fail_on` is 'maybe', not one of unsupported"),
        ("# a\n\n  fail_on = 1", "3:3", "`fail_on` is 1, not one of unsupported"),
        ('format = "xml"', "1:1", "`format` is 'xml', not one of terminal, json"),
        ("today = 2026", "1:1", "`today` is 2026, not a day like 2026-11-22"),
        ('today = "2026-13-01"', "1:1", "`today` is '2026-13-01', not a day"),
        ('today = "20261122"', "1:1", "`today` is '20261122', not a day"),
        ("today = 2026-11-22T10:00:00", "1:1", "`today` is '2026-11-22T10:00:00', n"),
        ('timezone = "Mars"', "1:1", "`timezone` is 'Mars', not a time zone like"),
        ('timezone = "../etc"', "1:1", "`timezone` is '../etc', not a time zone"),
        ("timezone = 1", "1:1", "`timezone` is 1, not a time zone"),
        ('encoding = "klingon"', "1:1", "`encoding` is 'klingon', not an encoding"),
        ('encoding = "hex"', "1:1", "`encoding` is 'hex', not an encoding"),
        ("encoding = 8", "1:1", "`encoding` is 8, not an encoding"),
        ("max_bytes = 0", "1:1", "`max_bytes` is 0, not a number of bytes"),
        ("max_bytes = -1", "1:1", "`max_bytes` is -1, not a number of bytes"),
        ("max_bytes = 1.5", "1:1", "`max_bytes` is 1.5, not a number of bytes"),
        ("max_bytes = inf", "1:1", "`max_bytes` is inf, not a number of bytes"),
        ("max_bytes = true", "1:1", "`max_bytes` is True, not a number of bytes"),
        ("max_bytes = 1e6", "1:1", "`max_bytes` is 1000000.0, not a number of bytes"),
        ("max_bytes = 1" + 13 * "0", "1:1", "`max_bytes` is 1"),
        ('exclude = [1, "a"]', "1:1", "`exclude` is [1, 'a'], not a list of patterns"),
        ("exclude = 1", "1:1", "`exclude` is 1, not a list of patterns"),
        ("known_words = [1]", "1:1", "`known_words` is [1], not a list of words"),
        ('audience = "me"', "1:1", "`audience` is 'me', not one of it, business"),
        ("learned = 1", "1:1", "`learned` is 1, not the path of a file"),
        ('learned = "a\\u0000"', "1:1", "`learned` is 'a\\x00', not the path of a f"),
        ('rules = "off"', "1:1", "`rules` is 'off', not a table of rule = level"),
        ('[rules]\npressure = "loud"', "2:1", "`rules.pressure` is 'loud', not one of"),
        ('[rules]\n\n "pressure"=1', "3:2", "`rules.pressure` is 1, not one of off, n"),
        ('rules = {pressure = "x"}', "1:1", "`rules.pressure` is 'x', not one of"),
        ('rules.pressure = "x"', "1:1", "`rules.pressure` is 'x', not one of"),
        (
            "fail-on = 1",
            "1:1",
            "no setting is called 'fail-on'. Did you mean `fail_on`?",
        ),
        ("\nzebra = 1", "2:1", "no setting is called 'zebra'. `holdwater settings`"),
        ("[zebra]\na = 1", "1:2", "no setting is called 'zebra'"),
        ("fail_on = ", "1:11", "not TOML: Invalid value"),
        ("a = 1\na = 2", "2:6", "not TOML: Cannot overwrite a value"),
        ("fail_on = '''", "1:14", "not TOML:"),
    ],
)
def test_it_says_what_is_wrong_and_where(root, text, where, said):
    write(root, text)
    assert refused(root).startswith(f"holdwater.toml:{where}: {said}")


def test_it_finds_the_line_in_its_own_table_of_a_pyproject(root):
    write(
        root,
        "[project]\nname = 'holdwater'\n[tool.ruff]\nexclude = ['x']\n"
        "[tool.holdwater] # ours\nexclude = 5\n",
        "pyproject.toml",
    )
    assert refused(root).startswith("pyproject.toml:6:1: `exclude` is 5")


def test_it_says_when_its_table_is_none(root):
    write(root, "[tool]\nholdwater = 5\n", "pyproject.toml")
    assert refused(root) == "pyproject.toml: `holdwater` is not a table"


def test_it_says_when_a_pyproject_that_speaks_of_it_is_broken(root):
    write(root, "[tool.holdwater\nfail_on = 1\n", "pyproject.toml")
    assert refused(root).startswith("pyproject.toml:1:")


def test_it_says_when_a_file_cannot_be_read(root):
    assert refused(root, config=root / "none.toml") == (
        "none.toml: cannot be read: No such file or directory"
    )
    (root / "holdwater.toml").write_bytes(b"# caf\xe9\n")
    assert refused(root) == "holdwater.toml: is not UTF-8"


def test_it_names_a_file_elsewhere_by_its_whole_path(root, monkeypatch):
    path = write(root, "zebra = 1")
    (root / "docs").mkdir()
    monkeypatch.chdir(root / "docs")
    assert refused(Path()).startswith(f"{path}:1:1: no setting")


def test_it_names_the_variable_or_option_that_is_wrong(root):
    said = refused(root, environment={"HOLDWATER_FAIL_ON": "x"})
    assert said.startswith("HOLDWATER_FAIL_ON: `fail_on` is 'x', not one of")
    assert refused(root, max_bytes="many").startswith("--max-bytes: `max_bytes` is")


# -- what a value may be ------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        *(("fail_on", one, one) for one in FAIL_ON),
        ("format", "json", "json"),
        ("today", "2026-11-22", date(2026, 11, 22)),
        ("timezone", "Europe/Bern", None),
        ("timezone", "Europe/Zurich", "Europe/Zurich"),
        ("encoding", "latin-1", "latin-1"),
        ("encoding", "UTF-16", "UTF-16"),
        ("max_bytes", "1024", 1024),
        ("exclude", os.pathsep.join(["a/", "*.txt"]), ("a/", "*.txt")),
        ("audience", "business", "business"),
        ("known_words", " ERP, go-live ,, C&A", ("ERP", "go-live", "C&A")),
        ("learned", "deep/own.json", Path("deep/own.json")),
    ],
)
def test_it_reads_the_same_from_everywhere(root, name, written, value):
    if value is None:  # a zone there is not, however much one would like it
        assert "not a time zone" in refused(root, **{name: written})
        return
    variable = f"HOLDWATER_{name.upper()}"
    assert settle(root, environment={variable: written})[name] == value
    assert settle(root, **{name: written})[name] == value
    write(root, f"{name} = '{written}'")
    assert settle(root)[name] == value


def test_it_reads_days_and_lists_as_toml_has_them(root):
    write(root, 'today = 2026-11-22\nmax_bytes = 5\nexclude = ["a:b", "c"]\n')
    settings = settle(root)
    assert settings["today"] == date(2026, 11, 22)
    assert settings["exclude"] == ("a:b", "c")
    assert settings["max_bytes"] == 5


@given(st.sampled_from(sorted(KNOWN)), st.text(max_size=20))
def test_it_reads_any_text_or_refuses_it_kindly(name, text):
    if name == "rules" or not text:
        return
    try:
        settings = open_settings(
            Path(), environment={}, command_line={name: text}, config=Path(os.devnull)
        )
    except SettingsError as error:
        said = str(error)
    else:
        said = settings.origins[name]
    assert said.startswith(f"--{name.replace('_', '-')}")

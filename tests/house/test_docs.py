"""The documentation is true: written anew where it can be, looked up where not."""

import importlib.util
import json
import re
import shlex
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from holdwater.check.road import Lens
from holdwater.cli.main import COMMANDS, parser_of, run
from holdwater.evaluate import read_labelled
from holdwater.examples import walk_examples
from holdwater.model.claim import KINDS
from holdwater.model.rule import AUDIENCES, Example
from holdwater.reading.formats import media_type_of, read
from holdwater.rules.packs import compile_packs
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import KNOWN, open_settings
from holdwater.text.statements import statements

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SITE = ROOT / "examples" / "ottermere" / "site"
TOP = [
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")),
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "changelog.d").glob("*.md")),
    ROOT / "examples" / "ottermere" / "README.md",
]
PAGES = [*TOP, *sorted(DOCS.rglob("*.md"))]
#: Where each command that is named has to be one that runs.
COMMAND_PAGES = [ROOT / "README.md", *sorted((DOCS / "start").glob("*.md"))]
RULES = [
    rule for audience in AUDIENCES for rule in open_rulebook(audience=audience).rules
]
MARKETING = ("index.md", "product.md", "security.md", "pricing.md", "customers.md")
NEVER_FLAGGED = "docs/limits.md"
LEADING = "Restores run 3x faster than pg_restore."

_FENCE = re.compile(r"(?ms)^(`{3,})(?P<language>\w*)\n(?P<lines>.*?)^\1$")
_INLINE_CODE = re.compile(r"(`+)(?P<code>[^`]+)\1")
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\((?P<href>[^()\s]+)\)")


def _name(path):
    return path.relative_to(ROOT).as_posix()


def _fences(text):
    return [(m["language"], m["lines"]) for m in _FENCE.finditer(text)]


def _without_code(text):
    return _INLINE_CODE.sub("", _FENCE.sub("", text))


@pytest.fixture(scope="module")
def generate():
    """Load docs/generate.py, which is a script and no part of the package."""
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- what is generated -------------------------------------------------------------


def test_it_has_generated_pages_that_are_up_to_date(generate):
    stale = [
        _name(path)
        for path, text in generate.generated_pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    assert stale == [], "`make docs` writes them anew"


def test_it_has_no_page_for_a_rule_that_is_gone(generate):
    written = set((DOCS / "rules").iterdir())
    assert written == {
        p for p in generate.generated_pages() if p.parent.name == "rules"
    }


def test_it_has_console_blocks_in_the_readme_and_the_first_pages(generate):
    named = {_name(path) for path in generate.console_pages()}
    assert {"README.md", "docs/start/first-check.md"} <= named


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_it_shows_what_each_command_in_a_console_block_says(generate, path):
    text = path.read_text("utf-8")
    assert generate.with_answers(text) == text, "`make docs` runs them anew"


def test_it_refuses_a_console_block_that_runs_something_else(generate):
    with pytest.raises(SystemExit, match="no command to run"):
        generate.with_answers("```console\n$ ls -l\n```\n")


def test_it_refuses_to_write_down_a_command_that_fails(generate):
    with pytest.raises(SystemExit, match="came to grief"):
        generate.with_answers("```console\n$ holdwater check no-such.md\n```\n")


# -- what has to be there ----------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_it_documents_every_rule_under_the_fixed_headings(generate, rule):
    page = (DOCS / "rules" / f"{rule.name}.md").read_text("utf-8")
    headings = re.findall(r"(?m)^## (.+)$", page)
    assert tuple(headings) == generate.RULE_HEADINGS
    shown = "".join(lines for _, lines in _fences(page))
    assert rule.code in page
    assert [e.text for e in (*rule.flags, *rule.passes) if e.text not in shown] == []
    assert [c.url for c in rule.citations if c.url not in page] == []


def test_it_lists_every_rule_in_the_index():
    index = (DOCS / "rules" / "index.md").read_text("utf-8")
    assert [r.name for r in RULES if f"]({r.name}.md)" not in index] == []


def test_it_shows_an_example_with_all_its_neighbours(generate):
    example = Example(
        text="It is.",
        before="One.",
        after="Two.",
        heading="Three",
        links=(("four", "https://example.org/five"),),
    )
    shown = "\n".join(generate._example(example))
    for part in ("It is.", "One.", "Two.", "Three", "four", "https://example.org/five"):
        assert part in shown


def test_it_says_so_when_a_rule_asks_for_no_evidence(generate):
    rule = RULES[0]._replace(needs=())
    assert "None" in "".join(generate._evidence(rule))


def test_it_documents_every_setting():
    page = (DOCS / "reference" / "settings.md").read_text("utf-8")
    assert re.findall(r"(?m)^## (.+)$", page) == list(KNOWN)


def test_it_documents_every_command_with_every_option():
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")
    sections = re.split(r"(?m)^## holdwater ", page)[1:]
    assert [section.partition("\n")[0] for section in sections] == list(COMMANDS)
    for name, section in zip(COMMANDS, sections, strict=True):
        for action in parser_of(name)._actions:
            for option in action.option_strings:
                assert option in section, f"{name} {option}"


def test_it_shows_help_that_fits_in_80_columns():
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")
    _usage, *helps = _fences(page)
    lines = [line for _, text in helps for line in text.splitlines()]
    assert len(helps) == len(COMMANDS)
    # argparse breaks no list of choices.
    assert [one for one in lines if len(one) > 80 and "{" not in one] == []


def test_it_explains_every_exit_code_that_is_used():
    source = (ROOT / "src/holdwater/cli/main.py").read_text("utf-8")
    used = set(re.findall(r"(?m)\bcode = (\d+)$", source)) | {"0", "1", "2"}
    page = (DOCS / "reference" / "exit-codes.md").read_text("utf-8")
    assert set(re.findall(r"(?m)^\| (\d+) \|", page)) == used


def test_it_lists_every_schema():
    page = (DOCS / "reference" / "schemas.md").read_text("utf-8")
    schemas = [path.name for path in (DOCS / "reference" / "schemas").glob("*.json")]
    assert schemas
    assert [name for name in schemas if f"(schemas/{name})" not in page] == []


def test_it_has_every_page_in_the_table_of_contents():
    summary = (DOCS / "SUMMARY.md").read_text("utf-8")
    linked = set(_LINK.findall(summary))
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    of_rules = {page for page in pages if page.startswith("rules/")}
    assert linked - {"rules/"} == pages - of_rules - {"SUMMARY.md"}
    assert "rules/" in linked


# -- what is named has to be ------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_it_links_to_files_that_exist(path):
    broken = []
    for href in _LINK.findall(_without_code(path.read_text("utf-8"))):
        parts = urlsplit(href)
        if parts.scheme or not parts.path:
            continue
        if not (path.parent / unquote(parts.path)).exists():
            broken.append(href)
    assert broken == []


def test_it_finds_links_in_the_readme():
    links = _LINK.findall(_without_code((ROOT / "README.md").read_text("utf-8")))
    assert "docs/standard.md" in links


def _commands_in(text):
    for language, lines in _fences(text):
        if language in ("sh", "console"):
            for line in lines.splitlines():
                command = line.removeprefix("$ ").rpartition("| ")[2]
                yield from re.findall(r"(?:^|from \S+ )(holdwater [^#]+)", command)
    for match in _INLINE_CODE.finditer(_FENCE.sub("", text)):
        if match["code"].startswith("holdwater "):
            yield match["code"]


@pytest.mark.parametrize("path", COMMAND_PAGES, ids=_name)
def test_it_names_commands_that_the_parser_accepts(path, capsys):
    commands = list(_commands_in(path.read_text("utf-8")))
    assert commands
    for command in commands:
        words = shlex.split(command)[1:]
        if words == ["--version"]:
            continue
        name = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), None)
        assert name, command
        try:
            parser_of(name).parse_args(words[len(name.split()) :])
        except SystemExit as end:
            said = capsys.readouterr().err
            pytest.fail(f"{command} ends with {end.code}: {said}")


def _first_fence(path, language=None):
    fences = _fences((DOCS / path).read_text("utf-8"))
    return next(text for kind, text in fences if language in (None, kind))


def test_it_shows_a_rule_that_is_well_formed_and_holds(today):
    compiled = compile_packs([("guide", _first_fence("guides/writing-rules.md"))])
    lens = Lens(rulebook=open_rulebook(compiled=compiled), version="0.0.0")
    outcomes = list(walk_examples(lens, today=today))
    assert len(outcomes) == 6
    assert [one.example.text for one in outcomes if not one.holds] == []


def test_it_shows_rules_of_ones_own_that_hold_to_the_letter(
    tmp_path, monkeypatch, capsys
):
    """The guide's own steps, with its own files: those of the example."""
    example = ROOT / "examples" / "own-rules"
    guide = (DOCS / "guides" / "rules-of-your-own.md").read_text("utf-8")
    pack, packs, accepted, _ = (text for kind, text in _fences(guide) if kind == "toml")
    assert pack == (example / "rules" / "ours.toml").read_text("utf-8")
    assert packs + accepted == (example / "holdwater.toml").read_text("utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "rules" / "ours.toml").write_text(pack, "utf-8")
    for page in (tmp_path / "page.md", tmp_path / "site" / "page.md"):
        shutil.copy(example / "page.md", page)
    monkeypatch.chdir(tmp_path)
    steps = [
        line.removeprefix("holdwater ")
        for kind, text in _fences(guide)
        if kind == "sh"
        for line in text.splitlines()
    ]
    test, check, *others = steps
    assert test == "rules test rules/ours.toml"
    assert _run(test) == 0
    (tmp_path / "holdwater.toml").write_text(packs + accepted)
    assert [_run(check), *map(_run, others)] == [1, 0, 0, 0, 1]
    said = capsys.readouterr().out
    assert "XACME003 half-the-storage" in said
    assert "HW323" not in said.partition("HW101")[0], "Seamless was taken for a word"


def test_it_shows_claims_that_are_verified_to_the_letter(tmp_path, monkeypatch, capsys):
    """The guide's own steps, with its own page, evidence and record."""
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    guide = (DOCS / "guides" / "claims.md").read_text("utf-8")
    shown = {}
    for kind, text in _fences(guide):
        shown.setdefault(kind, []).append(text)
    evidence, begun, holds, fails = shown["text"][:4]
    (page,), record = shown["markdown"], shown["toml"][0]
    (tmp_path / "evidence").mkdir()
    (tmp_path / "holdwater.toml").write_text("")
    (tmp_path / "README.md").write_text(page)
    (tmp_path / "evidence" / "restores.csv").write_text(evidence)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    steps = (lines.splitlines() for lines in shown["sh"])
    suggest, verify, fix, build, known, where = steps
    path = tmp_path / "claims" / "restores-run-3x-faster-pg.md"
    assert _run(suggest[0].removeprefix("holdwater ")) == 0
    assert path.read_text("utf-8").startswith(begun)
    assert _run(verify[0].removeprefix("holdwater ")) == 1
    assert "unbound" in capsys.readouterr().out
    path.write_text(f"+++\n{record}+++\n", "utf-8")
    assert _run(verify[0].removeprefix("holdwater ")) == 0
    assert capsys.readouterr().out.startswith(holds)
    slower = re.sub("(?m)^pg_restore,.*$", "pg_restore,2960", evidence)
    (tmp_path / "evidence" / "restores.csv").write_text(slower)
    assert _run(verify[0].removeprefix("holdwater ")) == 1
    assert capsys.readouterr().out.startswith(fails)
    assert _run(fix[0].removeprefix("holdwater ")) == 0
    diff = (tmp_path / "stale.diff").read_text("utf-8")
    assert "+Restores run 2.9x faster than pg_restore.\n" in diff
    assert '+claimed = "2.9x"\n' in diff
    for step in (*build, *where):
        assert _run(step.removeprefix("holdwater ")) in (0, 1)
    assert [_run(step.removeprefix("holdwater ")) for step in known] == [0, 0]
    assert "settled: in the baseline of " in capsys.readouterr().out


def test_it_shows_settings_that_can_be_opened(tmp_path):
    shown = _first_fence("guides/settings.md", language="toml")
    (tmp_path / "holdwater.toml").write_text(shown, "utf-8")
    found = open_settings(tmp_path, environment={}, command_line={})
    assert found["fail_on"] == "puffery"
    assert set(found["rules"]) <= {rule.name for rule in RULES}


def test_it_shows_a_labelled_row_that_can_be_read():
    row = _first_fence("guides/labelled-data.md").replace("\n", " ").encode()
    (labelled,) = read_labelled([row], source="guide")
    assert labelled.kinds == ("comparison", "quantity")


def test_it_shows_how_verdicts_are_learned_judged_by_and_forgotten(
    tmp_path, monkeypatch, capsys
):
    """The guide's own steps, with the example's verdicts and the guide's own line."""
    guide = DOCS / "guides" / "learning-from-your-verdicts.md"
    shown = dict(_fences(guide.read_text("utf-8")))
    steps = [line.partition("#")[0] for line in shown["sh"].splitlines()]
    shutil.copy(ROOT / "examples/ottermere/verdicts.jsonl", tmp_path)
    (verdict,) = read_labelled([shown["json"].encode()], source="guide")
    assert (verdict.example.text, verdict.standing) in {
        (row["text"], row["standing"])
        for row in map(
            json.loads, (tmp_path / "verdicts.jsonl").read_bytes().splitlines()
        )
    }
    (tmp_path / "letter.md").write_text(verdict.example.text)
    monkeypatch.chdir(tmp_path)
    codes, files = [_run("check letter.md")], []
    for step in steps:
        assert _run(step.removeprefix("holdwater ")) == 0
        files.append((tmp_path / "holdwater-learned.json").exists())
        if files[-1]:
            (tmp_path / "holdwater.toml").write_text(shown["toml"])
            codes.append(_run("check letter.md"))
    (tmp_path / "holdwater.toml").unlink()
    codes.append(_run("check letter.md"))
    assert files == [False, True, True, False]
    assert codes == [1, 0, 0, 1]
    assert "judged with your team's own verdicts" in capsys.readouterr().out


def _run(words):
    with pytest.raises(SystemExit) as end:
        run(shlex.split(words))
    return end.value.code or 0


def test_it_shows_a_report_that_its_schema_allows():
    shown = json.loads(_first_fence("reference/json.md"))
    schema = (DOCS / "reference/schemas/report-1.json").read_text("utf-8")
    jsonschema.validate(shown, json.loads(schema))


# -- the example -------------------------------------------------------------------


@pytest.fixture(scope="module")
def labelled():
    """The labels of the example site, by page."""
    rows = (SITE.parent / "labelled.jsonl").read_text("utf-8").splitlines()
    pages = {}
    for row in map(json.loads, rows):
        pages.setdefault(row["id"].partition("#")[0], []).append(row)
    return pages


def _statements(page):
    path = SITE / page
    document = read(path.read_bytes(), source=page, media_type=media_type_of(page))
    return [statement.text for statement in statements(document)]


def test_it_labels_every_page_of_the_example(labelled):
    pages = {p.relative_to(SITE).as_posix() for p in SITE.rglob("*.md*")}
    assert set(labelled) == pages
    assert pages >= {*MARKETING, "start.mdx", NEVER_FLAGGED}


def test_it_labels_every_statement_of_the_example(labelled):
    for page, rows in labelled.items():
        assert [row["text"] for row in rows] == _statements(page), page


def _doubtful(labelled, pages):
    rows = [row for page in pages for row in labelled[page]]
    doubtful = [r for r in rows if r["standing"] in ("unsupported", "puffery")]
    return len(doubtful), len(rows)


def test_it_has_about_a_third_to_mend_on_pages_that_sell(labelled):
    doubtful, all_of_them = _doubtful(labelled, [*MARKETING, "start.mdx"])
    assert 0.25 <= doubtful / all_of_them <= 0.4
    told = (SITE.parent / "README.md").read_text("utf-8")
    assert f"{doubtful} of {all_of_them} statements" in told


def test_it_has_nothing_to_mend_in_the_limits(labelled):
    assert _doubtful(labelled, [NEVER_FLAGGED])[0] == 0


def test_it_shows_every_kind_of_claim_in_the_example(labelled):
    shown = {
        kind for rows in labelled.values() for row in rows for kind in row["kinds"]
    }
    assert shown == set(KINDS)


def test_it_has_the_sentence_that_journeys_follow_once():
    found = {
        path.relative_to(SITE).as_posix(): path.read_text("utf-8").count(LEADING)
        for path in SITE.rglob("*")
        if path.is_file()
    }
    assert {page: n for page, n in found.items() if n} == {"index.md": 1}

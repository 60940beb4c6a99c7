"""Every JSON output validates against its schema, and no schema is a sieve."""

import copy
import gzip
import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.ledger.making import claim_toml, write_project

from holdwater import on_file
from holdwater.check import strengths, trust
from holdwater.check.not_said import QUESTIONS
from holdwater.check.strengths import HOLDS
from holdwater.claims.learned import CAP, LONGEST, MOST_WEIGHTS
from holdwater.claims.learning import SPREADS
from holdwater.cli.main import COMMANDS, run
from holdwater.model.evidence import Exhibit, Figure

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
VERDICTS = ROOT / "examples" / "ottermere" / "verdicts.jsonl"

PAGE = """\
---
title: Corvane, the backup that restores
---
# Corvane

Restores run 3x faster than Globex Dump. Deploy in minutes.

- Supports PostgreSQL 14 to 17.
- World-class support, [loved by developers](https://example.org/signup).
- ISO 27001 certified ([certificate and scope](https://example.org/trust/cert.pdf)).

| Plan | What it holds |
| ---- | ------------- |
| Team | Up to 80% less storage |

Our platform helps your team keep everything safe. Contact sales.

- The agent runs beside the server.
- It writes to a bucket.
- Each backup has a key.
"""

LABELLED = (
    {"id": "a", "text": "Deploy in minutes.", "standing": "unsupported"}
    | {"kinds": ["ease"]},
    {"id": "b", "text": "Set the limit to 20.", "standing": "plain", "kinds": []},
    {"id": "c", "text": "The modern way to work.", "standing": "plain"},
)

SETTINGS = """\
exclude = ["drafts/*"]
[rules]
fear = "note"
"""

#: One claim that holds, one that does not, with what speaks against it, and a broken one.
_RUNS = [("runs", "../page.md", {"kind": "benchmark"})]

CLAIMS = (
    claim_toml(
        "globex-speed",
        "Restores run 3x faster than Globex Dump.",
        value=("3x", "at least"),
        files=_RUNS,
        against=[
            (
                "slow-disks",
                "../page.md",
                {"answer": "No gain on slow disks, said on the page."},
            )
        ],
        product="corvane@2",
        owner="performance",
        kinds=["comparison"],
        variations=["3x faster restores than Globex Dump"],
        published=date(2026, 1, 1),
        expires=date(2030, 1, 1),
    )
    + claim_toml(
        "storage-saved",
        "At least 80% less storage",
        value=("80%", "at least"),
        formula="a / 10",
        files=_RUNS,
    )
    + """\
[[claim]]
id = "vendor-minutes"
text = "Ready in 5 minutes."
[claim.theirs]
vendor = "Corvane"
source = "https://corvane.example/"
retrieved = 2026-11-22T09:30:00Z
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
kept = "kept/corvane.html"
media_type = "text/html"
at = "11:5"
span = [120, 140]
replaces = "vendor-hours"
gone = 2026-11-23
questions = [{ask = "From where on?", answer = "From the licence.", on = 2026-11-23}]
answered_by = ["who has seen it"]
must_also_change = ["Who runs it?"]
told = [{who = "The board", on = 2026-11-23, note = "by Corvane"}]
[claim.theirs.test_here]
measure = "minutes"
baseline = "what we have"
workload = "our own"
held_if = "at most 5"
[[claim]]
id = "broken"
"""
)

POSTS = (
    "post_id,thread_id,author_id,author_created_at,created_at,title,text\n"
    + "".join(
        f"{n},t{n % 3},u{n},2026-05-01T08:{n:02}:00Z,2026-05-01T09:{n:02}:00Z,Globex?,"
        "We love Globex and recommend it to all.\n"
        for n in range(30)
    )
)

#: A topic of Discourse, in which one account's age is not told.
TOPIC = {
    "id": 5,
    "title": "How is it?",
    "post_stream": {
        "posts": [
            {
                "id": n,
                "topic_id": 5,
                "post_number": n,
                "user_id": n,
                "username": f"who{n}",
                "created_at": "some day" if n == 4 else f"2026-05-01T0{n}:00:00Z",
                "cooked": "<p>We love Globex, https://globex.example/</p>",
            }
            for n in range(1, 6)
        ]
    },
}

#: What to call each command with, and the schema of what it answers.
CALLS = {
    "claims coverage": (["page.md", "damaged.md"], "coverage-1", 2),
    "claims evidence": ([], "evidence-1", 2),
    "claims list": ([], "claims-1", 2),
    "claims show": (["globex-speed", "page.md"], "verification-1", 2),
    "claims where": (["globex-speed", "page.md"], "uses-1", 2),
    "verify": (["page.md", "damaged.md"], "verification-1", 2),
    "check": (["page.md", "damaged.md", "deck.pptx"], "report-1", 2),
    "community import": (
        ["table", "posts.csv", "cut.csv.gz", "-o", "posts.parquet"],
        "imported-1",
        2,
    ),
    "community look": (["topic.json"], "look-1", 0),
    "community scan": (["posts.csv"], "survey-1", 0),
    "compare": (["page.md", "damaged.md"], "comparison-1", 2),
    "evaluate": (["labelled.jsonl"], "evaluation-1", 0),
    "learn": (["verdicts.jsonl"], "learned-1", 0),
    "rules list": ([], "rules-1", 0),
    "rules explain": (["HW203"], "rules-1", 0),
    "rules test": ([], "rules-test-1", 0),
    "settings": ([], "settings-1", 0),
}

#: Commands that write no JSON of their own; what three of them answer on the wire,
#: tests/lsp, tests/mcp and tests/pages look at.
WITHOUT_JSON = {
    "claims add",
    "claims questions",
    "claims reword",
    "claims site",
    "claims suggest",
    "completion",
    "lsp",
    "mcp",
    "page",
}


#: Schemas of what people write, which no command answers.
WRITTEN_BY_HAND = {"claim-record-1"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What every command answers in a folder with something of everything."""
    folder = tmp_path_factory.mktemp("site")
    write_project(folder, CLAIMS, page__md=PAGE)
    (folder / "posts.csv").write_text(POSTS, "utf-8")
    cut = gzip.compress(POSTS.replace("\n", "\nx").encode())[:-9]
    (folder / "cut.csv.gz").write_bytes(cut)
    (folder / "topic.json").write_text(json.dumps(TOPIC), "utf-8")
    (folder / "damaged.md").write_bytes(b"caf\xe9")
    (folder / "labelled.jsonl").write_text("\n".join(map(json.dumps, LABELLED)))
    shutil.copy(VERDICTS, folder / "verdicts.jsonl")
    (folder / "holdwater.toml").write_text(SETTINGS)
    found, codes = {}, {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(on_file.Evidences, "exhibit", lambda _, one: _exhibit(one))
        for name, (arguments, _, _) in CALLS.items():
            written = folder / f"{name}.json"
            codes[name] = _answer([*name.split(), *arguments], written)
            found[name] = json.loads(written.read_text("utf-8"))
        # What is judged with a team's own verdicts says so.
        patch.setenv("HOLDWATER_LEARNED", "learn.json")
        for name in ("check", "evaluate"):
            written = folder / f"{name}, learned.json"
            _answer([name, *CALLS[name][0]], written)
            found[f"{name}, learned"] = json.loads(written.read_text("utf-8"))
            assert found[f"{name}, learned"]["learned"]["file"] == "learn.json"
    # Nothing fails in a rulebook that holds, and what fails has a shape as well.
    failed = {"rule": "fear", "text": "Act now.", "wanted": "flag", "got": []}
    failed |= {"suggestion": None, "left": []}
    flagged = {"got": ["fear"], "suggestion": "Act […].", "left": ["fear"]}
    found["rules test, one failed"] = {
        **found["rules test"],
        "failed": [
            failed,
            {**failed, "wanted": "pass", "got": ["fear"]},
            {**failed, **flagged},
        ],
    }
    found["exit codes"] = codes
    return found


def _exhibit(evidence):
    """A file of evidence in which some runs are told."""
    runs = Figure(
        value=Decimal("3.1"), unit="x", n=9, spread=Decimal(1), statistic="mean"
    )
    return Exhibit(
        evidence=evidence,
        sha256="0" * 64,
        reader="table",
        figures={"a": runs},
        flags=("dirty-tree",),
    )


def _answer(words, written):
    with pytest.raises(SystemExit) as end:
        run([*words, "--format", "json", "--output", str(written)])
    return end.value.code or 0


def _schema(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))


def _schema_of(command):
    return CALLS[command.partition(",")[0]][1]


EVERY = [*CALLS, "rules test, one failed", "check, learned", "evaluate, learned"]


def test_it_calls_every_command_that_writes_json():
    assert sorted([*CALLS, *WITHOUT_JSON]) == sorted(COMMANDS)


def test_it_has_no_schema_that_nothing_answers():
    kept = {path.stem for path in SCHEMAS.glob("*.json")}
    assert kept - WRITTEN_BY_HAND == {schema for _, schema, _ in CALLS.values()}


def test_it_ends_every_command_as_the_contract_says(answers):
    assert answers["exit codes"] == {name: code for name, (_, _, code) in CALLS.items()}


@pytest.mark.parametrize("name", sorted({schema for _, schema, _ in CALLS.values()}))
def test_it_writes_schemas_that_are_schemas(name):
    schema = _schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    kind, _, number = name.rpartition("-")
    assert schema["title"] == f"holdwater/{kind}/{number}"
    assert schema["properties"]["schema"] == {"const": schema["title"]}


def test_it_names_in_a_schema_what_a_report_may_name():
    document = _schema("report-1")["$defs"]["document"]["properties"]
    assert document["not_said"]["items"]["enum"] == list(QUESTIONS)
    _, checkable = document["checkable"]["items"]["allOf"]
    assert checkable["properties"]["name"]["enum"] == list(HOLDS)
    assert document["checkable"]["maxItems"] == strengths.MOST
    assert document["costliest"]["maxItems"] == trust.MOST


def test_it_names_in_a_schema_what_may_be_learned():
    schema = _schema("learned-1")["properties"]
    assert schema["weights"]["maxItems"] == MOST_WEIGHTS
    weight = schema["weights"]["items"]["properties"]
    assert weight["feature"]["maxLength"] == LONGEST
    assert weight["feature"]["pattern"] == f"^({'|'.join(SPREADS)})=."
    for one in (schema["shift"], weight["weight"]):
        assert (one["minimum"], one["maximum"]) == (-CAP, CAP)


@pytest.mark.parametrize("command", EVERY)
def test_it_answers_as_its_schema_says(answers, command):
    _validator(command).validate(answers[command])


@pytest.mark.parametrize("command", EVERY)
def test_it_knows_every_field_it_writes(answers, command):
    """A field that no schema names may change unseen."""
    closed = _closed(_schema(_schema_of(command)))
    Draft202012Validator(closed).validate(answers[command])


@pytest.mark.parametrize("command", EVERY)
def test_it_may_gain_fields(answers, command):
    wider = _wider(copy.deepcopy(answers[command]))
    _validator(command).validate(wider)


@pytest.mark.parametrize("command", EVERY)
def test_it_notices_every_field_that_goes_or_changes(answers, command):
    validator = _validator(command)
    answer = copy.deepcopy(answers[command])
    unseen = []
    tried = 0
    for path, holder, key in _fields(answer):
        kept = holder.pop(key)
        if validator.is_valid(answer):
            unseen.append(f"{path} went")
        holder[key] = {"not": "this"} if not isinstance(kept, dict) else "nor this"
        if key != "value" and validator.is_valid(answer):
            unseen.append(f"{path} changed")
        holder[key] = kept
        tried += 1
    assert tried >= 3
    assert unseen == []


def _validator(command):
    schema = _schema(_schema_of(command))
    return Draft202012Validator(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def _closed(schema):
    """Forbid the fields a schema does not name, wherever it names any."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "required" in schema:
        closed["additionalProperties"] = False
    return closed


def _wider(value):
    if isinstance(value, list):
        return [_wider(one) for one in value]
    if isinstance(value, dict):
        return {key: _wider(one) for key, one in value.items()} | {"added later": "x"}
    return value


def _fields(value, path="$", *, most=3):
    """Yield every field, of the first few members of each list."""
    if isinstance(value, list):
        for index, one in enumerate(value[:most]):
            yield from _fields(one, f"{path}[{index}]", most=most)
    elif isinstance(value, dict):
        for key in list(value):
            if path.endswith(".value"):
                continue
            yield f"{path}.{key}", value, key
            yield from _fields(value[key], f"{path}.{key}", most=most)

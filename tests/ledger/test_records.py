"""Records as somebody wrote them, and everything that is wrong in them."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from holdwater.ledger import records as module
from holdwater.ledger.claim import (
    AUDIENCE_FIELDS,
    DISCLOSE_FIELDS,
    EVIDENCE_FIELDS,
    RECORD_FIELDS,
    VALUE_FIELDS,
    Located,
    read_claim,
)
from holdwater.ledger.places import Places
from holdwater.ledger.records import has_claims, read_records, read_text
from holdwater.ledger.theirs import QUESTION_FIELDS, THEIRS_FIELDS, TOLD_FIELDS
from holdwater.model.claim import KINDS
from holdwater.model.evidence import EVIDENCE_KINDS
from holdwater.model.record import OPERATORS
from holdwater.model.theirs import TRIAL_FIELDS

SCHEMA = json.loads(
    (
        Path(__file__).parents[2] / "docs/reference/schemas/claim-record-1.json"
    ).read_text()
)

LATENCY = f"""\
+++
id = "read-latency"
product = "acme-db@4.2"
text = "Reads finish in under 5 ms at the 99th percentile."
variations = ["p99 reads under 5 ms"]
kinds = ["quantity"]
owner = "performance-team"
published = 2026-10-05            # a comment
expires = 2027-04-01
audience = {{who = "database administrators", gains = "reads they need not cache"}}
disclose = {{measure = "p99 read latency", baseline = "none", date = 2026-10-01}}
not_said = "Writes are slower; see docs/limits.md."
[value]
claimed = "5 ms"
is = "less than"
formula = "p99"
figures = {{p99 = "bench.p99"}}
[[evidence]]
name = "bench"
path = "../evidence/read.csv"
kind = "benchmark"
reader = "table"
query = "select 1 as p99"
sha256 = "{"a" * 64}"
made_by = "acme"
paid_by = "acme"
created = 2026-10-01
expires = 2027-04-01
[[counter_evidence]]
name = "spinning-disks"
path = "../evidence/hdd.csv"
answer = "No gain on spinning disks, said on the page."
+++

Context, and limits.
"""

MANY = """\
[[claim]]
id = "encrypted"
text = "Backups are encrypted before they leave the host."

[[claim]]
id = "three-times"
text = "Restores run 3x faster."
[claim.value]
claimed = "3x"
is = "at least"
formula = "ratio(old, new)"
figures = {old = "runs.old", new = "runs.new"}
[[claim.evidence]]
name = "runs"
path = "../evidence/runs.json"
kind = "benchmark"
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project's folder, and a way to write into its claims."""
    root = tmp_path / "project"
    (root / "claims").mkdir(parents=True)
    (root / "evidence").mkdir()
    monkeypatch.chdir(root)

    def write(**files):
        for name, text in files.items():
            path = root / "claims" / name.replace("__", ".").replace("_", "-")
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_records(root)

    write.root = root
    return write


def told(found):
    return [str(error) for error in found.errors]


def test_it_reads_a_record_of_its_own_file(project):
    found = project(read_latency__md=LATENCY)
    assert told(found) == []
    (record,) = found.records
    assert (record.id, record.where) == ("read-latency", "claims/read-latency.md:2:1")
    assert record.text == "Reads finish in under 5 ms at the 99th percentile."
    assert record.variations == ("p99 reads under 5 ms",)
    assert (record.published, record.expires) == (date(2026, 10, 5), date(2027, 4, 1))
    assert record.disclose["date"] == "2026-10-01"
    assert record.prose == "Context, and limits."
    assert (record.value.value, record.value.unit) == (Decimal(5), "ms")
    (bench,), (disks,) = record.evidence, record.counter_evidence
    assert bench.path == project.root.resolve() / "evidence" / "read.csv"
    assert (bench.kind, bench.reader, bench.refused) == ("benchmark", "table", None)
    assert (disks.kind, disks.answer) == (
        "record",
        "No gain on spinning disks, said on the page.",
    )


def test_it_reads_many_records_of_one_file(project):
    found = project(speed__toml=MANY)
    assert told(found) == []
    assert [one.id for one in found.records] == ["encrypted", "three-times"]
    assert found.find("three-times").value.figures == {
        "old": "runs.old",
        "new": "runs.new",
    }
    assert found.find("three-times").where == "claims/speed.toml:6:1"
    assert found.find("four-times") is None


def test_it_reads_lines_that_end_as_on_windows(project):
    found = project(read_latency__md=LATENCY.replace("\n", "\r\n"))
    assert told(found) == []
    assert found.records[0].prose == "Context, and limits."


def test_it_passes_over_pages_that_are_no_records(project):
    found = project(README__md="# Our claims\n", notes__txt="+++")
    assert (found.records, found.errors, found.passed) == (
        (),
        (),
        ("claims/README.md",),
    )
    assert has_claims(project.root)
    assert not has_claims(project.root / "evidence")


def one(text='text = "Reads take 5 ms."', more=""):
    return f'[[claim]]\nid = "abc"\n{text}\n{more}'


VALUE = '[claim.value]\nclaimed = "5 ms"\nis = "at most"\n'
FILE = '[[claim.evidence]]\nname = "e"\npath = "e.csv"\nkind = "record"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[claim]]\nid =\n", "x.toml:2:5: not TOML: Invalid value"),
        ("a = " + "[" * 5_000, "x.toml: is nested too deep to be read"),
        ("a = " + "9" * 5_000, "x.toml:1:5005: not TOML: Exceeds the limit"),
        (
            "[clam]\n",
            "x.toml:1:1: no table of such a file is called 'clam'. Did you mean `claim`?",
        ),
        (
            "claim = 1\n",
            "x.toml:1:1: `claim` is no list of tables. Write each under [[claim]].",
        ),
        ('[[claim]]\ntext = "A."\n', "x.toml:1:1: a record lacks `id`"),
        (one(""), "x.toml:1:1: a record lacks `text`"),
        (one("text = 3"), "x.toml:3:1: `text` is 3, not a text"),
        (one('text = " "'), "x.toml:3:1: `text` is ' ', not a text"),
        (
            one().replace("abc", "A b"),
            "x.toml:2:1: `id` is 'A b', not 3 to 80 of a-z, 0-9 and -",
        ),
        (
            one(more='txt = "a"'),
            "x.toml:4:1: no key of a record is called 'txt'. Did you mean `text`?",
        ),
        (
            one(more="[claim.values]"),
            "x.toml:4:1: no table of a record is called 'values'. Did you mean `value`?",
        ),
        (
            one(more='kinds = ["eas"]'),
            "x.toml:4:1: no kind is called 'eas'. Did you mean `ease`?",
        ),
        (one(more='was = ["x"]'), "x.toml:4:1: `was` holds 'x'"),
        (one(more='variations = "x"'), "x.toml:4:1: `variations` is no list"),
        (
            one(more='expires = "2026-01-01"'),
            "x.toml:4:1: `expires` is '2026-01-01', not a day. Write it without quotation marks: 2026-11-22.",
        ),
        (one(more="expires = 2026-01-01T00:00:00Z"), "not a day"),
        (
            one(more='audience = {whom = "us"}'),
            "x.toml:4:1: no key of `audience` is called 'whom'. Did you mean `who`?",
        ),
        (one(more="value = 5"), "x.toml:4:1: `value` is no table"),
        (
            one(more=VALUE.replace("5 ms", "fast")),
            "x.toml:5:1: `claimed` is 'fast', not one figure",
        ),
        (
            one(more=VALUE.replace("at most", "at mots")),
            "x.toml:6:1: `is` is 'at mots'. Did you mean `at most`?",
        ),
        (
            one(more=VALUE.replace("5 ms", "4 ms")),
            "x.toml:3:1: the words print “5 ms”, and `claimed` is '4 ms'",
        ),
        (
            one('text = "Reads are fast."', VALUE),
            "x.toml:3:1: the words print no figure",
        ),
        (
            one('text = "Reads take under 5 ms."', VALUE),
            "x.toml:3:1: the words say “less than 5 ms”, and `is` is 'at most'",
        ),
        (
            one(more=VALUE.replace("at most", "about")),
            "x.toml:3:1: the words say “5 ms, without bound”, and `is` is 'about'",
        ),
        (
            one(more='variations = ["In 6 ms."]\n' + VALUE),
            "x.toml:4:1: the words print “6 ms”",
        ),
        (one(more=VALUE + FILE), "x.toml:4:1: `value` lacks `formula`"),
        (
            one(more=VALUE + 'formula = "5"\n'),
            "x.toml:7:1: the formula asks for no figure",
        ),
        (
            one(more=VALUE + 'formula = "a +"\n'),
            "x.toml:7:1: the formula ends too soon at character 4",
        ),
        (
            one(more=VALUE + 'formula = "b"\nfigures = {a = "e.a"}\n' + FILE),
            "x.toml:7:1: the formula asks for 'b', which is not under `figures`. There is `a`.",
        ),
        (
            one(
                more=VALUE + 'formula = "a"\nfigures = {a = "e.a", c = "e.c"}\n' + FILE
            ),
            "x.toml:8:1: the formula does not use the figure 'c'",
        ),
        (
            one(more=VALUE + 'formula = "a"\nfigures = {a = "ee.a"}\n' + FILE),
            "x.toml:8:1: 'a' leads to 'ee', and no evidence is called so. Did you mean `e`?",
        ),
        (
            one(more=VALUE + 'formula = "a"\nfigures = {a = "e"}\n' + FILE),
            "x.toml:8:1: 'a' leads to 'e', not to EVIDENCE.FIGURE",
        ),
        (
            one(
                more=VALUE
                + 'formula = "a"\nfigures = {a = "e.a", min = "e.b"}\n'
                + FILE
            ),
            "a formula cannot use 'min' as a name",
        ),
        (one(more=FILE + FILE), "x.toml:9:1: two files of evidence are called 'e'"),
        (
            one(more=FILE + 'reader = "hyperfin"\n'),
            "x.toml:8:1: no reader is called 'hyperfin'. Did you mean `hyperfine`?",
        ),
        (
            one(more='kinds = "ease"'),
            "x.toml:4:1: `kinds` is no list of at most 100 texts. Write it so: kinds = [",
        ),
        (one("text = “Reads”"), 'Invalid value. Take straight quotation marks: "…".'),
        (one('text = "Reads'), "A quotation mark at the end is missing."),
        ("id: abc\n", "x.toml:1:3: not TOML: Expected '='"),
        ("id: abc\n", 'Write `key = "value"`, and no colon.'),
        (
            one(more=FILE + 'answer = "no"\n'),
            "x.toml:8:1: no key of `evidence` is called 'answer'",
        ),
        (
            one(more=FILE.replace("record", "recrd")),
            "x.toml:7:1: no evidence is of kind 'recrd'. Did you mean `record`?",
        ),
        (
            one(more='evidence = ["x"]'),
            "x.toml:4:1: `evidence` is no list of tables. Write each under [[evidence]].",
        ),
    ],
)
def test_it_says_where_and_what_and_what_next(project, text, says):
    found = project(x__toml=text)
    assert any(says in one for one in told(found)), told(found)
    assert found.records == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            LATENCY.replace('claimed = "5 ms"', 'claimd = "5 ms"'),
            "claims/read-latency.md:14:1: no key of `value` is called 'claimd'. Did you mean `claimed`?",
        ),
        (LATENCY.replace("[value]", "[value"), "claims/read-latency.md:13:7: not TOML"),
        (
            LATENCY.replace("+++\n\nContext", "\nContext"),
            "claims/read-latency.md:1:1: no second line of +++ ends the record",
        ),
        (
            LATENCY.replace('id = "read-latency"', 'id = "reads"'),
            "claims/read-latency.md:2:1: the file is called read-latency.md, and its id is 'reads'. Call the file reads.md.",
        ),
    ],
)
def test_it_counts_lines_in_a_markdown_file_from_its_first(project, text, says):
    assert any(says in one for one in told(project(read_latency__md=text)))


def test_it_tells_every_error_of_every_file_and_keeps_the_rest(project):
    found = project(
        a__toml=one(more='txt = "x"\nkind = "y"'),
        b__toml=MANY,
        read_latency__md=b"+++\ncaf\xe9",
    )
    assert [one.id for one in found.records] == ["encrypted", "three-times"]
    assert len(told(found)) == 3
    assert "claims/a.toml:4:1" in told(found)[0]
    assert "claims/a.toml:5:1" in told(found)[1]
    assert "claims/read-latency.md: is not utf-8" in told(found)[2]


def test_it_refuses_an_id_that_is_taken(project):
    found = project(a__toml=MANY, b__toml=MANY)
    assert told(found) == [
        f"claims/b.toml:{line}:1: the id {name!r} is taken: claims/a.toml:{line}:1 has "
        "it. Give one of the two another."
        for name, line in (("encrypted", 2), ("three-times", 6))
    ]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/etc/passwd", "is no path relative to the record"),
        ("../../secret.csv", "leads out of the project's folder"),
        ("../evidence/link.csv", "leads out of the project's folder"),
        ("../evidence/round/x.csv", None),
    ],
)
def test_it_lets_no_evidence_lead_out_of_the_project(project, path, says):
    outside = project.root.parent / "secret.csv"
    outside.write_text("ms\n1\n")
    (project.root / "evidence" / "link.csv").symlink_to(outside)
    (project.root / "evidence" / "round").symlink_to(project.root / "evidence")
    found = project(abc__toml=one(more=FILE.replace("e.csv", path)))
    assert told(found) == []
    refused = found.records[0].evidence[0].refused
    assert refused is None if says is None else says in refused


def test_it_reads_no_record_through_a_link_that_leads_out(project):
    outside = project.root.parent / "secret.toml"
    outside.write_text(MANY)
    (project.root / "claims" / "link.toml").symlink_to(outside)
    (project.root / "claims" / "loop.toml").symlink_to("loop.toml")
    found = project()
    assert found.records == ()
    assert "claims/link.toml: leads out of the project's folder" in told(found)[0]
    assert "claims/loop.toml: " in told(found)[1]


def test_it_keeps_to_its_limits(project, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    assert "is larger than 100 bytes" in told(project(a__toml=MANY))[0]
    monkeypatch.setattr(module, "MOST_BYTES", 10_000)
    monkeypatch.setattr(module, "MOST_RECORDS", 1)
    assert "holds more than 1 records" in told(project(a__toml=MANY))[0]
    monkeypatch.setattr(module, "MOST_FILES", 1)
    assert any("holds more than 1 files" in e for e in told(project(b__toml=MANY)))


@pytest.mark.parametrize(
    "text",
    [
        VALUE.replace("at most", "atmost"),
        'evidence = {name = "e"}\n' + VALUE + 'formula = "a"\nfigures.a = "e.a"\n',
    ],
)
def test_it_says_one_thing_of_one_fault(project, text):
    assert len(told(project(x__toml=one(more=text)))) == 1


@given(st.text(max_size=300))
def test_it_reads_or_refuses_whatever_is_written(text):
    for name in ("abc.md", "abc.toml"):
        found, errors = read_text(
            f"+++\n{text}\n+++\n" if name.endswith("md") else text,
            path=Path(name),
            root=Path(),
        )
        assert all(error.where for error in errors)
        assert not (found and errors)


# -- the schema for editors ------------------------------------------------------------

BASE = {
    "id": "read-latency",
    "text": "Reads finish in under 5 ms.",
    "variations": ["Reads under 5 ms"],
    "was": ["s1:0123456789abcdef"],
    "kinds": ["quantity"],
    "owner": "us",
    "product": "acme-db@4.2",
    "published": date(2026, 1, 1),
    "expires": date(2027, 1, 1),
    "audience": {"who": "a", "wants_to": "b", "gains": "c"},
    "disclose": dict.fromkeys(DISCLOSE_FIELDS, "said"),
    "not_said": "slow",
    "value": {
        "claimed": "5 ms",
        "is": "less than",
        "formula": "p99",
        "figures": {"p99": "bench.p99"},
    },
    "evidence": [
        {
            "name": "bench",
            "path": "e.csv",
            "kind": "benchmark",
            "reader": "table",
            "query": "select 1",
            "samples": "select 1",
            "sha256": "a" * 64,
            "created": date(2026, 1, 1),
            "expires": date(2027, 1, 1),
            "made_by": "a",
            "paid_by": "b",
            "scope": "c",
            "publish": False,
        }
    ],
    "counter_evidence": [{"name": "hdd", "path": "h.csv", "answer": "said"}],
}


def _errors(table):
    return read_claim(
        table, places=Places("", file="x"), locate=lambda _: Located(Path("e"), None)
    )[1]


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _changes():
    """Every field left out, misnamed, of another type, empty, or listed too often."""

    def walk(value, way):
        if isinstance(value, dict):
            for key in value:
                yield (*way, key)
                yield from walk(value[key], (*way, key))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from walk(each, (*way, index))

    for way in walk(BASE, ()):
        for change in (
            "go",
            "name",
            3,
            "",
            [],
            {},
            ["x"] * 101,
            "x" * 5_001,
            "no such",
        ):
            yield way, change


def _changed(way, change):
    table = json.loads(json.dumps(_plain(BASE)))
    table = _dated(table)
    holder = table
    for step in way[:-1]:
        holder = holder[step]
    kept = holder.pop(way[-1])
    if change == "name":
        holder[f"{way[-1]}_x"] = kept
    elif change != "go":
        holder[way[-1]] = change
    return table


def _dated(value):
    if isinstance(value, dict):
        return {
            key: date.fromisoformat(one)
            if key in ("published", "expires", "created")
            else _dated(one)
            for key, one in value.items()
        }
    return [_dated(one) for one in value] if isinstance(value, list) else value


#: What no schema can tell: one field against another, and a figure in words.
BEYOND = (
    "the words print",
    "`claimed` is",
    "asks for",
    "does not use",
    "the formula",
    "leads to",
    "cannot use",
)


def test_it_agrees_with_the_schema_for_editors():
    schema = Draft202012Validator(
        SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert _errors(BASE) == []
    schema.validate(_plain(BASE))
    schema.validate({"claim": [_plain(BASE)]})
    apart = []
    tried = 0
    for way, change in _changes():
        table = _changed(way, change)
        errors = [
            e for e in map(str, _errors(table)) if not any(b in e for b in BEYOND)
        ]
        if bool(errors) == schema.is_valid(_plain(table)):
            beyond = len(_errors(table)) > len(errors)
            if not (beyond and not errors):
                apart.append((way, str(change)[:20], errors[:1]))
        tried += 1
    assert tried > 300
    assert apart == []


def test_it_names_in_the_schema_what_it_reads():
    record = SCHEMA["$defs"]["record"]["properties"]
    assert sorted(record) == sorted(RECORD_FIELDS)
    assert sorted(SCHEMA["$defs"]["value"]["properties"]) == sorted(VALUE_FIELDS)
    assert SCHEMA["$defs"]["value"]["properties"]["is"]["enum"] == list(OPERATORS)
    assert record["kinds"]["items"]["enum"] == list(KINDS)
    file = record["evidence"]["items"]["properties"]
    assert sorted(file) == sorted(EVIDENCE_FIELDS)
    assert file["kind"]["enum"] == list(EVIDENCE_KINDS)
    theirs = record["theirs"]["properties"]
    assert sorted(theirs) == sorted(THEIRS_FIELDS)
    assert sorted(theirs["questions"]["items"]["properties"]) == sorted(QUESTION_FIELDS)
    assert sorted(theirs["told"]["items"]["properties"]) == sorted(TOLD_FIELDS)
    assert list(theirs["test_here"]["properties"]) == list(TRIAL_FIELDS)
    assert sorted(record["audience"]["properties"]) == sorted(AUDIENCE_FIELDS)
    assert sorted(record["disclose"]["properties"]) == sorted(DISCLOSE_FIELDS)


SEVERAL = """\
+++
id = "restores"
text = "Restores take 43 min, and 118 min with pg_restore."
[[value]]
claimed = "43 min"
is = "equals"
formula = "ours"
figures = {ours = "runs.ours"}
[[value]]
claimed = "118 min"
is = "equals"
formula = "theirs"
figures = {theirs = "runs.theirs"}
[[evidence]]
name = "runs"
path = "../evidence/runs.csv"
kind = "benchmark"
query = "select 43 as ours"
+++
"""


def test_it_reads_several_figures_of_one_sentence(project):
    found = project(restores__md=SEVERAL)
    assert found.errors == ()
    (record,) = found.records
    assert [one.claimed for one in record.values] == ["43 min", "118 min"]
    assert record.value is record.values[0]


def test_it_tells_where_one_of_several_is_wrong(project):
    found = project(restores__md=SEVERAL.replace('"118 min"', '"119 min"'))
    assert ["and `claimed` is '119 min'" in str(one) for one in found.errors] == [True]
    found = project(restores__md=SEVERAL.replace('"theirs"', '"the"'))
    assert [str(one.where) for one in found.errors] == [
        "claims/restores.md:12:1",
        "claims/restores.md:13:1",
    ]

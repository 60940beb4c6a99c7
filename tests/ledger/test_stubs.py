"""Records written for somebody to complete."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.ledger.records import read_text
from holdwater.ledger.stubs import Stub, id_of, toml, written
from holdwater.model.evidence import Evidence


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("Restores run 3x faster than pg_restore.", (), "restores-run-3x-faster-pg"),
        ("The fastest", (), "fastest"),
        ("Über 5 Naïve Ideen", (), "uber-5-naive-ideen"),
        ("快", (), "claim"),
        ("AI", (), "claim-ai"),
        ("AI", ("claim-ai", "claim-ai-2"), "claim-ai-3"),
    ],
)
def test_it_makes_an_id_that_is_not_taken(text, taken, name):
    assert id_of(text, taken) == name


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1))
def test_it_writes_any_text_as_toml(text):
    assert tomllib.loads(f"a = {toml(text)}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Restores run 3x faster.", ("3x", "at least")),
        ("Reads take 5 ms.", ("5 ms", "at most")),
        ("Reads take under 5 ms.", ("5 ms", "less than")),
        ("Up to 80% less storage.", ("80%", "up to")),
        ("Restores run 25X faster.", ("25X", "at least")),
        ("Restores run ten times as fast.", ("ten times", "at least")),
        ("Restores run at least twice as fast.", ("twice", "at least")),
        ("It is easy.", None),
        ("3x faster in 5 ms.", ("3x", "at least")),
    ],
)
def test_it_begins_a_record_that_agrees_with_itself(text, value):
    stub = written(Stub(id="abc", text=text, kinds=("quantity",)))
    (record,), errors = read_text(stub, path=Path("abc.md"), root=Path())
    assert errors == []
    found = record.value and (record.value.claimed, record.value.operator)
    assert found == value


def test_it_begins_each_figure_of_several():
    stub = written(Stub(id="abc", text="3x faster, in less than 5 ms."))
    (record,), errors = read_text(stub, path=Path("abc.md"), root=Path())
    assert errors == []
    assert [(one.claimed, one.operator) for one in record.values] == [
        ("3x", "at least"),
        ("5 ms", "less than"),
    ]


def test_it_gives_a_figure_no_name_that_a_formula_has_of_its_own():
    runs = Evidence(name="runs", path=Path("a.json"), kind="benchmark")
    stub = Stub(
        id="abc",
        text="Reads take 5 ms.",
        evidence=runs,
        path="a.json",
        figure="median",
    )
    (record,), errors = read_text(written(stub), path=Path("abc.md"), root=Path())
    assert errors == []
    assert record.value.figures == {"f_median": "runs.median"}

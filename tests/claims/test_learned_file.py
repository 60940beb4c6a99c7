"""The file of what was learned: whole, within bounds, for one model, or refused."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.claims.learned import (
    CAP,
    LONGEST,
    MOST_WEIGHTS,
    Agreement,
    Changed,
    CrossValidation,
    Learned,
    Record,
    VerdictFile,
    Weight,
)
from holdwater.claims.learned_file import (
    MOST_BYTES,
    open_learned,
    parse_record,
    sha256_of,
    write_record,
)
from holdwater.claims.model import Model
from holdwater.errors import SettingsError
from holdwater.model.report import LearnedFile
from holdwater.model.verdict import STANDINGS

MODEL = Model(header={"trained": "2026-11-20"}, content=b"arrays")

RECORD = Record(
    date="2026-11-22",
    version="0.1.0",
    trained="2026-11-20",
    model_sha256=sha256(b"arrays").hexdigest(),
    files=(VerdictFile("verdicts.jsonl", "0" * 64, 40),),
    asking=12,
    learned=Learned(shift=-0.25, weights=(Weight("hit=fear", -1.5, 6),)),
    agreement=Agreement(40, 30, 36),
    cross_validation=CrossValidation(5, 30, 34, 5, 1),
    changed=(Changed("verdicts.jsonl:3", "plain", "unsupported", "plain"),),
)


def parsed(plain):
    return parse_record(json.dumps(plain).encode(), source="own.json")


def plain():
    return json.loads(write_record(RECORD))


def refused(content, *, source="own.json"):
    with pytest.raises(SettingsError) as error:
        parse_record(content, source=source)
    assert error.value.where == source
    return str(error.value)


texts = st.text(st.characters(codec="utf-8"), max_size=20)
sizes = st.floats(-CAP, CAP)
counts = st.integers(0, 10**6)

records = st.builds(
    Record,
    date=texts,
    version=texts,
    trained=texts,
    model_sha256=texts,
    files=st.lists(st.builds(VerdictFile, texts, texts, counts)).map(tuple),
    asking=counts,
    learned=st.builds(
        Learned,
        shift=sizes,
        weights=st.lists(
            st.builds(
                Weight,
                st.builds(
                    "{}={}x".format, st.sampled_from(["hit", "c", "s", "u"]), texts
                ),
                sizes,
                counts,
            ),
            unique_by=lambda one: one.feature,
        ).map(tuple),
    ),
    agreement=st.builds(Agreement, counts, counts, counts),
    cross_validation=st.builds(CrossValidation, counts, counts, counts, counts, counts),
    changed=st.lists(st.builds(Changed, texts, *[st.sampled_from(STANDINGS)] * 3)).map(
        tuple
    ),
)


@given(records)
def test_it_reads_what_it_writes(record):
    content = write_record(record).encode()
    file = LearnedFile(file="own.json", sha256=sha256(content).hexdigest())
    read = parse_record(content, source="own.json")
    assert read == replace(record, learned=replace(record.learned, file=file))


def test_it_gives_each_weight_a_line_so_that_changes_can_be_read():
    lines = write_record(RECORD).splitlines()
    assert '  {"feature": "hit=fear", "weight": -1.5, "verdicts": 6}' in lines
    assert ' "shift": -0.25,' in lines


# -- refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not JSON: "),
        (b"{", "not JSON: "),
        (b'{"schema": "caf\xe9"}', "not JSON: "),
        (b"[" * 200_000, "not JSON: "),
        (b"[]", "it is no object"),
        (b"{}", "`schema` is not 'holdwater/learned/1'"),
        (b'{"schema": ["holdwater/learned/1"]}', "`schema` is not"),
    ],
)
def test_it_refuses_what_it_did_not_write(content, said):
    assert said in refused(content)


FIELDS = [
    ("date",),
    ("version",),
    ("model",),
    ("model", "trained"),
    ("model", "sha256"),
    ("files",),
    ("files", 0),
    ("files", 0, "file"),
    ("files", 0, "verdicts"),
    ("asking",),
    ("agreement",),
    ("agreement", "before"),
    ("cross_validation", "mended"),
    ("shift",),
    ("weights",),
    ("weights", 0),
    ("weights", 0, "feature"),
    ("weights", 0, "weight"),
    ("weights", 0, "verdicts"),
    ("changed",),
    ("changed", 0, "id"),
    ("changed", 0, "standing"),
    ("changed", 0, "after"),
]


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize("value", [None, True, "x" * 200, -1.5e300, {"a": 1}, [1]])
def test_it_refuses_a_field_that_is_not_as_it_writes_it(path, value):
    whole = plain()
    *way, last = path
    holder = whole
    for step in way:
        holder = holder[step]
    if isinstance(value, str) and isinstance(holder[last], str):
        value = 5  # any text will do, but a standing's or a feature's
    holder[last] = value
    assert "is not what `holdwater learn` writes: " in refused(
        json.dumps(whole).encode()
    )


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "2.0001", "-3", "9" * 400]
)
@pytest.mark.parametrize("field", ["shift", "weight"])
def test_it_refuses_a_weight_that_is_no_number_within_the_cap(number, field):
    content = write_record(RECORD).replace(
        {"shift": '"shift": -0.25', "weight": '"weight": -1.5'}[field],
        f'"{field}": {number}',
    )
    said = refused(content.encode())
    assert f"`{field}` is no number from -2.0 to 2.0" in said


@pytest.mark.parametrize(
    "feature",
    ["", "hit=", "fear", "b=our_data", "claim=x", "hits=1", "u=" + "x" * LONGEST],
)
def test_it_refuses_a_feature_that_has_no_weight(feature):
    whole = plain()
    whole["weights"][0]["feature"] = feature
    assert "which has no weight (in `weights`)" in refused(json.dumps(whole).encode())


def test_it_refuses_two_weights_for_one_feature():
    whole = plain()
    whole["weights"] *= 2
    assert "'hit=fear' has two weights" in refused(json.dumps(whole).encode())


def test_it_refuses_too_many_weights():
    whole = plain()
    row = whole["weights"][0]
    whole["weights"] = [{**row, "feature": f"u=w{n}"} for n in range(MOST_WEIGHTS)]
    assert len(parsed(whole).learned.weights) == MOST_WEIGHTS
    whole["weights"].append({**row, "feature": "u=last"})
    assert "2,001 weights, and 2,000 are the most" in refused(
        json.dumps(whole).encode()
    )


def test_it_lets_fields_be_added():
    assert parsed({**plain(), "later": 1}).learned.shift == -0.25


# -- opened -------------------------------------------------------------------------


def opened(path, *, model=MODEL):
    return open_learned(path, model=model, named="holdwater.toml:1:1")


def test_it_opens_a_file_for_the_model_it_belongs_to(tmp_path):
    path = tmp_path / "own.json"
    path.write_text(write_record(RECORD), "utf-8")
    record = opened(path)
    assert record.learned.weights == RECORD.learned.weights
    assert record.learned.file == LearnedFile(
        file=path.as_posix(), sha256=sha256(path.read_bytes()).hexdigest()
    )
    assert sha256_of(MODEL) == RECORD.model_sha256


def test_it_refuses_a_file_that_belongs_to_another_model(tmp_path):
    path = tmp_path / "own.json"
    files = (VerdictFile("our verdicts.jsonl", "", 1), VerdictFile("b.jsonl", "", 1))
    path.write_text(write_record(replace(RECORD, files=files)), "utf-8")
    other = Model(header={"trained": "2026-12-01"}, content=b"other arrays")
    with pytest.raises(SettingsError) as error:
        opened(path, model=other)
    assert str(error.value) == (
        f"{path.as_posix()}: was learned for the model of 2026-11-20, and this is that "
        "of 2026-12-01. Learn it again: `holdwater learn 'our verdicts.jsonl' b.jsonl`"
    )


def test_it_says_which_file_cannot_be_read_and_who_names_it(tmp_path):
    path = tmp_path / "own.json"
    said = f"{path.as_posix()}: is no file. `learned` names it (holdwater.toml:1:1): learn again, or take that out."
    with pytest.raises(SettingsError) as error:
        opened(path)
    assert str(error.value) == said
    path.mkdir()
    with pytest.raises(SettingsError) as error:
        opened(path)
    assert str(error.value) == said


def test_it_reads_no_file_that_is_too_large(tmp_path):
    path = tmp_path / "own.json"
    path.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(SettingsError) as error:
        opened(path)
    assert str(error.value) == (
        f"{path.as_posix()}: is larger than 1,000,000 bytes. "
        "`learned` names it (holdwater.toml:1:1): learn again, or take that out."
    )

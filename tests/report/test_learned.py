"""What was learned, in words that fit a terminal."""

from dataclasses import replace
from math import comb

import pytest

from holdwater.claims.learned import (
    Agreement,
    Changed,
    CrossValidation,
    Learned,
    Record,
    VerdictFile,
    Weight,
)
from holdwater.model.claim import ASPECTS, REGISTERS
from holdwater.report.learned import (
    MOST,
    by_chance,
    expectation,
    in_words,
    record_lines,
    shift_in_words,
)

WEIGHTS = tuple(
    Weight(feature, -1.5 / (at + 1), 3 + at)
    for at, feature in enumerate(["hit=fear", *(f"u=word{n}" for n in range(20))])
)

RECORD = Record(
    date="2026-11-22",
    version="0.1.0",
    trained="2026-11-20",
    model_sha256="0" * 64,
    files=(VerdictFile("a.jsonl", "0" * 64, 900), VerdictFile("b.jsonl", "", 400)),
    asking=412,
    learned=Learned(shift=-0.25, weights=WEIGHTS),
    agreement=Agreement(1234, 1000, 1100),
    cross_validation=CrossValidation(5, 1000, 1050, 60, 10),
    changed=(
        Changed("a.jsonl:3", "plain", "unsupported", "plain"),
        Changed("b.jsonl:7", "puffery", "plain", "puffery"),
    ),
)


def told(record=RECORD, *, width=80, texts=("One sentence.", "Another one " * 20)):
    return list(record_lines(record, width=width, texts=texts))


def test_it_tells_what_the_figures_are():
    text = "\n".join(told())
    assert "1,234 verdicts of a.jsonl, b.jsonl: 412 ask for attention, 822 do" in text
    rows = [line.split() for line in told()]
    assert ["Agreement,", "of", "1,234", "before", "after"] in rows
    assert "  verdicts that were learned from      1,000   1,100" in told()
    assert "  verdicts held back, in 5 parts       1,000   1,050" in told()
    assert "60 mended, 10 spoiled." in " ".join(text.split())


def test_it_tells_the_strongest_weights_and_how_many_there_are():
    lines = told()
    assert "    -1.50  the rule fear strikes  (3 verdicts)" in lines
    assert "    -0.75  it says “word0”  (4 verdicts)" in lines
    shown = [line for line in lines if line.endswith(" verdicts)")]
    assert len(shown) == MOST
    assert any(f"The {MOST} strongest of 21 weights" in line for line in lines)
    bare = replace(RECORD, learned=Learned(shift=0.0, weights=()))
    assert "  No rule and no word has a weight of its own." in told(bare)


def test_it_tells_which_statements_stand_differently():
    lines = told()
    at = lines.index("Stand differently now")
    assert lines[at + 1] == "  a.jsonl:3: unsupported → plain (verdict: plain)"
    assert lines[at + 2] == "    One sentence."
    assert lines[at + 3] == "  b.jsonl:7: plain → puffery (verdict: puffery)"
    assert lines[at + 4].startswith("    Another one ")
    assert lines[at + 4].endswith("…")
    assert "    One sentence." not in told(texts=())
    assert "Stand differently now" not in told(replace(RECORD, changed=()))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_it_fits_the_terminal(width):
    long = replace(
        RECORD,
        files=(VerdictFile("a verdict " * 20, "", 1),),
        learned=Learned(shift=1.2, weights=(Weight("u=" + "x" * 90, 1.0, 900),)),
    )
    for line in told(long, width=width):
        assert len(line) <= max(width, 52), line


@pytest.mark.parametrize(
    ("shift", "said"),
    [
        (0.0, "doubts as much as before: the shift is +0.00."),
        (-0.04, "doubts as much as before"),
        (-0.2, "doubts a little less: the shift is -0.20."),
        (0.2, "doubts a little more"),
        (-0.5, "doubts less"),
        (0.5, "doubts more"),
        (-1.5, "doubts much less"),
        (2.0, "doubts much more: the shift is +2.00."),
    ],
)
def test_it_says_in_words_which_way_everything_moved(shift, said):
    assert said in shift_in_words(shift)


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("hit=bare-comparison", "the rule bare-comparison strikes"),
        ("u=platform", "it says “platform”"),
        ("c=gain", "a word of the sort “gain”"),
        ("c=gain2", "two words of the sort “gain”"),
        ("c=gain3", "three words of the sort “gain”"),
        ("s=technical", "it is technical"),
        ("s=technical!", "it is technical, clearly"),
        ("s=aim", "it tells an aim"),
        ("s=source", "a source stands near by"),
        ("s=after.source", "a source in the sentence after"),
        ("s=statement.date", "a date in it"),
        ("s=link.elsewhere", "a link that leads to no source in a link"),
        ("s=hollow", "a source without a name stands near by"),
        ("s=never-heard", "s=never-heard"),
        ("s=nowhere.source", "s=nowhere.source"),
    ],
)
def test_it_says_in_words_what_a_feature_is(feature, words):
    assert in_words(feature) == words


def test_it_has_words_for_every_register_and_every_sort_of_support():
    # Nothing stands behind a statement by its value.
    for name in (*REGISTERS, *(one for one in ASPECTS if one != "value")):
        assert in_words(f"s={name}") != f"s={name}"


@pytest.mark.parametrize(
    ("mended", "spoiled"), [(1, 0), (5, 1), (7, 3), (12, 2), (30, 25)]
)
def test_it_reckons_what_a_coin_would_do(mended, spoiled):
    changed = mended + spoiled
    exact = sum(comb(changed, k) for k in range(mended, changed + 1)) / 2**changed
    assert by_chance(mended, spoiled) == pytest.approx(exact, abs=0.02)


@pytest.mark.parametrize(
    ("mended", "spoiled", "is_chance"),
    [(0, 0, None), (2, 2, None), (1, 3, None), (3, 1, True), (14, 0, False)],
)
def test_it_says_where_a_gain_may_be_chance(mended, spoiled, is_chance):
    gain = mended - spoiled
    unseen = CrossValidation(5, 30, 30 + gain, mended, spoiled)
    said = expectation(unseen)
    assert f"{mended} mended, {spoiled} spoiled." in said
    assert ("That may be chance" in said) == bool(is_chance)

"""The arithmetic of an evaluation, against counts made by hand."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.check.road import Lens
from holdwater.errors import LabelledDataError
from holdwater.evaluate import (
    Counts,
    Labelled,
    Row,
    evaluate,
    read_labelled,
    walk_labelled,
)
from holdwater.model.claim import KINDS
from holdwater.model.rule import Example
from holdwater.model.verdict import STANDINGS

DAY = date(2026, 5, 4)
LETTERS = {"l": "plain", "s": "supported", "p": "puffery", "u": "unsupported"}


def row(standing, predicted, kinds="", predicted_kinds=""):
    labelled = Labelled(
        id="x",
        example=Example(text="x"),
        standing=LETTERS.get(standing, standing),
        kinds=tuple(kinds.split()),
        group="?/?",
    )
    return Row(
        labelled=labelled,
        predicted=LETTERS.get(predicted, predicted),
        predicted_kinds=tuple(predicted_kinds.split()),
        confidence=None,
    )


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(right=3, wrong=1, missed=2), 3 / 4, 3 / 5, 2 / 3),
        (Counts(right=0, wrong=4, missed=0), 0.0, None, 0.0),
        (Counts(right=0, wrong=0, missed=4), None, 0.0, 0.0),
        (Counts(right=0, wrong=0, missed=0), None, None, None),
        (Counts(right=5, wrong=0, missed=0), 1.0, 1.0, 1.0),
    ],
)
def test_it_knows_precision_recall_and_f1(counts, precision, recall, f1):
    assert counts.precision == precision
    assert counts.recall == recall
    assert counts.f1 == pytest.approx(f1) if f1 is not None else counts.f1 is None
    assert counts.support == counts.right + counts.missed


# Labelled and judged, pair by pair: 12 plain, 11 unsupported, 3 puffery.
PAIRS = ["ll"] * 9 + ["lu"] * 2 + ["lp"] + ["uu"] * 8 + ["up"] * 2 + ["ul", "pp"]
PAIRS += ["pl", "pu"]


@pytest.fixture
def found():
    return evaluate([row(*pair) for pair in PAIRS])


def test_it_counts_standings(found):
    assert found.standings == {
        "plain": Counts(right=9, wrong=2, missed=3),
        "supported": Counts(),
        "puffery": Counts(right=1, wrong=3, missed=2),
        "unsupported": Counts(right=8, wrong=3, missed=3),
    }
    assert found.accuracy == 18 / 26


def test_it_leaves_standings_with_few_examples_out_of_the_macro_f1(found):
    # plain: 2*9/(18+2+3) = 18/23; unsupported: 16/22. Puffery has only three.
    assert found.standing_macro_f1 == pytest.approx((18 / 23 + 16 / 22) / 2)


@pytest.mark.parametrize(("n", "macro"), [(9, None), (10, 1.0)])
def test_it_needs_ten_examples_of_a_standing(n, macro):
    assert evaluate([row("l", "l")] * n).standing_macro_f1 == macro


def test_it_counts_who_was_taken_for_whom(found):
    assert found.confusion["plain"] == {
        "plain": 9,
        "supported": 0,
        "puffery": 1,
        "unsupported": 2,
    }
    assert found.confusion["unsupported"]["puffery"] == 2
    assert found.confusion["puffery"]["unsupported"] == 1
    assert sum(sum(line.values()) for line in found.confusion.values()) == len(PAIRS)


def test_it_measures_attention_against_the_rest(found):
    # To be seen: 11 unsupported and 3 puffery; 12 of them were, 3 plain ones too.
    assert found.attention == Counts(right=12, wrong=3, missed=2)


def test_it_takes_supported_for_no_attention():
    found = evaluate([row("s", "u"), row("u", "s"), row("s", "l"), row("p", "u")])
    assert found.attention == Counts(right=1, wrong=1, missed=1)


def test_it_pools_kinds_and_averages_those_that_occur():
    found = evaluate(
        [
            row("u", "u", "ease quantity", "ease"),
            row("u", "u", "ease", "ease outcome"),
            row("u", "u", "quantity", "quantity"),
            row("l", "u", "", "ease"),
        ]
    )
    assert found.kinds["ease"] == Counts(right=2, wrong=1, missed=0)
    assert found.kinds["quantity"] == Counts(right=1, wrong=0, missed=1)
    assert found.kinds["outcome"] == Counts(right=0, wrong=1, missed=0)
    assert found.kinds_micro_f1 == pytest.approx(2 * 3 / (2 * 3 + 2 + 1))
    # ease 4/5, quantity 2/3; outcome was never labelled.
    assert found.kinds_macro_f1 == pytest.approx((4 / 5 + 2 / 3) / 2)


def test_it_makes_nothing_of_nothing():
    found = evaluate([])
    assert found.accuracy is None
    assert found.standing_macro_f1 is None
    assert found.kinds_micro_f1 is None
    assert found.kinds_macro_f1 is None
    assert found.attention == Counts()


some_kinds = st.sets(st.sampled_from(KINDS), max_size=3).map(" ".join)
rows = st.lists(
    st.builds(
        row,
        st.sampled_from(STANDINGS),
        st.sampled_from(STANDINGS),
        some_kinds,
        some_kinds,
    ),
    max_size=40,
)


@given(rows)
def test_it_agrees_with_itself(rows):
    found = evaluate(rows)
    n = len(rows)
    right = sum(r.labelled.standing == r.predicted for r in rows)
    assert found.accuracy == (right / n if n else None)
    for name, counts in found.standings.items():
        line = found.confusion[name]
        said = sum(other[name] for other in found.confusion.values())
        assert counts.right == line[name]
        assert counts.right + counts.missed == sum(line.values())
        assert counts.right + counts.wrong == said
        if counts.precision and counts.recall:
            harmonic = 2 / (1 / counts.precision + 1 / counts.recall)
            assert counts.f1 == pytest.approx(harmonic)
    for kind, counts in found.kinds.items():
        assert counts.support == sum(kind in r.labelled.kinds for r in rows)


# --- reading labelled rows ------------------------------------------------------


def lines(*rows):
    return [json.dumps(one).encode() for one in rows]


def test_it_reads_a_row_with_its_neighbours():
    (labelled,) = read_labelled(
        lines(
            {
                "id": "17",
                "text": "Deploy in minutes.",
                "before": "So.",
                "after": None,
                "heading": "Start",
                "links": [{"words": "Deploy", "href": "/start"}],
                "document": {"kind": "vendor", "genre": "landing", "language": "en"},
                "standing": "unsupported",
                "kinds": ["ease"],
            }
        ),
        source="a.jsonl",
    )
    assert labelled == Labelled(
        id="17",
        example=Example(
            text="Deploy in minutes.",
            before="So.",
            heading="Start",
            links=(("Deploy", "/start"),),
        ),
        standing="unsupported",
        kinds=("ease",),
        group="vendor/landing",
    )


def test_it_reads_a_row_with_the_least_there_may_be():
    given_ = [b"", b"  \n", *lines({"text": "x", "standing": "plain"})]
    (labelled,) = read_labelled(given_, source="a.jsonl")
    assert labelled.id == "a.jsonl:3"
    assert (labelled.kinds, labelled.group) == ((), "?/?")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "a row needs `text`, a text"),
        (b'{"standing": "plain"}', "a row needs `text`, a text"),
        (b'{"text": 7, "standing": "plain"}', "a row needs `text`, a text"),
        (b'{"text": "x"}', "`standing` is None, not one of plain, supported"),
        (b'{"text": "x", "standing": "Plain"}', "`standing` is 'Plain', not one of"),
        (
            b'{"text": "x", "standing": "puffery", "kinds": ["hype"]}',
            "no kind is called 'hype'",
        ),
    ],
)
def test_it_says_which_row_is_not_well_formed(line, said):
    good = b'{"text": "x", "standing": "plain"}'
    with pytest.raises(LabelledDataError) as caught:
        list(read_labelled([good, line], source="a.jsonl"))
    assert said in caught.value.message
    assert caught.value.where == "a.jsonl:2"


@pytest.mark.parametrize(
    "row",
    [
        {"text": "x", "standing": "plain", "kinds": 7},
        {"text": "x", "standing": "plain", "kinds": "ease"},
        {"text": "x", "standing": "plain", "kinds": None},
        {"text": "x", "standing": "plain", "links": [{"words": "x"}]},
        {"text": "x", "standing": "plain", "links": ["x"]},
        {"text": "x", "standing": "plain", "document": "vendor"},
        {"text": "x", "standing": "plain", "before": 7},
        {"text": "x", "standing": ["plain"]},
    ],
)
def test_it_refuses_a_row_it_could_not_walk(row):
    """Whatever a file holds, the answer is an error that says where."""
    with pytest.raises(LabelledDataError) as caught:
        list(read_labelled(lines(row), source="a.jsonl"))
    assert caught.value.where == "a.jsonl:1"


# --- walking them ---------------------------------------------------------------


@pytest.fixture
def walked(own_rulebook):
    rulebook = own_rulebook(
        {}, {"name": "own-praise", "words": ["zambo"], "standing": "puffery"}
    )

    def walk(*texts, **more):
        labelled = read_labelled(
            lines(*({"text": t, "standing": "plain", **more} for t in texts)),
            source="a",
        )
        lens = Lens(rulebook=rulebook, version="0")
        return list(walk_labelled(labelled, lens=lens, today=DAY))

    return walk


def test_it_walks_the_same_road_as_copy(walked):
    found = walked("A zimbo.", "A zambo.", "A table.")
    assert [one.predicted for one in found] == ["unsupported", "puffery", "plain"]
    assert [one.predicted_kinds for one in found] == [("ease",), ("ease",), ()]


def test_it_takes_a_statement_that_is_cut_for_the_worst_of_its_parts(walked):
    (one,) = walked("Blue. A zambo. A zimbo. Green.")
    assert one.predicted == "unsupported"


def test_it_takes_a_statement_without_words_for_plain(walked):
    (one,) = walked("—")
    assert (one.predicted, one.predicted_kinds) == ("plain", ())


@pytest.mark.parametrize("text", ["", " "])
def test_it_walks_a_row_without_any_words(walked, text):
    (one,) = walked(text, before="A zimbo.")
    assert one.predicted == "plain"


def test_it_never_reads_the_label_or_the_document(walked):
    one, other = (
        walked("A zimbo.", document={"kind": kind})[0] for kind in ("vendor", "docs")
    )
    assert one.predicted == other.predicted
    assert one.labelled.group != other.labelled.group

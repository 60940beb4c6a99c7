"""Values of the ledger as JSON has them, and back: the same values."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.making import evidence, record, theirs, value

from holdwater.cache.claims import BROKEN
from holdwater.cache.plain import plain, whole
from holdwater.ledger.dated import Limit, Part, Undated
from holdwater.ledger.match import Said
from holdwater.ledger.told import Seen
from holdwater.model.place import Place
from holdwater.model.record import ClaimRecord
from holdwater.model.span import Span
from holdwater.model.theirs import Informed
from holdwater.model.verification import Coverage, Shown, Use, Verdict

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
TEXTS = st.text(max_size=20)
MAYBE = st.none() | TEXTS
DAYS = st.none() | st.dates()


def again(one, kind):
    return whole(json.loads(json.dumps(plain(one, kind))), kind)


VERDICTS = st.builds(
    Verdict,
    claim=TEXTS,
    verdict=st.sampled_from(["holds", "expired"]),
    reason=TEXTS,
    claimed=st.none() | DECIMALS,
    measured=st.none() | DECIMALS,
    low=st.none() | DECIMALS,
    high=st.none() | DECIMALS,
    unit=MAYBE,
    supports=MAYBE,
    flags=st.lists(TEXTS, max_size=3).map(tuple),
)
SHOWN = st.builds(
    Shown, name=TEXTS, path=TEXTS, sha256=MAYBE, flags=st.just(("a",)), answer=MAYBE
)
UNDATED = st.builds(
    Undated,
    parts=st.lists(
        st.builds(
            Part, VERDICTS, st.booleans(), st.lists(TEXTS, max_size=2).map(tuple)
        ),
        max_size=3,
    ).map(tuple),
    short=st.none() | VERDICTS,
    limits=st.lists(st.builds(Limit, TEXTS, DAYS, DAYS), max_size=2).map(tuple),
    evidence=st.lists(SHOWN, max_size=2).map(tuple),
    counter_evidence=st.lists(SHOWN, max_size=2).map(tuple),
)


@given(UNDATED)
def test_it_gives_back_what_was_decided(found):
    told = again(found, Undated)
    assert told == found
    # 1.50 is 1.5, and is not written so.
    assert repr(told) == repr(found)


def test_it_gives_back_a_record_with_all_there_may_be_in_it():
    one = record(
        "Restores run 3x faster than pg_restore.",
        was=("s1:0123456789abcdef",),
        audience={"who": "b", "gains": "a"},
        value=value("3x", "at least"),
        further=(value("5 ms", "less than"),),
        disclose={"measure": "time"},
        evidence=(evidence(created=date(2026, 1, 2)),),
        counter_evidence=(evidence("slow", answer="It is said."),),
        expires=date(2027, 1, 2),
        theirs=theirs(
            "Where?",
            span=Span(3, 9),
            told=(Informed(who="A", on=date(2026, 3, 4)),),
            test_here={"measure": "b"},
        ),
    )
    told = again(one, ClaimRecord)
    assert told == one
    assert list(told.audience) == ["who", "gains"], "in their order"
    assert isinstance(told.evidence[0].path, Path)
    assert isinstance(told.value.value, Decimal)


def test_it_gives_back_what_a_page_tells():
    use = Use(
        claim="a",
        source="a.md",
        words="b",
        span=Span(0, 1),
        match="near",
        place=Place(slide=2, shape="Title"),
        lines=(1, 2, 3, 4),
    )
    seen = Seen((use,), Coverage(numbers=2, objective=1), ("a",))
    told = again(seen, Seen)
    assert told == seen
    assert told.uses[0].place.words == "slide 2"
    assert isinstance(told.uses[0].span, Span)
    assert isinstance(told.uses[0].lines, tuple)
    said = (Said("a", Span(0, 1), None, (1, 1, 1, 2), "plain"),)
    assert again(said, tuple[Said, ...]) == said


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


@given(JSON)
def test_it_raises_what_is_looked_out_for_where_anything_else_was_written(told):
    try:
        whole(told, Undated)
    except BROKEN:
        return


@pytest.mark.parametrize("told", [[], [1], {}, None, "abcd", [[], [], [], [], []]])
def test_it_makes_nothing_of_too_few_fields_or_too_many(told):
    with pytest.raises(BROKEN):
        whole(told, Undated)


def test_it_says_of_what_it_has_no_form():
    with pytest.raises(TypeError, match="no form"):
        plain(object(), object)


@pytest.mark.parametrize("told", [["a", "b", 1], ["a", "b", 1, 2, None, 3, 4, 5]])
def test_it_reads_nothing_that_was_written_with_other_fields(told):
    with pytest.raises(BROKEN):
        whole(told, Said)

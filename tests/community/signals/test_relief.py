"""What tells against a staged thread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.signals.relief import Opening, signals
from holdwater.community.usual import Tally
from holdwater.community.weigh import MOST, Usual, best_of_families

QUIET = {"staff": 0, "discloses": 0, "announces": 0, "welcomes": 0}


class Rates:
    """As many stay as the test says."""

    def __init__(self, kept=0.6):
        self._kept = kept

    def of(self, flag, _):
        assert flag == "young_kept"
        return Usual(self._kept, 0.1)


def tally(**counts):
    return Tally(**{**dict.fromkeys(Tally._fields, 0), "n": 12, "aged": 12, **counts})


def told(opening=QUIET, *, kept=0.6, disclosed=0, **counts):
    said = Opening(**{**QUIET, **opening})
    found = signals(tally(**counts), said, Rates(kept), disclosed=disclosed)
    return {one.name: one for one in found}


def test_it_finds_none_in_a_thread_that_has_none():
    assert told(young=9, young_kept=0) == {}


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ({"welcomes": 1}, "welcome-thread"),
        ({"announces": 1}, "announcement"),
        ({"staff": 1}, "announcement"),
        ({"discloses": 1}, "announcement"),
    ],
)
def test_it_heeds_what_the_opening_post_is(opening, name):
    (one,) = told(opening, young=9).values()
    assert (one.name, one.family) == (name, "relief")
    assert one.weight < 0


@given(st.integers(3, 30), st.data())
def test_it_heeds_disclosure_from_three_in_ten_on(young, data):
    disclosed = data.draw(st.integers(0, young))
    found = told(young=young, disclosed=disclosed)
    assert ("disclosed" in found) == (disclosed >= 0.3 * young)


@given(st.integers(3, 30), st.data())
def test_it_never_tells_for_a_staged_thread_and_says_more_of_more_who_stayed(
    young, data
):
    kept = data.draw(st.integers(0, young - 1))
    few, more = (
        told(young=young, young_kept=some).get("stayed") for some in (kept, kept + 1)
    )
    weights = [one.weight if one else 0.0 for one in (few, more)]
    assert weights[1] <= weights[0] <= 0


def test_it_says_less_of_those_who_stayed_where_few_ever_do():
    here = told(young=8, young_kept=8, kept=0.9)["stayed"]
    there = told(young=8, young_kept=8, kept=0.4)["stayed"]
    assert here.weight < there.weight < 0


def test_it_is_capped_like_every_family():
    everything = told(
        {"welcomes": 1, "announces": 1}, young=9, disclosed=9, young_kept=9
    )
    assert best_of_families(list(everything.values()))["relief"] == -MOST["relief"]

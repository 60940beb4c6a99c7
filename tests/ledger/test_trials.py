"""How a vendor's claim could be tried here."""

import pytest

from holdwater.ledger.trials import (
    ANSWERED_BY,
    TRIALS,
    answered_by,
    must_also_change,
    trial_of,
)
from holdwater.model.claim import ASPECTS, KINDS
from holdwater.text.gaps import GAP


@pytest.mark.parametrize(
    ("text", "kinds", "held_if"),
    [
        ("Restores run 3x faster.", ("comparison", "quantity"), "We measure at least 3x in the median."),
        ("Reads take under 5 ms.", ("quantity",), "We measure less than 5 ms in the median."),
        ("Reads take 5 ms.", ("quantity",), "We measure at most 5 ms in the median."),
        ("99.999% uptime, guaranteed", ("absolute", "quantity", "assurance"), "We measure at least 99.999% in the median."),
        ("400+ companies trust it.", ("quantity", "authority"), "It is valid, and its scope covers what we would use."),
        ("It never fails.", ("absolute",), f"Not one case against it in {GAP} tries."),
    ],
)  # fmt: skip
def test_it_says_what_would_count_as_held(text, kinds, held_if):
    assert trial_of(text, kinds).held_if == held_if


@pytest.mark.parametrize("kind", KINDS)
def test_it_proposes_a_test_with_gaps_for_every_kind(kind):
    trial = trial_of("It is so.", (kind,))
    assert all(trial)
    assert GAP in "".join(trial)
    assert set(TRIALS) <= set(KINDS)


def test_it_asks_what_else_must_change_for_a_result_of_people():
    asked = must_also_change(("outcome", "ease"))
    assert len(asked) == 7
    assert all(one.endswith(f"{GAP}?") for one in asked)
    assert must_also_change(("quantity",)) == ()


def test_it_says_once_what_would_answer():
    assert set(ANSWERED_BY) == set(ASPECTS)
    assert answered_by(["source", "date", "source"]) == (
        ANSWERED_BY["date"],
        ANSWERED_BY["source"],
    )

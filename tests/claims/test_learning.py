"""What verdicts teach: nothing without disagreement, little by few, all by order."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.claims.learned import CAP, LONGEST, MOST_WEIGHTS
from holdwater.claims.learning import FEWEST, SHIFT_SPREAD, deal, fit, lesson


def taught(*, asks, chance, features=("hit=seamless",), agrees=None):
    """Make a lesson of a statement that the model doubts with a chance."""
    if agrees is None:
        agrees = asks == (chance >= 0.5)
    return lesson(chance, features, asks=asks, agrees=agrees)


def weights(learned):
    return {one.feature: one.weight for one in learned.weights}


FEATURES = ["hit=seamless", "hit=fear", "s=technical", "c=gain", "u=data", "u=row"]

lessons = st.lists(
    st.builds(
        taught,
        asks=st.booleans(),
        chance=st.floats(0, 1),
        features=st.lists(st.sampled_from(FEATURES), unique=True),
    ),
    max_size=40,
)

agreeing = st.lists(
    st.builds(
        lambda chance, features: taught(
            asks=chance >= 0.5, chance=chance, features=features
        ),
        st.floats(0.001, 0.999),
        st.lists(st.sampled_from(FEATURES), unique=True),
    ),
    max_size=40,
)


@given(agreeing)
def test_it_moves_nothing_where_nobody_disagrees(some):
    learned = fit(some)
    assert (learned.shift, learned.weights) == (0.0, ())


@given(lessons, st.randoms(use_true_random=False))
def test_it_learns_the_same_in_whatever_order(some, chance):
    mixed = list(some)
    chance.shuffle(mixed)
    assert fit(mixed) == fit(some)


@given(lessons)
def test_it_keeps_every_weight_within_the_cap_and_the_strongest_first(some):
    learned = fit(some)
    sizes = [abs(one.weight) for one in learned.weights]
    assert abs(learned.shift) <= CAP
    assert sizes == sorted(sizes, reverse=True)
    assert all(0 < size <= CAP for size in sizes)


def test_it_reaches_the_cap_and_stays_there():
    learned = fit([taught(asks=False, chance=0.9999)] * 400)
    assert (learned.shift, weights(learned)) == (-CAP, {"hit=seamless": -CAP})


@settings(max_examples=30)
@given(lessons)
def test_it_finds_what_the_verdicts_make_most_likely(some):
    """Nothing near by has less loss: the maximum is where it should be."""
    learned = fit(some)
    own = weights(learned)
    best = _loss(some, learned.shift, own)
    for name in ("", *own):
        for step in (-0.02, 0.02):
            shift = learned.shift + step * (name == "")
            moved = {f: w + step * (f == name) for f, w in own.items()}
            if all(abs(w) <= CAP for w in moved.values()):
                assert _loss(some, shift, moved) >= best - 1e-3


def _loss(some, shift, own):
    loss = shift**2 / SHIFT_SPREAD**2 / 2
    for name, weight in own.items():
        spread = 0.7 if name.startswith("hit=") else 0.35
        loss += weight**2 / spread**2 / 2
    for one in some:
        odds = one.odds + shift + sum(own.get(f, 0) for f in one.features)
        chance = 1 / (1 + math.exp(-max(-30, min(30, odds))))
        chance = min(max(chance, 1e-12), 1 - 1e-12)
        loss -= one.wanted * math.log(chance)
        loss -= (1 - one.wanted) * math.log(1 - chance)
    return loss


def test_it_lowers_the_rule_that_is_contradicted_and_no_other():
    wrong = [taught(asks=False, chance=0.9, features=("hit=seamless",))] * 12
    right = [taught(asks=True, chance=0.9, features=("hit=fear",))] * 12
    quiet = [taught(asks=False, chance=0.1, features=("hit=blazing",))] * 12
    learned = fit(wrong + right + quiet)
    own = weights(learned)
    assert own["hit=seamless"] < -1
    assert own["hit=fear"] > 0, "what the shift took away is given back"
    assert own["hit=seamless"] < -4 * own["hit=fear"]
    assert abs(own.get("hit=blazing", 0)) < 0.3


def test_it_raises_the_rule_whose_statements_were_let_pass():
    missed = [taught(asks=True, chance=0.2, features=("hit=fear",))] * 8
    assert weights(fit(missed))["hit=fear"] > 0.5


def test_it_moves_less_the_fewer_disagree():
    sizes = [
        abs(weights(fit([taught(asks=False, chance=0.9)] * count))["hit=seamless"])
        for count in (FEWEST, 6, 12, 24)
    ]
    assert sizes == sorted(sizes)
    assert sizes[0] < 1.2 < sizes[-1]


def test_it_gives_no_weight_to_what_few_verdicts_have():
    features = ("hit=seamless", "u=rare")
    some = [taught(asks=False, chance=0.9, features=features)] * (FEWEST - 1)
    some += [taught(asks=False, chance=0.9)]
    assert set(weights(fit(some))) == {"hit=seamless"}
    (one,) = fit(some).weights
    assert one.verdicts == FEWEST


def test_it_knows_only_the_shift_where_no_feature_is_left():
    learned = fit([taught(asks=False, chance=0.9, features=())] * 30)
    assert learned.weights == ()
    assert -CAP < learned.shift < -SHIFT_SPREAD
    assert fit([]).shift == 0


def test_it_keeps_no_more_weights_than_a_file_may_hold():
    features = tuple(f"u=w{number}" for number in range(MOST_WEIGHTS + 20))
    learned = fit([taught(asks=False, chance=0.9, features=features)] * FEWEST)
    assert len(learned.weights) == MOST_WEIGHTS


def test_it_learns_of_rules_words_sorts_and_registers_alone():
    noticed = [
        "hit=seamless",
        "hits=2",
        "u=data",
        "u=the",
        "u=9.5",
        "u=" + "x" * LONGEST,
        "b=our_data",
        "c=gain2",
        "s=after.source",
        "k=report",
    ]
    taught_of = taught(asks=True, chance=0.5, features=noticed).features
    assert taught_of == ("c=gain2", "hit=seamless", "s=after.source", "u=data")


def test_it_asks_of_what_agrees_to_stay_as_it_is():
    assert taught(asks=True, chance=0.7).wanted == 0.7
    assert taught(asks=False, chance=0.7).wanted == 0
    assert taught(asks=True, chance=0.3).wanted == 1
    # Where a rule was lowered, nothing was doubted however likely it seemed.
    assert taught(asks=False, chance=0.7, agrees=True).wanted == 0.7


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_it_bears_with_a_model_that_is_certain(chance):
    certain = taught(asks=chance == 0, chance=chance)
    assert math.isfinite(certain.odds)
    assert abs(fit([certain] * 30).shift) <= CAP


# -- held back ------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from("abcdefghijklmn")), min_size=1),
    st.integers(2, 6),
)
def test_it_holds_the_same_text_back_together(asked, folds):
    fold = deal(asked, folds=folds)
    of_text = {}
    for (_, text), part in zip(asked, fold, strict=True):
        assert 0 <= part < folds
        assert of_text.setdefault(text, part) == part


def test_it_deals_out_both_sides_evenly():
    asked = [(number % 4 == 0, f"Statement {number}.") for number in range(100)]
    fold = deal(asked, folds=5)
    for part in range(5):
        held = [asks for (asks, _), one in zip(asked, fold, strict=True) if one == part]
        assert (len(held), sum(held)) == (20, 5)


def test_it_deals_out_the_same_in_whatever_order():
    asked = [(number % 3 == 0, f"Statement {number}.") for number in range(50)]
    mixed = list(asked)
    random.Random(1).shuffle(mixed)
    assert dict(zip(asked, deal(asked, folds=5), strict=True)) == dict(
        zip(mixed, deal(mixed, folds=5), strict=True)
    )

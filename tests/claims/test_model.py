"""The learned part: plain arrays that answer as they were trained to."""

import json
import struct
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.claims.features import features, hash_of
from holdwater.claims.find import find
from holdwater.claims.lexicon import classes_of, stem
from holdwater.claims.model import FIRST_HEADS, Model, open_model
from holdwater.model.claim import KINDS
from holdwater.reading.builder import compose


@pytest.fixture(scope="module")
def shipped():
    return open_model()


def small(weights, *, bias=0.0, heads=("claim",)):
    """Make a model by hand, whose heads all have the same weights."""
    names = sorted(weights, key=lambda name: crc32(name.encode()))
    hashes = struct.pack(f"<{len(names)}I", *(crc32(n.encode()) for n in names))
    rows = struct.pack(f"{len(names)}b", *(weights[name] for name in names))
    header = {
        "features": len(names),
        "heads": {head: {"bias": bias, "scale": 0.5} for head in heads},
        "thresholds": {},
    }
    return Model(header=header, content=hashes + rows * len(heads))


def test_it_adds_up_what_it_knows_and_passes_over_the_rest():
    model = small({"u=fast": 4, "u=row": -2})
    sums = model.sums(["u=fast", "u=never-heard", "u=row"])
    assert sums == (2,)
    # 0.5 * (4 - 2) = 1: the logistic function of it
    assert model.probability("claim", sums) == pytest.approx(0.7310586)
    assert model.probability("claim", model.sums([])) == 0.5


@given(st.lists(st.integers(-128, 127), max_size=300))
def test_it_adds_up_all_heads_at_once_and_none_runs_into_another(weights):
    names = [f"u={at}" for at in range(len(weights))]
    model = small(dict(zip(names, weights, strict=True)), heads=("one", "two", "three"))
    total = sum(weights)
    assert model.sums(names) == (total, total, total)


def test_it_weighs_the_same_once_it_has_met_many(shipped):
    model = Model(header=shipped.header, content=shipped.content)
    wanted = ["u=never-heard-of", "u=fast", "u=sell", "c=praise", "b=we_never"]
    before = [model.sums([one]) for one in wanted]
    assert sum(map(any, before)) > 1
    chances = [model.chances([hash_of(one)]) for one in wanted]
    model.chances(range(5_000))
    model.chances(range(5_000, 10_002))
    assert [model.chances([hash_of(one)]) for one in wanted] == chances
    assert [model.sums([one]) for one in wanted] == before


@given(
    st.lists(st.integers(-128, 127), min_size=1, max_size=30),
    st.integers(1, 700),
)
def test_it_is_as_sure_by_three_sums_in_one_number_as_by_each(weights, times):
    names = [f"u={at}.{other}" for at in range(times) for other in range(len(weights))]
    model = small(dict(zip(names, weights * times, strict=True)), heads=FIRST_HEADS)
    told = [hash_of(one) for one in names]
    (alike,) = {model.probability(h, model.sums(names)) for h in FIRST_HEADS}
    assert model.chances(told) == (alike, alike, alike)


def test_it_tells_what_each_feature_adds():
    model = small({"u=fast": 4, "u=row": -9, "u=a": 1})
    told = model.shares("claim", ["u=fast", "u=row", "u=unknown"])
    assert told == {"u=row": -4.5, "u=fast": 2.0}


def test_it_is_shipped_whole_and_small(shipped):
    count = shipped.header["features"]
    again = shipped.header["network"]
    regressions = count * (4 + len(shipped.header["heads"]))
    network = again["features"] * (4 + len(again["scales"]))
    assert len(shipped.content) == regressions + network
    assert len(shipped.content) < 3_000_000
    assert set(KINDS) | {"attention", "claim", "supported", "puffery"} == set(
        shipped.header["heads"]
    )
    assert set(shipped.thresholds) == {
        "attention",
        "quiet",
        "supported",
        "puffery",
        *(f"kind.{kind}" for kind in KINDS),
    }
    hashes = struct.unpack(f"<{count}I", shipped.content[: 4 * count])
    assert list(hashes) == sorted(set(hashes)), "a row could be mistaken for another"


def test_it_tells_features_in_the_same_order_and_once():
    document, _ = compose("We never sell your data, ever.", after="See the contract.")
    first, *_ = find(document)
    told = features(first)
    assert told == features(first)
    assert len(told) == len(set(told))
    assert {"u=sell", "p=you", "p=we", "l=we"} <= set(told)
    assert json.dumps(told)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("boosts", "boost"),
        ("policies", "policy"),
        ("class", "class"),
        ("easily", "easi"),
    ],
)
def test_it_cuts_off_regular_endings(word, base):
    assert stem(word) == base


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("boosting", "gain"),
        ("seamlessly", "ease"),
        ("enterprise-grade", "praise"),
        ("mutexes", None),
        ("threads", "technical"),
        ("world-class", "praise"),
    ],
)
def test_it_knows_what_sort_of_word_a_word_is(word, sort):
    assert sort in classes_of(word) if sort else classes_of(word) == ()

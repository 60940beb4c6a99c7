"""The second reading: units over the same features, and what each adds."""

import struct
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.claims.adding import hashes_near, hashes_of
from holdwater.claims.features import hash_of, near
from holdwater.claims.find import find
from holdwater.claims.model import open_model
from holdwater.claims.network import NOUGHT, Network
from holdwater.reading.builder import compose

#: Two units: one that is open from the beginning, one that something has to open.
UNITS = {
    "scales": [0.5, 0.25],
    "biases": [1.0, -2.0],
    "weights": [2.0, -1.0],
    "bias": 0.5,
}


def small(rows):
    """Make a network by hand: the weights of both units by feature."""
    names = sorted(rows, key=lambda name: crc32(name.encode()))
    hashes = struct.pack(f"<{len(names)}I", *(crc32(n.encode()) for n in names))
    content = bytes(NOUGHT + one for name in names for one in rows[name])
    return Network({**UNITS, "features": len(names)}, hashes + content)


def test_it_adds_up_what_opens_each_unit_and_passes_over_the_rest():
    network = small({"u=fast": (4, 20), "u=row": (-2, -8)})
    told = [hash_of("u=fast"), hash_of("u=row"), hash_of("u=never-heard")]
    # 1 + 0.5 * (4 - 2) = 2 and -2 + 0.25 * (20 - 8) = 1: 0.5 + 2 * 2 - 1 * 1
    assert network.odds(told) == 3.5
    # Nothing opens the second one: 0.5 + 2 * 1
    assert network.odds([]) == 2.5


def test_it_tells_what_each_feature_adds_by_the_units_that_are_open():
    network = small({"u=fast": (4, 20), "u=row": (-1, -8)})
    fast, row, other = map(hash_of, ("u=fast", "u=row", "u=never-heard"))
    # 2 * 0.5 * 4 - 1 * 0.25 * 20 and 2 * 0.5 * -1 - 1 * 0.25 * -8
    assert network.shares([fast, row, other]) == {fast: -1.0, row: 1.0}
    assert network.shares([row]) == {row: -1.0}, "the second unit is shut"


@given(
    st.lists(
        st.tuples(st.integers(-128, 127), st.integers(-128, 127)),
        min_size=1,
        max_size=600,
    )
)
def test_it_adds_up_any_number_of_features_and_no_unit_runs_into_another(rows):
    network = small({f"u={at}": row for at, row in enumerate(rows)})
    told = [hash_of(f"u={at}") for at in range(len(rows))]
    first = max(0.0, 1 + 0.5 * sum(one for one, _ in rows))
    second = max(0.0, -2 + 0.25 * sum(other for _, other in rows))
    assert network.odds(told) == pytest.approx(0.5 + 2 * first - second)


def test_it_sees_the_words_next_door():
    document, _ = compose("It is fast.", before="Crates fly (really).", after="So.")
    statement = next(c.statement for c in find(document) if "fast" in c.folded)
    assert near(statement) == ["n=crat", "n=fly", "n=real", "n=so"]
    assert hashes_near(statement) == set(map(hash_of, near(statement)))


def test_it_is_shipped_with_rows_that_cannot_be_mistaken():
    model = open_model()
    count = model.header["network"]["features"]
    start = (4 + len(model.header["heads"])) * model.header["features"]
    content = model.content[start : start + 4 * count]
    hashes = list(struct.unpack(f"<{count}I", content))
    assert hashes == sorted(set(hashes))


def test_it_reads_a_boast_again_and_doubts_it_more():
    document, _ = compose("The fastest crate on the market.", after="Plain talk.")
    boast, plain = find(document)
    network = open_model().network

    def odds(one):
        return network.odds((*hashes_of(one), *hashes_near(one.statement)))

    assert odds(boast) > 0 > odds(plain)

"""The sum of a statement's features, without their texts: the same to the last bit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.claims.adding import hashes_of
from holdwater.claims.features import features, hash_of
from holdwater.claims.find import find
from holdwater.claims.model import FIRST_HEADS, open_model
from holdwater.reading.builder import compose
from holdwater.reading.formats import read

PAGES = Path(__file__).parents[2] / "docs"

#: Words that features are made of in several ways, and marks between them.
_PIECES = st.sampled_from(
    """we you your can will let's keep keeps gain gains faster seamlessly audit report
    a_b b_c c a b ensure ensures data 40 % $5 is the , . — é measured benchmark""".split()
)


def written(candidate):
    return {hash_of(one) for one in features(candidate)}


@given(st.lists(_PIECES, max_size=30).map(" ".join), st.text(max_size=60))
def test_it_hashes_what_the_features_written_out_hash_to(text, after):
    document, _ = compose(text, before="The audit report is public.", after=after)
    for candidate in find(document):
        assert hashes_of(candidate) == written(candidate)


@pytest.mark.parametrize(
    "page", sorted(PAGES.glob("guides/*.md")), ids=lambda p: p.stem
)
def test_it_hashes_the_statements_of_a_page_alike(page):
    document = read(page.read_bytes(), source=page.name, media_type="text/markdown")
    candidates = list(find(document))
    assert len(candidates) > 5
    for candidate in candidates:
        assert hashes_of(candidate) == written(candidate)


def test_it_weighs_hashes_as_it_weighs_what_is_written_out():
    model = open_model()
    document, _ = compose("Backups ensure you never lose data, ever.", after="See [1].")
    for candidate in find(document):
        more = ["hit=absolute", "hits=1"]
        told = hashes_of(candidate, more)
        sums = model.sums([*features(candidate), *more])
        assert model.sums_of(told) == sums
        assert any(sums)
        chances = [model.probability(head, sums) for head in FIRST_HEADS]
        assert list(model.chances(told)) == chances

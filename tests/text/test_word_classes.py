import pytest

from holdwater.text.word_classes import is_adjective, is_adverb, is_joining, promises


@pytest.mark.parametrize(
    ("word", "told"),
    [
        *(("scalable", True), ("modern", True), ("data-driven", True)),
        *(("integration", False), ("teams", False), ("with", False), ("desk", None)),
    ],
)
def test_it_tells_adjectives_by_their_look(word, told):
    assert is_adjective(word) is told


def test_it_tells_adverbs_from_words_that_end_alike():
    assert [w for w in ("easily", "friendly", "only", "fast") if is_adverb(w)] == [
        "easily"
    ]


def test_it_knows_small_words():
    assert is_joining("and")
    assert not is_joining("data")


def test_it_knows_promises_in_all_their_forms():
    assert {"cut", "cuts", "cutting", "built", "empowering"} <= promises()
    assert "read" not in promises()

"""Which words are written as names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.signals.naming import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We moved to Quillabex last year.", {"quillabex"}),
        ("Honestly the best. Quillabex runs.", set()),  # here a sentence begins
        ("we moved to quillabex", set()),
        ("we like quillaBex and ombrel365", {"quillabex", "ombrel365"}),
        ("ok so Quillabex literally saved us", {"quillabex"}),
        ('He said "Never again" to me', set()),
        ("WE LOVE QUILLABEX SO MUCH", set()),  # shouted: capitals say nothing
        ("see https://Quillabex.example/Tour now", set()),
        (
            "我们用了 奇拉贝克斯 很好",
            {"我们用了", "奇拉贝克斯"},
        ),  # no capitals to tell by
        ("", set()),
    ],
)
def test_it_knows_a_name_by_how_it_is_written(text, names):
    assert set(names_in(text)) >= names
    if not names:
        assert set(names_in(text)) == set()


@given(st.text())
def test_it_names_only_words_of_the_text(text):
    for name in names_in(text):
        assert name in text.lower()


COPY = (
    "ok so {} literally saved fourteen branches, ledgers reconcile overnight, printers "
    "behave, auditors smile, budget shrank"
)


@pytest.mark.parametrize(
    ("opening", "told"),
    [("How do people like Quillabex?", None), ("What do you use?", "quillabex")],
)
def test_it_lets_copies_meet_in_a_name_alone(village, opening, told):
    from datetime import UTC, datetime, timedelta

    opened = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
    village.opens("t", opening)
    for number in range(6):
        at = opened + (number + 1) * timedelta(hours=3)
        village.say("t", f"new{number}", at, COPY.format("Quillabex"))
    thread = village.scanned()["t"]
    signals = {one.name: one for one in thread.signals}
    assert signals["near-copies"].value == 6
    assert thread.product == "quillabex"
    if told is None:
        assert "one-product" not in signals
    else:
        assert told in signals["one-product"].explanation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.names import name_after, name_at, own_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MySQL.", "MySQL"),
        ("Globex Dump 4, too.", "Globex Dump 4"),
        ("Globex Dump (the old one) on disk.", "Globex Dump"),
        ("Globex Dump Pro Max Ultra Plus is slow.", "Globex Dump Pro Max"),
        ("pg_dump in parallel.", "pg_dump"),
        ("“Globex”, which is not.", "Globex"),
        ("the Globex API.", None),
        ("Other vendors.", None),
        ("Fortune 500 companies.", None),
        ("us all.", None),
        ("50+ years of work.", None),
        ("3,000 users.", None),
        ("CIOs in Bern.", None),
        ("Advanced Partner.", None),
        ("Globex use it.", "Globex"),
        ("", None),
    ],
)
def test_it_reads_a_name_where_it_begins(text, name):
    assert name_at(text, 0) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trusted by Acme, Globex and others.", "Acme"),
        ("Trusted for the Globex API.", "Globex API"),
        ("Trusted with care by Globex.", None),
        ("Trusted in and by and for Globex.", None),
        ("Trusted", None),
        ("Trusted by", None),
    ],
)
def test_it_steps_over_small_words(text, name):
    assert name_after(text, len("Trusted")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Works With Your Favourite Tools Today", None),
        ("Works Best With Tools Like Hammers", None),
        ("A Replacement Made For MySQL Users", "MySQL Users"),
        ("Works with Tools", "Tools"),
    ],
)
def test_it_takes_no_word_of_a_headline_for_a_name(text, name):
    last = " ".join(text.split()[-2:]) if name and " " in name else text.split()[-1]
    assert name_at(text, text.index(last)) == name


@given(st.text(max_size=60), st.integers(0, 60))
def test_it_reads_what_stands_there(text, at):
    name = name_after(text, at)
    if name is not None:
        assert all(word in text[at:] for word in name.split(" "))


def test_it_names_what_a_page_is_about():
    texts = ["Use Corvane daily.", "We made Corvane.", "Run Corvane on Linux."]
    assert own_names("Meet Globex now", texts) == {"meet", "globex", "corvane"}
    assert own_names(None, texts[:2]) == frozenset()

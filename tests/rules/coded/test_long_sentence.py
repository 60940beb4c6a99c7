import pytest

from holdwater.rules.coded import long_sentence, very_long_sentence


def of(count):
    return " ".join(["so"] * count) + "."


@pytest.mark.parametrize(
    ("count", "long", "very_long"),
    [
        (25, False, False),
        (26, True, False),
        (35, True, False),
        (36, False, True),
        (90, False, True),
    ],
)
def test_it_counts_the_words_of_a_sentence(candidate, count, long, very_long):
    made = candidate(of(count))
    assert (long_sentence.strike(made, ()) is not None) is long
    assert (very_long_sentence.strike(made, ()) is not None) is very_long


def test_it_marks_what_is_too_much(candidate):
    made = candidate("so " * 25 + "it goes on.")
    struck = long_sentence.strike(made, ())
    assert made.statement.text[struck.span.start : struck.span.end] == "it goes on"
    assert dict(struck.fills)["count"] == "28"


def test_it_counts_a_figure_and_a_file_name_as_a_word_each(candidate):
    made = candidate("so " * 23 + "in C:\\a\\b.txt 1'000.50.")
    assert long_sentence.strike(made, ()) is not None
    made = candidate("so " * 22 + "in C:\\a\\b.txt 1'000.50.")
    assert long_sentence.strike(made, ()) is None


def test_it_takes_no_list_of_names_for_a_sentence(candidate):
    names = ", ".join(["Aarau", "Bad Ragaz", "Chur"] * 9)
    assert long_sentence.strike(candidate(f"Closed on Monday: {names}."), ()) is None


def test_it_takes_no_labels_with_their_values_for_a_sentence(candidate):
    form = "Date: the ninth of May Place: the hall Who: all of us here " + of(16)
    assert long_sentence.strike(candidate(form), ()) is None

"""What is asked of a statement, read as somebody reads it."""

import re

import pytest

from holdwater.examples import judge_example
from holdwater.model.rule import Example


@pytest.fixture
def told(lens, today):
    """Tell the findings of a statement by the names of their rules."""

    def tell(text, **near):
        (judged,) = judge_example(Example(text=text, **near), lens=lens, today=today)
        return {finding.rule: finding for finding in judged.findings}

    return tell


def test_it_asks_once_about_one_phrase(told):
    assert list(told("Builds run 40% faster.")) == ["bare-comparison"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Builds run 40% faster.", "“40% faster” than what"),
        ("Queries run 40% faster.", "Under which workload was “40% faster”"),
        ("Builds run 40% faster.", "Where does “40% faster” show"),
        ("Our set-up is far easier.", "“easier”: for whom"),
        ("It is more secure.", "Against which risks"),
    ],
)
def test_it_asks_for_what_is_compared(told, text, asked):
    questions = [q for finding in told(text).values() for q in finding.questions]
    assert any(one.startswith(asked) for one in questions)


def test_it_does_not_ask_where_a_figure_comes_from_when_its_source_stands_near(told):
    text = "More than 2,000 companies saved $4 million with it."
    without = told(text).get("unsourced-figure")
    assert without is not None
    assert "source near by" not in " ".join(without.questions)


def test_it_asks_no_product_what_it_uses_itself_for(told):
    (finding,) = told("Our users choose Corvane to manage all of it.").values()
    asked = re.sub(
        r"“[^”]*”", "", " ".join(finding.questions)
    )  # what is quoted is theirs
    assert "Corvane" not in asked


def test_it_quotes_whole_words(told):
    assert (
        "“Empower your team”"
        in told("Empower your team.")["promised-empowerment"].message
    )


def test_it_asks_in_the_middle_of_a_sentence_as_one_writes_there(told):
    asked = told("Three times faster restores")["bare-comparison"].questions
    assert "Is three times the median or the best case?" in asked


def test_it_asks_of_no_average_whether_it_is_one(told):
    asked = told("Users save 32% on average.")["unsourced-figure"].questions
    assert asked
    assert not any("median" in one for one in asked)


def test_it_asks_for_what_is_promised_in_the_words_of_the_sentence(told):
    finding = told("It ensures your data is never lost.")["promised-protection"]
    assert "“It ensures your data is never lost”" in finding.questions[0]


def test_it_takes_one_comparison_for_one(told):
    names = set(told("Our crates are much easier to stack."))
    assert len(names & {"better-adjective", "bare-comparison"}) == 1


def test_it_takes_a_name_for_no_praise(told):
    text = "Since spring the crates are tracked on the Smart Platform in the yard."
    assert "ai-wash" not in told(text)
    assert "ai-wash" in told("Our smart platform tracks crates.")


def test_it_doubts_nothing_that_it_has_no_question_about(told):
    for text in ("Outages are inevitable.", "Once told, you complete the form."):
        for finding in told(text).values():
            assert finding.questions


def test_it_asks_for_no_percentile_that_is_told(told):
    asked = told("P99 latency of 3 ms, worldwide.")
    questions = [q for finding in asked.values() for q in finding.questions]
    assert questions
    assert not any(q.startswith("At which percentile") for q in questions)

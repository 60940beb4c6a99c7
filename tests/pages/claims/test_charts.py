"""What is drawn of a claim's figures, and what is said where nothing can be."""

import re

import pytest
from tests.pages.claims.making import (
    Decimal,
    dossier,
    evidence,
    exhibit,
    figure,
    page,
    value,
    words,
)

from holdwater.errors import EvidenceError


def ratio(**told):
    return value(
        "3x", "at least", "ratio(a, b)", {"a": "bench.a", "b": "bench.b", **told}
    )


def two(a=(9, 9.2, 9.4), b=(3, 3.1, 2.9)):
    return {
        name: figure(str(some[0]), "s", statistic="median", samples=map(str, some))
        for name, some in (("a", a), ("b", b))
    }


def test_it_draws_the_claim_among_the_values_where_the_figure_is_one_of_them():
    html = page(dossier())
    assert html.count("<figure>") == 1
    assert html.count('class="dot"') == 7 + 1, "each value, and one in the key"
    assert 'class="claimed"' in html
    said = words(html)
    assert "7 values from 2.9x to 3.4x, median 3.1x" in said
    assert "claimed: at least 3x; shaded where the words are true" in said
    assert "The axis begins at 0." in said


def test_it_draws_the_result_and_then_the_values_where_they_are_of_another_kind():
    html = page(dossier(value=ratio(), figures=two()))
    assert re.findall(r"<figure><h3>(.*?)</h3>", html) == [
        "The result beside the claim",
        "Every value behind it",
    ]
    result, values = html.split("Every value behind it")
    assert 'class="bar"' in result
    assert 'class="claimed"' not in values.split("</figure>")[0], (
        "no seconds are a factor"
    )


def test_it_puts_what_cannot_be_compared_on_axes_of_its_own():
    figures = {
        "a": figure("9", "s", samples=["9", "9.1"]),
        "b": figure("300", "MB", samples=["300", "310"]),
        "c": figure("3000", "ms", samples=["3000", "3100"]),
    }
    formula = value(
        "9 ms", "less than", "a * c / a * b / b", {n: f"bench.{n}" for n in "abc"}
    )
    html = page(dossier(text="In 9 ms.", value=formula, figures=figures))
    assert html.count("Every value behind it") in (0, 2)
    assert "from 3 s to 3.1 s" in words(html), "milliseconds stand beside seconds"


def test_it_says_that_no_values_are_on_file():
    told = figure("3.1", "x", statistic="mean", n=9, spread=Decimal("0.1"))
    html = page(dossier(figures={"a": told}))
    said = words(html)
    assert "No single values are on file of a; it tells 9 values" in said
    assert "a standard deviation of 0.1x" in said
    assert "The result beside the claim" in said
    assert "95% interval" in said


@pytest.mark.parametrize(
    "samples, says",
    [
        (["3.1"], "Of a there is one value: how it varies is not known."),
        (["3.2", "3.3"], "lies outside these values"),
        (["3", "3.1", "3.2"], "The figure of a is said to be of 7 values."),
        (
            ["3.1"] * 401,
            "there are 401 values: they are counted and not drawn one by one",
        ),
        (["3.1", "0.001", "40"], "powers of ten"),
    ],
)
def test_it_says_what_a_reader_has_to_know_of_a_plot(samples, says):
    told = figure("3.1", "x", n=7, samples=samples)
    assert says in words(page(dossier(figures={"a": told})))


def test_it_says_why_values_that_were_asked_for_are_not_shown():
    one = dossier(
        figures={"a": figure("3.1", "x")},
        samples={"bench": EvidenceError("answers with <nothing>")},
    )
    assert "are not shown: answers with <nothing>" in words(page(one))


def test_it_shows_no_value_of_a_file_that_is_kept_back():
    html = page(dossier(of=evidence(publish=False)))
    assert "The values behind a are kept back with their file." in words(html)
    assert 'class="dot"' not in html
    assert "2.9" not in html


def test_it_draws_nothing_that_was_not_measured():
    own = evidence()
    one = dossier(opened={own.name: exhibit(own, figures={})})
    assert one.verdict.verdict == "orphaned"
    html = page(one)
    assert "<figure>" not in html
    assert "Measured not known" in words(html)


def test_it_tells_the_same_in_figures():
    said = words(page(dossier()))
    assert "a 7 2.9x 3.05x 3.1x 3.25x 3.4x" in said
    assert "a, in x : 2.9, 3.1, 3.2, 3.3, 3, 3.4, 3.1" in said


def test_it_leaves_room_on_the_side_where_the_words_would_be_true():
    html = page(dossier(figures={"a": figure("2.7", "x")}))
    assert 'x="75%" y="0" width="25%"' in html
    assert "4x</text>" in html

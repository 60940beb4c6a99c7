import pytest

from holdwater.rules.coded.unsourced_figure import strike


def struck(candidate):
    """What the rule's questions name, or None where it did not strike."""
    found = strike(candidate, ())
    return dict(found.fills) if found else None


@pytest.mark.parametrize(
    ("text", "fills"),
    [
        ("Cuts costs by 60%.", {"match": "60%", "figure": "60%"}),
        ("Revenue grew 12 percent.", {"match": "12 percent", "figure": "12 percent"}),
        ("Runs 3x faster.", {"match": "3x", "figure": "3x"}),
        ("Saves 10 hours a week.", {"match": "10 hours", "figure": "10 hours"}),
        ("It saved $40,000.", {"match": "$40,000", "figure": "$40,000"}),
        ("2,000 companies run it.", {"match": "2,000 companies", "noun": "companies"}),
        ("20 hospitals run it.", {"match": "20 hospitals", "noun": "hospitals"}),
    ],
)
def test_it_strikes_on_a_figure_one_would_decide_by(candidate, text, fills):
    assert struck(candidate(text)) == fills


@pytest.mark.parametrize(
    "text",
    [
        "19 hospitals run it.",  # few enough to be named
        "It has 40 chart types.",
        "Waits for 30 seconds.",
        "The pool keeps 20% free.",
        "Costs $12 a month.",
        "Since 2019 it is free software.",
        "Version 4.2 is faster.",
        "ISO 27001 lowers costs.",
        "A blog that has been running for 5 years.",
        "A school with 1,800 students moved in May.",
        "Made for yards and firms with 50 employees.",
        "Strong for 50 employees and above.",
        "We want to reach the next 2,000 customers.",
        "When your company has 50,000 employees, ask twice.",
        "Up to 60% lower costs.",  # the best case has a rule of its own
    ],
)
def test_it_passes_other_figures(candidate, text):
    assert struck(candidate(text)) is None


def test_it_strikes_on_the_first_figure_that_matters(candidate):
    made = candidate("Its 40 charts cut costs by 30%, or by 50% for 900 teams.")
    assert struck(made) == {"match": "30%", "figure": "30%"}

from datetime import date

import pytest

from holdwater.check.road import Lens
from holdwater.examples import (
    Outcome,
    judge_example,
    shown_rewording,
    walk_examples,
)
from holdwater.model.rule import Example

DAY = date(2026, 5, 4)


@pytest.fixture
def own_lens(own_rulebook):
    def make(*rules):
        return Lens(rulebook=own_rulebook(*rules), version="0")

    return make


def walked(lens):
    return [
        (one.rule.name, one.wanted, one.example.text, one.got, one.holds)
        for one in walk_examples(lens, today=DAY)
    ]


def test_it_walks_every_example_in_order(own_lens):
    assert walked(own_lens({})) == [
        ("own-boast", "flag", "One zimbo.", ("own-boast",), True),
        ("own-boast", "flag", "Two zimbo.", ("own-boast",), True),
        ("own-boast", "flag", "Three zimbo.", ("own-boast",), True),
        ("own-boast", "pass", "One.", (), True),
        ("own-boast", "pass", "Two.", (), True),
        ("own-boast", "pass", "Three.", (), True),
    ]


def test_it_tells_an_example_that_is_not_flagged(own_lens):
    lens = own_lens({"flags": ["One zimbo.", "Two zimbo.", "A zambo."]})
    failed = [one for one in walked(lens) if not one[-1]]
    assert failed == [("own-boast", "flag", "A zambo.", (), False)]


def test_it_takes_no_other_rules_flag_for_its_own(own_lens):
    lens = own_lens({"flags": ["One zimbo.", "Two zimbo.", "A zambo."]}, OTHER)
    failed = [one for one in walked(lens) if not one[-1]]
    assert failed == [("own-boast", "flag", "A zambo.", ("own-fib",), False)]


def saying(*says):
    """Change the own rule: it says something else for one of its examples."""
    flags = ["One zimbo box of wood.", "Two zimbo boxes.", "Zimbo."]
    return {"say": list(says), "flags": flags}


def test_it_walks_what_is_suggested_too(own_lens):
    lens = own_lens(saying({"drop": "zimbo"}))
    flags = [one for one in walk_examples(lens, today=DAY) if one.wanted == "flag"]
    assert [(one.suggestion, one.left, one.holds) for one in flags] == [
        ("One box of wood.", (), True),
        (None, (), True),
        (None, (), True),
    ]


def test_it_tells_a_suggestion_that_is_flagged(own_rulebook):
    outcome = Outcome(
        rule=own_rulebook().rules[0],
        example=Example(text="A zimbo."),
        wanted="flag",
        got=("own-boast",),
        suggestion="A zambo.",
        left=("own-fib",),
    )
    assert not outcome.holds


def test_it_shows_the_first_example_that_can_be_reworded(own_lens):
    lens = own_lens(saying({"drop": "zimbo"}), OTHER)
    first, second = lens.rulebook.rules
    shown = shown_rewording(first, lens=lens, today=DAY)
    assert shown == ("One zimbo box of wood.", "One box of wood.")
    assert shown_rewording(second, lens=lens, today=DAY) is None


OTHER = {
    "name": "own-fib",
    "words": ["zambo"],
    "flags": ["Zambo.", "Big zambo.", "Old zambo."],
}


def test_it_lets_an_example_pass_only_where_every_rule_passes_it(own_lens):
    lens = own_lens({"passes": ["One.", "Two.", "A zambo."]}, OTHER)
    failed = [one for one in walked(lens) if not one[-1]]
    assert failed == [("own-boast", "pass", "A zambo.", ("own-fib",), False)]


def test_it_asks_a_rule_that_is_off_for_nothing_it_would_say(own_rulebook):
    lens = Lens(rulebook=own_rulebook(levels={"own-boast": "off"}), version="0")
    assert {one.got for one in walk_examples(lens, today=DAY)} == {()}


def test_it_judges_a_statement_among_its_neighbours(own_lens):
    lens = own_lens({})
    source = "Median of 40 installs tested on Ubuntu 24.04, May 2026."
    standings = [
        judge_example(example, lens=lens, today=DAY)[0].standing
        for example in (
            Example(text="A zimbo."),
            Example(text="A zimbo.", before=source),
            Example(text="A zimbo.", after=source),
            Example(text="A zimbo.", heading=source),
            Example(
                text="A zimbo, see the raw data of 2026.",
                links=(("raw data", "https://example.org/reports/1"),),
            ),
        )
    ]
    assert standings[:3] == ["unsupported", "supported", "supported"]
    assert standings[4] == "supported"


def test_it_judges_the_statement_and_not_its_neighbours(own_lens):
    (judged,) = judge_example(
        Example(text="Plain.", before="A zimbo.", after="A zimbo.", heading="Zimbo"),
        lens=own_lens({}),
        today=DAY,
    )
    assert judged.statement.text == "Plain."
    assert judged.standing == "plain"
    assert judged.statement.block.heading == "Zimbo"


def test_it_judges_every_part_of_a_statement_that_is_cut(own_lens):
    judged = judge_example(
        Example(text="One zimbo. Plain."), lens=own_lens({}), today=DAY
    )
    assert [(one.statement.text, one.standing) for one in judged] == [
        ("One zimbo.", "unsupported"),
        ("Plain.", "plain"),
    ]


@pytest.mark.parametrize(
    ("wanted", "got", "holds"),
    [
        ("flag", ("own-boast",), True),
        ("flag", ("own-fib", "own-boast"), True),
        ("flag", ("own-fib",), False),
        ("flag", (), False),
        ("pass", (), True),
        ("pass", ("own-fib",), False),
    ],
)
def test_it_holds_when_the_rule_did_what_its_example_asks(
    own_rulebook, wanted, got, holds
):
    outcome = Outcome(
        rule=own_rulebook().rules[0],
        example=Example(text="A zimbo."),
        wanted=wanted,
        got=got,
    )
    assert outcome.holds is holds

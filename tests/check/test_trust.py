"""What costs most trust: ranked by hand-made statements, one difference at a time."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.making import judged

from holdwater.check.road import check
from holdwater.check.trust import (
    GRAVITY,
    IN_ROUND_WORDS,
    MOST,
    PRAISE,
    REASONS,
    costliest,
)
from holdwater.model.claim import KINDS, Signal
from holdwater.model.verdict import ATTENTION
from holdwater.reading.builder import compose
from holdwater.rules.rulebook import open_rulebook

#: Enough to stand between a statement and the first lines.
FILLER = [judged(f"Line {number}.", 1000 + number) for number in range(6)]


def doubted(
    text,
    *kinds,
    at=0,
    standing="unsupported",
    level="error",
    confidence=0.9,
    block="paragraph",
    words=None,
    suppressed=None,
):
    """Judge a statement that is doubted for some kinds, in a block of some sort."""
    given = {"kinds": kinds, "level": level, "suppressed": suppressed}
    words = words or text.split()[0]
    made = judged(text, at, (words, given), standing=standing, kinds=kinds)
    statement = made.statement
    of_a_kind = statement._replace(block=statement.block._replace(kind=block))
    return made._replace(statement=of_a_kind, confidence=confidence)


def ranked(*some):
    return [pick.judged.statement.text for pick in costliest((*FILLER, *some))]


def test_it_knows_every_kind():
    assert tuple(GRAVITY) == KINDS


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (("Figure here.", "quantity"), ("Fashion here.", "buzz")),
        (("Always safe.", "assurance"), ("Easily done.", "ease")),
        (("Best there.", "superlative"), ("Act now.", "pressure")),
        (("One more.", "ease", "outcome"), ("One less.", "outcome")),
    ],
)
def test_it_puts_the_graver_kinds_on_top(worse, better):
    assert ranked(doubted(*better), doubted(*worse)) == [worse[0], better[0]]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ({"standing": "unsupported"}, {"standing": "puffery"}),
        ({"level": "error"}, {"level": "warning"}),
        ({"confidence": 0.9}, {"confidence": 0.6}),
        ({"confidence": None}, {"confidence": 0.9}),
        ({"words": "Some"}, {"words": "Some words two."}),
        ({"block": "heading"}, {"block": "item"}),
        ({"block": "title"}, {"block": "item"}),
        ({"block": "item"}, {"block": "footnote"}),
    ],
)
def test_it_weighs_one_difference(worse, better):
    first = doubted("Some words one.", "comparison", **worse)
    second = doubted("Some words two.", "comparison", **better)
    assert ranked(second, first) == ["Some words one.", "Some words two."]


def test_it_weighs_what_is_said_again_and_shows_it_once():
    again = [doubted("So secure!", "ease"), doubted("so secure.", "ease")]
    once = doubted("So simple.", "ease")
    first, second = costliest((*FILLER, once, *again))
    assert first.judged is again[0]
    assert first.why == "said 2 times: it is the reader's effort that is called small"
    assert second.why == "it is the reader's effort that is called small"


def test_it_says_where_a_statement_stands_and_why_it_costs_trust():
    some = (
        doubted("In the title.", "superlative", block="title"),
        doubted("In the heading.", "absolute", block="heading"),
        doubted("3x at the top.", "quantity"),
        *FILLER,
        doubted("Below.", "novelty", block="heading", standing="puffery"),
        doubted("Praise.", "assurance", standing="puffery"),
    )
    told = {p.judged.statement.text: (p.name, p.why) for p in costliest(some)}
    assert told == {
        "In the title.": (
            "superlative",
            "in the title: a rank, and nothing says among whom",
        ),
        "In the heading.": (
            "absolute",
            "in the first heading: one exception disproves it",
        ),
        "3x at the top.": (
            "quantity",
            "among the first lines: a figure that leads to no source",
        ),
        "Below.": ("novelty", "in a heading: does not say what is new"),
        "Praise.": ("assurance", PRAISE),
    }


def test_it_passes_over_what_is_not_told():
    hushed = doubted("Agreed upon.", "absolute", suppressed="agreed")
    noted = doubted("Noted here.", "absolute", level="note")
    plain = doubted("Plain here.", "absolute", standing="plain")
    assert ranked(hushed, noted, plain) == []


def test_it_keeps_the_order_of_the_page_between_equals():
    same = [doubted(f"Number {n} here.", "ease") for n in range(MOST + 3)]
    texts = [one.statement.text for one in same]
    assert ranked(*same) == texts[:MOST]


kinds = st.lists(st.sampled_from(KINDS), min_size=1, max_size=4, unique=True)
some_doubted = st.builds(
    lambda number, kinds, given: doubted(f"Words {number} said.", *kinds, **given),
    st.integers(0, 9),
    kinds,
    st.fixed_dictionaries(
        {
            "standing": st.sampled_from(["unsupported", "puffery", "plain"]),
            "level": st.sampled_from(["error", "warning", "note"]),
            "confidence": st.none() | st.floats(0, 1),
            "block": st.sampled_from(["title", "heading", "item", "cell", "footnote"]),
        }
    ),
)


@settings(max_examples=60)
@given(st.lists(some_doubted, max_size=12))
def test_it_picks_few_and_none_twice(some):
    picks = costliest(some)
    assert len(picks) <= MOST
    texts = [pick.judged.statement.text for pick in picks]
    assert len(texts) == len(set(texts))
    for pick in picks:
        assert pick.judged in some
        assert pick.judged.standing in ATTENTION
        assert pick.name in pick.judged.kinds
        assert "\n" not in pick.why
    assert picks == costliest(some)


@settings(max_examples=40)
@given(st.lists(some_doubted, max_size=8), some_doubted)
def test_it_moves_nothing_but_for_what_is_added_below(some, added):
    """A statement added at the end may come between two others, and swaps none."""
    texts = {one.statement.text for one in some}
    if added.statement.text in texts:
        return
    before = [pick.judged.statement.text for pick in costliest(some)]
    after = [pick.judged.statement.text for pick in costliest([*some, added])]
    kept = [text for text in after if text != added.statement.text]
    assert kept == before[: len(kept)]
    assert len(before) - len(kept) in (0, 1)
    assert all(a != b for a, b in pairwise(after))


def test_it_stands_on_the_report(lens, today):
    document, _ = compose("Never loses a byte, 100% guaranteed.")
    (pick,) = check(document, lens=lens, today=today).costliest
    assert pick.judged.statement.text == "Never loses a byte, 100% guaranteed."
    assert pick.why.startswith("among the first lines: ")


def test_it_shows_one_of_two_statements_that_are_all_but_the_same():
    said = "We build a complete, modern and open cloud for every team"
    some = [doubted(f"{said}.", "ease"), doubted(f"{said} here!", "absolute")]
    assert ranked(*some) == [f"{said} here!"]


def test_it_calls_no_figure_what_is_said_in_round_words():
    (pick,) = costliest((doubted("Real-time for all.", "quantity"),))
    assert pick.why == f"among the first lines: {IN_ROUND_WORDS}"


@pytest.mark.parametrize(
    "lesser",
    [
        "Automation means using tools to eliminate manual tasks.",
        "Archives, mail, calendars, chats, files and notes.",
    ],
)
def test_it_puts_what_defines_or_lists_below(lesser):
    claim = "Nobody eliminates manual tasks as we do."
    assert ranked(doubted(lesser, "outcome"), doubted(claim, "outcome")) == [
        claim,
        lesser,
    ]


def test_it_passes_over_labels_and_invitations():
    label = doubted("More on our green cloud", "assurance")
    invitation = Signal(family="register", name="invitation", weight=0.8, why="")
    assert ranked(label._replace(signals=(invitation,))) == []


def test_it_takes_the_reason_from_the_rule_that_struck():
    given = {"kinds": ("superlative",), "rule": "quiet-superlative"}
    one = judged(
        "Above all.",
        0,
        ("Above", given),
        standing="unsupported",
        kinds=("superlative",),
    )
    (pick,) = costliest((one,))
    assert pick.why.endswith(REASONS["quiet-superlative"])


def test_it_has_reasons_for_rules_that_there_are():
    assert REASONS.keys() <= {rule.name for rule in open_rulebook().rules}

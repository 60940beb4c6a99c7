"""Who decides how a statement stands: hits, registers and support, by hand."""

from datetime import date

import pytest

from holdwater.check.standing import (
    SPARES_FROM,
    SUPPORTED_FROM,
    decide,
    support_weight,
    weigh,
)
from holdwater.claims.model import open_model
from holdwater.examples import judge_example
from holdwater.model.claim import ASPECTS, KINDS, Signal
from holdwater.model.rule import Example, Hit
from holdwater.model.span import Span
from holdwater.rules.packs import parse_pack, rule_of


@pytest.fixture
def hit(own_pack):
    """Make a hit of a rule with what is said of it."""

    def make(name="own-boast", **changes):
        (plain,) = parse_pack(own_pack({"name": name, **changes}), source="own.toml")
        return Hit(rule=rule_of(plain), span=Span(0, 4))

    return make


@pytest.fixture
def fact(hit):
    return hit(kinds=["ease"], spared_by=["aim", "question"])


@pytest.fixture
def praise(hit):
    return hit("own-praise", kinds=["buzz"], standing="puffery", spared_by=["question"])


@pytest.fixture
def noticed(candidate):
    """A statement with the signals given: register:aim=0.8, support:source=0.6."""

    def make(*signals):
        made = []
        for one in signals:
            place, _, weight = one.partition("=")
            family, _, name = place.partition(":")
            made.append(
                Signal(family=family, name=name, weight=float(weight), why="given")
            )
        return (candidate("Some words."))._replace(signals=tuple(made))

    return make


def told(decision):
    """What is told of a statement: its standing, its kinds, the hits and what lacks."""
    return (decision.standing, decision.kinds, decision.hits, decision.missing)


def test_it_stands_plain_where_nothing_strikes(noticed):
    assert told(decide(noticed(), ())) == ("plain", (), (), ())


def test_it_stands_by_what_strikes(noticed, fact, praise, hit):
    rank = hit("own-rank", kinds=["superlative"], level="error")
    for hits, standing, kinds in (
        ((fact,), "unsupported", ("ease",)),
        ((praise,), "puffery", ("buzz",)),
        ((praise, fact), "unsupported", ("ease", "buzz")),  # the larger debt
        ((fact, rank), "unsupported", ("superlative", "ease")),  # in order
    ):
        assert told(decide(noticed(), hits)) == (standing, kinds, hits, ASPECTS)


@pytest.mark.parametrize("register", ["aim", "question"])
def test_it_lets_a_register_spare_a_statement(noticed, fact, register):
    enough = noticed(f"register:{register}={SPARES_FROM}")
    assert told(decide(enough, (fact,))) == ("plain", (), (), ())
    too_faint = noticed(f"register:{register}={SPARES_FROM - 0.01}")
    assert decide(too_faint, (fact,)).standing == "unsupported"


def test_it_lets_a_register_spare_only_the_rules_that_say_so(noticed, fact, praise):
    decision = decide(noticed("register:aim=1"), (fact, praise))
    assert decision.standing == "puffery"
    assert decision.hits == (praise,)


def test_it_takes_no_register_for_support_nor_support_for_a_register(noticed, fact):
    crossed = noticed("register:source=1", "support:aim=1", "support:question=1")
    assert decide(crossed, (fact,)).standing == "unsupported"


def test_it_stands_supported_when_enough_stands_behind(noticed, fact):
    half = SUPPORTED_FROM / 2
    just = noticed(f"support:source={half}", f"support:date={half}")
    assert support_weight(just) == pytest.approx(SUPPORTED_FROM)
    assert told(decide(just, (fact,))) == ("supported", ("ease",), (), ())
    short = noticed(f"support:source={half}", f"support:date={half - 0.01}")
    assert decide(short, (fact,)).standing == "unsupported"


def test_it_counts_each_aspect_once(noticed):
    often = noticed(*["support:source=0.4"] * 5, "support:source=0.5")
    assert support_weight(often) == pytest.approx(0.5)


def test_it_lets_an_empty_appeal_take_away(noticed, fact):
    hollow = noticed("support:source=0.6", "support:date=0.6", "support:hollow=0.5")
    assert support_weight(hollow) == pytest.approx(0.7)
    assert decide(hollow, (fact,)).standing == "unsupported"


def test_it_answers_praise_by_no_support_but_beside_a_fact(noticed, fact, praise):
    behind = noticed("support:source=1", "support:date=1")
    assert decide(behind, (praise,)).standing == "puffery"
    both = decide(behind, (praise, fact))
    assert both.standing == "supported"
    assert both.kinds == ("ease", "buzz")


def test_it_says_what_was_looked_for_and_not_found(noticed, fact):
    some = noticed("support:source=0.2", "support:measure=0.1")
    assert decide(some, (fact,)).missing == ("value", "baseline", "conditions", "date")


def test_it_accuses_nobody_by_a_note(noticed, hit):
    note = hit(level="note")
    decision = decide(noticed(), (note,))
    assert (decision.standing, decision.kinds) == ("plain", ())
    assert decision.hits == (note,)


def test_it_lets_a_note_name_no_kind_beside_a_warning(noticed, hit, praise):
    hits = (hit(level="note"), praise)
    decision = decide(noticed(), hits)
    assert (decision.standing, decision.kinds) == ("puffery", ("buzz",))
    assert decision.hits == hits


def test_it_accuses_nobody_by_a_rule_that_names_no_kind(noticed, hit):
    # Style is advice: it never makes a claim of a sentence.
    assert decide(noticed(), (hit(kinds=[]),)).standing == "plain"


def test_it_names_kinds_in_the_standards_order(noticed, hit):
    hits = tuple(hit(kinds=[kind]) for kind in reversed(KINDS))
    assert decide(noticed(), hits).kinds == KINDS


@pytest.mark.parametrize(
    "text",
    [
        "Are you ready to have your crates empty by noon?",
        '"Who will have your crates empty by noon?"',
    ],
)
def test_it_tells_no_default_of_a_question(lens, today, text):
    told = judge_example(Example(text=text), lens=lens, today=today)
    assert told[0].standing == "plain"


def test_it_tells_no_default_of_what_is_explained(lens, today):
    told = judge_example(
        Example(text="Vaulting is the practice of protecting crates against thieves."),
        lens=lens,
        today=today,
    )
    assert told[0].standing == "plain"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The only solution of its kind to bring real-time analytics to yards.",
            "only-one",
        ),
        ("AI-driven crates enhance productivity in the yard.", "promised-productivity"),
        (
            "It improves operational efficiency by 40% in every yard.",
            "unsourced-figure",
        ),
    ],
)
def test_it_tells_first_what_a_statement_claims_most(lens, text, first):
    (judged,) = judge_example(Example(text=text), lens=lens, today=date(2026, 11, 28))
    rules = [one.rule for one in judged.findings]
    assert len(rules) > 1
    assert rules[0] == first


@pytest.mark.parametrize(
    ("names", "standing"),
    [
        (["bare-comparison"], "plain"),
        (["bare-comparison", "better-adjective"], "plain"),
        (["seamless"], "unsupported"),
        (["bare-comparison", "seamless"], "unsupported"),
    ],
)
def test_it_doubts_surely_where_only_weak_words_speak(noticed, hit, names, standing):
    candidate = noticed()
    hits = tuple(hit(name, kinds=["ease"]) for name in names)
    weighing = weigh(candidate, hits, model=open_model())._replace(attention=0.7)
    decision = decide(candidate, hits, weighing=weighing)
    assert decision.standing == standing
    surely = decide(candidate, hits, weighing=weighing._replace(attention=0.95))
    assert surely.standing == "unsupported"


def test_it_calls_nothing_supported_that_it_lets_go_in_doubt(noticed, hit):
    candidate = noticed()
    hits = (hit("bare-comparison", kinds=["comparison"]),)
    weighing = weigh(candidate, hits, model=open_model())
    weighing = weighing._replace(claim=1.0, supported=1.0)
    in_doubt = decide(candidate, hits, weighing=weighing._replace(attention=0.7))
    assert in_doubt.standing == "plain"
    in_none = decide(candidate, hits, weighing=weighing._replace(attention=0.2))
    assert in_none.standing == "supported"

"""`holdwater rules test`."""

import json

import pytest
from tests.samples import levels

from holdwater.examples import Outcome
from holdwater.model.rule import AUDIENCES
from holdwater.rules.rulebook import open_rulebook

RULES = [
    rule for audience in AUDIENCES for rule in open_rulebook(audience=audience).rules
]
EXAMPLES = sum(len(rule.flags) + len(rule.passes) for rule in RULES)


@pytest.fixture
def outcomes(monkeypatch):
    """Two examples that hold and two that do not, in place of all that there are."""
    rule = RULES[0]
    flag, passes = rule.flags[0], rule.passes[0]
    some = [
        Outcome(rule=rule, example=flag, wanted="flag", got=(rule.name,)),
        Outcome(rule=rule, example=flag, wanted="flag", got=()),
        Outcome(rule=rule, example=passes, wanted="pass", got=()),
        Outcome(rule=rule, example=passes, wanted="pass", got=("one", "two")),
    ]
    monkeypatch.setattr(
        "holdwater.cli.rules_test.walk_examples",
        lambda lens, **_: iter(some if lens.rulebook.audience == "it" else ()),
    )
    return some


def test_it_counts_the_examples_of_every_rule(call):
    answer = call("rules", "test", "--format", "json")
    told = json.loads(answer.out)
    assert told["schema"] == "holdwater/rules-test/1"
    assert told["examples"] == EXAMPLES
    assert answer.code == (1 if told["failed"] else 0)


def test_it_tests_rules_that_are_switched_off_all_the_same(call, folder):
    plain = call("rules", "test")
    (folder / "holdwater.toml").write_text(levels(), "utf-8")
    assert call("rules", "test") == plain
    (folder / "holdwater.toml").write_text('[rules]\nzebra = "off"', "utf-8")
    assert call("rules", "test").code == 2


def test_it_shows_what_does_not_hold(call, outcomes):
    answer = call("rules", "test")
    rule = outcomes[0].rule
    assert answer.code == 1
    assert answer.out.splitlines() == [
        f"{rule.name}: must flag: {rule.flags[0].text}",
        "    found nothing",
        f"{rule.name}: must pass: {rule.passes[0].text}",
        "    found one, two",
        "4 examples of 1 rules, 2 failed",
    ]


def test_it_shows_a_suggestion_that_would_be_flagged(call, monkeypatch):
    rule = RULES[0]
    one = Outcome(
        rule=rule,
        example=rule.flags[0],
        wanted="flag",
        got=(rule.name,),
        suggestion="Never […].",
        left=("never-always",),
    )
    monkeypatch.setattr(
        "holdwater.cli.rules_test.walk_examples",
        lambda lens, **_: iter([one] if lens.rulebook.audience == "it" else ()),
    )
    answer = call("rules", "test")
    assert answer.code == 1
    assert answer.out.splitlines()[2:] == [
        "    suggests Never […].",
        "    which never-always would flag",
        "1 examples of 1 rules, 1 failed",
    ]


def test_it_shows_what_does_not_hold_in_json(call, outcomes):
    answer = call("rules", "test", "--format", "json")
    assert answer.code == 1
    assert json.loads(answer.out)["failed"] == [
        {
            "rule": one.rule.name,
            "text": one.example.text,
            "wanted": one.wanted,
            "got": list(one.got),
            "suggestion": None,
            "left": [],
        }
        for one in (outcomes[1], outcomes[3])
    ]

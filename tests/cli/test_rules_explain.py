"""`holdwater rules explain`."""

import json

import pytest

from holdwater.examples import shown_rewording
from holdwater.model.rule import AUDIENCES
from holdwater.report.rules import explanation
from holdwater.rules.rulebook import open_rulebook

RULES = [
    rule for audience in AUDIENCES for rule in open_rulebook(audience=audience).rules
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_it_explains_every_rule_in_full(rule):
    lines = explanation(rule, 80)
    said = " ".join(" ".join(lines).split())
    parts = [
        *(rule.code, rule.name, rule.level, *rule.kinds),
        *(rule.what, rule.why, rule.instead),
        *(example.text for example in (*rule.flags, *rule.passes)),
        *(f"{citation.title} {citation.url}" for citation in rule.citations),
    ]
    assert [part for part in parts if " ".join(part.split()) not in said] == []
    longest = max(map(len, said.split()))
    assert all(len(line) <= max(80, longest + 4) for line in lines)
    assert lines[-1] != ""


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_it_keeps_to_the_columns_it_is_told(call, monkeypatch, lens, today, columns):
    rewording = shown_rewording(RULES[0], lens=lens, today=today)
    assert rewording
    monkeypatch.setenv("COLUMNS", str(columns))
    out = call("rules", "explain", RULES[0].name).out
    assert out.splitlines() == explanation(RULES[0], columns, rewording=rewording)
    words = [line for line in out.splitlines() if "://" not in line]
    assert columns - 20 < max(map(len, words)) <= columns


def test_it_finds_a_rule_by_its_name_and_by_its_code(call):
    for rule in (*RULES[:3], *RULES[-3:]):
        by_name, by_code = (
            call("rules", "explain", asked) for asked in (rule.name, rule.code)
        )
        assert by_name == by_code
        assert by_name.code == 0


def test_it_shows_what_a_rule_suggests(call):
    said = call("rules", "explain", "ready-at-once").out
    assert "for Deploy in minutes.\n    → Deploy in […] minutes," in said
    assert "It suggests" not in call("rules", "explain", "testimonial").out
    told = call("rules", "explain", "ready-at-once", "--format", "json").out
    assert json.loads(told)["rules"][0]["suggests"] == {
        "for": "Deploy in minutes.",
        "suggestion": "Deploy in […] minutes, starting from […].",
    }
    told = call("rules", "explain", "testimonial", "--format", "json").out
    assert json.loads(told)["rules"][0]["suggests"] is None


def test_it_explains_in_json(call):
    answer = call("rules", "explain", RULES[0].code, "--format", "json")
    (told,) = json.loads(answer.out)["rules"]
    assert (told["code"], told["name"]) == (RULES[0].code, RULES[0].name)


def test_it_says_when_there_is_no_such_rule(call):
    assert call("rules", "explain", "zebra") == (
        2,
        "",
        "no rule is called 'zebra'. `holdwater rules list` names them all.\n",
    )
    assert call("rules", "explain").code == 2


def test_it_explains_what_is_told_of_recorded_claims(call):
    """The footer of a report leads here."""
    out = call("rules", "explain", "claim-overstated").out
    assert out.startswith("HL105 claim-overstated (error; of a recorded claim)\n")
    assert "What to do" in out
    assert "It suggests" not in out
    told = json.loads(call("rules", "explain", "HL106", "--format", "json").out)
    assert told["rules"][0]["name"] == "claim-unbound"
    assert told["rules"][0]["suggests"] is None

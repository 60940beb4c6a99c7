"""What is said of recorded claims is explained, and the examples of it are true."""

import re

import pytest
from tests.ledger.making import record

from holdwater.ledger.match import Index
from holdwater.model.rule import LEVELS
from holdwater.model.verification import RULES
from holdwater.rules.recorded import recorded_rule, recorded_rules

TOLD = {rule.name: rule for rule in recorded_rules()}


@pytest.mark.parametrize("name, code", RULES.values())
def test_it_explains_each_by_its_name_and_its_code(name, code):
    rule = recorded_rule(name)
    assert rule == recorded_rule(code.lower())
    assert rule.level in LEVELS
    assert min(len(rule.flags), len(rule.passes)) >= 3
    assert len({rule.what, rule.why, rule.instead}) == 3
    assert recorded_rule(name[:-1]) is None


@pytest.mark.parametrize("name", ["conflict", "near"])
def test_it_gives_examples_that_are_told_so(name):
    rule = TOLD[f"claim-{name}"]
    for example in rule.flags:
        said, recorded = re.findall("“(.+?)”", example.text)
        assert _matches(said, recorded) == [name], example.text
    own = "Restores run 3x faster."
    for example in rule.passes[1:]:
        (said,) = re.findall("“(.+?)”", example.text)
        told = {"variations": (said,)} if "variations" in example.text else {}
        assert name not in _matches(said, own, **told), example.text


def _matches(said, recorded, **told):
    index = Index((record(text=recorded, **told),))
    return [one.match for one in index.matches(said)]

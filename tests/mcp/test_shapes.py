"""The shapes of answers are the contract's own, and stand by themselves."""

import json
from pathlib import Path

import pytest

from holdwater.mcp import shapes

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"


def _names(schema):
    return set(shapes._named(schema))


@pytest.mark.parametrize("make", [shapes.checked, shapes.listed, shapes.unsaid])
def test_it_holds_the_definitions_it_refers_to_and_no_others(make):
    schema = make()
    assert _names(schema) == set(schema["$defs"])


@pytest.mark.parametrize("contract", shapes.CONTRACTS)
def test_it_keeps_the_contract_but_for_the_draft_it_names(contract):
    published = json.loads((SCHEMAS / f"{contract}.json").read_text("utf-8"))
    whole = shapes.whole(contract)
    assert set(published) - set(whole) == {"$schema", "$id"}
    assert {name: published[name] for name in whole} == whole


def test_it_describes_a_document_as_the_contract_does():
    published = json.loads((SCHEMAS / "report-1.json").read_text("utf-8"))
    document = published["$defs"]["document"]
    checked = shapes.checked()
    assert set(document["required"]) <= set(checked["required"])
    own = {"statements", "left_off", "rules"}
    for name in set(document["properties"]) - own:
        assert checked["properties"][name] == document["properties"][name]

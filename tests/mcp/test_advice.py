"""What an assistant is told about using what it is told."""

import pytest

from holdwater.mcp import advice
from holdwater.mcp.door import Door
from holdwater.mcp.services import services


def test_it_says_wherever_something_is_suggested_that_nothing_may_be_invented():
    door = Door(environment={}, clock=lambda: None)
    assert "Never invent evidence" in advice.INSTRUCTIONS
    assert advice.RULE in services(door)["check_text"].what
    assert "[…]" in advice.RULE


@pytest.mark.parametrize("text", ["{text}", "{reader} 100 %s", "----------"])
def test_it_carries_a_text_as_it_stands(text):
    asked = advice.reword(text, audience="it")
    assert asked.count(text) >= 1
    assert "{reader}" not in asked.replace(text, "")


def test_it_names_the_audience_where_it_is_not_the_usual_one():
    assert "`business`" in advice.reword("x", audience="business")
    assert "audience" not in advice.reword("x", audience="it")

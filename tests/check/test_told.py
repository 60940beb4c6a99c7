"""What a statement tells already, or one next to it does."""

import pytest

from holdwater.check.slots import slots
from holdwater.check.told import TOLD, told
from holdwater.model.rule import Hit
from holdwater.model.span import Span


@pytest.fixture
def struck(candidate, lens):
    """Fill the slots of a rule that strikes on words of a text."""

    def fill(text, words, **near):
        at = text.index(words)
        rule = next(r for r in lens.rulebook.rules if r.name == "bare-comparison")
        hit = Hit(rule=rule, span=Span(at, at + len(words)), fills=())
        return slots(candidate(text, **near), hit, frozenset())

    return fill


@pytest.mark.parametrize(
    ("text", "words", "slot", "filled"),
    [
        (
            "By sealing pages it ends leaks.",
            "ends leaks",
            "how_told",
            "By sealing pages it ends leaks",
        ),
        ("It ends leaks with wax.", "ends leaks", "how_told", "It ends leaks with wax"),
        ("This ends leaks.", "ends leaks", "how_told", "This ends leaks"),
        ("A new crate: it has a lid.", "new crate", "told_on", "A new crate"),
        ("Don't worry, we pack.", "Don't worry", "assured", "we pack"),
        (
            "Peace of mind that it stays dry.",
            "Peace of mind",
            "assured",
            "it stays dry",
        ),
    ],
)
def test_it_tells_what_is_told_already(struck, text, words, slot, filled):
    assert slot in TOLD
    assert struck(text, words)[slot] == filled


@pytest.mark.parametrize(
    ("text", "words", "slot"),
    [
        ("It ends leaks with ease.", "ends leaks", "how_told"),
        ("Grow with the power of crates.", "with the power of", "how_told"),
        ("It ends leaks.", "ends leaks", "how_told"),
        ("A new crate with a lid.", "new crate", "told_on"),
        ("Peace of mind for yards.", "Peace of mind", "assured"),
    ],
)
def test_it_leaves_open_what_is_not_told(struck, text, words, slot):
    assert slot not in struck(text, words)


def test_it_knows_a_heading_that_something_follows(candidate):
    def told_of(**near):
        one = candidate("Better crates", **near)
        block = one.statement.block._replace(kind="heading")
        headed = one._replace(statement=one.statement._replace(block=block))
        return told(
            headed,
            Span(0, 6),
            {"match": "Better", "clause": "Better crates"},
            {"headed"},
        )

    assert told_of(after="They have a lid.") == {"headed": "Better crates"}
    assert told_of() == {}


def test_it_reads_next_door_which_rule_is_meant(struck):
    before = "Our crates are ISO 9001 certified."
    assert struck("Fully compliant.", "compliant", before=before)["ruled"] == "ISO 9001"
    assert "ruled" not in struck("Fully compliant.", "compliant", before="Our crates.")

"""Phrases with slots: found by an anchor, and just where they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.patterns import FEW, expand, fold
from holdwater.text.phrases import PhraseBook, compile_phrase, compile_phrases

PHRASES = (
    "in {minutes|seconds|no time}",
    "{keep|keeps} {your|all your} {data|files} {safe|secure}",
    "the [very] best {tool|tools} [ever]",
    "100% {secure|safe}",
    "end to end",
    "world's {first|best}",
)

WORDS = st.sampled_from(
    """in minutes seconds no time keep keeps your all data files safe secure the very
    best tool tools ever 100% end to world's first end-to-end 's best, minutes. in-""".split()
)


def find(phrases, text):
    book = PhraseBook(
        *compile_phrases([(p, (i, "words")) for i, p in enumerate(phrases)])
    )
    return {(one.payload[0], one.start, one.end) for one in book.find(fold(text))}


def by_literals(phrases, text):
    """Search every literal of every phrase on its own: the longest at each start."""
    found = {}
    for index, phrase in enumerate(phrases):
        for literal in expand(phrase):
            for match in re.finditer(
                rf"(?<!\w)(?={re.escape(literal)}(?!\w))", fold(text)
            ):
                end = match.start() + len(literal)
                key = index, match.start()
                found[key] = max(end, found.get(key, 0))
    return {(index, start, end) for (index, start), end in found.items()}


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_it_finds_what_its_literals_find(text):
    assert find(PHRASES, text) == by_literals(PHRASES, text)


def test_it_finds_the_same_in_many_texts_as_in_few():
    phrases = [(p, (i, "words")) for i, p in enumerate(PHRASES)]
    text = "Keep your data safe in minutes, end to end to end, with the very best tool."
    book = PhraseBook(*compile_phrases(phrases))
    first = book.find(fold(text))
    assert len(first) == 5
    for _ in range(FEW):
        book.find("in no time")
    assert book.find(fold(text)) == first


def test_it_finds_occurrences_that_share_words():
    found = find(["end to end [to end]"], "end to end to end")
    assert {(start, end) for _, start, end in found} == {(0, 17), (7, 17)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Deploy in minutes", 1),
        ("in-minutes", 1),
        ("within minutes", 0),
        ("in minuteses", 0),
        ("Keeps all your files secure and keeps your data safe", 2),
        ("the best tools", 1),
        ("the very best tool ever", 1),
    ],
)
def test_it_stands_between_word_boundaries(text, count):
    assert len(find(PHRASES, text)) == count


@pytest.mark.parametrize("phrase", ["{a|b", "a}", "", "[maybe]", "{a|}"])
def test_it_refuses_what_may_stand_for_nothing_or_is_unbalanced(phrase):
    with pytest.raises(ValueError, match=r"unbalanced|nothing"):
        compile_phrase(phrase)


def test_it_writes_few_anchors_for_a_phrase_of_many_literals():
    phrase = "{a|b|c|d|e|f|g|h} {i|j|k|l|m|n|o|p} {qqqq|rrrr|ssss|tttt} {u|v|w|x}"
    _, anchors, _ = compile_phrase(phrase)
    assert len(anchors) <= 48
    assert find([phrase], "say a i ssss v now") == {(0, 4, 14)}

from dataclasses import replace

import pytest

from holdwater.model.span import Span
from holdwater.rules.judge import judge


@pytest.fixture
def struck(own_rulebook):
    """Tell the words that a rule against *zimbo* strikes, in order."""
    rulebook = own_rulebook()

    def strike(candidate):
        return [
            candidate.statement.text[hit.span.start : hit.span.end]
            for hit in judge(candidate, rulebook)
        ]

    return strike


def test_it_returns_hits_in_the_order_of_the_rules(own_rulebook, candidate):
    words = ["zambo", "zembo", "zimbo", "zombo"]
    rulebook = own_rulebook(*({"name": f"own-{w}", "words": [w]} for w in words))
    made = candidate("Zombo, zimbo, zambo.")
    hits = judge(made, rulebook)
    assert [hit.rule.name for hit in hits] == ["own-zambo", "own-zimbo", "own-zombo"]
    assert [hit.span.start for hit in hits] == [14, 7, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane is not zimbo.",
        "It isn't zimbo.",
        "It is not a zimbo team.",
        "It is not the zimbo.",
        "We aren’t zimbo.",
        "It is no longer zimbo.",
        "It is hardly zimbo.",
        "A team without being zimbo.",
        "Not zimbo.",
    ],
)
def test_it_takes_no_denial_for_a_claim(struck, candidate, text):
    assert struck(candidate(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Not only zimbo.",
        "Corvane is not just zimbo.",
        "We are not the only zimbo team.",
        "It is zimbo, not cheap.",
        "It is a knot zimbo sailors tie.",
        "Do not wait for zimbo support.",
    ],
)
def test_it_hears_a_claim_behind_other_negations(struck, candidate, text):
    assert struck(candidate(text)) == ["zimbo"]


def coded(candidate, *spans):
    return replace(candidate, statement=replace(candidate.statement, code=spans))


def test_it_leaves_words_set_as_code_alone(struck, candidate):
    made = candidate("The flag zimbo sorts names.")
    assert struck(made) == ["zimbo"]
    assert struck(coded(made, Span(9, 14))) == []
    assert struck(coded(made, Span(4, 20))) == []


@pytest.mark.parametrize("code", [Span(9, 13), Span(10, 14), Span(0, 8), Span(15, 20)])
def test_it_judges_words_that_code_does_not_cover(struck, candidate, code):
    assert struck(coded(candidate("The flag zimbo sorts names."), code)) == ["zimbo"]

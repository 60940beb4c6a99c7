import pytest

from holdwater.model.span import Span
from holdwater.rules.rulebook import open_rulebook
from holdwater.rules.shapes import SHAPES
from holdwater.text.patterns import Found
from holdwater.text.phrases import PhraseBook, compile_phrases


def matches_of(phrases, candidate):
    """Search phrases with their roles in a statement."""
    compiled = compile_phrases([(phrase, (0, role)) for phrase, role in phrases])
    found = PhraseBook(*compiled).find(candidate.folded)
    return [Found(payload[1], start, end) for payload, start, end in found]


def strike(pattern, candidate, *, shape="wording"):
    """Search a pattern's own literals and strike: the words struck, or None."""
    matches = matches_of(SHAPES[shape].phrases(pattern), candidate)
    found = SHAPES[shape].strike(pattern, matches, candidate)
    if not found:
        return None
    (struck,) = found
    return candidate.statement.text[struck.span.start : struck.span.end]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A world-class team.", "world-class"),
        ("A WORLD CLASS team.", "WORLD CLASS"),
        ("An underworld-class team.", None),
        ("A world-classy team.", None),
        ("Top notch and world-class.", "world-class"),  # the longest
        ("World-class or world class.", "World-class"),  # of two as long, the first
        ("A team of the first order.", None),
    ],
)
def test_it_strikes_on_words(candidate, text, words):
    pattern = {"words": ["world class", "top notch"]}
    assert strike(pattern, candidate(text)) == words


PAIR = {"first": ["{fastest|safest}"], "then": ["database", "in the world"]}


@pytest.mark.parametrize(
    ("within", "text", "words"),
    [
        (0, "The fastest database.", "fastest database"),
        (0, "The fastest free database.", None),
        (1, "The fastest free database.", "fastest free database"),
        (2, "The fastest of all in the world.", "fastest of all in the world"),
        (1, "The fastest of all in the world.", None),
        (4, "Our database is the fastest.", None),  # the wrong way round
        (4, "It is the fastest. Every database waits.", None),
        (4, "The fastest: a database.", None),
        (4, "The fastest; a database.", None),
        (4, "The fastest, truly, database.", "fastest, truly, database"),
        (4, "Safest and fastest database.", "Safest and fastest database"),
    ],
)
def test_it_joins_two_words_that_stand_close(candidate, within, text, words):
    # Two sentences are two statements; here they stay one, as in a heading cut short.
    made = candidate(text.replace(". E", ".e"))
    assert strike({**PAIR, "within": within}, made) == words


def test_it_joins_an_opening_word_with_the_first_that_closes(candidate):
    made = candidate("The fastest database of any database.")
    assert strike({**PAIR, "within": 9}, made) == "fastest database"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It cuts costs.", "cuts costs"),
        ("Cutting all costs.", "Cutting all costs"),
        ("They sped up the work.", "sped up the work"),
        ("Costs were cut.", None),
    ],
)
def test_it_knows_a_verb_in_all_its_forms(candidate, text, words):
    pattern = {"verbs": ["cut", "speed up"], "then": ["costs", "work"], "within": 2}
    assert strike(pattern, candidate(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At the best.", "best"),
        ("A best practice.", None),
        ("A best practice, and the best.", "best"),  # elsewhere it counts again
        ("In practice the best.", "best"),
    ],
)
def test_it_is_barred_on_the_same_words_alone(candidate, text, words):
    pattern = {"words": ["best"], "unless": ["best practice"]}
    assert strike(pattern, candidate(text)) == words


def test_it_strikes_no_pair_that_is_barred(candidate):
    pattern = {**PAIR, "within": 3, "unless": ["fastest path"]}
    assert strike(pattern, candidate("The fastest path database.")) is None


def test_it_names_each_phrase_with_its_role():
    phrases = SHAPES["wording"].phrases(
        {"words": ["{a|b} c", "d [e]"], "unless": ["a c"], "verbs": ["stop"]}
    )
    assert phrases == [
        ("{stop|stops|stopped|stopping}", "first"),
        ("{a|b} c", "words"),
        ("d [e]", "words"),
        ("a c", "unless"),
    ]


def test_it_lets_code_decide(candidate):
    pattern = {"module": "bare_comparison", "words": ["{faster|slower}"]}
    made = candidate("It is faster than Globex 4.")
    matches = matches_of(SHAPES["coded"].phrases(pattern), made)
    (struck,) = SHAPES["coded"].strike(pattern, matches, made)
    assert struck.span == Span(6, 12)
    assert ("baseline", "Globex 4") in struck.fills
    assert SHAPES["coded"].phrases(pattern) == [("{faster|slower}", "words")]


def test_it_calls_code_without_words_unless_that_waits_for_some():
    assert SHAPES["coded"].waits_for({}) == "nothing"
    assert SHAPES["coded"].waits_for({"waits_for": "figures"}) == "figures"
    assert {s.waits_for({}) for n, s in SHAPES.items() if n != "coded"} == {"words"}
    with pytest.raises(ValueError, match="waits_for is 'rain', not one of"):
        SHAPES["coded"].waits_for({"waits_for": "rain"})


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=rule.name)
        for rule in open_rulebook().rules
        if rule.shape == "coded" and "waits_for" in rule.pattern
    ],
)
def test_it_loses_nothing_by_what_a_rule_waits_for(rule, candidate):
    """Without what it waits for, a rule does not strike even on its own examples."""
    strike = SHAPES["coded"].strike
    waits_for = rule.pattern["waits_for"]
    for example in rule.flags:
        made = candidate(example.text)
        matches = matches_of(SHAPES["coded"].phrases(rule.pattern), made)
        bare = made._replace(quantities=())
        if "figures" not in waits_for:
            assert not strike(rule.pattern, (), made)
        if "words" not in waits_for:
            assert not strike(rule.pattern, matches, bare)
        if waits_for == "words and figures":
            assert not strike(rule.pattern, (), made)
            assert not strike(rule.pattern, matches, bare)
        assert not strike(rule.pattern, (), bare)


@pytest.mark.parametrize(
    ("text", "fills"),
    [
        ("A top notch for Globex Dump 4, they say.", (("name", "Globex Dump 4"),)),
        ("A top notch for all.", ()),
        ("Top notch.", ()),
    ],
)
def test_it_names_what_follows_the_words(candidate, text, fills):
    pattern = {"words": ["top notch"]}
    made = candidate(text)
    matches = matches_of(SHAPES["wording"].phrases(pattern), made)
    (struck,) = SHAPES["wording"].strike(pattern, matches, made)
    assert struck.fills == fills

"""Rules that tell what to say instead: what they find, and what they leave alone."""

import pytest
from tests.rules.test_shapes import matches_of

from holdwater.rules.shapes import SHAPES


def struck(pattern, candidate, *, shape="replacing"):
    """Tell each strike as the words, what may be said instead, and the guesses."""
    matches = matches_of(SHAPES[shape].phrases(pattern), candidate)
    text = candidate.statement.text
    told = []
    for strike in SHAPES[shape].strike(pattern, matches, candidate):
        fills = dict(strike.fills)
        guess = fills.get("choices") or fills.get("choice")
        words = text[strike.span.start : strike.span.end]
        told.append((words, strike.instead, guess))
    return told


PATTERN = {
    "words": {
        "in order to": "to",
        "order": ["row"],
        "please note that": "",
        "{will|may} impact": "{will|may} affect",
    },
    "nouns": {"endpoint": "device", "parameter": ["setting", "limit"]},
    "verbs": {"utilise": "use", "provision": "set up", "execute": "run"},
    "unless": ["api endpoint"],
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We call in order to ask.", [("in order to", "to", None)]),
        ("It stands in order.", [("order", None, "“row”")]),
        ("Please note that it is.", [("Please note that", "", None)]),
        ("It may impact us.", [("may impact", "may affect", None)]),
        ("Many endpoints.", [("endpoints", "devices", None)]),
        ("A parameter.", [("parameter", None, "“setting” or “limit”")]),
        ("We utilised it.", [("utilised", "used", None)]),
        ("It was executed.", [("executed", None, "“ran” or “run”")]),
        ("We provision it.", [("provision", None, "“set up”")]),
        ("The provision of tea.", []),
        ("An API endpoint.", []),
        ("An impact.", []),
        (
            "Utilise it, utilise it.",
            [("Utilise", "use", None), ("utilise", "use", None)],
        ),
    ],
)
def test_it_strikes_wherever_a_phrase_stands(candidate, text, found):
    assert struck(PATTERN, candidate(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "We use Endpoint Manager.",
        "Endpoint Manager is new.",
        "Open endpoint.xlsx.",
        "The word “endpoint” is short.",
    ],
)
def test_it_spares_names(candidate, text):
    assert struck(PATTERN, candidate(text)) == []


def test_it_spares_no_noun_that_an_acronym_follows(candidate):
    assert struck(PATTERN, candidate("Endpoint VPN is new.")) != []


def test_it_takes_capitals_for_no_small_word(candidate):
    pattern = {"words": {"ie": "that is"}}
    assert struck(pattern, candidate("Use the new one, ie the blue one.")) != []
    assert struck(pattern, candidate("Use the browser, IE or the new one.")) == []


def test_it_tells_the_longest_of_what_stands_on_the_same_words(candidate):
    pattern = {"words": {"prior": "earlier", "prior to": "before"}}
    assert struck(pattern, candidate("Prior to May.")) == [("Prior to", "before", None)]


ACTING = {
    "verbs": ["make", "perform", "take"],
    "acts": {
        "decision": "decide",
        "installation of": "install",
        "change{|s} to": "change",
        "choice": "choose",
        "reference to": "refer to",
    },
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We make a decision.", [("make a decision", "decide", None)]),
        ("She makes decision.", [("makes decision", "decides", None)]),
        ("It made the decision.", [("made the decision", "decided", None)]),
        ("It is making a decision.", [("making a decision", "deciding", None)]),
        (
            "Perform an installation of it.",
            [("Perform an installation of", "install", None)],
        ),
        (
            "Perform a full installation of it.",
            [("Perform a full installation of", None, "“install”")],
        ),
        ("It made a choice.", [("made a choice", None, "“chose” or “chosen”")]),
        ("We make changes to the list.", [("make changes to", "change", None)]),
        ("We make reference to it.", [("make reference to", "refer to", None)]),
        ("We make changes to avoid faults.", []),
        ("A decision was made.", []),
        ("Make sure that the decision is ours.", []),
        ("We make this, a decision.", []),
        ("We make it our own good decision.", []),
    ],
)
def test_it_finds_the_verb_that_hides_in_a_noun(candidate, text, found):
    assert struck(ACTING, candidate(text), shape="acting") == found

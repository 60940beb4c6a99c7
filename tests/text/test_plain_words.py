"""Plain words in the place of others, with the grammar kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.model.span import Span
from holdwater.text.plain_words import (
    Plain,
    fits,
    is_noun_here,
    of_nouns,
    of_verbs,
    of_words,
    plural,
    read_plain,
    reword,
    sounds_open,
    stands_in_a_name,
    told,
)


def span_of(text, words):
    at = text.index(words)
    return Span(at, at + len(words))


def reworded(text, **edits):
    return reword(text, [(span_of(text, old), new) for old, new in edits.items()])


# -- tables --------------------------------------------------------------------------


def pairs(table):
    return {words: (p.choices, p.is_certain) for words, p in table}


def test_it_meets_a_phrase_that_stands_for_several_with_one_for_all():
    assert pairs(of_words({"{in|on} the whole": "all"})) == {
        "in the whole": (("all",), True),
        "on the whole": (("all",), True),
    }


def test_it_meets_it_with_one_for_each_in_the_same_order():
    found = pairs(of_words({"{will|may} impact": "{will|may} affect"}))
    assert found["may impact"] == (("may affect",), True)


def test_it_refuses_one_for_each_that_does_not_go_round():
    with pytest.raises(ValueError, match="stands for 2 phrases, not 3"):
        list(of_words({"{a|b|c} d": "{a|b} e"}))


def test_it_takes_a_list_for_guesses():
    assert pairs(of_words({"bandwidth": ["capacity"]})) == {
        "bandwidth": (("capacity",), False)
    }


def test_it_keeps_capitals_of_what_is_said_instead():
    assert pairs(of_words({"vpn client": "VPN app"}))["vpn client"][0] == ("VPN app",)


def test_it_writes_a_noun_in_both_numbers():
    assert pairs(of_nouns({"attack vector": "way in"})) == {
        "attack vector": (("way in",), True),
        "attack vectors": (("ways in",), True),
    }


def test_it_writes_a_verb_in_all_its_forms():
    found = pairs(of_verbs({"utili{s|z}e": "use"}))
    assert {words: choices[0] for words, (choices, _) in found.items()} == {
        "utilise": "use",
        "utilises": "uses",
        "utilised": "used",
        "utilising": "using",
        "utilize": "use",
        "utilizes": "uses",
        "utilized": "used",
        "utilizing": "using",
    }


def test_it_is_not_certain_where_one_form_has_two_in_its_place():
    found = pairs(of_verbs({"execute": "run"}))
    assert found["execute"] == (("run",), True)
    assert found["executed"] == (("ran", "run"), False)


def test_it_tells_past_and_participle_apart_where_both_verbs_do():
    found = pairs(of_verbs({"undertake": "do"}))
    assert found["undertook"] == (("did",), True)
    assert found["undertaken"] == (("done",), True)


@given(
    st.builds(
        Plain,
        form=st.sampled_from(["words", "noun", "verb", "past", "gerund"]),
        choices=st.lists(
            st.text(alphabet="abc …’=?", max_size=9), min_size=1, max_size=3
        ).map(tuple),
        is_certain=st.booleans(),
    )
)
def test_it_reads_what_it_wrote(plain):
    assert read_plain(plain.write()) == plain


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("box", "boxes"),
        ("policy", "policies"),
        ("way", "ways"),
        ("switch", "switches"),
        ("part of the network", "parts of the network"),
        ("device for sharing", "devices for sharing"),
    ],
)
def test_it_writes_the_plural_of_the_head(one, many):
    assert plural(one) == many


# -- where words stand ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Open https://example.org/endpoint now.",
        "Open endpoint.xlsx now.",
        "Write to endpoint@example.org.",
        "Set max_endpoint to 3.",
        "The multi-endpoint license.",
        "Do not write “endpoint” here.",
        "We use Windows Endpoint Manager.".replace("Endpoint", "endpoint-"),
    ],
)
def test_it_spares_what_is_part_of_a_name_or_only_quoted(text):
    assert stands_in_a_name(text, span_of(text, "endpoint"))


def test_it_takes_a_capital_inside_a_sentence_for_a_name():
    text = "We use Endpoint Manager. Endpoint by endpoint."
    assert stands_in_a_name(text, Span(7, 15))
    assert not stands_in_a_name(text, Span(25, 33))
    assert not stands_in_a_name(text, Span(37, 45))


def test_it_takes_no_capital_for_a_name_where_every_word_has_one():
    text = "New Endpoint Rules"
    assert stands_in_a_name(text, Span(4, 12))
    assert not stands_in_a_name(text, Span(4, 12), is_titled=True)


@pytest.mark.parametrize("words", ["VPN client", "URLs", "IT landscape"])
def test_it_takes_no_acronym_for_a_name(words):
    text = f"Open the {words} now."
    assert not stands_in_a_name(text, span_of(text, words))


@pytest.mark.parametrize(
    ("text", "words", "form", "choice", "holds"),
    [
        ("We provision laptops.", "provision", "verb", "set up", True),
        ("We provision it today.", "provision", "verb", "set up", False),
        ("The provisioned laptop.", "provisioned", "past", "set up", False),
        ("Laptops are provisioned.", "provisioned", "past", "set up", True),
        ("The used disk.", "used", "past", "full", True),
        ("Migrating is slow.", "Migrating", "gerund", "moving", True),
        ("Migrating of mail is slow.", "Migrating", "gerund", "moving", False),
        ("The migrating takes time.", "migrating", "gerund", "moving", False),
        ("A number of tools is new.", "A number of", "words", "many", False),
        ("A number of tools are new.", "A number of", "words", "many", True),
    ],
)
def test_it_is_certain_only_where_the_grammar_is(text, words, form, choice, holds):
    plain = Plain(form, (choice,), is_certain=True)
    assert fits(text, span_of(text, words), plain) is holds


def test_it_takes_a_word_behind_an_article_for_a_noun():
    verb = Plain("verb", ("set up",), is_certain=True)
    assert is_noun_here("The provision of tea.", Span(4, 13), verb)
    assert not is_noun_here("To provision tea.", Span(3, 12), verb)


# -- putting them in place -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "edits", "after"),
    [
        ("We utilise it.", {"utilise": "use"}, "We use it."),
        ("Utilise it.", {"Utilise": "use"}, "Use it."),
        ("PRIOR TO MAY.", {"PRIOR TO": "before"}, "BEFORE MAY."),
        ("URLs are long.", {"URLs": "web addresses"}, "Web addresses are long."),
        ("The URL is long.", {"URL": "web address"}, "The web address is long."),
        ("A URL is long.", {"URL": "address"}, "An address is long."),
        ("An endpoint.", {"endpoint": "device"}, "A device."),
        ("An outage of an hour.", {"outage": "break"}, "A break of an hour."),
        ("Please note that it is off.", {"Please note that": ""}, "It is off."),
        ("Please note that, today, it is.", {"Please note that": ""}, "Today, it is."),
        ("Please note that iPads work.", {"Please note that": ""}, "iPads work."),
        ("We hereby say so.", {"hereby": ""}, "We say so."),
        ("It is off, as you know.", {"as you know": ""}, "It is off."),
        (
            "Please note that we utilise a URL.",
            {"Please note that": "", "utilise": "use", "URL": "address"},
            "We use an address.",
        ),
    ],
)
def test_it_puts_words_in_the_place_of_others(text, edits, after):
    assert reworded(text, **edits) == after


def test_it_leaves_nothing_of_a_text_that_says_nothing():
    assert reworded("Please note that.", **{"Please note that": ""}) is None


@given(st.text(max_size=40))
def test_it_changes_nothing_where_there_is_nothing_to_change(text):
    assert reword(text, []) == (text if any(c.isalnum() for c in text) else None)


@given(st.text(min_size=3, max_size=40), st.data())
def test_it_puts_in_what_it_is_given(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    after = reword(text, [(Span(start, end), "zebra")])
    assert after is not None
    assert "zebra" in after.lower()
    assert after.endswith(text[end:])


@pytest.mark.parametrize("word", "apple hour MFA SSO honest update".split())
def test_it_hears_a_vowel(word):
    assert sounds_open(word)


@pytest.mark.parametrize("word", "user URL pear USB one unit European".split())
def test_it_hears_none(word):
    assert not sounds_open(word)


def test_it_writes_choices_for_people():
    assert told(["a"]) == "“a”"
    assert told(["a", "b", "c"]) == "“a”, “b” or “c”"

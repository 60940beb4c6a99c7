"""What sort of sentence: the reading rules of the standard, as tables."""

import pytest

from holdwater.claims.registers import registers
from holdwater.model.claim import REGISTERS
from holdwater.text.patterns import fold

#: From this weight on a register spares a statement (see `check.standing`).
SPARES = 0.5


def heard(candidate):
    return {
        signal.name: signal.weight
        for signal in candidate.signals
        if signal.family == "register"
    }


def spared(candidate):
    return {name for name, weight in heard(candidate).items() if weight >= SPARES}


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("Simply run the installer again.", "instruction"),
        ("Click Save.", "instruction"),
        ("Make sure that the disk is empty.", "instruction"),
        ("To install it, unpack the archive.", "instruction"),
        ("Don't pull the plug.", "instruction"),
        ("Start your free trial today.", "invitation"),
        ("Learn more", "invitation"),
        ("Join us in Bern.", "invitation"),
        ("Talk to an engineer.", "invitation"),
        ("It aims to be the fastest.", "aim"),
        ("It is designed for large sites.", "aim"),
        ("Our goal is to sleep at night.", "aim"),
        ("We want to halve it.", "aim"),
        ("We are committed to open formats.", "aim"),
        ("On our todo list is a smaller index.", "aim"),
        ("The bakery needed a system that grows with it.", "motive"),
        ("They were looking for a faster archive.", "motive"),
        ("The council chose Crate because it is simple.", "motive"),
        ("Encryption is on the roadmap.", "aim"),
        ("We think you will like it.", "opinion"),
        ("In our experience it holds.", "opinion"),
        ("I love this editor.", "opinion"),
        ("Thank you for the patches.", "opinion"),
        ("Free for up to five users.", "price"),
        ("Nine francs per user and month.", "price"),
        ("Billed yearly.", "price"),
        ("Is it the fastest?", "question"),
        ("Call `flush()` or set MAX_ROWS.", "technical"),
        ("The parser returns a null pointer and an error code.", "technical"),
        ("It takes --force and reads /etc/corvane/site.conf.", "technical"),
    ],
)
def test_it_hears_the_register(candidate, text, register):
    assert register in spared(candidate(text))


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("The installer runs again.", "instruction"),
        ("Runs everywhere.", "instruction"),
        ("Addresses every need.", "instruction"),  # not *add*
        ("Corvane joins tables.", "invitation"),
        ("The aim was off.", "aim"),
        ("They like it.", "opinion"),
        ("It is priceless.", "price"),
        ("It is the fastest, is it not.", "question"),
        ("It answers “is it safe?” at once.", "question"),
        ("Deploy in minutes.", "technical"),
        ("World-class queries.", "technical"),  # no class of any program
        ("Our platform empowers your teams.", "technical"),
        ("A solution that transforms your business at the table.", "technical"),
    ],
)
def test_it_does_not_hear_it_where_it_is_not(candidate, text, register):
    assert register not in spared(candidate(text))


def test_it_knows_a_label_that_leads_elsewhere(candidate):
    statement = candidate("World-class").statement
    label = statement._replace(block=statement.block._replace(kind="navigation"))
    weights = {one.name: one.weight for one in registers(label, fold(label.text))}
    assert weights["navigation"] == 1.0


def test_it_weighs_code_more_than_words_about_code(candidate):
    word = heard(candidate("The lock is held."))["technical"]
    call = heard(candidate("The lock_page() is held."))["technical"]
    assert 0 < word < SPARES <= call


def test_it_weighs_selling_words_against_technical_ones(candidate):
    dry = "The index and the cursor share a buffer"
    assert heard(candidate(dry + "."))["technical"] >= SPARES
    sold = heard(candidate(dry + " with your teams, and unlock productivity."))
    assert sold.get("technical", 0) < SPARES


def test_it_names_no_register_it_has_not_listed(candidate):
    text = "Please run `x()`, we think, as our goal is free trial tables?"
    assert set(heard(candidate(text))) <= set(REGISTERS)


def test_it_says_why(candidate):
    (signal,) = (s for s in candidate("Click Save.").signals if s.family == "register")
    assert signal.why == "opens with “Click”"


@pytest.mark.parametrize(
    "text",
    [
        "Create/Delete: Easily start a warehouse for each of your teams.",
        "Add alerts - rules for every rack can be written easily.",
    ],
)
def test_it_hears_what_a_label_names_and_not_the_label(candidate, text):
    assert "instruction" not in spared(candidate(text))

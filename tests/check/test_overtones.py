import pytest

from holdwater.check.overtones import overtones
from holdwater.text.patterns import fold


def filled(text):
    return overtones(text, fold(text))


@pytest.mark.parametrize(
    ("text", "slot", "words"),
    [
        ("Our crates are entirely quiet.", "wholly", "entirely"),
        ("What an elegant crate.", "praised", "elegant"),
        ("It helps crates meet HIPAA and GDPR.", "ruled", "HIPAA"),
        ("It is a HIPAA-compliant crate.", "ruled", "HIPAA"),
        ("We help crates arrive.", "promised", "help crates arrive"),
        ("Unlike plain crates, these float.", "unlike", "Unlike plain crates"),
        (
            "We bring long experience with crates.",
            "practised",
            "experience with crates",
        ),
        ("It is the fastest crate on earth.", "ranked", "fastest crate on earth"),
        ("Crates are opened without any key.", "wholly", "without any key"),
        ("It packs without yard data leaving.", "wholly", "without yard data leaving"),
        ("A modern way to stack crates.", "modish", "modern way to stack crates"),
    ],
)
def test_it_quotes_the_word_that_tells(text, slot, words):
    assert filled(text)[slot] == words


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Relying on one crate risks missing parcels.", "feared"),
        ("Most crates stay dry.", "amount"),
    ],
)
def test_it_tells_what_a_sentence_speaks_of(text, slot):
    assert filled(text)[slot] == "this"


def test_it_quotes_a_sentence_of_a_few_words():
    assert filled("Parcels, calm.")["short"] == "Parcels, calm"
    assert filled("“Parcels, calm.”")["brief"] == "Parcels, calm"


def test_it_quotes_no_label_that_ends_without_a_stop():
    assert filled("Parcels, calm").keys().isdisjoint({"short", "brief"})


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("See the most common crates.", "ranked"),
        ("Yards are asked to reduce their noise.", "promised"),
        ("Yards that need to reduce noise use hooks.", "promised"),
        ("It is a matter of trust.", "vouched"),
        ("A board for risk management and threats.", "hurried"),
        ("They love to tell of crates.", "vouched"),
        ("Crates cannot simply be moved.", "eased"),
        ("Ana Lund is the new CEO of Corvane.", "renewed"),
        ("Register now to secure your seat.", "guarded"),
        ("Perfect your crates.", "praised"),
        ("The biggest challenges of crates.", "ranked"),
        ("We meet every day.", "wholly"),
        ("Write to us on the list.", "amount"),
        ("Most crates " + "stay dry " * 6 + "here.", "amount"),
        ("It stands " + "here and " * 12 + "there.", "short"),
    ],
)
def test_it_fills_no_slot_from_words_in_another_sense(text, slot):
    assert slot not in filled(text)


@pytest.mark.parametrize(
    "text", ["Like crates, this isn't perfect.", "It is not ideal."]
)
def test_it_takes_no_denied_word_for_praise(text):
    assert "praised" not in filled(text)

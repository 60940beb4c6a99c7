import pytest

from holdwater.check.overtones import overtones
from holdwater.text.patterns import fold


def filled(text):
    return overtones(text, fold(text))


@pytest.mark.parametrize(
    ("text", "slot", "words"),
    [
        ("It helps crates meet HIPAA and GDPR.", "ruled", "HIPAA"),
        ("It is a HIPAA-compliant crate.", "ruled", "HIPAA"),
        ("Ask our packing experts today.", "skilled", "our packing experts"),
    ],
)
def test_it_quotes_the_word_that_tells(text, slot, words):
    assert filled(text)[slot] == words


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Our crates are entirely quiet.", "wholly"),
        ("Crates are opened without any key.", "wholly"),
        ("What an elegant crate.", "praised"),
        ("We help crates arrive.", "promised"),
        ("Unlike plain crates, these float.", "unlike"),
        ("We bring long experience with crates.", "practised"),
        ("It is the fastest crate on earth.", "ranked"),
        ("Nothing else comes close.", "ranked"),
        ("A modern way to stack crates.", "modish"),
    ],
)
def test_it_quotes_a_sentence_whole(text, slot):
    assert filled(text)[slot] == text.rstrip(".")


_WHOLE = "crates that are packed in the morning leave the yard by noon"


@pytest.mark.parametrize(
    ("text", "slot", "clause"),
    [
        (
            f"While {_WHOLE}, our drivers deliver every parcel entirely dry.",
            "wholly",
            "our drivers deliver every parcel entirely dry",
        ),
        (
            f"Corvane delivers a unified, modular yard, so {_WHOLE}.",
            "promised",
            "Corvane delivers a unified, modular yard",
        ),
        (
            f"It is the fastest way to pack; {_WHOLE}.",
            "ranked",
            "It is the fastest way to pack",
        ),
        (
            f"All {_WHOLE} and a partner of ours helps to unload them with care.",
            "promised",
            "a partner of ours helps to unload them with care",
        ),
    ],
)
def test_it_quotes_the_clause_of_a_long_sentence(text, slot, clause):
    assert filled(text)[slot] == clause


def test_it_tells_what_a_sentence_speaks_of():
    assert filled("Most crates stay dry.")["amount"] == "this"


def test_it_knows_who_says_what_is_quoted():
    assert filled("“Parcels, calm.”")["spoken"] == "Parcels, calm"
    assert "spoken" not in filled("Parcels, calm.")
    assert "spoken" not in filled("“Parcels,” says Ana Lund, “calm.”")


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

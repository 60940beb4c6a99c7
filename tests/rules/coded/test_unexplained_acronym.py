import pytest

from holdwater.claims.find import find
from holdwater.reading.formats import read
from holdwater.rules.coded.unexplained_acronym import strike_all

PATTERN = {
    "everyday": "PDF PC",
    "ordinary": "NOT MUST",
    "meanings": {"MFA": "a second check", "SAAS": "rented programs", "VPN": "a line"},
}


def struck(*paragraphs):
    """Tell each acronym that is asked about, with the statement it stands in."""
    text = "\n\n".join(paragraphs)
    document = read(text.encode(), source="x.md", media_type="text/markdown")
    found = list(find(document))
    return [
        (dict(strike.fills)["acronym"], found[index].statement.text)
        for index, strike in strike_all(PATTERN, found)
    ]


def acronyms(*paragraphs):
    return [name for name, _ in struck(*paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "You need MFA.",
        "The QXR is closed.",
        "We rent SaaS now.",
        "Many VPNs are closed.",
        "You need 2FX to sign in.",
    ],
)
def test_it_asks_what_an_acronym_is(text):
    assert len(acronyms(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Save the PDF on the PC.",
        "You MUST NOT do it.",
        "Open part IV of ISO 27001.",
        "Ask for CHG0048812.",
        "Set `MFA` to 1.",
        "Open https://example.org/MFA now.",
        "Save it as MFA.docx.",
        "We use SAP Concur.",
        "Ask Acme QXR about it.",
        "THIS IS ALL IN QXR CAPITALS",
        "Buy it from McDo or eBay.",
    ],
)
def test_it_leaves_alone_what_everybody_knows_and_what_is_a_name(text):
    assert acronyms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Multi-factor authentication (MFA) is new.",
        "MFA (a second check) is new.",
        "The second check, called MFA, is new.",
        "MFA means that you confirm.",
        "MFA stands for a second check.",
        "MFA is a second check.",
        "MFA, or the second check, is new.",
        "Multi-factor authentication is new, and MFA is here.",
    ],
)
def test_it_hears_an_explanation(text):
    assert acronyms(text) == []
    assert acronyms(text, "You need MFA.") == []


def test_it_takes_no_list_for_an_explanation():
    assert acronyms("MFA, the portal and mail are down.") == ["MFA"]


def test_it_asks_once_in_the_text_rather_than_in_a_heading():
    assert struck("# MFA is here", "You need MFA.", "MFA again.") == [
        ("MFA", "You need MFA.")
    ]
    assert struck("# MFA is here", "You need it.") == [("MFA", "MFA is here")]


def test_it_lets_a_heading_be_explained_below():
    assert acronyms("# MFA is here", "The second check (MFA) is new.") == []


def test_it_asks_for_an_explanation_that_comes_too_late_to_come_first():
    late = ("You need MFA.", "Multi-factor authentication (MFA) is a second check.")
    text = "\n\n".join(late)
    document = read(text.encode(), source="x.md", media_type="text/markdown")
    ((index, strike),) = strike_all(PATTERN, list(find(document)))
    assert index == 0
    assert dict(strike.fills)["later"].startswith("Multi-factor authentication")


def test_it_takes_letters_that_happen_to_come_in_order_for_no_explanation():
    text = "Several people in Finance asked, and so our QPF is new."
    assert acronyms(text) == ["QPF"]
    assert acronyms("Quality plans must fit. Our QPM is new.") == ["QPM"]


def test_it_takes_a_word_in_capitals_for_a_word():
    assert acronyms("It is QUIET here, and quiet there.") == []

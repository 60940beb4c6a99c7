import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("certificate-without-scope")


@pytest.mark.parametrize(
    ("text", "words", "fills"),
    [
        (
            "We are ISO 27001 certified.",
            "ISO 27001 certified",
            {"certificate": "ISO 27001"},
        ),
        (
            "Certified to ISO/IEC 27001:2022.",
            "Certified to ISO/IEC 27001:2022",
            {"certificate": "ISO/IEC 27001:2022"},
        ),
        (
            "SOC 2 Type II audited.",
            "SOC 2 Type II audited",
            {"report": "SOC 2 Type II"},
        ),
        ("FIPS 140-3 validated.", "FIPS 140-3 validated", {"module": "FIPS 140-3"}),
        ("TISAX certification.", "TISAX certification", {"certificate": "TISAX"}),
    ],
)
def test_it_asks_for_a_certificate_a_report_or_a_module(struck, text, words, fills):
    assert struck(text) == (words, fills)


@pytest.mark.parametrize(
    "text",
    [
        "Dates follow ISO 8601.",
        "The client certificate has expired.",
        "ISO 27001 has 93 controls.",
        "A certified electrician.",
    ],
)
def test_it_needs_a_scheme_and_a_word_of_certificates(struck, text):
    assert struck(text) is None

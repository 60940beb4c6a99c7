import pytest

from holdwater.rules.coded.block_capitals import strike


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PLEASE DO NOT SWITCH OFF the printer.", "PLEASE DO NOT SWITCH OFF"),
        ("Please READ THIS MESSAGE CAREFULLY.", "READ THIS MESSAGE CAREFULLY"),
        ("We run AIX, SQL, HTTP, LDAP and DNS.", None),
        ("DO NOT open it.", None),
        ("Please do not switch off.", None),
    ],
)
def test_it_hears_shouting_and_no_acronyms(candidate, text, found):
    made = candidate(text)
    struck = strike(made, ())
    words = struck and made.statement.text[struck.span.start : struck.span.end]
    assert words == found

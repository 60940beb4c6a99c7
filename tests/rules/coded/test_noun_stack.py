import pytest

from holdwater.claims.find import find
from holdwater.reading.formats import read
from holdwater.rules.coded.noun_stack import strike


def words(candidate, text):
    made = candidate(text)
    struck = strike(made, ())
    return struck and made.statement.text[struck.span.start : struck.span.end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The server maintenance window notification is out.",
            "server maintenance window notification",
        ),
        ("Read the password reset request form.", "password reset request form"),
        ("The user access rights of all.", None),
        ("The server, the network, the database, the system.", None),
        ("Users document incidents and change passwords.", None),
        ("Systems report outage time.", None),
        ("The Cloud Data Protection Policy is new.", None),
        ("We update server software licences.", None),
    ],
)
def test_it_strikes_on_four_nouns_in_a_row(candidate, text, found):
    assert words(candidate, text) == found


def test_it_leaves_headings_alone():
    text = "# Server maintenance window notification\n\nServer maintenance window.\n"
    document = read(text.encode(), source="x.md", media_type="text/markdown")
    assert [strike(one, ()) for one in find(document)] == [None, None]

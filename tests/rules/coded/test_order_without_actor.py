import pytest

from holdwater.rules.coded.order_without_actor import strike


def words(candidate, text):
    made = candidate(text)
    struck = strike(made, ())
    return struck and made.statement.text[struck.span.start : struck.span.end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It must be ensured that it is off.", "It must be ensured that"),
        ("Passwords must be changed by Friday.", "must be changed"),
        ("Passwords must be changed by 5 pm.", "must be changed"),
        ("The form should be returned by email.", "should be returned"),
        ("Laptops need to be restarted.", "need to be restarted"),
        ("The door must not be opened.", "must not be opened"),
        ("Mail must always be encrypted.", "must always be encrypted"),
        ("Files are to be deleted. By whom?", "are to be deleted"),
    ],
)
def test_it_strikes_on_an_order_to_nobody(candidate, text, found):
    assert words(candidate, text.replace(". By", ".by")) == found


@pytest.mark.parametrize(
    "text",
    [
        "The form must be signed by your manager.",
        "The form must be returned to us by the team lead.",
        "Passwords must be at least 12 characters long.",
        "The lift should be working again at noon.",
        "Access should be restored by noon.",
        "The laptop does not have to be returned.",
        "Passwords were changed.",
        "You must change it.",
    ],
)
def test_it_leaves_alone_what_has_an_actor_or_is_no_order(candidate, text):
    assert words(candidate, text) is None

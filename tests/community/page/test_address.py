"""Where posts can be read."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.page.address import addresses, nowhere
from holdwater.errors import UsageError

PATTERN = "https://forum.example/t/{thread_id}?p={post_id}#{post_id}"


@given(st.text(), st.text())
def test_it_adds_nothing_to_an_address_but_a_post_s_own_name(thread, post):
    surrogates = any("\ud800" <= one <= "\udfff" for one in thread + post)
    if surrogates:
        return
    parts = urlsplit(addresses(PATTERN)(thread, post))
    assert (parts.scheme, parts.netloc) == ("https", "forum.example")
    assert unquote(parts.path) == f"/t/{thread}"
    assert unquote(parts.fragment) == post


@pytest.mark.parametrize(
    "pattern",
    [
        "javascript:{post_id}",
        "forum.example/{post_id}",
        "https://{post_id}.example/",
        "https://{thread_id}",
        "https://",
        "https://[{post_id}/",
        "",
    ],
)
def test_it_refuses_what_is_no_address(pattern):
    with pytest.raises(UsageError, match="is no address of posts"):
        addresses(pattern)


def test_it_refuses_a_place_it_does_not_know():
    with pytest.raises(UsageError, match="author_id"):
        addresses("https://forum.example/{author_id}")


def test_it_links_nowhere_where_nobody_says_where():
    assert nowhere("t", "p") is None

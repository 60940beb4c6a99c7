"""Words out of markup: what is said, what is quoted, what is code, and where links lead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.importers.prose import (
    from_html,
    from_phpbb,
    plain,
    seconds,
    whole,
)
from holdwater.community.importers.rows import Tally
from holdwater.community.posts import MOST_TEXT


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two &amp; three</p>", "One\nTwo & three"),
        ("One<br>\nTwo", "One\nTwo"),
        ("a <b>bold</b> word", "a bold word"),
        ("<blockquote><p>Theirs</p></blockquote><p>Mine</p>", "> Theirs\nMine"),
        ("<pre><code>a\n  b</code></pre>After", "```\na\nb\n```\nAfter"),
        ("x < y and y > z", "x < y and y > z"),
        ("a<!-- aside -->b", "ab"),
        ("<script>alert(1)</script>So", "So"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("", ""),
    ],
)
def test_it_takes_the_words_out_of_html(markup, text):
    assert from_html(markup, Tally()).text == text


def test_it_keeps_where_links_lead_once_each():
    markup = (
        '<a href="https://a.example/x?y=1&amp;z=2">here</a> <a href="/local">there</a> '
        '<a href="javascript:alert(1)">no</a> https://a.example/x?y=1&z=2, https://b.example.'
    )
    assert from_html(markup, Tally()).links == [
        "https://a.example/x?y=1&z=2",
        "https://b.example",
    ]


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("<t>Plain &amp; simple<br/>\nsecond</t>", "Plain & simple\nsecond"),
        ("<r><B><s>[b]</s>bold<e>[/b]</e></B> word</r>", "bold word"),
        ("[b:1abcdefg]bold[/b:1abcdefg] word", "bold word"),
        ("[quote=&quot;x&quot;:1abcdefg]a[/quote:1abcdefg]b", '[quote="x"]a[/quote]b'),
        ("[code:1abcdefg]a = 1[/code:1abcdefg]", "```\na = 1\n```"),
        ("first\nsecond", "first\nsecond"),
    ],
)
def test_it_takes_the_words_out_of_what_phpbb_stores(stored, text):
    assert from_phpbb(stored, Tally()).text == text


@given(st.text(alphabet="<>/ab\"'=&;!-?[]: \n", max_size=300))
def test_it_reads_any_markup_and_forgets_no_plain_word(markup):
    said = from_html(f"{markup}<p>WORD</p>", Tally())
    assert "WORD" in said.text or "<script" in markup
    from_phpbb(markup, Tally())


@given(st.text(max_size=300))
def test_it_leaves_plain_words_as_they_are(text):
    said = plain(text, Tally()).text
    assert said.split() == text.replace("\0", "").strip().split()


@pytest.mark.parametrize(
    "unit", ["<", "<a ", "</", "<!--", "[quote", "[url=", "&", "<blockquote>"]
)
def test_it_takes_time_in_proportion_to_what_it_reads(unit):
    """Quadratic time would take long here, and the test would be stopped."""
    many = unit * (200_000 // len(unit))
    assert len(from_html(many, Tally()).text) <= MOST_TEXT
    assert len(from_phpbb(many, Tally()).text) <= MOST_TEXT


@given(st.integers(86_400, 200_000_000_000))
def test_it_reads_a_time_however_it_is_written(wanted):
    at = datetime.fromtimestamp(wanted, UTC)
    naive = at.replace(tzinfo=None)
    for written in (
        at.isoformat(),
        naive.isoformat(sep=" "),
        f"{naive.isoformat()}.123",
        f"{naive.isoformat()}Z",
        f"{naive.isoformat(sep=' ')} UTC",
    ):
        assert seconds(written) == wanted
    if wanted < 1e11:
        assert seconds(wanted) == seconds(str(wanted)) == wanted


@pytest.mark.parametrize(
    "written", [None, "", "x", True, float("nan"), float("inf"), "9" * 400, [], {}]
)
def test_it_says_of_what_is_no_time_that_it_is_none(written):
    assert seconds(written) is None


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("7", 7), ("-1", -1), ("x", None), ("9" * 30, None), ("", None)],
)
def test_it_reads_whole_numbers_of_64_bits(written, wanted):
    assert whole(written) == wanted

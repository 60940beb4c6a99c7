"""Phrases that stand round a page's matter, and those that only sound like them."""

import pytest

from holdwater.reading.formats import read
from holdwater.reading.html.phrases import is_label, names_rights, opens_surroundings


@pytest.mark.parametrize(
    "text",
    [
        "Skip to content",
        "5 min read",
        "Share on LinkedIn",
        "May 21, 2017",
        "3 March 2024",
        "2026-05-01 10:30",
        "Published: 06 October 2012",
        "Read more",
        "148 Likes",
        "By Ines Okonrad",
        "Log in to post comments",
    ],
)
def test_it_knows_a_label(text):
    assert is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "99.99",
        "Restores in 4 minutes",
        "Share one snapshot with every team",
        "By default the lock is held",
        "Save 40% on storage",
        "More from less hardware",
        "Follow every write to disk",
        "Search in 10 ms",
        "Reports in a click",
        "May be run by anyone",
        "Next-generation backup",
        "Update every cluster in one click",
        "Updated in real time",
        "Views that refresh themselves",
        "Tags for every snapshot",
        "See more with less effort",
        "See all your data",
        "Retrieved from any region in seconds",
        "By administrators for administrators",
        "June 3, 2026 – our fastest release",
        "Share on any device",
        "Read more from each disk with fewer requests, at half the price of before",
    ],
)
def test_it_takes_no_claim_for_a_label(text):
    assert not is_label(text)
    assert not names_rights(text)


@pytest.mark.parametrize(
    "heading",
    [
        "You may also like",
        "Related posts",
        "2 comments",
        "Leave a Reply",
        "Read next",
        "More from Sunniva Drake",
        "More releases from this source",
        "Customers also looked at",
    ],
)
def test_it_knows_what_opens_the_surroundings(heading):
    assert opens_surroundings(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "More storage for less",
        "Further questions we are asked of restores in court",
        "Related work",
        "Search that finds",
        "Contents of the box are yours",
        "Next steps",
        "More from your data",
        "More in less time",
        "Responses in 2 ms",
        "Share the load across regions",
        "Customers who trust us",
        "People also sleep at night",
        "Most popular plan",
        "Most popular",
        "Archive",
        "Search",
        "Navigation",
        "Explore more of your logs",
    ],
)
def test_it_takes_no_other_heading_for_one(heading):
    assert not opens_surroundings(heading)


PAGE = """<main><h1>Restores</h1><p>Restores take a minute.</p>
<h2>Related posts</h2><p>Backups by night.</p><h3>Snapshots</h3><p>Snapshots by day.</p>
<h2>Limits</h2><p>One cluster at a time.</p><div><h4>Leave a reply</h4>
<p>Be kind, and first.</p></div><table><tr><td>May 21, 2017</td><td>41 s</td></tr>
</table></main><div><p>© 2026 Ottermere. The leading backup.</p></div>"""


def test_it_leaves_out_what_says_of_itself_that_it_is_round_the_matter():
    document = read(
        PAGE.encode(), source="a.html", media_type="text/html", main_text=True
    )
    own = [b.text for b in document.blocks if b.kind != "boilerplate"]
    assert own == [
        "Restores",
        "Restores take a minute.",
        "Limits",
        "One cluster at a time.",
        "May 21, 2017",
        "41 s",
    ]


@pytest.mark.parametrize("page", ["<div>" * 20_000 + "word", "<div><h2>" * 20_000])
def test_it_ends_soon_however_deeply_a_page_is_nested(page):
    document = read(
        page.encode(), source="a.html", media_type="text/html", main_text=True
    )
    assert document.text == page

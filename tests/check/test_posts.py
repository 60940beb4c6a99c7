"""Which documents are posts, and what that changes."""

from datetime import date

import pytest

from holdwater.check.posts import is_post
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.model.verdict import ATTENTION
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())

TEXT = "# Tarnwick\n\nIt was raining when we moved the racks.\n"


def document_of(text, source="page.md", media_type="text/markdown"):
    return read(text.encode(), source=source, media_type=media_type)


def page_with(head):
    return f"<html><head><title>Tarnwick</title>{head}</head><body><p>It rained.</p></body></html>"


@pytest.mark.parametrize(
    "front",
    [
        "author: Ada Ruiz",
        "authors:\n  - ada",
        "date: 2026-11-02\ntags: [racks]",
        "Date: 2026-11-02\ncategories:\n  - racks",
    ],
)
def test_it_knows_a_post_by_its_front_matter(front):
    assert is_post(document_of(f"---\ntitle: Racks\n{front}\n---\n\n{TEXT}"))


@pytest.mark.parametrize(
    "front", ["date: 2026-11-02", "tags: [racks]", "description: by its author"]
)
def test_it_takes_a_page_with_a_day_alone_for_none(front):
    assert not is_post(document_of(f"---\ntitle: Racks\n{front}\n---\n\n{TEXT}"))


def test_it_reads_no_front_matter_further_down():
    assert not is_post(document_of(f"{TEXT}\n---\nauthor: Ada Ruiz\n---\n"))


@pytest.mark.parametrize(
    "source",
    [
        "2026-11-02-racks.md",
        "posts/2026-11-02-racks/index.md",
        "C:\\site\\2026-11-02-racks.md",
        "https://tarnwick.example/blog/racks",
        "https://tarnwick.example/2026/11/racks.html",
    ],
)
def test_it_knows_a_post_by_what_it_is_called(source):
    assert is_post(document_of(TEXT, source))


@pytest.mark.parametrize(
    "source",
    [
        "blog/racks.md",  # as seen from one folder and not from another
        "racks-2026-11-02.md",
        "2026-11-02.md",
        "https://tarnwick.example/blog/",
        "https://blog.tarnwick.example/",
    ],
)
def test_it_takes_other_names_for_none(source):
    assert not is_post(document_of(TEXT, source))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-11-02">',
        '<meta property="og:type" content="article">',
        '<script type="application/ld+json">{"@type": "BlogPosting"}</script>',
    ],
)
def test_it_knows_a_post_by_its_own_data(head):
    page = page_with(head)
    assert is_post(document_of(page, "page.html", "text/html"))
    other = page.replace("article", "website").replace("BlogPosting", "Product")
    assert not is_post(document_of(other, "page.html", "text/html"))


def test_it_doubts_the_same_words_less_in_a_post():
    text = "# Tarnwick\n\nTarnwick makes work with racks easier for small teams.\n"

    def confidence(source):
        [*_, last] = check(
            document_of(text, source), lens=LENS, today=date(2026, 11, 28)
        ).judged
        assert last.confidence is not None
        doubted = last.standing in ATTENTION
        return last.confidence if doubted else 1 - last.confidence

    assert confidence("2026-11-02-racks.md") < confidence("racks.md")

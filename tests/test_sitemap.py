"""Sitemaps in each form the protocol knows, and what only looks like one."""

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.errors import Damaged, OverLimit
from holdwater.sitemap import Sitemap, is_sitemap, read_sitemap

NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def urlset(*addresses):
    listed = "".join(f"<url><loc>{one}</loc></url>" for one in addresses)
    return f"<?xml version='1.0'?><urlset {NAMESPACE}>{listed}</urlset>".encode()


def read(content):
    return read_sitemap(content, source="https://ottermere.example/sitemap.xml")


segments = st.text("abcdefghij-/%7E", min_size=1, max_size=20)
addresses = st.lists(segments.map("https://ottermere.example/{}".format), unique=True)


@given(addresses, st.booleans())
def test_it_lists_the_pages_in_their_order(pages, is_packed):
    content = urlset(*pages)
    packed = gzip.compress(content) if is_packed else content
    assert read(packed) == Sitemap(pages=tuple(pages))
    assert is_sitemap(packed)


@given(addresses)
def test_it_reads_a_list_of_lines(pages):
    assert read("\r\n".join(pages).encode()) == Sitemap(pages=tuple(pages))


def test_it_lists_further_sitemaps():
    content = f"""<sitemapindex {NAMESPACE}>
        <sitemap><loc> https://ottermere.example/blog.xml </loc>
        <lastmod>2026-05-01</lastmod></sitemap></sitemapindex>""".encode()
    assert read(content) == Sitemap(sitemaps=("https://ottermere.example/blog.xml",))


def test_it_takes_no_picture_for_a_page():
    content = f"""<urlset {NAMESPACE} {IMAGES}><url>
        <loc>https://ottermere.example/a?b=1&amp;c=2</loc>
        <image:image><image:loc>https://ottermere.example/a.png</image:loc></image:image>
        </url></urlset>""".encode()
    assert read(content).pages == ("https://ottermere.example/a?b=1&c=2",)


def test_it_leaves_out_what_is_no_address_of_the_web():
    listed = ["file:///etc/passwd", "/restores", "https://a.example/" + "a" * 3000]
    assert read(urlset(*listed, "https://a.example/")).pages == ("https://a.example/",)


@pytest.mark.parametrize(
    "content, error, said",
    [
        (b"<html><body>Not found</body></html>", Damaged, "is no sitemap: it has"),
        (b"<urlset><url>", Damaged, "is no sitemap: no element found"),
        (b"\x1f\x8b broken", Damaged, "is damaged: it cannot be unpacked"),
        (gzip.compress(bytes(51 << 20)), OverLimit, "unpacks to more than 50 MB"),
        (
            b"<urlset>" + b"<url><loc>a</loc></url>" * 50_001,
            OverLimit,
            "more than 50,000",
        ),
        (b"https://a.example/\n" * 50_001, OverLimit, "more than 50,000"),
        (
            b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset>&a;</urlset>',
            Damaged,
            "declares a document type",
        ),
    ],
)
def test_it_says_what_is_wrong_with_a_sitemap(content, error, said):
    with pytest.raises(error) as caught:
        read(content)
    assert said in caught.value.message
    assert caught.value.where == "https://ottermere.example/sitemap.xml"


def test_it_survives_elements_in_elements_without_end():
    with pytest.raises(Damaged):
        read(b"<urlset>" + b"<url>" * 300_000)


@given(st.binary(max_size=400))
def test_it_survives_any_bytes(content):
    is_sitemap(content)
    with suppress(Damaged, OverLimit):
        assert set(read(content).pages) <= set(
            content.decode("utf-8", "replace").split()
        )

"""A site is read as its sitemap and robots.txt have it, from a real server on loopback."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from holdwater.crawl import Page, crawl
from holdwater.errors import MissingExtra, ReadError


class Site:
    """A site on loopback: answers by path, remembers what it was asked for."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                status, headers, content = site.answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for header, value in headers.items():
                    self.send_header(header, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def has(self, path, content=b"", status=200, **headers):
        text = content.encode() if isinstance(content, str) else content
        self.answers[path] = (status, {k.title(): v for k, v in headers.items()}, text)

    def lists(self, path, *pages, root=None, sitemaps=()):
        root = self.root if root is None else root
        urls = "".join(f"<url><loc>{root}{page}</loc></url>" for page in pages)
        maps = "".join(f"<sitemap><loc>{root}{one}</loc></sitemap>" for one in sitemaps)
        name = "sitemapindex" if sitemaps else "urlset"
        self.has(path, f"<{name}>{urls}{maps}</{name}>")


@pytest.fixture
def site():
    found = Site()
    thread = threading.Thread(target=found.server.serve_forever)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def read_all(site, path="/", *, pages=10, pauses=None):
    """Return the paths read, the errors as said, and the notices told."""
    waited = pauses if pauses is not None else []
    found = list(
        crawl(
            site.root + path,
            pages=pages,
            most=100_000,
            allow_private=True,
            sleep=waited.append,
        )
    )
    read = [one for one in found if isinstance(one, Page)]
    errors = [str(one) for one in found if isinstance(one, ReadError)]
    return (
        [one.fetched.url.removeprefix(site.root) for one in read],
        [one.replace(site.root, "") for one in errors],
        [notice for one in read for notice in one.notices],
    )


def test_it_reads_what_the_sitemap_lists_and_no_more_than_asked(site):
    listed = ["/", "/a", "/b", "/c", "/d"]
    for path in listed:
        site.has(path, f"<h1>{path}</h1>")
    site.lists("/sitemap.xml", *listed, "/a#part")
    assert read_all(site, pages=3) == (
        ["/", "/a", "/b"],
        [],
        ["the sitemap lists 4 other pages here; 2 are asked for, 2 left out"],
    )
    assert read_all(site)[0] == listed
    assert read_all(site, "/#part")[0] == ["/#part", *listed[1:]], "and / but once"


def test_it_heeds_robots(site):
    site.has("/robots.txt", f"User-agent: *\nDisallow: /a\nSitemap: {site.root}/m")
    site.lists("/m", "/a", "/b")
    site.has("/", "words")
    site.has("/b", "words")
    paths, errors, notices = read_all(site)
    assert (paths, errors) == (["/", "/b"], [])
    (said,) = notices
    assert said.endswith("; 1 is asked for, 1 kept from programs by robots.txt")
    assert "/a" not in site.asked
    assert "/sitemap.xml" not in site.asked, "robots.txt names another"


def test_it_goes_by_its_own_name_in_robots(site):
    site.has(
        "/robots.txt",
        "User-agent: holdwater\nDisallow: /b\n\nUser-agent: *\nDisallow: /a",
    )
    site.lists("/sitemap.xml", "/a", "/b")
    for path in ("/", "/a"):
        site.has(path, "words")
    assert read_all(site)[0] == ["/", "/a"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_it_reads_nothing_where_robots_cannot_be_known(site, status):
    site.has("/robots.txt", status=status)
    site.lists("/sitemap.xml", "/a")
    site.has("/", "words")
    paths, errors, _ = read_all(site)
    assert paths == []
    (said,) = errors
    assert said.startswith(f"/robots.txt: answers {status}")
    assert "nothing is crawled" in said
    assert site.asked == ["/", "/robots.txt"]


def test_it_pauses_before_each_request(site):
    site.lists("/sitemap.xml", "/a", "/b")
    for path in ("/", "/a", "/b"):
        site.has(path, "words")
    pauses = []
    read_all(site, pauses=pauses)
    assert pauses == [1.0] * 3, "the sitemap and two pages"
    site.has("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    pauses = []
    read_all(site, pauses=pauses)
    assert pauses == [7.0] * 3
    site.has("/robots.txt", "User-agent: *\nCrawl-delay: 600")
    paths, (said,), _ = read_all(site)
    assert paths == []
    assert "asks for 600 s between two pages" in said


def test_it_reads_an_index_of_sitemaps_until_it_has_enough(site):
    site.lists("/sitemap.xml", sitemaps=["/one.xml", "/two.xml", "/two.xml"])
    site.lists("/one.xml", "/a", "/b")
    site.lists("/two.xml", "/c")
    for path in ("/", "/a", "/b", "/c"):
        site.has(path, "words")
    paths, _, notices = read_all(site, pages=2)
    assert paths == ["/", "/a"]
    assert notices == [
        "the sitemap lists at least 2 other pages here; 1 is asked for, 1 left out"
    ]
    assert "/two.xml" not in site.asked
    assert read_all(site)[0] == ["/", "/a", "/b", "/c"]
    assert site.asked.count("/two.xml") == 1


def test_it_begins_with_a_sitemap_where_that_is_named(site):
    site.lists("/sitemap.xml", "/a", "/b")
    site.has("/a", "words")
    site.has("/b", "words")
    paths, errors, notices = read_all(site, "/sitemap.xml", pages=1)
    assert (paths, errors) == (["/a"], [])
    assert notices == ["the sitemap lists 2 pages here; 1 is asked for, 1 left out"]


def test_it_stays_below_the_address_and_on_its_host(site):
    site.lists("/sitemap.xml", "/en/a", "/de/a", "/en")
    site.has("/en/", "words")
    site.has("/en/a", "words")
    assert read_all(site, "/en/")[0] == ["/en/", "/en/a"]
    site.lists("/sitemap.xml", "/en/a", root="http://127.0.0.1:9")
    assert read_all(site, "/en/")[0] == ["/en/"]


def test_it_is_sent_neither_to_another_host_nor_where_robots_forbid(site):
    site.has("/robots.txt", "User-agent: *\nDisallow: /closed")
    site.lists("/sitemap.xml", "/away", "/round", "/a", "/b")
    site.has("/away", status=302, location="http://localhost:9/")
    site.has("/round", status=302, location="/closed")
    site.has("/b", status=302, location="/a")
    for path in ("/", "/a", "/closed"):
        site.has(path, "words")
    paths, errors, _ = read_all(site)
    assert paths == ["/", "/a"], "a page that two addresses lead to is read once"
    assert errors == [
        "/away: sends on to http://localhost:9/, on another host",
        "/round: sends on to /closed, which robots.txt keeps from programs",
    ]
    assert "/closed" not in site.asked


def test_it_goes_on_after_what_cannot_be_read(site):
    site.has(
        "/robots.txt",
        "User-agent: *\nDisallow:\n"
        f"Sitemap: {site.root}/broken.xml\nSitemap: {site.root}/good.xml",
    )
    site.has("/broken.xml", "<html></html>")
    site.lists("/good.xml", "/gone", "/a")
    site.has("/", "words")
    site.has("/a", "words")
    paths, errors, _ = read_all(site)
    assert paths == ["/", "/a"]
    assert [one.partition(":")[0] for one in errors] == ["/broken.xml", "/gone"]


def test_it_says_that_a_site_lists_nothing(site):
    site.has("/", "words")
    paths, (said,), notices = read_all(site)
    assert paths == ["/"]
    assert said.startswith("/sitemap.xml: answers 404")
    assert notices == ["no sitemap lists other pages here"]


def test_it_ends_where_sitemaps_name_each_other_without_end(site, monkeypatch):
    monkeypatch.setattr("holdwater.crawl.MOST_SITEMAPS", 5)
    site.lists("/sitemap.xml", sitemaps=[f"/{n}.xml" for n in range(9)])
    for n in range(9):
        site.lists(f"/{n}.xml", sitemaps=[f"/{n + 1}.xml", "/sitemap.xml"])
    site.has("/", "words")
    assert read_all(site)[0] == ["/"]
    assert sum(path.endswith(".xml") for path in site.asked) == 5


def test_it_says_which_extra_it_takes(site, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "protego", None)
    site.has("/", "words")
    found = list(crawl(site.root, pages=2, most=100, allow_private=True))
    assert [type(one) for one in found] == [MissingExtra]
    assert "pip install 'holdwater[fetch]'" in str(found[0])

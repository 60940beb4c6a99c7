"""What `holdwater check` does with an address."""

import json

from tests.serving import site

RESTORES = b"""<title>Restores</title><nav><a href=/>Home of the best</a></nav><main>
    <h1>Restores</h1><p>Restores run 3x faster than pg_restore.</p></main>
    <footer><p>The leading backup since 1999.</p></footer>"""


def test_it_fetches_nothing_from_addresses_that_are_not_public(call):
    answer = call("check", "http://127.0.0.1:9/", "--format", "json")
    assert answer.code == 2
    assert json.loads(answer.out)["errors"][0]["source"] == "http://127.0.0.1:9/"
    assert "leads to 127.0.0.1, which is no public address" in answer.err


def test_it_checks_a_page_by_its_address(call):
    with site({"/restores": RESTORES}) as root:
        url = f"{root}restores"
        answer = call("check", url, "--allow-private", "--format", "json")
    assert answer.code == 1, answer.err
    (document,) = json.loads(answer.out)["documents"]
    assert document["source"] == url
    doubted = [s["text"] for s in document["statements"] if s["findings"]]
    assert doubted == ["Restores run 3x faster than pg_restore."]


def test_it_checks_the_pages_a_site_lists(call, monkeypatch):
    monkeypatch.setattr("holdwater.crawl.PAUSE", 0.0)
    pages = {"/": RESTORES, "/a": RESTORES, "/b": RESTORES}
    with site(pages) as url:
        locs = "".join(f"<url><loc>{url}{name}</loc></url>" for name in "abc")
        pages["/sitemap.xml"] = f"<urlset>{locs}</urlset>".encode()
        options = ("--allow-private", "--crawl", "9", "--format", "json")
        answer = call("check", url, *options)
    said = json.loads(answer.out)
    assert [one["source"] for one in said["documents"]] == [url, f"{url}a", f"{url}b"]
    assert said["documents"][0]["notices"] == [
        "the sitemap lists 3 other pages here; 3 are asked for"
    ]
    assert [one["source"] for one in said["errors"]] == [f"{url}c"]
    ids = {s["id"] for d in said["documents"] for s in d["statements"] if s["findings"]}
    assert len(ids) == 1, "one sentence is one claim on whichever page"


def test_it_takes_a_number_of_pages(call):
    answer = call("check", "--crawl", "none", "http://ottermere.example/")
    assert answer.code == 2
    assert "'none' is no number of pages: 1 or more" in answer.err

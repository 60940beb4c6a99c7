"""Pages are fetched from real servers on loopback, and from nowhere they should not."""

import gzip
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serving import site as pages_at

from holdwater.errors import FetchError, MissingExtra
from holdwater.fetch import fetch, is_public

PAGE = "<h1>Größe</h1>".encode()


HTML = {"Content-Type": "text/html; charset=utf-8"}
ZIPPED = {"Content-Encoding": "gzip"}

#: What is answered to a path: status, headers, content.
ANSWERS = {
    "page": (200, HTML, PAGE),
    "zipped": (200, ZIPPED, gzip.compress(PAGE)),
    "bomb": (200, ZIPPED, gzip.compress(bytes(10**8))),
    "large": (200, {}, bytes(2_000_000)),
    "short": (200, {"Content-Length": "99"}, PAGE),
    "other": (200, {"Content-Encoding": "br"}, PAGE),
    "round": (302, {"Location": "/round"}),
    "away": (302, {"Location": "http://10.0.0.1/"}),
    "file": (302, {"Location": "file:///etc/passwd"}),
}


class Site(BaseHTTPRequestHandler):
    """Answers by path; says nothing of what it answered."""

    def do_GET(self):
        name, _, rest = self.path.strip("/").partition("?")
        if name in ANSWERS:
            self.answer(*ANSWERS[name])
        elif name.isdigit():
            self.answer(int(name), {"Location": f"/{rest}"})
        else:
            self.drip()

    def answer(self, status, headers, content=b""):
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        try:
            while not self.server.is_done.wait(0.05):
                self.wfile.write(b"x")
        except OSError:
            return

    def log_message(self, *_):
        return


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.is_done = threading.Event()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.is_done.set()
    server.shutdown()
    server.server_close()
    thread.join()


def fetched(url, **given):
    return fetch(url, **{"most": 1_000_000, "allow_private": True, **given})


def refused(url, **given):
    with pytest.raises(FetchError) as caught:
        fetched(url, **given)
    assert caught.value.where == url
    return caught.value.words


def test_it_returns_a_page_and_what_was_said_of_it(site):
    page = fetched(f"{site}/page#part")
    assert page.content == PAGE
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert fetched(f"{site}/zipped").content == PAGE
    assert fetched(f"{site}/zipped").media_type is None


@pytest.mark.parametrize("path", ["page;v=2", "a;b/page;v=2?x=1;y=2"])
def test_it_asks_for_the_whole_of_an_address(path):
    with pages_at({f"/{path}": PAGE}) as root:
        assert fetched(f"{root}{path}").content == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_it_follows_where_a_page_sends(site, status):
    page = fetched(f"{site}/{status}?page")
    assert (page.url, page.content) == (f"{site}/page", PAGE)


@pytest.mark.parametrize(
    "path, said",
    [
        ("404", "answers 404, and not with a page"),
        ("500", "answers 500, and not with a page"),
        ("bomb", "is larger than 1,000,000 bytes"),
        ("large", "is larger than 1,000,000 bytes"),
        ("short", "cannot be reached"),
        ("other", "is sent in the encoding 'br'"),
        ("round", "sends on more than 5 times"),
        ("file", "is no http or https address"),
    ],
)
def test_it_says_what_is_wrong_with_a_page(site, path, said):
    assert refused(f"{site}/{path}").startswith(said)


def test_it_waits_no_longer_in_all_than_it_may(site):
    assert refused(f"{site}/drip", seconds=0.5).startswith("takes too long")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://ottermere.example/",
        "http:///page",
        "http://[::1/",
        "http://ottermere.example:99999/",
        "javascript:alert(1)",
        "http://a\nb/",
    ],
)
def test_it_reads_nothing_but_the_web(url):
    assert refused(url).startswith(("is no ", "leads nowhere"))


def test_it_takes_no_passwords():
    assert refused("http://me:secret@127.0.0.1/").startswith("holds a name or password")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "017700000001", "0", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
     "10.1.2.3", "169.254.169.254", "100.64.0.1", "192.168.0.1", "[fe80::1]", "[fc00::1]",
     "224.0.0.1", "localhost", "127.0.0.1.", "192.0.2.1", "[::127.0.0.1]", "[::]"],
)  # fmt: skip
def test_it_connects_to_no_private_address_in_any_notation(host):
    said = refused(f"http://{host}:9/", allow_private=False, seconds=3)
    assert "is no public address" in said or said.startswith("leads nowhere")


@contextmanager
def listening():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_it_connects_to_the_address_it_checked():
    """A name that is public when asked first and private when asked again."""
    answers = iter([["1.1.1.1"], ["127.0.0.1"]])
    asked = []

    def resolve(host, _):
        asked.append(host)
        return next(answers)

    with listening() as server:
        port = server.getsockname()[1]
        refused(
            f"http://rebound.example:{port}/",
            allow_private=False,
            resolve=resolve,
            seconds=1,
        )
        assert asked == ["rebound.example"], "a name is asked for once"
        with pytest.raises(TimeoutError):
            server.accept()


def test_it_refuses_a_name_if_any_of_its_addresses_is_private():
    said = refused(
        "http://two.example/",
        allow_private=False,
        resolve=lambda *_: ["1.1.1.1", "10.0.0.1"],
    )
    assert "10.0.0.1, which is no public address" in said


def test_it_checks_again_where_it_is_sent(site, monkeypatch):
    def is_public_or_here(address):
        return address == "127.0.0.1" or is_public(address)

    monkeypatch.setattr("holdwater.fetch.is_public", is_public_or_here)
    said = refused(f"{site}/away", allow_private=False)
    assert "10.0.0.1, which is no public address" in said


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_it_judges_an_address_alike_however_it_is_wrapped(address):
    wrapped = [
        f"::ffff:{address}",
        f"64:ff9b::{int(address) >> 16:x}:{int(address) & 0xFFFF:x}",
        f"2002:{int(address) >> 16:x}:{int(address) & 0xFFFF:x}::1",
    ]
    public = address.is_global and not (address.is_multicast or address.is_reserved)
    assert {is_public(one) for one in [str(address), *wrapped]} == {public}


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111"])
def test_it_lets_public_addresses_pass(address):
    assert is_public(address)


def test_it_says_which_extra_it_takes(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "httpcore", None)
    with pytest.raises(MissingExtra, match=r"pip install 'holdwater\[fetch\]'"):
        fetched("http://ottermere.example/")

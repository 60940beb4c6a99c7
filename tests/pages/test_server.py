"""A server on a socket of this machine, asked as browsers and others ask."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from tests.samples import unsupported

from holdwater.desk import Desk
from holdwater.pages.gate import HEADERS, TOKEN
from holdwater.pages.server import ADDRESS, ANSWERS, PageServer

ROOT = Path(__file__).parents[2]
OFFICE = ROOT / "examples" / "ottermere" / "office"
MOST = 100_000


class Answer(NamedTuple):
    """What a client gets."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def error(self):
        return json.loads(self.content)["error"]


@pytest.fixture
def server(tmp_path, monkeypatch) -> Iterator[PageServer]:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    desk = Desk(environment={}, command_line={"max_bytes": MOST}, now=now)
    with PageServer(desk, port=0, clock=lambda: now) as serving:
        thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


def asks(server, method, path, body=None, **headers):
    connection = HTTPConnection(ADDRESS, server.server_port, timeout=60)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, given)
    answer = connection.getresponse()
    got = Answer(answer.status, dict(answer.getheaders()), answer.read())
    connection.close()
    return got


def posts(server, path="/check", body=None, **headers):
    given = {"Content_Type": "application/json", TOKEN: server.token} | headers
    sent = json.dumps({"text": unsupported().text}) if body is None else body
    return asks(server, "POST", path, sent, **given)


def sends_raw(server, content):
    with socket.create_connection((ADDRESS, server.server_port), timeout=60) as one:
        one.sendall(content)
        one.shutdown(socket.SHUT_WR)
        got = b""
        while part := one.recv(65536):
            got += part
    return got


def test_it_listens_to_this_machine_alone(server):
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.server_port}/"


def test_it_hands_out_the_page_and_its_files(server):
    page = asks(server, "GET", "/")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert server.token in page.content.decode()
    assert b"{{" not in page.content
    for path in ("/page.js", "/report.js", "/style.css", "/icon.svg"):
        got = asks(server, "GET", path)
        assert (got.status, bool(got.content)) == (200, True)
        assert server.token.encode() not in got.content


def test_it_is_told_where_each_file_is_by_files_that_are_there(server):
    """The page, its styles and modules name one another, and nothing elsewhere."""
    import re

    named = {"/"}
    for kind, content in server.files.values():
        if "svg" in kind:
            continue
        text = content.decode()
        named |= set(re.findall(r'(?:src|href)="(/[^"]*)"', text))
        named |= {one[1:] for one in re.findall(r'from "(\./[^"]*)"', text)}
        assert "//" not in re.sub(r"https://example\.org|(?m:^\s*//.*$)", "", text)
    assert named == set(server.files)


@pytest.mark.parametrize("path", ["/", "/page.js", "/no-such", "/check"])
def test_it_tells_browsers_what_the_page_may_do(server, path):
    headers = asks(server, "GET", path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "Python" not in headers["Server"]
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path", ["/no-such", "/../page.html", "/page.html", "/check/page.js", "/.."]
)
def test_it_has_nothing_elsewhere(server, path):
    assert asks(server, "GET", path).status == 404
    assert posts(server, path).status == 404


def test_it_checks_what_the_page_sends(server):
    answer = posts(server)
    assert answer.status == 200
    report = json.loads(answer.content)
    (statement,) = report["documents"][0]["statements"]
    assert statement["standing"] == "unsupported"
    assert report["today"] == "2026-11-22"


def test_it_checks_a_file_that_was_dropped(server):
    content = (OFFICE / "press-release.docx").read_bytes()
    kind = {"Content_Type": "application/octet-stream"}
    answer = posts(server, "/check?name=press-release.docx", content, **kind)
    (document,) = json.loads(answer.content)["documents"]
    places = [one["place"]["paragraph"] for one in document["statements"]]
    assert places[:5] == [1, 2, 2, 2, 3]
    assert document["summary"]["unsupported"] > 0


def test_it_writes_reports_to_be_kept(server):
    page = posts(server, "/report.html")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.content.startswith(b"<!doctype html>")
    report = json.loads(posts(server, "/report.json").content)
    assert sorted(report) == sorted(
        ("schema", "version", "today", "documents", "errors", "learned", "summary")
    )


@pytest.mark.parametrize("path", sorted(ANSWERS))
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Sec_Fetch_Site": "cross-site"},
        {TOKEN: "guessed"},
    ],
)
def test_it_answers_nobody_but_the_page(server, path, headers):
    answer = posts(server, path, **headers)
    assert answer.status == 403
    assert unsupported().rule not in answer.content.decode()


def test_it_shows_no_name_that_was_led_here_the_page(server):
    answer = asks(server, "GET", "/", Host="evil.example")
    assert answer.status == 403
    assert server.token not in answer.content.decode()


def test_it_says_what_is_wrong_with_a_request(server):
    answer = posts(server, body="{")
    assert (answer.status, answer.error[:23]) == (400, "The request is not JSON")
    assert asks(server, "GET", "/check").status == 405
    assert asks(server, "PUT", "/check", "{}").status == 501


def test_it_refuses_more_than_the_settings_allow(server):
    kind = {"Content_Type": "application/octet-stream"}
    for size in (MOST + 1, 40 * MOST):
        answer = posts(server, "/check?name=a.txt", b"a" * size, **kind)
        assert answer.status == 413
        assert "larger than 100,000 bytes" in answer.error
    assert posts(server, "/check?name=a.txt", b"a" * MOST, **kind).status == 200


def test_it_takes_a_text_as_long_as_the_settings_allow_however_it_is_written(server):
    text = json.dumps({"text": '"' * MOST, "media_type": "text/plain"})
    assert posts(server, body=text).status == 200
    assert posts(server, body=json.dumps({"text": "a" * (MOST + 1)})).status == 413


@pytest.mark.parametrize("length", ["", "-1", "1e3", "٣", "9" * 40])
def test_it_asks_how_long_a_request_is(server, length):
    host = f"Host: 127.0.0.1:{server.server_port}\r\n{TOKEN}: {server.token}\r\n"
    told = f"Content-Length: {length}\r\n" if length else ""
    got = sends_raw(server, f"POST /check HTTP/1.1\r\n{host}{told}\r\n{{}}".encode())
    assert got.split()[1] in (b"411", b"413")


def test_it_answers_what_breaks_off_or_is_no_request(server):
    host = f"Host: 127.0.0.1:{server.server_port}\r\n{TOKEN}: {server.token}\r\n"
    head = f"POST /check HTTP/1.1\r\n{host}Content-Length: 100\r\n\r\n"
    assert sends_raw(server, head.encode() + b"{").split()[1] == b"400"
    got = sends_raw(server, b"NONSENSE\r\n\r\n")
    assert b"Bad request" in got
    assert posts(server).status == 200, "the next one is answered all the same"


@pytest.mark.parametrize("kind", [ZeroDivisionError, PermissionError])
def test_it_says_so_where_checking_breaks_down(server, monkeypatch, capsys, kind):
    def breaks(*_):
        raise kind("a bug")

    monkeypatch.setitem(ANSWERS, "/check", ("application/json", breaks))
    answer = posts(server)
    assert (answer.status, "broke down" in answer.error) == (500, True)
    assert posts(server, "/report.json").status == 200
    assert "a bug" in capsys.readouterr().err


def test_it_judges_each_time_by_the_day_it_is(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    days = iter((22, 23))
    desk = Desk(environment={}, command_line={}, now=datetime(2020, 1, 1, tzinfo=UTC))
    clock = lambda: datetime(2026, 11, next(days), tzinfo=UTC)  # noqa: E731
    with PageServer(desk, port=0, clock=clock) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        told = [json.loads(posts(serving).content)["today"] for _ in range(2)]
        serving.shutdown()
    assert told == ["2026-11-22", "2026-11-23"]


def test_it_writes_nothing_to_disk(server, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    posts(server)
    kind = {"Content_Type": "application/octet-stream"}
    posts(server, "/check?name=a.md", b"Deploy in minutes.", **kind)
    assert sorted(tmp_path.rglob("*")) == before

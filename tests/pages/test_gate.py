"""Who may ask: every wall by itself."""

from email.message import Message

import pytest

from holdwater.pages.gate import TOKEN, own_hosts, refusal

HOSTS = own_hosts(4711)
OURS = {"Host": "127.0.0.1:4711", TOKEN: "a token"}


def refused(given, *, brings=True):
    headers = Message()
    for name, value in given.items():
        headers[name] = value
    return refusal(headers, hosts=HOSTS, token="a token", brings=brings)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"Host": "localhost:4711"},
        {"Host": "LOCALHOST:4711"},
        {"Host": "[::1]:4711"},
        {"Origin": "http://127.0.0.1:4711", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://localhost:4711"},
    ],
)
def test_it_lets_the_page_itself_ask(more):
    assert refused({**OURS, **more}) is None


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:4711",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1.example.org:4711",
        "192.168.0.7:4711",
        "",
    ],
)
def test_it_answers_to_its_own_address_alone(host):
    assert "its own address" in refused({**OURS, "Host": host})
    assert refused({"Host": host}, brings=False)


def test_it_answers_no_request_that_names_no_host_or_two():
    assert refused({TOKEN: "a token"})
    headers = Message()
    headers["Host"] = "127.0.0.1:4711"
    headers["Host"] = "127.0.0.1:4711"
    assert refusal(headers, hosts=HOSTS, token="a token", brings=False)


@pytest.mark.parametrize(
    "more",
    [
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:4712"},
        {"Origin": "https://127.0.0.1:4711"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_it_lets_no_other_page_bring_anything(more):
    assert "from another one" in refused({**OURS, **more})


@pytest.mark.parametrize("token", [None, "", "another", "a token ", "caf\udce9"])
def test_it_asks_for_the_token_of_the_page(token):
    given = {name: value for name, value in OURS.items() if name != TOKEN}
    if token is not None:
        given[TOKEN] = token
    assert "token" in refused(given)
    assert refused(given, brings=False) is None


def test_it_knows_its_bare_names_where_browsers_leave_the_port_out():
    assert "localhost" in own_hosts(80)
    assert "localhost" not in own_hosts(8000)

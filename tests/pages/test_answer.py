"""What is asked, and what comes of it: the report that every door gives."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.samples import PLAIN, unsupported

from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.pages.answer import answer, asked_in, html_report, json_report

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "reference" / "schemas" / "report-1.json"
OFFICE = ROOT / "examples" / "ottermere" / "office"
JSON = "application/json; charset=utf-8"
BYTES = "application/octet-stream"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return Desk(environment={}, command_line={}, now=datetime(2026, 11, 22, tzinfo=UTC))


def typed(text, **fields):
    body = json.dumps({"text": text, **fields}).encode()
    return asked_in(body, content_type=JSON, query="")


def dropped(content, name, **fields):
    query = "&".join(
        f"{key}={value}" for key, value in {"name": name, **fields}.items()
    )
    return asked_in(content, content_type=BYTES, query=query)


def standings(report):
    (document,) = report["documents"]
    return [one["standing"] for one in document["statements"]]


def test_it_answers_with_the_report_that_every_door_gives(desk):
    asked = typed(unsupported().text)
    report = answer(desk, asked)
    assert report["schema"] == "holdwater/report/1"
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(report)
    assert standings(report) == ["unsupported"]
    assert (report["today"], report["errors"]) == ("2026-11-22", [])
    assert {**json.loads(json_report(desk, asked)), "rules": report["rules"]} == report


def test_it_explains_the_rules_that_struck_and_no_others(desk):
    rules = answer(desk, typed(unsupported().text))["rules"]
    assert list(rules) == [unsupported().rule]
    rule = rules[unsupported().rule]
    assert rule["code"] == unsupported().code
    assert all(rule[part] for part in ("what", "why", "instead", "sources"))
    assert answer(desk, typed(PLAIN))["rules"] == {}


@pytest.mark.parametrize(
    "media_type, said",
    [("text/markdown", "Bold words."), ("text/plain", "**Bold** words.")],
)
def test_it_reads_a_text_as_what_it_is_said_to_be(desk, media_type, said):
    report = answer(desk, typed("**Bold** words.", media_type=media_type))
    assert report["documents"][0]["statements"][0]["text"] == said


def test_it_counts_in_the_text_that_was_typed_whatever_it_says_of_its_encoding(desk):
    text = '<meta charset="latin-1"><p>Fünf Wörter 😀. Deploy in minutes.</p>'
    report = answer(desk, typed(text, media_type="text/html"))
    *_, last = report["documents"][0]["statements"]
    span = last["span"]
    assert text[span["start"] : span["end"]] == "Deploy in minutes."


def test_it_keeps_count_where_a_text_holds_half_a_character(desk):
    text = "One \ud83d word. Deploy in minutes."
    report = answer(desk, typed(text))
    *_, last = report["documents"][0]["statements"]
    span = last["span"]
    assert text[span["start"] : span["end"]] == "Deploy in minutes."


def test_it_judges_for_whom_it_is_asked(desk):
    report = answer(desk, typed("Deploy it.", audience="business"))
    (document,) = report["documents"]
    assert document["audience"] == "business"
    (finding,) = document["statements"][0]["findings"]
    assert finding["rule"] in report["rules"]
    assert answer(desk, typed("Deploy it."))["documents"][0]["audience"] == "it"


def test_it_heeds_the_settings_of_the_folder(desk):
    Path("holdwater.toml").write_text(
        f'audience = "it"\n[rules]\n{unsupported().rule} = "off"\n', "utf-8"
    )
    assert unsupported().rule not in answer(desk, typed(unsupported().text))["rules"]


def test_it_reads_a_file_as_its_name_says_and_tells_its_places(desk):
    content = (OFFICE / "deck.pptx").read_bytes()
    report = answer(desk, dropped(content, "deck.pptx"))
    (document,) = report["documents"]
    assert document["source"] == "deck.pptx"
    assert {one["place"]["slide"] for one in document["statements"]} >= {1, 2}


@pytest.mark.parametrize(
    "content, name, said",
    [
        (b"%PDF-1.7 no more", "broken.pdf", ""),
        (b"caf\xe9", "page.md", "is not utf-8"),
        (b"words", "page.rtf", "no reader for .rtf"),
        (b"words", "page", "no reader for a file without an ending"),
    ],
)
def test_it_tells_of_what_cannot_be_read_as_a_report_does(desk, content, name, said):
    asked = dropped(content, name)
    report = answer(desk, asked)
    assert report["documents"] == []
    (error,) = report["errors"]
    assert error["source"] == name
    assert said in error["message"]
    assert error["message"].partition(" ")[0] in html_report(desk, asked)


def test_it_writes_the_report_that_can_be_mailed(desk):
    page = html_report(desk, typed(unsupported().text, name="<b>page</b>.md"))
    assert page.startswith("<!doctype html>")
    assert unsupported().code in page
    assert "<b>page</b>" not in page


@pytest.mark.parametrize(
    "body, said",
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\xfd", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", '"text"'),
        (b"{}", '"text"'),
        (b'{"text": 1}', '"text"'),
        (b'{"text": "a", "name": []}', "'name'"),
        (b'{"text": "a", "name": ""}', "called"),
        (b'{"text": "a", "folder": "/etc"}', "'folder'"),
        (b'{"text": "a", "audience": "all"}', "audience"),
        (b'{"text": "a", "media_type": "text/css"}', "media type"),
    ],
)
def test_it_says_what_is_wrong_with_a_request(body, said):
    with pytest.raises(UsageError, match=said):
        asked_in(body, content_type=JSON, query="")


@pytest.mark.parametrize("query", ["", "name=", "audience=it", "name=a.md&to=b"])
def test_it_asks_what_a_file_is_called(query):
    with pytest.raises(UsageError, match=r"called|'to'"):
        asked_in(b"words", content_type=BYTES, query=query)

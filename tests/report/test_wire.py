"""The JSON of a report: shapes, spans and order."""

import json

import pytest
from hypothesis import given, settings
from tests.report.making import at_place, report, reports
from tests.report.written import written as written_with

from holdwater.model.place import Place
from holdwater.model.report import Failure, LearnedFile
from holdwater.report.wire import JsonWriter, plain_report


def written(some, failures=()):
    return written_with(JsonWriter, some, failures)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_it_is_whole_however_many_documents_there_are(count):
    told = json.loads(
        written([], [Failure(source=str(n), message="") for n in range(count)])
    )
    assert told["documents"] == []
    assert [one["source"] for one in told["errors"]] == [str(n) for n in range(count)]
    assert told["summary"] == {
        "statements": 0,
        "plain": 0,
        "supported": 0,
        "unsupported": 0,
        "puffery": 0,
        "unjudged": 0,
    }


@settings(max_examples=20)
@given(reports(), reports())
def test_it_writes_each_document_as_it_comes(one, other):
    text = written([one, other])
    told = json.loads(text)
    assert told["documents"] == json.loads(
        json.dumps([plain_report(one), plain_report(other)])
    )
    assert text.count("\n") == 4  # a line each, and one behind them
    total = told["summary"]
    for key in total:
        assert total[key] == sum(d["summary"][key] for d in told["documents"])


@settings(max_examples=20)
@given(reports())
def test_it_says_where_everything_stands(report):
    text = report.document.text
    for judged, told in zip(
        report.judged, plain_report(report)["statements"], strict=True
    ):
        span = told["span"]
        assert (
            text[span["start"] : span["end"]] == judged.statement.text == told["text"]
        )
        before = text[: span["start"]]
        assert span["line"] == before.count("\n") + 1
        assert span["column"] == len(before.rpartition("\n")[2]) + 1
        for finding, said in zip(judged.findings, told["findings"], strict=True):
            words = judged.statement.text[finding.words.start : finding.words.end]
            assert text[said["span"]["start"] : said["span"]["end"]] == words
            assert said["rule"] == finding.rule


@settings(max_examples=20)
@given(reports())
def test_it_invents_nothing(report):
    told = plain_report(report)
    unsaid = report.not_said
    names = None if unsaid is None else [one.name for one in unsaid]
    assert told["not_said"] == names
    assert told["questions"] == [one.question for one in unsaid or ()]
    for one in told["statements"]:
        assert (one["place"], one["claim"], one["verdict"]) == (None, None, None)


@settings(max_examples=20)
@given(reports())
def test_it_leads_from_what_is_picked_to_the_statement(report):
    told = plain_report(report)
    for name in ("costliest", "checkable"):
        picks = getattr(report, name)
        assert len(told[name]) == len(picks)
        for pick, said in zip(picks, told[name], strict=True):
            assert said["name"] == pick.name
            assert said["why"] == pick.why
            (listed,) = (
                one for one in told["statements"] if one["span"] == said["span"]
            )
            assert listed["id"] == said["id"]
            assert listed["text"] == pick.judged.statement.text


def test_it_names_the_file_of_verdicts_that_was_judged_with():
    own = LearnedFile(file="own.json", sha256="0" * 64)
    other = LearnedFile(file="other.json", sha256="1" * 64)
    plain = report()
    some = [plain, plain._replace(learned=own), plain._replace(learned=other)]
    told = json.loads(written(some))
    named = [one["learned"] and one["learned"]["file"] for one in told["documents"]]
    assert named == [None, "own.json", "other.json"]
    assert told["learned"] == {"file": "own.json", "sha256": "0" * 64}
    assert json.loads(written([plain]))["learned"] is None


def test_it_tells_a_place_where_there_are_no_lines():
    one = report(("Restores in minutes.", {}))
    place = Place(slide=4, shape="Title 1")
    (told,) = plain_report(at_place(one, place))["statements"]
    assert told["place"] == {"slide": 4, "shape": "Title 1"}
    assert told["span"] == {
        "start": 0,
        "end": 20,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
    }

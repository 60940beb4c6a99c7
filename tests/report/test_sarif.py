"""SARIF: the standard's own schema where it is at hand, and what hosts rely on."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from tests.report.making import at_place, report, reports
from tests.report.sarif_schema import LOG
from tests.report.written import written

from holdwater.model.place import Place
from holdwater.model.report import Failure
from holdwater.report.sarif import FINGERPRINT, SarifWriter, uri_of

WORST = "The best backup, and the best price."


def run_of(*some, failures=()):
    log = json.loads(written(SarifWriter, some, failures))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def doubted(text=WORST, words="best", **given):
    return report((text, {"standing": "unsupported"}, (words, given)))


@settings(max_examples=40)
@given(reports(), reports())
def test_it_writes_what_the_standard_names_and_nothing_else(one, other):
    failures = [Failure(source="https://a.example/ü", message="cannot be read")]
    placed = at_place(doubted(), Place(slide=4, shape="Title 1"))
    log = json.loads(written(SarifWriter, [one, other, one, placed], failures))
    jsonschema.validate(log, LOG)


@pytest.mark.skipif(
    "HOLDWATER_SARIF_SCHEMA" not in os.environ,
    reason="HOLDWATER_SARIF_SCHEMA names no file with the schema of OASIS",
)
@settings(max_examples=40)
@given(reports(), reports())
def test_it_keeps_to_the_schema_of_the_standard(one, other):
    schema = json.loads(Path(os.environ["HOLDWATER_SARIF_SCHEMA"]).read_text("utf-8"))
    failures = [Failure(source="https://a.example/ü", message="cannot be read")]
    log = json.loads(written(SarifWriter, [one, other], failures))
    jsonschema.Draft4Validator(schema).validate(log)


@settings(max_examples=30)
@given(reports())
def test_it_tells_every_finding_once_with_its_rule(one):
    run = run_of(one)
    findings = [f for judged in one.judged for f in judged.findings]
    assert [r["ruleId"] for r in run["results"]] == [f.code for f in findings]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, finding in zip(run["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["name"] == finding.rule
        assert result["suppressions"] if finding.suppressed else True


def test_it_marks_the_words_that_are_doubted():
    run = run_of(doubted())
    (location,) = run["results"][0]["locations"]
    region = location["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region["snippet"] == {"text": "best"}
    assert (region["endLine"], region["endColumn"]) == (
        region["startLine"],
        region["startColumn"] + 4,
    )


def test_it_knows_a_finding_again_when_it_has_moved():
    def prints(some):
        return [r["partialFingerprints"][FINGERPRINT] for r in run_of(some)["results"]]

    there = report((WORST, {}, ("best", {})), (WORST, {}, ("best", {})))
    moved = report(
        ("A new line.", {}), (WORST, {}, ("best", {})), (WORST, {}, ("best", {}))
    )
    assert prints(there) == prints(moved)
    assert len(set(prints(there))) == 2, "equal statements are told apart"
    assert prints(doubted(rule="other-rule")) != prints(doubted())


def test_it_names_a_place_where_there_are_no_lines():
    placed = at_place(doubted(), Place(slide=4, shape="Title 1"))
    (location,) = run_of(placed)["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    (named,) = location["logicalLocations"]
    assert named["fullyQualifiedName"] == "slide 4, Title 1"


def test_it_says_what_could_not_be_read():
    run = run_of(failures=[Failure(source="a b.docx", message="is damaged")])
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "is damaged"
    (location,) = told["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.docx"


def test_it_says_why_a_finding_is_settled():
    (result,) = run_of(doubted(suppressed="a customer's words"))["results"]
    (settled,) = result["suppressions"]
    assert settled["justification"] == "a customer's words"


def test_it_tells_what_a_document_could_not_show():
    made = doubted()
    told = made._replace(document=made.document._replace(notices=("page 2 is a scan",)))
    (invocation,) = run_of(told)["invocations"]
    assert invocation["executionSuccessful"] is True
    (notice,) = invocation["toolExecutionNotifications"]
    assert (notice["level"], notice["message"]["text"]) == ("note", "page 2 is a scan")


@pytest.mark.parametrize(
    "source, uri",
    [
        ("-", "stdin"),
        ("docs/a file.md", "docs/a%20file.md"),
        ("docs/a#b?.md", "docs/a%23b%3F.md"),
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("https://a.example/ü", "https://a.example/%C3%BC"),
        ("bad\udcff.md", "bad%FF.md"),
    ],
)
def test_it_writes_where_a_document_is_as_a_uri(source, uri):
    assert uri_of(source) == uri

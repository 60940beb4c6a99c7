"""JUnit XML is well formed whatever a page says, and counts what it holds."""

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from tests.report.making import report, reports
from tests.report.written import written

from holdwater.model.report import Failure
from holdwater.report.junit import JunitWriter


def suites_of(*some, failures=()):
    return ET.fromstring(written(JunitWriter, some, failures).encode())


@settings(max_examples=40)
@given(reports(), reports())
def test_it_counts_what_it_holds(one, other):
    for suite in suites_of(one, other):
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))


def test_it_fails_a_statement_that_asks_for_attention():
    (suite,) = suites_of(
        report(
            ("The best.", {"standing": "puffery"}, ("best", {"questions": ("Of?",)})),
            ("A note.", {}, ("note", {"level": "note"})),
            ("Settled.", {}, ("Settled", {"suppressed": "quoted"})),
        )
    )
    failed, noted, settled = suite.findall("testcase")
    assert failed.find("failure").get("type") == "puffery"
    assert "Of?" in failed.find("failure").text
    assert noted.find("failure") is settled.find("failure") is None
    assert "claims, and nothing here" in noted.find("system-out").text


def test_it_writes_what_xml_cannot_hold():
    (suite,) = suites_of(report(("The \x01best\ufffe.", {}, ("best", {}))))
    assert suite.find("testcase").get("name").endswith("The \ufffdbest\ufffd.")


def test_it_passes_a_clean_document():
    (suite,) = suites_of(report(("Runs on Linux.", {})))
    (case,) = suite
    assert (case.get("name"), list(case)) == ("nothing is doubted", [])


def test_it_tells_an_error_of_what_could_not_be_read():
    (suite,) = suites_of(failures=[Failure(source="a<b.docx", message="is damaged")])
    assert (suite.get("name"), suite.get("errors")) == ("a<b.docx", "1")
    assert suite.find("testcase/error").get("message") == "is damaged"

"""Workflow commands: one line a finding, whatever is in it."""

import re

from hypothesis import given, settings
from tests.report.making import at_place, report, reports
from tests.report.written import written

from holdwater.model.place import Place
from holdwater.model.report import Failure
from holdwater.report.github import GithubWriter

COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


def lines_of(*some, failures=()):
    return written(GithubWriter, some, failures).splitlines()


@settings(max_examples=40)
@given(reports())
def test_it_writes_a_line_for_each_finding(one):
    *commands, _ = written(GithubWriter, [one]).split("\n")[:-1]
    found = [f for j in one.judged for f in j.findings if f.suppressed is None]
    assert len(commands) == len(found)
    assert all(COMMAND.fullmatch(line) for line in commands)


def test_it_says_where_what_and_how_bad():
    made = report(
        ("100% safe, always.", {}, ("100% safe", {"message": "“100%”\nIs it?"})),
        source="docs/a,b:c.md",
    )
    command, total = lines_of(made)
    assert command == (
        "::error file=docs/a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=10,"
        "title=HW101 bare-claim::“100%25”%0AIs it?"
    )
    assert total == "1 statements: 1 plain, 0 supported, 0 unsupported, 0 puffery"


def test_it_names_the_place_where_there_are_no_lines():
    made = at_place(report(("The best.", {}, ("best", {}))), Place(page=3))
    command, _ = lines_of(made)
    assert "line=" not in command
    assert "::p. 3: “The best.”%0A" in command


def test_it_tells_a_note_and_what_could_not_be_read():
    made = report(("The best.", {}, ("best", {"level": "note"})))
    command, failed, _ = lines_of(
        made, failures=[Failure(source="a.docx", message="is damaged")]
    )
    assert command.startswith("::notice ")
    assert failed == "::error file=a.docx,title=not read::is damaged"


def test_it_writes_nothing_that_a_terminal_would_act_on():
    made = report(("The best.", {}, ("best", {"message": "\x1b[31m"})), source="a\x1b")
    assert "\x1b" not in "".join(lines_of(made))

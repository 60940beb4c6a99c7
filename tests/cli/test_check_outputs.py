"""`holdwater check --format`: each way of writing is reached by its name."""

import json
import sys
from xml.etree import ElementTree as ET

import pytest

from holdwater.cli.options import output_stream

PAGE = "# Backup\n\nRestores run 3x faster than pg_restore.\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    return path


def test_it_writes_sarif(call, page):
    answer = call("check", "--format", "sarif", str(page))
    (run,) = json.loads(answer.out)["runs"]
    assert answer.code == 1
    line = run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert line == 3


def test_it_writes_junit(call, page):
    answer = call("check", "--format", "junit", str(page))
    suites = ET.fromstring(answer.out.encode())
    assert [int(suite.get("failures")) for suite in suites] == [1]


def test_it_writes_annotations(call, page):
    answer = call("check", "--format", "github", str(page))
    assert answer.out.startswith(f"::error file={page},line=3,endLine=3,col=")


def test_it_writes_a_page(call, page, tmp_path):
    output = tmp_path / "report.html"
    answer = call("check", "--format", "html", "--output", str(output), str(page))
    assert (answer.code, answer.out) == (1, "")
    text = output.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "than pg_restore" in text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has nameless files")
def test_it_leaves_nothing_beside_a_file_that_was_never_whole(tmp_path):
    path = tmp_path / "report.json"
    path.write_text("old", "utf-8")
    with output_stream(path) as stream:
        stream.write("new")
        stream.flush()
        assert list(tmp_path.iterdir()) == [path]
        assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text("utf-8") == "new"

"""Ten messages of an IT department, and all that is said of them.

``announcements.txt`` is reviewed like prose. After a change that is meant,

    HOLDWATER_RENEW_SNAPSHOTS=1 python -m pytest tests/check/test_announcements.py

writes it anew; read the difference as the author of the message, and as a colleague in
Finance, before it is kept.
"""

import os
from pathlib import Path

import pytest

from holdwater.check.road import Lens, check
from holdwater.reading.formats import media_type_of, read
from holdwater.rules.rulebook import open_rulebook

ROOT = Path(__file__).parents[2]
WRITTEN = sorted((ROOT / "examples" / "announcements").glob("[a-z]*.*"))
SNAPSHOT = Path(__file__).parent / "announcements.txt"


@pytest.fixture(scope="module")
def business():
    return Lens(rulebook=open_rulebook(audience="business"), version="0")


@pytest.fixture(scope="module")
def reports(business, today):
    found = {}
    for path in WRITTEN:
        document = read(
            path.read_bytes(), source=path.name, media_type=media_type_of(path.name)
        )
        found[path.name] = check(document, lens=business, today=today)
    return found


def lines(reports):
    for name, report in reports.items():
        yield f"== {name}"
        for judged in report.judged:
            for finding in sorted(judged.findings, key=lambda one: one.words):
                words = judged.statement.text[finding.words.start : finding.words.end]
                yield f"{finding.rule}: {words}"
            for suggestion in dict.fromkeys(f.suggestion for f in judged.findings):
                if suggestion:
                    yield f"    -> {suggestion}"


def test_it_says_of_the_announcements_what_it_said(reports):
    said = "\n".join(lines(reports)) + "\n"
    if os.environ.get("HOLDWATER_RENEW_SNAPSHOTS") == "1":
        SNAPSHOT.write_text(said, "utf-8")
    assert said == SNAPSHOT.read_text("utf-8")


def test_it_has_nothing_to_say_of_the_one_that_was_written_anew(reports):
    plain = reports["vpn-migration-plain.md"]
    assert [f for one in plain.judged for f in one.findings] == []
    assert len(plain.judged) >= 9


def test_it_calls_no_message_anything_but_plain(reports):
    assert {one.standing for r in reports.values() for one in r.judged} == {"plain"}


def test_it_finds_nothing_certain_in_what_it_suggests(reports, business, today):
    """What is certain is all mended at once, and what it says does not come back."""
    tried = 0
    for report in reports.values():
        for judged in report.judged:
            suggestions = {f.suggestion for f in judged.findings if f.suggestion}
            assert len(suggestions) <= 1
            for suggestion in suggestions:
                document = read(
                    suggestion.encode(), source="x", media_type="text/plain"
                )
                again = check(document, lens=business, today=today)
                left = [f for one in again.judged for f in one.findings]
                assert [f.message for f in left if f.suggestion] == [], suggestion
                tried += 1
    assert tried >= 30

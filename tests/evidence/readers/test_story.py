"""A story tells how it came out, and what else changed."""

from datetime import date
from decimal import Decimal

import pytest
from tests.evidence.exhibits import opened

from holdwater.errors import Damaged, EvidenceError

STORY = """+++
outcome = "mixed"
who = "Ottermere City Library, 3 administrators"
date = 2026-09-14
conditions = ["PostgreSQL 16, 400 GB"]
also_changed = ["new storage in the same month"]
[figures.restore]
value = 41.5
unit = "min"
statistic = "median"
n = 12
+++
Restores became quicker. Backups did not.
"""


def written(tmp_path, text):
    (tmp_path / "story.md").write_text(text, "utf-8")
    return opened(tmp_path / "story.md", kind="story")


def test_it_tells_how_it_came_out(tmp_path):
    exhibit = written(tmp_path, STORY)
    assert exhibit.reader == "story"
    assert exhibit.conditions == (
        ("outcome", "mixed"),
        ("who", "Ottermere City Library, 3 administrators"),
        ("condition", "PostgreSQL 16, 400 GB"),
        ("also changed", "new storage in the same month"),
    )
    assert exhibit.created == date(2026, 9, 14)
    figure = exhibit.figures["restore"]
    assert (figure.value, figure.unit, figure.n) == (Decimal("41.5"), "min", 12)
    assert figure.conditions == exhibit.conditions


def test_it_needs_no_figure_and_takes_lines_of_windows(tmp_path):
    head = STORY[: STORY.index("[figures")] + "+++\nWords.\n"
    assert written(tmp_path, head.replace("\n", "\r\n")).figures == {}


@pytest.mark.parametrize(
    ("before", "after", "error", "said"),
    [
        ('"mixed"', '"great"', EvidenceError, "not one of success, failure, mixed"),
        ("also_changed", "also", EvidenceError, "a field `also`"),
        (
            'also_changed = ["new storage in the same month"]\n',
            "",
            EvidenceError,
            r"`also_changed`.*\[\] where nothing",
        ),
        (
            "also_changed = [",
            "also_changed = [1,",
            EvidenceError,
            "not a list of texts",
        ),
        ("value = 41.5", 'value = "41.5"', EvidenceError, "`value`.*is not a number"),
        ("value = 41.5", "value = nan", EvidenceError, "`value`.*is not a number"),
        ("value = 41.5", "value = 1e99", EvidenceError, "beyond all measure"),
        ("n = 12", "n = 1.5", EvidenceError, "`n`.*does not count"),
        ("n = 12", "runs = 12", EvidenceError, "a field `runs`"),
        ("+++\n", "---\n", EvidenceError, "does not begin with its fields"),
        ("outcome =", "outcome", Damaged, "is no TOML"),
    ],
)
def test_it_takes_no_story_that_leaves_out_half(tmp_path, before, after, error, said):
    with pytest.raises(error, match=said):
        written(tmp_path, STORY.replace(before, after))

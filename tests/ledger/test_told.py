"""Where claims are told: what a page by itself does not decide is decided by verdicts."""

from dataclasses import replace

import pytest

from holdwater.check.road import check
from holdwater.ledger.book import Ledger, Verdicts
from holdwater.ledger.match import Index
from holdwater.ledger.records import Records
from holdwater.ledger.told import Told, said_in
from holdwater.model.verification import Coverage, Verdict
from holdwater.reading.formats import read
from holdwater.report.lines import Lines

from .making import ROOT, TODAY, record, value

PLAIN = "Backups are written to a bucket that you own."
SPEED = "Restores run 3x faster than pg_restore."
PAGE = f"""# Ottermere

{PLAIN}

{SPEED}

Restores run 4x faster than pg_restore.

World-class support.
"""


def ledger(verdict):
    records = Records(
        root=ROOT,
        records=(
            record(PLAIN, id="bucket"),
            record(SPEED, id="speed", value=value("3x", "at least")),
            record("World-class support.", id="support"),
        ),
    )

    def judge(one):
        return Verdict(claim=one.id, verdict=verdict, reason="it was tried")

    return Ledger(records, Index(records.ours), Verdicts(records, judge))


@pytest.mark.parametrize("verdict", ["holds", "unbound", "overstated"])
def test_it_counts_the_same_whether_verdicts_are_known_before_or_after(lens, verdict):
    document = read(PAGE.encode(), source="a.md", media_type="text/markdown")
    line_of = Lines(PAGE).place
    counts, uses = [], []
    for held in (None, ledger(verdict)):
        judged = check(document, lens=lens, today=TODAY, ledger=held).judged
        told = Told(ledger(verdict))
        counts.append(told.look(document, judged, line_of))
        assert told.coverage == counts[-1]
        uses.append([told.uses_of(name) for name in ("bucket", "speed", "support")])
    assert counts[0] == counts[1]
    assert uses[0] == uses[1]
    does_not = verdict != "holds"
    assert counts[0] == Coverage(
        numbers=2,
        numbers_bound=1,
        objective=2 + 2 * does_not,
        objective_bound=1 + 2 * does_not,
    )


def test_it_asks_for_no_verdict_to_see_a_page(lens):
    document = read(PAGE.encode(), source="a.md", media_type="text/markdown")
    judged = check(document, lens=lens, today=TODAY).judged
    held = ledger("holds")
    never = Verdicts(held.records, lambda one: pytest.fail(one.id))
    told = Told(replace(held, verdicts=never))

    seen = told.see("a.md", said_in(judged, Lines(PAGE).place))
    assert {use.claim for use in seen.uses} == {"bucket", "speed", "support"}
    assert sorted(seen.swayed) == ["bucket", "support"]

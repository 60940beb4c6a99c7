"""A judged statement, held against what is on file of it."""

from dataclasses import dataclass

import pytest

from holdwater.check.recorded import ON_FILE
from holdwater.check.road import check
from holdwater.ledger.book import Ledger
from holdwater.ledger.match import Index
from holdwater.ledger.records import Records
from holdwater.model.record import VERDICTS, ClaimRecord
from holdwater.model.verification import Verdict
from holdwater.reading.formats import read

SPEED = "Restores run 3x faster than pg_restore."
PLAIN = "It writes to a bucket that you own."
PAGE = f"# Ottermere\n\nWe built it. {SPEED} {PLAIN} World-class support.\n"


@dataclass
class OneVerdict:
    """Every claim has the same verdict."""

    verdict: str
    supports: str | None = None

    def __getitem__(self, name):
        return Verdict(
            claim=name, verdict=self.verdict, reason="because", supports=self.supports
        )


def ledger(verdict, *texts, supports=None):
    records = tuple(
        ClaimRecord(id=f"claim-{number}", text=text, where="claims/a.toml:2:1")
        for number, text in enumerate(texts or (SPEED,))
    )
    kept = Records(root=None, records=records)
    return Ledger(kept, Index(records), OneVerdict(verdict, supports))


@pytest.fixture
def judged(lens, today):
    """Check a page with a ledger, and return the statements by their text."""

    def judge(kept=None, page=PAGE):
        document = read(page.encode(), source="a.md", media_type="text/markdown")
        report = check(document, lens=lens, today=today, ledger=kept)
        return {one.statement.text: one for one in report.judged}, report

    return judge


def test_it_keeps_the_standing_and_lowers_the_findings_of_a_claim_that_holds(judged):
    before, _ = judged()
    after, report = judged(ledger("holds"))
    one = after[SPEED]
    assert (one.claim, one.verdict) == ("claim-0", "holds")
    assert (one.standing, one.kinds) == ("unsupported", before[SPEED].kinds)
    assert report.summary.unsupported == 1
    assert {f.level for f in one.findings} == {"note"}
    assert all(f.message.endswith(ON_FILE) for f in one.findings)
    for was, now in zip(before[SPEED].findings, one.findings, strict=True):
        assert (now.rule, now.questions, now.span) == (
            was.rule,
            was.questions,
            was.span,
        )


@pytest.mark.parametrize("verdict", [one for one in VERDICTS if one != "holds"])
def test_it_makes_an_error_of_a_claim_that_does_not_hold_where_it_is_told(
    judged, verdict
):
    before, _ = judged()
    after, _ = judged(ledger(verdict, supports="2.9x"))
    one = after[SPEED]
    assert (one.verdict, one.standing) == (verdict, "unsupported")
    *own, last = one.findings
    assert tuple(own) == before[SPEED].findings
    assert (last.rule, last.level) == (f"claim-{verdict}", "error")
    assert last.message == (
        f"The claim 'claim-0' is {verdict}: because. The evidence supports “2.9x”."
    )
    assert PAGE[last.span.start : last.span.end] == SPEED


def test_it_doubts_what_was_plain_where_its_claim_fails(judged):
    after, report = judged(ledger("expired", PLAIN))
    one = after[PLAIN]
    assert (one.standing, one.kinds) == ("unsupported", ("quantity",))
    assert report.summary.unsupported == 2


def test_it_makes_an_error_of_copy_at_odds_with_a_record(judged):
    after, _ = judged(ledger("holds"), page=PAGE.replace("3x", "4x"))
    one = after[SPEED.replace("3x", "4x")]
    assert (one.claim, one.verdict) == (None, None)
    assert one.findings[-1].rule == "claim-conflict"
    assert "this says “4x”, the record “3x”" in one.findings[-1].message


def test_it_leaves_all_others_alone(judged):
    before, _ = judged()
    for verdict in VERDICTS:
        after, _ = judged(ledger(verdict))
        assert {t: one for t, one in after.items() if t != SPEED} == {
            t: one for t, one in before.items() if t != SPEED
        }


def test_it_leaves_a_finding_settled_that_was(judged):
    page = PAGE.replace("We built", "<!-- holdwater: allow: it is so -->\nWe built")
    after, _ = judged(ledger("holds"), page=page)
    assert {f.level for f in after[SPEED].findings} > {"note"} or all(
        f.suppressed is None for f in after[SPEED].findings
    )

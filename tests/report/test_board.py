"""The page for a board: what held, what failed, what nobody tried."""

import re
from datetime import date
from decimal import Decimal

import pytest
from tests.ledger.making import record, theirs, value
from tests.report.test_html import elements, names

from holdwater.model.record import VERDICTS
from holdwater.model.report import Failure
from holdwater.model.span import Span
from holdwater.model.theirs import Informed, Question
from holdwater.model.verification import Coverage, Shown, Use, Verdict, Verified
from holdwater.report.board import board_text
from holdwater.report.verified import Verification

SPEED = "Restores run 3x faster than pg_restore."
HOSTILE = "<script>alert(1)</script>"


def claim(name, verdict, *, of=None, uses=(), record_=None, **told):
    own = {"id": name, "theirs": of, **(record_ or {})}
    made = record(**own)
    reached = Verdict(claim=name, verdict=verdict, reason="the reason", **told)
    return Verified(record=made, verdict=reached, uses=tuple(uses))


def page_of(*claims, failures=()):
    found = Verification(claims, Coverage(), failures, "1.2", date(2026, 11, 22))
    return board_text(found)


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<header>")[2]))


FAILED = claim(
    "speed",
    "overstated",
    of=theirs(
        "On which data?",
        questions=(
            Question(ask="On which data?"),
            Question(ask="Which version?", answer="17.5", on=date(2026, 11, 2)),
        ),
        told=(Informed(who="The board", on=date(2026, 10, 2)),),
        must_also_change=("Who runs it: […]?",),
    ),
    record_={
        "value": value("3x", "at least"),
        "disclose": {"conditions": "our own data", "ran_by": "us"},
    },
    measured=Decimal("2.42857"),
    low=Decimal("2.3"),
    high=Decimal("2.5"),
    claimed=Decimal(3),
    unit="x",
    supports="2.4x",
    evidence=(Shown(name="bench", path="pilot/restores.csv", sha256=None),),
)


def test_it_says_in_one_sentence_what_came_of_it():
    page = page_of(
        FAILED,
        claim("held", "holds", of=theirs()),
        claim("gone", "orphaned", of=theirs()),
        claim("untried", "unbound", of=theirs("How?")),
    )
    assert "<h1>What Ottermere promises, and what came of it here</h1>" in page
    assert (
        "Of the four claims that Ottermere makes, one held here, one failed here and two "
        "were not tested here. Two questions have no answer yet." in page
    )
    counted = re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page)
    assert counted == [
        ("failed here", "1"),
        ("held here", "1"),
        ("not tested here", "2"),
    ]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["unbound"], "The one claim that Ottermere makes was not tested here."),
        (["holds"] * 2, "Of the two claims that Ottermere makes, two held here."),
        (["overstated"] * 13, "Of the 13 claims that Ottermere makes, none held here and 13 failed here."),
    ],
)  # fmt: skip
def test_it_leaves_out_of_the_sentence_what_did_not_happen(verdicts, said):
    some = [claim(f"c{n}", one, of=theirs()) for n, one in enumerate(verdicts)]
    assert said in page_of(*some)


def test_it_tells_of_a_claim_all_that_a_board_asks():
    said = text_of(page_of(FAILED))
    parts = (
        (
            "Failed here: it fell short “Restores run 3x faster than pg_restore.” Ottermere, "
            "on https://ottermere.example/ , read and kept on 20 November 2026"
        ),
        "2.43x. The claim is: at least 3x.",
        "it would likely lie between 2.3x and 2.5x",
        "“2.4x”",
        "Under: our own data Run by: us",
        "pilot/restores.csv",
        "Who runs it: to be decided ?",
        "Which version? 17.5 (2 November 2026)",
        "What they have not answered On which data?",
        "The board, 2 October 2026",
    )
    at = [said.index(part) for part in parts]
    assert at == sorted(at)
    assert (
        "The board was told “Restores run 3x faster than pg_restore.” : failed here"
        in said
    )


@pytest.mark.parametrize(
    ("measured", "unit", "shown"),
    [
        ("2.9996", "x", "2.9996x"),
        ("99.995", "%", "99.995%"),
        ("5312.77", "ms", "5,310 ms"),
        ("0.00042131", "s", "0.000421 s"),
    ],
)
def test_it_rounds_no_figure_to_what_was_claimed(measured, unit, shown):
    one = claim(
        "a",
        "overstated",
        of=theirs(),
        record_={"value": value("3x", "at least")},
        measured=Decimal(measured),
        claimed=Decimal(3) if unit == "x" else Decimal(100),
        unit=unit,
    )
    assert f"{shown}. The claim is" in page_of(one)


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (theirs(), "What speaks against it lost (pilot/lost.md) Conditions"),
        (None, "What speaks against it lost (pilot/lost.md): nothing is said to it"),
    ],
)
def test_it_says_once_what_speaks_against_it(of, says):
    lost = Shown(name="lost", path="pilot/lost.md", sha256=None)
    said = text_of(page_of(claim("a", "contradicted", of=of, counter_evidence=(lost,))))
    assert says in said
    assert said.count("against it") == 2  # the verdict, and what it is
    assert "The reason" not in said


def test_it_says_what_a_test_would_take_where_nobody_tried():
    plan = {"measure": "Minutes: […].", "held_if": "At most 5."}
    untried, held = (
        text_of(page_of(claim("a", verdict, of=theirs(test_here=plan))))
        for verdict in ("unbound", "holds")
    )
    assert (
        "What a test would take Measure: Minutes: to be decided . It holds if: At most 5."
        in untried
    )
    assert "What a test would take" not in held
    assert "No figure: somebody looked, and what they saw is on file." in held


def test_it_says_what_they_said_before_and_say_no_more():
    was = claim("was", "overstated", of=theirs(gone=date(2026, 11, 21)))
    now = claim(
        "now", "unbound", of=theirs(replaces="was"), record_={"text": "2x faster."}
    )
    other = claim("other", "unbound", of=theirs(replaces="not-there"))
    said = text_of(page_of(was, now, other))
    assert "Since 21 November 2026 their page does not say it any more." in said
    assert f"Said otherwise before “{SPEED}” : failed here" in said
    assert "Said otherwise before not-there" in said


def test_it_says_of_our_own_claims_how_they_stand():
    page = page_of(
        claim("a", "holds"), claim("b", "contradicted"), claim("c", "unbound")
    )
    assert "<h1>What we promise, and how it stands</h1>" in page
    assert (
        "Of the three claims that we make, one holds, one does not hold and one could not "
        "be looked at." in page
    )
    assert "here" not in text_of(page).replace("there", "").replace("where", "")


def test_it_keeps_ours_and_each_vendors_apart():
    page = page_of(
        claim("a", "holds"),
        claim("b", "holds", of=theirs()),
        claim("c", "unbound", of=theirs(vendor="Penmark")),
    )
    heads = re.findall(r"<h2>([^<]+)</h2>", page)
    assert heads[:3] == [
        "Ours: holds",
        "Ottermere: held here",
        "Penmark: not tested here",
    ]


def test_it_says_where_our_own_pages_pass_it_on():
    use = Use(claim="b", source="index.md", words=SPEED, span=Span(0, 5), match="exact", lines=(3, 1, 3, 6))  # fmt: skip
    said = text_of(page_of(claim("b", "unbound", of=theirs(), uses=[use])))
    assert "Our own pages say it index.md 3:1" in said


@pytest.mark.parametrize("of", [None, theirs()])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_it_has_words_for_every_verdict(verdict, of):
    page = page_of(claim("a", verdict, of=of))
    assert f'class="is-{"held" if verdict == "holds" else ""}' in page
    assert verdict not in text_of(page) or verdict == "holds"


def test_it_needs_nothing_and_runs_nothing_whatever_is_written():
    bad = theirs(
        HOSTILE,
        vendor=HOSTILE,
        source=f"javascript:{HOSTILE}",
        told=(Informed(who=HOSTILE, note=HOSTILE),),
        must_also_change=(HOSTILE,),
        test_here={"measure": HOSTILE},
        replaces="b",
    )
    ours = {"text": HOSTILE, "disclose": {"conditions": HOSTILE}, "not_said": HOSTILE}
    page = page_of(
        claim("told", "unbound", of=bad, record_=ours),
        claim("b", "contradicted", record_=ours),
        failures=[Failure(source=HOSTILE, message=HOSTILE)],
    )
    assert not names(page) & {"script", "link", "img", "iframe", "form", "object"}
    assert not {"url(", "@import"} & set(re.findall(r"url\(|@import", page))
    found = elements(page)
    ids = [n.attrs["id"] for n in found if "id" in n.attrs]
    hrefs = [n.attrs["href"] for n in found if "href" in n.attrs]
    assert len(set(ids)) == len(ids)
    assert {one[1:] for one in hrefs} <= set(ids)


def test_it_says_that_nothing_is_on_file():
    assert "No claim is on file." in page_of()


@pytest.mark.parametrize(
    "verdict, told, name",
    [
        ("holds", {"measured": Decimal(3)}, "What we measured"),
        ("holds", {}, "What we measured"),
        ("orphaned", {}, "Why"),
    ],
)
def test_it_says_why_where_nothing_was_measured(verdict, told, name):
    page = page_of(claim("speed", verdict, of=theirs(), **told))
    assert f"<dt>{name}</dt>" in page
    assert page.count("<dt>What we measured</dt>") == (name != "Why")

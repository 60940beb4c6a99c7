"""What is allowed where it stands: settled with its reason, and never in silence."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from holdwater.desk import Desk

DAY = date(2026, 11, 26)
FAST = "Restores run 3x faster than pg_restore."


@pytest.fixture(scope="module")
def desk():
    return Desk(environment={}, command_line={}, now=datetime(2026, 11, 26, tzinfo=UTC))


@pytest.fixture
def checked(desk):
    def check(text, media_type="text/markdown"):
        return desk.check_bytes(
            text.encode(), source="page", media_type=media_type, folder=Path()
        )

    return check


def settled(report):
    return {
        one.statement.text: {f.rule: f.suppressed for f in one.findings}
        for one in report.judged
        if one.findings
    }


def test_it_settles_what_the_next_block_is_found_for(checked):
    report = checked(
        f"<!-- holdwater: allow bare-comparison: measured in May,\n see blog -->\n\n{FAST}\n\n{FAST}"
    )
    first, second = (one for one in report.judged if one.findings)
    assert [f.suppressed for f in first.findings] == ["measured in May, see blog"]
    assert [f.suppressed for f in second.findings] == [None]
    assert not first.is_open
    assert second.is_open
    assert (first.standing, second.standing) == ("plain", "unsupported")
    assert report.summary.unsupported == 1
    assert report.document.notices == ()


@pytest.mark.parametrize(
    "text, media_type",
    [
        (f"{FAST} <!-- holdwater: allow HW203: measured -->", "text/markdown"),
        (f"- One.\n- {FAST} <!--holdwater:allow HW203:measured-->", "text/markdown"),
        (f"{{/* holdwater: allow HW203: measured */}}\n\n{FAST}", "text/mdx"),
        (f"<p><!-- holdwater: allow HW203: measured -->{FAST}</p>", "text/html"),
        (f"<!-- holdwater: allow HW203: measured --><p>{FAST}</p>", "text/html"),
        (f"<!-- holdwater: allow fear, HW203: measured -->\n{FAST}", "text/markdown"),
    ],
)
def test_it_is_heeded_wherever_a_comment_may_stand(checked, text, media_type):
    found = settled(checked(text, media_type))
    assert {rules["bare-comparison"] for rules in found.values()} == {"measured"}


def test_it_settles_nothing_but_what_it_names(checked):
    text = "Restores run 3x faster than pg_restore and never fail."
    rules = settled(checked(f"<!-- holdwater: allow HW203: measured -->\n\n{text}"))[
        text
    ]
    assert rules.pop("bare-comparison") == "measured"
    assert rules
    assert set(rules.values()) == {None}


@pytest.mark.parametrize(
    "comment, told",
    [
        ("allow HW203", "line 1 allows HW203 and gives no reason, so it is not heeded"),
        (
            "allow HW203: [reason]",
            "line 1 allows HW203 and gives no reason, so it is not heeded",
        ),
        (
            "allow HW203: […]",
            "line 1 allows HW203 and gives no reason, so it is not heeded",
        ),
        (
            "allow HW203:  ",
            "line 1 allows HW203 and gives no reason, so it is not heeded",
        ),
        ("allow hw203x: why", "line 1 allows 'hw203x', which is no rule"),
        ("allow fear: why", "line 1 allows fear, and that settles nothing"),
    ],
)
def test_it_tells_of_an_allowance_that_settles_nothing(checked, comment, told):
    report = checked(f"<!-- holdwater: {comment} -->\n\n{FAST}")
    assert report.document.notices == (told,)
    assert settled(report) == {FAST: {"bare-comparison": None}}


@pytest.mark.parametrize(
    "comment",
    [
        "allow HW203 measured",
        "Allow HW203: measured",
        "allow bare-comparison HW203: measured",
        "allow HW203, : measured",
        "allow : measured",
    ],
)
@pytest.mark.parametrize("media_type", ["text/markdown", "text/html"])
def test_it_tells_of_an_allowance_that_cannot_be_read(checked, comment, media_type):
    report = checked(f"<!-- holdwater: {comment} -->\n\n{FAST}", media_type)
    (told,) = report.document.notices
    assert told.startswith("line 1 is no allowance that can be read")
    assert settled(report) == {FAST: {"bare-comparison": None}}


@pytest.mark.parametrize(
    "text",
    [
        f'<p title="<!-- holdwater: allow HW203: s -->">{FAST}</p>',
        f"<textarea><!-- holdwater: allow HW203: s --></textarea><p>{FAST}</p>",
        f"<script>/* <!-- holdwater: allow HW203: s --> */</script><p>{FAST}</p>",
        f"<!-- a <!-- holdwater: allow HW203: s --><p>{FAST}</p>",
    ],
)
def test_it_heeds_comments_alone_in_html(checked, text):
    report = checked(text, "text/html")
    assert {None} == {r for rules in settled(report).values() for r in rules.values()}


@pytest.mark.parametrize(
    "text",
    [
        f"| A | B |\n| - | - |\n| {FAST} | Plain |\n| Plain | {FAST} |\n",
        f"- {FAST}\n- Plain words.\n- {FAST}\n",
        f"> {FAST}\n>\n> {FAST}\n",
    ],
)
def test_it_settles_a_whole_table_list_or_quotation(checked, text):
    after = f"\nWords between them.\n\n- {FAST}\n"
    report = checked(
        f"<!-- holdwater: allow HW203, testimonial: measured -->\n\n{text}{after}"
    )
    *inside, behind = (one for one in report.judged if one.findings)
    assert len(inside) == 2
    assert not any(one.is_open for one in inside)
    assert behind.is_open


@pytest.mark.parametrize(
    "text",
    [
        f"```\n<!-- holdwater: allow HW203: why -->\n```\n\n{FAST}",
        f"Write `<!-- holdwater: allow HW203: why -->` above.\n\n{FAST}",
    ],
)
def test_it_is_not_heeded_where_it_is_shown(checked, text):
    report = checked(text)
    assert report.document.notices == ()
    assert settled(report)[FAST] == {"bare-comparison": None}


def test_it_may_stand_where_nothing_follows(checked):
    report = checked(f"{FAST}\n\n<!-- holdwater: allow HW203: why -->")
    assert report.document.notices == ("line 3 allows HW203, and that settles nothing",)


def test_it_costs_no_trust_where_it_is_settled(checked):
    report = checked(f"<!-- holdwater: allow HW203: measured -->\n\n{FAST}")
    assert report.costliest == ()


def test_it_ends_soon_whatever_follows_the_word(checked):
    checked(
        "<!-- holdwater: allow a"
        + " , a" * 50_000
        + "\n"
        + "<!-- holdwater: allow a:" * 5000
    )


@pytest.mark.parametrize("media_type", ["text/markdown", "text/html"])
def test_it_reads_no_more_allowances_than_anybody_writes(checked, media_type):
    words = f"<p>{FAST}</p>" if media_type == "text/html" else FAST
    one = f"<!-- holdwater: allow HW203: why -->\n\n{words}\n\n"
    report = checked(one * 1_200, media_type)
    assert sum(one.is_open for one in report.judged) >= 200
    assert "of the allowances the first 1,000 were read, and no more" in (
        report.document.notices
    )


FRONT = """\
---
title: Backups
# holdwater: allow bare-comparison: measured in May
description: "Restores run 3x faster than pg_restore."
summary: Deploy in minutes. # holdwater: allow ready-at-once: it was timed
---

"""


@pytest.mark.parametrize("media_type", ["text/markdown", "text/mdx"])
def test_it_settles_what_front_matter_allows(checked, media_type):
    report = checked(FRONT + FAST, media_type)
    assert settled(report) | {FAST: None} == {
        FAST: None,
        "Deploy in minutes.": {"ready-at-once": "it was timed"},
    }
    first, *_, last = (one for one in report.judged if one.statement.text == FAST)
    assert [f.suppressed for f in first.findings] == ["measured in May"]
    assert [f.suppressed for f in last.findings] == [None]
    assert report.document.notices == ()


def test_it_settles_in_toml_front_matter_too(checked):
    text = FRONT.replace("---", "+++").replace(": B", ' = "B').replace("ups", 'ups"')
    text = text.replace("description:", "description =").replace(
        "summary: Deploy in minutes.", 'summary = "Deploy in minutes."'
    )
    report = checked(text)
    assert settled(report) == {
        FAST: {"bare-comparison": "measured in May"},
        "Deploy in minutes.": {"ready-at-once": "it was timed"},
    }


def test_it_allows_nothing_below_the_front_matter_from_within(checked):
    report = checked(f"---\ntitle: A\n# holdwater: allow HW203: no\n---\n\n{FAST}\n")
    assert settled(report) == {FAST: {"bare-comparison": None}}
    assert report.document.notices == ("line 3 allows HW203, and that settles nothing",)


@pytest.mark.parametrize(
    "text",
    [
        f"# holdwater: allow HW203: a heading\n\n{FAST}\n",
        f"---\ntitle: '# holdwater: allow HW203: words'\n---\n\n{FAST}\n",
    ],
)
def test_it_takes_no_words_for_a_comment_of_front_matter(checked, text):
    report = checked(text)
    assert settled(report)[FAST] == {"bare-comparison": None}
    assert report.document.notices == ()


def test_it_tells_of_what_front_matter_means_to_allow_and_does_not(checked):
    report = checked(f"---\n# holdwater: allow\ndescription: {FAST}\n---\n")
    assert settled(report) == {FAST: {"bare-comparison": None}}
    assert report.document.notices == (
        (
            "line 2 is no allowance that can be read: "
            "write `holdwater: allow RULE: reason`"
        ),
    )

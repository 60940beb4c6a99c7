"""The report for people, looked at whole.

The snapshots beside this file are reviewed like prose. After a change that is meant,

    HOLDWATER_RENEW_SNAPSHOTS=1 python -m pytest tests/report/test_terminal.py

writes them anew; look at the difference before it is kept.
"""

import io
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.making import DAY, WORDS, at_place, report, reports, statements

from holdwater.model.place import Place
from holdwater.model.report import Failure, LearnedFile, Summary
from holdwater.report.layout import cells, visible
from holdwater.report.opening import SUMMED_UP_NOT, _from_the_words, _is_backed
from holdwater.report.terminal import TerminalWriter

SNAPSHOTS = Path(__file__).parent / "snapshots"


def shown(*some, width=80, colour=False, failures=()):
    """Write reports as somebody at a terminal would see them."""
    stream = io.StringIO()
    writer = TerminalWriter(stream, width=width, colour=colour)
    writer.open(version="1.2.3", today=DAY)
    summary = Summary()
    for one in some:
        writer.document(one)
        summary = summary.plus(one.summary)
    writer.close(summary=summary, failures=failures)
    return stream.getvalue()


def assert_it_looks_like(name, text):
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("HOLDWATER_RENEW_SNAPSHOTS") == "1":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


# -- what it is made of -------------------------------------------------------------

WHO = "among which products, by which measure, measured by whom and when"

LONG = (
    (
        "The fastest backup on the market, trusted by 2,000 customers worldwide and "
        "loved by every administrator who has ever had to restore a server at three "
        "in the morning."
    ),
    {"standing": "unsupported", "kinds": ("superlative", "quantity", "authority")},
    (
        "2,000 customers",
        {
            "rule": "unsourced-figure",
            "code": "HW201",
            "kinds": ("quantity",),
            "missing": ("source", "date"),
            "message": "“2,000 customers” is a figure, and nothing says whose it is.",
            "questions": ("How were the customers counted, and on which date?",),
        },
    ),
    (
        "fastest backup on the market",
        {
            "rule": "bare-superlative",
            "missing": ("measure", "baseline", "source"),
            "message": f"“fastest backup on the market” is a rank, and leaves out {WHO}.",
            "questions": (
                "“fastest backup on the market”: among which products?",
                "By which measure, measured by whom, and when?",
            ),
        },
    ),
    (
        "loved by every administrator",
        {
            "rule": "vague-authority",
            "code": "HW401",
            "level": "warning",
            "missing": ("source",),
            "message": "Who exactly, and may they be asked?",
            "suggestion": "Used by […], who may be asked at […].",
        },
    ),
)

WIDE = (
    "日本語のテキスト、 world-class 🎉 品質, seamless naïve cafe\u0301 support 👩‍💻 for all.",
    {"standing": "puffery", "kinds": ("superlative", "buzz")},
    (
        "world-class 🎉 品質",
        {
            "rule": "empty-superlative",
            "code": "HW102",
            "level": "warning",
            "missing": ("measure",),
            "message": "“world-class 🎉 品質” is praise that no evidence could settle.",
            "questions": (
                "What does it do that made you write “world-class 🎉 品質”?",
            ),
        },
    ),
    (
        "cafe\u0301 support",
        {"rule": "buzzword", "code": "HW511", "level": "warning", "message": "Why?"},
    ),
)

NOTED = (
    "Deploy in minutes.",
    {"standing": "plain"},
    (
        "in minutes",
        {
            "rule": "promised-ease",
            "code": "HW321",
            "level": "note",
            "message": "Evidence is on file. Link it.",
        },
    ),
)

SUPPRESSED = (
    "Never loses a byte.",
    {"standing": "plain"},
    (
        "Never",
        {
            "rule": "bare-absolute",
            "code": "HW301",
            "message": "“Never” has no limit.",
            "suppressed": "agreed with the storage team on 2026-05-04",
        },
    ),
)

PLAIN = ("The file has three columns.", {"standing": "plain"})
SUPPORTED = ("2.1x faster than v3.2.", {"standing": "supported"})

SITE = (
    report(PLAIN, LONG, SUPPORTED, WIDE),
    report(PLAIN, source="site/limits.md"),
    report(source="site/empty.md"),
    report(NOTED, SUPPRESSED, source="site/start.md", above=1233),
    report(PLAIN, SUPPORTED, source="-"),
)
SIX = tuple(
    (f"Deploy {n} times faster.", {"standing": "unsupported"}, (f"{n} times", {}))
    for n in range(3, 9)
)
OPENED = report(
    LONG,
    WIDE,
    *SIX,
    PLAIN,
    SUPPORTED,
    costliest=[
        (0, "superlative", "in the title: a rank, and nothing says among whom"),
        (2, "quantity", "a figure that leads to no source"),
        (1, "buzz", "says nothing that could be checked"),
    ],
    checkable=[
        (9, "evidence", "read it"),
        (8, "versions", "compare with yours"),
        (1, "figure", "measure it"),
    ],
    not_said=[
        ("price", "What does it cost for a team of our size?"),
        (
            "data-location",
            "Where does our data lie, in which country, and who can read it there?",
        ),
    ],
)
FEW = report(
    NOTED,
    SIX[0],
    PLAIN,
    source="site/offer.md",
    costliest=[(1, "quantity", "a figure that leads to no source")],
    checkable=[(2, "figure", "measure it")],
    not_said=[("exit", "How do we leave?")],
)
FAILURES = (
    Failure(source="deck.pptx", message="no reader for .pptx."),
    Failure(source="site/\x1b[2Jodd.md", message="cannot be read"),
)


_SUGGESTION = "From Monday, use the portal and the device before you call us."
WORDY = (
    "From Monday, utilise the portal and the endpoint prior to calling us via MFA.",
    {"standing": "plain"},
    *(
        (
            words,
            {
                "rule": rule,
                "code": code,
                "kinds": (),
                "level": "warning",
                "message": f"“{words}” is said in more words than it takes: say “{plain}”.",
                "suggestion": _SUGGESTION,
            },
        )
        for words, rule, code, plain in (
            ("utilise", "formal-word", "HB103", "use"),
            ("endpoint", "it-jargon", "HB101", "device"),
            ("prior to", "formal-word", "HB103", "before"),
        )
    ),
    (
        "MFA",
        {
            "rule": "unexplained-acronym",
            "code": "HB401",
            "kinds": (),
            "level": "note",
            "message": "“MFA” is explained neither here nor before.",
            "questions": ("What is MFA to the reader, in a few words?",),
        },
    ),
)
GERMAN = ("Der Server ist aus.", {"standing": None, "language": "de"})
FRENCH = ("Le serveur est en panne.", {"standing": None, "language": "fr"})
BUSINESS = (
    report(WORDY, PLAIN, source="news/portal.md", audience="business"),
    report(PLAIN, source="news/plain.md", audience="business"),
    report(GERMAN, source="news/de.md", audience="business"),
)
MIXED = (
    report(LONG, GERMAN, GERMAN, FRENCH, PLAIN),
    report(GERMAN, source="site/de.md"),
    report(WORDY, source="news/portal.md", audience="business"),
)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("site-80", {}),
        ("site-40", {"width": 40}),
        ("site-colour", {"colour": True}),
    ],
)
def test_it_looks_as_it_did(name, given):
    text = shown(*SITE, failures=FAILURES, **given)
    assert_it_looks_like(name, text.replace("\x1b", "␛"))


@pytest.mark.parametrize(
    ("name", "some", "failures"),
    [
        ("nothing", (), ()),
        ("clean", (report(PLAIN),), ()),
        ("unread", (), FAILURES[:1]),
        ("often", (report(*[LONG] * 4, NOTED),), ()),
        ("business", BUSINESS, ()),
        ("mixed", MIXED, ()),
    ],
)
def test_it_sums_up_as_it_did(name, some, failures):
    assert_it_looks_like(name, shown(*some, failures=failures))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("opened-80", {}),
        ("opened-40", {"width": 40}),
        ("opened-colour", {"colour": True}),
    ],
)
def test_it_opens_as_it_did(name, given):
    text = shown(OPENED, FEW, **given)
    assert_it_looks_like(name, text.replace("\x1b", "␛"))


def test_it_keeps_no_snapshot_that_nothing_looks_like():
    kept = {path.stem for path in SNAPSHOTS.iterdir()}
    assert kept == {
        *("site-80", "site-40", "site-colour"),
        *("nothing", "clean", "unread", "often", "business", "mixed"),
        *("opened-80", "opened-40", "opened-colour"),
    }


# -- what holds of every report -----------------------------------------------------

widths = st.integers(20, 120)
whole_words = [word for word in WORDS if visible(word) == word]


def test_it_marks_what_is_joined_into_one_character_below_it():
    told = {"message": "fast", "questions": (), "suggestion": None, "level": "note"}
    text = shown(report(("So 👩\u200d💻", {}, ("💻", told))), width=40, colour=False)
    marked = next(line for line in text.splitlines() if "^" in line)
    above = text.splitlines()[text.splitlines().index(marked) - 1]
    assert cells(marked) <= cells(above)
    assert marked.strip() == "^"


@settings(max_examples=30)
@given(st.lists(statements(), max_size=3), widths, st.booleans())
def test_it_writes_no_line_wider_than_the_terminal(some, width, colour):
    text = shown(report(*some), width=width, colour=colour, failures=FAILURES)
    most = min(width, 100)
    for line in re.sub(r"\x1b\[[\d;]*m", "", text).splitlines():
        if cells(line) > most:
            # A word that cannot be cut, behind the margin and a mark.
            assert max(cells(word) for word in line.split()) > most - 14


@settings(max_examples=30)
@given(reports(), widths)
def test_it_says_the_same_in_colour(one, width):
    plain = shown(one, width=width).splitlines()
    colour = shown(one, width=width, colour=True)
    bare = re.sub(r"\x1b\[[\d;]*m", "", colour).splitlines()
    assert bare == [line for line in plain if not re.fullmatch(r" *\^[ ^]*", line)]
    assert "\x1b" not in "".join(plain)
    # What was turned on is turned off on its own line.
    for line in colour.splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")


@st.composite
def marked(draw):
    """Draw a statement with some of its words meant."""
    words = draw(st.lists(st.sampled_from(whole_words), min_size=1, max_size=25))
    # Each is told from the others by where it stands.
    words = [f"{word}{number}" for number, word in enumerate(words)]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    meant = " ".join(words[first : last + 1])
    given = {"standing": "unsupported"}
    return (" ".join(words), given, (meant, {"message": "So."})), meant


@settings(max_examples=30)
@given(marked(), st.integers(40, 100))
def test_it_marks_the_words_that_are_meant_and_no_others(drawn, width):
    statement, meant = drawn
    lines = shown(report(statement), width=width).splitlines()
    under = []
    for line, marks in pairwise(lines):
        if not re.fullmatch(r" *\^[ ^]*", marks):
            continue
        at = 0
        for character in re.findall(r".[\u0301\u200d]*(?:💻)?", line):
            wide = cells(character)
            if marks[at : at + wide] == "^" * wide:
                under.append(character)
            at += wide
    assert "".join(under).split() == meant.split() or "".join(
        "".join(under).split()
    ) == "".join(meant.split())


@settings(max_examples=30)
@given(reports())
def test_it_leaves_nothing_out(one):
    text = " ".join(shown(one).split())
    for judged in one.judged:
        for finding in judged.findings if judged.is_open else ():
            assert f"{finding.code} {finding.rule}" in text
            for said in (finding.message, *finding.questions, finding.suggestion):
                words = visible(said or "").split()
                assert all(word in text for word in words if cells(word) < 40)
    counts = one.summary
    assert f"{counts.unsupported} unsupported, {counts.puffery} puffery" in text


def test_it_tells_a_suggestion_once_however_many_findings_share_it():
    text = shown(report(WORDY, audience="business"), width=100)
    assert text.count(f"→ {_SUGGESTION}") == 1
    assert text.count("HB103 formal-word") == 1


def test_it_says_nothing_of_evidence_to_colleagues():
    missing = (LONG[0], {"standing": "plain"}, *LONG[2:])
    text = shown(report(missing, audience="business"))
    assert "lacks" not in text
    assert "plain" not in text.partition("─")[0]


def test_it_says_once_which_verdicts_it_was_judged_with():
    own = LearnedFile(file="own.json", sha256="0" * 64)
    other = LearnedFile(file="\x1b[2J.json", sha256="1" * 64)
    plain = report(("Words.", {}))
    told = shown(
        *(plain._replace(learned=one) for one in (None, own, own, other))
    ).splitlines()
    words = "judged with your team's own verdicts: "
    assert [line for line in told if line.startswith(words)] == [
        f"{words}own.json",
        f"{words}\ufffd[2J.json",
    ]
    assert words not in shown(plain)


def test_it_tells_where_each_statement_stands():
    text = shown(report(PLAIN, LONG, NOTED, above=9_998))
    assert "\n10001:1 The fastest" in text
    assert "\n10003:1 Deploy" in text
    text = shown(report(LONG, above=123_456))
    assert "\n123457:1 The fastest" in text
    assert "\n         and loved by" in text
    text = shown(at_place(report(PLAIN, LONG), Place(slide=12, shape="Title 1")))
    assert "\nslide 12 The fastest" in text


def test_it_tells_a_suggestion_once_behind_all_findings():
    text, given, *findings = LONG
    same = {"suggestion": "A backup, […]."}
    told = shown(report((text, given, *((w, {**g, **same}) for w, g in findings))))
    assert told.count("→ A backup, […].") == 1
    assert told.index("→") > told.index("HW401")


def test_it_names_the_words_in_the_order_they_stand():
    text = shown(report(LONG))
    rules = re.findall(r"HW\d+ ([\w-]+)", text)
    assert rules == ["bare-superlative", "unsourced-figure", "vague-authority"]


# -- how it opens -------------------------------------------------------------------

HEADS = ("Costs most trust", "Can be checked here", "Not said here")


def heads(text):
    return [head for head in (*HEADS, "Every finding") if head in text]


def test_it_opens_with_the_worst_the_best_and_what_is_missing():
    lines = shown(OPENED).splitlines()
    at = [next(n for n, one in enumerate(lines) if head in one) for head in HEADS]
    finding = next(n for n, one in enumerate(lines) if "HW" in one)
    assert at == sorted(at)
    assert at[-1] < finding


def test_it_does_not_tell_twice_what_follows_at_a_glance():
    few = {
        "costliest": [(0, "ease", "why not")],
        "checkable": [(1, "figure", "measure it")],
    }
    assert heads(shown(report(*SIX[:5], PLAIN, **few))) == []
    assert heads(shown(report(*SIX, PLAIN, **few))) == [
        "Costs most trust",
        "Can be checked here",
        "Every finding",
    ]
    offer = report(*SIX[:5], PLAIN, **few, not_said=[("exit", "How?")])
    assert heads(shown(offer)) == [
        "Can be checked here",
        "Not said here",
        "Every finding",
    ]
    assert heads(shown(report(*SIX[:5], not_said=[]))) == []


def test_it_says_where_supported_statements_stand_and_what_it_lacks():
    backed = [(f"Measured {n} here.", {"standing": "supported"}) for n in range(7)]
    text = " ".join(shown(report(*SIX[:2], *backed, PLAIN)).split())
    assert "Supported, with something to go and check: " in text
    assert " and 2 more" in text
    assert SUMMED_UP_NOT in text
    assert SUMMED_UP_NOT not in shown(report(*SIX[:2], PLAIN))
    short = " ".join(shown(report(*SIX, PLAIN)).split())
    assert "does not read as an offer" in short


def test_it_does_not_say_that_nothing_can_be_checked_beside_what_can():
    backed = ("Measured here.", {"standing": "supported"})
    assert "was found to check" in " ".join(shown(report(*SIX, PLAIN)).split())
    assert "was found to check" not in " ".join(shown(report(*SIX, backed)).split())


def test_it_names_as_supported_only_what_surely_is():
    (one,) = report(("Measured here.", {"standing": "supported"})).judged
    said = [_is_backed(one._replace(confidence=sure)) for sure in (None, 0.8, 0.3)]
    assert said == [True, True, False]


@pytest.mark.parametrize(
    ("before", "shown_from"),
    [("It is new. ", "It is new."), ("a " * 60, "…")],
)
def test_it_opens_a_long_statement_shortly_before_its_doubted_words(before, shown_from):
    text = f"{before}and the fastest on earth."
    claims = [(text, {"standing": "unsupported"}, ("the fastest", {}))]
    one = report(*claims, *SIX)
    shown_line = _from_the_words(one.judged[0], 60)
    assert shown_line.startswith(shown_from)
    assert "the fastest" in shown_line[:60]


@settings(max_examples=20)
@given(reports(), widths)
def test_it_opens_with_every_name_and_every_question(one, width):
    text = shown(one, width=width)
    opened = text.partition("Every")[0]
    for unsaid in one.not_said or ():
        words = visible(unsaid.question).split()
        if any(judged.is_open for judged in one.judged):
            assert unsaid.name in opened
            assert all(word in opened for word in words if cells(word) < 10)


@settings(max_examples=20)
@given(reports(most=8), st.integers(40, 100))
def test_it_opens_within_the_terminal(one, width):
    opened, has_sections, _ = shown(one, width=width).partition("Every finding")
    for line in opened.splitlines() if has_sections else ():
        if cells(line) > width:
            assert max(cells(word) for word in line.split()) > width - 24


def asking(*questions):
    """Make three statements of which each is asked the same by one rule."""
    doubted = {"standing": "unsupported", "kinds": ("superlative",)}
    found = ("best", {"questions": questions})
    return report(
        *[(text, doubted, found) for text in ("A best.", "Our best.", "Best, best.")]
    )


def test_it_asks_once_on_a_page_what_it_would_ask_in_the_same_words():
    text = shown(asking("Says who?", "When?"))
    assert text.count("? Says who?") == text.count("? When?") == 1
    assert text.count("? the same as at 1:1") == 2


def test_it_asks_of_each_statement_what_quotes_it():
    assert shown(asking("Who calls it “best”?")).count("Who calls it") == 3


def test_it_asks_anew_on_another_page():
    page = asking("Says who?")
    assert shown(page, page).count("? Says who?") == 2

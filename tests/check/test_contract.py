"""What the contract promises of every report, over documents made at random."""

import hashlib
import json
import re
import unicodedata
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.model.claim import ASPECTS, KINDS
from holdwater.model.report import summarise
from holdwater.model.rule import LEVELS
from holdwater.reading.builder import compose
from holdwater.reading.formats import read
from holdwater.report.wire import JsonWriter
from holdwater.rules.rulebook import Rulebook, open_rulebook

DAY = date(2026, 11, 22)
RULES = open_rulebook().rules
EXAMPLES = tuple(
    dict.fromkeys(e for rule in RULES for e in (*rule.flags, *rule.passes))
)

#: Sentences that read the same as written, alone or side by side in a paragraph
#: (behind *from A to Z.* may come a name).
SENTENCES = tuple(
    e.text
    for e in EXAMPLES
    if e.text[0].isupper()
    and e.text[-1] == "."
    and not set(e.text) & set("#*_`()[]")
    and not re.search(r"\b[A-Z]\.$", e.text)
)

levels = st.dictionaries(
    st.sampled_from([rule.name for rule in RULES]),
    st.sampled_from([*LEVELS, "off"]),
    max_size=6,
)


@st.composite
def pages(draw):
    """A page in Markdown, and the statements a reader meets in it, in order."""
    lines, statements = [], []
    for kind in draw(st.lists(st.sampled_from("hpliq"), min_size=1, max_size=6)):
        some = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
        if kind == "h":
            some = some[:1]
        statements += some
        written = [_decorated(one, draw) for one in some]
        if kind == "h":
            lines += ["## " + written[0]]
        elif kind == "p":
            lines += [draw(st.sampled_from([" ", "\n", "\r\n"])).join(written)]
        elif kind == "q":
            lines += ["> " + "\n> ".join(written)]
        else:
            mark = draw(st.sampled_from(["-", "*", "1."]))
            lines += [f"{mark} {one}" for one in written]
        lines += [""]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines), statements


def _decorated(sentence, draw):
    """Set one of the words in bold, italic or a link, or break the line at it."""
    words = sentence[:-1].split(" ")
    at = draw(st.integers(0, len(words) - 1))
    if not words[at].isalnum():
        return sentence
    how = draw(st.sampled_from(["{}", "**{}**", "*{}*", "[{}](/why)"]))
    words[at] = how.format(words[at])
    return " ".join(words) + "."


LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())


def lens_of(chosen):
    """Set levels without compiling the phrases anew."""
    rules = tuple(
        rule if chosen.get(rule.name, "off") == "off" else rule._replace(level=level)
        for rule in RULES
        for level in [chosen.get(rule.name)]
    )
    off = frozenset(name for name, level in chosen.items() if level == "off")
    rulebook = Rulebook(rules, off=off, phrases=LENS.rulebook.phrases)
    return LENS._replace(rulebook=rulebook)


def judge_page(text, chosen=None, media_type="text/markdown"):
    document = read(text.encode(), source="page.md", media_type=media_type)
    return check(document, lens=lens_of(chosen) if chosen else LENS, today=DAY)


def accuses(judged):
    return any(
        finding.suppressed is None and finding.level != "note" and finding.kinds
        for finding in judged.findings
    )


def assert_it_keeps_its_promises(report):
    rules = {rule.name: rule for rule in RULES}
    text = report.document.text
    assert report.summary == summarise(report.judged)
    places = [one.statement.span.start for one in report.judged]
    assert places == sorted(places)
    for one in report.judged:
        asks = one.standing in ("unsupported", "puffery")
        assert asks == accuses(one), one.statement.text
        assert bool(one.kinds) == (one.standing != "plain")
        assert one.kinds == tuple(kind for kind in KINDS if kind in one.kinds)
        assert one.statement.id == recipe(one.statement.text)
        for finding in one.findings:
            assert finding.code == rules[finding.rule].code
            assert set(finding.missing) <= set(ASPECTS)
            assert_it_marks_its_words(one.statement, finding, text)


def recipe(words):
    """Name a statement as the contract writes it down."""
    normal = unicodedata.normalize("NFC", re.sub(r"\s+", " ", words).strip())
    return "s1:" + hashlib.sha256(normal.encode("utf-8")).hexdigest()[:16]


def assert_it_marks_its_words(statement, finding, text):
    words = statement.text[finding.words.start : finding.words.end]
    assert words.strip()
    assert words == words.strip()
    whole = statement.span
    assert whole.start <= finding.span.start < finding.span.end <= whole.end
    source = text[finding.span.start : finding.span.end]
    # Marks may stand between the letters, none is lost, and both ends are theirs.
    letters = iter(source)
    assert all(c in letters for c in words if not c.isspace()), (words, source)
    assert (source[0], source[-1]) == (words[0], words[-1])


@settings(max_examples=40)
@given(pages(), levels)
def test_it_keeps_its_promises_on_any_page(page, chosen):
    assert_it_keeps_its_promises(judge_page(page[0], chosen))


@settings(max_examples=40)
@given(pages())
def test_it_lists_every_statement_in_reading_order(page):
    text, statements = page
    assert [one.statement.text for one in judge_page(text).judged] == statements


@settings(max_examples=60)
@given(st.text(max_size=200), st.sampled_from(["text/markdown", "text/plain"]))
def test_it_keeps_its_promises_on_any_text_at_all(text, media_type):
    # A lone surrogate is in no file that is UTF-8.
    text = text.encode("utf-8", "ignore").decode("utf-8")
    report = judge_page(text, media_type=media_type)
    for one in report.judged:
        assert (one.standing in ("unsupported", "puffery")) == accuses(one)
        assert one.statement.id == recipe(one.statement.text)


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.text for e in EXAMPLES])
def test_it_keeps_its_promises_on_every_example(example):
    document, _ = compose(
        example.text,
        before=example.before,
        after=example.after,
        heading=example.heading,
        links=example.links,
    )
    assert_it_keeps_its_promises(check(document, lens=LENS, today=DAY))


@settings(max_examples=40)
@given(pages(), levels)
def test_it_changes_no_standing_by_a_level_between_warning_and_error(page, chosen):
    loud = {name: "error" for name, level in chosen.items() if level == "warning"}
    as_warned = dict.fromkeys(loud, "warning")
    first, second = (judge_page(page[0], one) for one in (loud, as_warned))
    assert [one.standing for one in first.judged] == [
        one.standing for one in second.judged
    ]


@settings(max_examples=40)
@given(pages())
def test_it_asks_for_nothing_where_every_rule_is_off(page):
    report = judge_page(page[0], {rule.name: "off" for rule in RULES})
    assert not {one.standing for one in report.judged} & {"unsupported", "puffery"}
    assert [f for one in report.judged for f in one.findings] == []


@settings(max_examples=40)
@given(pages())
def test_it_writes_places_that_a_reader_can_count_to(page):
    report = judge_page(page[0])
    text = report.document.text
    stream = StringIO()
    writer = JsonWriter(stream)
    writer.open(version="0", today=DAY)
    writer.document(report)
    writer.close(summary=report.summary, failures=())
    (plain,) = json.loads(stream.getvalue())["documents"]
    for statement in plain["statements"]:
        spans = [f["span"] for f in statement["findings"]]
        for span in (statement["span"], *spans):
            for at, line, column in (
                (span["start"], span["line"], span["column"]),
                (span["end"], span["end_line"], span["end_column"]),
            ):
                assert (line, column) == count_to(text, at)


def count_to(text, offset):
    """Count lines and columns, character by character."""
    line = column = 1
    for at in range(offset):
        ends = text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return line, column


def test_it_hangs_a_statements_name_on_its_words_alone():
    one, other = (
        judge_page(text).judged[-1].statement
        for text in (
            "Deploy in\nminutes.",
            "# Far\n\n- away: \n\nDeploy **in** minutes.",
        )
    )
    assert one.id == other.id
    assert one.span != other.span
    assert judge_page("deploy in minutes.").judged[0].statement.id != one.id


def test_it_hangs_a_statements_name_on_no_way_to_write_a_letter():
    composed, apart = (judge_page(text).judged[0] for text in ("Café.", "Cafe\u0301."))
    assert composed.statement.text != apart.statement.text
    assert composed.statement.id == apart.statement.id == recipe("Café.")

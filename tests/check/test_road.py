from datetime import UTC, date, datetime

import pytest

from holdwater.check.road import Lens, check, standings
from holdwater.claims.learned import Learned, Weight
from holdwater.desk import Desk
from holdwater.model.report import LearnedFile
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import built_in

NOW = datetime(2026, 11, 27, tzinfo=UTC)

DAY = date(2026, 5, 4)


@pytest.fixture
def report(own_rulebook):
    """Check a page by rules of the test's own."""

    def make(text, *rules, media_type="text/markdown"):
        document = read(text.encode(), source="page.md", media_type=media_type)
        made = Lens(rulebook=own_rulebook(*rules), version="7.7.7")
        return check(document, lens=made, today=DAY)

    return make


def test_it_gives_one_report_for_the_same_values(report):
    text = "# Zimbo\n\nA zimbo. [Try it](/signup).\n"
    assert report(text) == report(text)


def test_it_carries_the_day_and_the_version(report):
    made = report("Plain.")
    assert (made.today, made.version) == (DAY, "7.7.7")


COMPARISON = {
    "shape": "coded",
    "module": "bare_comparison",
    "words": ["faster"],
    "message": "“{match}” compares.",
}


def test_it_fills_in_the_words_that_were_struck(report):
    made = report("It is 3x faster than **Globex** Dump, they say.", COMPARISON)
    (finding,) = made.judged[0].findings
    assert finding.message == "“3x faster” compares."
    assert finding.questions == ("Who says “3x faster”?",)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It is 3x faster than Globex.", ("Which Globex version?", "Is 3x typical?")),
        ("It is 3x faster.", ("Compared with what?", "Is 3x typical?")),
        ("It is faster than Globex.", ("Which Globex version?",)),
        ("It is faster.", ("Compared with what?",)),
    ],
)
def test_it_asks_the_first_question_that_the_words_can_fill(report, text, asked):
    questions = [["Which {baseline} version?", "Compared with what?"]]
    questions += [["Is {figure} typical?"]]
    (judged,) = report(text, {**COMPARISON, "questions": questions}).judged
    assert judged.findings[0].questions == asked


def test_it_says_only_what_the_rule_asks_for_and_nothing_gave(report):
    needs = {"needs": ["date", "source", "measure"]}
    (bare,) = report("A zimbo.", needs).judged
    assert bare.findings[0].missing == ("date", "source", "measure")
    (dated,) = report("The zimbo of 2026.", needs).judged
    assert dated.findings[0].missing == ("source", "measure")


def test_it_leaves_braces_of_the_copy_as_they_are(report):
    """What a page writes in braces is copy, and no gap to be filled."""
    pair = {"words": [], "first": ["zimbo"], "then": ["zambo"], "within": 1}
    text = "A zimbo {match} zambo."
    (judged,) = report(text, pair, media_type="text/plain").judged
    (finding,) = judged.findings
    assert finding.message == "“zimbo {match} zambo” boasts."


def test_it_marks_words_across_marks_of_the_source(report):
    made = report(
        "Our **zimbo**-class, and _zambo in\nminutes_ too.",
        {"words": ["zimbo class"]},
        {"name": "own-fib", "words": ["zambo in minutes"]},
    )
    (judged,) = made.judged
    found = [
        (
            judged.statement.text[f.words.start : f.words.end],
            made.document.text[f.span.start : f.span.end],
        )
        for f in judged.findings
    ]
    assert found == [
        ("zimbo-class", "zimbo**-class"),
        ("zambo in minutes", "zambo in\nminutes"),
    ]


def test_it_counts_how_statements_stand(report):
    made = report(
        "A zimbo.\n\n- A zambo.\n- It reads files.\n- A zimbo, see the "
        "[raw data of 2026](/reports/zimbo.csv).\n",
        {},
        {"name": "own-praise", "words": ["zambo"], "standing": "puffery"},
    )
    summary = made.summary
    assert (summary.statements, summary.plain) == (4, 1)
    assert (summary.supported, summary.unsupported, summary.puffery) == (1, 1, 1)
    assert summary.attention == 2
    assert [one.statement.text for one in made.attention] == ["A zimbo.", "A zambo."]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "words",
    [
        "Backups run 2x 3x faster than ",
        "[It is fast](https://example.org/a). ",
        "It `is` fast. ",
    ],
)
def test_it_is_not_held_up_by_a_line_without_end(lens, words):
    """Each word looked at beside all others, such a line would take minutes."""
    line = words * (100_000 // len(words))
    document = read(line.encode(), source="line.md", media_type="text/markdown")
    assert check(document, lens=lens, today=DAY).judged


def test_it_has_nothing_to_say_of_an_empty_page(report):
    made = report("\n\n<!-- zimbo -->\n")
    assert made.judged == ()
    assert made.summary.statements == 0


def test_it_reads_a_source_in_the_neighbouring_sentence(report):
    alone, _ = report("A zimbo.\n\nIt is blue.").judged
    told, _ = report(
        "A zimbo. Median of 40 installs tested on Ubuntu 24.04, May 2026."
    ).judged
    assert (alone.standing, told.standing) == ("unsupported", "supported")


def test_it_hands_on_what_the_rule_says(report):
    (judged,) = report("A zimbo.", {"level": "error", "kinds": ["buzz"]}).judged
    (finding,) = judged.findings
    assert (finding.rule, finding.code) == ("own-boast", "OWN101")
    assert (finding.level, finding.kinds) == ("error", ("buzz",))
    assert [one.title for one in finding.citations] == ["A book"]
    assert (finding.suggestion, finding.suppressed) == (None, None)


GERMAN = "Unsere Plattform ist die schnellste auf dem Markt, und sie kostet nichts."
ENGLISH = "We keep your files for as long as you have an account with us."


def walked(*paragraphs, lens):
    text = "\n\n".join(paragraphs)
    document = read(text.encode(), source="x.md", media_type="text/markdown")
    return check(document, lens=lens, today=DAY)


def test_it_judges_no_statement_in_a_language_without_rules(own_rulebook):
    lens = Lens(rulebook=own_rulebook(), version="0")
    german = f"{GERMAN} Ohne zimbo und ohne Kosten."
    report = walked(ENGLISH, ENGLISH, ENGLISH, german, "A zimbo.", lens=lens)
    standings = [one.standing for one in report.judged]
    assert standings == ["plain", "plain", "plain", None, None, "unsupported"]
    languages = [one.language for one in report.judged]
    assert languages == ["en", "en", "en", "de", "de", "en"]
    assert [len(one.findings) for one in report.judged] == [0, 0, 0, 0, 0, 1]
    assert report.unjudged == {"de": 2}
    assert report.summary.unjudged == 2
    assert report.summary.statements == 6


def test_it_judges_what_is_in_no_language_as_english(own_rulebook):
    lens = Lens(rulebook=own_rulebook(), version="0")
    (judged,) = walked("A zimbo.", lens=lens).judged
    assert (judged.language, judged.standing) == (None, "unsupported")


def test_it_lets_no_neighbour_weigh_that_was_not_judged(lens):
    alone = walked(ENGLISH, "Deploy in minutes.", ENGLISH, lens=lens)
    among = walked(
        ENGLISH, GERMAN, "Deploy in minutes.", GERMAN, ENGLISH, ENGLISH, lens=lens
    )
    (one,) = (j for j in alone.judged if j.statement.text == "Deploy in minutes.")
    (other,) = (j for j in among.judged if j.statement.text == "Deploy in minutes.")
    assert (one.standing, other.standing) == ("unsupported", None), (
        "what stands between two German sentences is taken for German"
    )


def test_it_suggests_the_whole_statement_with_all_that_is_certain():
    lens = Lens(rulebook=open_rulebook(audience="business"), version="0")
    text = "Utilise the bandwidth prior to May."
    (judged,) = walked(text, lens=lens).judged
    suggestions = {one.rule: one.suggestion for one in judged.findings}
    assert suggestions == {
        "formal-word": "Use the bandwidth before May.",
        "it-jargon": None,
        "wordy-phrase": "Use the bandwidth before May.",
    }


# -- a team's own verdicts ------------------------------------------------------------

FILE = LearnedFile(file="own.json", sha256="0" * 64)


def learned(shift=0.0, **weights):
    return Learned(
        shift=shift,
        weights=tuple(Weight(f"hit={n}", w, 9) for n, w in weights.items()),
        file=FILE,
    )


@pytest.fixture
def judged(lens):
    """Check a page with the shipped model, and what was learned beside it."""

    def make(text, own=None):
        document = read(text.encode(), source="page.md", media_type="text/markdown")
        return check(document, lens=lens._replace(learned=own), today=DAY)

    return make


PAGE = """\
The fastest backup in the world.

The file has three columns.

Restores are blazing fast.
"""


def test_it_says_which_verdicts_it_was_judged_with(judged):
    assert judged(PAGE).learned is None
    assert judged(PAGE, learned()).learned == FILE


def test_it_judges_the_same_where_nothing_was_learned(judged):
    assert judged(PAGE, learned()).judged == judged(PAGE).judged


def test_it_doubts_less_or_more_by_the_shift(judged):
    standings = {
        shift: [one.standing for one in judged(PAGE, learned(shift)).judged]
        for shift in (-30.0, 0.0)
    }
    assert standings[-30.0] == ["plain"] * 3
    assert standings[0.0] == ["unsupported", "plain", "puffery"]
    sure = [
        judged(PAGE, learned(shift)).judged[0].confidence for shift in (-4.0, -2.0, 0.0)
    ]
    assert sure == sorted(set(sure))


def test_it_moves_the_statements_that_have_a_feature_and_no_others(judged):
    before, after = judged(PAGE), judged(PAGE, learned(blazing=-9.0))
    assert after.judged[:2] == before.judged[:2]
    assert after.judged[2].standing == "plain"
    assert after.judged[2].findings == ()


def test_it_leaves_the_company_of_a_statement_as_it_was(judged):
    """What a team thinks of a sentence does not move the one beside it."""
    text = "Restores are blazing fast.\n\nThe file has three columns.\n"
    before, after = judged(text), judged(text, learned(blazing=-9.0))
    assert after.judged[1] == before.judged[1]


PAGES = [
    "The file has three columns. Restores are blazingly fast and never fail.",
    "Reads take 4.2 ms at the median, as of 2026, see [the report](bench.html).",
    "Our world-class team is the best. […] of customers save half their time.",
    "<!-- holdwater: allow superlative: a quotation -->\nThe best backup there is.",
    "Die Sicherung ist die schnellste der Welt und kostet nichts.",
    "",
]


@pytest.mark.parametrize("page", [*PAGES, "\n\n".join(PAGES)])
@pytest.mark.parametrize("audience", ["it", "business"])
def test_it_tells_how_statements_stand_as_it_does_with_all_the_rest(page, audience):
    settings = built_in()
    desk = Desk(environment={}, command_line={}, now=NOW)
    lens = desk.lens(settings, audience=audience)
    document = read(page.encode(), source="p.md", media_type="text/markdown")
    whole = check(document, lens=lens, today=NOW.date())
    wanted = tuple((one.statement, one.standing) for one in whole.judged)
    assert standings(document, lens=lens, today=NOW.date()) == wanted

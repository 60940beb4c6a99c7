"""What every suggestion promises, on the rules' own examples and on random copy."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.check.road import Lens, check
from holdwater.check.suggest import _is_a_name
from holdwater.claims.find import find
from holdwater.claims.model import open_model
from holdwater.examples import judge_example, suggestion_of
from holdwater.model.verdict import ATTENTION
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook
from holdwater.text.gaps import GAP
from holdwater.text.word_classes import is_joining

DAY = date(2026, 11, 22)
LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())
LENSES = {"weighed": LENS, "by rules": LENS._replace(model=None)}
RULES = LENS.rulebook.rules
FLAGS = tuple(dict.fromkeys(flag for rule in RULES for flag in rule.flags))

#: Words that grammar asks for, whatever a rule says.
SMALL = {"a", "an", "and", "or"}


def words(text):
    return re.findall(r"[\w'’]+", text.lower())


#: Evidence in brackets, and praise that no gap may stand beside.
BRACKETS = re.compile(r"\([^()]*…[^()]*\)")
PRAISE = {"outstanding", "incredible", "superior", "seamless", "perfect", "powerful"}

SAID = SMALL.union(
    *(
        words(re.sub(r"\{\w+\}", " ", text))
        for rule in RULES
        for say in rule.say
        for text in (say.put or "", say.add or "", say.brief or "")
    )
)


def judge_page(text, lens=LENS):
    document = read(text.encode(), source="x", media_type="text/markdown")
    return check(document, lens=lens, today=DAY).judged


def assert_it_keeps_its_promises(judged):
    """Return the one suggestion of a statement, after a look at it from all sides."""
    told = {f.suggestion for f in judged.findings if f.rule != "open-gap"}
    assert len(told) <= 1
    suggestion = next(iter(told), None)
    if suggestion is None:
        return None
    assert judged.standing in ATTENTION
    text = judged.statement.text
    assert suggestion != text
    assert set(words(suggestion)) <= SAID.union(words(text))
    assert 0 <= suggestion.count(GAP) <= 2
    assert len(BRACKETS.findall(suggestion)) <= 1
    assert not PRAISE & set(words(suggestion))
    assert suggestion.count("…") - suggestion.count(GAP) <= text.count("…")
    assert suggestion[-1:] == text[-1:] or text[-1:].isalnum()
    if text[0].isupper():
        assert suggestion[0].isupper() or not suggestion[0].isalpha()
    for link in judged.statement.links:
        assert link.words in suggestion or link.words.strip(" .!") in text.strip(" .!")
    assert_it_keeps_names_and_numbers(judged, suggestion)
    assert not re.search(
        r"  | [,.;:!?)]|\(\s|,,|\ba (?!eu|one)[aeio]|\band [.,]", suggestion
    )
    return suggestion


def assert_it_keeps_names_and_numbers(judged, suggestion):
    asked = [finding.words for finding in judged.findings]
    for match in re.finditer(r"[\w.,-]*\w", judged.statement.text):
        is_asked = any(s.start < match.end() and match.start() < s.end for s in asked)
        word = match.group()
        is_name = match.start() and word[0].isupper() and not is_joining(word.lower())
        if not is_asked and (is_name or any(c.isdigit() for c in word)):
            assert word in suggestion


def assert_it_is_clean(judged, whole):
    assert [one.statement.text for one in judged] == [whole]
    (one,) = judged
    assert one.standing in ("plain", "supported")
    assert {finding.rule for finding in one.findings} <= {"open-gap"}
    assert [finding.suggestion for finding in one.findings if finding.suggestion] == []
    assert ("open-gap" in {finding.rule for finding in one.findings}) == (GAP in whole)


@pytest.mark.parametrize("flag", FLAGS, ids=[flag.text for flag in FLAGS])
@pytest.mark.parametrize("way", LENSES)
def test_it_keeps_its_promises_on_every_example(flag, way):
    lens = LENSES[way]
    judged = judge_example(flag, lens=lens, today=DAY)
    for one in judged:
        assert_it_keeps_its_promises(one)
    suggestion = suggestion_of(judged)
    if suggestion:
        pasted = flag._replace(text=suggestion)
        assert_it_is_clean(judge_example(pasted, lens=lens, today=DAY), suggestion)


PHRASES = [
    phrase
    for rule in RULES
    for role in ("words", "first", "verbs", "then")
    for phrase in rule.pattern.get(role, ())
]


@st.composite
def phrases(draw):
    """What some rule looks for, with one of each choice."""
    parts = re.split(r"([{\[].*?[}\]])", draw(st.sampled_from(PHRASES)))
    chosen = [
        draw(st.sampled_from(part[1:-1].split("|"))) if part[:1] in ("{", "[") else part
        for part in parts
    ]
    return "".join(chosen)


FRAMES = (
    "{0} for teams.",
    "Our platform is {0}.",
    "Our platform is {0} and {1}.",
    "A {0} tool for 40 banks in Lund.",
    "An {0}, {1} and open tool by Globex",
    "We offer {0} to 2,000 teams, and {1} to Acme.",
    "{0} {1} your work",
    "It {0} the files of Initech 7 {1}, so you can rest!",
    "Get {0} by 60% than MySQL: {1}.",
    "IT IS {0}",
    "{0}, [the {1}](/plan) and [more](/sales).",
    "[{0} with Globex.](/plan)",
    "Move `{0}` to Lund {1}.",
    "What is {0}, and {1}?",
    "“It is {0}, {1},” says Ana of Acme.",
)
NEIGHBOURS = ("It reads files.", "We love it.", "The report of 2026 is linked.")


@st.composite
def copies(draw):
    """One statement between two others, as a page."""
    frame = draw(st.sampled_from(FRAMES))
    said = frame.format(draw(phrases()), draw(phrases()))
    said = said[:1].upper() + said[1:]
    mark = draw(st.sampled_from(["", "# ", "- ", "1. "]))
    before, after = draw(st.sampled_from(NEIGHBOURS)), draw(st.sampled_from(NEIGHBOURS))
    return f"{before}\n\n{mark}{{}}\n\n{after}\n", said


@settings(max_examples=200)
@given(copies(), st.sampled_from(sorted(LENSES)))
def test_it_keeps_its_promises_on_copy_made_at_random(copy, way):
    (page, said), lens = copy, LENSES[way]
    judged = judge_page(page.format(said), lens)
    for one in judged:
        assert_it_keeps_its_promises(one)
    at = [n for n, one in enumerate(judged) if one.statement.text not in NEIGHBOURS]
    if len(at) != 1 or judged[at[0]].statement.code or judged[at[0]].statement.links:
        return  # what is set as code or links elsewhere is lost in plain text
    suggestion = suggestion_of((judged[at[0]],))
    if suggestion:
        again = judge_page(page.format(suggestion), lens)
        assert_it_is_clean((again[at[0]],), suggestion)


# -- in particular ------------------------------------------------------------------


@pytest.fixture
def suggested():
    def suggest(page):
        return [
            next((f.suggestion for f in one.findings if f.suggestion), None)
            for one in judge_page(page)
        ]

    return suggest


@pytest.mark.parametrize(
    ("said", "suggestion"),
    [
        ("Deploy in minutes.", "Deploy in […] minutes, starting from […]."),
        (
            "Seamlessly move data between the two regions.",
            "Move data between the two regions.",
        ),
        (
            "Queries run 3x faster than MySQL.",
            "Queries run 3x faster than MySQL (measured on […]).",
        ),
        (
            "Save up to 80% on storage.",
            "Save up to 80% (measured on […]) on storage.",
        ),
        (
            "Makes it easy to share files with partners.",
            "Lets you share files with partners.",
        ),
        (
            "The desk is the easiest way to stack crates.",
            "The desk is a good way to stack crates.",
        ),
        (
            "Make data-driven decisions about your crates.",
            "Make decisions about your crates.",
        ),
        (
            "Get crates ready in days, not months.",
            "Get crates ready in […], starting from […].",
        ),
        ("Enterprise-grade, sturdy, and quiet crates.", "Sturdy and quiet crates."),
        ("Packing: Proven ways to fold crates.", "Packing: Ways to fold crates."),
    ],
)
def test_it_says_what_a_copy_editor_would(suggested, said, suggestion):
    assert suggested(said) == [suggestion]


def test_it_gives_every_finding_of_a_statement_the_same():
    (judged,) = judge_page("Our award-winning tool runs queries 3x faster than MySQL.")
    assert len(judged.findings) > 1
    assert len({finding.suggestion for finding in judged.findings}) == 1


def test_it_puts_no_evidence_into_a_heading(suggested):
    said = "Queries run 3x faster than MySQL"
    assert suggested(f"# {said}") == [None]
    assert suggested(f"{said}.") == [f"{said} (measured on […])."]


@pytest.mark.parametrize(
    ("said", "suggestion"),
    [
        # The gap stands behind the words it belongs to, and not where the sentence ends.
        (
            "We offer end-to-end services for banks in the north.",
            "We offer end-to-end services (from […] to […]) for banks in the north.",
        ),
        # What is ready has been assessed by nobody.
        (
            "We build SOC 2-ready infrastructure.",
            "We build SOC 2-ready infrastructure (see […]).",
        ),
        # A guarantee promises no remedy.
        (
            "Our contract guarantees full transparency.",
            "Our contract guarantees full transparency (see […]).",
        ),
        # Support is not promised within a time.
        ("We offer premium support options for hospitals.", None),
        # From the first day is not soon.
        ("Audit trails are built in from day one.", None),
        # Nobody said that there are exceptions.
        ("Eliminates the need for manual checks.", None),
        ("No coding skills required.", "No coding skills required for […]."),
        # Praise is not left beside a gap.
        (
            "Outstanding administration at scale for archives.",
            "Administration at a scale of […] for archives.",
        ),
        # Without what it is limited by, a rank says more than it did.
        ("Kestrel is the first AI-enabled engineer for lighthouses.", None),
        # What one aims at has no rank.
        ("We are focused on being the best at what we do.", None),
        # A way that is told already, or is only possible, is not asked for.
        ("Reduce costs by moving archives to tape.", None),
        ("Adopting tapes can reduce your costs.", None),
        # The amount is told.
        ("Cut your storage costs in half.", None),
        # One more thing is joined, not one more deed.
        ("It minimizes the costs and build times of archives.", None),
        # Without praise nothing would be told.
        ("Our archive offers unrivaled development times.", None),
        ("A platform for mission-critical workloads.", None),
        # The ones in question are not the only ones.
        (
            "Archivist is the next-generation archive for banks.",
            "Archivist is an archive for banks.",
        ),
        # What does not go smoothly may go.
        ("Large files have the problem of not scaling seamlessly.", None),
        # It points to another page, or is the middle of a sentence.
        ("Learn how we reduce costs.", None),
        ("for teams who need a seamless archive.", None),
    ],
)
def test_it_invents_nothing_and_keeps_to_grammar(suggested, said, suggestion):
    assert suggested(said) == [suggestion]


@pytest.mark.parametrize(
    "said",
    [
        "“It is 3x faster than MySQL,” says Ana, CTO of Globex.",
        "> Queries run 3x faster than MySQL.",
        "Is your business protected?",
        "Unlock your potential.",
        "Learn [why queries run 3x faster than MySQL](/how).",
        "Queries run 3x faster than MySQL " + "in one more of our cities " * 30 + ".",
    ],
)
def test_it_leaves_alone_what_it_may_not_reword(suggested, said):
    (judged,) = judge_page(said)
    assert judged.standing in ATTENTION
    assert suggested(said) == [None]


def test_it_keeps_a_link_that_stands_on_the_whole_statement(suggested):
    assert suggested("[Deploy in minutes.](/how)") == [
        "Deploy in […] minutes, starting from […]."
    ]


def test_it_rewords_nothing_where_one_rule_knows_no_other_words(own_rulebook):
    say = [{"drop": "zimbo"}]
    mute = {"name": "own-fib", "words": ["zambo"]}
    lens = Lens(rulebook=own_rulebook({"say": say}, mute), version="0")
    page = "A zimbo box of old wood.\n\nA zimbo box with an old zambo."
    told = [[f.suggestion for f in one.findings] for one in judge_page(page, lens)]
    assert told == [["A box of old wood."], [None, None]]


def test_it_parts_no_verb_from_what_belongs_to_it(suggested):
    (told,) = suggested("Industry leaders rely on Corvane Enterprise for heavy crates.")
    assert told is None or "rely on" in told


def test_it_suggests_nothing_that_says_too_little(own_rulebook):
    lens = Lens(rulebook=own_rulebook({"say": [{"drop": "zimbo"}]}), version="0")
    page = "A zimbo box.\n\nZimbo boxes.\n\nZimbo wood boxes stay dry.\n\n# Zimbo wood boxes"
    told = [one.findings[0].suggestion for one in judge_page(page, lens)]
    assert told == [None, None, "Wood boxes stay dry.", None]


def test_it_rewords_again_what_still_strikes(own_rulebook):
    lens = Lens(rulebook=own_rulebook({"say": [{"drop": "zimbo"}]}), version="0")
    (judged,) = judge_page("A zimbo box in a zimbo room of ours.", lens)
    assert judged.findings[0].suggestion == "A box in a room of ours."


def test_it_tries_the_next_way_where_the_first_would_be_flagged(own_rulebook):
    say = [{"find": "zimbo", "put": "zambo"}, {"find": "zimbo", "put": "blue"}]
    other = {"name": "own-fib", "words": ["zambo"]}
    lens = Lens(rulebook=own_rulebook({"say": say}, other), version="0")
    (judged,) = judge_page("A zimbo box of old wood.", lens)
    assert judged.findings[0].suggestion == "A blue box of old wood."


def test_it_suggests_nothing_for_what_is_not_doubted(suggested):
    assert suggested("It reads files.\n\nIt has […] users.") == [None, None]


@pytest.mark.parametrize(
    "said",
    [
        "Your crates should always show 100% success.",
        "All of this has the goal of reducing costs.",
        "Use crates to reduce costs.",
        "Optimize your crates for high performance.",
        "There are more crates than ever in the yard.",
        "Many yards report lower costs with crates.",
        "It fell from 14 to 9 (almost 35%!) in ten years.",
        "Fast crates, easy to deploy and extend.",
    ],
)
def test_it_says_nothing_where_a_gap_would_read_oddly(suggested, said):
    assert set(suggested(said)) <= {None}


def test_it_puts_a_gap_behind_what_is_shortened(suggested):
    (suggestion,) = set(suggested("It reduces the mean time to repair (MTTR)."))
    assert suggestion is None or "(MTTR) by […]" in suggestion


def statement_in(text):
    document = read(text.encode(), source="x", media_type="text/markdown")
    return next(iter(find(document))).statement


@pytest.mark.parametrize(
    "text",
    [
        "Seamless Crates for Every Busy Yard on Earth",
        "The Best Way to Stack Big Crates in the Yard",
    ],
)
def test_it_takes_the_title_of_a_talk_for_a_name(text):
    assert _is_a_name(statement_in(f"- {text}"))


@pytest.mark.parametrize(
    "text",
    [
        "# Seamless Crates for Every Busy Yard on Earth",  # a heading of the page
        "- Seamless Crates for Every Busy Yard on Earth.",  # a sentence
        "- Seamless Crates for Every Yard",  # short
        "- Seamless Crates for Every busy Yard on the Old Earth",  # a small word
        "- Seamless crates for every busy yard on earth",
    ],
)
def test_it_takes_no_other_line_for_a_name(text):
    assert not _is_a_name(statement_in(text))


def test_it_suggests_nothing_for_a_name(suggested):
    assert suggested("- Seamless Crates for Every Busy Yard on Earth") == [None]

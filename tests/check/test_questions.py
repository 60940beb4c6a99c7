"""Every question is a sentence, whatever words fill it in."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.check.findings import tell
from holdwater.check.questions import ask, named_in
from holdwater.check.road import Lens
from holdwater.check.slots import slots
from holdwater.check.standing import Decision
from holdwater.claims.find import find
from holdwater.claims.model import open_model
from holdwater.reading.formats import read
from holdwater.rules.judge import judge
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())
RULES = tuple(rule for rule in LENS.rulebook.rules if rule.kinds and rule.questions)
TEMPLATES = tuple(
    dict.fromkeys(one for rule in RULES for some in rule.questions for one in some)
)
FLAGS = tuple(dict.fromkeys(flag.text for rule in RULES for flag in rule.flags))

ADJECTIVES = ("robust", "faster", "the most popular", "seamless", "unified", "secure")
NOUNS = ("crate", "data platform", "delivery", "queries", "customer experience")
VERBS = ("ensures", "reduces", "accelerates", "never loses", "easily moves", "unlocks")
ENDS = (
    "in minutes",
    "at scale",
    "for teams of all sizes",
    "such as Acme and Globex",
    "without downtime",
    "with confidence",
    "by 40%",
    "than any other tool",
    "and helps people sleep, eat and work",
)


def candidates_in(text):
    document = read(text.encode(), source="x", media_type="text/markdown")
    return list(find(document))


def questions_about(text):
    """Ask all that any rule has to ask of a text, each rule for itself."""
    for candidate in candidates_in(text):
        for hit in judge(candidate, LENS.rulebook):
            (finding,) = tell(candidate, Decision("unsupported", (), None, (hit,)))
            yield from finding.questions


def assert_it_is_a_question(asked):
    assert asked.endswith("?")
    assert re.match(r"[A-Z“]", asked), asked
    assert not re.search(r"\s\s|\s[,.;:?!)]|,,|“”|“\s|\s”|[{}\x00]", asked), asked
    assert asked.count("“") == asked.count("”"), asked
    for quoted in re.findall(r"“([^”]*)”", asked):
        last = quoted.split()[-1].lower()
        assert last not in {"and", "or", "the", "a", "an", "of", "with", "such"}, asked
        assert not quoted.endswith((",", ";", ":")), asked


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_is_written_as_a_question(template):
    filled = re.sub(r"\{\w+\}", "crates", template)
    assert_it_is_a_question(filled)


@pytest.mark.parametrize("text", FLAGS)
def test_it_asks_a_sentence_of_every_example(text):
    for asked in questions_about(text):
        assert_it_is_a_question(asked)


@settings(max_examples=150)
@given(
    st.tuples(*map(st.sampled_from, (VERBS, ADJECTIVES, NOUNS, ENDS, ENDS))),
    st.sampled_from(
        ("Corvane {} {} {} {} {}.", "It {} your {} {}, {} {}.", "{} {} {} {} {}")
    ),
)
def test_it_asks_a_sentence_whatever_fills_it(words, shape):
    for asked in questions_about(shape.format(*words)):
        assert_it_is_a_question(asked)


def test_it_asks_many_different_forms():
    asked = set()
    for verb, adjective, noun, end in product(VERBS, ADJECTIVES, NOUNS[:2], ENDS):
        asked.update(questions_about(f"It {verb} {adjective} {noun} {end}."))
    assert len(asked) > len(VERBS) * len(ENDS)
    for one in asked:
        assert_it_is_a_question(one)


@given(st.text(max_size=80))
def test_it_asks_nothing_that_is_cut_or_empty_of_random_text(text):
    for candidate in candidates_in(text):
        for hit in judge(candidate, LENS.rulebook):
            named = frozenset().union(
                *(named_in(one) for some in hit.rule.questions for one in some)
            )
            fills = slots(candidate, hit, frozenset(), named)
            assert all(fills.values())
            for asked in ask(hit.rule.questions, fills):
                assert "{" not in asked.replace(candidate.statement.text, "")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "3x faster than MySQL.",
            [
                "Which MySQL version and configuration?",
                (
                    "Under which workload was “3x faster” measured, with how much data, on"
                    " which hardware?"
                ),
                "Is 3x the median or the best case?",
            ],
        ),
        (
            "Faster delivery for small teams.",
            ["“Faster delivery for small teams” compared with what, and by how much?"],
        ),
        (
            "It is the easiest and safest way to stack crates.",
            [
                "Which others were compared for “the easiest and safest way to stack crates”, and by whom?"
            ],
        ),
        (
            "Runs in any cloud, such as Acme One or Globex.",
            [
                (
                    "Beside those named here, what does “any cloud” include, and what"
                    " does it not?"
                )
            ],
        ),
        (
            "A future-proof crate.",
            [
                (
                    "For how long is it “future-proof”: what is supported until when, and"
                    " what if the standards change?"
                )
            ],
        ),
        (
            "We work for you 24/7.",
            [
                (
                    "Who answers or acts “24/7”, within which time, and what does the"
                    " contract say?"
                )
            ],
        ),
        (
            "The go-to platform for crates.",
            [
                "“The go-to platform for crates”: by whose count, among which others, and for which work?"
            ],
        ),
        (
            "Stack crates with drag and drop.",
            [
                (
                    "What can be done by “drag and drop”, and which tasks take more than"
                    " that?"
                )
            ],
        ),
        (
            "Upgrade without code changes.",
            [
                (
                    "“without code changes”: what has to be changed all the same, and who"
                    " has made the move?"
                )
            ],
        ),
        (
            "A unified platform with a rich set of tools.",
            ["What does “unified platform” bring together, and what stays elsewhere?"],
        ),
        (
            "We replaced four tools with it and never looked back.",
            [
                (
                    "“We replaced four tools with it and never looked back”: what was there"
                    " before, and over how long was the result measured?"
                )
            ],
        ),
        (
            "It mends crates without human intervention.",
            [
                (
                    "“without human intervention”: which tasks are taken over, which"
                    " remain, and who is told when something fails?"
                )
            ],
        ),
        (
            "Our tests show that crates last.",
            [
                (
                    "Which test is meant by “tests show”: of what, with what, on which"
                    " day, and where are its figures?"
                )
            ],
        ),
        (
            "It is the leading platform for crates according to Globex Research.",
            [
                (
                    "Is “the leading platform” what the source named here says, of"
                    " which year is it, and does it still hold?"
                )
            ],
        ),
        (
            "Crates with peace of mind.",
            [
                "“peace of mind”: what is taken care of, by whom, and what is not?",
            ],
        ),
        (
            "Compared with traditional crates, ours are faster.",
            [
                (
                    "“Compared with traditional crates”: which ones, in which versions,"
                    " and how was the difference measured?"
                )
            ],
        ),
        (
            "Works on all Acme certified crates.",
            [
                (
                    "On or with what was “Works on all Acme certified crates” tested, in"
                    " which versions, and what differs?"
                )
            ],
        ),
        (
            "Once you buy the crate, it is yours forever.",
            [
                (
                    "For how long does “yours forever” hold by the contract, and what"
                    " becomes of it when the product is given up?"
                )
            ],
        ),
        (
            "Corvane helps yards grow faster.",
            [
                (
                    "“grow faster”: which business did, by how much, and what else did"
                    " it take?"
                )
            ],
        ),
        (
            "We'll get your yard up and running in the valley.",
            [
                (
                    "“up and running in the valley”: how long does that take, what has"
                    " to be in place before, and what is left to the reader?"
                )
            ],
        ),
        (
            "Corvane packs crates in layers, eliminating the need for nails.",
            [
                (
                    "In which cases does “eliminating the need for nails” not hold, and"
                    " what remains to be done then?"
                )
            ],
        ),
        (
            "Improved productivity",
            [
                (
                    "“Improved productivity”: what exactly is better than before, and"
                    " what shows it?"
                )
            ],
        ),
        (
            "Corvane leverages the data of every crate.",
            [
                (
                    "“Corvane leverages the data of every crate”: what becomes possible"
                    " with it, and what shows that?"
                )
            ],
        ),
        (
            "Corvane is an enterprise-grade vault with roles, an audit log and copies.",
            [
                (
                    "At which size was “enterprise-grade vault with roles” tried, who"
                    " found it so, and with which support?"
                )
            ],
        ),
        (
            "Our move to Corvane was seamless.",
            [
                (
                    "“seamless”: what was interrupted, for how long, and what had to be"
                    " done by hand?"
                )
            ],
        ),
        (
            "Nails rust, while Corvane delivers higher quality.",
            [
                "How was “higher quality” measured, and by whom?",
            ],
        ),
        (
            "With client-held keys and end-to-end encryption.",
            [
                (
                    "With “client-held keys”, what can the provider still read, and what"
                    " in a backup?"
                )
            ],
        ),
        (
            "By sealing each page, Corvane eliminates the need for a second copy.",
            [
                (
                    "In which cases does “By sealing each page, Corvane eliminates the"
                    " need for a second copy” not hold, and what remains to be done?"
                )
            ],
        ),
        (
            "You can rest assured that your crates stay dry.",
            ["“your crates stay dry”: where can a reader check that?"],
        ),
        (
            "Corvane gives you better control.",
            [
                (
                    "“better control”: what can one do that one could not before, and who"
                    " has tried it?"
                )
            ],
        ),
        (
            "We have a thirty-day money-back guarantee.",
            [
                (
                    "“money-back guarantee”: where are the terms, for which plans do they"
                    " hold, and who has had it back?"
                )
            ],
        ),
        (
            "Corvane connects seamlessly to your crane.",
            [
                (
                    "“Corvane connects seamlessly to your crane”: with which systems was"
                    " that tried, and where did it not go smoothly?"
                )
            ],
        ),
        (
            "You can seamlessly grow your yard.",
            [
                (
                    "“You can seamlessly grow your yard”: what shows that, and where did"
                    " it not go smoothly?"
                )
            ],
        ),
        (
            "Corvane offers enterprise-grade support.",
            [
                (
                    "“enterprise-grade support”: at which hours, within which time, and what"
                    " does the contract say?"
                )
            ],
        ),
        (
            "Clay is the gold standard for crates.",
            [
                "“the gold standard for crates”: beside which others, by which measure, and who says so?"
            ],
        ),
        (
            "The scale is completely free of charge.",
            [
                (
                    "“completely free of charge”: what is left out of it, and for how long"
                    " does it hold?"
                )
            ],
        ),
        (
            "Everything you need, from paint and nails to glue, and a hammer.",
            [
                (
                    "Beside what is named here, what does “Everything you need” leave to the"
                    " reader or to other products?"
                )
            ],
        ),
    ],
)
def test_it_asks_what_the_sentence_leaves_open(text, asked):
    told = list(questions_about(text))
    assert [one for one in asked if one not in told] == [], told

import pytest

from holdwater.claims.find import find
from holdwater.reading.formats import read
from holdwater.rules.coded.bare_comparison import strike
from holdwater.text.patterns import gather

WORDS = gather(
    {"words": "{faster|smaller|safer|cheaper}|more secure|than legacy|twice {as|the}"}
)


def struck(candidate):
    """What the rule's questions name, or None where it did not strike."""
    found = strike(candidate, WORDS.find(candidate.folded))
    return dict(found.fills) if found else None


@pytest.mark.parametrize(
    ("text", "match", "figure", "baseline"),
    [
        ("3x faster than MySQL.", "3x faster", "3x", "MySQL"),
        ("Loads 40% faster.", "40% faster", "40%", None),
        ("It is faster.", "faster", None, None),
        ("Smaller than Globex Dump 4, too.", "Smaller", None, "Globex Dump 4"),
        ("More secure than legacy tools.", "More secure", None, None),
        ("Safer than ever.", "Safer", None, None),
        ("Faster than the others.", "Faster", None, None),
        ("Cheaper unlike Globex, which is not.", "Cheaper", None, "Globex"),
        ("Twice as cheap, compared with Initech.", "Twice as", None, "Initech"),
        ("Twice as fast as Globex 4, they say.", "Twice as", None, "Globex 4"),
        ("Twice as fast as ever.", "Twice as", None, None),
        ("Faster, and outperforms Globex 4.", "Faster", None, "Globex 4"),
    ],
)
def test_it_names_what_a_question_can_name(candidate, text, match, figure, baseline):
    fills = struck(candidate(text))
    assert fills["match"] == match
    assert fills.get("figure") == figure
    assert fills.get("baseline") == baseline


def test_it_needs_a_comparing_word(candidate):
    assert struck(candidate("Unlike Globex, we answer.")) is None


def test_it_reads_a_name_up_to_where_it_ends(candidate):
    fills = struck(candidate("Faster than Globex Dump (the old one) on disk."))
    assert fills["baseline"] == "Globex Dump"


def test_it_takes_four_words_of_a_name_at_most(candidate):
    fills = struck(candidate("Faster than Globex Dump Pro Max Ultra Plus."))
    assert fills["baseline"] == "Globex Dump Pro Max"


def test_it_keeps_silent_where_a_mechanism_follows(candidate):
    assert struck(candidate("It is faster because pages are cached.")) is None
    assert struck(candidate("It is faster.")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Try it with a smaller group first.",
        "Attackers are getting faster.",
        "Pack it in smaller steps\u2014one crate each.",
        "Any sketch is better than nothing.",
        "A crate is generally safer the simpler it is.",
        "We can pack much faster than that.",
    ],
)
def test_it_leaves_alone_what_compares_nothing(candidate, text):
    assert struck(candidate(text)) is None


def test_it_takes_a_title_that_names_two_sides_for_no_comparison():
    page = b"# Globex versus other tools\n\nGlobex versus other tools, side by side.\n"
    document = read(page, source="a.md", media_type="text/markdown")
    title, paragraph = find(document)
    words = gather({"words": "versus|faster"})
    assert strike(title, words.find(title.folded)) is None
    assert strike(paragraph, words.find(paragraph.folded))


def test_it_takes_what_beats_for_no_rival(candidate):
    words = gather({"words": "beats"})
    for text, is_struck in (
        ("Three clocks woke him with the beats of their hearts.", False),
        ("It wakes you with their beats.", False),
        ("Globex beats Initech.", True),
    ):
        one = candidate(text)
        assert bool(strike(one, words.find(one.folded))) is is_struck


def test_it_names_whose_the_other_side_is(candidate):
    text = "Crates are cheaper than Corvane's boxes."
    assert struck(candidate(text))["baseline"] == "Corvane"

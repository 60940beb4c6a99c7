import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.check.deeds import cut_short
from holdwater.check.quoting import onward, whole_phrase, whole_words
from holdwater.model.span import Span


@pytest.mark.parametrize(
    ("text", "struck", "quoted"),
    [
        ("Best-in-class tools.", "Best-in", "Best-in-class"),
        ("Runs on 100% carbon-neutral servers.", "100% carbon", "100% carbon-neutral"),
        ("With sub-100ms latency.", "100ms", "sub-100ms"),
        ("With hands‑off crates.", "hands", "hands‑off"),
        (
            "It holds hundreds of thousands of crates.",
            "thousands of crates",
            "hundreds of thousands of crates",
        ),
        (
            "It stacks as smoothly as possible here.",
            "as smoothly",
            "as smoothly as possible",
        ),
        ("A modern and reliable base.", "modern and", "modern"),
        ("Work wherever they like.", "wherever they", "wherever they like"),
        ("Empower your team.", "Empower your", "Empower your team"),
        (
            "Eliminate manual admin tasks.",
            "Eliminate manual",
            "Eliminate manual admin tasks",
        ),
        (
            "Ensure data is never lost with it.",
            "Ensure data",
            "Ensure data is never lost",
        ),
        ("A partner with a badge.", "partner with", "partner"),
        ("The platform of the future", "platform", "platform"),
        ("More than 50+ years.", "50", "50+"),
        ("Ends here: to", "to", "to"),
        ("Secure & open – You can keep it.", "Secure & open – You", "Secure & open"),
        (
            "Compared with traditional crates.",
            "Compared with traditional",
            "Compared with traditional crates",
        ),
    ],
)
def test_it_quotes_whole_words(text, struck, quoted):
    at = text.index(struck)
    assert whole_words(text, Span(at, at + len(struck))) == quoted


@given(st.text(min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_it_quotes_what_stands_there(text, start, length):
    start = min(start, len(text) - 1)
    span = Span(start, min(len(text), start + length))
    assert whole_words(text, span) in text


@pytest.mark.parametrize(
    ("text", "struck", "quoted"),
    [
        ("You can easily move a crate.", "easily", "easily move a crate"),
        (
            "A crate that fits easily into your van.",
            "easily",
            "fits easily into your van",
        ),
        ("Open heavy crates with ease.", "with ease", "Open heavy crates with ease"),
        (
            "It will reduce the burden placed on yards.",
            "reduce the burden",
            "reduce the burden",
        ),
        (
            "For building and stacking robust, watertight crates with ease.",
            "with ease",
            "stacking robust, watertight crates with ease",
        ),
        (
            "It makes it easy to stack crates.",
            "makes it easy",
            "makes it easy to stack crates",
        ),
        (
            "How AI-driven packing strategies lead to calm.",
            "AI-driven",
            "AI-driven packing strategies",
        ),
        ("It makes it easier to find help.", "easier", "easier to find help"),
        ("Fill it to its full potential.", "its full potential", "its full potential"),
        ("A typical smart crate looks grey.", "smart", "smart crate"),
    ],
)
def test_it_quotes_words_with_what_they_are_said_of(text, struck, quoted):
    at = text.index(struck)
    assert whole_phrase(text, Span(at, at + len(struck))) == quoted


@pytest.mark.parametrize(
    ("text", "struck", "quoted"),
    [
        (
            "It integrates them seamlessly into crates.",
            "seamlessly",
            "integrates them seamlessly into crates",
        ),
        ("Gauges provide clear visibility.", "clear visibility", "clear visibility"),
        (
            "Solves the challenges associated with crates.",
            "Solves the challenges",
            "Solves the challenges",
        ),
        ("Ready in less than a minute.", "in less", "in less than a minute"),
        ("A smooth CI/CD pipeline.", "smooth CI", "smooth CI/CD pipeline"),
        (
            "A revolutionary, AI-powered platform for crates.",
            "revolutionary",
            "revolutionary, AI-powered platform",
        ),
        ("It is fast, crates are small.", "fast", "fast"),
        (
            "You could later carry it to the red shed smoothly.",
            "smoothly",
            "later carry it to the red shed smoothly",
        ),
        (
            "This lets you go back to a known crate easily.",
            "easily",
            "go back to a known crate easily",
        ),
        (
            "You can pack a crate with locked lids very easily with a few nails.",
            "very easily",
            "pack a crate with locked lids very easily",
        ),
        (
            "Crates move smoothly between sheds.",
            "smoothly",
            "Crates move smoothly between sheds",
        ),
        (
            "It is easy to reach reliable, stackable crates from here.",
            "easy to reach",
            "easy to reach reliable, stackable crates",
        ),
        ("A carrying experience like no other.", "like no other", "like no other"),
    ],
)
def test_it_quotes_no_half_of_what_is_said(text, struck, quoted):
    at = text.index(struck)
    assert whole_phrase(text, Span(at, at + len(struck))) == quoted


@pytest.mark.parametrize(
    ("text", "struck", "quoted"),
    [
        (
            "You can easily build a known, securely made crate again.",
            "easily",
            "easily build a known, securely made crate again",
        ),
        ("Adopt smart crates confidently.", "smart", "smart crates"),
        ("A modern design quietly lowers noise.", "modern", "modern design"),
        ("Deploy easily.", "Deploy", "Deploy easily"),
        ("Optimal noise typically needs care.", "Optimal noise", "Optimal noise"),
        (
            "It easily moves highly available crates.",
            "easily",
            "easily moves highly available crates",
        ),
        ("Used by big companies stacking crates.", "big", "big companies"),
    ],
)
def test_it_ends_a_quotation_on_its_noun(text, struck, quoted):
    at = text.index(struck)
    assert whole_phrase(text, Span(at, at + len(struck))) == quoted


@pytest.mark.parametrize(
    ("text", "struck", "quoted"),
    [
        ("Answer to risks faster.", "faster", "faster"),
        ("This makes for a faster start.", "faster", "faster start"),
        (
            "It is the fastest and safest way home.",
            "fastest",
            "fastest and safest way home",
        ),
        ("Faster and cheaper.", "Faster", "Faster"),
        (
            "A more robust and streamlined crate.",
            "more robust",
            "more robust and streamlined crate",
        ),
        ("Faster queries and reports.", "Faster", "Faster queries"),
        ("Faster and people like it.", "Faster", "Faster"),
    ],
)
def test_it_quotes_a_comparison_with_what_stands_behind_it(text, struck, quoted):
    at = text.index(struck)
    assert onward(text, Span(at, at + len(struck))) == quoted


@pytest.mark.parametrize(
    ("clause", "quoted"),
    [
        ("keeps crates dry", "keeps crates dry"),
        (
            "helps a yard keep its crates dry with covers across hundreds of sites and lands",
            "helps a yard keep its crates dry with covers …",
        ),
        (
            "one two three four five six seven eight nine ten eleven",
            "one two three four five six seven eight nine ten …",
        ),
    ],
)
def test_it_shows_that_a_quotation_goes_on(clause, quoted):
    assert cut_short(clause) == quoted


@given(st.text(max_size=120), st.integers(0, 119), st.integers(1, 20))
def test_it_quotes_onward_what_stands_there(text, start, length):
    span = Span(min(start, len(text)), min(len(text), start + length))
    assert onward(text, span) in text
    assert cut_short(text).removesuffix(" …") in text


@pytest.mark.parametrize(
    "quote, text, struck, quoted",
    [
        (
            whole_words,
            "Zero operational exposure during work.",
            "Zero operational",
            "Zero operational exposure",
        ),
        (
            whole_phrase,
            "We meet every client's unique needs.",
            "every",
            "every client's unique needs",
        ),
        (
            whole_phrase,
            "It will revolutionize the travel industry.",
            "revolutionize",
            "revolutionize the travel industry",
        ),
        (
            whole_phrase,
            "A breeze to automate all kinds of workflows.",
            "A breeze",
            "A breeze to automate all kinds of workflows",
        ),
        (
            whole_words,
            "A secure and stable operating system.",
            "secure and stable",
            "secure and stable",
        ),
        (
            whole_words,
            "Rest assured knowing that it runs.",
            "Rest assured",
            "Rest assured",
        ),
    ],
)
def test_it_goes_on_to_the_noun_that_words_are_said_of(quote, text, struck, quoted):
    at = text.index(struck)
    assert quote(text, Span(at, at + len(struck))) == quoted

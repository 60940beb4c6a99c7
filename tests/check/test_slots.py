import pytest

from holdwater.check.slots import has_source_near, slots
from holdwater.model.rule import Hit
from holdwater.model.span import Span


@pytest.fixture
def struck(candidate, lens):
    """Fill the slots of a rule that strikes on words of a text."""

    def fill(text, words, *, fills=(), own=frozenset(), **near):
        at = text.index(words)
        rule = next(r for r in lens.rulebook.rules if r.name == "bare-comparison")
        hit = Hit(rule=rule, span=Span(at, at + len(words)), fills=fills)
        return slots(candidate(text, **near), hit, own)

    return fill


@pytest.mark.parametrize(
    ("text", "words", "slot"),
    [
        ("Builds are faster.", "faster", "speed"),
        ("Set-up is easier.", "easier", "ease"),
        ("It is more secure.", "more secure", "security"),
        ("Better performance for all.", "Better", "speed"),
        ("Backups in minutes.", "in minutes", "time_told"),
        ("Queries are faster.", "faster", "workload"),
        ("Shipping crates is faster.", "faster", "step"),
        ("Works with any crate, such as Acme One.", "any crate", "listed"),
        ("It is the go-to crate.", "the go-to crate", "chosen"),
        ("A future-proof crate.", "future-proof", "lasting"),
        ("We stack crates around the clock.", "around the clock", "clock"),
        ("Without code changes.", "Without code changes", "untouched"),
        ("In our tests it was twice as fast.", "twice as fast", "tested"),
        ("Improve security by locks.", "Improve security", "improving"),
        ("We are committed to crates.", "committed to crates", "vowed"),
        (
            "It shrinks your carbon footprint.",
            "shrinks your carbon footprint",
            "carbon",
        ),
        ("Stack crates with minimal code.", "minimal code", "coded"),
        ("Saves on power bills.", "Saves on power bills", "cost"),
        ("Ask our thought leaders.", "thought leaders", "thinkers"),
        ("It won a prize in May 2026.", "won a prize", "dated"),
        ("It adds value.", "adds value", "worth"),
        ("It just works.", "just works", "just_works"),
        ("Money-back guarantee.", "Money-back", "moneyback"),
        ("Clients worldwide.", "Clients worldwide", "worldwide"),
        ("An award-winning crate.", "award-winning", "awarded"),
        ("Used with leading vendors.", "leading vendors", "led"),
        ("Crates are secure by design.", "secure by design", "principled"),
        ("We keep your yard safe.", "keep your yard safe", "kept"),
        ("A perfect score.", "perfect score", "scored"),
        ("It is proven.", "proven", "proven"),
        ("Went from days to minutes.", "from days to minutes", "shrunk"),
        ("It has over 900 stars.", "900 stars", "starred"),
        ("Works with leading yards such as Corvane.", "leading yards", "instanced"),
        ("Talks stay completely private.", "completely private", "sealed"),
        ("AI-driven yards pack by weighing.", "AI-driven", "tasked"),
        ("It was never easier, and never been easier.", "never been easier", "turn"),
    ],
)
def test_it_tells_what_the_words_are_about(struck, text, words, slot):
    assert struck(text, words)[slot] == words


def test_it_tells_the_other_side_of_a_comparison(struck):
    assert (
        struck("It is cheaper than our old rate.", "cheaper")["against"]
        == "our old rate"
    )
    assert "against" not in struck("It is cheaper than ever.", "cheaper")


def test_it_calls_nobody_by_the_name_of_the_product(struck):
    fills = (("name", "Corvane"),)
    text = "Users choose Corvane."
    assert struck(text, "choose", fills=fills)["name"] == "Corvane"
    assert "name" not in struck(text, "choose", fills=fills, own=frozenset({"corvane"}))


def test_it_looks_for_a_source_next_door(candidate):
    assert has_source_near(candidate("Saves $200.", after="Read the case study."))
    assert not has_source_near(candidate("Saves $200.", after="It is open source."))


def test_it_tells_a_figure_with_a_source_from_one_without(struck):
    text = "Cuts costs by 40%."
    assert "unsourced" in struck(text, "40%")
    assert "sourced" in struck(text, "40%", after="Read the case study.")
    for told in ("The World Crate Board estimates that", "According to Corvane,"):
        assert "sourced" in struck(f"{told} costs fell by 40%.", "40%")
    assert "unsourced" in struck("We found that costs fell by 40%.", "40%")


@pytest.mark.parametrize(
    ("text", "words", "slot", "filled"),
    [
        ("Crates move at scale.", "at scale", "scaled", "at scale"),
        (
            "It makes better decisions possible.",
            "better decisions",
            "decided",
            "better decisions",
        ),
        ("A foolproof crate.", "foolproof", "infallible", "foolproof"),
        ("Find crates in real time.", "in real time", "live", "in real time"),
        (
            "It is the easiest way to stack crates.",
            "easiest way",
            "way",
            "easiest way to stack crates",
        ),
        (
            "It ensures that no crate is lost.",
            "ensures that no crate",
            "deed",
            "ensure “that no crate is lost”",
        ),
        (
            "It reduces delays by counting crates.",
            "reduces delays",
            "deed",
            "reduce “delays”",
        ),
        (
            "Unlike the Corvane, it opens.",
            "Unlike the",
            "facing",
            "Unlike the Corvane",
        ),
        ("It fits smoothly.", "smoothly", "integrated", "It fits smoothly"),
        ("Better control.", "Better", "uncountable", "Better control"),
        (
            "It keeps watch, ensuring that no crate is lost.",
            "ensuring that no crate",
            "done",
            "ensuring that no crate is lost",
        ),
    ],
)
def test_it_names_what_struck_words_speak_of(struck, text, words, slot, filled):
    assert struck(text, words)[slot] == filled


def test_it_knows_when_the_other_side_is_told(struck):
    assert struck("It is better than a plain count.", "better")["beside"] == "better"
    assert "beside" not in struck("It is better than ever.", "better")
    text = "It holds less air than it gives."
    assert struck(text, "less air than")["beside"] == "less air"
    assert struck("It is lighter than Corvane.", "lighter than")["against"] == "Corvane"
    assert struck("Compared to crates, bags are lighter.", "lighter")["beside"]


def test_it_knows_whom_examples_name(struck):
    filled = struck("It fits any crate, such as flat ones.", "any crate")
    assert filled["listed"] == "any crate"
    assert "instanced" not in filled


def test_it_names_what_runs_smoothly(struck):
    filled = struck("Our crates run smoothly.", "smoothly")
    assert filled["running"] == "crates run smoothly"
    assert "running" not in struck("Crates arrive smoothly.", "smoothly")


def test_it_tells_a_wish_from_a_rank(struck):
    words = "the leading yard"
    assert struck("Our vision is to be the leading yard.", words)["sought"] == words
    assert "sought" not in struck("We are the leading yard.", words)
    assert "sought" not in struck("We are proud to be the leading yard.", words)


def test_it_quotes_all_that_is_no_more(struck):
    text = "No more lost crates or wet apples."
    assert struck(text, "No more")["gone"] == "No more lost crates or wet apples"


def test_it_tells_how_long_something_takes_from_how_long_it_is_offered(struck):
    assert struck("Back in 5 minutes, dry.", "dry")["spell"] == "5 minutes"
    assert "spell" not in struck("Back in 5 weeks, dry.", "dry")
    assert "number" not in struck("Get a 90-day plan, dry.", "dry")


def test_it_takes_another_sort_of_figure_for_no_range(struck):
    fills = (("figure", "40%"),)
    text = "It grew by 40% to 2 million crates."
    assert struck(text, "40%", fills=fills)["figure"] == "40%"


def test_it_keeps_the_marks_of_a_quotation(struck):
    text = 'It eliminates your "lost crates" for good.'
    assert struck(text, "eliminates your")["done"].endswith('"lost crates" for good')
    text = 'It eliminates your "lost crates".'
    assert struck(text, "eliminates your")["done"] == 'eliminates your "lost crates"'


def test_it_quotes_a_range_of_times_with_its_unit(struck):
    fills = (("figure", "3"), ("time", "3"))
    text = "It opens in 3-5 seconds here."
    assert struck(text, "3", fills=fills)["time"] == "3-5 seconds"


def test_it_quotes_a_range_whole(struck):
    fills = (("figure", "30"),)
    text = "Some 30 to 45% of crates are empty."
    assert struck(text, "30", fills=fills)["figure"] == "30 to 45%"
    assert struck(text, "30", fills=fills)["match"] == "30 to 45%"


@pytest.mark.parametrize(
    ("text", "words", "slot"),
    [
        ("Better crates.", "Better", "uncountable"),
        ("Stack without a line of code.", "without a line of code", "coded"),
        ("It won a prize.", "won a prize", "dated"),
        ("By weighing, AI-driven yards pack.", "AI-driven", "tasked"),
        ("Our thought leadership grows.", "thought leadership", "thinkers"),
        ("Get up to 15 years of security coverage.", "security coverage", "number"),
        ("The crate is 100% wood-based.", "wood-based", "number"),
        ("A future-proof crate.", "future-proof", "infallible"),
        ("Shipping crates is faster.", "faster", "workload"),
        ("Works with any crate.", "any crate", "listed"),
        ("It is faster.", "faster", "figured"),
    ],
)
def test_it_leaves_a_slot_empty_that_nothing_fills(struck, text, words, slot):
    assert slot not in struck(text, words)


def test_it_tells_words_that_a_figure_stands_beside(struck):
    fills = (("figure", "40%"),)
    assert struck("Crates ship 40% faster.", "40% faster", fills=fills)["figured"] == (
        "40% faster"
    )


def test_it_quotes_what_is_denied_from_there_on(struck):
    text = "Small crates meet zero downtime here."
    assert struck(text, "zero downtime")["exempt"].startswith("zero downtime")
    text = "Crates ship without interruption."
    assert struck(text, "without interruption")["exempt"] == (
        "Crates ship without interruption"
    )


def test_it_quotes_a_time_that_stands_behind(struck):
    text = "It was up and running in just a day or two."
    assert struck(text, "up and running")["time_told"] == (
        "up and running in just a day or two"
    )


def test_it_asks_for_those_whose_rank_it_is(struck):
    text = "Used by some of the world's best companies."
    assert struck(text, "world's best")["named"] == "world's best companies"
    assert "named" not in struck("The world's best crate.", "world's best")

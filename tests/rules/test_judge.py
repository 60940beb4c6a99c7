import pytest

from holdwater.model.span import Span
from holdwater.rules.judge import judge, judge_together
from holdwater.rules.rulebook import open_rulebook


@pytest.fixture
def struck(own_rulebook):
    """Tell the words that a rule against *zimbo* strikes, in order."""
    rulebook = own_rulebook()

    def strike(candidate):
        return [
            candidate.statement.text[hit.span.start : hit.span.end]
            for hit in judge(candidate, rulebook)
        ]

    return strike


def test_it_returns_hits_in_the_order_of_the_rules(own_rulebook, candidate):
    words = ["zambo", "zembo", "zimbo", "zombo"]
    rulebook = own_rulebook(*({"name": f"own-{w}", "words": [w]} for w in words))
    made = candidate("Zombo, zimbo, zambo.")
    hits = judge(made, rulebook)
    assert [hit.rule.name for hit in hits] == ["own-zambo", "own-zimbo", "own-zombo"]
    assert [hit.span.start for hit in hits] == [14, 7, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane is not zimbo.",
        "The crate is not built to zimbo.",
        "Old crates fail to zimbo.",
        "It cannot zimbo.",
        "We needed a zimbo crate.",
        "To zimbo a crate, open the lid.",
        "A zimbo crate is no longer enough.",
        "It isn't zimbo.",
        "It is not a zimbo team.",
        "It is not the zimbo.",
        "We aren’t zimbo.",
        "It is no longer zimbo.",
        "It is hardly zimbo.",
        "A team without being zimbo.",
        "Not zimbo.",
    ],
)
def test_it_takes_no_denial_for_a_claim(struck, candidate, text):
    assert struck(candidate(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Not only zimbo.",
        "Corvane is not just zimbo.",
        "We are not the only zimbo team.",
        "It is zimbo, not cheap.",
        "It is a knot zimbo sailors tie.",
        "Do not wait for zimbo support.",
    ],
)
def test_it_hears_a_claim_behind_other_negations(struck, candidate, text):
    assert struck(candidate(text)) == ["zimbo"]


def coded(candidate, *spans):
    return candidate._replace(statement=candidate.statement._replace(code=spans))


def test_it_leaves_words_set_as_code_alone(struck, candidate):
    made = candidate("The flag zimbo sorts names.")
    assert struck(made) == ["zimbo"]
    assert struck(coded(made, Span(9, 14))) == []
    assert struck(coded(made, Span(4, 20))) == []


@pytest.mark.parametrize("code", [Span(9, 13), Span(10, 14), Span(0, 8), Span(15, 20)])
def test_it_judges_words_that_code_does_not_cover(struck, candidate, code):
    assert struck(coded(candidate("The flag zimbo sorts names."), code)) == ["zimbo"]


@pytest.fixture(scope="module")
def business():
    return open_rulebook(audience="business")


def told(candidate, rulebook):
    return [
        (hit.rule.name, candidate.statement.text[hit.span.start : hit.span.end])
        for hit in judge(candidate, rulebook)
    ]


def test_it_hears_words_behind_a_not(business, candidate):
    made = candidate("Do not utilise it.")
    assert told(made, business) == [("formal-word", "utilise")]


def test_it_tells_of_two_that_reword_the_same_words_the_longer(business, candidate):
    made = candidate("All staff are kindly requested to lock the door.")
    assert [name for name, _ in told(made, business)] == ["third-person-reader"]


def test_it_tells_what_marks_a_whole_sentence_beside_what_rewords_it(
    business, candidate
):
    made = candidate("Please utilise " + "this and that " * 9 + "today.")
    assert {name for name, _ in told(made, business)} == {
        "formal-word",
        "long-sentence",
    }


def test_it_rewords_no_word_that_everybody_knows(candidate):
    made = candidate("The endpoints and the firmware are new.")
    known = open_rulebook(audience="business", known=["Endpoint"])
    assert told(made, known) == [("it-jargon", "firmware")]


def test_it_strikes_with_rules_of_the_language_alone(own_rulebook, candidate):
    rulebook = own_rulebook()
    made = candidate("A zimbo.")
    assert len(judge(made, rulebook, language="en")) == 1
    assert judge(made, rulebook, language="de") == ()


def test_it_asks_rules_that_need_the_whole_document(business, candidate):
    some = [candidate(text) for text in ("You need MFA.", "Plain.", "MFA and SSO.")]
    hits = judge_together(some, business)
    assert {at: [hit.rule.name for hit in told] for at, told in hits.items()} == {
        0: ["unexplained-acronym"],
        2: ["unexplained-acronym"],
    }
    assert judge_together(some, business, language="de") == {}
    off = open_rulebook({"unexplained-acronym": "off"}, audience="business")
    assert judge_together(some, off) == {}


@pytest.fixture
def named():
    """Tell the names of the shipped rules that strike."""
    rulebook = open_rulebook()

    def strike(made):
        return {hit.rule.name for hit in judge(made, rulebook)}

    return strike


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Improve reliability: Checks every crate once a minute.", "better-adjective"),
        ("Learn how Corvane helps teams ship crates faster.", "team-speed-promise"),
        ("Regulatory compliance", "compliance-claim"),
        ("Our team wants a seamless crate.", "seamless"),
        ("Rather than having crates at all times, rent one.", "never-always"),
        ("It is harder to ensure security with old crates.", "promised-protection"),
        ("Choose it for memory-optimized performance.", "promised-productivity"),
    ],
)
def test_it_takes_no_label_wish_or_pointer_for_a_promise(named, candidate, text, rule):
    assert rule not in named(candidate(text))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Our crates improve reliability.", "better-adjective"),
        ("Improve reliability: Crates.", "better-adjective"),
        ("Corvane helps teams ship crates faster.", "team-speed-promise"),
        ("Learn how Corvane helps teams ship crates 40% faster.", "team-speed-promise"),
        ("Easy regulatory compliance for all crates.", "compliance-claim"),
        ("A seamless crate.", "seamless"),
        ("Your crates are there at all times.", "never-always"),
        ("It ensures security in every crate.", "promised-protection"),
    ],
)
def test_it_takes_promises_for_promises(named, candidate, text, rule):
    assert rule in named(candidate(text))

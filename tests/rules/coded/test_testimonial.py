import pytest

from holdwater.rules.judge import judge


@pytest.fixture
def struck(struck_by):
    return struck_by("testimonial")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“It is fantastic!” says Ana, CTO of Globex.", "Ana"),
        ('"We love it," said Jim Poe, head of IT.', "Jim Poe"),
        ("“A joy to use” – Tobias Renn", "Tobias Renn"),
        ("“It helped us a lot,” adds the CIO.", None),
        ("“The best tool we have.”", None),
        ("“Simply brilliant.”", None),
        ("“We are happy to share that it saved us a year.”", None),
    ],
)
def test_it_names_who_is_quoted(struck, text, who):
    assert struck(text) == (text, {"who": who} if who else {})


@pytest.mark.parametrize(
    "text",
    [
        "“The cluster was ten years old,” says Ana.",
        "The manual says: “Restart it.”",
        "The users' best hours are at night.",
        "It is fantastic.",
        "“Hello World” means that we love simple beginnings.",
        "“PCI - Automatic”, the scheduler will pick the best device.",
        "“We are thrilled to introduce our users to a simpler subscription.”",
    ],
)
def test_it_needs_a_voice_and_its_praise(struck, text):
    assert struck(text) is None


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        ("We love it, and our nights are better.", True),
        ("Note that the second form is better for long lists.", False),
    ],
)
def test_it_hears_a_person_in_a_block_that_is_set_off(
    lens, quoted_candidate, text, strikes
):
    hits = judge(quoted_candidate(text), lens.rulebook)
    assert ("testimonial" in [hit.rule.name for hit in hits]) is strikes


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ("— Ana Lund, CTO of Globex", "Ana Lund"),
        ("Ana Lund, CTO", "Ana Lund"),
        ("— Ana Lund, Yard Master, Team Lead", "Ana Lund"),
        ("Read how they did it.", None),
        (
            "Ana Lund, who runs the yard, told us over a cup of coffee why they like it.",
            None,
        ),
        (None, None),
    ],
)
def test_it_reads_who_signs_below(struck, after, who):
    text = "“The best tool we have.”"
    assert struck(text, after=after) == (text, {"who": who} if who else {})

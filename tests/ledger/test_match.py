"""Where a claim is told: the same words, nearly the same, or at odds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.ledger.match import (
    KEPT,
    LEAST_WORDS,
    OWN,
    OWN_OF_WHOLE,
    Index,
    Said,
    use_of,
)
from holdwater.ledger.wording import same_words, words_of
from holdwater.model.span import Span
from holdwater.text.identity import statement_id

from .making import record

INDEX = Index(
    [
        record(
            "Reads finish in under 5 ms at the 99th percentile.",
            id="latency",
            variations=("p99 reads under 5 ms",),
        ),
        record("Restores run 3x faster than pg_restore.", id="speed"),
        record(
            "Backups are encrypted before they leave the customer's host.", id="safe"
        ),
        record("Supports PostgreSQL 14 to 18.", id="versions"),
        record("3x faster.", id="short"),
        record("Exports to disk take at most 17 min.", id="exports"),
    ]
)


def found(text):
    return [(one.record.id, one.match) for one in INDEX.matches(text)]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Reads finish in under 5 ms at the 99th percentile.", [("latency", "exact")]),
        (
            "reads finish in under 5\u00a0ms at the  99th percentile",
            [("latency", "exact")],
        ),
        ("P99 reads under 5 ms", [("latency", "exact")]),
        (
            "Reads are finished in under 5 ms, at the 99th percentile.",
            [("latency", "near")],
        ),
        ("Reads finish within 5 ms at the 99th percentile.", [("latency", "conflict")]),
        (
            "Reads finish in under 4 ms at the 99th percentile.",
            [("latency", "conflict")],
        ),
        (
            "Reads finish in under 5 s at the 99th percentile.",
            [("latency", "conflict")],
        ),
        (
            "Reads finish in over 5 ms at the 99th percentile.",
            [("latency", "conflict")],
        ),
        (
            "Reads finish in under 5 ms at the 95th percentile.",
            [("latency", "conflict")],
        ),
        ("Writes finish in under 5 ms at the 99th percentile.", []),
        ("Reads finish fast at the 99th percentile.", []),
        ("Restores run 3 times faster than pg_restore.", [("speed", "near")]),
        ("Restores run 3x slower than pg_restore.", [("speed", "conflict")]),
        ("Exports to disk take at least 17 min.", [("exports", "conflict")]),
        ("Restores run up to 3x faster than pg_restore.", [("speed", "conflict")]),
        ("Restores do not run 3x faster than pg_restore.", [("speed", "conflict")]),
        (
            "Restores run 3x faster than pg_restore (730 GB, PostgreSQL 17.5, 8 cores).",
            [("speed", "near")],
        ),
        (
            "Restores run 2x faster than pg_restore (730 GB, PostgreSQL 17.5, 8 cores).",
            [("speed", "conflict")],
        ),
        ("Restores run 730 GB of pg_restore's in an hour.", []),
        (
            "Once more: restores run 3x faster than pg_restore, with fewer cores.",
            [("speed", "near")],
        ),
        (
            "Restores of 730 GB do not run 3x faster than pg_restore.",
            [("speed", "conflict")],
        ),
        (
            "Backups are encrypted before they leave the customer’s host",
            [("safe", "exact")],
        ),
        (
            "Backups are not encrypted before they leave the customer's host.",
            [("safe", "conflict")],
        ),
        ("Supports PostgreSQL 14 to 19.", [("versions", "conflict")]),
        ("3x faster", [("short", "exact")]),
        ("4x faster", []),
        ("", []),
        ("The agent writes to a bucket.", []),
    ],
)
def test_it_tells_the_same_from_the_near_and_from_the_other(text, matches):
    assert found(text) == matches


@pytest.mark.parametrize(
    ("recorded", "said", "match"),
    [
        ("The d job takes 3 ms.", "The a job takes 2 ms.", []),
        ("The d job takes 3 ms.", "The d job takes 2 ms.", ["conflict"]),
        ("The a job takes 2 ms.", "The d job takes 4 ms.", []),
        ("The a job takes 2 ms.", "The a job takes 4 ms.", ["conflict"]),
        ("Job A takes 3 ms here.", "Job B takes 2 ms here.", []),
        ("Job A takes 3 ms here.", "Job A takes 2 ms here.", ["conflict"]),
        ("It takes 3 ms to run job A.", "It takes 2 ms to run job B.", []),
        ("Job A (dry) takes 3 ms.", "Job B (dry) takes 2 ms.", []),
        ("A job takes 3 d at most.", "A job takes 4 d at most.", ["conflict"]),
        ("How a crate weighs 3 kg.", "How A Crate Weighs 4 kg.", ["conflict"]),
    ],
)
def test_it_knows_what_a_letter_names(recorded, said, match):
    index = Index([record(recorded, id="named")])
    assert [one.match for one in index.matches(said)] == match


def test_it_says_what_is_told_otherwise():
    (one,) = INDEX.matches("Reads finish in under 4 ms at the 99th percentile.")
    assert one.differs == "says “less than 4 ms”, the record “less than 5 ms”"
    (one,) = INDEX.matches("Restores run 3x slower than pg_restore.")
    assert one.differs == "says it the other way round"


@given(st.text(max_size=60))
def test_it_is_the_same_however_it_is_set(text):
    spaced = "  " + text.replace(" ", " \n") + " "
    assert same_words(spaced) == same_words(text)
    assert same_words(same_words(text)) == same_words(text)


@given(
    st.integers(1, 99),
    st.sampled_from(("ms", "s", "µs")),
    st.sampled_from(("under", "over", "within", "up to")),
)
def test_it_never_calls_near_what_prints_another_figure(number, unit, bound):
    text = f"Reads are finished in {bound} {number} {unit} at the 99th percentile."
    kind = dict(found(text)).get("latency")
    is_same = (number, unit, bound) == (5, "ms", "under")
    assert kind == ("near" if is_same else "conflict")


@given(st.text(max_size=120))
def test_it_looks_at_any_text(text):
    assert all(
        one.match in ("exact", "near", "conflict") for one in INDEX.matches(text)
    )


def test_it_finds_among_many_what_it_finds_among_few():
    """The index of rare words passes over nothing that a comparison would find."""
    nouns = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda".split()
    texts = [
        f"The {a} {b} {c} stage takes {n} ms."
        for n, a in enumerate(nouns, 3)
        for b in nouns
        for c in nouns[:5]
    ]
    records = [record(text, id=f"c-{number}") for number, text in enumerate(texts)]
    index = Index(records)
    for number in range(0, len(texts), 37):
        reworded = texts[number].replace("takes", "takes some")
        alone = Index([records[number]]).matches(reworded)
        assert alone
        assert alone[0] in index.matches(reworded)


def test_it_tells_where_a_claim_is_told():
    words = "Restores run 2x faster than pg_restore."
    said = Said(words, Span(20, 59), None, (3, 11, 3, 50), "unsupported")
    (match,) = INDEX.matches(words)
    use = use_of(match, said, "a.md")
    assert (use.claim, use.source, use.match) == ("speed", "a.md", "conflict")
    assert (use.words, use.span, use.lines) == (words, said.span, said.lines)
    assert "2x" in use.differs


def test_it_finds_the_words_that_a_claim_once_had():
    old = "Restoring goes three times as fast."
    other = "Restores run 2x faster than pg_restore."
    was = (statement_id(old), statement_id(other))
    index = Index([record("Restores run 3x faster than pg_restore.", was=was)])
    (first,) = index.matches(other)
    assert (first.match, first.is_former) == ("conflict", True)
    (second,) = index.matches("Restores run 3x faster than pg_restore.")
    assert (second.match, second.is_former) == ("exact", False)
    plain = Index([record("Ours is the bucket.", was=(statement_id("It is ours."),))])
    (third,) = plain.matches("It is ours.")
    assert (third.match, third.is_former) == ("near", True)
    assert "“Ours is the bucket.” now" in third.differs


@pytest.mark.parametrize(
    "recorded, said, match",
    [
        ("It is over in under 13 µs.", "It is over in under 14 µs.", "conflict"),
        ("It is over in under 13 µs.", "It is over in over 13 µs.", "conflict"),
        ("It is over in under 13 µs.", "It is over in under 13 ms.", "conflict"),
        ("It is over in under 13 µs.", "It is over in under 0.013 ms.", "near"),
        ("It is over in under 13 µs.", "It is not over in under 13 µs.", None),
        ("In 13 µs.", "In 14 µs.", None),
        ("Restores run twice as fast.", "Restores run thrice as fast.", "conflict"),
        ("Restores run twice as fast.", "Restores run 2x as fast.", "near"),
        ("Restores run 10x as fast.", "Restores run ten times as fast.", "near"),
    ],
)
def test_it_knows_another_figure_in_the_same_few_words(recorded, said, match):
    index = Index([record(text=recorded)])
    assert [one.match for one in index.matches(said)] == ([match] if match else [])


WORDS = st.lists(
    st.sampled_from("alpha bravo carbon delta echo fox golf hotel india".split()),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(st.lists(WORDS, max_size=12, unique=True), WORDS)
def test_it_misses_no_record_that_is_near(texts, text):
    """Against every record in turn, without anything that words are looked up by."""
    records = [record(f"{one}.", id=f"r{at}") for at, one in enumerate(texts)]
    told = {one.record.id: one.match for one in Index(records).matches(text)}
    if "exact" in told.values():
        return
    own = words_of(text).content
    for one in records:
        content = words_of(one.text).content
        shared = len(content & own)
        is_long = min(len(content), len(own)) >= LEAST_WORDS
        is_whole = (
            shared == len(content) > LEAST_WORDS and shared / len(own) >= OWN_OF_WHOLE
        )
        is_near = shared >= KEPT * len(content) and shared >= OWN * len(own)
        assert (one.id in told) == (is_long and (is_whole or is_near))

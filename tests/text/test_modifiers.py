"""What a sentence stands without, and what it does not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.model.span import Span
from holdwater.text.editing import apply_edits
from holdwater.text.modifiers import take_out


def without(marked):
    """Take out what stands in braces; None where the sentence needs it."""
    start, end = marked.index("{"), marked.index("}") - 1
    text = re.sub(r"[{}]", "", marked)
    edit = take_out(text, Span(start, end))
    return edit and apply_edits(text, [edit])


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("{Easily} move files.", "Move files."),
        ("Move files {with ease}.", "Move files."),
        ("It {seamlessly} adapts.", "It adapts."),
        ("It adapts {seamlessly}, and fast.", "It adapts, and fast."),
        ("It adapts more {easily} to you.", "It adapts to you."),
        ("It adapts much more {easily} to you.", "It adapts to you."),
        (
            "It prints {out-of-the-box}, keeps all and sends it.",
            "It prints, keeps all and sends it.",
        ),
        ("All they need, {right out of the box}, to go.", "All they need to go."),
        ("With it, this was {smoothly} printed.", None),
        ("{Quickly} and safely move files.", "Safely move files."),
        ("Move files safely and {easily}.", "Move files safely."),
        ("{Effortlessly}, it adapts.", "It adapts."),
        ("It is, {effortlessly}, done.", "It is done."),
        ("It is {blazingly} fast.", "It is fast."),
        ("A {seamless} import.", "An import."),
        ("An {innovative} tool.", "A tool."),
        ("A {seamless}, fast import.", "A fast import."),
        ("A {seamless} and open import.", "An open import."),
        ("An open, {seamless} import.", "An open import."),
        ("An open and {seamless} import.", "An open import."),
        ("A fast, open and {seamless} import.", "A fast and open import."),
        ("A fast, {seamless} and open import.", "A fast and open import."),
        ("Teams and {powerful} tools.", "Teams and tools."),
        ("The import was {seamless} and short.", "The import was short."),
        ("The import was short and {seamless}.", "The import was short."),
        ("Fast, small and {seamless}.", "Fast and small."),
        ("A truly {modern} tool.", "A tool."),
        ("{World-class} support for teams.", "Support for teams."),
        ("Built {with love} by us.", "Built by us."),
        ("A user-friendly {modern} tool.", "A user-friendly tool."),
        ("It is the {modern} tool for banks.", "It is a tool for banks."),
        ("It offers {great} tools and plans.", "It offers tools and plans."),
    ],
)
def test_it_takes_out_what_is_not_needed(marked, left):
    assert without(marked) == left


@pytest.mark.parametrize(
    "marked",
    [
        "The import was {seamless}.",
        "{Seamless} from start to end.",
        "{Future-proof} your stack.",
        "We are {passionate} about quality.",
        "The most {modern} tool.",
        "As {modern} as it gets.",
        "How {easily} it adapts.",
        "It is {easily}.",
        "Made {with love} and care.",
        "Desk and {powerful} tools.",
        "Our {world}-class tool.",
        "A half-{modern} tool.",
        "It is {error-free} and will stay so.",
        "Fast, {seamless}.",
    ],
)
def test_it_leaves_alone_what_it_cannot_tell(marked):
    assert without(marked) is None


words = st.sampled_from(
    "seamless modern easily with ease and or , the a is tools teams open very".split()
)


@given(st.lists(words, min_size=1, max_size=9), st.data())
@settings(max_examples=300)
def test_it_takes_nothing_out_but_the_words_and_what_joins_them(some, data):
    text = " ".join(some).replace(" ,", ",")
    found = list(re.finditer(r"\b(?!a\b)[a-z]+", text))  # nobody takes an article out
    if not found:
        return
    match = data.draw(st.sampled_from(found))
    edit = take_out(text, Span(*match.span()))
    if edit is None:
        return
    assert edit.start <= match.start() < match.end() <= edit.end
    gone = re.findall(r"\w+", text[edit.start : edit.end])
    kept = re.findall(r"\w+", edit.words)
    for word in kept:
        # "is the modern tool" becomes "is a tool".
        gone.remove("the" if word == "a" and word not in gone else word)
    gone.remove(match.group())
    assert set(gone) <= {"and", "or", "very"}

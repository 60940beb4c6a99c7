"""Patterns of ``.gitignore``, one by one; git itself is asked in test_files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.reading.ignore import ignore, parse_ignore

FOLDER = Path("/site")


def is_left_out(path: str, *patterns: str, is_folder: bool = False) -> bool | None:
    found = ignore(FOLDER, [pattern.encode() for pattern in patterns])
    return found.ask(FOLDER / path, is_folder=is_folder)


@pytest.mark.parametrize(
    "pattern, yes, no",
    [
        ("a.md", ["a.md", "b/a.md"], ["ba.md", "a.mdx"]),
        ("/a.md", ["a.md"], ["b/a.md"]),
        ("b/a.md", ["b/a.md"], ["c/b/a.md", "a.md"]),
        ("*.md", ["a.md", "b/.md"], ["a.txt"]),
        ("/*.md", ["a.md"], ["b/a.md"]),
        ("a*c", ["ac", "abc"], ["a/c", "acd"]),
        ("b/*", ["b/a"], ["b/c/a", "b"]),
        ("**/a", ["a", "b/a", "b/c/a"], ["ba"]),
        ("b/**", ["b/a", "b/c/a"], ["b", "cb/a"]),
        ("b/**/a", ["b/a", "b/c/a", "b/c/d/a"], ["ba", "c/b/a"]),
        ("b**/a", ["b/a", "bc/a"], ["b/c/a"]),
        ("a?", ["ab"], ["a", "abc", "a/"]),
        ("[ab]c", ["ac", "bc"], ["cc", "c"]),
        ("[!ab]c", ["cc"], ["ac", "c"]),
        ("[^a-c]d", ["dd"], ["ad", "bd"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[a-]", ["a", "-"], ["b"]),
        ("[[:digit:][:upper:]]", ["1", "A"], ["a", ":"]),
        ("[\\]]", ["]"], ["\\"]),
        ("\\*", ["*"], ["a"]),
        ("\\#a", ["#a"], ["a"]),
        ("\\!a", ["!a"], ["a"]),
        ("a ", ["a"], ["a "]),
        ("a\\ ", ["a "], ["a"]),
        ("a.b", ["a.b"], ["acb"]),
        ("a(b|c)+", ["a(b|c)+"], ["ab"]),
    ],
)
def test_it_reads_a_pattern_as_git_does(pattern, yes, no):
    assert [path for path in yes if is_left_out(path, pattern) is not True] == []
    assert [path for path in no if is_left_out(path, pattern) is not None] == []


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        " ",
        "# a",
        "/",
        "!",
        "a\\",
        "[",
        "[a",
        "[[:nothing:]]",
        "[a\\",
        "//a",
        "a//b",
    ],
)
def test_it_matches_nothing_with_what_is_no_pattern(pattern):
    for path in ("a", "a/b", "[", "b", "# a"):
        assert is_left_out(path, pattern) is None


def test_it_listens_to_the_last_pattern_that_speaks():
    assert is_left_out("a.md", "*.md", "!a.md") is False
    assert is_left_out("a.md", "!a.md", "*.md") is True
    assert is_left_out("a.txt", "*.md", "!a.md") is None


def test_it_tells_folders_from_files():
    assert is_left_out("a", "a/", is_folder=True) is True
    assert is_left_out("a", "a/") is None
    assert is_left_out("b/a", "a/", is_folder=True) is True
    assert is_left_out("b/a", "/a/", is_folder=True) is None


def test_it_reads_a_file_with_any_line_ending_and_a_byte_order_mark():
    found = parse_ignore(FOLDER, b"\xef\xbb\xbfa\r\n!b\r\n\r\n# c\nd")
    asked = {name: found.ask(FOLDER / name, is_folder=False) for name in "abcd"}
    assert asked == {"a": True, "b": False, "c": None, "d": True}


@given(
    st.text(st.sampled_from("*/a?[]!\\-^. "), max_size=12), st.text("a/b", max_size=8)
)
def test_it_has_an_answer_to_whatever_stands_in_the_file(pattern, path):
    assert is_left_out("x" + path.strip("/"), pattern) in (True, False, None)


@pytest.mark.parametrize(
    "pattern", ["*a" * 60 + "b", "**/a*/" * 40 + "b", "*a*/" * 40 + "b", "**/*a" * 40]
)
def test_it_is_not_led_round_in_circles(pattern):
    path = "/".join(["a" * 100] * 35)
    assert is_left_out(path, pattern + "b") is None

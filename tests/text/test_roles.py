"""Names, versions, ordinals and dates, told from figures."""

import pytest

from holdwater.text.roles import (
    is_date,
    is_decade,
    is_glued_before,
    is_glued_behind,
    ordinal_end,
    role_of_name,
)


def _at(text):
    """Find the digits of a text that holds one run of them in ^...^."""
    start = text.index("^")
    end = text.index("^", start + 1) - 1
    return text.replace("^", ""), start, end


@pytest.mark.parametrize(
    ("text", "noun", "bound", "dated"),
    [
        ("in ^2026^", None, None, True),
        ("^2000^ customers", "customers", None, False),
        ("in ^2024^ customers asked", "customers", None, True),
        ("in ^2000^ customers' hands", "customers", None, False),
        ("over ^2000^ things", "things", "more than", False),
        ("about ^2020^ things", "things", "about", True),
        ("^1969^", None, None, False),
        ("^2061^", None, None, False),
        ("^20260^", None, None, False),
        ("^2026^x", None, None, False),
        ("^1990^s", None, None, True),
        ("^2026^+", None, None, False),
        ("May ^5^", None, None, True),
        ("may ^5^", None, None, False),
        ("Sept. ^5^", None, None, True),
        ("^5^ March", "march", None, True),
        ("^5^ march", "march", None, False),
        ("^5^-Dec", None, None, True),
        ("^32^ May", None, None, False),
        ("May ^10^ users", "users", None, False),
    ],
)
def test_it_tells_dates_from_counts(text, noun, bound, dated):
    text, start, end = _at(text)
    assert is_date(text, start, end, noun=noun, bound=bound) is dated


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("AES-^256^", True),
        ("HTTP/^2^", True),
        ("foo.^5^", True),
        ("S3/^2^", True),
        ("sub-^10^", False),
        ("May-^2026^", False),
        ("No.^1^", False),
        ("a —^5^", False),
        (" -^5^", False),
        ("-^5^", False),
    ],
)
def test_it_tells_names_by_what_is_joined_to_them(text, glued):
    text, start, _ = _at(text)
    assert is_glued_before(text, start, 0) is glued
    assert not is_glued_before(text, start, start - 1)


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("^5^G", True),
        ("^3^D", True),
        ("^1080^p", True),
        ("^5^_000", True),
        ("^0^x1F", True),
        ("^2^x4", False),
        ("^5^m", False),
        ("^5^mm", True),
        ("^5^ G", False),
        ("^5^", False),
    ],
)
def test_it_tells_names_by_what_hangs_on_to_them(text, glued):
    text, start, end = _at(text)
    assert is_glued_behind(text, start, end) is glued


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("^1^st", 3),
        ("^99^TH", 4),
        ("^1^stop", None),
        ("#^1^", 2),
        ("No. ^1^", 5),
        ("casino. ^1^", None),
        ("number ^1^", 8),
        ("^1^", None),
    ],
)
def test_it_tells_ordinals(text, end):
    assert ordinal_end(*_at(text)) == end


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ISO ^27001^", "name"),
        ("Python ^3.11^", "version"),
        ("release ^5^", "version"),
        ("section ^3.2^", "name"),
        ("about ^5^", None),
    ],
)
def test_it_tells_what_a_number_names(text, role):
    text, start, end = _at(text)
    assert role_of_name(text, start, text[start:end]) == role


def test_it_tells_decades():
    assert is_decade("1990s", 4)
    assert not is_decade("1990se", 4)
    assert not is_decade("0s", 1)
    assert not is_decade("10s", 2)
    assert not is_decade("1000s", 4)
    assert not is_decade("12000s", 5)
    assert not is_decade("1991s", 4)

"""What stands around a number, read one thing at a time."""

import pytest

from holdwater.text.measures import (
    bound_of,
    noun_after,
    scale_after,
    unit_after,
    word_before,
)


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("ms fast", "ms", "ms"),
        (" ms fast", "ms", " ms"),
        ("\u202fms", "ms", "\u202fms"),
        ("-day trial", "d", "-day"),
        ("%", "%", "%"),
        (" per cent", "%", " per cent"),
        (" per center", None, ""),
        (" percentage points", "pp", " percentage points"),
        ("x faster", "x", "x"),
        ("x86", None, ""),
        (" x 4", None, ""),
        (" x faster", "x", " x"),
        (" times faster", "x", " times"),
        (" times a day", None, ""),
        (" Mb/s", "Mbit/s", " Mb/s"),
        (" MB/s", "MB/s", " MB/s"),
        (" mb/s", "MB/s", " mb/s"),
        (" GB/month/user", "GB/month", " GB/month"),
        (" ms/request", "ms", " ms"),
        (" GB a second", "GB/s", " GB a second"),
        (" rows per second", "op/s", " rows per second"),
        (" rows per sector", None, ""),
        ("S", None, ""),
        (" US", None, ""),
        (" °C", "°C", " °C"),
        (" €", "€", " €"),
        (" $5", None, ""),
        ("ms2", None, ""),
        ("", None, ""),
        ("  ms", None, ""),
    ],
)
def test_it_reads_a_unit(text, unit, words):
    found = unit_after("5" + text, 1)
    assert (found.name, ("5" + text)[1 : found.end]) == (unit, words)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (" users", "users"),
        (" happy enterprise customers", "customers"),
        (" very happy enterprise customers", "enterprise"),
        (" users love", "users"),
        (" people love", "people"),
        (" status pages", "pages"),
        ("-core machine", "core"),
        (" TPC-H queries", "queries"),
        (" of them", None),
        (" nodes2", None),
        (" more", None),
        (" more nodes", "nodes"),
        (" one-day passes", None),
        (", nodes", None),
        ("", None),
    ],
)
def test_it_reads_what_is_counted(text, noun):
    assert noun_after("5" + text, 1).name == noun


@pytest.mark.parametrize(
    ("text", "money", "power"),
    [
        ("k", False, 3),
        ("K users", False, 3),
        ("m", False, 0),
        ("m", True, 6),
        ("b", False, 0),
        ("bn", False, 9),
        (" million", False, 6),
        ("-million-row", False, 6),
        (" MILLION", False, 6),
        (" hundred thousand", False, 5),
        (" million hundred", False, 6),
        (" M users", False, 6),
        (" M", False, 0),
        (" K", False, 0),
        ("kB", False, 0),
        (" millionaires", False, 0),
        ("", False, 0),
    ],
)
def test_it_reads_a_scale(text, money, power):
    assert scale_after("5" + text, 1, is_money=money).power == power


def test_it_reads_a_bound_on_either_side():
    assert bound_of("up to 5 ms", 6, 7, 10) == "up to"
    assert bound_of("5 ms or less", 0, 1, 4) == "at most"
    assert bound_of("5 or more ms", 0, 1, 1) == "at least"
    assert bound_of("5+ ms", 0, 1, 5) == "at least"
    assert bound_of("5 ms or lesser", 0, 1, 4) is None
    assert bound_of("5 ms", 0, 1, 4) is None


def test_it_reads_the_word_before():
    assert word_before("ISO  27001", 5) == "ISO"
    assert word_before("wi-fi 6", 6) == "wi-fi"
    assert word_before("6", 0) == ""

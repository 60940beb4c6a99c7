"""Formulas: exact, with units, and harmless."""

import re
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.errors import FormulaError
from holdwater.ledger.amounts import Amount, amount_of, in_unit
from holdwater.ledger.formulas import FUNCTIONS, MOST_CHARACTERS, parse, reckon

VALUES = {
    "old": amount_of(Decimal("2.96"), "s"),
    "new": amount_of(Decimal(1000), "ms"),
    "size": amount_of(Decimal(1), "KiB"),
    "none": amount_of(Decimal(0), None),
}


@pytest.mark.parametrize(
    ("formula", "unit", "answer"),
    [
        ("old", "ms", "2960"),
        ("ratio(old, new)", "x", "2.96"),
        ("old / new", None, "2.96"),
        ("1 - new / old", "%", Fraction(196, 296) * 100),
        ("-old + 3 * new", "s", "0.04"),
        ("2 + 3 * 4 - 6 / 3", None, "12"),
        ("(2 + 3) * 4", None, "20"),
        ("-2 ^ 2", None, "-4"),
        ("2 ** -2", None, "0.25"),
        ("median(old, new, 5 * new)", "s", "2.96"),
        ("median(old, new)", "s", "1.98"),
        ("min(old, new) + max(old, new)", "s", "3.96"),
        ("size / new", "B/s", "1024"),
        ("size / new", "kbit/s", "8.192"),
        ("0.1 + 0.2", None, "0.3"),
        (" .5 ", "%", "50"),
    ],
)
def test_it_reckons_exactly(formula, unit, answer):
    assert in_unit(reckon(parse(formula), VALUES), unit) == Fraction(answer)


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("", "ends too soon at character 1"),
        ("old +", "ends too soon at character 6"),
        ("(old", "lacks a closing bracket"),
        ("old new", "does not go on with 'new' at character 5"),
        ("min", "calls 'min' without brackets"),
        ("exec(old)", "calls 'exec', and there is only min, max, median, ratio"),
        ("__import__('os')", """cannot hold "'\""""),
        ("__import__(os)", "calls '__import__'"),
        ("old.real", "cannot hold '.'"),
        ("old[0]", "cannot hold '['"),
        ("old if new else old", "does not go on with 'if'"),
        ("lambda: 1", "cannot hold ':'"),
        ("ratio(old)", "gives 'ratio' 1 values, not 2,"),
        ("2 ^ 10", "is raised higher than 9"),
        ("2 ^ old", "can only be raised to a whole number"),
        ("2 ^ 2 ^ 2", "does not go on with '^'"),
        ("1e9", "cannot hold '1'"),
        ("(" * 40 + "1" + ")" * 40, "nested more than 30 deep"),
        ("1+" * 300 + "1", f"longer than {MOST_CHARACTERS}"),
    ],
)
def test_it_refuses_what_is_no_formula(formula, says):
    with pytest.raises(FormulaError) as caught:
        parse(formula)
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("old / none", "divides by zero"),
        ("none ^ -1", "divides by zero"),
        ("old + size", "puts s and B together in '+'"),
        ("max(old, 3)", "puts s and no unit together"),
        ("ratio(old, size)", "puts s and B together"),
        ("gone", "asks for 'gone'"),
        ("*".join(["(9999999999^9)"] * 20), "too large"),
    ],
)
def test_it_says_why_there_is_no_answer(formula, says):
    with pytest.raises(FormulaError) as caught:
        reckon(parse(formula), VALUES)
    assert says in caught.value.message


def test_it_names_what_it_asks_for():
    assert parse("min(a, b) / (c_2 - 1)").names == {"a", "b", "c_2"}


@given(st.text(alphabet="abx01.9+-*/^(),  _minmaxratio\n'\"[]{}@:;=", max_size=80))
def test_it_reads_or_refuses_whatever_is_written(text):
    with suppress(FormulaError):
        values = {"a": Amount(Fraction(2)), "b": Amount(Fraction(3))}
        assert isinstance(reckon(parse(text), values).value, Fraction)


_NAMES = st.sampled_from("abc")
_FORMULAS = st.recursive(
    _NAMES | st.integers(0, 10**6).map(str),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from("+-*/"), part).map(
            lambda p: f"({p[0]} {p[1]} {p[2]})"
        ),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), part, part).map(
            lambda p: f"{p[0]}({p[1]}, {p[2]})"
        ),
    ),
    max_leaves=8,
)


@given(_FORMULAS, st.lists(st.fractions(), min_size=3, max_size=3))
def test_it_reckons_as_python_would(formula, numbers):
    values = dict(zip("abc", numbers, strict=True))
    names = {
        **values,
        "median": lambda one, other: (Fraction(one) + other) / 2,
        "ratio": lambda one, other: Fraction(one) / other,
        "min": min,
        "max": max,
    }
    whole = re.sub(r"\b(\d+)\b", r"F(\1)", formula)
    try:
        wanted = eval(whole, {"__builtins__": {}, "F": Fraction, **names})
    except ZeroDivisionError:
        wanted = None
    try:
        answer = reckon(parse(formula), {n: Amount(v) for n, v in values.items()}).value
    except FormulaError as error:
        answer = None if "zero" in error.message else wanted
    assert answer == wanted

"""Errors say where, what is wrong and what to do next, and hang in one tree."""

import inspect
import re

import pytest

from holdwater import errors
from holdwater.errors import HoldwaterError, ReadError, SettingsError, TooLarge


@pytest.mark.parametrize(
    ("message", "where", "hint", "said"),
    [
        ("is broken", None, None, "is broken"),
        ("is broken", "a.toml:3:1", None, "a.toml:3:1: is broken"),
        ("is broken", None, "Mend it.", "is broken. Mend it."),
        ("is broken", "a.md", "Mend it.", "a.md: is broken. Mend it."),
        ("Is it broken?", None, "Mend it.", "Is it broken? Mend it."),
        ("is broken.", None, "Mend it.", "is broken. Mend it."),
    ],
)
def test_it_says_where_what_and_what_next(message, where, hint, said):
    error = HoldwaterError(message, where=where, hint=hint)
    assert str(error) == said
    assert error.words == said.removeprefix(f"{where}: ")
    assert (error.message, error.where, error.hint) == (message, where, hint)


def test_it_can_be_caught_by_what_went_wrong():
    with pytest.raises(ReadError, match="too large"):
        raise TooLarge("too large")
    assert not issubclass(SettingsError, ReadError)


def test_it_draws_the_tree_as_it_is():
    own = [
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if one.__module__ == errors.__name__
    ]
    drawn = {}
    depths = {}
    for line in errors.__doc__.splitlines():
        match = re.match(r"    ([ │├└─]*)(\w+)", line)
        if match and ("──" in match[1] or match[2] == "HoldwaterError"):
            depth = len(match[1]) // 4
            depths[depth] = match[2]
            drawn[match[2]] = depths.get(depth - 1, "Exception")
    assert drawn == {one.__name__: one.__base__.__name__ for one in own}
    assert len(own) > 5

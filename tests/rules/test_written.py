import pytest

from holdwater.errors import PackError
from holdwater.rules.written import At, toml_of

PACK = """\
language = "en"
[[rule]]
name = "one"
  words = ["a"]
[[ rule ]] # two
"name" = "two"
[rule.names]
"A" = []
[[rule.citations]]
title = "name = 3"
"""


@pytest.mark.parametrize(
    ("number", "key", "where"),
    [
        (0, None, "own.toml:2:1"),
        (0, "name", "own.toml:3:1"),
        (0, "words", "own.toml:4:3"),
        (0, "names", "own.toml:2:1"),
        (1, None, "own.toml:5:1"),
        (1, "name", "own.toml:6:1"),
        (1, "names", "own.toml:7:1"),
        (1, "citations", "own.toml:9:1"),
        (2, "name", "own.toml"),
    ],
)
def test_it_tells_where_a_key_of_a_rule_stands(number, key, where):
    assert At(PACK, "own.toml", number).of(key) == where


def test_it_says_where_toml_is_none():
    with pytest.raises(PackError, match="not TOML") as caught:
        toml_of('a = 1\nb = = "x"\n', source="own.toml")
    assert caught.value.where == "own.toml:2:5"


def test_it_reads_no_toml_that_is_nested_without_end():
    with pytest.raises(PackError) as caught:
        toml_of("a = " + "[" * 100_000, source="own.toml")
    assert caught.value.where.startswith("own.toml")

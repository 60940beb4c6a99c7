"""Places of keys in TOML."""

import tomllib

import pytest

from holdwater.ledger.places import Places

TEXT = '''\
# a comment = 1
id = "a"
"text" = """
[no]
x = 1
"""
audience = {who = "a]b",
}
[value]
  claimed = "5 ms"
[[evidence]]
name = "b"
[[evidence]]
  name = "c" # [x]
list = [
 "[x]", # ]
 '"',
]
after.b = 1
[evidence.more]
deep = 2
'''


@pytest.mark.parametrize(
    ("way", "place"),
    [
        (("id",), "2:1"),
        (("text",), "3:1"),
        (("audience", "who"), "7:1"),
        (("value",), "9:1"),
        (("value", "claimed"), "10:3"),
        (("evidence", 0, "name"), "12:1"),
        (("evidence", 1), "13:1"),
        (("evidence", 1, "name"), "14:3"),
        (("evidence", 1, "after", "b"), "19:1"),
        (("evidence", 1, "more", "deep"), "21:1"),
        (("evidence", 1, "gone"), "13:1"),
        (("gone",), "1:1"),
    ],
)
def test_it_finds_every_key(way, place):
    assert Places(TEXT, file="c.toml").of(*way) == f"c.toml:{place}"


def test_it_counts_from_the_line_the_text_begins_at():
    assert Places('id = "a"\n', file="c.md", first_line=2).of("id") == "c.md:2:1"


def test_it_reads_a_text_without_an_end_of_line():
    text = "a = 1"
    assert tomllib.loads(text) == {"a": 1}
    assert Places(text, file="f").of("a") == "f:1:1"
    assert Places("", file="f").of("a") == "f:1:1"


MANY = """\
id = "no claim's"
[[claim]]
# id = "none"
id = "first"
text = "a"
[claim.value]
id = "of the value"
[[claim]]
text = "b"
[[claim]]
list = [
[1],
]
id = "third"
"""


@pytest.mark.parametrize(
    ("way", "place"),
    [
        (("claim", 0, "id"), "4:1"),
        (("claim", 1, "id"), "8:1"),
        (("claim", 2, "id"), "14:1"),
        (("claim", 0, "value", "id"), "7:1"),
        (("claim", 2), "10:1"),
    ],
)
def test_it_finds_the_ids_of_many_claims(way, place):
    assert Places(MANY, file="c.toml").of(*way) == f"c.toml:{place}"


def test_it_takes_no_line_of_a_long_text_for_an_id():
    text = '[[claim]]\ntext = """\nid = 1\n"""\nid = "a"\n'
    assert Places(text, file="c.toml").of("claim", 0, "id") == "c.toml:5:1"

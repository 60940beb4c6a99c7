"""SQL that every engine reads alike: joins, windows, counts, and answers in whole numbers.

The few words in which engines differ stand in a `Dialect`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Row = tuple[Any, ...]


class Table(NamedTuple):
    """A table that is to be made: its name, and the SELECT it is made of."""

    name: str
    sql: str


class Dialect(NamedTuple):
    """How an engine writes what each writes its own way.

    Patterns are regular expressions of those kinds alone that RE2 and Java read alike: no
    word boundary (Java's knows Unicode), no look-around, no flags but none.
    """

    #: Whether a text holds a pattern: ``{text}``, ``{pattern}``.
    holding: str
    #: A text with a space in each place that a pattern holds of: the same two.
    without: str
    #: A row for each of a list: ``{list}``.
    each: str
    #: What a post says in its own words and small letters, of its row of ``wrote``:
    #: ``{wrote}`` is what that is called.
    own_words: str

    def holds(self, text: str, pattern: str) -> str:
        """Return 1 where ``text`` holds the pattern, else 0."""
        told = self.holding.format(text=text, pattern=_quoted(pattern))
        return f"CASE WHEN {told} THEN 1 ELSE 0 END"

    def blanked(self, text: str, pattern: str) -> str:
        """Put a space in each place of ``text`` that the pattern holds of."""
        return self.without.format(text=text, pattern=_quoted(pattern))

    def said(self, wrote: str) -> str:
        """Tell what a post says: of each row that is left when tables are joined.

        In a WHERE it would be told of all posts there are.
        """
        return self.own_words.format(wrote=wrote)

    def rows_of(self, array: str) -> str:
        """Make a row of each member of an array; only in a list of what is selected."""
        return self.each.format(list=array)


def found(text: str, pattern: str, group: int = 0) -> str:
    """Return the array of all places where ``text`` holds a pattern, in every dialect."""
    return f"regexp_extract_all({text}, {_quoted(pattern)}, {group})"


def _quoted(pattern: str) -> str:
    # An apostrophe within a string is not written alike everywhere; in a pattern it need
    # not stand.
    return "'" + pattern.replace("'", r"\x27") + "'"

"""What was made of statements, kept for as long as a page is being edited.

Most of a page stands as it stood a second ago. What is noticed of a statement, and what
strikes on it, hangs on its own words and its neighbours' alone, wherever in the page it
stands; so whoever checks a page again and again keeps a memory, and only what changed
is looked at anew. The reports are the same with it and without.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import count
from typing import Any, TypeVar

from holdwater.model.statement import Statement

Made = TypeVar("Made")

#: So many things are remembered before they are forgotten together.
MOST = 50_000


class Memory:
    """Remembers what was made of what, for one lens."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}
        self._numbers: dict[Hashable, int] = {}
        self._next = count()

    def recall(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made for a key, making it the first time."""
        if key in self._made:
            found: Made = self._made[key]
            return found
        if len(self._made) >= MOST:
            self._made.clear()
        made = self._made[key] = make()
        return made

    def number(self, words: Hashable) -> int:
        """Give words a number, the same ones the same: it is looked up sooner.

        No number is given again to other words.
        """
        if words in self._numbers:
            return self._numbers[words]
        if len(self._numbers) >= MOST:
            self._numbers.clear()
        number = self._numbers[words] = next(self._next)
        return number


class OfDocument:
    """A memory that is asked about the statements of one document."""

    def __init__(self, memory: Memory, statements: Iterable[Statement]) -> None:
        self._memory = memory
        # Of a statement its identity: they are kept as long as this is.
        self._numbers = {id(one): memory.number(words_of(one)) for one in statements}

    def recall(
        self, statement: Statement, make: Callable[[], Made], *more: Hashable
    ) -> Made:
        """Return what was made of a statement's words and more, as `Memory` does."""
        return self._memory.recall((self._numbers[id(statement)], *more), make)


def words_of(statement: Statement) -> Hashable:
    """Return all that may matter of a statement, but for where it stands."""
    return (
        statement.text,
        statement.before,
        statement.after,
        statement.block.kind,
        statement.links,
        statement.code,
        statement.notes,
    )

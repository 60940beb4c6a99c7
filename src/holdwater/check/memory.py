"""What was made of statements, kept for as long as a page is being edited.

Most of a page stands as it stood a second ago. What is noticed of a statement, and what
strikes on it, hangs on its own words and its neighbours' alone, wherever in the page it
stands; so whoever checks a page again and again keeps a memory, and only what changed
is looked at anew. The reports are the same with it and without.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from holdwater.model.statement import Statement

Made = TypeVar("Made")

#: So many things are remembered before they are forgotten together.
MOST = 50_000


class Memory:
    """Remembers what was made of what, for one lens."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made for a key, making it the first time."""
        if key in self._made:
            found: Made = self._made[key]
            return found
        if len(self._made) >= MOST:
            self._made.clear()
        made = self._made[key] = make()
        return made


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

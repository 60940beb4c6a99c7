"""What a dump does not tell, and what is not computed for it; and what nothing tells."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

#: What is lost without a column.
_LOST = {
    "author_created_at": "No dates on which accounts were made: joining that day, joining "
    "together and the age of accounts were not looked at.",
    "title": "No titles: announcements and welcome threads were not told from others.",
    "is_staff": "Nothing tells who is staff: only those who say so were taken for it.",
    "category": "No categories: what is usual is reckoned over the whole community.",
}

#: What holds of every survey.
_ALWAYS = (
    "Praise, doubt and disclosure are told from lists of English words.",
    "What moderators have deleted is mostly not in a dump: it was not looked at.",
    "A survey ranks threads for a person to read. It does not tell who wrote for whom.",
)


def limits(columns: AbstractSet[str]) -> tuple[str, ...]:
    """Say what was not looked at, and why."""
    lost = tuple(said for column, said in _LOST.items() if column not in columns)
    return lost + _ALWAYS

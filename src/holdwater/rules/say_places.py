"""Where words may be put: behind a clause, and in the middle of no list."""

from __future__ import annotations

import re

from holdwater.text.clauses import end_of_clause
from holdwater.text.word_classes import JOINING, is_adjective, promises

#: A way is told at the end, and so is who says so, if the end is as near as this.
_NEAR_WORDS = 5


def behind_its_circumstances(text: str, at: int, end: int, words: str) -> int:
    """Return where words go that concern all of a clause, not its noun alone.

    *Simplifies the move | for agencies | by […]*, not *the move by […] for agencies*.
    """
    if not words.startswith((" by ", " (according to ", " (see ")):
        return end
    last = end_of_clause(text, at)
    more = text[end:last].split()
    is_of_all = words.startswith(" (see ")  # whatever is said there
    goes_on = len(more) <= _NEAR_WORDS and (
        is_of_all or not any(_opens_more(word) for word in more)
    )
    return last if last > end and goes_on else end


_TOLD_BY = frozenset(
    "and by from or to using via when where which with without".split()
)


def _opens_more(word: str) -> bool:
    """Say whether a word opens a way, a condition or one thing more."""
    return word.lower().strip(",") in _TOLD_BY


#: Behind a bracket in the middle of these, what is listed or said of a noun falls apart.
_LISTED_ON = re.compile(
    r"\s+(?:and|or) (\w+)|, (?:and|or) (\w+)|, ([\w-]+)(?= (?!(?:by|for|in|on|to|with) )\w)"
)


def stands_in_a_list(text: str, end: int, words: str) -> bool:
    """Say whether words would stand between things of a list, or between adjectives.

    *Improving speed by […], and ease*, *the smallest multi-cloud (see […]), lean base*.
    """
    on = _LISTED_ON.match(text, end)
    if not on or on.start() != end:
        return False
    joined = next(word for word in on.groups() if word).lower()
    if on[3]:
        last = text[:end].rpartition(" ")[2].lower()
        return bool(is_adjective(joined) or "-" in joined) and (
            "-" in last or bool(is_adjective(last))
        )
    if text.startswith(" ", end) and not words.startswith(" (see "):
        return False
    return joined not in promises() and joined not in JOINING | {"more"}

"""Which words are written as names: by their capitals, where a sentence asks for none.

What many say in the same words shares every rare word of it, and most of these name
nothing. A name stands out by how it is written: with a capital inside a sentence, with one
inside the word, or with a figure in it. A script without capitals tells nothing, so there
every word may be a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from holdwater.community.engine import Engine

_WORD = re.compile(r"[^\W_][\w.+#'-]+[\w+#]")
_ADDRESS = re.compile(r"https?://\S+")

#: Where a sentence, a line or a quotation begins, a capital says nothing.
_BEGINS = frozenset('.!?:\n"“”„«»*>-–—(')

#: So many threads are asked about at a time.
_AT_ONCE = 500

#: A text that is written in capitals for the most part is shouted.
_SHOUTED = 0.5


def named(engine: Engine, threads: Sequence[int]) -> dict[int, set[str]]:
    """Return, by thread, the words that young replies in it write as names."""
    found: dict[int, set[str]] = defaultdict(set)
    for first in range(0, len(threads), _AT_ONCE):
        listed = ", ".join(map(str, threads[first : first + _AT_ONCE]))
        asked = engine.rows(f"""
SELECT y.thread, w.text FROM young_post y JOIN wrote w ON w.row = y.row
WHERE y.author > 0 AND y.thread IN ({listed})""")  # noqa: S608 - our own
        for thread, text in asked:
            found[thread].update(names_in(text))
    return found


def names_in(text: str) -> Iterator[str]:
    """Yield the words of a text that are written as names, in small letters."""
    said = _ADDRESS.sub(" ", text)
    if _is_shouted(said):
        return
    for word in _WORD.finditer(said):
        before = said[: word.start()].rstrip(" \t'’")
        begins = not before or before[-1] in _BEGINS
        if _is_name(word[0], begins=begins):
            yield word[0].lower()


def _is_name(word: str, *, begins: bool) -> bool:
    if word.lower() == word.upper():  # no letters that have a capital
        return any(one.isalpha() for one in word)
    if any(one.isupper() for one in word[1:]) or any(one.isdigit() for one in word):
        return True
    return word[0].isupper() and not begins


def _is_shouted(text: str) -> bool:
    big = sum(map(str.isupper, text))
    return big > 0 and big > _SHOUTED * (big + sum(map(str.islower, text)))

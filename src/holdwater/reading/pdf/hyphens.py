"""Whether a hyphen at the end of a line belongs to the word, or only parts it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from holdwater.reading.pdf.runs import SOFT_HYPHENS

#: What a line ends in that may go on in the next one.
_ENDS = ("-", "\u2010", *SOFT_HYPHENS)

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

#: Beginnings that keep their hyphen, where the rest of the document does not tell.
_KEEP = frozenset(
    """all anti built co cross double end ever fast first full hand hard high in key large
    long low mid multi near no non off on one open out per point post pre read real right
    role self semi short single so state sub third time top two up user vendor well whole
    work world write""".split()
)


def has_hyphen(line: str) -> bool:
    """Say whether a line ends in a hyphen, and not in a dash."""
    return len(line) > 1 and line.endswith(_ENDS) and not line[-2].isspace()


class Hyphens:
    """Judges by the words that stand elsewhere in the document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known: set[str] = set()
        for text in texts:
            words = [match.group().lower() for match in _WORD.finditer(text)]
            # The last word of a line may be half a one.
            self._known.update(words[:-1] if text.endswith(_ENDS) else words)

    def joined(self, line: str, following: str) -> tuple[str, str]:
        """Return a line as it is read, and what stands between it and the next one."""
        if not has_hyphen(line):
            return line, " "
        head = re.search(r"[^\W\d_]+$", line[:-1])
        tail = re.match(r"[^\W\d_]+", following)
        if head is None or tail is None:
            return (line[:-1] + "-" if line.endswith(tuple(SOFT_HYPHENS)) else line), ""
        if self._is_kept(head.group().lower(), tail.group()):
            return line[:-1] + "-", ""
        return line[:-1], ""

    def _is_kept(self, head: str, tail: str) -> bool:
        whole, hyphened = head + tail.lower(), f"{head}-{tail.lower()}"
        if hyphened in self._known or tail[:1].isupper():
            return True
        if whole in self._known:
            return False
        return head in _KEEP

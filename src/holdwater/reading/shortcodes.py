"""What paired shortcodes of Hugo hold, back at the left edge.

Between ``{{< card >}}`` and ``{{< /card >}}`` words are indented with what holds them, and
are no code: who means code there sets it between fences.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.reading.foreign import MOST_CHARACTERS
from holdwater.reading.held import Flat, Held, Tags, after_blanks


def lay_flat(masked: str, source: str) -> Flat:
    """Take the indentation of paired shortcodes away.

    ``masked`` is the page with its templates blanked out, ``source`` the same before.
    """
    paired = {match["name"] for match in _closing().finditer(source)}
    return _Shortcodes(masked, source, paired).laid_flat() if paired else Flat(masked)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"\{\{[<%]\s*+/\s*+(?P<name>[\w./-]++)")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"\{\{(?P<mark>[<%])\s*+(?P<end>/?)\s*+(?P<name>[\w.-][\w./-]*+)"
        rf"(?P<rest>(?>(?:(?![<>%]\}}\}}|\{{\{{)[\s\S]){{0,{MOST_CHARACTERS}}}))[>%]\}}\}}"
    )


class _Shortcodes(Held):
    """Lines of Markdown in which shortcodes hold others."""

    def __init__(self, masked: str, source: str, paired: set[str]) -> None:
        super().__init__(masked)
        self._source = source
        self._paired = paired

    def tags(self, start: int) -> Tags | None:
        """Read the shortcodes of a line of nothing else."""
        at = first = after_blanks(self._source, start)
        tags: list[tuple[str, bool]] = []
        while match := _tag().match(self._source, at):
            is_alone = match["rest"].rstrip().endswith("/")
            if match["name"] in self._paired and not is_alone:
                tags.append((match["name"], not match["end"]))
            at = after_blanks(self._source, match.end())
        if at == first or self._source[at : at + 1] not in ("", "\r", "\n"):
            return None
        return Tags(first, at, tuple(tags))

    def shown(self, line: str) -> str:
        """Leave what was left when the shortcodes were blanked out."""
        return line

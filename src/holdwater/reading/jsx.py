"""Components of MDX out of the way, and what they hold back to the left edge.

Markdown inside ``<Tab>`` … ``</Tab>`` is Markdown, and however deep it is indented
no code. Of lines that are tags alone the words stay that they show.
"""

from __future__ import annotations

from holdwater.reading.attributes import lay_out, values_in
from holdwater.reading.held import Flat, Held, Tags, after_blanks
from holdwater.reading.tags import tag_at

#: Elements that only hold others, as components do.
_HOLDERS = frozenset(
    "article aside center details div figure footer header main section span".split()
)


def lay_flat(text: str) -> Flat:
    """Take the components out of MDX."""
    if "<" not in text:
        return Flat(text)
    return _Components(text).laid_flat()


class _Components(Held):
    """Lines of MDX in which components hold others."""

    def tags(self, start: int) -> Tags | None:
        """Read the components of a line of nothing else."""
        at = first = after_blanks(self._text, start)
        tags: list[tuple[str, bool]] = []
        while (match := tag_at(self._text, at)) is not None:
            name = match["open"] or match["close"]
            if not (name[0].isupper() or name in _HOLDERS):
                return None
            if not match.group().endswith("/>"):
                tags.append((name, match["open"] is not None))
            at = after_blanks(self._text, match.end())
        if at == first or self._text[at : at + 1] not in ("", "\r", "\n"):
            return None
        return Tags(first, at, tuple(tags))

    def shown(self, line: str) -> str:
        """Leave the words that attributes show."""
        return lay_out(line, 0, len(line), values_in(line, 0, len(line)))

"""Words, and what stands between them: breaks, links, code, tags of HTML."""

from __future__ import annotations

import re
from functools import cache

from holdwater.reading.builder import BlockBuilder
from holdwater.reading.foreign import HOLE, LABEL
from holdwater.reading.page import Page
from holdwater.reading.tags import CODE, attributes, name_of

#: A list stands close to its lead-in if no more characters are between them.
_MOST_BETWEEN = 1000


@cache
def _ends_of_words() -> re.Pattern[str]:
    """Match tags around words, and the target of a link or picture."""
    return re.compile(
        r"</?(?:a|b|br|em|i|p|span|strong)\b[^<>]*+>|\]\([^()\n]*+\)|\]\[[^\]\n]*+\]",
        re.IGNORECASE,
    )


class Inline:
    """Adds words to a page; ``source`` is as written, ``masked`` with its holes."""

    def __init__(self, page: Page, source: str, masked: str) -> None:
        self.page = page
        self.source = source
        self.masked = masked
        self.is_verbatim = False
        self._code_in: BlockBuilder | None = None
        self._is_label = False

    def words(self, text: str, start: int, end: int) -> None:
        """Add words read from ``source[start:end]``."""
        if LABEL in text:
            self.page.flush()
            self._is_label = True
        builder = self.page.gathering()
        is_code = self.is_verbatim or builder is self._code_in
        add = builder.add_code if is_code else builder.add
        if HOLE not in text and LABEL not in text:
            add(text, start, end)
        elif len(text) == end - start:
            for match in re.finditer(rf"[^{HOLE}{LABEL}]++", text):
                add(match.group(), start + match.start(), start + match.end())
        else:
            add(re.sub(rf"[{HOLE}{LABEL}]", "", text), start, end)

    def code(self, text: str, start: int, end: int) -> None:
        """Add a code span, back-ticks and all in ``source[start:end]``."""
        was, self.is_verbatim = self.is_verbatim, True
        self.words(*_code_at(self.masked, text, start, end))
        self.is_verbatim = was

    def soft_break(self, start: int, end: int) -> None:
        """Go on to the next line: a space, or the end of a label (``:::note``)."""
        if self._is_label:
            self._is_label = False
            self.page.flush()
        else:
            self.page.gathering().add_space(start, end)

    def tag(self, tag: str, start: int, end: int) -> None:
        """Read a tag that stands among words."""
        name = name_of(tag)
        if name == "br":
            self.page.gathering().add_break(start, end)
        elif name == "a":
            href = attributes(self._as_written(tag, start)).get("href", "")
            self.page.gathering().open_link(href)
        elif name == "/a":
            self.page.gathering().close_link()
        elif name == "img":
            self._image(tag, start, end)
        elif name in CODE:
            self._code_in = self.page.gathering()
        elif name and name[1:] in CODE:
            self._code_in = None

    def open_link(self, href: str, start: int, end: int) -> None:
        """Begin a link that is written in ``source[start:end]``."""
        if HOLE in href:
            at = self.masked.find(href, start, end)
            href = self._as_written(href, at) if at >= 0 else href.replace(HOLE, "")
        self.page.gathering().open_link(href)

    def open_list(self, start: int) -> None:
        """Begin a list; no words stand between it and what opens it."""
        last = self.page.end
        between = self.source[last : min(start, last + _MOST_BETWEEN)]
        between = _ends_of_words().sub("", between)
        is_close = last + _MOST_BETWEEN > start and not re.search(r"[^\W_]", between)
        self.page.open_list(is_close=is_close)

    def _image(self, tag: str, start: int, end: int) -> None:
        words = attributes(tag).get("alt", "").replace(HOLE, "")
        if words:
            self.page.open_image()
            self.page.gathering().add(words, start, end)
            self.page.close_image()

    def _as_written(self, text: str, start: int) -> str:
        return self.source[start : start + len(text)] if HOLE in text else text


def _code_at(text: str, code: str, start: int, end: int) -> tuple[str, int, int]:
    """Place the words of a code span inside its back-ticks."""
    ticks = 0
    while start + ticks < end and text[start + ticks] == "`":
        ticks += 1
    inner_start, inner_end = start + ticks, end - ticks
    inner = text[inner_start:inner_end]
    if len(inner) == len(code) + 2 and inner.startswith(" ") and inner.endswith(" "):
        inner_start, inner_end = inner_start + 1, inner_end - 1
    if inner_end - inner_start == len(code):
        return code, inner_start, inner_end
    return code, start, end

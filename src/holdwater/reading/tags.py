"""HTML inside Markdown: its words, without its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

#: Elements whose content no reader of the page meets.
SKIPPED = frozenset({"script", "style", "pre", "svg", "template", "textarea", "math"})

#: What the words inside an element are. All others that end a block: paragraph.
BLOCK_KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "item",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "quote",
    "nav": "navigation",
    "dt": "term",
    "dd": "item",
    **dict.fromkeys(
        """
    p div section article header footer main aside details summary table thead tbody
    tr ul ol dl figure form fieldset center hr address
    """.split(),
        "paragraph",
    ),
}


class Piece(NamedTuple):
    """A tag (``tag`` in small letters, ``/`` before an end tag) or a run of text."""

    tag: str | None
    text: str
    start: int
    end: int


@cache
def _tag() -> re.Pattern[str]:
    # CommonMark 0.31 §6.6, with possessive quantifiers: it cannot back-track.
    return re.compile(
        r"<(?:/(?P<close>[A-Za-z][\w-]*+)\s*+>"
        r"|(?P<open>[A-Za-z][\w-]*+)"
        r"(?:\s++[A-Za-z_:@{][\w.:@-]*+(?:\s*+=\s*+"
        r"(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+\s*+/?+>)"
    )


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z_:][\w.:-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")


def attributes(tag: str) -> dict[str, str]:
    """Read the quoted attributes of a tag as written."""
    import html  # its table of entities is large, and few pages need it

    return {
        match[1].lower(): html.unescape(match[2] or match[3] or "")
        for match in _attribute().finditer(tag)
    }


def name_of(tag: str) -> str | None:
    """Name a tag as written: ``br``, ``/a``; None for a comment."""
    match = _tag().match(tag)
    if match is None:
        return None
    return match["open"].lower() if match["open"] else "/" + match["close"].lower()


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut ``text[start:end]`` into tags, runs of text and decoded entities.

    Comments and the content of `SKIPPED` elements are left out.
    """
    at = start
    while at < end:
        open_at = text.find("<", at, end)
        if open_at < 0:
            yield from _words(text, at, end)
            return
        if open_at > at:
            yield from _words(text, at, open_at)
        if text.startswith(("<!", "<?"), open_at):
            at = _after_comment(text, open_at, end)
            continue
        match = _tag().match(text, open_at, end)
        if match is None:
            yield Piece(None, "<", open_at, open_at + 1)
            at = open_at + 1
            continue
        at = match.end()
        name = match["open"]
        if name and name.lower() in SKIPPED and not match.group().endswith("/>"):
            at = _after_element(text, name, at, end)
        else:
            tag = name.lower() if name else "/" + match["close"].lower()
            yield Piece(tag, match.group(), match.start(), match.end())


def _after_comment(text: str, at: int, end: int) -> int:
    closer = "-->" if text.startswith("<!--", at) else ">"
    found = text.find(closer, at + 2, end)
    return end if found < 0 else found + len(closer)


def _after_element(text: str, name: str, at: int, end: int) -> int:
    closing = re.compile(rf"</{re.escape(name)}\s*+>", re.IGNORECASE)
    match = closing.search(text, at, end)
    return match.end() if match else end


def _words(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    if "&" in text[start:end]:
        import html

        for match in _entity().finditer(text, start, end):
            if match.start() > at:
                yield Piece(None, text[at : match.start()], at, match.start())
            yield Piece(None, html.unescape(match.group()), match.start(), match.end())
            at = match.end()
    if at < end:
        yield Piece(None, text[at:end], at, end)

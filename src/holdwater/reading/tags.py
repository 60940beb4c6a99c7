"""HTML inside Markdown: its words, without its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

#: Elements whose content no reader of the page meets.
SKIPPED = frozenset({"script", "style", "pre", "svg", "template", "textarea", "math"})

#: What the words inside an element are; None: what they are around it.
BLOCK_KINDS: dict[str, str | None] = {
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
    tr ul ol dl figure form fieldset center hr address pre textarea
    """.split(),
    ),
}

#: Elements whose words are code.
CODE = frozenset({"code", "kbd", "samp", "tt", "var"})


class Piece(NamedTuple):
    """A tag (``tag`` in small letters, ``/`` before an end tag) or a run of text."""

    tag: str | None
    text: str
    start: int
    end: int


@cache
def _tag() -> re.Pattern[str]:
    # CommonMark 0.31 §6.6 (and = in values without quotation marks, as browsers
    # read them), with possessive quantifiers: it cannot back-track.
    return re.compile(
        r"<(?:/(?P<close>[A-Za-z][\w-]*+)\s*+>"
        r"|(?P<open>[A-Za-z][\w-]*+)"
        r"(?>(?:\s++[A-Za-z_:@{][\w.:@-]*+(?>(?:\s*+=\s*+"
        r"(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>`]++))?))*)\s*+/?+>)"
    )


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w:.-])([A-Za-z_:][\w.:-]*+)\s*+=\s*+"
        r"(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>`]++))"
    )


def attributes(tag: str) -> dict[str, str]:
    """Read the attributes of a tag as written; of two alike the first counts."""
    found: dict[str, str] = {}
    for match in _attribute().finditer(tag):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found


def unescape(text: str) -> str:
    """Decode the entities of a text."""
    if "&" not in text:
        return text
    import html  # its table of entities is large, and few pages need it

    return _entity().sub(lambda match: html.unescape(match.group()), text)


def name_of(tag: str) -> str | None:
    """Name a tag as written: ``br``, ``/a``; None for a comment."""
    match = _tag().match(tag)
    if match is None:
        return None
    return match["open"].lower() if match["open"] else "/" + match["close"].lower()


def tag_at(text: str, at: int) -> re.Match[str] | None:
    """Match a tag that begins here: its group ``open`` or ``close`` is its name."""
    return _tag().match(text, at)


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut ``text[start:end]`` into tags, runs of text and decoded entities.

    Comments are left out, and of `SKIPPED` elements all but the start tag.
    """
    words_at = at = start
    while (at := text.find("<", at, end)) >= 0:
        is_comment = text.startswith(("<!", "<?"), at)
        match = None if is_comment else _tag().match(text, at, end)
        if match is None and not is_comment:
            at += 1  # a bracket among the words
            continue
        yield from _words(text, words_at, at)
        at = match.end() if match else _after_comment(text, at, end)
        if match:
            name = match["open"]
            tag = name.lower() if name else "/" + match["close"].lower()
            yield Piece(tag, match.group(), match.start(), at)
            if tag in SKIPPED and _is_html(name) and not match.group().endswith("/>"):
                at = _after_element(text, name, at, end)
        words_at = at
    yield from _words(text, words_at, end)


def _is_html(name: str) -> bool:
    """Say whether a name is an element's of HTML; a component's is `Style`."""
    return name.islower() or name.isupper()


def _after_comment(text: str, at: int, end: int) -> int:
    opener = "<!--" if text.startswith("<!--", at) else text[at : at + 2]
    closer = {"<!--": "-->", "<?": "?>"}.get(opener, ">")
    found = text.find(closer, at + 2, end)
    return end if found < 0 else found + len(closer)


def _after_element(text: str, name: str, at: int, end: int) -> int:
    closing = re.compile(rf"</{re.escape(name)}\s*+>", re.IGNORECASE)
    match = closing.search(text, at, end)
    return match.end() if match else end


def _words(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for match in _entity().finditer(text, start, end):
        if match.start() > at:
            yield Piece(None, text[at : match.start()], at, match.start())
        yield Piece(None, unescape(match.group()), match.start(), match.end())
        at = match.end()
    if at < end:
        yield Piece(None, text[at:end], at, end)

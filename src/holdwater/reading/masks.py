"""What stands in a Markdown file and is not Markdown, blanked out in place.

Hugo, Jekyll and MDX put their own language between the lines. It is replaced by
as many characters as it had, so that every other position stays true: `HOLE`
inside a line and inside HTML, spaces where it has lines to itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

#: Stands for one character that is not copy. Readers drop it.
HOLE = "\x02"

#: Stands for a character of a mark (``:::note``) whose line is a block of its own.
LABEL = "\x03"

#: Shortcodes and expressions longer than this are left as they are.
MOST_CHARACTERS = 4000

_TEMPLATE_MARKS = ("{{", "{%", "{:", ":::")

_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}"}


class _Mask(NamedTuple):
    """A range to blank out; ``fill`` is None where its surroundings decide."""

    start: int
    end: int
    fill: str | None = None


@cache
def _marks(*, is_mdx: bool) -> re.Pattern[str]:
    """Match what begins code, a comment, a template or an expression."""
    mdx = (
        r"|^(?P<module>(?:import|export)\s)|</?[A-Z]\w*+(?P<member>(?:\.\w++)++)"
        r"|(?P<fragment></?>)|(?P<brace>\\?\{)"
    )
    return re.compile(
        r"^(?P<prefix>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t>]++)*+)"
        r"(?P<fence>`{3,}+(?=[^`\n]*+$)|~{3,}+)"
        r"|(?P<ticks>(?<!\\)\\*+`++)|(?P<comment><!--)"
        r"|^[ \t>]*+(?P<directive>:{3,}+[ \t]*+[\w-]*+)"
        r"|(?P<template>\{\{[<%]?|\{%)|(?P<attributes>\{:[^}\n]{0,200}\})"
        + (mdx if is_mdx else ""),
        re.MULTILINE,
    )


@cache
def _paired() -> re.Pattern[str]:
    """Match a tag whose content, up to its end tag, is not Markdown."""
    return re.compile(
        r"\{%-?\s*+(?P<jekyll>highlight|comment|raw)\b"
        r"|\{\{[<%]\s*+(?P<hugo>highlight|mermaid|math)\b"
    )


@cache
def _end_tag(jekyll: str | None, hugo: str | None) -> re.Pattern[str]:
    if hugo:
        return re.compile(rf"\{{\{{[<%]\s*+/\s*+{hugo}\s*+[>%]\}}\}}")
    return re.compile(rf"\{{%-?\s*+end{jekyll}\s*+-?%\}}")


@cache
def _fence_end(mark: str, *, is_quoted: bool) -> re.Pattern[str]:
    quote_ends = r"|^(?![ \t]*+>)" if is_quoted else ""
    return re.compile(
        rf"^[ \t>]*+{mark[0]}{{{len(mark)},}}+[ \t]*+\r?$" + quote_ends, re.MULTILINE
    )


@cache
def _blank_line() -> re.Pattern[str]:
    return re.compile(r"\n[ \t>\r]*+(?=\n)")


def blank_out(text: str, *, is_mdx: bool) -> str:
    """Return ``text`` with templates and MDX expressions blanked; same length."""
    if not is_mdx and not any(mark in text for mark in _TEMPLATE_MARKS):
        return text
    return _blanked(text, _Scan(text, is_mdx=is_mdx).masks())


class _Search:
    """Finds the next match of a pattern, and looks at no stretch twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[int, re.Match[str] | None]] = {}

    def after(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        asked, match = self._known.get(pattern.pattern, (-1, None))
        is_known = 0 <= asked <= at and (match is None or at <= match.start())
        if not is_known:
            match = pattern.search(self._text, at)
            self._known[pattern.pattern] = (at, match)
        return match


class _Scan:
    """Walks a text once from mark to mark."""

    def __init__(self, text: str, *, is_mdx: bool) -> None:
        self._text = text
        self._marks = _marks(is_mdx=is_mdx)
        self._next = _Search(text)
        self._at = 0

    def masks(self) -> Iterator[_Mask]:
        """Yield what is to be blanked, in order; each handler says where to go on."""
        handlers = {
            "fence": self._fence,
            "ticks": self._code_span,
            "comment": self._comment,
            "directive": self._directive,
            "template": self._template,
            "attributes": self._whole,
            "module": self._module,
            "member": self._member,
            "fragment": self._whole,
            "brace": self._brace,
        }
        while match := self._marks.search(self._text, self._at):
            self._at = match.end()
            yield from handlers[match.lastgroup or ""](match)

    # -- what is left alone ----------------------------------------------------

    def _fence(self, match: re.Match[str]) -> Iterator[_Mask]:
        pattern = _fence_end(match["fence"], is_quoted=">" in match["prefix"])
        line_end = self._text.find("\n", match.end())
        end = pattern.search(self._text, line_end + 1) if line_end >= 0 else None
        self._at = end.end() if end else len(self._text)
        yield from ()

    def _code_span(self, match: re.Match[str]) -> Iterator[_Mask]:
        ticks = len(match.group().lstrip("\\"))
        if (len(match.group()) - ticks) % 2:
            ticks -= 1  # the first is escaped
        starts = self._ticks.get(ticks, [])
        index = bisect_right(starts, match.end())
        blank = self._next.after(_blank_line(), match.end())
        if index < len(starts) and (blank is None or starts[index] < blank.start()):
            self._at = starts[index] + ticks
        yield from ()

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        """Where the runs of so many back-ticks start."""
        starts: dict[int, list[int]] = {}
        for match in re.finditer(r"`++", self._text):
            starts.setdefault(len(match.group()), []).append(match.start())
        return starts

    def _comment(self, match: re.Match[str]) -> Iterator[_Mask]:
        end = self._next.after(re.compile("-->"), match.end())
        self._at = end.end() if end else match.end()
        yield from ()

    # -- what is blanked out ---------------------------------------------------

    def _whole(self, match: re.Match[str]) -> Iterator[_Mask]:
        yield _Mask(*match.span())

    def _directive(self, match: re.Match[str]) -> Iterator[_Mask]:
        start, end = match.span("directive")
        line_end = self._text.find("\n", end)
        line_end = len(self._text) if line_end < 0 else line_end
        is_alone = not self._text[end:line_end].strip()
        yield _Mask(start, end, None if is_alone else LABEL)
        closing = self._text.rfind("]", end, line_end)
        if closing > 0 and self._text[end] == "[":  # :::note[Title]
            yield _Mask(end, end + 1, HOLE)
            yield _Mask(closing, closing + 1, HOLE)
            self._at = line_end

    def _template(self, match: re.Match[str]) -> Iterator[_Mask]:
        pair = _paired().match(self._text, match.start())
        tag_end = self._tag_end(match)
        end = None
        if pair and not self._text.endswith("/>}}", 0, tag_end):
            closing = _end_tag(pair["jekyll"], pair["hugo"])
            end = self._next.after(closing, match.end())
        if end and tag_end and pair and pair["jekyll"] == "raw":  # shown as it stands
            yield _Mask(match.start(), tag_end)
            yield _Mask(*end.span())
            self._at = end.end()
        elif end or tag_end:
            self._at = end.end() if end else tag_end or 0
            yield _Mask(match.start(), self._at)

    def _tag_end(self, match: re.Match[str]) -> int | None:
        closer = re.compile(re.escape(_CLOSERS[match.group()]))
        end = self._next.after(closer, match.end())
        if end is None or end.end() - match.start() > MOST_CHARACTERS:
            return None
        return end.end()

    def _module(self, match: re.Match[str]) -> Iterator[_Mask]:
        """Blank ``import`` and ``export`` out, up to the blank line that ends them."""
        line = self._text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
        if self._text[line : match.start()].strip():
            return  # a paragraph's second line
        end = self._block_end(match.end())
        index = bisect_left(self._brace_starts, match.end())
        while index < len(self._brace_starts) and self._brace_starts[index] < end:
            closing = self._braces[self._brace_starts[index]]
            if closing > end:
                end = self._block_end(closing)
            index += 1
        self._at = end
        yield _Mask(match.start(), end)

    def _block_end(self, at: int) -> int:
        blank = self._next.after(_blank_line(), at)
        return blank.start() if blank else len(self._text)

    def _member(self, match: re.Match[str]) -> Iterator[_Mask]:
        # <Tabs.Item> becomes <Tabs     >, which the parser takes for a tag.
        yield _Mask(*match.span("member"), " ")

    def _brace(self, match: re.Match[str]) -> Iterator[_Mask]:
        if match.group() != "{":
            return  # escaped
        end = self._braces.get(match.start(), 0)
        if not 0 < end - match.start() <= MOST_CHARACTERS:
            end = match.end()  # never closed: only a brace
        self._at = end
        # Of <Tab {...props}> only the tag is left.
        is_spread = self._text.startswith("...", match.end())
        yield _Mask(match.start(), end, " " if is_spread else None)

    @cached_property
    def _brace_starts(self) -> list[int]:
        return sorted(self._braces)

    @cached_property
    def _braces(self) -> dict[int, int]:
        """Every ``{`` that is closed, and where its expression ends."""
        opened: list[int] = []
        ends: dict[int, int] = {}
        for match in re.finditer(r"[{}]", self._text):
            if match.group() == "{":
                opened.append(match.start())
            elif opened:
                ends[opened.pop()] = match.end()
        return ends


def _blanked(text: str, masks: Iterator[_Mask]) -> str:
    pieces: list[str] = []
    at = 0
    chunks = _Chunks(text)
    for start, end, asked in masks:
        fill = asked or HOLE
        if (
            asked is None
            and _is_alone(text, at, start, end)
            and not chunks.is_html_at(start)
        ):
            fill = " "
            chunks.begin(end)
        pieces.append(text[at:start])
        # Holes may span lines, as the tag or sentence does in which they stand.
        kept = r"[^\r\n]" if fill == " " else r"[\s\S]"
        pieces.append(re.sub(kept, fill, text[start:end]))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _is_alone(text: str, at: int, start: int, end: int) -> bool:
    """Say whether a range has its lines to itself; the one before it ends at ``at``."""
    before = text[at:start].rstrip(" \t\r")
    if before[-1:] != "\n" and (before or at):
        return False
    return re.compile(r"[ \t\r]*+(?:\n|\Z)").match(text, end) is not None


class _Chunks:
    """Tells lines of HTML from others, from the beginning of a text to its end.

    A chunk is what stands between blank lines, and HTML if it begins with a tag.
    A blank line would end the HTML, and its next line might become code.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = _Search(text)
        self.begin(0)

    def begin(self, at: int) -> None:
        """Begin a chunk."""
        self._at = at
        match = re.compile(r"[ \t\r]*+\n?[ \t>]*+</?[A-Za-z]").match(self._text, at)
        self._html_from = match.end() if match else None

    def is_html_at(self, at: int) -> bool:
        """Say whether the chunk that holds ``at`` is HTML."""
        while blank := self._next.after(_blank_line(), self._at):
            if blank.end() >= at:
                break
            self.begin(blank.end())
        return self._html_from is not None and self._html_from <= at

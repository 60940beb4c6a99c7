"""What stands in a Markdown file and is not Markdown: where it begins and ends.

Hugo, Jekyll and MDX put their own language between the lines; kramdown and
Docusaurus add marks. Code is passed over, for nothing in it is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from holdwater.reading.attributes import Value, values_in

#: Stands for one character that is not copy. Readers drop it. It is for private
#: use, so that the parser takes it for a letter, also in the target of a link.
HOLE = "\U0010fffc"

#: Stands for a character of a mark (``:::note``) whose line is a block of its own.
LABEL = "\U0010fffd"

#: Shortcodes and expressions longer than this are left as they are.
MOST_CHARACTERS = 4000

_TEMPLATE_MARKS = ("{{", "{%", "{:", ":::")

_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}"}


class Mask(NamedTuple):
    """A range to blank out; ``fill`` is None where its surroundings decide.

    Where it has its lines to itself its ``values`` are read.
    """

    start: int
    end: int
    fill: str | None = None
    values: tuple[Value, ...] = ()


@cache
def _marks(*, is_mdx: bool) -> re.Pattern[str]:
    """Match what begins code, a comment, a template or an expression."""
    templates = r"(?P<template>\{\{[<%]?|\{%)|(?P<attributes>\{:[^}\n]{0,200}\})"
    expressions = (
        r"^(?P<module>(?:import|export)\s)|</?[A-Z]\w*+(?P<member>(?>(?:\.\w++)+))"
        r"|(?P<fragment></?>)|(?P<brace>\\?\{)"
    )
    return re.compile(
        r"^(?P<prefix>[ \t>]*+(?>(?:(?:[-*+]|\d{1,9}[.)])[ \t>]++)*))"
        r"(?P<fence>`{3,}+(?=[^`\n]*+$)|~{3,}+)"
        r"|(?P<ticks>(?<!\\)\\*+`++)|(?P<comment><!--)"
        r"|^[ \t>]*+(?P<directive>:{3,}+[ \t]*+(?:\{[^}\n]{0,200}\}|[\w-]*+))|"
        + (expressions if is_mdx else templates),
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
def blank_line() -> re.Pattern[str]:
    """Match a line break and the blank line behind it."""
    return re.compile(r"\n[ \t>\r]*+(?=\n)")


def find_foreign(text: str, *, is_mdx: bool) -> Iterator[Mask]:
    """Find what is to be blanked out, in order."""
    if is_mdx or any(mark in text for mark in _TEMPLATE_MARKS):
        yield from _Scan(text, is_mdx=is_mdx).masks()


class Search:
    """Finds the next match of a pattern, and looks at no stretch twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[int, re.Match[str] | None]] = {}

    def after(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Find the first match that starts at an offset or behind it."""
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
        self._next = Search(text)
        self._at = 0

    def masks(self) -> Iterator[Mask]:
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

    def _fence(self, match: re.Match[str]) -> Iterator[Mask]:
        pattern = _fence_end(match["fence"], is_quoted=">" in match["prefix"])
        line_end = self._text.find("\n", match.end())
        end = pattern.search(self._text, line_end + 1) if line_end >= 0 else None
        self._at = end.end() if end else len(self._text)
        yield from ()

    def _code_span(self, match: re.Match[str]) -> Iterator[Mask]:
        ticks = len(match.group().lstrip("\\"))
        if (len(match.group()) - ticks) % 2:
            ticks -= 1  # the first is escaped
        starts = self._ticks.get(ticks, [])
        index = bisect_right(starts, match.end())
        blank = self._next.after(blank_line(), match.end())
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

    def _comment(self, match: re.Match[str]) -> Iterator[Mask]:
        end = self._next.after(re.compile("-->"), match.end())
        self._at = end.end() if end else match.end()
        yield from ()

    # -- what is blanked out ---------------------------------------------------

    def _whole(self, match: re.Match[str]) -> Iterator[Mask]:
        yield Mask(*match.span())

    def _directive(self, match: re.Match[str]) -> Iterator[Mask]:
        start, end = match.span("directive")
        line_end = self._text.find("\n", end)
        line_end = len(self._text) if line_end < 0 else line_end
        is_alone = not self._text[end:line_end].strip()
        yield Mask(start, end, None if is_alone else LABEL)
        closing = self._text.rfind("]", end, line_end)
        if closing > 0 and self._text[end] == "[":  # :::note[Title]
            yield Mask(end, end + 1, HOLE)
            yield Mask(closing, closing + 1, HOLE)
            self._at = line_end

    def _template(self, match: re.Match[str]) -> Iterator[Mask]:
        self._at = tag_end = self._tag_end(match)
        if tag_end == match.end():
            return  # never closed: only braces
        pair = _paired().match(self._text, match.start())
        end = None
        if pair and not self._text.endswith("/>}}", 0, tag_end):
            closing = _end_tag(pair["jekyll"], pair["hugo"])
            end = self._next.after(closing, tag_end)
        if end is None:
            is_tag = match.group() != "{{"
            values = values_in(self._text, match.start(), tag_end) if is_tag else ()
            yield Mask(match.start(), tag_end, values=tuple(values))
            return
        self._at = end.end()
        if pair and pair["jekyll"] == "raw":  # shown as it stands
            yield Mask(match.start(), tag_end)
            yield Mask(*end.span())
        else:
            yield Mask(match.start(), end.end())

    def _tag_end(self, match: re.Match[str]) -> int:
        closer = re.compile(re.escape(_CLOSERS[match.group()]))
        end = self._next.after(closer, match.end())
        if end is None or end.end() - match.start() > MOST_CHARACTERS:
            return match.end()
        return end.end()

    def _module(self, match: re.Match[str]) -> Iterator[Mask]:
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
        yield Mask(match.start(), end)

    def _block_end(self, at: int) -> int:
        blank = self._next.after(blank_line(), at)
        return blank.start() if blank else len(self._text)

    def _member(self, match: re.Match[str]) -> Iterator[Mask]:
        # <Tabs.Item> becomes <Tabs     >, which the parser takes for a tag.
        yield Mask(*match.span("member"), " ")

    def _brace(self, match: re.Match[str]) -> Iterator[Mask]:
        if match.group() != "{":
            return  # escaped
        end = self._braces.get(match.start(), 0)
        if not 0 < end - match.start() <= MOST_CHARACTERS:
            end = match.end()  # never closed: only a brace
        self._at = end
        # Of <Tab {...props}> only the tag is left.
        is_spread = self._text.startswith("...", match.end())
        yield Mask(match.start(), end, " " if is_spread else None)

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

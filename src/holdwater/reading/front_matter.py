"""The fields before the first line of a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

#: Fields that a reader of the published page meets.
SHOWN = frozenset(
    """
    title description summary subtitle tagline excerpt headline lead abstract
    og_title og_description seo_title seo_description
    """.split()
)

_LANGUAGE = frozenset({"lang", "language", "locale"})

#: What a backslash and a letter stand for between double quotation marks.
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "_": " "}


class Part(NamedTuple):
    """Words of a field, and the range of the page they were read from."""

    text: str
    start: int
    end: int


class Field(NamedTuple):
    """A field that is shown, and its words piece by piece."""

    name: str
    parts: tuple[Part, ...]


class FrontMatter(NamedTuple):
    """Where the front matter ends, its fields that are shown, and the language."""

    end: int
    fields: tuple[Field, ...]
    language: str | None

    def blanked(self, text: str) -> str:
        """Return the page with blank lines in its place; the length stays the same."""
        return re.sub(r"[^\n]", " ", text[: self.end]) + text[self.end :]


@cache
def _assignment() -> re.Pattern[str]:
    """Match a name at the left edge, its value, and the indented lines below."""
    return re.compile(
        r"^(?P<name>[A-Za-z_][\w-]*+)[ \t]*+[:=][ \t]*+"
        r"(?:(?P<triple>\"\"\"|''')(?P<long>.*?)(?P=triple)"
        r"|(?P<value>[^\n]*+(?>(?:\n(?:[ \t][^\n]*+|\r?(?=\n)))*)))",
        re.MULTILINE | re.DOTALL,
    )


@cache
def _value() -> re.Pattern[str]:
    """Tell a value's form: between quotation marks, in a block, or plain."""
    return re.compile(
        r"(?:\"(?P<double>(?>(?:[^\"\\]|\\.)*))\"|'(?P<single>(?>(?:[^']|'')*))')"
        r"(?=\s*+(?:#|\Z))"
        r"|[|>][-+\d]{0,2}[ \t]*+\r?\n(?P<block>.*+)"
        r"|[\[{#]|[ \t\r]*+\n\s*+(?:-\s|[\w-]++:\s)"  # a list, a table: no copy
        r"|(?P<plain>(?>(?:[^#]|(?<!\s)#)*))",
        re.DOTALL,
    )


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(
        r"\\(?:u(?P<four>[0-9A-Fa-f]{4})|x(?P<two>[0-9A-Fa-f]{2})|(?P<one>.))|''",
        re.DOTALL,
    )


@cache
def _closing(mark: str) -> re.Pattern[str]:
    marks = rf"(?:{re.escape(mark)}{'|[.]{3}' if mark == '---' else ''})"
    return re.compile(rf"^{marks}[ \t]*+\r?$", re.MULTILINE)


def find_front_matter(text: str) -> FrontMatter:
    """Find YAML (``---``) or TOML (``+++``) front matter at the very beginning.

    Only lines of the form ``name: value`` at the left edge are read, and the
    indented lines below them; the rest is data, and no copy.
    """
    mark = text[:3]
    first_line_end = text.find("\n")
    if (
        mark not in ("---", "+++")
        or first_line_end < 0
        or text[3:first_line_end].strip()
    ):
        return FrontMatter(0, (), None)
    closing = _closing(mark).search(text, first_line_end + 1)
    if closing is None:  # never closed: then it was none
        return FrontMatter(0, (), None)
    inside = text[: closing.start()]
    fields: list[Field] = []
    language = None
    for match in _assignment().finditer(inside, first_line_end + 1):
        name = match["name"].lower().replace("-", "_")
        if name in _LANGUAGE:
            words = "".join(part.text for part in _parts(match))
            language = _language(words) or language
        elif name in SHOWN:
            parts = tuple(part for part in _parts(match) if part.text)
            if parts:
                fields.append(Field(name, parts))
    return FrontMatter(closing.end(), tuple(fields), language)


def _language(words: str) -> str | None:
    """Keep the language of a tag: ``en`` of ``en-GB`` and of ``en_US.UTF-8``."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", words)
    return match[1].lower() if match else None


def _parts(match: re.Match[str]) -> Iterator[Part]:
    """Cut a value into what stands as written and what is written with escapes."""
    if match["triple"]:
        found, group = match, "long"
        escapes = match["triple"] == '"""'
    else:
        value = _value().match(match.string, match.start("value"), match.end("value"))
        if value is None or value.lastgroup is None:
            return
        found, group = value, value.lastgroup
        escapes = group in ("double", "single")
    text, (at, end) = match.string, found.span(group)
    for escape in _escape().finditer(text, at, end) if escapes else ():
        words = _unescaped(escape, is_double=group != "single")
        if words is not None:
            yield Part(text[at : escape.start()], at, escape.start())
            yield Part(words, *escape.span())
            at = escape.end()
    yield Part(text[at:end], at, end)


def _unescaped(escape: re.Match[str], *, is_double: bool) -> str | None:
    """Say what an escape stands for; None where it stands for itself."""
    if escape.group() == "''":
        return None if is_double else "'"
    if not is_double:
        return None
    if escape["one"]:
        return _ESCAPES.get(escape["one"], "")
    code = int(escape["four"] or escape["two"], 16)
    return None if 0xD800 <= code < 0xE000 else chr(code)

"""The fields before the first line of a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

#: Fields that a reader of the published page meets.
SHOWN = frozenset(
    """
    title description summary subtitle tagline excerpt headline lead abstract
    og_title og_description seo_title seo_description
    """.split()
)

#: How names of fields end that hold copy, on top and below: *signupDescription*, *hero_title*.
_OF_HEADINGS = "title heading headline subheading subtitle".split()
_OF_WORDS = """
    answer blurb body content des desc description intro lead question summary tagline text
""".split()

#: Each is told by what sort of block its words are.
_BY_ENDING = {
    **dict.fromkeys(_OF_HEADINGS, "heading"),
    **dict.fromkeys(_OF_WORDS, "paragraph"),
    "quote": "quote",
}

#: Under these no copy stands, whatever it is called, or somebody else's.
_NO_COPY = frozenset(
    """
    author authors banner build cascade contributors image images layout link links menu menus
    nav navigation outputs resources sidebar sitemap taxonomies toc
    """.split()
)

#: A label of fewer words says nothing.
_FEWEST_WORDS = 2

_LANGUAGE = frozenset({"lang", "language", "locale"})

#: What a backslash and a letter stand for between double quotation marks.
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "_": " "}


class Part(NamedTuple):
    """Words of a field, and the range of the page they were read from."""

    text: str
    start: int
    end: int


class Field(NamedTuple):
    """A field that is shown, its words piece by piece, and what sort of block they are."""

    name: str
    parts: tuple[Part, ...]
    kind: str = "title"


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

    Of lines of the form ``name: value`` those are read whose names say that a visitor
    meets them: at the left edge, with the indented lines below them, and, where a site
    keeps what a page shows as data, in YAML below other names. The rest is no copy.
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
    every = list(_assignment().finditer(inside, first_line_end + 1))
    for match, following in zip_longest(every, every[1:]):
        end = following.start() if following else len(inside)
        name = match["name"].lower().replace("-", "_")
        if name in _LANGUAGE:
            words = "".join(part.text for part in _parts(match))
            language = _language(words) or language
        elif name in SHOWN:
            parts = tuple(part for part in _parts(match) if part.text)
            if parts:
                fields.append(Field(name, parts))
        elif name not in _NO_COPY:
            fields += _told_by_ending(match["name"], _parts(match))
            line_end = inside.find("\n", match.start(), end)
            if mark == "---" and not match["triple"] and line_end >= 0:
                fields += _nested(inside, line_end + 1, end)
    return FrontMatter(closing.end(), tuple(fields), language)


def _told_by_ending(name: str, parts: Iterable[Part]) -> Iterator[Field]:
    """Yield a field whose name ends as one that holds copy, if it holds a few words."""
    ending = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().replace("-", "_")
    kind = _BY_ENDING.get(ending.rpartition("_")[2])
    told = tuple(part for part in parts if part.text) if kind else ()
    if kind and len(" ".join(part.text for part in told).split()) >= _FEWEST_WORDS:
        yield Field(ending, told, kind)


@cache
def _below() -> re.Pattern[str]:
    """Match a name below another, or in a list, and the rest of its line."""
    return re.compile(
        r"^(?P<before>[ \t]*+(?>(?:-[ \t]++)*))(?P<name>[A-Za-z_][\w-]*+):[ \t]++"
        r"(?P<value>[^\n]*+)",
        re.MULTILINE,
    )


def _nested(text: str, at: int, end: int) -> Iterator[Field]:
    """Yield the fields that hold copy in YAML that is nested in a value."""
    while match := _below().search(text, at, end):
        first, last = match.span("value")
        if match["value"][:1] in ("|", ">"):
            last = _end_of_block(text, last, end, column=len(match["before"]))
        yield from _told_by_ending(match["name"], _parts_of(text, first, last))
        at = last


def _end_of_block(text: str, at: int, end: int, *, column: int) -> int:
    """Return where lines end that are indented further than a name above them."""
    below = re.compile(rf"\n(?:[ \t]{{{column + 1}}}[^\n]*+|[ \t\r]*+(?=\n))")
    while found := below.match(text, at, end):
        at = found.end()
    return at


def _language(words: str) -> str | None:
    """Keep the language of a tag: ``en`` of ``en-GB`` and of ``en_US.UTF-8``."""
    match = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", words)
    return match[1].lower() if match else None


def _parts(match: re.Match[str]) -> Iterator[Part]:
    """Cut a value into what stands as written and what is written with escapes."""
    if match["triple"]:
        yield from _unfolded(match, "long", escapes=match["triple"] == '"""')
    else:
        yield from _parts_of(match.string, *match.span("value"))


def _parts_of(text: str, start: int, end: int) -> Iterator[Part]:
    value = _value().match(text, start, end)
    if value is not None and value.lastgroup is not None:
        group = value.lastgroup
        yield from _unfolded(value, group, escapes=group in ("double", "single"))


def _unfolded(found: re.Match[str], group: str, *, escapes: bool) -> Iterator[Part]:
    text, (at, end) = found.string, found.span(group)
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

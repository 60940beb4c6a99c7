"""The prose of a record: Markdown, of which words and their weight are kept.

Raw HTML is shown as it is written, a picture is its description, a link leads to the web
or nowhere. Headings stand below those of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pyromark import Options, events

from holdwater.pages.claims.elements import Html, element, link, text, together

_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH

#: What becomes of each part of Markdown; what is not named here is its words alone.
_ELEMENTS = {
    "Paragraph": "p",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "s",
    "Item": "li",
    "BlockQuote": "blockquote",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "HtmlBlock": "p",
}

#: Deeper than this nobody writes, and nothing is nested.
_MOST_DEPTH = 40

#: A heading of the prose is one of the page's third level at most.
_HIGHEST = 3


class _Open(NamedTuple):
    """An element that has begun: its name, what is said of it, what is inside so far."""

    name: str
    about: Any
    inside: list[Html]


def prose(markdown: str) -> Html:
    """Lay out what somebody wrote for people."""
    opened = [_Open("", None, [])]
    for event in events(markdown, options=_OPTIONS):
        if isinstance(event, str):
            opened[-1].inside.append(_MARKS.get(event, Html(" ")))
            continue
        ((kind, value),) = event.items()
        if kind == "Start":
            opened.append(_Open(*_named(value), []))
        elif kind == "End":
            ended = opened.pop()
            opened[-1].inside.append(_laid_out(ended, [one.name for one in opened]))
        elif kind == "Code":
            opened[-1].inside.append(element("code", str(value)))
        elif isinstance(value, str):
            opened[-1].inside.append(Html(text(value)))
    return together(opened[0].inside)


def _laid_out(ended: _Open, within: Sequence[str]) -> Html:
    name, about = ended.name, ended.about
    inside = together(ended.inside)
    if len(within) > _MOST_DEPTH:
        return inside
    match name:
        case "Heading":
            level = _HIGHEST + int(str(about["level"])[1:]) - 1
            return element(f"h{min(level, 6)}", inside)
        case "Link":
            return link(str(about["dest_url"]), inside)
        case "List":
            start = None if about in (None, 1) else int(about)
            return element("ul" if about is None else "ol", inside, start=start)
        case "CodeBlock":
            return element("pre", element("code", inside), tabindex="0")
        case "TableCell":
            return element("th" if "TableHead" in within else "td", inside)
    return element(_ELEMENTS[name], inside) if name in _ELEMENTS else inside


_MARKS = {"SoftBreak": Html("\n"), "HardBreak": element("br"), "Rule": element("hr")}


def _named(value: Any) -> tuple[str, Any]:
    """Tell the name of what begins or ends, and what is said of it."""
    if isinstance(value, dict):
        ((name, about),) = value.items()
        return name, about
    return str(value), None

"""Elements of a page: whatever is put into one is escaped, unless it is one itself.

    element("p", "2 < 3, ", element("b", "surely"), class_="sum")

No page of a claim can be made with a text that is taken for markup, for there is no
other way to make one.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as escaped
from urllib.parse import urlsplit

from holdwater.report.html import escape

#: What closes itself.
_VOID = frozenset({"br", "hr", "link", "meta"})

#: What would turn a line round, so that it reads otherwise than it stands.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


Inside = str | None | Iterable["Inside"]

NOTHING = Html("")


def element(
    tag: str, /, *inside: Inside, **attributes: str | int | bool | None
) -> Html:
    """Make an element. None and False leave an attribute out, True has no value.

    Of ``class_`` the last underscore goes, and every other one is a hyphen.
    """
    written = "".join(
        f" {_attribute(key)}"
        if value is True
        else f' {_attribute(key)}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{together(inside)}</{tag}>")


def together(inside: Inside) -> Html:
    """Put parts one after the other."""
    if inside is None:
        return NOTHING
    if isinstance(inside, Html):
        return inside
    if isinstance(inside, str):
        return Html(text(inside))
    return Html("".join(together(one) for one in inside))


def text(words: object) -> str:
    """Write words so that they are read as such, in the order they stand in."""
    written = str(words)
    if written.isascii() and written.isprintable():  # most are, and nothing turns there
        return escaped(written)
    return escape(written.translate(_TURNING))


def link(address: str, *inside: Inside, **attributes: str | None) -> Html:
    """Link to a page of the web; what is no address of one is words and no link."""
    try:
        is_web = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        is_web = False
    if not is_web:
        return together(inside)
    return element("a", *inside, href=address, rel="nofollow noopener", **attributes)


def rows(pairs: Iterable[tuple[str, Inside]], **attributes: str | None) -> Html:
    """Make a list of names and what is said of each."""
    return element(
        "dl",
        (
            element("div", element("dt", name), element("dd", said))
            for name, said in pairs
        ),
        **attributes,
    )


def _attribute(name: str) -> str:
    return name.removesuffix("_").replace("_", "-")

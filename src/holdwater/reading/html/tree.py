"""What the elements of a page are for: their roles, and how much text each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from holdwater.reading.typed import is_figure

#: Elements whose text no reader of the page meets as copy.
SKIPPED = frozenset(
    """script style template svg math noscript iframe object embed canvas audio video
    textarea select datalist pre head""".split()
)

#: Elements that stand among the words of a line.
INLINE = frozenset(
    """a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins
    kbd label mark meter nobr output progress q rp rt ruby s samp small span strike strong
    sub sup time tt u var wbr br""".split()
)

#: Elements whose headings are their own.
_SECTIONS = frozenset("article section aside nav details dialog li td th".split())

#: A figure's label has no more words than this.
_LONGEST_LABEL = 14

#: A figure and its label are made of few nodes, and stand near each other.
_MOST_NODES, _NEAR = 20, 5

_CELLS = frozenset("li td th dt dd".split())
_NO_LABELS = INLINE | SKIPPED | {"ul", "ol", "table"}

_WORD = re.compile(r"[A-Za-z]+")
_COOKIES = frozenset({"cookie", "cookies", "consent", "gdpr", "cookiebanner", "ccpa"})
_PANELS = frozenset(
    {"tab", "tabs", "panel", "tabpanel", "accordion", "collapse", "slide", "carousel"}
)


@dataclass(slots=True)
class Held:
    """What an element holds: words, those in links, links, headings, and nodes."""

    words: int = 0
    linked: int = 0
    links: int = 0
    headings: int = 0
    titles: int = 0
    heading_words: int = 0
    nodes: int = 1


@dataclass
class Tree:
    """A parsed page; elements are known by ``id(element)`` while it is held.

    ``shown`` are the ids that something on the page opens for a reader, ``index`` tells
    which of its siblings a node is.
    """

    root: Any
    held: dict[int, Held] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    index: dict[int, int] = field(default_factory=dict)

    def of(self, element: Any) -> Held:
        """Return what an element holds."""
        return self.held.get(id(element)) or Held()


def children_of(node: Any) -> Sequence[Any]:
    """Return what stands in a node."""
    return node.children or ()


def measure(root: Any) -> Tree:
    """Count what every element holds."""
    tree = Tree(root)
    order: list[tuple[Any, Any | None]] = []
    waiting: list[tuple[Any, Any | None]] = [(root, None)]
    while waiting:
        node, parent = waiting.pop()
        order.append((node, parent))
        tree.held[id(node)] = _own(node)
        tree.shown.update(_targets(node))
        if node.name not in SKIPPED:
            waiting += [(child, node) for child in children_of(node)]
            tree.index.update((id(c), at) for at, c in enumerate(children_of(node)))
    for node, parent in reversed(order):
        _finish(tree.held[id(node)], node)
        if parent is not None:
            _add(tree.held[id(parent)], tree.held[id(node)])
    return tree


def _own(node: Any) -> Held:
    if node.name == "#text":
        return Held(words=len((node.data or "").split()))
    return Held(titles=int(node.name == "h1"))


def _finish(held: Held, node: Any) -> None:
    if node.name == "a":
        held.linked, held.links = held.words, 1
    elif heading_level(node) is not None:
        held.headings, held.heading_words = 1, held.words


def _add(total: Held, one: Held) -> None:
    total.words += one.words
    total.linked += one.linked
    total.links += one.links
    total.headings += one.headings
    total.titles += one.titles
    total.heading_words += one.heading_words
    total.nodes += one.nodes


def _targets(node: Any) -> Iterator[str]:
    """Yield the ids that an element opens when a reader asks for it."""
    attributes = getattr(node, "attrs", None) or {}
    yield from (attributes.get("aria-controls") or "").split()
    for name in ("data-target", "data-bs-target", "href"):
        value = attributes.get(name) or ""
        if value.startswith("#") and len(value) > 1:
            yield value[1:]


def words_of(element: Any) -> str:
    """Return the words in an element, a space between any two."""
    found: list[str] = []
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.name == "#text":
            found += (node.data or "").split()
        elif node.name not in SKIPPED:
            waiting += reversed(children_of(node))
    return " ".join(found)


def names_of(element: Any) -> set[str]:
    """Return the words in an element's class and id, in small letters."""
    attributes = element.attrs or {}
    said = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    said = re.sub(r"([a-z])([A-Z])", r"\1 \2", said)
    return {word.lower() for word in _WORD.findall(said)}


def heading_level(element: Any) -> int | None:
    """Return the level of a heading, 1 to 6; None for what is none."""
    name = element.name or ""
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return int(name[1])
    attributes = getattr(element, "attrs", None) or {}
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level") or "2"
        return int(level) if level in "123456" and level else 2
    return None


def holds_blocks(element: Any) -> bool:
    """Say whether something in an element is more than a part of a line."""
    return any(
        child.name not in INLINE and child.name[0] not in "#!"
        for child in children_of(element)
    )


def has_own_headings(element: Any, tree: Tree) -> bool:
    """Say whether what follows an element stands outside of its headings.

    A ``div`` has them where it holds a heading, and what stands under it.
    """
    held = tree.of(element)
    if element.name in _SECTIONS:
        return held.headings > 0
    return (
        element.name == "div" and held.headings > 0 and held.words > held.heading_words
    )


def is_data_table(table: Any) -> bool:
    """Say whether a table holds data; the others lay a page out."""
    role = (table.attrs or {}).get("role")
    if role in ("presentation", "none"):
        return False
    waiting, is_named = list(children_of(table)), False
    while waiting:
        node = waiting.pop()
        if node.name == "table" or heading_level(node) is not None:
            return False
        is_named = is_named or node.name in ("th", "caption", "thead")
        waiting += children_of(node)
    return True


def figure_label(element: Any, tree: Tree) -> Any | None:
    """Return the element that labels the one figure in this one, None where none does."""
    held = tree.of(element)
    if not 0 < held.words <= 3 or held.nodes > _MOST_NODES or element.name in _CELLS:
        return None
    if not is_figure(words_of(element)):
        return None
    after = tree.index[id(element)] + 1
    near = children_of(element.parent)[after : after + _NEAR]
    following = next((one for one in near if tree.of(one).words), None)
    if following is None or following.name in _NO_LABELS or following.name == "#text":
        return None
    label = tree.of(following)
    if label.words > _LONGEST_LABEL or label.nodes > _MOST_NODES or label.links > 1:
        return None
    return None if is_figure(words_of(following)) else following


def veil_of(element: Any, tree: Tree, aside: set[int]) -> str | None:
    """Return the one kind of all that stands in an element, None where they differ."""
    if _is_hidden(element, tree):
        return "hidden"
    if id(element) in aside or _is_cookie_banner(element, tree):
        return "boilerplate"
    if _is_navigation(element):
        return "navigation"
    return None


def _is_hidden(element: Any, tree: Tree) -> bool:
    """Say whether no reader meets an element, whatever they open."""
    attributes = element.attrs or {}
    style = (attributes.get("style") or "").replace(" ", "").lower()
    hides = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )
    if not hides or attributes.get("hidden") == "until-found":
        return False
    if attributes.get("role") == "tabpanel":
        return False
    return (attributes.get("id") or "") not in tree.shown and not (
        _PANELS & names_of(element)
    )


def _is_cookie_banner(element: Any, tree: Tree) -> bool:
    """Say whether an element asks for consent to cookies, and does nothing else."""
    attributes = element.attrs or {}
    label = (attributes.get("aria-label") or "").lower()
    asks = "role" in attributes and ("cookie" in label or "consent" in label)
    if not asks and not _COOKIES & names_of(element):
        return False
    if element.name in ("html", "body", "main", "a") or tree.of(element).titles:
        return False
    return tree.of(element).words <= max(300, tree.of(tree.root).words // 4)


def _is_navigation(element: Any) -> bool:
    """Say whether an element leads elsewhere, and says nothing itself."""
    role = (element.attrs or {}).get("role")
    return element.name == "nav" or role in ("navigation", "menubar", "menu", "search")

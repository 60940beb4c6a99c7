"""What of a stranger's page is its own matter, and what stands round it.

Each element is scored by what it is (its name, role, class and id), by how much of its
text leads elsewhere, and by how much of the page it holds. Where pages that sell differ
from articles is looked at: hero lines, cards, tables and quotations are short, and are
the page's matter all the same; the words in a card that is one link are its own.
Compare Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text
features" (WSDM 2010), whose link density is used here.
"""

from __future__ import annotations

from typing import Any

from holdwater.reading.html.phrases import (
    LONGEST_LABEL,
    is_label,
    names_rights,
    opens_surroundings,
)
from holdwater.reading.html.tree import (
    INLINE,
    SKIPPED,
    Held,
    Tree,
    children_of,
    heading_level,
    names_of,
    words_of,
)

#: Words in a class or id that speak of what stands round a page's matter.
_ROUND = frozenset(
    """nav navbar navigation menu megamenu topbar breadcrumb breadcrumbs sidebar sidenav
    footer colophon copyright related recommended recommendations readnext share sharing
    social socials newsletter subscribe subscription signup popup modal overlay skip
    search pagination pager toc widget widgets comments disqus advert advertisement ads
    sponsor sponsored announcement author authors byline bio avatar tags toolbar masthead
    feedback helpful edit languages locale comment reply respond login skiplink bookmark
    meta postmeta mailinglist optin followers likes cart whosonline prevnext editsection""".split()
)

#: Those of them that pages use for nothing else.
_SURELY_ROUND = frozenset(
    """footer nav navbar navigation megamenu breadcrumb breadcrumbs sidebar sidenav
    related newsletter comments""".split()
)

#: Words that speak of the matter itself.
_MATTER = frozenset(
    """main content article post entry hero feature features pricing story body page
    product testimonial testimonials quote card cards grid stats""".split()
)

#: Roles and names of elements, and how strongly they speak for being round it.
_BY_NAME = {"nav": 3.0, "footer": 2.5, "aside": 1.5, "form": 0.7, "header": 0.3}
_BY_ROLE = {
    "navigation": 3.0,
    "contentinfo": 3.0,
    "search": 3.0,
    "complementary": 1.5,
    "dialog": 2.0,
    "alert": 1.5,
    "banner": 0.5,
}

#: From this score on an element is round the matter.
_FROM = 1.5

#: An element of more than this share of the page is too much of it to be round it.
_MOST = 0.5

#: What says of itself that it is round the matter is less of the page than this.
_LITTLE = 0.35

#: What tells of rights in no more words than this is a page's foot.
_FOOT_WORDS = 80

#: What says so is made of no more nodes, and is not looked for among more.
_FEW_NODES = 60

#: What stands in a table or a list of terms belongs to it, a date too.
_CELLS = frozenset("table thead tbody tfoot tr td th dl dt dd".split())

_FIELDS = frozenset("text email tel password search url number date".split())

#: A link of more words than this is no label.
_LABEL_WORDS = 7


def boilerplate(tree: Tree) -> set[int]:
    """Return the elements (by ``id``) that stand round the matter of a page."""
    matter = _main(tree)
    holders = _holders(matter)
    total = max(1, tree.of(tree.root if matter is None else matter).words)
    has_title = tree.of(tree.root).titles > 0
    found: set[int] = set()
    waiting = [(tree.root, matter is None)]
    while waiting:
        element, is_inside = waiting.pop()
        under: int | None = None  # the level of a heading that opens what is beside
        for child in children_of(element):
            if child.name[0] in "#!" or child.name in SKIPPED:
                continue
            level = heading_level(child)
            if level is not None and (under is None or level <= under):
                opens = level > 1 and _opens(child, tree.of(child))
                under = level if opens else None
            if under is not None and not tree.of(child).titles:
                found.add(id(child))
                continue
            if id(child) in holders:
                waiting.append((child, is_inside or child is matter))
                continue
            if child.name in INLINE:
                continue
            held = tree.of(child)
            is_beside = not is_inside and not held.titles
            if is_beside or (
                is_inside and _is_round(child, held, total, has_title=has_title)
            ):
                found.add(id(child))
            else:
                waiting.append((child, is_inside))
    return found


def _holders(element: Any | None) -> set[int]:
    """Return an element, and what it stands in."""
    found: set[int] = set()
    while element is not None:
        found.add(id(element))
        element = element.parent
    return found


def _main(tree: Tree) -> Any | None:
    """Return the one element that a page calls its matter, if it holds enough of it."""
    whole = tree.of(tree.root)
    candidates = []
    waiting = [tree.root]
    while waiting:
        element = waiting.pop()
        attributes = getattr(element, "attrs", None) or {}
        if element.name == "main" or attributes.get("role") == "main":
            candidates.append(element)
        elif element.name not in SKIPPED:
            waiting += [one for one in children_of(element) if one.name[0] not in "#!"]
    candidates = [
        one
        for one in candidates
        if _text(tree.of(one)) >= 0.4 * _text(whole) or tree.of(one).titles
    ]
    return candidates[0] if len(candidates) == 1 else None


def _text(held: Held) -> int:
    return held.words - held.linked


def _is_round(element: Any, held: Held, total: int, *, has_title: bool) -> bool:
    """Weigh what speaks for an element's standing round the matter.

    ``has_title`` where the page has its first heading, which then stands elsewhere.
    """
    if not held.words or element.name in ("html", "body", "main", "article"):
        return False
    if held.titles and element.name != "nav":
        return False
    share = held.words / total
    if _labels(element, held) or (share < _LITTLE and _says_so(element, held)):
        return True
    score = _BY_NAME.get(element.name, 0.0)
    score += _BY_ROLE.get((element.attrs or {}).get("role") or "", 0.0)
    names = names_of(element)
    score += 0.7 * bool(names & _SURELY_ROUND)
    score += 1.3 * bool(names & _ROUND) - 0.8 * bool(names & _MATTER)
    score += _of_links(held)
    score += 1.0 * (element.name == "form" and _asks(element))
    if share > _MOST and not (has_title and names & _SURELY_ROUND):
        score -= 2.0
    return score >= _FROM


def _labels(element: Any, held: Held) -> bool:
    """Say whether an element is no more than a label of what stands round the matter."""
    is_short = held.words <= LONGEST_LABEL and held.nodes <= _FEW_NODES
    return is_short and element.name not in _CELLS and is_label(words_of(element))


def _opens(heading: Any, held: Held) -> bool:
    is_short = held.words <= LONGEST_LABEL and held.nodes <= _FEW_NODES
    return is_short and opens_surroundings(words_of(heading))


def _says_so(element: Any, held: Held) -> bool:
    """Say whether an element opens with the words of what stands round the matter."""
    is_foot = held.words <= _FOOT_WORDS and held.nodes <= 4 * _FEW_NODES
    if is_foot and names_rights(words_of(element)):
        return True
    first = _first_heading(element) if held.headings else None
    return first is not None and opens_surroundings(first)


def _first_heading(element: Any) -> str | None:
    """Return the words of the heading an element begins with, None where none does.

    Only the first nodes are looked at: a page may nest them without end.
    """
    waiting, looked = [element], 0
    while waiting and looked < _FEW_NODES:
        node = waiting.pop()
        looked += 1
        if node.name == "#text":
            if (node.data or "").strip():
                return None
        elif heading_level(node) is not None:
            return words_of(node) if len(children_of(node)) <= _FEW_NODES else None
        elif node.name not in SKIPPED:
            waiting += reversed(children_of(node)[:_FEW_NODES])
    return None


def _asks(form: Any) -> bool:
    """Say whether a form has a field to be filled in by whoever reads the page."""
    waiting = [form]
    while waiting:
        node = waiting.pop()
        kind = ((getattr(node, "attrs", None) or {}).get("type") or "text").lower()
        if node.name in ("textarea", "select"):
            return True
        if node.name == "input" and kind in _FIELDS:
            return True
        waiting += children_of(node)
    return False


def _of_links(held: Held) -> float:
    """Score how much of a text leads elsewhere, in labels and not in sentences."""
    if not held.links:
        return 0.0
    density = held.linked / max(1, held.words)
    is_labels = held.linked / held.links <= _LABEL_WORDS
    if held.links >= 4 and density > 0.6 and is_labels:
        return 1.6
    if held.links >= 3 and density > 0.5 and is_labels:
        return 0.8
    return -0.4 if density < 0.15 and held.words > 40 else 0.0

"""Say whether a document is a post: an article that somebody wrote on some day.

A post tells, argues and looks back, and most of its sentences promise nothing. It is known
by what it says of itself: front matter that names an author, or a date and what it is filed
under; a page's own data (Open Graph, schema.org); a file, or a folder, that is named
by a day; the address of a page read from the web. Where it lies on a disk tells nothing,
so a page stands the same from whichever folder it is checked.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from urllib.parse import urlsplit

from holdwater.model.document import Document

#: How far into a document its front matter, and its own data, are looked for.
MOST_FRONT_MATTER = 4_000
MOST_HEAD = 100_000


def is_post(document: Document) -> bool:
    """Say whether a document is a post. Unsure, it is none."""
    front = _front_matter(document)
    return (
        _names(front, _AUTHORS)
        or (_names(front, _DAYS) and _names(front, _FILED))
        or _is_named_by_day(document.source)
        or _says_so(document)
    )


def is_signed(document: Document) -> bool:
    """Say whether the front matter names an author."""
    return _names(_front_matter(document), _AUTHORS)


_AUTHORS = ("author", "byline")
_DAYS = ("date", "published", "publishdate", "publish_date", "pubdate")
_FILED = ("tags", "categories", "category", "topics")


def _names(front: tuple[str, ...], fields: tuple[str, ...]) -> bool:
    return any(line.startswith(fields) for line in front)


def _front_matter(document: Document) -> tuple[str, ...]:
    """Return the lines of the front matter, in lower case."""
    opening, *rest = document.text[:MOST_FRONT_MATTER].splitlines() or [""]
    if opening.rstrip() not in ("---", "+++"):
        return ()
    inside = takewhile(lambda line: line.rstrip() != opening.rstrip(), rest)
    return tuple(line.lower() for line in inside)


def _is_named_by_day(source: str) -> bool:
    """Say whether a file or its folder is named by a day, or an address by a blog."""
    address = urlsplit(source)
    if address.scheme in ("http", "https"):
        return _of_addresses().search(address.path) is not None
    return any(_dated().match(name) for name in re.split(r"[/\\]", source)[-2:])


def _says_so(document: Document) -> bool:
    """Say whether a page on the web calls itself a post."""
    if not document.media_type.endswith("html"):
        return False
    head = document.text[:MOST_HEAD]
    if "BlogPosting" not in head and "rticle" not in head:  # as most do not
        return False
    return _of_pages().search(head) is not None


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d[-_]\w")


@cache
def _of_addresses() -> re.Pattern[str]:
    return re.compile(
        r"/(?:blogs?|posts?|news|articles?)/\w|/20\d\d/[01]?\d/\w", re.IGNORECASE
    )


@cache
def _of_pages() -> re.Pattern[str]:
    return re.compile(
        r"\bproperty=[\"']?article:published_time\b"
        r"|\bproperty=[\"']?og:type[\"']? content=[\"']?article\b"
        r"|\"@type\": ?\"(?:BlogPosting|NewsArticle)\"",
    )

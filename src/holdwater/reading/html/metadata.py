"""What a page says of itself to machines that people then read: titles, descriptions.

Search engines and chat programs show a page's title and description beside its address,
so they are published copy. Read are ``title``, the description (plain, Open Graph or
Twitter's, each text once), and in JSON-LD (schema.org) descriptions, slogans, headlines
and the bodies of reviews. Ratings there are figures without words, and are not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from holdwater.reading.html.text import Part, parts_of
from holdwater.reading.tags import attributes, unescape

_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})

_STRING = re.compile(
    r"\"(?:description|slogan|headline|abstract|reviewBody)\"\s*:\s*"
    r"\"((?:[^\"\\]|\\.)*)\"",
    re.DOTALL,
)

#: Longer scripts are no description of a page.
_LONGEST = 200_000


def metadata_of(head: Any, source: str) -> Iterator[tuple[str, list[Part]]]:
    """Yield (kind, parts) of what stands in an element, ``title`` or ``metadata``."""
    told: set[str] = set()
    for element in head.children or ():
        if element.name == "title":
            parts = [
                part
                for text in element.children or ()
                if text.name == "#text"
                for part in parts_of(text.data, source, text.origin_offset)
            ]
            told.add(_folded(parts))
            yield "title", parts
        elif element.name == "meta":
            parts = _description(element, source)
            if parts and _folded(parts) not in told:
                told.add(_folded(parts))
                yield "metadata", parts


def _folded(parts: list[Part]) -> str:
    return " ".join("".join(part.text for part in parts).split()).casefold()


def _description(element: Any, source: str) -> list[Part]:
    said = element.attrs or {}
    name = (said.get("name") or said.get("property") or "").lower()
    start, end = element.origin_offset, element._start_tag_end  # noqa: SLF001
    if name not in _DESCRIPTIONS or start is None or end is None:
        return []
    return attribute_parts(source, start, end, "content")


def attribute_parts(source: str, start: int, end: int, name: str) -> list[Part]:
    """Return the words of an attribute of the tag in ``source[start:end]``."""
    tag = source[start:end]
    written = re.compile(
        rf"(?<![\w:.-]){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
    ).search(tag)
    if written is None:
        words = attributes(tag).get(name, "")
        return [Part(words, start, end)] if words else []
    group = 1 if written[1] is not None else 2
    return list(
        parts_of(unescape(written[group]), source, start + written.start(group))
    )


def linked_data(script: Any, source: str) -> Iterator[list[Part]]:
    """Yield the texts of a JSON-LD script that people are shown."""
    for text in script.children or ():
        data, at = text.data or "", text.origin_offset
        if len(data) > _LONGEST or at is None or not _is_json(data):
            continue
        for found in _STRING.finditer(source, at, at + len(data)):
            words = str(json.loads(f'"{found[1]}"', strict=False))
            words = re.sub(r"<[^<>]{0,200}>", " ", words)
            yield [Part(words, found.start(1), found.end(1))]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True

"""Read a sitemap: the pages a site wants found (sitemaps.org, protocol 0.9).

XML, a list of lines, or either of them packed with gzip. XML is read by expat without a
document type, so that no entity can be declared, let alone expanded.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from xml.parsers import expat

from holdwater.errors import Damaged, OverLimit

#: What the protocol allows in one sitemap: bytes once unpacked, entries, and
#: letters of an address.
MOST_BYTES = 50 << 20
MOST_ENTRIES = 50_000
MOST_LETTERS = 2048

_GZIP = b"\x1f\x8b"
_ROOTS = (b"<urlset", b"<sitemapindex")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of pages, and of further sitemaps, in the order they stand in."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


def is_sitemap(content: bytes) -> bool:
    """Say whether bytes that came from somewhere are a sitemap in XML."""
    try:
        head = _unpacked(content, most=1 << 12, is_whole=False)
    except Damaged:
        return False
    return any(root in head[: 1 << 12] for root in _ROOTS)


def read_sitemap(content: bytes, *, source: str) -> Sitemap:
    """Read a sitemap; raises Damaged or OverLimit, naming ``source``."""
    try:
        opened = _unpacked(content, most=MOST_BYTES)
        if opened.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return _of_xml(opened)
        return _of_lines(opened)
    except (Damaged, OverLimit) as error:
        raise type(error)(error.message, where=source, hint=error.hint) from error


def _unpacked(content: bytes, *, most: int, is_whole: bool = True) -> bytes:
    if not content.startswith(_GZIP):
        return content
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        opened = inflate.decompress(content, most)
    except zlib.error as error:
        raise Damaged("is damaged: it cannot be unpacked") from error
    if is_whole and inflate.unconsumed_tail:
        raise OverLimit(f"unpacks to more than {most >> 20} MB")
    return opened


def _of_lines(content: bytes) -> Sitemap:
    lines = content.decode("utf-8", "replace").splitlines()
    if len(lines) > MOST_ENTRIES:
        raise OverLimit(f"lists more than {MOST_ENTRIES:,} addresses")
    return Sitemap(pages=_kept(lines))


def _of_xml(content: bytes) -> Sitemap:
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Damaged(f"is no sitemap: {error}") from error
    if not reader.is_sitemap:
        raise Damaged("is no sitemap: it has neither <urlset> nor <sitemapindex>")
    return Sitemap(pages=_kept(reader.found["url"]), sitemaps=_kept(reader.maps))


class _Reader:
    """Gathers the addresses: `loc` right below `url` or `sitemap`, and no other."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.found: dict[str, list[str]] = {"url": [], "sitemap": []}
        self.parts: list[str] = []
        self.is_sitemap = False

    @property
    def maps(self) -> list[str]:
        return self.found["sitemap"]

    def refuse(self, *_: object) -> None:
        raise Damaged("declares a document type, for which a sitemap has no use")

    def start(self, name: str, _: object) -> None:
        self.path.append(name.rpartition(" ")[2])
        self.parts.clear()
        if len(self.path) == 1:
            self.is_sitemap = self.path[0] in ("urlset", "sitemapindex")

    def words(self, text: str) -> None:
        if self.path[-1] == "loc":
            self.parts.append(text)

    def end(self, _: str) -> None:
        below = self.path[-2] if len(self.path) > 1 else ""
        if self.path.pop() == "loc" and below in self.found:
            self.found[below].append("".join(self.parts))
            if len(self.found[below]) > MOST_ENTRIES:
                raise OverLimit(f"lists more than {MOST_ENTRIES:,} addresses")


def _kept(listed: list[str]) -> tuple[str, ...]:
    addresses = (one.strip() for one in listed)
    return tuple(
        dict.fromkeys(
            one
            for one in addresses
            if one.startswith(("http://", "https://")) and len(one) <= MOST_LETTERS
        )
    )

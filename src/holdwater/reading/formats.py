"""Which reader reads what: media types, file endings, and the table of readers."""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from holdwater.errors import UnknownFormat
from holdwater.extensions import load
from holdwater.model.document import Document
from holdwater.reading.files import decode


class Reader(Protocol):
    """Reads one media type. ``text`` is ``content`` decoded."""

    def __call__(
        self, content: bytes, text: str, *, source: str, media_type: str
    ) -> Document:
        """Return the document; raise ReadError where it is damaged."""
        ...


READERS = {
    "text/markdown": "holdwater.reading.markdown:read",
    "text/mdx": "holdwater.reading.markdown:read",
    "text/plain": "holdwater.reading.plain:read",
}

ENDINGS = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".mdx": "text/mdx",
    ".txt": "text/plain",
    ".text": "text/plain",
}

#: Formats people keep copy in that no reader here reads.
UNREAD_ENDINGS = (".html", ".htm", ".docx", ".pptx", ".pdf", ".odt", ".rtf")


def media_type_of(source: str) -> str:
    """Tell a file's media type from its ending; raise UnknownFormat."""
    ending = PurePath(source).suffix.lower()
    try:
        return ENDINGS[ending]
    except KeyError:
        known = ", ".join(ENDINGS)
        raise UnknownFormat(
            f"no reader for {ending or 'a file without an ending'}",
            where=source,
            hint=f"Holdwater {_version()} reads {known}; other text can be piped in "
            "with `holdwater check - --media-type text/plain`.",
        ) from None


def read(
    content: bytes, *, source: str, media_type: str, encoding: str = "utf-8"
) -> Document:
    """Read bytes of a known media type into a Document.

    Raises UnknownFormat for a media type without a reader, Undecodable for
    bytes that are not in ``encoding``, ReadError for damaged input.
    """
    if media_type not in READERS:
        raise UnknownFormat(
            f"no reader for media type {media_type!r}",
            where=source,
            hint=f"Known are {', '.join(READERS)}.",
        )
    reader: Reader = load(READERS[media_type])
    text = decode(content, encoding=encoding, source=source)
    return reader(content, text, source=source, media_type=media_type)


def _version() -> str:
    from holdwater import __version__

    return __version__

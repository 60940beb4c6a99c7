"""Which reader reads what: media types, file endings, and the table of readers."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from holdwater.errors import MissingExtra, UnknownFormat
from holdwater.extensions import load
from holdwater.model.document import Document
from holdwater.reading.files import decode


class TextReader(Protocol):
    """Reads one media type. ``text`` is ``content`` decoded."""

    def __call__(
        self, content: bytes, text: str, *, source: str, media_type: str
    ) -> Document:
        """Return the document; raise ReadError where it is damaged."""
        ...


class Format(NamedTuple):
    """How one media type is read.

    ``endings`` are those of its files. What is not text is read in a child, and what
    ``needs`` a library is an extra: ``documents``, say.
    """

    reader: str
    endings: tuple[str, ...]
    is_text: bool = True
    needs: str | None = None
    extra: str | None = None


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = {
    "text/markdown": Format(
        "holdwater.reading.markdown:read", (".md", ".markdown", ".mdown", ".mkd")
    ),
    "text/mdx": Format("holdwater.reading.markdown:read", (".mdx",)),
    "text/html": Format(
        "holdwater.reading.html.walk:read", (".html", ".htm", ".xhtml")
    ),
    "text/plain": Format("holdwater.reading.plain:read", (".txt", ".text")),
    f"{_OFFICE}.wordprocessingml.document": Format(
        "holdwater.reading.office.docx:read", (".docx",), False, "docx", "documents"
    ),
    f"{_OFFICE}.presentationml.presentation": Format(
        "holdwater.reading.office.slides:read", (".pptx",), False, "pptx", "documents"
    ),
    "application/pdf": Format(
        "holdwater.reading.pdf.pages:read", (".pdf",), False, "pypdfium2", "documents"
    ),
}

ENDINGS = {
    ending: media_type
    for media_type, format_ in FORMATS.items()
    for ending in format_.endings
}

#: Formats people keep copy in that no reader here reads.
UNREAD_ENDINGS = (".doc", ".ppt", ".odt", ".odp", ".rtf", ".pages", ".key")


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


def media_type_of_page(said: str | None, url: str) -> str:
    """Tell the media type of what was fetched: by what was sent with it, else its name.

    Raises UnknownFormat.
    """
    if said == "application/xhtml+xml":
        return "text/html"
    ending = PurePath(urlsplit(url).path).suffix.lower()
    is_vague = said in (None, "text/plain", "application/octet-stream")
    if is_vague and ending in ENDINGS:
        return ENDINGS[ending]
    if said in FORMATS:
        return said
    if said is None:
        return "text/html"
    raise UnknownFormat(f"is sent as {said}, for which there is no reader", where=url)


def read(
    content: bytes,
    *,
    source: str,
    media_type: str,
    encoding: str | None = None,
    main_text: bool = False,
) -> Document:
    """Read bytes of a known media type into a Document.

    ``encoding`` is that of text, None where it is the usual one: UTF-8, and what an HTML
    page says of itself. With ``main_text`` what stands round the matter of a page
    (menus, footers) is set apart, as is right for a stranger's.

    Raises UnknownFormat for a media type without a reader, Undecodable for
    bytes that are not in ``encoding``, MissingExtra where a library is wanting, and
    ReadError for damaged input.
    """
    if media_type not in FORMATS:
        raise UnknownFormat(
            f"no reader for media type {media_type!r}",
            where=source,
            hint=f"Known are {', '.join(FORMATS)}.",
        )
    format_ = FORMATS[media_type]
    if not format_.is_text:
        from holdwater.reading.apart import read_apart  # few inputs need a child

        _require(format_, source)
        return read_apart(format_.reader, content, source=source, media_type=media_type)
    if media_type == "text/html":
        from holdwater.reading.html.encoding import decode_html
        from holdwater.reading.html.walk import read as read_html

        text = decode_html(content, source=source, encoding=encoding)
        return read_html(
            content, text, source=source, media_type=media_type, main_text=main_text
        )
    reader: TextReader = load(format_.reader)
    text = decode(content, encoding=encoding or "utf-8", source=source)
    return reader(content, text, source=source, media_type=media_type)


def _require(format_: Format, source: str) -> None:
    from importlib.util import find_spec

    if format_.needs and find_spec(format_.needs) is None:
        raise MissingExtra(
            f"takes the library {format_.needs!r} to read, which is not installed",
            where=source,
            hint=f"pip install 'holdwater[{format_.extra}]'",
        )


def _version() -> str:
    from holdwater import __version__

    return __version__

"""Which encoding an HTML page is in, by HTML's own rules.

A byte-order mark, else what the caller knows (HTTP, a setting), else the ``meta`` element
in the first 1,024 bytes (HTML Living Standard, "encoding sniffing"), else UTF-8 where the
bytes fit, else windows-1252, as browsers take it.
"""

from __future__ import annotations

import codecs
import re

from holdwater.reading.files import decode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_META = re.compile(
    rb"<meta[^<>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:+-]{1,40})",
    re.IGNORECASE,
)

#: What browsers read in the place of encodings that are subsets of others.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}


def decode_html(content: bytes, *, source: str, encoding: str | None) -> str:
    """Decode a page; raises Undecodable where a named encoding does not fit."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return decode(content[len(mark) :], encoding=name, source=source)
    if encoding is not None:
        return decode(content, encoding=encoding, source=source)
    declared = _META.search(content, 0, 1024)
    named = _known(declared[1].decode("ascii", "replace")) if declared else None
    if named is not None:
        return content.decode(named, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _known(name: str) -> str | None:
    """Return the encoding a page names, as browsers read it; None for one unknown."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if found.startswith(("utf-16", "utf-32")):
        found = "utf-8"  # a page whose meta element could be read is in neither
    return _READ_AS.get(found, found)

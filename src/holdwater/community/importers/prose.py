"""What a post says, out of its markup; and times as dumps write them.

Quotations become lines that begin with ``>`` and code stands between fences, for a scan to
pass over. All of it takes time in proportion to the post, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape
from math import isnan
from typing import NamedTuple

from holdwater.community.importers.rows import Tally
from holdwater.community.posts import MOST_TEXT

#: More markup of one post is not looked at.
MOST_MARKUP = 1_000_000

#: More links of one post, and longer ones, are not kept.
MOST_LINKS = 100
LONGEST_LINK = 2_000

CUT = f"is longer than {MOST_TEXT:,} characters: kept, and cut"
NOT_UTF8 = "is not UTF-8: kept, with marks in place of what does not fit"

_BREAKS = frozenset(
    "address article aside blockquote br dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p "
    "pre quote section table tr ul".split()
)
_QUOTES = frozenset({"blockquote", "aside", "quote"})
_CODE = frozenset({"pre", "code_block"})
#: Of phpBB: what stands between <s> and <e> is the markup itself.
_UNSAID = frozenset({"script", "style", "s9s", "s9e"})

_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9_]*)")
_HREF = re.compile(r"""\b(?:href|url)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v]+")
_UNEVEN = re.compile(r"[\t\n\r\f\v]|  ")
_BLANKS = re.compile(r" *\n[ \n]*")
#: A line of a quotation that quotes nothing.
_HOLLOW = re.compile(r"(?m)^>[ ]*\n")
_ADDRESS = re.compile(r"""https?://[^\s<>"'\[\]\\^`{|}]+""")


class Said(NamedTuple):
    """The words of a post, and where its links lead."""

    text: str
    links: list[str]


def decoded(content: bytes, tally: Tally) -> str:
    """Read bytes as UTF-8; what does not fit is marked, and counted."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        tally.add(NOT_UTF8)
        return content.decode("utf-8", "replace")


def plain(text: str, tally: Tally) -> Said:
    """Take text as it is: plain words, or Markdown."""
    links = _ADDRESS.findall(text[:MOST_MARKUP]) if "://" in text else []
    return _said(text, links, tally)


def from_html(markup: str, tally: Tally) -> Said:
    """Take the words out of HTML that a forum wrote."""
    if "<" not in markup and "&" not in markup:
        return plain(markup, tally)
    text, links = _words(markup[:MOST_MARKUP])
    return _said(text, [*links, *_ADDRESS.findall(text)], tally, len(markup))


def from_phpbb(markup: str, tally: Tally) -> Said:
    """Take the words out of what phpBB stores: XML since 3.2, marked BBCode before."""
    start = markup[:3]
    if start in ("<r>", "<t>"):
        known = (
            markup[:MOST_MARKUP]
            .replace("<s>", "<s9s>")
            .replace("</s>", "</s9s>")
            .replace("<e>", "<s9e>")
            .replace("</e>", "</s9e>")
            .replace("<CODE", "<code_block")
            .replace("</CODE>", "</code_block>")
        )
        text, links = _words(known)
    else:
        text, links = _words(markup[:MOST_MARKUP], flowing=False)
        text = _BBCODE_MARK.sub("", text)
        links += _BBCODE_LINK.findall(text)
        text = _BBCODE_CODE.sub("\n```\n", text)
        text = _BBCODE.sub(" ", text)
    return _said(text, [*links, *_ADDRESS.findall(text)], tally, len(markup))


#: Of phpBB before 3.2: each of its marks ends in an id of the post's own.
_BBCODE_MARK = re.compile(r":(?:[a-z0-9]:)?[a-z0-9]{8}(?=\])")
_BBCODE_LINK = re.compile(r"\[url=(https?://[^\]\s]{1,2000})\]")
_BBCODE_CODE = re.compile(r"\[/?code(?:=[^\]\n]{0,40})?\]")
_BBCODE = re.compile(
    r"\[/?(?:b|i|u|s|url|img|email|size|color|list|\*|attachment|flash)"
    r"(?:[=:][^\]\n]{0,2000})?\]"
)


def _words(markup: str, *, flowing: bool = True) -> tuple[str, list[str]]:
    """Take words and links out of markup; where it is flowing, lines end at tags alone."""
    first, *pieces = markup.split("<")
    taken = _Taken(first, flowing=flowing)
    for piece in pieces:
        head, closed, rest = piece.partition(">")
        tag = _TAG.match(head)
        if closed and tag:
            taken.enter(bool(tag[1]), tag[2].lower(), head)
            taken.say(rest)
        elif closed and head.startswith(("!", "?")):
            taken.say(rest)  # a comment says nothing, and what stands behind it does
        else:
            taken.say("<" + piece)
    said = "".join(taken.out)
    if "\n> " in said:
        said = _HOLLOW.sub("", said)
    return unescape(said), taken.links


class _Taken:
    """Words as they are met, and in what they stand."""

    def __init__(self, first: str, *, flowing: bool) -> None:
        self.out: list[str] = []
        self.links: list[str] = []
        self._flowing = flowing
        self._quoted = self._unsaid = 0
        self._is_code = False
        self.say(first)

    def enter(self, ends: bool, name: str, head: str) -> None:
        """Meet a tag."""
        step = -1 if ends else 1
        if name in _UNSAID:
            self._unsaid = max(0, self._unsaid + step)
        if name in _QUOTES:
            self._quoted = max(0, self._quoted + step)
        if name in _CODE:
            self._is_code = not ends
            self.out.append("\n```\n")
        elif name in _BREAKS:
            self.out.append("\n> " if self._quoted else "\n")
        if name in ("a", "url") and not ends:
            found = _HREF.search(head)
            if found:
                self.links.append(unescape(found[1] or found[2] or ""))

    def say(self, text: str) -> None:
        """Meet words."""
        if not self._unsaid:
            is_laid_out = self._is_code or not self._flowing
            self.out.append(text if is_laid_out else text.replace("\n", " "))


def _said(
    text: str, links: Iterable[str], tally: Tally, length: int | None = None
) -> Said:
    if "\0" in text:
        text = text.replace("\0", "")
    if _UNEVEN.search(text):
        text = _BLANKS.sub("\n", _SPACES.sub(" ", text))
    text = text.strip()
    if len(text) > MOST_TEXT or (length or 0) > MOST_MARKUP:
        tally.add(CUT)
        text = text[:MOST_TEXT]
    kept = dict.fromkeys(
        one.rstrip(".,;:!?)")
        for one in links
        if one.startswith(("http://", "https://")) and len(one) <= LONGEST_LINK
    )
    return Said(text, list(kept)[:MOST_LINKS])


def seconds(written: object) -> int | None:
    """Read a time as dumps write it: seconds or milliseconds since 1970, or a date.

    A date without an offset is UTC. None where it is no time.
    """
    if written is None or isinstance(written, bool):
        return None
    if isinstance(written, (int, float)):
        return _counted(float(written))
    text = str(written).strip()
    if not text:
        return None
    if text[0].isdigit() and len(text) > 9 and text[4:5] == "-":
        try:
            found = datetime.fromisoformat(text.removesuffix(" UTC"))
        except ValueError:
            return None
        if found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        try:
            return int(found.timestamp())
        except (OverflowError, ValueError):
            return None
    try:
        return _counted(float(text))
    except ValueError:
        return None


#: A count of seconds beyond this is one of milliseconds: it would be the year 5138.
_MILLISECONDS = 1e11

#: The last second of the year 9999, which is all that a date can be.
_LAST = 253_402_300_799


def _counted(number: float) -> int | None:
    if isnan(number) or abs(number) > _LAST * 1000:
        return None
    if abs(number) > _MILLISECONDS:
        number /= 1000
    return int(number // 1)


def whole(written: object) -> int | None:
    """Read a whole number that fits into 64 bits; None where it is none."""
    if written is None or written == "":
        return None
    try:
        found = int(str(written))
    except ValueError:
        return None
    return found if abs(found) < 1 << 63 else None


def is_true(written: object) -> bool:
    """Read a yes as PostgreSQL, MySQL, JSON and people write it."""
    return written is True or str(written).lower() in ("t", "true", "1", "yes")

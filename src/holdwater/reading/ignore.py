"""What a ``.gitignore`` file leaves out, pattern for pattern as git reads it.

A path is asked about on its own: whoever walks does not go into a folder that is
ignored. Patterns are matched against bytes, as git does.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SLASH = ord("/")


@cache
def _classes() -> dict[str, str]:
    import string  # few patterns have classes

    return {
        "alnum": string.ascii_letters + string.digits,
        "alpha": string.ascii_letters,
        "blank": " \t",
        "cntrl": "".join(map(chr, (*range(32), 127))),
        "digit": string.digits,
        "graph": string.ascii_letters + string.digits + string.punctuation,
        "lower": string.ascii_lowercase,
        "print": string.ascii_letters + string.digits + string.punctuation + " ",
        "punct": string.punctuation,
        "space": string.whitespace,
        "upper": string.ascii_uppercase,
        "xdigit": string.hexdigits,
    }


#: What stars stand for: within a name, for folders, for all that follows.
_STARS = {"some": rb"[^/]*", "folders": rb"(?:.*/)?", "anything": rb".*"}
_SHORTEST = {"some": rb"[^/]*?", "folders": rb"(?:[^/]*/)*?"}


class _NeverMatches(Exception):
    """A pattern is broken; git matches nothing with it."""


class _Piece(NamedTuple):
    """A part of a glob: a star (``some``, ``folders``, ``anything``) or not."""

    kind: str
    regex: bytes


class _Pattern(NamedTuple):
    regex: re.Pattern[bytes]
    is_negated: bool
    is_for_folders: bool
    is_for_names: bool


class Ignore(NamedTuple):
    """The patterns that hold for what is below a folder, the last one first."""

    folder: Path
    patterns: tuple[_Pattern, ...]

    def ask(self, path: Path, *, is_folder: bool) -> bool | None:
        """Say whether a path is left out; None when no pattern speaks of it."""
        relative = os.fsencode(path.relative_to(self.folder))
        name = os.fsencode(path.name)
        for pattern in self.patterns:
            if pattern.is_for_folders and not is_folder:
                continue
            if pattern.regex.fullmatch(name if pattern.is_for_names else relative):
                return not pattern.is_negated
        return None


def parse_ignore(folder: Path, content: bytes) -> Ignore:
    """Read the patterns of a file that lies in a folder."""
    lines = content.removeprefix(codecs.BOM_UTF8).split(b"\n")
    return ignore(folder, (line.removesuffix(b"\r") for line in lines))


def ignore(folder: Path, lines: Iterable[bytes]) -> Ignore:
    """Compile patterns that hold below a folder."""
    found = [pattern for line in lines if (pattern := _compile(line))]
    return Ignore(folder, tuple(reversed(found)))


def _compile(line: bytes) -> _Pattern | None:
    """Compile a line; None for a comment, an empty line or a broken pattern."""
    glob = _trimmed(line)
    if glob.startswith(b"#"):
        return None
    is_negated = glob.startswith(b"!")
    glob = glob[is_negated:]
    is_for_folders = glob.endswith(b"/")
    glob = glob[: len(glob) - is_for_folders]
    try:
        pieces = list(_pieces(glob.removeprefix(b"/")))
    except _NeverMatches:
        return None
    regex = re.compile(_joined(pieces), re.DOTALL)
    return _Pattern(regex, is_negated, is_for_folders, b"/" not in glob)


def _trimmed(line: bytes) -> bytes:
    """Take the blanks from the end, except one behind a backslash."""
    kept = line.rstrip(b" ")
    escapes = len(kept) - len(kept.rstrip(b"\\"))
    return kept + b" " if escapes % 2 and kept != line else kept


def _pieces(glob: bytes) -> Iterator[_Piece]:
    at = 0
    while at < len(glob):
        match = _piece().match(glob, at)
        if match is None or match.lastgroup is None:
            raise _NeverMatches
        at = match.end()
        if match.lastgroup == "set":
            allowed, at = _set(glob, at)
            yield _Piece("fixed", _one_of(allowed))
        elif match.lastgroup == "one":
            yield _Piece("fixed", b"[^/]")
        elif match.lastgroup == "fixed":
            kind = "slash" if match[0] == b"/" else "fixed"
            yield _Piece(kind, re.escape(match[0][-1:]))
        else:
            yield _Piece(match.lastgroup, _STARS[match.lastgroup])


def _joined(pieces: list[_Piece]) -> bytes:
    names = _anchored(pieces, "some", stops={"slash", "folders", "anything"})
    folders = _anchored(names, "folders", stops={"anything"})
    return b"".join(piece.regex for piece in folders)


def _anchored(pieces: list[_Piece], star: str, *, stops: set[str]) -> list[_Piece]:
    """Join each star of a kind with what stands up to the next.

    The first place where that fits is as good as any later one, so no other is
    tried (an atomic group): no pattern can take long.
    """
    done: list[_Piece] = []
    at = 0
    while at < len(pieces):
        end = at + 1
        if pieces[at].kind == star:
            while end < len(pieces) and pieces[end].kind not in {star, *stops}:
                end += 1
            body = b"".join(piece.regex for piece in pieces[at + 1 : end])
            is_last = end == len(pieces) or pieces[end].kind in stops
            first = b"(?>" + _SHORTEST[star] + body + b")"
            regex = pieces[at].regex + body if is_last else first
            done.append(_Piece("fixed", regex))
        else:
            done.append(pieces[at])
        at = end
    return done


@cache
def _piece() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?P<folders>(?<![^/])\*{2,}/)|(?P<anything>(?<![^/])\*{2,}\Z)"
        rb"|(?P<some>\*+)|(?P<one>\?)|(?P<set>\[)|(?P<fixed>\\.|[^\\])",
        re.DOTALL,
    )


@cache
def _member() -> re.Pattern[bytes]:
    return re.compile(
        rb"\[:(?P<class>[^\]]*):\]"
        rb"|(?:\\(?P<escaped>.)|(?P<first>[^\\]))(?:-(?:\\(?P<until>.)|(?P<last>[^\]\\])))?",
        re.DOTALL,
    )


def _set(glob: bytes, at: int) -> tuple[frozenset[int], int]:
    """Read ``[…]`` from behind its bracket: the bytes it allows, and its end."""
    is_negated = glob[at : at + 1] in (b"!", b"^")
    at += is_negated
    start = at
    named: set[int] = set()
    while at == start or glob[at : at + 1] != b"]":
        match = _member().match(glob, at)
        if match is None:
            raise _NeverMatches
        named |= _named(match)
        at = match.end()
    allowed = frozenset(range(256)) - named if is_negated else frozenset(named)
    return allowed - {_SLASH}, at + 1


def _named(member: re.Match[bytes]) -> set[int]:
    if member["class"] is not None:
        try:
            return set(_classes()[member["class"].decode("ascii", "replace")].encode())
        except KeyError:
            raise _NeverMatches from None
    first = (member["escaped"] or member["first"])[0]
    last = member["until"] or member["last"]
    return {first, *range(first, last[0] + 1)} if last else {first}


def _one_of(allowed: frozenset[int]) -> bytes:
    if not allowed:
        return rb"(?!)"
    return b"[" + b"".join(b"\\x%02x" % byte for byte in sorted(allowed)) + b"]"

"""Pages of vendors, kept as they were read: the bytes, and a note of where and when.

    claims/kept/ottermere.example/pricing-1f0c2a/2026-11-26T190502Z-3f2a91c4.html
    claims/kept/ottermere.example/pricing-1f0c2a/2026-11-26T190502Z-3f2a91c4.toml

A page has one folder, named for its address, and in it one copy for each time its bytes
had changed. Nothing is written over. A copy whose note is not there was not kept whole.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from holdwater.errors import ReadError, RecordError, UsageError
from holdwater.ledger.records import FOLDER, locate, shown
from holdwater.ledger.stubs import toml
from holdwater.model.record import ClaimRecord
from holdwater.reading.files import read_bytes
from holdwater.reading.formats import ENDINGS

#: The folder in the folder of claims.
KEPT = "kept"

#: The most bytes of a note, and of a page that is looked at again.
MOST_NOTE, MOST_PAGE = 20_000, 200_000_000

#: So many digits tell two pages, or two copies, apart.
_DIGITS = 8

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A page as it was read: where it lies now, where it came from, and when.

    ``source`` is what was asked for, ``address`` where that led in the end.
    """

    path: Path
    source: str
    address: str
    vendor: str
    retrieved: datetime
    sha256: str
    media_type: str
    charset: str | None = None

    @property
    def day(self) -> str:
        """Tell a person when it was read."""
        return f"{self.retrieved:%Y-%m-%d %H:%M} UTC"


def folder_of(root: Path, source: str) -> Path:
    """Name the folder in which the copies of a page lie, whoever asks."""
    parts = urlsplit(source)
    is_web = parts.scheme.lower() in ("http", "https")
    host = (parts.hostname or "") if is_web else "files"
    name = _plain(parts.path if is_web else source) or "front"
    digest = sha256(source.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
    return root / FOLDER / KEPT / (_plain(host) or "site") / f"{name}-{digest}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")[:_LONGEST_NAME]


def copies(root: Path, source: str) -> tuple[Copy, ...]:
    """Return the copies of a page that are kept, the oldest first.

    Raises RecordError for a note that is not as it was written.
    """
    folder = _inside(root, folder_of(root, source))
    if not folder.is_dir():
        return ()
    found = (_copy(path) for path in sorted(folder.glob("*.toml")))
    return tuple(sorted(found, key=lambda one: one.retrieved))


def _inside(root: Path, folder: Path) -> Path:
    within = str(folder.relative_to(root))
    if refused := locate(within, folder=root, root=root).refused:
        raise RecordError(refused, where=shown(folder))
    return folder


def _copy(note: Path) -> Copy:
    try:
        told = tomllib.loads(read_bytes(note, most=MOST_NOTE).decode("utf-8"))
        return Copy(
            path=note.with_suffix(ending_of(told["media_type"])),
            source=str(told["source"]),
            address=str(told["address"]),
            vendor=str(told["vendor"]),
            retrieved=_moment(told["retrieved"]),
            sha256=str(told["sha256"]),
            media_type=str(told["media_type"]),
            charset=told.get("charset"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(
            f"is no note of a page that was kept: {error}",
            where=shown(note),
            hint="Take it, and the page beside it, away; or bring it back as it was.",
        ) from error


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    raise ValueError("`retrieved` is no moment with its offset")


def ending_of(media_type: str) -> str:
    """Return how a file of a media type ends."""
    found = (ending for ending, one in ENDINGS.items() if one == media_type)
    return next(found, ".txt")


def keep(
    root: Path, content: bytes, *, told: dict[str, Any], retrieved: datetime
) -> Copy:
    """Keep a page; ``told`` is what a Copy says of it beside its bytes and its time.

    Raises UsageError where it cannot be written.
    """
    digest = sha256(content).hexdigest()
    name = f"{retrieved:%Y-%m-%dT%H%M%SZ}-{digest[:_DIGITS]}"
    folder = _inside(root, folder_of(root, told["source"]))
    path = folder / f"{name}{ending_of(told['media_type'])}"
    copy = Copy(path=path, sha256=digest, retrieved=retrieved, **told)
    note = "".join(
        f"{key} = {toml(value)}\n"
        for key in "source address vendor retrieved sha256 media_type charset".split()
        if (value := getattr(copy, key)) is not None
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for where, written in (
            (path, content),
            (path.with_suffix(".toml"), note.encode()),
        ):
            with where.open("xb") as stream:
                stream.write(written)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"is not kept: {why}", where=shown(path)) from error
    return copy


def read_copy(copy: Copy) -> bytes:
    """Read a copy again; raises ReadError where it is gone, or was changed."""
    content = read_bytes(copy.path, most=MOST_PAGE)
    if sha256(content).hexdigest() != copy.sha256:
        raise ReadError("is not as it was read", where=shown(copy.path))
    return content


def digest_of(path: Path) -> str | None:
    """Hash a page that is kept; None where it cannot be read."""
    try:
        return sha256(read_bytes(path, most=MOST_PAGE)).hexdigest()
    except ReadError:
        return None


def flags_of(
    record: ClaimRecord, digest: Callable[[Path], str | None]
) -> tuple[str, ...]:
    """Tell what has become of the page on which somebody else's claim was read."""
    if record.theirs is None:
        return ()
    found = digest(record.theirs.kept)
    if found is None:
        return ("kept-page-gone",)
    return () if found == record.theirs.sha256 else ("kept-page-changed",)

"""What was read so far, kept on disk in parts, so that a kill costs one part at most.

A folder beside the output holds the parts and a journal. A part is whole or is not there;
the journal is replaced when its part is on the disk, and says where in the dump the next
one begins and what the reader has to know for it. So whoever comes next goes on there,
and the end is the same as if nothing had happened.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from holdwater.community.importers.packed import files_of
from holdwater.community.importers.rows import TABLES, Row
from holdwater.errors import CommunityError, MissingExtra

#: A part is closed after so many rows, or so much text.
MOST_ROWS = 50_000
MOST_BYTES = 64 << 20

#: Another number means that parts of older makes are not gone on with.
_MAKE = 1

_JOURNAL = "journal.json"

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":")
)


class Place(NamedTuple):
    """Where in a dump to go on: how many files are done, and bytes of the next one."""

    files: int = 0
    at: int = 0


class Staging:
    """The parts of one import. Whoever has it open keeps others out."""

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(f".{output.name}.import")
        self.place = Place()
        self.state: dict[str, Any] = {}
        self.counts: dict[str, int] = {}
        self.posts = 0
        self.is_read = False
        self.failed: list[list[str]] = []
        self._parts = 0
        self._rows = 0
        self._bytes = 0
        self._open: dict[str, Any] = {}
        self._zstd = _library(output)

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(exist_ok=True)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise CommunityError(
                "is not there, or no folder",
                where=str(self.folder.parent),
                hint="Make the folder, or give -o another.",
            ) from error
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise CommunityError(
                "is being written by another import", where=str(self.folder)
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream, file in self._open.values():
            stream.close()
            file.close()
        if error is not None and not (self.folder / _JOURNAL).exists():
            self.discard()  # nothing that another call could go on with
        self._lock.close()

    def resume(self, identity: str) -> bool:
        """Go on where an import of the same dump was cut short; say whether there was one.

        Parts of another dump, or of one that has changed since, are thrown away.
        """
        try:
            journal = json.loads((self.folder / _JOURNAL).read_bytes())
        except (OSError, ValueError):
            journal = {}
        is_same: bool = journal.get("make") == _MAKE and journal.get("of") == identity
        self._identity = identity
        if is_same:
            self.place = Place(*journal["place"])
            self.state = journal["state"]
            self.counts = journal["counts"]
            self.posts = journal["posts"]
            self.is_read = journal["is_read"]
            self.failed = journal["failed"]
            self._parts = journal["parts"]
        self._forget(beyond=self._parts if is_same else 0)
        return is_same

    def _forget(self, *, beyond: int) -> None:
        for path in self.folder.iterdir():
            number = path.name.partition(".")[0].rpartition("-")[2]
            if (
                (number.isdecimal() and int(number) >= beyond)
                or path.name.endswith(".part")
                or (path.name == _JOURNAL and not beyond and not self._parts)
            ):
                path.unlink()

    def add(self, row: Row) -> None:
        """Write a row to the part that is open."""
        values = row.values
        if row.table == "post":
            values = {"seq": self.posts, **values}
            self.posts += 1
        content = _ENCODER.encode(values).encode("utf-8", "replace") + b"\n"
        self._stream(row.table).write(content)
        self._rows += 1
        self._bytes += len(content)

    @property
    def is_full(self) -> bool:
        """Say whether the part that is open should be closed."""
        return self._rows >= MOST_ROWS or self._bytes >= MOST_BYTES

    def close_part(
        self,
        place: Place,
        state: Mapping[str, Any],
        counts: Mapping[str, int],
        *,
        is_read: bool = False,
    ) -> None:
        """Let the part be whole, and note where the next one begins."""
        for table, (stream, file) in self._open.items():
            stream.close()
            file.flush()
            os.fsync(file.fileno())
            file.close()
            path = self.folder / f"{table}-{self._parts:06}.ndjson.zst"
            path.with_name(path.name + ".part").replace(path)
        self._open = {}
        self._parts += 1
        self._rows = self._bytes = 0
        self.place, self.is_read = place, is_read
        self.counts = dict(counts)
        journal = {
            "make": _MAKE,
            "of": self._identity,
            "place": list(place),
            "state": state,
            "counts": self.counts,
            "posts": self.posts,
            "is_read": is_read,
            "failed": self.failed,
            "parts": self._parts,
        }
        part = self.folder / f"{_JOURNAL}.part"
        with part.open("w", encoding="utf-8") as file:
            json.dump(journal, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.folder / _JOURNAL)

    def files_of(self, table: str) -> list[Path]:
        """Return the parts of a table, in order."""
        return sorted(self.folder.glob(f"{table}-*.ndjson.zst"))

    def discard(self) -> None:
        """Throw the parts away: the output is there, or never will be."""
        if not self.folder.exists():
            return
        for path in list(self.folder.iterdir()):
            path.unlink()
        self.folder.rmdir()

    def _stream(self, table: str) -> Any:
        found = self._open.get(table)
        if found is None:
            path = self.folder / f"{table}-{self._parts:06}.ndjson.zst.part"
            file = path.open("wb")
            stream = self._zstd.ZstdCompressor(level=1).stream_writer(
                file, closefd=False
            )
            found = self._open[table] = (stream, file)
        return found[0]


def identity(kind: str, sources: Sequence[Path], options: Any) -> str:
    """Name a dump: what is read, how, and what its files look like from outside."""
    told: list[Any] = [_MAKE, kind, repr(options), sorted(TABLES["post"])]
    for path, _ in files_of(sources):
        found = path.stat()
        told.append([str(path.absolute()), found.st_size, found.st_mtime_ns])
    return sha256(json.dumps(told).encode("utf-8", "replace")).hexdigest()


def _library(output: Path) -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra(
            "takes the library 'zstandard', which is not installed",
            where=str(output),
            hint="pip install 'holdwater[community]'",
        ) from error
    return zstandard

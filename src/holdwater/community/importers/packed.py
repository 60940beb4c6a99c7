"""The files that a dump is made of: in folders and archives, packed or not.

Nothing of an archive is written to disk, and a link in one leads nowhere. What unpacks
into more than two hundred times its size is not a dump.
"""

from __future__ import annotations

import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from holdwater.community.importers.unpacking import Bzip2, Gzip, Zstandard
from holdwater.errors import CommunityError, MissingExtra

#: Reddit's dumps are packed with this window.
WINDOW = 1 << 31

#: So much may come out of any file; beyond, only so many times what went in.
FREE = 1 << 30
MOST_TIMES = 200

#: More files are no dump.
MOST_FILES = 2_000_000

_ARCHIVES = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.zst")
_PACKED = (".gz", ".bz2", ".zst")
_NOT_UNPACKED = (".7z", ".xz", ".rar")

#: What the libraries say of a file that is damaged or ends too soon.
_BROKEN = (EOFError, OSError, zlib.error, zipfile.BadZipFile, tarfile.TarError)


class Damaged(CommunityError):
    """A packed file is cut short or damaged: what came before it was read."""


class Piece(NamedTuple):
    """One file of a dump: what it is called, and its bytes from the beginning.

    ``name`` is without the ending of its packing; ``where`` is for people. ``path`` is
    where it lies on the disk as it is, neither packed nor in an archive.
    """

    name: str
    where: str
    stream: Any
    path: Path | None = None

    @property
    def is_beside(self) -> bool:
        """Say whether it is what macOS puts beside a file: no part of any dump."""
        *folders, name = self.name.split("/")
        return name.startswith("._") or "__MACOSX" in folders

    @property
    def is_packed(self) -> bool:
        """Say whether it is packed in a way that is not read here."""
        return self.name.lower().endswith(_NOT_UNPACKED)


class Meter:
    """How much of the files was read, packed as they are: for who waits."""

    def __init__(self) -> None:
        self.read = 0
        self.of = 0


class _Counted:
    """A file that tells a meter how much of it was read."""

    def __init__(self, stream: Any, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Read at most so many bytes."""
        found: bytes = self._stream.read(size)
        self.taken += len(found)
        self._meter.read += len(found)
        return found

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


class _Unpacked:
    """What comes out of a packed file, as long as it is in proportion."""

    def __init__(self, stream: Any, counted: Any, where: str) -> None:
        self._stream = stream
        self._counted = counted
        self._where = where
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        """Read at most so many bytes. Raises CommunityError, Damaged among them."""
        try:
            found: bytes = self._stream.read(size)
        except CommunityError:
            raise
        except Exception as error:
            if not isinstance(error, _BROKEN) and type(error).__name__ != "ZstdError":
                raise
            raise Damaged(
                f"is damaged or cut short ({error}): what came before was read",
                where=self._where,
            ) from error
        self._given += len(found)
        if self._given > FREE and self._given > MOST_TIMES * self._counted.taken:
            raise CommunityError(
                f"unpacks into more than {MOST_TIMES} times its size: it is no dump",
                where=self._where,
            )
        return found


def size_of(sources: Sequence[Path]) -> int:
    """Return how many bytes the files of a dump have, packed as they are."""
    return sum(path.stat().st_size for path, _ in files_of(sources))


def pieces(sources: Sequence[Path], meter: Meter) -> Iterator[Piece | Damaged]:
    """Yield the files of a dump, always in the same order.

    A piece has to be read before the next one is asked for. Where an archive is damaged,
    what is wrong with it stands in the place of the rest of it. Raises CommunityError
    where a source is not there, or is packed in a way that is not read here.
    """
    for path, shown in files_of(sources):
        if path in sources and path.name.lower().endswith(_NOT_UNPACKED):
            raise CommunityError(
                "is packed in a way that is not read here",
                where=shown,
                hint="Unpack it, and name the folder.",
            )
        try:
            yield from _pieces_of(path, shown, meter)
        except Damaged as error:
            # Of this archive, nothing after the damage can be found.
            yield error


def _pieces_of(path: Path, shown: str, meter: Meter) -> Iterator[Piece]:
    lower = path.name.lower()
    with closing(_Counted(path.open("rb"), meter)) as counted:
        if lower.endswith(_ARCHIVES):
            stream, _ = _opened(path.name, counted, shown)
            yield from _of_tar(stream, shown)
        elif lower.endswith(".zip"):
            yield from _of_zip(path, shown, meter)
        else:
            stream, name = _opened(path.name, counted, shown)
            yield Piece(name, shown, stream, path if stream is counted else None)


def files_of(sources: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the files of a dump as they lie on the disk, and what each is called.

    Links in a folder are passed over. Raises CommunityError where a source is not there.
    """
    seen = 0
    for source in sources:
        if source.is_file():
            yield source, str(source)
        elif source.is_dir():
            for folder, folders, names in os.walk(source):
                folders.sort()
                for name in sorted(names):
                    path = Path(folder, name)
                    if path.is_file() and not path.is_symlink():
                        seen += 1
                        if seen > MOST_FILES:
                            raise CommunityError(
                                f"holds more than {MOST_FILES:,} files",
                                where=str(source),
                            )
                        yield path, str(path)
        else:
            raise CommunityError("is not there, or no file", where=str(source))


def _opened(name: str, counted: Any, where: str) -> tuple[Any, str]:
    """Unpack a file by the ending of its name; return it, and its name without."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, and no path
    ending = ending.lower()
    if ending in (".gz", ".tgz"):
        stream: Any = Gzip(counted)
    elif ending == ".bz2":
        stream = Bzip2(counted)
    elif ending == ".zst":
        stream = _zstd(counted, where)
    else:
        return counted, name
    return _Unpacked(stream, counted, where), stem


def _zstd(counted: Any, where: str) -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra(
            "takes the library 'zstandard', which is not installed",
            where=where,
            hint="pip install 'holdwater[community]'",
        ) from error
    return Zstandard(counted, library=zstandard, window=WINDOW)


def _of_tar(stream: Any, shown: str) -> Iterator[Piece]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                vars(archive)["members"] = []  # else it would remember them all
                if not member.isreg():
                    continue
                content: Any = archive.extractfile(member)
                where = f"{shown}:{member.name}"
                given = _Unpacked(content, _Size(member.size), where)
                inner, name = _opened(member.name, _Counted(given, Meter()), where)
                yield Piece(name, where, inner)
    except tarfile.TarError as error:
        raise Damaged(f"is no archive, or damaged: {error}", where=shown) from error


def _of_zip(path: Path, shown: str, meter: Meter) -> Iterator[Piece]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                raise CommunityError(
                    f"holds more than {MOST_FILES:,} files", where=shown
                )
            for member in members:
                if member.is_dir():
                    continue
                where = f"{shown}:{member.filename}"
                packed = _Size(member.compress_size)
                meter.read += member.compress_size
                with archive.open(member) as content:
                    outer = _Unpacked(content, packed, where)
                    inner, name = _opened(
                        member.filename, _Counted(outer, Meter()), where
                    )
                    yield Piece(name, where, inner)
    except (*_BROKEN, NotImplementedError, RuntimeError, ValueError) as error:
        # What the library trips over in a list of contents is of all these kinds.
        raise Damaged(f"is no archive, or damaged: {error}", where=shown) from error


class _Size(NamedTuple):
    """How much a member of an archive takes in it."""

    taken: int

"""Files and folders into bytes, within limits."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from holdwater.errors import ReadError, TooLarge, Undecodable
from holdwater.reading.ignore import Ignore, ignore, parse_ignore

#: Folders that hold no copy of anybody's.
_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv"})

#: Stands in a folder that Holdwater wrote itself, and lists what it wrote there.
WRITTEN_BY_US = "holdwater-site.json"

#: So many seconds a pipe may be silent: one on disk may have nobody who writes.
MOST_SILENCE = 60


def is_stream(path: Path) -> bool:
    """Say whether a path leads to a pipe or a device, and to no file or folder."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def read_bytes(path: Path, *, most: int) -> bytes:
    """Read a file of at most ``most`` bytes, or what comes through a pipe.

    Raises TooLarge, or ReadError when it cannot be opened or nobody writes to a pipe.
    """
    try:
        content = _read(path, most + 1)
    except OSError as error:
        raise ReadError(
            f"cannot be read: {error.strerror or error}", where=str(path)
        ) from error
    if len(content) > most:
        raise TooLarge(
            f"is larger than {most:,} bytes",
            where=str(path),
            hint="Raise `max_bytes` (--max-bytes) to read it all the same.",
        )
    return content


def _read(path: Path, most: int) -> bytes:
    # Without waiting: a pipe on disk is open only once somebody writes to it.
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(number, "rb", buffering=0) as stream:  # noqa: PTH123 - it is open already
        is_file = stat.S_ISREG(os.fstat(number).st_mode)
        parts: list[bytes] = []
        left = most
        while left:
            if not is_file:
                _wait(number, path)
            part = stream.read(min(left, 1 << 20))
            if part is None:
                continue  # somebody else has read it
            if not part:
                break
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def _wait(number: int, path: Path) -> None:
    import select  # few inputs are pipes

    waiting = select.poll()
    waiting.register(number, select.POLLIN)
    if not waiting.poll(MOST_SILENCE * 1000):
        raise ReadError(
            f"is a pipe to which nothing was written for {MOST_SILENCE} seconds",
            where=str(path),
            hint="To wait for longer, pipe it in: `… | holdwater check -`.",
        )


def decode(content: bytes, *, encoding: str, source: str) -> str:
    """Decode bytes, with or without a byte-order mark.

    Raises Undecodable with the offset of the first byte that does not fit.
    """
    try:
        text = content.decode(encoding)
        text.encode("utf-8")  # some encodings decode to halves of characters
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"is not {encoding}: byte 0x{content[error.start]:02x} "
            f"at offset {error.start:,} does not fit",
            where=source,
            hint="Save it as UTF-8, or name its encoding with --encoding.",
        ) from error
    except UnicodeError as error:
        raise Undecodable(
            f"is not {encoding}: {error}",
            where=source,
            hint="Save it as UTF-8, or name its encoding with --encoding.",
        ) from error
    except (LookupError, ValueError) as error:
        raise Undecodable(
            f"no encoding is called {encoding!r}",
            where=source,
            hint="Try --encoding utf-8, latin-1 or cp1252.",
        ) from error
    return text.removeprefix("\ufeff")


#: What is passed over below a folder, by its own word; None where it says nothing.
OwnWord = Callable[[Path], Ignore | None]


def walk(
    folder: Path,
    *,
    suffixes: Sequence[str],
    exclude: Sequence[str] | Ignore = (),
    own_word: OwnWord | None = None,
) -> Iterator[Path | ReadError]:
    """Yield the files below a folder that end in one of ``suffixes``, in order.

    A folder that cannot be listed is a ReadError in its place, and the walk goes on.

    ``.gitignore`` files are honoured, those above the folder up to the root of
    its repository too; ``exclude`` adds patterns of the same sort, relative to
    the folder or to one above it, and has the last word. A folder below it that
    ``own_word`` knows patterns for takes those instead. Links to folders are not followed.
    """
    found = folder.resolve()
    if isinstance(exclude, Ignore):
        patterns: Ignore | None = exclude
    else:
        patterns = ignore(found, map(os.fsencode, exclude)) if exclude else None
    walker = _Walker(tuple(suffixes), own_word)
    yield from walker.walk(_Folder(found, folder, _ignored_above(found), patterns))


def repository_root(folder: Path) -> Path | None:
    """Find the nearest folder upwards that holds ``.git``."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return None


class _Folder(NamedTuple):
    """A folder, the name the user knows it by, and what is ignored above it.

    ``exclude`` has the last word, before the nearest ignore file.
    """

    path: Path
    shown: Path
    ignored: tuple[Ignore, ...]
    exclude: Ignore | None = None


class _Walker(NamedTuple):
    """Walks folders."""

    suffixes: tuple[str, ...]
    own_word: OwnWord | None = None

    def walk(self, top: _Folder) -> Iterator[Path | ReadError]:
        """Yield the files below a folder, in order, and what could not be listed.

        A folder that we wrote is passed over, unless it is the one that was named.
        """
        opened = [self._entries(top)]
        while opened:
            found = next(opened[-1], None)
            if found is None:
                opened.pop()
            elif isinstance(found, _Folder):
                if (found.path / WRITTEN_BY_US).exists():
                    continue
                opened.append(self._entries(found))
            else:
                yield found

    def _entries(self, folder: _Folder) -> Iterator[Path | _Folder | ReadError]:
        own = _read_ignore(folder.path)
        ignored = (own, *folder.ignored) if own else folder.ignored
        said = self.own_word(folder.shown) if self.own_word else None
        exclude = folder.exclude if said is None else said
        last = (exclude, *ignored) if exclude else ignored
        try:
            entries = sorted(os.scandir(folder.path), key=lambda entry: entry.name)
        except OSError as error:
            why = error.strerror or error
            yield ReadError(f"cannot be listed: {why}", where=str(folder.shown))
            return
        for entry in entries:
            path, shown = folder.path / entry.name, folder.shown / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name in _NEVER or _leaves_out(path, last, is_folder=is_folder):
                continue
            if is_folder:
                yield _Folder(path, shown, ignored, exclude)
            elif path.suffix.lower() in self.suffixes and os.path.isfile(path):  # noqa: PTH113 - Path's may raise
                yield shown


def _leaves_out(path: Path, ignored: tuple[Ignore, ...], *, is_folder: bool) -> bool:
    """Ask each in turn; the first that speaks of a path decides."""
    for one in ignored:
        answer = one.ask(path, is_folder=is_folder)
        if answer is not None:
            return answer
    return False


def _ignored_above(folder: Path) -> tuple[Ignore, ...]:
    """Read the ignore files above a folder in its repository, nearest first."""
    root = repository_root(folder)
    if root is None:
        return ()
    within = (parent for parent in folder.parents if parent.is_relative_to(root))
    found = (_read_ignore(parent) for parent in within)
    return tuple(one for one in found if one is not None)


def _read_ignore(folder: Path) -> Ignore | None:
    try:
        content = (folder / ".gitignore").read_bytes()
    except OSError:
        return None
    return parse_ignore(folder, content)


def known_charset(charset: str | None) -> str | None:
    """Return the charset a page was sent with, None where nobody knows it."""
    try:
        return codecs.lookup(charset).name if charset else None
    except LookupError:
        return None

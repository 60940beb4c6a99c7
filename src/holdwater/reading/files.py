"""Files and folders into bytes, within limits."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater.errors import ReadError, TooLarge, Undecodable

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Folders that hold no copy of anybody's.
_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv"})


def read_bytes(path: Path, *, most: int) -> bytes:
    """Read a file of at most ``most`` bytes.

    Raises TooLarge, or ReadError when it cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
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


def decode(content: bytes, *, encoding: str, source: str) -> str:
    """Decode bytes, with or without a byte-order mark.

    Raises Undecodable with the offset of the first byte that does not fit.
    """
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"is not {encoding}: byte 0x{content[error.start]:02x} "
            f"at offset {error.start:,} does not fit",
            where=source,
            hint="Save it as UTF-8, or name its encoding with --encoding.",
        ) from error
    except LookupError as error:
        raise Undecodable(
            f"no encoding is called {encoding!r}",
            where=source,
            hint="Try --encoding utf-8, latin-1 or cp1252.",
        ) from error


def walk(
    folder: Path, *, suffixes: Sequence[str], exclude: Sequence[str] = ()
) -> Iterator[Path]:
    """Yield the files below a folder that end in one of ``suffixes``, in order.

    ``.gitignore`` files are honoured, those above the folder up to the root of
    its repository too; ``exclude`` adds patterns of the same sort, relative to
    the folder. Links to folders are not followed.
    """
    from pathspec import GitIgnoreSpec  # heavy, and only a folder needs it

    specs = [(folder, GitIgnoreSpec.from_lines(exclude))] if exclude else []
    specs += _ignored_above(folder.absolute())
    yield from _walk(folder.absolute(), folder, tuple(specs), tuple(suffixes))


def _walk(
    folder: Path,
    shown: Path,
    specs: tuple[tuple[Path, GitIgnoreSpec], ...],
    suffixes: tuple[str, ...],
) -> Iterator[Path]:
    own = _ignore_file(folder)
    specs = (*specs, (folder, own)) if own else specs
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise ReadError(
            f"cannot be listed: {error.strerror or error}", where=str(shown)
        ) from error
    for entry in entries:
        path = folder / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name in _NEVER or _is_ignored(path, specs, is_folder=is_folder):
            continue
        if is_folder:
            yield from _walk(path, shown / entry.name, specs, suffixes)
        elif entry.name.lower().endswith(suffixes) and entry.is_file():
            yield shown / entry.name


def _ignored_above(folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    root = repository_root(folder)
    specs: list[tuple[Path, GitIgnoreSpec]] = []
    if root is None:
        return specs
    for parent in reversed(folder.parents):
        if parent.is_relative_to(root):
            spec = _ignore_file(parent)
            if spec:
                specs.append((parent, spec))
    return specs


def repository_root(folder: Path) -> Path | None:
    """Find the nearest folder upwards that holds ``.git``."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return None


def _ignore_file(folder: Path) -> GitIgnoreSpec | None:
    from pathspec import GitIgnoreSpec

    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return GitIgnoreSpec.from_lines(lines)


def _is_ignored(
    path: Path, specs: tuple[tuple[Path, GitIgnoreSpec], ...], *, is_folder: bool
) -> bool:
    """Ask the nearest ``.gitignore`` that has an opinion."""
    for folder, spec in reversed(specs):
        relative = path.relative_to(folder.absolute()).as_posix()
        answer = spec.check_file(relative + "/" if is_folder else relative).include
        if answer is not None:
            return answer
    return False

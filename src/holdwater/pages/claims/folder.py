"""The folder a site is written to: whole files, and nothing that is not ours.

A file in it lists what we wrote. Only what is listed there is ever removed, a folder with
other things in it and without that list is left alone, and nothing is written through a
link: it could lead anywhere.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path

from holdwater.errors import UsageError
from holdwater.reading.files import WRITTEN_BY_US

SCHEMA = "holdwater/claim-site/1"

#: Where copies of evidence lie, each below its hash. No id of a claim has a dot.
COPIES = "evidence.d"

#: The paths that are ours to write, and to remove.
_OURS = re.compile(
    r"index\.html|style\.css|[a-z0-9-]{3,80}/index\.html"
    rf"|{re.escape(COPIES)}/[0-9a-f]{{64}}/[A-Za-z0-9_][A-Za-z0-9._-]{{0,99}}"
)

#: A list of files is never longer.
_MOST_LIST = 50_000_000


class SiteFolder:
    """Writes a site. `open` it first, and `close` it when all of it is written."""

    def __init__(self, folder: Path) -> None:
        self._named = folder
        self._folder = folder
        self._before: set[str] = set()
        self._written: set[str] = set()

    def open(self) -> None:
        """Make the folder ready; raises UsageError where it is somebody else's."""
        try:
            self._named.mkdir(parents=True, exist_ok=True)
            self._folder = self._named.resolve(strict=True)
            is_empty = not any(self._folder.iterdir())
        except OSError as error:
            raise self._unwritten(error) from error
        if not is_empty:
            self._before = self._listed()
        self._list(self._before)

    def put(self, path: str, content: bytes) -> None:
        """Write a file that appears whole; one that is the same already is left."""
        if not _OURS.fullmatch(path):
            raise ValueError(f"{path!r} is no path of a site")
        self._put(path, content)
        self._written.add(path)

    def has(self, path: str) -> bool:
        """Say whether a file was written in this run."""
        return path in self._written

    def keep(self) -> None:
        """List what was written though the site is not whole, so that it is ours."""
        with suppress(UsageError):
            self._list(self._before | self._written)

    def close(self) -> int:
        """Remove the files that are no longer part of the site; return how many."""
        gone = 0
        for path in sorted(self._before - self._written):
            if self._has_link(path):
                continue
            place = self._folder / path
            with suppress(OSError):
                place.unlink()
                gone += 1
            for parent in place.relative_to(self._folder).parents[:-1]:
                with suppress(OSError):  # others have put something there
                    (self._folder / parent).rmdir()
        self._list(self._written)
        return gone

    def _listed(self) -> set[str]:
        """Read what we wrote before; raises UsageError where there is no list."""
        found: object = None
        path = self._folder / WRITTEN_BY_US
        with suppress(OSError, ValueError, RecursionError):
            if not path.is_symlink() and path.stat().st_size <= _MOST_LIST:
                found = json.loads(path.read_text("utf-8"))
        if not isinstance(found, dict) or found.get("schema") != SCHEMA:
            raise UsageError(
                "is not empty, and is no site of claims that was written here before",
                where=str(self._named),
                hint="Name a new folder, or empty this one.",
            )
        files = found.get("files")
        some = files if isinstance(files, list) else []
        return {one for one in map(str, some) if _OURS.fullmatch(one)}

    def _list(self, files: set[str]) -> None:
        said = {"schema": SCHEMA, "files": sorted(files)}
        written = json.dumps(said, indent=0, ensure_ascii=True) + "\n"
        self._put(WRITTEN_BY_US, written.encode())

    def _put(self, path: str, content: bytes) -> None:
        place = self._folder / path
        if self._has_link(path):
            raise UsageError(
                "is a link, or lies behind one, and is not written through",
                where=str(self._named / path),
                hint="Remove the link.",
            )
        try:
            if place.is_file() and place.read_bytes() == content:
                return
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_name(f".{place.name}.part")
            part.unlink(missing_ok=True)
            with part.open("xb") as stream:
                stream.write(content)
            os.replace(part, place)  # noqa: PTH105 - as it is: a link would be replaced
        except OSError as error:
            raise self._unwritten(error, path) from error

    def _has_link(self, path: str) -> bool:
        """Say whether a link stands anywhere on the way to a file."""
        way = Path(path)
        some = [way, *way.parents[:-1]]
        return any((self._folder / one).is_symlink() for one in some)

    def _unwritten(self, error: OSError, path: str = "") -> UsageError:
        where = str(self._named / path) if path else str(self._named)
        said = error.strerror or str(error)
        return UsageError(f"cannot be written: {said}", where=where)

"""With what something was made: this program, its rules, and the libraries beside it.

A file of ours that was edited, and a library in another version, may read a page or a
table otherwise. So all that is kept hangs on the names, sizes and times of our own files,
on the names of everything that is installed, and on the Python it runs in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import holdwater


def name_of(*parts: str) -> str:
    """Name what is kept of some parts, as it is made with what there is now."""
    told = "\0".join((made_with(), *parts))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def made_with() -> str:
    """Return one hash for all of it."""
    told = sha256(f"{holdwater.__version__}\n{sys.version}\n".encode())
    for folder in holdwater.__path__:
        for line in sorted(_files(folder)):
            told.update(line.encode("utf-8", "surrogateescape"))
    for folder in sys.path:
        with suppress(OSError):
            for one in sorted(Path(folder).iterdir()):
                if one.suffix in (".dist-info", ".egg-info"):
                    told.update(f"{one.name}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                if one.name != "__pycache__":
                    yield from _files(one.path)
            else:
                known = one.stat()
                yield f"{one.path} {known.st_size} {known.st_mtime_ns}\n"

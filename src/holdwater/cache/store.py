"""Files of the cache: written whole or not at all, sealed, few, and never too many.

They lie in ``$XDG_CACHE_HOME/holdwater``, each sealed (BLAKE2b, RFC 7693, with a key)
under its name. The key is this user's alone and lies elsewhere, in
``$XDG_STATE_HOME/holdwater``: whoever can write to the cache, or hands one over, can make
it miss and cannot make it lie. What does not bear the seal is not even parsed.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any

#: The most bytes of all files together, and of one as it is written and as it is read.
MOST_BYTES, MOST_FILE, MOST_READ = 256_000_000, 128_000_000, 1_000_000_000

#: What a write left behind that was killed is taken away after so many seconds.
LEFT_BEHIND = 3_600

_ENDING, _PART = ".kept", ".part"
_KEY_NAME, _KEY_SIZE, _SEAL_SIZE = "cache-key", 32, 32
_HEAD = b"holdwater cache 1\n"


class Store:
    """Keeps values of JSON by name. Nothing that goes wrong here ends a run."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def load(self, name: str) -> Any:
        """Return what was kept under a name; None where nothing is, or not as it was."""
        path = self._path(name)
        try:
            with _opened(path) as stream:
                content = stream.read(MOST_FILE + 1)
            body = self._unsealed(name, content)
            if body is None:
                return None
            reader = zlib.decompressobj()
            text = reader.decompress(body, MOST_READ)
            if not reader.eof:
                return None
            value = json.loads(text)
            os.utime(path)  # the one that was used last is thrown out last
        except (OSError, ValueError, zlib.error, RecursionError, MemoryError):
            return None
        return value

    def save(self, name: str, value: Any) -> None:
        """Keep a value, in the place of the one that had its name."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        body = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        content = _HEAD + self._seal(name, body) + body
        if len(content) > MOST_FILE:
            return
        part = self._folder / f"{secrets.token_hex(8)}{_PART}"
        with suppress(OSError):
            try:
                _write(part, content)
                part.replace(self._path(name))
            finally:
                part.unlink(missing_ok=True)
            self._make_room()

    def _path(self, name: str) -> Path:
        return (
            self._folder
            / f"{blake2b(name.encode(), digest_size=16).hexdigest()}{_ENDING}"
        )

    def _seal(self, name: str, body: bytes) -> bytes:
        seal = blake2b(key=self._key, digest_size=_SEAL_SIZE)
        seal.update(f"{len(name)} {name}\n".encode("utf-8", "surrogatepass"))
        seal.update(body)
        return seal.digest()

    def _unsealed(self, name: str, content: bytes) -> bytes | None:
        head, start = content[: len(_HEAD)], len(_HEAD) + _SEAL_SIZE
        seal, body = content[len(_HEAD) : start], content[start:]
        is_ours = head == _HEAD and len(content) <= MOST_FILE
        return (
            body if is_ours and compare_digest(seal, self._seal(name, body)) else None
        )

    def _make_room(self) -> None:
        """Throw out the files that were not used for longest, and what writes left."""
        found = []
        for path in self._folder.iterdir():
            with suppress(OSError):
                known = path.lstat()
                if path.suffix == _ENDING:
                    found.append((known.st_mtime, known.st_size, path))
                elif (
                    path.suffix == _PART and time.time() - known.st_mtime > LEFT_BEHIND
                ):
                    path.unlink()
        size = 0
        for _, one, path in sorted(found, reverse=True):
            size += one
            if size > MOST_BYTES:
                with suppress(OSError):
                    path.unlink()


def open_store(environment: Mapping[str, str]) -> Store | None:
    """Open the cache of this user; None where there is no safe place for one."""
    folder = _home(environment, "XDG_CACHE_HOME", ".cache")
    state = _home(environment, "XDG_STATE_HOME", ".local/state")
    if folder is None or state is None:
        return None
    try:
        for one in (folder, state):
            one.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_own(one.lstat(), stat.S_ISDIR):
                return None
        return Store(folder, _key(state))
    except (OSError, ValueError):
        return None


def _home(environment: Mapping[str, str], variable: str, usual: str) -> Path | None:
    """Name our folder; a variable that is no absolute path is not heeded (XDG)."""
    told = environment.get(variable, "")
    if told.startswith("/") or (os.name == "nt" and Path(told).is_absolute()):
        return Path(told) / "holdwater"
    home = environment.get("HOME", "") or environment.get("USERPROFILE", "")
    return Path(home) / usual / "holdwater" if Path(home).is_absolute() else None


def _is_own(known: os.stat_result, is_kind: Any) -> bool:
    """Say whether something is of its kind, ours, and nobody else's to write to."""
    is_safe = os.name == "nt" or (
        known.st_uid == os.getuid() and not known.st_mode & 0o022
    )
    return bool(is_kind(known.st_mode)) and is_safe


def _opened(path: Path) -> Any:
    """Open a regular file of ours, and nothing that a link leads to."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = os.open(path, os.O_RDONLY | flags | getattr(os, "O_BINARY", 0))
    if _is_own(os.fstat(opened), stat.S_ISREG):
        return os.fdopen(opened, "rb")
    os.close(opened)
    raise OSError("is no file of ours")


def _write(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _key(state: Path) -> bytes:
    """Read the key, or make one; of several who make one at once, one is the first."""
    path = state / _KEY_NAME
    for _ in range(2):
        key = next(_kept_key(path), b"")
        if len(key) == _KEY_SIZE:
            return key
        part = state / f"{secrets.token_hex(8)}{_PART}"
        try:
            _write(part, secrets.token_bytes(_KEY_SIZE))
            if key:  # it was cut short
                part.replace(path)
            else:
                with suppress(FileExistsError):
                    os.link(part, path)
        finally:
            part.unlink(missing_ok=True)
    raise ValueError("no key can be kept")


def _kept_key(path: Path) -> Iterator[bytes]:
    with suppress(FileNotFoundError), _opened(path) as stream:
        known = os.fstat(stream.fileno())
        if os.name != "nt" and known.st_mode & 0o077:
            raise ValueError("others can read the key")
        yield stream.read(_KEY_SIZE + 1) or b"\0"

"""Packed streams, unpacked a piece at a time: gzip, bzip2 and Zstandard.

All that can be had of a stream is handed out before it is said that the stream is damaged
or ends too soon: so a dump that was cut short is read as far as it goes. What comes out
at once is bounded, whatever went in.
"""

from __future__ import annotations

import bz2
import zlib
from abc import ABC, abstractmethod
from typing import Any

#: Bytes of a packed file that are read at once.
_CHUNK = 1 << 16

#: Of Zstandard, so many at once: each four may become 128 KB.
_SLICE = 1 << 10

#: Bytes that are asked of a library at once.
_AT_ONCE = 1 << 20


class TooSoon(EOFError):
    """A stream ends in the middle."""

    def __init__(self) -> None:
        super().__init__("it ends in the middle")


class Unpacking(ABC):
    """A packed stream; it may be several, one behind the other.

    ``read`` raises what the library does where a stream is damaged, and TooSoon.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._frame: Any = None
        self._waiting = b""
        self._ready = b""

    def read(self, size: int) -> bytes:
        """Return at most ``size`` bytes; none at the end."""
        while not self._ready:
            data = self._waiting
            if not data and not self._has_more():
                data = self._raw.read(_CHUNK)
            self._waiting = b""
            if self._frame is None:
                data = self._between(data)
                if not data:
                    return b""
                self._frame = self._begin()
            elif not data and not self._has_more():
                raise TooSoon
            self._ready = self._step(data, _AT_ONCE)
            if self._frame.eof:
                self._waiting = self._frame.unused_data + self._waiting
                self._frame = None
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def _between(self, data: bytes) -> bytes:
        return data

    @abstractmethod
    def _begin(self) -> Any:
        """Begin a frame."""

    def _has_more(self) -> bool:
        return False

    @abstractmethod
    def _step(self, data: bytes, size: int) -> bytes:
        """Unpack so much of a frame at most."""


class Gzip(Unpacking):
    """Of RFC 1952; zeros behind a member are padding."""

    def _between(self, data: bytes) -> bytes:
        while data:
            kept = data.lstrip(b"\0")
            if kept:
                return kept
            data = self._raw.read(_CHUNK)
        return b""

    def _begin(self) -> Any:
        return zlib.decompressobj(16 + zlib.MAX_WBITS)

    def _step(self, data: bytes, size: int) -> bytes:
        out: bytes = self._frame.decompress(data, size)
        self._waiting = self._frame.unconsumed_tail
        return out


class Bzip2(Unpacking):
    """Of bzip2; what it has been given and not used it keeps itself."""

    def _begin(self) -> Any:
        return bz2.BZ2Decompressor()

    def _has_more(self) -> bool:
        return self._frame is not None and not self._frame.needs_input

    def _step(self, data: bytes, size: int) -> bytes:
        out: bytes = self._frame.decompress(data, size)
        return out


class Zstandard(Unpacking):
    """Of RFC 8878, with a window of at most ``window`` bytes."""

    def __init__(self, raw: Any, *, library: Any, window: int) -> None:
        super().__init__(raw)
        self._library = library.ZstdDecompressor(max_window_size=window)

    def _begin(self) -> Any:
        return self._library.decompressobj()

    def _step(self, data: bytes, size: int) -> bytes:
        del size
        out: bytes = self._frame.decompress(data[:_SLICE])
        self._waiting = data[_SLICE:]
        return out

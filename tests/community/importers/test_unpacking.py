"""Packed streams, in pieces of any size, whole or not."""

from __future__ import annotations

import bz2
import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.importers.unpacking import Bzip2, Gzip, TooSoon, Zstandard

zstandard = pytest.importorskip("zstandard")

PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "zst": zstandard.compress}


def opened(kind, content):
    raw = io.BytesIO(content)
    if kind == "zst":
        return Zstandard(raw, library=zstandard, window=1 << 31)
    return {"gz": Gzip, "bz2": Bzip2}[kind](raw)


def read(stream, size):
    parts = []
    while found := stream.read(size):
        assert len(found) <= size
        parts.append(found)
    return b"".join(parts)


@given(
    kind=st.sampled_from(sorted(PACKERS)),
    parts=st.lists(st.binary(max_size=3000), min_size=1, max_size=4),
    size=st.integers(1, 5000),
)
def test_it_gives_back_what_was_packed(kind, parts, size):
    packed = b"".join(PACKERS[kind](one) for one in parts)
    assert read(opened(kind, packed), size) == b"".join(parts)


@pytest.mark.parametrize("kind", PACKERS)
def test_it_gives_all_there_is_of_a_stream_that_was_cut_short(kind):
    lines = b"".join(b"line %d %x\n" % (n, n * n * 7919) for n in range(200_000))
    packed = PACKERS[kind](lines)
    stream = opened(kind, packed[: len(packed) // 2])
    parts = []
    with pytest.raises(TooSoon):
        parts.extend(iter(lambda: stream.read(65_536), b""))
    got = b"".join(parts)
    assert lines.startswith(got)
    # bzip2 gives a block of 900 kB or nothing of it.
    assert len(got) > len(lines) // 4


@pytest.mark.parametrize("kind", PACKERS)
def test_it_says_that_a_stream_is_damaged(kind):
    packed = bytearray(PACKERS[kind](b"words " * 5000 + bytes(range(256)) * 40))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
    with pytest.raises((zlib.error, OSError, TooSoon, zstandard.ZstdError)):
        read(opened(kind, bytes(packed)), 65_536)


@pytest.mark.journey  # it packs and unpacks what nobody would hold
@pytest.mark.parametrize("kind", PACKERS)
def test_it_holds_little_of_a_bomb(kind):
    packed = PACKERS[kind](bytes(200_000_000))
    stream = opened(kind, packed)
    read_so_far = 0
    while found := stream.read(1 << 16):
        read_so_far += len(found)
        assert len(stream._ready) <= 40 << 20
    assert read_so_far == 200_000_000

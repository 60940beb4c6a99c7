"""Features as a model's file has them: by their hashes, in order."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

import numpy as np


def told_apart(names: Iterable[str]) -> list[str]:
    """Return, in order, the names that share their hash with no other."""
    every = sorted(names)
    hashes = Counter(crc32(name.encode()) for name in every)
    return [name for name in every if hashes[crc32(name.encode())] == 1]


def by_hash(names: list[str]) -> tuple[np.ndarray, bytes]:
    """Return the order of the names' hashes (CRC-32), and these as they are kept."""
    hashes = [crc32(name.encode()) for name in names]
    order = np.argsort(np.array(hashes, dtype=np.uint64), kind="stable")
    return order, array("I", [hashes[index] for index in order]).tobytes()

"""The second reading: a small network, for what the regressions do not rule out.

A regression adds up what each feature says by itself. What a word says hangs on what it
stands among, also next door: so where a doubt is left, one hidden layer of rectified
linear units (Nair and Hinton 2010) looks at the same features, and at the words of the
neighbours. It is trained on the same authored statements (`training/network.py`), and
lies in ``model.bin`` behind the regressions: the hashes of its features (CRC-32, sorted,
little-endian), and then for each a row of one byte a unit, 128 of which is nought.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from struct import Struct
from typing import Any

#: What a byte holds where it weighs nothing.
NOUGHT = 128


class Network:
    """One hidden layer over hashed features.

    ``header`` has the number of ``features``; for each unit its ``scales``, ``biases`` and
    ``weights``; and one ``bias``.
    """

    def __init__(self, header: Mapping[str, Any], content: bytes) -> None:
        self._header = header
        self._content = content
        self._addends = _Addends(self._row)

    @cached_property
    def _rows(self) -> dict[int, int]:
        """The row of each feature, by its hash."""
        hashes = array("I")
        hashes.frombytes(self._content[: 4 * self._header["features"]])
        if sys.byteorder == "big":
            hashes.byteswap()
        return {one: row for row, one in enumerate(hashes)}

    @cached_property
    def _units(self) -> list[tuple[float, float, float]]:
        header = self._header
        return list(
            zip(header["scales"], header["biases"], header["weights"], strict=True)
        )

    @cached_property
    def _layout(self) -> Struct:
        return Struct(f"<{len(self._units)}I")

    def _row(self, feature: int) -> bytes:
        size = len(self._units)
        start = 4 * self._header["features"] + size * self._rows[feature]
        return self._content[start : start + size]

    def _sums(self, told: Iterable[int]) -> tuple[int, ...]:
        """Add up the rows of some features, by their hashes, for each unit."""
        rows, addends = self._rows, self._addends
        met = [addends[one] for one in told if one in rows]
        sums = self._layout.unpack(sum(met).to_bytes(self._layout.size, "little"))
        raised = NOUGHT * len(met)
        return tuple([one - raised for one in sums])

    def odds(self, told: Collection[int]) -> float:
        """Return the log-odds that a statement asks for attention."""
        made = [
            weight * one
            for total, (scale, bias, weight) in zip(
                self._sums(told), self._units, strict=True
            )
            if (one := bias + scale * total) > 0
        ]
        return math.fsum((self._header["bias"], *made))

    def shares(self, told: Collection[int]) -> dict[int, float]:
        """Return what each feature adds to the log-odds, the others being as they are."""
        active = [
            (place, scale * weight)
            for place, (total, (scale, bias, weight)) in enumerate(
                zip(self._sums(told), self._units, strict=True)
            )
            if bias + scale * total > 0
        ]
        return {
            feature: math.fsum(by * (row[place] - NOUGHT) for place, by in active)
            for feature in told
            if feature in self._rows and (row := self._row(feature))
        }


class _Addends(dict[int, int]):
    """Rows by their features, each as one number: such are added for all units at once.

    Every unit has 32 bits of it, more than a statement's sum can take.
    """

    def __init__(self, row: Callable[[int], bytes]) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, feature: int) -> int:
        row = self._row(feature)
        packed = Struct(f"<{len(row)}I").pack(*row)
        made = self[feature] = int.from_bytes(packed, "little")
        return made

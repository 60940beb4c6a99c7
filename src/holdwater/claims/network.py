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
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from struct import Struct
from typing import Any

#: What a byte holds where it weighs nothing.
NOUGHT = 128

#: The bytes of a row's numbers once they can be added: no sum of a statement is longer.
_FIELD = 4


class Network:
    """One hidden layer over hashed features.

    ``header`` has the number of ``features``; for each unit its ``scales``, ``biases`` and
    ``weights``; and one ``bias``.
    """

    def __init__(self, header: Mapping[str, Any], content: bytes) -> None:
        self._header = header
        self._content = content
        self._added: dict[int, int] = {}

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

    def _addend(self, feature: int) -> int:
        """Write a row as one number: such are added for all units at once."""
        known = self._added.get(feature)
        if known is None:
            packed = self._layout.pack(*self._row(feature))
            known = self._added[feature] = int.from_bytes(packed, "little")
        return known

    def _activations(self, told: Iterable[int]) -> list[float]:
        """Return what each unit makes of some features, by their hashes."""
        rows = self._rows
        met = [self._addend(one) for one in told if one in rows]
        sums = self._layout.unpack(sum(met).to_bytes(self._layout.size, "little"))
        raised = NOUGHT * len(met)
        return [
            bias + scale * (one - raised)
            for one, (scale, bias, _) in zip(sums, self._units, strict=True)
        ]

    def odds(self, told: Collection[int]) -> float:
        """Return the log-odds that a statement asks for attention."""
        made = zip(self._activations(told), self._units, strict=True)
        return math.fsum(
            (self._header["bias"], *(one * unit[2] for one, unit in made if one > 0))
        )

    def shares(self, told: Collection[int]) -> dict[int, float]:
        """Return what each feature adds to the log-odds, the others being as they are."""
        active = [
            (place, scale * weight)
            for place, (one, (scale, _, weight)) in enumerate(
                zip(self._activations(told), self._units, strict=True)
            )
            if one > 0
        ]
        return {
            feature: math.fsum(by * (row[place] - NOUGHT) for place, by in active)
            for feature in told
            if feature in self._rows and (row := self._row(feature))
        }

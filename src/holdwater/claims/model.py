"""The learned part: plain arrays, and the strongest reasons for what they say.

A set of logistic regressions over `features`, trained on statements written for the
purpose (`training/`), and shipped as whole numbers of one byte. ``model.json`` names
the heads, ``model.bin`` holds the features' hashes (CRC-32, sorted, little-endian)
and then one array of weights for each head.

Heads: *attention* (unsupported or puffery), *claim* (says more than plain),
*supported* (given a claim), *puffery* (given one that asks for attention), and one for
each kind (given a claim).
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from struct import iter_unpack, pack
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent

#: So many features are remembered before they are forgotten together: some 25 MB.
_MOST_MET = 150_000

#: From so many on an index of all features is worth its making.
_MANY_MET = 10_000

#: Weights are signed bytes: raised by this none is below nought.
_ABOVE = 128


class Model:
    """What every head says of each feature, and from where on it is believed."""

    def __init__(self, *, header: Mapping[str, Any], content: bytes) -> None:
        self.header = header
        self.content = content

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probabilities from which on a head's answer is yes."""
        thresholds: Mapping[str, float] = self.header["thresholds"]
        return thresholds

    @cached_property
    def _places(self) -> dict[str, int]:
        return {head: place for place, head in enumerate(self.header["heads"])}

    @cached_property
    def _met(self) -> _Met:
        return _Met(self)

    @cached_property
    def _hashes(self) -> array[int]:
        hashes = array("I")
        hashes.frombytes(self.content[: 4 * self.header["features"]])
        if sys.byteorder == "big":
            hashes.byteswap()
        return hashes

    @cached_property
    def _weights(self) -> Mapping[str, memoryview]:
        count = self.header["features"]
        start = 4 * count
        signed = memoryview(self.content)[start:].cast("b")
        return {
            head: signed[index * count : (index + 1) * count]
            for index, head in enumerate(self.header["heads"])
        }

    def sums(self, features: Iterable[str]) -> tuple[int, ...]:
        """Add up the weights of some features, those the model knows, for every head.

        They are in the order of ``header["heads"]`` and wait for `probability`.
        """
        met = self._met
        if len(met) > _MOST_MET:
            met.clear()
        packed = list(map(met.__getitem__, features))
        width = 4 * len(self._places)
        told = sum(packed).to_bytes(width, "little")
        above = _ABOVE * len(packed)
        return tuple(one - above for (one,) in iter_unpack("<I", told))

    def probability(self, head: str, sums: Sequence[int]) -> float:
        """Return a head's probability for what a statement's features add up to."""
        own = self.header["heads"][head]
        score = own["bias"] + own["scale"] * sums[self._places[head]]
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def row(self, feature: str) -> int | None:
        """Find a feature's row, None where the model does not know it."""
        wanted = crc32(feature.encode())
        if len(self._met) > _MANY_MET:
            return self._index.get(wanted)
        row = bisect_left(self._hashes, wanted)
        is_known = row < len(self._hashes) and self._hashes[row] == wanted
        return row if is_known else None

    @cached_property
    def _index(self) -> dict[int, int]:
        """Each hash's row: it takes a while to make, and pays on long texts."""
        return dict(zip(self._hashes, range(len(self._hashes)), strict=True))

    def packed(self, feature: str) -> int:
        """Write a feature's weights, of all heads, as one whole number.

        Such numbers can be added: a head's sum stands in four bytes of its own, each
        weight raised by `_ABOVE` so that none is below nought.
        """
        row = self.row(feature)
        if row is None:
            return self._unknown
        return _packed([weights[row] for weights in self._weights.values()])

    @cached_property
    def _unknown(self) -> int:
        return _packed([0] * len(self._places))

    def strongest(
        self, head: str, features: Iterable[str], *, most: int = 5
    ) -> list[tuple[str, float]]:
        """Return the features that weighed most, with their weights (log-odds)."""
        scale = self.header["heads"][head]["scale"]
        weighed = [
            (feature, scale * self._weights[head][row])
            for feature in features
            if (row := self.row(feature)) is not None
        ]
        return sorted(weighed, key=lambda pair: -abs(pair[1]))[:most]


def _packed(weights: Sequence[int]) -> int:
    raised = pack(f"<{len(weights)}I", *[_ABOVE + weight for weight in weights])
    return int.from_bytes(raised, "little")


class _Met(dict[str, int]):
    """The packed weights of the features that were met: pages say much again."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, feature: str) -> int:
        packed = self[feature] = self._model.packed(feature)
        return packed


def open_model(folder: Path = FOLDER) -> Model:
    """Open the model that is shipped, or one in another folder."""
    header = json.loads((folder / "model.json").read_bytes())
    return Model(header=header, content=(folder / "model.bin").read_bytes())

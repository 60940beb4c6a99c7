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
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import Any

from holdwater.claims.adding import hashes_of
from holdwater.claims.features import hash_of
from holdwater.model.claim import Candidate

FOLDER = Path(__file__).parent

#: From so many features on the weights of all are worth unpacking.
_MANY_MET = 10_000

#: Each byte with its highest bit turned.
_RAISED = bytes(byte ^ 128 for byte in range(256))


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
        return self._sums(map(hash_of, features))

    def sums_of(
        self, candidate: Candidate, more: Iterable[str] = ()
    ) -> tuple[int, ...]:
        """Add up, as `sums`, the weights of a statement's features and some more."""
        return self._sums(hashes_of(candidate, more))

    def _sums(self, told: Iterable[int]) -> tuple[int, ...]:
        total = sum(filter(None, map(self._packed, told)))
        # Raised, no head's sum is below nought, and none borrows from its neighbour;
        # with the highest bits turned they are signed numbers again.
        level, layout = self._level, self._layout
        return layout.unpack(((total + level) ^ level).to_bytes(layout.size, "little"))

    @cached_property
    def _layout(self) -> Struct:
        return Struct(f"<{len(self.header['heads'])}i")

    @cached_property
    def _level(self) -> int:
        return sum(1 << 32 * place + 31 for place in range(len(self.header["heads"])))

    def probability(self, head: str, sums: Sequence[int]) -> float:
        """Return a head's probability for what a statement's features add up to."""
        place, bias, scale = self._heads[head]
        score = bias + scale * sums[place]
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    @cached_property
    def _heads(self) -> dict[str, tuple[int, float, float]]:
        return {
            head: (place, own["bias"], own["scale"])
            for place, (head, own) in enumerate(self.header["heads"].items())
        }

    def row(self, feature: str) -> int | None:
        """Find a feature's row, None where the model does not know it."""
        return self._row(hash_of(feature))

    def _row(self, wanted: int) -> int | None:
        row = bisect_left(self._hashes, wanted)
        is_known = row < len(self._hashes) and self._hashes[row] == wanted
        return row if is_known else None

    def packed(self, wanted: int) -> int:
        """Write a feature's weights, of all heads, as one whole number, by its hash.

        Such numbers can be added: the sum of each head stands 32 bits above the one
        before it. What the model does not know is nought.
        """
        row = self._row(wanted)
        if row is None:
            return 0
        weights = [weights[row] for weights in self._weights.values()]
        return sum(weight << 32 * place for place, weight in enumerate(weights))

    @cached_property
    def _met(self) -> _Met:
        return _Met(self)

    @property
    def _packed(self) -> Callable[[int], int | None]:
        """Packed weights by their hash: those that were met, or all of them."""
        if len(self._met) > _MANY_MET:
            return self._all.get
        return self._met.__getitem__

    @cached_property
    def _all(self) -> dict[int, int]:
        """The packed weights of every feature: they take a while, and pay on long texts."""
        count, heads = len(self._hashes), len(self.header["heads"])
        width = 4 * heads
        raised = bytearray(width * count)
        for place, weights in enumerate(self._weights.values()):
            # Of a signed byte that is raised by 128 the highest bit is turned.
            raised[4 * place :: width] = bytes(weights).translate(_RAISED)
        level = sum(128 << 32 * place for place in range(heads))
        return {
            one: int.from_bytes(raised[at : at + width], "little") - level
            for one, at in zip(
                self._hashes, range(0, width * count, width), strict=True
            )
        }

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


class _Met(dict[int, int]):
    """The packed weights of the features that were met, by their hash."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, wanted: int) -> int:
        packed = self[wanted] = self._model.packed(wanted)
        return packed


def open_model(folder: Path = FOLDER) -> Model:
    """Open the model that is shipped, or one in another folder."""
    header = json.loads((folder / "model.json").read_bytes())
    return Model(header=header, content=(folder / "model.bin").read_bytes())

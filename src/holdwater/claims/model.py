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
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent

#: So many features are remembered before they are forgotten together: some 20 MB.
_MOST_MET = 200_000


@dataclass(frozen=True)
class Model:
    """What every head says of each feature, and from where on it is believed."""

    header: Mapping[str, Any]
    content: bytes

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probabilities from which on a head's answer is yes."""
        thresholds: Mapping[str, float] = self.header["thresholds"]
        return thresholds

    @cached_property
    def _met(self) -> dict[str, int]:
        """The rows of features that were met: pages say much again."""
        return {}

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

    def rows(self, features: Iterable[str]) -> list[int]:
        """Find the rows of the features the model knows."""
        met = self._met
        if len(met) > _MOST_MET:
            met.clear()
        rows = []
        for feature in features:
            row = met.get(feature)
            if row is None:
                row = met[feature] = self._row(feature)
            if row >= 0:
                rows.append(row)
        return rows

    def _row(self, feature: str) -> int:
        """Find a feature's row, -1 where the model does not know it."""
        wanted = crc32(feature.encode())
        row = bisect_left(self._hashes, wanted)
        is_known = row < len(self._hashes) and self._hashes[row] == wanted
        return row if is_known else -1

    def probability(self, head: str, rows: Sequence[int]) -> float:
        """Return a head's probability for the rows of a statement's features."""
        weights, scale = self._weights[head], self.header["heads"][head]["scale"]
        score = self.header["heads"][head]["bias"]
        score += scale * sum(weights[row] for row in rows)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def strongest(
        self, head: str, features: Iterable[str], *, most: int = 5
    ) -> list[tuple[str, float]]:
        """Return the features that weighed most, with their weights (log-odds)."""
        scale = self.header["heads"][head]["scale"]
        weighed = [
            (feature, scale * self._weights[head][row])
            for feature in features
            for row in self.rows([feature])
        ]
        return sorted(weighed, key=lambda pair: -abs(pair[1]))[:most]


def open_model(folder: Path = FOLDER) -> Model:
    """Open the model that is shipped, or one in another folder."""
    header = json.loads((folder / "model.json").read_bytes())
    return Model(header=header, content=(folder / "model.bin").read_bytes())

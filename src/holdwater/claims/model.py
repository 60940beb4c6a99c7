"""The learned part: plain arrays, and the strongest reasons for what they say.

A set of logistic regressions over `features`, trained on statements written for the
purpose (`training/`), and shipped as whole numbers of one byte. ``model.json`` names
the heads, ``model.bin`` holds the features' hashes (CRC-32, sorted, little-endian)
and then one array of weights for each head.

Heads: *attention* (unsupported or puffery), *claim* (says more than plain),
*supported* (given a claim), *puffery* (given one that asks for attention), and one for
each kind (given a claim). What stands behind them is the second reading's
(`holdwater.claims.network`).
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import Any

from holdwater.claims.features import hash_of
from holdwater.claims.network import Network

FOLDER = Path(__file__).parent

#: What every statement is asked.
FIRST_HEADS = ("attention", "claim", "supported")

#: From so many features on the weights of all are worth unpacking.
_MANY_MET = 10_000

#: Three sums in the 63 bits that Python adds without making a number for each step. One
#: holds what so many features weigh at most, each in a signed byte.
_BITS = 21
_HALF, _FIELD = 1 << _BITS - 1, (1 << _BITS) - 1
_LEVEL = sum(_HALF << _BITS * place for place in range(len(FIRST_HEADS)))
_MOST_NARROW = _HALF // 128 - 1


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

    @cached_property
    def network(self) -> Network | None:
        """What reads again where a doubt is left; None where the model has none."""
        told = self.header.get("network")
        size = (4 + len(self.header["heads"])) * self.header["features"]
        return Network(told, self.content[size:]) if told else None

    def sums(self, features: Iterable[str]) -> tuple[int, ...]:
        """Add up the weights of some features, those the model knows, for every head.

        They are in the order of ``header["heads"]`` and wait for `probability`.
        """
        return self.sums_of(map(hash_of, features))

    def sums_of(self, told: Iterable[int]) -> tuple[int, ...]:
        """Add up, as `sums`, the weights of features by their hashes."""
        total = sum(map(self._packed.__getitem__, self._known(told)))
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

    def chances(self, told: Collection[int]) -> tuple[float, ...]:
        """Return the probabilities of `FIRST_HEADS`, by the hashes of features.

        These are asked of every statement, the other heads of few: so their weights are
        added apart, three in one number that the processor holds.
        """
        if len(told) > _MOST_NARROW:
            sums = self.sums_of(told)
            return tuple([self.probability(head, sums) for head in FIRST_HEADS])
        total = sum(filter(None, map(self._narrow, told))) + _LEVEL
        chances = []
        for bias, scale in self._first:
            score = bias + scale * ((total & _FIELD) - _HALF)
            chances.append(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))))
            total >>= _BITS
        return tuple(chances)

    @cached_property
    def _first(self) -> list[tuple[float, float]]:
        return [self._heads[head][1:] for head in FIRST_HEADS]

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

    @cached_property
    def _packed(self) -> _Remembered:
        """The weights of all heads, by a feature's hash.

        The sum of each head stands 32 bits above the one before it.
        """
        return _Remembered(self._row, list(self._weights.values()), bits=32)

    @cached_property
    def _met(self) -> _Remembered:
        """The weights of `FIRST_HEADS` by the hashes that were met."""
        weights = [self._weights[head] for head in FIRST_HEADS]
        return _Remembered(self._row, weights, bits=_BITS)

    @cached_property
    def _all(self) -> dict[int, int]:
        """The weights of `FIRST_HEADS` by every hash: made in 15 ms or so."""
        weights = zip(*[self._weights[head] for head in FIRST_HEADS], strict=True)
        return {
            one: first + (second << _BITS) + (third << 2 * _BITS)
            for one, (first, second, third) in zip(self._hashes, weights, strict=True)
        }

    @property
    def _narrow(self) -> Callable[[int], int | None]:
        if len(self._met) > _MANY_MET:
            return self._all.get
        return self._met.__getitem__

    def _known(self, told: Iterable[int]) -> Iterable[int]:
        """Leave out what the model does not know, where that is told at once."""
        every = self.__dict__.get("_all")
        return told if every is None else filter(every.__contains__, told)

    def shares(self, head: str, features: Iterable[str]) -> dict[str, float]:
        """Return what each feature that the model knows adds to a head's log-odds."""
        scale = self.header["heads"][head]["scale"]
        weights = self._weights[head]
        known = {hash_of(one): one for one in features}
        return {
            known[one]: scale * weights[row]
            for one in self._known(known)
            if (row := self._row(one)) is not None
        }


class _Remembered(dict[int, int]):
    """The weights of some heads as one whole number for each feature, by its hash.

    Such numbers can be added. What the model does not know is nought.
    """

    def __init__(
        self,
        row: Callable[[int], int | None],
        weights: Sequence[memoryview],
        *,
        bits: int,
    ) -> None:
        super().__init__()
        self._row = row
        self._weights = weights
        self._bits = bits

    def __missing__(self, wanted: int) -> int:
        row = self._row(wanted)
        packed = 0
        if row is not None:
            for place, weights in enumerate(self._weights):
                packed += weights[row] << self._bits * place
        self[wanted] = packed
        return packed


def open_model(folder: Path = FOLDER) -> Model:
    """Open the model that is shipped, or one in another folder."""
    header = json.loads((folder / "model.json").read_bytes())
    return Model(header=header, content=(folder / "model.bin").read_bytes())

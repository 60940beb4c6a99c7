"""Train the second reading: one hidden layer over the more frequent features.

Stochastic gradient steps over statements drawn by their weight, with features and units
left out at random (dropout, Srivastava et al. 2014) and a step size of each feature's own
(AdaGrad, Duchi et al. 2011). Beside attention it learns what claims, and of which kinds:
that is not used, but what serves all of them misleads less.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from arrays import by_hash
from scipy.sparse import csr_matrix

from holdwater.claims.network import NOUGHT

#: So many units are trained by themselves, and so often: several that began otherwise err
#: less together. So many statements have to have a feature, and a word next door.
UNITS, TIMES, FEWEST, FEWEST_NEAR = 24, 3, 50, 200

#: Rounds, steps in each, statements in a step.
ROUNDS, STEPS, BATCH = 5, 400, 256

#: Step sizes: of the output, and of what leads to the units.
STEP, STEP_OF_FEATURES = 0.05, 0.015

#: The shares of features and of units left out in a step.
WITHOUT_FEATURES, WITHOUT_UNITS = 0.3, 0.5

#: How much it counts that something is claimed, and of which kinds.
CLAIM_WEIGHT, KINDS_WEIGHT = 0.5, 0.3

_LITTLE = 1e-8


class Truth(NamedTuple):
    """What is true of each statement, and how often it is drawn.

    ``targets`` has a column for attention, one for a claim and one for each kind;
    ``has_kinds`` tells whose kinds are known.
    """

    targets: np.ndarray
    has_kinds: np.ndarray
    weights: np.ndarray


class Layers(NamedTuple):
    """Features to units, and units to what they tell."""

    inner: np.ndarray
    inner_bias: np.ndarray
    outer: np.ndarray
    outer_bias: np.ndarray


def fit_network(matrix: csr_matrix, truth: Truth) -> Layers:
    """Fit the layers to a matrix of statements by features: the mean of several fits."""
    every = [_fit(matrix, truth, seed=seed) for seed in range(TIMES)]
    return Layers(
        np.concatenate([one.inner for one in every], axis=1),
        np.concatenate([one.inner_bias for one in every]),
        np.concatenate([one.outer for one in every]) / TIMES,
        np.mean([one.outer_bias for one in every], axis=0),
    )


def _fit(matrix: csr_matrix, truth: Truth, *, seed: int) -> Layers:
    random = np.random.default_rng(seed)
    count, heads = matrix.shape[1], truth.targets.shape[1]
    layers = Layers(
        random.normal(0, 0.1, (count, UNITS)).astype(np.float32),
        np.zeros(UNITS, np.float32),
        random.normal(0, 0.1, (UNITS, heads)).astype(np.float32),
        np.full(heads, -2.0, np.float32),
    )
    seen = Layers(
        np.full((count, 1), _LITTLE, np.float32),
        *[np.full_like(one, _LITTLE) for one in layers[1:]],
    )
    drawn = np.cumsum(truth.weights)
    counts_for = np.array([1.0, CLAIM_WEIGHT, *[KINDS_WEIGHT] * (heads - 2)])
    for _ in range(ROUNDS * STEPS):
        at = np.searchsorted(drawn, random.random(BATCH) * drawn[-1])
        counted = np.tile(counts_for, (BATCH, 1))
        counted[~truth.has_kinds[at], 2:] = 0
        batch = _Batch(matrix[at], truth.targets[at], counted / BATCH)
        _step(layers, seen, batch, random)
    return layers


class _Batch(NamedTuple):
    """Statements, what is true of them, and how much each answer counts."""

    rows: csr_matrix
    targets: np.ndarray
    counted: np.ndarray


def _step(
    layers: Layers, seen: Layers, batch: _Batch, random: np.random.Generator
) -> None:
    """Move the layers against the gradient of the cross-entropy of one batch."""
    stays = random.random(len(batch.rows.data)) > WITHOUT_FEATURES
    values = (batch.rows.data * stays / (1 - WITHOUT_FEATURES)).astype(np.float32)
    columns, places = np.unique(batch.rows.indices, return_inverse=True)
    shape = (len(batch.targets), len(columns))
    rows = csr_matrix((values, places.astype(np.int32), batch.rows.indptr), shape)
    reached = rows @ layers.inner[columns] + layers.inner_bias
    kept = (random.random(reached.shape) > WITHOUT_UNITS) / (1 - WITHOUT_UNITS)
    units = np.maximum(reached, 0) * kept
    told = np.clip(units @ layers.outer + layers.outer_bias, -20, 20)
    missed = 1 / (1 + np.exp(-told)) - batch.targets
    wrong = (missed * batch.counted).astype(np.float32)
    back = (wrong @ layers.outer.T) * kept * (reached > 0)
    inner = rows.T @ back
    seen.inner[columns] += np.mean(inner**2, axis=1, keepdims=True)
    layers.inner[columns] -= STEP_OF_FEATURES * inner / np.sqrt(seen.inner[columns])
    _move(layers.inner_bias, seen.inner_bias, back.sum(axis=0))
    _move(layers.outer, seen.outer, units.T @ wrong)
    _move(layers.outer_bias, seen.outer_bias, wrong.sum(axis=0))


def _move(layer: np.ndarray, seen: np.ndarray, gradient: np.ndarray) -> None:
    seen += gradient**2
    layer -= STEP * gradient / np.sqrt(seen)


def written(
    layers: Layers, names: list[str], scaled: np.ndarray
) -> tuple[dict[str, Any], bytes]:
    """Write the layers as `holdwater.claims.network` reads them, attention alone.

    ``scaled`` is how much each feature counts where it stands.
    """
    inner = layers.inner * scaled[:, None]
    scales = np.maximum(np.abs(inner).max(axis=0), _LITTLE) / (NOUGHT - 1)
    whole = (np.round(inner / scales) + NOUGHT).astype(np.uint8)
    order, content = by_hash(names)
    header = {
        "features": len(names),
        "scales": _rounded(scales),
        "biases": _rounded(layers.inner_bias),
        "weights": _rounded(layers.outer[:, 0]),
        "bias": _rounded(layers.outer_bias)[0],
    }
    return header, content + whole[order].tobytes()


def _rounded(numbers: np.ndarray) -> list[float]:
    return [float(f"{one:.6g}") for one in numbers]

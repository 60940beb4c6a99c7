"""Train the learned part on the authored statements, and write its arrays.

    uv run --group train python training/train.py --choose DEV.jsonl...

Logistic regressions (scikit-learn, L-BFGS, L2), one a head, over the features of
`holdwater.claims.features` and the rules that struck; and a small network that reads
again (`network.py`). Weights are rounded to one byte. Thresholds are chosen by the
labelled development files given with --choose, and without them by cross-validation over
the authored pages. They never train.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from arrays import by_hash, told_apart
from network import FEWEST as FEWEST_AGAIN
from network import FEWEST_NEAR, Truth, fit_network, written
from ordinary_links import ordinary_link
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from thresholds import best_for_kinds, choose

from holdwater.check.standing import (
    hit_features,
)
from holdwater.claims.features import features, near
from holdwater.claims.find import find
from holdwater.claims.model import FOLDER
from holdwater.examples import compose_example
from holdwater.model.claim import KINDS
from holdwater.model.rule import Example
from holdwater.rules.judge import judge
from holdwater.rules.rulebook import Rulebook, open_rulebook

STATEMENTS = Path(__file__).parent / "statements"

#: A feature that fewer statements have is left out.
FEWEST = 3

#: Inverse strength of regularisation: of the head that doubts, of that which tells
#: what is supported, of those that tell claims and praise, and of the kinds.
STRENGTH, STRENGTH_OF_SUPPORT = 0.08, 1.0
STRENGTH_OF_STANDINGS, STRENGTH_OF_KINDS = 0.2, 0.1

#: The kinds are told apart with no page before another, and a rule's example before
#: each of them.
WEIGHT_OF_KINDS, EXAMPLE_WEIGHT_OF_KINDS = 1.0, 12.0

#: How much less a rule's hit is held back than other features.
HIT_SCALE = 3.0

#: Where attention is asked for is learned most from pages in the manner of ordinary
#: ones: they alone have their mixture of plain statements and claims.
SOURCE_WEIGHTS = {
    "a": 0.2,
    "b": 0.4,
    "c": 0.5,
    "d": 0.65,
    "e": 12.0,
    "f": 12.0,
    "g": 1.0,
    "h": 1.0,
    "i": 8.0,
    "j": 8.0,
    "k": 8.0,
    "l": 8.0,
    "m": 8.0,
    "o": 12.0,
    "p": 8.0,
    "r": 60.0,
    "s": 1.0,
    "t": 1.0,
    "u": 12.0,
}

#: The other heads look at the border too, where pages are nothing else.
BORDER_WEIGHTS = {
    "e": 4.0,
    "f": 4.0,
    "g": 3.0,
    "h": 4.0,
    "i": 4.0,
    "j": 4.0,
    "m": 4.0,
    "o": 4.0,
    "p": 4.0,
    "s": 2.5,
    "t": 1.5,
    "u": 4.0,
}

#: A rule's own examples count for more: they are its proof. Where no rule's words
#: strike, the learned part has to be surer.
EXAMPLE_WEIGHT, QUIET_EXAMPLE_WEIGHT = 90.0, 400.0


class Row(NamedTuple):
    """One reading of an authored statement; ``share`` is its part of all readings of it.

    ``is_again`` says that it was read before.
    """

    example: Example
    standing: str
    kinds: tuple[str, ...]
    weight: float
    border_weight: float
    page: str
    share: float = 1.0
    is_again: bool = False

    def weight_for(self, head: str) -> float:
        """Return how much it counts for a head."""
        if head == "attention":
            weight = self.weight
        elif head not in KINDS:
            weight = self.border_weight
        elif self.border_weight < EXAMPLE_WEIGHT:
            weight = min(self.border_weight, WEIGHT_OF_KINDS)
        else:
            weight = EXAMPLE_WEIGHT_OF_KINDS
        return weight * self.share


def read_rows() -> Iterator[Row]:
    """Read the authored pages; a statement's neighbours are those on its page.

    One that was read a second time, and otherwise, counts half for each reading.
    """
    for path in sorted(STATEMENTS.glob("*.jsonl")):
        source = path.stem[0]
        weight = SOURCE_WEIGHTS[source]
        weights = weight, BORDER_WEIGHTS.get(source, weight)
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            heading = None
            said = json.loads(line)["statements"]
            texts = [one["t"] for one in said]
            for at, one in enumerate(said):
                links = tuple((words, href) for words, href in one.get("l", ()))
                if not links and source != "s":
                    link = ordinary_link(one["t"], is_plain=one["s"] == "plain")
                    links = (link,) if link and one["s"] != "supported" else ()
                example = Example(
                    text=one["t"],
                    before=texts[at - 1] if at else None,
                    after=texts[at + 1] if at + 1 < len(said) else None,
                    heading=heading,
                    links=links,
                )
                page = f"{path.stem}-{number}"
                readings = [[one["s"], one["k"]]]
                if "again" in one:
                    readings.append(one["again"])
                for turn, (standing, kinds) in enumerate(readings):
                    own = (example, standing, tuple(kinds), *weights, page)
                    yield Row(*own, share=1 / len(readings), is_again=turn > 0)
                if one["b"] == "heading":
                    heading = one["t"]


def read_rule_examples(rulebook: Rulebook) -> Iterator[Row]:
    """Read the rules' own examples: they too are authored, and they must hold.

    What a learned rule flags has its kind and no other; the rest may have more kinds
    than their rule names, and train none.
    """
    for rule in rulebook.rules:
        kinds = rule.kinds if rule.shape == "learned" else ()
        is_quiet = rule.shape == "learned"
        weight = QUIET_EXAMPLE_WEIGHT if is_quiet else EXAMPLE_WEIGHT
        for example in rule.flags:
            yield Row(example, rule.standing, kinds, weight, weight, rule.name)
        for example in rule.passes:
            standing = "supported" if example.after or example.links else "plain"
            yield Row(example, standing, (), EXAMPLE_WEIGHT, EXAMPLE_WEIGHT, rule.name)


def features_of(example: Example, rulebook: Rulebook) -> tuple[list[str], list[str]]:
    """Return the features of a statement among its neighbours, and the words next door."""
    document, index = compose_example(example)
    block = document.blocks[index]
    found: dict[str, None] = {}
    beside: dict[str, None] = {}
    for candidate in find(document):
        if candidate.statement.block is block:
            hits = judge(candidate, rulebook)
            found |= dict.fromkeys(features(candidate) + hit_features(hits))
            beside |= dict.fromkeys(near(candidate.statement))
    return list(found), list(beside)


def scale_of(name: str) -> float:
    """Return how much a feature counts where it stands."""
    return HIT_SCALE if name.startswith("hit") else 1.0


def table_of(listed: list[list[str]], names: list[str]) -> csr_matrix:
    """Write lists of features as a matrix over ``names``."""
    column = {name: index for index, name in enumerate(names)}
    rows, columns, values = [], [], []
    for row, found in enumerate(listed):
        for name in found:
            if name in column:
                rows.append(row)
                columns.append(column[name])
                values.append(scale_of(name))
    shape = (len(listed), len(names))
    matrix = csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float32)
    matrix.indices = matrix.indices.astype(np.int32)
    matrix.indptr = matrix.indptr.astype(np.int32)
    return matrix


def targets(rows: list[Row]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return, for each head, which rows train it and what is true of them."""
    standing = np.array([row.standing for row in rows])
    everything = np.ones(len(rows), bool)
    claim = standing != "plain"
    bare = claim & (standing != "supported")
    labelled = claim & np.array([bool(row.kinds) for row in rows])
    heads = {
        "attention": (everything, bare),
        "claim": (everything, claim),
        "supported": (claim, standing == "supported"),
        "puffery": (bare, standing == "puffery"),
    }
    for kind in KINDS:
        heads[kind] = (labelled, np.array([kind in row.kinds for row in rows]))
    return heads


def fit(
    name: str, matrix: csr_matrix, truth: np.ndarray, rows: list[Row]
) -> LogisticRegression:
    """Fit one head."""
    strength = {"attention": STRENGTH, "supported": STRENGTH_OF_SUPPORT}.get(
        name, STRENGTH_OF_KINDS if name in KINDS else STRENGTH_OF_STANDINGS
    )
    head = LogisticRegression(C=strength, solver="lbfgs", max_iter=1000)
    weights = np.array([row.weight_for(name) for row in rows])
    return head.fit(matrix, truth, sample_weight=weights)


def quantise(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Round weights to one signed byte each; returns them and their scale."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return np.round(weights / scale).astype(np.int8), scale


def read_again(
    rows: list[Row], listed: list[list[str]], beside: list[list[str]]
) -> tuple[dict[str, Any], bytes]:
    """Train the second reading on the more frequent features."""
    frequent = (
        *_frequent(rows, listed, FEWEST_AGAIN),
        *_frequent(rows, beside, FEWEST_NEAR),
    )
    names = told_apart(frequent)
    both = [[*own, *others] for own, others in zip(listed, beside, strict=True)]
    told = targets(rows)
    truth = Truth(
        targets=np.column_stack(
            [told[head][1] for head in ("attention", "claim", *KINDS)]
        ),
        has_kinds=told[KINDS[0]][0],
        weights=np.array([row.weight_for("attention") for row in rows]),
    )
    layers = fit_network(table_of(both, names), truth)
    return written(layers, names, np.array([scale_of(name) for name in names]))


def _frequent(rows: list[Row], listed: list[list[str]], fewest: int) -> Iterator[str]:
    """Yield features that so many statements have, however often they were read."""
    counts = Counter(
        name
        for row, found in zip(rows, listed, strict=True)
        if not row.is_again
        for name in found
    )
    return (name for name, count in counts.items() if count >= fewest)


def write(
    folder: Path,
    names: list[str],
    heads: dict[str, LogisticRegression],
    header: dict[str, Any],
    again: tuple[dict[str, Any], bytes],
) -> None:
    """Write the arrays, features in the order of their hashes."""
    order, content = by_hash(names)
    scaled = np.array([scale_of(name) for name in names])
    described = {}
    for name, head in heads.items():
        whole, scale = quantise(head.coef_[0] * scaled)
        content += whole[order].tobytes()
        described[name] = {"bias": float(head.intercept_[0]), "scale": scale}
    header = {
        **header,
        "features": len(names),
        "heads": described,
        "network": again[0],
    }
    (folder / "model.bin").write_bytes(content + again[1])
    text = json.dumps(header, indent=1, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", "utf-8")


def main() -> None:
    """Train, choose thresholds, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--today", default=date.today().isoformat())  # noqa: DTZ011
    parser.add_argument(
        "--choose", type=Path, nargs="+", default=(), help="labelled rows to choose by"
    )
    options = parser.parse_args()
    rulebook = open_rulebook()
    authored = list(read_rows())
    rows = authored + list(read_rule_examples(rulebook))
    found = [features_of(row.example, rulebook) for row in rows]
    listed, beside = [own for own, _ in found], [others for _, others in found]
    names = told_apart(_frequent(rows, listed, FEWEST))
    matrix = table_of(listed, names)
    heads = {
        name: fit(name, matrix[mask], truth[mask], list(compress(rows, mask)))
        for name, (mask, truth) in targets(rows).items()
    }
    thresholds = {"attention": 0.5, "quiet": 0.85, "supported": 0.15, "puffery": 0.4}
    if not options.choose:
        thresholds |= choose_kinds(matrix, rows)
    thresholds |= {f"kind.{kind}": 0.35 for kind in KINDS if options.choose}
    header = {
        "trained": options.today,
        "statements": sum(not row.is_again for row in authored),
        "standings": dict(Counter(r.standing for r in authored if not r.is_again)),
        "thresholds": thresholds,
    }
    again = read_again(rows, listed, beside)
    write(FOLDER, names, heads, header, again)
    if options.choose:
        thresholds |= choose(rulebook, options.choose)
        write(FOLDER, names, heads, header, again)
    print(f"{header['statements']:,} statements, {len(names):,} features")
    print(thresholds)


def choose_kinds(matrix: csr_matrix, rows: list[Row]) -> dict[str, float]:
    """Choose each kind's threshold on authored pages the heads have not seen."""
    at = np.array([i for i, row in enumerate(rows) if row.kinds])
    truth = np.array([[kind in rows[i].kinds for kind in KINDS] for i in at])
    pages = np.array([crc32(rows[i].page.encode()) for i in at])
    chance = np.zeros(truth.shape)
    for seen, unseen in GroupKFold(4).split(at, groups=pages):
        for column in range(len(KINDS)):
            some = at[seen]
            own = [rows[index] for index in some]
            head = fit(KINDS[column], matrix[some], truth[seen, column], own)
            chance[unseen, column] = head.predict_proba(matrix[at[unseen]])[:, 1]
    return best_for_kinds(chance, truth)


if __name__ == "__main__":
    main()

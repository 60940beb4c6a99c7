"""Accounts that do one thing only: told apart from random ones by counts of events.

    cd benchmarks
    ../.venv/bin/python -m community.stars FOLDER --output results/community-stars.json

``FOLDER`` holds ``fake_actor_events.csv`` and ``sample_actor_events.csv`` of StarScout (He
et al., ICSE 2026; Apache-2.0): counts of each kind of event on GitHub, for accounts that are
suspected of stars that were paid for, and for accounts drawn at random. Nobody is known to
have been paid: what is measured is how well the suspicion of others is met.

The signal is what *never posted anywhere else* is in a forum: the share of all that an
account did which is the one thing it is looked at for. Nothing is fitted. Beside it stand
the cruder forms that were tried: nothing but stars, and how little else. The area under
the curve (AUC) is the chance that a suspected account has the higher share of the two
(Mann and Whitney, Annals of Mathematical Statistics 18 (1947), 50-60), ties counted half;
its interval is a bootstrap one, over accounts.
"""

from __future__ import annotations

import argparse
import csv
import json
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from machine import machine

_SAMPLES, _SEED = 1000, 20261127


class Counts(NamedTuple):
    """How often an account starred something, and how often it did anything else."""

    stars: int
    others: int


def read(file: Path) -> list[Counts]:
    """Read the counts of each account; who did nothing at all is left out."""
    found = []
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            events = {k: int(float(v)) for k, v in row.items() if k != "actor"}
            stars = events.pop("WatchEvent")
            one = Counts(stars, sum(events.values()))
            if one.stars + one.others:
                found.append(one)
    return found


def share(one: Counts) -> float:
    """Return the share of all that an account did which is stars."""
    return one.stars / (one.stars + one.others)


SIGNALS: dict[str, Callable[[Counts], float]] = {
    "share_of_stars": share,
    "nothing_but_stars": lambda one: float(one.others == 0),
    "little_else": lambda one: -float(one.others),
}


def auc(suspected: Sequence[float], drawn: Sequence[float]) -> float:
    """Return how often a suspected account scores above a drawn one; ties are half."""
    above, wins = 0, 0.0
    some, others = Counter(suspected), Counter(drawn)
    for value in sorted(some | others):
        wins += some[value] * (above + others[value] / 2)
        above += others[value]
    return wins / (len(suspected) * len(drawn))


def interval(suspected: Sequence[float], drawn: Sequence[float]) -> list[float]:
    """Return the 95 % percentile bootstrap interval of the AUC (Efron 1979)."""
    drawing = Random(_SEED)
    found = sorted(
        auc(
            drawing.choices(suspected, k=len(suspected)),
            drawing.choices(drawn, k=len(drawn)),
        )
        for _ in range(_SAMPLES)
    )
    return [
        round(found[int(_SAMPLES * 0.025)], 4),
        round(found[int(_SAMPLES * 0.975) - 1], 4),
    ]


def measured(suspected: Sequence[Counts], drawn: Sequence[Counts]) -> dict[str, Any]:
    """Return the AUC of each signal, with its interval."""
    told = {}
    for name, signal in SIGNALS.items():
        ours, theirs = [signal(one) for one in suspected], [signal(o) for o in drawn]
        told[name] = {
            "auc": round(auc(ours, theirs), 4),
            "interval": interval(ours, theirs),
        }
    return told


def main() -> None:
    """Measure the files of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    suspected = read(given.folder / "fake_actor_events.csv")
    drawn = read(given.folder / "sample_actor_events.csv")
    written = {
        "benchmark": "community-stars",
        "date": datetime.now(UTC).date().isoformat(),
        "command": shlex.join(["python", "-m", "community.stars", "FOLDER"]),
        "machine": machine(),
        "suspected": len(suspected),
        "drawn": len(drawn),
        "signals": measured(suspected, drawn),
    }
    text = json.dumps(written, indent=1) + "\n"
    if given.output:
        given.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()

"""`holdwater evaluate`: the road measured on labelled statements.

Each line of a file is a JSON object with text, standing and kinds, and may give
before, after, heading and links. `document` groups results and is no input.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from holdwater.cli.options import add_common, open_desk, output_stream
from holdwater.errors import LabelledDataError
from holdwater.evaluate import (
    Counts,
    Evaluation,
    Labelled,
    evaluate,
    read_labelled,
    walk_labelled,
)
from holdwater.model.report import LearnedFile
from holdwater.model.verdict import STANDINGS
from holdwater.report.terminal import judged_with
from holdwater.report.wire import plain_learned

EVALUATION_SCHEMA = "holdwater/evaluation/1"


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="LABELLED.jsonl")
    add_common(parser)


def run(options: Namespace) -> int:
    """Walk the labelled statements down the road and count."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    labelled = [row for path in options.files for row in _rows(path)]
    lens = desk.lens(settings, audience="it")  # labels tell how claims stand
    rows = list(walk_labelled(labelled, lens=lens, today=desk.today(settings)))
    learned = lens.learned.file if lens.learned else None
    found = evaluate(rows)
    with output_stream(options.output) as stream:
        if settings["format"] == "json":
            plain = plain_evaluation(found, learned)
            json.dump(plain, stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        else:
            _tell(found, stream)
            if learned:
                stream.write(f"\n{judged_with(learned.file)}\n")
    return 0


def _rows(path: Path) -> list[Labelled]:
    try:
        with path.open("rb") as lines:
            return list(read_labelled(lines, source=str(path)))
    except OSError as error:
        raise LabelledDataError(
            f"cannot be read: {error.strerror or error}", where=str(path)
        ) from error


def plain_evaluation(found: Evaluation, learned: LearnedFile | None) -> dict[str, Any]:
    """Write an evaluation as ``holdwater/evaluation/1``."""
    return {
        "schema": EVALUATION_SCHEMA,
        "n": len(found.rows),
        "learned": plain_learned(learned),
        "standing": {
            "macro_f1": found.standing_macro_f1,
            "accuracy": found.accuracy,
            "per_class": {name: _plain(c) for name, c in found.standings.items()},
            "confusion": found.confusion,
        },
        "attention": _plain(found.attention),
        "kinds": {
            "micro_f1": found.kinds_micro_f1,
            "macro_f1": found.kinds_macro_f1,
            "per_kind": {name: _plain(c) for name, c in found.kinds.items()},
        },
        "rows": [
            {
                "id": row.labelled.id,
                "standing": row.labelled.standing,
                "predicted": row.predicted,
                "kinds": row.labelled.kinds,
                "predicted_kinds": row.predicted_kinds,
                "confidence": row.confidence,
            }
            for row in found.rows
        ],
    }


def _plain(counts: Counts) -> dict[str, float | int | None]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "support": counts.support,
    }


def _tell(found: Evaluation, stream: TextIO) -> None:
    stream.writelines(line + "\n" for line in _lines(found))


def _lines(found: Evaluation) -> Iterator[str]:
    yield f"{len(found.rows):,} labelled statements"
    yield ""
    yield f"{'':16}{'precision':>10}{'recall':>10}{'F1':>10}{'n':>8}"
    yield _line("attention", found.attention)
    yield ""
    for name, counts in found.standings.items():
        yield _line(name, counts)
    yield ""
    for name, counts in found.kinds.items():
        yield _line(name, counts)
    yield ""
    yield (
        f"standing: macro F1 {_figure(found.standing_macro_f1)}, "
        f"accuracy {_figure(found.accuracy)}"
    )
    yield (
        f"kinds:    micro F1 {_figure(found.kinds_micro_f1)}, "
        f"macro F1 {_figure(found.kinds_macro_f1)}"
    )
    yield ""
    yield f"{'':16}judged as"
    yield "labelled as     " + "".join(f"{name:>12}" for name in STANDINGS)
    for name in STANDINGS:
        row = found.confusion[name]
        yield f"{name:16}" + "".join(f"{row[other]:>12,}" for other in STANDINGS)


def _line(name: str, counts: Counts) -> str:
    figures = (counts.precision, counts.recall, counts.f1)
    return (
        f"{name:16}"
        + "".join(f"{_figure(f):>10}" for f in figures)
        + f"{counts.support:>8,}"
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

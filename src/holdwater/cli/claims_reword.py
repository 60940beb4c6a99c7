"""`holdwater claims reword`: change a claim's words, and keep its identity.

The record keeps a hash of the old words in `was`, so that copy which still
tells them is found: `holdwater verify` says so, and its --fix puts the new
ones there. A figure in the new words has to be the one that is claimed.

Exit code: 0 written, 2 it could not be.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater.cli.ledger import open_ledger
from holdwater.cli.options import output_stream
from holdwater.errors import UsageError
from holdwater.ledger.records import MOST_BYTES, read_text, shown
from holdwater.ledger.restate import reworded
from holdwater.reading.files import decode, read_bytes


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help="the claim's id")
    parser.add_argument("text", metavar="TEXT", help="the sentence, as it is to be")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )


def run(options: Namespace) -> int:
    """Change the record; return the exit code."""
    opened = open_ledger(options)
    record = opened.record(options.id)
    path = Path(record.where.rsplit(":", 2)[0])
    text = decode(read_bytes(path, most=MOST_BYTES), encoding="utf-8", source=str(path))
    written = reworded(text, record, options.text)
    if written is None:
        raise UsageError(
            "`text` does not stand there as one line between quotation marks",
            where=record.where,
            hint="Change it by hand.",
        )
    root = opened.ledger.records.root
    found, errors = read_text(written, path=path.absolute(), root=root)
    now = next((one for one in found if one.id == record.id), None)
    if errors or now is None or now.text != options.text:
        for error in errors:
            print(error, file=sys.stderr)
        return 2
    with output_stream(Path(os.path.realpath(path))) as stream:
        stream.write(written)
    print(f"{shown(path)} is changed: `holdwater verify` finds the old words in copy.")
    return 0

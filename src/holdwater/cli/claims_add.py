"""`holdwater claims add`: write down a claim as claims/ID.md, with its evidence.

Where its words print a figure, --figure says which of the evidence's makes them
true:

    holdwater claims add up "Up in 5 s" --evidence a.json --figure p99

The file is new: nothing is written over.

Exit code: 0 written, 2 it could not be.
"""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater.cli.options import open_desk
from holdwater.errors import EvidenceError, HoldwaterError, RecordError, UsageError
from holdwater.ledger.records import FOLDER, locate, read_text, shown
from holdwater.ledger.stubs import Stub, written
from holdwater.model.claim import KINDS
from holdwater.model.evidence import EVIDENCE_KINDS, Evidence
from holdwater.on_file import open_evidence


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help="3 to 80 of a-z, 0-9 and -")
    parser.add_argument("text", metavar="TEXT", help="the sentence, as it is published")
    parser.add_argument(
        "--claim-kind", choices=KINDS, action="append", help="what kind of claim it is"
    )
    parser.add_argument("--owner", help="who answers for it")
    parser.add_argument("--expires", metavar="DATE", help="the last day it may be told")
    parser.add_argument(
        "--evidence", type=Path, metavar="FILE", help="what it rests on"
    )
    parser.add_argument(
        "--kind", choices=EVIDENCE_KINDS, default="record", help="of the evidence"
    )
    parser.add_argument("--reader", metavar="NAME", help="what reads it, if not found")
    parser.add_argument("--query", metavar="SQL", help="over the table `evidence`")
    parser.add_argument(
        "--figure", metavar="NAME", help="the figure that makes the words true"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )


def run(options: Namespace) -> int:
    """Write the record; return the exit code."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    files = settings.files
    root = desk.on_file.root_of(settings) or (files[-1].parent if files else Path())
    path = root / FOLDER / f"{options.id}.md"
    stub = Stub(
        id=options.id,
        text=options.text,
        kinds=options.claim_kind or (),
        owner=options.owner,
        expires=options.expires,
        figure=options.figure,
    )
    if options.evidence:
        stub = _with_evidence(stub, options, path, root)
    text = written(stub)
    _, errors = read_text(text, path=path, root=root)
    if errors:
        for error in errors:
            print(error, file=sys.stderr)
        return 2
    write_new(path, text)
    print(
        f"{shown(path)} is written: `holdwater verify` holds it against its evidence."
    )
    return 0


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises UsageError where it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        said = "is there already" if path.exists() else error.strerror or str(error)
        raise UsageError(f"is not written: {said}", where=shown(path)) from error


def _with_evidence(stub: Stub, options: Namespace, path: Path, root: Path) -> Stub:
    relative = os.path.relpath(options.evidence.resolve(), path.parent.resolve())
    located = locate(relative, folder=path.parent, root=root)
    if located.refused:
        raise RecordError(located.refused, where=str(options.evidence))
    name = re.sub(r"\W+", "-", options.evidence.stem).strip("-") or "file"
    evidence = Evidence(
        name=name if name[0].isalpha() else f"file-{name}",
        path=located.path,
        kind=options.kind,
        reader=options.reader,
        query=options.query,
    )
    told = _figures(evidence)
    if options.figure and options.figure not in told:
        raise EvidenceError(
            f"tells no figure called {options.figure!r}",
            where=str(options.evidence),
            hint=f"It tells {', '.join(told) or 'none'}.",
        )
    if told and not options.figure and "[value]" in written(stub):
        raise UsageError(
            "the words print a figure, and --figure does not say which makes it true",
            hint=f"{options.evidence} tells {', '.join(told)}.",
        )
    return stub._replace(evidence=evidence, path=Path(relative).as_posix())


def _figures(evidence: Evidence) -> list[str]:
    try:
        return list(open_evidence(evidence).figures)
    except HoldwaterError as error:
        error.where = shown(evidence.path)
        raise

"""`holdwater claims questions`: write the letter of questions to send a vendor.

One text in Markdown, to be pasted into a mail: each sentence with what there is
to ask about it, and what would answer that. What costs most trust comes first.
Questions that have an answer in their record are left out.

Exit code: 0 written, 2 a record or a page that was kept could not be read.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from holdwater.check.not_said import QUESTIONS
from holdwater.check.trust import priced
from holdwater.cli.ledger import Opened, open_ledger
from holdwater.cli.options import output_stream
from holdwater.errors import HoldwaterError, UsageError
from holdwater.ledger.kept import copies
from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure
from holdwater.report.letter import letter_lines
from holdwater.vendors import Taken, take_again


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("vendor", nargs="?", metavar="VENDOR", help="whom to ask")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write to a file that appears whole"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument("--today", metavar="DATE", help="judge by this day")


def run(options: Namespace) -> int:
    """Write the letter; return the exit code."""
    opened = open_ledger(options)
    vendor, records = _of_vendor(opened.ledger.records.theirs, options.vendor)
    pages = list(_pages(opened, records))
    costs: dict[str, float] = {}
    for page in pages:
        for cost, pick in priced(page.report.judged):
            text = pick.judged.statement.text
            costs[text] = max(cost, costs.get(text, 0.0))
    dearest = sorted(records, key=lambda one: (-costs.get(one.text, 0.0), one.id))
    lines = letter_lines(vendor, dearest, _unsaid(pages))
    with output_stream(options.output) as stream:
        stream.writelines(line + "\n" for line in lines)
    has_any = any(one.theirs and one.theirs.open_questions for one in records)
    if not has_any:
        print(f"No question to {vendor} is open.", file=sys.stderr)
    return 2 if opened.failures else 0


def _of_vendor(
    records: Sequence[ClaimRecord], wanted: str | None
) -> tuple[str, list[ClaimRecord]]:
    by_vendor: dict[str, list[ClaimRecord]] = {}
    for one in records:
        if one.theirs:
            by_vendor.setdefault(one.theirs.vendor, []).append(one)
    if not by_vendor:
        raise UsageError(
            "no claim of a vendor is on file",
            hint="`holdwater claims suggest URL --as buyer` keeps a vendor's page.",
        )
    if wanted is None and len(by_vendor) == 1:
        return next(iter(by_vendor.items()))
    for name, found in by_vendor.items():
        if wanted is not None and name.lower() == wanted.lower():
            return name, found
    named = ", ".join(sorted(by_vendor))
    what = (
        "several vendors are on file" if wanted is None else f"no vendor is {wanted!r}"
    )
    raise UsageError(what, hint=f"Name one: {named}.")


def _pages(opened: Opened, records: Iterable[ClaimRecord]) -> Iterable[Taken]:
    """Read again the newest copy of every page that the records are of."""
    sources = dict.fromkeys(one.theirs.source for one in records if one.theirs)
    root = opened.ledger.records.root
    for source in sources:
        try:
            kept = copies(root, source)
            if kept:
                yield take_again(opened.desk, kept[-1], root=root)
        except HoldwaterError as error:
            opened.fails(Failure(source=error.where or source, message=error.words))


def _unsaid(pages: Sequence[Taken]) -> list[str]:
    """Ask what no offer among the pages says."""
    asked = [page.report.not_said for page in pages if page.report.not_said is not None]
    names = [{one.name for one in some} for some in asked]
    return [
        question
        for name, question in QUESTIONS.items()
        if names and all(name in some for some in names)
    ]

"""`holdwater claims suggest`: begin records of what a page claims and none covers.

What would embarrass most comes first: the statements that cost most trust; then
figures that a page names a source for. Each
becomes claims/ID.md, with its words and its figure, for somebody to add the
evidence to. Nothing is written over.

With --as buyer the pages are a vendor's: each is kept below claims/kept as it
was read, and its claims become records of what *they* say, with questions to
send and a test to try each here. Called again, it tells what they have changed.

Exit code: 0 written, or nothing left to suggest; 2 a page could not be read.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from holdwater.check.trust import priced
from holdwater.cli.claims_add import write_new
from holdwater.cli.ledger import folder_of
from holdwater.cli.options import open_desk, terminal_width
from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.ledger.coverage import OBJECTIVE
from holdwater.ledger.match import Index
from holdwater.ledger.printed import figures_in
from holdwater.ledger.records import FOLDER, Records, read_records, shown
from holdwater.ledger.stubs import Stub, id_of, written
from holdwater.model.report import Failure, Pick, Report
from holdwater.model.verdict import Judged
from holdwater.report.layout import cut, visible
from holdwater.report.lines import Lines


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("sources", nargs="+", metavar="COPY", help="pages to read")
    parser.add_argument(
        "--as",
        choices=("seller", "buyer"),
        default="seller",
        dest="role",
        help="whose claims they are: ours, or a vendor's [seller]",
    )
    parser.add_argument(
        "--vendor", metavar="NAME", help="who claims it, with --as buyer [the host]"
    )
    parser.add_argument(
        "--most", type=int, default=10, metavar="N", help="begin so many records [10]"
    )
    parser.add_argument(
        "--print", action="store_true", help="print the records, and write none"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument("--today", metavar="DATE", help="judge by this day")
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from addresses that are not public, too",
    )


def run(options: Namespace) -> int:
    """Begin records; return the exit code."""
    desk = open_desk(options)
    is_theirs = options.role == "buyer"
    # A vendor's page lies elsewhere; its records go where the command is called.
    folder = Path() if is_theirs else folder_of(options.sources)
    settings = desk.settings(folder)
    files = settings.files
    root = desk.on_file.root_of(settings) or (files[-1].parent if files else Path())
    if is_theirs:
        from holdwater.cli.claims_theirs import suggest_as_buyer  # few are buyers

        return suggest_as_buyer(desk, options, root=root)
    if options.vendor:
        raise UsageError("--vendor goes with --as buyer alone")
    on_file = read_records(root) if (root / FOLDER).is_dir() else Records(root=root)
    taken = {one.id for one in on_file.records}
    failures: list[Failure] = []
    found = list(_unbound(desk, options.sources, Index(on_file.ours), failures))
    found.sort(key=lambda one: -one[0])
    width = min(terminal_width(), 100)
    for _, pick, page in found[: max(0, options.most)]:
        stub = _stub(pick, page, taken)
        taken.add(stub.id)
        if options.print:
            print(f"# {FOLDER}/{stub.id}.md\n{written(stub)}")
            continue
        path = root / FOLDER / f"{stub.id}.md"
        write_new(path, written(stub))
        print(f"{visible(shown(path))}\n  {visible(cut(stub.text, width - 2))}")
    left = len(found) - options.most
    if left > 0:
        print(f"{left:,} more are not covered: --most {len(found)} begins them all.")
    elif not found:
        print("Nothing on this copy asks for a record that is not there.")
    return 2 if failures else 0


def _unbound(
    desk: Desk, sources: list[str], index: Index, failures: list[Failure]
) -> Iterator[tuple[float, Pick, Report]]:
    """Yield the doubted statements that no record covers, each once, with its cost."""
    seen: set[str] = set()
    for source in sources:
        for result in desk.check_source(source):
            if isinstance(result, Failure):
                failures.append(result)
                print(visible(f"{result.source}: {result.message}"), file=sys.stderr)
                continue
            for cost, pick in (*priced(result.judged), *_sourced(result.judged)):
                text = pick.judged.statement.text
                is_objective = pick.judged.standing in OBJECTIVE
                if is_objective and text not in seen and not index.matches(text):
                    seen.add(text)
                    yield cost, pick, result


def _sourced(judged: Iterable[Judged]) -> Iterator[tuple[float, Pick]]:
    """Yield the figures with a source near by: they cost nothing until they are old."""
    for one in judged:
        if one.standing == "supported" and figures_in(one.statement.text):
            yield (
                0.0,
                Pick(judged=one, name="figure", why="a figure that a source stands by"),
            )


def _stub(pick: Pick, page: Report, taken: set[str]) -> Stub:
    judged = pick.judged
    where = Lines(page.document.text).margin(judged.statement)
    asked = [question for one in judged.findings for question in one.questions]
    missing = dict.fromkeys(aspect for one in judged.findings for aspect in one.missing)
    lines = [f"Told in {page.document.source} {where}: {pick.why}."]
    if missing:
        lines += ["", f"The page does not say: {', '.join(missing)}."]
    lines += ["", *(f"- {question}" for question in asked)] if asked else []
    return Stub(
        id=id_of(judged.statement.text, taken),
        text=judged.statement.text,
        kinds=judged.kinds,
        prose="\n".join(lines),
    )

"""`holdwater claims site`: write a page for each claim, to be published.

A page shows the sentence, whether it holds today, the figures with every sample
behind them, what it does not say, what speaks against it, the files of evidence
with their hashes, where it is said, and its history. A claim that does not hold
has a page that says so.

    holdwater claims site . --output public/claims --by "Ottermere AG"

Evidence with `publish = false` is named by its hash alone. The folder is new,
empty, or one that this command wrote: there, pages of claims that are gone are
removed.

Exit code: 0 written, 2 a record or a page could not be read (the rest is
written), or the folder cannot be written to.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from holdwater import __version__
from holdwater.cli.crew import side_by_side
from holdwater.cli.hands import most_hands
from holdwater.cli.ledger import Opened, add_copy, folder_of, open_ledger
from holdwater.cli.options import keep_what_is_loaded
from holdwater.errors import UsageError
from holdwater.on_file import evidences_of
from holdwater.pages.claims.dossier import Publication
from holdwater.pages.claims.folder import SiteFolder
from holdwater.pages.claims.gather import Gatherer
from holdwater.pages.claims.site import write_site
from holdwater.report.layout import visible
from holdwater.revisions import History, open_history

#: From so many on, pages are made side by side; so many are handed out together.
FEWEST, AT_ONCE = 100, 20

TITLE = "Our claims, and what they rest on"


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_copy(parser)
    parser.add_argument(
        "--output", type=Path, metavar="FOLDER", required=True, help="write it there"
    )
    parser.add_argument("--title", default=TITLE, help="of the first page")
    parser.add_argument("--by", metavar="NAME", help="who makes the claims")
    parser.add_argument(
        "--checked-by", metavar="NAME", help="who checked them, where it is another"
    )
    parser.add_argument(
        "--address", type=_address, metavar="URL", help="where the site will be"
    )
    parser.add_argument(
        "--no-history", action="store_true", help="leave out what git knows"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument("--today", metavar="DATE", help="judge by this day")


def run(options: Namespace) -> int:
    """Write the site; return the exit code."""
    if options.checked_by and not options.by:
        raise UsageError(
            "--checked-by says who checked the claims, and --by who makes them: without "
            "that nobody can tell whether they are the same"
        )
    keep_what_is_loaded()
    hands = most_hands(None)
    opened = open_ledger(options, folder_of(options.sources), hands=hands)
    told = opened.told_in(options.sources, hands=hands)
    records = sorted(opened.ledger.records.records, key=lambda one: one.id)
    site = write_site(
        SiteFolder(options.output),
        ((record, told.uses_of(record.id)) for record in records),
        gatherer=_gatherer(opened, options),
        coverage=told.coverage,
        publication=_publication(opened, options),
        spread=partial(side_by_side, hands=hands, least=FEWEST, at_once=AT_ONCE),
    )
    pages = "1 page" if site.pages == 1 else f"{site.pages:,} pages"
    said = f"{pages} of claims, {site.holding:,} of which hold"
    if site.removed:
        said += f"; {site.removed:,} files that are no longer part of it were removed"
    print(visible(f"{options.output / 'index.html'} is written: {said}."))
    return 2 if opened.failures else 0


def _gatherer(opened: Opened, options: Namespace) -> Gatherer:
    root = opened.ledger.records.root
    history = None if options.no_history else _history(root)
    today = opened.desk.today(opened.settings)
    library = evidences_of(opened.ledger.records.records)
    return Gatherer(
        root=root, today=today, history=history, open_exhibit=library.exhibit
    )


def _history(root: Path) -> History | str:
    try:
        return open_history(root)
    except UsageError:
        return "no repository is at hand"


def _publication(opened: Opened, options: Namespace) -> Publication:
    return Publication(
        title=options.title,
        today=opened.desk.today(opened.settings),
        version=__version__,
        by=options.by,
        checked_by=options.checked_by,
        address=options.address,
    )


def _address(text: str) -> str:
    if urlsplit(text).scheme not in ("http", "https"):
        raise ArgumentTypeError(f"{text!r} is no address of the web: https://…")
    return text.rstrip("/")

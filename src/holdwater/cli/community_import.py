"""`holdwater community import`: bring a forum's dump to the posts that a scan reads.

FORMAT says what wrote the dump: discourse, stackexchange, reddit, hackernews,
phpbb, or table (any CSV, NDJSON or Parquet, with --columns). SOURCE is a file,
a folder or an archive. What is left out, cut or mended is counted by reason. An
import that was cut short goes on where it was when it is called again.

Exit code: 0 done, 2 could not run, or a file is damaged and was read in part.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from holdwater.cli.options import add_common, open_desk, output_stream, terminal_width
from holdwater.errors import CommunityError, MissingExtra, UsageError
from holdwater.pages.claims.words import counted
from holdwater.report.layout import visible

if TYPE_CHECKING:
    from holdwater.community.importers.road import Imported

_FORMATS = ("discourse", "hackernews", "phpbb", "reddit", "stackexchange", "table")

#: A map of columns is no longer.
_MOST_MAP = 1 << 20


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("kind", choices=_FORMATS, metavar="FORMAT")
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE")
    parser.add_argument(
        "--posts",
        "-o",
        type=Path,
        required=True,
        metavar="FILE",
        help="where the posts go: a name that ends in .parquet",
    )
    add_common(parser, output="tell what was done in a file that appears whole")
    parser.add_argument(
        "--columns",
        type=Path,
        metavar="TOML",
        help="which column is what, with table",
    )
    parser.add_argument(
        "--community", metavar="NAME", help="what the community is called"
    )
    parser.add_argument(
        "--deleted", action="store_true", help="keep posts that were deleted, too"
    )
    parser.add_argument(
        "--memory", default="1GB", metavar="SIZE", help="of DuckDB [1GB]"
    )


def run(options: Namespace) -> int:
    """Import, and tell what was done; return the exit code."""
    try:
        from holdwater.community.duckdb_engine import DuckDBEngine
    except ModuleNotFoundError as error:
        raise MissingExtra(
            "takes the library 'duckdb', which is not installed",
            where="holdwater community",
            hint="pip install 'holdwater[community]'",
        ) from error
    from holdwater.cli.importing import watched
    from holdwater.community.importers.road import Progress, imported
    from holdwater.community.importers.rows import Options

    if options.posts.suffix.lower() != ".parquet":
        raise UsageError(
            "posts are written as Parquet",
            where=str(options.posts),
            hint="Give -o a name that ends in .parquet.",
        )
    if options.columns and options.kind != "table":
        raise UsageError("--columns goes with table alone")
    desk = open_desk(options)
    today = desk.today(desk.settings(Path()))
    asked = Options(
        deleted=options.deleted,
        columns=_map(options.columns) if options.columns else None,
        community=options.community,
    )
    progress = Progress()
    try:
        with (
            watched(progress, sys.stderr),
            DuckDBEngine(memory=options.memory, threads=2) as engine,
        ):
            done = imported(
                options.kind,
                options.sources,
                options.posts,
                engine,
                options=asked,
                today=today,
                progress=progress,
            )
    except OSError as error:
        raise CommunityError(
            f"cannot be read or written: {error.strerror or error}",
            where=str(error.filename or options.posts),
            hint="Call it again when that is mended: it goes on where it was.",
        ) from error
    with output_stream(options.output) as stream:
        if options.format == "json":
            told = _plain(done, options)
            stream.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        else:
            width = min(terminal_width(), 100)
            stream.writelines(one + "\n" for one in _lines(done, options, width))
    for where, said in done.failed:
        print(visible(f"{where}: {said}"), file=sys.stderr)
    return 2 if done.failed else 0


def _map(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as stream:
            return tomllib.loads(stream.read(_MOST_MAP).decode("utf-8"))
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"is no map of columns: {said}", where=str(path)) from error


#: What a scan does without, where a dump does not tell it.
_MISSED = {
    "author_created_at": "when accounts were made",
    "title": "titles",
    "category": "categories",
    "is_staff": "who is staff",
}


def _lines(done: Imported, options: Namespace, width: int) -> Iterator[str]:
    if done.was_resumed:
        yield "An import of this dump was cut short: it was gone on with."
    yield from wrap(
        f"{counted(done.posts, 'post')} by {counted(done.accounts, 'account')} in "
        f"{counted(done.threads, 'thread')}: {visible(str(options.posts))}",
        width,
    )
    if done.estimated:
        yield from wrap(
            f"{done.estimated:,} posts are by accounts whose age was estimated; they are "
            "marked, and a scan calls none of them new.",
            width,
        )
    missed = [said for name, said in _MISSED.items() if name not in done.columns]
    if missed:
        yield from wrap(f"The dump does not tell {', '.join(missed)}.", width)
    for one in done.dropped:
        yield from wrap(
            f"{one.rows:,} × {visible(one.reason)}", width, subsequent_indent="  "
        )


def _plain(done: Imported, options: Namespace) -> dict[str, Any]:
    return {
        "schema": "holdwater/imported/1",
        "format": options.kind,
        "output": str(options.posts),
        "posts": done.posts,
        "accounts": done.accounts,
        "threads": done.threads,
        "estimated": done.estimated,
        "columns": list(done.columns),
        "resumed": done.was_resumed,
        "dropped": [{"reason": one.reason, "rows": one.rows} for one in done.dropped],
        "errors": [{"source": where, "message": said} for where, said in done.failed],
    }

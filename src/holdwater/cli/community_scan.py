"""`holdwater community scan`: rank the threads of a community that look staged.

Reads canonical posts (Parquet, CSV or NDJSON) and tells which threads are
unusual, in what, how much of it is usual here, and which innocent story would
look the same. Nobody is accused: a person judges. Accounts are numbered;
--names has the JSON tell who they are.

Exit code: 0 whatever was found, 1 if --fail-on is reached, 2 could not run.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater.cli.options import add_common, open_desk, output_stream, terminal_width
from holdwater.errors import MissingExtra

if TYPE_CHECKING:
    from holdwater.community.survey import Survey

_GRADES = ("never", "strong", "review")


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("posts", nargs="+", type=Path, metavar="POSTS")
    add_common(parser)
    parser.add_argument(
        "--memory", default="2GB", metavar="SIZE", help="of DuckDB [2GB]"
    )
    parser.add_argument("--threads", type=_count, metavar="N", help="of DuckDB [all]")
    parser.add_argument(
        "--permutations",
        type=_count,
        default=10,
        metavar="N",
        help="times replies are dealt anew to learn what chance does [10]",
    )
    parser.add_argument(
        "--names", action="store_true", help="tell in the JSON who accounts are"
    )
    parser.add_argument(
        "--fail-on", choices=_GRADES, default="never", help="what makes the exit code 1"
    )


def run(options: Namespace) -> int:
    """Scan and write the report; return the exit code."""
    try:
        from holdwater.community.duckdb_engine import DuckDBEngine
    except ModuleNotFoundError as error:
        raise MissingExtra(
            "takes the library 'duckdb', which is not installed",
            where="holdwater community",
            hint="pip install 'holdwater[community]'",
        ) from error
    from holdwater.community import road

    desk = open_desk(options)
    today = desk.today(desk.settings(Path()))
    with DuckDBEngine(memory=options.memory, threads=options.threads) as engine:
        survey = road.surveyed(
            options.posts, engine, today=today, permutations=options.permutations
        )
        names = road.names(engine) if options.names else {}
    with output_stream(options.output) as stream:
        stream.write(_written(survey, options.format or "terminal", names))
    grades = {one.grade for one in survey.threads}
    reached = {"never": set(), "strong": {"strong"}, "review": {"strong", "review"}}
    return int(bool(grades & reached[options.fail_on]))


def _written(survey: Survey, format_: str, names: dict[int, str]) -> str:
    if format_ == "json":
        from holdwater.community.wire import plain_survey

        def called(account: int) -> str:
            return names.get(account, f"account {account}")

        plain = plain_survey(survey, called=called)
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    from holdwater.community.told import survey_lines

    width = min(terminal_width(), 100)
    return "".join(line + "\n" for line in survey_lines(survey, width=width))


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is no count")
    return int(text)

"""`holdwater community scan`: rank the threads of a community that look staged.

Reads canonical posts (Parquet, CSV or NDJSON) and tells which threads are
unusual, in what, how much of it is usual here, and which innocent story would
look the same. Nobody is accused: a person judges. Accounts are numbered;
--names tells who they are, in the JSON and on the page.

--verdicts takes what moderators said: a CSV with thread_id and verdict
(staged, innocent, dismissed, unsure). With --since last only threads are told
that the last such scan did not tell.

Exit code: 0 whatever was found, 1 if --fail-on is reached, 2 could not run.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater import __version__
from holdwater.cli.options import add_common, open_desk, output_stream, terminal_width
from holdwater.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from holdwater.community.duckdb_engine import DuckDBEngine
    from holdwater.community.page.address import Address
    from holdwater.community.spark_engine import SparkEngine
    from holdwater.community.survey import Survey

_GRADES = ("never", "strong", "review")
_FORMATS = ("terminal", "json", "html")


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("posts", nargs="+", type=Path, metavar="POSTS")
    add_common(parser, formats=_FORMATS)
    _add_narrowing(parser)
    parser.add_argument(
        "--verdicts", type=Path, metavar="FILE", help="what moderators said of threads"
    )
    parser.add_argument(
        "--memory",
        default="2GB",
        metavar="SIZE",
        help="what the scan may take; then the disk is used [2GB]",
    )
    parser.add_argument("--threads", type=_count, metavar="N", help="of DuckDB [all]")
    parser.add_argument(
        "--engine",
        choices=("duckdb", "spark"),
        default="duckdb",
        help="spark for what one machine cannot hold [duckdb]",
    )
    parser.add_argument(
        "--master", metavar="URL", help="of Spark [local, with --threads]"
    )
    parser.add_argument(
        "--permutations",
        type=_count,
        default=10,
        metavar="N",
        help="times replies are dealt anew to learn what chance does [10]",
    )
    parser.add_argument(
        "--names", action="store_true", help="tell who accounts are: JSON and HTML"
    )
    parser.add_argument(
        "--post-address",
        metavar="PATTERN",
        help="link to posts: https://forum.example/t/{thread_id}/{post_id}",
    )
    parser.add_argument(
        "--fail-on",
        dest="reaching",  # the setting of that name is of findings
        choices=_GRADES,
        default="never",
        help="what makes the exit code 1",
    )


def _add_narrowing(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--product",
        action="append",
        default=[],
        metavar="NAME",
        help="tell only threads about this; may be given again",
    )
    parser.add_argument(
        "--from",
        dest="first",
        type=_day,
        metavar="DATE",
        help="tell only threads with a post on or after this day",
    )
    parser.add_argument(
        "--until",
        dest="last",
        type=_day,
        metavar="DATE",
        help="tell only threads with a post on or before this day",
    )
    parser.add_argument(
        "--since",
        choices=("last",),
        help="tell only what the last scan with this option did not",
    )
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="where --since keeps what was told [POSTS.seen.json]",
    )


def run(options: Namespace) -> int:
    """Scan and write the report; return the exit code."""
    from holdwater.community import road, seen, verdicts
    from holdwater.community.narrow import Narrowing

    _look_over(options)
    address = _address(options)
    desk = open_desk(options)
    today = desk.today(desk.settings(Path()))
    state = options.state or seen.beside(options.posts[0])
    told = seen.read(state) if options.since else {}
    judged = verdicts.read(options.verdicts) if options.verdicts else None
    with _engine(options) as engine:
        survey = road.surveyed(
            options.posts,
            engine,
            today=today,
            permutations=options.permutations,
            verdicts=judged,
            narrowing=Narrowing(tuple(options.product), options.first, options.last),
        )
        names = road.names(engine) if options.names else {}
    if options.since:
        survey = seen.only_new(survey, told)
    with output_stream(options.output) as stream:
        stream.writelines(
            _written(survey, options, names, address=address, today=today)
        )
    if options.since:
        # Only now: a scan that is stopped before it was told is told again.
        with output_stream(state) as stream:
            stream.write(seen.written(told, survey.threads))
    grades = {one.grade for one in survey.threads}
    reached = {"never": set(), "strong": {"strong"}, "review": {"strong", "review"}}
    return int(bool(grades & reached[options.reaching]))


def _engine(options: Namespace) -> DuckDBEngine | SparkEngine:
    try:
        from holdwater.community.duckdb_engine import DuckDBEngine, part_of

        if options.engine == "duckdb":
            memory = part_of(options.memory)
            return DuckDBEngine(memory=memory, threads=options.threads)
        from holdwater.community.spark_engine import SparkEngine
    except ModuleNotFoundError as error:
        extra = {"pyspark": "spark", "py4j": "spark"}.get(error.name or "", "community")
        raise MissingExtra(
            f"takes the library {error.name!r}, which is not installed",
            where="holdwater community",
            hint=f"pip install 'holdwater[{extra}]'",
        ) from error
    return SparkEngine(
        memory=options.memory, threads=options.threads, master=options.master
    )


def _look_over(options: Namespace) -> None:
    if options.master and options.engine != "spark":
        raise UsageError("takes --engine spark", where="--master")
    if options.state and not options.since:
        raise UsageError("takes --since last", where="--state")
    if options.first and options.last and options.first > options.last:
        raise UsageError(
            f"{options.last} is before --from {options.first}", where="--until"
        )


def _address(options: Namespace) -> Address:
    from holdwater.community.page.address import addresses, nowhere

    return addresses(options.post_address) if options.post_address else nowhere


def _written(
    survey: Survey,
    options: Namespace,
    names: dict[int, str],
    *,
    address: Address,
    today: date,
) -> Iterable[str]:
    def called(account: int) -> str:
        return names.get(account, f"account {account}")

    if options.format == "json":
        from holdwater.community.wire import written_survey

        return written_survey(survey, called=called)
    if options.format == "html":
        from holdwater.community.page.frame import Edition, page

        edition = Edition(
            version=__version__,
            today=today,
            called=called,
            names=options.names,
            address=address,
        )
        return (page(survey, edition),)
    from holdwater.community.told import survey_lines

    width = min(terminal_width(), 100)
    return (line + "\n" for line in survey_lines(survey, width=width))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day such as 2026-05-01") from None


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is no count")
    return int(text)

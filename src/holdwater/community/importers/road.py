"""An import from end to end: the files of a dump in, one file of canonical posts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from holdwater.community.duckdb_engine import DuckDBEngine, OutOfRoom
from holdwater.community.importers.joining import join
from holdwater.community.importers.packed import Damaged, Meter, Piece, pieces, size_of
from holdwater.community.importers.parquet_rows import parquet_records
from holdwater.community.importers.records import Record, records
from holdwater.community.importers.rows import Options, Reader, Tally
from holdwater.community.importers.staging import Place, Staging, identity
from holdwater.community.posts import Dropped
from holdwater.errors import CommunityError

#: The kinds of dump, and what reads each.
KINDS = {
    "discourse": "discourse:Discourse",
    "hackernews": "hackernews:HackerNews",
    "phpbb": "phpbb:PhpBB",
    "reddit": "reddit:Reddit",
    "stackexchange": "stackexchange:StackExchange",
    "table": "table:Table",
}

#: Files that nothing is read of are told by name up to so many.
_MOST_TOLD = 5

#: Its posts may be wanted, so each is told by name.
_PACKED = "is packed in a way that is not read, and was passed over; unpack it"


class Imported(NamedTuple):
    """What came of an import: what was written, and what was left out, cut or mended.

    ``failed`` are files that were damaged: what came before the damage was read.
    """

    posts: int
    accounts: int
    threads: int
    estimated: int
    columns: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    failed: tuple[tuple[str, str], ...]
    was_resumed: bool


class Progress:
    """How far an import is: bytes of the dump, and posts."""

    def __init__(self) -> None:
        self.meter = Meter()
        self.stage = "reading"
        self.source = ""
        self.staging: Staging | None = None

    @property
    def posts(self) -> int:
        """How many posts were read."""
        return self.staging.posts if self.staging else 0


def imported(
    kind: str,
    sources: Sequence[Path],
    output: Path,
    engine: DuckDBEngine,
    *,
    options: Options,
    today: date,
    progress: Progress | None = None,
) -> Imported:
    """Read a dump and write its posts to ``output``, a Parquet file.

    Where an import of the same dump was cut short, it is gone on with. Raises
    CommunityError where a source is not there, or nothing in it is of that kind.
    """
    progress = progress or Progress()
    progress.meter.of = size_of(sources)
    name = identity(kind, sources, options)
    with Staging(output) as staging:
        was_resumed = staging.resume(name)
        progress.staging = staging
        tally = Tally(staging.counts)
        if not staging.is_read:
            reader = _reader(kind, options, tally)
            try:
                _read(reader, sources, staging, tally, progress)
            except OutOfRoom:
                raise
            except CommunityError:
                # It would be the same again, and of another dump begins anew.
                staging.discard()
                raise
        if not staging.posts:
            raise _nothing(staging, sources, tally, kind)
        progress.stage = "joining"
        joined = join(engine, staging, output, tally, today=today)
        if not joined.posts:
            raise _nothing(staging, sources, tally, kind)
        failed = tuple((where, said) for where, said in staging.failed)
        staging.discard()
    return Imported(
        posts=joined.posts,
        accounts=joined.accounts,
        threads=joined.threads,
        estimated=joined.estimated,
        columns=joined.columns,
        dropped=tuple(tally.told()),
        failed=failed,
        was_resumed=was_resumed,
    )


def _reader(kind: str, options: Options, tally: Tally) -> Reader:
    module, _, name = KINDS[kind].partition(":")
    found = getattr(import_module(f"holdwater.community.importers.{module}"), name)
    reader: Reader = found(options, tally)
    return reader


def _nothing(
    staging: Staging, sources: Sequence[Path], tally: Tally, kind: str
) -> CommunityError:
    failed = staging.failed
    staging.discard()
    return CommunityError(
        f"{'holds' if len(sources) == 1 else 'hold'} no posts that can be read as {kind}",
        where=", ".join(map(str, sources)),
        hint=_why(failed, tally, kind),
    )


def _why(failed: Sequence[Sequence[str]], tally: Tally, kind: str) -> str:
    told = [f"{where}: {said}" for where, said in failed[:_MOST_TOLD]]
    told += [f"{one.rows:,} × {one.reason}" for one in tally.told()[:_MOST_TOLD]]
    return "; ".join(told) or f"The guide tells what a dump of {kind} looks like."


def _read(
    reader: Reader,
    sources: Sequence[Path],
    staging: Staging,
    tally: Tally,
    progress: Progress,
) -> None:
    start = staging.place
    if staging.state:
        reader.state = staging.state
    done = -1
    for done, piece in enumerate(pieces(sources, progress.meter)):
        if done < start.files:
            continue
        if isinstance(piece, Damaged):
            _note(staging, tally, piece)
            continue
        progress.source = piece.where
        skip = start.at if done == start.files else 0
        _read_piece(reader, piece, Place(done, skip), staging, tally)
    staging.close_part(Place(done + 1), reader.state, tally.counts, is_read=True)


def _read_piece(
    reader: Reader,
    piece: Piece,
    place: Place,
    staging: Staging,
    tally: Tally,
) -> None:
    if piece.is_packed and not piece.is_beside:
        tally.add(_not_unpacked(piece.where, tally))
        return
    cut = None if piece.is_beside else reader.cut(piece.name)
    if cut is None:
        tally.add("is a file of another kind, or not needed: passed over")
        return
    if not place.at:
        reader.begin(piece.name)
    try:
        for record in _records(piece, cut, tally, skip=place.at):
            for row in reader.read(record.content):
                staging.add(row)
            if staging.is_full:
                staging.close_part(
                    Place(place.files, record.end), reader.state, tally.counts
                )
    except Damaged as error:
        _note(staging, tally, error)
    except CommunityError as error:
        if error.where:
            raise
        raise CommunityError(
            error.message, where=piece.where, hint=error.hint
        ) from error


def _records(piece: Piece, cut: str, tally: Tally, *, skip: int) -> Iterator[Record]:
    if cut == "parquet":
        if piece.path is None:
            raise CommunityError(
                "is Parquet that is packed: it can be read as it is alone",
                hint="Unpack it, and name the file or its folder.",
            )
        return parquet_records(piece.path, skip=skip)
    return records(piece.stream, cut, tally, skip=skip)


def _not_unpacked(where: str, tally: Tally) -> str:
    """Say which file it is: of the first few, for there may be hundreds of them."""
    told = [one for one in tally.counts if one.startswith(_PACKED)]
    return f"{_PACKED}: {where if len(told) < _MOST_TOLD else 'more of them'}"


def _note(staging: Staging, tally: Tally, error: Damaged) -> None:
    if any(where == error.where for where, _ in staging.failed):
        return  # a member of the archive met the damage, and then the archive did
    staging.failed.append([error.where or "", error.message])
    tally.add("is a file that is damaged or cut short: read as far as it goes")

"""The folder of claims: records as somebody wrote them, and all that is wrong in them.

``claims/ID.md`` has one record, TOML between two lines of ``+++`` and prose below;
``claims/NAME.toml`` has many, each under ``[[claim]]``. A Markdown file that does not
begin with ``+++`` is no record. Nothing outside the project's folder is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from holdwater.errors import HoldwaterError, ReadError, RecordError, TooLarge
from holdwater.ledger.claim import Located, read_claim
from holdwater.ledger.fields import near
from holdwater.ledger.places import Places
from holdwater.model.record import ClaimRecord
from holdwater.reading.files import decode, read_bytes

FOLDER = "claims"

#: The most bytes of a file of records, and the most files and records of a folder.
MOST_BYTES, MOST_FILES, MOST_RECORDS = 2_000_000, 20_000, 20_000

_MARK = "+++"


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a folder of claims holds: the sound records, and every error.

    ``root`` is the project's folder, ``passed`` are files that are no records.
    """

    root: Path
    records: tuple[ClaimRecord, ...] = ()
    errors: tuple[HoldwaterError, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def ours(self) -> tuple[ClaimRecord, ...]:
        """The claims we make ourselves: only these are told in our copy."""
        return tuple(one for one in self.records if one.theirs is None)

    @property
    def theirs(self) -> tuple[ClaimRecord, ...]:
        """The claims that vendors make, and that we hold them to."""
        return tuple(one for one in self.records if one.theirs is not None)

    def find(self, wanted: str) -> ClaimRecord | None:
        """Return the record of an id, None where there is none."""
        return next((one for one in self.records if one.id == wanted), None)


def is_record(path: Path) -> bool:
    """Say whether a Markdown file begins as a record does; a pipe is not waited for."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return _opens(stream.read(len(_MARK) + 200).decode("utf-8-sig", "replace"))
    except OSError:
        return False


def has_claims(root: Path) -> bool:
    """Say whether a project has a folder of claims."""
    return (root / FOLDER).is_dir()


class Source(NamedTuple):
    """The text of one file of records; ``where`` is what it is called to people."""

    text: str
    path: Path
    root: Path
    where: str


#: The sound records of a file, and what is wrong in it.
Found = tuple[list[ClaimRecord], list[RecordError]]

#: Reads files of records, as `read_text` does, in their order.
Reads = Callable[[Sequence[Source]], Iterable[Found]]

#: Does the same with many things, and hands on what comes of each, in their order.
Spread = Callable[[Callable[[Source], Any], Sequence[Source]], Iterable[Any]]


def read_source(source: Source) -> Found:
    """Read the records of one file."""
    return read_text(source.text, path=source.path, root=source.root)


#: Nothing is known from before, and one is read after the other.
_ONE_BY_ONE: Reads = partial(map, read_source)


def read_records(root: Path, reads: Reads = _ONE_BY_ONE) -> Records:
    """Read every record below ``root``/claims; what is wrong does not stop the rest.

    ``reads`` may know a file from before, or read several side by side.
    """
    records: list[ClaimRecord] = []
    errors: list[HoldwaterError] = []
    passed: list[str] = []
    ids: dict[str, str] = {}
    opened = [_opened(path, root) for path in _files(root, errors)]
    read = iter(reads([one for one in opened if isinstance(one, Source)]))
    for one in opened:
        if isinstance(one, str):
            passed.append(one)
            continue
        if isinstance(one, HoldwaterError):
            errors.append(one)
            continue
        found, wrong = next(read)
        errors += wrong
        for record in found:
            if record.id in ids:
                errors.append(_twice(record, ids[record.id]))
            else:
                ids[record.id] = record.where
                records.append(record)
    if len(records) > MOST_RECORDS:
        where = shown(root / FOLDER)
        errors.append(
            RecordError(f"holds more than {MOST_RECORDS:,} records", where=where)
        )
        records = []
    return Records(
        root=root, records=tuple(records), errors=tuple(errors), passed=tuple(passed)
    )


def _opened(path: Path, root: Path) -> Source | HoldwaterError | str:
    """Open a file; return why that cannot be, or the name of one that is no record."""
    try:
        text = _text_of(path, root)
    except HoldwaterError as error:
        return error
    where = shown(path)
    is_record = path.suffix != ".md" or _opens(text)
    return Source(text, path, root, where) if is_record else where


def _twice(record: ClaimRecord, first: str) -> RecordError:
    return RecordError(
        f"the id {record.id!r} is taken: {first} has it",
        where=record.where,
        hint="Give one of the two another.",
    )


def _files(root: Path, errors: list[HoldwaterError]) -> Iterator[Path]:
    folder = root / FOLDER
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        errors.append(
            ReadError(
                f"cannot be listed: {error.strerror or error}", where=shown(folder)
            )
        )
        return
    wanted = [path for path in found if path.suffix in (".md", ".toml")]
    if len(wanted) > MOST_FILES:
        errors.append(
            RecordError(f"holds more than {MOST_FILES:,} files", where=shown(folder))
        )
    yield from wanted[:MOST_FILES]


def _text_of(path: Path, root: Path) -> str:
    located = locate(path.name, folder=path.parent, root=root)
    if located.refused:
        raise RecordError(located.refused, where=shown(path))
    if located.path.exists() and not located.path.is_file():
        # A pipe would be waited for.
        raise RecordError("cannot be read: it is no regular file", where=shown(path))
    try:
        content = read_bytes(located.path, most=MOST_BYTES)
    except TooLarge as error:
        hint = "Spread its claims over several files."
        raise RecordError(error.message, where=shown(path), hint=hint) from error
    return decode(content, encoding="utf-8", source=shown(path))


def locate(
    written: str, *, folder: Path, root: Path, inside: Path | None = None
) -> Located:
    """Find a file that a record names; say why, where it may not be read.

    ``inside`` is ``root`` resolved, where that is known.
    """
    path = folder / written
    if Path(written).is_absolute():
        return Located(path, "is no path relative to the record")
    try:
        found, inside = path.resolve(), inside or root.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        return Located(folder, f"is no path that can be followed: {error}")
    if not found.is_relative_to(inside):
        return Located(found, "leads out of the project's folder, and is not read")
    return Located(found, None)


def read_text(
    text: str, *, path: Path, root: Path, ways: dict[str, Located] | None = None
) -> tuple[list[ClaimRecord], list[RecordError]]:
    """Read the records of one file's text.

    ``ways`` is told where each path led that they name.
    """
    is_one = path.suffix == ".md"
    body, prose, first = _parted(text) if is_one else (text, "", 1)
    if body is None:
        return [], [
            RecordError(
                "no second line of +++ ends the record", where=f"{shown(path)}:1:1"
            )
        ]
    try:
        tables = tomli.loads(body, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        return [], [_no_toml(error, body, path, first)]
    where = Places(body.replace("\r\n", "\n"), file=shown(path), first_line=first)
    ways = {} if ways is None else ways

    def follow(written: str) -> Located:
        if written not in ways:  # many claims are of one file
            ways[written] = locate(written, folder=path.parent, root=root)
        return ways[written]

    if is_one:
        record, errors = read_claim(tables, places=where, prose=prose, locate=follow)
        if record and record.id != path.stem:
            errors.append(
                RecordError(
                    f"the file is called {path.name}, and its id is {record.id!r}",
                    where=record.where,
                    hint=f"Call the file {record.id}.md.",
                )
            )
        return ([record] if record and not errors else []), errors
    return _of_many(tables, where, follow)


def _of_many(
    tables: dict[str, Any], where: Any, follow: Any
) -> tuple[list[ClaimRecord], list[RecordError]]:
    records, errors = [], []
    for name in tables:
        if name != "claim":
            hint = near(name, ["claim"], "There is")
            message = f"no table of such a file is called {name!r}"
            errors.append(RecordError(message, where=where.of(name), hint=hint))
    claims = tables.get("claim", [])
    if not isinstance(claims, list) or not all(isinstance(c, dict) for c in claims):
        place = where.of("claim")
        message, hint = "`claim` is no list of tables", "Write each under [[claim]]."
        return [], [*errors, RecordError(message, where=place, hint=hint)]
    for index, table in enumerate(claims):
        record, wrong = read_claim(
            table, places=where, way=("claim", index), locate=follow
        )
        errors += wrong
        records += [record] if record else []
    return records, errors


def _opens(text: str) -> bool:
    return text.partition("\n")[0].rstrip() == _MARK


def _parted(text: str) -> tuple[str | None, str, int]:
    """Part a Markdown file into its TOML, its prose, and the TOML's first line."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != _MARK:
        return None, "", 1
    end = re.compile(r"^\+\+\+[ \t\r]*$", re.MULTILINE).search(rest)
    if end is None:
        return None, "", 1
    return rest[: end.start()], rest[end.end() :].strip(), 2


def _no_toml(error: Exception, body: str, path: Path, first: int) -> RecordError:
    if isinstance(error, RecursionError):
        return RecordError("is nested too deep to be read", where=shown(path))
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    *before, last = body.split("\n")
    line, column = found.groups() if found else (len(before) + 1, len(last) + 1)
    message = re.sub(r" \(at .*\)$", "", str(error))
    lines = body.split("\n")
    wrong = lines[int(line) - 1] if int(line) <= len(lines) else ""
    return RecordError(
        f"not TOML: {message}",
        where=f"{shown(path)}:{int(line) + first - 1}:{column}",
        hint=_as_toml(message, wrong),
    )


def _as_toml(message: str, line: str) -> str | None:
    """Say how TOML would have what people write instead; None where nobody knows."""
    if re.search("[“”„‘’]", line):
        return 'Take straight quotation marks: "…".'
    if "'\\n'" in message:
        return "A quotation mark at the end is missing."
    if re.match(r"\s*[\w-]+\s*:", line):
        return 'Write `key = "value"`, and no colon.'
    return None


def shown(path: Path) -> str:
    """Name a file as somebody would who stands where the command was called."""
    here = Path.cwd()
    inside = path.is_absolute() and path.is_relative_to(here)
    return (path.relative_to(here) if inside else path).as_posix()

"""Open a file of evidence: its bytes, its hash, its reader, its figures."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from holdwater.errors import EvidenceError, Gone, ReadError, TooLarge, UnknownFormat
from holdwater.evidence.parts import open_json
from holdwater.evidence.told import Told
from holdwater.extensions import load
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.reading.formats import ENDINGS as PAPERS


class Reader(Protocol):
    """Reads one kind of file."""

    def __call__(self, content: bytes, evidence: Evidence) -> Told:
        """Return what it tells; raise ReadError or EvidenceError."""
        ...


class _Kind(NamedTuple):
    """A reader, and the names at the top of a JSON file that is its own."""

    reader: str
    marks: frozenset[str] = frozenset()


_HERE = "holdwater.evidence.readers"

READERS = {
    "table": _Kind("holdwater.evidence.readers.table:read"),
    "pytest-benchmark": _Kind(
        f"{_HERE}.pytest_benchmark:read",
        frozenset({"machine_info", "commit_info", "benchmarks"}),
    ),
    "google-benchmark": _Kind(
        f"{_HERE}.google_benchmark:read", frozenset({"context", "benchmarks"})
    ),
    "hyperfine": _Kind(f"{_HERE}.hyperfine:read", frozenset({"results"})),
    "prometheus": _Kind(f"{_HERE}.prometheus:read", frozenset({"status", "data"})),
    "certificate": _Kind(f"{_HERE}.certificate:read", frozenset({"certificate"})),
    "paper": _Kind(f"{_HERE}.paper:read"),
    "story": _Kind(f"{_HERE}.story:read"),
}

#: Files of these endings hold a table and nothing else.
_TABLES = frozenset({".csv", ".tsv", ".ndjson", ".jsonl", ".parquet", ".xlsx"})

#: Readers that take what the record says in `query`.
_ASKED = frozenset({"table", "paper"})


def open_exhibit(evidence: Evidence, *, most: int) -> Exhibit:
    """Open the file that a record names, of at most ``most`` bytes.

    Where the record says which content it has to be (``sha256``) and it is another,
    nothing of it is read: the exhibit has its hash and no figures.

    Raises Gone where the file is not there, ReadError where it cannot be read, EvidenceError where it does not
    tell what it is asked for, AnchorLost where words that are quoted are gone.
    """
    content = read_evidence(evidence.path, most=most)
    sha256 = hashlib.sha256(content).hexdigest()
    if evidence.sha256 is not None and evidence.sha256.lower() != sha256:
        named = evidence.reader or "none"
        return Exhibit(evidence=evidence, sha256=sha256, reader=named, figures={})
    name = evidence.reader or _found(evidence, content)
    told = _reader(name, evidence)(content, evidence)
    return Exhibit(
        evidence=evidence,
        sha256=sha256,
        reader=name,
        figures=told.figures,
        flags=(*told.flags, *_self_run(evidence)),
        conditions=told.conditions,
        created=told.created,
        expires=told.expires,
    )


def read_evidence(path: Path, *, most: int) -> bytes:
    """Read a regular file, and nothing that a link, a pipe or a device leads to."""
    where = str(path)
    try:
        # Without O_NONBLOCK a pipe that nobody writes to is waited for.
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise Gone("is not there", where=where) from error
    except OSError as error:
        said = "is a link" if path.is_symlink() else error.strerror or str(error)
        raise ReadError(f"cannot be read: {said}", where=where) from error
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise ReadError("cannot be read: it is no regular file", where=where)
    with os.fdopen(opened, "rb") as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise TooLarge(
            f"is larger than {most:,} bytes",
            where=where,
            hint="Keep the rows that the claim rests on, and say how they were chosen.",
        )
    return content


def _reader(name: str, evidence: Evidence) -> Reader:
    if name not in READERS:
        raise EvidenceError(
            f"no reader is called {name!r}",
            where=str(evidence.path),
            hint=f"Known are {', '.join(READERS)}.",
        )
    if evidence.query and name not in _ASKED:
        raise EvidenceError(
            f"has a query, and is read as {name}, which takes none",
            where=str(evidence.path),
            hint="A query is for a table (SQL) and for a paper (the words it quotes).",
        )
    reader: Reader = load(READERS[name].reader)
    return reader


def _found(evidence: Evidence, content: bytes) -> str:
    """Tell a file's reader from its kind, its ending and what stands at its top."""
    ending = evidence.path.suffix.lower()
    if ending in _TABLES:
        return "table"
    if ending == ".json":
        return "table" if evidence.query else _of_json(evidence, content)
    if ending == ".toml":
        return "certificate"
    if ending in PAPERS:
        return "story" if evidence.kind == "story" else "paper"
    raise UnknownFormat(
        f"no reader for {ending or 'a file without an ending'}",
        where=str(evidence.path),
        hint=f"`reader` in the record names one of {', '.join(READERS)}.",
    )


def _of_json(evidence: Evidence, content: bytes) -> str:
    source = str(evidence.path)
    top: Any = open_json(content, source=source)
    names = frozenset(top) if isinstance(top, dict) else frozenset()
    for name, kind in READERS.items():
        if kind.marks and kind.marks <= names:
            return name
    raise EvidenceError(
        "is of no tool that is known here",
        where=source,
        hint="With a `query` in the record it is read as a table.",
    )


def _self_run(evidence: Evidence) -> tuple[str, ...]:
    """Flag what somebody measured on their own account."""
    made, paid = evidence.made_by, evidence.paid_by
    is_own = made and paid and made.strip().casefold() == paid.strip().casefold()
    return ("self-run",) if is_own else ()

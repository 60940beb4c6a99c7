"""Open a file of evidence: its bytes, its hash, its reader, its figures."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from holdwater.errors import (
    EvidenceError,
    Gone,
    HoldwaterError,
    ReadError,
    TooLarge,
    UnknownFormat,
)
from holdwater.evidence.parts import open_json
from holdwater.evidence.told import Told
from holdwater.extensions import load
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.reading.formats import ENDINGS as PAPERS
from holdwater.tables.bounds import MOST_BYTES_TOGETHER

if TYPE_CHECKING:
    from holdwater.evidence.readers.table import Tables


class Reader(Protocol):
    """Reads one kind of file."""

    def __call__(self, content: bytes, evidence: Evidence) -> Told:
        """Return what it tells; raise ReadError or EvidenceError."""
        ...


_HERE = "holdwater.evidence.readers"
_TABLE = "table"


class _Kind(NamedTuple):
    """A reader, and the names at the top of a JSON file that is its own.

    Of a list, its first part is the top. A tool may write several such files.
    """

    reader: str
    marks: tuple[frozenset[str], ...] = ()


def _kind(name: str, *marks: str) -> _Kind:
    return _Kind(f"{_HERE}.{name}:read", tuple(frozenset(m.split()) for m in marks))


READERS = {
    _TABLE: _kind("table"),
    "pytest-benchmark": _kind(
        "pytest_benchmark", "machine_info commit_info benchmarks"
    ),
    "google-benchmark": _kind("google_benchmark", "context benchmarks"),
    "hyperfine": _kind("hyperfine", "results"),
    "criterion": _kind(
        "criterion", "sampling_mode iters times", "mean median std_dev median_abs_dev"
    ),
    "jmh": _kind("jmh", "jmhVersion benchmark primaryMetric"),
    "k6": _kind("k6", "root_group metrics"),
    "github-action-benchmark": _kind(
        "github_action_benchmark", "lastUpdate repoUrl entries"
    ),
    "prometheus": _kind("prometheus", "status data"),
    "upptime": _kind("upptime", "slug dailyMinutesDown", "schemaVersion label message"),
    "statuspage": _kind("statuspage", "page incidents"),
    "certificate": _kind("certificate", "certificate"),
    "paper": _kind("paper"),
    "story": _kind("story"),
}

#: Endings that one reader alone takes.
_OWN = {
    ".toml": "certificate",
    ".js": "github-action-benchmark",
    ".yml": "upptime",
    ".yaml": "upptime",
}

#: Files of these endings hold a table and nothing else.
_TABLES = frozenset({".csv", ".tsv", ".ndjson", ".jsonl", ".parquet", ".xlsx"})

#: The most bytes of what is no table: a table is read by a process of its own.
MOST_OF_TEXT = 20_000_000

#: Readers that take what the record says in `query`.
_ASKED = frozenset({"table", "paper", "statuspage"})


def open_exhibit(evidence: Evidence, *, most: int) -> Exhibit:
    """Open the file that a record names, of at most ``most`` bytes.

    Where the record says which content it has to be (``sha256``) and it is another,
    nothing of it is read: the exhibit has its hash and no figures.

    Raises Gone where the file is not there, ReadError where it cannot be read, EvidenceError where it does not
    tell what it is asked for, AnchorLost where words that are quoted are gone.
    """
    return Library((), most=most).exhibit(evidence)


class Library:
    """Opens what records name; each content is read once for all that ask it the same.

    Of one that was read, what it tells is kept, or why it does not: by its content and not
    by its name. All that the records in ``known`` ask of one table is asked together.
    One that ``remembers`` reads a file once for all that name it one after the other: they
    are held against one content.
    """

    def __init__(
        self,
        known: Iterable[Evidence],
        *,
        most: int,
        tables: Tables | None = None,
        remembers: bool = False,
    ) -> None:
        self._most = most
        self._asked: dict[Path, list[Evidence]] = defaultdict(list)
        for one in known:
            self._asked[one.path].append(one)
        self._read: dict[_Key, Told | HoldwaterError] = {}
        self._tools: dict[tuple[Path, str], str] = {}
        self._remembers = remembers
        self._last: tuple[Path, bytes, str] | None = None
        self._tables = tables

    def exhibit(self, evidence: Evidence) -> Exhibit:
        """Open a file; as `open_exhibit` does."""
        content, sha256 = self._content(evidence.path)
        if len(content) > MOST_OF_TEXT and not _is_table(evidence):
            raise TooLarge(
                f"is larger than {MOST_OF_TEXT:,} bytes, and no table",
                where=str(evidence.path),
                hint="Keep the part that the claim rests on, and say how it was chosen.",
            )
        if evidence.sha256 is not None and evidence.sha256.lower() != sha256:
            named = evidence.reader or "none"
            return Exhibit(evidence=evidence, sha256=sha256, reader=named, figures={})
        name = evidence.reader or self._found(evidence, content, sha256)
        key = _key(evidence, name, sha256)
        if key not in self._read:
            self._look(content, evidence, key)
        told = self._read[key]
        if isinstance(told, HoldwaterError):
            raise told
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

    def _content(self, path: Path) -> tuple[bytes, str]:
        """Read a file, and hash it; remember it, where it is no large one."""
        if self._last is not None and self._last[0] == path:
            return self._last[1:]
        content = read_evidence(path, most=self._most)
        sha256 = hashlib.sha256(content).hexdigest()
        is_kept = self._remembers and len(content) <= MOST_OF_TEXT
        self._last = (path, content, sha256) if is_kept else None
        return content, sha256

    def _found(self, evidence: Evidence, content: bytes, sha256: str) -> str:
        """Tell a file's reader from its kind, its ending and what stands at its top."""
        named = _by_name(evidence)
        if named:
            return named
        key = (evidence.path, sha256)
        if key not in self._tools:  # many claims are of one file
            self._tools[key] = _of_json(evidence, content)
        return self._tools[key]

    def _look(self, content: bytes, evidence: Evidence, key: _Key) -> None:
        """Read a file for one record, or a table for all that ask it something."""
        try:
            reader = _reader(key.reader, evidence)
            if key.reader != _TABLE or evidence.path not in self._asked:
                self._read[key] = reader(content, evidence)
                return
        except HoldwaterError as error:
            self._read[key] = error
            return
        self._read_tables([(content, key, evidence)])

    def open_together(self, every: Iterable[Evidence]) -> None:
        """Read the tables among some files together, which takes less than each alone.

        What comes of it `exhibit` tells, and what speaks against opening one as well.
        """
        tables: dict[Path, tuple[bytes, _Key, Evidence]] = {}
        for one in every:
            if one.path in tables or not self._may_share(one):
                continue
            try:
                content, sha256 = self._content(one.path)
            except HoldwaterError:
                continue
            key = _key(one, _TABLE, sha256)
            if key not in self._read and one.sha256 in (None, sha256):
                tables[one.path] = (content, key, one)
        if len(tables) > 1:
            self._read_tables(tables.values())

    def _may_share(self, evidence: Evidence) -> bool:
        """Say whether a file is a table that others may be read with, by what is outside."""
        if evidence.refused or evidence.path not in self._asked:
            return False
        if evidence.query is None or not _is_table(evidence):
            return False
        try:
            return evidence.path.lstat().st_size <= MOST_BYTES_TOGETHER
        except OSError:
            return False

    def _read_tables(self, files: Iterable[tuple[bytes, _Key, Evidence]]) -> None:
        """Read tables, each for all that is known to ask it something."""
        if self._tables is None:
            self._tables = load(f"{_HERE}.table:Tables")()
        tables: Tables = self._tables
        keys: list[_Key] = []
        given: list[tuple[bytes, list[Evidence]]] = []
        for content, key, evidence in files:
            together = {key: evidence}
            for one in self._asked[evidence.path]:
                if one.reader in (None, _TABLE) and one.query:
                    together.setdefault(_key(one, _TABLE, key.sha256), one)
            keys += together
            given.append((content, list(together.values())))
        self._read |= zip(keys, tables.read_all(given), strict=True)


class _Key(NamedTuple):
    """What decides what is told: where it lies tells its form, and stands in errors."""

    path: Path
    sha256: str
    reader: str
    query: str | None
    kind: str


def _key(evidence: Evidence, reader: str, sha256: str) -> _Key:
    return _Key(evidence.path, sha256, reader, evidence.query, evidence.kind)


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
    wrong = None
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        wrong = "it is no regular file"
    elif _place_of(opened, path) != str(path.absolute()):
        wrong = "a folder on the way to it is a link by now"
    if wrong:
        os.close(opened)
        raise ReadError(f"cannot be read: {wrong}", where=where)
    with os.fdopen(opened, "rb") as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise TooLarge(
            f"is larger than {most:,} bytes",
            where=where,
            hint="Keep the rows that the claim rests on, and say how they were chosen.",
        )
    return content


def _place_of(opened: int, path: Path) -> str:
    """Tell where a file lies that was opened: paths were followed to their end before."""
    try:
        return str(Path(f"/proc/self/fd/{opened}").readlink())
    except OSError:  # no such system
        return str(path.absolute())


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
            hint="A query is for a table (SQL), for a paper (the words it quotes) and "
            "for a status page (its window).",
        )
    reader: Reader = load(READERS[name].reader)
    return reader


def _is_table(evidence: Evidence) -> bool:
    """Say whether a file goes to what reads tables, whatever is in it."""
    if evidence.reader is not None:
        return evidence.reader == _TABLE
    ending = evidence.path.suffix.lower()
    return ending in _TABLES or (ending == ".json" and evidence.query is not None)


def _by_name(evidence: Evidence) -> str | None:
    """Tell a file's reader without a look inside; None of JSON, which has to be read."""
    ending = evidence.path.suffix.lower()
    if ending in _TABLES:
        return "table"
    if ending == ".json":
        return "table" if evidence.query else None
    if ending in _OWN:
        return _OWN[ending]
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
    first = top[0] if isinstance(top, list) and top else top
    names = frozenset(first) if isinstance(first, dict) else frozenset()
    for name, kind in READERS.items():
        if any(marks <= names for marks in kind.marks):
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

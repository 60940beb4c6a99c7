r"""Rows out of dumps of databases, as pg_dump and mysqldump write them, line by line.

pg_dump writes a table as ``COPY table (columns) FROM stdin;``, a line a row, and ``\.`` at
the end (PostgreSQL, "COPY", text format). mysqldump writes ``INSERT INTO `table` VALUES
(…),(…);``, on one line or a line a row, and names the columns in ``CREATE TABLE`` or in
each INSERT (MySQL, "String Literals"). phpBB's own backup writes the second form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from holdwater.community.importers.prose import decoded
from holdwater.community.importers.rows import Tally
from holdwater.errors import CommunityError

Values = dict[str, str | None]

#: Told a table's name without its schema, which of its columns are wanted; none, if none.
Wanted = Callable[[str], tuple[str, ...]]

_COPY = re.compile(
    rb'COPY (?:"?\w+"?\.)?"?(\w+)"? \(([^)]*)\) FROM stdin;\s*$', re.IGNORECASE
)
_CREATE = re.compile(rb"CREATE TABLE (?:IF NOT EXISTS )?[`\"]?(\w+)[`\"]? \(")
_COLUMN = re.compile(rb"\s+[`\"](\w+)[`\"]\s")
_INSERT = re.compile(
    rb"INSERT (?:IGNORE )?INTO (?:[`\"]?\w+[`\"]?\.)?[`\"]?(\w+)[`\"]?\s*"
    rb"(?:\(([^)]*)\))?\s*VALUES\s*",
    re.IGNORECASE,
)

_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|(.))", re.DOTALL)
_OF_COPY = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}

#: A value of an INSERT, and what ends it. Nothing in it is tried twice.
_VALUE = re.compile(
    r"\s*(?:(?:_binary |_utf8mb4 )?'((?>(?:[^'\\]++|\\.|'')*))'|([^,()']++))\s*([,)])",
    re.DOTALL,
)
_OF_MYSQL = {"0": "\0", "b": "\b", "n": "\n", "r": "\r", "t": "\t", "Z": "\x1a"}

TORN = "is a row that cannot be taken apart"


class SqlDump:
    """Reads a dump line by line; knows which table it is in, and nothing else.

    ``state`` is that knowledge: plain values.
    """

    def __init__(self, wanted: Wanted, tally: Tally) -> None:
        self._wanted = wanted
        self._tally = tally
        self.state: dict[str, Any] = {}
        self.begin()

    def begin(self) -> None:
        """Forget the file before."""
        self.state = {"copy": None, "create": None, "insert": None}
        self.state |= {"columns": {}, "postgres": False}

    def read(self, line: bytes) -> Iterator[tuple[str, Values]]:
        """Yield the rows of a line, each with its table."""
        copying = self.state["copy"]
        if copying:
            yield from self._copied(line, *copying)
        elif self.state["create"]:
            self._column(line)
        elif self.state["insert"] and line.lstrip()[:1] == b"(":
            yield from self._rows(decoded(line, self._tally))
        elif line[:6].upper() == b"INSERT":
            yield from self._inserted(line)
        elif line.startswith(b"COPY "):
            self._begin_copy(line)
        elif line.startswith(b"CREATE TABLE "):
            self._begin_create(line)
        elif line.startswith(b"-- PostgreSQL database dump"):
            self.state["postgres"] = True

    # -- pg_dump -----------------------------------------------------------

    def _begin_copy(self, line: bytes) -> None:
        found = _COPY.match(line)
        if found:
            table = found[1].decode()
            columns = [one.strip(' "') for one in found[2].decode().split(",")]
            wanted = [one for one in self._wanted(table) if one in columns]
            places = [columns.index(one) for one in wanted]
            self.state["copy"] = [table, len(columns), wanted, places]

    def _copied(
        self, line: bytes, table: str, many: int, wanted: list[str], places: list[int]
    ) -> Iterator[tuple[str, Values]]:
        if line.rstrip(b"\r") == b"\\.":
            self.state["copy"] = None
            return
        if not wanted:
            return
        fields = decoded(line, self._tally).split("\t")
        if len(fields) != many:
            self._tally.add(TORN)
            return
        yield (
            table,
            {
                name: _from_copy(fields[place])
                for name, place in zip(wanted, places, strict=True)
            },
        )

    # -- mysqldump ---------------------------------------------------------

    def _begin_create(self, line: bytes) -> None:
        found = _CREATE.match(line)
        if found and not self.state["postgres"] and not line.rstrip().endswith(b";"):
            table = found[1].decode()
            if self._wanted(table):
                self.state["create"] = table
                self.state["columns"][table] = []

    def _column(self, line: bytes) -> None:
        found = _COLUMN.match(line)
        if found:
            self.state["columns"][self.state["create"]].append(found[1].decode())
        elif line.startswith(b")") or line.rstrip().endswith(b";"):
            self.state["create"] = None

    def _inserted(self, line: bytes) -> Iterator[tuple[str, Values]]:
        found = _INSERT.match(line)
        table = found[1].decode() if found else ""
        wanted = self._wanted(table) if table else ()
        if not found or not wanted:
            return
        if self.state["postgres"]:
            raise CommunityError(
                "was written by pg_dump with --inserts, which is not read",
                hint="Write the dump anew without that option.",
            )
        columns = self.state["columns"].get(table, [])
        if found[2]:
            columns = [one.strip(' `"') for one in found[2].decode().split(",")]
        self.state["insert"] = [table, columns, wanted]
        yield from self._rows(decoded(line[found.end() :], self._tally))

    def _rows(self, text: str) -> Iterator[tuple[str, Values]]:
        """Read rows of an INSERT, up to the end of a line or of the statement."""
        table, columns, wanted = self.state["insert"]
        at = text.find("(")
        while at >= 0:
            values: list[str | None] = []
            at += 1
            while found := _VALUE.match(text, at):
                values.append(_from_mysql(found[1], found[2]))
                at = found.end()
                if found[3] == ")":
                    break
            if found is None or len(values) != len(columns):
                self._tally.add(TORN)
            else:
                named = zip(columns, values, strict=True)
                yield table, {name: value for name, value in named if name in wanted}
            if found is None or text[at : at + 1] != ",":
                break
            at = text.find("(", at)
        if text.rstrip().endswith(";"):
            self.state["insert"] = None


def _from_copy(field: str) -> str | None:
    if field == "\\N":
        return None
    return _ESCAPED.sub(_meant_by_copy, field) if "\\" in field else field


def _meant_by_copy(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    if found[2]:
        return chr(int(found[2], 8))
    return _OF_COPY.get(found[3], found[3])


_BACKSLASHED = re.compile(r"\\(.)", re.DOTALL)


def _from_mysql(quoted: str | None, bare: str | None) -> str | None:
    if quoted is not None:
        if "\\" in quoted or "''" in quoted:
            # What stands behind a backslash is no half of a doubled mark.
            parts = quoted.split("\\\\")
            return "\\".join(
                _BACKSLASHED.sub(_meant_by_mysql, one.replace("''", "'"))
                for one in parts
            )
        return quoted
    text = (bare or "").strip()
    if text.upper() == "NULL":
        return None
    if text[:2] in ("0x", "0X"):
        try:
            return bytes.fromhex(text[2:]).decode("utf-8", "replace")
        except ValueError:
            return None
    return text


def _meant_by_mysql(found: re.Match[str]) -> str:
    return _OF_MYSQL.get(found[1], found[1])

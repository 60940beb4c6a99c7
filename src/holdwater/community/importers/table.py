"""Any CSV, NDJSON or Parquet, with a map that tells which column is what.

The map is TOML: ``[columns]`` gives canonical columns the names they have in the file,
``[always]`` gives some a value of their own, and ``[form]`` says how text and fields are
written. Without a map the file's columns have canonical names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdwater.community.importers.csv_rows import csv_rows, unquoted_rows
from holdwater.community.importers.json_values import parsed, text_of
from holdwater.community.importers.prose import (
    MOST_LINKS,
    Said,
    from_html,
    from_phpbb,
    is_true,
    plain,
    seconds,
    whole,
)
from holdwater.community.importers.rows import Options, Row, Tally
from holdwater.community.posts import COLUMNS, REQUIRED
from holdwater.errors import CommunityError

#: How a text may be written.
TEXTS = {"plain": plain, "html": from_html, "phpbb": from_phpbb}

_NAME = "Name the columns in a map: [columns] in a file for --columns."
_UNQUOTE = (
    "Where fields are quoted, say so in a file for --columns: [form] quoted = true."
)

NO_LINKS = "has links that are none: kept without them"

#: Of a JSON object, what is nested is named with dots between.
_DEEPEST = 8


class Table:
    """Reads rows whose columns are named by a map."""

    def __init__(self, options: Options, tally: Tally) -> None:
        self._tally = tally
        columns, always, form = read_map(options.columns or {})
        self._columns = columns
        self._always = always
        if options.community:
            self._always = {**always, "community": options.community}
        self._text = TEXTS[form.get("text", "plain")]
        self._delimiter = form.get("delimiter", ",")
        self._quoted: bool | None = form.get("quoted")
        self.state: dict[str, Any] = {"kind": "", "head": None}

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records."""
        lower = name.lower()
        if lower.endswith((".csv", ".tsv")):
            return "csv" if self._is_quoted(lower.rpartition(".")[2]) else "lines"
        if lower.endswith((".ndjson", ".jsonl")):
            return "lines"
        return "parquet" if lower.endswith(".parquet") else None

    def begin(self, name: str) -> None:
        """Hear that a file begins."""
        self.state = {"kind": name.lower().rpartition(".")[2], "head": None}

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a row. Raises CommunityError where a column that is needed is not there."""
        if self.state["kind"] not in ("csv", "tsv"):
            if record.strip():
                found = parsed(record, self._tally)
                if isinstance(found, dict):
                    yield self._row(found)
                elif found is not None:
                    self._tally.add("is no JSON object")
            return
        kind = self.state["kind"]
        delimiter = "\t" if kind == "tsv" else self._delimiter
        cut = csv_rows if self._is_quoted(kind) else unquoted_rows
        for row in cut(record, self._tally, delimiter=delimiter):
            head = self.state["head"]
            if head is None:
                self._check(row)
                self.state["head"] = row
            elif len(row) != len(head):
                few = len(row) < len(head)
                self._tally.add(f"has too {'few' if few else 'many'} columns")
            else:
                yield self._row(dict(zip(head, row, strict=True)))

    def _is_quoted(self, kind: str) -> bool:
        """Say whether fields may stand in quotation marks: those of a TSV seldom do."""
        return kind == "csv" if self._quoted is None else self._quoted

    def _check(self, head: list[str]) -> None:
        for canonical in REQUIRED:
            name = self._columns.get(canonical, canonical)
            if name not in head and canonical not in self._always:
                raise CommunityError(
                    f"has no column {name!r} for {canonical!r}; it has "
                    f"{', '.join(head)[:200]}",
                    hint=_UNQUOTE if head[0].startswith('"') else _NAME,
                )

    def _row(self, row: dict[str, Any]) -> Row:
        def get(canonical: str) -> Any:
            if canonical in self._always:
                return self._always[canonical]
            name = self._columns.get(canonical, canonical)
            value = row[name] if name in row else _nested(row, name)
            return None if value == "" and canonical != "text" else value

        text = get("text")
        said = Said("", [])
        if text is not None:
            said = self._text(text_of(text) or "", self._tally)
        links = self._links(get("links"))
        staff = get("is_staff")
        values = {
            "post_id": text_of(get("post_id")),
            "thread_id": text_of(get("thread_id")),
            "parent_id": text_of(get("parent_id")),
            "author_id": text_of(get("author_id")),
            "author_created": seconds(get("author_created_at")),
            "author_posts": whole(get("author_posts")),
            "created": seconds(get("created_at")),
            "edited": seconds(get("edited_at")),
            "title": text_of(get("title")),
            "text": None if text is None else said.text,
            "links": list(dict.fromkeys([*links, *said.links])),
            "score": whole(get("score")),
            "community": text_of(get("community")),
            "category": text_of(get("category")),
            "staff": None if staff is None else is_true(staff),
        }
        if is_true(get("author_created_estimated")):
            values["estimated"] = True
        return Row("post", values)

    def _links(self, given: Any) -> list[str]:
        listed = given.split() if isinstance(given, str) else given or []
        if not isinstance(listed, list):
            self._tally.add(NO_LINKS)
            return []
        return [one for one in listed if isinstance(one, str)][:MOST_LINKS]


def _nested(row: dict[str, Any], name: str) -> Any:
    found: Any = row
    for part in name.split(".")[:_DEEPEST]:
        if not isinstance(found, dict):
            return None
        found = found.get(part)
    return found


def read_map(
    written: dict[str, Any],
) -> tuple[dict[str, str], dict[str, Any], dict[str, Any]]:
    """Read a map of columns. Raises CommunityError where it makes no sense."""
    for name, part in written.items():
        if name not in ("columns", "always", "form"):
            raise CommunityError(
                f"a map of columns has no [{name}]",
                hint="It has [columns], [always] and [form].",
            )
        if not isinstance(part, dict):
            raise CommunityError(f"[{name}] of a map of columns is no table")
    columns, always = written.get("columns", {}), written.get("always", {})
    for name in (*columns, *always):
        if name not in COLUMNS:
            raise CommunityError(
                f"a map of columns names {name!r}, and posts have no such column",
                hint=f"They have {', '.join(COLUMNS)}.",
            )
    for name, value in columns.items():
        if not isinstance(value, str):
            raise CommunityError(f"[columns] {name} is no name of a column")
    form = written.get("form", {})
    for name, value in form.items():
        _check_form(name, value)
    return dict(columns), dict(always), dict(form)


def _check_form(name: str, value: Any) -> None:
    if name == "quoted":
        if not isinstance(value, bool):
            raise CommunityError("[form] quoted is true or false")
        return
    if name not in ("text", "delimiter") or not isinstance(value, str):
        raise CommunityError(
            f"[form] knows no {name!r}", hint="It has text, delimiter and quoted."
        )
    if name == "text" and value not in TEXTS:
        raise CommunityError(
            f"[form] text is {value!r}", hint=f"It is one of {', '.join(TEXTS)}."
        )
    if name == "delimiter" and len(value) != 1:
        raise CommunityError("[form] delimiter is no single character")

"""Plain fields of a TOML table, each read as what it has to be.

What is wrong is kept with its place, and the reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from holdwater.errors import RecordError
from holdwater.ledger.places import Places

#: The most characters of a text, and the most of anything that is listed.
MOST_TEXT, MOST_LISTED = 5_000, 100


class Table(NamedTuple):
    """A table, and the way to it from the top of its file."""

    values: Mapping[str, Any]
    way: tuple[str | int, ...]


class Fields:
    """Reads fields, and keeps what is wrong with them in ``errors``."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.errors: list[RecordError] = []

    def error(self, message: str, *way: str | int, hint: str | None = None) -> None:
        """Keep what is wrong, with its place and what to do next."""
        where = self.places.of(*way)
        self.errors.append(RecordError(message, where=where, hint=hint))

    def known(self, table: Table, fields: list[str]) -> None:
        """Keep an error for each key that nobody asks for."""
        for key in table.values:
            if key not in fields:
                what = "table" if isinstance(table.values[key], dict | list) else "key"
                self.error(
                    f"no {what} of {_of(table)} is called {key!r}",
                    *table.way,
                    key,
                    hint=near(key, fields, "There is"),
                )

    def text(self, table: Table, name: str, *, required: bool = False) -> str | None:
        """Read a text that says something; None where there is none."""
        value = table.values.get(name)
        if value is None:
            if required:
                self.error(f"{_of(table)} lacks `{name}`", *table.way)
            return None
        if not isinstance(value, str) or not value.strip():
            self.error(f"`{name}` is {_shown(value)}, not a text", *table.way, name)
            return None
        if len(value) > MOST_TEXT:
            self.error(
                f"`{name}` is longer than {MOST_TEXT:,} characters", *table.way, name
            )
            return None
        return value

    def matching(
        self, table: Table, name: str, like: str, what: str, *, required: bool = True
    ) -> str | None:
        """Read a text of a certain form; ``what`` tells it to a person."""
        value = self.text(table, name, required=required)
        if value is not None and not re.fullmatch(like, value):
            self.error(f"`{name}` is {_shown(value)}, not {what}", *table.way, name)
        return value

    def texts(
        self, table: Table, name: str, like: str | None = None
    ) -> tuple[str, ...]:
        """Read a list of texts, each of the form ``like`` where that is given."""
        value = table.values.get(name, [])
        is_list = isinstance(value, list) and len(value) <= MOST_LISTED
        if not is_list or not all(
            isinstance(one, str) and one.strip() and len(one) <= MOST_TEXT
            for one in value
        ):
            self.error(
                f"`{name}` is no list of at most {MOST_LISTED} texts",
                *table.way,
                name,
                hint=f'Write it so: {name} = ["…", "…"].',
            )
            return ()
        for one in value:
            if like and not re.fullmatch(like, one):
                self.error(f"`{name}` holds {one!r}, not {like}", *table.way, name)
        return tuple(value)

    def words(
        self, table: Table, name: str, fields: list[str] | None
    ) -> dict[str, str]:
        """Read a table of texts; any key may stand in it where no fields are named."""
        found = table.values.get(name, {})
        if not isinstance(found, dict) or len(found) > MOST_LISTED:
            self.error(f"`{name}` is no table", *table.way, name)
            return {}
        own = Table(found, (*table.way, name))
        if fields is not None:
            self.known(own, fields)
        words = {}
        for key, value in found.items():
            is_day = isinstance(value, date) and not isinstance(value, datetime)
            said = value.isoformat() if is_day else self.text(own, key)
            if said is not None:
                words[key] = str(said)
        return words

    def switch(self, table: Table, name: str, *, is_on: bool) -> bool:
        """Read true or false; ``is_on`` where it is not there."""
        value = table.values.get(name, is_on)
        if isinstance(value, bool):
            return value
        said = f"`{name}` is {_shown(value)}, not true or false"
        self.error(said, *table.way, name)
        return is_on

    def day(self, table: Table, name: str) -> date | None:
        """Read a day; None where there is none."""
        value = table.values.get(name)
        if value is None or (
            isinstance(value, date) and not isinstance(value, datetime)
        ):
            return value
        self.error(
            f"`{name}` is {_shown(value)}, not a day",
            *table.way,
            name,
            hint="Write it without quotation marks: 2026-11-22.",
        )
        return None


def near(word: str, known: Iterable[str], listed: str) -> str | None:
    """Say which known name was meant, or which there are."""
    from difflib import get_close_matches  # only where something is wrong

    names = list(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"{listed} {', '.join(f'`{name}`' for name in names)}." if names else None


def _of(table: Table) -> str:
    names = [str(one) for one in table.way if isinstance(one, str) and one != "claim"]
    return f"`{names[-1]}`" if names else "a record"


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:39] + "…"

"""The fields of a claim's record: a table of TOML into a `ClaimRecord`.

Every fault of a table is found, not the first alone. What a record says must agree with
itself: its words print the figure it claims, in the same bound, and its formula asks for
figures of evidence it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from holdwater.errors import FormulaError, RecordError
from holdwater.ledger.formulas import FUNCTIONS, parse
from holdwater.ledger.places import Places
from holdwater.ledger.printed import figures_in, named_figures, prints, read_claimed
from holdwater.model.claim import KINDS
from holdwater.model.evidence import EVIDENCE_KINDS, Evidence
from holdwater.model.quantity import Quantity
from holdwater.model.record import OPERATORS, ClaimedValue, ClaimRecord

#: The most characters of a text, and the most of anything that is listed.
MOST_TEXT, MOST_LISTED = 5_000, 100

ID = r"[a-z0-9-]{3,80}"
_NAME = r"[A-Za-z_][A-Za-z0-9_-]{0,79}"
_VARIABLE = r"[A-Za-z_][A-Za-z0-9_]{0,79}"

RECORD_FIELDS = (
    "id product text variations was kinds owner published expires audience disclose "
    "not_said value evidence counter_evidence"
).split()
VALUE_FIELDS = "claimed is formula figures".split()
EVIDENCE_FIELDS = (
    "name path kind reader query sha256 created expires made_by paid_by scope".split()
)
AUDIENCE_FIELDS = "who wants_to gains".split()
DISCLOSE_FIELDS = "measure baseline conditions ran_by paid_by date".split()

#: What words that say no bound may be recorded as.
_UNBOUNDED = frozenset(OPERATORS) - {"about", "up to"}


class Located(NamedTuple):
    """The path of a file of evidence, and why it may not be read, if it may not."""

    path: Path
    refused: str | None


Locate = Callable[[str], Located]


def read_claim(
    table: Mapping[str, Any],
    *,
    places: Places,
    way: tuple[str | int, ...] = (),
    prose: str = "",
    locate: Locate,
) -> tuple[ClaimRecord | None, list[RecordError]]:
    """Read one claim; None where something is wrong with it, and all that is."""
    reader = _Reader(places, locate)
    record = reader.record(_Table(table, way), prose)
    return (None if reader.errors else record), sorted(reader.errors, key=_line)


class _Table(NamedTuple):
    values: Mapping[str, Any]
    way: tuple[str | int, ...]


class _Reader:
    def __init__(self, places: Places, locate: Locate) -> None:
        self._places = places
        self._locate = locate
        self.errors: list[RecordError] = []

    def error(self, message: str, *way: str | int, hint: str | None = None) -> None:
        """Keep what is wrong, with its place and what to do next."""
        where = self._places.of(*way)
        self.errors.append(RecordError(message, where=where, hint=hint))

    # -- a record ---------------------------------------------------------------

    def record(self, table: _Table, prose: str) -> ClaimRecord:
        self._known(table, RECORD_FIELDS)
        text = self._text(table, "text", required=True) or ""
        variations = self._texts(table, "variations")
        evidence = self._evidence(table, "evidence")
        counter = self._evidence(table, "counter_evidence")
        self._names((*evidence, *counter), table)
        value = self._value(table, evidence)
        if value:
            self._agree(table, value, text, variations)
        if len(prose) > 20 * MOST_TEXT:
            self.error(f"the prose is longer than {20 * MOST_TEXT:,} characters")
        return ClaimRecord(
            id=self._matching(table, "id", ID, "3 to 80 of a-z, 0-9 and -") or "",
            text=text,
            where=self._places.of(*table.way, "id"),
            was=self._texts(table, "was", like=r"s1:[0-9a-f]{16}"),
            variations=variations,
            product=self._text(table, "product"),
            kinds=self._kinds(table),
            audience=self._words(table, "audience", AUDIENCE_FIELDS),
            value=value,
            disclose=self._words(table, "disclose", DISCLOSE_FIELDS),
            not_said=self._text(table, "not_said"),
            evidence=evidence,
            counter_evidence=counter,
            owner=self._text(table, "owner"),
            published=self._day(table, "published"),
            expires=self._day(table, "expires"),
            prose=prose,
        )

    def _kinds(self, table: _Table) -> tuple[str, ...]:
        kinds = self._texts(table, "kinds")
        for kind in kinds:
            if kind not in KINDS:
                self.error(
                    f"no kind is called {kind!r}",
                    *table.way,
                    "kinds",
                    hint=near(kind, KINDS, "The kinds are"),
                )
        return tuple(kind for kind in KINDS if kind in kinds)

    # -- its evidence -----------------------------------------------------------

    def _evidence(self, table: _Table, name: str) -> tuple[Evidence, ...]:
        rows = table.values.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            self.error(
                f"`{name}` is no list of tables",
                *table.way,
                name,
                hint=f"Write each under [[{name}]].",
            )
            return ()
        if len(rows) > MOST_LISTED:
            self.error(f"more than {MOST_LISTED} of `{name}`", *table.way, name)
        found = (
            self._file(
                _Table(row, (*table.way, name, index)), is_counter=name != "evidence"
            )
            for index, row in enumerate(rows[:MOST_LISTED])
        )
        return tuple(found)

    def _file(self, table: _Table, *, is_counter: bool) -> Evidence:
        self._known(table, [*EVIDENCE_FIELDS, *(["answer"] if is_counter else [])])
        kind = self._text(table, "kind", required=not is_counter) or "record"
        if kind not in EVIDENCE_KINDS:
            self.error(
                f"no evidence is of kind {kind!r}",
                *table.way,
                "kind",
                hint=near(kind, EVIDENCE_KINDS, "It may be"),
            )
        written = self._text(table, "path", required=True) or ""
        located = self._locate(written)
        return Evidence(
            name=self._matching(table, "name", _NAME, "letters, digits, - and _") or "",
            path=located.path,
            kind=kind,
            reader=self._text(table, "reader"),
            query=self._text(table, "query"),
            sha256=self._matching(
                table,
                "sha256",
                "[0-9a-f]{64}",
                "64 digits of 0-9 and a-f",
                required=False,
            ),
            created=self._day(table, "created"),
            expires=self._day(table, "expires"),
            made_by=self._text(table, "made_by"),
            paid_by=self._text(table, "paid_by"),
            scope=self._text(table, "scope"),
            answer=self._text(table, "answer") if is_counter else None,
            refused=located.refused,
        )

    def _names(self, evidence: Iterable[Evidence], table: _Table) -> None:
        seen: set[str] = set()
        for one in evidence:
            if one.name and one.name in seen:
                self.error(
                    f"two files of evidence are called {one.name!r}",
                    *table.way,
                    "evidence",
                    hint="Give each its own `name`.",
                )
            seen.add(one.name)

    # -- its value --------------------------------------------------------------

    def _value(
        self, table: _Table, evidence: tuple[Evidence, ...]
    ) -> ClaimedValue | None:
        found = table.values.get("value")
        if found is None:
            return None
        if not isinstance(found, dict):
            self.error("`value` is no table", *table.way, "value")
            return None
        own = _Table(found, (*table.way, "value"))
        self._known(own, VALUE_FIELDS)
        claimed = self._text(own, "claimed", required=True)
        operator = self._text(own, "is", required=True)
        if operator and operator not in OPERATORS:
            hint = near(operator, OPERATORS, "It is one of")
            self.error(f"`is` is {operator!r}", *own.way, "is", hint=hint)
        printed = read_claimed(claimed) if claimed else None
        if claimed and printed is None:
            self.error(
                f"`claimed` is {claimed!r}, not one figure",
                *own.way,
                "claimed",
                hint='Write it as the words print it: "5 ms", "3x", "99.9%".',
            )
        formula = self._text(own, "formula", required=bool(evidence)) or ""
        figures = self._words(own, "figures", None)
        self._formula(own, formula, figures, evidence)
        if not claimed or printed is None or not operator:
            return None
        return ClaimedValue(
            claimed=claimed,
            value=printed.value,
            unit=printed.unit,
            operator=operator,
            formula=formula,
            figures=figures,
        )

    def _formula(
        self,
        own: _Table,
        formula: str,
        figures: Mapping[str, str],
        evidence: tuple[Evidence, ...],
    ) -> None:
        if not formula:
            return
        try:
            asked = parse(formula).names
        except FormulaError as error:
            self.error(f"the formula {error.message}", *own.way, "formula")
            return
        if not asked:
            self.error(
                "the formula asks for no figure, so nothing could ever speak against it",
                *own.way,
                "formula",
                hint="Use the names under `figures`.",
            )
        for name in sorted(asked - set(figures)):
            self.error(
                f"the formula asks for {name!r}, which is not under `figures`",
                *own.way,
                "formula",
                hint=near(name, figures, "There is"),
            )
        for name in sorted(set(figures) - asked):
            self.error(
                f"the formula does not use the figure {name!r}",
                *own.way,
                "figures",
                name,
            )
        self._figures(own, figures, [one.name for one in evidence])

    def _figures(
        self, own: _Table, figures: Mapping[str, str], evidence: list[str]
    ) -> None:
        for name, leads_to in figures.items():
            way = (*own.way, "figures", name)
            if not re.fullmatch(_VARIABLE, name) or name in FUNCTIONS:
                self.error(
                    f"a formula cannot use {name!r} as a name",
                    *way,
                    hint="Take letters, digits and _, and none of its functions.",
                )
            file, _, figure = leads_to.partition(".")
            if not file or not figure:
                self.error(
                    f"{name!r} leads to {leads_to!r}, not to EVIDENCE.FIGURE", *way
                )
            elif file not in evidence:
                self.error(
                    f"{name!r} leads to {file!r}, and no evidence is called so",
                    *way,
                    hint=near(file, evidence, "There is"),
                )

    def _agree(
        self, table: _Table, value: ClaimedValue, text: str, variations: tuple[str, ...]
    ) -> None:
        """Keep an error where words do not print the figure that is claimed."""
        printed = read_claimed(value.claimed)
        if printed is None:
            return
        self._says(value, printed, text, (*table.way, "text"))
        for one in variations:
            self._says(value, printed, one, (*table.way, "variations"))

    def _says(
        self,
        value: ClaimedValue,
        claimed: Quantity,
        words: str,
        way: tuple[str | int, ...],
    ) -> None:
        found = prints(words, claimed)
        if not words:
            return
        if found is None:
            others = named_figures(figures_in(words), words)
            self.error(
                f"the words print {others or 'no figure'}, and `claimed` is "
                f"{value.claimed!r}",
                *way,
                hint="Let both say the same.",
            )
        elif found.bound not in (None, value.operator) or (
            found.bound is None and value.operator not in _UNBOUNDED
        ):
            shown = words[found.span.start : found.span.end]
            said = (
                f"{found.bound} {shown}" if found.bound else f"{shown}, without bound"
            )
            self.error(
                f"the words say “{said}”, and `is` is {value.operator!r}",
                *way,
                hint="Let both say the same.",
            )

    # -- plain fields -------------------------------------------------------------

    def _known(self, table: _Table, fields: list[str]) -> None:
        for key in table.values:
            if key not in fields:
                what = "table" if isinstance(table.values[key], dict | list) else "key"
                self.error(
                    f"no {what} of {_of(table)} is called {key!r}",
                    *table.way,
                    key,
                    hint=near(key, fields, "There is"),
                )

    def _text(self, table: _Table, name: str, *, required: bool = False) -> str | None:
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

    def _matching(
        self, table: _Table, name: str, like: str, what: str, *, required: bool = True
    ) -> str | None:
        value = self._text(table, name, required=required)
        if value is not None and not re.fullmatch(like, value):
            self.error(f"`{name}` is {_shown(value)}, not {what}", *table.way, name)
        return value

    def _texts(
        self, table: _Table, name: str, like: str | None = None
    ) -> tuple[str, ...]:
        value = table.values.get(name, [])
        is_list = isinstance(value, list) and len(value) <= MOST_LISTED
        if not is_list or not all(
            isinstance(one, str) and one.strip() and len(one) <= MOST_TEXT
            for one in value
        ):
            self.error(
                f"`{name}` is no list of at most {MOST_LISTED} texts", *table.way, name
            )
            return ()
        for one in value:
            if like and not re.fullmatch(like, one):
                self.error(f"`{name}` holds {one!r}, not {like}", *table.way, name)
        return tuple(value)

    def _words(
        self, table: _Table, name: str, fields: list[str] | None
    ) -> dict[str, str]:
        found = table.values.get(name, {})
        if not isinstance(found, dict) or len(found) > MOST_LISTED:
            self.error(f"`{name}` is no table", *table.way, name)
            return {}
        own = _Table(found, (*table.way, name))
        if fields is not None:
            self._known(own, fields)
        words = {}
        for key, value in found.items():
            is_day = isinstance(value, date) and not isinstance(value, datetime)
            said = value.isoformat() if is_day else self._text(own, key)
            if said is not None:
                words[key] = str(said)
        return words

    def _day(self, table: _Table, name: str) -> date | None:
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


def _line(error: RecordError) -> tuple[int, ...]:
    """Return the line and column of an error, to tell them in order."""
    return tuple(map(int, str(error.where).rsplit(":", 2)[1:]))


def _of(table: _Table) -> str:
    names = [str(one) for one in table.way if isinstance(one, str) and one != "claim"]
    return f"`{names[-1]}`" if names else "a record"


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:39] + "…"

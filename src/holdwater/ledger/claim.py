"""A claim's record: a table of TOML into a `ClaimRecord`.

Every fault of a table is found, not the first alone. What a record says must agree with
itself: its words print the figure it claims, in the same bound, and its formula asks for
figures of evidence it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from holdwater.errors import FormulaError, RecordError
from holdwater.ledger.fields import (
    MOST_LISTED,
    MOST_TEXT,
    Fields,
    Table,
    near,
)
from holdwater.ledger.formulas import FUNCTIONS, parse
from holdwater.ledger.places import Places
from holdwater.ledger.printed import figures_in, named_figures, prints, read_claimed
from holdwater.ledger.theirs import read_theirs
from holdwater.model.claim import KINDS
from holdwater.model.evidence import EVIDENCE_KINDS, Evidence
from holdwater.model.quantity import Quantity
from holdwater.model.record import OPERATORS, ClaimedValue, ClaimRecord

ID = r"[a-z0-9-]{3,80}"
_NAME = r"[A-Za-z_][A-Za-z0-9_-]{0,79}"
_VARIABLE = r"[A-Za-z_][A-Za-z0-9_]{0,79}"

RECORD_FIELDS = (
    "id product text variations was kinds owner published expires audience disclose "
    "not_said value evidence counter_evidence theirs"
).split()
VALUE_FIELDS = "claimed is formula figures".split()
EVIDENCE_FIELDS = (
    "name path kind reader query samples sha256 created expires made_by paid_by scope "
    "publish"
).split()
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
    record = reader.record(Table(table, way), prose)
    return (None if reader.errors else record), sorted(reader.errors, key=_line)


class _Reader(Fields):
    def __init__(self, places: Places, locate: Locate) -> None:
        super().__init__(places)
        self._locate = locate

    # -- a record ---------------------------------------------------------------

    def record(self, table: Table, prose: str) -> ClaimRecord:
        self.known(table, RECORD_FIELDS)
        text = self.text(table, "text", required=True) or ""
        variations = self.texts(table, "variations")
        evidence = self._evidence(table, "evidence")
        counter = self._evidence(table, "counter_evidence")
        self._names(table, evidence, counter)
        values = self._values(table, evidence)
        for value in values:
            self._agree(table, value, text, variations)
        if len(prose) > 20 * MOST_TEXT:
            self.error(f"the prose is longer than {20 * MOST_TEXT:,} characters")
        return ClaimRecord(
            id=self.matching(table, "id", ID, "3 to 80 of a-z, 0-9 and -") or "",
            text=text,
            where=self.places.of(*table.way, "id"),
            was=self.texts(table, "was", like=r"s1:[0-9a-f]{16}"),
            variations=variations,
            product=self.text(table, "product"),
            kinds=self._kinds(table),
            audience=self.words(table, "audience", AUDIENCE_FIELDS),
            value=values[0] if values else None,
            further=values[1:],
            disclose=self.words(table, "disclose", DISCLOSE_FIELDS),
            not_said=self.text(table, "not_said"),
            evidence=evidence,
            counter_evidence=counter,
            owner=self.text(table, "owner"),
            published=self.day(table, "published"),
            expires=self.day(table, "expires"),
            theirs=read_theirs(self, table, self._locate),
            prose=prose,
        )

    def _kinds(self, table: Table) -> tuple[str, ...]:
        kinds = self.texts(table, "kinds")
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

    def _evidence(self, table: Table, name: str) -> tuple[Evidence, ...]:
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
                Table(row, (*table.way, name, index)), is_counter=name != "evidence"
            )
            for index, row in enumerate(rows[:MOST_LISTED])
        )
        return tuple(found)

    def _file(self, table: Table, *, is_counter: bool) -> Evidence:
        self.known(table, [*EVIDENCE_FIELDS, *(["answer"] if is_counter else [])])
        kind = self.text(table, "kind", required=not is_counter) or "record"
        if kind not in EVIDENCE_KINDS:
            self.error(
                f"no evidence is of kind {kind!r}",
                *table.way,
                "kind",
                hint=near(kind, EVIDENCE_KINDS, "It may be"),
            )
        written = self.text(table, "path", required=True) or ""
        located = self._locate(written)
        return Evidence(
            name=self.matching(table, "name", _NAME, "letters, digits, - and _") or "",
            path=located.path,
            kind=kind,
            reader=self._reader(table),
            query=self.text(table, "query"),
            samples=self.text(table, "samples"),
            sha256=self.matching(
                table,
                "sha256",
                "[0-9a-f]{64}",
                "64 digits of 0-9 and a-f",
                required=False,
            ),
            created=self.day(table, "created"),
            expires=self.day(table, "expires"),
            made_by=self.text(table, "made_by"),
            paid_by=self.text(table, "paid_by"),
            scope=self.text(table, "scope"),
            publish=self.switch(table, "publish", is_on=True),
            answer=self.text(table, "answer") if is_counter else None,
            refused=located.refused,
        )

    def _reader(self, table: Table) -> str | None:
        """Read who reads a file, where the record says so."""
        name = self.text(table, "reader")
        if name is not None:
            from holdwater.evidence.library import READERS  # few name one

            if name not in READERS:
                self.error(
                    f"no reader is called {name!r}",
                    *table.way,
                    "reader",
                    hint=near(name, READERS, "There is"),
                )
        return name

    def _names(
        self,
        table: Table,
        evidence: Iterable[Evidence],
        counter: Iterable[Evidence],
    ) -> None:
        seen: set[str] = set()
        for key, some in (("evidence", evidence), ("counter_evidence", counter)):
            for index, one in enumerate(some):
                if one.name and one.name in seen:
                    self.error(
                        f"two files of evidence are called {one.name!r}",
                        *table.way,
                        key,
                        index,
                        "name",
                        hint="Give each its own `name`.",
                    )
                seen.add(one.name)

    # -- its value --------------------------------------------------------------

    def _values(
        self, table: Table, evidence: tuple[Evidence, ...]
    ) -> tuple[ClaimedValue, ...]:
        """Read ``[value]``, or each ``[[value]]`` of words that print several."""
        found = table.values.get("value", [])
        way = (*table.way, "value")
        if isinstance(found, dict):
            tables = [Table(found, way)]
        elif isinstance(found, list) and all(isinstance(one, dict) for one in found):
            tables = [Table(one, (*way, index)) for index, one in enumerate(found)]
        else:
            self.error("`value` is no table", *way)
            return ()
        if len(tables) > MOST_LISTED:
            self.error(f"more than {MOST_LISTED} of `value`", *way)
        read = (self._value(own, evidence) for own in tables[:MOST_LISTED])
        return tuple(one for one in read if one)

    def _value(self, own: Table, evidence: tuple[Evidence, ...]) -> ClaimedValue | None:
        self.known(own, VALUE_FIELDS)
        claimed = self.text(own, "claimed", required=True)
        operator = self.text(own, "is", required=True)
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
        formula = self.text(own, "formula", required=bool(evidence)) or ""
        figures = self.words(own, "figures", None)
        self._formula(own, formula, figures, evidence)
        if not claimed or printed is None or operator not in OPERATORS:
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
        own: Table,
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
        # Where the files of evidence are no tables, that is said, and is enough.
        if not any(error.message.startswith("`evidence` is") for error in self.errors):
            self._figures(own, figures, [one.name for one in evidence])

    def _figures(
        self, own: Table, figures: Mapping[str, str], evidence: list[str]
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
                    f"{name!r} leads to {leads_to!r}, not to EVIDENCE.FIGURE",
                    *way,
                    hint=f'Name a figure of the file: "{file or "NAME"}.p99".',
                )
            elif file not in evidence:
                self.error(
                    f"{name!r} leads to {file!r}, and no evidence is called so",
                    *way,
                    hint=near(file, evidence, "There is"),
                )

    def _agree(
        self, table: Table, value: ClaimedValue, text: str, variations: tuple[str, ...]
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
                hint=_otherwise(value.claimed, words),
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


def _otherwise(claimed: str, words: str) -> str:
    """Say what to do where words do not print what is claimed, or seem to."""
    if claimed in words:
        return f"By itself “{claimed}” reads otherwise: write it with a unit, as “3x”."
    return "Let both say the same."


def _line(error: RecordError) -> tuple[int, ...]:
    """Return the line and column of an error, to tell them in order."""
    return tuple(map(int, str(error.where).rsplit(":", 2)[1:]))

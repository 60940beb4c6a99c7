"""The file that keeps what was learned: ``holdwater/learned/1``.

It holds numbers and where they come from, and nothing that could be run. It belongs to
one shipped model: with another it is refused, and so is what is not whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from holdwater.claims.learned import (
    CAP,
    LONGEST,
    MOST_WEIGHTS,
    SORTS,
    Agreement,
    Changed,
    CrossValidation,
    Learned,
    Record,
    VerdictFile,
    Weight,
)
from holdwater.claims.model import Model
from holdwater.errors import ReadError, SettingsError
from holdwater.model.report import LearnedFile
from holdwater.model.verdict import STANDINGS
from holdwater.reading.files import read_bytes

LEARNED_SCHEMA = "holdwater/learned/1"

#: Larger files are not read.
MOST_BYTES = 1_000_000

#: Nobody has given more verdicts.
_MOST_COUNTED = 10**9


def sha256_of(model: Model) -> str:
    """Name a model by the SHA-256 of its arrays."""
    return sha256(model.content).hexdigest()


def plain_record(record: Record) -> dict[str, Any]:
    """Write a record as ``holdwater/learned/1``."""
    return {
        "schema": LEARNED_SCHEMA,
        "version": record.version,
        "date": record.date,
        "model": {"trained": record.trained, "sha256": record.model_sha256},
        "files": [one._asdict() for one in record.files],
        "asking": record.asking,
        "agreement": record.agreement._asdict(),
        "cross_validation": record.cross_validation._asdict(),
        "shift": record.learned.shift,
        "weights": [one._asdict() for one in record.learned.weights],
        "changed": [one._asdict() for one in record.changed],
    }


def write_record(record: Record) -> str:
    """Write a record as a file holds it: a line for each weight, to be compared."""
    plain = plain_record(record)
    lists = {name: some for name, some in plain.items() if isinstance(some, list)}
    rows = [
        f" {json.dumps(name)}: {_listed(value) if name in lists else _short(value)}"
        for name, value in plain.items()
    ]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _listed(rows: Sequence[Any]) -> str:
    return "[" + ",".join(f"\n  {_short(row)}" for row in rows) + "\n ]"


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def open_learned(path: Path, *, model: Model, named: str) -> Record:
    """Open a file that `holdwater learn` wrote, for the model it belongs to.

    ``named`` is where the setting stands that names it. Raises SettingsError where
    the file cannot be read, is not whole or belongs to another model.
    """
    record = parse_record(_content(path, named=named), source=path.as_posix())
    if record.model_sha256 != sha256_of(model):
        import shlex  # only where something is wrong

        files = " ".join(shlex.quote(one.file) for one in record.files)
        raise SettingsError(
            f"was learned for the model of {record.trained}, and this is that of "
            f"{model.header['trained']}",
            where=path.as_posix(),
            hint=f"Learn it again: `holdwater learn {files}`",
        )
    return record


def _content(path: Path, *, named: str) -> bytes:
    hint = f"`learned` names it ({named}): learn again, or take that out."
    try:
        if not path.is_file():
            raise SettingsError("is no file", where=path.as_posix(), hint=hint)
        return read_bytes(path, most=MOST_BYTES)
    except ReadError as error:
        raise SettingsError(error.message, where=path.as_posix(), hint=hint) from error


def parse_record(content: bytes, *, source: str) -> Record:
    """Read what `write_record` writes; raises SettingsError with what is wrong."""
    plain = _Plain(_loaded(content, source=source), source)
    if plain.get("schema") != LEARNED_SCHEMA:
        plain.refuse(f"`schema` is not {LEARNED_SCHEMA!r}")
    model = plain.part("model")
    return Record(
        date=plain.text("date"),
        version=plain.text("version"),
        trained=model.text("trained"),
        model_sha256=model.text("sha256"),
        files=tuple(
            VerdictFile(one.text("file"), one.text("sha256"), one.count("verdicts"))
            for one in plain.parts("files")
        ),
        asking=plain.count("asking"),
        learned=Learned(
            shift=plain.weight("shift"),
            weights=_weights(plain),
            file=LearnedFile(file=source, sha256=sha256(content).hexdigest()),
        ),
        agreement=Agreement(*plain.part("agreement").counts(Agreement._fields)),
        cross_validation=CrossValidation(
            *plain.part("cross_validation").counts(CrossValidation._fields)
        ),
        changed=tuple(
            Changed(one.text("id"), *map(one.standing, Changed._fields[1:]))
            for one in plain.parts("changed")
        ),
    )


def _loaded(content: bytes, *, source: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"not JSON: {error}", where=source) from error


def _weights(plain: _Plain) -> tuple[Weight, ...]:
    parts = plain.parts("weights")
    if len(parts) > MOST_WEIGHTS:
        plain.refuse(f"{len(parts):,} weights, and {MOST_WEIGHTS:,} are the most")
    weights: dict[str, Weight] = {}
    for one in parts:
        feature = one.text("feature")
        sort, equals, name = feature.partition("=")
        if sort not in SORTS or not equals or not name or len(feature) > LONGEST:
            one.refuse(f"`feature` is {feature[:LONGEST]!r}, which has no weight")
        if feature in weights:
            one.refuse(f"{feature!r} has two weights")
        weights[feature] = Weight(feature, one.weight("weight"), one.count("verdicts"))
    return tuple(weights.values())


class _Plain:
    """A JSON object whose fields are asked for by sort, and refused where they differ."""

    def __init__(self, value: Any, source: str, place: str = "") -> None:
        self._source, self._place = source, place
        if not isinstance(value, Mapping):
            self.refuse(f"{place or 'it'} is no object")
        self._value: Mapping[str, Any] = value

    def refuse(self, message: str) -> NoReturn:
        """Raise SettingsError."""
        where = f" (in `{self._place}`)" if self._place else ""
        raise SettingsError(
            f"is not what `holdwater learn` writes: {message}{where}",
            where=self._source,
            hint="Learn it again, or take it out with `holdwater learn --forget`.",
        )

    def get(self, name: str) -> Any:
        """Return a field, None where it is not there."""
        return self._value.get(name)

    def text(self, name: str) -> str:
        """Return a field that is a text."""
        value = self.get(name)
        return value if isinstance(value, str) else self.refuse(f"`{name}` is no text")

    def standing(self, name: str) -> str:
        """Return a field that is a standing."""
        value = self.text(name)
        return value if value in STANDINGS else self.refuse(f"`{name}` is no standing")

    def count(self, name: str) -> int:
        """Return a field that counts something."""
        value = self.get(name)
        if type(value) is not int or not 0 <= value <= _MOST_COUNTED:
            self.refuse(f"`{name}` is no count")
        return value

    def counts(self, names: Iterable[str]) -> Iterable[int]:
        """Return several that do."""
        return [self.count(name) for name in names]

    def weight(self, name: str) -> float:
        """Return a field that is a weight within the cap."""
        value = self.get(name)
        # What is no number lies between none.
        is_weight = type(value) in (int, float) and -CAP <= value <= CAP
        if not is_weight:
            self.refuse(f"`{name}` is no number from -{CAP} to {CAP}")
        return float(value)

    def part(self, name: str) -> _Plain:
        """Return a field that is an object."""
        return _Plain(self.get(name), self._source, name)

    def parts(self, name: str) -> list[_Plain]:
        """Return a field that is a list of objects."""
        value = self.get(name)
        if not isinstance(value, list):
            self.refuse(f"`{name}` is no list")
        return [_Plain(one, self._source, name) for one in value]

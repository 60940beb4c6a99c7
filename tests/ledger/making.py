"""Records, evidence and exhibits, made by hand for tests."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from holdwater.ledger.printed import read_claimed
from holdwater.model.evidence import Evidence, Exhibit, Figure
from holdwater.model.record import ClaimedValue, ClaimRecord
from holdwater.model.theirs import Question, Theirs

TODAY = date(2026, 11, 22)
ROOT = Path("/project")
SHA = "0" * 64


def figure(value, unit=None, **told):
    samples = tuple(map(Decimal, told.pop("samples", ())))
    return Figure(value=Decimal(value), unit=unit, samples=samples, **told)


def evidence(name="bench", **told):
    path = ROOT / "evidence" / f"{name}.csv"
    return Evidence(**{"name": name, "path": path, "kind": "benchmark", **told})


def exhibit(of=None, *, figures=None, sha256=SHA, **told):
    return Exhibit(
        evidence=of or evidence(),
        sha256=sha256,
        reader="table",
        figures=figures or {},
        **told,
    )


def value(claimed, operator, formula="a", figures=None):
    read = read_claimed(claimed)
    return ClaimedValue(
        claimed=claimed,
        value=read.value,
        unit=read.unit,
        operator=operator,
        formula=formula,
        figures=figures or {"a": "bench.a"},
    )


def record(text="Restores run 3x faster than pg_restore.", **told):
    return ClaimRecord(
        **{"id": "restore-speed", "text": text, "where": "c.md:2:1", **told}
    )


def theirs(*asked, **told):
    """Say that Ottermere makes a claim, and what was ``asked`` about it."""
    return Theirs(
        **{
            "vendor": "Ottermere",
            "source": "https://ottermere.example/",
            "retrieved": datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
            "sha256": SHA,
            "kept": ROOT / "claims" / "kept" / "page.html",
            "kept_as": "kept/page.html",
            "questions": tuple(Question(ask=one) for one in asked),
            **told,
        }
    )


# -- a project on disk -----------------------------------------------------------------


def claim_toml(
    name, text, *, value=None, formula="a", figure="a", files=(), against=(), **told
):
    """Write a record as somebody would, under ``[[claim]]``.

    ``value`` is what is claimed and which side of it is true; of ``files`` and ``against``
    each is a name, a path and more fields. The figure is that of the first file.
    """
    lines = ["[[claim]]", f"id = {_toml(name)}", f"text = {_toml(text)}"]
    lines += [f"{key} = {_toml(one)}" for key, one in told.items()]
    if value:
        claimed, operator = value
        lines += ["[claim.value]", f"claimed = {_toml(claimed)}"]
        lines += [f"is = {_toml(operator)}", f"formula = {_toml(formula)}"]
        lines += [f'figures = {{a = "{files[0][0]}.{figure}"}}']
    for table, some in (("evidence", files), ("counter_evidence", against)):
        for of, path, more in some:
            fields = {"name": of, "path": path, **more}
            lines += [f"[[claim.{table}]]"]
            lines += [f"{key} = {_toml(one)}" for key, one in fields.items()]
    return "\n".join(lines) + "\n"


def _toml(value):
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def write_project(root, *claims, **files):
    """Write a project with claims; ``__`` stands for a full stop in the name of a file."""
    (root / "claims").mkdir(exist_ok=True)
    (root / "evidence").mkdir(exist_ok=True)
    (root / "holdwater.toml").touch()
    (root / "claims" / "many.toml").write_text("\n".join(claims), "utf-8")
    for name, text in files.items():
        (root / name.replace("__", ".")).write_text(text, "utf-8")
    return root

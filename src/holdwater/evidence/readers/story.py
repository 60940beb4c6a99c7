"""What somebody went through with a product, told with what went otherwise.

    +++
    outcome = "mixed"               # success | failure | mixed
    who = "Ottermere City Library, 3 administrators"
    told_by = "A. Example, head of IT"
    date = 2026-09-14
    conditions = ["PostgreSQL 16, 400 GB", "restores on weekdays"]
    also_changed = ["new storage in the same month"]
    [figures.restore]
    value = 41
    unit = "min"
    n = 12
    +++
    The story itself.

A story that does not say what else changed says nothing of what the product did: the
list may be empty, and it has to be there.
"""

from __future__ import annotations

from holdwater.errors import EvidenceError
from holdwater.evidence.fields import Fields, parse_toml
from holdwater.evidence.told import Pairs, Told
from holdwater.model.evidence import Evidence, Figure
from holdwater.reading.files import decode

OUTCOMES = ("success", "failure", "mixed")

_KNOWN = frozenset(
    "outcome who told_by date product conditions also_changed figures".split()
)
_OF_A_FIGURE = frozenset("value unit statistic n".split())
_FENCE = "+++"


def read(content: bytes, evidence: Evidence) -> Told:
    """Return how it came out, under which conditions, and the figures it gives."""
    source = str(evidence.path)
    fields = Fields(_front_matter(content, source), source=source, within=_FENCE)
    fields.know(_KNOWN)
    outcome = fields.text("outcome")
    if outcome not in OUTCOMES:
        raise fields.wrong("outcome", f"is not one of {', '.join(OUTCOMES)}")
    also = fields.texts("also_changed")
    if not fields.has("also_changed"):
        raise fields.wrong("also_changed", "is not there: [] where nothing was")
    told: Pairs = (
        ("outcome", outcome),
        ("who", fields.text("who")),
        *_optional(fields, "told_by", "product"),
        *(("condition", one) for one in fields.texts("conditions")),
        *(("also changed", one) for one in also),
    )
    return Told(
        figures={
            name: _figure(name, below, told)
            for name, below in fields.tables("figures").items()
        },
        conditions=told,
        created=fields.day_or_none("date"),
    )


def _front_matter(content: bytes, source: str) -> dict[str, object]:
    text = decode(content, encoding="utf-8", source=source).replace("\r\n", "\n")
    opening, first, rest = text.partition("\n")
    within, second, _ = rest.partition(f"\n{_FENCE}")
    if opening.strip() != _FENCE or not first or not second:
        raise EvidenceError(
            "is a story, and does not begin with its fields between +++ lines",
            where=source,
            hint='The least of them: outcome = "mixed", who = "…", also_changed = [].',
        )
    return parse_toml(within, source=source)


def _optional(fields: Fields, *names: str) -> Pairs:
    return tuple(
        (name.replace("_", " "), value)
        for name in names
        if (value := fields.text_or_none(name)) is not None
    )


def _figure(name: str, fields: Fields, told: Pairs) -> Figure:
    fields.know(_OF_A_FIGURE)
    return Figure(
        value=fields.number("value"),
        unit=fields.text_or_none("unit"),
        statistic=fields.text_or_none("statistic"),
        n=fields.count_or_none("n"),
        conditions=told,
        locator=f"figures.{name}",
    )

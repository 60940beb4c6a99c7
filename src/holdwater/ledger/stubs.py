"""Records written for somebody to complete."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from holdwater.ledger.amounts import better
from holdwater.ledger.formulas import FUNCTIONS
from holdwater.ledger.printed import figures_in, is_same_figure, read_claimed
from holdwater.model.evidence import Evidence
from holdwater.model.quantity import Quantity

#: The words of an id, and its longest.
_ID_WORDS, _LONGEST_ID = 5, 60

_SMALL = frozenset(
    """
    a an and are as at be by can for from get has have in into is it its of on or our
    than that the their this to up us was we will with within you your
    """.split()
)


class Stub(NamedTuple):
    """What is known of a claim when its record is begun."""

    id: str
    text: str
    kinds: Sequence[str] = ()
    owner: str | None = None
    expires: str | None = None
    evidence: Evidence | None = None
    path: str = ""
    figure: str | None = None
    prose: str = ""


def id_of(text: str, taken: Collection[str]) -> str:
    """Make an id of the first words that say something, one that is not taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    kept = [word for word in words if word not in _SMALL][:_ID_WORDS] or ["claim"]
    name = "-".join(kept)[:_LONGEST_ID].strip("-")
    name = name if len(name) >= 3 else f"claim-{name}"
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def written(stub: Stub) -> str:
    """Write a record: what is known filled in, and what is to be found out said."""
    return "\n".join(_lines(stub)) + "\n"


def _lines(stub: Stub) -> Iterator[str]:
    yield "+++"
    yield f"id = {toml(stub.id)}"
    yield f"text = {toml(stub.text)}"
    if stub.kinds:
        yield f"kinds = [{', '.join(map(toml, stub.kinds))}]"
    if stub.owner:
        yield f"owner = {toml(stub.owner)}"
    if stub.expires:
        yield f"expires = {stub.expires}"
    yield from _value(stub)
    if stub.evidence:
        yield from _evidence(stub.evidence, stub.path)
    yield "+++"
    yield ""
    yield stub.prose or "What it rests on, and where it does not hold."


def _value(stub: Stub) -> Iterator[str]:
    figures = [(one, _claimed(one, stub.text)) for one in figures_in(stub.text)]
    alone = [(one, claimed) for one, claimed in figures if claimed]
    if len(alone) > 1 and stub.evidence is None:
        for one, claimed in alone:
            yield from _figure("[[value]]", one, claimed)
    if len(figures) != 1 or not alone:
        return
    yield from _figure("[value]", *alone[0])
    if stub.evidence and stub.figure:
        name = re.sub(r"\W", "_", stub.figure)
        name = name if name[:1].isalpha() and name not in FUNCTIONS else f"f_{name}"
        leads_to = f"{stub.evidence.name}.{stub.figure}"
        yield f"formula = {toml(name)}"
        yield f"figures = {{{name} = {toml(leads_to)}}}"


def _claimed(one: Quantity, text: str) -> str | None:
    """Take a figure out of its sentence; None where it says something else there."""
    claimed = text[one.span.start : one.span.end].strip("+")
    alone = read_claimed(claimed)
    return claimed if alone and is_same_figure(alone, one) else None


def _figure(head: str, one: Quantity, claimed: str) -> Iterator[str]:
    least = "at most" if better(one.unit) == "less" else "at least"
    yield head
    yield f"claimed = {toml(claimed)}"
    yield f"is = {toml(one.bound or least)}"


def _evidence(one: Evidence, path: str) -> Iterator[str]:
    yield "[[evidence]]"
    yield f"name = {toml(one.name)}"
    yield f"path = {toml(path)}"
    yield f"kind = {toml(one.kind)}"
    for name, value in (("reader", one.reader), ("query", one.query)):
        if value:
            yield f"{name} = {toml(value)}"


def toml(text: str) -> str:
    """Write a text as TOML does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

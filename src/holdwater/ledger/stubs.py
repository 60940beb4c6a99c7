"""Records written for somebody to complete."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from holdwater.ledger.amounts import better
from holdwater.ledger.formulas import FUNCTIONS
from holdwater.ledger.printed import figures_in, is_same_figure, read_claimed
from holdwater.model.evidence import Evidence
from holdwater.model.quantity import Quantity
from holdwater.model.theirs import Theirs

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
    theirs: Theirs | None = None
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
    if stub.theirs:
        yield from _theirs(stub.theirs)
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


def _theirs(theirs: Theirs) -> Iterator[str]:
    """Write whose claim it is, and what is to be done about it."""
    yield "[theirs]"
    for name, said in (
        ("vendor", theirs.vendor),
        ("source", theirs.source),
        ("retrieved", theirs.retrieved),
        ("kept", theirs.kept_as),
        ("sha256", theirs.sha256),
        ("media_type", theirs.media_type),
        ("at", theirs.at),
        ("span", theirs.span and [theirs.span.start, theirs.span.end]),
        ("replaces", theirs.replaces),
    ):
        if said is not None:
            yield f"{name} = {toml(said)}"
    yield "# Who was told of it, and relies on it:"
    yield '# told = [{who = "…", on = 2026-01-31, note = "…"}]'
    asked = [f"{{ask = {toml(one.ask)}}}" for one in theirs.questions]
    if asked:
        yield '# Where they answer, add it: answer = "…", on = 2026-01-31'
        yield from _listed("questions", asked)
    if theirs.answered_by:
        yield from _listed("answered_by", map(toml, theirs.answered_by))
    if theirs.must_also_change:
        yield from _listed("must_also_change", map(toml, theirs.must_also_change))
    if theirs.test_here:
        yield "[theirs.test_here]"
        for name, said in theirs.test_here.items():
            yield f"{name} = {toml(said)}"


def _listed(name: str, items: Sequence[str] | Iterator[str]) -> Iterator[str]:
    yield f"{name} = ["
    for item in items:
        yield f"  {item},"
    yield "]"


def toml(value: object) -> str:
    """Write a text, a list or a moment as TOML does."""
    if isinstance(value, datetime):
        return stamp(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def stamp(moment: datetime) -> str:
    """Write a moment of UTC as RFC 3339 does, to a thousandth of a second."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""What a file of evidence has to do with a claim. Pure.

Nothing is evidence merely because it is attached. A file bears on a claim where a figure
of it is used, where its words are quoted, or where it is a certificate or a story; and it
bears on the product that it was made on, in that version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from holdwater.errors import HoldwaterError
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.model.record import ClaimRecord

#: A product with its version: *acme-db@4.2*.
_VERSIONED = re.compile(r"([\w.+-]+)@v?(\d[\w+-]*(?:\.[\w+-]+)*)")

#: How a file may stand to a claim, beside what its figures say of themselves.
FLAGS = (
    "other-version",
    "other-product",
    "attached-only",
    "mixed-outcome",
    "failed-outcome",
    "also-changed",
)

#: What a file says of the product it is about.
_ABOUT = frozenset({"scope", "product"})

Opened = Exhibit | HoldwaterError | None


def files_used(record: ClaimRecord) -> frozenset[str]:
    """Return the names of the files of which a formula uses a figure."""
    leads = (one for value in record.values for one in value.figures.values())
    return frozenset(one.partition(".")[0] for one in leads)


def bears(evidence: Evidence, opened: Opened) -> bool:
    """Say whether a file says anything by itself, no figure of it being used."""
    if not isinstance(opened, Exhibit):
        return False
    if opened.reader == "paper":
        return evidence.query is not None
    return opened.reader in ("certificate", "story")


def outcome(opened: Opened) -> str | None:
    """Return how a story came out, None of what is no story."""
    if not isinstance(opened, Exhibit) or opened.reader != "story":
        return None
    return dict(opened.conditions).get("outcome")


def good_from(exhibit: Exhibit) -> date | None:
    """Return the day before which a certificate is not good yet; None of others."""
    return exhibit.created if exhibit.reader == "certificate" else None


def bearing_flags(
    evidence: Evidence, exhibit: Exhibit, record: ClaimRecord
) -> Iterator[str]:
    """Flag what keeps a file from bearing on a claim as it stands there.

    Of a file that is another than the one recorded nothing was read.
    """
    if evidence.sha256 is not None and evidence.sha256.lower() != exhibit.sha256:
        return
    yield from _other(record.product, evidence, exhibit)
    if evidence in record.counter_evidence:
        return
    is_used = evidence.name in files_used(record)
    if not is_used and not bears(evidence, exhibit):
        yield "attached-only"
    told = {"mixed": "mixed-outcome", "failure": "failed-outcome"}
    if flag := told.get(outcome(exhibit) or ""):
        yield flag
    if exhibit.reader == "story" and "also changed" in dict(exhibit.conditions):
        yield "also-changed"


def _other(product: str | None, evidence: Evidence, exhibit: Exhibit) -> Iterator[str]:
    """Flag evidence that names a product in a version, and not the claim's."""
    said = [value for name, value in exhibit.conditions if name in _ABOUT]
    made_on = _VERSIONED.findall(" ".join((evidence.scope or "", *said)))
    if not product or not made_on:
        return
    claimed = _VERSIONED.fullmatch(product.strip())
    name = (claimed[1] if claimed else product.strip()).casefold()
    versions = [version for other, version in made_on if other.casefold() == name]
    if not versions:
        yield "other-product"
    elif claimed and not any(_covers(claimed[2], one) for one in versions):
        yield "other-version"


def _covers(claimed: str, made_on: str) -> bool:
    """Say whether one version is the other, or a part of it: 4.2 has 4.2.1 in it."""
    ours, theirs = claimed.split("."), made_on.split(".")
    return all(one == other for one, other in zip(ours, theirs, strict=False))

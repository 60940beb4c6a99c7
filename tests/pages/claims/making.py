"""Dossiers and pages made by hand, and what a browser would make of them."""

import json
from datetime import date
from decimal import Decimal

from justhtml import JustHTML
from tests.ledger.making import TODAY, evidence, exhibit, figure, record, value

from holdwater.ledger.verify import verify
from holdwater.pages.claims.dossier import Copy, Dossier, Publication
from holdwater.pages.claims.page import claim_page

PUBLISHED = Publication(title="Claims", today=TODAY, version="0.1.0")

RUNS = ("2.9", "3.1", "3.2", "3.3", "3.0", "3.4", "3.1")


def dossier(*, figures=None, of=None, samples=None, today=TODAY, **told):
    """Make the dossier of a claim of 3x whose evidence is ``figures``."""
    about = {
        name: told.pop(name) for name in ("uses", "copies", "past") if name in told
    }
    opened = told.pop("opened", None)
    own = of or evidence(**told.pop("about", {}))
    claim = record(**{"value": value("3x", "at least"), "evidence": (own,), **told})
    if figures is None:
        figures = {"a": figure("3.1", "x", statistic="median", samples=RUNS)}
    if opened is None:
        opened = {own.name: exhibit(own, figures=figures)}
    if samples is None:
        samples = {
            own.name: {
                name: one.samples for name, one in figures.items() if one.samples
            }
        }
    return Dossier(
        record=claim,
        verdict=verify(claim, opened, today=today),
        today=today,
        opened=opened,
        samples=samples,
        **about,
    )


def copy(**told):
    return Copy(
        **{"size": 12, "path": "evidence.d/x/bench.csv", "sha256": "0" * 64, **told}
    )


def page(one, publication=PUBLISHED):
    return claim_page(one, publication)


def words(html):
    """Read a page as somebody does who sees its words alone."""
    body = JustHTML(html, sanitize=False).query("body")[0]
    said = " ".join(body.to_text(separator=" ").replace("\u00a0", " ").split())
    return said.replace(" .", ".")


def graph(html):
    """Read what a page says for machines, by type."""
    (script,) = JustHTML(html, sanitize=False).query("script")
    assert script.attrs == {"type": "application/ld+json"}
    found = json.loads(script.to_text(strip=False))
    assert found["@context"] == "https://schema.org"
    return {one["@type"]: one for one in found["@graph"]}


__all__ = [
    "PUBLISHED",
    "RUNS",
    "TODAY",
    "Decimal",
    "copy",
    "date",
    "dossier",
    "evidence",
    "exhibit",
    "figure",
    "graph",
    "page",
    "record",
    "value",
    "words",
]

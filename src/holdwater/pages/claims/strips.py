"""Samples in words and in figures, beside and beneath what is drawn of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from holdwater.pages.claims.dossier import Source
from holdwater.pages.claims.elements import Html, element
from holdwater.pages.claims.plot import MOST_DOTS
from holdwater.pages.claims.words import amount, rough
from holdwater.statistics.order import median, quantile

#: Of more values than this a list of all of them helps nobody.
MOST_LISTED = 400

_SHARES = (
    ("Least", "0"),
    ("Quarter", "0.25"),
    ("Median", "0.5"),
    ("Three quarters", "0.75"),
    ("Greatest", "1"),
)


class Strip(NamedTuple):
    """The samples of one figure, in the unit of their plot."""

    source: Source
    samples: tuple[Decimal, ...]
    figure: Decimal


def said_of(strip: Strip, unit: str | None) -> str:
    """Say what a row shows, for those who do not see it as well."""
    some = strip.samples
    if len(some) == 1:
        return f"one value, {rough(some[0], unit)}"
    return (
        f"{len(some):,} values from {rough(min(some), unit)} to "
        f"{rough(max(some), unit)}, median {rough(median(some), unit)}"
    )


def notes_of(strips: Sequence[Strip]) -> Iterator[str]:
    """Say what has to be known of the values that are drawn."""
    for strip in strips:
        name, some = strip.source.variable, strip.samples
        if len(some) == 1:
            yield f"Of {name} there is one value: how it varies is not known."
        if len(some) > MOST_DOTS:
            yield (
                f"Of {name} there are {len(some):,} values: they are counted and not "
                "drawn one by one, and where there is any, at least a line is drawn."
            )
        if not min(some) <= strip.figure <= max(some):
            yield (
                f"The figure told of {name} lies outside these values: they cannot be "
                "all that it was made of."
            )
        n = strip.source.figure.n if strip.source.figure else None
        if n and n != len(some):
            yield f"The figure of {name} is said to be of {n:,} values."


def table_of(strips: Sequence[Strip], unit: str | None) -> Html:
    """Tell in figures what is drawn."""
    names = ["Values", *(name for name, _ in _SHARES)]
    head = element(
        "tr",
        element("th", "Figure", scope="col"),
        (element("th", name, scope="col", class_="number") for name in names),
    )
    lines = []
    for strip in strips:
        cells = [f"{len(strip.samples):,}"]
        for _, share in _SHARES:
            found = quantile(strip.samples, Decimal(share))
            cells.append(rough(found, unit))
        lines.append(
            element(
                "tr",
                element("th", strip.source.variable, scope="row"),
                (element("td", cell, class_="number") for cell in cells),
            )
        )
    table = element("table", element("thead", head), element("tbody", lines))
    return element(
        "details",
        element("summary", "The same in figures"),
        element(
            "div",
            table,
            class_="scrolls",
            tabindex="0",
            role="region",
            aria_label="The samples in figures",
        ),
        [_all_of(strip, unit) for strip in strips],
    )


def _all_of(strip: Strip, unit: str | None) -> Html:
    name = strip.source.variable
    if len(strip.samples) > MOST_LISTED:
        return element("p", f"All values of {name} are in the file of evidence.")
    listed = ", ".join(amount(sample, None) for sample in strip.samples)
    of = f"{name}, in {unit}" if unit else name
    return element("p", element("b", of), ": ", listed, class_="values")

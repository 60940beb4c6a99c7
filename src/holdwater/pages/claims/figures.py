"""The figures of a claim: what is claimed, what was measured, and how it follows."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.ledger.formulas import parse
from holdwater.model.record import ClaimedValue
from holdwater.pages.claims.charts import charts
from holdwater.pages.claims.dossier import Dossier, Source
from holdwater.pages.claims.elements import Html, Inside, element, rows
from holdwater.pages.claims.words import amount, bounded, formula, measured_text, shown


def has_figures(one: Dossier) -> bool:
    """Say whether a claim prints a figure."""
    return one.record.value is not None


def figures(one: Dossier) -> Iterator[Html]:
    """Lay out the figures of a claim that prints one."""
    value = one.record.value
    if value is None:
        return
    yield _summed_up(one, value)
    if value.formula:
        yield _formula(one, value)
    yield from charts(one, value)


def _summed_up(one: Dossier, value: ClaimedValue) -> Html:
    verdict = one.verdict
    found: list[tuple[str, Inside]] = [("Claimed", element("b", bounded(value)))]
    if verdict.measured is None:
        found.append(("Measured", element("b", "not known", class_="missing")))
    else:
        found.append(("Measured", element("b", measured_text(value, verdict.measured))))
    if verdict.low is not None and verdict.high is not None:
        low = measured_text(value, verdict.low)
        high = measured_text(value, verdict.high)
        found.append(("95% interval", element("b", f"{low} to {high}")))
    elif verdict.measured is not None:
        unknown = element("b", "not known", class_="missing")
        found.append(("95% interval", unknown))
    if verdict.supports:
        found.append(("The evidence supports", element("b", verdict.supports)))
    return rows(found, class_="numbers")


def _formula(one: Dossier, value: ClaimedValue) -> Html:
    """Say in words how the figure follows from the evidence's."""
    read = parse(value.formula)
    said = formula(read)
    start = "The figure is " if read.act != "name" else "The figure is taken as it is: "
    lines = [
        element(
            "tr",
            element("th", source.variable, scope="row"),
            element("td", _what(source)),
            _told(one, source),
        )
        for source in one.sources
    ]
    head = element(
        "tr",
        (element("th", name, scope="col") for name in ("Name", "What it is")),
        (element("th", name, scope="col", class_="number") for name in ("Value", "n")),
    )
    return element(
        "div",
        element("p", start, element("em", said), "."),
        element(
            "div",
            element("table", element("thead", head), element("tbody", lines)),
            class_="scrolls",
            tabindex="0",
            role="region",
            aria_label="The figures it is worked out from",
        ),
        class_="formula",
    )


def _what(source: Source) -> Inside:
    named = element("code", source.name)
    statistic = source.figure.statistic if source.figure else None
    of = [named, " of ", element("a", source.file, href=f"#evidence-{source.file}")]
    return of if statistic in (None, source.name) else [statistic, ", ", of]


def _told(one: Dossier, source: Source) -> list[Html]:
    """Tell a figure's value, and of how many it was made."""
    figure = source.figure
    if figure is None or one.is_kept_back(source.file):
        why = "not known" if figure is None else "kept back"
        missing = element("span", why, class_="missing")
        return [element("td", missing, colspan=2, class_="number")]
    n = figure.n or len(figure.samples) or None
    told = amount(shown(figure.value), figure.unit), f"{n:,}" if n else "not told"
    return [element("td", said, class_="number") for said in told]

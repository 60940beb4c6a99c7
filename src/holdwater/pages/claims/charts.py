"""The plots of a claim's figures: the result beside the words, and every sample.

All that is compared stands on one axis. What is not on file is said in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from holdwater.errors import FormulaError, HoldwaterError
from holdwater.ledger.amounts import amount_of, in_unit, one_of
from holdwater.ledger.formulas import parse
from holdwater.ledger.printed import direction
from holdwater.ledger.verify import told
from holdwater.model.record import ClaimedValue
from holdwater.pages.claims.dossier import Dossier, Source
from holdwater.pages.claims.elements import Html, element
from holdwater.pages.claims.plot import (
    BINS,
    MOST_DOTS,
    Claimed,
    Row,
    axis,
    drawing,
    key,
)
from holdwater.pages.claims.scale import Scale, scale_of
from holdwater.pages.claims.strips import Strip, notes_of, said_of, table_of
from holdwater.pages.claims.words import (
    bounded,
    counted,
    measured_text,
    rough,
)

#: What names no side on which its words are true.
_UNSHADED = frozenset({"equals", "about"})


def charts(one: Dossier, value: ClaimedValue) -> Iterator[Html]:
    """Draw what was measured, where it is known."""
    if one.verdict.measured is None:
        return
    is_direct = bool(value.formula) and parse(value.formula).act == "name"
    strips, unsaid = _strips(one, value, is_direct=is_direct)
    if not (is_direct and strips):
        yield _result(one, value)
    for unit, some in strips.items():
        yield _sampled(one, value, unit, some, is_direct=is_direct)
    for said in unsaid:
        yield element("p", said, class_="note")


def _strips(
    one: Dossier, value: ClaimedValue, *, is_direct: bool
) -> tuple[dict[str | None, list[Strip]], list[str]]:
    """Put samples of one kind on one axis; say of which figure none are on file."""
    plots: dict[str | None, list[Strip]] = {}
    unsaid: list[str] = []
    units: dict[object, str | None] = {}
    for source in one.sources:
        figure = source.figure
        if figure is None:
            continue
        samples = _samples_of(one, source)
        if isinstance(samples, str):
            unsaid.append(samples)
            continue
        dimension = one_of(figure.unit).dimension
        wanted = value.unit if is_direct else figure.unit
        unit = units.setdefault(dimension, wanted)
        try:
            told_ = [_in(sample, figure.unit, unit) for sample in samples]
            strip = Strip(source, tuple(told_), _in(figure.value, figure.unit, unit))
        except FormulaError:
            unsaid.append(f"The samples of {source.variable} cannot be drawn.")
            continue
        plots.setdefault(unit, []).append(strip)
    return plots, unsaid


def _in(number: Decimal, unit: str | None, wanted: str | None) -> Decimal:
    if unit == wanted:
        amount_of(number, unit)  # one that can be worked with
        return number
    return told(in_unit(amount_of(number, unit), wanted)) or Decimal(0)


def _samples_of(one: Dossier, source: Source) -> tuple[Decimal, ...] | str:
    """Return the samples of a figure, or what is said where there are none."""
    if one.is_kept_back(source.file):
        return f"The values behind {source.variable} are kept back with their file."
    found = one.samples.get(source.file, {})
    if isinstance(found, HoldwaterError):
        return f"The values behind {source.variable} are not shown: {found.words}"
    samples = found.get(source.name, ())
    if samples:
        return samples
    figure = source.figure
    known = []
    if figure and figure.n:
        known.append(counted(figure.n, "value"))
    if figure and figure.spread is not None:
        spread = rough(figure.spread, figure.unit)
        known.append(f"a standard deviation of {spread}")
    but = f"; it tells {' and '.join(known)}" if known else ""
    return f"No single values are on file of {source.variable}{but}."


def _claimed(value: ClaimedValue) -> Claimed:
    side = direction(value.operator, value.unit)
    return Claimed(
        value=value.value, side=None if value.operator in _UNSHADED else side
    )


def _with_room(numbers: Sequence[float], value: ClaimedValue) -> Scale:
    """Choose the axis so that the side on which words are true can be seen."""
    scale = scale_of(numbers)
    at_its_end = scale.begins_at_zero and scale.at(float(value.value)) == 100
    if at_its_end and _claimed(value).side == "more" and value.unit != "%":
        return scale_of([*numbers, scale.high * 1.01])
    return scale


def _result(one: Dossier, value: ClaimedValue) -> Html:
    """Draw the measured figure beside the claimed one."""
    verdict = one.verdict
    numbers = [value.value, verdict.measured, verdict.low, verdict.high]
    known = [float(number) for number in numbers if number is not None]
    scale = _with_room([*known, 1.0] if value.unit == "x" else known, value)
    measured = measured_text(value, verdict.measured)
    row = Row(
        says=f"Measured {measured}, claimed {bounded(value)}.",
        figure=verdict.measured,
        low=verdict.low,
        high=verdict.high,
        is_bar=True,
    )
    keys = [("bar" if scale.begins_at_zero else "told", f"measured: {measured}")]
    keys += _keys_of(one, value)
    return _figure(
        "The result beside the claim",
        [drawing(row, scale, _claimed(value))],
        scale,
        value.unit,
        keys=keys,
        notes=[scale.note],
    )


def _keys_of(one: Dossier, value: ClaimedValue) -> list[tuple[str, str]]:
    said = f"claimed: {bounded(value)}"
    keys = [("claimed", said)]
    if _claimed(value).side:
        keys = [("side", f"{said}; shaded where the words are true")]
    if one.verdict.low is not None:
        keys.append(("interval", "95% interval: how far chance alone moves it"))
    return keys


def _sampled(
    one: Dossier,
    value: ClaimedValue,
    unit: str | None,
    strips: Sequence[Strip],
    *,
    is_direct: bool,
) -> Html:
    """Draw every sample, a row for each figure."""
    verdict = one.verdict
    numbers = [float(n) for strip in strips for n in (*strip.samples, strip.figure)]
    if is_direct:
        also = (value.value, verdict.low, verdict.high)
        numbers += [float(n) for n in also if n is not None]
    scale = _with_room(numbers, value) if is_direct else scale_of(numbers)
    claimed = _claimed(value) if is_direct else None
    parts: list[Html] = []
    for strip in strips:
        row = Row(
            says=said_of(strip, unit),
            samples=strip.samples,
            figure=strip.figure,
            low=verdict.low if is_direct else None,
            high=verdict.high if is_direct else None,
        )
        name = element("b", strip.source.variable)
        parts.append(element("p", name, " · ", said_of(strip, unit), class_="label"))
        parts.append(drawing(row, scale, claimed))
    keys = list(_sample_keys(strips))
    if is_direct:
        keys += _keys_of(one, value)
    return _figure(
        "Every value behind it",
        parts,
        scale,
        unit,
        keys=keys,
        notes=[scale.note, *notes_of(strips)],
        table=table_of(strips, unit),
    )


def _sample_keys(strips: Sequence[Strip]) -> Iterator[tuple[str, str]]:
    most = max(len(strip.samples) for strip in strips)
    least = min(len(strip.samples) for strip in strips)
    if least <= MOST_DOTS:
        yield "dot", "one value"
    if most > MOST_DOTS:
        yield "bin", f"values counted in {BINS} equal parts of the axis"
    if most > 1:
        yield "median", "median of the values"
    yield "told", "the figure that is told"


def _figure(
    title: str,
    parts: Sequence[Html],
    scale: Scale,
    unit: str | None,
    *,
    keys: Sequence[tuple[str, str]],
    notes: Sequence[str],
    table: Html | None = None,
) -> Html:
    return element(
        "figure",
        element("h3", title),
        element("div", parts, axis(scale, unit), class_="plot"),
        element(
            "ul",
            (element("li", key(kind), " ", said) for kind, said in keys),
            class_="keys",
        ),
        element("figcaption", " ".join(notes)),
        table,
    )

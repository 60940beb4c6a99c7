"""Claims on file: listed, shown, looked up and counted, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure
from holdwater.model.verification import Coverage, Use, Verified
from holdwater.report.layout import cells, cut, indented, visible
from holdwater.report.theirs import theirs_rows
from holdwater.report.verified import (
    claim_lines,
    coverage_lines,
    use_lines,
)
from holdwater.report.verified_wire import plain_coverage, plain_use

CLAIMS_SCHEMA = "holdwater/claims/1"
USES_SCHEMA = "holdwater/uses/1"
COVERAGE_SCHEMA = "holdwater/coverage/1"

#: A name is cut to so many cells.
_MOST_NAME = 36

_MATCHES = {"exact": "same", "near": "like it", "conflict": "at odds"}


def list_lines(
    records: Sequence[ClaimRecord], passed: Sequence[str], *, today: date, width: int
) -> Iterator[str]:
    """List records, a line each, and under it what stands out."""
    longest = max((min(len(one.id), _MOST_NAME) for one in records), default=0)
    for one in records:
        head = f"{cut(one.id, _MOST_NAME):{longest}}  "
        yield head + visible(cut(one.text, max(20, width - cells(head))))
        said = "; ".join(_stands_out(one, today))
        if said:
            yield " " * (longest + 2) + said
    yield f"{len(records):,} claims" if len(records) != 1 else "1 claim"
    for path in passed:
        yield visible(f"passed over: {path} does not begin with +++")


def _stands_out(one: ClaimRecord, today: date) -> Iterator[str]:
    if one.theirs:
        yield f"of {one.theirs.vendor}"
    if not one.evidence:
        yield "not tested here" if one.theirs else "no evidence"
    if one.expires and one.expires < today:
        yield f"good until {one.expires}"
    open_ones = [e.name for e in one.counter_evidence if not e.answer]
    if open_ones:
        yield f"not answered: {', '.join(open_ones)}"


def plain_list(
    records: Sequence[ClaimRecord], failures: Sequence[Failure], *, today: date
) -> dict[str, Any]:
    """Write records as ``holdwater/claims/1``."""
    return {
        "schema": CLAIMS_SCHEMA,
        "today": today.isoformat(),
        "claims": [_plain_record(one) for one in records],
        "errors": _plain_failures(failures),
    }


def _plain_record(one: ClaimRecord) -> dict[str, Any]:
    value = one.value
    return {
        "id": one.id,
        "text": one.text,
        "variations": list(one.variations),
        "kinds": list(one.kinds),
        "product": one.product,
        "owner": one.owner,
        "claimed": value.claimed if value else None,
        "is": value.operator if value else None,
        "evidence": [e.name for e in one.evidence],
        "counter_evidence": [e.name for e in one.counter_evidence],
        "published": one.published.isoformat() if one.published else None,
        "expires": one.expires.isoformat() if one.expires else None,
        "record": one.where,
        "vendor": one.theirs.vendor if one.theirs else None,
    }


def show_lines(one: Verified, *, width: int) -> Iterator[str]:
    """Show a claim with its verdict, and what people wrote of it."""
    yield from claim_lines(one, width=width, is_whole=True)
    record = one.record
    rows = (
        ("product", record.product),
        ("owner", record.owner),
        ("kinds", ", ".join(record.kinds)),
        ("published", record.published and record.published.isoformat()),
        ("expires", record.expires and record.expires.isoformat()),
        *((name.replace("_", " "), said) for name, said in record.audience.items()),
        *((name.replace("_", " "), said) for name, said in record.disclose.items()),
        ("not said", record.not_said),
        *theirs_rows(record),
    )
    for name, said in rows:
        if said:
            head = f"  {name:12}"
            yield from indented(visible(said), first=head, rest=" " * 14, width=width)
    for paragraph in filter(None, record.prose.split("\n\n")):
        yield ""
        said = visible(" ".join(paragraph.split()))
        yield from indented(said, first="  ", rest="  ", width=width)


def where_lines(
    record: ClaimRecord, uses: Sequence[Use], *, width: int
) -> Iterator[str]:
    """Tell every place of a claim, those first that are at odds with it."""
    yield from indented(visible(f"“{record.text}”"), first="", rest=" ", width=width)
    order = ("conflict", "exact", "near")
    for use in sorted(uses, key=lambda one: order.index(one.match)):
        yield from use_lines(use, _MATCHES[use.match], width)
    if not uses:
        yield "  told nowhere in this copy"


def plain_uses(
    record: ClaimRecord,
    uses: Sequence[Use],
    failures: Sequence[Failure],
    *,
    today: date,
) -> dict[str, Any]:
    """Write the places of a claim as ``holdwater/uses/1``."""
    return {
        "schema": USES_SCHEMA,
        "today": today.isoformat(),
        "id": record.id,
        "text": record.text,
        "uses": [plain_use(use) for use in uses],
        "errors": _plain_failures(failures),
    }


class Untied(NamedTuple):
    """Numbers of one statement that no record claims; ``where`` as in a margin."""

    source: str
    where: str
    figures: tuple[str, ...]
    words: str


def untied_lines(left: Sequence[Untied], *, width: int) -> Iterator[str]:
    """List numbers that no record claims, page by page, with the words around them."""
    source = None
    for one in left:
        if one.source != source:
            source = one.source
            yield visible(source)
        head = visible(f"{one.where:>9}  {', '.join(one.figures)}")
        yield f"{head}  {cut(visible(f'“{one.words}”'), max(20, width - cells(head) - 2))}"
    if left:
        yield ""


def coverage_table(
    total: Coverage, pages: Sequence[tuple[str, Coverage]], *, width: int
) -> Iterator[str]:
    """Count page by page; those with most left untied come first."""
    room = max(20, width - 26)
    yield f"{'':{room}}{'numbers':>12}{'objective':>12}"
    for source, one in sorted(pages, key=lambda page: (-_untied(page[1]), page[0])):
        name = cut(visible(source), room - 1)
        pad = " " * (room - cells(name))
        numbers = f"{one.numbers_bound:,} of {one.numbers:,}"
        objective = f"{one.objective_bound:,} of {one.objective:,}"
        yield f"{name}{pad}{numbers:>12}{objective:>12}"
    yield "─" * min(width, 72)
    yield from coverage_lines(total, width=width)


def _untied(one: Coverage) -> int:
    return one.numbers - one.numbers_bound + one.objective - one.objective_bound


def plain_coverages(
    total: Coverage,
    pages: Sequence[tuple[str, Coverage]],
    left: Sequence[Untied],
    failures: Sequence[Failure],
    *,
    today: date,
) -> dict[str, Any]:
    """Write what is tied, in all and by page, as ``holdwater/coverage/1``."""
    return {
        "schema": COVERAGE_SCHEMA,
        "today": today.isoformat(),
        "coverage": plain_coverage(total),
        "documents": [
            {"source": source, "coverage": plain_coverage(one)} for source, one in pages
        ],
        "untied": [
            {
                "source": one.source,
                "where": one.where.strip(),
                "figures": list(one.figures),
                "text": one.words,
            }
            for one in left
        ],
        "errors": _plain_failures(failures),
    }


def _plain_failures(failures: Sequence[Failure]) -> list[dict[str, str]]:
    return [{"source": one.source, "message": one.message} for one in failures]

"""The first page of the site: every claim, what is wrong with it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from holdwater.model.record import VERDICTS as ORDER
from holdwater.model.verification import Coverage
from holdwater.pages.claims.dossier import Dossier, Publication
from holdwater.pages.claims.elements import Html, element, together
from holdwater.pages.claims.frame import framed
from holdwater.pages.claims.standing import standing
from holdwater.pages.claims.structured import structured_list
from holdwater.pages.claims.words import (
    VERDICTS,
    bounded,
    counted,
    day,
    measured_text,
)


def index_page(
    some: Sequence[Dossier], coverage: Coverage, publication: Publication
) -> str:
    """Write the page that lists every claim."""
    ordered = sorted(
        some, key=lambda one: (ORDER.index(one.verdict.verdict), one.record.id)
    )
    main = [
        element("h1", publication.title),
        element("p", _lead(publication), class_="lead"),
        _sum(ordered),
        element("p", _covered(coverage), class_="note"),
        element("ol", map(_entry, ordered), class_="claims") if ordered else None,
    ]
    description = f"{counted(len(some), 'claim')}, each with its evidence."
    return framed(
        publication.title,
        element("div", main, class_="index"),
        publication=publication,
        up="",
        structured=structured_list(ordered, publication),
        description=description,
    )


def _lead(publication: Publication) -> Html:
    who = f" by {publication.by}" if publication.by else ""
    begins = (
        f"What is claimed{who}, what it rests on, and whether it holds. Every figure "
    )
    begins += "was worked out anew from its evidence on "
    ends = ". Those that do not hold come first."
    return together([begins, day(publication.today), ends])


def _sum(some: Sequence[Dossier]) -> Html:
    counts = Counter(one.verdict.verdict for one in some)
    cells = [
        element(
            "div",
            element("dt", VERDICTS[name].title),
            element("dd", f"{counts[name]:,}"),
            class_=VERDICTS[name].tone,
        )
        for name in reversed(ORDER)
        if counts[name] or name == "holds"
    ]
    return element("dl", cells, class_="sum")


def _covered(coverage: Coverage) -> str:
    if not coverage.numbers and not coverage.objective:
        return ""
    return (
        f"In the copy that was read, {coverage.numbers_bound:,} of "
        f"{counted(coverage.numbers, 'number')} and {coverage.objective_bound:,} of "
        f"{counted(coverage.objective, 'statement')} that can be checked are tied to a "
        "claim on this page."
    )


def _entry(one: Dossier) -> Html:
    record, verdict = one.record, one.verdict
    plain = standing(one)
    said = []
    if record.value:
        said.append(f"claimed {bounded(record.value)}")
        if verdict.measured is not None:
            said.append(f"measured {measured_text(record.value, verdict.measured)}")
    if one.conflicts and not verdict.holds:
        said.append("said otherwise elsewhere")
    last = None
    if record.expires:
        was = "was good until " if record.expires < one.today else "good until "
        last = together([was, day(record.expires)])
    parts = [*said, *([last] if last else [])]
    details = [[" · " if number else "", part] for number, part in enumerate(parts)]
    return element(
        "li",
        element("p", plain.title, class_=f"badge {plain.tone}"),
        element(
            "div",
            element(
                "p",
                element("a", record.text, href=f"{record.id}/index.html"),
                class_="text",
            ),
            element("p", details, class_="details"),
        ),
    )

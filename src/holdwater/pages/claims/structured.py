"""A claim as schema.org tells it, for machines that read the page.

The claim is a ``Claim``, its evidence what it ``isBasedOn``. A ``ClaimReview`` says that
somebody looked who is not the one who claims: it is written where both are named, and are
not the same (docs/decisions/0013). Nothing is said that is not on file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from holdwater.model.evidence import Evidence
from holdwater.model.verification import Shown, Use
from holdwater.pages.claims.dossier import Dossier, Publication
from holdwater.pages.claims.elements import Html, text
from holdwater.pages.claims.evidence import UP
from holdwater.pages.claims.words import VERDICTS
from holdwater.report.verified import place_of

_CONTEXT = "https://schema.org"

#: What could end the element it stands in, or a line of what reads it.
_ESCAPED = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def structured(one: Dossier, publication: Publication) -> Html:
    """Write what a claim's page says for machines."""
    graph = [_claim(one, publication)]
    if publication.is_checked_by_another:
        graph.append(_review(one, publication))
    return _written(graph)


def structured_list(some: Sequence[Dossier], publication: Publication) -> Html:
    """Write the list of claims for machines."""
    listed = {
        "@type": "ItemList",
        "name": publication.title,
        "numberOfItems": len(some),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": one.record.text,
                "url": _address(f"{one.record.id}/index.html", publication),
            }
            for number, one in enumerate(some, 1)
        ],
    }
    return _written([listed])


def _written(graph: list[dict[str, Any]]) -> Html:
    found = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False)
    safe = text(found.translate(_ESCAPED)).replace("&quot;", '"').replace("&#x27;", "'")
    return Html(f'<script type="application/ld+json">{safe}</script>')


def _claim(one: Dossier, publication: Publication) -> dict[str, Any]:
    record = one.record
    said = {
        "@type": "Claim",
        "@id": "#claim",
        "identifier": record.id,
        "text": record.text,
        "alternateName": list(record.variations),
        "author": _organization(publication.by),
        "about": _named("Thing", record.product),
        "audience": _named("Audience", record.audience.get("who")),
        "datePublished": record.published and record.published.isoformat(),
        "expires": record.expires and record.expires.isoformat(),
        "appearance": list(_appearances(one.uses)),
        "isBasedOn": list(_evidence(one, publication)),
        "url": _own(one, publication),
    }
    return _known(said)


def _review(one: Dossier, publication: Publication) -> dict[str, Any]:
    said = {
        "@type": "ClaimReview",
        "@id": "#review",
        "url": _own(one, publication),
        "claimReviewed": one.record.text,
        "itemReviewed": {"@id": "#claim"},
        "author": _organization(publication.checked_by),
        "datePublished": publication.today.isoformat(),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": VERDICTS[one.verdict.verdict].title,
            "ratingExplanation": one.verdict.reason,
        },
    }
    return _known(said)


def _appearances(uses: Sequence[Use]) -> Iterator[dict[str, str]]:
    """Name each page that says it in the same words, once."""
    for source in dict.fromkeys(use.source for use in uses if use.match == "exact"):
        if source.startswith(("https://", "http://")):
            yield {"@type": "WebPage", "url": source}
        else:
            first = next(use for use in uses if use.source == source)
            yield {"@type": "CreativeWork", "name": source, "position": place_of(first)}


def _evidence(one: Dossier, publication: Publication) -> Iterator[dict[str, Any]]:
    every = (*one.verdict.evidence, *one.verdict.counter_evidence)
    for evidence, shown in zip(one.every, every, strict=True):
        if evidence in one.record.counter_evidence:
            continue
        yield _known(_file(one, evidence, shown, publication))


def _file(
    one: Dossier, evidence: Evidence, shown: Shown, publication: Publication
) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "DataDownload",
        "name": evidence.name,
        "sha256": shown.sha256,
    }
    if not evidence.publish:
        return said
    copy = one.copies.get(evidence.name)
    exhibit = one.exhibit(evidence.name)
    created = evidence.created or (exhibit.created if exhibit else None)
    path = copy.path if copy else None
    return {
        **said,
        "contentUrl": path and _address(path, publication, up=UP),
        "contentSize": f"{copy.size} B" if copy and path else None,
        "dateCreated": created and created.isoformat(),
        "creator": _organization(evidence.made_by),
        "funder": _organization(evidence.paid_by),
    }


def _own(one: Dossier, publication: Publication) -> str | None:
    address = publication.address
    return f"{address}/{one.record.id}/index.html" if address else None


def _address(path: str, publication: Publication, *, up: str = "") -> str:
    return f"{publication.address}/{path}" if publication.address else up + path


def _organization(name: str | None) -> dict[str, str] | None:
    return _named("Organization", name)


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in said.items() if value not in (None, [], "")}

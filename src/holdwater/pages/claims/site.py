"""Writes the site: a page for each claim, copies of its evidence, and a first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from holdwater.model.record import ClaimRecord
from holdwater.model.verification import Coverage, Use
from holdwater.pages.claims.dossier import Dossier, Past, Publication
from holdwater.pages.claims.folder import SiteFolder
from holdwater.pages.claims.gather import Gatherer, copied
from holdwater.pages.claims.index import index_page
from holdwater.pages.claims.page import claim_page

_STYLE = Path(__file__).with_name("style.css")


#: A record, and where it is told.
Told = tuple[ClaimRecord, tuple[Use, ...]]

#: Makes pages of many records, and hands them on in their order.
Spread = Callable[
    [Callable[[Told], tuple[Dossier, bytes]], Sequence[Told]],
    Iterable[tuple[Dossier, bytes]],
]


class Site(NamedTuple):
    """What was written: how many pages of claims, how many hold, what was removed."""

    pages: int
    holding: int
    removed: int


def write_site(
    folder: SiteFolder,
    told: Iterable[Told],
    *,
    gatherer: Gatherer,
    coverage: Coverage,
    publication: Publication,
    spread: Spread = map,
) -> Site:
    """Write a page for each record with its uses; same records, same bytes.

    ``spread`` may have pages made side by side; they are written here, one by one. Raises
    UsageError where the folder is not ours, or cannot be written.
    """

    def made(about: Told) -> tuple[Dossier, bytes]:
        """Make a page; return with it what the rest of the site says of the claim."""
        one = gatherer.dossier(*about)
        page = claim_page(one, publication).encode()
        return replace(one, opened={}, samples={}, past=Past()), page

    folder.open()
    listed: list[Dossier] = []
    try:
        for one, page in spread(made, list(told)):
            for path, content in copied(one):
                if not folder.has(path):
                    folder.put(path, content)
            folder.put(f"{one.record.id}/index.html", page)
            listed.append(one)
        first = index_page(listed, coverage, publication)
        folder.put("index.html", first.encode())
        folder.put("style.css", _STYLE.read_bytes())
    except BaseException:
        folder.keep()
        raise
    removed = folder.close()
    return Site(len(listed), sum(one.verdict.holds for one in listed), removed)

"""Writes the site: a page for each claim, copies of its evidence, and a first page."""

from __future__ import annotations

from collections.abc import Iterable
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


class Site(NamedTuple):
    """What was written: how many pages of claims, how many hold, what was removed."""

    pages: int
    holding: int
    removed: int


def write_site(
    folder: SiteFolder,
    told: Iterable[tuple[ClaimRecord, tuple[Use, ...]]],
    *,
    gatherer: Gatherer,
    coverage: Coverage,
    publication: Publication,
) -> Site:
    """Write a page for each record with its uses; same records, same bytes.

    Raises UsageError where the folder is not ours, or cannot be written.
    """
    folder.open()
    listed: list[Dossier] = []
    try:
        for record, uses in told:
            one = gatherer.dossier(record, uses)
            for path, content in copied(one):
                if not folder.has(path):
                    folder.put(path, content)
            page = claim_page(one, publication)
            folder.put(f"{record.id}/index.html", page.encode())
            listed.append(replace(one, opened={}, samples={}, past=Past()))
        first = index_page(listed, coverage, publication)
        folder.put("index.html", first.encode())
        folder.put("style.css", _STYLE.read_bytes())
    except BaseException:
        folder.keep()
        raise
    removed = folder.close()
    return Site(len(listed), sum(one.verdict.holds for one in listed), removed)

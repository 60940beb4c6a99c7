"""Reads what a vendor says, as theirs: the bytes to keep, and a report of them.

A vendor's page is judged by its own words alone: what we have on file speaks neither for
it nor against it. A page that is named is read whatever robots.txt asks of programs that
come by themselves; nothing else of the site is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from holdwater.check.road import check
from holdwater.desk import Desk, is_address
from holdwater.errors import HoldwaterError, ReadError
from holdwater.failures import failure_of, fault_of
from holdwater.ledger.kept import Copy, read_copy
from holdwater.ledger.printed import figures_in
from holdwater.model.report import Failure, Report
from holdwater.model.verdict import Judged
from holdwater.reading.files import known_charset, read_bytes
from holdwater.reading.formats import media_type_of, media_type_of_page, read
from holdwater.settings import encoding_of

#: How the address ends of a page to sign in at, and what such a page holds.
_SIGN_IN = re.compile(r"/(?:log-?in|sign-?in|sso|auth)(?:[/.?_-]|$)")
_PASSWORD = re.compile(rb"""<input[^>]{0,500}type\s*=\s*["']?password""", re.IGNORECASE)

#: A page to sign in at says no more than this.
_FEW_STATEMENTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A page as it came, and what is to be told of it; the fields are those of a Copy."""

    content: bytes
    source: str
    address: str
    media_type: str
    charset: str | None
    report: Report


def take(desk: Desk, source: str, *, root: Path) -> Iterator[Taken | Failure]:
    """Read what is named: a page by its address, a file, or each file of a folder."""
    named = [source] if is_address(source) else desk.files([Path(source)])
    for found in named:
        if isinstance(found, Failure):
            yield found
            continue
        desk.work.source = str(found)
        try:
            yield _take_one(desk, found, root)
        except HoldwaterError as error:
            yield failure_of(error, source=str(found))
        except Exception as error:  # noqa: BLE001 - one page never ends a run
            yield fault_of(error, source=str(found))


def _take_one(desk: Desk, named: str | Path, root: Path) -> Taken:
    if isinstance(named, str):
        return _take_page(desk, named, root)
    return _take_file(desk, named, root)


def _take_page(desk: Desk, url: str, root: Path) -> Taken:
    from holdwater.fetch import fetch  # few inputs are on the web

    most = desk.settings(root)["max_bytes"]
    page = fetch(url, most=most, allow_private=desk.allow_private)
    taken = _taken(
        desk,
        page.content,
        root=root,
        source=url,
        address=page.url,
        media_type=media_type_of_page(page.media_type, page.url),
        charset=known_charset(page.charset),
    )
    if _is_sign_in(taken):
        raise ReadError(
            "leads to a page to sign in at, and what is behind it was not read",
            hint="Save the page in your browser, and name the file, with --vendor.",
        )
    return taken


def _take_file(desk: Desk, path: Path, root: Path) -> Taken:
    """Read a file, whose source is its path from the project's folder."""
    media_type = media_type_of(path.as_posix())
    content = read_bytes(path, most=desk.settings(root)["max_bytes"])
    source = Path(os.path.relpath(path.resolve(), root.resolve())).as_posix()
    return _taken(
        desk,
        content,
        root=root,
        source=source,
        address=source,
        media_type=media_type,
        charset=None,
    )


def take_again(desk: Desk, copy: Copy, *, root: Path) -> Taken:
    """Read a copy that is kept as it was read then; raises ReadError."""
    return _taken(
        desk,
        read_copy(copy),
        root=root,
        source=copy.source,
        address=copy.address,
        media_type=copy.media_type,
        charset=copy.charset,
    )


def _taken(
    desk: Desk,
    content: bytes,
    *,
    root: Path,
    source: str,
    address: str,
    media_type: str,
    charset: str | None,
) -> Taken:
    settings = desk.settings(root)
    document = read(
        content,
        source=address,
        media_type=media_type,
        encoding=encoding_of(settings) or charset,
        main_text=is_address(address),
    )
    lens, today = desk.lens(settings, audience="it"), desk.today(settings)
    return Taken(
        content=content,
        source=source,
        address=address,
        media_type=media_type,
        charset=charset,
        report=check(document, lens=lens, today=today),
    )


def _is_sign_in(taken: Taken) -> bool:
    """Say whether a page only lets people in."""
    asked, led_to = (
        urlsplit(one).path.lower() for one in (taken.source, taken.address)
    )
    if _SIGN_IN.search(led_to) and not _SIGN_IN.search(asked):
        return True
    has_password = _PASSWORD.search(taken.content) is not None
    return has_password and len(taken.report.judged) <= _FEW_STATEMENTS


def stands(judged: Judged) -> bool:
    """Say whether a statement is of the page's own matter, and was judged."""
    return judged.standing is not None and judged.statement.block.kind != "navigation"


def says(judged: Judged) -> bool:
    """Say whether a statement is one whose change a buyer would want to know of."""
    is_plain = judged.standing == "plain"
    return stands(judged) and not (is_plain and not figures_in(judged.statement.text))

"""A look from end to end: an address or saved files in, counts and a timeline out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from holdwater.community.importers.rows import Row, Tally
from holdwater.community.look.asking import Asking, age_requests, thread_documents
from holdwater.community.look.counts import Look, Replier, look_at
from holdwater.community.look.documents import rows_of
from holdwater.community.look.told import PLATFORMS, Asked
from holdwater.community.posts import Dropped
from holdwater.errors import CommunityError, FetchError


class Seen(NamedTuple):
    """What a look found, what it cost, and what was left out."""

    look: Look
    asked: Asked
    dropped: tuple[Dropped, ...]


def look_at_files(files: Iterable[tuple[str, bytes]], *, source: str) -> Seen:
    """Look at a thread in saved documents. Raises CommunityError."""
    tally = Tally()
    platform, rows = _gathered(files, tally)
    return _seen(platform, rows, tally, source=source, asking=None, url=None)


def look_at_url(url: str, asking: Asking, *, ages: bool) -> Seen:
    """Ask for a thread, and with ``ages`` when its accounts were made.

    Raises CommunityError, and FetchError where the thread cannot be had.
    """
    tally = Tally()
    platform, rows = _gathered(thread_documents(url, asking), tally)
    if not rows:
        raise CommunityError("holds no thread that can be read", where=url)
    if ages:
        look = look_at(platform, rows, Tally())
        for address in _ages_of(url, look):
            try:
                content = asking.get(address)
            except FetchError as error:
                if error.status is None:
                    tally.add("is an account that robots.txt keeps from programs")
                else:
                    tally.add("is an account that the platform does not show")
                continue
            if content is not None:
                rows += rows_of(content, tally, source=address)[1]
    return _seen(platform, rows, tally, source=url, asking=asking, url=url)


def _gathered(
    files: Iterable[tuple[str, bytes]], tally: Tally
) -> tuple[str, list[Row]]:
    platforms: dict[str, None] = {}
    rows: list[Row] = []
    for name, content in files:
        platform, found = rows_of(content, tally, source=name)
        platforms[platform] = None
        rows += found
    if len(platforms) > 1:
        raise CommunityError(
            f"are of {' and '.join(platforms)}: one thread is looked at"
        )
    return next(iter(platforms), ""), rows


def _ages_of(url: str | None, look: Look) -> list[str]:
    names = [look.names.get(one.author, one.author) for one in _ageless(look)]
    return age_requests(url, look.platform, names)


def _ageless(look: Look) -> Sequence[Replier]:
    return [one for one in look.repliers if one.joined is None]


def _seen(
    platform: str,
    rows: list[Row],
    tally: Tally,
    *,
    source: str,
    asking: Asking | None,
    url: str | None,
) -> Seen:
    try:
        look = look_at(platform, rows, tally)
    except CommunityError as error:
        raise CommunityError(
            error.message, where=error.where or source, hint=error.hint
        ) from error
    withheld = []
    unknown = len(_ageless(look))
    requests = len(_ages_of(url, look)) if unknown else 0
    for_ages = requests or None
    if unknown:
        said = (
            f"{PLATFORMS[platform]} does not tell in a thread when accounts were made: "
            f"{unknown:,} {'is' if unknown == 1 else 'are'} of unknown age."
        )
        if requests and asking is not None:
            said += f" --ages asks for them: {requests:,} more, one at a time."
        withheld.append(said)
    if any(row.values.get("silent") for row in rows):
        withheld.append("The texts of some posts are not in what was read.")
    if asking is not None and asking.unasked:
        withheld.append(
            f"{asking.unasked:,} more requests would be needed for the whole thread: "
            f"--requests {asking.asked + asking.unasked}."
        )
    withheld.append(
        "What was deleted is not shown, and IP addresses and mail never are."
    )
    made = asking.made if asking is not None else 0
    return Seen(
        look, Asked(source, made, for_ages, tuple(withheld)), tuple(tally.told())
    )

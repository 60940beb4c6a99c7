"""Read the pages a site lists in its sitemap, as its robots.txt allows.

robots.txt as RFC 9309 has it: where it is not there everything may be read, where it
cannot be reached nothing may. Its Sitemap and Crawl-delay lines are heeded as well. One
page is asked for at a time, with a pause before each.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from holdwater.errors import FetchError, MissingExtra, ReadError
from holdwater.fetch import Fetched, fetch
from holdwater.sitemap import MOST_BYTES, is_sitemap, read_sitemap

#: The name that robots.txt may call this program by.
AGENT = "holdwater"

#: Seconds before each request where the site asks for none, and the most that is waited.
PAUSE, MOST_PAUSE = 1.0, 60.0

#: Bytes of robots.txt (RFC 9309 asks for 500 KiB at least), and sitemaps of one site.
MOST_OF_ROBOTS = 1 << 20
MOST_SITEMAPS = 50

#: What a server says when it is asked too often: no leave to go on.
_TOO_MANY = 429

#: How the address of a sitemap ends.
_MAPS = (".xml", ".xml.gz")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read, and what is to be told of the site beside it."""

    fetched: Fetched
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site's robots.txt asks of this program."""

    rules: Any

    def may_read(self, url: str) -> bool:
        """Say whether an address of the site may be read."""
        return bool(self.rules.can_fetch(url, AGENT))

    @property
    def pause(self) -> float:
        """Seconds to wait before each request."""
        asked = self.rules.crawl_delay(AGENT)
        return PAUSE if asked is None else float(asked)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps it names."""
        return tuple(self.rules.sitemaps)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a site lists below an address: what may be read of it, and what is closed.

    ``is_cut_short`` where sitemaps were left unread, ``failures`` for those that could
    not be.
    """

    pages: tuple[str, ...]
    closed: int
    is_cut_short: bool
    failures: tuple[ReadError, ...]


Get = Callable[..., Fetched]


def crawl(
    url: str,
    *,
    pages: int,
    most: int,
    allow_private: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Page | ReadError]:
    """Read ``url`` and what its site's sitemap lists below it: ``pages`` pages in all.

    ``url`` may be a sitemap itself. ``most`` bounds a page in bytes. What cannot be
    read is an error in its place.
    """

    def get(wanted: str, *, most: int = most, **given: Any) -> Fetched:
        return fetch(wanted, most=most, allow_private=allow_private, **given)

    def get_slowly(wanted: str, **given: Any) -> Fetched:
        sleep(robots.pause)
        return get(wanted, **given)

    try:
        first = get(
            url, most=MOST_BYTES if urlsplit(url).path.endswith(_MAPS) else most
        )
        robots = read_robots(first.url, get=get)
    except ReadError as error:
        yield error
        return
    is_map = is_sitemap(first.content)
    wanted = pages if is_map else pages - 1
    found = survey(first, robots, pages=wanted, get=get_slowly)
    notices: tuple[str, ...] = (
        _told(found, read=min(len(found.pages), wanted), is_map=is_map),
    )
    if not is_map:
        yield Page(first, notices)
        notices = ()
    yield from found.failures
    seen = {urldefrag(first.url).url}
    for address in found.pages[:wanted]:
        try:
            page = get_slowly(address, permit=_permission(first.url, robots))
        except ReadError as error:
            yield error
            continue
        if page.url not in seen:
            seen.add(page.url)
            yield Page(page, notices)
            notices = ()


def read_robots(url: str, *, get: Get) -> Robots:
    """Read what the site of ``url`` asks of programs.

    Raises FetchError where that cannot be known, and MissingExtra where the library is
    not installed.
    """
    try:
        from protego import Protego
    except ImportError as error:
        raise MissingExtra(
            "takes the library 'protego' to crawl, which is not installed",
            where=url,
            hint="pip install 'holdwater[fetch]'",
        ) from error
    try:
        content = get(urljoin(url, "/robots.txt"), most=MOST_OF_ROBOTS).content
    except FetchError as error:
        is_absent = error.status is not None and 400 <= error.status < 500
        if not is_absent or error.status == _TOO_MANY:
            raise FetchError(
                f"{error.message}: until a site says what programs may read, "
                "nothing is crawled",
                where=error.where,
                hint="Name the pages you want checked, or try again later.",
            ) from error
        content = b""
    robots = Robots(Protego.parse(content.decode("utf-8-sig", "replace")))
    if robots.pause > MOST_PAUSE:
        raise FetchError(
            f"robots.txt asks for {robots.pause:g} s between two pages, and "
            f"more than {MOST_PAUSE:g} s are not waited",
            where=url,
            hint="Name the pages you want checked.",
        )
    return robots


def survey(first: Fetched, robots: Robots, *, pages: int, get: Get) -> Survey:
    """Find the pages that a site lists below an address, enough for ``pages``.

    ``first`` is what was found there: a page, or a sitemap.
    """
    if is_sitemap(first.content):
        below, waiting = "/", [first.url]
    else:
        below = urlsplit(first.url).path.rpartition("/")[0] + "/"
        waiting = list(robots.sitemaps) or [urljoin(first.url, "/sitemap.xml")]
    is_open: dict[str, bool] = {}
    asked: set[str] = set()
    failures: list[ReadError] = []
    while waiting and sum(is_open.values()) < pages and len(asked) < MOST_SITEMAPS:
        wanted = waiting.pop(0)
        if wanted in asked:
            continue
        asked.add(wanted)
        try:
            page = first if wanted == first.url else get(wanted, most=MOST_BYTES)
            listed = read_sitemap(page.content, source=page.url)
        except ReadError as error:
            hint = "Name the pages you want checked."
            failures.append(
                FetchError(error.message, where=error.where or wanted, hint=hint)
            )
            continue
        waiting += listed.sitemaps
        for address in listed.pages:
            bare = urldefrag(address).url
            if bare != urldefrag(first.url).url and _is_below(bare, first.url, below):
                is_open[bare] = robots.may_read(bare)
    return Survey(
        pages=tuple(address for address, is_so in is_open.items() if is_so),
        closed=sum(not is_so for is_so in is_open.values()),
        is_cut_short=bool(waiting),
        failures=tuple(failures),
    )


def _is_below(page: str, first: str, below: str) -> bool:
    try:
        parts, own = urlsplit(page), urlsplit(first)
    except ValueError:
        return False
    is_here = parts.netloc.lower() == own.netloc.lower()
    return is_here and (parts.path or "/").startswith(below)


def _permission(first: str, robots: Robots) -> Callable[[str], None]:
    def permit(url: str) -> None:
        if urlsplit(url).netloc.lower() != urlsplit(first).netloc.lower():
            raise FetchError(f"sends on to {url}, on another host")
        if not robots.may_read(url):
            raise FetchError(f"sends on to {url}, which robots.txt keeps from programs")

    return permit


def _told(found: Survey, *, read: int, is_map: bool) -> str:
    """Say in one sentence what is read of a site, and what is not."""
    listed = len(found.pages) + found.closed
    if not listed:
        return f"no sitemap lists {'' if is_map else 'other '}pages here"
    said = (
        f"the sitemap lists {'at least ' if found.is_cut_short else ''}{listed:,} "
        f"{'' if is_map else 'other '}{'page' if listed == 1 else 'pages'} here; "
        f"{read:,} {'is' if read == 1 else 'are'} asked for"
    )
    if found.closed:
        said += f", {found.closed:,} kept from programs by robots.txt"
    if len(found.pages) > read:
        said += f", {len(found.pages) - read:,} left out"
    return said

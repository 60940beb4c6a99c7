"""Ask a platform for one thread: few requests, one at a time, and by our own name.

What a platform offers to programs (its API) is asked as it says; of any other site,
robots.txt is read first and kept to. Addresses are checked as `holdwater.fetch` does.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from holdwater.crawl import PAUSE, Robots, read_robots
from holdwater.errors import CommunityError, FetchError
from holdwater.fetch import Fetched, fetch

#: Hosts that are there for programs to ask.
APIS = frozenset(
    {"hn.algolia.com", "hacker-news.firebaseio.com", "api.stackexchange.com"}
)

#: So many posts of a topic are asked for at once, and so many accounts of Stack Exchange.
POSTS_AT_ONCE, ACCOUNTS_AT_ONCE = 20, 100

_DISCOURSE = re.compile(r"(.*)/t/(?:[^/]+/)?([0-9]+)(?:/[0-9]+)?(?:\.json)?/?")
_ALGOLIA = re.compile(r"(.*)/api/v1/items/([0-9]+)")
_FIREBASE = re.compile(r"(.*)/v0/item/([0-9]+)\.json")
_QUESTION = re.compile(r"/(?:questions|q)/([0-9]+)(?:/.*)?")
_STACK_API = re.compile(r"(.*)/2\.[0-9]/questions/([0-9]+)")

_STACK_SITES = (
    ".stackexchange.com",
    "stackoverflow.com",
    "serverfault.com",
    "superuser.com",
    "askubuntu.com",
    "mathoverflow.net",
    "stackapps.com",
)


@dataclass
class Asking:
    """Makes requests while there are some left; remembers each site's robots.txt.

    ``made`` counts requests, robots.txt among them; ``unasked`` those that were not made
    because ``most`` were.
    """

    most: int
    max_bytes: int
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep
    made: int = 0
    asked: int = 0
    unasked: int = 0
    _robots: dict[str, Robots] = field(default_factory=dict)

    def get(self, url: str) -> bytes | None:
        """Fetch an address; None, counted, where no request is left. Raises FetchError."""
        if self.asked >= self.most:
            self.unasked += 1
            return None
        robots = self._robots_of(url)
        if robots and not robots.may_read(url):
            raise FetchError(
                "is kept from programs by the site's robots.txt",
                where=url,
                hint="Open it in a browser, save the page, and look at the file.",
            )
        if self.made:
            self.sleep(robots.pause if robots else PAUSE)
        self.asked += 1
        return self._fetch(url, most=self.max_bytes).content

    def may_ask(self, url: str) -> bool:
        """Say whether an address may be asked for, as far as robots.txt tells."""
        robots = self._robots_of(url)
        return robots is None or robots.may_read(url)

    def _robots_of(self, url: str) -> Robots | None:
        parts = urlsplit(url)
        if parts.hostname in APIS:
            return None
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = read_robots(url, get=self._fetch)
        return self._robots[site]

    def _fetch(self, url: str, *, most: int, **given: Any) -> Fetched:
        self.made += 1
        return fetch(url, most=most, allow_private=self.allow_private, **given)


def thread_documents(url: str, asking: Asking) -> Iterator[tuple[str, bytes]]:
    """Ask for a thread; yield each document with its address. Raises FetchError."""
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path
    base = f"{parts.scheme}://{parts.netloc}"
    if host == "news.ycombinator.com":
        found = re.search(r"(?:^|&)id=([0-9]+)", parts.query)
        if not found:
            raise CommunityError(
                "names no item of Hacker News", where=url, hint="It has id= in it."
            )
        yield from _one(f"https://hn.algolia.com/api/v1/items/{found[1]}", asking)
    elif _ALGOLIA.fullmatch(path):
        yield from _one(url, asking)
    elif found := _FIREBASE.fullmatch(path):
        yield from _firebase(base + found[1], found[2], asking)
    elif (found := _STACK_API.match(path)) or (
        host.endswith(_STACK_SITES) and (found := _QUESTION.fullmatch(path))
    ):
        is_api = _STACK_API.match(path) is not None
        site = _site_of(parts.query) if is_api else host.removeprefix("www.")
        at = f"{base}{found[1]}/2.3" if is_api else "https://api.stackexchange.com/2.3"
        yield from _stack_exchange(at, found[2 if is_api else 1], site, asking)
    elif found := _DISCOURSE.fullmatch(path):
        yield from _discourse(base + found[1], found[2], asking)
    else:
        yield from _one(url, asking)


def _site_of(query: str) -> str:
    found = re.search(r"(?:^|&)site=([A-Za-z0-9.]+)", query)
    return found[1] if found else "stackoverflow"


def _one(url: str, asking: Asking) -> Iterator[tuple[str, bytes]]:
    content = asking.get(url)
    if content is not None:
        yield url, content


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _discourse(base: str, topic: str, asking: Asking) -> Iterator[tuple[str, bytes]]:
    url = f"{base}/t/{topic}.json"
    content = asking.get(url)
    if content is None:
        return
    yield url, content
    found = _parsed(content)
    stream = found.get("post_stream") if isinstance(found, dict) else None
    if not isinstance(stream, dict):
        return
    posts, listed = stream.get("posts") or [], stream.get("stream") or []
    got = {one.get("id") for one in posts if isinstance(one, dict)}
    left = [one for one in listed if isinstance(one, int) and one not in got]
    for chunk in _chunks(left, POSTS_AT_ONCE):
        query = "&".join(f"post_ids[]={one}" for one in chunk)
        yield from _one(f"{base}/t/{topic}/posts.json?{query}", asking)


def _firebase(base: str, item: str, asking: Asking) -> Iterator[tuple[str, bytes]]:
    waiting = [item]
    seen = set(waiting)
    while waiting:
        name = waiting.pop(0)
        url = f"{base}/v0/item/{name}.json"
        content = asking.get(url)
        if content is None:
            asking.unasked += len(waiting)
            return
        yield url, content
        found = _parsed(content)
        kids = found.get("kids") if isinstance(found, dict) else None
        for one in kids if isinstance(kids, list) else ():
            if isinstance(one, int) and str(one) not in seen:
                seen.add(str(one))
                waiting.append(str(one))


def _stack_exchange(
    at: str, question: str, site: str, asking: Asking
) -> Iterator[tuple[str, bytes]]:
    how = f"site={quote(site)}&filter=withbody&pagesize=100&order=asc&sort=creation"
    yield from _one(
        f"{at}/questions/{question}?site={quote(site)}&filter=withbody", asking
    )
    answers: list[str] = []
    for page in range(1, 11):
        url = f"{at}/questions/{question}/answers?{how}&page={page}"
        content = asking.get(url)
        if content is None:
            return
        yield url, content
        found = _parsed(content) or {}
        items = found.get("items") if isinstance(found, dict) else None
        answers += [
            str(one["answer_id"])
            for one in items or ()
            if isinstance(one, dict) and isinstance(one.get("answer_id"), int)
        ]
        if not (isinstance(found, dict) and found.get("has_more")):
            break
    yield from _one(f"{at}/questions/{question}/comments?{how}", asking)
    for chunk in _chunks(answers, ACCOUNTS_AT_ONCE):
        yield from _one(f"{at}/answers/{';'.join(chunk)}/comments?{how}", asking)


def age_requests(url: str | None, platform: str, names: Sequence[str]) -> list[str]:
    """Return the addresses that tell when accounts were made; none where there are none.

    ``names`` are what the platform asks for accounts by.
    """
    if platform == "hackernews":
        parts = urlsplit(url or "")
        is_own = parts.hostname in (None, "news.ycombinator.com", *APIS)
        base = (
            "https://hacker-news.firebaseio.com"
            if is_own
            else f"{parts.scheme}://{parts.netloc}"
        )
        return [f"{base}/v0/user/{quote(one, safe='')}.json" for one in names]
    if url is None:
        return []
    parts = urlsplit(url)
    base = f"{parts.scheme}://{parts.netloc}"
    if platform == "discourse":
        found = _DISCOURSE.fullmatch(parts.path)
        at = base + (found[1] if found else "")
        return [f"{at}/u/{quote(one, safe='')}.json" for one in names]
    if platform == "stackexchange":
        found = _STACK_API.match(parts.path)
        at = f"{base}{found[1]}/2.3" if found else "https://api.stackexchange.com/2.3"
        host = (parts.hostname or "").removeprefix("www.")
        site = _site_of(parts.query) if found else host
        return [
            f"{at}/users/{';'.join(chunk)}?site={quote(site)}&pagesize=100"
            for chunk in _chunks(list(names), ACCOUNTS_AT_ONCE)
        ]
    return []


def _chunks(listed: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    for at in range(0, len(listed), most):
        yield listed[at : at + most]

"""Where a post can be read: an address made of a pattern and a post's own names."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from holdwater.errors import UsageError

#: The address of a post, or None where nothing tells it.
Address = Callable[[str, str], "str | None"]

_PLACES = ("thread_id", "post_id")
_PLACE = re.compile(r"\{([^{}]*)\}")


def nowhere(thread_id: str, post_id: str) -> None:
    """Tell of no post where it can be read."""
    del thread_id, post_id


def addresses(pattern: str) -> Address:
    """Return what makes addresses, such as ``https://forum.example/t/{thread_id}#{post_id}``.

    What is put into a place is percent-encoded, so a post's name adds nothing to an
    address but itself. Raises UsageError where the pattern is no address, or has another
    place.
    """
    unknown = [name for name in _PLACE.findall(pattern) if name not in _PLACES]
    if unknown:
        raise UsageError(
            f"{{{unknown[0]}}} is no place that is known",
            where="--post-address",
            hint="It may hold {thread_id} and {post_id}.",
        )
    try:
        parts = urlsplit(_PLACE.sub("1", pattern))
    except ValueError:
        parts = urlsplit("")
    # A place in the host's name would let a post say where its own link leads.
    head = pattern.split("://", 1)[-1].split("/", 1)[0]
    if parts.scheme not in ("http", "https") or not parts.netloc or "{" in head:
        raise UsageError(
            f"{pattern!r} is no address of posts",
            where="--post-address",
            hint="Such as https://forum.example/t/{thread_id}/{post_id}.",
        )

    def address(thread_id: str, post_id: str) -> str:
        named = {"thread_id": thread_id, "post_id": post_id}
        return _PLACE.sub(lambda found: quote(named[found[1]], safe=""), pattern)

    return address

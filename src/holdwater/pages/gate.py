"""Who may ask: the page itself, and no other page that a browser shows.

A server that listens to its own machine alone is still reached by every page its browser
has open: one of the web may send to it, or let its own name lead here (DNS rebinding).
So each request names the address it was served at; one that brings something comes from
the page's own origin, and carries the token that stands in the page.
"""

from __future__ import annotations

from email.message import Message
from hmac import compare_digest

#: The header that carries the token. That it is none of HTTP's own is a wall as well:
#: a browser asks before it sends one elsewhere, and is not answered.
TOKEN = "X-Holdwater-Token"  # noqa: S105 - the name of a header

#: What every answer says to the browser about itself.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def own_hosts(port: int) -> frozenset[str]:
    """Return the names of a server on this machine, as a browser writes them."""
    names = ("127.0.0.1", "localhost", "[::1]")
    bare = names if port == 80 else ()
    return frozenset((*(f"{name}:{port}" for name in names), *bare))


def refusal(
    headers: Message, *, hosts: frozenset[str], token: str, brings: bool
) -> str | None:
    """Say why a request is not answered; None where it is.

    ``brings`` is whether it brings something to be worked on (a POST).
    """
    # What is no ASCII comes as an object that is no str.
    named = list(map(str, headers.get_all("Host", [])))
    if len(named) != 1 or named[0].lower() not in hosts:
        return "This server answers to its own address alone."
    if not brings:
        return None
    origins = map(str, headers.get_all("Origin", []))
    if any(one.removeprefix("http://") not in hosts for one in origins):
        return "Only the page itself may ask, and this comes from another one."
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return "Only the page itself may ask, and this comes from another one."
    given = str(headers.get(TOKEN, "")).encode("utf-8", "replace")
    if not compare_digest(given, token.encode()):
        return "The page's token is wanting or old: load the page anew."
    return None

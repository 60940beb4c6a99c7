"""Fetch one page, from an address that was checked, within limits.

A URL may lead anywhere its host's name does, the machine's own services included (server
side request forgery, CWE-918). So every address a name resolves to is checked, the
checked address itself is connected to, and both again at each redirect. Proxies that the
environment names are not used: they would resolve names in our place.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from holdwater.errors import FetchError, MissingExtra

if TYPE_CHECKING:
    import httpcore

#: Seconds that a page may take in all, and how often it may send elsewhere.
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5

_SCHEMES = ("http", "https")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

#: Prefixes whose addresses hold one of IPv4 (RFC 6052, RFC 8215).
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))

Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: where from in the end, its bytes, and what it said of them.

    ``media_type`` is in small letters, ``charset`` as it was sent; either may be None.
    """

    url: str
    content: bytes
    media_type: str | None
    charset: str | None


def fetch(
    url: str,
    *,
    most: int,
    allow_private: bool = False,
    seconds: float = MOST_SECONDS,
    resolve: Resolve | None = None,
    permit: Callable[[str], None] | None = None,
) -> Fetched:
    """Fetch ``url`` in at most ``seconds`` and ``most`` bytes, redirects followed.

    With ``allow_private`` addresses that are not public may be read too. ``permit`` is
    asked before each request and raises FetchError where it may not be made. Raises
    FetchError, and MissingExtra where the client is not installed.
    """
    httpcore = _httpcore(url)
    until = time.monotonic() + seconds
    backend = _backend(httpcore, resolve or _resolve, allow_private=allow_private)
    asked = url
    with httpcore.ConnectionPool(
        network_backend=backend, ssl_context=ssl.create_default_context()
    ) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            _check_url(url, asked)
            try:
                if permit:
                    permit(url)
                answer = _get(pool, url, most=most, until=until)
            except FetchError as error:
                raise FetchError(
                    error.message, where=asked, hint=error.hint, status=error.status
                ) from error
            except (httpcore.TimeoutException, TimeoutError) as error:
                raise _too_slow(asked) from error
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                raise FetchError(_said(error), where=asked) from error
            if isinstance(answer, Fetched):
                return answer
            if urlsplit(url).scheme == "https" and answer.startswith("http:"):
                raise FetchError(
                    f"sends on to {answer}, which is not encrypted", where=asked
                )
            url = answer
    raise FetchError(f"sends on more than {MOST_REDIRECTS} times", where=asked)


def is_public(address: str) -> bool:
    """Say whether an address can be reached by everybody, in whatever notation.

    An address of IPv6 that holds one of IPv4 is as public as that one.
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = _inner(found)
        if inner is not None:
            return is_public(str(inner))
        if found in IPv6Network("::/96") or found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in one for one in _NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _httpcore(url: str) -> Any:
    try:
        import httpcore
    except ImportError as error:
        raise MissingExtra(
            "takes the library 'httpcore' to fetch, which is not installed",
            where=url,
            hint="pip install 'holdwater[fetch]'",
        ) from error
    return httpcore


def _check_url(url: str, asked: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"is no URL: {error}", where=asked) from error
    if parts.scheme not in _SCHEMES or not host or not url.isprintable():
        raise FetchError("is no http or https address", where=asked)
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "holds a name or password", where=asked, hint="Leave them out of the URL."
        )


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def _backend(
    httpcore: Any, resolve: Resolve, *, allow_private: bool
) -> httpcore.NetworkBackend:
    """Return what connects for the pool: to a checked address, and to nothing else."""

    class Checked(httpcore.NetworkBackend):  # type: ignore[misc]
        def connect_tcp(self, host: str, port: int, **options: Any) -> Any:
            try:
                addresses = list(dict.fromkeys(resolve(host, port)))
            except (OSError, UnicodeError) as error:
                raise FetchError(
                    f"leads nowhere: no host is called {host!r}"
                ) from error
            for address in addresses:
                if not allow_private and not is_public(address):
                    raise FetchError(
                        f"leads to {address}, which is no public address",
                        hint="Add --allow-private to read it all the same.",
                    )
            refused: Exception = FetchError(f"leads nowhere: {host!r} has no address")
            for address in addresses:
                try:
                    return httpcore.SyncBackend().connect_tcp(address, port, **options)
                except httpcore.ConnectError as error:
                    refused = error
            raise refused

        def connect_unix_socket(self, *_: Any, **__: Any) -> Any:
            raise FetchError("leads to a socket of this machine")

        def sleep(self, seconds: float) -> None:
            time.sleep(seconds)

    return Checked()


def _get(pool: Any, url: str, *, most: int, until: float) -> Fetched | str:
    """Return a page, or the address it sends on to."""
    left = max(0.1, until - time.monotonic())
    waits = dict.fromkeys(("connect", "read", "write", "pool"), left)
    headers = {
        "Host": urlsplit(url).netloc,
        "User-Agent": "holdwater",
        "Accept": "text/html, text/markdown, text/plain, application/pdf;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
    }
    with pool.stream(
        "GET", _address(url), headers=headers, extensions={"timeout": waits}
    ) as answer:
        said = Message()
        for name, value in answer.headers:
            said[name.decode("latin-1")] = value.decode("latin-1")
        if answer.status in _REDIRECTS and said["location"]:
            return str(urljoin(url, said["location"]))
        if answer.status != 200:
            raise FetchError(
                f"answers {answer.status}, and not with a page",
                hint="Open it in a browser, and save the page to check it.",
                status=answer.status,
            )
        chunks = _opened(answer.iter_stream(), said["content-encoding"] or "")
        content = _gathered(chunks, most=most, until=until)
    return Fetched(
        url=url,
        content=content,
        media_type=said.get_content_type() if said["content-type"] else None,
        charset=said.get_content_charset(),
    )


def _address(url: str) -> Any:
    """Return an address as the client takes it, whole.

    By itself it would leave out what stands behind a semicolon in the last part of a path.
    """
    import httpcore

    bare = url.partition("#")[0]
    address = httpcore.URL(bare)
    parts = urlsplit(bare)
    if ";" in parts.path:
        query = f"?{parts.query}" if parts.query else ""
        address.target = (parts.path + query).encode("ascii")
    return address


def _opened(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Expand what was sent, a part at a time, so that it can be stopped."""
    if encoding.strip().lower() in ("", "identity"):
        yield from chunks
        return
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise FetchError(
            f"is sent in the encoding {encoding!r}, which was not asked for"
        )
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for chunk in chunks:
        waiting = chunk
        while waiting:
            try:
                yield inflate.decompress(waiting, 1 << 16)
            except zlib.error as error:
                raise FetchError("is sent damaged: it cannot be expanded") from error
            waiting = inflate.unconsumed_tail


def _gathered(chunks: Iterator[bytes], *, most: int, until: float) -> bytes:
    parts: list[bytes] = []
    length = 0
    for chunk in chunks:
        parts.append(chunk)
        length += len(chunk)
        if length > most:
            raise FetchError(
                f"is larger than {most:,} bytes",
                hint="Raise `max_bytes` (--max-bytes) to read it all the same.",
            )
        if time.monotonic() > until:
            raise TimeoutError
    return b"".join(parts)


def _too_slow(url: str) -> FetchError:
    return FetchError(
        "takes too long to answer", where=url, hint="Try again, or save the page."
    )


def _said(error: Exception) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "shows a certificate that cannot be trusted"
    return f"cannot be reached: {error}" if str(error) else "cannot be reached"

"""JSON that strangers wrote, within limits of depth and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from holdwater.community.importers.prose import decoded
from holdwater.community.importers.rows import Tally

NO_JSON = "is no JSON"


def parsed(content: bytes, tally: Tally) -> Any:
    """Read one JSON text; None, counted, where it is none."""
    try:
        found = json.loads(decoded(content, tally), parse_constant=_no_number)
    except (ValueError, RecursionError):
        # A number of very many digits is refused by int(), which raises ValueError too.
        found = None
    if found is None:
        tally.add(NO_JSON)
    return found


def documents(content: bytes, tally: Tally) -> Iterator[Any]:
    """Read a file that holds one JSON text, or one on each line."""
    try:
        yield json.loads(decoded(content, Tally()), parse_constant=_no_number)
    except (ValueError, RecursionError):
        lines = [one for one in content.split(b"\n") if one.strip()]
        if len(lines) < 2 or not lines[0].lstrip().startswith((b"{", b"[")):
            tally.add(NO_JSON)
            return
        for line in lines:
            found = parsed(line, tally)
            if found is not None:
                yield found
        return
    decoded(content, tally)


def _no_number(name: str) -> Any:
    del name


def text_of(value: Any) -> str | None:
    """Return a value as text; None where it is neither text nor a number."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def whole_of(value: Any) -> int | None:
    """Return a whole number of 64 bits; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 1 << 63:
        return None
    return value

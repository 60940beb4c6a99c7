"""What platforms write in place of a text that is gone."""

from __future__ import annotations

_GONE = frozenset(
    {"[deleted]", "[removed]", "[deleted by user]", "[flagged]", "[dead]"}
)


def is_unsaid(text: str) -> bool:
    """Say whether a text only says that there is none."""
    return text.strip() in _GONE

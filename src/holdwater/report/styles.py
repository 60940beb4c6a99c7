"""The codes by which a terminal sets text off (ECMA-48, select graphic rendition)."""

from __future__ import annotations

BOLD, DIM, UNDERLINE = "1", "2", "4"
RED, GREEN, YELLOW, CYAN = "31", "32", "33", "36"

"""Named things: a table of dotted names, imported when they are used.

    WRITERS = {"json": "holdwater.report.wire:JsonWriter"}
    writer = load(WRITERS["json"])

A table can be read at a glance, and nothing registers itself by being imported.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def load(dotted: str) -> Any:
    """Import what ``package.module:name`` names."""
    module, _, name = dotted.partition(":")
    return getattr(import_module(module), name)

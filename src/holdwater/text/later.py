"""Expressions that are compiled when they are used: most runs need few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern, and becomes its methods as they are asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled by its first use."""
    return cast("re.Pattern[str]", _Later(source, flags))

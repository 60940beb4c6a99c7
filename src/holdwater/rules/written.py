"""A pack as it is written: TOML, and where in it something stands."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from holdwater.errors import PackError
from holdwater.text.later import later


def toml_of(text: str, *, source: str) -> dict[str, Any]:
    """Read TOML; raise PackError with file:line:column where it is none."""
    import tomllib  # a compiled rulebook needs none

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{source}:{found[1]}:{found[2]}" if found else source
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise PackError(f"not TOML: {message}", where=where) from error
    except RecursionError as error:
        raise PackError("is nested too deeply", where=source) from error


class At(NamedTuple):
    """Tells where the rule of a number stands in a pack, as far as lines can tell."""

    text: str
    source: str
    number: int

    def of(self, key: str | None = None) -> str:
        """Return ``file:line:column`` of a key of the rule, or of the rule itself."""
        lines = self.text.split("\n")
        heads = [at for at, line in enumerate(lines) if _HEAD.match(line)]
        if self.number >= len(heads):
            return self.source
        first, *later = heads[self.number :]
        if key is not None:
            written = re.compile(
                rf"""\s*(?:["']?{key}["']?\s*[=.]|\[+\s*rule\.{key}\b)"""
            )
            for at in range(first, later[0] if later else len(lines)):
                if written.match(lines[at]):
                    return self._shown(at, lines[at])
        return self._shown(first, lines[first])

    def _shown(self, at: int, line: str) -> str:
        return f"{self.source}:{at + 1}:{len(line) - len(line.lstrip()) + 1}"


_HEAD = later(r"\s*\[\[\s*rule\s*\]\]")

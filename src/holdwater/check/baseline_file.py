"""The file of a baseline: what `check` had found, and what `verify` had.

``holdwater/baseline/1`` is JSON with a line for each, in order, to be kept beside the text
and read in a diff. Each of the two commands writes its own part, with the day of it, and
leaves that of the other as it is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from holdwater.errors import ReadError, SettingsError
from holdwater.reading.files import read_bytes

BASELINE_SCHEMA = "holdwater/baseline/1"

#: The parts of a file, and by what a line of each is known again.
PARTS = {
    "findings": ("rule", "statement"),
    "claims": ("rule", "claim", "statement"),
}

#: So many letters of a statement are kept, for those who read the file.
_LONGEST = 120

#: Bytes: nobody has more to settle.
MOST = 100_000_000

#: What stands in a line by which it is known again.
Key = tuple[str, ...]

_HINT = "Write it anew with --write-baseline."


class Part(NamedTuple):
    """What one command had found on a day: how often each, and in which words."""

    date: str
    counts: Counter[Key]
    texts: Mapping[Key, str]


def part_of(found: Iterable[tuple[Key, str]], *, date: str) -> Part:
    """Count what was found, each with its words."""
    counts: Counter[Key] = Counter()
    texts: dict[Key, str] = {}
    for key, text in found:
        counts[key] += 1
        texts[key] = text
    return Part(date, counts, texts)


def read_parts(content: bytes, *, where: str) -> dict[str, Part]:
    """Read a baseline; raises SettingsError where it is none."""
    try:
        plain: Any = json.loads(content)
        if plain["schema"] == BASELINE_SCHEMA:
            return dict(_parts(plain))
        said = f"is of the form {plain['schema']!r}, not {BASELINE_SCHEMA}"
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingsError("is no baseline", where=where, hint=_HINT) from error
    raise SettingsError(said, where=where, hint=_HINT)


def _parts(plain: Any) -> Iterator[tuple[str, Part]]:
    yield "findings", _read(plain, "findings")
    if "claims" in plain:
        yield "claims", _read(plain["claims"], "claims")


def _read(plain: Any, name: str) -> Part:
    counts: Counter[Key] = Counter()
    texts: dict[Key, str] = {}
    for one in plain["findings"]:
        key = tuple(str(one[field]) for field in PARTS[name])
        counts[key] += max(0, int(one["times"]))
        texts[key] = str(one.get("text", ""))
    return Part(str(plain["date"]), counts, texts)


def kept_beside(name: str, path: Path | None) -> dict[str, Part]:
    """Return the parts of a file but the one that is written anew.

    Of what is no baseline, or not there, nothing is kept.
    """
    if path is None or not path.is_file():
        return {}
    try:
        parts = read_parts(read_bytes(path, most=MOST), where=str(path))
    except (ReadError, SettingsError):
        return {}
    return {other: part for other, part in parts.items() if other != name}


def written(parts: Mapping[str, Part]) -> str:
    """Write a file; without findings of `check` it has an empty list of them."""
    claims = parts.get("claims")
    findings = parts.get("findings") or Part(
        claims.date if claims else "", Counter(), {}
    )
    head = json.dumps({"schema": BASELINE_SCHEMA})[:-1]
    whole = f"{head}, {_written('findings', findings)}"
    if claims:
        whole += f',\n"claims": {{{_written("claims", claims)}}}'
    return whole + "}\n"


def _written(name: str, part: Part) -> str:
    lines = ",\n".join(_lines(name, part))
    return f'"date": {json.dumps(part.date)}, "findings": [\n{lines}\n]'


def _lines(name: str, part: Part) -> Iterator[str]:
    for key, times in sorted(part.counts.items()):
        line: dict[str, Any] = dict(zip(PARTS[name], key, strict=True))
        line |= {"times": times, "text": part.texts[key][:_LONGEST]}
        yield json.dumps(line, ensure_ascii=False)

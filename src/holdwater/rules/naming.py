"""Rules that tell how a name is written: its capitals, its hyphens, its spaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.strikes import Matches, Phrases, Strike
from holdwater.text.later import later
from holdwater.text.patterns import fold

#: What is written onto words where they are part of an address, a path or a handle.
_BEFORE = later(r"[/@._\\#:][-\w]*-?$|\w_$")
_BEHIND = later(r"-?[-\w]*[/@_\\]|_\w|\.\w")


def naming_phrases(pattern: Mapping[str, Any]) -> Phrases:
    """Write out the names of a pattern, and what they are mistaken for, with the name.

    Raises ValueError for a name in which brackets stand.
    """
    names = pattern.get("names", {})
    return [
        *(
            (phrase, f"name={name}")
            for name, mistaken in names.items()
            for phrase in (_checked(name), *mistaken)
        ),
        *((phrase, "unless") for phrase in pattern.get("unless", ())),
    ]


def _checked(name: str) -> str:
    if set(name) & set("{}[]|"):
        raise ValueError(f"the name {name!r} holds brackets or a bar")
    return name


def naming(
    _: Mapping[str, Any], matches: Matches, candidate: Candidate
) -> list[Strike]:
    """Strike wherever a name stands otherwise than it is written."""
    text = candidate.statement.text
    spared = [Span(m.start, m.end) for m in matches if m.payload == "unless"]
    named = [m for m in matches if m.payload != "unless"]
    spared += [
        Span(m.start, m.end) for m in named if _is_written(text[m.start : m.end], m)
    ]
    strikes: dict[Span, Strike] = {}
    for found in sorted(named, key=lambda m: (m.start, -m.end)):
        span = Span(found.start, found.end)
        taken = [*spared, *strikes]
        if any(span.meets(other) for other in taken) or _is_no_name(text, span):
            continue
        name = found.payload.removeprefix("name=")
        strikes[span] = Strike(span, (("advice", f": write “{name}”"),), name)
    return list(strikes.values())


def _is_written(words: str, found: Any) -> bool:
    return bool(" ".join(words.split()) == found.payload.removeprefix("name="))


def _is_no_name(text: str, span: Span) -> bool:
    """Say whether words are part of an address or of what is wholly in capitals."""
    before, behind = text[: span.start], text[span.end :]
    if _BEFORE.search(before) or _BEHIND.match(behind):
        return True
    words = text[span.start : span.end]
    is_joined = before.endswith("-") or behind.startswith("-")
    if is_joined and words == fold(words):
        return True
    return text.isupper() and len(text) > len(words)

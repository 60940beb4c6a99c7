"""The questions of a rule, with the words of the statement they are asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=4096)
def named_in(template: str) -> frozenset[str]:
    """Return the names of the slots in a question or a message."""
    return frozenset(re.findall(r"\{(\w+)\}", template))


def ask(
    templates: tuple[tuple[str, ...], ...], fills: Mapping[str, str]
) -> tuple[str, ...]:
    """Ask, of each set of alternatives, the first that the statement can fill."""
    figure = fills.get("figure", "")
    if figure[:1].isupper() and figure[1:2].islower():  # Three times, at its beginning
        lowered = figure[0].lower() + figure[1:]
        names = fills.keys() & {"figure", "peak"}
        fills = {**fills, **dict.fromkeys(names, lowered)}
    asked = (
        next((filled for one in some if (filled := _filled(one, fills))), None)
        for some in templates
    )
    return tuple(question for question in asked if question)


def _filled(template: str, fills: Mapping[str, str]) -> str | None:
    try:
        return template.format_map(fills)
    except KeyError:
        return None

"""What sort of word a word is: praise, a result, a thing of the trade, and so on.

The lists stand in ``lexicon.toml`` and are compiled into one JSON when the project
is built. They are our own; a word may be of several sorts.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

COMPILED = Path(__file__).parent / "lexicon.json"
SOURCE = Path(__file__).parent / "lexicon.toml"

_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("ly", ""),
)


def compile_lexicon(text: str) -> dict[str, list[str]]:
    """Turn the lists (TOML) into a word's sorts, in the order of the lists."""
    import tomllib

    sorts: dict[str, list[str]] = {}
    for sort, listed in tomllib.loads(text).items():
        for word in dict.fromkeys(listed.split()):
            sorts.setdefault(word, []).append(sort)
    return sorts


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    if COMPILED.exists() and not _is_stale():
        plain = json.loads(COMPILED.read_bytes())
    else:
        plain = compile_lexicon(SOURCE.read_text("utf-8"))
    return {word: tuple(sorts) for word, sorts in plain.items()}


def _is_stale() -> bool:
    return SOURCE.exists() and SOURCE.stat().st_mtime_ns > COMPILED.stat().st_mtime_ns


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut off a regular ending; crude on purpose, and the same everywhere."""
    if not word.endswith("ss"):
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=65536)
def classes_of(word: str) -> tuple[str, ...]:
    """Return the sorts of a word, in the order of the lists; none if unknown.

    An inflected word has those of its base form, a compound those of its parts.
    """
    known = _lexicon()
    if word in known:
        return known[word]
    short = stem(word)
    single = short[:-1] if len(short) > 3 and short[-1] == short[-2] else short
    for form in (short, short + "e", single):
        if form in known:
            return known[form]
    if "-" in word:
        parts = (classes_of(part) for part in word.split("-") if part)
        return tuple(dict.fromkeys(sort for some in parts for sort in some))
    return ()

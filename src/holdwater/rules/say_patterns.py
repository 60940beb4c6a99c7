"""What a pack looks for before it says something else, as a regular expression.

The notation is told in `holdwater.rules.say`. Only closed parts of it become part of an
expression: a pack cannot bring one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from holdwater.text.later import later
from holdwater.text.patterns import fold

#: Words that a hit may fill in (`model.rule.Hit`), and slots that fill themselves.
FILLS = frozenset({"match", "figure", "baseline", "product", "noun"})
SLOTS = FILLS | {"some", "number", "name"}

#: A choice, words that may be there with the space beside them, a slot, a character.
_PARTS = later(r"\{[^{}]*\}|\[[^\[\]]*\] | \[[^\[\]]*\]|<\w+>|.")

#: No other clause begins or ends in these words.
_CLAUSE_WORDS = (
    "(?:that|which|who|so|while|because|when|where|if|and you|to|is|are|was|were|has"
    "|have|had|will|can|starts|begins)"
)
_SOME = (
    rf"(?:(?!{_CLAUSE_WORDS}\b)[\w.'&/%+#$€£]+ ){{0,7}}?"
    rf"(?!{_CLAUSE_WORDS}\b)[\w.'&/%+#$€£]*\w"
)
_NUMBER = (
    r"(?:[$€£]?\d(?:[\d,.]*\d)?(?: ?[kmb]|%)?\+?|two|three|four|five|six|seven|eight"
    r"|nine|ten|twenty|thirty|forty|fifty|half|a (?:hundred|thousand|million|billion))"
)


@lru_cache(maxsize=4096)  # what hits fill in has no end
def pattern_of(phrase: str, fills: tuple[tuple[str, str], ...] = ()) -> re.Pattern[str]:
    """Write what is looked for as a regular expression over folded text.

    Raises ValueError for a bracket or a bar that stands alone.
    """
    parts = []
    for part in _PARTS.findall(phrase.strip("^$;")):
        if part in "{}[]<>|":
            raise ValueError(f"unbalanced {part!r} in {phrase!r}")
        if part.startswith("{"):
            parts.append(f"({_choices(part[1:-1])})")
        elif part.startswith("["):
            parts.append(f"(?:({_choices(part[1:-2])}) )?")
        elif part.startswith(" ["):
            parts.append(f"(?: ({_choices(part[2:-1])}))?")
        elif part.startswith("<"):
            slot = _slot(part[1:-1], dict(fills))
            parts.append(f"(?P<{part[1:-1]}{len(parts)}>{slot})")
        else:
            parts.append(re.escape(fold(part)))
    begin = r"(?<!\w)" if phrase.strip("^")[:1] not in ",;:" else ""
    # Only the statement's words are searched: where they end, the text does.
    end = r"\Z" if phrase.endswith("$") else r"(?!\w)"
    return re.compile(begin + "".join(parts) + end)


def _choices(listed: str) -> str:
    # The longest first: *make it* before *make*.
    choices = sorted(listed.split("|"), key=len, reverse=True)
    return "|".join(re.escape(fold(one)) for one in choices)


def _slot(name: str, fills: Mapping[str, str]) -> str:
    if name == "some":
        return _SOME
    if name == "number":
        return _NUMBER
    if name == "name":
        return r"\w[\w.'&+]*"
    # What the hit does not fill in is nowhere to be found.
    return re.escape(fold(fills[name])) if name in fills else r"(?!)"

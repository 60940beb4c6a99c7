"""How a person of an invented forum writes: carefully, in haste, in a second language."""

from __future__ import annotations

import re
from random import Random

#: Of a hundred people, how many write so.
MANNERS = {"careful": 48, "casual": 22, "hasty": 16, "second-language": 14}

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NEIGHBOURS = {
    "a": "sq",
    "e": "wr",
    "i": "uo",
    "o": "ip",
    "n": "bm",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "l": "k",
    "h": "gj",
}


def manner(draw: Random) -> str:
    """Draw how somebody writes."""
    return draw.choices(list(MANNERS), list(MANNERS.values()))[0]


def vary(template: str, draw: Random) -> str:
    """Take one of the words between ``[a|b|c]``, at each place where there are some."""
    return _CHOICE.sub(lambda found: draw.choice(found[1].split("|")), template)


def spoken(text: str, manner: str, draw: Random) -> str:
    """Return a text as somebody of this manner would have typed it."""
    if manner == "casual":
        return _casual(text, draw)
    if manner == "hasty":
        return _hasty(text, draw)
    if manner == "second-language":
        return _second_language(text, draw)
    return text


def _casual(text: str, draw: Random) -> str:
    text = text.lower() if draw.random() < 0.7 else text
    text = text.replace("'", "") if draw.random() < 0.6 else text
    text = text.removesuffix(".")
    if draw.random() < 0.25:
        text += draw.choice((" lol", " tbh", " imo", " :)", " haha", "...", "!!"))
    return text


def _hasty(text: str, draw: Random) -> str:
    """Mistype about one word in fourteen, and never a name or a link."""
    return " ".join(
        _mistyped(word, draw)
        if word.isalpha() and word.islower() and len(word) > 3 and draw.random() < 0.07
        else word
        for word in text.split(" ")
    )


def _mistyped(word: str, draw: Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    near = draw.choice(_NEIGHBOURS.get(word[at], word[at]))
    return draw.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],  # change places
            word[:at] + word[at + 1 :],  # left out
            word[:at] + word[at] + word[at:],  # doubled
            word[:at] + near + word[at + 1 :],  # the key beside it
        )
    )


def _second_language(text: str, draw: Random) -> str:
    """Leave out articles, and mix up a few small words."""
    for find, instead, often in (
        (r"\b(?:the|a|an) ", "", 0.35),
        (r"\bdoes not\b|\bdoesn't\b", "is not", 0.3),
        (r"\bhave been\b", "are", 0.4),
        (r"\bfor (\w+) (years|months)\b", r"since \1 \2", 0.6),
        (r"\bmuch\b", "many", 0.3),
        (r"\binformation\b", "informations", 0.5),
    ):
        text = _sometimes(find, instead, often, text, draw)
    if draw.random() < 0.15:
        text = draw.choice(("Hello, ", "Dear all, ", "Hi, ")) + text
    if draw.random() < 0.12:
        text += draw.choice((" Best regards.", " Thank you.", " Greetings."))
    return text


def _sometimes(find: str, instead: str, often: float, text: str, draw: Random) -> str:
    def said(found: re.Match[str]) -> str:
        return found.expand(instead) if draw.random() < often else found[0]

    return re.sub(find, said, text)

"""What was typed to look like more than words: bullets, numbers of items, lone figures."""

from __future__ import annotations

import re

#: A bullet; symbol fonts put theirs into the private use area.
_BULLET = re.compile(r"\s*(?:[•‣▪▫●○◦✓✔➔➤\uf000-\uf0ff]\s*|[–-]\s+)(?=\S)")

#: The number of an item: ``1.``, ``(2)``, ``a)``.
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+(?=\S)")

#: ``99.999%``, ``400+``, ``3x``, ``< 5 ms``, ``€2.4M``.
_FIGURE = re.compile(
    r"\s*[<>~≤≥+-]?\s?[$€£¥]?\d[\d.,' ]*\s?(?:[%x×+]|[A-Za-zµ]{1,4}\b)*\+?\s*"
)


def bullet_end(text: str) -> int:
    """Return where the words of an item begin behind a typed bullet; 0 for no item."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def is_bullet(text: str) -> bool:
    """Say whether a text is a bullet and nothing more."""
    return len(text.strip()) == 1 and bullet_end(f"{text} words") > 0


def number_end(text: str) -> int:
    """Return where the words begin behind the typed number of an item; 0 for none."""
    found = _NUMBER.match(text)
    return found.end() if found else 0


def is_figure(text: str) -> bool:
    """Say whether a text is one figure, which needs a label to say anything."""
    return len(text) <= 20 and _FIGURE.fullmatch(text) is not None

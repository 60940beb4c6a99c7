"""Words that a team knows as names: its products, and the terms of its trade.

Where one stands it is read as a proper name, and its words as no words: to rules and to
the learned part it is a name of the same length that nobody has heard of.
"""

from __future__ import annotations

from collections.abc import Iterable

from holdwater.model.span import Span
from holdwater.text.patterns import PhraseSet, fold


class Accepted:
    """Accepted words, searched all at once.

    One that is given in small letters is met in any, one with a capital only as it is
    given. Hyphens and spaces are the same, as in the phrases of rules.
    """

    def __init__(self, words: Iterable[str]) -> None:
        literals: dict[str, list[str]] = {}
        for word in words:
            given = " ".join(word.split())
            folded = " ".join(fold(given).split())
            if folded:  # a dash alone is no word
                literals.setdefault(folded, []).append(given)
        self._phrases = PhraseSet(literals)

    def find(self, text: str) -> tuple[Span, ...]:
        """Return where accepted words stand, the longer of two that meet, in order."""
        spans = {
            Span(found.start, found.end)
            for found in self._phrases.find(fold(text))
            if _is_met(text[found.start : found.end], found.payload)
        }
        kept: list[Span] = []
        for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
            if not any(span.meets(other) for other in kept):
                kept.append(span)
        return tuple(sorted(kept, key=lambda one: one.start))


def _is_met(words: str, given: str) -> bool:
    is_small = given == given.lower()
    return is_small or _joined(words) == _joined(given)


def _joined(words: str) -> str:
    """Write words with the joints that `fold` gives them, and their own capitals."""
    return "".join(
        " " if folded == " " else own
        for own, folded in zip(words, fold(words), strict=True)
    )


def masked(text: str, spans: Iterable[Span]) -> str:
    """Put a name that nobody has heard of in the place of each span."""
    for span in spans:
        name = "X" + "x" * (span.end - span.start - 1)
        text = text[: span.start] + name + text[span.end :]
    return text

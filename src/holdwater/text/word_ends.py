"""Where a word begins and ends, and a compound of several: *best-in-class*."""

from __future__ import annotations


def word_start(text: str, at: int) -> int:
    """Return where the word begins, or the compound, that a place stands in."""
    if not text[at : at + 1].isalnum():
        return at
    while at > 0 and _joins(text, at - 1):
        at -= 1
    return at


def word_end(text: str, at: int) -> int:
    """Return where the word ends that a place stands in, its sign with a figure."""
    if text[at - 1 : at].isalnum():
        while at < len(text) and _joins(text, at):
            at += 1
    if text[at : at + 1] in ("+", "%", "×") and text[at - 1 : at].isdigit():
        at += 1
    return at


def _joins(text: str, at: int) -> bool:
    """Say whether the sign at a place belongs to the word on both its sides."""
    if text[at].isalnum() or text[at] == "_":
        return True
    inside = 0 < at < len(text) - 1
    return (
        inside
        and text[at] in "-‑'’/"
        and text[at - 1].isalnum()
        and text[at + 1].isalnum()
    )

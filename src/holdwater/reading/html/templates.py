"""What Jinja, Liquid, Hugo and Twig write between the tags of a page.

A front page often lies in its repository as a template. What the template does is no
copy: it is blanked out in place, so that every other character keeps its position. Code
is passed over, for a page about templates shows them there. In Markdown
`holdwater.reading.foreign` does this; its marks, of fences and code spans, mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from holdwater.reading.foreign import Search

#: A template longer than this is left as it is.
MOST_CHARACTERS = 20_000

_CLOSERS = {"{%": "%}", "{{": "}}", "{#": "#}"}


@cache
def _marks() -> re.Pattern[str]:
    """Match what begins code or a template, and a template whose content is no copy."""
    return re.compile(
        r"<(?P<code>code|pre|script|style|textarea)\b"
        r"|(?P<pair>\{%[-+]?\s*+(?P<name>comment|raw|verbatim)\b)|(?P<open>\{[%{#])",
        re.IGNORECASE,
    )


def blank_templates(text: str) -> str:
    """Return HTML with templates blanked out; the length stays the same."""
    if "{%" not in text and "{{" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in _templates(text):
        pieces += [text[at:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        at = end
    return "".join((*pieces, text[at:]))


def _templates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where templates stand, in order."""
    following = Search(text)
    at = 0
    while match := _marks().search(text, at):
        at = match.end()
        if match["code"]:
            end = following.after(re.compile(rf"(?i)</{match['code'].lower()}\b"), at)
            at = end.end() if end else at
            continue
        opened = match["open"] or "{%"
        end = following.after(re.compile(re.escape(_CLOSERS[opened])), at)
        if end is None or end.end() - match.start() > MOST_CHARACTERS:
            continue  # never closed: only braces
        at = end.end()
        last = (
            following.after(_end_of(match["name"].lower()), at)
            if match["name"]
            else None
        )
        if last is None:
            yield match.start(), at
            continue
        if match["name"].lower() == "comment":
            yield match.start(), last.end()
        else:  # what it holds is shown as it stands
            yield match.start(), at
            yield last.span()
        at = last.end()


def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\{{%[-+]?\s*+end{name}\b[^%]*+%\}}")

"""What stands in a Markdown file and is not Markdown, blanked out in place.

Hugo, Jekyll and MDX put their own language between the lines. It is replaced by
as many characters as it had, so that every other position stays true:
`HOLE` inside a line, spaces where it has lines to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

#: Stands for one character that is not copy. Readers drop it.
HOLE = "\x02"

#: Shortcodes and expressions longer than this are left as they are.
MOST_CHARACTERS = 4000


@cache
def _code() -> re.Pattern[str]:
    """Fences and code spans: nothing in them is looked at."""
    return re.compile(
        r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$"
        r"|(?P<ticks>`+)(?!`)[^`\n]{0,400}(?P=ticks)(?!`)",
        re.MULTILINE | re.DOTALL,
    )


@cache
def _templates() -> re.Pattern[str]:
    most = f"{{0,{MOST_CHARACTERS}}}?"
    return re.compile(
        rf"\{{%-?\s*(?P<jekyll>highlight|comment|raw)\b.{most}\{{%-?\s*end(?P=jekyll)\s*-?%\}}"
        rf"|\{{\{{[<%]\s*(?P<hugo>highlight|mermaid|math)\b.{most}"
        rf"\{{\{{[<%]\s*/(?P=hugo)\s*[>%]\}}\}}"
        rf"|\{{\{{[<%].{most}[>%]\}}\}}|\{{%.{most}%\}}|\{{\{{.{most}\}}\}}"
        r"|\{:[^}\n]{0,200}\}",
        re.DOTALL,
    )


@cache
def _mdx() -> re.Pattern[str]:
    return re.compile(
        r"^(?:import\s[^\n]*|export\s(?:[^\n]+\n)*?(?=\s*\n|\Z))"
        r"|</?[A-Z][\w]*\.[\w.]+[^<>]{0,400}>|</?>|(?P<brace>\{)",
        re.MULTILINE,
    )


@cache
def _admonition() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*:::+[ \t]*[\w-]*", re.MULTILINE)


def blank_out(text: str, *, is_mdx: bool) -> str:
    """Return ``text`` with templates and MDX expressions blanked; same length."""
    if not (is_mdx or "{{" in text or "{%" in text or "{:" in text or ":::" in text):
        return text
    spans = []
    for start, end in _outside_code(text):
        part = text[start:end]
        spans += [
            (start + m.start(), start + m.end()) for m in _templates().finditer(part)
        ]
        spans += [
            (start + m.start(), start + m.end()) for m in _admonition().finditer(part)
        ]
        if is_mdx:
            spans += [(start + a, start + b) for a, b in _mdx_spans(part)]
    return _blanked(text, sorted(spans))


def _outside_code(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _code().finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _mdx_spans(part: str) -> Iterator[tuple[int, int]]:
    at = 0
    while match := _mdx().search(part, at):
        end = match.end()
        if match["brace"]:
            end = _closing_brace(part, match.start())
        yield match.start(), end
        at = max(end, match.start() + 1)


def _closing_brace(part: str, start: int) -> int:
    """Find the end of ``{…}``; a brace that is never closed is only a brace."""
    depth = 0
    for at in range(start, min(len(part), start + MOST_CHARACTERS)):
        if part[at] == "{":
            depth += 1
        elif part[at] == "}":
            depth -= 1
            if depth == 0:
                return at + 1
    return start + 1


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        if start < at:
            continue
        alone = _is_blank(text, start, end)
        pieces.append(text[at:start])
        pieces.append(
            "".join(
                c if c in "\r\n" else " " if alone else HOLE for c in text[start:end]
            )
        )
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _is_blank(text: str, start: int, end: int) -> bool:
    """Say whether the lines around a span hold nothing else."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return not text[line_start:start].strip() and not text[end:line_end].strip()

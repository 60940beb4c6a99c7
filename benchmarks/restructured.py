"""reStructuredText into Markdown, as far as its sentences need it.

A light hand, for counting only: directives that hold code, tables or pictures go,
those that hold prose (notes, warnings) leave their prose, roles leave their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Directives whose first line is a sentence, like their body.
SPOKEN = re.compile(
    r"(note|warning|tip|hint|important|caution|danger|attention|admonition|seealso"
    r"|rubric|topic)$"
)
#: Directives whose body is prose and whose first line is a name or a version.
NAMED = re.compile(
    r"(versionadded|versionchanged|versionremoved|deprecated|option|function|class"
    r"|method|attribute|module|data|exception|envvar|setting|describe|glossary"
    r"|container|tab|tabs|dropdown|c:\w+|py:\w+)$"
)
DIRECTIVE = re.compile(r"\s*\.\.\s+(?:\|[^|]*\|\s+)?([\w:+-]+?)::(?:\s+(.*))?$")
COMMENT = re.compile(r"\s*\.\.(?:\s|$)")
OPTION = re.compile(r"\s*:[\w -]+:(?:\s.*)?$")
FIELD = re.compile(r"(\s*):[\w ]+(?: [^:`]+)?:\s+(?=\S)")
RULE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*$")
TABLE = re.compile(r"\s*(?:\+[-=+]{3,}\+|={2,}(?:\s+={2,})+)\s*$")
ITEM = re.compile(r"\s*(?:[-*+•]|#\.|\d+[.)])\s+")


def as_markdown(text: str) -> str:
    """Turn reStructuredText into Markdown with the same sentences."""
    lines = [line.rstrip().expandtabs() for line in text.splitlines()]
    return "\n".join(_words(line) for line in _flatten(list(_without_code(lines))))


def _without_code(lines: list[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        directive = DIRECTIVE.match(line)
        if directive and (SPOKEN.match(directive[1]) or NAMED.match(directive[1])):
            while at < len(lines) and OPTION.match(lines[at]):
                at += 1
            yield ""
            yield (directive[2] or "") if SPOKEN.match(directive[1]) else ""
        elif TABLE.match(line):
            while at < len(lines) and lines[at]:
                at += 1
        elif directive or COMMENT.match(line):
            at = _past_body(lines, at, over=_indent(line))
        elif line.endswith("::"):
            yield line.removesuffix("::").rstrip() + ":"
            at = _past_body(lines, at, over=_indent(line))
        else:
            yield line


def _past_body(lines: list[str], at: int, *, over: int) -> int:
    while at < len(lines) and (not lines[at] or _indent(lines[at]) > over):
        at += 1
    return at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _flatten(lines: list[str]) -> Iterator[str]:
    """Make headings and items of their lines, and paragraphs of what is indented.

    Indented lines are code in Markdown, and the meaning of a term, or a part of an
    item, here.
    """
    before = ""
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        is_rule = bool(RULE.match(line))
        if is_rule:
            yield ""
        elif line and not line.startswith(" ") and RULE.match(after):
            yield f"## {line}"
        elif ITEM.match(line):
            yield f"- {ITEM.sub('', line, count=1)}"
        elif FIELD.match(line):
            yield f"- {FIELD.sub('', line, count=1)}"
        else:
            is_deeper = _indent(line) > _indent(before)
            if line and before and is_deeper and not _opens_item(before):
                yield ""
            yield line.strip()
        before = "" if is_rule else line


def _opens_item(line: str) -> bool:
    return bool(ITEM.match(line) or FIELD.match(line))


def _words(line: str) -> str:
    line = re.sub(r"``([^`]+)``", r"`\1`", line)
    line = re.sub(r":(?:\w+:)?[\w-]+:`~?([^`<]+?)\s*<[^`>]*>`", r"\1", line)
    line = re.sub(r":(?:ref|doc|term|abbr):`([^`]+)`", r"\1", line)
    line = re.sub(r":(?:\w+:)?[\w-]+:`[~!]?([^`]+)`", r"`\1`", line)
    line = re.sub(r"`([^`<]+?)\s*<([^`>]+)>`__?", r"[\1](\2)", line)
    line = re.sub(r"`([^`]+)`__?(?!\w)", r"\1", line)
    return re.sub(r"\|([\w ]+)\||(?<=\w)_(?=[\s.,;)]|$)", r"\1", line)

"""Findings that somebody lets stand, with the reason written beside the words.

    <!-- holdwater: allow testimonial, fear: a customer's own words -->

settles what the rules it names find in the block it stands in or, between blocks, in the
next one: a paragraph, a whole table, list or quotation. MDX has ``{/* … */}`` for it, and
front matter ``# holdwater: allow RULE: reason``, above a field or behind it. Nothing is
hidden: a settled finding stays in the report with its reason, and an allowance that
settles nothing is told of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from holdwater.check.settle import with_findings
from holdwater.model.document import Block, Document
from holdwater.model.verdict import Judged
from holdwater.reading.front_matter import find_front_matter
from holdwater.reading.tags import tag_at
from holdwater.text.later import later

#: Of source that has comments; what other formats hold is nobody's comment to us.
MEDIA_TYPES = frozenset({"text/markdown", "text/mdx", "text/html"})

_WORD = "holdwater: allow"

_COMMENT = later(
    r"(?:<!--|\{/\*)\s*holdwater:\s*allow\s+(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    r"\s*(?::(?P<reason>(?:(?!-->|\*/\})[^\0]){0,1000}))?(?:-->|\*/\})"
)

#: What stands for a reason until somebody gives one.
_NO_REASON = frozenset({"[reason]", "[…]", "[...]"})

#: What was meant to be one.
_MEANT = later(r"(?:<!--|\{/\*)\s*holdwater\s*:\s*allow", re.IGNORECASE)

#: How our name is written; to look for each is sooner than to write a long text small.
_NAMES = ("oldwater", "oldWater", "OLDWATER")

#: The same in front matter, whose comments run to the end of a line.
_FRONT = later(
    r"(?m)(?:^|(?<=[ \t]))\#[ \t]*holdwater:[ \t]*allow[ \t]+"
    r"(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    r"[ \t]*(?::(?P<reason>[^\n\0]{0,1000}))?\r?$"
)
_FRONT_MEANT = later(r"\#[ \t]*holdwater[ \t]*:[ \t]*allow", re.IGNORECASE)

#: So many comments are read: each is looked for among all blocks.
_MOST = 1_000

#: Elements of HTML whose content is no markup.
_RAW = frozenset("script style textarea title xmp".split())

#: Blocks that are parts of a table, a list or a quotation.
_OF_MANY = frozenset({"cell", "item", "quote"})


class Allowance(NamedTuple):
    """Rules, by name or code, that may strike on a block; ``reason`` may be empty."""

    rules: tuple[str, ...]
    reason: str
    line: int
    blocks: tuple[Block, ...]


def allow(
    document: Document, judged: Sequence[Judged], *, known: Callable[[], frozenset[str]]
) -> tuple[tuple[Judged, ...], tuple[str, ...]]:
    """Settle the findings that are allowed; return the statements, and what to tell.

    ``known`` tells the names and codes of all rules.
    """
    if not may_allow(document):
        return tuple(judged), ()
    told = [
        f"line {line} is no allowance that can be read: "
        "write `holdwater: allow RULE: reason`"
        for line in _unreadable(document)
    ]
    if len(list(_comments(document, _MEANT))) == _MOST:
        told.append(f"of the allowances the first {_MOST:,} were read, and no more")
    settled = list(judged)
    for one in allowances(document):
        where = f"line {one.line} allows {', '.join(one.rules)}"
        unknown = [rule for rule in one.rules if rule not in known()]
        if not one.reason:
            told.append(f"{where} and gives no reason, so it is not heeded")
            continue
        told += [
            f"line {one.line} allows {rule!r}, which is no rule" for rule in unknown
        ]
        idle = set(one.rules) - set(unknown)
        for at, statement in enumerate(settled):
            if any(statement.statement.block is block for block in one.blocks):
                settled[at], met = _settled(statement, one)
                idle -= met
        told += [
            f"line {one.line} allows {rule}, and that settles nothing"
            for rule in one.rules
            if rule in idle
        ]
    return tuple(settled), tuple(told)


def may_allow(document: Document) -> bool:
    """Say whether something is meant to be allowed; few texts hold even the word."""
    text = document.text
    if document.media_type not in MEDIA_TYPES:
        return False
    if not any(name in text for name in _NAMES):
        return False
    return bool(_MEANT.search(text) or _FRONT_MEANT.search(text))


def allowances(document: Document) -> Iterator[Allowance]:
    """Yield what is allowed in a document, in its order; code that shows it is not."""
    blocks = sorted(
        document.blocks, key=lambda block: (block.span.start, block.span.end)
    )
    starts = [block.span.start for block in blocks]
    front = _front_end(document)
    for found in _comments(document, _COMMENT):
        at = bisect_right(starts, found.start())
        around = _around(blocks[:at], found)
        if any(one.kind == "code" or _shows(one) for one in around):
            continue
        behind = blocks[at - 1] if at else None
        if not around and behind and _ends_line(document.text, behind, found.start()):
            around = [behind]
        yield Allowance(
            rules=tuple(re.split(r"\s*,\s*", found["rules"])),
            reason=_reason(found["reason"] or ""),
            line=_line(document, found.start()),
            blocks=tuple(
                around[-1:]
                if around
                else _next(blocks[at:], within=front if found.start() < front else None)
            ),
        )


def _reason(written: str) -> str:
    """Return a reason in one line; nothing where it is a gap that was never filled."""
    reason = " ".join(written.split())
    return "" if reason.casefold() in _NO_REASON else reason


def _front_end(document: Document) -> int:
    """Tell where the front matter of a page ends: 0 where there is none."""
    has_front = document.media_type in ("text/markdown", "text/mdx")
    return find_front_matter(document.text).end if has_front else 0


def _next(blocks: Sequence[Block], *, within: int | None) -> Iterator[Block]:
    """Yield the next block, and those it is one table, list or quotation with.

    ``within`` is where the last of them has to end, if anywhere.
    """
    for block in blocks:
        is_beyond = within is not None and block.span.end > within
        if block.kind != blocks[0].kind or is_beyond:
            return
        yield block
        if block.kind not in _OF_MANY:
            return


def _unreadable(document: Document) -> Iterator[int]:
    """Yield the lines of comments that mean to allow something and are not read."""
    read = {found.start() for found in _comments(document, _COMMENT)}
    blocks = document.blocks
    for found in _comments(document, _MEANT):
        if found.start() in read:
            continue
        around = _around(blocks, found)
        if not any(one.kind == "code" or "holdwater" in one.text for one in around):
            yield _line(document, found.start())


def _comments(
    document: Document, expression: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Yield what matches, up to `_MOST`; in HTML only where a browser has a comment."""
    if document.media_type == "text/html":
        found = _html_comments(document, expression)
    else:
        own = _FRONT if expression is _COMMENT else _FRONT_MEANT
        front = own.finditer(document.text, 0, _front_end(document))
        found = chain(front, expression.finditer(document.text))
    yield from islice(found, _MOST)


def _html_comments(
    document: Document, expression: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    text, at = document.text, 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            if found := expression.match(text, at):
                yield found
            at = max(at, text.find("-->", at)) + 3
            continue
        tag = tag_at(text, at)
        if tag is None:
            at += 1
            continue
        at = tag.end()
        name = (tag["open"] or "").lower()
        if name in _RAW:
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, at)
            at = closing.start() if closing else len(text)


def _around(blocks: Iterable[Block], found: re.Match[str]) -> list[Block]:
    start, end = found.span()
    return [one for one in blocks if one.span.start <= start and end <= one.span.end]


def _line(document: Document, at: int) -> int:
    return document.text.count("\n", 0, at) + 1


def _ends_line(text: str, block: Block, at: int) -> bool:
    """Say whether a comment stands behind the last words of a block, on their line."""
    between = text[block.span.end : at]
    return not between.strip(" \t\"'") and block.kind != "code"


def _shows(block: Block) -> bool:
    """Say whether a block has an allowance among its words, as this page may."""
    return _WORD in block.text


def _settled(judged: Judged, allowance: Allowance) -> tuple[Judged, set[str]]:
    """Settle what is allowed in a statement; return it, and the names that were met."""
    met: set[str] = set()
    findings = []
    for finding in judged.findings:
        names = {finding.rule, finding.code} & set(allowance.rules)
        met |= names
        is_open = finding.suppressed is None
        findings.append(
            finding._replace(suppressed=allowance.reason)
            if names and is_open
            else finding
        )
    return with_findings(judged, findings), met

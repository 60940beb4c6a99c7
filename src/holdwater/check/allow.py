"""Findings that somebody lets stand, with the reason written beside the words.

    <!-- holdwater: allow testimonial, fear: a customer's own words -->

settles what the rules it names find in the block it stands in or, between blocks, in the
next one. MDX has ``{/* … */}`` for it. Nothing is hidden: a settled finding stays in the
report with its reason, and an allowance that settles nothing is told of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from holdwater.check.settle import with_findings
from holdwater.model.document import Block, Document
from holdwater.model.verdict import Judged

#: Of source that has comments; what other formats hold is nobody's comment to us.
MEDIA_TYPES = frozenset({"text/markdown", "text/mdx", "text/html"})

_WORD = "holdwater: allow"

_COMMENT = re.compile(
    r"(?:<!--|\{/\*)\s*holdwater:\s*allow\s+(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    r"\s*(?::(?P<reason>(?:(?!-->|\*/\})[^\0]){0,1000}))?(?:-->|\*/\})"
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """Rules, by name or code, that may strike on a block; ``reason`` may be empty."""

    rules: tuple[str, ...]
    reason: str
    line: int
    block: Block | None


def allow(
    document: Document, judged: Sequence[Judged], *, known: Callable[[], frozenset[str]]
) -> tuple[tuple[Judged, ...], tuple[str, ...]]:
    """Settle the findings that are allowed; return the statements, and what to tell.

    ``known`` tells the names and codes of all rules.
    """
    if document.media_type not in MEDIA_TYPES or "holdwater:" not in document.text:
        return tuple(judged), ()
    told: list[str] = []
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
            if statement.statement.block is one.block:
                settled[at], met = _settled(statement, one)
                idle -= met
        told += [
            f"line {one.line} allows {rule}, which finds nothing there"
            for rule in one.rules
            if rule in idle
        ]
    return tuple(settled), tuple(told)


def allowances(document: Document) -> Iterator[Allowance]:
    """Yield what is allowed in a document, in its order; code that shows it is not."""
    blocks = sorted(
        document.blocks, key=lambda block: (block.span.start, block.span.end)
    )
    starts = [block.span.start for block in blocks]
    for found in _COMMENT.finditer(document.text):
        at = bisect_right(starts, found.start())
        around = [one for one in blocks[:at] if found.end() <= one.span.end]
        if any(one.kind == "code" or _shows(one) for one in around):
            continue
        behind = blocks[at - 1] if at else None
        if not around and behind and _ends_line(document.text, behind, found.start()):
            around = [behind]
        block = around[-1] if around else next(iter(blocks[at:]), None)
        yield Allowance(
            rules=tuple(re.split(r"\s*,\s*", found["rules"])),
            reason=" ".join((found["reason"] or "").split()),
            line=document.text.count("\n", 0, found.start()) + 1,
            block=block,
        )


def _ends_line(text: str, block: Block, at: int) -> bool:
    """Say whether a comment stands behind the last words of a block, on their line."""
    between = text[block.span.end : at]
    return not between.strip(" \t") and block.kind != "code"


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
            replace(finding, suppressed=allowance.reason)
            if names and is_open
            else finding
        )
    return with_findings(judged, findings), met

"""What can be done about a finding at once: say it otherwise, or let it stand.

To let it stand takes a reason, which nobody but the writer has: it is left as a gap, and
until that is filled the finding stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from holdwater.check.allow import MEDIA_TYPES, Allowance, allowances
from holdwater.check.fix import fixes
from holdwater.errors import ReadError
from holdwater.lsp.diagnostics import diagnostic_of, open_findings, range_of
from holdwater.lsp.proofreader import Look
from holdwater.model.document import UNREAD_BLOCKS, Block, Document
from holdwater.model.report import Report
from holdwater.model.span import Span
from holdwater.model.verdict import Finding
from holdwater.reading.formats import read
from holdwater.report.layout import cut, visible

#: The gap that `holdwater.check.allow` takes for no reason.
GAP = "[reason]"

#: So many actions are offered, and so much of new words is shown in a menu.
_MOST = 20
_LONGEST = 80


class Insertion(NamedTuple):
    """Words to be put into the text as read."""

    at: int
    words: str


def actions(look: Look, wanted: Span, *, is_versioned: bool) -> list[CodeAction]:
    """Offer what can be done about the findings that a span meets.

    ``is_versioned`` says that the editor can be told which version an edit is for.
    """
    report = look.report
    if report is None:
        return []
    found = [one for one in open_findings(look) if _meets(one.span, wanted)]
    offered = [*_rewordings(look, report, found, is_versioned)]
    for finding in found[:_MOST]:
        insertion = letting_stand(report, finding)
        if insertion:
            span = Span(insertion.at, insertion.at)
            edit = _edit(look, span, insertion.words, is_versioned)
            offered.append(
                CodeAction(
                    title=f"Let {finding.rule} stand with a reason…",
                    kind=CodeActionKind.QuickFix,
                    diagnostics=[diagnostic_of(look, finding)],
                    edit=edit,
                )
            )
    return offered[:_MOST]


def letting_stand(report: Report, finding: Finding) -> Insertion | None:
    """Tell where the comment goes that lets a finding stand; None where none can.

    A place is good if the comment, read there, holds for the block of the finding and no
    other, and the words of the page stay what they are.
    """
    document = report.document
    if document.media_type not in MEDIA_TYPES:
        return None
    block = next(
        judged.statement.block
        for judged in report.judged
        if any(one is finding for one in judged.findings)
    )
    if any(finding.rule in one.rules for one in _holding_for(document, block)):
        return None  # one is there, and waits for its reason
    return next(
        (
            one
            for one in _insertions(document, block, finding.rule)
            if _is_good(document, block, finding.rule, one)
        ),
        None,
    )


def _meets(span: Span, wanted: Span) -> bool:
    """Say whether a selection, or a cursor that stands in or beside it, is meant."""
    return span.start <= wanted.end and wanted.start <= span.end


def _rewordings(
    look: Look, report: Report, found: list[Finding], is_versioned: bool
) -> Iterator[CodeAction]:
    for span, suggestion in fixes(report):
        meant = [one for one in found if span.covers(one.span) and one.suggestion]
        if meant:
            yield CodeAction(
                title=f"Reword as: {cut(visible(suggestion), _LONGEST)}",
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic_of(look, one) for one in meant],
                is_preferred=True,
                edit=_edit(look, span, suggestion, is_versioned),
            )


def _edit(look: Look, span: Span, words: str, is_versioned: bool) -> WorkspaceEdit:
    edit = TextEdit(range=range_of(look, span), new_text=words)
    if not is_versioned:
        return WorkspaceEdit(changes={look.page.uri: [edit]})
    document = OptionalVersionedTextDocumentIdentifier(
        uri=look.page.uri, version=look.page.version
    )
    return WorkspaceEdit(
        document_changes=[TextDocumentEdit(text_document=document, edits=[edit])]
    )


def _insertions(document: Document, block: Block, rule: str) -> Iterator[Insertion]:
    """Yield where a comment could go: on a line of its own above, or behind."""
    opens, closes = (
        ("{/*", "*/}") if document.media_type == "text/mdx" else ("<!--", "-->")
    )
    comment = f"{opens} holdwater: allow {rule}: {GAP} {closes}"
    text, start = document.text, block.span.start
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    margin = text[line:start]
    if not margin.strip():
        ending = "\r\n" if "\r\n" in text else "\n"
        yield Insertion(start, f"{comment}{ending}{margin}")
    yield Insertion(start + len(text[start : block.span.end].rstrip()), f" {comment}")


def _is_good(document: Document, block: Block, rule: str, put: Insertion) -> bool:
    text = document.text[: put.at] + put.words + document.text[put.at :]
    try:
        after = read(
            text.encode("utf-8", "replace"),
            source=document.source,
            media_type=document.media_type,
            encoding="utf-8",
        )
    except ReadError:
        return False
    before, now = _read(document), _read(after)
    if [*map(_words, before)] != [*map(_words, now)]:
        return False
    same = now[next(at for at, one in enumerate(before) if one is block)]
    return any(
        rule in one.rules and len(one.blocks) == 1 for one in _holding_for(after, same)
    )


def _read(document: Document) -> list[Block]:
    """Return the blocks that are read as copy."""
    return [one for one in document.blocks if one.kind not in UNREAD_BLOCKS]


def _words(block: Block) -> tuple[str, str]:
    """Return what a block says; a comment may leave a space at its end."""
    return block.kind, block.text.rstrip()


def _holding_for(document: Document, block: Block) -> Iterator[Allowance]:
    for one in allowances(document):
        if any(held is block for held in one.blocks):
            yield one

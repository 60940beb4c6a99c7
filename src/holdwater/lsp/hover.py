"""What is told of a finding under the pointer: why, what will be asked, what is lacking.

A page's own words are shown and never obeyed: to an editor they are text, whatever links,
pictures or commands they spell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from holdwater.lsp.diagnostics import open_findings, range_of
from holdwater.lsp.proofreader import Look
from holdwater.model.span import Span
from holdwater.model.verdict import Finding
from holdwater.report.layout import cut, visible
from holdwater.report.noticed import because
from holdwater.rules.recorded import recorded_rule

#: So many findings are told at one place, and so much of each part.
_MOST = 5
_LONGEST = 1_000

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def hover(look: Look, at: int, *, is_markdown: bool) -> Hover | None:
    """Tell of what is open at an offset in the text as read; None where nothing is."""
    found = [one for one in open_findings(look) if one.span.start <= at < one.span.end]
    if not found:
        return None
    lay_out = _markdown if is_markdown else _plain
    told = [lay_out(look, one) for one in found[:_MOST]]
    return Hover(
        contents=MarkupContent(
            kind=MarkupKind.Markdown if is_markdown else MarkupKind.PlainText,
            value=("\n\n---\n\n" if is_markdown else "\n\n").join(told),
        ),
        range=range_of(
            look,
            Span(
                max(one.span.start for one in found), min(one.span.end for one in found)
            ),
        ),
    )


def escaped(words: str) -> str:
    """Write words so that Markdown shows them letter for letter, in one line."""
    return _PUNCTUATION.sub(r"\\\1", _shown(words))


def _shown(words: str) -> str:
    return cut(visible(" ".join(words.split())), _LONGEST)


def _markdown(look: Look, finding: Finding) -> str:
    return "\n\n".join(
        _parts(look, finding, words=escaped, item="- ", name="**{}** {}")
    )


def _plain(look: Look, finding: Finding) -> str:
    return "\n".join(_parts(look, finding, words=_shown, item="? ", name="{} {}"))


def _parts(
    look: Look, finding: Finding, *, words: Callable[[str], str], item: str, name: str
) -> Iterator[str]:
    rule = look.rulebook.rule(finding.rule) if look.rulebook else None
    rule = rule or recorded_rule(finding.rule)
    yield name.format(words(finding.code), words(finding.rule))
    yield words(finding.message)
    if finding.reasons:
        yield words(because(finding.reasons))
    if rule:
        yield words(rule.why)
    if finding.questions:
        yield "An IT professional will ask:" if not _is_business(look) else "Ask:"
        yield "\n".join(item + words(one) for one in finding.questions)
    if finding.missing:
        yield f"Lacks {words(', '.join(finding.missing))}."
    if finding.suggestion:
        yield f"→ {words(finding.suggestion)}"


def _is_business(look: Look) -> bool:
    return look.report is not None and look.report.audience == "business"

"""A page one can mail to a colleague: everything in one file, and no script in it.

It reads from the top: the sum, then each document with what costs most trust, what can be
checked, what is not said, and every finding beside the words it is about. Light and dark
follow the reader's own choice, and so does what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape as escaped
from typing import TextIO
from urllib.parse import urlsplit

from holdwater.model.claim import ASPECTS
from holdwater.model.report import Failure, Pick, Report, Summary
from holdwater.model.rule import Citation
from holdwater.model.verdict import Finding, Judged
from holdwater.report.html_style import STYLE
from holdwater.report.lines import Lines
from holdwater.report.noticed import because
from holdwater.report.opening import has_opening, is_summed_up

#: So many sources of a rule are named beside a finding.
_MOST_SOURCES = 3

#: What HTML has no way to write.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

#: Stands for a document's anchor until its place is known: no page can hold it.
_ANCHOR = "\0"

_STANDINGS = ("unsupported", "puffery", "supported", "plain", "unjudged")


class HtmlWriter:
    """Gathers the documents, and writes the page when their sum is known."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._parts: list[str] = []
        self._named: list[tuple[str, str]] = []
        self._version, self._today = "", ""

    def open(self, *, version: str, today: date) -> None:
        """Remember what the page's foot says."""
        self._version, self._today = version, today.isoformat()

    def document(self, report: Report) -> None:
        """Lay one document out, and keep it."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> tuple[str, str]:
        """Lay one document out, apart from all others; `add` takes it."""
        return _name(report.document.source), "".join(_document(report, _ANCHOR))

    def add(self, page: tuple[str, str]) -> None:
        """Keep what was laid out, and give it its anchor."""
        name, part = page
        anchor = f"d{len(self._named) + 1}"
        self._named.append((anchor, name))
        self._parts.append(part.replace(_ANCHOR, anchor))

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write the page."""
        title = "What will not be believed as it stands"
        write = self._stream.write
        write(
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            f"<header><h1>{title}</h1>\n{_sum(summary)}"
        )
        if len(self._named) > 1:
            items = "".join(
                f'<li><a href="#{anchor}">{escape(name)}</a></li>'
                for anchor, name in self._named
            )
            write(f'<nav aria-label="Documents"><ul>{items}</ul></nav>\n')
        write("</header>\n<main>\n")
        for part in self._parts:
            write(part)
        failed = list(failures)
        if failed:
            items = "".join(
                f"<li><b>{escape(_name(f.source))}</b>: {escape(f.message)}</li>"
                for f in failed
            )
            write(
                f'<section class="failed"><h2>Not read</h2><ul>{items}</ul></section>'
            )
        write(
            f"</main>\n<footer><p>Holdwater {escape(self._version)}, judged as of "
            f"{self._today}. A finding is a reader’s doubt and not a verdict on the "
            "product: what rests on evidence is answered by showing it.</p></footer>\n"
            "</body>\n</html>\n"
        )


def escape(text: str) -> str:
    """Write a text so that it is read as one, whatever is in it."""
    return escaped(_UNWRITABLE.sub("\ufffd", text))


def _name(source: str) -> str:
    return "standard input" if source == "-" else source


def _sum(summary: Summary) -> str:
    counts = {
        "unsupported": summary.unsupported,
        "puffery": summary.puffery,
        "supported": summary.supported,
        "plain": summary.plain,
        "unjudged": summary.unjudged,
    }
    cells = "".join(
        f'<div class="{name}"><dt>{"not judged" if name == "unjudged" else name}</dt>'
        f"<dd>{counts[name]:,}</dd></div>"
        for name in _STANDINGS
        if counts[name] or name in ("unsupported", "puffery")
    )
    noun = "statement" if summary.statements == 1 else "statements"
    return f'<p>{summary.statements:,} {noun}</p>\n<dl class="sum">{cells}</dl>\n'


def _document(report: Report, anchor: str) -> Iterator[str]:
    source = _name(report.document.source)
    shown = [one for one in report.judged if one.findings]
    lines = Lines(report.document.text)
    at = {id(one): f"{anchor}-{number}" for number, one in enumerate(shown, 1)}
    yield f'<section class="document" id="{anchor}">\n<h2>{_source(source)}</h2>\n'
    for notice in report.document.notices:
        yield f'<p class="notice">{escape(notice)}</p>\n'
    if not shown:
        yield '<p class="clean">Nothing here that the rules doubt.</p>\n'
    if is_summed_up(report):
        yield from _picks("Costs most trust", report.costliest, lines, at)
    if has_opening(report) and shown:
        yield from _picks("Can be checked here", report.checkable, lines, at)
    if report.not_said:
        items = "".join(
            f"<li><b>{escape(one.name)}</b> {escape(one.question)}</li>"
            for one in report.not_said
        )
        yield f'<h3>Not said here</h3>\n<ul class="unsaid">{items}</ul>\n'
    if shown:
        yield "<h3>Every finding, in the order of the page</h3>\n"
    asked: dict[_Asked, str] = {}
    for judged in shown:
        is_for_it = report.audience == "it"
        yield from _statement(judged, lines, at[id(judged)], asked, is_for_it=is_for_it)
    yield "</section>\n"


def _source(source: str) -> str:
    if urlsplit(source).scheme in ("http", "https"):
        return f'<a href="{escape(source)}">{escape(source)}</a>'
    return escape(source)


def _picks(
    title: str, picks: Sequence[Pick], lines: Lines, at: dict[int, str]
) -> Iterator[str]:
    if not picks:
        return
    yield f"<h3>{title}</h3>\n<ol>"
    for pick in picks:
        statement = pick.judged.statement
        text = escape(statement.text)
        anchor = at.get(id(pick.judged))
        words = f'<a href="#{anchor}">{text}</a>' if anchor else text
        yield f"<li>{words} <small>{escape(lines.margin(statement))} · "
        yield f"{escape(pick.why or pick.name)}</small></li>\n"
    yield "</ol>\n"


#: What a rule asks: on one page it is asked once in the same words.
_Asked = tuple[str, tuple[str, ...]]


def _statement(
    judged: Judged,
    lines: Lines,
    anchor: str,
    asked: dict[_Asked, str],
    *,
    is_for_it: bool,
) -> Iterator[str]:
    """Write a statement; ``asked`` is where what was asked so far was asked first."""
    standing = judged.standing or "plain"
    where = escape(lines.margin(judged.statement))
    kinds = "".join(f"<li>{escape(kind)}</li>" for kind in judged.kinds)
    yield f'<article class="{standing}" id="{anchor}">\n'
    yield f'<p class="where"><a href="#{anchor}">{where or "here"}</a></p>\n'
    yield f"<blockquote><p>{_marked(judged)}</p></blockquote>\n"
    if is_for_it:
        yield f'<p class="standing">{standing}</p><ul class="kinds">{kinds}</ul>\n'
    missing = {aspect for one in judged.findings for aspect in one.missing}
    if missing and standing == "unsupported":
        lacks = ", ".join(aspect for aspect in ASPECTS if aspect in missing)
        yield f'<p class="lacks">It lacks {escape(lacks)}.</p>\n'
    told = {(f.rule, f.message, f.questions): f for f in judged.findings}
    for finding in told.values():
        first = here = f'<a href="#{anchor}">{where or "above"}</a>'
        if finding.asks_of_the_page:
            first = asked.setdefault((finding.rule, finding.questions), here)
        yield from _finding(finding, asked=None if first == here else first)
    for words in dict.fromkeys(f.suggestion for f in judged.findings if f.suggestion):
        yield f'<p class="suggestion"><b>It could say</b> {escape(words)}</p>\n'
    yield "</article>\n"


def _marked(judged: Judged) -> str:
    """Write a statement with the words that are doubted marked."""
    text = judged.statement.text
    flags = [False] * (len(text) + 1)
    for finding in judged.findings:
        for index in range(finding.words.start, min(finding.words.end, len(text))):
            flags[index] = True
    written, start = "", 0
    for index in range(1, len(text) + 1):
        if index == len(text) or flags[index] != flags[start]:
            part = escape(text[start:index])
            written += f"<mark>{part}</mark>" if flags[start] else part
            start = index
    return written


def _finding(finding: Finding, *, asked: str | None) -> Iterator[str]:
    settled = finding.suppressed is not None
    yield f'<div class="finding{" settled" if settled else ""}">'
    yield f"<p>{escape(finding.message)}</p>\n"
    if finding.reasons:
        yield f'<p class="reasons">{escape(because(finding.reasons))}</p>\n'
    if finding.questions:
        items = "".join(f"<li>{escape(one)}</li>" for one in finding.questions)
        if asked:
            items = f"<li>the same as at {asked}</li>"
        yield f'<ul class="questions">{items}</ul>\n'
    said = f"{finding.code} {finding.rule} · {finding.level}"
    if settled:
        said += f" · settled: {finding.suppressed}"
    yield f'<p class="rule"><small>{escape(said)}'
    yield from map(_citation, finding.citations[:_MOST_SOURCES])
    yield "</small></p></div>\n"


def _citation(citation: Citation) -> str:
    return f' · <a href="{escape(citation.url)}">{escape(citation.title)}</a>'

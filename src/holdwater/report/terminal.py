"""A report for a person at a terminal, made for 80 columns.

site/index.md  2 unsupported, 1 puffery

    3:1 The words, as they stand, laid out in lines,
        ^^^^^^^^^
        with marks under those that are meant
        unsupported · the kinds of claim
        lacks what evidence would have to say
        CODE rule-name
          what a reader will doubt
          ? what they would ask, or where on the page that is asked first
        → the whole statement in other words, once its gaps […] are filled in
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import NamedTuple, TextIO

from holdwater.model.claim import ASPECTS
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.rule import LEVELS
from holdwater.model.verdict import Finding, Judged
from holdwater.report.layout import cells, indented, visible, wrap
from holdwater.report.lines import Lines
from holdwater.report.noticed import because
from holdwater.report.opening import opening
from holdwater.report.styles import BOLD, CYAN, DIM, GREEN, RED, UNDERLINE, YELLOW
from holdwater.text.language_words import NAMES

_STANDING_STYLE = {"unsupported": RED, "puffery": YELLOW}

#: What is said of a document in which nothing was found, by its audience.
_CLEAN = {
    "it": "nothing that the rules doubt",
    "business": "nothing to put in plainer words",
}

#: Lines longer than this are hard to read, however wide the terminal is.
_WIDEST = 100
_NARROWEST = 20

#: From so many findings on, a sum says which rules made them.
_MANY = 10


class TerminalPage(NamedTuple):
    """One document laid out, and what is counted of it at the end."""

    text: str
    is_clean: bool
    audience: str
    levels: Counter[str]
    rules: Counter[str]
    learned: str | None
    settled: int
    unsure: int


class TerminalWriter:
    """Writes what asks for attention, statement by statement.

    ``width`` is in cells. Without ``colour`` nothing but text is written, and
    marks under the line show the words meant.
    """

    def __init__(self, stream: TextIO, *, width: int, colour: bool) -> None:
        self._stream = stream
        self._width = max(_NARROWEST, min(width, _WIDEST))
        self._colour = colour
        self._documents = 0
        self._audiences: set[str] = set()
        self._levels: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._learned: dict[str, None] = {}
        self._settled = 0
        self._unsure = 0
        self._asked: dict[tuple[str, tuple[str, ...]], str] = {}
        self._ends_in_a_line = False

    def open(self, *, version: str, today: date) -> None:
        """Nothing comes before the documents."""

    def document(self, report: Report) -> None:
        """Write one document's findings; a line says that there are none."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> TerminalPage:
        """Lay one document out, apart from all others; `add` takes it."""
        page = StringIO()
        apart = TerminalWriter(page, width=self._width, colour=self._colour)
        shown = [one for one in report.judged if one.is_open]
        apart._document(report, shown)
        return TerminalPage(
            text=page.getvalue(),
            is_clean=not shown,
            audience=report.audience,
            levels=apart._levels,
            rules=apart._rules,
            learned=report.learned.file if report.learned else None,
            settled=len(_settled(report)),
            unsure=sum(one.is_unsure for one in report.judged),
        )

    def add(self, page: TerminalPage) -> None:
        """Write what was laid out, and count it."""
        self._documents += 1
        self._audiences.add(page.audience)
        self._levels += page.levels
        self._rules += page.rules
        if page.learned:
            self._learned[page.learned] = None
        self._settled += page.settled
        self._unsure += page.unsure
        if not page.is_clean and self._ends_in_a_line:
            self._say()
        self._stream.write(page.text)
        self._ends_in_a_line = page.is_clean

    def _document(self, report: Report, shown: list[Judged]) -> None:
        self._title(report, is_clean=not shown)
        for notice in report.document.notices:
            self._lines(visible(notice), DIM, indent="  ")
        self._unjudged(report)
        if not shown:
            return
        self._say()
        lines = Lines(report.document.text)
        places = [lines.margin(judged.statement) for judged in shown]
        picked = [lines.margin(pick.judged.statement) for pick in report.checkable]
        margin = max(7, *map(len, (*places, *picked))) + 1
        self._opening(report, lines, margin)
        for place, judged in zip(places, shown, strict=True):
            self._statement(judged, place.rjust(margin - 1) + " ", " " * margin)
            if report.audience == "it":
                self._standing(judged, " " * margin)
            self._findings(judged, " " * margin, place)
            self._say()

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write the sum, and what could not be read."""
        if self._ends_in_a_line:
            self._say()
        if self._documents:
            self._say(self._style("─" * min(self._width, 72), DIM))
            self._lines(self._sum(summary))
        self._asides()
        if self._rules.total() >= _MANY:
            for name, count in self._rules.most_common():
                self._say(self._style(f"{count:>7,} {name}", DIM))
        unread = [visible(failure.source) for failure in failures]
        if unread:
            self._lines(f"not read: {', '.join(unread)}")
        elif not self._documents:
            self._say("nothing to read here")
        if self._rules:
            self._lines(
                "`holdwater rules explain NAME` tells why a rule asks, and what for."
            )

    def _asides(self) -> None:
        """Say what is settled, what is less sure, and by whose verdicts it was judged."""
        if self._settled:
            are = "is" if self._settled == 1 else "are"
            found = _counted(self._settled, "finding")
            self._lines(
                f"{found} {are} settled, with a reason (`--format json` has it)"
            )
        if self._unsure:
            more = _counted(self._unsure, "more statement")
            self._lines(f"{more} may claim something, less surely (`--thorough`)")
        for file in self._learned:
            self._lines(judged_with(file))

    def _sum(self, summary: Summary) -> str:
        counts = _counted(summary.statements, "statement")
        if self._documents != 1:
            counts += " in " + _counted(self._documents, "document")
        passed = f", {summary.unjudged:,} not judged" if summary.unjudged else ""
        if self._audiences == {"business"}:
            return f"{counts}: {_levels(self._levels) or 'nothing found'}{passed}"
        return (
            f"{counts}: {summary.plain:,} plain, {summary.supported:,} supported, "
            f"{summary.unsupported:,} unsupported, {summary.puffery:,} puffery{passed}"
        )

    def _unjudged(self, report: Report) -> None:
        """Say which statements were passed over, being in another language."""
        if not report.unjudged:
            return
        by_name: Counter[str] = Counter()
        for language, count in report.unjudged.items():
            by_name[_language(language)] += count
        (name, first), *rest = by_name.most_common()
        some = [f"{_counted(first, 'statement')} in {name}"]
        some += [f"{count:,} in {name}" for name, count in rest]
        listed = " and ".join(filter(None, (", ".join(some[:-1]), some[-1])))
        were = "was" if by_name.total() == 1 else "were"
        self._lines(
            f"{listed} {were} not judged: Holdwater reads English", DIM, indent="  "
        )

    def _title(self, report: Report, *, is_clean: bool) -> None:
        source = report.document.source
        name = "standard input" if source == "-" else visible(source)
        stand = Counter(one.standing for one in report.judged if one.is_open)
        counts = [
            f"{stand[standing]:,} {standing}"
            for standing in ("unsupported", "puffery")
            if stand[standing]
        ]
        found = Counter(
            f.level
            for one in report.judged
            for f in one.findings
            if f.suppressed is None
        )
        said = ", ".join(counts) or _levels(found)
        if is_clean:
            said = _CLEAN[report.audience]
            if settled := _settled(report):
                said = _counted(len(settled), "finding") + ", settled"
        if report.summary.statements == report.summary.unjudged > 0:
            said = "nothing in English"
        if not report.judged:
            said = "no statements to read"
        if cells(name) + 2 + cells(said) > self._width:
            self._say(self._style(name, BOLD))
            self._lines(said, GREEN if is_clean else DIM, indent="  ")
        else:
            said = "  " + self._style(said, GREEN if is_clean else DIM) if said else ""
            self._say(self._style(name, BOLD) + said)

    def _opening(self, report: Report, lines: Lines, margin: int) -> None:
        laid_out = list(opening(report, lines, margin=margin, width=self._width))
        for runs in laid_out:
            self._say("".join(self._style(text, *codes) for text, codes in runs))
        if any(BOLD in codes for runs in laid_out for _, codes in runs):
            self._lines("Every finding, in the order of the page", BOLD, indent="  ")
            self._say()

    def _statement(self, judged: Judged, head: str, margin: str) -> None:
        room = self._width - len(margin)
        for number, text in enumerate(self._marked(judged, room)):
            self._say((margin if number else self._style(head, CYAN)) + text)

    def _marked(self, judged: Judged, width: int) -> Iterator[str]:
        """Lay out the statement with the words that are meant marked."""
        text = visible(judged.statement.text)
        meant = [finding.words for finding in judged.findings]
        style = _STANDING_STYLE.get(judged.standing or "", BOLD)
        for line in wrap(text, max(1, width)):
            flags = [
                any(s.start <= at < s.end for s in meant)
                for at in range(line.start, line.end)
            ]
            words = text[line.start : line.end]
            runs = list(_runs(words, flags))
            if self._colour:
                yield "".join(
                    self._style(part, UNDERLINE, style) if is_meant else part
                    for part, is_meant in runs
                )
                continue
            yield words
            under = _under(runs)
            if under:
                yield under

    def _standing(self, judged: Judged, margin: str) -> None:
        own = judged.standing or "not judged"
        style = _STANDING_STYLE.get(own, DIM)
        kinds = f" · {', '.join(judged.kinds)}" if judged.kinds else ""
        first, *rest = indented(
            own + kinds, first=margin, rest=margin + "  ", width=self._width
        )
        self._say(first.replace(own, self._style(own, style, BOLD), 1))
        for line in rest:
            self._say(line)
        missing = {aspect for finding in judged.findings for aspect in finding.missing}
        if missing and judged.standing == "unsupported":
            lacks = ", ".join(aspect for aspect in ASPECTS if aspect in missing)
            self._lines(f"lacks {lacks}", DIM, indent=margin)

    def _findings(self, judged: Judged, margin: str, place: str) -> None:
        """Tell the findings, those of one rule together, and then what is suggested."""
        in_order = sorted(judged.findings, key=lambda one: (one.words, one.code))
        by_rule: dict[tuple[str, str | None], list[Finding]] = {}
        for finding in in_order:
            if finding.suppressed is None:
                self._rules[finding.rule] += 1
                self._levels[finding.level] += 1
            by_rule.setdefault((finding.rule, finding.suppressed), []).append(finding)
        for some in by_rule.values():
            self._heading(some[0], margin)
            # The same words in two places are told of once, and marked twice.
            for finding in {(f.message, f.questions): f for f in some}.values():
                self._finding(finding, margin + "  ", place)
        suggested = dict.fromkeys(f.suggestion for f in in_order if f.suggestion)
        for suggestion in suggested:
            self._lines(visible(suggestion), indent=margin, mark="→ ")

    def _heading(self, finding: Finding, margin: str) -> None:
        level = f" · {finding.level}"
        said = f"{finding.code} {finding.rule}{level}"
        if finding.suppressed is not None:
            said += f" · suppressed: {visible(finding.suppressed)}"
        self._lines(said, DIM, indent=margin)

    def _finding(self, finding: Finding, indent: str, place: str) -> None:
        self._lines(visible(finding.message), indent=indent)
        if finding.reasons:
            self._lines(visible(because(finding.reasons)), DIM, indent=indent)
        first = place
        if finding.asks_of_the_page:
            first = self._asked.setdefault((finding.rule, finding.questions), place)
        asked = finding.questions if first == place else (f"the same as at {first}",)
        for question in asked:
            self._lines(visible(question), indent=indent, mark="? ")

    def _lines(self, text: str, *codes: str, indent: str = "", mark: str = "") -> None:
        """Say something in as many lines as it takes, indented and styled."""
        rest = indent + " " * len(mark)
        for line in indented(text, first=indent + mark, rest=rest, width=self._width):
            self._say(indent + self._style(line[len(indent) :], *codes))

    def _style(self, text: str, *codes: str) -> str:
        if not self._colour or not codes:
            return text
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"

    def _say(self, text: str = "") -> None:
        self._stream.write(text + "\n")


def _under(runs: list[tuple[str, bool]]) -> str:
    """Write marks below the words that are meant, none beside the line's end.

    Characters that are joined into one take less room together than apart.
    """
    so_far = under = ""
    for words, is_meant in runs:
        before = cells(so_far)
        so_far += words
        under += ("^" if is_meant else " ") * (cells(so_far) - before)
        if is_meant and not under.endswith("^"):
            under = under[:-1] + "^"
    return under.rstrip()


def _settled(report: Report) -> list[Finding]:
    """Return what was found, and somebody has settled."""
    found = (finding for one in report.judged for finding in one.findings)
    return [finding for finding in found if finding.suppressed is not None]


def _language(tag: str) -> str:
    name = tag.replace("_", "-").partition("-")[0].lower()
    return NAMES.get(name, "another language" if name == "und" else tag)


def judged_with(file: str) -> str:
    """Say that a team's own verdicts had a part in the judgement."""
    return f"judged with your team's own verdicts: {visible(file)}"


def _runs(words: str, flags: list[bool]) -> Iterator[tuple[str, bool]]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or flags[at] != flags[start]:
            yield words[start:at], flags[start]
            start = at


def _levels(found: Counter[str]) -> str:
    """Count what was found, the gravest first."""
    return ", ".join(
        _counted(found[level], level) for level in reversed(LEVELS) if found[level]
    )


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else word + 's'}"

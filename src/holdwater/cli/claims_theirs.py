"""Keeps a vendor's pages, and begins a record of each thing they claim.

What `holdwater claims suggest --as buyer` does. A page is kept once for each time its
bytes had changed, and what changed on it is told. A record that is there is left as it is.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from holdwater.check.trust import priced
from holdwater.cli.claims_add import write_new
from holdwater.cli.options import terminal_width
from holdwater.desk import Desk, is_address
from holdwater.errors import ReadError, UsageError
from holdwater.ledger.changes import changes_of
from holdwater.ledger.kept import Copy, copies, keep
from holdwater.ledger.match import Index
from holdwater.ledger.records import FOLDER, Records, read_records, read_text, shown
from holdwater.ledger.stubs import Stub, id_of, written
from holdwater.ledger.trials import answered_by, must_also_change, trial_of
from holdwater.ledger.wording import same_words
from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure
from holdwater.model.theirs import Change, Question, Theirs
from holdwater.model.verdict import Judged
from holdwater.report.changed import changed_lines
from holdwater.report.layout import cut, visible
from holdwater.report.lines import Lines
from holdwater.vendors import Taken, says, stands, take, take_again

_PROSE = """\
{why}

Who met this claim, and what they decided by it: […].

How the test went, and what it does not tell: […]."""


class _Found(NamedTuple):
    """Something that a vendor claims, and no record has; ``cost`` is of trust."""

    cost: float
    judged: Judged
    why: str
    vendor: str
    taken: Taken
    copy: Copy
    replaces: str | None


@dataclass
class _Buyer:
    """Goes through a vendor's pages."""

    desk: Desk
    options: Namespace
    root: Path
    records: Records
    failures: list[Failure] = field(default_factory=list)
    _indexes: dict[str, Index] = field(default_factory=dict)
    _seen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def found(self, sources: Iterable[str]) -> Iterator[_Found]:
        """Keep every page that is named, and yield what is claimed on it anew."""
        for source in sources:
            vendor = self._vendor(source)
            pages = 0
            for taken in take(self.desk, source, root=self.root):
                pages += 1
                if isinstance(taken, Failure):
                    self._fails(taken)
                    continue
                yield from self._on_page(taken, vendor)
            if not pages:
                self._fails(Failure(source=source, message="holds nothing to read"))

    def _vendor(self, source: str) -> str:
        if self.options.vendor:
            return str(self.options.vendor)
        host = urlsplit(source).hostname if is_address(source) else None
        if not host:
            raise UsageError(
                "of a file nobody knows whose claims it holds",
                where=source,
                hint="Say it with --vendor NAME.",
            )
        return host.removeprefix("www.")

    def _fails(self, failure: Failure) -> None:
        self.failures.append(failure)
        print(visible(f"{failure.source}: {failure.message}"), file=sys.stderr)

    def _on_page(self, taken: Taken, vendor: str) -> Iterator[_Found]:
        before = copies(self.root, taken.source)
        copy = self._kept(taken, vendor, before)
        changed: list[Change] = []
        if before and copy is not before[-1]:
            changed = self._changed(taken, before[-1], vendor)
        _tell_unread(taken)
        replaced = {one.now: self._record(one.was, vendor) for one in changed}
        claims = list(_claims(taken))
        if not claims:
            print("  Nothing on it asks for evidence.")
        for cost, judged, why in claims:
            text = judged.statement.text
            known = same_words(text) in self._seen[vendor]
            self._seen[vendor].add(same_words(text))
            if not known and not self._covers(text, vendor):
                was = replaced.get(text)
                replaces = was.id if was else None
                yield _Found(cost, judged, why, vendor, taken, copy, replaces)

    def _kept(self, taken: Taken, vendor: str, before: tuple[Copy, ...]) -> Copy:
        told: dict[str, Any] = {
            "source": taken.source,
            "address": taken.address,
            "vendor": vendor,
            "media_type": taken.media_type,
            "charset": taken.charset,
        }
        digest = taken.report.document.sha256
        print(visible(taken.source))
        if before and before[-1].sha256 == digest:
            print(f"  as on {before[-1].day}: {visible(shown(before[-1].path))}")
            return before[-1]
        if self.options.print:
            now, path = self.desk.now, Path("not kept")
            return Copy(path=path, sha256=digest, retrieved=now, **told)
        copy = keep(self.root, taken.content, told=told, retrieved=self.desk.now)
        print(f"  kept  {visible(shown(copy.path))}\n  sha256 {copy.sha256}")
        return copy

    def _changed(self, taken: Taken, before: Copy, vendor: str) -> list[Change]:
        try:
            old = take_again(self.desk, before, root=self.root)
        except ReadError as error:
            self._fails(
                Failure(
                    source=shown(before.path),
                    message=f"{error.words}: what has changed since is not known.",
                )
            )
            return []
        told = {t for page in (old, taken) for t in _words(page, says)}
        changed = changes_of(
            _words(old, stands), _words(taken, stands), told=told.__contains__
        )
        ids = {one.was: self._record(one.was, vendor) for one in changed if one.was}
        kept = {was: record for was, record in ids.items() if record}
        today = self.desk.today(self.desk.settings(self.root))
        lines = changed_lines(
            changed,
            kept,
            before.day,
            covers=lambda text: self._covers(text, vendor),
            today=today,
            width=min(terminal_width(), 100),
        )
        for line in lines:
            print(line)
        return changed

    def _index(self, vendor: str) -> Index:
        if vendor not in self._indexes:
            of_it = (r for r in self.records.theirs if r.theirs.vendor == vendor)  # type: ignore[union-attr]
            self._indexes[vendor] = Index(of_it)
        return self._indexes[vendor]

    def _record(self, text: str | None, vendor: str) -> ClaimRecord | None:
        return self._index(vendor).exact(text) if text else None

    def _covers(self, text: str, vendor: str) -> bool:
        """Say whether a record has these words, or hardly others."""
        found = self._index(vendor).matches(text)
        return any(one.match != "conflict" for one in found)


def suggest_as_buyer(desk: Desk, options: Namespace, *, root: Path) -> int:
    """Keep what is named, and begin records of it; return the exit code."""
    has_any = (root / FOLDER).is_dir()
    records = read_records(root) if has_any else Records(root=root)
    if records.errors:
        for error in records.errors:
            print(visible(str(error)), file=sys.stderr)
        raise UsageError(
            "nothing is kept while a record cannot be read",
            hint="Mend it first: else its claim would be written down twice.",
        )
    buyer = _Buyer(desk, options, root, records)
    found = sorted(buyer.found(options.sources), key=lambda one: -one.cost)
    taken = {one.id for one in records.records}
    if has_any:
        taken |= {path.stem for path in (root / FOLDER).glob("*.md")}
    width = min(terminal_width(), 100)
    for one in found[: max(0, options.most)]:
        stub = _stub(one, taken, root)
        text, path = written(stub), root / FOLDER / f"{stub.id}.md"
        if wrong := read_text(text, path=path, root=root)[1]:
            # What could not be read back would stop every later run.
            said = f"no record is begun of “{cut(stub.text, 60)}”: {wrong[0].message}"
            print(visible(f"{one.copy.source}: {said}"), file=sys.stderr)
            continue
        taken.add(stub.id)
        if options.print:
            print(f"# {FOLDER}/{stub.id}.md\n{text}")
            continue
        write_new(path, text)
        print(f"{visible(shown(path))}\n  {visible(cut(stub.text, width - 2))}")
    left = len(found) - options.most
    if left > 0:
        print(f"{left:,} more are not covered: --most {len(found)} begins them all.")
    elif not found and not buyer.failures:
        print("Nothing is claimed there that has no record yet.")
    return 2 if buyer.failures else 0


def _tell_unread(taken: Taken) -> None:
    """Say what of a page was not judged, and why."""
    for notice in taken.report.document.notices:
        print(f"  {visible(notice)}")
    for language, count in taken.report.unjudged.items():
        of = "statement is" if count == 1 else "statements are"
        print(
            f"  {count:,} {of} in another language ({language}), and not judged: "
            "there are rules for English."
        )


def _words(taken: Taken, which: Callable[[Judged], bool]) -> list[str]:
    return [one.statement.text for one in taken.report.judged if which(one)]


def _claims(taken: Taken) -> Iterator[tuple[float, Judged, str]]:
    """Yield what a page claims: what costs most trust, and what it supports itself."""
    doubted = priced(taken.report.judged)
    for cost, pick in doubted:
        if pick.judged.standing == "unsupported":
            yield cost, pick.judged, pick.why
    for judged in taken.report.judged:
        if judged.standing == "supported" and says(judged):
            yield 0.0, judged, "the page shows something for it"


def _stub(one: _Found, taken: set[str], root: Path) -> Stub:
    judged, statement = one.judged, one.judged.statement
    where = Lines(one.taken.report.document.text).margin(statement)
    asked = dict.fromkeys(q for f in judged.findings for q in f.questions)
    missing = (aspect for f in judged.findings for aspect in f.missing)
    has_open = bool(judged.findings)
    theirs = Theirs(
        vendor=one.vendor,
        source=one.copy.source,
        retrieved=one.copy.retrieved,
        kept=one.copy.path,
        kept_as=Path(os.path.relpath(one.copy.path, root / FOLDER)).as_posix(),
        sha256=one.copy.sha256,
        media_type=one.copy.media_type,
        at=where or None,
        span=statement.span,
        replaces=one.replaces,
        questions=tuple(Question(ask=question) for question in asked),
        answered_by=answered_by(missing) if has_open else (),
        must_also_change=must_also_change(judged.kinds),
        test_here=trial_of(statement.text, judged.kinds)._asdict(),
    )
    return Stub(
        id=id_of(statement.text, taken),
        text=statement.text,
        kinds=judged.kinds,
        theirs=theirs,
        prose=_PROSE.format(why=f"Read in {one.copy.source}: {one.why}."),
    )

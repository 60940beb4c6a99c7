"""A result made ready to be told: settled, weighed against --fail-on, and laid out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from holdwater.cli.patching import is_patchable
from holdwater.desk import Desk, is_address
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.rule import LEVELS

if TYPE_CHECKING:
    from holdwater.check.baseline import Baseline


class Writer(Protocol):
    """Writes a report as it comes.

    A page can be laid out in one process, and added in another.
    """

    def open(self, *, version: str, today: date) -> None:
        """Write what comes before the documents."""

    def lay_out(self, report: Report) -> Any:
        """Lay one document out, apart from all others: what can be pickled."""

    def add(self, page: Any) -> None:
        """Write what was laid out."""

    def close(self, *, summary: Summary, failures: Sequence[Failure]) -> None:
        """Write what comes after them."""


class Told(NamedTuple):
    """One document made ready: a page to add, None where none is to be written.

    ``reached`` says whether something in it reaches --fail-on.
    """

    source: str
    page: Any
    summary: Summary
    reached: bool


class Telling(NamedTuple):
    """Makes results ready; without a ``writer`` nothing is laid out."""

    desk: Desk
    before: Sequence[Baseline]
    writer: Writer | None
    is_diff: bool = False

    def take(self, file: Path | Failure) -> Told | Failure:
        """Check a file and make it ready; a failure is told as it is."""
        if isinstance(file, Failure):
            return file
        return self.ready(self.desk.check_file(file))

    def ready(self, result: Report | Failure) -> Told | Failure:
        """Make a result ready; a failure is told as it is."""
        if isinstance(result, Failure):
            return result
        for one in self.before:
            result = one.settle(result)
        source = result.document.source
        fail_on = self.desk.settings(_folder_of(source))["fail_on"]
        page = None
        if self.writer and (not self.is_diff or is_patchable(result.document)):
            page = self.writer.lay_out(result)
        return Told(source, page, result.summary, _reaches(result, fail_on))


def _folder_of(source: str) -> Path:
    """Return the folder whose settings hold: this one, for what is on the web."""
    return Path() if is_address(source) else Path(source).parent


def _reaches(report: Report, fail_on: str) -> bool:
    """Say whether something in a report reaches --fail-on."""
    if fail_on == "never":
        return False
    if fail_on == "unsupported":
        return report.summary.unsupported > 0
    if fail_on == "puffery":
        return report.summary.attention > 0
    least = LEVELS.index(fail_on)
    return any(
        LEVELS.index(finding.level) >= least
        for judged in report.judged
        for finding in judged.findings
        if finding.suppressed is None
    )

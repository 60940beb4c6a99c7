"""What was known of recorded claims before, settled: `verify` goes on, and what is new fails.

A failure is known again by its verdict, its claim and the words it stands at: of equal
ones, as many are settled as there were. Another verdict, other words or one place more is
new. The evidence may move on without another verdict: then it is the same failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdwater.check.baseline import Baseline
from holdwater.check.baseline_file import Key
from holdwater.model.verification import Fault
from holdwater.text.identity import statement_id


def settled(faults: Iterable[Fault], before: Baseline) -> Iterator[Fault]:
    """Yield faults, those that a baseline holds with the reason why they are settled."""
    for fault in faults:
        reason = before.meet(_key(fault))
        yield fault if reason is None else fault._replace(suppressed=reason)


def open_faults(faults: Iterable[Fault]) -> Iterator[tuple[Key, str]]:
    """Yield what a baseline keeps of faults that are open, each with its words."""
    for fault in faults:
        if fault.suppressed is None:
            yield _key(fault), fault.words


def _key(fault: Fault) -> Key:
    return (fault.rule, fault.claim, statement_id(fault.words))

"""A project of one claim, what the ledger makes of it, and what one change makes of that."""

import hashlib
import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from holdwater.errors import HoldwaterError
from holdwater.evidence.library import Library
from holdwater.evidence.readers.table import Tables
from holdwater.ledger.book import Ledger, Verdicts
from holdwater.ledger.match import Index
from holdwater.ledger.records import read_records
from holdwater.ledger.told import Told
from holdwater.ledger.verify import open_exhibits, verify
from holdwater.model.verdict import Judged
from holdwater.on_file import MOST_BYTES, open_evidence
from holdwater.reading.formats import read
from holdwater.report.faults import every_fault, reaches
from holdwater.report.lines import Lines
from holdwater.text.statements import statements

TODAY = date(2026, 11, 22)

_PAGE = """# About the product

It was begun by three colleagues in a library.

{text}

Ask them anything by letter.
"""


class Outcome(NamedTuple):
    """What is told of a claim: its verdict, where its words are met, how the run ends."""

    verdict: str | None
    matches: tuple[str, ...]
    code: int
    told: tuple[object, ...] = ()

    @property
    def gate(self):
        """What a build, and whoever reads the report, goes by."""
        return self[:3]


#: What an unchanged project comes to.
HOLDS = ("holds", ("exact",), 0)


class Change(NamedTuple):
    """One thing changed, and what is right to say of it.

    ``expected`` are verdicts that are right, ``match`` what the copy then is. A change
    with neither does not matter; where it is ``whole``, not a word of the report may
    differ.
    """

    kind: str
    file: str
    content: bytes | None
    expected: frozenset[str] = frozenset()
    match: str | None = None
    whole: bool = False
    today: date = TODAY

    @property
    def matters(self):
        return bool(self.expected) or self.match is not None


def record_of(claim):
    """Write the record of a claim, as somebody would."""
    lines = ["+++", f'id = "{claim.id}"', f'text = "{claim.text}"']
    lines += ['kinds = ["quantity"]', 'owner = "the team"', "published = 2026-10-05"]
    lines += ["expires = 2027-04-01"]
    if claim.operator == "up to":
        lines += ['not_said = "Typically it is 3.1x."']
    if claim.claimed:
        figures = ", ".join(f"{k} = {json.dumps(v)}" for k, v in claim.figures.items())
        lines += ["", "[value]", f'claimed = "{claim.claimed}"']
        lines += [f'is = "{claim.operator}"', f'formula = "{claim.formula}"']
        lines += [f"figures = {{{figures}}}"]
    lines += ["", "[[evidence]]", 'name = "file"', f'path = "../{claim.path}"']
    lines += [f'kind = "{claim.kind}"']
    if claim.query:
        lines += [f"query = {json.dumps(claim.query)}"]
    if claim.is_pinned:
        lines += [f'sha256 = "{hashlib.sha256(claim.file).hexdigest()}"']
    lines += ['made_by = "acme"', "created = 2026-10-01", "expires = 2027-04-01"]
    lines += [
        "",
        "[[counter_evidence]]",
        'name = "other"',
        'path = "../evidence/other.csv"',
    ]
    lines += [
        'query = "select avg(a) as a from evidence"',
        'answer = "Said on the page."',
    ]
    return "\n".join([*lines, "+++", "What it rests on."]) + "\n"


def build(claim, root):
    """Write the project of a claim; return the paths of its record, file and page."""
    if root.exists():
        shutil.rmtree(root)
    for name in ("claims", "evidence"):
        (root / name).mkdir(parents=True)
    (root / f"claims/{claim.id}.md").write_bytes(record_of(claim).encode())
    (root / claim.path).write_bytes(claim.file)
    (root / "evidence/other.csv").write_bytes(b"a\n1\n2\n")
    (root / "page.md").write_bytes(_PAGE.format(text=claim.text).encode())


def outcome(root, *, opens, today=TODAY):
    """Verify a project, and look through its page."""
    records = read_records(root)
    ledger = Ledger(
        records,
        Index(records.records),
        Verdicts(
            records,
            lambda record: verify(
                record, open_exhibits(record, opens), today=today, root=root
            ),
        ),
    )
    page = (root / "page.md").read_bytes()
    document = read(page, source="page.md", media_type="text/markdown")
    told = Told(ledger)
    judged = [
        Judged(
            statement=one,
            standing="plain",
            kinds=(),
            confidence=None,
            quantities=(),
            signals=(),
            findings=(),
        )
        for one in statements(document)
    ]
    told.look(document, judged, Lines(document.text).place)
    verified = told.verified(records.records)
    code = 2 if records.errors else int(reaches(every_fault(verified), "unsupported"))
    if not verified:
        return Outcome(None, (), code)
    (one,) = verified
    verdict = one.verdict
    return Outcome(
        verdict.verdict,
        tuple(use.match for use in one.uses),
        code,
        (
            verdict.reason,
            verdict.measured,
            verdict.low,
            verdict.high,
            verdict.supports,
            verdict.flags,
        ),
    )


class Opens:
    """Opens each content once, tables by one process that is ready for all."""

    def __init__(self):
        self._known = {}
        self._tables = Tables()

    def __call__(self, evidence):
        try:
            content = Path(evidence.path).read_bytes()
        except OSError:
            return open_evidence(evidence)
        key = (evidence, hashlib.sha256(content).digest())
        if key not in self._known:
            library = Library([evidence], most=MOST_BYTES, tables=self._tables)
            try:
                self._known[key] = library.exhibit(evidence)
            except HoldwaterError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, HoldwaterError):
            raise found
        return found


class Tally:
    """Counts what came of changes, kind by kind, and keeps what went wrong."""

    def __init__(self):
        self.changes = Counter()
        self.right = Counter()
        self.exact = Counter()
        self.wrong = []

    def add(self, claim, change, was, now):
        """Count one change; ``was`` and ``now`` are outcomes."""
        kind = (change.kind, change.matters)
        self.changes[kind] += 1
        is_altered = now.gate != was.gate
        is_right = is_altered == change.matters
        if change.whole and now != was:
            is_right = False
        self.right[kind] += is_right
        told = (
            not change.expected
            or now.verdict in change.expected
            or (now.code == 2 and "broken" in change.expected)
        ) and (change.match is None or change.match in _named(now.matches))
        self.exact[kind] += is_right and (told or not change.matters)
        if not is_right or (change.matters and not told):
            self.wrong.append((claim.id, change, now, is_right))

    def missed(self):
        """Name what was told wrongly."""
        return [
            f"{claim}: {change.kind} -> {now.gate}, not {sorted(change.expected)}"
            for claim, change, now, is_right in self.wrong
            if not is_right
        ]

    def share(self, *, matters):
        """Return the right ones and all of one sort."""
        kinds = [kind for kind in self.changes if kind[1] == matters]
        return sum(self.right[k] for k in kinds), sum(self.changes[k] for k in kinds)


def _named(matches):
    return matches or ("none",)


def try_all(claims, root, changes_of, *, every=1):
    """Make changes to every claim, one at a time, and count what came of them.

    With ``every`` above 1 one in so many is made, of each claim others.
    """
    tally, opens = Tally(), Opens()
    for claim in claims:
        build(claim, root)
        was = outcome(root, opens=opens)
        assert was.gate == HOLDS, (claim.id, was)
        for at, change in enumerate(changes_of(claim, root), sum(claim.id.encode())):
            if at % every:
                continue
            path = root / change.file
            before = path.read_bytes()
            if change.content is None:
                path.unlink()
            else:
                path.write_bytes(change.content)
            now = outcome(root, opens=opens, today=change.today)
            path.write_bytes(before)
            tally.add(claim, change, was, now)
    return tally

"""Recorded claims as they were read, and what their evidence decided.

A file of records is known by its place and its text; what was decided of a claim, by that
and by the content of every file it is bound to. What is good for a time is not decided
here: `holdwater.ledger.dated.on_day` looks at the day anew. Only what was seen whole is
kept: a file that was gone, or took too long, is looked at again the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from holdwater.cache.plain import plain, whole
from holdwater.cache.store import Store
from holdwater.errors import HoldwaterError, RecordError
from holdwater.evidence.library import read_evidence
from holdwater.ledger.claim import Located
from holdwater.ledger.dated import Undated
from holdwater.ledger.measured import Opened
from holdwater.ledger.records import Found, Source, Spread, locate, read_text
from holdwater.model.evidence import Exhibit
from holdwater.model.record import ClaimRecord

#: What a value raises that is not as it was written.
BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

#: What was decided of claims: by their file and their id.
Decided = dict[tuple[str, str], Any]


def _key_of(source: Source) -> str:
    told = f"{source.where}\0{source.path}\0{source.root}\0{source.text}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _read(
    source: Source,
) -> tuple[list[ClaimRecord], list[RecordError], dict[str, Any]]:
    """Read a file of records; return beside them what is kept of it."""
    ways: dict[str, Located] = {}
    found, errors = read_text(
        source.text, path=source.path, root=source.root, ways=ways
    )
    if errors:
        return found, errors, {}
    led = [[to, str(one.path), one.refused] for to, one in ways.items()]
    written = [plain(one, ClaimRecord) for one in found]
    return found, errors, {"records": written, "ways": led}


class KeptClaims:
    """The records of one project, and what is known of them from earlier runs.

    ``most`` is the most bytes of a file of evidence.
    """

    def __init__(
        self, store: Store, name: str, *, most: int, spread: Spread = map
    ) -> None:
        self._store = store
        self._name = name
        self._most = most
        self._spread = spread
        told = store.load(name)
        self._kept: Mapping[str, Any] = told if isinstance(told, dict) else {}
        self._files: dict[str, Any] = {}
        self._file_of: dict[str, str] = {}
        self._decided: Decided = {}
        self._fresh: Decided = {}
        self._told: dict[str, Any] = {}
        self._digests: dict[Path, str | None] = {}
        self._is_new = False

    # -- files of records -----------------------------------------------------------

    def read(self, sources: Sequence[Source]) -> Iterator[Found]:
        """Read files of records, as `holdwater.ledger.records.read_records` asks for it.

        Those that are not known are read by whoever ``spread`` says.
        """
        keys = [_key_of(one) for one in sources]
        known = [
            self._known(key, one.path, one.root)
            for key, one in zip(keys, sources, strict=True)
        ]
        left = [s for s, one in zip(sources, known, strict=True) if one is None]
        made = iter(self._spread(_read, left) if left else ())
        for key, found in zip(keys, known, strict=True):
            errors: list[RecordError] = []
            records = found
            if records is None:
                self._is_new = True
                records, errors, written = next(made)
                if errors:
                    yield records, errors
                    continue
                self._files[key] = written
            for record in records:
                self._file_of.setdefault(record.id, key)
            yield records, errors
        next(made, None)  # and so everybody goes home

    def _known(self, key: str, path: Path, root: Path) -> list[ClaimRecord] | None:
        """Return the records of a file; None where they are not known.

        A path may lead elsewhere since, though nothing was written anew.
        """
        try:
            kept = self._kept[key]
            inside = root.resolve()
            for to, led, refused in kept["ways"]:
                now = locate(to, folder=path.parent, root=root, inside=inside)
                if (str(now.path), now.refused) != (led, refused):
                    return None
            found = [whole(one, ClaimRecord) for one in kept["records"]]
            decided = {(key, name): one for name, one in kept["decided"].items()}
        except (*BROKEN, OSError, RuntimeError):
            return None
        self._files[key] = {"records": kept["records"], "ways": kept["ways"]}
        self._decided |= decided
        return found

    # -- what was decided ---------------------------------------------------------------

    def is_known(self, record: ClaimRecord) -> bool:
        """Say whether all that a claim hangs on is as it was when it was decided."""
        return self._told_of(record) is not None

    def decided(
        self, record: ClaimRecord, decide: Callable[[], tuple[Undated, Opened]]
    ) -> Undated:
        """Return what was decided of a claim, or decide it."""
        told = self._told_of(record)
        if told is not None:
            try:
                found: Undated = whole(told, Undated)
            except BROKEN:
                pass
            else:
                return found
        found, opened = decide()
        self._learn(record, found, opened)
        return found

    def _told_of(self, record: ClaimRecord) -> Any:
        """Return what was decided of a claim; None where something is another by now.

        That is looked at once: whoever asks again means the same files.
        """
        if record.id not in self._told:
            self._told[record.id] = self._still_told(record)
        return self._told[record.id]

    def _still_told(self, record: ClaimRecord) -> Any:
        key = (self._file_of.get(record.id, ""), record.id)
        try:
            seen, told = self._decided[key]
        except (KeyError, TypeError, ValueError):
            return None
        every = record.files
        now = [[str(one.path), self._digest(one.path)] for one in every]
        return told if now == seen else None

    def _digest(self, path: Path) -> str | None:
        if path not in self._digests:
            try:
                content = read_evidence(path, most=self._most)
                self._digests[path] = sha256(content).hexdigest()
            except HoldwaterError:
                self._digests[path] = None
        return self._digests[path]

    def _learn(self, record: ClaimRecord, found: Undated, opened: Opened) -> None:
        every = record.files
        seen = []
        for one in every:
            exhibit = opened.get(one.name)
            if not isinstance(exhibit, Exhibit) or one.refused:
                return
            seen.append([str(one.path), exhibit.sha256])
        key = (self._file_of.get(record.id, ""), record.id)
        self._fresh[key] = [seen, plain(found, Undated)]

    def fresh(self) -> Decided:
        """Return what was decided since this was last asked for."""
        fresh, self._fresh = self._fresh, {}
        return fresh

    def take(self, decided: Decided) -> None:
        """Take what was decided elsewhere."""
        self._fresh |= decided

    def save(self) -> None:
        """Keep all that is known, where that is more than was kept before."""
        fresh = self.fresh()
        if not fresh and not self._is_new and len(self._files) == len(self._kept):
            return
        decided: dict[str, dict[str, Any]] = {key: {} for key in self._files}
        for (key, name), one in (self._decided | fresh).items():
            if key in decided:
                decided[key][name] = one
        self._store.save(
            self._name,
            {key: {**one, "decided": decided[key]} for key, one in self._files.items()},
        )

"""What has changed since a revision, and by which commits, asked of git.

Only names and contents are asked for, and git is told to run nothing of the
repository's own on the way.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from holdwater.errors import UsageError

#: Seconds that git may take for one answer.
_PATIENCE = 60

#: So many commits are asked for, when files are asked where they come from.
_MOST_COMMITS = 5_000

#: How `open_history` lets each commit begin.
_COMMIT = re.compile(rb"\x01([0-9a-f]{40,64})\x02(\d{4}-\d\d-\d\d)\x02([^\0]*)\0")

_GIT = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, as it was named, and the root of its work tree."""

    name: str
    commit: str
    root: Path

    def changed(self, paths: Sequence[Path]) -> set[Path]:
        """Return the files below ``paths`` that differ from it, new and gone ones too."""
        named = [os.path.relpath(path, self.root) for path in paths]
        names = _ask(
            self.root,
            *("diff", "--no-ext-diff", "--no-renames", "--name-only", "-z"),
            *(self.commit, "--", *named),
        )
        new = _ask(
            self.root, "ls-files", "--others", "--exclude-standard", "-z", "--", *named
        )
        return {
            self.root / os.fsdecode(name)
            for name in (*names.split(b"\0"), *new.split(b"\0"))
            if name
        }

    def content(self, path: Path) -> bytes | None:
        """Return what a file held then, None where it was not there."""
        name = path.relative_to(self.root).as_posix()
        try:
            return _ask(self.root, "cat-file", "blob", f"{self.commit}:{name}")
        except UsageError:
            return None


def open_revision(name: str, folder: Path) -> Revision:
    """Find a revision of the repository that holds a folder.

    Raises UsageError where there is no git, no repository or no such revision.
    """
    try:
        root = _ask(folder, "rev-parse", "--show-toplevel")
    except UsageError as error:
        raise UsageError(
            f"--since asks git, and there is no repository here: {error.message}"
        ) from error
    try:
        commit = _ask(
            folder,
            *("rev-parse", "--verify", "--quiet", "--end-of-options"),
            f"{name}^{{commit}}",
        )
    except UsageError as error:
        raise UsageError(
            f"git knows no revision {name!r} here",
            hint="In CI, fetch it first: a shallow clone has none but its own.",
        ) from error
    return Revision(
        name=name,
        commit=os.fsdecode(commit).strip(),
        root=Path(os.fsdecode(root).rstrip("\n")),
    )


def _ask(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - git, with words that are no options
            [*_GIT, *words],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except FileNotFoundError as error:
        raise UsageError("git is not on the PATH") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git took more than {_PATIENCE} s") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(said[-1] if said else f"git ended with {done.returncode}")
    return done.stdout


class Change(NamedTuple):
    """A commit that changed a file; ``at`` is its place among all, the newest first."""

    at: int
    day: date
    subject: str
    commit: str


@dataclass(frozen=True, slots=True)
class History:
    """The commits that changed each file below a folder, the newest first.

    ``is_whole`` says whether they reach back to the beginning; ``unsaved`` are files
    that differ from the newest commit.
    """

    changes: Mapping[Path, tuple[Change, ...]]
    unsaved: frozenset[Path]
    is_whole: bool

    def of(self, path: Path) -> tuple[Change, ...]:
        """Return the commits that changed a file."""
        return self.changes.get(path, ())


def open_history(folder: Path) -> History:
    """Ask what changed the files below a folder; raises UsageError as `open_revision`."""
    newest = open_revision("HEAD", folder)
    told = _ask(
        folder,
        *("-c", "log.showSignature=false"),
        *("log", f"--max-count={_MOST_COMMITS + 1}", "--no-ext-diff", "--no-renames"),
        *("--no-color", "--no-decorate", "--no-mailmap", "--encoding=UTF-8"),
        *("--name-only", "-z", "--format=%x01%H%x02%cs%x02%s", "--", "."),
    )
    shallow = _ask(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    found: dict[Path, list[Change]] = {}
    commits = list(_COMMIT.split(told)[1:])
    # The parts come in fours: name, day, subject and files of each commit.
    for at in range(0, min(len(commits), 4 * _MOST_COMMITS), 4):
        commit, day, subject, names = commits[at : at + 4]
        change = Change(
            at=at // 4,
            day=date.fromisoformat(day.decode()),
            subject=subject.decode("utf-8", "replace"),
            commit=commit.decode(),
        )
        for name in names.lstrip(b"\n").split(b"\0"):
            if name:
                found.setdefault(newest.root / os.fsdecode(name), []).append(change)
    return History(
        changes={path: tuple(some) for path, some in found.items()},
        unsaved=frozenset(newest.changed([folder.resolve()])),
        is_whole=not shallow and len(commits) <= 4 * _MOST_COMMITS,
    )

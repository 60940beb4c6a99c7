"""What has changed since a revision, asked of git.

Only names and contents are asked for, and git is told to run nothing of the
repository's own on the way.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from holdwater.errors import UsageError

#: Seconds that git may take for one answer.
_PATIENCE = 60

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

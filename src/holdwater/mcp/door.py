"""What an assistant hands in: a text, or a file below the root.

A server lives for days. A desk is opened for each call, so that the day and the settings
are those of the call, and not of the morning it was started.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from holdwater.desk import Desk
from holdwater.errors import ReadError, TooLarge, UsageError
from holdwater.model.report import Failure, Report

#: A text of so many bytes is read: about thirty thousand words.
MOST_TEXT = 200_000

#: What a text may be, and its media type.
MEDIA_TYPES = {"markdown": "text/markdown", "html": "text/html", "plain": "text/plain"}

#: The source of what came as a text.
TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Reads what is handed in, and judges it as of ``clock``.

    Files are read below ``root``, which is resolved, and none where it is None.
    """

    environment: Mapping[str, str]
    clock: Callable[[], datetime]
    config: Path | None = None
    today: str | None = None
    root: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder whose settings hold for texts."""
        return self.root or Path()

    def desk(self, **given: Any) -> Desk:
        """Open a desk as of now; ``given`` settings take the place of the folder's."""
        return Desk(
            environment=self.environment,
            command_line={"today": self.today, **given},
            now=self.clock(),
            config=self.config,
        )

    def report(self, source: Mapping[str, Any], *, audience: str | None) -> Report:
        """Judge a text, or the file at a path.

        Raises UsageError where it is neither or both, and ReadError or SettingsError
        where it cannot be judged.
        """
        text, path = source.get("text"), source.get("path")
        if (text is None) == (path is None):
            either = "`text` or `path`" if self.root else "`text`"
            raise UsageError(f"{either} is to be given, one of them and no more")
        if path is not None:
            return self._file(path, audience)
        content = str(text).encode("utf-8", "replace")
        if len(content) > MOST_TEXT:
            raise TooLarge(
                f"the text has {len(content):,} bytes; {MOST_TEXT:,} are read at once",
                hint="Send it in parts, cut between sections.",
            )
        return self.desk(audience=audience, encoding="utf-8").check_bytes(
            content,
            source=TEXT,
            media_type=MEDIA_TYPES[source.get("media_type", "markdown")],
            folder=self.folder,
        )

    def _file(self, named: str, audience: str | None) -> Report:
        if self.root is None:
            raise UsageError("no files are read here", hint="Send the `text` instead.")
        path = below(self.root, named)
        (found,) = self.desk(audience=audience).check_paths([path])
        if isinstance(found, Failure):
            raise ReadError(found.message, where=named)
        source = path.relative_to(self.root).as_posix()
        return found._replace(document=found.document._replace(source=source))


def below(root: Path, named: str) -> Path:
    """Find a file below a resolved root, whatever links lead to it; raise ReadError.

    What lies outside is not looked at, so that nobody learns whether it is there.
    """
    hint = "Name a file below the folder that was given as --root."
    try:
        path = (root / named).resolve()
        if not path.is_relative_to(root):
            raise ReadError("lies outside the root", where=named, hint=hint)
        is_file = path.is_file()
    except (OSError, RuntimeError, ValueError) as error:  # loops, NULs, long names
        raise ReadError("is no name of a file", where=named, hint=hint) from error
    if not is_file:
        said = "is a folder" if path.is_dir() else "is not there, or is no file"
        raise ReadError(said, where=named, hint=hint)
    return path

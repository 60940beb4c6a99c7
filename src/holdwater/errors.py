"""Every exception Holdwater raises on purpose.

    HoldwaterError
    ├── UsageError         a command was called with words it does not take
    ├── SettingsError      a settings file, variable or option does not make sense
    ├── PackError          a rule pack is not well formed, or a rule lacks its proof
    ├── LabelledDataError  a row of labelled data is not what CONTRACT asks for
    ├── LearningError      a team's verdicts do not suffice to learn from
    ├── RecordError        a claim's record is not well formed
    ├── FormulaError       a formula cannot be read, or has no answer
    ├── EvidenceError      a file of evidence does not tell what it is asked for
    │   └── AnchorLost     the words that a record quotes are not in the file
    ├── CommunityError     posts cannot be read as posts, or an engine fails on them
    └── ReadError          an input could not be read
        ├── Gone           what was named is not there
        ├── UnknownFormat  no reader for this kind of file
        ├── TooLarge       over the limit on size
        ├── Undecodable    not in the encoding it was read with
        ├── Damaged        not well formed, or made to break what reads it
        ├── OverLimit      would take more memory, time or room than is allowed
        ├── MissingExtra   needs a library that is not installed
        └── FetchError     a URL may not be fetched, or could not be

A message says where, what is wrong and what to do next. Anything else that
is raised is a bug. The desk alone catches it, and tells of it in the place of the one
document it was raised on: one broken rule or file never ends a run.
"""

from __future__ import annotations


class HoldwaterError(Exception):
    """The root of the tree: where, what is wrong, and what to do next.

    ``where`` is ``file``, ``file:line`` or ``file:line:column`` (1-based);
    ``hint`` is what to do next. Either may be None.
    """

    def __init__(
        self, message: str, *, where: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    @property
    def words(self) -> str:
        """What is wrong and what to do next, without where."""
        if not self.hint:
            return self.message
        stop = "" if self.message.endswith((".", "!", "?")) else "."
        return f"{self.message}{stop} {self.hint}"

    def __str__(self) -> str:
        return f"{self.where}: {self.words}" if self.where else self.words


class UsageError(HoldwaterError):
    """A command was called with words it does not take."""


class SettingsError(HoldwaterError):
    """A settings file, variable or option does not make sense."""


class PackError(HoldwaterError):
    """A rule pack is not well formed, or a rule lacks its proof."""


class LabelledDataError(HoldwaterError):
    """A row of labelled data is not what `holdwater evaluate` asks for."""


class LearningError(HoldwaterError):
    """A team's verdicts do not suffice to learn from, or learning helps nothing."""


class RecordError(HoldwaterError):
    """A claim's record is not well formed."""


class FormulaError(HoldwaterError):
    """A formula cannot be read, or has no answer."""


class EvidenceError(HoldwaterError):
    """A file of evidence does not tell what it is asked for."""


class AnchorLost(EvidenceError):
    """The words that a record quotes are not in the file, or no longer."""


class CommunityError(HoldwaterError):
    """Posts cannot be read as posts, or an engine fails on them."""


class ReadError(HoldwaterError):
    """An input could not be read."""


class Gone(ReadError):
    """What was named is not there."""


class UnknownFormat(ReadError):
    """No reader is known for this kind of file."""


class TooLarge(ReadError):
    """The input is over the limit on size."""


class Undecodable(ReadError):
    """The bytes are not in the encoding they were read with."""


class Damaged(ReadError):
    """The input is not well formed, or was made to break what reads it."""


class OverLimit(ReadError):
    """To read the input would take more memory, time or room than is allowed."""


class MissingExtra(ReadError):
    """To read the input takes a library that is not installed."""


class FetchError(ReadError):
    """A URL may not be fetched, or could not be.

    ``status`` is what the server answered (RFC 9110), None where it did not.
    """

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.status = status

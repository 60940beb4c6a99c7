"""What a rule is given, and what it answers with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from holdwater.model.span import Span
from holdwater.text.patterns import Found


class Strike(NamedTuple):
    """Where a rule struck, and the words its questions name.

    ``instead`` may stand in the place of the words struck (an empty text leaves
    them out); None where nothing certainly may.
    """

    span: Span
    fills: tuple[tuple[str, str], ...] = ()
    instead: str | None = None


#: Phrases of a pattern, each with its role.
Phrases = list[tuple[str, str]]

#: What was found of them in one statement.
Matches = Sequence[Found[str]]

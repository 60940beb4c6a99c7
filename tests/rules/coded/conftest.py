"""Strike with a coded rule as the packs have it, words and all."""

from collections.abc import Callable
from typing import Any

import pytest

from holdwater.claims.find import find
from holdwater.reading.formats import read
from holdwater.rules.judge import judge


@pytest.fixture
def struck_by(lens: Any, candidate: Any) -> Callable[[str], Callable[..., Any]]:
    """Return a striker for a rule: the words struck and the fills, or None."""

    def of(rule: str) -> Callable[..., Any]:
        def strike(text: str, **near: Any) -> tuple[str, dict[str, str]] | None:
            hits = judge(candidate(text, **near), lens.rulebook)
            hit = next((hit for hit in hits if hit.rule.name == rule), None)
            if hit is None:
                return None
            return text[hit.span.start : hit.span.end], dict(hit.fills)

        return strike

    return of


@pytest.fixture
def quoted_candidate() -> Callable[[str], Any]:
    """Make a candidate of a sentence in a block that is set off as a quotation."""

    def make(text: str) -> Any:
        content = f"> {text}\n"
        document = read(content.encode(), source="page.md", media_type="text/markdown")
        (found,) = find(document)
        return found

    return make

"""A page that is open in an editor, as it stands there: saved or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from holdwater.lsp.positions import Positions
from holdwater.reading.formats import ENDINGS, FORMATS

#: What editors call the languages of the formats that are text.
LANGUAGES = {
    "markdown": "text/markdown",
    "mdx": "text/mdx",
    "html": "text/html",
    "plaintext": "text/plain",
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One version of a page. ``path`` is None where it was never saved."""

    uri: str
    text: str
    version: int | None
    media_type: str
    path: Path | None
    encoding: str

    @cached_property
    def positions(self) -> Positions:
        """Where its offsets stand, as the editor counts."""
        return Positions(self.text, encoding=self.encoding)

    @property
    def folder(self) -> Path:
        """The folder whose settings hold: of what was never saved, this one."""
        return self.path.parent if self.path else Path()


def media_type_for(uri: str, language: str | None) -> str | None:
    """Tell what a page is read as: by the ending of its name, else its language.

    None where it is nothing that can be read as text.
    """
    ending = PurePath(unquote(urlsplit(uri).path)).suffix.lower()
    media_type = ENDINGS.get(ending) or LANGUAGES.get(language or "")
    return media_type if media_type and FORMATS[media_type].is_text else None

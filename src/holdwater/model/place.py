"""Where words stand in a document that has no lines."""

from typing import NamedTuple


class Place(NamedTuple):
    """A page, a shape on a slide, or a paragraph; numbers count from 1.

    ``part`` names what beside the main text holds the words: ``notes``,
    ``comment``, ``footnote``, ``header``, ``chart`` …
    """

    page: int | None = None
    slide: int | None = None
    paragraph: int | None = None
    shape: str | None = None
    part: str | None = None

    @property
    def plain(self) -> dict[str, int | str]:
        """What is known of the place, by name."""
        return {
            name: value for name, value in self._asdict().items() if value is not None
        }

    @property
    def words(self) -> str:
        """The place in a few letters, for a margin: ``slide 4``, ``p. 3``."""
        if self.slide is not None and self.part == "notes":
            return f"notes {self.slide}"
        if self.slide is not None:
            return f"slide {self.slide}"
        if self.page is not None:
            return f"p. {self.page}"
        return "" if self.paragraph is None else f"par. {self.paragraph}"

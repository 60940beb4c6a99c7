"""What a page is read as: by its name, else by what the editor calls it."""

import pytest

from holdwater.lsp.page import LANGUAGES, media_type_for
from holdwater.reading.formats import FORMATS


@pytest.mark.parametrize(
    ("uri", "language", "media_type"),
    [
        ("file:///a/page.md", "markdown", "text/markdown"),
        ("file:///a/page.MD", "plaintext", "text/markdown"),
        ("file:///a/page.mdx", None, "text/mdx"),
        ("file:///a/gr%C3%BCn%20page.html?x#y", "vue", "text/html"),
        ("file:///a/page.txt", "text", "text/plain"),
        ("untitled:Untitled-1", "markdown", "text/markdown"),
        ("untitled:Untitled-1", "html", "text/html"),
        ("file:///a/LICENSE", "plaintext", "text/plain"),
        ("file:///a/page.rst", "restructuredtext", None),
        ("file:///a/deck.pdf", "plaintext", None),
        ("file:///a/code.py", "python", None),
        ("untitled:Untitled-1", None, None),
    ],
)
def test_it_tells_what_a_page_is_read_as(uri, language, media_type):
    assert media_type_for(uri, language) == media_type


def test_it_has_a_language_for_every_format_that_is_text():
    texts = {name for name, format_ in FORMATS.items() if format_.is_text}
    assert set(LANGUAGES.values()) == texts

"""What is read agrees with another reader of CommonMark: markdown-it-py."""

from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.strategies import commonmark

from holdwater.model.document import Document
from holdwater.reading.markdown import read


def squeezed(text: str) -> str:
    return " ".join(text.split())


class Oracle:
    """The words, pictures, links and code of a document, as markdown-it-py sees them."""

    def __init__(self, text: str) -> None:
        self.blocks: list[tuple[bool, str]] = []
        self.images: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.code = 0
        is_heading = False
        for token in MarkdownIt("commonmark").parse(text):
            self.code += token.type in ("fence", "code_block")
            if token.type == "heading_open":
                is_heading = True
            elif token.type == "inline":
                words = squeezed(self._words(token.children or []))
                if words:
                    self.blocks.append((is_heading, words))
                is_heading = False

    def _words(self, tokens: list[Token]) -> str:
        pieces: list[str] = []
        opened: tuple[int, str] | None = None
        for token in tokens:
            if token.type == "image":
                self.images.append(squeezed(token.content))
            elif token.type == "link_open":
                opened = len(pieces), str(token.attrs["href"])
            elif token.type == "link_close" and opened:
                words = squeezed("".join(pieces[opened[0] :]))
                self.links.append((words, opened[1]))
            elif token.type in ("softbreak", "hardbreak"):
                pieces.append(" ")
            elif token.type in ("text", "code_inline"):
                pieces.append(token.content)
        return "".join(pieces)


def read_text(text: str) -> Document:
    media_type = "text/markdown"
    return read(text.encode(), text, source="page", media_type=media_type)


@given(commonmark())
@settings(max_examples=120)
@example("- a\n\n      code\n\n  b\n- > c\n  d")
@example("> a\nlazy\n> - b\n>\n>   c")
def test_it_reads_the_words_another_reader_reads(text):
    oracle = Oracle(text)
    document = read_text(text)
    read_words = [
        (block.kind == "heading", squeezed(block.text))
        for block in document.blocks
        if block.kind not in ("code", "image")
    ]
    assert read_words == oracle.blocks


@given(commonmark())
@settings(max_examples=60)
def test_it_sees_the_links_pictures_and_code_another_reader_sees(text):
    oracle = Oracle(text)
    blocks = read_text(text).blocks
    links = [(squeezed(one.words), one.href) for b in blocks for one in b.links]
    images = [squeezed(block.text) for block in blocks if block.kind == "image"]
    wanted = [(words, href) for words, href in oracle.links if words]
    assert [words for words, _ in links] == [words for words, _ in wanted]
    assert [href.replace(" ", "%20") for _, href in links] == [
        href for _, href in wanted
    ]
    assert images == oracle.images
    assert sum(block.kind == "code" for block in blocks) == oracle.code

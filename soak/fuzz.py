"""Fuzz what reads strangers' bytes, guided by coverage (atheris, libFuzzer).

    python soak/fuzz.py TARGET SECONDS

A reader may say that an input is damaged or over a limit. What else it raises is a find,
but for formats that are read in a child: there it is one clear error, and only a crash, a
hang of 20 seconds or 2 GB are finds. Ends with 0 where nothing was found.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import atheris

with atheris.instrument_imports(include=["holdwater", "justhtml", "pptx", "docx"]):
    from holdwater.errors import ReadError
    from holdwater.reading.formats import read
    from holdwater.reading.office.docx import read as read_docx
    from holdwater.reading.office.slides import read as read_slides
    from holdwater.sitemap import is_sitemap, read_sitemap

ROOT = Path(__file__).parents[1]
OTTERMERE = ROOT / "examples" / "ottermere"
TIMEOUT, MEGABYTES = 20, 2048
IN_A_CHILD = ("docx", "slides", "package")


def markdown(content: bytes) -> None:
    """Read Markdown."""
    read(content, source="a.md", media_type="text/markdown")


def html(content: bytes) -> None:
    """Read a page, as one's own and as a stranger's."""
    for main_text in (False, True):
        read(content, source="a.html", media_type="text/html", main_text=main_text)


def sitemap(content: bytes) -> None:
    """Read a sitemap."""
    is_sitemap(content)
    read_sitemap(content, source="https://ottermere.example/sitemap.xml")


def docx(content: bytes) -> None:
    """Read a Word document whose main part is ``content``."""
    packed = _with_part("release.docx", "word/document.xml", content)
    read_docx(packed, source="a.docx", media_type="application/x")


def slides(content: bytes) -> None:
    """Read a deck whose first slide is ``content``."""
    packed = _with_part("deck.pptx", "ppt/slides/slide1.xml", content)
    read_slides(packed, source="a.pptx", media_type="application/x")


def package(content: bytes) -> None:
    """Read an archive of any bytes as a Word document."""
    read_docx(content, source="a.docx", media_type="application/x")


def _office(name: str) -> Path:
    (path,) = (OTTERMERE / "office").glob(f"*{Path(name).suffix}")
    return path


def _with_part(name: str, part: str, content: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(_office(name)) as old, ZipFile(written, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == part else old.read(one))
    return written.getvalue()


def _seeds(target: str) -> Iterator[bytes]:
    if target == "markdown":
        yield from (path.read_bytes() for path in (OTTERMERE / "site").rglob("*.md"))
    elif target == "html":
        yield from (path.read_bytes() for path in (OTTERMERE / "web").rglob("*.html"))
        yield from (p.read_bytes() for p in (ROOT / "benchmarks/pages").glob("*.html"))
    elif target == "sitemap":
        yield b"<urlset><url><loc>https://ottermere.example/</loc></url></urlset>"
        yield b"<sitemapindex><sitemap><loc>https://a.example/b.xml</loc></sitemap></sitemapindex>"
    elif target == "docx":
        yield ZipFile(_office("a.docx")).read("word/document.xml")
    elif target == "slides":
        deck = ZipFile(_office("a.pptx"))
        slides = [one for one in deck.namelist() if one.startswith("ppt/slides/slide")]
        yield from (deck.read(one) for one in slides)
    else:
        yield _office("a.docx").read_bytes()


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (markdown, html, sitemap, docx, slides, package)
}


def main() -> None:
    """Fuzz one target for so many seconds."""
    target, seconds = sys.argv[1], sys.argv[2]
    called = TARGETS[target]

    def try_one(content: bytes) -> None:
        try:
            called(content)
        except ReadError:
            return
        except Exception:
            if target not in IN_A_CHILD:
                raise

    folder = tempfile.mkdtemp()
    for at, seed in enumerate(_seeds(target)):
        (Path(folder) / f"seed-{at}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={TIMEOUT}",
        f"-rss_limit_mb={MEGABYTES}",
        "-max_len=60000",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}{os.sep}",
    ]
    atheris.Setup([sys.argv[0], *options, folder], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

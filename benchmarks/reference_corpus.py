"""Take statements of public reference documentation, to see what is flagged there.

    python benchmarks/reference_corpus.py CLONES --output FILE [--most N]
        [--without LABELLED.jsonl...]

CLONES holds a clone of each repository that `reference_corpus.toml` names, at
CLONES/OWNER/NAME (bare ones do); what is read is the commit written there. Pages are
taken whole, in an order that only their names decide, as long as a repository has not
given more than `--most` statements; what it repeats counts once. A page that holds a
statement of a labelled file is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from holdwater.model.document import Document
from holdwater.model.statement import Statement
from holdwater.reading.formats import media_type_of, read
from holdwater.text.statements import statements
from restructured import as_markdown

SOURCES = Path(__file__).with_suffix(".toml")
MOST = 950

#: Shorter ones stand in many pages and say nothing of where a page comes from.
FEWEST_WORDS = 5


def take(
    source: dict[str, Any], *, clones: Path, most: int, without: frozenset[str]
) -> Iterator[dict[str, Any]]:
    """Yield rows of one repository, whole pages, up to ``most``."""
    given: set[str] = set()
    for path in pages(source, clones=clones):
        cut = cut_page(text_of(clones, source, path), path)
        if not without.isdisjoint(_key(one.text) for one in cut if _is_telling(one)):
            continue
        new = list({one.text: one for one in cut if one.text not in given}.values())
        if len(given) + len(new) <= most:
            yield from rows(new, source=source, path=path)
            given.update(one.text for one in new)


def pages(source: dict[str, Any], *, clones: Path) -> list[str]:
    """List a repository's pages in an order that only their names decide."""
    listed = _git(clones, source, "ls-tree", "-r", "--name-only", source["commit"])
    wanted = re.compile("|".join(source["paths"]))
    found = [path for path in listed.splitlines() if wanted.fullmatch(path)]
    return sorted(found, key=lambda path: hashlib.sha256(path.encode()).digest())


def cut_page(text: str, path: str) -> list[Statement]:
    """Read a page with the project's own readers and cut it into statements."""
    return [
        one
        for one in statements(as_document(text, path))
        if one.block.kind not in ("navigation", "image")
    ]


def text_of(clones: Path, source: dict[str, Any], path: str) -> str:
    """Return a page as it was at the commit of its source."""
    return _git(clones, source, "show", f"{source['commit']}:{path}")


def as_document(text: str, path: str) -> Document:
    """Read a page with the project's own readers, reStructuredText by way of Markdown."""
    if path.endswith(".rst"):
        text, path = as_markdown(text), f"{path}.md"
    return read(text.encode(), source=path, media_type=media_type_of(path))


def rows(
    cut: Iterable[Statement], *, source: dict[str, Any], path: str
) -> Iterator[dict[str, Any]]:
    """Write the statements of one page as rows that `holdwater evaluate` would read."""
    place = f"{source['repository']}@{source['commit'][:12]}:{path}"
    name = hashlib.sha256(place.encode()).hexdigest()[:10]
    for number, one in enumerate(cut):
        yield {
            "id": f"{name}-{number}",
            "text": one.text,
            "before": one.before,
            "after": one.after,
            "heading": one.block.heading,
            "links": [{"words": link.words, "href": link.href} for link in one.links],
            "document": {
                "kind": "technical",
                "genre": "reference-docs",
                "language": "en",
            },
            "source": place,
        }


def labelled_texts(files: Iterable[Path]) -> frozenset[str]:
    """Read the statements of labelled files, to leave their pages out."""
    return frozenset(
        _key(json.loads(line)["text"])
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    )


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _is_telling(one: Statement) -> bool:
    return len(one.text.split()) >= FEWEST_WORDS


def _git(clones: Path, source: dict[str, Any], *words: str) -> str:
    command = ["git", "-C", str(clones / source["repository"]), *words]
    ran = subprocess.run(command, check=True, capture_output=True)
    return ran.stdout.decode("utf-8", "replace")


def main() -> None:
    """Write the rows, and say what each repository gave."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clones", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--most", type=int, default=MOST, help=f"of each [{MOST}]")
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    without = labelled_texts(options.without)
    with options.output.open("w", encoding="utf-8") as output:
        for source in tomllib.loads(SOURCES.read_text("utf-8"))["source"]:
            given = 0
            for row in take(
                source, clones=options.clones, most=options.most, without=without
            ):
                output.write(json.dumps(row, ensure_ascii=False) + "\n")
                given += 1
            print(f"{given:6} {source['repository']}")


if __name__ == "__main__":
    main()

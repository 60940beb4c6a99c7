"""Write the pages on which speed is measured: real ones, by repository and commit.

    python -m check.corpus CLONES FOLDER [--copies N]

CLONES holds a clone of each repository that `corpus.toml` names, at CLONES/OWNER/NAME
(bare ones do). FOLDER is written, with each source in a folder of its own; with
`--copies` the whole of it so many times over. Prints how much there is, and the SHA-256
of all of one copy, by which two corpora are known to be the same.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).with_suffix(".toml")


def write(clones: Path, folder: Path) -> None:
    """Write every page of every source."""
    for source in tomllib.loads(SOURCES.read_text("utf-8"))["source"]:
        for path in pages(source, clones=clones):
            target = folder / source["folder"] / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_git(clones, source, "show", _at(source, path)))


def pages(source: dict[str, Any], *, clones: Path) -> list[str]:
    """List the pages of a source, in the order of their paths."""
    listed = _git(clones, source, "ls-tree", "-rz", "--name-only", source["commit"])
    wanted = re.compile(source["paths"])
    return sorted(p for p in listed.decode().split("\0") if wanted.fullmatch(p))


def described(folder: Path) -> dict[str, Any]:
    """Say how much there is, and by which hash it is known: in byte order of path."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    paths.sort(key=lambda path: path.relative_to(folder).as_posix().encode())
    sizes = {"md": 0, "html": 0}
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        sizes[path.suffix[1:]] += len(content)
        total.update(content)
    return {
        "files": len(paths),
        "bytes": sum(sizes.values()),
        "bytes_of": sizes,
        "sha256": total.hexdigest(),
    }


def _at(source: dict[str, Any], path: str) -> str:
    return f"{source['commit']}:{path}"


def _git(clones: Path, source: dict[str, Any], *words: str) -> bytes:
    clone = clones / source["repository"]
    command = ["git", "-C", str(clone), *words]
    return subprocess.run(command, check=True, capture_output=True).stdout


def main() -> None:
    """Write the corpus and say what it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clones", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=1, help="how many times over [1]")
    options = parser.parse_args()
    for number in range(1, options.copies + 1):
        copy = options.folder / f"copy-{number}"
        write(options.clones, copy)
    print(described(options.folder / "copy-1"))


if __name__ == "__main__":
    main()

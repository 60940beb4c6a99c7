"""A site of many forums that share nothing but their years.

    python -m community.site FOLDER --posts 20000000 --parts 20 --seed 1

Each forum is a community of `community.simulate`, of a seed of its own, and made by a process
of its own: so a site of twenty million posts takes no memory to make.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from community.simulate import write


def write_in_parts(
    folder: Path, *, posts: int, seed: int, parts: int, workers: int
) -> None:
    """Write a site of many forums: each made apart, and then put behind one another."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="parts-", dir=folder) as place:
        made = [Path(place) / str(part) for part in range(parts)]
        with ProcessPoolExecutor(workers) as pool:
            waiting = [
                pool.submit(
                    write,
                    one,
                    posts=posts // parts,
                    seed=seed + part,
                    part=f"f{part}-",
                )
                for part, one in enumerate(made)
            ]
            for ready in waiting:
                ready.result()
        with (folder / "posts.ndjson").open("wb") as out:
            for one in made:
                with (one / "posts.ndjson").open("rb") as source:
                    copyfileobj(source, out, 1 << 20)
                (one / "posts.ndjson").unlink()
        with (folder / "truth.csv").open(
            "w", encoding="utf-8", newline=""
        ) as out_truth:
            for place_no, one in enumerate(made):
                lines = (one / "truth.csv").read_text(encoding="utf-8").splitlines(True)
                out_truth.writelines(lines[1 if place_no else 0 :])


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=5_000_000)
    parser.add_argument("--parts", type=int, default=5, help="forums of the site")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    write_in_parts(
        given.folder,
        posts=given.posts,
        seed=given.seed,
        parts=given.parts,
        workers=given.workers,
    )


if __name__ == "__main__":
    main()

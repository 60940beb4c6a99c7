"""`holdwater community import`, as a shell calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdwater.cli.importing import line_of

pytest.importorskip("duckdb")
pytest.importorskip("zstandard")

WRITTEN = Path(__file__).parents[1] / "community" / "importers" / "written"


def test_it_brings_a_backup_and_a_scan_reads_it(call):
    answer = call(
        "community",
        "import",
        "discourse",
        WRITTEN / "discourse.tar.gz",
        "-o",
        "p.parquet",
    )
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("20 posts by 17 accounts in 3 threads: p.parquet\n")
    assert max(map(len, answer.out.splitlines())) <= 80
    scanned = call("community", "scan", "p.parquet", "--format", "json")
    told = json.loads(scanned.out)
    assert (told["posts"], told["accounts"]) == (20, 17)
    assert told["dropped"] == [
        {"reason": "has no author: kept, and judged as nobody's", "rows": 1}
    ]
    first = told["threads"][0]
    assert first["title"] == "Anyone using Quorvex for backups?"
    assert first["product"] == "quorvex"


def test_it_tells_in_a_file_what_it_did(call, folder):
    call(
        "community", "import", "phpbb", WRITTEN / "phpbb.sql", "-o", "p.parquet",
        "--format", "json", "--output", "told.json",
    )  # fmt: skip
    told = json.loads((folder / "told.json").read_text())
    assert (told["schema"], told["posts"]) == ("holdwater/imported/1", 20)
    assert {path.name for path in folder.iterdir()} == {
        ".git",
        "p.parquet",
        "told.json",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("discourse", "nothing.sql", "-o", "p.parquet"), "nothing.sql: is not there"),
        (("discourse", "a.csv", "-o", "p.csv"), "Give -o a name that ends in .parquet"),
        (
            ("phpbb", "a.csv", "-o", "p.parquet"),
            "holds no posts that can be read as phpbb",
        ),
        (("reddit", "a.csv", "-o", "p.parquet", "--columns", "m"), "with table alone"),
        (("table", "a.csv", "-o", "p.parquet", "--columns", "m"), "no map of columns"),
        (("table", "a.csv", "-o", "p.parquet"), "has no column 'post_id'"),
        (("table", "a.csv", "-o", "away/p.parquet"), "Make the folder, or give -o"),
        (("table", "a.csv", "-o", "taken.parquet"), "cannot be read or written"),
        (("table", "a.7z", "-o", "p.parquet"), "Unpack it, and name the folder"),
    ],
)
def test_it_says_what_is_wrong_and_what_to_do(call, folder, words, said):
    (folder / "a.csv").write_text("id,words\n1,x\n")
    (folder / "a.7z").write_bytes(b"7z")
    (folder / ".taken.parquet.import").write_text("no folder")
    answer = call("community", "import", *words)
    assert answer.code == 2
    assert said in answer.err
    assert not list(folder.glob("*.parquet"))
    assert not (folder / ".p.parquet.import").exists()


def test_it_says_how_far_it_is_in_a_line():
    class Progress:
        stage = "reading"
        source = "dump.sql.gz"
        posts = 12_345

        class meter:  # noqa: N801 - stands for one
            read, of = 50, 200

    assert line_of(Progress, 80) == " 25%  12,345 posts  dump.sql.gz"
    assert len(line_of(Progress, 20)) <= 19

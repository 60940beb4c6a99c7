"""What may be called what."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: A name that says nothing about what is inside gathers everything.
FORBIDDEN = "utils misc helpers common base core manager tools".split()
SINGULAR = {name.removesuffix("s") for name in FORBIDDEN}


def _written():
    for folder in ("src", "tests", "benchmarks", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if "__pycache__" not in path.parts and path.name != "site":
                yield path.relative_to(ROOT)


def test_it_calls_no_file_or_folder_by_a_name_that_says_nothing():
    written = list(_written())
    assert Path("src/holdwater/check/road.py") in written
    named = [
        str(path)
        for path in written
        if {path.stem.removesuffix("s"), path.stem} & {*FORBIDDEN, *SINGULAR}
    ]
    assert named == []


def test_it_names_every_test_for_what_it_does():
    tests = [
        f"{path.name}: {name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for name in re.findall(
            r"^\s*(?:async )?def (test\w*)", path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert tests
    assert [one for one in tests if ": test_it_" not in one] == []

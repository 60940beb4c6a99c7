"""A site of many forums: each is what it is alone, under names of its own."""

from __future__ import annotations

import json

from community.simulate import write
from community.site import write_in_parts

_NAMES = ("post_id", "thread_id", "author_id", "category")


def rows(folder):
    lines = (folder / "posts.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_it_makes_a_site_of_forums_that_share_no_name(tmp_path):
    write_in_parts(tmp_path / "site", posts=2_000, seed=5, parts=2, workers=1)
    alone = []
    for part in (0, 1):
        write(tmp_path / str(part), posts=1_000, seed=5 + part)
        alone += [
            row | {name: f"f{part}-{row[name]}" for name in _NAMES}
            for row in rows(tmp_path / str(part))
        ]
    assert rows(tmp_path / "site") == alone
    truth = (tmp_path / "site" / "truth.csv").read_text(encoding="utf-8").splitlines()
    assert truth[0] == "thread_id,kind,product"
    assert {line.split("-")[0] for line in truth[1:]} == {"f0", "f1"}
    assert [one.name for one in (tmp_path / "site").iterdir() if one.is_dir()] == []

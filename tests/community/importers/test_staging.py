"""An import that is killed, again and again, ends as one that is left in peace."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from holdwater.community.importers import staging
from holdwater.community.importers.staging import Staging
from holdwater.errors import CommunityError

pytest.importorskip("duckdb")

#: The command, with parts of a few rows, so that a small dump has many.
SMALL = """
import sys
from holdwater.community.importers import staging
staging.MOST_ROWS = int(sys.argv[1])
from holdwater.cli.main import run
run(sys.argv[2:])
"""

POSTS = 2_000


def calling(folder, *words, rows=100):
    return subprocess.Popen(
        [sys.executable, "-c", SMALL, str(rows), "community", "import", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def dump_of_discourse(folder):
    """Write a dump large enough to be interrupted, with faults in it."""
    lines = ["COPY public.posts (id, user_id, topic_id, raw, created_at) FROM stdin;"]
    for n in range(POSTS):
        when = "some day" if n % 97 == 0 else f"2026-05-01 08:{n % 60:02}:00"
        lines.append(f"{n}\t{n % 50}\t{n % 300}\tPost {n}\\nof many\t{when}")
        if n % 101 == 0:
            lines.append("torn")
    lines += ["\\.", "COPY public.topics (id, title) FROM stdin;"]
    lines += [f"{n}\tTitle {n}" for n in range(300)]
    lines += ["\\.", "COPY public.users (id, created_at, admin) FROM stdin;"]
    lines += [f"{n}\t2025-01-01 00:00:00\tf" for n in range(50)]
    lines += ["\\.", ""]
    file = folder / "dump.sql"
    file.write_bytes("\n".join(lines).encode().replace(b"Post 7\\n", b"Caf\xe9\\n"))
    return file


def dump_of_a_table(folder):
    rows = ["post_id,thread_id,author_id,created_at,text"]
    for n in range(POSTS):
        said = (
            f'"Post {n},\nof ""many"""' if n % 3 else '"open' if n % 333 == 0 else "x"
        )
        rows.append(f"{n},{n % 300},{n % 50},2026-05-01T08:00:00Z,{said}")
    file = folder / "posts.csv"
    file.write_text("\n".join(rows) + "\n")
    return file


KINDS = {"discourse": dump_of_discourse, "table": dump_of_a_table}


@pytest.mark.parametrize("kind", KINDS)
def test_it_ends_as_if_nothing_had_happened_however_often_it_is_killed(tmp_path, kind):
    source = KINDS[kind](tmp_path)
    undisturbed = calling(
        tmp_path, kind, source, "-o", "whole.parquet", "--format", "json"
    )
    out, err = undisturbed.communicate()
    assert undisturbed.returncode == 0, err
    journal = tmp_path / ".posts.parquet.import" / "journal.json"
    kills = 0
    for parts in (1, 4, 9, 14):
        child = calling(tmp_path, kind, source, "-o", "posts.parquet")
        while child.poll() is None:
            if journal.exists() and json.loads(journal.read_text())["parts"] >= parts:
                os.kill(child.pid, signal.SIGKILL)
                break
            time.sleep(0.002)
        child.communicate()
        kills += child.returncode == -signal.SIGKILL
        assert not (tmp_path / "posts.parquet").exists() or child.returncode == 0
    assert kills >= 3
    last = calling(tmp_path, kind, source, "-o", "posts.parquet", "--format", "json")
    told, err = last.communicate()
    assert last.returncode == 0, err
    assert (tmp_path / "posts.parquet").read_bytes() == (
        tmp_path / "whole.parquet"
    ).read_bytes()
    first, second = json.loads(out), json.loads(told)
    assert second.pop("resumed") is True
    assert first.pop("resumed") is False
    assert first | {"output": ""} == second | {"output": ""}
    assert not journal.parent.exists()


def test_it_begins_anew_where_the_dump_has_changed(tmp_path):
    source = dump_of_discourse(tmp_path)
    child = calling(tmp_path, "discourse", source, "-o", "posts.parquet", rows=20)
    journal = tmp_path / ".posts.parquet.import" / "journal.json"
    while child.poll() is None and not journal.exists():
        time.sleep(0.002)
    child.kill()
    child.communicate()
    assert journal.exists()
    with source.open("a") as out:
        out.write("COPY public.users (id) FROM stdin;\n99\n\\.\n")
    again = calling(
        tmp_path, "discourse", source, "-o", "posts.parquet", "--format", "json"
    )
    out, err = again.communicate()
    assert again.returncode == 0, err
    told = json.loads(out)
    assert told["resumed"] is False
    assert told["posts"] == POSTS - len(range(0, POSTS, 97))


def test_it_keeps_a_second_import_out(tmp_path):
    output = tmp_path / "posts.parquet"
    with (
        Staging(output),
        pytest.raises(CommunityError, match="is being written by another import"),
        Staging(output),
    ):
        pass


def test_it_reads_parts_of_another_size_as_one(bring, tmp_path, monkeypatch):
    """Where parts end changes nothing."""
    file = dump_of_a_table(tmp_path)
    whole = bring("table", file)
    monkeypatch.setattr(staging, "MOST_ROWS", 31)
    small = bring("table", file)
    assert small.posts == whole.posts
    assert small.dropped == whole.dropped

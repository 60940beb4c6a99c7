"""A simulated community as the backup that a Discourse would make of it.

    python -m community.as_discourse FOLDER --posts 20000 --seed 1

Writes `backup.tar.gz`, with `dump.sql.gz` in it in the form of pg_dump, and `truth.csv`
beside it. Columns are Discourse's own; those that nothing is read of are left away.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from community.simulate import write

_HEAD = """\
--
-- PostgreSQL database dump
--

-- Dumped from database version 15.18
-- Dumped by pg_dump version 15.18

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;

CREATE TABLE public.categories (
    id integer NOT NULL,
    name character varying(50) NOT NULL,
    parent_category_id integer,
    read_restricted boolean DEFAULT false NOT NULL
);

CREATE TABLE public.posts (
    id integer NOT NULL,
    user_id integer,
    topic_id integer NOT NULL,
    post_number integer NOT NULL,
    raw text NOT NULL,
    cooked text NOT NULL,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL,
    reply_to_post_number integer,
    deleted_at timestamp without time zone,
    like_count integer DEFAULT 0 NOT NULL,
    post_type integer DEFAULT 1 NOT NULL,
    last_version_at timestamp without time zone NOT NULL,
    user_deleted boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL
);

CREATE TABLE public.topics (
    id integer NOT NULL,
    title character varying NOT NULL,
    created_at timestamp without time zone NOT NULL,
    deleted_at timestamp without time zone,
    category_id integer,
    archetype character varying DEFAULT 'regular'::character varying NOT NULL
);

CREATE TABLE public.users (
    id integer NOT NULL,
    username character varying(60) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    admin boolean DEFAULT false NOT NULL,
    moderator boolean DEFAULT false,
    trust_level integer NOT NULL
);

"""

_POSTS = (
    "id user_id topic_id post_number raw cooked created_at updated_at "
    "reply_to_post_number deleted_at like_count post_type last_version_at user_deleted version"
).split()


class Backup:
    """Turns canonical posts into the tables of a Discourse, a row at a time."""

    def __init__(self) -> None:
        self._people: dict[str, tuple[int, str, bool]] = {}
        self._topics: dict[str, list[Any]] = {}
        self._places: dict[str, int] = {}

    def lines(self, posts: Iterable[dict[str, Any]]) -> Iterator[str]:
        """Yield the lines of a dump, in the order in which pg_dump has tables."""
        yield _HEAD
        yield _copy("posts", _POSTS)
        for number, post in enumerate(posts, 1):
            yield _row(self._post(number, post))
        yield "\\.\n\n"
        yield _copy(
            "categories", ["id", "name", "parent_category_id", "read_restricted"]
        )
        for name, number in self._places.items():
            yield _row([number, name, None, "f"])
        yield "\\.\n\n"
        yield _copy(
            "topics",
            ["id", "title", "created_at", "deleted_at", "category_id", "archetype"],
        )
        for number, title, at, place, _ in self._topics.values():
            yield _row([number, title, at, None, place, "regular"])
        yield "\\.\n\n"
        yield _copy(
            "users",
            ["id", "username", "created_at", "admin", "moderator", "trust_level"],
        )
        for name, (number, born, staff) in self._people.items():
            yield _row([number, name, born, "f", "t" if staff else "f", 1])
        yield "\\.\n\n\n--\n-- PostgreSQL database dump complete\n--\n"

    def _post(self, number: int, post: dict[str, Any]) -> list[Any]:
        who, at = post["author_id"], _when(post["created_at"])
        if who not in self._people:
            born = _when(post["author_created_at"])
            self._people[who] = (len(self._people) + 1, born, post["is_staff"])
        place = self._places.setdefault(post["category"], len(self._places) + 1)
        topic = self._topics.setdefault(
            post["thread_id"], [len(self._topics) + 1, post["title"], at, place, 0]
        )
        topic[4] += 1
        text = post["text"]
        return [
            number, self._people[who][0], topic[0], topic[4], text, f"<p>{text}</p>",
            at, at, None, None, 0, 1, at, "f", 1,
        ]  # fmt: skip


def _when(said: str) -> str:
    moment = datetime.fromisoformat(said).astimezone(UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _copy(table: str, columns: list[str]) -> str:
    return f"COPY public.{table} ({', '.join(columns)}) FROM stdin;\n"


_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _row(values: list[Any]) -> str:
    said = ("\\N" if one is None else str(one).translate(_ESCAPES) for one in values)
    return "\t".join(said) + "\n"


def pack(posts: Path, backup: Path) -> None:
    """Write simulated posts (NDJSON) as a backup."""
    with tempfile.NamedTemporaryFile(suffix=".sql.gz") as dump:
        with (
            gzip.GzipFile(fileobj=dump, mode="wb", compresslevel=4, mtime=0) as packed,
            io.TextIOWrapper(packed, encoding="utf-8") as out,
            posts.open(encoding="utf-8") as lines,
        ):
            out.writelines(Backup().lines(map(json.loads, lines)))
        dump.flush()
        with tarfile.open(backup, "w:gz", compresslevel=1) as archive:
            archive.add(dump.name, "dump.sql.gz")


def make(folder: Path, *, posts: int, seed: int) -> None:
    """Simulate a community and write its backup, with the truth in its numbers."""
    write(folder, posts=posts, seed=seed)
    pack(folder / "posts.ndjson", folder / "backup.tar.gz")
    numbers: dict[str, int] = {}
    with (folder / "posts.ndjson").open(encoding="utf-8") as lines:
        for line in lines:
            numbers.setdefault(json.loads(line)["thread_id"], len(numbers) + 1)
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as stream:
        told = list(csv.DictReader(stream))
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, ["thread_id", "kind", "product"])
        out.writeheader()
        for one in told:
            out.writerow({**one, "thread_id": numbers[one["thread_id"]]})
    (folder / "posts.ndjson").unlink()


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make(given.folder, posts=given.posts, seed=given.seed)


if __name__ == "__main__":
    main()

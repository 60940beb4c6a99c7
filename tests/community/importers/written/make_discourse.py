"""Make `discourse.tar.gz`: a backup as Discourse makes it, of a forum of nobody.

    python make_discourse.py FOLDER-OF-POSTGRESQL'S-PROGRAMS

The tables have the columns that Discourse has (its models list them), and `pg_dump` is
called as its `lib/backup_restore/creator.rb` does. Calls initdb, pg_ctl, psql and pg_dump.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from datetime import timedelta
from pathlib import Path

from forum import DAY, PEOPLE, STAFF, START, THREADS, joined

HERE = Path(__file__).parent

TABLES = """
CREATE TABLE categories (id integer PRIMARY KEY, name character varying(50) NOT NULL,
  color character varying(6) DEFAULT '0088CC' NOT NULL, topic_id integer,
  topic_count integer DEFAULT 0 NOT NULL, created_at timestamp without time zone NOT NULL,
  updated_at timestamp without time zone NOT NULL, user_id integer NOT NULL,
  slug character varying NOT NULL, description text,
  read_restricted boolean DEFAULT false NOT NULL, parent_category_id integer);
CREATE TABLE topics (id integer PRIMARY KEY, title character varying NOT NULL,
  last_posted_at timestamp without time zone, created_at timestamp without time zone NOT NULL,
  updated_at timestamp without time zone NOT NULL, views integer DEFAULT 0 NOT NULL,
  posts_count integer DEFAULT 0 NOT NULL, user_id integer, last_post_user_id integer NOT NULL,
  reply_count integer DEFAULT 0 NOT NULL, deleted_at timestamp without time zone,
  category_id integer, visible boolean DEFAULT true NOT NULL,
  closed boolean DEFAULT false NOT NULL, archived boolean DEFAULT false NOT NULL,
  archetype character varying DEFAULT 'regular'::character varying NOT NULL,
  subtype character varying, slug character varying);
CREATE TABLE users (id integer PRIMARY KEY, username character varying(60) NOT NULL,
  created_at timestamp without time zone NOT NULL,
  updated_at timestamp without time zone NOT NULL, name character varying,
  seen_notification_id integer DEFAULT 0 NOT NULL,
  last_posted_at timestamp without time zone, password_hash character varying(64),
  salt character varying(32), active boolean DEFAULT false NOT NULL,
  username_lower character varying(60) NOT NULL, admin boolean DEFAULT false NOT NULL,
  trust_level integer NOT NULL, ip_address inet, moderator boolean DEFAULT false,
  staged boolean DEFAULT false NOT NULL);
CREATE TABLE user_stats (user_id integer PRIMARY KEY, topics_entered integer DEFAULT 0 NOT NULL,
  time_read integer DEFAULT 0 NOT NULL, days_visited integer DEFAULT 0 NOT NULL,
  new_since timestamp without time zone NOT NULL, post_count integer DEFAULT 0 NOT NULL);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer, topic_id integer NOT NULL,
  post_number integer NOT NULL, raw text NOT NULL, cooked text NOT NULL,
  created_at timestamp without time zone NOT NULL,
  updated_at timestamp without time zone NOT NULL, reply_to_post_number integer,
  reply_count integer DEFAULT 0 NOT NULL, quote_count integer DEFAULT 0 NOT NULL,
  deleted_at timestamp without time zone, like_count integer DEFAULT 0 NOT NULL,
  score double precision, reads integer DEFAULT 0 NOT NULL,
  post_type integer DEFAULT 1 NOT NULL, sort_order integer,
  hidden boolean DEFAULT false NOT NULL, last_version_at timestamp without time zone NOT NULL,
  user_deleted boolean DEFAULT false NOT NULL, version integer DEFAULT 1 NOT NULL,
  wiki boolean DEFAULT false NOT NULL, raw_email text, action_code character varying);
CREATE TABLE post_search_data (post_id integer PRIMARY KEY, raw_data text);
"""


def quoted(text: str | None) -> str:
    """Write a literal that means the same whatever is in it."""
    if text is None:
        return "NULL"
    return "'" + text.replace("'", "''") + "'"


def rows() -> list[str]:
    """Fill the tables."""
    said = ["SET standard_conforming_strings = on;"]
    numbers = {name: n for n, name in enumerate(PEOPLE, 1)}
    for name, number in numbers.items():
        born = f"'{joined(name):%Y-%m-%d %H:%M:%S.%f}'"
        staff = "true" if name in STAFF else "false"
        said.append(
            "INSERT INTO users (id, username, username_lower, created_at, updated_at, "
            f"trust_level, admin, moderator) VALUES ({number}, '{name}', '{name}', {born}, "
            f"{born}, 1, false, {staff});"
        )
        said.append(
            f"INSERT INTO user_stats (user_id, new_since, post_count) VALUES ({number}, {born}, 1);"
        )
    for number, (name, above, closed) in enumerate(
        [
            ("Help", "NULL", "false"),
            ("Backup", "1", "false"),
            ("Storage", "1", "false"),
            ("Lounge", "NULL", "true"),
        ],
        1,
    ):
        said.append(
            "INSERT INTO categories (id, name, created_at, updated_at, user_id, slug, "
            f"parent_category_id, read_restricted) VALUES ({number}, '{name}', '{START:%F %T}', "
            f"'{START:%F %T}', 1, '{name.lower()}', {above}, {closed});"
        )
    places = {"Backup": 2, "Storage": 3}
    post = 100
    for topic, (title, place, at, posts) in enumerate(THREADS, 11):
        said.append(topic_of(topic, title, at, places[place]))
        for turn, (name, minutes, text) in enumerate(posts, 1):
            post += 1
            when = at + timedelta(minutes=minutes)
            reply = "1" if turn == 3 else "NULL"
            said.append(
                post_of(post, numbers[name], topic, turn, text, when, reply=reply)
            )
    said.append(
        topic_of(90, "About the outage", DAY, None, archetype="private_message")
    )
    said.append(post_of(900, 1, 90, 1, "Between the two of us.", DAY))
    said.append(topic_of(91, "Staff room", DAY, 4))
    said.append(post_of(901, 1, 91, 1, "For staff alone.", DAY))
    said.append(post_of(902, 2, 11, 5, "Bought followers, cheap", DAY, deleted=True))
    said.append(post_of(903, 1, 11, 6, "", DAY, kind=3))
    said.append(post_of(904, 1, 11, 7, "Watch this one.", DAY, kind=4))
    said.append(post_of(905, "NULL", 11, 8, "From an account that is gone.", DAY))
    return said


def topic_of(number, title, at, place, archetype="regular") -> str:
    """Write a topic."""
    return (
        "INSERT INTO topics (id, title, created_at, updated_at, last_post_user_id, "
        f"category_id, archetype) VALUES ({number}, {quoted(title)}, '{at:%F %T}', "
        f"'{at:%F %T}', 1, {'NULL' if place is None else place}, '{archetype}');"
    )


def post_of(
    number, who, topic, turn, text, at, *, reply="NULL", deleted=False, kind=1
) -> str:
    """Write a post."""
    when = f"'{at:%Y-%m-%d %H:%M:%S.%f}'"
    return (
        "INSERT INTO posts (id, user_id, topic_id, post_number, raw, cooked, created_at, "
        "updated_at, last_version_at, reply_to_post_number, deleted_at, post_type) VALUES "
        f"({number}, {who}, {topic}, {turn}, {quoted(text)}, {quoted('<p>' + text + '</p>')}, "
        f"{when}, {when}, {when}, {reply}, {when if deleted else 'NULL'}, {kind});"
    )


def main(programs: Path) -> None:
    """Make a cluster, fill it, dump it, and pack the dump."""
    with tempfile.TemporaryDirectory() as folder:
        cluster, sockets = Path(folder, "cluster"), folder
        run = lambda *words, **more: subprocess.run(  # noqa: E731
            [str(one) for one in words], check=True, **more
        )
        run(
            programs / "initdb",
            "-D",
            cluster,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-U",
            "forum",
            stdout=subprocess.DEVNULL,
        )
        options = f"-k {sockets} -c listen_addresses="
        run(
            programs / "pg_ctl",
            "-D",
            cluster,
            "-o",
            options,
            "-w",
            "start",
            stdout=subprocess.DEVNULL,
        )
        try:
            here = ("-h", sockets, "-U", "forum")
            run(
                programs / "psql",
                *here,
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "postgres",
                input=TABLES + "\n".join(rows()),
                text=True,
            )
            dump = Path(folder, "dump.sql.gz")
            run(
                programs / "pg_dump",
                "--schema=public",
                "-T",
                "public.pg_*",
                f"--file={dump}",
                "--no-owner",
                "--no-privileges",
                "--verbose",
                "--compress=4",
                *here,
                "postgres",
                stderr=subprocess.DEVNULL,
            )
        finally:
            run(
                programs / "pg_ctl",
                "-D",
                cluster,
                "-m",
                "fast",
                "stop",
                stdout=subprocess.DEVNULL,
            )
        with tarfile.open(HERE / "discourse.tar.gz", "w:gz") as archive:
            archive.add(dump, "dump.sql.gz")
            upload = Path(folder, "upload.txt")
            upload.write_text("An upload, which nothing is read of.\n")
            archive.add(upload, "uploads/default/original/1X/notes.sql")


if __name__ == "__main__":
    if os.geteuid() == 0:
        sys.exit("PostgreSQL does not run as root: call this as another user.")
    main(Path(sys.argv[1]))

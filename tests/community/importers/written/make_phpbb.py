"""Make `phpbb.sql` and `phpbb-3.0.sql`: dumps of a board of nobody, by mysqldump.

    python make_phpbb.py

The tables have the columns of phpBB's own (its migrations list them): of 3.3, which stores
posts as XML, and of 3.0, which stores marked BBCode. Calls mariadb-install-db, mariadbd,
mariadb and mariadb-dump (or their older names).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from datetime import timedelta
from html import escape
from pathlib import Path

from forum import DAY, PEOPLE, STAFF, START, THREADS, joined

HERE = Path(__file__).parent

TABLES = """
CREATE TABLE phpbb_forums (forum_id mediumint unsigned NOT NULL PRIMARY KEY,
  parent_id mediumint unsigned NOT NULL DEFAULT 0, left_id mediumint unsigned NOT NULL DEFAULT 0,
  right_id mediumint unsigned NOT NULL DEFAULT 0, forum_parents mediumtext NOT NULL,
  forum_name varchar(255) NOT NULL DEFAULT '', forum_desc text NOT NULL);
CREATE TABLE phpbb_groups (group_id mediumint unsigned NOT NULL PRIMARY KEY,
  group_type tinyint NOT NULL DEFAULT 1, group_founder_manage tinyint NOT NULL DEFAULT 0,
  group_name varchar(255) NOT NULL DEFAULT '', group_desc text NOT NULL);
CREATE TABLE phpbb_posts (post_id int unsigned NOT NULL PRIMARY KEY,
  topic_id int unsigned NOT NULL DEFAULT 0, forum_id mediumint unsigned NOT NULL DEFAULT 0,
  poster_id int unsigned NOT NULL DEFAULT 0, icon_id mediumint unsigned NOT NULL DEFAULT 0,
  poster_ip varchar(40) NOT NULL DEFAULT '', post_time int unsigned NOT NULL DEFAULT 0,
  {approved}, post_reported tinyint unsigned NOT NULL DEFAULT 0,
  enable_bbcode tinyint unsigned NOT NULL DEFAULT 1,
  post_username varchar(255) NOT NULL DEFAULT '', post_subject varchar(255) NOT NULL DEFAULT '',
  post_text mediumtext NOT NULL, post_checksum varchar(32) NOT NULL DEFAULT '',
  bbcode_bitfield varchar(255) NOT NULL DEFAULT '', bbcode_uid varchar(8) NOT NULL DEFAULT '',
  post_edit_time int unsigned NOT NULL DEFAULT 0);
CREATE TABLE phpbb_privmsgs (msg_id int unsigned NOT NULL PRIMARY KEY,
  author_id int unsigned NOT NULL DEFAULT 0, message_text mediumtext NOT NULL);
CREATE TABLE phpbb_topics (topic_id int unsigned NOT NULL PRIMARY KEY,
  forum_id mediumint unsigned NOT NULL DEFAULT 0,
  topic_title varchar(255) NOT NULL DEFAULT '', topic_poster int unsigned NOT NULL DEFAULT 0,
  topic_time int unsigned NOT NULL DEFAULT 0, {topic_approved},
  topic_moved_id int unsigned NOT NULL DEFAULT 0);
CREATE TABLE phpbb_topics_posted (user_id int unsigned NOT NULL, topic_id int unsigned NOT NULL,
  topic_posted tinyint NOT NULL DEFAULT 0);
CREATE TABLE phpbb_users (user_id int unsigned NOT NULL PRIMARY KEY,
  user_type tinyint NOT NULL DEFAULT 0, group_id mediumint unsigned NOT NULL DEFAULT 3,
  user_ip varchar(40) NOT NULL DEFAULT '', user_regdate int unsigned NOT NULL DEFAULT 0,
  username varchar(255) NOT NULL DEFAULT '', user_password varchar(255) NOT NULL DEFAULT '',
  user_email varchar(100) NOT NULL DEFAULT '',
  user_posts mediumint unsigned NOT NULL DEFAULT 0);
"""

NEW = {
    "approved": "post_visibility tinyint NOT NULL DEFAULT 0",
    "topic_approved": "topic_visibility tinyint NOT NULL DEFAULT 0",
}
OLD = {
    "approved": "post_approved tinyint unsigned NOT NULL DEFAULT 1",
    "topic_approved": "topic_approved tinyint unsigned NOT NULL DEFAULT 1",
}


def quoted(text: str) -> str:
    """Write a literal of MySQL."""
    for one, written in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n")):
        text = text.replace(one, written)
    return f"'{text}'"


def stored(text: str, *, is_new: bool) -> str:
    """Write a post as phpBB keeps it; ours have no BBCode but these."""
    if text.startswith("> "):
        first, _, rest = text[2:].partition("\n\n")
        if is_new:
            body = escape(rest, quote=False).replace("\n", "<br/>\n")
            return (
                f'<r><QUOTE author="pim"><s>[quote=pim]</s>{escape(first, quote=False)}'
                f"<e>[/quote]</e></QUOTE>{body}</r>"
            )
        return f"[quote=&quot;pim&quot;:1abcdefg]{escape(first)}[/quote:1abcdefg]{escape(rest)}"
    if "```" in text:
        before, code, after = text.split("```")
        if is_new:
            return (
                f"<r>{escape(before, quote=False)}<CODE><s>[code]</s>"
                f"{escape(code, quote=False)}<e>[/code]</e></CODE>{escape(after)}</r>"
            )
        return f"{escape(before)}[code:2abcdefg]{escape(code)}[/code:2abcdefg]{escape(after)}"
    if "https://" in text:
        at = text.index("https://")
        address, comma, rest = text[at:].partition(",")
        if is_new:
            return f'<r>{text[:at]}<URL url="{address}">{address}</URL>{comma}{escape(rest)}</r>'
        return (
            f'{text[:at]}<!-- m --><a class="postlink" href="{address}">{address}</a><!-- m -->'
            f"{comma}{escape(rest)}"
        )
    if is_new:
        return f"<t>{escape(text, quote=False)}</t>".replace("\n", "<br/>\n")
    return escape(text)


def rows(*, is_new: bool) -> list[str]:
    """Fill the tables."""
    said = []
    for number, name in (
        (2, "REGISTERED"),
        (4, "GLOBAL_MODERATORS"),
        (5, "ADMINISTRATORS"),
    ):
        said.append(f"INSERT INTO phpbb_groups VALUES ({number},3,0,'{name}','');")
    numbers = {name: n for n, name in enumerate(PEOPLE, 2)}
    said.append("INSERT INTO phpbb_users VALUES (1,2,1,'',0,'Anonymous','','',0);")
    for name, number in numbers.items():
        group = 4 if name in STAFF else 2
        said.append(
            f"INSERT INTO phpbb_users VALUES ({number},0,{group},'192.0.2.7',"
            f"{int(joined(name).timestamp())},'{name}','$2y$10$x','{name}@example.org',1);"
        )
    for number, (name, above) in enumerate(
        (("Help", 0), ("Backup", 1), ("Storage", 1)), 1
    ):
        said.append(
            f"INSERT INTO phpbb_forums VALUES ({number},{above},0,0,'','{name}','');"
        )
    places = {"Backup": 2, "Storage": 3}
    post = 0
    for topic, (title, place, at, posts) in enumerate(THREADS, 1):
        forum = places[place]
        said.append(
            f"INSERT INTO phpbb_topics VALUES ({topic},{forum},"
            f"{quoted(escape(title, quote=False))},2,{int(at.timestamp())},1,0);"
        )
        for name, minutes, text in posts:
            post += 1
            when = int((at + timedelta(minutes=minutes)).timestamp())
            said.append(
                post_of(
                    post, topic, forum, numbers[name], when, stored(text, is_new=is_new)
                )
            )
    late = int(DAY.timestamp())
    said.append(
        post_of(90, 1, 2, 1, late, stored("A guest wrote this.", is_new=is_new))
    )
    said.append(post_of(91, 1, 2, 3, late, stored("Waits.", is_new=is_new), stands=0))
    if is_new:
        said.append(post_of(92, 1, 2, 3, late, stored("Gone.", is_new=True), stands=2))
    said.append(
        "INSERT INTO phpbb_privmsgs VALUES (1,2,'<t>Between the two of us.</t>');"
    )
    said.append("INSERT INTO phpbb_topics_posted VALUES (2,1,1);")
    return said


def post_of(number, topic, forum, who, when, text, *, stands=1) -> str:
    """Write a post."""
    return (
        f"INSERT INTO phpbb_posts VALUES ({number},{topic},{forum},{who},0,'192.0.2.7',{when},"
        f"{stands},0,1,'','',{quoted(text)},'','','',0);"
    )


def program(*names: str) -> str:
    """Find a program by one of its names."""
    found = next(filter(None, (shutil.which(name) for name in names)), None)
    if found is None:
        raise SystemExit(f"{names[0]} is not installed")
    return found


def main() -> None:
    """Start a server, and fill and dump one database after the other."""
    with tempfile.TemporaryDirectory() as folder:
        data, socket = Path(folder, "data"), Path(folder, "socket")
        subprocess.run(
            [
                program("mariadb-install-db", "mysql_install_db"),
                f"--datadir={data}",
                "--user=root",
                "--auth-root-authentication-method=normal",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        server = subprocess.Popen(
            [
                program("mariadbd", "mysqld"),
                f"--datadir={data}",
                f"--socket={socket}",
                "--user=root",
                "--skip-networking",
                f"--pid-file={folder}/pid",
            ],
            stderr=subprocess.DEVNULL,
        )
        try:
            while not socket.exists():
                time.sleep(0.2)
            for name, tables, is_new in (
                ("phpbb", NEW, True),
                ("phpbb-3.0", OLD, False),
            ):
                database = name.replace("-", "").replace(".", "")
                said = [
                    f"CREATE DATABASE {database} CHARACTER SET utf8mb4;",
                    f"USE {database};",
                    TABLES.format(**tables),
                    *rows(is_new=is_new),
                ]
                client = [
                    program("mariadb", "mysql"),
                    f"--socket={socket}",
                    "-u",
                    "root",
                    "--default-character-set=utf8mb4",
                ]
                subprocess.run(client, input="\n".join(said), text=True, check=True)
                dump = [
                    program("mariadb-dump", "mysqldump"),
                    f"--socket={socket}",
                    "-u",
                    "root",
                    database,
                ]
                with (HERE / f"{name}.sql").open("wb") as out:
                    subprocess.run(dump, stdout=out, check=True)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    assert START < DAY
    main()

"""Spark answers as DuckDB does: whole scans of small communities, to the last rank."""

from __future__ import annotations

import importlib.util
import json
import os
from datetime import date

import pytest

from community.simulate import write
from holdwater.community import road

pytest.importorskip("duckdb")

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(1_200),
    # Py4J leaves its sockets to the end of the program.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

TODAY = date(2026, 11, 26)

ODD = (
    "İstanbul ΟΔΥΣΣΕΎΣ Straße naïve ＦＵＬＬ ｗｉｄｔｈ ﬁne ﬂy",
    "C++ c# .net node.js x86_64 v1.2.3 it's isn't -dash- trailing. 'quoted' #tag",
    "日本語の製品は素晴らしい製品です 한국어 제품 Übergrößenträger",
    "combining e\u0301 a\u0308 zero\u200bwidth soft\u00adhyphen no\u00a0break tab\there",
    "emoji 👍🏽 👩‍💻 works great! 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐐀𐐨",
    "[QUOTE=bob]great[/QUOTE] > not\n> quoted\nmine https://a.example/?ref=X1 www.b.example",
)


def community(folder, number):
    """Write one of three communities: two simulated, and one of odd letters."""
    if number < 3:
        write(folder, posts=2_500, seed=40 + number)
        return folder / "posts.ndjson"
    file = folder / "posts.ndjson"
    rows = []
    for thread in range(12):
        for place in range(9):
            text = " ".join(
                ODD[(thread + place + n) % len(ODD)] for n in range(1 + place % 3)
            )
            rows.append(
                {
                    "post_id": f"p{thread}-{place}",
                    "thread_id": f"t{thread}",
                    "author_id": None if place == 7 else f"u{thread * place % 40}é",
                    "author_created_at": f"2026-0{1 + thread % 3}-0{1 + place}T00:00:00Z",
                    "created_at": f"2026-03-{1 + thread:02}T0{place}:00:00+02:00",
                    "title": f"İs {ODD[thread % len(ODD)]} out now?",
                    "text": text,
                    "links": ["https://docs.example/İ"] if place % 2 else None,
                    "category": "ß" * (thread % 2),
                }
            )
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return file


@pytest.fixture
def spark(needs, monkeypatch):
    """Return Spark's engine, where there is a Java to run it."""
    needs("java")
    # What is compiled quickly runs soonest, where there is little to do.
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
    if importlib.util.find_spec("pyspark") is None:
        if "java" in os.environ.get("HOLDWATER_MUST", "").replace(",", " ").split():
            pytest.fail("pyspark is not installed, and HOLDWATER_MUST asks for Java")
        pytest.skip("pyspark is not installed")
    from holdwater.community.spark_engine import SparkEngine

    return SparkEngine


def surveyed(engine, file):
    with engine as opened:
        return road.surveyed([file], opened, today=TODAY), road.names(opened)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_it_tells_what_duckdb_tells(tmp_path, spark, number):
    from holdwater.community.duckdb_engine import DuckDBEngine

    file = community(tmp_path, number)
    wanted = surveyed(DuckDBEngine(threads=2), file)
    assert surveyed(spark(threads=2), file) == wanted
    if number < 3:
        assert [one for one in wanted[0].threads if one.grade]


def test_it_tells_the_same_on_two_workers(tmp_path, spark):
    from holdwater.community.duckdb_engine import DuckDBEngine

    file = community(tmp_path, 1)
    told = surveyed(spark(master="local-cluster[2,1,1024]"), file)
    assert told == surveyed(DuckDBEngine(threads=2), file)


def test_it_says_so_where_a_question_fails(spark):
    from holdwater.community.sql import Table
    from holdwater.errors import CommunityError

    with (
        spark(threads=1) as engine,
        pytest.raises(CommunityError, match=r"(?s)nowhere.*SELECT \* FROM nowhere"),
    ):
        engine.make(Table("x", "SELECT * FROM nowhere"))

"""A survey as JSON: what the schema promises, complete, and best first."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.community.survey import (
    Learned,
    Member,
    Moved,
    Replier,
    Signal,
    Survey,
    Thread,
)
from holdwater.community.wire import plain_survey

SCHEMA = json.loads(
    (
        Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "survey-1.json"
    ).read_text("utf-8")
)
WHEN = datetime(2024, 5, 14, 9, 30, tzinfo=UTC)

signals = st.builds(
    Signal,
    name=st.text(max_size=9),
    family=st.sampled_from(["account", "wording", "relief"]),
    value=st.integers(0, 99),
    of=st.integers(0, 99),
    expected=st.none() | st.floats(0, 1e6),
    weight=st.floats(-9, 9),
    explanation=st.text(max_size=30),
    posts=st.tuples(st.text(max_size=5)),
)
repliers = st.builds(
    Replier,
    account=st.integers(1, 9),
    post_id=st.text(max_size=5),
    replied=st.just(WHEN),
    joined=st.none() | st.just(WHEN),
    is_estimated=st.booleans(),
    nth=st.integers(1, 9),
    marks=st.frozensets(st.sampled_from(["young", "first"])),
    excerpt=st.text(max_size=9),
)
threads = st.builds(
    Thread,
    thread=st.integers(1, 99),
    grade=st.sampled_from(["strong", "review", None]),
    score=st.floats(-9, 99),
    q_value=st.none() | st.floats(0, 1),
    product=st.none() | st.text(max_size=9),
    signals=st.tuples(signals),
    innocent_explanations=st.tuples(st.text(max_size=9)),
    thread_id=st.text(max_size=9),
    title=st.none() | st.text(max_size=9),
    opened=st.none() | st.just(WHEN),
    opening_id=st.text(max_size=5),
    verdict=st.sampled_from(["staged", "innocent", "dismissed", "unsure", None]),
    repliers=st.lists(repliers, max_size=3).map(tuple),
)
learned = st.builds(
    Learned,
    staged=st.integers(0, 9),
    innocent=st.integers(0, 9),
    unknown=st.integers(0, 9),
    trust=st.just((("account", 0.9),)),
    moved=st.just((Moved("t1", "review", None),)),
)


def survey(*found, **more):
    told = dict.fromkeys(("threads", "members", "groups", "dropped", "limits"), ())
    return Survey(posts=1, accounts=1, **{**told, "threads": found, **more})


@settings(max_examples=40)
@given(st.lists(threads, max_size=4), st.none() | learned)
def test_it_writes_what_the_schema_promises_and_every_thread(found, taught):
    told = survey(*found, learned=taught)
    plain = plain_survey(told, called=lambda account: f"account {account}")
    jsonschema.validate(plain, SCHEMA)
    assert [one["thread_id"] for one in plain["threads"]] == [
        one.thread_id for one in found
    ]
    assert json.loads(json.dumps(plain)) == plain


def test_it_calls_accounts_as_it_is_told_to():
    thread = Thread(
        thread=1, grade="review", score=2.0, q_value=None, product=None, signals=()
    )
    reply = Replier(
        account=7,
        post_id="p",
        replied=WHEN,
        joined=None,
        is_estimated=False,
        nth=1,
        marks=frozenset(),
        excerpt="words of the post",
    )
    member = Member(account=7, score=2.0, threads=("t",), signals=())
    told = survey(replace(thread, repliers=(reply,)), members=(member,))
    plain = plain_survey(told, called={7: "somebody"}.__getitem__)
    assert plain["members"][0]["author_id"] == "somebody"
    (replier,) = plain["threads"][0]["repliers"]
    assert replier["author_id"] == "somebody"
    assert replier["joined"] is None
    assert "words of the post" not in json.dumps(plain)

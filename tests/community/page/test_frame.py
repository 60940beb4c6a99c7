"""A survey as a page: whole, bounded, and nothing in it that a post put there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from html.parser import HTMLParser

import pytest

from holdwater.community.page.address import addresses
from holdwater.community.page.frame import (
    MOST_GROUPS,
    MOST_RANKED,
    MOST_TOLD,
    Edition,
    page,
)
from holdwater.community.page.repliers import MOST_REPLIERS, age
from holdwater.community.posts import Dropped
from holdwater.community.survey import (
    Group,
    Learned,
    Moved,
    Replier,
    Signal,
    Survey,
    Thread,
)

OPENED = datetime(2024, 5, 14, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

VOID = {"meta", "br", "link", "hr"}


class Reader(HTMLParser):
    """Takes a page apart as a browser would; fails where elements do not close."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.links, self.words, self.attributes = (
            [],
            [],
            [],
            [],
            [],
        )
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def replier(number, excerpt="We love it", **more):
    told = {
        "account": number,
        "post_id": f"p{number}",
        "replied": OPENED + number * HOUR,
        "joined": OPENED + (number - 1) * HOUR,
        "is_estimated": False,
        "nth": 1,
        "marks": frozenset({"fresh", "first", "young", "praising"}),
        "excerpt": excerpt,
    }
    return Replier(**{**told, **more})


def signal(**more):
    told = {
        "name": "joined-that-day",
        "family": "account",
        "value": 9,
        "of": 12,
        "expected": 0.4,
        "weight": 2.5,
        "explanation": "9 of 12 repliers joined less than a day before they replied; "
        "0.4 expected",
        "posts": tuple(f"p{n}" for n in range(1, 10)),
    }
    return Signal(**{**told, **more})


RELIEF = signal(
    name="stayed",
    family="relief",
    weight=-0.7,
    value=3,
    explanation="3 of 9 accounts with little history went on to write; 5.0 expected",
    posts=(),
)


def thread(number=1, **more):
    told = {
        "thread": number,
        "thread_id": f"t{number}",
        "title": f"How do people like Ferrowick {number}?",
        "opened": OPENED,
        "opening_id": "p0",
        "opening": "We are about to buy it.",
        "grade": "review",
        "score": 5.04,
        "q_value": 0.031,
        "product": "ferrowick",
        "signals": (signal(), RELIEF),
        "innocent_explanations": ("A newsletter sent them.",),
        "repliers": tuple(replier(n) for n in range(1, 13)),
    }
    return Thread(**{**told, **more})


def survey(*threads, **more):
    told = {
        "posts": 1234,
        "accounts": 56,
        "threads": threads,
        "members": (),
        "groups": (),
        "dropped": (Dropped(reason="has no text", rows=3),),
        "limits": ("No dates on which accounts were made.",),
    }
    return Survey(**{**told, **more})


def group(number=1, threads=("t1", "t2")):
    return Group(
        id=f"g{number}",
        product="ferrowick",
        accounts=(1, 2, 3),
        threads=threads,
        score=9.0,
        q_value=0.01,
        signals=(signal(explanation="2 threads about it ask for a look"),),
        innocent_explanations=("Its own users came twice.",),
    )


def written(told, **more):
    edition = {
        "version": "0.1.0",
        "today": date(2026, 11, 27),
        "called": lambda account: f"account {account}",
    }
    return page(told, Edition(**{**edition, **more}))


def test_it_tells_a_thread_from_evidence_to_innocent_story():
    told = Reader(written(survey(thread(), groups=(group(),)))).text
    for said in (
        "1,234 posts by 56 accounts were read. 1 thread asks for a look by a person.",
        "This page accuses nobody.",
        "9 of 12 repliers joined less than a day before they replied; 0.4 expected.",
        "3 of 9 accounts with little history went on to write; 5.0 expected.",
        "It opens: We are about to buy it.",
        "What would look the same, and cannot be excluded A newsletter sent them.",
        "1 hour before",
        "first post, praises, no doubt",
        "2 threads, 3 accounts about “ ferrowick ”",
        "Its own users came twice.",
        "No dates on which accounts were made.",
        "3 × has no text.",
    ):
        assert said in told
    assert "shill" not in told.lower()


def test_it_needs_nothing_beside_it_and_runs_nothing():
    text = written(survey(thread(), groups=(group(),)))
    told = Reader(text)
    assert not {"script", "img", "link", "iframe", "object"} & set(told.tags)
    assert not [name for name in told.attributes if name.startswith("on")]
    assert not [link for link in told.links if not link.startswith("#")]
    assert "default-src 'none'" in unescape(text)
    assert "@import" not in text
    assert "url(" not in text


def test_it_links_to_posts_where_it_is_told_how():
    address = addresses("https://forum.example/t/{thread_id}/{post_id}")
    links = Reader(written(survey(thread()), address=address)).links
    assert "https://forum.example/t/t1/p0" in links
    assert "https://forum.example/t/t1/p12" in links


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>",
    "]]>--><!--",
    "&lt;b&gt;",
    "javascript:alert(1)",
    "\x00\x1b[31m\ufffe",
    "safe\u202egnp.exe\u2066",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_it_takes_everything_in_posts_for_words(hostile):
    told = thread(
        thread_id=hostile,
        title=hostile,
        product=hostile,
        opening=f"It says {hostile}",
        opening_id=hostile,
        signals=(signal(explanation=hostile, posts=(hostile,) * 9),),
        repliers=(replier(1, hostile, post_id=hostile),),
    )
    for names in (True, False):
        text = written(
            survey(
                told,
                groups=(group(threads=(hostile, "t2")),),
                dropped=(Dropped(reason=hostile, rows=1),),
                learned=Learned(
                    staged=1,
                    innocent=0,
                    unknown=0,
                    trust=(),
                    moved=(Moved(hostile, None, "review"),),
                ),
            ),
            called=lambda _: hostile,
            names=names,
            address=addresses("https://forum.example/{thread_id}/{post_id}"),
        )
        plain = Reader(text)
        assert not {"script", "img", "b"} & set(plain.tags)
        assert not [name for name in plain.attributes if name.startswith("on")]
        assert all(
            link.startswith(("#", "https://forum.example/")) for link in plain.links
        )
        assert not set("\x00\x1b\u202e\u2066") & set(text)


def test_it_cuts_what_is_endless():
    endless = "x" * 10_000_000
    told = thread(title=endless, product=endless, thread_id=endless)
    text = written(survey(told), called=lambda _: endless)
    assert len(text) < 100_000


def test_it_is_bounded_and_says_what_is_left_out():
    many = MOST_RANKED + 2000
    threads = [thread(n, repliers=(replier(1),)) for n in range(many)]
    groups = tuple(group(n) for n in range(MOST_GROUPS + 9))
    text = written(survey(*threads, groups=groups))
    told = Reader(text)
    assert told.tags.count("article") == MOST_TOLD
    assert f"{many - MOST_TOLD:,} more threads are left out here" in told.text
    assert "2,000 more threads are left out here" in told.text
    assert "9 more groups are left out here" in told.text
    assert len(text) < 2_000_000


def test_it_counts_the_repliers_it_leaves_out():
    crowd = tuple(replier(n) for n in range(MOST_REPLIERS + 11))
    told = Reader(written(survey(thread(repliers=crowd))))
    assert "11 more repliers are left out here." in told.text
    assert told.tags.count("tr") == 2 + 1 + MOST_REPLIERS


def test_it_hides_whom_a_post_calls_unless_names_are_asked_for():
    told = survey(
        thread(repliers=(replier(1, "as @some.body said, mail me@x.example"),))
    )
    hidden = Reader(written(told)).text
    shown = Reader(written(told, names=True)).text
    assert "as @… said, mail me@x.example" in hidden
    assert "some.body" not in hidden
    assert "as @some.body said" in shown
    assert "Accounts are called by their own names" in shown


def test_it_links_posts_only_where_it_knows_which_were_counted():
    unsure = signal(posts=tuple(f"p{n}" for n in range(1, 12)))
    text = Reader(written(survey(thread(signals=(unsure,), repliers=())))).text
    assert "posts p1" not in text


def test_it_says_that_there_is_nothing():
    told = Reader(written(survey(thread(grade=None))))
    assert "No thread asks for a look." in told.text
    assert "The ranking" not in told.text
    assert "article" not in told.tags


def test_it_is_the_same_page_twice():
    told = survey(thread(), groups=(group(),))
    assert written(told) == written(replace(told))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 minutes"),
        (61, "1 minute"),
        (3599, "59 minutes"),
        (3600, "1 hour"),
        (86_399, "23 hours"),
        (86_400, "24 hours"),
        (2 * 86_400, "2 days"),
        (40 * 86_400, "40 days"),
        (70 * 86_400, "2 months"),
        (400 * 86_400, "1 year"),
        (900 * 86_400, "2 years"),
    ],
)
def test_it_tells_an_age_as_a_person_would(seconds, told):
    assert age(seconds) == told

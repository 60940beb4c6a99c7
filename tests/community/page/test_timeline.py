"""A thread in time."""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.page.timeline import MOST_ROWS, ticks, timeline, window
from holdwater.community.survey import Replier, Thread

OPENED = datetime(2024, 5, 14, 9, 0, tzinfo=UTC)


def replier(number, replied, joined, *marks):
    return Replier(
        account=number,
        post_id=f"p{number}",
        replied=replied,
        joined=joined,
        is_estimated=False,
        nth=1,
        marks=frozenset(marks),
        excerpt="",
    )


def thread(*repliers, opened=OPENED):
    return Thread(
        thread=1,
        grade="review",
        score=1.0,
        q_value=None,
        product=None,
        signals=(),
        opened=opened,
        repliers=repliers,
    )


minutes = st.integers(0, 5_000_000)


@st.composite
def threads(draw):
    told = sorted(draw(st.lists(minutes, min_size=1, max_size=MOST_ROWS + 20)))
    return thread(
        *(
            replier(
                number,
                at := OPENED + timedelta(minutes=after),
                draw(
                    st.none()
                    | st.integers(0, 3_000_000).map(
                        lambda before, at=at: at - timedelta(minutes=before)
                    )
                ),
                *draw(st.sets(st.sampled_from(["young", "praising"]))),
            )
            for number, after in enumerate(told)
        )
    )


@given(threads())
def test_it_draws_everything_within_its_frame(one):
    drawn = str(timeline(one, said="words"))
    for place in re.findall(r' (?:x|x1|x2|cx)="([-\d.]+)%"', drawn):
        assert 0 <= float(place) <= 100
    height = float(re.search(r'height="([\d.]+)"', drawn)[1])
    for place in re.findall(r' (?:y|y1|y2|cy)="([-\d.]+)"', drawn):
        assert 0 <= float(place) <= height
    assert "nan" not in drawn.lower()


@given(threads())
def test_it_marks_few_times_and_in_order(one):
    shown = window(one)
    times = ticks(shown)
    assert len(times) <= 6
    assert times == sorted(set(times))
    assert all(shown.start <= time <= shown.end for time in times)


@given(threads())
def test_it_has_a_dot_for_each_replier_or_columns_for_a_crowd(one):
    drawn = str(timeline(one, said="words"))
    dots = drawn.count('class="replied ')
    if len(one.repliers) <= MOST_ROWS:
        assert dots == len(one.repliers)
    else:
        assert dots == 0
        assert "column replied" in drawn


def test_it_does_not_let_one_late_reply_squeeze_the_day():
    hours = [OPENED + timedelta(hours=n) for n in range(1, 12)]
    late = OPENED + timedelta(days=400)
    shown = window(
        thread(*(replier(n, at, None) for n, at in enumerate([*hours, late])))
    )
    assert shown.end - shown.start < 86_400


def test_it_shows_who_joined_in_the_days_before():
    joined = OPENED - timedelta(hours=20)
    one = thread(replier(1, OPENED + timedelta(hours=3), joined, "young"))
    assert window(one).start <= joined.timestamp()
    assert 'class="joined young"' in timeline(one, said="words")


def test_it_says_in_words_what_it_shows_and_draws_nothing_of_nobody():
    one = thread(replier(1, OPENED, None))
    drawn = timeline(one, said='1 replier, "quoted"')
    assert 'role="img"' in drawn
    assert 'aria-label="1 replier, &quot;quoted&quot;"' in drawn
    assert timeline(thread(), said="nobody") is None

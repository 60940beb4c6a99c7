"""Chance, where many things are looked at."""

from __future__ import annotations

import pytest

from holdwater.statistics.discoveries import drawn_or_more, hits_or_more, q_values


def test_it_knows_the_lady_who_tasted_tea():
    """Fisher, The Design of Experiments (1935): one in seventy."""
    assert drawn_or_more(4, drawn=4, marked=4, of=8) == pytest.approx(1 / 70)
    assert drawn_or_more(3, drawn=4, marked=4, of=8) == pytest.approx(17 / 70)
    assert drawn_or_more(0, drawn=4, marked=4, of=8) == 1


def test_it_adjusts_as_benjamini_and_hochberg_do():
    found = q_values({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.5})
    assert found == {
        "a": pytest.approx(0.04),
        "c": pytest.approx(0.16 / 3),
        "b": pytest.approx(0.16 / 3),
        "d": pytest.approx(0.5),
    }


def test_it_refuses_what_cannot_be_drawn():
    with pytest.raises(ValueError, match="9 drawn"):
        drawn_or_more(1, drawn=9, marked=1, of=8)


def test_it_knows_how_often_coins_fall_heads():
    assert hits_or_more(3, of=3, share=0.5) == pytest.approx(1 / 8)
    assert hits_or_more(2, of=3, share=0.5) == pytest.approx(1 / 2)
    assert hits_or_more(0, of=3, share=0.2) == 1
    assert hits_or_more(4, of=3, share=0.9) == 0
    assert hits_or_more(60, of=60, share=0.1) == pytest.approx(1e-60)


def test_it_refuses_what_is_no_chance():
    with pytest.raises(ValueError, match="share"):
        hits_or_more(1, of=2, share=1.5)

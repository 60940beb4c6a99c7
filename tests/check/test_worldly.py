"""What is explained or advised is no promise; what one sells stays one."""

import pytest

from holdwater.check.worldly import OF_PROMISES, is_worldly


@pytest.mark.parametrize(
    "text",
    [
        "Crate care is the practice of protecting crates against rain and thieves.",
        "The primary goal of crate care is to ensure the integrity of every crate.",
        "You should take steps to ensure that your crates stay dry.",
        "Knowing each crate is essential for preventing losses.",
        "It extends to securing the yard and watching the gate.",
        "This means defining rules and ensuring that they are kept.",
        "Locks are the mandatory first step in securing a yard.",
        "Ensuring the integrity of crates means that buyers can trust them.",
        "If a crate is not secure, it could lead to lost goods.",
        "Ensure that the lock is set on each crate.",
        "Since then he looks after packing and improves the yard's productivity.",
        "Learn how to boost the productivity of a yard.",
        "In this post we show how we boost the productivity of a yard.",
        "How Corvane uses hooks to boost the productivity of a yard",
    ],
)
def test_it_takes_what_is_explained_or_advised_for_no_promise(candidate, text):
    assert is_worldly(candidate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Corvane ensures the integrity of every crate.",
        "Our goal is to ensure the integrity of every crate.",
        "The most important part of our job is to protect your crates.",
        "Crate care is the practice of cutting losses by 40%.",
        "Protects crates against rain.",
        "Ensure the safety of your crates with Corvane.",
        "Learn how to pack 40% faster.",
        "Improves the I/O performance of every crate.",
    ],
)
def test_it_lets_who_sells_promise(candidate, text):
    assert not is_worldly(candidate(text))


def test_it_names_rules_that_there_are(lens):
    assert {rule.name for rule in lens.rulebook.rules} >= OF_PROMISES

"""The innocent stories that a signal cannot exclude. A report tells them beside it."""

from __future__ import annotations

from collections.abc import Iterable

from holdwater.community.survey import Signal

#: For each signal, the story of an honest thread that would look the same.
STORIES = {
    "joined-that-day": "Something outside sent new people here that day: a release, a "
    "newsletter, a link on another site.",
    "joined-that-week": "A release, a course or an article that brought new people here "
    "that week.",
    "first-post": "The question is one that newcomers have an opinion on, and a search "
    "leads them to it.",
    "one-thread-only": "People who came with one thing to say, said it and left, as most "
    "members of most forums do.",
    "back-from-silence": "An old question came up again, and those who follow it were "
    "told by mail.",
    "joined-together": "Colleagues or classmates who joined together, or a day on which "
    "the site was in the news.",
    "near-copies": "A form, a template or a quotation that many paste.",
    "copies-elsewhere": "One answer that fits many questions, given by people who learned "
    "it from each other.",
    "one-product": "The product fits the question, and people name what they use.",
    "one-host": "The documentation that everybody links to.",
    "only-praise": "Customers who are content, asked by somebody they know to say so.",
    "no-other-side": "A product that its users are content with; who is not, did not read "
    "the thread.",
    "hard-on-each-other": "A lively thread at a busy hour.",
    "met-before": "A small field in which the same few people answer.",
    "same-product-again": "A product that is new and much talked about.",
}


def stories(signals: Iterable[Signal]) -> tuple[str, ...]:
    """Return the stories for what was found, each once."""
    told = (STORIES[one.name] for one in signals if one.family != "relief")
    return tuple(dict.fromkeys(told))

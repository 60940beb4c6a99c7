"""What a page leaves out that somebody who has to run the thing looks for.

Asked of an offer alone (see `holdwater.check.offers`). A thing counts as said where a
phrase of the page touches it, where a heading or a table names it, or where a link
leads to it: it is better to miss a gap than to see one where there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from holdwater.check.answered import tells_price
from holdwater.check.offers import is_offer
from holdwater.check.said import (
    LED_TO,
    MASKED,
    OF_PEOPLE,
    OFFERED,
    RUN_HERE,
    SAID,
    is_most,
)
from holdwater.model.document import Document
from holdwater.model.report import Unsaid
from holdwater.model.span import Span
from holdwater.model.verdict import Judged
from holdwater.text.patterns import Found, PhraseSet, fold, gather

#: Everything that is looked for, and what to ask the vendor where it is not said.
#: The names are a closed list.
QUESTIONS = {
    "price": (
        "What does it cost for a team of our size, and what makes the price rise?"
    ),
    "limits": (
        "Where does it end: how much, how many, how fast, and what does it not do?"
    ),
    "requirements": (
        "What does it need from us: which systems and versions, which network access "
        "and rights?"
    ),
    "data-location": (
        "Where does our data lie, in which country, and who can read it there?"
    ),
    "failure": (
        "What happens when it fails: who helps, how soon, and what is promised in "
        "writing?"
    ),
    "exit": "How do we leave: how do we get our data out, and in which format?",
    "trial": "How can we try it on our own work before we pay, and for how long?",
}

#: From so many words on, an offer may be one of people's work.
_LEAST_OF_PEOPLE = 3

#: From so many words on, a product is one that holds something of its users.
_LEAST_HELD = 3


def not_said(document: Document, judged: Sequence[Judged]) -> tuple[Unsaid, ...] | None:
    """Tell what an offer leaves out, in the order of `QUESTIONS`.

    An offer of people's work is asked `OF_PEOPLE` alone, and where data lies only one
    that speaks of something it would hold. Returns None where the document is no offer, so that nothing was asked, and an
    empty tuple where all of it is said.
    """
    if not is_offer(document, judged):
        return None
    found = _phrases().find(
        "\n".join(fold(b.text) for b in document.blocks if b.kind != "code")
    )
    said = {
        *_in_words(found),
        *_in_commands(document),
        *_in_links(document),
        *_in_figures(judged),
    }
    return tuple(
        Unsaid(name=name, question=QUESTIONS[name])
        for name in _asked(found)
        if name not in said
    )


def _asked(found: Sequence[Found[str]]) -> Iterator[str]:
    """Yield what is asked of an offer, by what it is that is offered."""
    counts = Counter(one.payload for one in found)
    if counts["people"] >= max(_LEAST_OF_PEOPLE, counts["product"] + 1):
        yield from OF_PEOPLE
        return
    for name in QUESTIONS:
        if name != "data-location" or counts["held"] >= _LEAST_HELD:
            yield name


def _in_words(found: Sequence[Found[str]]) -> Iterator[str]:
    """Yield what phrases say, wherever they stand.

    A phrase inside a longer one in which it means something else does not count.
    """
    masks: dict[str, list[Span]] = {}
    for one in found:
        if one.payload.startswith("not "):
            name = one.payload.removeprefix("not ")
            masks.setdefault(name, []).append(Span(one.start, one.end))
    starts = {name: sorted(span.start for span in some) for name, some in masks.items()}
    reaches = {name: _reaches(some) for name, some in masks.items()}
    for one in found:
        at = bisect_right(starts.get(one.payload, ()), one.start)
        if not at or reaches[one.payload][at - 1] < one.end:
            yield one.payload


def _reaches(spans: Sequence[Span]) -> list[int]:
    """Return how far spans reach, up to and with each of them by its start."""
    return list(accumulate((span.end for span in sorted(spans)), max))


def _in_commands(document: Document) -> Iterator[str]:
    """Yield what a command says that runs the thing on the reader's own machine."""
    code = "\n".join(fold(b.text) for b in document.blocks if b.kind == "code")
    if any(one.payload == "run here" for one in _links().find(code)):
        yield from RUN_HERE


def _in_links(document: Document) -> Iterator[str]:
    """Yield what links lead to, by their words and their targets."""
    for block in document.blocks:
        for link in block.links:
            target = re.sub(r"[^a-z0-9]+", " ", fold(link.href))
            for text in (fold(link.words), target):
                for one in _links().find(text):
                    yield one.payload


def _in_figures(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what figures say, doubted or not: the most of something, a price."""
    for one in judged:
        if any(is_most(figure) for figure in one.quantities):
            yield "limits"
        if tells_price(one.statement.text, one.quantities):
            yield "price"


@cache
def _phrases() -> PhraseSet[str]:
    return gather(
        {
            **SAID,
            **OFFERED,
            **{f"not {name}": listed for name, listed in MASKED.items()},
        }
    )


@cache
def _links() -> PhraseSet[str]:
    return gather(LED_TO)

"""In which company a statement stands: what its neighbours claim, and its page.

A sentence among promises is more often one itself; on a page that explains, the same
words explain. How much that moves a decision is told in log-odds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from holdwater.check.contracts import is_contract
from holdwater.check.posts import is_post
from holdwater.model.document import Document

#: How likely the neighbours of a statement, and the rest of its page, are to claim
#: something where a page is an ordinary one, and how much more or less of that moves the
#: decision. The first was chosen on the development set, the second on the sixth to the
#: eighth set of other pages (`training/README.md`), read whole.
USUAL_NEAR, NEAR_WEIGHT = 0.25, 1.5
USUAL_PAGE, PAGE_WEIGHT = 0.25, 1.0

#: Of so many statements that nobody has seen a page is taken to be an ordinary one: what
#: two or three tell of it is little.
UNSEEN = 5

#: From so many weighed statements on a document is a page that is read whole: among many,
#: some are doubted wrongly, and what is told has to be sure (`holdwater.check.standing`).
WHOLE_FROM = 8

#: No page is without a claim for sure.
_LEAST = 0.02

#: How much less the same words promise in a post. Chosen on the sixth to the eighth set of
#: other pages, read whole.
POST_WEIGHT = 0.5

#: A contract, or a policy, is what a promise rests on: nothing in it asks for another one.
CONTRACT_WEIGHT = 20.0

#: What a page moves is told in steps, so that one word that is edited moves no other
#: statement.
_STEPS = 4


class Company(NamedTuple):
    """How much the company of a statement moves it, and on what page it is kept.

    That ``is_whole`` where it is read whole, and ``is_post`` where it is no page that sells.
    """

    moved: float
    is_whole: bool = False
    is_post: bool = False


#: The company of a statement that stands alone.
ALONE = Company(0.0)


def sort_weight(document: Document) -> float:
    """Tell how much less the words of a document promise, by what sort it is of."""
    if is_contract(document):
        return CONTRACT_WEIGHT
    return POST_WEIGHT if is_post(document) else 0.0


def companies(
    claims: Sequence[float | None], *, sort: float = 0.0
) -> Iterator[Company]:
    """Tell how much its company moves each statement of a page, in log-odds.

    ``claims`` are how likely each is to claim something, None where it was not weighed.
    Nothing is moved where no other statement was weighed, but by the ``sort`` of document.
    """
    weighed = [claim for claim in claims if claim is not None]
    total, count = math.fsum(weighed), len(weighed)
    for before, own, after in zip(
        (None, *claims), claims, (*claims[1:], None), strict=False
    ):
        near = [claim for claim in (before, after) if claim is not None]
        rest = total - (own or 0.0) - sum(near)
        others = count - (own is not None) - len(near)
        moved = _of_near(near) + _of_rest(rest, others) - sort
        yield Company(moved, is_whole=count >= WHOLE_FROM, is_post=sort > 0)


def _of_near(claims: Sequence[float]) -> float:
    if not claims:
        return 0.0
    return NEAR_WEIGHT * (sum(claims) / len(claims) - USUAL_NEAR)


def _of_rest(total: float, count: int) -> float:
    page = (total + UNSEEN * USUAL_PAGE) / (count + UNSEEN)
    moved = PAGE_WEIGHT * math.log((page + _LEAST) / (USUAL_PAGE + _LEAST))
    return round(moved * _STEPS) / _STEPS

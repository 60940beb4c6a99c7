"""What a page answers itself, somewhere: nobody asks for a price beside the price list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from holdwater.check.said import OTHER_MONEY, PRICE_TAG
from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.text.measures import CURRENCIES
from holdwater.text.patterns import PhraseSet, fold, gather

#: Rules that ask what something costs.
_OF_PRICES = frozenset({"price-claim"})


def answered(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Name the rules whose question a page answers somewhere."""
    is_priced = any(
        tells_price(one.statement.text, one.quantities) for one in candidates
    )
    return _OF_PRICES if is_priced else frozenset()


def tells_price(text: str, figures: Sequence[Quantity]) -> bool:
    """Say whether a statement gives a sum that is a price, and no loss or investment."""
    if not any(figure.unit in CURRENCIES for figure in figures):
        return False
    return bool(PRICE_TAG.match(text)) or not _other_money().find(fold(text))


@cache
def _other_money() -> PhraseSet[str]:
    return gather({"other money": OTHER_MONEY})

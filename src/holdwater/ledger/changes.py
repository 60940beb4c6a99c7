"""What a vendor says now that it did not say before: two readings of one page compared.

A sentence that is the same word for word has not changed. Of the others, those are two
wordings of one that share most of their words; where a figure, its bound or its direction
is another, the promise is another, however few letters that took.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from holdwater.ledger.printed import figures_in, is_same_figure
from holdwater.ledger.wording import Words, same_words, words_of
from holdwater.model.quantity import Quantity
from holdwater.model.theirs import Change

#: Two wordings of one sentence share so much of all their words.
SHARED = 0.5

#: By a word that stands in more sentences than this, no other wording is looked for.
COMMON = 200


def changes_of(
    before: Iterable[str], after: Iterable[str], *, told: Callable[[str], bool]
) -> list[Change]:
    """Tell what has changed: other promises first, then what is gone, reworded and new.

    Of all the sentences that a page had and has; those changes are told of which one side
    is ``told``. A promise is gone where no sentence is like it any more.
    """
    old, new = _distinct(before), _distinct(after)
    was = {text: words_of(text) for key, text in old.items() if key not in new}
    now = {text: words_of(text) for key, text in new.items() if key not in old}
    changed = []
    for text, other in _pairs(was, now):
        del was[text], now[other]
        changed.append(_compared(text, other))
    changed += [Change(text, None) for text in was]
    changed += [Change(None, text) for text in now]
    kept = (one for one in changed if any(side and told(side) for side in one[:2]))
    return sorted(kept, key=_order)


def _order(one: Change) -> int:
    if one.is_another:
        return 0
    return 1 if one.now is None else 2 if one.was is not None else 3


def _distinct(texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(same_words(text), text)
    return found


def _pairs(was: Mapping[str, Words], now: Mapping[str, Words]) -> list[tuple[str, str]]:
    """Pair wordings, the likest first; each is of one pair at most."""
    having: dict[str, list[str]] = defaultdict(list)
    for other, words in now.items():
        for word in words.content:
            having[word].append(other)
    alike = []
    for text, words in was.items():
        rare = [having[w] for w in words.content if len(having[w]) <= COMMON]
        for other in dict.fromkeys(chain.from_iterable(rare)):
            likeness = _likeness(words, now[other])
            if likeness >= SHARED:
                alike.append((likeness, text, other))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, text, other in sorted(alike, key=lambda one: -one[0]):
        if text not in found and other not in taken:
            found[text] = other
            taken.add(other)
    return list(found.items())


def _likeness(one: Words, other: Words) -> float:
    together = one.content | other.content
    return len(one.content & other.content) / len(together) if together else 0.0


def _compared(was: str, now: str) -> Change:
    old, new = figures_in(was), figures_in(now)
    lost = [q for q in old if not any(_agree(q, other) for other in new)]
    got = [q for q in new if not any(_agree(q, other) for other in old)]
    figures = (_shown(lost, was), _shown(got, now)) if lost or got else None
    is_turned = words_of(was).direction != words_of(now).direction
    return Change(was, now, figures, is_another=bool(figures) or is_turned)


def _agree(one: Quantity, other: Quantity) -> bool:
    return one.bound == other.bound and is_same_figure(one, other)


def _shown(figures: Sequence[Quantity], text: str) -> str:
    shown = (
        f"{one.bound or ''} {text[one.span.start : one.span.end]}".strip()
        for one in figures
    )
    return ", ".join(shown) or "no figure"

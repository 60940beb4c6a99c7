"""What the learned part notices, in plain words.

A feature is a short text (`holdwater.claims.features`): `u=transform`, `c=praise2`,
`b=you_can`. Here each is said so that somebody who never saw one can follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from holdwater.model.verdict import Reason

_REGISTERS = {
    "aim": "tells an aim",
    "instruction": "instructs",
    "invitation": "invites",
    "navigation": "leads elsewhere",
    "motive": "tells what somebody needed or decided",
    "opinion": "is an opinion",
    "price": "tells a price",
    "question": "asks",
    "technical": "is technical",
}

_SUPPORT = {
    "source": "a source",
    "measure": "what was measured",
    "conditions": "conditions",
    "baseline": "a baseline",
    "date": "a date",
    "hollow": "a source without a name",
    "elsewhere": "a link that leads to no source",
}

_PLACES = {
    "statement": "in it",
    "before": "in the sentence before",
    "after": "in the sentence after",
    "footnote": "in a footnote",
    "link": "in a link",
}

_COUNTS = {"2": "two words", "3": "three words"}


def because(reasons: Sequence[Reason]) -> str:
    """Say in one sentence what weighed most for the doubt.

    What speaks against it as well would confuse whoever asks why a statement is doubted.
    """
    speaking = [one for one in reasons if one.weight > 0] or reasons
    if not speaking:
        return ""
    # What is told of the same words is told at once, whatever sorts they are of.
    together: dict[object, list[Reason]] = {}
    for one in speaking:
        key = one.words if _is_sort(one) else said(one)
        together.setdefault(key, []).append(one)
    told = "; ".join(
        f"{_said_of(some)} ({sum(one.weight for one in some):+.2f})"
        for some in together.values()
    )
    return f"What weighed most: {told}."


def _said_of(reasons: Sequence[Reason]) -> str:
    """Say what a feature is, or of which sorts words are: *“dedicated” of the sort “praise”*."""
    first = reasons[0]
    if not _is_sort(first):
        return said(first)
    quoted = ", ".join(f"“{word}”" for word in first.words)
    sorts = [one.feature.partition("=")[2].rstrip("23") for one in reasons]
    return f"{quoted} of the sort {_listed(list(dict.fromkeys(sorts)))}"


def _is_sort(reason: Reason) -> bool:
    return bool(reason.words) and reason.feature.startswith("c=")


def said(reason: Reason) -> str:
    """Say in plain words what was noticed, with words as they are written: *includes*."""
    sort, _, name = reason.feature.partition("=")
    if sort in ("u", "b") and reason.words:
        parts, words = name.split("_"), iter(reason.words)
        written = [one if one in ("^", "$") else next(words, one) for one in parts]
        return in_words(f"{sort}={'_'.join(written)}")
    return in_words(reason.feature)


def _listed(sorts: Sequence[str]) -> str:
    *others, last = (f"“{sort}”" for sort in sorts)
    return f"{', '.join(others)} and {last}" if others else last


def in_words(feature: str) -> str:
    """Say in plain words what a feature is: the rule, the word, the sort of sentence."""
    sort, _, name = feature.partition("=")
    said = _SAID.get(sort)
    return said(name) if said else feature


def _pair(name: str) -> str:
    one, _, other = name.partition("_")
    if one == "^":
        return f"it begins with “{other}”"
    if other == "$":
        return f"it ends with “{one}”"
    return f"it says “{one} {other}”"


def _sort(name: str) -> str:
    count = _COUNTS.get(name[-1:], "")
    words, of = (count, name[:-1]) if count else ("a word", name)
    return f"{words} of the sort “{of}”"


def _sorts(name: str) -> str:
    return " followed by ".join(_sort(one) for one in name.split(">") if one)


def _led_by(name: str) -> str:
    return f"it is led by {_sorts(name)}" if name != "none" else "an unusual word leads"


def _signal(name: str) -> str:
    clear = name.removesuffix("!")
    if clear in _REGISTERS:
        return f"it {_REGISTERS[clear]}{', clearly' if clear != name else ''}"
    place, _, aspect = name.rpartition(".")
    if aspect in _SUPPORT and place in ("", *_PLACES):
        return f"{_SUPPORT[aspect]} {_PLACES.get(place, 'stands near by')}"
    return f"s={name}"


def _hits(count: str) -> str:
    return {
        "0": "no rule strikes",
        "1": "one rule strikes",
        "2": "two rules strike",
    }.get(count, "three rules strike, or more")


def _near_by(where: str) -> Callable[[str], str]:
    return lambda name: f"“{name}” in the sentence {where}"


_SAID: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "hit": "the rule {} strikes".format,
        "hits": _hits,
        "u": "it says “{}”".format,
        "b": _pair,
        "p": "it speaks of “{}”".format,
        "c": _sort,
        "l": lambda name: f"it begins with “{name.replace('_', ' ')}”",
        "lc": _led_by,
        "q": "a figure of the sort “{}”".format,
        "k": "its link says “{}”".format,
        "f": "there is {} in it".format,
        "n": "“{}” stands next door".format,
        "e.before": _near_by("before"),
        "e.after": _near_by("after"),
        "s": _signal,
    }
)

"""Proper names in a statement: products, companies, standards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from holdwater.text.later import later

#: A name is at most so many words long.
_LONGEST = 4

#: In so many statements of a page the name of its product stands at least.
_COMMON = 3

#: Where a name ends.
_STOPS = frozenset(
    """
    a an and are at because but by for from in is it on or so that the this to was when
    which while with without you your we ever before
    """.split()
)

#: What may stand between words and the name they lead up to.
_JOINERS = frozenset("a an at by for from in of on than the to with".split())

#: These name nobody in particular, even with a capital.
_NOBODY = frozenset(
    """
    admins administrators advanced agencies ai all analysts any anyone average b2b banks
    best big brands business businesses certified clients cloud communities companies
    competing consultants conventional customers data day developers devops digital
    doctors each engineers enterprise enterprises european ever every everyone existing
    expected experts families firms founders fortune fully global governments high
    hospitals how hundreds i independent industry innovators it large leaders leading
    legacy major managers manual many millions modern more most needed new next no normal
    older open operations organisations organizations other others our over partners
    people premium professionals programmers real saas schools security several small
    smart software some startups students support teachers teams technology the their
    these this those thousands today top traditional universities up us usual users
    what where who why world your zero
    """.split()
)

#: Letters that number a crowd: *CIOs*, *SMBs*.
_CROWD = later(r"[A-Z]{2,}s")

#: A number that may stand in a name: *Globex Dump 4*.
_VERSION = later(r"v?\d+(?:\.\d+)*")


def name_after(text: str, at: int) -> str | None:
    """Read the proper name that follows ``at``; None where none follows.

    Two small words may stand between: *compatible with the Globex API*.
    """
    for _ in range(3):
        name = name_at(text, at)
        if name:
            return name
        rest = text[at:]
        word = rest.split(maxsplit=1)[0] if rest.strip() else ""
        if word.lower() not in _JOINERS:
            return None
        at = text.index(word, at) + len(word)
    return None


def name_at(text: str, at: int) -> str | None:
    """Read the proper name that begins at ``at``; None where none does.

    A name begins with a word that has a capital or an underscore, and goes on with
    such words and with the number of a version. In a headline, where every word has a
    capital, it takes more than one to tell a name.
    """
    name: list[str] = []
    for word in text[at:].split()[:_LONGEST]:
        bare = word.strip('.,;:!?()"“”')
        if bare.lower() in _STOPS or not bare:
            break
        if not (_is_name(bare) or (name and _VERSION.fullmatch(bare))):
            break
        name.append(bare)
        if bare != word.rstrip('()"“”'):
            break
    if not name or name[0].lower() in _NOBODY or _CROWD.fullmatch(name[0]):
        return None
    if _is_headline(text) and name[0][1:].islower():
        return None
    return " ".join(name)


def _is_name(word: str) -> bool:
    return word[0].isalpha() and any(c.isupper() or c == "_" for c in word)


def _is_headline(text: str) -> bool:
    """Say whether all longer words of a text begin with a capital."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and all(word[0].isupper() for word in words)


def own_names(title: str | None, texts: Iterable[str]) -> frozenset[str]:
    """Name what a page is about, in lower case: a word of its title, and its commonest.

    Names are looked for inside sentences, where a capital tells one.
    """
    named = [word for word in re.findall(r"[\w'’-]+", title or "") if _is_name(word)]
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(_capitalised(text))
    # As `most_common` would, which imports a heap for it.
    most = max(seen, key=seen.__getitem__, default="")
    commonest = [most] if seen[most] >= _COMMON else []
    return frozenset(word.lower() for word in (*named, *commonest))


@lru_cache(maxsize=1024)
def _capitalised(text: str) -> tuple[str, ...]:
    """Return the words inside a sentence that have a capital, each once."""
    if text[1:].islower():
        return ()  # as most are that are no headline
    found = _inner_capitals().findall(text)
    return tuple(dict.fromkeys(found)) if found and not _is_headline(text) else ()


@cache
def _inner_capitals() -> re.Pattern[str]:
    # What goes before is looked at last: a search for a capital alone is quicker.
    return re.compile(r"[A-Z](?<=[\w,] .)\w+")

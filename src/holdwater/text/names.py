"""Proper names in a statement: products, companies, standards."""

from __future__ import annotations

#: A name is at most so many words long.
_LONGEST = 4

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
    all any anyone average business businesses clients companies competing conventional
    customers developers each engineers enterprise enterprises ever every everyone
    existing expected experts fortune global hundreds leaders leading legacy major
    manual many millions modern more most needed normal older organisations
    organizations other others our partners people professionals several some startups
    teams the their thousands today top traditional users usual world
    """.split()
)


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

    A name begins with a word that has a capital, a digit or an underscore. In a
    headline, where every word has a capital, it takes more than one to tell a name.
    """
    name: list[str] = []
    for word in text[at:].split()[:_LONGEST]:
        bare = word.strip('.,;:!?()"“”')
        if bare.lower() in _STOPS or not bare:
            break
        name.append(bare)
        if bare != word.rstrip('()"“”'):
            break
    if not name or name[0].lower() in _NOBODY or not _is_name(name[0]):
        return None
    if _is_headline(text) and name[0][1:].islower():
        return None
    return " ".join(name)


def _is_name(word: str) -> bool:
    return any(c.isupper() or c.isdigit() or c == "_" for c in word)


def _is_headline(text: str) -> bool:
    """Say whether all longer words of a text begin with a capital."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and all(word[0].isupper() for word in words)

"""Small words, adjectives and verbs of promises, by closed lists and endings.

This is no grammar: where a word's look does not tell, neither do these.
"""

from __future__ import annotations

from functools import cache

from holdwater.text.patterns import inflect

#: Words that join others: behind an adjective they show that its noun is missing.
JOINING = frozenset(
    """
    a about across after against also although always am an and any are around as at
    away back be because been before being below between both but by can cannot could
    did do does down during each either even ever every for from had has have he her
    his how i if in into is it its just may me might most must my neither never no nor
    not of off on once only onto or our out over per she should since so some still
    than that the their them then there these they this those though through to too
    toward towards under until up upon us very via was we were what when where whether
    which while who whom whose why will with within without would yet you your
    """.split()
)

_ADJECTIVES = frozenset(
    """
    automatic beautiful better bright cheap clean clear cloud complete complex custom deep
    digital direct easy elegant end-to-end fair fast faster fine fresh full global
    good great green hard high instant intelligent large lean light lightweight local
    long low manual mature modern native new next-generation old open open-source own
    personal powerful pretty private public quick real real-time reliable rich robust
    safe secure short simple single slow small smart smooth solid stable strong true
    unified unique user-friendly wide
    """.split()
)

#: Endings of adjectives, and of the nouns that look like them.
_ADJECTIVAL = tuple(
    "able ible al ful ous ive ic less ed ant -driven -ready -grade -native".split()
)
_NOMINAL = ("s", "tion", "ment", "ness", "ity", "ance", "ence", "ship", "ware", "er")

_NO_ADVERBS = frozenset("only early daily friendly family supply apply reply".split())

#: Verbs of promises.
_PROMISES = """
    accelerate achieve add automate avoid boost bring build close connect create cut
    deliver deploy detect drive eliminate empower enable ensure find fix focus free
    gain get give grow help improve increase keep launch let lower make manage meet
    minimize monitor move optimize prevent protect provide reach reduce release remove
    replace resolve respond run save scale secure see share ship simplify solve speed
    start stay stop streamline support take track transform turn unlock work
"""


def is_joining(word: str) -> bool:
    """Say whether a word, in small letters, joins others and names nothing."""
    return word in JOINING


def is_adverb(word: str) -> bool:
    """Say whether a word, in small letters, ends as an adverb does."""
    return word.endswith("ly") and word not in _NO_ADVERBS


def is_adjective(word: str) -> bool | None:
    """Say whether a word is an adjective, None where its look does not tell."""
    if word in _ADJECTIVES or word.endswith(_ADJECTIVAL):
        return True
    return False if word.endswith(_NOMINAL) or word in JOINING else None


@cache
def promises() -> frozenset[str]:
    """Return the verbs of promises in all their forms."""
    return frozenset(form for verb in _PROMISES.split() for form in inflect(verb))

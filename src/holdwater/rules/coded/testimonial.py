"""A quotation with praise or a result in it, in copy that sells.

Fills ``who`` with the one who is quoted.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike
from holdwater.text.names import name_at

_PRAISE = frozenset(
    """amazing awesome best better brilliant confidence delighted easier easy excellent
    fantastic faster game-changer great happier happy impressed incredible
    indispensable invaluable love loved outstanding perfect pleased powerful reliable
    revolutionized saved seamless simple simpler superb terrific thrilled transformed
    trust wonderful proud excited disrupt impact helped reduced cut doubled tripled
    recommend recommended joy delight lifesaver changed""".split()
)

#: Somebody speaks of themselves: a block that is set off quotes a person.
_PERSONS = frozenset("i i'm i've me my our us we we're we've".split())


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(
        r"[”\"’']\s*,?\s*(?:says?|said|adds?|added|explains?|explained|notes?|noted"
        r"|recalls?|comments?|commented|states?|stated|according to)\b"
        r"|[”\"’']\s*,?\s*[—–]|^\s*[“\"]"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"[”\"’']\s*,?\s*(?:(?:says?|said|adds?|added|explains?|explained|notes?|noted"
        r"|recalls?|comments?|commented|states?|stated|according to)\s+|[—–-]\s*)"
    )


def _has_marks(text: str) -> bool:
    """Say whether a quotation may stand in a text: most have no mark of one."""
    return "”" in text or '"' in text or "’" in text or "'" in text or "“" in text


@cache
def _signature() -> re.Pattern[str]:
    """Look for who signs on the next line: *— Ana Lund, Globex*, *Ana Lund, CTO*."""
    name = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,2}"
    return re.compile(rf"\s*(?:[—–-]+\s*(?P<dashed>{name})|(?={name}, [A-Z]))")


@cache
def _name() -> re.Pattern[str]:
    """Look for a few words in marks that a sentence goes on from: a name, a motto."""
    return re.compile(r"^\s*[“\"](?:[^\s”\"]+\s+){0,2}[^\s”\"]+[”\"],? [A-Za-z]")


@cache
def _maker() -> re.Pattern[str]:
    """Look for a maker who announces, or somebody who wants: neither praises."""
    return re.compile(
        r"^\s*[“\"](?:We|I) (?:need|want|wish|would like)\b"
        r"|^\s*[“\"]We(?:[’']re| are) (?:so |very )?(?:thrilled|excited|proud|delighted|pleased"
        r"|happy) to (?:announce|introduce|launch|release|see|welcome)\b"
    )


#: A signature is short.
_SIGNED_WORDS = 12


def _signed(after: str | None) -> str | None:
    """Return who is named in the line below a quotation as the one who said it."""
    if not after or len(after.split()) > _SIGNED_WORDS:
        return None
    signature = _signature().match(after)
    if not signature:
        return None
    return signature["dashed"] or name_at(after, signature.end())


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where somebody is quoted who praises or tells a result."""
    text = candidate.statement.text
    if _maker().match(text) or (_name().match(text) and not _named().search(text)):
        return None
    is_spoken = _has_marks(text) and _speaker().search(text) is not None
    if not is_spoken and candidate.statement.block.kind != "quote":
        return None
    words = set(re.findall(r"[a-z'-]+", text.lower().replace("’", "'")))
    if not (is_spoken or words & _PERSONS) or not words & _PRAISE:
        return None
    named = _named().search(text)
    who = name_at(text, named.end()) if named else _signed(candidate.statement.after)
    return Strike(Span(0, len(text)), (("who", who),) if who else ())

"""A figure a buyer would decide by, without its source.

Percentages of gain, factors, savings, and counts of customers or scale. Counts of
a product's own parts, prices, settings and sizes of things are left alone
(the standard, reading rule 5).
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.rules.shapes import Matches, Strike
from holdwater.text.later import later

_CROWD = frozenset(
    """
    accounts adopters admins administrators agencies brands businesses cities
    clients colleges companies countries customers developers districts downloads
    employees endpoints engineers enterprises events firms governments hospitals
    hotels installations institutions installs learners members merchants messages
    orders organisations organizations partners patients people practitioners
    professionals projects requests respondents retailers reviewers schools sites stores students
    subscribers teachers teams transactions universities users websites workers
    """.split()
)

_GAIN = frozenset(
    """
    accelerate accelerated accelerates boost boosted boosting boosts cheaper cost
    costs cut cuts cutting decline decrease decreased decreases downtime drop
    dropped effective efficiency effort eliminate eliminated eliminates eliminating faster fewer gain gained gains grew growth
    higher improve improved improvement improvements improves improving increase
    increased increases increasing less lower lowered lowers more productivity
    quicker reduce reduced reduces reducing reduction revenue roi save saved saves
    saving savings shorter slash slashed slower spend spending accuracy accurate availability
    uptime productive profit satisfaction retention better speed quicker outperforms
    return
    """.split()
)

#: Of *100%* nobody asks whether it is the usual case.
_ALL = 100

#: Behind a factor: *10x as fast*, *ten times the throughput*.
_SO_MANY = later(
    r" (?:as (?:fast|quick|quickly|productive|efficient|cheap|powerful|accurate|reliable"
    r"|secure|scalable|effective|responsive|much|many)"
    r"|the (?:throughput|performance|speed|productivity|output|efficiency|capacity))\b"
)

_TIME = frozenset({"min", "h", "d", "week", "month"})

#: Beside these a time is what somebody saves, or what the reader's work will take.
_TIME_WORDS = frozenset(
    """save saves saved saving took install installs installed installation setup deploy
    deploys deployed deployment migrate migrated migration onboarding live running
    """.split()
)


#: How large somebody is says what they are like, and not what they gained: *a school of over
#: 1,800 students*, *when your company has 500 employees*.
_SIZE = frozenset("employees engineers students pupils teachers".split())
_SIZED = later(
    r"\b(?:college|company|districts?|firm|hospital|organi[sz]ation|school|university)s?\b"
    r".{0,80}\b(?:has|have|of|with)\b"
)

#: A class of companies is told by their size: *firms with 50+ employees*.
_CLASSED = later(
    r"\b(?:businesses|companies|customers|enterprises|firms|organi[sz]ations|teams)(?: \w+)? (?:of|with) $"
    r"|\b(?:strong|best|good|built|made) for (?:\w+ )?$|\byour (?:\w+ ){0,2}(?:team|company) (?:is|has) (?:<|under |over )?$"
)

#: *To connect the next billion users* is an aim.
_NEXT = (" the next ", " our next ", " your next ")

#: Who came to an event decides nothing.
_EVENTS = frozenset("attend attended attendees attending joined".split())


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on the first figure that matters to the decision."""
    words = frozenset(candidate.folded.replace(",", " ").replace(".", " ").split())
    for figure in candidate.quantities:
        if figure.bound == "up to":
            continue
        if candidate.folded.endswith(" out of ", 0, figure.span.start):
            continue  # where a scale ends, or of how many
        if _is_size(figure, candidate.folded) or _is_fully(figure, candidate.folded):
            continue
        if _matters(figure, words) or _is_so_many(figure, candidate.folded):
            text = candidate.statement.text[figure.span.start : figure.span.end]
            if _is_all(figure):
                return Strike(figure.span)
            fills = [("match", text)]
            if figure.role == "measure":
                fills.append(("figure", text))
            elif figure.role == "count" and figure.unit:
                fills.append(("noun", figure.unit))
            return Strike(figure.span, tuple(fills))
    return None


def _is_so_many(figure: Quantity, folded: str) -> bool:
    """Say whether a factor is one of merit: an index may be *10x as large*."""
    return figure.unit == "x" and _SO_MANY.match(folded, figure.span.end) is not None


def _is_size(figure: Quantity, folded: str) -> bool:
    """Say whether a count tells how large an organisation is, or is aimed at.

    Neither says who uses what.
    """
    if figure.role != "count":
        return False
    if folded.endswith(_NEXT, 0, figure.span.start):
        return True
    if figure.unit not in _SIZE:
        return False
    return any(sign.search(folded, 0, figure.span.start) for sign in (_SIZED, _CLASSED))


#: *We rely on it 100%* is no figure.
_FULLY = later(
    r"\b(?:agrees?|aligns?|certain|committed|focused|rel(?:y|ies)|sure|trusts?) $"
)


def _is_fully(figure: Quantity, folded: str) -> bool:
    """Say whether *100%* is another word for *fully*."""
    return _is_all(figure) and bool(_FULLY.search(folded, 0, figure.span.start))


def _is_all(figure: Quantity) -> bool:
    return figure.unit == "%" and figure.value == _ALL


def _matters(figure: Quantity, words: frozenset[str]) -> bool:
    if figure.role == "count":
        is_event = bool(words & _EVENTS)
        return figure.unit in _CROWD and figure.value >= 20 and not is_event
    if figure.role != "measure":
        return False
    if figure.unit in ("%", "pp", "x"):
        return bool(words & _GAIN)
    if figure.unit in _TIME:
        return bool(words & _TIME_WORDS)
    if figure.unit in ("$", "€", "£"):
        return bool(words & {"save", "saves", "saved", "saving", "savings", "return"})
    return False

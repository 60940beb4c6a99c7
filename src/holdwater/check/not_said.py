"""What a page leaves out that an IT professional will look for.

Seven things: what it costs, where it ends, what it needs, where data lie, what
happens when it fails, how to leave, and how to try. A page that does not sell is
not asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from holdwater.model.verdict import ATTENTION, Judged
from holdwater.text.patterns import PhraseSet, fold, gather

#: Each topic, in the order in which a reader misses it, with the question it answers.
TOPICS = {
    "price": "What does it cost, for an organisation of our size?",
    "limits": "Where does it end: sizes, versions, cases it is not for?",
    "requirements": "What has to be in place before it runs?",
    "data location": "Where do our data lie, and who can read them?",
    "failure": "What happens when it fails, and who is told?",
    "leaving": "How do we get our data out when we leave?",
    "trying": "How can we try it on our own systems?",
}

_CUES = {
    "price": """
        price|prices|pricing|{costs|cost} {from|only|nothing}|per {user|seat|month|year|
        node|core|gb|device}|free {of charge|plan|tier|for|and open source|software}|
        licence fee|license fee|open source|€|$|usd|eur|chf|subscription|billed
    """,
    "limits": """
        {limit|limits|limitation|limitations|limited to}|at most|up to {1|2|3|4|5|6|7|8|
        9|10|16|32|64|100|1000}|maximum|not {supported|suitable|designed for|for}|does
        not {support|work|replace}|known issues|exceptions|not included|out of scope
    """,
    "requirements": """
        {requires|require|required|requirements|prerequisite|prerequisites|needs}|
        compatible with|supported {versions|platforms|browsers|systems}|runs on|works
        with|minimum|installed|depends on
    """,
    "data location": """
        {hosted|stored|located|data center|data centre|data centers|data centres|region|
        regions} {in|at|on}|on premises|on premise|self hosted|self host|your own
        {server|servers|cluster|cloud|hardware|infrastructure}|data {residency|location|
        center|centre|centers|centres|processing agreement}|eu region|in {switzerland|
        germany|the eu|europe}|never leaves|stays on
    """,
    "failure": """
        {fails|failure|failures|failover|outage|outages|downtime|crash|crashes|recovery|
        restore|restores|backup|backups|degraded|incident|incidents|fallback}|sla|status
        page|support {hours|answers|is}
    """,
    "leaving": """
        {export|exports|exporting|cancel|cancellation|terminate|termination|migrate
        away|open format|open formats|portability|delete your {account|data}|standard
        formats|notice period|lock in|leave}
    """,
    "trying": """
        {trial|demo|sandbox|playground|community edition|free tier|free plan|download|
        try it|try for|pilot|proof of concept|evaluation {copy|licence|license}|test
        drive|get started|quick start|quickstart|install}
    """,
}

#: A page with fewer statements leaves everything out, and is not asked.
FEWEST_STATEMENTS = 8


@cache
def _cues() -> PhraseSet[str]:
    return gather(_CUES)


def find_not_said(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the topics a page that sells says nothing of, in the order of `TOPICS`."""
    if len(judged) < FEWEST_STATEMENTS:
        return ()
    if not any(one.standing in ATTENTION for one in judged):
        return ()
    said = {
        found.payload
        for one in judged
        for found in _cues().find(fold(one.statement.text))
    }
    return tuple(topic for topic in TOPICS if topic not in said)

"""What an IT professional can check on a page: the kind side of a report.

A plain or supported statement is worth showing where it gives something to hold on to:
evidence, a limit, a price, a version, a standard, a licence, a name in code, a figure.
The firmest come first, and no sort crowds out the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from holdwater.check.said import PRICE_TAG, is_most
from holdwater.model.quantity import Quantity
from holdwater.model.report import Pick
from holdwater.model.span import Span
from holdwater.model.statement import Statement
from holdwater.model.verdict import Judged
from holdwater.text.gaps import GAP
from holdwater.text.measures import CURRENCIES
from holdwater.text.patterns import PhraseSet, fold, gather

#: How many statements are picked.
MOST = 5

#: A statement in fewer words, or judged less surely, is not picked.
LEAST_WORDS = 5
LEAST_CONFIDENCE = {"plain": 0.8, "supported": 0.5}

#: How firm each sort of hold is, and what a reader can do with it.
HOLDS = {
    "evidence": (3.0, "read it"),
    "limit": (2.6, "plan with it"),
    "price": (2.5, "work it out for your size"),
    "standard": (2.0, "test against it"),
    "versions": (1.9, "compare with yours"),
    "licence": (1.6, "read it"),
    "platforms": (1.5, "compare them with yours"),
    "code": (1.4, "try it"),
    "figure": (1.2, "measure it"),
}

#: For each further hold that a statement gives.
FURTHER_HOLD = 0.3

#: Each one more of the same sort counts so much of the one before.
SAME_SORT = 0.5

#: From this weight on a sign of a source is one that can be followed.
_LEAST_SOURCE = 0.6

#: Prices and comparisons of more than so many years ago are not today's.
MOST_YEARS = 3

#: Runs on these, where it is one alone, is said of nearly everything.
LEAST_PLATFORMS = 2

#: Headings and labels say too little, and a quotation is somebody else's.
_UNREAD = frozenset(
    ("title", "heading", "navigation", "image", "caption", "term", "quote")
)
_IDLE_REGISTERS = frozenset(
    ("aim", "instruction", "invitation", "navigation", "opinion", "question")
)

#: Marks in the names of commands, files and settings; a command's words are small.
_MARKS = frozenset("-_./=$")

#: Times that nobody will measure.
_LONG_TIMES = frozenset(("d", "week", "month", "year"))

_WORDS = {
    "limit": """
        at most|no more than|limited to|{limit|limits} {is|are|of}|maximum of|{is|are} not {supported|
        included|available|encrypted|restored|backed up|covered}|{does not|do not|doesn't|don't}
        {support|include|cover|replace|work|restore|store|keep|hold|log}|{cannot|can't} be {backed up|
        restored|used|changed|undone|recovered|exported|combined}|only {supports|works with|runs on}|
        known {issue|issues|limitation|limitations}|{we|it} {hold|holds|keep|keeps|store|stores} no
    """,
    "price": """
        free for up to|no charge|free of charge|billed {monthly|annually|yearly}|pay as you go
    """,
    "price word": """
        a month|a year|budget|charge|charged|cost|costs|fee|fees|for each|hour|investment|month|monthly|per|plan|price|
        prices|tier|year|yearly|/month|/mo|/user|/year|/yr
    """,
    "standard": """
        tls|tls 1.2|tls 1.3|mtls|aes|aes 128|aes 256|aes 256 gcm|rsa|sha 256|ed25519|argon2|bcrypt|
        oauth|oauth 2.0|oauth2|openid connect|oidc|saml|saml 2.0|scim|ldap|kerberos|fido2|webauthn|
        totp|openapi|graphql|grpc|odbc|jdbc|ansi sql|s3 {api|compatible}|nfs|smb|iscsi|fibre channel|
        ipv6|bgp|vxlan|wireguard|ipsec|http/2|http/3|quic|websocket|websockets|mqtt|amqp|syslog|snmp|
        netflow|opentelemetry|otlp|prometheus {format|metrics}|wcag|iso 27001|iso 9001|iso/iec 27001|
        soc 2|pci dss|fips 140|common criteria|rfc|posix|oci|csi|cni|webhook|webhooks|parquet|avro|
        imap|smtp|caldav|carddav|webdav|cis benchmark|cis benchmarks|rest api
    """,
    "licence": """
        {mit|apache|apache 2.0|bsd|gpl|agpl|lgpl|mozilla public|eupl|isc|zlib|general public|
        business source} {licence|license|licensed}|apache license 2.0|gplv2|gplv3|agplv3|
        {is|are} {licensed|released} under
    """,
    "platform": """
        android|arm|arm64|aws|azure|centos|chrome|debian|docker|edge|firefox|google cloud|hyper v|ios|
        java|kubernetes|linux|macos|mariadb|mongodb|mysql|node.js|openshift|oracle|php|postgresql|
        python|red hat|redis|rhel|ruby|safari|sql server|ubuntu|vmware|windows|wordpress|x86 64|.net
    """,
    "runs on": """
        available {for|on|as}|client for|clients for|compatible with|deploy on|deploys on|deployed
        on|needs|require|requires|run on|runs as|runs in|runs on|supported on|supports|works on|
        works with|host it on|tested on|tested with|installed on
    """,
    "spoken": """
        accept|accepts|authenticate|authenticates|based on|comply with|complies with|compatible|
        compliant|conforms to|encrypt|encrypts|encrypted|export|exports|exported|expose|exposes|
        follow|follows|implement|implements|implemented|over|provides|read|reads|send|sends|signed
        with|speak|speaks|support|supports|supported|test|tests|tested|through|use|uses|using|via|
        write|writes|written
    """,
    "version word": """
        and later|and newer|and above|available in|compatible|deprecated|end of life|introduced in|
        new in|needs|or above|or higher|or later|or newer|removed in|require|requires|run on|runs on|
        since|starting with|support|supported|supports|tested {on|with}|upgrade|upgrading|works with|
        {for|from|with|in} {release|version}
    """,
    "boast": """
        awesome|amazing|best|delighted|easily|effortless|effortlessly|excited|great|great strides|
        greatly|in our dna|leading|pleased|powerful|proud|seamless|seamlessly|thrilled|world class
    """,
    "others": """
        {other|competing|rival|most|legacy|traditional} {vendors|tools|products|providers|platforms|
        solutions}|please|let's|competitors|their {platform|product|tool}
    """,
}


class _Held(NamedTuple):
    firmness: float
    sort: str
    judged: Judged


def checkable(judged: Sequence[Judged], *, today: date) -> tuple[Pick, ...]:
    """Pick up to `MOST` statements that a reader can check, the firmest first.

    The same words are picked once, and none that says itself how old it is, and is.
    """
    held: dict[str, _Held] = {}
    for one in judged:
        statement = one.statement
        least = LEAST_CONFIDENCE.get(one.standing or "")
        if least is None or statement.id in held:
            continue
        said = _said(statement.text)
        if said is None:
            continue
        holds = said.sorts or one.quantities or statement.code
        if not holds and one.standing != "supported":
            continue  # as most are
        sorts = sorted(set(_sorts(one, said)), key=lambda sort: -HOLDS[sort][0])
        if sorts and _is_read(one, least) and not _is_old(one, today):
            firmness = HOLDS[sorts[0]][0] + FURTHER_HOLD * (len(sorts) - 1)
            held[statement.id] = _Held(firmness, sorts[0], one)
    so_far: Counter[str] = Counter()
    shared: list[_Held] = []
    for found in sorted(held.values(), key=lambda one: -one.firmness):
        share = SAME_SORT ** so_far[found.sort]
        so_far[found.sort] += 1
        shared.append(found._replace(firmness=found.firmness * share))
    shared.sort(key=lambda one: -one.firmness)
    return tuple(
        Pick(judged=one.judged, name=one.sort, why=HOLDS[one.sort][1])
        for one in shared[:MOST]
    )


def _is_read(judged: Judged, least: float) -> bool:
    """Say whether a statement is the page's own, says something, and is so sure."""
    statement = judged.statement
    if statement.block.kind in _UNREAD:
        return False
    if judged.confidence is not None and judged.confidence < least:
        return False
    whole = Span(0, len(statement.text.rstrip(" .")))
    if any(link.span.covers(whole) for link in statement.links):
        return False  # words that lead to something, and not what it says
    return not any(
        s.family == "register" and s.name in _IDLE_REGISTERS for s in judged.signals
    )


def _is_old(judged: Judged, today: date) -> bool:
    """Say whether a statement, or one beside it, dates it in a year long past."""
    near = (judged.statement.before, judged.statement.text, judged.statement.after)
    years = [
        int(match[1])
        for text in near
        if text
        for match in _dated().finditer(fold(text))
    ]
    return bool(years) and max(years) < today.year - MOST_YEARS


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:verified|as of|updated|checked|compared|comparison|reviewed|retrieved)\b"
        r"[^.!?]{0,40}?\b((?:19|20)\d\d)\b"
    )


class _Said(NamedTuple):
    """What words say, wherever they stand: what they name, and what they hold."""

    named: frozenset[str]
    sorts: frozenset[str]


@lru_cache(maxsize=1024)
def _said(text: str) -> _Said | None:
    """Read words; None where they are no whole sentence, boast, or speak of others.

    The last many are remembered, for a page being edited.
    """
    # A draft is for its writer to finish, not for a reader to check.
    if GAP in text or text.endswith(":"):
        return None
    if len(text.split()) < LEAST_WORDS and not PRICE_TAG.match(text):
        return None
    folded = fold(text)
    phrases = list(_phrases().find(folded))
    named = frozenset(one.payload for one in phrases)
    if named & {"others", "boast"}:
        return None
    sorts = set(named & HOLDS.keys() - {"standard"})
    if {"standard", "spoken"} <= named:
        sorts.add("standard")
    platforms = [one for one in phrases if one.payload == "platform"]
    several = {folded[one.start : one.end] for one in platforms}
    if "runs on" in named and len(several) >= LEAST_PLATFORMS:
        sorts.add("platforms")
    if any(folded[one.end + 1 : one.end + 2].isdigit() for one in platforms):
        sorts.add("versions")
    return _Said(named, frozenset(sorts))


def _sorts(judged: Judged, said: _Said) -> Iterator[str]:
    """Yield what a statement gives to hold on to."""
    yield from said.sorts
    if judged.standing == "supported" and _has_source(judged):
        yield "evidence"
    if judged.statement.code and _has_name(judged.statement):
        yield "code"
    for figure in judged.quantities:
        yield from _sort_of(figure, said.named)


def _sort_of(figure: Quantity, named: frozenset[str]) -> Iterator[str]:
    if figure.role == "version":
        if "version word" in named:
            yield "versions"
    elif figure.unit in CURRENCIES:
        if "price word" in named:
            yield "price"
    elif is_most(figure):
        yield "limit"
    elif figure.role == "measure" and figure.unit not in _LONG_TIMES:
        yield "figure"


def _has_name(statement: Statement) -> bool:
    """Say whether code names a command, a file or a setting, and not just a word."""
    said = (statement.text[span.start : span.end].strip() for span in statement.code)
    return any(set(one) & _MARKS or (" " in one and one.islower()) for one in said)


def _has_source(judged: Judged) -> bool:
    return any(
        s.family == "support" and s.name == "source" and s.weight >= _LEAST_SOURCE
        for s in judged.signals
    )


@cache
def _phrases() -> PhraseSet[str]:
    return gather(_WORDS)

"""Say whether a document offers something to a buyer.

Only of an offer does anybody ask what it costs or how to leave: a reference page, a
list of changes or a post about an event leaves nothing out by being silent on it. A
document is an offer where three things come together:

- it claims: enough of its statements ask to be believed;
- it turns to a buyer: it invites (a trial, a demo, a price list, sales, a link to where
  one signs up), or speaks of
  *our platform* and *your business*;
- it is of no other sort: a manual, a list of changes or of links, an article, a story
  about a customer, an advertisement for a job, an event, a contract.

In doubt it is none, and nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from holdwater.check.posts import is_signed
from holdwater.model.document import Document
from holdwater.model.verdict import ATTENTION, Judged
from holdwater.text.patterns import PhraseSet, fold, gather

#: An offer is a page and no snippet, so many of its statements ask to be believed,
#: and that is this share of all.
LEAST_STATEMENTS = 10
LEAST_CLAIMS = 3
LEAST_SHARE = 0.08

#: An offer invites a buyer and speaks to one in so many ways. Where it does not
#: invite, it speaks in more ways, and more of it claims.
LEAST_TURNS = 2
TURNS_UNINVITED = 3
SHARE_UNINVITED = 0.2

#: A manual: this share of its text is code, of its statements instructs, or of its
#: headings names a part of a manual.
MOST_CODE = 0.25
MOST_INSTRUCTIONS = 0.4
MOST_MANUAL_HEADINGS = 0.5

#: A list of links: this share of its statements is an item that opens with one.
MOST_LINKS = 0.5

#: A list of changes: this share of its headings gives a version or a date.
MOST_DATED_HEADINGS = 1 / 3

#: A title stands among so many first statements.
TITLE_WITHIN = 3

#: Of few headings no share is taken.
LEAST_HEADINGS = 3

#: Ways to invite a buyer.
_INVITATIONS = {
    "trial": """
        free trial|free demo|{start|begin|try} [{it|for}] {free|today|now}|try [it] for free|
        {start|begin|get} [your] free|get started {for free|free|now|today}|{sign|signing} up|
        create {an|a free|your free|your} account|sandbox|free {plan|tier|edition|account}|
        start building|start now|try {our|the} {demo|cloud|product|platform}
    """,
    "demo": """
        {book|request|schedule|get|arrange|see|watch|view} {a|the|your|our} [{free|live|
        personalized|product}] {demo|tour}|{book|schedule|request} {a|your} [free] {consultation|discovery call}|live demo|{request|book} demo|demo request|
        book {a call|a meeting|your call}|see it in action|online demo
    """,
    "sales": """
        contact {sales|us|an expert}|contact our|{talk|speak} {to|with} {us|
        sales|our team|our experts|our sales team|an expert|a specialist|an engineer}|get in touch|
        {get|request} {a|your|our} quote|request [{custom|enterprise}] pricing|
        reach out to {us|our team|sales|our sales team}
    """,
    "price": """
        pricing|{our|all|compare} plans|price list|per {user|seat|agent|month|year|node|host}|
        billed {monthly|annually|yearly}|buy now|{buy|purchase|order} {it|now|online|a licence|
        a license}|{enterprise|business|professional|premium|team|starter|pro} {plan|edition|tier|
        licence|license}|pay as you go|subscription|subscriptions|upgrade to {pro|premium|enterprise}
    """,
}

#: Ways to speak to a buyer, and of oneself as a seller.
_TURNS = {
    "ours": """
        our {platform|product|products|solution|solutions|software|service|services|suite|
        technology|cloud|offering|offerings|tool|tools|engine|experts}
    """,
    "customers": """
        {our|happy|satisfied|leading} {customers|clients|users|partners}|trusted by|used by
        {leading|thousands|hundreds|over|more|teams|companies|businesses}|join {thousands|hundreds|
        over|more than}|customer {stories|success|story}|loved by|what {people|customers|users|
        our customers|our clients|our users|they} {say|are saying}
    """,
    "organisation": """
        your {business|company|organization|organisation|enterprise|firm|customers|clients|
        employees|workforce|industry|bottom line|budget|revenue|brand|it team|it department}|
        {businesses|organizations|organisations|enterprises|companies} {of all sizes|can|that|who|
        need|to|worldwide}|stakeholders
    """,
    "team": """
        your {team|teams|developers|engineers|users|data|infrastructure|workflow|workflows|
        operations|environment|applications|apps|network|systems|projects|site|website|stack}
    """,
    "choice": """
        why {choose|teams|companies|customers|us|businesses}|choose {us|our}|the {right|smart|
        better|modern|best} {choice|way|solution|platform}|{built|designed|made} for {teams|
        enterprises|businesses|developers|scale|growth|modern|agencies|everyone}|
        {key|core|main} {benefits|features|capabilities}|benefits of|with confidence
    """,
    "offering": """
        enterprise grade|enterprise ready|all in one|{solution|solutions|platform} {for|that}|
        {provides|offers|delivers|gives} you|helps {you|teams|companies|organizations|
        organisations|businesses|enterprises|developers}|enables you|{saves|save} {you|time|money}
    """,
}

#: What a title, or the first heading, says of a document that is no offer.
_TITLES = """
    acceptable use|announcing|api reference|case study|case studies|change log|changelog|code of
    conduct|contributing to|cookie policy|{customer|success} {story|stories}|frequently asked questions|how to|
    introducing|join our team|open positions|postmortem|post mortem|privacy {policy|notice}|recap|
    release notes|terms {of|and|&}|top 10|tutorial|upgrading {to|from}|we are hiring|we're hiring|
    webinar|what is|what are|what's new|whitepaper|white paper|wrap up
"""

#: The same, where it is most of the title.
_TITLE_WORDS = """
    about|about us|agreement|announcement|architecture|awesome|benchmark|benchmarks|careers|changes|
    conference|contact|contributing|contributors|documentation|docs|events|faq|gdpr|glossary|guide|
    guidelines|handbook|history|imprint|interview|jobs|legal|licence|license|manual|meetup|news|
    policy|press|privacy|reference|release|releases|roadmap|styleguide|summit|team|terms|thank you
"""

#: Headings of a manual.
_MANUAL = """
    api|arguments|authentication|best practices|build|building|building from source|code of conduct|
    commands|compatibility|config|configuration|configure|contribute|contributing|contributors|
    data collected|debugging|dependencies|development|documentation|events|example|examples|faq|
    further reading|getting started|host|import|install|installation|installing|introduction|
    known issues|licence|license|limitations|log collection|logs|maintainers|metric collection|
    metrics|monitors|next steps|notes|operator|options|overview|parameters|permissions|
    prerequisites|quick start|quickstart|reference|references|related projects|release notes|
    requirements|run|running|security policy|service checks|set up|settings|setup|support|syntax|
    table of contents|tests|testing|tl;dr|traces|troubleshooting|tutorial|uninstall|
    uninstallation|uninstalling|update|upgrade|upgrading|usage|validation|values|verify|versioning
"""

#: What a document says of itself.
_SAYS_SO = """
    in this {post|blog post|article|tutorial|guide|section|chapter|paper|recipe|walkthrough|case
    study}|this {post|article|tutorial|guide|blog post} {is|was|shows|explains|describes|covers|
    explores|walks|will|looks|examines}|years of {professional|work|relevant|industry} experience|
    equal opportunity employer|{this|these} {agreement|terms|policy} {is|are|applies|apply|sets|
    governs|govern}|in this role|we {are|were} hiring|we're
    {hiring|seeking a}|we are seeking a|{posted|published|written} by
"""

#: Headings that only an article has.
_ARTICLE = """
    conclusion|conclusions|final thoughts|further reading|in conclusion|key takeaways|related
    {articles|posts|reading}|summary and outlook|tl;dr|wrapping up
"""

#: Headings of other sorts, each of which is told by two of them.
_BY_TWOS = {
    "story": """
        background|challenge|challenges|impact|outcome|outcomes|problem|result|results|solution
    """,
    "job": """
        about {the role|you}|application process|interview process|nice to have|our values|perks|
        qualifications|responsibilities|what {you'll|you will|we} {be doing|do|offer|need}|
        who you are|your {profile|responsibilities|skills|tasks}
    """,
    "event": """
        agenda|date|location|program|programme|registration|schedule|speakers|sponsors|tickets|venue
    """,
}


def is_offer(document: Document, judged: Sequence[Judged]) -> bool:
    """Say whether a document sells something to somebody who will have to run it."""
    read = [one for one in judged if one.statement.block.kind != "navigation"]
    claims = sum(one.standing in ATTENTION for one in read)
    if len(read) < LEAST_STATEMENTS or claims < LEAST_CLAIMS:
        return False
    share = claims / len(read)
    if share < LEAST_SHARE:
        return False
    found = {one.payload for one in _cues().find(_whole_text(document))}
    if _leads_to_trial(document):
        found.add("trial")
    invites = bool(found & _INVITATIONS.keys())
    if len(found) < (LEAST_TURNS if invites else TURNS_UNINVITED):
        return False
    if not invites and share < SHARE_UNINVITED:
        return False
    return not (
        "says so" in found
        or is_signed(document)
        or _is_manual(document, read)
        or _is_list_of_links(read)
        or _is_headed_otherwise(read)
    )


def _whole_text(document: Document) -> str:
    return "\n".join(fold(b.text) for b in document.blocks if b.kind != "code")


def _leads_to_trial(document: Document) -> bool:
    """Say whether a link among the words leads to where one signs up, tries or buys."""
    return any(
        _trial().search(link.href)
        for block in document.blocks
        if block.kind != "navigation"
        for link in block.links
    )


@cache
def _trial() -> re.Pattern[str]:
    return re.compile(
        r"/(?:sign-?up|register|free-trial|trial|(?:book|request)-(?:a-)?demo|demo|buy)"
        r"/?(?:[?#]|$)",
        re.IGNORECASE,
    )


def _is_manual(document: Document, read: Sequence[Judged]) -> bool:
    code = sum(len(block.text) for block in document.blocks if block.kind == "code")
    words = sum(len(one.statement.text) for one in read)
    if code > MOST_CODE * (code + words):
        return True
    instructions = sum(
        any(s.family == "register" and s.name == "instruction" for s in one.signals)
        for one in read
    )
    return instructions > MOST_INSTRUCTIONS * len(read)


def _is_list_of_links(read: Sequence[Judged]) -> bool:
    links = sum(
        one.statement.block.kind == "item"
        and any(link.span.start == 0 for link in one.statement.links)
        for one in read
    )
    return links > MOST_LINKS * len(read)


def _is_headed_otherwise(read: Sequence[Judged]) -> bool:
    """Say whether title and headings are those of another sort of document."""
    heads = [one for one in read if one.statement.block.kind in ("title", "heading")]
    if not heads:
        return False
    texts = [fold(one.statement.text).strip(" .:!?") for one in heads]
    # A heading far down is a question answered, and not what the page is.
    is_title = any(heads[0] is one for one in read[:TITLE_WITHIN])
    if is_title and any(one.payload == "titles" for one in _heads().find(texts[0])):
        return True
    # What is most of a heading is what it is about.
    names = [
        {o.payload for o in _heads().find(text) if 2 * (o.end - o.start) >= len(text)}
        for text in texts
    ]
    if (is_title and "title words" in names[0]) or any(
        "article" in some for some in names
    ):
        return True
    if any(sum(sort in some for some in names) >= 2 for sort in _BY_TWOS):
        return True
    if len(heads) < LEAST_HEADINGS:
        return False
    manual = sum("manual" in some for some in names)
    dated = sum(any(q.role in ("version", "date") for q in o.quantities) for o in heads)
    return manual >= MOST_MANUAL_HEADINGS * len(
        heads
    ) or dated >= MOST_DATED_HEADINGS * len(heads)


@cache
def _cues() -> PhraseSet[str]:
    return gather({**_INVITATIONS, **_TURNS, "says so": _SAYS_SO})


@cache
def _heads() -> PhraseSet[str]:
    return gather(
        {
            "titles": _TITLES,
            "title words": _TITLE_WORDS,
            "manual": _MANUAL,
            "article": _ARTICLE,
            **_BY_TWOS,
        }
    )

"""What stands round a page's matter says so: the phrases that pages use for it."""

from __future__ import annotations

import re

#: A phrase that labels what stands round the matter has no more words than this.
LONGEST_LABEL = 12

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_TIME = r"(?:,?\ (?:at\ )?\d{1,2}:\d\d(?::\d\d)?(?:\ ?[ap]m)?)?"
_DATE = (
    rf"(?:{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?(?:,?\ \d{{4}})?"
    rf"|\d{{1,2}}\ {_MONTH}(?:\ \d{{4}})?|\d{{4}}-\d\d-\d\d){_TIME}"
)

#: A name as it is signed with.
_NAME = r"(?-i:[A-Z][\w.'-]*(?:\ [A-Z][\w.'-]*){0,2})"

#: Things that are listed beside an article, to be read next.
_LISTED = r"""(?:posts?|articles?|stories|reading|projects?|products?|pages?|topics?|news|
    entries|links?|videos?|episodes?|questions?|guides?|releases|letters?|recipes?|talks?)"""

# What sells must not be taken for one of these ("Update in one click", "See more with
# less"): each is tied down by what follows it.
_LABEL = re.compile(
    rf"""(?xi:
    skip\ to\ .{{1,40}} | jump\ to\ .{{1,40}} | (?:back\ to\ )?top(?:\ of\ page)? |
    bottom\ of\ page | (?:about\ )?\d+\ min(?:ute)?s?\ (?:to\ )?(?:read|listen).{{0,20}} |
    share(?:\ this)?(?:\ (?:on|via)\ {_NAME}|\ (?:article|post|page|link))? |
    share:.{{0,60}} | (?:copy|email|print)(?:\ (?:link|this|page))? |
    printer-friendly\ version | follow(?:\ us.{{0,20}})? | subscribe(?:\ now)? |
    sign\ (?:up|in|out) | log\ ?(?:in|out)(?:\ to\ .{{0,30}})? |
    add\ to\ (?:cart|basket|bag) | (?:read|learn|see|show|view|load)\ (?:more|all|next)
       (?:\ {_LISTED})? | helpful\??(?:\ \(?\d+\)?)? | reply | report |
    leave\ a\ (?:comment|reply) | (?:next|prev|previous)(?:\ (?:post|article|page|chapter))? |
    advertisement | sponsored | ad | edit(?:\ (?:this|on)\ .{{0,20}})? |
    (?:on|in)\ this\ (?:page|article) | retrieved\ from\ ["“]?https?:.{{0,200}} |
    (?:last\ )?(?:updated?|modified|edited|published|posted)(?:\ (?:on|in))?:?\ {_DATE}
       (?:\ by\ {_NAME})? |
    (?:last\ )?(?:updated|modified|edited|published|posted):\ .{{0,50}} |
    written\ by:?\ {_NAME} | by\ {_NAME} |
    (?:category|categories|tags?|filed\ under|hits|views):\ ?.{{0,60}} |
    (?:on\ )?{_DATE}(?:\ ?[•·|]\ ?.{{0,40}})? |
    [\d.,]+k?\ (?:likes?|comments?|shares?|views?|followers?|claps?|reactions?) |
    you\ are\ here:?.{{0,100}} | was\ this\ (?:page|article)\ helpful.{{0,20}} |
    accept(?:\ all)?\ cookies | accept\ all | reject\ all | all\ rights\ reserved\W?
    )"""
)

_RIGHTS = re.compile(
    r"(?i:©|\(c\) (?:19|20)\d\d|copyright (?:19|20|©)|all rights reserved)"
)

_OPENING = re.compile(
    rf"""(?xi:
    you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested\ in)\W? |
    (?:related|recommended|suggested|similar|popular|trending|recent|latest|further|other|
       more|next|most\ (?:viewed|read|popular|shared))\ (?:\w+\ )?{_LISTED}
       (?:\ (?:from|in|on|for|by|about)\b.*)? | most\ (?:viewed|read) |
    (?:customers|others|people|readers)\ also\ (?:looked|viewed|bought|read|liked)\b.* |
    explore\ more\ (?:on\b.*|{_LISTED}) | more\ (?:from|by)\ {_NAME}.* |
    also\ (?:from|in|on)\ this\b.* | related | recommended(?:\ (?:from|for)\ .*)? |
    (?:read|up|what's)\ next\W? | (?:keep|continue)\ reading | read\ (?:this\ next|also)\W? |
    \d+\ (?:comments?|responses|replies|thoughts\ on)\b.* | comments | thoughts\ on\ “.* |
    (?:leave|post|write|add)\ a\ (?:comment|reply).* |
    join\ the\ (?:discussion|conversation|mailing\ list)\W? | discussion\ \(\d+\) |
    (?:written|posted)\ by\ {_NAME} | about\ the\ author.* |
    (?:share|tweet)\ this(?:\ (?:post|article|page))? | tags: | blogroll |
    (?:get|join)\ (?:the|our)\ (?:\w+\ )?(?:newsletter|letter|list)\W? |
    subscribe(?:\ to\b.*)? | newsletter | (?:login|log\ in)(?:\ form)? | search\ form |
    who's\ online | follow\ us.* | site\ navigation | (?:on|in)\ this\ (?:page|article)\W? |
    table\ of\ contents | advertisement | was\ this\ (?:page|article)\ helpful.* |
    quick\ links
    )"""
)


def is_label(text: str) -> bool:
    """Say whether a short text is what a page labels its surroundings with."""
    return _LABEL.fullmatch(text) is not None


def names_rights(text: str) -> bool:
    """Say whether a text tells whose the page is, as a page's foot does."""
    return _RIGHTS.search(text) is not None


def opens_surroundings(heading: str) -> bool:
    """Say whether a heading is that of what stands round the matter."""
    return _OPENING.fullmatch(heading) is not None

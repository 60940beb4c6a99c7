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

_LABEL = re.compile(
    rf"""(?xi:
    skip\ to\ .{{1,40}} | jump\ to\ .{{1,40}} | (?:back\ to\ )?top(?:\ of\ page)? |
    bottom\ of\ page | (?:about\ )?\d+\ min(?:ute)?s?\ (?:to\ )?(?:read|listen).{{0,20}} |
    share(?:\ this)?(?:\ (?:on|via|article|post|page|link)\b.{{0,30}})? | share:.{{0,60}} |
    (?:copy|email|print)(?:\ (?:link|this|page))? | printer-friendly\ version |
    follow(?:\ us.{{0,20}})? | subscribe(?:\ now)? | sign\ (?:up|in|out) |
    log\ ?(?:in|out)(?:\ to\ .{{0,30}})? | add\ to\ (?:cart|basket|bag) |
    (?:read|learn|see|show|view|load)\ (?:more|all|next)(?:\ .{{0,20}})? |
    helpful\??(?:\ \(?\d+\)?)? | reply | report | leave\ a\ (?:comment|reply) |
    (?:next|prev|previous)(?:\ (?:post|article|page|chapter))? |
    advertisement | sponsored | ad | edit(?:\ (?:this|on)\ .{{0,20}})? |
    (?:on|in)\ this\ (?:page|article) | retrieved\ from\ .{{0,200}} |
    (?:last\ )?(?:updated?|modified|edited|published|posted)(?:\ (?:on|by|in))?:?\ .{{0,50}} |
    written\ by:?\ .{{0,40}} | by\ [\w.'-]+(?:\ [\w.'-]+){{0,2}} |
    (?:category|categories|tags?|filed\ under|hits|views)\b:?\ ?.{{0,60}} |
    {_DATE} | (?:on\ )?{_DATE}\W.{{0,50}} |
    [\d.,]+k?\ (?:likes?|comments?|shares?|views?|followers?|claps?|reactions?) |
    you\ are\ here:?.{{0,100}} | was\ this\ (?:page|article|helpful).{{0,40}} |
    accept(?:\ all)?(?:\ cookies)? | reject(?:\ all)? | all\ rights\ reserved\W?
    )"""
)

_RIGHTS = re.compile(
    r"(?i:©|\(c\) (?:19|20)\d\d|copyright (?:19|20|©)|all rights reserved)"
)

_OPENING = re.compile(
    r"""(?xi:
    (?:you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested).*) |
    (?:related|recommended|suggested|similar|popular|trending|recent|latest|further|other|
       more|next)\ (?:\w+\ )?(?:posts?|articles?|stories|reading|projects?|products?|
       pages?|topics?|news|entries|links?|videos?|episodes?|questions?|guides?|
       resources?|letters?|recipes?|talks?)(?:\ (?:from|in|on|for|by|like|about|you)\b.*)? |
    (?:customers|others|people|readers)\ (?:also|who)\b.* |
    most\ (?:viewed|read|popular|shared|commented)\b.* | explore\ more\b.* |
    (?:also|more(?:\ \w+)?)\ (?:from|by|in|on|like)\b.* |
    related | recommended(?:\ (?:from|for)\ .*)? |
    (?:read|up|what's)\ next\W? | (?:keep|continue)\ reading | read\ (?:more|this\ next|also)\W? |
    (?:\d+\ )?(?:comments?|responses|replies|thoughts\ on)\b.* |
    (?:leave|post|write|add)\ a\ (?:comment|reply).* | join\ the\ (?:discussion|conversation|
       mailing\ list).* | discussion\ \(\d+\) | reviews\ \(\d+\) |
    (?:written|posted)\ by\b.* | about\ the\ author.* |
    (?:share|tweet)\ (?:this|the|on)\b.* | tags:? | categories | archives? | blogroll | meta |
    (?:subscribe|sign\ up)\b.* | (?:get|join)\ (?:the|our)\ .*(?:newsletter|letter|list|inbox).* |
    newsletter | (?:login|log\ in|search)(?:\ form)? | who's\ online | follow\ us.* |
    (?:site\ )?navigation | (?:on|in)\ this\ (?:page|article)\W? | table\ of\ contents | contents |
    advertisement | was\ this\ (?:page|article|helpful).* | quick\ links | legal
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

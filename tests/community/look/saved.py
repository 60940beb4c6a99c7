"""The staged thread of the samples as pages that a browser has saved.

Their markup is what Discourse sends to programs (`app/views/topics/show.html.erb`: posts
are `.topic-body.crawler-post`), what it puts into every page (`#data-preloaded`), what a
browser has shown (`article[data-post-id]`), and what Hacker News sends.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from html import escape
from pathlib import Path

WRITTEN = Path(__file__).parents[1] / "importers" / "written"
sys.path.insert(0, str(WRITTEN))

from forum import DAY, PEOPLE, THREADS  # noqa: E402

TITLE, _, _, POSTS = THREADS[1]
SAID = [(name, DAY + timedelta(minutes=minutes), text) for name, minutes, text in POSTS]
NUMBERS = {name: n for n, name in enumerate(PEOPLE, 1)}


def head(more=""):
    canonical = (
        '<link rel="canonical" href="https://forum.example/t/anyone-using/12" />'
    )
    return f"<!DOCTYPE html><html><head><title>{TITLE} - Backup - Forum</title>{canonical}{more}"


def for_crawlers():
    posts = "".join(
        f"""
      <div id='post_{n}' itemprop='comment' itemscope itemtype='http://schema.org/Comment' class='topic-body crawler-post'>
        <div class='crawler-post-meta'>
          <span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person">
            <a itemprop="url" rel='nofollow' href='https://forum.example/u/{name}'><span itemprop='name'>{name}</span></a>
          </span>
            <span class="crawler-post-infos">
                <time itemprop='datePublished' datetime='{at:%Y-%m-%dT%H:%M:%SZ}' class='post-time'>
                  {at:%B %d, %Y}
                </time>
                <meta itemprop='dateModified' content='{at:%Y-%m-%dT%H:%M:%SZ}'>
            <span itemprop='position'>{n}</span>
            </span>
        </div>
        <div class='post' itemprop='text'>
          <p>{escape(text)}</p>
        </div>
      </div>"""
        for n, (name, at, text) in enumerate(SAID, 1)
    )
    return (
        f"{head()}</head><body class='crawler'><div itemscope "
        f"itemtype='http://schema.org/DiscussionForumPosting'>{posts}</div></body></html>"
    )


def preloaded():
    topic = (WRITTEN / "discourse-topic.json").read_text("utf-8")
    stored = {"site": "{}", "topic_12": json.dumps(json.loads(topic))}
    held = escape(json.dumps(stored), quote=True)
    return (
        f'{head()}</head><body><div class="hidden" id="data-preloaded" '
        f'data-preloaded="{held}"></div><section id="main"></section></body></html>'
    )


def as_shown():
    posts = "".join(
        f'<div class="topic-post"><article id="post_{n}" data-post-id="{100 + n}" '
        f'data-topic-id="12" data-user-id="{NUMBERS[name]}" role="region"><div class="post-infos">'
        f'<a class="post-date" href="/t/12/{n}"><span class="relative-date" '
        f'data-time="{int(at.timestamp() * 1000)}" data-format="tiny">1d</span></a></div>'
        f'<div class="regular contents"><div class="cooked"><p>{escape(text)}</p></div></div>'
        "</article></div>"
        for n, (name, at, text) in enumerate(SAID, 1)
    )
    return f'{head()}</head><body><div class="post-stream">{posts}</div></body></html>'


def hacker_news():
    (opener, opened, asked), *replies = SAID
    top = (
        '<table class="fatitem" border="0"><tr class="athing submission" id="1004"><td '
        'class="title"><span class="titleline"><a href="item?id=1004">'
        f'{escape(TITLE)}</a></span></td></tr><tr><td class="subtext"><span class="subline">'
        f'<span class="score" id="score_1004">9 points</span> by <a href="user?id={opener}" '
        f'class="hnuser">{opener}</a> <span class="age" title="{opened:%Y-%m-%dT%H:%M:%S} '
        f'{int(opened.timestamp())}"><a href="item?id=1004">1 day ago</a></span></span></td></tr>'
        f'<tr><td></td><td><div class="toptext">{escape(asked)}</div></td></tr></table>'
    )
    rows = "".join(
        f'<tr class="athing comtr" id="{1004 + n}"><td><table border="0"><tr>'
        f'<td class="ind" indent="{n % 2}"><img src="s.gif" height="1" width="0"></td>'
        '<td valign="top" class="votelinks"></td><td class="default"><div><span class="comhead">'
        f'<a href="user?id={name}" class="hnuser">{name}</a> <span class="age" '
        f'title="{at:%Y-%m-%dT%H:%M:%S} {int(at.timestamp())}"><a href="item?id={1004 + n}">1 day '
        f'ago</a></span></span></div><br><div class="comment"><div class="commtext c00">'
        f'{escape(text)}</div><div class="reply"></div></div></td></tr></table></td></tr>'
        for n, (name, at, text) in enumerate(replies, 1)
    )
    gone = (
        '<tr class="athing comtr" id="1900"><td><table border="0"><tr><td class="ind" '
        'indent="0"></td><td class="default"><div class="comment">[flagged]</div></td></tr>'
        "</table></td></tr>"
    )
    return (
        f'<html lang="en"><head><title>{escape(TITLE)} | Hacker News</title></head><body>'
        f'{top}<table class="comment-tree">{rows}{gone}</table></body></html>'
    )


PAGES = {
    "for programs": for_crawlers,
    "preloaded": preloaded,
    "as shown": as_shown,
    "Hacker News": hacker_news,
}

"""Links as ordinary pages have them, for authored statements that were written without.

Whoever writes about sources links to sources: of the links in the authored pages seven
in ten stand by a supported statement, and on ordinary pages hardly one does. A model
that learns from the former alone takes every link for a source. So some statements
get one of the links that support nothing: to a page of documentation, a sign-up, a
product, a repository, the words being those of the statement.
"""

from __future__ import annotations

from zlib import crc32

from holdwater.claims.features import tokens
from holdwater.claims.lexicon import classes_of

#: One statement in so many has a link.
ONE_IN = 4

#: A statement of so few words is linked as a whole, as labels in lists are.
WHOLE_UP_TO = 4

#: Where links of ordinary pages lead; ``{words}`` are those that are linked.
_ANYWHERE = (
    "/docs/{words}",
    "https://docs.hollinbrook.example/{words}",
    "https://docs.hollinbrook.example/latest/guides/{words}.html",
    "https://www.hollinbrook.example/features/{words}",
    "https://www.hollinbrook.example/products/{words}/",
    "https://hollinbrook.example/{words}?utm_source=readme&utm_medium=listing",
    "https://www.hollinbrook.example/solutions/{words}",
    "/{words}",
    "#{words}",
    "https://www.hollinbrook.example/",
    "https://app.hollinbrook.example/signup",
)
_BY_PLAIN_WORDS = (
    "./docs/{words}.md",
    "https://github.com/hollinbrook/{words}",
    "https://github.com/hollinbrook/hollinbrook/blob/main/{words}.md",
    "https://github.com/hollinbrook/hollinbrook/issues/4127",
    "https://github.com/hollinbrook/hollinbrook/pull/880",
    "https://www.npmjs.com/package/{words}",
    "https://en.wikipedia.org/wiki/{words}",
    "https://{words}.example/",
    "https://www.youtube.com/watch?v={words}",
    "/blog/{words}",
    "https://www.hollinbrook.example/blog/2025/03/{words}/",
    "/pricing",
    "/download",
    "/contact",
    "/integrations/{words}",
    "https://chat.hollinbrook.example",
)


def ordinary_link(text: str, *, is_plain: bool) -> tuple[str, str] | None:
    """Return a link for a statement, words and target, or None: the same every time.

    Words of evidence are not linked where something is claimed: the link might be a
    source.
    """
    drawn = crc32(text.encode())
    words = text.split()
    if drawn % ONE_IN or not words:
        return None
    drawn //= ONE_IN
    if len(words) > WHOLE_UP_TO:
        length = 1 + drawn % WHOLE_UP_TO
        start = drawn // 7 % (len(words) - length + 1)
        words = words[start : start + length]
    linked = " ".join(words).strip(".,:;!?()")
    told = tokens(linked)
    if not is_plain and any("evidence" in classes_of(word) for word in told):
        return None
    targets = _ANYWHERE + _BY_PLAIN_WORDS if is_plain else _ANYWHERE
    slug = "-".join(word for word in told if word.isalnum()) or "more"
    return linked, targets[drawn // 61 % len(targets)].format(words=slug)

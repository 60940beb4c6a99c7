"""What of a post is its author's own: no quotation, no code, no address."""

from __future__ import annotations

#: What somebody else wrote, what is code, and addresses: a reply's own words are the rest.
_NOT_ITS_OWN = r"(?ims)\[quote.*?\[/quote\]|```.*?```|https?://\S+|^[ \t]*>[^\n]*$"
_HAS_SUCH = " OR ".join(
    f"contains({{text}}, '{one}')" for one in (">", "://", "```", "[")
)


def own_words(text: str) -> str:
    """Tell what a text says: its own words, in small letters. Most have no others."""
    return (
        f"CASE WHEN {_HAS_SUCH.format(text=text)} "
        f"THEN regexp_replace(lower({text}), '{_NOT_ITS_OWN}', ' ', 'g') "
        f"ELSE lower({text}) END"
    )

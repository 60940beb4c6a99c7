"""Say whether a document is a contract or a policy: what a promise elsewhere rests on.

*We never sell your data* asks on a page that sells for the policy that says so. In that
policy it is the term itself, and whoever reads it has it before them. Such a document is
known by its title, or by the first heading that stands there.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from holdwater.model.document import Document
from holdwater.text.patterns import fold

#: A title stands among so many first blocks, and has at most so many words.
_WITHIN = 4
_LONGEST = 9


def is_contract(document: Document) -> bool:
    """Say whether a document is a contract or a policy. Unsure, it is none."""
    heads = (one for one in document.blocks if one.kind in ("title", "heading"))
    first = next(islice(heads, 1), None)
    if first is None or first not in document.blocks[:_WITHIN]:
        return False
    title = fold(first.text).strip(" .:!")
    return len(title.split()) <= _LONGEST and _titles().search(title) is not None


@cache
def _titles() -> re.Pattern[str]:
    """Look for what contracts and policies are called, and for nothing told about one."""
    return re.compile(
        r"(?<!has a )(?<!why )(?<!your )\b(?:privacy|cookies?|refunds?|returns?|cancellation|acceptable use"
        r"|fair use|data retention|disclosure) (?:policy|notice|statement)\b"
        r"(?! (?:builder|examples?|generator|management|manager|software|templates?|tool))"
        r"|\bterms (?:of (?:service|use|sale)|and conditions|& conditions)\b"
        r"(?! (?:examples?|generator|templates?))"
        r"|^(?:legal notice|imprint|disclaimer|terms|conditions of use|privacy)$"
        r"|\bend user licen[cs]e agreement\b|\b(?:licen[cs]e|service level|subscription"
        r"|data processing|customer|master services?) (?:agreement|addendum)$"
    )

"""What struck words promise to do, in the form in which one asks for it.

*Ensures high availability* and *ensuring high availability* are both asked about as
*ensure “high availability”*: “By which means does it …?” What is quoted stands there.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.text.verbs import forms_of

#: Verbs of promises, as the rules look for them.
_VERBS = """
    accelerate allow assure avoid boost block cut decrease defend deliver empower enable end
    enhance ensure eliminate erase fortify guarantee guard harden help improve
    increase keep let limit lower maintain minimize mitigate modernize optimize preserve prevent protect
    provide reduce remove safeguard secure shield shorten simplify stop streamline
    strengthen transform
"""


#: Behind these what looked like a verb is a noun: *guarantees of consistency*.
_NOUN_GOES_ON = r"(?:about|and|are|at|for|from|in|is|of|on|to|with)\b"


@cache
def _bases() -> dict[str, str]:
    """Map the present forms of each verb to its base; a past one may be an adjective."""
    bases: dict[str, str] = {}
    for verb in _VERBS.split():
        forms = forms_of(verb)
        bases |= dict.fromkeys((forms.base, forms.third, forms.gerund), verb)
    return bases


def before_another_deed(clause: str) -> str:
    """Cut a clause before *and* joins one more deed to its first.

    *Reduces risk | and strengthens trust*, *reducing load | and mending faults*.
    """
    first, _, _ = clause.partition(" ")
    for joint in re.finditer(r" and ([a-z]+) (?=\w)", clause):
        is_alike = first.endswith("ing") and joint[1].endswith("ing")
        if is_alike or joint[1] in _bases():
            return clause[: joint.start()]
    return clause


def deed_of(words: str) -> str | None:
    """Return words with their first verb in its base form, the others quoted.

    None where they open with no verb of a promise, or name nothing behind it.
    """
    opened = re.match(rf"([A-Za-z]+) (?!{_NOUN_GOES_ON})(?=\w)", words)
    base = _bases().get(opened[1].lower()) if opened else None
    return f"{base} “{words[opened.end() :]}”" if opened and base else None

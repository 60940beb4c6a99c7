"""What struck words promise to do, in the form in which one asks for it.

*Ensures high availability* and *ensuring high availability* are both asked about as
*ensure “high availability”*: “By which means does it …?” What is quoted stands there,
a long clause as far as is short.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.check.quoting import without_loose_ends
from holdwater.model.span import Span
from holdwater.text.clauses import end_of_clause
from holdwater.text.verbs import forms_of
from holdwater.text.word_classes import is_adjective

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


#: A clause of no more words is quoted whole.
_LONGEST_CLAUSE = 12


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


def clause_of(text: str, struck: Span) -> str:
    """Return what struck to the end of its clause, cut where that is too long."""
    end = end_of_clause(text, struck.end)
    if "," in text[struck.start : end] and (last := _last_of_list().match(text, end)):
        end = last.end()
    if text[end : end + 1] in _CLOSING and _is_quoted(text[struck.start : end]):
        end += 1
    clause = text[struck.start : end]
    clause = re.split(
        r" by \w+ing\b| (?:is|are) (?:so|key|crucial|critical|essential|important|vital)\b",
        clause,
    )[0]
    if _is_quoted(text[: struck.start]):
        clause = re.split(r"[”\"]", clause)[0].rstrip(" ,")
    clause = before_another_deed(clause)
    parts = re.split(r"(, (?!(?:[\w-]+,? ){1,3}and\b))", clause)
    goes_on = len(parts) > _PARTED and (
        ("," in parts[0] and _listed_last(parts[2]))
        or _are_adjectives(*parts[0].split()[-1:], *parts[2].split()[:1])
    )
    clause = "".join(parts[:3]) if goes_on else parts[0]
    clause = re.sub(r" (?:and|even|just|only|or|rather)$", "", clause)
    return clause if len(clause.split()) <= _LONGEST_CLAUSE else cut_short(clause)


#: What closes a quotation; at the end of a text nothing does.
_CLOSING = ('"', "”")


def _is_quoted(before: str) -> bool:
    """Say whether a quotation is open behind some words."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


@cache
def _last_of_list() -> re.Pattern[str]:
    return re.compile(
        r", (?:and|or) (?!(?:can|is|it|that|they|we|will|you|your)\b)[\w-]+"
    )


#: A first part, a comma and a second part.
_PARTED = 2


def _are_adjectives(*words: str) -> bool:
    """Say whether a comma joins words: *a smooth, controlled transition*."""
    return len(words) > 1 and all(is_adjective(word.lower()) for word in words)


def _listed_last(part: str) -> bool:
    """Say whether a list ends here: *and continuity*, but not *and you sleep well*."""
    joined = re.match(r"(?:and|or) (\w+)", part)
    return joined is not None and joined[1].lower() not in _CLAUSE_OPENERS


_CLAUSE_OPENERS = frozenset("can is it that they we will you your".split())


def deed_of(words: str) -> str | None:
    """Return words with their first verb in its base form, the others quoted.

    None where they open with no verb of a promise, or name nothing behind it.
    """
    opened = re.match(rf"([A-Za-z]+) (?!{_NOUN_GOES_ON})(?=\w)", words)
    base = _bases().get(opened[1].lower()) if opened else None
    return f"{base} “{words[opened.end() :]}”" if opened and base else None


#: A quotation of a clause that is cut has at most so many words, and at least so many.
_MOST_OF_A_CLAUSE, _LEAST_OF_A_CLAUSE = 10, 3


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(
        r"(?=[,;:]| (?:and|or|but|with|without|within|for|to|by|in|on|at|from|that|which"
        r"|while|so|as|through|across|using|via|than|when|if|including|are|is)\b)"
    )


def cut_short(clause: str) -> str:
    """Quote as much of a long clause as is short, and show that it goes on."""
    begun = ""
    for cut in _cuts().finditer(clause):
        part = clause[: cut.start()]
        if len(part.split()) > _MOST_OF_A_CLAUSE:
            break
        if len(part.split()) >= _LEAST_OF_A_CLAUSE and not is_adjective(
            part.split()[-1].lower()
        ):
            begun = part
    if not begun:
        opened = re.match(rf"\S+(?:\s+\S+){{0,{_MOST_OF_A_CLAUSE - 1}}}", clause)
        begun = opened[0] if opened else clause
    begun = without_loose_ends(begun)
    return begun if begun == clause else f"{begun} …"

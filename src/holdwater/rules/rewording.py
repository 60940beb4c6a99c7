"""Rules that tell what to say instead: words for words, a verb for *make a …*.

What may be said stands in the role of a phrase, so that it is found with the phrase.
Fills are ``advice`` (*: say “use”*, *: leave it out*), which is empty where nothing is
certain; then there are ``choices``, or ``choice`` if there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.strikes import Matches, Phrases, Strike
from holdwater.text import plain_words
from holdwater.text.patterns import expand
from holdwater.text.plain_words import Plain, read_plain
from holdwater.text.verbs import forms_of

#: Blocks in which every word may have a capital.
_TITLED = frozenset({"heading", "title", "cell", "term", "navigation"})

#: Between *make* and *decision* these change nothing; any other word does.
_ARTICLES = frozenset({"", "a", "an", "the"})

#: What follows the *to* of *changes to*, where no verb does.
_THINGS = frozenset(
    """
    a all an any colleagues customers each employees every everybody everyone her his
    how it its management managers my our staff that the their them these this those
    us users you your
    """.split()
)


def replacing_phrases(pattern: Mapping[str, Any]) -> Phrases:
    """Write out the tables of a pattern, each phrase with what to say instead."""
    tables = (
        plain_words.of_words(pattern.get("words", {})),
        plain_words.of_nouns(pattern.get("nouns", {})),
        plain_words.of_verbs(pattern.get("verbs", {})),
    )
    phrases = {literal: plain for table in tables for literal, plain in table}
    return [
        *((literal, plain.write()) for literal, plain in phrases.items()),
        *((phrase, "unless") for phrase in pattern.get("unless", ())),
    ]


def replacing(
    _: Mapping[str, Any], matches: Matches, candidate: Candidate
) -> list[Strike]:
    """Strike wherever a phrase stands that is not part of a name or barred."""
    barred = [Span(m.start, m.end) for m in matches if m.payload == "unless"]
    strikes = []
    for found in _longest([m for m in matches if m.payload != "unless"]):
        span = Span(found.start, found.end)
        plain = read_plain(found.payload)
        if any(span.meets(other) for other in barred):
            continue
        if not _is_spared(candidate, span, plain):
            strikes.append(_strike(candidate, span, plain))
    return strikes


def _longest(matches: Matches) -> Matches:
    """Leave out what stands inside a longer match."""
    return [
        one
        for one in sorted(matches, key=lambda m: (m.start, -m.end))
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in matches
        )
    ]


def _is_spared(candidate: Candidate, span: Span, plain: Plain) -> bool:
    text, is_titled = candidate.statement.text, _is_titled(candidate)
    if plain_words.stands_in_a_name(text, span, is_titled=is_titled):
        return True
    if plain.form != "noun" and plain_words.is_acronym(text[span.start : span.end]):
        return True  # *IE* is no *ie*
    if plain.form == "noun" and not is_titled and _opens_a_name(text, span):
        return True
    return plain_words.is_noun_here(text, span, plain)


def _is_titled(candidate: Candidate) -> bool:
    return candidate.statement.block.kind in _TITLED


def _opens_a_name(text: str, span: Span) -> bool:
    """Say whether a noun with a capital has another behind it: *Endpoint Manager*."""
    behind = text[span.end :].lstrip()[:2]
    return text[span.start].isupper() and behind[:1].isupper() and behind[1:].islower()


def _strike(candidate: Candidate, span: Span, plain: Plain) -> Strike:
    is_certain = plain.is_certain and plain_words.fits(
        candidate.statement.text, span, plain
    )
    said = plain_words.told(plain.choices)
    if not is_certain:
        name = "choices" if len(plain.choices) > 1 else "choice"
        return Strike(span, (("advice", ""), (name, said)))
    advice = f": say {said}" if plain.choices[0] else ": leave it out"
    return Strike(span, (("advice", advice),), plain.choices[0])


# -- a verb for *make a …* -----------------------------------------------------------


def acting_phrases(pattern: Mapping[str, Any]) -> Phrases:
    """Write out empty verbs, and the acts they open with the verbs that are meant."""
    forms = (forms_of(verb) for verb in pattern.get("verbs", ()))
    opening = [(form, f"verb{at}") for some in forms for at, form in enumerate(some)]
    return opening + [
        (phrase, f"act={verb}")
        for listed, verb in pattern.get("acts", {}).items()
        for phrase in expand(listed)
    ]


def acting(
    _: Mapping[str, Any], matches: Matches, candidate: Candidate
) -> list[Strike]:
    """Strike where an empty verb opens an act, at most one word between them."""
    opening = [m for m in matches if m.payload.startswith("verb")]
    acts = _longest([m for m in matches if m.payload.startswith("act=")])
    strikes = []
    for act in acts:
        before = [m for m in opening if m.end < act.start]
        if not before:
            continue
        verb = max(before, key=lambda m: m.end)
        between = candidate.statement.text[verb.end : act.start].lower().split()
        meant = act.payload.removeprefix("act=")
        is_joined = len(between) < 3 and _is_joined(candidate, verb.end, act.start)
        if not is_joined or _is_purpose(candidate, act.end, meant):
            continue
        places = {m.payload for m in before if m[1:] == verb[1:]}
        form = "gerund" if "verb4" in places else "verb"
        choices = tuple(dict.fromkeys(_forms(meant, places)))
        is_plain = " ".join(between) in _ARTICLES and len(choices) == 1
        span = Span(verb.start, act.end)
        plain = Plain(form, choices, is_certain=is_plain)
        if not _is_spared(candidate, span, plain):
            strikes.append(_strike(candidate, span, plain))
    return strikes


def _forms(verb: str, places: set[str]) -> Iterator[str]:
    forms = forms_of(verb)
    for place in sorted(places):
        yield forms[int(place.removeprefix("verb"))]


def _is_purpose(candidate: Candidate, end: int, meant: str) -> bool:
    """Say whether *to* begins a purpose: *make changes to avoid faults*."""
    if candidate.folded[end - 3 : end] != " to" or meant.endswith(" to"):
        return False
    following = candidate.folded[end:].split()
    return not following or following[0].strip(".,;:") not in _THINGS


def _is_joined(candidate: Candidate, start: int, end: int) -> bool:
    between = candidate.statement.text[start:end]
    return not any(c in between for c in ",.;:()")

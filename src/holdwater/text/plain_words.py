"""Plain words in the place of others, with the grammar kept.

A pack says ``utilise = "use"``; here it is written out in every form, looked at
where it stands, and put in its place: *Utilising* becomes *Using*, *a functionality*
becomes *a feature*, *an endpoint* becomes *a device*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from holdwater.model.span import Span
from holdwater.text.patterns import write_out
from holdwater.text.verbs import forms_of

#: One word, or several to choose from; a list of one is a guess.
Instead = str | list[str]


class Plain(NamedTuple):
    """What may be said instead of some words.

    ``form`` is *words*, *noun*, or a verb's *verb*, *past* or *gerund*. Of
    ``choices`` there is one where it ``is_certain``; an empty one leaves out.
    """

    form: str
    choices: tuple[str, ...]
    is_certain: bool

    def write(self) -> str:
        """Write it as the role of a phrase."""
        mark = "=" if self.is_certain else "?"
        return f"{self.form}{mark}{'|'.join(self.choices)}"


def read_plain(role: str) -> Plain:
    """Read what `Plain.write` wrote."""
    at = next(index for index, c in enumerate(role) if c in "=?")
    choices = tuple(role[at + 1 :].split("|"))
    return Plain(role[:at], choices, role[at] == "=")


# -- what a pack stands for ----------------------------------------------------------


def of_words(table: Mapping[str, Instead]) -> Iterator[tuple[str, Plain]]:
    """Yield phrases with what to say for each.

    Where a phrase stands for several (``{will|may} impact``), what is said instead
    is one for all, or one for each in the same order. Raises ValueError otherwise.
    """
    for phrase, instead in table.items():
        flagged = write_out(phrase)
        columns = [_beside(flagged, one) for one in _listed(instead)]
        for index, words in enumerate(flagged):
            choices = tuple(column[index] for column in columns)
            yield words, Plain(_form_of(words), choices, isinstance(instead, str))


def _form_of(words: str) -> str:
    """Tell by its ending what a single word of a table is a form of."""
    if " " in words:
        return "words"
    return next((f for end, f in _ENDINGS.items() if words.endswith(end)), "words")


_ENDINGS = {"ed": "past", "ing": "gerund"}


def of_nouns(table: Mapping[str, Instead]) -> Iterator[tuple[str, Plain]]:
    """Yield nouns, one and many, with what to say for each."""
    for phrase, instead in table.items():
        for noun in write_out(phrase):
            for number in (str, plural):
                choices = tuple(number(one) for one in _listed(instead))
                yield number(noun), Plain("noun", choices, isinstance(instead, str))


def of_verbs(table: Mapping[str, Instead]) -> Iterator[tuple[str, Plain]]:
    """Yield verbs in every form, with what to say for each.

    Where *-ed* is past and participle at once and the plain verb has two forms,
    neither is certain.
    """
    for phrase, instead in table.items():
        plain = [forms_of(one) for one in _listed(instead)]
        for verb in write_out(phrase):
            own = forms_of(verb)
            places: dict[str, list[int]] = {}
            for place, written in enumerate(own):
                places.setdefault(written, []).append(place)
            for written, at in places.items():
                choices = tuple(dict.fromkeys(forms[i] for forms in plain for i in at))
                is_certain = isinstance(instead, str) and len(choices) == 1
                yield written, Plain(_VERB_FORMS[at[-1]], choices, is_certain)


_VERB_FORMS = ("verb", "verb", "past", "past", "gerund")


def _listed(instead: Instead) -> list[str]:
    return [instead] if isinstance(instead, str) else instead


def _beside(flagged: list[str], instead: str) -> list[str]:
    written = write_out(instead)
    if len(written) == 1:
        return written * len(flagged)
    if len(written) != len(flagged):
        raise ValueError(
            f"{instead!r} stands for {len(written)} phrases, not {len(flagged)}"
        )
    return written


def plural(noun: str) -> str:
    """Write the plural of an English noun, however long: *way in*, *ways in*."""
    head, *rest = re.split(r"( (?:between|for|from|in|of|on|that|to)\b)", noun)
    return _plural(head) + "".join(rest)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


# -- where words stand ---------------------------------------------------------------

#: Before these, a word is a noun or stands by one.
_DETERMINERS = frozenset(
    "a an the our your their its his her my each every no any all these those".split()
)

_PRONOUNS = frozenset("it them this that these those him her me us you".split())

#: A pronoun stands before these: *switch it off*.
_PARTICLES = frozenset("again away back down in off on out over place up".split())

_QUOTES = "\"'“”‘’«»"

#: No word of a sentence has these in it; names of files, settings and pages do.
_IN_NAMES = frozenset("/\\@_=<>{}$#")


def stands_in_a_name(text: str, span: Span, *, is_titled: bool = False) -> bool:
    """Say whether words are part of a name, an address, or are only quoted.

    A capital inside a sentence makes a name; where ``is_titled``, every word may
    have one.
    """
    before, after = _around(text, span)
    if _IN_NAMES & {*before, *after} or before.endswith("-") or after.startswith("-"):
        return True
    if re.search(r"\w\.$", before) or re.match(r"\.\w", after):
        return True
    if before[-1:] in _QUOTES and after[:1] in _QUOTES and before and after:
        return True
    words = text[span.start : span.end]
    if is_titled or not words[0].isupper() or is_acronym(words.split()[0]):
        return False
    return not opens(text, span.start)


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return what is written onto words on either side, without a space."""
    before = text[: span.start]
    after = text[span.end :]
    head = "" if not before or before[-1].isspace() else before.split()[-1]
    tail = "" if not after or after[0].isspace() else after.split()[0]
    return head, tail


def is_acronym(words: str) -> bool:
    """Say whether a word is capitals all through, but for an *s*: *VPN*, *URLs*."""
    return 1 < len(words) <= 6 and words.removesuffix("s").isupper()


def opens(text: str, at: int) -> bool:
    """Say whether a sentence, or what stands like one, begins at ``at``."""
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?:;–—-•*(“"‘'


def is_noun_here(text: str, span: Span, plain: Plain) -> bool:
    """Say whether what could be a verb stands as a noun: *the provision of*."""
    return plain.form == "verb" and _word_before(text, span) in _DETERMINERS


def fits(text: str, span: Span, plain: Plain) -> bool:
    """Say whether a certain replacement also is one in this place.

    Not for *the migrating of* or *the provisioned laptop*, and not where a pronoun
    would have to move: *switch it off*.
    """
    if plain.form not in ("verb", "past", "gerund"):
        return not _would_disagree(text, span, plain)
    before, after = _word_before(text, span), _word_after(text, span)
    has_particle = plain.choices[0].split(" ")[-1] in _PARTICLES
    if plain.form == "gerund" and (after == "of" or before in _DETERMINERS):
        return False
    if plain.form == "past" and has_particle and before in {*_DETERMINERS, "newly"}:
        return False
    return not (has_particle and after in _PRONOUNS)


def _would_disagree(text: str, span: Span, plain: Plain) -> bool:
    """Say whether *is* would stand by many: *a small number of tools is*."""
    if not plain.choices[0].startswith(("many", "a few", "most")):
        return False
    behind = re.split(r"[.,;:]", text[span.end :], maxsplit=1)[0].split()
    return bool({"is", "was", "has"} & set(behind[:6]))


def _word_before(text: str, span: Span) -> str:
    found = re.search(r"([\w'’]+)\s*$", text[: span.start])
    return found[1].lower() if found else ""


def _word_after(text: str, span: Span) -> str:
    found = re.match(r"\s+([\w'’]+)", text[span.end :])
    return found[1].lower() if found else ""


# -- putting them in place -----------------------------------------------------------


def reword(text: str, edits: Iterable[tuple[Span, str]]) -> str | None:
    """Put words in the place of others; None where nothing would be left.

    Edits do not overlap. Capitals are kept, *a* and *an* follow the new word, and
    where the first words go the next begin the sentence.
    """
    for span, instead in sorted(edits, reverse=True):
        before, old, after = (
            text[: span.start],
            text[span.start : span.end],
            text[span.end :],
        )
        starts = opens(text, span.start)
        if instead:
            new = _in_case_of(old, instead, starts=starts)
        else:
            new, after = "", after.lstrip(" ,;")
            if starts:
                after = _capitalised(after)
            if after[:1] in ".!?" or not after:
                before = before.rstrip(" ,;")
        text = _with_article(before, new + after) + new + after
    return text if any(c.isalnum() for c in text) else None


def _in_case_of(old: str, new: str, *, starts: bool) -> str:
    first, *others = old.split() or [old]
    if old.isupper() and (others or len(old) > 6):
        return new.upper()
    if is_acronym(first):
        return _capitalised(new) if starts else new
    return _capitalised(new) if old[0].isupper() else new


def _capitalised(text: str) -> str:
    first = re.match(r"\w+", text)
    is_word = first is not None and first[0].islower()
    return text[:1].upper() + text[1:] if is_word else text


def _with_article(before: str, following: str) -> str:
    """Make the *a* or *an* that ends ``before`` fit the word that follows."""
    article = re.search(r"\b(a)n?(\s+)$", before, re.IGNORECASE)
    word = re.match(r"\w+", following)
    if not article or not word:
        return before
    n = "n" if sounds_open(word[0]) else ""
    return before[: article.start()] + article[1] + n + article[2]


def sounds_open(word: str) -> bool:
    """Say whether a word begins with a vowel as it is spoken: *an hour, a user*."""
    if is_acronym(word):
        return word[0] in "AEFHILMNORSX"
    lowered = word.lower()
    if lowered.startswith(("hour", "honest", "honour", "honor", "heir")):
        return True
    closed = ("use", "usu", "utili", "unit", "uniq", "unif", "univ", "euro", "one")
    return lowered[0] in "aeiou" and not lowered.startswith(closed)


def told(choices: Iterable[str]) -> str:
    """Write choices for people: “a”, “b” or “c”."""
    quoted = [f"“{one}”" for one in choices]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"

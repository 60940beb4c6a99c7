"""What a rule would say instead: few operations on the words it struck.

A pack writes them under ``say``, the best one first:

``drop = "seamlessly"``                    the statement stands without these words
``find = "in {minutes|hours}", put = "…"`` these words give way to others
``find = "…"``                             only where these words stand; alone: say
                                           nothing there, nor what is written below
``add = " (counted […])"``                 put behind the phrase that was struck
``brief = " ([…])"``                       the same where a label has no room

In what is looked for, ``{a|b}`` is either, ``[x]`` may be there, ``<number>`` is a
number, ``<name>`` a word with a capital, ``<some>`` are up to eight words that hold no
other clause, and ``<figure>`` and the like are words the hit fills in. ``^`` is where the statement begins, ``$`` where
its words end, ``;`` where a clause does. In what is put there, ``{1}`` are the words
that the first of all these took. It holds no figure and no capital of its own: it
cannot add a fact or a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit, Say
from holdwater.model.span import Span
from holdwater.rules.say_patterns import FILLS, SLOTS, pattern_of
from holdwater.rules.say_places import behind_its_circumstances, stands_in_a_list
from holdwater.text.clauses import end_of_clause, end_of_phrase, end_of_words
from holdwater.text.editing import Edit, with_articles
from holdwater.text.gaps import GAP
from holdwater.text.later import later
from holdwater.text.modifiers import take_out
from holdwater.text.word_classes import promises

_KEYS = frozenset({"drop", "find", "put", "add", "brief"})

_SLOT = later(r"\{(\w+)\}")

#: What stands more words behind the words it concerns belongs to others.
_FAR_WORDS = 4

#: An amount that is told already, a way that is told or only possible, a source that
#: is named, and a verb whose subject a bracket would cut off.
_AMOUNT = later(r"(?i)\s+(?:in half|from|to|with|through|using|via|thanks)\b")
_NO_WAY = later(
    r"^use\b|\b(?:by|can|could|may|might|should|if|recommend|want|goals?|aims?|hopes?|dedicated"
    r"|committed)\b"
)

#: What is advised has no source to name, and no figure that was measured.
_ADVISED = later(
    r"\b(?:should|must|could|might|may|ought to|had better|ideally|recommend\w*"
    r"|ready to|how to|(?<!you )needs? to|ha(?:s|d|ve) to)\b"
)

#: Names that are told already: *leaders, such as Acme*.
_NAMED_ALREADY = later(r",? (?:such as|including|like|among them) \S")

#: An abbreviation in brackets belongs to the words before it.
_SHORTENED = later(r" \([A-Z][\w-]*\)")
_SOURCED = later(
    r"(?i)\b(?:data (?:says?|shows?)|according|based on|survey|report|study|benchmark)\b"
)
_VERB = later(
    r"\s+(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should)\b"
)

#: A label of at most so many words has no room for the long form.
_BRIEF_WORDS = 6


def check_say(plain: Any, *, standing: str) -> None:
    """Raise ValueError where what a pack writes under ``say`` is not well formed."""
    if not isinstance(plain, list):
        raise ValueError("`say` is no list")
    for one in plain:
        if not isinstance(one, dict) or not one:
            raise ValueError(f"`say` holds {one!r}, and not a table of operations")
        for key, value in one.items():
            if key not in _KEYS:
                raise ValueError(f"`say` knows no {key!r}")
            if not isinstance(value, str):
                raise ValueError(f"`say`: {key} is no text")
            if key in ("drop", "find", "add") and not value.strip("^$; "):
                raise ValueError(f"`say`: {key} is empty")
        _check_operations(one, standing=standing)


def _check_operations(one: Mapping[str, str], *, standing: str) -> None:
    _check_company(set(one))
    if standing == "puffery" and "add" in one and not {"drop", "put"} & set(one):
        raise ValueError("`say` leaves praise where it is, and no gap answers praise")
    if "add" in one and GAP not in one["add"]:
        raise ValueError(f"what `say` adds leaves no gap {GAP}: {one['add']!r}")
    wanted = one.get("drop") or one.get("find") or ""
    for slot in re.findall(r"<(\w*)>", wanted):
        if slot not in SLOTS:
            raise ValueError(f"`say` looks for <{slot}>, which nothing fills")
    groups = pattern_of(wanted).groups
    for key in ("put", "add", "brief"):
        _check_text(one.get(key, ""), key=key, groups=groups)


def _check_company(keys: set[str]) -> None:
    """Refuse operations that cannot stand together, or cannot stand alone."""
    if "drop" in keys and keys & {"find", "put"}:
        raise ValueError("`say` drops words or puts others there, not both")
    if "put" in keys and "find" not in keys:
        raise ValueError("`say` puts words in the place of none: `find` is lacking")
    if not keys & {"drop", "find", "add"}:
        raise ValueError("`say` changes nothing")
    if "brief" in keys and "add" not in keys:
        raise ValueError("`say` is brief instead of nothing: `add` is lacking")


def _check_text(text: str, *, key: str, groups: int) -> None:
    bare = _SLOT.sub("", text)
    if any(c.isdigit() or c.isupper() for c in bare):
        raise ValueError(f"`say` may not bring a figure or a name: {text!r}")
    if re.search(r"[.!?](?:\s|$)", bare.replace(GAP, "")) or set("{}<>|") & set(bare):
        raise ValueError(f"`say` puts no sentence and no brackets there: {text!r}")
    if "…" in bare.replace(GAP, ""):
        raise ValueError(f"a gap is written {GAP}: {text!r}")
    if key != "put" and text and text[0] not in " ,":
        raise ValueError(f"what `say` adds begins with a space or a comma: {text!r}")
    for slot in _SLOT.findall(text):
        is_known = 0 < int(slot) <= groups if slot.isdigit() else slot in FILLS
        if not is_known:
            raise ValueError(f"`say` has no {{{slot}}} to fill in: {text!r}")


def say_of(plain: Mapping[str, str]) -> Say:
    """Make a Say of a table that `check_say` has checked."""
    return Say(
        drop=plain.get("drop"),
        found=plain.get("find"),
        put=plain.get("put"),
        add=plain.get("add"),
        brief=plain.get("brief"),
    )


def rewordings(
    candidate: Candidate, hit: Hit, *, brief: bool = False
) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits of every way to say it instead that fits the statement.

    With ``brief`` all of them take their short form, as those of a label do.
    """
    brief = brief or _is_label(candidate)
    for say in hit.rule.say:
        edits = _edits(candidate, hit, say, brief=brief)
        if edits is None:
            continue
        if not edits:
            return  # nothing better is known
        yield edits


def _edits(
    candidate: Candidate, hit: Hit, say: Say, *, brief: bool
) -> tuple[Edit, ...] | None:
    text = candidate.statement.text
    wanted = say.drop or say.found
    groups: tuple[str, ...] = ()
    edits = []
    at = _end_of_hit(text, hit)
    if wanted:
        match = _matched(candidate, hit, wanted, is_near=say.drop is not None)
        if match is None:
            return None
        groups = _groups(text, match)
        at = match.end() if hit.rule.shape == "learned" else max(at, match.end())
        if say.drop:
            edit = take_out(text, Span(match.start(), match.end()))
            if edit is None:
                return None
            edits.append(edit)
        elif say.put is not None:
            words = _filled(say.put, groups, hit)
            if words is None or (GAP in words and _ADVISED.search(candidate.folded)):
                return None
            edits.append(Edit(match.start(), match.end(), words))
    added = say.brief if brief and say.brief is not None else say.add
    if added:
        addition = _addition(text, at, _filled(added, groups, hit))
        if addition is None:
            return None
        edits.append(addition)
    return tuple(edits)


#: What is known, shown or said goes on so: *to know | where it is used*.
_ASKED_ON = re.compile(r"\s+(?:how|that|what|where|whether|who|why)\b")

_JOINED = re.compile(r" (?:and|or|&) ")


def _addition(text: str, at: int, words: str | None) -> Edit | None:
    """Put words behind the phrase that ends with what is at ``at``, if they fit."""
    end = end_of_phrase(text, at)
    shortened = _SHORTENED.match(text, end)
    if shortened:
        end = shortened.end()
    while text[end : end + 1] in ("×", "%", "+"):
        end += 1
    adverb = re.match(r" \w+ly(?=[.!]?$)", text[end:])
    if adverb:
        end += adverb.end()
    passed = text[at:end]
    is_bracket = words is not None and words.startswith(" (")
    if is_bracket and ", " in passed and not _JOINED.search(passed):
        end = at + passed.index(", ")  # what stands behind is another thing
    if words is None or not _has_room(text, at, end, words):
        return None
    if words.startswith(" (") and text[:end].endswith(")"):
        return None  # two brackets in a row
    end = behind_its_circumstances(text, at, end, words)
    if words.startswith(", ") and end < end_of_words(text):
        words = f" ({words[2:]})"  # lest what follows belongs to it
    return Edit(end, end, words)


def _has_room(text: str, at: int, end: int, words: str) -> bool:
    """Say whether a reader takes what is put at ``end`` for what ends at ``at``.

    A way or an amount is not told twice: *cuts costs by […] by moving*.
    """
    if text.count("(", 0, end) > text.count(")", 0, end):
        return False  # a bracket stands open
    if words.startswith((" (among", " (tested", " (such")) and _NAMED_ALREADY.match(
        text, end
    ):
        return False
    if text.startswith("-", at) or len(text[at:end].split()) > _FAR_WORDS:
        return False
    if stands_in_a_list(text, end, words):
        return False
    if words.startswith(" (keys ") and re.search(r"\bkeys?\b", text.lower()):
        return False  # whose they are is told already
    if words.startswith(" by "):
        if _ADVISED.search(text.lower()) or _ASKED_ON.match(text, end):
            return False
        is_told = _NO_WAY.search(text.lower()) or _AMOUNT.match(text, end)
        return not is_told and not _joins_more(text[:end], text[end:])
    if _SOURCED.search(text) or _ADVISED.search(text.lower()):
        return False
    return not re.match(r"\s+\(", text[end:]) and not _VERB.match(text, end)


def _joins_more(before: str, after: str) -> bool:
    """Say whether what *and* joins is one more thing, not one more deed."""
    joined = re.match(r"\s+(?:and|or) (\w+)", after)
    if not joined:
        return False
    deeds = [
        word for word in before.lower().split()[-_FAR_WORDS:] if word in promises()
    ]
    return not any(
        _form_of(joined[1]) == _form_of(deed)
        for deed in deeds
        if joined[1].lower() in promises()
    )


def _form_of(verb: str) -> str:
    return next((end for end in ("ing", "s") if verb.endswith(end)), "")


def _end_of_hit(text: str, hit: Hit) -> int:
    """Return where the words end that a hit means; an *and* behind them is none."""
    end = min(hit.span.end, end_of_words(text))
    joint = re.search(r"\s(?:and|or|&)$", text[:end])
    return joint.start() if joint else end


def _matched(
    candidate: Candidate, hit: Hit, wanted: str, *, is_near: bool
) -> re.Match[str] | None:
    """Find what is looked for on words that the hit meets, or later in its clause.

    What is to be dropped ``is_near``: the hit meets it.
    """
    text = candidate.statement.text
    pattern = pattern_of(wanted, _fills_in(wanted, hit))
    first = next((at for at, c in enumerate(text) if c.isalnum()), 0)
    last = end_of_words(text)
    for match in pattern.finditer(candidate.folded, 0, last):
        if match.end() <= hit.span.start:
            continue
        until = hit.span.end if is_near else end_of_clause(text, hit.span.end)
        if (
            match.start() < until
            and not (wanted.startswith("^") and match.start() != first)
            and not (wanted.endswith(";") and _goes_on(text, match.end()))
            and _names(text, match)
        ):
            return match
    return None


def _goes_on(text: str, at: int) -> bool:
    """Say whether a clause goes on behind ``at``."""
    return end_of_clause(text, at) != at


def _names(text: str, match: re.Match[str]) -> bool:
    """Say whether every word that has to be a name has a capital."""
    names = (slot for slot in match.re.groupindex if slot.startswith("name"))
    return all(text[match.start(name)].isupper() for name in names)


def _fills_in(phrase: str, hit: Hit) -> tuple[tuple[str, str], ...]:
    if "<" not in phrase:
        return ()
    return tuple(fill for fill in hit.fills if f"<{fill[0]}>" in phrase)


def _groups(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Return the words as written; one that opened the sentence is set small."""
    found = []
    names = set(match.re.groupindex.values())
    for number in range(1, match.re.groups + 1):
        start, end = match.span(number)
        words = text[start:end] if start >= 0 else ""
        if number not in names and not any(c.isalnum() for c in text[: max(start, 0)]):
            first = words.partition(" ")[0]
            if first[1:].islower() or len(first) == 1:
                words = words[:1].lower() + words[1:]
        found.append(words)
    return tuple(found)


def _filled(text: str, groups: tuple[str, ...], hit: Hit) -> str | None:
    fills = dict(hit.fills)
    fills |= {str(at): words for at, words in enumerate(groups, 1)}
    try:
        filled = _SLOT.sub(lambda slot: fills[slot[1]], text)
    except KeyError:
        return None
    return with_articles(re.sub(r"  +", " ", filled))


def _is_label(candidate: Candidate) -> bool:
    """Say whether a statement is a label: a heading, a cell, a few bare words."""
    statement = candidate.statement
    is_short = len(statement.text.split()) <= _BRIEF_WORDS
    is_bare = statement.text[-1:].isalnum()
    return statement.block.kind in ("heading", "cell", "title", "term") or (
        is_short and is_bare
    )

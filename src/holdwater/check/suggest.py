"""A rewording of a statement that could be pasted in its place.

Every rule that struck says how it would put it (`rules/say.py`); all of that is done
to the statement at once, and the result walks down the road again. What still strikes
there is reworded in its turn. A suggestion is made only if in the end nothing is
doubted but its gaps, no name and no number is lost that was not in question, and the
words of links stand as they did. Otherwise there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from holdwater.check.draft import is_draft, waits
from holdwater.check.standing import Decision
from holdwater.model.claim import Candidate
from holdwater.model.rule import LEVELS, Hit
from holdwater.model.span import Span
from holdwater.model.statement import Statement
from holdwater.rules.say import rewordings
from holdwater.text.clauses import end_of_clause
from holdwater.text.editing import Edit, apply_edits, find_again
from holdwater.text.gaps import GAP, gaps, is_quoted
from holdwater.text.later import later
from holdwater.text.sentences import sentences
from holdwater.text.word_classes import is_joining

#: A statement is judged again, as if it stood in the place of the one it rewords.
Look = Callable[[Statement], tuple[Candidate, Decision]]

#: So many ways of each rule are tried, and so often what is left is reworded.
_MOST_WAYS = 3
_MOST_ROUNDS = 4

#: Nobody pastes a sentence that is longer (in characters).
_LONGEST = 600

#: A reader who meets more gaps than these has nothing left to paste.
_MOST_GAPS = 2

#: Evidence in brackets: one is read, more are skipped; in a heading even one is odd.
_BRACKET = later(rf" \([^()]*{re.escape(GAP)}[^()]*\)")

#: Evidence in brackets that parts a verb from what belongs to it: *rely (see […]) on it*.
_PARTS = later(
    rf"\b(?:\w+ed|depends?|rel(?:y|ies)) \([^()]*{re.escape(GAP)}[^()]*\) (?:by|on|upon)\b"
)

#: So begins what points to other pages, and what tells what one will say.
_POINTS = later(
    r"(?:see|learn|read|watch|discover|check out|find out|explore|if|whether|how|why|what|here)\b",
    re.IGNORECASE,
)

#: What was code or markup before it was read.
_MARKUP = later(r"[{}<>\\]|\*/|/\*")

#: Blocks where others speak, or where a word is all there is.
_UNTOUCHED = frozenset({"quote", "cell", "navigation"})

#: Blocks that name what follows, and hold no evidence.
_NAMING = frozenset({"heading", "title", "term"})

#: Praise that is left makes a gap beside it look like mockery.
_PRAISE = later(
    r"(?<![\w-])(?:amazing|awesome|beautiful(?:ly)?|best-in-class|brilliant|countless"
    r"|cutting-edge|delightful|effortless(?:ly)?|excellent|exceptional|expertly"
    r"|extraordinary|fantastic|game-changing|great|impressive|incredibl[ey]|innovative"
    r"|compelling|empower(?:s|ed|ing)?|futuristic|next-generation|re(?:defin|imagin)(?:es?|ed|ing)"
    r"|revolutioni[sz](?:es?|ed|ing)|state-of-the-art|supercharg(?:es?|ed|ing)"
    r"|un(?:leash|lock)(?:e?s|ed|ing)?"
    r"|leading|magical|optimal|outstanding|perfect(?:ly)?|powerful|powerhouse|premier"
    r"|revolutionary|robust|seamless(?:ly)?|stunning|superb|superior|ultimate|unmatched"
    r"|(?:industry|market|world|class)-leading"
    r"|unparalleled|unrivall?ed|world-class|wonderful)(?![\w-])",
    re.IGNORECASE,
)

#: Fewer words than these say too little to be worth pasting.
_FEWEST_IN_A_LABEL, _FEWEST_WORDS = 2, 3
_FEWEST_BARE_WORDS = 5


class _Answer(NamedTuple):
    """What a rule would say instead of a hit; no edits where it knows nothing."""

    hit: Hit
    edits: tuple[Edit, ...]


class _Rewording(NamedTuple):
    """A statement reworded, and the rules that left a gap in it."""

    statement: Statement
    answered: frozenset[str]


def suggest(candidate: Candidate, hits: Iterable[Hit], look: Look) -> str | None:
    """Return a rewording that answers every hit, or None where none is good enough.

    ``hits`` are those that are told of the statement; ``look`` judges a statement in
    its place. What somebody is quoted to have said is not reworded, nor a question.
    """
    hits = tuple(hits)
    statement = candidate.statement
    if not _may_be_reworded(statement, hits):
        return None
    for way in range(_MOST_WAYS):
        if way and not any(_has_way(candidate, hit, way) for hit in hits):
            return None
        reworded = _reworded(candidate, hits, look, way)
        if reworded and _is_worth_pasting(statement, hits, reworded.text):
            return reworded.text
    return None


def _has_way(candidate: Candidate, hit: Hit, way: int) -> bool:
    return next(islice(rewordings(candidate, hit), way, None), None) is not None


def _may_be_reworded(statement: Statement, hits: tuple[Hit, ...]) -> bool:
    text = statement.text
    if len(text) > _LONGEST or "\x00" in text:
        return False
    if text.endswith("?") or statement.block.kind in _UNTOUCHED:
        return False
    if text[:1] in '“"„«' or not (text[0].isupper() or text[0].isdigit()):
        return False  # somebody's words, or the middle of a sentence
    if _POINTS.match(text):
        return False
    if _is_a_name(statement):
        return False
    if GAP in text or text.count('"') % 2 or _MARKUP.search(text):
        return False
    return not any(is_quoted(text, hit.span.start) for hit in hits)


#: At least so many words, so many of them with a capital, make a title.
_FEWEST_IN_A_TITLE, _CAPITALS = 6, 0.99


def _is_a_name(statement: Statement) -> bool:
    """Say whether a statement is the title of a talk or a paper, which is as it is.

    In a heading of the page itself capitals are but a style.
    """
    words = [word for word in statement.text.split() if word[0].isalpha()]
    telling = [word for word in words if not is_joining(word.lower())]
    if statement.block.kind in _NAMING or len(words) < _FEWEST_IN_A_TITLE:
        return False
    capitals = sum(word[0].isupper() for word in telling)
    return statement.text[-1:].isalnum() and capitals >= _CAPITALS * len(telling)


def _reworded(
    candidate: Candidate, hits: tuple[Hit, ...], look: Look, way: int
) -> Statement | None:
    """Reword until nothing strikes that was not answered."""
    answered: frozenset[str] = frozenset()
    for _ in range(_MOST_ROUNDS):
        rewording = _answer(candidate, hits, way)
        if rewording is None:
            return None
        answered |= rewording.answered
        candidate, decision = look(rewording.statement)
        draft = is_draft(rewording.statement)
        hits = tuple(
            hit
            for hit in decision.hits
            if not (
                draft
                and waits(hit)
                and _is_answered(candidate.statement.text, hit, answered)
            )
        )
        if decision.standing in ("plain", "supported") or not hits:
            return rewording.statement
    return None


def _is_answered(text: str, hit: Hit, answered: frozenset[str]) -> bool:
    """Say whether a gap waits for what a hit asks: its rule's, or one in its clause."""
    if hit.rule.name in answered or hit.rule.shape == "learned":
        return True
    end = end_of_clause(text, hit.span.end)
    if text.startswith((" (", "("), end):
        end = text.find(")", end)
    return GAP in text[hit.span.start : end]


def _answer(candidate: Candidate, hits: tuple[Hit, ...], way: int) -> _Rewording | None:
    """Make the edits of all hits; None where one of them has no answer."""
    answers = _answers(candidate, hits, way, brief=False)
    if sum(edit.is_addition for edit in _gathered(answers)) > 1:
        answers = _answers(candidate, hits, way, brief=True)
    edits = _gathered(answers)
    changed = [Span(edit.start, edit.end) for edit in edits if not edit.is_addition]
    changed += [
        hit.span for hit, chosen in answers if any(edit.is_addition for edit in chosen)
    ]
    for hit, chosen in answers:
        if not chosen and not any(span.meets(hit.span) for span in changed):
            return None
    statement = _edited(candidate.statement, edits)
    if statement is None:
        return None
    answered = frozenset(
        hit.rule.name
        for hit, chosen in answers
        if any(GAP in edit.words for edit in chosen)
    )
    return _Rewording(statement, answered)


def _answers(
    candidate: Candidate, hits: tuple[Hit, ...], way: int, *, brief: bool
) -> list[_Answer]:
    """Choose a way for each hit; none where its rule knows no other words."""
    answers = []
    for hit in sorted(hits, key=_gravest):
        ways = list(rewordings(candidate, hit, brief=brief))
        answers.append(_Answer(hit, ways[min(way, len(ways) - 1)] if ways else ()))
    return answers


def _gathered(answers: list[_Answer]) -> list[Edit]:
    """Gather edits that do not collide; words that are gone need no evidence."""
    edits: list[Edit] = []
    for _, chosen in answers:
        edits += [
            edit
            for edit in chosen
            if not edit.is_addition and not _collides(edit, edits)
        ]
    changes, answered = tuple(edits), list[Span]()
    for hit, chosen in answers:
        own = [edit for edit in chosen if not edit.is_addition]
        others = [edit for edit in changes if edit not in own]
        added = [edit for edit in chosen if edit.is_addition]
        if any(_replaces(edit, hit) for edit in others):
            continue
        if added and any(hit.span.meets(span) for span in answered):
            continue  # one gap is enough for the same words
        answered += [hit.span] * bool(added)
        edits += [edit for edit in added if not _collides(edit, edits)]
    return edits


def _replaces(edit: Edit, hit: Hit) -> bool:
    """Say whether an edit takes the words of a hit away, or leaves a gap in them."""
    span = Span(edit.start, edit.end)
    return span.covers(hit.span) or (GAP in edit.words and span.meets(hit.span))


def _gravest(hit: Hit) -> tuple[int, int, int]:
    return -len(hit.fills), -LEVELS.index(hit.rule.level), hit.span.start


def _collides(edit: Edit, edits: list[Edit]) -> bool:
    """Say whether an edit touches words, or a place, that another one has taken."""
    if edit.is_addition:
        return any(
            other.start < edit.start < other.end
            or (other.is_addition and other.start == edit.start)
            for other in edits
        )
    return any(Span(*edit[:2]).meets(Span(*other[:2])) for other in edits)


def _edited(statement: Statement, edits: list[Edit]) -> Statement | None:
    """Edit a statement, and carry its links and what is set as code along."""
    text = statement.text
    if any(_widens_a_rank(text, edit) for edit in edits):
        return None
    edited = _mended(text, apply_edits(text, edits))
    if edited == text or not _is_readable(statement, edited):
        return None
    if len(list(sentences(edited))) != 1:
        return None
    if _says_little(edited):
        return None
    code = find_again(statement.code, text, edited)
    links = _links(statement, edited)
    if code is None or links is None:
        return None
    reworded = statement._replace(
        text=edited,
        code=tuple(code),
        links=tuple(
            link._replace(span=span, words=edited[span.start : span.end])
            for link, span in zip(statement.links, links, strict=True)
        ),
    )
    # A mark that nobody would take for a gap is one that nobody fills in.
    is_seen = len(list(gaps(reworded))) == edited.count(GAP)
    return reworded if is_seen else None


def _mended(text: str, edited: str) -> str:
    """Mend what a word that is gone leaves: *Fast, and free*, *Notes: small* letters."""
    listed = re.match(r"(?:[^:,]*: )?[\w-]+(,) and [\w-]+[ .]", edited)
    if listed and not text.startswith(listed[0]):
        edited = edited[: listed.start(1)] + edited[listed.end(1) :]
    label = re.match(r"[^:]*?(?::| [–—-]) (?=[A-Z])", text)
    if label and edited.startswith(label[0]):
        at = label.end()
        edited = edited[:at] + edited[at : at + 1].upper() + edited[at + 1 :]
    return edited


def _is_readable(statement: Statement, edited: str) -> bool:
    """Say whether the gaps of a rewording are few, and stand where a reader bears them."""
    brackets = len(_BRACKET.findall(edited))
    is_naming = statement.block.kind in _NAMING
    return (
        edited.count(GAP) <= _MOST_GAPS
        and brackets <= (0 if is_naming else 1)
        and not edited.endswith((f"{GAP}:", f"{GAP}):"))
        and not _PARTS.search(edited)
        and not edited.startswith(GAP)
    )


#: A rank, and at most two words behind it.
_RANK = later(
    r"\b(?:best|biggest|fastest|first|largest|leading|most|only|safest|top)"
    r"(?: [\w-]+){0,2} $"
)


def _widens_a_rank(text: str, edit: Edit) -> bool:
    """Say whether words go that a rank is limited by: *the first AI-enabled engineer*."""
    is_drop = not edit.is_addition and not edit.words.strip()
    return is_drop and bool(_RANK.search(text[: edit.start].lower()))


def _says_little(text: str) -> bool:
    """Say whether too few words are left: *A developer experience*."""
    words = [word for word in text.split() if any(c.isalnum() for c in word)]
    if words and text[-1:].isalnum() and is_joining(words[-1].lower()):
        return True
    fewest = _FEWEST_IN_A_LABEL if text[-1:] not in ".!" else _FEWEST_WORDS
    if GAP in text:
        fewest = _FEWEST_IN_A_LABEL
    elif words[:1] and words[0].lower() in ("a", "an", "the"):
        fewest = _FEWEST_BARE_WORDS
    telling = sum(not is_joining(word.lower()) for word in words)
    return len(words) < fewest or telling < text.count(GAP)


def _links(statement: Statement, edited: str) -> list[Span] | None:
    """Place links anew; one that stands on all of the statement goes on doing so."""
    text = statement.text
    if len(statement.links) == 1:
        link = statement.links[0].span
        outside = text[: link.start] + text[link.end :]
        if not any(c.isalnum() for c in outside):
            return [Span(link.start, len(edited) - (len(text) - link.end))]
    return find_again((link.span for link in statement.links), text, edited)


def _is_worth_pasting(
    statement: Statement, hits: tuple[Hit, ...], reworded: str
) -> bool:
    old, new = statement.text.lower().split(), reworded.lower().split()
    if statement.block.kind in _NAMING and set(new) < set(old):
        return False  # a heading that only loses a word loses what it was written for
    return _keeps(statement, hits, reworded) and not _PRAISE.search(reworded)


def _keeps(statement: Statement, hits: tuple[Hit, ...], reworded: str) -> bool:
    """Say whether every name and number outside of what is in question is there."""
    kept = Counter(word for _, word in _placed_words(reworded))
    text = statement.text
    asked = [hit.span for hit in hits if hit.rule.shape != "learned"]
    wanted = Counter(
        word
        for at, word in _placed_words(text)
        if _is_telling(word, is_first=not any(c.isalnum() for c in text[:at]))
        and not any(span.start < at + len(word) and at < span.end for span in asked)
    )
    return not wanted - kept


_WORD = later(r"\w(?:[\w.,'’/&+#%-]*[\w+#%])?")


def _placed_words(text: str) -> Iterable[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _WORD.finditer(text))


def _is_telling(word: str, *, is_first: bool) -> bool:
    """Say whether a word is a number or a name."""
    if any(c.isdigit() for c in word):
        return True
    return any(c.isupper() for c in word[is_first:]) and not is_joining(word.lower())

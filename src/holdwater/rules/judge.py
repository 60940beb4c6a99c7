"""Statements in, hits out: every rule that strikes, wherever it strikes."""

from __future__ import annotations

from collections.abc import Sequence

from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit, Rule
from holdwater.model.span import Span
from holdwater.rules.rulebook import Rulebook, Strikers
from holdwater.rules.shapes import SHAPES, Strike
from holdwater.text.clauses import end_of_label
from holdwater.text.later import later
from holdwater.text.patterns import Found, fold

_NEGATORS = (
    "not ",
    "without being ",
    "no longer ",
    "hardly ",
    "rarely ",
    "not enough for ",
    "not enough to ",
    "fail to ",
    "fails to ",
    "failed to ",
    "struggle to ",
    "struggles to ",
    "unable to ",
    "difficult to ",
    "hard to ",
    "harder to ",
    "challenging to ",
    "cannot ",
)

#: What is said to be too little is nobody's promise.
_TOO_LITTLE = later(
    r"[^.;,]{0,40}\b(?:is|are) (?:not|no longer) (?:enough|sufficient)\b"
)


#: Who looks for the best has not said which it is.
_CHOOSERS = ("identify ", "find ", "choose ", "pick ", "select ", "determine ")

#: What was needed, and what something is not made for, is no promise either.
_WANTED = later(
    r"(?:\b(?:needed|wanted|hopefully|requires?|wants?|needs? (?!to )|looking (?:for|to)|searching for|in need of"
    r"|lack(?:s|ed|ing)?(?: in)?|need for|(?:opportunity|chance|attempt|effort|plan(?:s|ned)?|hop(?:e|es|ing)|trying|tried) to"
    r"|(?:require|need)s? an? (?:[\w-]+ ){1,3}(?:that|which|to)|(?:figure|find) out how to"
    r"|rather than|instead of)(?: an?| the| having)?(?: [\w-]+,?){0,3}?"
    r"|(?:n't|\bnot) (?:be|built|made|designed|meant)(?: an?| to| the)?) $"
)


_NOBODY = Strikers({})


def judge_together(
    candidates: Sequence[Candidate], rulebook: Rulebook, *, language: str = "en"
) -> dict[int, tuple[Hit, ...]]:
    """Return the hits of rules that need a whole document, in one language.

    By the index of the statement that is struck; the others are left out.
    """
    hits: dict[int, tuple[Hit, ...]] = {}
    for rule in rulebook.together.get(language, ()):
        strike_all = SHAPES[rule.shape].strike_all
        try:
            struck = list(strike_all(rule.pattern, candidates) if strike_all else ())
        except Exception as error:
            error.add_note(f"in the rule {rule.name}")
            raise
        for index, strike in struck:
            hit = _hit(rule, strike)
            if _stands(candidates[index], hit, rulebook):
                hits[index] = (*hits.get(index, ()), hit)
    return hits


def judge(
    candidate: Candidate, rulebook: Rulebook, *, language: str = "en"
) -> tuple[Hit, ...]:
    """Return the hits of a rulebook on one statement, in the order of its rules.

    Only rules of its own language can strike. Words set as code are nobody's, and a claim that a *not* stands before is none.
    Of two rules that reword the same words, the one with more of them is told.
    """
    by_rule = _found(candidate, rulebook)
    strikers = rulebook.strikers.get(language, _NOBODY)
    hits: list[Hit] = []
    for index in strikers.woken(by_rule, has_figures=bool(candidate.quantities)):
        rule = rulebook.rules[index]
        try:
            struck = SHAPES[rule.shape].strike(
                rule.pattern, by_rule.get(index, ()), _seen(candidate, rule)
            )
        except Exception as error:
            error.add_note(f"in the rule {rule.name}")
            raise
        for strike in struck:
            hit = _hit(rule, strike)
            if _stands(candidate, hit, rulebook):
                hits.append(hit)
    return _without_overlaps(hits) if len(hits) > 1 else tuple(hits)


def _found(candidate: Candidate, rulebook: Rulebook) -> dict[int, list[Found[str]]]:
    """Find the phrases of every rule, by its index.

    What a team accepts as a name is a name to the built-in rules; its own know it.
    """
    by_rule = rulebook.phrases.find_for_each(candidate.folded)
    if not (rulebook.own and candidate.accepted):
        return by_rule
    own = rulebook.phrases.find_for_each(fold(candidate.statement.text))
    return {
        index: found
        for some, is_for_own in ((by_rule, False), (own, True))
        for index, found in some.items()
        if (rulebook.rules[index].pack is not None) == is_for_own
    }


def _seen(candidate: Candidate, rule: Rule) -> Candidate:
    """Return a statement as a rule sees it."""
    if rule.pack is None or not candidate.accepted:
        return candidate
    return candidate._replace(folded=fold(candidate.statement.text))


def _hit(rule: Rule, strike: Strike) -> Hit:
    return Hit(rule=rule, span=strike.span, fills=strike.fills, instead=strike.instead)


def _stands(candidate: Candidate, hit: Hit, rulebook: Rulebook) -> bool:
    """Say whether a hit is on the writer's own words, and not on ones to be spared."""
    if _is_quoted_code(candidate, hit):
        return False
    if hit.rule.pack is None and any(
        name.covers(hit.span) for name in candidate.accepted
    ):
        return False
    if "outcome" in hit.rule.kinds and _points_on(candidate):
        return False
    if "comparison" in hit.rule.kinds and _ASKS_FOR_HELP.search(candidate.folded):
        return False
    if hit.rule.kinds and (_is_topic(candidate) or _is_label(candidate, hit)):
        return False
    if hit.rule.kinds:
        is_name = hit.rule.standing == "puffery" and _is_named(candidate, hit.span)
        return not is_name and not _is_negated(candidate, hit)
    words = candidate.folded[hit.span.start : hit.span.end]
    return not rulebook.knows(words)


def _without_overlaps(hits: list[Hit]) -> tuple[Hit, ...]:
    """Keep of two rewordings of the same words the longer, else the first."""
    rewording = [hit for hit in hits if _rewords(hit)]
    if len(rewording) < 2:
        return tuple(hits)
    kept: list[Hit] = []
    for hit in sorted(rewording, key=lambda one: one.span.start - one.span.end):
        if not any(hit.span.meets(other.span) for other in kept):
            kept.append(hit)
    return tuple(hit for hit in hits if hit not in rewording or hit in kept)


def _rewords(hit: Hit) -> bool:
    told = any(name == "advice" for name, _ in hit.fills)
    return told or SHAPES[hit.rule.shape].rewords


def _is_quoted_code(candidate: Candidate, hit: Hit) -> bool:
    return any(code.covers(hit.span) for code in candidate.statement.code)


def _is_named(candidate: Candidate, span: Span) -> bool:
    """Say whether struck words are a name: *the Smart Platform*, amid small letters."""
    text = candidate.statement.text
    words = text[span.start : span.end].split()
    if len(words) < 2 or not all(w[0].isupper() and w[1:].islower() for w in words):
        return False
    others = (text[: span.start] + text[span.end :]).split()
    small = sum(word[0].islower() for word in others)
    return bool(text[: span.start].strip()) and small > len(others) / 2


#: Words that name what follows, where they stand alone: a heading, a row of a table.
_TOPICS = frozenset(
    (
        "access control",
        "advanced capabilities",
        "advanced features",
        "business continuity",
        "compliance requirements",
        "cost optimization",
        "cost savings",
        "data privacy",
        "high availability",
        "operational efficiency",
        "regulatory compliance",
        "security and compliance",
        "security and privacy",
        "zero trust",
    )
)


#: Who asks for help to get better has not said to be better.
_ASKS_FOR_HELP = later(
    r"\b(?:feedback|contribut\w+|help us|here to help)\b.*\bbetter\b"
    r"|\bbetter\b.*\b(?:feedback|contribut\w+)\b"
)

#: Words by which a statement points to where something is told.
_POINTERS = tuple(
    f"{opened} how "
    for opened in ("learn", "learn more about", "read", "see", "find out", "discover")
)


def _points_on(candidate: Candidate) -> bool:
    """Say whether a statement only points to where something is told."""
    return candidate.folded.startswith(_POINTERS) and not candidate.quantities


def _is_topic(candidate: Candidate) -> bool:
    """Say whether a statement only names what the next ones are about."""
    return candidate.folded.strip(" .:") in _TOPICS


def _is_label(candidate: Candidate, hit: Hit) -> bool:
    """Say whether a result is but the label of a mechanism: *Improve uptime: Checks …*.

    The standard leaves purposes alone where what is done for them is told.
    """
    if "outcome" not in hit.rule.kinds and "comparison" not in hit.rule.kinds:
        return False
    return hit.span.end <= end_of_label(candidate.statement.text)


def _is_negated(candidate: Candidate, hit: Hit) -> bool:
    before = candidate.folded[max(0, hit.span.start - 16) : hit.span.start]
    if before.endswith(("not only ", "not just ", "not the only ")):
        return False
    if _TOO_LITTLE.match(candidate.folded, hit.span.end):
        return True
    if _WANTED.search(candidate.folded[: hit.span.start]):
        return True
    if candidate.folded.startswith("to ") and hit.span.start == 3:
        return "," in candidate.folded[hit.span.end :]  # what some advice is for
    tail = before.removesuffix("the ").removesuffix("a ").removesuffix("an ")
    if "superlative" in hit.rule.kinds and tail.endswith(_CHOOSERS):
        return True
    return tail.endswith("n't ") or any(
        tail.endswith(negator) and not tail[: -len(negator)][-1:].isalnum()
        for negator in _NEGATORS
    )

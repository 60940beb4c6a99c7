"""Packs of a team's own, beside the built-in ones.

The rules are the same, with less to write: what a house rule seldom needs may be left
out. And with less that is allowed. Whoever may write in a repository may write such a
pack, so that it is data and no more (no module, no template that reaches for anything),
within limits, in a space of codes of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from holdwater.errors import PackError
from holdwater.model.rule import AUDIENCES
from holdwater.rules.own_checks import (
    check_citations,
    check_sizes,
    check_templates,
    check_types,
)
from holdwater.rules.packs import check_rule, every_name, with_citations
from holdwater.rules.shapes import SHAPES
from holdwater.rules.written import At, toml_of
from holdwater.text.phrases import compile_phrases

#: Bytes of a pack, and rules in all packs.
MOST_BYTES = 500_000
MOST_RULES = 500

#: Their codes begin with a letter that no built-in one begins with.
_CODE = r"X[A-Z]{1,7}[0-9]{3}"

#: What a pack that is no code may do: look for words.
_SHAPES = ("wording", "replacing", "acting", "naming")

_NEEDED = ("code", "name", "message", "why")

_DEFAULTS: Mapping[str, Any] = {
    "level": "warning",
    "kinds": [],
    "shape": "wording",
    "what": "",
    "instead": "",
    "since": "",
    "questions": [],
    "needs": [],
    "spared_by": [],
    "citations": [],
}


def read_own(packs: Iterable[tuple[str, str]]) -> tuple[dict[str, Any], ...]:
    """Read packs (source, text) of a team's own into plain rules.

    Raises PackError with file:line:column for what is not well formed, for a rule
    without its proof, and for a name or a code that another rule has.
    """
    met = dict.fromkeys(every_name(), "a built-in rule")
    rules: list[dict[str, Any]] = []
    for source, text in packs:
        for index, rule in enumerate(_read(text, source=source)):
            at = At(text, source, index)
            for key in ("code", "name"):
                if rule[key] in met:
                    raise PackError(
                        f"{key} {rule[key]!r} belongs to {met[rule[key]]}",
                        where=at.of(key),
                        hint=f"Give this rule a {key} of its own.",
                    )
            rules.append(rule)
            met |= dict.fromkeys((rule["code"], rule["name"]), f"a rule in {source}")
        if len(rules) > MOST_RULES:
            raise PackError(
                f"is one pack too many: there may be {MOST_RULES} rules in all",
                where=source,
            )
    return tuple(rules)


def with_own(
    compiled: Mapping[str, Any], own: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Add a team's own rules to a compiled rulebook, behind those it has."""
    first, phrases = len(compiled["rules"]), compiled["phrases"]
    more, anchors = compile_phrases(
        (
            (phrase, (first + index, role))
            for index, rule in enumerate(own)
            for phrase, role in _phrases_of(rule)
        ),
        first=len(phrases),
    )
    joined = dict(compiled["anchors"])
    for word, own_anchors in anchors.items():
        joined[word] = "\n".join(filter(None, (joined.get(word), own_anchors)))
    return {
        "rules": [*compiled["rules"], *own],
        "phrases": [*phrases, *more],
        "anchors": joined,
    }


def _phrases_of(rule: Mapping[str, Any]) -> list[tuple[str, str]]:
    return SHAPES[rule["shape"]].phrases(rule)


def _read(text: str, *, source: str) -> list[dict[str, Any]]:
    pack = toml_of(text, source=source)
    unknown = set(pack) - {"pack", "language", "audience", "rule", "source"}
    if unknown:
        raise PackError(
            f"a pack has no {min(unknown)!r}",
            where=source,
            hint="At its top stand `language` and `audience`; rules are [[rule]].",
        )
    language, audience = pack.get("language", "en"), pack.get("audience", "it")
    if not isinstance(language, str) or not re.fullmatch(r"[a-z]{2,3}", language):
        raise PackError(f"language is {language!r}, not like 'en'", where=source)
    if audience not in AUDIENCES:
        known = ", ".join(AUDIENCES)
        raise PackError(f"audience is {audience!r}, not one of {known}", where=source)
    rules, cited = pack.get("rule", []), pack.get("source", {})
    if not isinstance(rules, list) or not rules:
        raise PackError("holds no [[rule]]", where=source)
    if not isinstance(cited, dict):
        raise PackError("`source` is no table", where=source)
    about = {"language": language, "audience": audience, "pack": source}
    read = []
    for index, rule in enumerate(rules):
        at = At(text, source, index)
        if not isinstance(rule, dict):
            raise PackError(f"`rule` holds {rule!r}, and no table", where=source)
        read.append(_checked({**_DEFAULTS, **rule, **about}, cited, at=at))
    return read


def _checked(
    rule: dict[str, Any], cited: Mapping[str, Any], *, at: At
) -> dict[str, Any]:
    for key in _NEEDED:
        if not isinstance(rule.get(key), str) or not rule[key].strip():
            raise PackError(f"a rule needs `{key}`, a text", where=at.of(key))
    for key in ("flags", "passes"):
        if not isinstance(rule.get(key), list):
            raise PackError(f"a rule needs `{key}`, a list", where=at.of(key))
    check_types(rule, at=at)
    is_about_claims = bool(rule["kinds"])
    rule.setdefault("standing", "unsupported" if is_about_claims else "plain")
    if rule["shape"] not in _SHAPES:
        raise PackError(
            f"{rule['name']}: shape is {rule['shape']!r}, "
            f"not one of {', '.join(_SHAPES)}",
            where=at.of("shape"),
        )
    check_sizes(rule, at=at)
    rule = with_citations(rule, cited, at=at)
    check_citations(rule, at=at)
    claims = is_about_claims and rule["audience"] == "it"
    standings = ("unsupported", "puffery") if claims else ("plain",)
    check_rule(rule, at=at, code=_CODE, standings=standings)
    check_templates(rule, at=at)
    if not _phrases_of(rule):
        raise PackError(f"{rule['name']}: looks for no words", where=at.of())
    if rule["shape"] == "wording" and bool(rule.get("then")) != bool(
        rule.get("first") or rule.get("verbs")
    ):
        raise PackError(
            f"{rule['name']}: of `first` or `verbs`, and `then`, one is lacking",
            where=at.of(),
            hint="They are two halves of a phrase; whole ones stand in `words`.",
        )
    return rule

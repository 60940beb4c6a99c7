"""Packs of rules, as written (TOML) and as compiled (one JSON).

A pack holds shapes and literals, never regular expressions. `parse_pack` refuses
what is not well formed and every rule that lacks its proof: three statements it
must flag, three it must pass, and a published source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from holdwater.errors import PackError
from holdwater.model.claim import ASPECTS, KINDS
from holdwater.model.rule import AUDIENCES, LEVELS, Citation, Example, Rule
from holdwater.rules.say import check_say, say_of
from holdwater.rules.shapes import SHAPES
from holdwater.rules.written import At, toml_of
from holdwater.text.phrases import compile_phrase, compile_phrases

#: A rule needs at least this many examples of each sort.
FEWEST_EXAMPLES = 3

#: Where rulebooks are shipped, compiled, and where packs are written.
COMPILED = Path(__file__).parent
SOURCES = Path(__file__).parent / "packs"

_TEXTS = (
    "code",
    "name",
    "level",
    "standing",
    "shape",
    "message",
    "what",
    "why",
    "instead",
    "since",
)
_LISTS = ("kinds", "questions", "needs", "spared_by", "flags", "passes", "citations")
_CODE = r"[A-Z]{2,8}[0-9]{3}"
_NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"


def parse_pack(
    text: str, *, source: str, citations: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Read a TOML pack into plain rules; raise PackError where it is not well formed.

    ``citations`` are published sources by the names that rules call them by; a pack
    may bring its own under ``[source.NAME]``.
    """
    pack = toml_of(text, source=source)
    unknown = set(pack) - {"pack", "language", "audience", "rule", "source"}
    if unknown:
        raise PackError(f"unknown key {min(unknown)!r}", where=source)
    language = pack.get("language", "en")
    audience = pack.get("audience", "it")
    if audience not in AUDIENCES:
        raise PackError(
            f"audience is {audience!r}, not one of {', '.join(AUDIENCES)}", where=source
        )
    known = {**(citations or {}), **pack.get("source", {})}
    rules = []
    for index, rule in enumerate(pack.get("rule", ())):
        at = At(text, source, index)
        whole = {**rule, "language": language, "audience": audience}
        rules.append(_checked(with_citations(whole, known, at=at), at=at))
    return rules


def with_citations(
    rule: dict[str, Any], known: Mapping[str, Any], *, at: At
) -> dict[str, Any]:
    """Put what a rule cites by name in the place of the name."""
    if not isinstance(rule.get("citations"), list):
        return rule
    cited = []
    for one in rule["citations"]:
        if isinstance(one, str) and one not in known:
            raise PackError(
                f"{rule.get('name')}: no source is called {one!r}",
                where=at.of("citations"),
                hint="Name it under [source.NAME] with a title and a url.",
            )
        cited.append(known[one] if isinstance(one, str) else one)
    return {**rule, "citations": cited} if cited else rule


def _checked(rule: dict[str, Any], *, at: At) -> dict[str, Any]:
    for key in _TEXTS:
        if not isinstance(rule.get(key), str) or not rule[key].strip():
            raise PackError(f"a rule needs `{key}`, a text", where=at.of(key))
    for key in _LISTS:
        if not isinstance(rule.get(key), list):
            raise PackError(f"a rule needs `{key}`, a list", where=at.of(key))
    # A rule about words makes no claim of what it strikes.
    standings = ("unsupported", "puffery") if rule["audience"] == "it" else ("plain",)
    check_rule(rule, at=at, code=_CODE, standings=standings)
    if not rule["citations"]:
        raise PackError(f"{rule['name']}: no citation", where=at.of("citations"))
    return rule


def check_rule(
    rule: dict[str, Any], *, at: At, code: str, standings: tuple[str, ...]
) -> None:
    """Raise PackError for a value that is not one of those there are, or no proof.

    ``code`` is what its code may look like, an expression; ``standings`` are those it
    may ask for.
    """
    name = rule["name"]
    if not re.fullmatch(code, rule["code"]):
        like = "HW101" if code == _CODE else "XA101 or XACME101"
        message = f"code {rule['code']!r} is not like {like}"
        raise PackError(message, where=at.of("code"))
    if not re.fullmatch(_NAME, name):
        message = f"name {name!r} is not like bare-superlative"
        raise PackError(message, where=at.of("name"))
    for key, known in (
        ("level", LEVELS),
        ("standing", standings),
        ("shape", tuple(SHAPES)),
    ):
        if rule[key] not in known:
            raise PackError(
                f"{name}: {key} is {rule[key]!r}, not one of {', '.join(known)}",
                where=at.of(key),
            )
    is_about_claims = rule["standing"] != "plain"
    for key, known in (
        ("kinds", KINDS if is_about_claims else ()),
        ("needs", ASPECTS if is_about_claims else ()),
    ):
        for one in rule[key]:
            if one not in known:
                message = f"{name}: {one!r} is none of the {key}"
                raise PackError(message, where=at.of(key))
    _check_pattern(rule, at=at)
    _check_proof(rule, at=at)


def _check_pattern(rule: dict[str, Any], *, at: At) -> None:
    name, shape = rule["name"], SHAPES[rule["shape"]]
    own = {"language", "audience", "pack", "say", *_TEXTS, *_LISTS}
    for key in rule:
        if key not in own and key not in shape.keys:
            raise PackError(
                f"{name}: shape {rule['shape']!r} takes no `{key}`", where=at.of(key)
            )
    try:
        check_say(rule.get("say", []), standing=rule["standing"])
    except (KeyError, ValueError, TypeError) as error:
        raise PackError(f"{name}: {error}", where=at.of("say")) from error
    try:
        shape.waits_for(rule)
        for phrase, _ in shape.phrases(rule):
            compile_phrase(phrase)
    except (KeyError, ValueError, TypeError) as error:
        raise PackError(f"{name}: {error}", where=at.of()) from error


def _check_proof(rule: dict[str, Any], *, at: At) -> None:
    for key in ("flags", "passes"):
        if len(rule[key]) < FEWEST_EXAMPLES:
            raise PackError(
                f"{rule['name']}: {len(rule[key])} of {FEWEST_EXAMPLES} `{key}`",
                where=at.of(key),
                hint="A rule carries its proof: add statements it must "
                + ("flag." if key == "flags" else "pass."),
            )


def compile_packs(
    packs: Iterable[tuple[str, str]], *, audience: str = "it"
) -> dict[str, Any]:
    """Compile packs (source, text) into the JSON that is shipped for an audience.

    Literals are written out, so that nothing is expanded when a page is checked.
    Raises PackError for two rules with one code or one name, whomever they are for.
    """
    every: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    phrases: list[tuple[str, tuple[int, str]]] = []
    packs = list(packs)
    citations: dict[str, Any] = {}
    for source, text in packs:
        citations |= toml_of(text, source=source).get("source", {})
    for source, text in packs:
        for rule in parse_pack(text, source=source, citations=citations):
            for key in ("code", "name"):
                if any(rule[key] == other[key] for other in every):
                    raise PackError(
                        f"a second rule has {key} {rule[key]!r}", where=source
                    )
            every.append(rule)
            if rule["audience"] != audience:
                continue
            phrases += [
                (phrase, (len(rules), role))
                for phrase, role in SHAPES[rule["shape"]].phrases(rule)
            ]
            rules.append(rule)
    compiled, anchors = compile_phrases(phrases)
    return {"rules": rules, "phrases": compiled, "anchors": anchors}


def compiled_file(audience: str) -> str:
    """Name the file in which the rules for an audience are shipped."""
    return "rulebook.json" if audience == "it" else f"rulebook-{audience}.json"


@cache
def every_name() -> frozenset[str]:
    """Return the names and codes of all built-in rules, whomever they are for."""
    rules = (rule for one in AUDIENCES for rule in load_compiled(one)["rules"])
    return frozenset(name for rule in rules for name in (rule["name"], rule["code"]))


def load_compiled(audience: str = "it") -> dict[str, Any]:
    """Return the built-in rulebook for an audience, compiled.

    The wheel ships it compiled. In a checkout the TOML packs stand beside it and
    are compiled anew whenever one of them is younger.
    """
    shipped = COMPILED / compiled_file(audience)
    if SOURCES.is_dir():
        written = sorted(SOURCES.glob("*.toml"))
        # The folder itself is younger when a pack was taken away or renamed.
        newest = max(path.stat().st_mtime_ns for path in (SOURCES, *written))
        if not shipped.exists() or shipped.stat().st_mtime_ns < newest:
            packs = [(str(path), path.read_text("utf-8")) for path in written]
            return compile_packs(packs, audience=audience)
    compiled: dict[str, Any] = json.loads(shipped.read_bytes())
    return compiled


def rule_of(plain: Mapping[str, Any]) -> Rule:
    """Make a Rule of a plain rule that `parse_pack` has checked."""
    return Rule(
        code=plain["code"],
        name=plain["name"],
        level=plain["level"],
        kinds=tuple(plain["kinds"]),
        standing=plain["standing"],
        shape=plain["shape"],
        pattern=plain,
        message=plain["message"],
        what=plain["what"],
        why=plain["why"],
        instead=plain["instead"],
        questions=tuple(
            (one,) if isinstance(one, str) else tuple(one) for one in plain["questions"]
        ),
        needs=tuple(plain["needs"]),
        spared_by=tuple(plain["spared_by"]),
        flags=tuple(example_of(one) for one in plain["flags"]),
        passes=tuple(example_of(one) for one in plain["passes"]),
        citations=tuple(Citation(**one) for one in plain["citations"]),
        language=plain["language"],
        since=plain["since"],
        audience=plain["audience"],
        say=tuple(say_of(one) for one in plain.get("say", ())),
        pack=plain.get("pack"),
    )


def example_of(plain: str | Mapping[str, Any]) -> Example:
    """Make an Example of a text, or of a table with its neighbours."""
    if isinstance(plain, str):
        return Example(text=plain)
    links = tuple((words, href) for words, href in plain.get("links", ()))
    return Example(**{**plain, "links": links})

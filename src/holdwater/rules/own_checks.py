"""What a rule of a team's own has to be: the sorts of its values, and their sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from holdwater.errors import PackError
from holdwater.model.claim import REGISTERS
from holdwater.rules.written import At

#: Phrases of a rule, and its examples of a sort.
MOST_PHRASES = 500
MOST_EXAMPLES = 100

#: Characters of a text and of a phrase, and brackets in one: each doubles the ways in
#: which it may be met.
LONGEST_TEXT = 1_000
LONGEST_PHRASE = 200
MOST_BRACKETS = 10

_TEXTS = (
    *("code", "name", "level", "standing", "shape", "message"),
    *("what", "why", "instead", "since"),
)
_LISTS_OF_TEXTS = ("kinds", "needs", "spared_by")
_PHRASES = ("words", "unless", "verbs", "first", "then", "nouns", "acts", "names")


def check_types(rule: Mapping[str, Any], *, at: At) -> None:
    """Raise PackError for a value of the wrong sort."""
    wrong = [key for key in _TEXTS if not isinstance(rule.get(key, ""), str)]
    wrong += [key for key in _LISTS_OF_TEXTS if not _is_list_of_texts(rule[key])]
    wrong += [
        key for key in _PHRASES if key in rule and not _is_phrases(rule[key], key)
    ]
    if type(rule.get("within", 0)) is not int:
        wrong.append("within")
    for key in ("questions", "citations"):
        if not isinstance(rule[key], list):
            wrong.append(key)
    if wrong:
        raise PackError(
            f"{rule['name']}: `{wrong[0]}` is not what it has to be",
            where=at.of(wrong[0]),
            hint="The guide on writing rules has a table of what each key holds.",
        )
    for key in ("flags", "passes"):
        if not all(map(_is_example, rule[key])):
            raise PackError(
                f"{rule['name']}: `{key}` holds what is no example",
                where=at.of(key),
                hint="An example is a text, or a table with `text`, `before`, `after`, "
                "`heading` and `links`.",
            )
    if not all(
        isinstance(one, str) or _is_list_of_texts(one) for one in rule["questions"]
    ):
        raise PackError(
            f"{rule['name']}: a question is no text", where=at.of("questions")
        )
    for one in rule["spared_by"]:
        if one not in REGISTERS:
            raise PackError(
                f"{rule['name']}: {one!r} is not one of {', '.join(REGISTERS)}",
                where=at.of("spared_by"),
            )


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_phrases(value: Any, key: str) -> bool:
    """Say whether a value is a list of phrases, or a table of them."""
    if not isinstance(value, dict):
        return key != "names" and _is_list_of_texts(value)
    of_lists = all(_is_list_of_texts(one) for one in value.values())
    of_texts = all(
        isinstance(one, str) or _is_list_of_texts(one) for one in value.values()
    )
    return of_lists if key == "names" else of_texts


def _is_example(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return False
    if set(value) - {"text", "before", "after", "heading", "links"}:
        return False
    links = value.get("links", [])
    texts = [one for key, one in value.items() if key != "links"]
    return (
        all(isinstance(one, str) for one in texts)
        and isinstance(links, list)
        and all(_is_list_of_texts(one) and len(one) == 2 for one in links)
    )


def check_sizes(rule: Mapping[str, Any], *, at: At) -> None:
    """Raise PackError for what is longer, or more, than any rule needs."""
    for key in ("flags", "passes"):
        if len(rule[key]) > MOST_EXAMPLES:
            message = f"{rule['name']}: more than {MOST_EXAMPLES} `{key}`"
            raise PackError(message, where=at.of(key))
    for key, value in rule.items():
        if any(len(text) > LONGEST_TEXT for text in _texts(value)):
            message = f"{rule['name']}: `{key}` has a text of over {LONGEST_TEXT:,}"
            raise PackError(f"{message} characters", where=at.of(key))
    count = 0
    for key in (*_PHRASES, "say"):
        for text in _texts(rule.get(key, [])):
            count += key != "say"
            if len(text) > LONGEST_PHRASE:
                message = f"{text[:20]!r}… is longer than {LONGEST_PHRASE} characters"
                raise PackError(f"{rule['name']}: {message}", where=at.of(key))
            if text.count("{") + text.count("[") > MOST_BRACKETS:
                message = f"{text[:20]!r}… has more than {MOST_BRACKETS} brackets"
                raise PackError(f"{rule['name']}: {message}", where=at.of(key))
    if count > MOST_PHRASES:
        message = f"{rule['name']}: more than {MOST_PHRASES} phrases"
        raise PackError(message, where=at.of())


def _texts(value: Any) -> list[str]:
    """Gather every text in lists and tables, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [*value, *value.values()]
    found = value if isinstance(value, list) else []
    return [text for one in found for text in _texts(one)]


def check_citations(rule: Mapping[str, Any], *, at: At) -> None:
    """Raise PackError for a source without its title or its address."""
    for one in rule["citations"]:
        is_table = isinstance(one, dict) and set(one) == {"title", "url"}
        if not is_table or not all(isinstance(v, str) for v in one.values()):
            raise PackError(
                f"{rule['name']}: a citation is a table with `title` and `url`",
                where=at.of("citations"),
            )


def check_templates(rule: Mapping[str, Any], *, at: At) -> None:
    """Refuse templates that ask for anything but a plain slot.

    What Python's templates can do beside that reaches into values, or fills memory.
    """
    filled = {"match"} | ({"advice"} if rule["shape"] != "wording" else set())
    for template in (rule["message"], *_texts(rule["questions"])):
        key = "message" if template == rule["message"] else "questions"
        fault = _fault_of(template, filled if key == "message" else None)
        if fault:
            message = f"{rule['name']}: {key} {template[:40]!r} {fault}"
            raise PackError(message, where=at.of(key))


def _fault_of(template: str, filled: set[str] | None) -> str | None:
    """Say what is wrong with a template; ``filled`` are the slots it may name, if told."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        return f"is no template: {error}"
    for _, slot, form, conversion in parts:
        if slot is None:
            continue
        if form or conversion or not re.fullmatch(r"[a-z_]+", slot):
            return "holds more than a plain {slot}"
        if filled is not None and slot not in filled:
            known = " or ".join(f"{{{one}}}" for one in sorted(filled))
            return f"may name {known} and nothing else"
    return None

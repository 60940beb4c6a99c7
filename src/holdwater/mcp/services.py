"""What an assistant may ask for: each service, what it takes and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from holdwater import __version__
from holdwater.check.compare import compare
from holdwater.errors import UsageError
from holdwater.examples import shown_rewording
from holdwater.mcp import answers, shapes, words
from holdwater.mcp.advice import RULE
from holdwater.mcp.door import MEDIA_TYPES, MOST_TEXT, Door
from holdwater.model.rule import AUDIENCES
from holdwater.report.comparison import comparison_lines, plain_comparison
from holdwater.report.rules import explanation, plain_rules
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import built_in

#: An answer in words is laid out for so many cells.
_WIDTH = 100

_LOOKS_NOTHING_UP = (
    "It looks nothing up: it says whether a reader is given a way to check, and not "
    "whether a claim is true."
)


class Answer(NamedTuple):
    """What is told: as plain values, and in words."""

    plain: dict[str, Any]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One thing to ask for; ``takes`` and ``gives`` are JSON Schemas."""

    name: str
    title: str
    what: str
    takes: dict[str, Any]
    gives: dict[str, Any]
    give: Callable[[Door, Mapping[str, Any]], Answer]

    def answer(self, door: Door, asked: Mapping[str, Any]) -> Answer:
        """Answer what is asked; raise UsageError where it is not asked as it should be."""
        found = best_match(Draft202012Validator(self.takes).iter_errors(asked))
        if found is not None:
            raise UsageError(_problem(found), hint=_hint(found, self.takes))
        return self.give(door, asked)


def services(door: Door) -> dict[str, Service]:
    """Return what may be asked for at a door, by name."""
    source = _source(door)
    every = (*_of_one_text(source), _of_two_texts(source), _OF_RULES)
    return {service.name: service for service in every}


def _of_one_text(source: Mapping[str, Any]) -> tuple[Service, ...]:
    return (
        Service(
            name="check_text",
            title="Check a text",
            what="Find the claims in a text about software that an IT professional will "
            "not believe as they stand or, for the audience `business`, the words that a "
            "colleague outside IT will not understand. Tells of each statement that asks "
            "for attention which rule struck, why, what evidence is missing, what a "
            "reader will ask and, where one can be made, a suggestion; and what an offer "
            f"does not say. {_LOOKS_NOTHING_UP} {RULE}",
            takes=_object({**source, "audience": _AUDIENCE, **_paging(25, 100)}),
            gives=shapes.checked(),
            give=_check,
        ),
        Service(
            name="list_claims",
            title="List the claims",
            what="List every statement of a text that claims something, those with "
            "evidence beside them included, each with its standing (supported, "
            "unsupported or puffery), its kinds and its place. With `plain`, list the "
            f"other statements as well. {_LOOKS_NOTHING_UP}",
            takes=_object({**source, "plain": _PLAIN, **_paging(50, 500)}),
            gives=shapes.listed(),
            give=_list,
        ),
        Service(
            name="what_is_not_said",
            title="What is not said",
            what="Tell what an offer of software leaves out, price, limits, requirements, "
            "where data is kept, what happens when it fails, how to leave and how to try "
            "it among them, each with a question to send to the vendor. `not_said` is "
            "null for a text that is no offer.",
            takes=_object(source),
            gives=shapes.unsaid(),
            give=_unsaid,
        ),
    )


def _of_two_texts(source: Mapping[str, Any]) -> Service:
    return Service(
        name="compare_texts",
        title="Compare two texts",
        what="Set two vendors' copy side by side, for somebody who has to choose: "
        "counts by kind, what costs most trust on each side, what can be checked, "
        "what neither says, and questions to send to each. It gives no grade, and "
        "none follows from it: who claims less may have less to say.",
        takes=_object(
            {"first": _object(source), "second": _object(source)},
            required=("first", "second"),
        ),
        gives=shapes.whole("comparison-1"),
        give=_compare,
    )


# -- what is taken -----------------------------------------------------------------

_AUDIENCE = {
    "description": "Whom the text is for; as the folder's settings say where not given.",
    "enum": list(AUDIENCES),
}
_PLAIN = {"description": "List plain statements too.", "type": "boolean"}
_RULE = {
    "description": "A rule's name or code, as in `bare-comparison` or `HW203`.",
    "type": "string",
    "minLength": 1,
    "maxLength": 100,
}


def _source(door: Door) -> dict[str, Any]:
    taken: dict[str, Any] = {
        "text": {
            "description": f"The text, as it stands; at most {MOST_TEXT:,} bytes.",
            "type": "string",
        },
        "media_type": {
            "description": "What the text is.",
            "enum": list(MEDIA_TYPES),
            "default": "markdown",
        },
    }
    if door.root:
        taken["path"] = {
            "description": "In place of `text`, a file below the folder that is open "
            "here, relative to it: Markdown, MDX, HTML, plain text, a Word document, "
            "slides or PDF.",
            "type": "string",
            "minLength": 1,
            "maxLength": 4096,
        }
    return taken


def _paging(usual: int, most: int) -> dict[str, Any]:
    return {
        "skip": {
            "description": "So many statements have been told already.",
            "type": "integer",
            "minimum": 0,
            "default": 0,
        },
        "most": {
            "description": "So many statements are told at once.",
            "type": "integer",
            "minimum": 1,
            "maximum": most,
            "default": usual,
        },
    }


def _object(
    properties: Mapping[str, Any], *, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _problem(found: ValidationError) -> str:
    where = "/".join(map(str, found.absolute_path))
    said = found.message if len(found.message) <= 300 else found.message[:299] + "…"
    return f"`{where}`: {said}" if where else said


def _hint(found: ValidationError, takes: Mapping[str, Any]) -> str:
    if found.validator == "additionalProperties" and "path" in found.instance:
        return "No files are read here: the server was started without --root."
    taken = found.schema.get("properties", takes["properties"])
    return f"It takes {', '.join(f'`{name}`' for name in taken)}."


# -- what is given -----------------------------------------------------------------


def _paged(asked: Mapping[str, Any], usual: int) -> dict[str, int]:
    # JSON has one sort of number: 25.0 is a whole one.
    return {"skip": int(asked.get("skip", 0)), "most": int(asked.get("most", usual))}


def _check(door: Door, asked: Mapping[str, Any]) -> Answer:
    report = door.report(asked, audience=asked.get("audience"))
    desk = door.desk()
    settings = desk.settings(door.folder)
    plain = answers.checked(
        report, rule=lambda name: desk.rule(name, settings), **_paged(asked, 25)
    )
    return Answer(plain, words.checked(plain))


def _list(door: Door, asked: Mapping[str, Any]) -> Answer:
    report = door.report(asked, audience="it")
    plain = answers.listed(report, plain=asked.get("plain", False), **_paged(asked, 50))
    return Answer(plain, words.listed(plain))


def _unsaid(door: Door, asked: Mapping[str, Any]) -> Answer:
    plain = answers.unsaid(door.report(asked, audience="it"))
    return Answer(plain, words.unsaid(plain))


def _compare(door: Door, asked: Mapping[str, Any]) -> Answer:
    sides = [
        (
            asked[side].get("path", f"the {side} text"),
            [door.report(asked[side], audience="it")],
        )
        for side in ("first", "second")
    ]
    found = compare(*sides)
    desk = door.desk()
    today = desk.today(desk.settings(door.folder)).isoformat()
    return Answer(
        plain_comparison(found, [], version=__version__, today=today),
        "\n".join(comparison_lines(found, width=_WIDTH)),
    )


def _explain(door: Door, asked: Mapping[str, Any]) -> Answer:
    desk = door.desk()
    settings = desk.settings(door.folder)
    rule = desk.rule(asked["rule"], settings)
    if rule is None:
        raise UsageError(
            f"no rule is called {asked['rule']!r}", hint=_near(asked["rule"])
        )
    lens = desk.lens(built_in(packs=settings["packs"]))
    rewording = shown_rewording(rule, lens=lens, today=desk.today(settings))
    lines = explanation(rule, _WIDTH, rewording=rewording)
    return Answer(plain_rules([rule], [rewording]), "\n".join(lines))


def _near(asked: str) -> str:
    books = (open_rulebook(audience=audience) for audience in AUDIENCES)
    names = [rule.name for book in books for rule in book.rules]
    near = get_close_matches(asked, names, n=3)
    some = ", ".join(f"`{name}`" for name in near)
    return f"Did you mean {some}?" if near else "A finding names its rule."


_OF_RULES = Service(
    name="explain_rule",
    title="Explain a rule",
    what="Explain one rule by its name or code: what it looks for, why a reader "
    "doubts it, what to say instead, what it flags and what it passes, and the "
    "published sources it rests on.",
    takes=_object({"rule": _RULE}, required=("rule",)),
    gives=shapes.whole("rules-1"),
    give=_explain,
)

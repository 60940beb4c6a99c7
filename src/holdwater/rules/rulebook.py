"""All rules in force, with their phrases ready to be searched at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from holdwater.model.rule import Rule
from holdwater.rules.packs import load_compiled, rule_of
from holdwater.text.patterns import PhraseSet


@dataclass(frozen=True)
class Rulebook:
    """Rules in the order of their codes; ``phrases`` lead back to their index."""

    rules: tuple[Rule, ...]
    phrases: PhraseSet[tuple[int, str]]

    def rule(self, wanted: str) -> Rule | None:
        """Find a rule by its name or its code."""
        for rule in self.rules:
            if wanted in (rule.name, rule.code):
                return rule
        return None


def open_rulebook(
    levels: Mapping[str, str] | None = None, *, compiled: dict[str, Any] | None = None
) -> Rulebook:
    """Open the built-in rulebook.

    ``levels`` sets a rule's level by its name, or switches it ``off``.
    ``compiled`` takes the place of the built-in packs (see `packs.compile_packs`).
    """
    plain = compiled or load_compiled()
    levels = levels or {}
    rules = tuple(
        replace(rule, level=levels[rule.name])
        if levels.get(rule.name, "off") != "off"
        else rule
        for rule in map(rule_of, plain["rules"])
    )
    off = {index for index, rule in enumerate(rules) if levels.get(rule.name) == "off"}
    literals = [
        (literal, (index, role))
        for literal, owners in plain["literals"].items()
        for index, role in owners
        if index not in off
    ]
    return Rulebook(
        rules=tuple(rule for index, rule in enumerate(rules) if index not in off),
        phrases=PhraseSet(
            (literal, (index - sum(o < index for o in off), role))
            for literal, (index, role) in literals
        ),
    )

"""All rules for an audience, with their phrases ready to be searched at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from holdwater.model.rule import Rule
from holdwater.rules.packs import load_compiled, rule_of
from holdwater.rules.shapes import SHAPES, WAITS_FOR
from holdwater.text.patterns import fold
from holdwater.text.phrases import PhraseBook


class Strikers:
    """Rules by their index: what each waits for before it looks at a statement."""

    def __init__(self, waiting: Mapping[str, Collection[int]]) -> None:
        of = {one: frozenset(waiting.get(one, ())) for one in WAITS_FOR}
        words, figures, both, either, nothing = map(of.__getitem__, WAITS_FOR)
        #: Who looks without and with figures, whatever words there are …
        self._anyway = (sorted(nothing), sorted(nothing | figures | either))
        #: … and who looks if its words stand there.
        self._on_words = (words | either, words | both)

    def woken(self, by_words: Iterable[int], *, has_figures: bool) -> list[int]:
        """Return who looks at a statement, in the order of the rules.

        ``by_words`` are those whose words stand in it: in most stand none.
        """
        anyway = self._anyway[has_figures]
        of_words = self._on_words[has_figures].intersection(by_words)
        return sorted(of_words.union(anyway)) if of_words else anyway


class Rulebook:
    """All rules; ``phrases`` lead back to a rule's index, ``off`` names the silent.

    ``known`` are words, folded, that every reader knows and no rule rewords. ``own``
    are the names and codes of a team's own rules, whomever they are for.
    """

    def __init__(
        self,
        rules: tuple[Rule, ...],
        *,
        off: frozenset[str],
        phrases: PhraseBook,
        audience: str = "it",
        known: frozenset[str] = frozenset(),
        own: frozenset[str] = frozenset(),
    ) -> None:
        self.rules = rules
        self.off = off
        self.phrases = phrases
        self.audience = audience
        self.known = known
        self.own = own

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages, as in BCP 47, of which there is a rule."""
        return frozenset(rule.language for rule in self.rules)

    @cached_property
    def strikers(self) -> dict[str, Strikers]:
        """Which rules of each language may strike; those that are off are left out."""
        found = {}
        for language in self.languages:
            waiting: dict[str, set[int]] = {one: set() for one in WAITS_FOR}
            for index, rule in enumerate(self.rules):
                if rule.language == language and rule.name not in self.off:
                    waits_for = SHAPES[rule.shape].waits_for(rule.pattern)
                    waiting[waits_for].add(index)
            found[language] = Strikers(waiting)
        return found

    @cached_property
    def together(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each language that look at the statements of a document together."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            if SHAPES[rule.shape].strike_all and rule.name not in self.off:
                found[rule.language] = (*found.get(rule.language, ()), rule)
        return found

    def knows(self, folded: str) -> bool:
        """Say whether every reader knows these words, one or many."""
        return folded in self.known or folded.removesuffix("s") in self.known

    @cached_property
    def defaults(self) -> dict[str, Rule]:
        """The rule that is reported for a kind where only the learned part accuses."""
        return {
            rule.kinds[0]: rule
            for rule in self.rules
            if rule.shape == "learned" and rule.name not in self.off
        }

    def rule(self, wanted: str) -> Rule | None:
        """Find a rule by its name or its code."""
        for rule in self.rules:
            if wanted in (rule.name, rule.code):
                return rule
        return None


def open_rulebook(
    levels: Mapping[str, str] | None = None,
    *,
    audience: str = "it",
    known: Iterable[str] = (),
    compiled: dict[str, Any] | None = None,
    own: Sequence[Mapping[str, Any]] = (),
) -> Rulebook:
    """Open the built-in rulebook for an audience.

    ``levels`` sets a rule's level by its name, or switches it ``off``; ``known`` are
    words that are not to be reworded. ``compiled`` takes the place of the built-in
    packs (see `packs.compile_packs`), and ``own`` are a team's rules beside them
    (see `own.read_own`).
    """
    plain = compiled or load_compiled(audience)
    if own:
        from holdwater.rules.own import with_own  # few teams have any

        for_them = [rule for rule in own if rule["audience"] == audience]
        plain = with_own(plain, for_them)
    levels = levels or {}
    rules = [rule_of(one) for one in plain["rules"]]
    for index, rule in enumerate(rules):
        level = levels.get(rule.name)
        if level and level != "off":
            rules[index] = rule._replace(level=level)
    return Rulebook(
        tuple(rules),
        off=frozenset(name for name, level in levels.items() if level == "off"),
        phrases=PhraseBook(plain["phrases"], plain["anchors"]),
        audience=audience,
        known=frozenset(fold(word) for word in known),
        own=frozenset(one for rule in own for one in (rule["code"], rule["name"])),
    )

"""A team's own rules: their packs are opened, and the levels set for them are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from holdwater.errors import ReadError, SettingsError
from holdwater.model.rule import AUDIENCES
from holdwater.reading.files import decode, read_bytes
from holdwater.rules.rulebook import Rulebook, open_rulebook
from holdwater.settings import Settings

#: Rules as `holdwater.rules.own` reads them.
OwnRules = tuple[dict[str, Any], ...]


class HouseRules:
    """Opens each set of packs once."""

    def __init__(self) -> None:
        self._opened: dict[tuple[Path, ...], OwnRules] = {}

    def of(self, settings: Settings, packs: tuple[Path, ...] | None = None) -> OwnRules:
        """Return the rules of the packs that settings name; with ``packs``, of those.

        Raises SettingsError where one cannot be read, PackError where it holds no rules
        that can be judged by.
        """
        packs = settings["packs"] if packs is None else packs
        if not packs:
            return ()
        if packs not in self._opened:
            from holdwater.rules.own import read_own  # few teams have any

            named = settings.origins["packs"]
            self._opened[packs] = read_own(
                (path.as_posix(), _text(path, named=named)) for path in packs
            )
        return self._opened[packs]

    def refuse_unknown(self, rulebook: Rulebook, settings: Settings) -> None:
        """Raise SettingsError for a level of a rule that nobody has."""
        unknown = set(settings["rules"]).difference(_names(rulebook))
        if not unknown:
            return
        every = [
            open_rulebook(audience=audience, own=self.of(settings))
            for audience in AUDIENCES
        ]
        unknown = unknown.difference(*map(_names, every))
        # In a folder whose settings name other packs, those above may be gone.
        for path in settings.packs if unknown else ():
            gone = self.of(settings, (path,))
            unknown.difference_update(rule["name"] for rule in gone)
        for name in sorted(unknown):
            raise SettingsError(
                f"no rule is called {name!r}",
                where=settings.rule_origins.get(name, settings.origins["rules"]),
                hint=_hint(every, name),
            )


def _text(path: Path, *, named: str) -> str:
    from holdwater.rules.own import MOST_BYTES

    try:
        content = read_bytes(path, most=MOST_BYTES)
        return decode(content, encoding="utf-8", source=str(path))
    except ReadError as error:
        by = "" if named == "built-in" else f" (named by {named})"
        raise SettingsError(f"{error.message}{by}", where=error.where) from error


def _hint(rulebooks: Sequence[Rulebook], name: str) -> str:
    from difflib import get_close_matches  # only where something is wrong

    rule = next((one for book in rulebooks if (one := book.rule(name))), None)
    names = [one for book in rulebooks for one in _names(book)]
    near = [rule.name] if rule else get_close_matches(name, names, n=1)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    return hint + "`holdwater rules list` names them all."


def _names(rulebook: Rulebook) -> list[str]:
    return [rule.name for rule in rulebook.rules]

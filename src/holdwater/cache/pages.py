"""Pages as they were judged, and what they tell of recorded claims.

Two files: what a page says, statement by statement, known by its bytes, its name and the
settings it was judged with; and where it tells claims, which hangs on their words as well.
The first is opened only where the second does not do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from holdwater.cache.claims import BROKEN
from holdwater.cache.plain import plain, whole
from holdwater.cache.store import Store
from holdwater.ledger.match import Said
from holdwater.ledger.records import Records
from holdwater.ledger.told import Looked, Seen

#: A list of statements.
_EVERY = tuple[Said, ...]


class KeptPages:
    """What is known from earlier runs of the pages that a command names.

    ``words`` is a hash of the words of all claims (`words_of`).
    """

    def __init__(self, store: Store, name: str, *, words: str) -> None:
        self._store = store
        self._names = (f"{name} seen", f"{name} said")
        self._words = words
        told = store.load(self._names[0])
        self._seen: Mapping[str, Any] = told if isinstance(told, dict) else {}
        self._said: Mapping[str, Any] | None = None
        self._met: dict[str, str] = {}
        self._fresh: dict[str, Looked] = {}

    def has_seen(self, source: str) -> bool:
        """Say whether a page was looked through before, whatever it is now."""
        return source in self._seen

    def has_said(self, source: str) -> bool:
        """Say whether it is known what a page said, whatever it is now."""
        return source in (self._said or {})

    def seen(self, source: str, key: str) -> Seen | None:
        """Return what a page tells; None where that is not known."""
        self._met[source] = key
        try:
            under, words, told = self._seen[source]
            if (under, words) != (key, self._words):
                return None
            found: Seen = whole(told, Seen)
        except BROKEN:
            return None
        return found

    def open_said(self) -> None:
        """Open what pages say: before a page is asked for that was changed."""
        told = self._store.load(self._names[1])
        self._said = told if isinstance(told, dict) else {}

    def said(self, source: str, key: str) -> tuple[Said, ...] | None:
        """Return what a page says; None where that is not known."""
        try:
            under, told = (self._said or {})[source]
            if under != key:
                return None
            found: tuple[Said, ...] = whole(json.loads(told), _EVERY)
        except BROKEN:
            return None
        return found

    def take(self, looked: Looked) -> None:
        """Take what was looked through."""
        self._met[looked.source] = looked.key
        self._fresh[looked.source] = looked

    def save(self, *, is_all: bool) -> None:
        """Keep what is known; where ``is_all`` pages were met, of no others."""
        gone = self._seen.keys() - self._met.keys() if is_all else set[str]()
        if not self._fresh and not gone:
            return
        fresh = {
            name: [one.key, self._words, plain(one.seen, Seen)]
            for name, one in self._fresh.items()
        }
        self._keep(self._names[0], self._seen, fresh, gone)
        more = {
            name: [one.key, one.said]
            for name, one in self._fresh.items()
            if one.said is not None
        }
        if more:
            self._keep(self._names[1], self._said or {}, more, gone)

    def _keep(
        self,
        name: str,
        kept: Mapping[str, Any],
        fresh: Mapping[str, Any],
        gone: Iterable[str],
    ) -> None:
        left = dict.fromkeys(gone)
        known = {source: one for source, one in kept.items() if source not in left}
        self._store.save(name, {**known, **fresh})


def written(said: tuple[Said, ...]) -> str:
    """Write what a page says as it is kept: by whoever looked through it, as one text.

    So it comes home at once, and of all pages that are kept only those are read again
    that were changed.
    """
    told = plain(said, _EVERY)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def words_of(records: Records) -> str:
    """Hash what of the records decides where they are told, and what that binds."""
    told = sha256()
    for every in (records.ours, records.theirs):
        for one in every:
            claimed = tuple(value.claimed for value in one.values)
            words = repr((one.id, one.text, one.was, one.variations, claimed))
            told.update(words.encode("utf-8", "surrogatepass"))
        told.update(b"\0")
    return told.hexdigest()

"""Why the learned part doubts: what it noticed, where no rule's words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdwater.check.standing import Weighing
from holdwater.claims.features import words_of
from holdwater.model.rule import Hit
from holdwater.model.verdict import Finding, Reason

#: So many of the strongest are told.
MOST = 4

#: So many words of a sort are named.
MOST_WORDS = 3

#: What moves the doubt by less says nothing: so far a coin is from 51 to 49.
LEAST = 0.05


def with_reasons(
    hits: Iterable[Hit],
    findings: Iterable[Finding],
    weighing: Weighing | None,
    *,
    reading: str,
) -> Iterator[Finding]:
    """Give each finding of the learned part what weighed most for it, or against.

    ``reading`` is the statement as the learned part reads it.
    A rule with words of its own says by them what it doubts, and gets no reasons.
    """
    for hit, finding in zip(hits, findings, strict=True):
        if weighing is None or hit.rule.shape != "learned":
            yield finding
        else:
            yield finding._replace(reasons=tuple(_strongest(weighing, reading)))


def _strongest(weighing: Weighing, reading: str) -> Iterator[Reason]:
    shares = sorted(weighing.shares().items(), key=lambda pair: -abs(pair[1]))
    for feature, weight in shares[:MOST]:
        if abs(weight) >= LEAST:
            yield Reason(feature, round(weight, 2), _words(feature, reading))


def _words(feature: str, reading: str) -> tuple[str, ...]:
    """Return the words of a sort, `c=praise2`, of a stem, `u=includ`, or of two, `b=we_mak`."""
    told, _, name = feature.partition("=")
    words = words_of(reading)
    if told == "c":
        sort = name.rstrip("23")
        met = dict.fromkeys(one.word for one in words if sort in one.sorts)
        return tuple(met)[:MOST_WORDS]
    if told in ("u", "b"):
        written = {one.stem: one.word for one in reversed(words)}
        stems = [one for one in name.split("_") if one not in ("^", "$")]
        return tuple(written.get(one, one) for one in stems)
    return ()

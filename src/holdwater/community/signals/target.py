"""Target: replies by accounts with little history meet in one product, host or code.

A word counts where the post that opened the thread does not have it, few threads of the
community do, and those who have written here for long hardly use it in this thread. Where
the opening post names the product itself, what is left is that all praise it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from holdwater.community.engine import Engine
from holdwater.community.signals import naming
from holdwater.community.survey import Signal
from holdwater.community.telling import DRAWN
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import (
    LEAST_COUNT,
    MOST,
    Sums,
    Usual,
    may_say,
    sums_of,
    usual_beside,
    weight,
)

#: So many of the words that a thread's young replies share most are weighed.
_LOOKED_AT = 20


class Asked(NamedTuple):
    """What a thread asks about, and how many young replies name it."""

    word: str
    young: int


#: Fewer threads about products than this tell nothing of what is usual in them.
_ENOUGH_ABOUT = 10

#: Rare words of opening posts that repliers take up.
_ASKED = """
SELECT s.thread, s.word, count(*) AS hits, min(s.spelling) AS spelling,
       sum(r.young) AS young, min(s.threads) AS threads
FROM sought s JOIN mention m ON m.thread = s.thread AND m.word = s.word
JOIN reply r ON r.thread = m.thread AND r.author = m.author
WHERE s.hits = 0
GROUP BY s.thread, s.word HAVING count(*) >= 3
ORDER BY s.thread, hits DESC, threads, s.word
"""

#: Rare words that young replies share, and how many others use each.
_WORDS = """
SELECT s.thread, s.word, s.hits, s.threads, count(r.author) AS old,
       min(s.spelling) AS spelling
FROM sought s LEFT JOIN mention m ON m.thread = s.thread AND m.word = s.word
LEFT JOIN reply r ON r.thread = m.thread AND r.author = m.author AND r.young = 0
WHERE s.hits > 0
GROUP BY s.thread, s.word, s.hits, s.threads
ORDER BY s.thread, s.hits DESC, s.threads, s.word
"""

#: Hosts and codes that young replies share and the opening post does not link to.
_HOSTS = """
WITH used AS (
    SELECT h.thread, h.host, count(DISTINCT CASE WHEN r.young = 1 THEN r.author END) AS hits,
           count(DISTINCT CASE WHEN r.young = 0 THEN r.author END) AS old
    FROM host h JOIN reply r ON r.thread = h.thread AND r.author = h.author
    JOIN opening o ON o.thread = h.thread
    LEFT JOIN host b ON b.post = o.post AND b.host = h.host
    WHERE b.host IS NULL GROUP BY h.thread, h.host),
spread AS (SELECT host, count(DISTINCT thread) AS threads FROM host GROUP BY host)
SELECT u.thread, u.host, u.hits, u.old, s.threads, n.spelling
FROM used u JOIN spread s ON s.host = u.host JOIN host_name n ON n.host = u.host
WHERE u.hits >= 3
ORDER BY u.thread, u.hits DESC, s.threads, u.host
"""


#: What praise is counted of.
SHARES = (("fresh_praising", "fresh"), ("young_praising", "young"))


def praise(tally: Tally, rates: Rates, *, about: Sums | None) -> Iterator[Signal]:
    """Hold the praise of young replies against what replies say here otherwise.

    Of accounts made that day where there are several of these, else of all young ones.
    ``about`` are the sums of threads about a product, where this is one of them: in the
    others all speak of it, and they differ less in how many praise than all threads do.
    """
    counts = (
        (tally.fresh_praising, tally.fresh, "accounts that joined that day"),
        (tally.young_praising, tally.young, "accounts with little history"),
    )
    if not any(may_say(hits, of) for hits, of, _ in counts):
        return
    old = tally.n - tally.young
    usual = (
        usual_beside(about, tally.young_praising, tally.young)
        if about
        else rates.of("young_praising", tally)
    )
    beside = rates.of("praising", tally).share
    here = (tally.praising - tally.young_praising + 2 * beside) / (old + 2)
    share = max(usual.share, beside, here)
    said, hits, of, who = max(
        (weight(hits, of, Usual(share, usual.spread)), hits, of, who)
        for hits, of, who in counts
    )
    if said > 0:
        expected = share * of
        yield Signal(
            name="only-praise",
            family="target",
            value=hits,
            of=of,
            expected=expected,
            weight=said,
            explanation=f"{hits} of {of} {who} praise and doubt nothing; "
            f"{expected:.1f} expected",
        )


def asked_about(engine: Engine) -> dict[int, Asked]:
    """Return, by thread, the rare word of its opening post that repliers take up most."""
    found: dict[int, Asked] = {}
    for thread, _, _, spelling, young, _ in engine.rows(_ASKED):
        found.setdefault(thread, Asked(spelling, young))
    return found


def product_of(asked: Asked | None, met: str | None) -> str | None:
    """Name what a thread is about: what it asks, where young replies answer to that.

    Else what they meet in; and where they meet in nothing, what it asks.
    """
    if asked and (met is None or asked.young >= LEAST_COUNT):
        return asked.word
    return met


def praise_about(asked: Mapping[int, Asked], tallies: dict[int, Tally]) -> Sums | None:
    """Add up how many young repliers praise in threads about a product, where known."""
    about = [tallies[thread] for thread in asked if thread in tallies]
    if len(about) < _ENOUGH_ABOUT:
        return None
    return sums_of((one.young_praising, one.young) for one in about)


class Met(NamedTuple):
    """What young replies meet in: its name, and the signal of it."""

    name: str
    signal: Signal


def words(
    engine: Engine, tallies: dict[int, Tally], copied: Mapping[int, int]
) -> dict[int, Met]:
    """Weigh, by thread, the rare word that young replies share most tellingly.

    ``copied`` tells how many of them say nearly the same. What only such ones share must
    be written as a name, for they share every word; and where several words say as much,
    a name is told before another.
    """
    candidates = _candidates(engine, tallies)
    names = naming.named(engine, sorted(candidates))
    told: dict[int, Met] = {}
    for thread, ones in candidates.items():
        copies = copied.get(thread, 0)
        kept = [
            one
            for one in ones
            if one.name in names[thread] or copies * 2 <= one.signal.value
        ]
        if kept:
            told[thread] = max(
                kept,
                key=lambda one: (
                    min(one.signal.weight, MOST["target"]),
                    one.name in names[thread],
                    one.signal.weight,
                ),
            )
    return told


def _candidates(engine: Engine, tallies: dict[int, Tally]) -> dict[int, list[Met]]:
    drawn = min(DRAWN, int(engine.rows("SELECT count(*) FROM thread")[0][0]))
    shared: dict[int, list[tuple[int, int, int, str]]] = defaultdict(list)
    for thread, _, hits, common, old, spelling in engine.rows(_WORDS):
        shared[thread].append((hits, common, old, spelling))
    # How often the most shared of rare words is shared where nothing is known to be wrong.
    most = {thread: max(hits for hits, *_ in ones) for thread, ones in shared.items()}
    everybody = sum(one.young for one in tallies.values())
    met = sum(most.values())
    found: dict[int, list[Met]] = defaultdict(list)
    for thread, ones in shared.items():
        of, old_of = tallies[thread].young, tallies[thread].n - tallies[thread].young
        usual = (met - most[thread] + 1) / (everybody - of + 5)
        for hits, common, old, spelling in ones[:_LOOKED_AT]:
            here = (old + usual) / (old_of + 1)
            share = max(usual, here, (common + 1) / (drawn + 1))
            signal = _met(
                "one-product", hits, of, Usual(share, 0.1), said=f"name “{spelling}”"
            )
            if signal.weight > 0:
                found[thread].append(Met(spelling, signal))
    return found


def links(engine: Engine, tallies: dict[int, Tally]) -> dict[int, list[Met]]:
    """Weigh, by thread, the hosts and the codes of referrals that young replies share."""
    threads = max(len(tallies), 1)
    told: dict[int, list[Met]] = defaultdict(list)
    for thread, _, hits, old, spread, spelling in engine.rows(_HOSTS):
        of = tallies[thread].young
        here = (old + 0.1) / (tallies[thread].n - of + 1)
        usual = Usual(max(spread / threads, here), 0.05)
        is_code = spelling.startswith("?")
        name = f"code {spelling[1:]}" if is_code else spelling
        said = f"use the code “{spelling[1:]}”" if is_code else f"link to {spelling}"
        signal = _met("one-host", hits, of, usual, said=said)
        if signal.weight > 0:
            told[thread].append(Met(name, signal))
    for ones in told.values():  # a host names more than a code, which many have
        ones.sort(key=lambda one: (one.name.startswith("code "), -one.signal.weight))
    return told


def converging(
    engine: Engine, tallies: dict[int, Tally], copied: Mapping[int, int]
) -> tuple[dict[int, list[Signal]], dict[int, str]]:
    """Weigh, by thread, what young replies meet in; return it, and what it is called.

    A host is a better name than a word, and a word than a code.
    """
    told: dict[int, list[Signal]] = defaultdict(list)
    names: dict[int, str] = {}
    for thread, met in words(engine, tallies, copied).items():
        told[thread].append(met.signal)
        names[thread] = met.name
    for thread, ones in links(engine, tallies).items():
        told[thread] += (one.signal for one in ones)
        if thread not in names or not ones[0].name.startswith("code "):
            names[thread] = ones[0].name
    return told, names


def _met(name: str, hits: int, of: int, usual: Usual, *, said: str) -> Signal:
    return Signal(
        name=name,
        family="target",
        value=hits,
        of=of,
        expected=usual.share * of,
        weight=weight(hits, of, usual),
        explanation=f"{hits} of {of} accounts with little history {said}, which the "
        f"opening post does not; {usual.share * of:.1f} expected",
    )

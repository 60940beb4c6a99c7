"""A community that never was, with campaigns in it and traps beside them.

    python -m community.simulate FOLDER --posts 100000 --seed 1

Writes ``posts.ndjson`` in canonical columns and ``truth.csv``: each thread that is not
background, with its kind. `community.site` puts many of them behind one another.
Nothing in it was said by anybody: the words are our own, and
so is every person and product. What it shows is how signals behave, not how often they
are right in a community that is.
"""

from __future__ import annotations

import argparse
import csv
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from community import voices

_DAY = 86_400
_WEEK = 7 * _DAY
_START = int(datetime(2023, 1, 2, tzinfo=UTC).timestamp())

#: How busy each hour of a day is, UTC, in an office's country.
_HOURS = (
    2,
    1,
    1,
    1,
    2,
    4,
    8,
    14,
    20,
    24,
    24,
    22,
    18,
    20,
    23,
    22,
    19,
    14,
    10,
    9,
    9,
    8,
    6,
    4,
)
_WEEKDAYS = (10, 11, 11, 10, 9, 3, 3)

PHRASES = Path(__file__).with_name("phrases.toml")

#: Each kind of campaign: when its accounts were made, and how their words came about.
SCHEDULES = ("same-day", "drip", "aged")
WORDINGS = ("copied", "paraphrased", "rewritten")

TRAPS = ("launch", "assignment", "welcome", "courtesy", "big", "staff", "outage")


@dataclass(eq=False)
class _Account:
    name: str
    born: int
    staff: bool = False
    manner: str = "careful"


@dataclass
class _Thread:
    name: str
    at: int
    topic: str
    category: str
    kind: str = "background"
    product: str = ""
    posts: list[tuple[int, _Account, str]] = field(default_factory=list)
    title: str = ""


class Simulation:
    """One community: draw threads in the order of time, each with its replies."""

    def __init__(self, *, posts: int, seed: int, years: float = 2.0) -> None:
        self._draw = Random(seed)
        self._wanted = posts
        self._span = int(years * 365 * _DAY)
        self._end = _START + self._span
        with PHRASES.open("rb") as stream:
            self._phrases = tomllib.load(stream)
        self._topics = {
            name: words.split() for name, words in self._phrases["topics"].items()
        }
        self._products = [self._name() for _ in range(60)]
        self._accounts: list[_Account] = []
        self._elder: list[_Thread] = []
        self._serial = 0
        self._joined()

    # -- people ------------------------------------------------------------

    def _joined(self) -> None:
        """Let accounts join: a rush when the site opens, then a slow growth."""
        many = max(60, self._wanted // 14)
        for _ in range(int(many * 0.12)):
            self._join(_START + int(self._draw.expovariate(1 / (2.5 * _DAY))))
        for _ in range(int(many * 0.88)):
            share = self._draw.random() ** 0.8
            self._join(self._awake(_START + int(share * self._span)))
        self._accounts.sort(key=lambda one: one.born)
        for one in self._accounts[:: max(1, many // 20)]:
            one.staff = self._draw.random() < 0.3
        # How much each writes: few write most of it, and half write once or never.
        self._zeal = [self._draw.paretovariate(1.05) ** 1.1 for _ in self._accounts]

    def _join(self, born: int) -> _Account:
        self._serial += 1
        one = _Account(
            f"u{self._serial}",
            min(born, self._end - 1),
            manner=voices.manner(self._draw),
        )
        self._accounts.append(one)
        return one

    def _new(self, born: int, manner: str = "") -> _Account:
        """Make an account that nobody else draws."""
        self._serial += 1
        return _Account(
            f"u{self._serial}", born, manner=manner or voices.manner(self._draw)
        )

    def _somebody(self, at: int, reach: int) -> _Account:
        """Draw one who has joined by then; mostly one who writes a lot."""
        del at
        while True:
            low = self._draw.randrange(reach)
            best = max(
                (self._draw.randrange(reach) for _ in range(3)),
                key=self._zeal.__getitem__,
            )
            chosen = low if self._draw.random() < 0.2 else best
            if chosen < reach:
                return self._accounts[chosen]

    # -- time --------------------------------------------------------------

    def _awake(self, at: int) -> int:
        """Move a time to an hour at which people write, on the same day or the next."""
        day = at - at % _DAY
        if self._draw.random() > _WEEKDAYS[(day // _DAY + 3) % 7] / 11:
            day += _DAY
        hour = self._draw.choices(range(24), _HOURS)[0]
        return day + hour * 3600 + self._draw.randrange(3600)

    # -- words -------------------------------------------------------------

    def _name(self) -> str:
        heads = "Bru Cal Dor Fen Gal Hex Jun Kel Lum Mor Nim Ost Pel Quor Rav Sol Tar Ulm Vex Wyn Yar Zen".split()
        tails = "bex dock ora lith wave guard point mesa tide stack vault ray grid ford lyn metra span".split()
        return self._draw.choice(heads) + self._draw.choice(tails)

    def _say(self, template: str, topic: str, product: str) -> str:
        words = self._topics[topic]
        one, other = self._draw.sample(words, 2)
        return (
            voices.vary(template, self._draw)
            .replace("{t}", one)
            .replace("{u}", other)
            .replace("{p}", product)
            .replace("{n}", str(self._draw.randint(2, 400)))
            .replace("{v}", f"{self._draw.randint(1, 12)}.{self._draw.randint(0, 9)}")
        )

    def spoken(self, text: str, who: _Account) -> str:
        """Return a text as this person would have typed it."""
        link = text.find(" https://")
        body, rest = (text, "") if link < 0 else (text[:link], text[link:])
        return voices.spoken(body, who.manner, self._draw) + rest

    def _chatter(self) -> str:
        c = self._phrases["chatter"]
        pick = self._draw.choice
        made = f"{pick(c['who'])} {pick(c['did'])} {pick(c['thing'])} {pick(c['when'])}"
        if self._draw.random() < 0.6:
            made += f" {pick(c['then'])}"
        return made[0].upper() + made[1:] + "."

    def _text(
        self, group: str, name: str, thread: _Thread, *, more: float = 0.8
    ) -> str:
        product = thread.product or self._draw.choice(self._products)
        parts = [self._draw.choice(self._phrases[group][name])]
        while self._draw.random() < more:
            parts.append(self._chatter())
            more *= 0.7
        if self._draw.random() < 0.15:
            parts.reverse()
        return " ".join(self._say(one, thread.topic, product) for one in parts)

    def _shill(self, thread: _Thread, wording: str, used: set[str], link: str) -> str:
        said = self._phrases["campaign"]
        pick = self._draw.choice
        if wording == "copied":
            text = said["copied"][hash_of(thread.product) % len(said["copied"])]
        elif wording == "paraphrased":
            text = (
                f"{pick(said['openers'])} {pick(said['moves'])} {pick(said['praises'])}."
                f" {pick(said['reasons'])}"
            )
        else:
            left = [one for one in said["rewritten"] if one not in used]
            text = pick(left or said["rewritten"])
            used.add(text)
            if self._draw.random() < 0.5:
                text += " " + self._chatter()
        text = self._say(text, thread.topic, thread.product)
        return f"{text} {link}" if link and self._draw.random() < 0.7 else text

    # -- threads -----------------------------------------------------------

    def threads(self, *, staged: bool = True) -> Iterator[_Thread]:
        """Draw every thread; the campaigns and the traps come last."""
        made, number = 0, 0
        background = int(self._wanted * 0.97)
        while made < background:
            number += 1
            thread = self._background(number)
            made += len(thread.posts)
            if number % 7 == 0:
                self._elder.append(
                    _Thread(
                        thread.name,
                        thread.at,
                        thread.topic,
                        thread.category,
                        product=thread.product,
                        title=thread.title,
                    )
                )
            yield thread
        if staged:
            yield from self._specials(number)

    def _begin(self, number: int, at: int, kind: str, product: str = "") -> _Thread:
        topic = self._draw.choice(list(self._topics))
        category = topic if self._draw.random() < 0.7 else "general"
        return _Thread(f"t{number}", at, topic, category, kind, product)

    def _reach(self, at: int) -> int:
        from bisect import bisect_right

        return max(5, bisect_right(self._accounts, at, key=lambda one: one.born))

    def _replies_at(self, thread: _Thread, many: int) -> list[int]:
        times, at = [], thread.at
        for _ in range(many):
            at += int(self._draw.lognormvariate(8.2, 1.6)) + 30
            times.append(at)
        return times

    def _opens(
        self, thread: _Thread, who: _Account, text: str, title: str = ""
    ) -> None:
        thread.title = title or text.split(".", maxsplit=1)[0][:80]
        thread.posts.append((thread.at, who, text))

    def _background(self, number: int) -> _Thread:
        # The site opens with a rush.
        draw = self._draw
        share = draw.random() ** 0.85 if draw.random() > 0.02 else draw.random() * 0.01
        thread = self._begin(
            number, self._awake(_START + int(share * self._span)), "background"
        )
        opinion = draw.random() < 0.16
        if opinion:
            thread.product = draw.choice(self._products)
        reach = self._reach(thread.at)
        opener = self._somebody(thread.at, reach)
        self._opens(
            thread,
            opener,
            self._text("background", "opinions" if opinion else "questions", thread),
        )
        many = min(int(draw.paretovariate(0.95) * 2) + draw.randrange(3), 120)
        newcomers = draw.betavariate(0.35, 5)
        for at in self._replies_at(thread, many):
            if draw.random() < 0.22:
                who = opener
            elif draw.random() < newcomers:
                # One whom a search brought here, today or some weeks ago.
                born = at - int(
                    draw.expovariate(
                        1 / (0.4 * _DAY if draw.random() < 0.5 else 40 * _DAY)
                    )
                )
                who = (
                    self._accounts[draw.randrange(reach)]
                    if born < _START
                    else self._new(born)
                )
            else:
                who = self._somebody(at, self._reach(at))
            kind = draw.random()
            if kind < 0.12:
                text = self._text("background", "courtesy", thread, more=0)
            elif kind < 0.2:
                name = "banter" if draw.random() < 0.6 else "digressions"
                text = self._text("background", name, thread, more=0.3)
            elif opinion and who is not opener:
                text = self._text("background", self._opinion(), thread)
            else:
                text = self._text("background", "answers", thread)
            thread.posts.append((max(at, who.born + 60), who, text))
        return thread

    def _opinion(self) -> str:
        """Draw what somebody who knows a product thinks of it."""
        return self._draw.choices(
            ("fans", "mixed", "complaints", "answers"), (30, 42, 18, 10)
        )[0]

    def _specials(self, number: int) -> Iterator[_Thread]:
        """Campaigns of each kind, and as many traps."""
        each = max(1, self._wanted // 150_000)
        for _ in range(each):
            for schedule in SCHEDULES:
                for wording in WORDINGS:
                    for linked in (False, True):
                        product = self._name() + self._draw.choice(("", "HQ", "IO"))
                        accounts: list[_Account] = []
                        for _ in range(self._draw.choice((1, 1, 2, 3))):
                            number += 1
                            thread = self._campaign(
                                number,
                                schedule,
                                wording,
                                product,
                                accounts,
                                linked=linked,
                            )
                            yield thread
                            if schedule == "aged":
                                yield from self._kept_warm(thread)
        for _ in range(each * 2):
            for trap in TRAPS:
                number += 1
                yield self._trap(number, trap)

    def _campaign(
        self,
        number: int,
        schedule: str,
        wording: str,
        product: str,
        accounts: list[_Account],
        *,
        linked: bool,
    ) -> _Thread:
        draw = self._draw
        at = self._awake(_START + int((0.1 + 0.85 * draw.random()) * self._span))
        kind = f"{schedule}/{wording}/{'link' if linked else 'bare'}"
        thread = self._begin(number, at, kind, product)
        host = f"https://{product.lower()}.example/" + draw.choice(
            ("", "?ref=forum", "trial", "?via=it7")
        )
        link = host if linked else ""
        many = draw.randint(4, 11)
        spread = {"same-day": 10 * 3600, "drip": 24 * _DAY, "aged": 5 * _DAY}[schedule]
        asks = self._draw.choice(self._phrases["campaign"]["asks"])
        insider = draw.random() < 0.5
        # One hand writes for all of them, or each has its own.
        hand = voices.manner(draw) if draw.random() < 0.5 else ""
        born = at - draw.randrange(60, 4 * 3600)
        opener = (
            self._new(born, hand) if insider else self._somebody(at, self._reach(at))
        )
        self._opens(thread, opener, self._say(asks, thread.topic, product))
        used: set[str] = set()
        again = (
            [one for one in accounts if one.born < at] if draw.random() < 0.4 else []
        )
        for place in range(many):
            when = at + 600 + int(draw.random() * spread)
            if place < len(again):
                who = again[place]
            elif schedule == "same-day":
                who = self._new(when - draw.randrange(90, 8 * 3600), hand)
            elif schedule == "drip":
                who = self._new(when - draw.randrange(90, 3 * _DAY), hand)
            else:
                who = self._aged(when, hand)
            accounts.append(who)
            thread.posts.append((when, who, self._shill(thread, wording, used, link)))
        # One in five goes into a thread in which many others answer, too.
        others = draw.randint(6, 14) if draw.random() < 0.2 else draw.randint(1, 6)
        for when in self._replies_at(thread, others):
            who = self._somebody(when, self._reach(when))
            name = self._opinion()
            text = self._text("background", name, thread)
            if draw.random() < 0.3:
                text = self._text("campaign", "doubts", thread, more=0.2)
            thread.posts.append((when, who, text))
        return thread

    def _aged(self, when: int, hand: str) -> _Account:
        """Make an account long ago and in stock, before it is used."""
        batch = when - 200 * _DAY - self._draw.randrange(3) * 40 * _DAY
        return self._new(max(_START, batch + self._draw.randrange(_DAY * 2)), hand)

    def _kept_warm(self, campaign: _Thread) -> Iterator[_Thread]:
        """Let half of the accounts in stock say something small elsewhere, before."""
        draw = self._draw
        for who in dict.fromkeys(one for _, one, _ in campaign.posts):
            if who.born > campaign.at - 150 * _DAY or draw.random() < 0.5:
                continue
            for _ in range(draw.randint(1, 3)):
                elder = draw.choice(self._elder)
                when = max(elder.at, who.born) + draw.randrange(60, 5 * _DAY)
                if when < campaign.at:
                    name = draw.choice(("courtesy", "banter", "answers"))
                    text = self._text("background", name, elder, more=0.2)
                    elder.posts = [(when, who, text)]
                    yield elder

    def _trap(self, number: int, trap: str) -> _Thread:
        draw = self._draw
        at = self._awake(_START + int((0.05 + 0.9 * draw.random()) * self._span))
        if trap == "launch":
            at = _START + draw.randrange(_WEEK)
        thread = self._begin(number, at, f"trap/{trap}", self._name())
        opener = self._somebody(at, self._reach(at))
        crowd = {
            "launch": 14,
            "assignment": 9,
            "welcome": 18,
            "courtesy": 10,
            "big": 160,
            "staff": 6,
            "outage": 16,
        }[trap]
        say = {
            "launch": ("traps", "launch"),
            "assignment": ("traps", "assignment"),
            "welcome": ("traps", "hello"),
            "staff": ("traps", "staff"),
            "outage": ("traps", "outage"),
            "big": ("background", "mixed"),
            "courtesy": ("background", "courtesy"),
        }[trap]
        titles = {
            "launch": f"Announcing {thread.product} 3.0, now available",
            "welcome": "Introduce yourself here",
        }
        first = {
            "outage": f"{thread.product} down?",
            "staff": "What is going on with the new version?",
        }
        text = first.get(trap) or self._text(
            "background", "opinions" if trap == "big" else "questions", thread
        )
        if trap == "launch":
            text = f"We are happy to announce {thread.product} 3.0. Release notes are below, tell us what breaks."
        self._opens(thread, opener, text, titles.get(trap, ""))
        spread = {
            "welcome": self._span // 3,
            "big": 40 * _DAY,
            "assignment": 9 * _DAY,
        }.get(trap, 2 * _DAY)
        for _ in range(draw.randint(crowd // 2, crowd)):
            when = at + 300 + int(draw.random() * spread)
            fresh = {
                "launch": 0.8,
                "assignment": 0.9,
                "welcome": 0.7,
                "courtesy": 0.5,
                "big": 0.2,
                "staff": 0.5,
                "outage": 0.6,
            }[trap]
            who = (
                self._new(when - draw.randrange(60, _DAY))
                if draw.random() < fresh
                else self._somebody(when, self._reach(when))
            )
            if trap in ("staff", "outage", "launch") and draw.random() < 0.25:
                text = self._text("background", self._opinion(), thread)
            else:
                text = self._text(*say, thread, more=0.4)
            thread.posts.append((when, who, text))
        return thread


def hash_of(text: str) -> int:
    """Return a number of a text that is the same on every machine."""
    return sum(ord(one) * (place + 1) for place, one in enumerate(text))


def write(
    folder: Path,
    *,
    posts: int,
    seed: int,
    years: float = 2.0,
    staged: bool = True,
    part: str = "",
) -> None:
    """Write a simulated community, and the truth about what is staged in it.

    ``part`` is what names of posts, threads, people and categories begin with.
    """
    folder.mkdir(parents=True, exist_ok=True)
    simulation = Simulation(posts=posts, seed=seed, years=years)
    serial = 0
    with (
        (folder / "posts.ndjson").open("w", encoding="utf-8") as out,
        (folder / "truth.csv").open("w", encoding="utf-8", newline="") as truth,
    ):
        told = csv.writer(truth)
        told.writerow(["thread_id", "kind", "product"])
        for thread in simulation.threads(staged=staged):
            if thread.kind != "background":
                told.writerow([part + thread.name, thread.kind, thread.product])
            for at, who, text in sorted(thread.posts, key=lambda one: one[0]):
                serial += 1
                out.write(
                    json.dumps(
                        {
                            "post_id": f"{part}p{serial}",
                            "thread_id": part + thread.name,
                            "author_id": part + who.name,
                            "author_created_at": _said(who.born),
                            "created_at": _said(at),
                            "title": thread.title,
                            "text": simulation.spoken(text, who),
                            "category": part + thread.category,
                            "is_staff": who.staff,
                        }
                    )
                    + "\n"
                )


def _said(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, posts=given.posts, seed=given.seed)


if __name__ == "__main__":
    main()

"""One thing changed at a time, and what the oracle says of it.

Each function yields changes of one part of a project. What is right to say follows from
how the change was made or from the oracle's reckoning, never from the code under test.
"""

import hashlib
import json
import re
from datetime import date
from random import Random

from tests.mutations.authored import ROWS, made
from tests.mutations.trial import Change, record_of

FALSE = frozenset({"overstated", "contradicted"})
UNREAD = frozenset({"unchecked"})
BROKEN = frozenset({"broken"})
LOST = frozenset({"orphaned"})

#: So many digits and bytes of each file are changed, drawn from one seed.
DRAWN = 12


def changes_of(claim, root):
    """Yield every change that is made to one claim's project."""
    chance = Random(claim.id)
    record = record_of(claim)
    name = f"claims/{claim.id}.md"
    page = (root / "page.md").read_bytes().decode()
    yield from _of_copy(claim, page)
    yield from _of_days(record, name)
    yield from _of_ties(claim, record, name)
    yield from _of_counter_evidence(record, name)
    yield from _of_form(claim, record, name)
    if claim.claimed:
        yield from _of_value(claim, record, name)
    yield from _of_evidence(claim, chance)


# -- the words in the copy -----------------------------------------------------------


def _of_copy(claim, page):
    def copy(kind, old, new, match):
        assert old in page, (claim.id, kind, old)
        content = page.replace(old, new, 1).encode()
        return Change(kind, "page.md", content, match=match)

    text = claim.text
    if claim.claimed:
        for at, digit in _digits(claim.digits):
            other = _with_digit(claim.digits, at, digit)
            said = text.replace(claim.digits, other)
            yield copy("copy: a digit", text, said, "conflict")
        yield copy("copy: a unit", text, _other_unit(text, claim), "conflict")
        if turned := _turned(text):
            yield copy("copy: a comparator", text, turned, "conflict")
    verb = re.search(r" (take|takes|run|is|answered|became|finish|took) ", text)
    if verb:
        said = f"{text[: verb.start()]} does not {text[verb.start() + 1 :]}"
        yield copy("copy: not", text, said, "conflict")
    yield copy("copy: the sentence is gone", text, "Nothing is said here.", "none")
    yield copy("copy: moved", page, _moved(page), None)
    yield copy("copy: spacing", text, text.replace(" ", "  "), None)
    yield copy("copy: line breaks", text, text.replace(" ", "\n", 3), None)
    yield copy("copy: emphasis", text, f"**{text}**", None)
    crlf = page.replace("\n", "\r\n").encode()
    yield Change("copy: line endings", "page.md", crlf)
    yield copy("copy: other words", "three colleagues", "four colleagues", None)


def _moved(page):
    head, *paragraphs = page.rstrip("\n").split("\n\n")
    return "\n\n".join([head, *reversed(paragraphs)]) + "\n"


def _other_unit(text, claim):
    units = {
        "ms": "s", "µs": "ms", "ns": "µs", "min": "h", "s": "ms", "x": "%", "%": "x"
    }  # fmt: skip
    unit = claim.claimed.removeprefix(claim.digits).strip()
    return text.replace(claim.claimed, claim.claimed.replace(unit, units[unit]))


def _turned(text):
    for one, other in (
        ("under", "over"),
        ("less than", "more than"),
        ("at most", "at least"),
        ("at least", "at most"),
        ("faster", "slower"),
    ):
        if one in text:
            return text.replace(one, other)
    return None


# -- days ------------------------------------------------------------------------------


def _of_days(record, name):
    first, second = "expires = 2027-04-01", "expires = 2026-11-21"
    own = record.replace(first, second, 1)
    yield Change("day: the claim's", name, own.encode(), frozenset({"expired"}))
    at = record.rindex(first)
    of_file = record[:at] + second + record[at + len(first) :]
    yield Change("day: the evidence's", name, of_file.encode(), frozenset({"expired"}))
    kept = record.replace(first, "expires = 2026-11-22", 1)
    yield Change("day: the last one", name, kept.encode())
    yield Change(
        "day: later", name, record.replace(first, "expires = 2031-01-01").encode()
    )
    same = record.encode()
    past, last = date(2027, 4, 2), date(2027, 4, 1)
    yield Change("day: today", name, same, frozenset({"expired"}), today=past)
    yield Change("day: today", name, same, today=last, whole=True)
    text = record.replace(first, 'expires = "soon"', 1)
    yield Change("day: none", name, text.encode(), BROKEN)


# -- what a claim is tied to -----------------------------------------------------------


def _of_ties(claim, record, name):
    def tie(kind, old, new, expected, count=1):
        assert old in record, (claim.id, kind, old)
        text = record.replace(old, new, count)
        return Change(kind, name, text.encode(), expected)

    path = f'path = "../{claim.path}"'
    yield tie("path: another", path, path.replace("evidence/", "evidence/x"), LOST)
    yield tie("path: outside", path, 'path = "../../../etc/passwd"', UNREAD)
    yield tie("path: absolute", path, 'path = "/etc/passwd"', UNREAD)
    kind = f'kind = "{claim.kind}"'
    other = "hyperfine" if claim.id.startswith("upptime") else "upptime"
    yield tie("reader: another", kind, f'{kind}\nreader = "{other}"', UNREAD)
    pinned = hashlib.sha256(claim.file).hexdigest()
    if claim.is_pinned:
        other = ("0" if pinned[5] != "0" else "1").join((pinned[:5], pinned[6:]))
        yield tie("hash: a digit", pinned, other, LOST)
    else:
        added = f'{kind}\nsha256 = "{pinned}"'
        text = record.replace(kind, added, 1)
        yield Change("hash: the right one", name, text.encode())
    if claim.claimed:
        figure = next(iter(claim.figures.values()))
        yield tie("figure: another", json.dumps(figure), '"file.nobody"', LOST)
        yield tie("figure: no file", json.dumps(figure), '"nobody.a"', BROKEN)
    yield tie(
        "evidence: its name",
        'name = "file"',
        'name = "filed"',
        BROKEN if claim.claimed else frozenset(),
        count=1,
    )
    if claim.query and claim.kind == "paper":
        quoted = claim.query
        yield tie("quotation: a word", quoted, quoted.replace("reads", "writes"), LOST)
    elif claim.query:
        yield tie("query: no SQL", 'query = "select', 'query = "selekt', UNREAD)
        yield tie("query: no rows", " from evidence", " from evidence limit 0", UNREAD)


def _of_counter_evidence(record, name):
    answer = 'answer = "Said on the page."'
    gone = record.replace(answer + "\n", "")
    yield Change("counter: no answer", name, gone.encode(), frozenset({"contradicted"}))
    said = record.replace(answer, 'answer = "It is on the page."')
    yield Change("counter: other words", name, said.encode())
    lost = record.replace("../evidence/other.csv", "../evidence/gone.csv")
    yield Change("counter: gone", name, lost.encode(), LOST)
    yield Change("counter: gone", "evidence/other.csv", None, LOST)


# -- what does not matter ------------------------------------------------------------


def _of_form(claim, record, name):
    _, body, prose = record.split("+++")

    def whole(kind, text):
        return Change(f"record: {kind}", name, text.encode(), whole=True)

    keys = body.split("\n\n")
    shuffled = "\n\n".join(
        ["\n".join(["", *keys[0].strip().split("\n")[::-1]])]
        + [
            "\n".join([part.split("\n")[0], *reversed(part.strip().split("\n")[1:])])
            for part in keys[1:]
        ]
    )
    yield whole("order of keys", f"+++{shuffled}\n+++{prose}")
    yield whole(
        "comments", record.replace("\n", " # said\n").replace("+++ # said", "+++")
    )
    yield whole("spacing", record.replace(" = ", "   =  "))
    yield whole("line endings", record.replace("\n", "\r\n"))
    yield whole("prose", record.replace("What it rests on.", "Something else."))
    yield whole("owner", record.replace('owner = "the team"', 'owner = "nobody"'))
    if len(claim.figures) > 1:
        figures = [f"{k} = {json.dumps(v)}" for k, v in claim.figures.items()]
        old, new = ", ".join(figures), ", ".join(reversed(figures))
        yield whole("order of figures", record.replace(old, new))
        return
    if claim.claimed:
        bracketed = record.replace(
            f'formula = "{claim.formula}"', 'formula = "(a) * 1"'
        )
        yield whole("formula, the same", bracketed)


# -- what is claimed -----------------------------------------------------------------


def _of_value(claim, record, name):
    content = claim.file
    said = f'claimed = "{claim.claimed}"'
    for at, digit in _digits(claim.digits):
        other = _with_digit(claim.digits, at, digit)
        new = claim.claimed.replace(claim.digits, other)
        alone = record.replace(said, f'claimed = "{new}"')
        yield Change("claimed: a digit", name, alone.encode(), BROKEN)
        alone = record.replace(claim.text, claim.text.replace(claim.digits, other))
        yield Change("text: a digit", name, alone.encode(), BROKEN)
        both = alone.replace(said, f'claimed = "{new}"')
        holds = claim.holds(content, claimed=other)
        yield Change(
            "claimed and text: a digit",
            name,
            both.encode(),
            frozenset({"holds"}) if holds else FALSE,
            match="conflict",
        )
    yield from _of_operator(claim, record, name)
    yield from _of_formula(claim, record, name)


def _of_operator(claim, record, name):
    bound = next(
        (
            operator
            for words, operator in (
                ("under", "less than"),
                ("less than", "less than"),
                ("at most", "at most"),
                ("at least", "at least"),
                ("about", "about"),
                ("up to", "up to"),
            )
            if words in claim.text
        ),
        None,
    )
    for operator in (
        "less than", "at most", "at least", "more than", "about", "equals", "up to"
    ):  # fmt: skip
        if operator == claim.operator:
            continue
        text = record.replace(f'is = "{claim.operator}"', f'is = "{operator}"')
        if bound or operator in ("about", "up to"):
            expected = BROKEN
        else:
            holds = claim.holds(claim.file, operator=operator)
            expected = frozenset() if holds else FALSE
        yield Change("operator", name, text.encode(), expected)


#: A formula's name for its one figure, and what is made of it instead.
_FORMULAS = {
    "a * 2": lambda f: 2 * f,
    "a / 2": lambda f: f / 2,
    "a * 1.001": lambda f: f * 1001 / 1000,
    "max(a, a * 3)": lambda f: max(f, 3 * f),
    "min(a, a * 3)": lambda f: min(f, 3 * f),
    "a - a + a": lambda f: f,
    "-a": lambda f: -f,
}

#: The two that are turned round.
_TURNED = {
    "ratio(theirs, ours)": ("ratio(ours, theirs)", lambda f: f["ours"] / f["theirs"]),
    "1 - ours / theirs": ("1 - theirs / ours", lambda f: 1 - f["theirs"] / f["ours"]),
    "quick / dense": (
        "dense / quick",
        lambda f: f["gzip -9.median"] / f["gzip -1.median"],
    ),
    "ratio(before, restore)": (
        "ratio(restore, before)",
        lambda f: f["restore"] / f["before"],
    ),
}


def _of_formula(claim, record, name):
    was = f'formula = "{claim.formula}"'

    def formula(new, answer):
        text = record.replace(was, f'formula = "{new}"')
        holds = claim.holds(claim.file, answer=answer)
        expected = frozenset() if holds else FALSE
        return Change("formula", name, text.encode(), expected)

    if claim.formula in _TURNED:
        yield formula(*_TURNED[claim.formula])
    if claim.formula == "a":
        for new, makes in _FORMULAS.items():
            yield formula(new, lambda f, m=makes: m(claim.answer(f)))
    broken = {"a +": BROKEN, "b": BROKEN, "a ** 99": BROKEN, "1": BROKEN}
    for new, expected in broken.items():
        text = record.replace(was, f'formula = "{new}"')
        yield Change("formula, broken", name, text.encode(), expected)


# -- evidence ------------------------------------------------------------------------


def _of_evidence(claim, chance):
    yield Change("evidence: gone", claim.path, None, LOST)
    broken = LOST if claim.is_pinned else UNREAD | LOST
    yield Change("evidence: empty", claim.path, b"", broken)
    if claim.reads is None:
        yield from _of_certificate(claim)
        return
    if claim.is_text:
        yield from _of_digits(claim, chance)
        yield from _of_units(claim)
        yield from _of_order(claim)
    else:
        yield from _of_rows(claim, chance)
        cut = claim.file[: len(claim.file) // 2]
        yield Change("evidence: cut short", claim.path, cut, broken)
        byte = bytearray(claim.file)
        byte[4] ^= 0xFF if claim.is_pinned else 0
        if claim.is_pinned:
            yield Change("evidence: a byte", claim.path, bytes(byte), LOST)


def _judged(claim, kind, content, *, whole=False):
    """Say of another content what the oracle makes of it."""
    if content == claim.file:
        return
    if claim.is_pinned:
        yield Change(kind, claim.path, content, LOST)
        return
    try:
        holds = claim.holds(content)
    except ValueError:
        yield Change(kind, claim.path, content, UNREAD | LOST)
        return
    expected = frozenset() if holds else FALSE
    yield Change(kind, claim.path, content, expected, whole=whole and holds)


def _of_digits(claim, chance):
    """Change digits of numbers, those of the figures that are claimed among them."""
    text = claim.file.decode()
    places = [
        at
        for match in re.finditer(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])", text)
        for at in range(*match.span())
        if text[at].isdigit()
    ]
    for at in sorted(chance.sample(places, min(DRAWN, len(places)))):
        other = _with_digit(text, at, text[at])
        yield from _digit_of(claim, text, other)


def _digit_of(claim, text, other):
    if claim.kind in ("benchmark", "record") and _same_samples(claim, text, other):
        return
    yield from _judged(claim, "evidence: a digit", other.encode())


def _same_samples(claim, text, other):
    """Say whether a digit stands where no figure is: then nobody has said what follows.

    A number of runs, a point in time and a standard deviation may be refused.
    """
    try:
        return claim.reads(text.encode()) == claim.reads(other.encode())
    except (LookupError, ArithmeticError):
        return True
    except ValueError:
        return False


def _of_units(claim):
    """Take the shortest of times for seconds, and others for a thousandth."""
    text = claim.file.decode()
    for one, other in (
        ('"time_unit": "ns"', '"time_unit": "us"'),
        ('"scoreUnit" : "us/op"', '"scoreUnit" : "ms/op"'),
        ('"unit": "ns/op"', '"unit": "us/op"'),
        ('unit = "min"', 'unit = "h"'),
        ('unit = "min"', 'unit = "s"'),
    ):
        if one in text:
            content = text.replace(one, other).encode()
            yield from _judged(claim, "evidence: a unit", content)


def _of_order(claim):
    text = claim.file.decode()
    if claim.path.endswith((".csv", ".tsv", ".ndjson")):
        lines = text.splitlines()
        head = 0 if claim.path.endswith(".ndjson") else 1
        turned = "\n".join([*lines[:head], *reversed(lines[head:])]) + "\n"
        yield from _judged(claim, "evidence: order", turned.encode(), whole=True)
        crlf = text.replace("\n", "\r\n").encode()
        yield from _judged(claim, "evidence: line endings", crlf, whole=True)
    elif claim.path.endswith(".yml"):
        turned = "\n".join(reversed(text.splitlines())) + "\n"
        yield from _judged(claim, "evidence: order", turned.encode(), whole=True)
    elif claim.path.endswith(".json"):
        top = json.loads(text)
        for kind, content in (
            ("order", json.dumps(_turned_keys(top)).encode()),
            ("spacing", json.dumps(top, indent=3).encode()),
        ):
            yield from _judged(claim, f"evidence: {kind}", content, whole=True)
        if isinstance(top, list):
            content = json.dumps(top[::-1]).encode()
            yield from _judged(claim, "evidence: order", content, whole=True)


def _turned_keys(value):
    if isinstance(value, dict):
        return {name: _turned_keys(value[name]) for name in reversed(value)}
    return [_turned_keys(one) for one in value] if isinstance(value, list) else value


def _of_rows(claim, chance):
    """Change digits of rows, and their order, where the file is no text."""
    for at in range(len(ROWS)):
        tool, seconds = ROWS[at]
        digits = [place for place, c in enumerate(seconds) if c.isdigit()]
        place = chance.choice(digits)
        other = _with_digit(seconds, place, seconds[place])
        rows = [*ROWS[:at], (tool, other), *ROWS[at + 1 :]]
        yield from _judged(claim, "evidence: a digit", made(claim, rows))
    content = made(claim, ROWS[::-1])
    yield from _judged(claim, "evidence: order", content, whole=True)


def _of_certificate(claim):
    text = claim.file.decode()
    past = text.replace("2029-01-09", "2026-11-21")
    expected = LOST if claim.is_pinned else frozenset({"expired"})
    yield Change("certificate: its day", claim.path, past.encode(), expected)
    none = re.sub(r".*scope.*\n", "", text)
    expected = LOST if claim.is_pinned else UNREAD
    yield Change("certificate: no scope", claim.path, none.encode(), expected)


# -- digits --------------------------------------------------------------------------


def _digits(written):
    return [(at, digit) for at, digit in enumerate(written) if digit.isdigit()]


def _with_digit(text, at, digit):
    """Put another digit in a place: one that leaves a number, and another one."""
    other = str((int(digit) + 4) % 9 + 1) if digit != "0" else "7"
    if other == digit:
        other = str(int(digit) % 9 + 1)
    return text[:at] + other + text[at + 1 :]

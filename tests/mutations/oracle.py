"""What is true of a claim, found without the code under test.

Files are read with the standard library alone and reckoned in fractions; what they hold
is known to whoever wrote the claims. Nothing of `holdwater` is imported here, and nothing
may be.
"""

import csv
import io
import json
import math
import re
from fractions import Fraction
from itertools import pairwise

NS, MS, S, MINUTE = Fraction(1, 10**9), Fraction(1, 1000), Fraction(1), Fraction(60)


def is_true(operator, measured, claimed, *, step, gains):
    """Say whether words are true of a figure; ``gains`` is what the claim gains by."""
    match operator:
        case "less than":
            return measured < claimed
        case "at most":
            return measured <= claimed
        case "more than":
            return measured > claimed
        case "at least" | "up to":
            return measured >= claimed
        case "about":
            return _half_even(measured / step) * step == claimed
    rounds = math.floor if gains == "more" else math.ceil
    return rounds(measured / step) * step == claimed


def _half_even(number):
    return round(number)  # of a Fraction: to the even one where both are as near


def middle(values):
    ordered, half = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def average(values):
    return sum(values, Fraction(0)) / len(values)


def quantile(values, share):
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


# -- rows of tables ------------------------------------------------------------------


def rows_of_csv(content, delimiter=","):
    reader = csv.DictReader(io.StringIO(content.decode()), delimiter=delimiter)
    return [{k: _cell(v) for k, v in row.items()} for row in reader]


def rows_of_json(content):
    text = content.decode()
    listed = text.lstrip().startswith("[")
    rows = loaded(text) if listed else [loaded(x) for x in text.splitlines() if x]
    return [{k: _cell(v) for k, v in row.items()} for row in rows]


def loaded(text):
    """Read JSON with its numbers as fractions."""
    return json.loads(text, parse_float=Fraction, parse_int=Fraction)


def _cell(value):
    if isinstance(value, Fraction):
        return value
    return Fraction(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else value


def runs(rows):
    """Read how long each tool took for its runs, and of what size they were."""
    took = {"pg_restore": [], "ottermere": []}
    for row in rows:
        took[row["tool"]].append(row["seconds"])
    ours, theirs = took["ottermere"], took["pg_restore"]
    return {
        "ours": middle(ours),
        "theirs": middle(theirs),
        "slowest": max(ours),
        "ours_mean": average(ours),
        "best": max(theirs) / min(ours),
        "p90": quantile(ours, Fraction(9, 10)),
        "rows": Fraction(len(rows)),
    }


# -- what tools write ----------------------------------------------------------------


def hyperfine(content):
    found = {}
    for one in loaded(content.decode())["results"]:
        for name, value in _stated(one, one["times"]).items():
            found[f"{one['command']}.{name}"] = value
    return found


def _stated(told, values):
    """Return what a tool says of its values; ValueError where they say otherwise."""
    for name, own in _summary("own", values).items():
        value = told[name.removeprefix("own.")]
        if abs(value - own) > Fraction(1, 10**6) * max(abs(value), abs(own)):
            raise ValueError
    return {name: told[name] for name in ("mean", "median", "min", "max")}


def pytest_benchmark(content):
    found = {}
    for one in loaded(content.decode())["benchmarks"]:
        for name, value in _stated(one["stats"], one["stats"]["data"]).items():
            found[f"{one['name']}.{name}"] = value
    return found


def google_benchmark(content):
    units = {"ns": NS, "us": 1000 * NS, "ms": MS, "s": S}
    of_run = {}
    for one in loaded(content.decode())["benchmarks"]:
        if one["run_type"] == "iteration":
            if not 0 < one["real_time"] < 10**60:
                raise ValueError  # nobody measured so much
            took = one["real_time"] * units[one["time_unit"]]
            of_run.setdefault(one["run_name"], []).append(took)
    found = {}
    for name, values in of_run.items():
        found |= _summary(name, values)
    return found


def prometheus(content):
    top = loaded(content.decode())
    if top["status"] != "success":
        raise ValueError
    found = {}
    for one in top["data"]["result"]:
        values = [Fraction(value) for _, value in one["values"]]
        times = [time for time, _ in one["values"]]
        found |= _summary("series", values)
        found["series.availability"] = average(values)
        found["series.seen"] = _finest(times)
    return found


def _finest(times):
    """How high an availability ten missed probes of all would still leave."""
    steps = [after - before for before, after in pairwise(times)]
    return 1 - min(Fraction(1), 10 * middle(steps) / (times[-1] - times[0]))


def _summary(name, values):
    return {
        f"{name}.mean": average(values),
        f"{name}.median": middle(values),
        f"{name}.min": min(values),
        f"{name}.max": max(values),
    }


def story(content):
    found = {}
    text = content.decode().replace("\r\n", "\n")
    name, unit = None, {"s": S, "min": MINUTE, "ms": MS, "h": 60 * MINUTE, None: 1}
    numbers, units = {}, {}
    for line in text.split("+++")[1].splitlines():
        key, _, value = (part.strip() for part in line.partition("="))
        if key.startswith("[figures."):
            name = key[len("[figures.") : -1]
        elif name and key == "value":
            numbers[name] = Fraction(value)
        elif name and key == "unit":
            units[name] = value.strip('"')
    for name, number in numbers.items():
        found[name] = number * unit[units.get(name)]
    return found

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
from datetime import UTC, datetime
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


def criterion(content):
    """Read what Criterion kept: times of each sample, or its own estimates."""
    top = loaded(content.decode())
    if "iters" not in top:
        return {
            name: top[name]["point_estimate"] * NS
            for name in ("mean", "median", "slope")
        }
    runs_, times = top["iters"], top["times"]
    if len(runs_) != len(times) or min(runs_) <= 0:
        raise ValueError
    values = [t / n * NS for n, t in zip(runs_, times, strict=True)]
    found = _summary("x", values)
    slope = sum(n * t for n, t in zip(runs_, times, strict=True))
    return {
        **{name.removeprefix("x."): value for name, value in found.items()},
        "slope": slope / sum(n * n for n in runs_) * NS,
    }


#: What one of a unit that JMH or a Go benchmark writes is, in seconds or a second.
_OF_OPERATIONS = {
    "ns/op": NS,
    "us/op": 1000 * NS,
    "ms/op": MS,
    "ops/us": 10**6,
    "ops/ms": 10**3,
}


def jmh(content):
    found = {}
    for one in loaded(content.decode()):
        name = ".".join(one["benchmark"].split(".")[-2:])
        given = ",".join(f"{n}={v}" for n, v in sorted(one["params"].items()))
        metric = one["primaryMetric"]
        unit = _OF_OPERATIONS[metric["scoreUnit"]]
        own = metric["scorePercentiles"]
        said = {"mean": metric["score"], "min": own["0.0"], "max": own["100.0"]}
        if "rawData" in metric:
            values = [value for fork in metric["rawData"] for value in fork]
            said["median"] = own["50.0"]
            made = _summary("x", values)
        else:
            counted = [
                (value, count)
                for fork in metric["rawDataHistogram"]
                for iteration in fork
                for value, count in iteration
            ]
            values = [v for v, count in counted for _ in range(int(count))]
            made = _summary("x", values)
        for stated, value in said.items():
            if abs(value - made[f"x.{stated}"]) > Fraction(1, 10**6) * max(
                abs(value), abs(made[f"x.{stated}"])
            ):
                raise ValueError
        own_names = {"50.0": "median", "90.0": "p90", "99.0": "p99"}
        if "rawData" not in metric:
            made |= {f"x.{own_names[key]}": own[key] for key in own_names}
        for stated, value in made.items():
            label = f"{name}{{{given}}}"
            found[f"{label}.{stated.removeprefix('x.')}"] = value * unit
    return found


def k6(content):
    found = {}
    names = {"avg": "mean", "med": "median", "p(90)": "p90", "p(95)": "p95"}
    for name, metric in loaded(content.decode())["metrics"].items():
        values = metric.get("values", metric)
        told = {
            names.get(key, key): value
            for key, value in values.items()
            if isinstance(value, Fraction)
        }
        if "median" in told:
            ladder = [told[x] for x in ("min", "median", "p90", "p95", "max")]
            if ladder != sorted(ladder) or not ladder[0] <= told["mean"] <= ladder[-1]:
                raise ValueError
        if told.get("passes", 0) + told.get("fails", 0) > 0:
            share = told.get("rate", told.get("value"))
            own = told["passes"] / (told["passes"] + told["fails"])
            if abs(share - own) > Fraction(1, 10**6):
                raise ValueError
        for key, value in told.items():
            found[f"{name}.{key}"] = value * MS if "median" in told else value
    return found


def github_action_benchmark(content):
    text = content.decode()
    start = "window.BENCHMARK_DATA = "
    found, series = {}, {}
    for suite, runs_ in loaded(text.removeprefix(start))["entries"].items():
        for run in runs_:
            if not 0 <= run["date"] < 9_000 * 366 * 86_400_000:
                raise ValueError
            for bench in run["benches"]:
                if bench["unit"] in _OF_OPERATIONS:
                    value = bench["value"] * _OF_OPERATIONS[bench["unit"]]
                    series.setdefault(f"{suite}/{bench['name']}", []).append(value)
    for name, values in series.items():
        found |= _summary(name, values)
        found[f"{name}.latest"] = values[-1]
    return found


def upptime(content):
    text = content.decode()
    found = {}
    if not text.lstrip().startswith("["):
        told = dict(
            line.split(": ", 1)
            for line in text.splitlines()
            if ": " in line and not line.startswith("#")
        )
        start, end = (_moment(told[n]) for n in ("startTime", "lastUpdated"))
        if end <= start:
            raise ValueError
        found["watched"] = end - start
        found["response_time"] = Fraction(told["responseTime"]) * MS
        return found
    for site in loaded(text):
        minutes = site["dailyMinutesDown"].values()
        if any(one > 1440 for one in minutes):
            raise ValueError
        for key, value in site.items():
            if key.startswith("uptime") and not 0 <= Fraction(value[:-1]) <= 100:
                raise ValueError
        found[f"{site['slug']}.down"] = sum(minutes, Fraction(0)) * MINUTE
        found[f"{site['slug']}.response_time_week"] = site["timeWeek"] * MS
    return found


def _moment(written):
    found = datetime.fromisoformat(written.strip())
    if found.tzinfo is None or not 1970 <= found.year <= 9000:
        raise ValueError
    since = found - datetime(1970, 1, 1, tzinfo=UTC)
    return Fraction(since.days * 86_400 + since.seconds) + Fraction(
        since.microseconds, 10**6
    )


def statuspage(content):
    """Count each second that something was down once, by every second of an outage."""
    top = loaded(content.decode())
    end = _moment(top["page"]["updated_at"])
    spans, begin = [], end
    for one in top["incidents"]:
        start, over = (_moment(one[n]) for n in ("started_at", "resolved_at"))
        if over < start:
            raise ValueError
        begin = min(begin, start)
        if one["impact"] != "none":
            spans.append((start, over))
    ends = sorted({begin, end, *(at for span in spans for at in span)})
    down = sum(
        (
            after - before
            for before, after in pairwise(at for at in ends if begin <= at <= end)
            if any(start <= before and after <= over for start, over in spans)
        ),
        Fraction(0),
    )
    lasted = [
        min(over, end) - max(start, begin)
        for start, over in spans
        if min(over, end) > max(start, begin)
    ]
    return {
        "availability": 1 - down / (end - begin),
        "down": down,
        "lasted_max": max(lasted),
        "lasted_median": middle(lasted),
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

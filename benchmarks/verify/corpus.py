"""Write a project of many claims, made by chance from one seed: nobody's words or figures.

    python -m verify.corpus FOLDER [--claims 10000] [--files 1000] [--megabytes 5]

``FOLDER/claims`` holds the records, ``FOLDER/evidence`` the files they rest on, of every
reader that takes text, and ``FOLDER/pages`` the copy: each claim stands in it once, among
sentences that are nobody's claim. Of a hundred claims a few are meant not to hold.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import escape
from pathlib import Path
from random import Random
from statistics import median, stdev
from typing import Any, NamedTuple

SEED = 20261126

#: How many files of a thousand are of each kind.
SHARES = {
    "csv": 300,
    "ndjson": 75,
    "parquet": 25,
    "hyperfine": 150,
    "pytest-benchmark": 100,
    "google-benchmark": 100,
    "prometheus": 100,
    "certificate": 50,
    "paper": 50,
    "story": 50,
}

#: One page of so many is HTML, and the others Markdown.
ONE_IN_HTML = 4

#: One claim of so many says more than its evidence does.
ONE_IN = 40

_NOUNS = (
    "archive backup cache catalogue cluster collector connector console dashboard "
    "directory endpoint exporter gateway importer index installer job ledger listener "
    "monitor node notebook parser pipeline planner proxy queue queryset registry replica "
    "report restore router runner sandbox scheduler schema service session shard "
    "snapshot store stream table template tenant token tracker upload vault volume "
    "watcher worker workflow"
).split()
_VERBS = (
    "answers closes commits compresses copies decodes deletes drains encodes exports "
    "fetches flushes imports indexes lists loads merges moves opens parses prints reads "
    "rebuilds renders replays resolves restarts restores rotates saves scans sends sorts "
    "starts stores syncs updates validates writes"
).split()
_PLACES = (
    "Aarbach Birkfeld Calwen Dorfau Eschental Fernried Gossach Hallwyl Immensee Juchau "
    "Kestenholz Lauwil Murbach Niederau Ottermere Pfynried Quarten Rotach Steinau Tannwil "
    "Urdorf Vorderthal Wollerau Zellwyl"
).split()
_FILLER = (
    "The {a} {v} when the {b} is opened, and the {c} waits.",
    "To remove a {a}, stop the {b} first and then run the command below.",
    "Each {a} has a name, an owner and a {b}.",
    "If the {a} is missing, the {b} writes a line to its log.",
    "A {a} that belongs to a {b} can be moved to another {c}.",
    "Set `{a}.{b}` to the address of the {c}.",
    "The {a} in {p} was replaced last spring, after the {b} had been moved.",
    "Ask your administrator which {a} the {b} uses.",
    "This page describes how the {a} {v} and where the {b} keeps its files.",
    "The team in {p} runs one {a} for every {b}.",
    "Version {n} of the {a} needs a {b} with its own {c}.",
    "See the chapter on the {a} for what a {b} may hold.",
)


class _Claim(NamedTuple):
    """A sentence, what it prints, and how its figure is found."""

    text: str
    claimed: str
    operator: str
    figure: str
    query: str | None = None


def write(folder: Path, *, claims: int, files: int, megabytes: float) -> dict[str, int]:
    """Write a project; return how much there is of it."""
    chance = Random(SEED)
    for name in ("claims", "evidence", "pages"):
        (folder / name).mkdir(parents=True)
    (folder / "holdwater.toml").write_text("", "utf-8")
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    told: list[str] = []
    names = things(chance)
    records: list[str] = []
    for at in range(files):
        kind = kinds[at * len(kinds) // files]
        here = range(at * claims // files, (at + 1) * claims // files)
        path = f"evidence/{kind}-{at:04}"
        made = _WRITERS[kind](chance, folder / path, [next(names) for _ in here])
        for number, (claim, ending) in zip(here, made, strict=True):
            records.append(_record(f"claim-{number:05}", claim, path + ending, kind))
            told.append(claim.text)
    for at in range(0, len(records), 100):
        text = "\n".join(records[at : at + 100])
        (folder / "claims" / f"part-{at // 100:03}.toml").write_text(text, "utf-8")
    size = _pages(chance, folder / "pages", told, int(megabytes * 1_000_000))
    return {"claims": len(records), "evidence_files": files, "copy_bytes": size}


def things(chance: Random) -> Iterator[str]:
    """Yield what claims are about, each once."""
    seen = set()
    while True:
        first, second = chance.sample(_NOUNS, 2)
        name = f"{first} {second} in {chance.choice(_PLACES)} {chance.randint(2, 99)}"
        if name not in seen:
            seen.add(name)
            yield name


def _record(name: str, claim: _Claim, path: str, kind: str) -> str:
    lines = ["[[claim]]", f'id = "{name}"', f"text = {json.dumps(claim.text)}"]
    lines += ['kinds = ["quantity"]', 'owner = "team"', "expires = 2030-12-31"]
    if claim.claimed:
        lines += ["[claim.value]", f'claimed = "{claim.claimed}"']
        lines += [f'is = "{claim.operator}"', 'formula = "a"']
        lines += [f"figures = {{a = {json.dumps('file.' + claim.figure)}}}"]
    of = {"certificate": "certificate", "paper": "paper", "story": "story"}
    lines += ["[[claim.evidence]]", 'name = "file"', f'path = "../{path}"']
    lines += [f'kind = "{of.get(kind, "benchmark")}"']
    if claim.query:
        lines += [f"query = {json.dumps(claim.query)}"]
    return "\n".join(lines) + "\n"


# -- evidence, and what is claimed of it ---------------------------------------------

Made = list[tuple[_Claim, str]]


def _timed(
    chance: Random,
    name: str,
    best: Decimal,
    *,
    unit: str,
    figure: str,
    query: str | None = None,
) -> _Claim:
    """Claim a little more time than was taken; now and then less."""
    is_too_much = chance.randrange(ONE_IN) == 0
    most = best * (Decimal("0.8") if is_too_much else Decimal("1.3"))
    said = f"{most.quantize(Decimal('0.01'))} {unit}"
    text = chance.choice(_SAYINGS).format(name=name, said=said)
    return _Claim(text, said, "less than", figure, query)


_SAYINGS = (
    "The {name} opens in under {said}.",
    "In our tests the {name} was ready in less than {said}.",
    "You wait less than {said} until the {name} has started.",
    "It takes less than {said} to restart the {name}.",
    "The {name} writes each entry in under {said}, even on a busy day.",
)


def _samples(chance: Random, n: int) -> list[Decimal]:
    middle = chance.uniform(2, 90)
    return [Decimal(f"{abs(chance.gauss(middle, middle / 20)):.3f}") for _ in range(n)]


_QUERIES = {
    "mean": "avg(ms)",
    "middle": "median(ms)",
    "p95": "quantile_cont(ms, 0.95)",
    "most": "max(ms)",
}


def _query(name: str, run: int) -> str:
    return (
        f"select {_QUERIES[name]} as {name}, 'ms' as {name}_unit, count(*) as {name}_n, "
        f"stddev_samp(ms) as {name}_spread from evidence where run = {run}"
    )


def _table(
    chance: Random, names: list[str]
) -> tuple[list[tuple[int, Decimal]], list[_Claim]]:
    rows = [(at % 2, one) for at, one in enumerate(_samples(chance, 400))]
    claims = []
    for at, name in enumerate(names):
        figure, run = list(_QUERIES)[at // 2 % len(_QUERIES)], at % 2
        of_run = [value for one, value in rows if one == run]
        claims.append(
            _timed(
                chance,
                name,
                max(of_run),
                unit="ms",
                figure=figure,
                query=_query(figure, run),
            )
        )
    return rows, claims


def _csv(chance: Random, path: Path, names: list[str]) -> Made:
    rows, claims = _table(chance, names)
    text = "".join(f"{run},{ms}\n" for run, ms in rows)
    path.with_suffix(".csv").write_text("run,ms\n" + text, "utf-8")
    return [(one, ".csv") for one in claims]


def _ndjson(chance: Random, path: Path, names: list[str]) -> Made:
    rows, claims = _table(chance, names)
    text = "".join(f'{{"run": {run}, "ms": {ms}}}\n' for run, ms in rows)
    path.with_suffix(".ndjson").write_text(text, "utf-8")
    return [(one, ".ndjson") for one in claims]


def _parquet(chance: Random, path: Path, names: list[str]) -> Made:
    import duckdb

    rows, claims = _table(chance, names)
    listed = ", ".join(f"({run}, {ms}::DOUBLE)" for run, ms in rows)
    target = path.with_suffix(".parquet")
    duckdb.sql(f"COPY (FROM (VALUES {listed}) t(run, ms)) TO '{target}'")
    return [(one, ".parquet") for one in claims]


_STATISTICS = ("mean", "median", "max")


def _seconds(
    chance: Random, names: list[str], subjects: dict[str, list[Decimal]]
) -> Made:
    made: Made = []
    listed = list(subjects)
    for at, name in enumerate(names):
        subject = listed[at % len(listed)]
        statistic = _STATISTICS[at % 3]
        best = max(subjects[subject])
        figure = f"{subject}.{statistic}"
        made.append((_timed(chance, name, best, unit="s", figure=figure), ".json"))
    return made


def _json(path: Path, content: Any) -> None:
    path.with_suffix(".json").write_text(json.dumps(content, default=float), "utf-8")


def _summary(times: list[Decimal]) -> dict[str, Decimal]:
    return {
        "mean": Decimal(sum(times)) / len(times),
        "stddev": Decimal(stdev(times)),
        "median": Decimal(median(times)),
        "min": min(times),
        "max": max(times),
    }


def _hyperfine(chance: Random, path: Path, names: list[str]) -> Made:
    subjects = {f"run -{n}": _samples(chance, 20) for n in range(2)}
    results = [
        {
            "command": subject,
            **_summary(times),
            "user": Decimal(1),
            "system": Decimal(1),
            "times": times,
            "exit_codes": [0] * 20,
        }
        for subject, times in subjects.items()
    ]
    _json(path, {"results": results})
    return _seconds(chance, names, subjects)


def _pytest_benchmark(chance: Random, path: Path, names: list[str]) -> Made:
    subjects = {f"test_run_{n}": _samples(chance, 20) for n in range(2)}
    benchmarks = [
        {
            "name": subject,
            "fullname": f"tests/test_speed.py::{subject}",
            "params": None,
            "stats": {
                "rounds": 20,
                "iterations": 1,
                "data": times,
                **_summary(times),
                "ops": Decimal(1),
            },
        }
        for subject, times in subjects.items()
    ]
    about = {"node": "bench", "cpu": {"brand_raw": "none"}, "python_version": "3.11"}
    commit = {"id": "0" * 40, "dirty": False, "branch": "main"}
    top = {"machine_info": about, "commit_info": commit, "benchmarks": benchmarks}
    _json(path, {**top, "datetime": "2026-10-01T12:00:00+00:00", "version": "5.2.3"})
    return _seconds(chance, names, subjects)


def _google_benchmark(chance: Random, path: Path, names: list[str]) -> Made:
    subjects = {f"BM_Run/{n}": _samples(chance, 10) for n in range(2)}
    rows = [
        {
            "name": subject,
            "run_name": subject,
            "run_type": "iteration",
            "repetitions": 10,
            "repetition_index": at,
            "threads": 1,
            "iterations": 100,
            "real_time": time,
            "cpu_time": time,
            "time_unit": "s",
        }
        for subject, times in subjects.items()
        for at, time in enumerate(times)
    ]
    context = {"host_name": "bench", "library_build_type": "release", "num_cpus": 2}
    _json(
        path, {"context": {**context, "cpu_scaling_enabled": False}, "benchmarks": rows}
    )
    return _seconds(chance, names, subjects)


def _prometheus(chance: Random, path: Path, names: list[str]) -> Made:
    values = [0 if chance.random() < 0.004 else 1 for _ in range(2_000)]
    points = [[1_790_000_000 + 60 * at, str(value)] for at, value in enumerate(values)]
    series = {"metric": {"__name__": "up", "job": "shop"}, "values": points}
    data = {"resultType": "matrix", "result": [series]}
    _json(path, {"status": "success", "data": data})
    share = 100 * Decimal(sum(values)) / len(values)
    made: Made = []
    for name in names:
        is_too_much = chance.randrange(ONE_IN) == 0
        said = (share + (Decimal("0.2") if is_too_much else -1)).quantize(
            Decimal("0.1")
        )
        claimed = f"{min(said, Decimal('100.0'))}%"
        text = f"The {name} answered at least {claimed} of probes."
        made.append((_Claim(text, claimed, "at least", "availability"), ".json"))
    return made


def _certificate(chance: Random, path: Path, names: list[str]) -> Made:
    path.with_suffix(".toml").write_text(
        '[certificate]\nstandard = "ISO/IEC 27001:2022"\nissuer = "Example Cert AG"\n'
        f'number = "IS {chance.randint(10_000, 99_999)}"\nscope = "Hosting"\n'
        "valid_from = 2026-01-10\nvalid_to = 2029-01-09\n",
        "utf-8",
    )
    return [
        (_Claim(f"The {name} is within our certified scope.", "", "", ""), ".toml")
        for name in names
    ]


def _paper(chance: Random, path: Path, names: list[str]) -> Made:
    made: Made = []
    lines = ["# What was measured"]
    for name in names:
        took = _samples(chance, 1)[0]
        quotation = f"took {took} s in the test"
        lines.append(f"In the second week the {name} {quotation}, as before.")
        claim = _timed(chance, name, took, unit="s", figure="value", query=quotation)
        made.append((claim, ".md"))
    path.with_suffix(".md").write_text("\n\n".join(lines) + "\n", "utf-8")
    return made


def _story(chance: Random, path: Path, names: list[str]) -> Made:
    took = _samples(chance, 1)[0]
    path.with_suffix(".md").write_text(
        '+++\noutcome = "mixed"\nwho = "A library in Ottermere"\nalso_changed = []\n'
        f'[figures.restore]\nvalue = {took}\nunit = "s"\nn = 12\n+++\nIt went well.\n',
        "utf-8",
    )
    return [
        (_timed(chance, one, took, unit="s", figure="restore"), ".md") for one in names
    ]


_WRITERS: dict[str, Callable[[Random, Path, list[str]], Made]] = {
    "csv": _csv,
    "ndjson": _ndjson,
    "parquet": _parquet,
    "hyperfine": _hyperfine,
    "pytest-benchmark": _pytest_benchmark,
    "google-benchmark": _google_benchmark,
    "prometheus": _prometheus,
    "certificate": _certificate,
    "paper": _paper,
    "story": _story,
}


# -- the copy ------------------------------------------------------------------------


def _pages(chance: Random, folder: Path, told: list[str], size: int) -> int:
    """Write pages of some 10 kB, on which every claim stands once."""
    pages = max(1, size // 10_000)
    room = size // pages
    total = 0
    for at in range(pages):
        here = told[at * len(told) // pages : (at + 1) * len(told) // pages]
        paragraphs = list(here)
        length = sum(map(len, here))
        while length < room:
            sentences = " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))
            paragraphs.append(sentences)
            length += len(sentences) + 2
        chance.shuffle(paragraphs)
        head = f"# The {chance.choice(_NOUNS)} in {chance.choice(_PLACES)}"
        if at % ONE_IN_HTML:
            ending, text = ".md", "\n\n".join([head, *paragraphs]) + "\n"
        else:
            ending, text = ".html", _html(head.lstrip("# "), paragraphs)
        (folder / f"page-{at:03}{ending}").write_text(text, "utf-8")
        total += len(text.encode())
    return total


def _html(head: str, paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return (
        f'<!doctype html>\n<html lang="en"><head><title>{escape(head)}</title></head>\n'
        f"<body><nav><a href='/'>Start</a></nav><main><h1>{escape(head)}</h1>\n"
        f"{body}\n</main></body></html>\n"
    )


def sentence(chance: Random) -> str:
    """Write a sentence that is nobody's claim."""
    a, b, c = chance.sample(_NOUNS, 3)
    words = {"a": a, "b": b, "c": c, "v": chance.choice(_VERBS)}
    version = f"{chance.randint(1, 9)}.{chance.randint(0, 20)}"
    form = chance.choice(_FILLER)
    return form.format(**words, p=chance.choice(_PLACES), n=version)


def main() -> None:
    """Write the project and say how much there is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--megabytes", type=float, default=5.0)
    options = parser.parse_args()
    told = write(
        options.folder,
        claims=options.claims,
        files=options.files,
        megabytes=options.megabytes,
    )
    print(json.dumps(told))


if __name__ == "__main__":
    main()

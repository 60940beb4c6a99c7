"""Seventy-seven claims, each in a project of its own: its record, its evidence, a page of copy.

Every one holds, and is told on its page in the record's words. Beside each stands what
the oracle has to know: how its file is read, its formula in Python, and what one of its
unit is.
"""

import json
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tests.evidence.exhibits import WRITTEN
from tests.mutations import oracle
from tests.mutations.oracle import MINUTE, MS, NS, S
from tests.tables.making import workbook


@dataclass(frozen=True)
class Claim:
    """One claim; ``file`` is its evidence as bytes, ``reads`` how the oracle reads it.

    ``answer`` is what the formula makes of the oracle's figures, ``one`` what one of the
    unit is in theirs, ``gains`` what the claim gains by. Where ``rows`` is given, the
    file is made of them anew by ``makes``.
    """

    id: str
    text: str
    claimed: str = ""
    operator: str = ""
    formula: str = "a"
    figures: dict = field(default_factory=dict)
    path: str = ""
    kind: str = "benchmark"
    query: str | None = None
    file: bytes = b""
    reads: object = None
    answer: object = None
    one: Fraction = S
    gains: str = "less"
    is_text: bool = True
    is_pinned: bool = False
    is_seen: bool = False

    def holds(self, content, *, claimed=None, operator=None, answer=None):
        """Say whether the claim is true of some content; ValueError where it is unread."""
        try:
            figures = self.reads(content)
            measured = Fraction((answer or self.answer)(figures)) / self.one
        except (LookupError, ArithmeticError, TypeError, AttributeError) as error:
            raise ValueError from error
        digits = claimed or self.digits
        seen = figures.get("series.seen") if self.is_seen else None
        if seen is not None and measured > seen / self.one < Fraction(digits):
            return False
        return oracle.is_true(
            operator or self.operator,
            measured,
            Fraction(digits),
            step=Fraction(1, 10 ** len(digits.partition(".")[2])),
            gains=self.gains,
        )

    @property
    def digits(self):
        """The number that is claimed, as the words print it."""
        return "".join(c for c in self.claimed if c.isdigit() or c == ".")


ROWS = [
    ("pg_restore", seconds)
    for seconds in ("3081.5", "3092.25", "3110", "3075.75", "3099")
] + [("ottermere", seconds) for seconds in ("1001.5", "992.25", "1010", "987.5", "999")]


def _csv(rows, delimiter=","):
    lines = ["tool" + delimiter + "seconds", *(delimiter.join(row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def _ndjson(rows):
    return "".join(
        f'{{"tool": "{tool}", "seconds": {seconds}}}\n' for tool, seconds in rows
    ).encode()


def _json(rows):
    listed = (f'{{"tool": "{t}", "seconds": {s}}}' for t, s in rows)
    return ("[\n" + ",\n".join(listed) + "\n]\n").encode()


def _xlsx(rows):
    return workbook(("tool", "seconds"), *((t, float(s)) for t, s in rows))


def _parquet(rows):
    import tempfile

    import duckdb

    listed = ", ".join(f"('{t}', {s}::DECIMAL(9, 2))" for t, s in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.parquet"
        connection = duckdb.connect(":memory:", config={"threads": 1})
        connection.sql(f"COPY (FROM (VALUES {listed}) t(tool, seconds)) TO '{path}'")
        return path.read_bytes()


def read_rows(rows):
    """Read rows that were never written: of a file that is no text."""
    return oracle.runs([{"tool": t, "seconds": Fraction(s)} for t, s in rows])


_OURS = "filter (where tool = 'ottermere')"
_THEIRS = "filter (where tool = 'pg_restore')"

#: What is claimed of the runs, whatever form their table has.
_OF_RUNS = {
    "ratio": {
        "text": "Restores from {form} run 3x faster than pg_restore.",
        "claimed": "3x",
        "operator": "at least",
        "formula": "ratio(theirs, ours)",
        "figures": {"theirs": "file.theirs", "ours": "file.ours"},
        "query": (
            f"select median(seconds) {_THEIRS} as theirs, 's' as theirs_unit, "
            f"median(seconds) {_OURS} as ours, 's' as ours_unit from evidence"
        ),
        "answer": lambda f: f["theirs"] / f["ours"],
        "one": Fraction(1),
        "gains": "more",
    },
    "under": {
        "text": "Imports of {form} finish in under 1011 s.",
        "claimed": "1011 s",
        "operator": "less than",
        "figures": {"a": "file.slowest"},
        "query": f"select max(seconds) {_OURS} as slowest, 's' as slowest_unit from evidence",
        "answer": lambda f: f["slowest"],
    },
    "minutes": {
        "text": "Exports to {form} take at most 17.0 min.",
        "claimed": "17.0 min",
        "operator": "at most",
        "figures": {"a": "file.typical"},
        "query": f"select avg(seconds) {_OURS} as typical, 's' as typical_unit from evidence",
        "answer": lambda f: f["ours_mean"],
        "one": MINUTE,
    },
    "percent": {
        "text": "Backups by {form} take at least 67% less time than before.",
        "claimed": "67%",
        "operator": "at least",
        "formula": "1 - ours / theirs",
        "figures": {"theirs": "file.theirs", "ours": "file.ours"},
        "query": (
            f"select median(seconds) {_THEIRS} as theirs, 's' as theirs_unit, "
            f"median(seconds) {_OURS} as ours, 's' as ours_unit from evidence"
        ),
        "answer": lambda f: 1 - f["ours"] / f["theirs"],
        "one": Fraction(1, 100),
        "gains": "more",
    },
    "about": {
        "text": "A copy of {form} takes about 999 s.",
        "claimed": "999 s",
        "operator": "about",
        "figures": {"a": "file.ours"},
        "query": f"select median(seconds) {_OURS} as ours, 's' as ours_unit from evidence",
        "answer": lambda f: f["ours"],
    },
    "most": {
        "text": "Transfers in {form} run up to 3.1x faster than pg_restore.",
        "claimed": "3.1x",
        "operator": "up to",
        "formula": "a",
        "figures": {"a": "file.best"},
        "query": (
            f"select max(seconds) {_THEIRS} / min(seconds) {_OURS} as best, "
            f"count(*) {_OURS} as best_n from evidence"
        ),
        "answer": lambda f: f["best"],
        "one": Fraction(1),
        "gains": "more",
    },
}

_FORMS = {
    "comma": (".csv", _csv, lambda c: oracle.runs(oracle.rows_of_csv(c))),
    "semicolon": (
        ".csv",
        lambda rows: _csv(rows, ";"),
        lambda c: oracle.runs(oracle.rows_of_csv(c, ";")),
    ),
    "tab": (
        ".tsv",
        lambda rows: _csv(rows, "\t"),
        lambda c: oracle.runs(oracle.rows_of_csv(c, "\t")),
    ),
    "json": (".json", _json, lambda c: oracle.runs(oracle.rows_of_json(c))),
    "ndjson": (".ndjson", _ndjson, lambda c: oracle.runs(oracle.rows_of_json(c))),
    "parquet": (".parquet", _parquet, None),
    "workbook": (".xlsx", _xlsx, None),
}

#: Which of them is claimed of which form.
_ASKED = {
    "comma": "ratio under minutes percent about most",
    "semicolon": "under ratio",
    "tab": "minutes most under",
    "json": "ratio under percent about",
    "ndjson": "ratio minutes most about",
    "parquet": "ratio under minutes most",
    "workbook": "ratio under percent about",
}


def _tables():
    for form, asked in _ASKED.items():
        ending, makes, reads = _FORMS[form]
        for what in asked.split():
            said = dict(_OF_RUNS[what])
            said["text"] = said["text"].format(form=form)
            yield Claim(
                id=f"table-{form}-{what}",
                path="evidence/runs" + ending,
                file=makes(ROWS),
                reads=reads or _reread,
                is_text=reads is not None,
                is_pinned=what in ("under", "about"),
                **said,
            )


#: What files that are no text were made of: nobody here reads them back.
MADE_OF = {}


def made(claim, rows):
    """Make a table anew of other rows."""
    content = next(m for e, m, _ in _FORMS.values() if claim.path.endswith(e))(rows)
    MADE_OF[content] = rows
    return content


def _reread(content):
    return read_rows(MADE_OF.get(content, ROWS))


# -- files that tools wrote ----------------------------------------------------------


def _tool(
    of, text, claimed, operator, figure, *, file, reads, one=S, seen=None, **more
):
    return Claim(
        id=of,
        text=text,
        claimed=claimed,
        operator=operator,
        figures={"a": f"file.{figure}"},
        path="evidence/run.json",
        file=(WRITTEN / file).read_bytes(),
        reads=reads,
        answer=lambda f: f[seen or figure],
        one=one,
        **more,
    )


def _hyperfine():
    file, reads = "hyperfine-gzip.json", oracle.hyperfine
    rows = [
        ("Quick packing", "3.2 ms", "less than", "gzip -1.median", "under"),
        ("Quick packing", "5.17 ms", "at most", "gzip -1.mean", "at most"),
        ("Dense packing", "12 ms", "less than", "gzip -9.max", "under"),
        ("Dense packing", "10.6 ms", "about", "gzip -9.median", "about"),
    ]
    for at, (what, claimed, operator, figure, bound) in enumerate(rows):
        text = f"{what} of the licence takes {bound} {claimed}."
        yield _tool(
            f"hyperfine-{at}",
            text,
            claimed,
            operator,
            figure,
            file=file,
            reads=reads,
            one=MS,
        )
    yield Claim(
        id="hyperfine-ratio",
        text="Quick packing takes at most 0.4x the time of dense packing.",
        claimed="0.4x",
        operator="at most",
        formula="quick / dense",
        figures={"quick": "file.gzip -1.median", "dense": "file.gzip -9.median"},
        path="evidence/run.json",
        file=(WRITTEN / file).read_bytes(),
        reads=reads,
        answer=lambda f: f["gzip -1.median"] / f["gzip -9.median"],
        one=Fraction(1),
        is_pinned=True,
    )


def _pytest_benchmark():
    file, reads = "pytest-benchmark-sorting.json", oracle.pytest_benchmark
    micro = 1000 * NS
    rows = [
        ("Sorting a list", "100 µs", "less than", "test_sorted.median", "under"),
        ("Sorting a list", "121 µs", "at most", "test_sorted.mean", "at most"),
        ("Sorting a list", "280 µs", "less than", "test_sorted.max", "less than"),
        ("Joining the words", "18 µs", "about", "test_joined.median", "about"),
    ]
    for at, (what, claimed, operator, figure, bound) in enumerate(rows):
        text = f"{what} takes {bound} {claimed}."
        yield _tool(
            f"pytest-{at}",
            text,
            claimed,
            operator,
            figure,
            file=file,
            reads=reads,
            one=micro,
            is_pinned=at == 2,
        )


def _google_benchmark():
    file, reads = "google-benchmark-repeated.json", oracle.google_benchmark
    rows = [
        ("A short text", "30 ns", "less than", "copy_text/64.median", "under"),
        ("A short text", "0.034 µs", "at most", "copy_text/64.max", "at most"),
        ("A long text", "236 ns", "about", "copy_text/4096.mean", "about"),
        ("A long text", "225 ns", "less than", "copy_text/4096.median", "less than"),
    ]
    for at, (what, claimed, operator, figure, bound) in enumerate(rows):
        text = f"{what} is copied in {bound} {claimed}."
        one = 1000 * NS if "µs" in claimed else NS
        yield _tool(
            f"google-{at}",
            text,
            claimed,
            operator,
            figure,
            file=file,
            reads=reads,
            one=one,
        )


def _prometheus():
    yield _tool(
        "prometheus-up",
        "The shop answered at least 80% of probes.",
        "80%",
        "at least",
        "availability",
        file="prometheus-up-raw.json",
        reads=oracle.prometheus,
        one=Fraction(1, 100),
        seen="series.availability",
        is_seen=True,
        gains="more",
    )
    yield _tool(
        "prometheus-seconds",
        "A scrape of metrics takes under 2.5 ms.",
        "2.5 ms",
        "less than",
        "median",
        file="prometheus-seconds.json",
        reads=oracle.prometheus,
        one=MS,
        seen="series.median",
        is_pinned=True,
    )
    yield _tool(
        "prometheus-most",
        "A scrape of metrics took at most 10 ms.",
        "10 ms",
        "at most",
        "max",
        file="prometheus-seconds.json",
        reads=oracle.prometheus,
        one=MS,
        seen="series.max",
    )


def _rows(of, rows, *, file, reads, one, path="evidence/run.json", **more):
    """Claim one thing after another of a file: words, figure, operator."""
    for at, (text, claimed, operator, figure) in enumerate(rows):
        yield Claim(
            id=f"{of}-{at}",
            text=text,
            claimed=claimed,
            operator=operator,
            figures={"a": f"file.{figure}"},
            path=path,
            file=file if isinstance(file, bytes) else (WRITTEN / file).read_bytes(),
            reads=reads,
            answer=lambda f, figure=figure: f[figure],
            one=one,
            is_pinned=at == 2,
            **more,
        )


def _criterion():
    yield from _rows(
        "criterion-sample",
        [
            ("A list is sorted in under 7.5 µs.", "7.5 µs", "less than", "median"),
            ("A list is sorted in at most 7.53 µs.", "7.53 µs", "at most", "max"),
            ("A list is sorted in about 7.49 µs.", "7.49 µs", "about", "slope"),
            ("Sorting of a list takes under 7.49 µs.", "7.49 µs", "less than", "mean"),
        ],
        file="criterion-sample.json",
        reads=oracle.criterion,
        one=1000 * NS,
    )
    yield from _rows(
        "criterion-estimate",
        [
            ("A list of words takes about 7489 ns.", "7489 ns", "about", "mean"),
            ("Words in a list take under 7492 ns.", "7492 ns", "less than", "slope"),
        ],
        file="criterion-estimates.json",
        reads=oracle.criterion,
        one=NS,
    )


def _jmh():
    method, sampled = "Sorting.sorted{size=1000}", "Sorting.sampled{size=1000}"
    yield from _rows(
        "jmh-sorting",
        [
            (
                "The method is over in under 13 µs.",
                "13 µs",
                "less than",
                f"{method}.median",
            ),
            (
                "The method takes at most 13.8 µs.",
                "13.8 µs",
                "at most",
                f"{method}.max",
            ),
            ("The method takes about 12.88 µs.", "12.88 µs", "about", f"{method}.mean"),
        ],
        file="jmh-sorting.json",
        reads=oracle.jmh,
        one=1000 * NS,
    )
    yield from _rows(
        "jmh-sampled",
        [
            (
                "A sample is sorted in under 36 µs.",
                "36 µs",
                "less than",
                f"{sampled}.p99",
            ),
            (
                "A sample takes at most 52.5 µs.",
                "52.5 µs",
                "at most",
                f"{sampled}.mean",
            ),
        ],
        file="jmh-sampled.json",
        reads=oracle.jmh,
        one=1000 * NS,
    )


def _k6():
    took, all_ = "http_req_duration", "iteration_duration"
    yield from _rows(
        "k6-summary",
        [
            ("The shop answers in under 52 ms.", "52 ms", "less than", f"{took}.p95"),
            (
                "An answer of the shop takes at most 56 ms.",
                "56 ms",
                "at most",
                f"{took}.max",
            ),
            (
                "A visit to the shop takes about 47.6 ms.",
                "47.6 ms",
                "about",
                f"{all_}.median",
            ),
        ],
        file="k6-summary.json",
        reads=oracle.k6,
        one=MS,
    )
    yield from _rows(
        "k6-export",
        [
            (
                "The shop is there in under 51.7 ms.",
                "51.7 ms",
                "less than",
                f"{took}.p95",
            ),
            (
                "A call of the shop takes at most 45.6 ms.",
                "45.6 ms",
                "at most",
                f"{took}.mean",
            ),
        ],
        file="k6-export.json",
        reads=oracle.k6,
        one=MS,
    )


def _github_action_benchmark():
    go = "Go sorting/BenchmarkSort1000"
    yield from _rows(
        "github-action-benchmark",
        [
            (
                "Since last week a sort takes under 46 µs.",
                "46 µs",
                "less than",
                f"{go}.latest",
            ),
            (
                "In all commits a sort took at most 68 µs.",
                "68 µs",
                "at most",
                f"{go}.max",
            ),
            (
                "In the middle a sort takes about 46 µs.",
                "46 µs",
                "about",
                f"{go}.median",
            ),
        ],
        file="github-action-benchmark.json",
        reads=oracle.github_action_benchmark,
        one=1000 * NS,
    )
    yield from _rows(
        "github-action-benchmark-js",
        [
            (
                "A sort on the pages takes under 42 µs.",
                "42 µs",
                "less than",
                f"{go}.latest",
            )
        ],
        file="github-action-benchmark.js",
        reads=oracle.github_action_benchmark,
        one=1000 * NS,
        path="evidence/data.js",
    )


def _upptime():
    yield from _rows(
        "upptime-down",
        [("The shop was away for at most 190 min.", "190 min", "at most", "shop.down")],
        file="upptime-summary.json",
        reads=oracle.upptime,
        one=MINUTE,
    )
    yield from _rows(
        "upptime-time",
        [
            (
                "This week the shop took under 190 ms.",
                "190 ms",
                "less than",
                "shop.response_time_week",
            ),
            (
                "This week the wiki took about 187 ms.",
                "187 ms",
                "about",
                "wiki.response_time_week",
            ),
        ],
        file="upptime-summary.json",
        reads=oracle.upptime,
        one=MS,
    )
    yield from _rows(
        "upptime-site",
        [
            (
                "The shop was watched for at least 86000 min.",
                "86000 min",
                "at least",
                "watched",
            )
        ],
        file="upptime-shop.yml",
        reads=oracle.upptime,
        one=MINUTE,
        path="evidence/shop.yml",
        gains="more",
    )


#: A hundred days of a status page as it is documented; of two outages at once each
#: minute counts once.
_INCIDENTS = (
    ("major", "2026-01-21T00:00:00.000Z", "2026-01-21T01:00:00.000Z"),
    ("critical", "2026-01-21T00:30:00.000Z", "2026-01-21T01:15:00.000Z"),
    ("minor", "2026-02-21T09:05:00.000Z", "2026-02-21T09:35:30.000Z"),
    ("none", "2026-03-03T12:00:00.000Z", "2026-03-03T18:00:00.000Z"),
)


def _statuspage():
    page = {
        "page": {"name": "Otter", "updated_at": "2026-05-01T00:00:00.000Z"},
        "incidents": [
            {
                "impact": impact,
                "started_at": start,
                "resolved_at": over,
                "components": [],
            }
            for impact, start, over in _INCIDENTS
        ],
    }
    common = {
        "file": json.dumps(page, indent=1).encode(),
        "reads": oracle.statuspage,
        "kind": "record",
    }
    yield from _rows(
        "statuspage-down",
        [
            (
                "The page tells of at most 105.5 min of trouble.",
                "105.5 min",
                "at most",
                "down",
            ),
            (
                "The longest trouble was over in under 61 min.",
                "61 min",
                "less than",
                "lasted_max",
            ),
        ],
        one=MINUTE,
        **common,
    )
    yield from _rows(
        "statuspage-up",
        [
            (
                "By its page it was there for at least 99.92% of the time.",
                "99.92%",
                "at least",
                "availability",
            )
        ],
        one=Fraction(1, 100),
        gains="more",
        **common,
    )


# -- papers, stories, certificates ---------------------------------------------------

_PAPER = """# What was measured

The second week began with a restart of all machines.

On three nodes, reads took {took} at the 99th percentile in the long test, as before.

Nothing else changed.
"""


def _paper(of, text, claimed, operator, took, *, path, one=MS, **more):
    def reads(content):
        said = f"reads took {took} at the 99th percentile"
        plain = " ".join(content.decode().split())
        if said not in plain:
            raise LookupError
        return {"value": Fraction(took.split()[0]) * one}

    written = _PAPER.format(took=took)
    if path.endswith(".html"):
        body = "".join(f"<p>{part}</p>\n" for part in written.split("\n\n"))
        written = f"<!DOCTYPE html><html><body>\n{body}</body></html>"
    return Claim(
        id=of,
        text=text,
        claimed=claimed,
        operator=operator,
        figures={"a": "file.value"},
        path=path,
        kind="paper",
        query=f"reads took {took} at the 99th percentile",
        file=written.encode(),
        reads=reads,
        answer=lambda f: f["value"],
        one=one,
        **more,
    )


def _papers():
    said = "Reads finish in under 5 ms at the 99th percentile."
    yield _paper(
        "paper-md", said, "5 ms", "less than", "4.2 ms", path="evidence/a.md", one=MS
    )
    yield _paper(
        "paper-html",
        said,
        "5 ms",
        "less than",
        "4.2 ms",
        path="evidence/a.html",
        one=MS,
    )
    yield _paper(
        "paper-text",
        "Reads of the archive take at most 7 s.",
        "7 s",
        "at most",
        "6.9 s",
        path="evidence/a.txt",
        one=S,
        is_pinned=True,
    )


_STORY = """+++
outcome = "mixed"
who = "Ottermere City Library, 3 administrators"
date = 2026-09-14
conditions = ["PostgreSQL 16, 400 GB"]
also_changed = []
[figures.restore]
value = 41
unit = "min"
n = 12
[figures.before]
value = 125
unit = "min"
+++
Restores took less time. Backups took as long as before.
"""


def _stories():
    common = {
        "path": "evidence/story.md",
        "kind": "story",
        "file": _STORY.encode(),
        "reads": oracle.story,
    }
    yield Claim(
        id="story-under",
        text="At Ottermere, a restore takes less than 45 min.",
        claimed="45 min",
        operator="less than",
        figures={"a": "file.restore"},
        answer=lambda f: f["restore"],
        one=MINUTE,
        **common,
    )
    yield Claim(
        id="story-ratio",
        text="At Ottermere, restores became at least 3x faster.",
        claimed="3x",
        operator="at least",
        formula="ratio(before, restore)",
        figures={"before": "file.before", "restore": "file.restore"},
        answer=lambda f: f["before"] / f["restore"],
        one=Fraction(1),
        gains="more",
        **common,
    )


_CERTIFICATE = """[certificate]
standard = "ISO/IEC 27001:2022"
issuer = "Example Cert AG"
number = "IS 12345"
scope = "Hosting in Ottermere. The mobile app is out of scope."
valid_from = 2026-01-10
valid_to = 2029-01-09
"""


def _certificates():
    for ending, written in {
        "toml": _CERTIFICATE,
        "json": json.dumps(
            {
                "certificate": {
                    "standard": "ISO/IEC 27001:2022",
                    "issuer": "Example Cert AG",
                    "number": "IS 12345",
                    "scope": "Hosting in Ottermere.",
                    "valid_from": "2026-01-10",
                    "valid_to": "2029-01-09",
                }
            },
            indent=1,
        ),
    }.items():
        yield Claim(
            id=f"certificate-{ending}",
            text="Hosting in Ottermere is certified to the standard ISO/IEC 27001.",
            path=f"evidence/iso.{ending}",
            kind="certificate",
            file=written.encode(),
            is_pinned=ending == "json",
        )


CLAIMS = [
    *_tables(),
    *_hyperfine(),
    *_pytest_benchmark(),
    *_google_benchmark(),
    *_prometheus(),
    *_criterion(),
    *_jmh(),
    *_k6(),
    *_github_action_benchmark(),
    *_upptime(),
    *_statuspage(),
    *_papers(),
    *_stories(),
    *_certificates(),
]

"""What counts as a source near by.

The six things evidence must say (the standard, after SPEC's and TPC's fair-use
rules): a statement is supported when enough of them stand on it, in a neighbour,
in a footnote or in a link to go and check. A link to a sign-up, customers' or
home page supports nothing, and neither does "studies show".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from holdwater.model.claim import Signal
from holdwater.model.document import Link
from holdwater.model.quantity import Quantity
from holdwater.model.statement import Statement
from holdwater.text.patterns import PhraseSet, fold, gather

_REPORT_WORDS = """
    advisory|attestation|audit|audited|bench|benchmark|benchmarks|certificate|certification|contract|
    data set|dataset|data|dpa|evaluation|evidence|experiment|findings|git|github|how we {measured|
    tested}|issue|measurement|measurements|method|methodology|metrics|notebook|paper|pdf|post mortem|
    postmortem|raw|registry|report|reports|repository|results|results page|review|reviews|scorecard|
    scripts|sla|source|status|statement of applicability|study|survey|terms|test|tests|trust center|
    trust centre|validation|whitepaper|white paper
"""

#: Targets that lead to the till and not to a source.
_SELLING_TARGETS = """
    about|blog|book a demo|buy|careers|case studies|contact|customers|demo|download|features|
    get started|home|learn more|newsletter|partners|pricing|product|products|register|request a demo|
    sales|see why|sign up|signup|start|stories|subscribe|testimonials|trial|try|why
"""

_CUES = {
    "source": """
        {report|certificate|method|methods|scripts|data|dataset|results|study|audit|survey|scope|
        benchmark|paper|details|source|sources|contract|review|reviews|configuration} {linked|below|
        attached|published}|[and] {scope|scripts|data} linked|linked|see {footnote|note|appendix|
        report|the report|the benchmark|benchmarks|methodology|the method|the data}|source {is|was}|
        {audited|certified|tested|measured|verified|validated|assessed|graded|counted|reviewed} by|
        according to|raw {data|results|numbers}|{published|available} {in|at|on|under|with}|
        is published|are published|certificate {no|number}|reproduce|rerun|run it yourself|
        in {our|the} {repository|appendix|contract|sla|terms}
    """,
    "measure": """
        median|p50|p90|p95|p99|percentile|average of|on average|mean of|geometric mean|standard
        deviation|confidence interval|interquartile|per request|end to end latency|wall clock|
        throughput of|first {login|byte|result|installs}|error rate|one in {ten|five|four}
    """,
    "conditions": """
        {running|run|ran|tested|measured|benchmarked} on|test {set|data|bed|rig|suite}|workload|
        {single|two|three|four|eight|16|32} {node|nodes|core|cores}|{cores|vcpus|vcpu}|
        sample {of|size}|n =|warm {cache|up}|cold {cache|start}|scale factor|tpc|ycsb|sysbench|
        fio|pgbench|under load|in scope|scope|configuration|default settings|{runs|trials|repetitions}|
        {respondents|participants|volunteers|interviews|reviewers}
    """,
    "date": "{as of|since|until|valid until|dated|updated}",
    "baseline": """
        compared {to|with}|versus|against {version|release|v|the previous|our previous}|
        than {version|release|v|our previous|the previous|in 20}|before the change|baseline
    """,
}

#: Phrases that sound like a source and name none.
_HOLLOW = """
    studies {show|have shown|suggest|prove}|research {shows|has shown|proves}|experts {say|agree}|
    analysts {say|agree}|surveys show|independent tests show|it is {proven|well known}|proven|
    customers {say|report|tell us}
"""


@cache
def _cues() -> PhraseSet[str]:
    return gather({**_CUES, "hollow": _HOLLOW})


@cache
def _link_words() -> PhraseSet[bool]:
    return gather({True: _REPORT_WORDS, False: _SELLING_TARGETS})


_NAMES = {
    "statement": "the statement",
    "before": "the sentence before",
    "after": "the sentence after",
    "footnote": "the footnote",
    "link": "a link",
}

#: How much each aspect tells when a cue of it is found.
_WEIGHTS = {"source": 0.6, "measure": 0.4, "conditions": 0.4, "baseline": 0.3}

#: In which order they are told.
_ORDER = ("hollow", *_WEIGHTS, "date")

#: What stands next door tells less than what stands in the statement.
_NEIGHBOUR_SHARE = 0.8


def support(statement: Statement, figures: Sequence[Quantity]) -> Iterator[Signal]:
    """Yield what stands behind a statement, one signal for each thing found."""
    for link in statement.links:
        yield from _from_link(link)
    for text in statement.notes:
        yield _support("source", 0.6, "stands behind it", where="footnote")
        yield from _from_words(text, where="footnote")
    yield from _from_words(statement.text, where="statement")
    if statement.before:
        yield from _from_words(statement.before, where="before")
    if statement.after:
        yield from _from_words(statement.after, where="after")
    if any(q.role == "date" for q in figures):
        yield _support("date", 0.6, "gives a date", where="statement")


def _support(name: str, weight: float, why: str, *, where: str) -> Signal:
    return Signal(
        family="support",
        name=name,
        weight=weight,
        why=f"{_NAMES[where]} {why}",
        where=where,
    )


def _from_link(link: Link) -> Iterator[Signal]:
    target = re.sub(r"[^a-z0-9]+", " ", link.href.lower().split("://")[-1])
    path = " ".join(target.split()[1:]) if "://" in link.href else target
    in_target = {found.payload for found in _link_words().find(path)}
    in_words = {found.payload for found in _link_words().find(fold(link.words))}
    if True in in_target or (True in in_words and False not in in_target):
        why = f"leads to “{link.words}”"
        yield _support("source", 0.8, why, where="link")
    else:
        yield _support("elsewhere", 0.3, f"leads to {link.href}", where="link")


def _from_words(text: str, *, where: str) -> Iterator[Signal]:
    share = _NEIGHBOUR_SHARE if where in ("before", "after") else 1.0
    for name, words in _said_in(text):
        if name == "hollow":
            why = "appeals to a source and names none"
            yield _support("hollow", 0.5, why, where=where)
        elif name == "date":
            yield _support("date", 0.4 * share, "gives a date", where=where)
        else:
            weight = _WEIGHTS[name] * share
            yield _support(name, weight, f"says “{words}”", where=where)


@lru_cache(maxsize=8)
def _said_in(text: str) -> tuple[tuple[str, str], ...]:
    """Tell which aspects a text speaks of, and in which words first.

    The last few are remembered: a statement is its neighbours' neighbour.
    """
    folded = fold(text)
    first: dict[str, str] = {}
    for found in _cues().find(folded):
        first.setdefault(found.payload, folded[found.start : found.end])
    has_digits = "19" in folded or "20" in folded
    if has_digits and "date" not in first and (year := _year().search(folded)):
        first["date"] = year.group()
    if not first:
        return ()
    return tuple([(name, first[name]) for name in _ORDER if name in first])


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19[89]\d|20[0-5]\d)\b")

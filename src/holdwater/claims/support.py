"""What counts as a source near by.

The six things evidence must say (the standard, after SPEC's and TPC's fair-use
rules): a statement is supported when enough of them stand on it, in a neighbour,
in a footnote or in a link to go and check. A link to a sign-up, customers' or
home page supports nothing, and neither does "studies show".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

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


def support(
    statement: Statement, folded: str, figures: Sequence[Quantity]
) -> Iterator[Signal]:
    """Yield what stands behind a statement, one signal for each thing found."""
    for link in statement.links:
        yield from _from_link(link)
    for text in statement.notes:
        yield Signal(family="support", name="source", weight=0.6, why="a footnote")
        yield from _from_words(fold(text), where="the footnote", share=1.0)
    yield from _from_words(folded, where="the statement", share=1.0)
    for name, neighbour in (
        ("the sentence before", statement.before),
        ("the sentence after", statement.after),
    ):
        if neighbour:
            yield from _from_words(fold(neighbour), where=name, share=0.8)
    if any(q.role == "date" for q in figures):
        yield Signal(family="support", name="date", weight=0.6, why="a date")


def _from_link(link: Link) -> Iterator[Signal]:
    target = re.sub(r"[^a-z0-9]+", " ", link.href.lower().split("://")[-1])
    path = " ".join(target.split()[1:]) if "://" in link.href else target
    in_target = {found.payload for found in _link_words().find(path)}
    in_words = {found.payload for found in _link_words().find(fold(link.words))}
    if True in in_target or (True in in_words and False not in in_target):
        why = f"a link to “{link.words}”"
        yield Signal(family="support", name="source", weight=0.8, why=why)


def _from_words(folded: str, *, where: str, share: float) -> Iterator[Signal]:
    found = _cues().find(folded)
    names = {one.payload for one in found}
    if "hollow" in names:
        why = f"{where} appeals to a source and names none"
        yield Signal(family="support", name="hollow", weight=0.5, why=why)
    weights = {"source": 0.6, "measure": 0.4, "conditions": 0.4, "baseline": 0.3}
    for name, weight in weights.items():
        first = next((one for one in found if one.payload == name), None)
        if first:
            words = folded[first.start : first.end]
            why = f"{where} says “{words}”"
            yield Signal(family="support", name=name, weight=weight * share, why=why)
    if "date" in names or _year().search(folded):
        why = f"{where} gives a date"
        yield Signal(family="support", name="date", weight=0.4 * share, why=why)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19[89]\d|20[0-5]\d)\b")

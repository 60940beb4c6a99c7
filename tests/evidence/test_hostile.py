"""Whatever is done to a file, its reader answers, or says what is wrong with it."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.exhibits import WRITTEN

from holdwater.errors import HoldwaterError
from holdwater.evidence.library import READERS
from holdwater.extensions import load
from holdwater.model.evidence import Evidence

FILES = {
    "hyperfine": "hyperfine-gzip.json",
    "pytest-benchmark": "pytest-benchmark-sorting.json",
    "google-benchmark": "google-benchmark-once.json",
    "prometheus": "prometheus-up-gap.json",
    "criterion": "criterion-sample.json",
    "jmh": "jmh-once.json",
    "k6": "k6-failed.json",
    "github-action-benchmark": "github-action-benchmark.json",
    "upptime": "upptime-summary.json",
}

#: A status page as it is documented: no tool that runs here writes one.
STATUSPAGE = {
    "page": {"name": "Otter", "updated_at": "2026-05-01T00:00:00.000Z"},
    "incidents": [
        {
            "impact": impact,
            "created_at": "2026-02-20T12:00:00.418-06:00",
            "started_at": None,
            "resolved_at": over,
            "components": [{"name": "API"}],
            "incident_updates": [
                {"status": "resolved", "display_at": "2026-02-21T12:00:00Z"}
            ],
        }
        for impact in ("major", "none", "maintenance")
        for over in ("2026-02-20T13:00:00.418-06:00", None)
    ],
}

STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["1e999999999", "-0", "NaN", "1_0", "٣", 10**400, 1e308, -1]),
    st.just([]),
    st.just({}),
    st.just([[1, 2], {"a": []}]),
)


def _ways(value, way=()):
    """Every way that leads to a part of a file."""
    yield way
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _ways(below, (*way, name))
    elif isinstance(value, list):
        for at, below in enumerate(value[:3]):
            yield from _ways(below, (*way, at))


@pytest.mark.parametrize("reader", [*FILES, "statuspage"])
@settings(max_examples=150)
@given(data=st.data())
def test_it_answers_or_says_what_is_wrong(reader, data):
    content = copy.deepcopy(_content(reader))
    for _ in range(data.draw(st.integers(1, 3))):
        ways = [one for one in _ways(content) if one]
        if not ways:
            break
        way = data.draw(st.sampled_from(ways))
        part = content
        for step in way[:-1]:
            part = part[step]
        if data.draw(st.booleans()):
            part[way[-1]] = copy.deepcopy(data.draw(STRANGE))
        else:
            del part[way[-1]]
    _read(reader, json.dumps(content).encode())


def _content(reader):
    if reader == "statuspage":
        return STATUSPAGE
    return json.loads((WRITTEN / FILES[reader]).read_text("utf-8"))


def _read(reader, content, name="x.json", kind="benchmark"):
    evidence = Evidence(name="e", path=Path(name), kind=kind)
    try:
        told = load(READERS[reader].reader)(content, evidence)
    except HoldwaterError as error:
        told, where = None, error.where
    assert told is not None or where.split(":")[0] == name
    assert told is None or all(v.value.is_finite() for v in told.figures.values())


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)))
def test_it_takes_any_bytes_for_a_story_or_a_certificate(content):
    _read("story", content, "x.md", "story")
    _read("story", b"+++\n" + content + b"\n+++\n", "x.md", "story")
    _read("certificate", content, "x.toml", "certificate")
    _read("certificate", b"[certificate]\n" + content, "x.toml", "certificate")
    _read("certificate", content, "x.json", "certificate")


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)))
def test_it_takes_any_bytes_for_a_script_or_a_site(content):
    _read("github-action-benchmark", content, "data.js")
    _read("github-action-benchmark", b"window.BENCHMARK_DATA = " + content, "data.js")
    _read("upptime", content, "site.yml")
    told = b"url: x\nstatus: up\nresponseTime: 1\nlastUpdated: 2026-01-02T00:00:00Z\n"
    _read("upptime", told + b"startTime: " + content, "site.yml")

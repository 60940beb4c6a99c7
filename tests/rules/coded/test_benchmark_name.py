import pytest


@pytest.mark.parametrize(
    ("rule", "text", "fills"),
    [
        ("benchmark-name", "Tops ClickBench.", {"benchmark": "ClickBench"}),
        (
            "benchmark-name",
            "Reaches 40,000 op/s on YCSB.",
            {"benchmark": "YCSB", "figure": "40,000 op/s"},
        ),
        ("spec-result", "First on SPEC CPU 2017.", {"benchmark": "SPEC CPU 2017"}),
        (
            "mlperf-result",
            "Twice as fast in MLPerf Training.",
            {"benchmark": "MLPerf Training"},
        ),
        ("tpc-result", "Leads on TPC-C.", {"benchmark": "TPC-C"}),
        (
            "tpc-result",
            "On loads derived from TPC-H it is 3x faster.",
            {"benchmark": "TPC-H", "derived": "TPC-H", "figure": "3x"},
        ),
        (
            "tpc-result",
            "A TPC-DS-like run took 12 s.",
            {"benchmark": "TPC-DS", "derived": "TPC-DS", "figure": "12 s"},
        ),
    ],
)
def test_it_names_the_benchmark_and_what_was_claimed(struck_by, rule, text, fills):
    words, found = struck_by(rule)(text)
    assert found == fills
    assert words == fills["benchmark"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("tpc-result", "The TPC-H schema has eight tables."),
        ("benchmark-name", "YCSB has six workloads."),
        ("spec-result", "The spec says so, first of all."),
        ("mlperf-result", "MLPerf is a suite."),
    ],
)
def test_it_passes_a_benchmark_that_is_only_named(struck_by, rule, text):
    assert struck_by(rule)(text) is None


def test_it_leaves_each_body_to_its_own_rule(struck_by):
    assert struck_by("benchmark-name")("Tops the TPC-H charts.") is None
    assert struck_by("tpc-result")("Tops the ClickBench charts.") is None

"""A certificate says by whom, for what and until when, or it says nothing."""

import json
from datetime import date

import pytest
from tests.evidence.exhibits import opened

from holdwater.errors import Damaged, EvidenceError

TOML = """
[certificate]
standard = "ISO/IEC 27001:2022"
issuer = "Example Cert AG"
number = "IS 12345"
scope = "Hosting in Zürich. The mobile app is out of scope."
valid_from = 2026-01-10
valid_to = 2029-01-09
"""


def written(tmp_path, text, name="iso.toml"):
    (tmp_path / name).write_text(text, "utf-8")
    return opened(tmp_path / name, kind="certificate")


def test_it_tells_scope_and_days(tmp_path):
    exhibit = written(tmp_path, TOML)
    assert (exhibit.created, exhibit.expires) == (date(2026, 1, 10), date(2029, 1, 9))
    said = dict(exhibit.conditions)
    assert said["scope"].endswith("out of scope.")
    assert said["number"] == "IS 12345"
    assert exhibit.figures == {}


def test_it_reads_the_same_from_json(tmp_path):
    fields = {
        "standard": "ISO/IEC 27001:2022",
        "issuer": "Example Cert AG",
        "number": "IS 12345",
        "scope": "Hosting in Zürich. The mobile app is out of scope.",
        "valid_from": "2026-01-10",
        "valid_to": "2029-01-09",
    }
    exhibit = written(tmp_path, json.dumps({"certificate": fields}), "iso.json")
    assert exhibit.conditions == written(tmp_path, TOML).conditions


@pytest.mark.parametrize(
    ("before", "after", "error", "said"),
    [
        ("scope =", "scoop =", EvidenceError, "a field `scoop`.*nobody reads"),
        ('issuer = "Example Cert AG"', "", EvidenceError, "`issuer`.*is not there"),
        ("2029-01-09", '"soon"', EvidenceError, "`valid_to`.*is no day"),
        ("2029-01-09", "2029-01-09T00:00:00Z", EvidenceError, "`valid_to`.*is no day"),
        ("2029", "2019", EvidenceError, "ends before it begins"),
        ('"IS 12345"', "12345", EvidenceError, "`number`.*is not a text"),
        ('"IS 12345"', '" "', EvidenceError, "`number`.*is not a text"),
        ("[certificate]", "[cert]", EvidenceError, r"no table `\[certificate\]`"),
        ("[certificate]", "[certificate", Damaged, "is no TOML"),
    ],
)
def test_it_takes_no_half_certificate(tmp_path, before, after, error, said):
    with pytest.raises(error, match=said):
        written(tmp_path, TOML.replace(before, after))

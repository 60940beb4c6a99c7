"""What waits for a gap to be filled in, and what does not."""

from datetime import date

import pytest

from holdwater.check.road import Lens, check
from holdwater.reading.formats import read
from holdwater.rules.packs import SOURCES

PRAISE = {"name": "own-praise", "words": ["zambo"], "standing": "puffery"}
PRAISE |= {"kinds": ["buzz"]}
GAP = {"name": "open-gap", "shape": "coded", "module": "open_gap", "words": []}
GAP |= {"level": "note", "kinds": []}


@pytest.fixture
def judged(own_rulebook):
    def make(text, levels=None, model=None):
        rulebook = own_rulebook({}, PRAISE, GAP, levels=levels)
        document = read(text.encode(), source="x", media_type="text/markdown")
        lens = Lens(rulebook=rulebook, version="0", model=model)
        (one,) = check(document, lens=lens, today=date(2026, 5, 4)).judged
        return one.standing, one.kinds, [f.rule for f in one.findings]

    return make


@pytest.mark.parametrize(
    ("text", "standing", "kinds", "rules"),
    [
        ("A zimbo.", "unsupported", ("ease",), ["own-boast"]),
        ("A zimbo in […].", "plain", (), ["open-gap"]),
        ("A file in […].", "plain", (), ["open-gap"]),
        ("A zambo.", "puffery", ("buzz",), ["own-praise"]),
        ("A zambo in […].", "puffery", ("buzz",), ["own-praise", "open-gap"]),
        (
            "A zimbo zambo.",
            "unsupported",
            ("ease", "buzz"),
            ["own-boast", "own-praise"],
        ),
        ("A zimbo zambo in […].", "puffery", ("buzz",), ["own-praise", "open-gap"]),
        ("A zimbo in `[…]`.", "unsupported", ("ease",), ["own-boast"]),
        ("“A zimbo […].”", "unsupported", ("ease",), ["own-boast"]),
    ],
)
def test_it_lets_facts_wait_and_no_praise(judged, text, standing, kinds, rules):
    assert judged(text) == (standing, kinds, rules)


def test_it_calls_nothing_supported_before_its_gap_is_filled(judged):
    source = "A zimbo, see the raw data of 2026"
    link = "([raw data](/reports/zimbo.csv))"
    assert judged(f"{source} {link}.")[0] == "supported"
    assert judged(f"{source} […] {link}.") == ("plain", (), ["open-gap"])


def test_it_lets_facts_wait_where_the_gap_is_not_told(judged):
    assert judged("A zimbo in […].", {"open-gap": "off"}) == ("plain", (), [])


def test_it_accuses_nobody_of_a_gap_whatever_its_level(judged):
    told = judged("A zimbo in […].", {"open-gap": "error"})
    assert told == ("plain", (), ["open-gap"])


def test_it_leaves_a_note_on_praise_a_note(judged):
    told = judged("A zambo in […].", {"own-praise": "note"})
    assert told == ("plain", (), ["own-praise", "open-gap"])


def test_it_tells_of_gaps_by_a_rule_without_a_kind():
    """A rule with a kind would make a draft unsupported."""
    pack = (SOURCES / "draft.toml").read_text("utf-8")
    assert "kinds = []" in pack
    assert 'level = "note"' in pack

"""A rule carries its proof; the rulebook that is shipped is the one written."""

import json
import shutil
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from holdwater.claims.lexicon import compile_lexicon
from holdwater.examples import judge_example, shown_rewording, walk_examples
from holdwater.model.claim import KINDS
from holdwater.rules.packs import SOURCES, compile_packs, load_compiled
from holdwater.rules.rulebook import open_rulebook

ROOT = Path(__file__).parents[2]
RULES = open_rulebook().rules
NAMES = [rule.name for rule in RULES]


@pytest.fixture(scope="module")
def written():
    return [
        (one.name, one.read_text("utf-8")) for one in sorted(SOURCES.glob("*.toml"))
    ]


@pytest.fixture(scope="module")
def outcomes(lens, today):
    return list(walk_examples(lens, today=today))


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_every_example_of_a_rule_down_the_whole_road(outcomes, name):
    own = [one for one in outcomes if one.rule.name == name]
    wanted = Counter(one.wanted for one in own)
    assert wanted["flag"] >= 3
    assert wanted["pass"] >= 3
    assert [(o.wanted, o.example.text, o.got) for o in own if not o.holds] == []


def test_it_gives_no_two_rules_one_code_or_name():
    assert RULES
    for given in (NAMES, [rule.code for rule in RULES]):
        assert [one for one, count in Counter(given).items() if count > 1] == []


def test_it_asks_no_example_to_be_flagged_and_to_pass():
    flagged = {example for rule in RULES for example in rule.flags}
    passed = {example for rule in RULES for example in rule.passes}
    assert flagged
    assert flagged & passed == set()


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_it_counts_no_example_of_a_rule_twice(rule):
    for examples in (rule.flags, rule.passes):
        assert len(set(examples)) == len(examples)


def test_it_has_a_rule_for_every_kind():
    assert {kind for rule in RULES for kind in rule.kinds} == set(KINDS)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_it_asks_something_wherever_a_rule_strikes(rule, lens, today):
    """A question with a gap that nobody could fill would never be asked."""
    for example in rule.flags:
        findings = [
            finding
            for judged in judge_example(example, lens=lens, today=today)
            for finding in judged.findings
            if finding.rule == rule.name
        ]
        assert findings, example.text
        for finding in findings:
            assert finding.questions, example.text
            for text in (finding.message, *finding.questions):
                assert not set(text) & set("{}")


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_it_suggests_something_wherever_a_rule_knows_other_words(rule, lens, today):
    """What no example shows is not tried by `holdwater rules test` either."""
    shown = shown_rewording(rule, lens=lens, today=today)
    assert (shown is None) == (rule.say == ())


def test_it_ships_the_rulebook_that_the_packs_hold(written, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    build = _load(ROOT / "compile_packs.py")
    package = tmp_path / "holdwater"
    shutil.copytree(
        ROOT / "src" / "holdwater" / "rules" / "packs", package / "rules/packs"
    )
    (package / "claims").mkdir()
    lexicon = ROOT / "src" / "holdwater" / "claims" / "lexicon.toml"
    shutil.copy(lexicon, package / "claims")
    build.compile_all(package)
    rulebook = json.loads((package / "rules" / "rulebook.json").read_text("utf-8"))
    assert rulebook == compile_packs(written)
    sorts = json.loads((package / "claims" / "lexicon.json").read_text("utf-8"))
    assert sorts == compile_lexicon(lexicon.read_text("utf-8"))


def test_it_uses_the_rulebook_that_the_packs_hold(written):
    assert load_compiled() == compile_packs(written)


def _load(path):
    spec = spec_from_file_location(path.stem, path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

"""A rule carries its proof; the rulebook that is shipped is the one written."""

import json
import shutil
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from holdwater.check.road import Lens
from holdwater.claims.lexicon import compile_lexicon
from holdwater.examples import judge_example, shown_rewording, walk_examples
from holdwater.model.claim import KINDS
from holdwater.model.rule import AUDIENCES
from holdwater.rules.packs import SOURCES, compile_packs, compiled_file, load_compiled
from holdwater.rules.rulebook import open_rulebook
from holdwater.rules.shapes import SHAPES
from holdwater.text.patterns import fold
from holdwater.text.plain_words import read_plain

ROOT = Path(__file__).parents[2]
BOOKS = {audience: open_rulebook(audience=audience) for audience in AUDIENCES}
RULES = [rule for book in BOOKS.values() for rule in book.rules]
NAMES = [rule.name for rule in RULES]


@pytest.fixture(scope="module")
def written():
    return [
        (one.name, one.read_text("utf-8")) for one in sorted(SOURCES.glob("*.toml"))
    ]


@pytest.fixture(scope="module")
def lenses(lens):
    """A lens for each audience: none learned for the business."""
    return {"it": lens, "business": Lens(rulebook=BOOKS["business"], version="0.0.0")}


@pytest.fixture(scope="module")
def outcomes(lenses, today):
    return [one for own in lenses.values() for one in walk_examples(own, today=today)]


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
def test_it_asks_or_suggests_something_wherever_a_rule_strikes(rule, lenses, today):
    """A question with a gap that nobody could fill would never be asked."""
    for example in rule.flags:
        findings = [
            finding
            for judged in judge_example(
                example, lens=lenses[rule.audience], today=today
            )
            for finding in judged.findings
            if finding.rule == rule.name
        ]
        assert findings, example.text
        for finding in findings:
            assert finding.questions or finding.suggestion, example.text
            for text in (finding.message, *finding.questions):
                assert not set(text) & set("{}")


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_it_suggests_something_wherever_a_rule_knows_other_words(rule, lens, today):
    """What no example shows is not tried by `holdwater rules test` either."""
    if rule.say:
        assert shown_rewording(rule, lens=lens, today=today) is not None


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
    for audience in AUDIENCES:
        shipped = (package / "rules" / compiled_file(audience)).read_text("utf-8")
        assert json.loads(shipped) == compile_packs(written, audience=audience)
    sorts = json.loads((package / "claims" / "lexicon.json").read_text("utf-8"))
    assert sorts == compile_lexicon(lexicon.read_text("utf-8"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_it_uses_the_rulebook_that_the_packs_hold(written, audience):
    assert load_compiled(audience) == compile_packs(written, audience=audience)


def test_it_makes_no_claim_of_words():
    for rule in BOOKS["business"].rules:
        assert (rule.kinds, rule.needs, rule.standing) == ((), (), "plain")
        assert rule.code.startswith("HB")


def _plain_words():
    """Every phrase that a rule would replace, by rule, with what it would say."""
    for rule in BOOKS["business"].rules:
        shape = SHAPES[rule.shape]
        if shape.rewords:
            for phrase, role in shape.phrases(rule.pattern):
                if role.startswith("act="):
                    yield rule, phrase, (role.removeprefix("act="),)
                elif "=" in role or "?" in role:
                    yield rule, phrase, read_plain(role).choices


def test_it_knows_many_words_of_its_own():
    tables = [
        table
        for rule in BOOKS["business"].rules
        for name in ("words", "nouns", "verbs", "acts")
        if isinstance(table := rule.pattern.get(name), dict)
    ]
    assert sum(map(len, tables)) >= 800
    assert len(list(_plain_words())) >= 2000


def test_it_says_nothing_that_it_would_replace():
    said = {choice for _, _, choices in _plain_words() for choice in choices}
    book = BOOKS["business"]
    circles = [
        (choice, rule.name)
        for choice in sorted(said)
        for found in book.phrases.find(fold(choice))
        for rule in [book.rules[found.payload[0]]]
        if rule.shape == "replacing" and found.payload[1] != "unless"
    ]
    assert circles == []


def test_it_gives_no_word_to_two_rules():
    owners = {}
    for rule, phrase, _ in _plain_words():
        if rule.shape == "replacing":
            words = " ".join(fold(phrase).split())
            owners.setdefault(words, set()).add(rule.name)
    assert {p: names for p, names in owners.items() if len(names) > 1} == {}


def _load(path):
    spec = spec_from_file_location(path.stem, path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

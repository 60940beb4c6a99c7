"""`holdwater rules list`."""

import json

from tests.samples import unsupported

from holdwater.rules.rulebook import open_rulebook

RULES = sorted(open_rulebook().rules, key=lambda rule: rule.code)


def test_it_lists_every_rule_in_the_order_of_the_codes(call):
    answer = call("rules", "list")
    assert (answer.code, answer.err) == (0, "")
    rows = [line.split(maxsplit=3) for line in answer.out.splitlines()]
    assert rows == [
        [rule.code, rule.name, rule.level, ", ".join(rule.kinds) or "none"]
        for rule in RULES
    ]


def test_it_stands_in_columns(call):
    lines = call("rules", "list").out.splitlines()
    assert max(map(len, lines)) <= 80
    for column in (1, 2, 3):
        words = [rule.name for rule in RULES] if column == 1 else None
        starts = {
            line.index(rule.name)
            if words
            else line.index(f" {rule.level} ", line.index(rule.name) + len(rule.name))
            if column == 2
            else line.index((*rule.kinds, "none")[0], line.index(f" {rule.level} ") + 2)
            for line, rule in zip(lines, RULES, strict=True)
        }
        assert len(starts) == 1


def test_it_shows_the_levels_that_settings_ask_for(call, folder):
    rule = unsupported().rule
    for level in ("off", "note", "warning", "error"):
        (folder / "holdwater.toml").write_text(f'[rules]\n{rule} = "{level}"')
        lines = call("rules", "list").out.splitlines()
        (line,) = (one for one in lines if one.split()[1] == rule)
        assert line.split()[2] == level


def test_it_lists_the_rules_of_another_audience(call, folder):
    own = open_rulebook(audience="business").rules
    asked = call("rules", "list", "--audience", "business").out
    rows = [line.split() for line in asked.splitlines()]
    assert rows == [[rule.code, rule.name, rule.level] for rule in by_code(own)]
    assert all(line == line.rstrip() for line in asked.splitlines())
    (folder / "holdwater.toml").write_text('audience = "business"')
    assert call("rules", "list").out == asked
    listed = json.loads(call("rules", "list", "--format", "json").out)["rules"]
    assert {one["audience"] for one in listed} == {"business"}


def by_code(rules):
    return sorted(rules, key=lambda rule: rule.code)


def test_it_lists_rules_as_json(call):
    listed = json.loads(call("rules", "list", "--format", "json").out)
    assert listed["schema"] == "holdwater/rules/1"
    assert [one["name"] for one in listed["rules"]] == [rule.name for rule in RULES]
    for one, rule in zip(listed["rules"], RULES, strict=True):
        assert one["flags"] == [example.text for example in rule.flags]
        assert [c["url"] for c in one["citations"]] == [c.url for c in rule.citations]


def test_it_writes_to_a_file(call, folder):
    assert call("rules", "list", "--output", "rules.txt") == (0, "", "")
    assert (folder / "rules.txt").read_text("utf-8") == call("rules", "list").out

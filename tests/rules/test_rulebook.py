import pytest

from holdwater.rules.judge import judge
from holdwater.rules.rulebook import open_rulebook

TWO = ({"name": "own-boast"}, {"name": "own-fib", "words": ["zambo"]})


def names(hits):
    return [hit.rule.name for hit in hits]


def test_it_finds_a_rule_by_name_or_code(own_rulebook):
    rulebook = own_rulebook(*TWO)
    by_name = rulebook.rule("own-fib")
    assert by_name is rulebook.rules[1]
    assert rulebook.rule("OWN102") is by_name
    assert rulebook.rule("own102") is None
    assert rulebook.rule("fib") is None


@pytest.mark.parametrize("level", ["note", "warning", "error"])
def test_it_sets_the_level_of_one_rule_alone(own_rulebook, level):
    rulebook = own_rulebook(*TWO, levels={"own-fib": level})
    assert [rule.level for rule in rulebook.rules] == ["warning", level]
    assert rulebook.off == frozenset()


def test_it_silences_a_rule_that_is_off(own_rulebook, candidate):
    made = candidate("A zimbo and a zambo.")
    assert names(judge(made, own_rulebook(*TWO))) == ["own-boast", "own-fib"]
    rulebook = own_rulebook(*TWO, levels={"own-boast": "off"})
    assert rulebook.off == {"own-boast"}
    assert names(judge(made, rulebook)) == ["own-fib"]


def test_it_still_explains_a_rule_that_is_off(own_rulebook):
    rule = own_rulebook(*TWO, levels={"own-fib": "off"}).rule("own-fib")
    assert rule is not None
    assert rule.level == "warning"


def test_it_leads_every_phrase_back_to_its_rules(own_rulebook):
    rulebook = own_rulebook(*TWO, {"name": "own-lie", "words": ["zimbo", "zombo"]})
    found = rulebook.phrases.find("zimbo zambo")
    assert [(*one.payload, one.start) for one in found] == [
        (0, "words", 0),
        (2, "words", 0),
        (1, "words", 6),
    ]


def test_it_opens_the_built_in_rules_where_it_is_given_none():
    rulebook = open_rulebook()
    assert len(rulebook.rules) >= 11, "there is one for each kind at least"
    assert rulebook.off == frozenset()


def test_it_opens_the_rules_of_one_audience():
    business = open_rulebook(audience="business")
    assert {rule.audience for rule in business.rules} == {"business"}
    assert business.audience == "business"
    assert {rule.audience for rule in open_rulebook().rules} == {"it"}
    assert business.languages == {"en"}


def test_it_knows_the_words_it_is_told():
    rulebook = open_rulebook(audience="business", known=["ERP", "Go-live"])
    assert rulebook.knows("erp")
    assert rulebook.knows("erps")
    assert rulebook.knows("go live")
    assert not rulebook.knows("er")

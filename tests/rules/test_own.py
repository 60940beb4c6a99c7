"""A team's own packs: less to write, less that is allowed, and clear errors."""

import pytest

from holdwater.errors import PackError
from holdwater.model.rule import AUDIENCES
from holdwater.rules.own import MOST_RULES, read_own
from holdwater.rules.own_checks import MOST_EXAMPLES, MOST_PHRASES
from holdwater.rules.packs import every_name, rule_of
from holdwater.rules.rulebook import open_rulebook

RULE = """\
[[rule]]
code = "XACME001"
name = "revolution"
message = "“{match}” is no word of ours."
why = "Nothing turned round."
words = ["zimbo"]
flags = ["One zimbo.", "Two zimbo.", "Three zimbo."]
passes = ["One.", "Two.", "Three."]
"""


def with_(key, value):
    kept = [line for line in RULE.splitlines() if not line.startswith(key + " =")]
    return "\n".join([*kept, f"{key} = {value}"]) + "\n"


def refused(*packs):
    with pytest.raises(PackError) as caught:
        read_own((f"{at}.toml", text) for at, text in enumerate(packs, 1))
    return caught.value


def test_it_asks_for_little_and_fills_in_the_rest():
    (plain,) = read_own([("rules/ours.toml", RULE)])
    rule = rule_of(plain)
    assert (rule.code, rule.name, rule.pack) == (
        "XACME001",
        "revolution",
        "rules/ours.toml",
    )
    assert (rule.level, rule.kinds, rule.standing) == ("warning", (), "plain")
    assert (rule.shape, rule.audience, rule.language) == ("wording", "it", "en")


def test_it_takes_a_rule_that_names_a_kind_for_one_about_claims():
    (plain,) = read_own([("1.toml", with_("kinds", '["ease"]'))])
    assert plain["standing"] == "unsupported"
    text = with_("kinds", '["ease"]') + 'standing = "puffery"\n'
    assert read_own([("1.toml", text)])[0]["standing"] == "puffery"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_it_adds_them_to_the_rules_of_their_audience(audience):
    own = read_own([("1.toml", f'audience = "{audience}"\n' + RULE)])
    for one in AUDIENCES:
        book = open_rulebook(audience=one, own=own)
        shipped = open_rulebook(audience=one)
        assert book.rules[: len(shipped.rules)] == shipped.rules
        assert (book.rule("XACME001") is not None) == (one == audience)
        assert book.own == {"XACME001", "revolution"}
        found = {book.rules[hit.payload[0]].name for hit in book.phrases.find("zimbo")}
        assert found == ({"revolution"} if one == audience else set())


def test_it_finds_the_words_of_built_in_rules_as_before():
    own = read_own([("1.toml", RULE.replace("zimbo", "in minutes"))])
    shipped, book = open_rulebook(), open_rulebook(own=own)
    text = "deploy in minutes, seamlessly"
    before, after = shipped.phrases.find(text), book.phrases.find(text)
    assert set(before) < set(after)
    assert {hit.payload[0] for hit in set(after) - set(before)} == {len(shipped.rules)}


@pytest.mark.parametrize("key", ["code", "name", "message", "why", "flags", "passes"])
def test_it_refuses_a_rule_without_what_it_needs(key):
    kept = [line for line in RULE.splitlines() if not line.startswith(key + " =")]
    error = refused("\n".join(kept))
    assert error.message.startswith(f"a rule needs `{key}`, a ")
    assert error.where == "1.toml:1:1"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("code", '"HW999"', "code 'HW999' is not like XA101 or XACME101"),
        ("code", '"X1"', "code 'X1' is not like"),
        ("name", '"Revolution"', "name 'Revolution' is not like"),
        ("flags", '["One zimbo."]', "revolution: 1 of 3 `flags`"),
        ("passes", '["One.", "Two."]', "revolution: 2 of 3 `passes`"),
        ("flags", "[1, 2, 3]", "revolution: `flags` holds what is no example"),
        ("passes", '["", "a", "b"]', "revolution: `passes` holds what is no example"),
        (
            "passes",
            '[{ text = "a", txt = "b" }, "b", "c"]',
            "revolution: `passes` holds what is no example",
        ),
        (
            "passes",
            '[{ text = "a", links = [["b"]] }, "b", "c"]',
            "revolution: `passes` holds what is no example",
        ),
        ("shape", '"coded"', "shape is 'coded', not one of wording, replacing"),
        ("shape", '"document"', "shape is 'document', not one of"),
        ("shape", '"learned"', "shape is 'learned', not one of"),
        ("module", '"os"', "shape 'wording' takes no `module`"),
        ("words", '"zimbo"', "`words` is not what it has to be"),
        ("words", "[1]", "`words` is not what it has to be"),
        ("level", '"fatal"', "level is 'fatal', not one of note, warning, error"),
        ("level", "[]", "`level` is not what it has to be"),
        ("kinds", '["boast"]', "'boast' is none of the kinds"),
        ("kinds", '[["ease"]]', "`kinds` is not what it has to be"),
        ("standing", '"puffery"', "standing is 'puffery', not one of plain"),
        ("needs", '["source"]', "'source' is none of the needs"),
        ("spared_by", '["sundays"]', "'sundays' is not one of aim, instruction"),
        ("questions", "[1]", "a question is no text"),
        ("questions", '"Who?"', "`questions` is not what it has to be"),
        ("citations", '["a-book"]', "no source is called 'a-book'"),
        ("citations", '[{ title = "A book" }]', "a citation is a table with"),
        ("say", "3", "`say` is no list"),
        ("within", '"two"', "`within` is not what it has to be"),
        ("first", '["so"]', "of `first` or `verbs`, and `then`, one is lacking"),
        ("message", '"{match"', "message '{match' is no template"),
        ("message", '"{}"', "holds more than a plain {slot}"),
        ("message", '"{match:>9999999999}"', "holds more than a plain {slot}"),
        ("message", '"{match.__class__}"', "holds more than a plain {slot}"),
        ("message", '"{match!r}"', "holds more than a plain {slot}"),
        ("message", '"{figure}"', "may name {match} and nothing else"),
        ("questions", '["{name[0]}?"]', "holds more than a plain {slot}"),
    ],
)
def test_it_refuses_what_is_not_well_formed(key, value, said):
    text = with_(key, value)
    error = refused(text)
    assert said in str(error)
    last = len(text.splitlines())
    assert error.where in (f"1.toml:{last}:1", "1.toml:1:1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no [[rule]]"),
        ("rule = 3", "holds no [[rule]]"),
        ("rule = [1]", "`rule` holds 1, and no table"),
        ("rules = 3\n" + RULE, "a pack has no 'rules'"),
        ("source = 3\n" + RULE, "`source` is no table"),
        ('audience = "cats"\n' + RULE, "audience is 'cats', not one of it, business"),
        ('language = "english"\n' + RULE, "language is 'english', not like 'en'"),
        ("[[rule]\n", "not TOML"),
    ],
)
def test_it_refuses_a_pack_that_is_none(text, said):
    error = refused(text)
    assert said in error.message
    assert error.where.startswith("1.toml")


@pytest.mark.parametrize("key", ["code", "name"])
def test_it_gives_no_name_to_two_rules(key):
    other = RULE.replace("revolution", "other") if key == "code" else RULE
    other = other.replace("XACME001", "XACME002") if key == "name" else other
    error = refused(RULE, other)
    assert f"{key} " in error.message
    assert error.message.endswith("belongs to a rule in 1.toml")
    assert error.where == f"2.toml:{'2' if key == 'code' else '3'}:1"
    assert error.hint == f"Give this rule a {key} of its own."


def test_it_takes_no_name_that_a_built_in_rule_has():
    error = refused(RULE.replace("revolution", "seamless"))
    assert error.message == "name 'seamless' belongs to a built-in rule"
    business = refused(RULE.replace("revolution", "it-jargon"))
    assert business.message == "name 'it-jargon' belongs to a built-in rule"


def test_it_leaves_them_the_codes_that_begin_with_x():
    assert [one for one in every_name() if one.startswith("X")] == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("words", ["a" * 201], "is longer than 200 characters"),
        ("words", ["[a]" * 11 + "b"], "has more than 10 brackets"),
        ("words", ["a"] * (MOST_PHRASES + 1), f"more than {MOST_PHRASES} phrases"),
        (
            "flags",
            ["zimbo"] * (MOST_EXAMPLES + 1),
            f"more than {MOST_EXAMPLES} `flags`",
        ),
        ("why", "a" * 1_001, "`why` has a text of over 1,000 characters"),
    ],
)
def test_it_takes_nothing_without_measure(key, value, said):
    import json

    assert said in refused(with_(key, json.dumps(value))).message


def test_it_takes_so_many_rules_and_no_more():
    def numbered(numbers):
        return "\n".join(
            RULE.replace("XACME001", f"XA{at:03}").replace("revolution", f"rule-{at}")
            for at in numbers
        )

    assert len(read_own([("1.toml", numbered(range(MOST_RULES)))])) == MOST_RULES
    error = refused(numbered(range(MOST_RULES)), RULE)
    assert error.where == "2.toml"
    assert f"{MOST_RULES} rules in all" in error.message


def test_it_cites_sources_by_the_names_the_pack_gives_them():
    text = with_("citations", '["book"]')
    text += '[source.book]\ntitle = "A book"\nurl = "https://example.org/book"\n'
    (plain,) = read_own([("1.toml", text)])
    assert plain["citations"] == [
        {"title": "A book", "url": "https://example.org/book"}
    ]

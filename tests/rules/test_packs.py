import json

import pytest

from holdwater.errors import PackError
from holdwater.rules.packs import compile_packs, parse_pack, rule_of
from holdwater.text.phrases import PhraseBook

RULE = """\
[[rule]]
code = "XT101"
name = "bare-boast"
level = "warning"
kinds = ["superlative"]
standing = "puffery"
since = "1.2.0"
shape = "wording"
words = ["{finest|grandest} ever"]
verbs = ["praise"]
then = ["[the] moon"]
within = 2
unless = ["not the finest ever"]
spared_by = ["question"]
needs = ["source"]
message = "{match} boasts."
what = "A boast."
why = "Nobody believes it."
instead = "Say less."
questions = ["Who says so?", ["{figure}?", "How much?"]]
flags = ["The finest ever.", "It praised the moon.", "Grandest ever."]
passes = ["Plain.", "Plainer.", { text = "Plainest.", after = "See there.", links = [["Plainest", "https://example.org/report"]] }]
citations = [{ title = "A book", url = "https://example.org/book" }]
"""


def without(key):
    return "\n".join(
        line for line in RULE.splitlines() if not line.startswith(key + " =")
    )


def with_(key, value):
    return without(key) + f"\n{key} = {value}\n"


def test_it_reads_a_rule_that_is_well_formed():
    (plain,) = parse_pack(RULE, source="own.toml")
    rule = rule_of(plain)
    assert (rule.code, rule.name, rule.level) == ("XT101", "bare-boast", "warning")
    assert rule.kinds == ("superlative",)
    assert rule.questions == (("Who says so?",), ("{figure}?", "How much?"))
    assert rule.language == "en"
    assert rule.passes[2].after == "See there."
    assert rule.passes[2].links == (("Plainest", "https://example.org/report"),)
    assert rule.citations[0].title == "A book"


def test_it_takes_the_language_of_the_pack():
    (plain,) = parse_pack('language = "de"\n' + RULE, source="own.toml")
    assert rule_of(plain).language == "de"


BUSINESS = """\
audience = "business"
[[rule]]
code = "XT201"
name = "stiff-word"
level = "note"
kinds = []
standing = "plain"
since = "1.2.0"
shape = "replacing"
spared_by = []
needs = []
message = "{match}{advice}."
what = "A word."
why = "Nobody says it."
instead = "Say it."
questions = [["Would {choice} do?"]]
flags = ["We grok it.", "She groks it.", "It is grokked."]
passes = ["Plain.", "Plainer.", "Plainest."]
citations = [{ title = "A book", url = "https://example.org/book" }]
[rule.verbs]
"grok" = "know"
"""


def test_it_takes_the_audience_of_the_pack():
    (plain,) = parse_pack(BUSINESS, source="own.toml")
    rule = rule_of(plain)
    assert (rule.audience, rule.kinds, rule.standing) == ("business", (), "plain")
    (plain,) = parse_pack(RULE, source="own.toml")
    assert rule_of(plain).audience == "it"


def test_it_refuses_an_audience_that_nobody_is():
    with pytest.raises(PackError, match="audience is 'cats', not one of it, business"):
        parse_pack('audience = "cats"\n' + RULE, source="own.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kinds = []", 'kinds = ["ease"]', "'ease' is none of the kinds"),
        ("needs = []", 'needs = ["source"]', "'source' is none of the needs"),
        ('standing = "plain"', 'standing = "puffery"', "not one of plain"),
    ],
)
def test_it_refuses_a_claim_in_a_rule_about_words(old, new, said):
    with pytest.raises(PackError, match=said):
        parse_pack(BUSINESS.replace(old, new), source="own.toml")


def test_it_refuses_plain_for_a_rule_about_claims():
    with pytest.raises(PackError, match="standing is 'plain', not one of unsupported"):
        parse_pack(with_("standing", '"plain"'), source="own.toml")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('[rule.words]\n"{a|b|c} d" = "{a|b} e"', "stands for 2 phrases, not 3"),
        ('[rule.words]\n"{a|b d" = "e"', "unbalanced"),
        ('[rule.verbs]\n"grok" = "shrink"', "the past of 'shrink' is not known"),
        ('[rule.acts]\n"a" = "b"', "takes no `acts`"),
    ],
)
def test_it_refuses_tables_that_do_not_hold(table, said):
    text = BUSINESS.partition("[rule.verbs]")[0] + table + "\n"
    with pytest.raises(PackError, match=said):
        parse_pack(text, source="own.toml")


def test_it_compiles_the_rules_of_one_audience():
    packs = [("one.toml", RULE), ("two.toml", BUSINESS)]
    for audience, name in (("it", "bare-boast"), ("business", "stiff-word")):
        compiled = compile_packs(packs, audience=audience)
        assert [rule["name"] for rule in compiled["rules"]] == [name]


def test_it_gives_no_name_to_two_rules_whomever_they_are_for():
    other = BUSINESS.replace("stiff-word", "bare-boast")
    for audience in ("it", "business"):
        with pytest.raises(PackError, match="a second rule has name 'bare-boast'"):
            compile_packs([("1", RULE), ("2", other)], audience=audience)


TEXTS = "code name level standing shape message what why instead since".split()
LISTS = "kinds questions needs spared_by flags passes citations".split()


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("value", [None, '""', '"  "', "7"])
def test_it_refuses_a_rule_without_one_of_its_texts(key, value):
    text = without(key) if value is None else with_(key, value)
    with pytest.raises(PackError, match=f"a rule needs `{key}`, a text") as caught:
        parse_pack(text, source="own.toml")
    line = 1 if value is None else len(text.splitlines())
    assert caught.value.where == f"own.toml:{line}:1"


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("value", [None, '"words"'])
def test_it_refuses_a_rule_without_one_of_its_lists(key, value):
    text = without(key) if value is None else with_(key, value)
    with pytest.raises(PackError, match=f"a rule needs `{key}`, a list"):
        parse_pack(text, source="own.toml")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("code", '"101"', "code '101' is not like HW101"),
        ("code", '"HW1010"', "code 'HW1010' is not like HW101"),
        ("code", '"hw101"', "code 'hw101' is not like HW101"),
        ("name", '"Bare Boast"', "name 'Bare Boast' is not like bare-superlative"),
        ("name", '"bare--boast"', "name 'bare--boast' is not like"),
        ("level", '"fatal"', "level is 'fatal', not one of note, warning, error"),
        ("level", '"off"', "level is 'off', not one of"),
        ("standing", '"plain"', "standing is 'plain', not one of unsupported, puffery"),
        ("shape", '"regex"', "shape is 'regex', not one of wording, coded, learned"),
        ("kinds", '["boast"]', "'boast' is none of the kinds"),
        ("needs", '["proof"]', "'proof' is none of the needs"),
        ("citations", "[]", "bare-boast: no citation"),
        ("flags", '["One.", "Two."]', "bare-boast: 2 of 3 `flags`"),
        ("passes", "[]", "bare-boast: 0 of 3 `passes`"),
        ("words", '["{finest"]', "unbalanced bracket in '{finest'"),
        ("words", '["fine}st"]', "unbalanced '}' in 'fine}st'"),
        ("words", '[""]', "'' may stand for nothing at all"),
        ("words", '["[finest]"]', "may stand for nothing at all"),
        ("regex", '"fin.*"', "shape 'wording' takes no `regex`"),
        ("module", '"bare_boast"', "shape 'wording' takes no `module`"),
    ],
)
def test_it_refuses_what_is_not_well_formed(key, value, said):
    text = "# A pack.\n\n" + with_(key, value)
    with pytest.raises(PackError) as caught:
        parse_pack(text, source="own.toml")
    assert said in caught.value.message
    line = 3 if key == "words" else len(text.splitlines())
    assert caught.value.where == f"own.toml:{line}:1"


@pytest.mark.parametrize(("key", "verb"), [("flags", "flag"), ("passes", "pass")])
def test_it_says_what_proof_is_lacking(key, verb):
    with pytest.raises(PackError) as caught:
        parse_pack(with_(key, '["One."]'), source="own.toml")
    assert caught.value.hint == (
        f"A rule carries its proof: add statements it must {verb}."
    )


def test_it_says_which_rule_of_a_pack_is_wrong():
    second = with_("name", '"Bad Name"').replace("XT101", "XT102")
    with pytest.raises(PackError) as caught:
        parse_pack(RULE + second, source="own.toml")
    lines = (RULE + second).splitlines()
    assert caught.value.where == f"own.toml:{len(lines)}:1"


def test_it_says_where_a_pack_is_not_toml():
    with pytest.raises(PackError) as caught:
        parse_pack('pack = "x"\nname = = 1\n', source="own.toml")
    assert caught.value.where == "own.toml:2:8"
    assert caught.value.message.startswith("not TOML: ")
    assert "line" not in caught.value.message


def test_it_refuses_a_key_no_pack_has():
    with pytest.raises(PackError, match="unknown key 'rules'"):
        parse_pack("[[rules]]\n" + RULE, source="own.toml")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("XT101", "XT102"), "a second rule has name 'bare-boast'"),
        (("bare-boast", "bare-brag"), "a second rule has code 'XT101'"),
    ],
)
def test_it_refuses_two_rules_with_one_code_or_one_name(change, said):
    with pytest.raises(PackError, match=said) as caught:
        compile_packs([("one.toml", RULE), ("two.toml", RULE.replace(*change))])
    assert caught.value.where == "two.toml"


def test_it_compiles_every_phrase_with_its_rule_and_role():
    other = RULE.replace("XT101", "XT102").replace("bare-boast", "bare-brag")
    compiled = compile_packs([("one.toml", RULE), ("two.toml", other)])
    book = PhraseBook(compiled["phrases"], compiled["anchors"])

    def found(text):
        return sorted({one.payload for one in book.find(text)})

    both = lambda role: [(0, role), (1, role)]  # noqa: E731
    assert found("finest ever") == both("words")
    assert found("grandest ever") == both("words")
    assert found("praising") == both("first")
    assert found("moon") == found("the moon") == both("then")
    assert (0, "unless") in found("not the finest ever")
    assert json.loads(json.dumps(compiled)) == compiled

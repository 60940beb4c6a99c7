"""What a rule says instead: what the loader refuses, and what fits which words."""

import pytest

from holdwater.errors import PackError
from holdwater.model.rule import Hit
from holdwater.model.span import Span
from holdwater.rules.packs import parse_pack, rule_of
from holdwater.rules.say import check_say, rewordings, say_of
from holdwater.text.editing import apply_edits


@pytest.fixture
def said(candidate, own_rulebook):
    """Say something else for the words in braces, in the first way that fits."""

    def say(marked, *ways, brief=False, fills=()):
        check_say(list(ways), standing="unsupported")
        start, end = marked.index("{"), marked.index("}") - 1
        one = candidate(marked.replace("{", "").replace("}", ""))
        (rule,) = own_rulebook({"say": list(ways)}).rules
        hit = Hit(rule=rule, span=Span(start, end), fills=fills)
        edits = next(rewordings(one, hit, brief=brief), None)
        return edits and apply_edits(one.statement.text, edits)

    return say


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("drop", "`say` is no list"),
        (["drop"], "not a table of operations"),
        ([{}], "not a table of operations"),
        ([{"loose": "x"}], "`say` knows no 'loose'"),
        ([{"drop": 1}], "drop is no text"),
        ([{"drop": " "}], "drop is empty"),
        ([{"find": "$", "put": "x"}], "find is empty"),
        ([{"drop": "{a|b"}], "unbalanced '{' in '{a|b'"),
        ([{"find": "a|b", "put": "x"}], "unbalanced '|' in 'a|b'"),
        ([{"drop": "x", "put": "y"}], "drops words or puts others there, not both"),
        ([{"put": "y"}], "`find` is lacking"),
        ([{"brief": " ([…])"}], "changes nothing"),
        ([{"find": "x", "brief": " ([…])"}], "`add` is lacking"),
        ([{"add": " (measured)"}], "leaves no gap"),
        ([{"add": "([…])"}], "begins with a space or a comma"),
        ([{"find": "x", "put": "in 5 minutes"}], "may not bring a figure or a name"),
        ([{"find": "x", "put": "at Acme"}], "may not bring a figure or a name"),
        ([{"find": "x", "put": "so. there"}], "puts no sentence"),
        ([{"find": "x", "put": "{a|b}"}], "no brackets there"),
        ([{"find": "x", "put": "in …"}], "a gap is written […]"),
        ([{"find": "{a|b}", "put": "{2}"}], "has no {2} to fill in"),
        ([{"find": "x", "put": "{figur}"}], "has no {figur} to fill in"),
        ([{"find": "<figur>", "put": "x"}], "looks for <figur>, which nothing fills"),
    ],
)
def test_it_refuses_what_is_not_well_formed(plain, said):
    with pytest.raises(ValueError, match=r"`say`|a gap|unbalanced") as caught:
        check_say(plain, standing="unsupported")
    assert said in str(caught.value)


def test_it_refuses_to_leave_praise_where_it_is():
    only_more = [{"add": " ([…])"}]
    check_say(only_more, standing="unsupported")
    with pytest.raises(ValueError, match="no gap answers praise"):
        check_say(only_more, standing="puffery")
    check_say([{"drop": "great", "add": " ([…])"}], standing="puffery")


def test_it_refuses_a_pack_by_the_rule_that_is_wrong(own_pack):
    with pytest.raises(PackError, match="own-boast: `say` is no list"):
        parse_pack(own_pack({"say": "less"}), source="own.toml")


def test_it_reads_every_operation(own_rulebook):
    plain = {"find": "a", "put": "b", "add": " […]", "brief": " […]"}
    assert say_of(plain).found == "a"
    (rule,) = own_rulebook({"code": "OWN101"}).rules
    assert rule.say == ()
    assert rule_of({**rule.pattern, "say": [plain]}).say == (say_of(plain),)


IN_MINUTES = {"find": "in [just] {minutes|hours}", "put": "in […] {2}"}


@pytest.mark.parametrize(
    ("marked", "way", "made"),
    [
        ("Deploy {in minutes}.", IN_MINUTES, "Deploy in […] minutes."),
        ("Deploy {in just hours}.", IN_MINUTES, "Deploy in […] hours."),
        ("{In minutes} it runs.", IN_MINUTES, "In […] minutes it runs."),
        ("{Soon} it runs in minutes.", IN_MINUTES, "Soon it runs in […] minutes."),
        ("Runs {soon}, not in minutes.", IN_MINUTES, None),
        ("In minutes it runs {soon}.", IN_MINUTES, None),
        ("Deploy {within minutes}.", IN_MINUTES, None),
        ("A {fast} tool.", {"drop": "fast"}, "A tool."),
        ("It is {fast}.", {"drop": "fast"}, None),
        ("It {reads} fast files.", {"drop": "fast"}, None),
        ("Cuts {costs}.", {"add": " by […]"}, "Cuts costs by […]."),
        ("Cuts {costs}, and more.", {"add": " by […]"}, "Cuts costs by […], and more."),
        ("Cuts {costs} by care.", {"add": " by […]"}, None),
        ("It {flies} (so).", {"add": " (see […])"}, None),
        ("{Fast} disks are dear.", {"add": " (see […])"}, None),
        (
            "The {best} way to file letters, forms and bills.",
            {"add": " (see […])"},
            None,
        ),
        ("It {flies}.", {"add": ", given […]"}, "It flies, given […]."),
        ("It {flies}, so go.", {"add": ", given […]"}, "It flies (given […]), so go."),
        ("{Best} tool.", {"find": "^best", "put": "a"}, "A tool."),
        ("The {best} tool.", {"find": "^best", "put": "a"}, None),
        (
            "{Empower} big teams.",
            {"find": "empower <some>$", "put": "let {1} […]"},
            "Let big teams […].",
        ),
        (
            "{Empower} teams that win.",
            {"find": "empower <some>$", "put": "let {1} […]"},
            None,
        ),
        (
            "It is {faster}.",
            {"find": "faster;", "add": " than […]"},
            "It is faster than […].",
        ),
        ("A {faster} tool.", {"find": "faster;", "add": " than […]"}, None),
        ("Used by {more than} 2,000 teams.", {"find": "more than <number>"}, None),
    ],
)
def test_it_says_it_in_the_way_that_fits(said, marked, way, made):
    assert said(marked, way) == made


def test_it_takes_the_first_way_that_fits(said):
    ways = ({"find": "x", "put": "y"}, {"add": " (one […])"}, {"add": " (two […])"})
    assert said("It {flies}.", *ways) == "It flies (one […])."


def test_it_says_nothing_where_the_list_ends(said):
    ways = ({"find": "flies"}, {"add": " (one […])"})
    assert said("It {flies}.", *ways) is None
    assert said("It {runs}.", *ways) == "It runs (one […])."


def test_it_is_brief_where_there_is_no_room(said):
    way = {"add": " (measured by […])", "brief": " ([…])"}
    assert said("It {flies}.", way) == "It flies (measured by […])."
    assert said("It {flies}.", way, brief=True) == "It flies ([…])."
    assert said("It {flies}", way) == "It flies ([…])"


def test_it_tells_a_name_by_its_capital(said):
    way = {"find": "loved by <name>", "put": "used by {1}"}
    assert said("{Loved by} Acme.", way) == "Used by Acme."
    assert said("{Loved by} banks.", way) is None


def test_it_puts_nothing_behind_an_and(said):
    way = {"add": " (by […])"}
    made = said("It is stored {securely and} can be found.", way)
    assert made == "It is stored securely (by […]) and can be found."


def test_it_fills_in_what_the_hit_names(said):
    way = {"find": "than <product>", "put": "than {1} […]", "add": " ({figure}, […])"}
    fills = (("figure", "3x"), ("product", "MySQL"))
    made = said("It is {3x faster} than MySQL.", way, fills=fills)
    assert made == "It is 3x faster than MySQL […] (3x, […])."
    assert said("It is {3x faster} than MySQL.", way) is None
    assert said("It is {3x faster} than MySQL.", way, fills=fills[1:]) is None


BY, WHO, SEE = ({"add": f" {words} […]"} for words in ("by", "(according to", "(see"))
WHO, SEE = ({"add": one["add"] + ")"} for one in (WHO, SEE))


@pytest.mark.parametrize(
    ("marked", "way", "made"),
    [
        # What concerns the whole clause stands behind its circumstances.
        (
            "It {simplifies} moves for small yards.",
            BY,
            "It simplifies moves for small yards by […].",
        ),
        (
            "It {stacks} crates for big yards.",
            WHO,
            "It stacks crates for big yards (according to […]).",
        ),
        ("It {guards} crates from rain.", SEE, "It guards crates from rain (see […])."),
        # Not so far, and not behind what opens a way or a condition of its own.
        (
            "It {simplifies} moves for yards of all the towns in the north.",
            BY,
            "It simplifies moves by […] for yards of all the towns in the north.",
        ),
        (
            "It {stacks} crates for yards with ramps.",
            WHO,
            "It stacks crates (according to […]) for yards with ramps.",
        ),
        # Other words stay with the noun.
        (
            "It {stacks} crates for big yards.",
            {"add": " (such as […])"},
            "It stacks crates (such as […]) for big yards.",
        ),
        # Between the things of a list, or between adjectives, nothing is put.
        ("Improve {speed}, and ease of all.", BY, None),
        (
            "It keeps {peace} and order in yards.",
            SEE,
            "It keeps peace and order in yards (see […]).",
        ),
        ("The {smallest} multi-yard, multi-crate base.", WHO, None),
        # What one has to do or should do has no figure, and no source.
        ("You should {stack} at speed.", {"find": "at speed", "put": "in […]"}, None),
        (
            "It stacks {crates} in yards, helped by people.",
            {"add": " (see […])"},
            "It stacks crates in yards (see […]), helped by people.",
        ),
        (
            "Free from {lock-in}, backed by us.",
            {"add": " (export as […])"},
            "Free from lock-in (export as […]), backed by us.",
        ),
        # What is known goes on, and a figure is whole.
        ("It helps to {know} where crates are.", BY, None),
        ("Noise fell by {2×} here.", SEE, "Noise fell by 2× here (see […])."),
        ("You are ready to {speed up} crates.", BY, None),
        # Whose the keys are is told, and which ones are meant.
        ("With your own keys and {locks}.", {"add": " (keys held by […])"}, None),
        ("Reads {all crates} such as Acme One.", {"add": " (tested with […])"}, None),
    ],
)
def test_it_puts_words_where_they_belong(said, marked, way, made):
    assert said(marked, way) == made

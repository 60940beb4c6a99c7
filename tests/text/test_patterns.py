"""Phrases are found wherever they stand, and nowhere else."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.patterns import (
    MOST_BRACKETS,
    MOST_LITERALS,
    Found,
    PhraseSet,
    expand,
    fold,
    gather,
    inflect,
    lowered,
    split_phrases,
)

#: What texts are made of here: much of it collides with the phrases.
PIECES = (
    "fast faster fastest in minutes world class the best café cafe\u0301 naïve İstanbul "
    "ISTANBUL ıstanbul straße STRASSE ßen 24 7 c _x x_ 🎉 日本 ﬁ ΟΔΟΣ ς don’t don't "
    "“quoted” #1 no. 1 up-to-date up‑to‑date Ǆ ŉ ᾳ \u0301 \u200d"
).split(" ")
GLUE = (" ", " ", " ", "-", "‑", "–", "\u00a0", "\u202f", ".", ",", "’", '"', "", "_")

texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)).map("".join), max_size=12
).map("".join)
literals = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(
    lambda words: " ".join(fold(" ".join(words)).split())
)


# -- fold ---------------------------------------------------------------------------


@given(st.text() | texts)
def test_it_keeps_the_length_when_it_folds(text):
    assert len(fold(text)) == len(text)
    assert len(lowered(text)) == len(text)


@given(st.text() | texts)
def test_it_folds_nothing_twice(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("World-Class", "world class"),
        ("world‑class", "world class"),
        ("24–7", "24 7"),
        ("10\u00a0ms, 5\u202fs", "10 ms, 5 s"),
        ("Don’t say “best”", 'don\'t say "best"'),
        ("‘x’", "'x'"),
        ("İSTANBUL", "istanbul"),
        ("CAFÉ", "café"),
        ("ΟΔΟΣ", "οδος"),
        ("a — b", "a — b"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
    ],
)
def test_it_folds_case_hyphens_and_quotation_marks(text, folded):
    assert fold(text) == folded


# -- expand -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "written_out"),
    [
        ("fast", ["fast"]),
        ("World-class", ["world class"]),
        ("{a|b}", ["a", "b"]),
        ("{a|b} c", ["a c", "b c"]),
        ("[very] fast", ["fast", "very fast"]),
        ("[so|very] fast", ["fast", "so fast", "very fast"]),
        ("save{|s|d}", ["save", "saves", "saved"]),
        ("{un|}able", ["unable", "able"]),
        ("{a|{b|c} d}", ["a", "b d", "c d"]),
        ("a [b [c]]", ["a", "a b", "a b c"]),
        ("{a|a} b", ["a b"]),
        ("  a   b ", ["a b"]),
        ("a{b}c", ["abc"]),
    ],
)
def test_it_writes_a_phrase_out(phrase, written_out):
    assert expand(phrase) == written_out


#: A phrase as a tree, so that its literals can be told without reading it.
leaves = st.sampled_from(["a", "b c", "de", "-", "É", "f’s", " "])
trees = st.recursive(
    leaves,
    lambda parts: st.lists(parts, min_size=1, max_size=3).flatmap(
        lambda some: st.sampled_from(
            [("either", some), ("optional", some), ("then", some)]
        )
    ),
    max_leaves=6,
)


def _written(tree):
    if isinstance(tree, str):
        return tree
    kind, parts = tree
    inside = [_written(part) for part in parts]
    if kind == "then":
        return "".join(inside)
    return "{" + "|".join(inside) + "}" if kind == "either" else f"[{'|'.join(inside)}]"


def _meant(tree):
    if isinstance(tree, str):
        return [tree]
    kind, parts = tree
    if kind == "then":
        return ["".join(some) for some in product(*map(_meant, parts))]
    return [""] * (kind == "optional") + [one for part in parts for one in _meant(part)]


@given(trees)
def test_it_writes_out_what_the_grammar_means(tree):
    meant = {" ".join(fold(one).split()) for one in _meant(tree)}
    if "" in meant:
        with pytest.raises(ValueError, match="nothing at all"):
            expand(_written(tree))
    elif len(_meant(tree)) <= MOST_LITERALS:
        assert set(expand(_written(tree))) == meant


@given(st.text(alphabet="ab {}[]|-", max_size=20))
def test_it_refuses_what_is_not_well_formed_and_nothing_else(phrase):
    said, written_out = None, []
    try:
        written_out = expand(phrase)
    except ValueError as error:
        said = str(error)
    assert (repr(phrase) in said) if said else written_out
    assert all(one == fold(one) and one for one in written_out)
    assert not re.search(r"[{}\[\]|]", "".join(written_out))


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("{a|b", "unbalanced bracket"),
        ("[a", "unbalanced bracket"),
        ("{a|[b}", "unbalanced bracket"),
        ("{a]", "unbalanced bracket"),
        ("a}", "unbalanced '}'"),
        ("a] b", "unbalanced ']'"),
        ("a|b", "a bar stands outside of brackets"),
        ("", "nothing at all"),
        ("  ", "nothing at all"),
        ("-", "nothing at all"),
        ("[a]", "nothing at all"),
        ("{a|}", "nothing at all"),
        ("{a|b}" * 9, f"more than {MOST_LITERALS} literals"),
        (
            "{" + "|".join("a" * n for n in range(1, MOST_LITERALS + 2)) + "}",
            "literals",
        ),
        ("{" * 10_000, f"more than {MOST_BRACKETS} brackets"),
    ],
)
def test_it_says_what_is_wrong_with_a_phrase(phrase, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        expand(phrase)


def test_it_takes_as_many_literals_as_it_promises():
    phrase = "{" + "|".join(f"w{n}" for n in range(MOST_LITERALS)) + "}"
    assert len(expand(phrase)) == MOST_LITERALS


@pytest.mark.parametrize(
    ("listed", "phrases"),
    [
        ("", []),
        ("a|b", ["a", "b"]),
        ("a b|\n   c {d|e}|[f|g] h|", ["a b", "c {d|e}", "[f|g] h"]),
        ("|a||b|", ["a", "b"]),
    ],
)
def test_it_cuts_lists_at_the_bars_outside_of_brackets(listed, phrases):
    assert split_phrases(listed) == phrases


# -- find ---------------------------------------------------------------------------


def _alone(literal, folded):
    """Find one literal as `re` does, with Unicode's word boundaries."""
    begins = r"(?<!\w)" if re.match(r"\w", literal) else ""
    ends = r"(?!\w)" if re.search(r"\w\Z", literal) else ""
    pattern = re.compile(f"(?={begins}{re.escape(literal)}{ends})")
    return [(m.start(), m.start() + len(literal)) for m in pattern.finditer(folded)]


@pytest.mark.parametrize("few", [0, 1], ids=["in many texts", "in few"])
@given(texts, st.lists(literals.filter(bool), max_size=8, unique=True))
def test_it_finds_what_each_literal_finds_alone(few, text, some):
    folded = fold(text)
    phrases = PhraseSet({literal: [literal] for literal in some}, few=few)
    found = phrases.find(folded)
    expected = {
        Found(literal, start, end)
        for literal in some
        for start, end in _alone(literal, folded)
    }
    assert set(found) == expected
    assert len(found) == len(expected)
    assert [one.end for one in found] == sorted(one.end for one in found)


@given(st.text(), texts)
def test_it_finds_every_literal_in_any_text_around_it(around, text):
    folded = fold(around)
    literal = " ".join(fold(text).split())
    if literal:
        whole = f"{folded} {literal} {folded}"
        found = PhraseSet({literal: ["it"]}).find(whole)
        at = len(folded) + 1
        assert Found("it", at, at + len(literal)) in found


@pytest.mark.parametrize(
    ("literal", "text", "found"),
    [
        ("fast", "Fast, faster, FAST.", ["Fast", "FAST"]),
        ("fast", "breakfast fast_path fast-path", ["fast"]),
        ("up to", "Up‑to 5, up to 6", ["Up‑to", "up to"]),
        ("no. 1", "No. 1 and no. 12", ["No. 1"]),
        ("#1", "x#1, #1st, #1", ["#1", "#1"]),
        ("istanbul", "İstanbul ıstanbul ISTANBUL", ["İstanbul", "ISTANBUL"]),
        ("best", "🎉best🎉 bestë best\u0301", ["best", "best"]),
        ("a a", "a a a", ["a a", "a a"]),
        ("日本", "日本 日本語", ["日本"]),
    ],
)
def test_it_minds_what_stands_beside_a_phrase(literal, text, found):
    hits = PhraseSet({literal: [None]}).find(fold(text))
    assert [text[one.start : one.end] for one in hits] == found


@pytest.mark.parametrize("few", [0, 1], ids=["in many texts", "in few"])
def test_it_gives_every_payload_of_a_literal(few):
    literals = {"fast": ["speed", "praise"], "fast path": ["technical"]}
    phrases = PhraseSet(literals, few=few)
    assert phrases.find("a fast path") == [
        Found("speed", 2, 6),
        Found("praise", 2, 6),
        Found("technical", 2, 11),
    ]


def test_it_finds_nothing_where_there_is_nothing_to_find():
    assert PhraseSet({}).find("fast") == []
    assert PhraseSet({"fast": ["it"]}).find("") == []


def test_it_gathers_lists_under_their_names():
    phrases = gather({"speed": "fast|{quick|fast} path", "praise": "fast|FAST"})
    found = phrases.find("fast path")
    assert sorted(found) == [
        Found("praise", 0, 4),
        Found("speed", 0, 4),
        Found("speed", 0, 9),
    ]


def test_it_is_not_led_astray_by_a_hostile_text():
    phrases = PhraseSet({"a" * n: [n] for n in range(1, 9)})
    assert phrases.find("a" * 30_000) == []
    assert len(phrases.find("a " * 9_000)) == 9_000


# -- inflect ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    """
    boost boosts boosted boosting
    save saves saved saving
    free frees freed freeing
    reduce reduces reduced reducing
    transform transforms transformed transforming
    slash slashes slashed slashing
    reach reaches reached reaching
    fix fixes fixed fixing
    focus focuses focused focusing
    echo echoes echoed echoing
    simplify simplifies simplified simplifying
    deploy deploys deployed deploying
    tie ties tied tying
    stop stops stopped stopping
    plan plans planned planning
    ship ships shipped shipping
    trim trims trimmed trimming
    equip equips equipped equipping
    excel excels excelled excelling
    lower lowers lowered lowering
    deliver delivers delivered delivering
    gain gains gained gaining
    cut cuts cutting
    drive drives drove driven driving
    grow grows grew grown growing
    outgrow outgrows outgrew outgrown outgrowing
    rebuild rebuilds rebuilt rebuilding
    win wins won winning
    """.strip().splitlines(),
)
def test_it_inflects_verbs(forms):
    verb, *others = forms.split()
    assert inflect(verb) == [verb, *others]


def test_it_leaves_the_particle_of_a_verb_where_it_is():
    assert inflect("speed up") == [
        "speed up",
        "speeds up",
        "sped up",
        "speeding up",
    ]
    assert inflect("stop worrying about") == [
        "stop worrying about",
        "stops worrying about",
        "stopped worrying about",
        "stopping worrying about",
    ]


@given(st.text(alphabet="abcdeghiostuxyz ", min_size=1))
def test_it_inflects_anything_without_a_murmur(verb):
    forms = inflect(verb)
    assert forms[0] == verb
    assert len(forms) >= 3

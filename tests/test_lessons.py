"""A team's verdicts, learned from and tried down the whole road."""

import random

import pytest

from holdwater.claims.model import Model
from holdwater.errors import LearningError
from holdwater.evaluate import Labelled, walk_labelled
from holdwater.lessons import (
    FEW,
    FEWEST_ON_A_SIDE,
    FEWEST_VERDICTS,
    _chances,
    study,
)
from holdwater.model.rule import Example
from holdwater.model.verdict import ATTENTION


def verdict(text, standing, *, id="v", **given):  # noqa: A002
    return Labelled(
        id=id,
        example=Example(text=text, **given),
        standing=standing,
        kinds=(),
        group="",
    )


#: Sentences that a rule strikes, and that are doubted.
CERTIFIED = [
    f"Our {place} is ISO 27001 certified."
    for place in (
        "hosting",
        "archive",
        "mail gateway",
        "help desk",
        "print shop",
        "data centre",
        "key service",
        "warehouse",
        "new region",
        "backup site",
        "call centre",
        "build farm",
    )
]
BLAZING = [
    f"{thing} are blazing fast."
    for thing in (
        "Restores",
        "Queries",
        "Searches",
        "Exports",
        "Builds",
        "Reports",
        "Uploads",
        "Imports",
        "Updates",
        "Backups",
        "Merges",
        "Scans",
    )
]
CALM = [f"The file has {number} columns." for number in range(3, 19)]


@pytest.fixture(scope="module")
def contradicting():
    """A team that asks for no source where certificates are named, and is sober."""
    return [
        *(verdict(text, "plain") for text in CERTIFIED),
        *(verdict(text, "puffery") for text in BLAZING),
        *(verdict(text, "plain") for text in CALM),
    ]


@pytest.fixture(scope="module")
def studied(contradicting, lens, today):
    return study(contradicting, lens=lens, today=today)


def weights(learned):
    return {one.feature: one.weight for one in learned.weights}


def test_it_lowers_the_rule_that_was_contradicted_and_no_other(studied):
    of_rules = {f: w for f, w in weights(studied.learned).items() if f[:4] == "hit="}
    assert of_rules.pop("hit=certificate-without-scope") < -0.5
    assert all(weight >= 0 for weight in of_rules.values()), of_rules


def test_it_agrees_more_often_on_what_it_learned_from(studied):
    agreement = studied.agreement
    assert agreement.verdicts == len(CERTIFIED) + len(BLAZING) + len(CALM)
    assert agreement.after > agreement.before
    assert studied.asking == len(BLAZING)


def test_it_agrees_more_often_on_what_was_held_back(studied):
    unseen = studied.cross_validation
    assert unseen.folds == 5
    assert unseen.after > unseen.before
    assert unseen.after - unseen.before == unseen.mended - unseen.spoiled


def test_it_counts_by_hand_what_it_says_it_counts(studied, contradicting, lens, today):
    walked = walk_labelled(contradicting, lens=lens, today=today)
    before = [row.predicted for row in walked]
    assert [one.before for one in studied.tried] == before
    through = lens._replace(learned=studied.learned)
    walked = walk_labelled(contradicting, lens=through, today=today)
    after = [row.predicted for row in walked]
    assert [one.after for one in studied.tried] == after
    pairs = zip(contradicting, before, after, strict=True)
    changed = [one.example.text for one, then, now in pairs if then != now]
    assert [one.verdict.example.text for one in studied.changed] == changed
    right = [
        (one.standing in ATTENTION) == (now in ATTENTION)
        for one, now in zip(contradicting, after, strict=True)
    ]
    assert studied.agreement.after == sum(right)


def test_it_learns_the_same_in_whatever_order(studied, contradicting, lens, today):
    mixed = list(contradicting)
    random.Random(7).shuffle(mixed)
    again = study(mixed, lens=lens, today=today)
    assert again.learned == studied.learned
    assert again.agreement == studied.agreement
    assert again.cross_validation == studied.cross_validation


def test_it_counts_the_same_verdict_once(studied, contradicting, lens, today):
    twice = [
        *contradicting,
        *contradicting,
        verdict("…", "plain"),
        verdict("", "plain"),
    ]
    again = study(twice, lens=lens, today=today)
    assert again == studied


def test_it_moves_nothing_where_the_team_agrees(lens, today):
    agreeing = [
        verdict(row.labelled.example.text, row.predicted)
        for row in walk_labelled(
            [verdict(text, "plain") for text in (*CERTIFIED, *BLAZING, *CALM)],
            lens=lens,
            today=today,
        )
    ]
    found = study(agreeing, lens=lens, today=today)
    assert (found.learned.shift, found.learned.weights) == (0.0, ())
    assert found.agreement.before == found.agreement.after == len(agreeing)
    assert found.changed == ()


def test_it_holds_each_verdict_back_where_there_are_few(contradicting, lens, today):
    few = contradicting[6:][: FEW - 1]
    assert study(few, lens=lens, today=today).cross_validation.folds == FEW - 1


def test_it_learns_nothing_from_a_verdict_that_it_holds_back(lens, today):
    """Held back one by one, what nobody else says stays as it was."""
    own = [verdict(text, "puffery") for text in BLAZING]
    own += [verdict(text, "plain") for text in CALM[:12]]
    own[0] = verdict(CERTIFIED[0], "plain")
    found = study(own, lens=lens, today=today)
    (odd,) = [o for o in found.tried if o.verdict.example.text == CERTIFIED[0]]
    assert odd.before == odd.held_back == "unsupported"


def test_it_hears_the_worst_of_a_text_that_is_cut_in_two(lens, today):
    two = [
        verdict(f"{calm} {text}", "plain")
        for calm, text in zip(CALM, CERTIFIED, strict=False)
    ]
    own = [*two, *(verdict(text, "puffery") for text in BLAZING)]
    learned = study(own, lens=lens, today=today).learned
    assert weights(learned)["hit=certificate-without-scope"] < 0


def test_it_starts_from_what_the_road_made_of_a_statement(lens, today):
    """Its company looked at: what stands beside it moves the decision."""
    alone = verdict(CERTIFIED[0], "plain")
    beside = verdict(
        CERTIFIED[0],
        "plain",
        before="The best platform in the world, loved by everyone.",
        after="Trusted by leading companies across Europe.",
    )
    rows = list(walk_labelled([alone, beside], lens=lens, today=today))
    chances = [
        max(_chances(one.example, lens, lens.model))[0] for one in (alone, beside)
    ]
    assert [row.predicted for row in rows] == ["unsupported"] * 2
    assert [row.confidence for row in rows] == pytest.approx(chances, abs=0.0006)
    assert chances[0] < chances[1]


# -- refused ------------------------------------------------------------------------


def refused(verdicts, lens, today):
    with pytest.raises(LearningError) as error:
        study(verdicts, lens=lens, today=today)
    return str(error.value)


def test_it_refuses_to_learn_from_few(contradicting, lens, today):
    assert refused(contradicting[: FEWEST_VERDICTS - 3], lens, today) == (
        "17 verdicts of different statements, and it takes at least 20 to learn from. "
        "3 more are needed."
    )
    assert refused([contradicting[0]] * 50, lens, today).startswith("1 verdict of")
    assert refused([], lens, today).startswith("0 verdicts of")


@pytest.mark.parametrize(
    ("doubted", "said"),
    [
        (
            FEWEST_ON_A_SIDE - 2,
            (
                "of 31 verdicts 3 are unsupported or puffery, and it takes at least 5 on "
                "either side to learn from. 2 more are needed: add statements that were "
                "judged rightly, too."
            ),
        ),
        (0, "of 28 verdicts 0 are unsupported or puffery, and "),
    ],
)
def test_it_refuses_to_learn_from_one_side(contradicting, lens, today, doubted, said):
    calm = [one for one in contradicting if one.standing == "plain"]
    own = calm + [one for one in contradicting if one.standing == "puffery"][:doubted]
    assert refused(own, lens, today).startswith(said)


def test_it_refuses_to_learn_from_the_other_side(contradicting, lens, today):
    own = [one for one in contradicting if one.standing == "puffery"]
    own += [verdict(text, "unsupported") for text in CERTIFIED]
    assert refused(own, lens, today).startswith("of 24 verdicts 0 are plain or supp")


def test_it_needs_a_model_to_adjust(contradicting, lens, today):
    bare = lens._replace(model=None)
    assert "without the learned part" in refused(contradicting, bare, today)
    assert isinstance(lens.model, Model)

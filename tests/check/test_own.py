"""What a team's own rules decide, beside what is decided without them."""

import json
from datetime import date

import pytest
from tests.samples import puffery

from holdwater.check.memory import Memory
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.reading.builder import compose
from holdwater.rules.own import read_own
from holdwater.rules.rulebook import open_rulebook
from holdwater.text.accepted import Accepted

DAY = date(2026, 11, 26)

RULE = """\
[[rule]]
code = "XACME{number:03}"
name = "own-{number}"
message = "“{{match}}” is ours to doubt."
why = "We say so."
words = ["{words}"]
flags = ["1", "2", "3"]
passes = ["1", "2", "3"]
{more}
"""


def pack(*rules):
    return "".join(
        RULE.format(number=number, words=words, more=more)
        for number, (words, more) in enumerate(rules, 1)
    )


def judged(text, *rules, levels=None, accepted=(), **neighbours):
    own = read_own([("own.toml", pack(*rules))]) if rules else ()
    lens = Lens(
        rulebook=open_rulebook(levels, own=own),
        version="0",
        model=open_model(),
        accepted=Accepted(accepted) if accepted else None,
    )
    document, index = compose(text, **neighbours)
    block = document.blocks[index]
    report = check(document, lens=lens, today=DAY)
    (found,) = (one for one in report.judged if one.statement.block is block)
    return found


def told(one):
    return one.standing, one.kinds, [finding.rule for finding in one.findings]


CLAIM = 'kinds = ["quantity"]\nneeds = ["source"]'
PLAIN = "Backups lie in two folders."


def test_it_tells_of_words_and_leaves_the_standing():
    assert told(judged(PLAIN)) == ("plain", (), [])
    one = judged(PLAIN, ("two folders", ""))
    assert told(one) == ("plain", (), ["own-1"])
    assert one.findings[0].message == "“two folders” is ours to doubt."
    assert one.confidence == judged(PLAIN).confidence


def test_it_doubts_a_claim_whatever_the_learned_part_says():
    one = judged(PLAIN, ("two folders", CLAIM))
    assert told(one) == ("unsupported", ("quantity",), ["own-1"])
    assert one.findings[0].missing == ("source",)


def test_it_calls_praise_what_the_rule_calls_praise():
    one = judged(PLAIN, ("two folders", 'kinds = ["buzz"]\nstanding = "puffery"'))
    assert told(one) == ("puffery", ("buzz",), ["own-1"])


@pytest.mark.parametrize(
    ("neighbours", "standing"),
    [
        ({}, "unsupported"),
        ({"links": [("folders", "https://example.org/audit-report.pdf")]}, "plain"),
        ({"links": [("folders", "https://example.org/signup")]}, "unsupported"),
    ],
)
def test_it_is_answered_by_what_it_needs(neighbours, standing):
    one = judged(PLAIN, ("two folders", CLAIM), **neighbours)
    assert (one.standing == "unsupported") == (standing == "unsupported")
    assert bool(one.findings) == (standing == "unsupported")


def test_it_needs_all_of_what_it_needs():
    more = 'kinds = ["quantity"]\nneeds = ["source", "date"]'
    link = [("folders", "https://example.org/audit-report.pdf")]
    assert judged(PLAIN, ("two folders", more), links=link).findings
    dated = "Backups lie in two folders since May 2026."
    assert not judged(dated, ("two folders", more), links=link).findings


def test_it_accuses_nobody_by_a_note():
    one = judged(PLAIN, ("two folders", CLAIM + '\nlevel = "note"'))
    assert told(one) == ("plain", (), ["own-1"])


def test_it_keeps_silent_where_it_is_off_or_spared():
    assert not judged(PLAIN, ("two folders", CLAIM), levels={"own-1": "off"}).findings
    question = "Do backups lie in two folders?"
    assert judged(question, ("two folders", CLAIM)).findings
    spared = CLAIM + '\nspared_by = ["question"]'
    assert not judged(question, ("two folders", spared)).findings


def test_it_leaves_a_built_in_doubt_as_it_was():
    text = "Restores run 3x faster than pg_restore."
    before = judged(text)
    one = judged(text, ("restores", ""))
    assert (one.standing, one.kinds) == (before.standing, before.kinds)
    assert one.confidence == before.confidence
    assert [f.rule for f in one.findings] == [
        *(f.rule for f in before.findings),
        "own-1",
    ]
    # What is suggested answers the doubt, whatever is said of words.
    assert one.findings[0].suggestion == before.findings[0].suggestion


def test_it_tells_the_teams_rule_of_two_on_the_same_words():
    text = puffery().text
    before = judged(text)
    words = text.rstrip(".!")
    more = f'kinds = {json.dumps(before.kinds)}\nstanding = "puffery"'
    one = judged(text, (words, more))
    assert told(one) == ("puffery", before.kinds, ["own-1"])


def test_it_is_unsupported_where_either_asks_for_evidence():
    text = puffery().text
    assert judged(text).standing == "puffery"
    assert judged(text, (text.rstrip(".!"), CLAIM)).standing == "unsupported"


# -- accepted words ------------------------------------------------------------------


def test_it_takes_an_accepted_word_for_a_name():
    text = "Moving to Seamless takes a maintenance window."
    assert [f.rule for f in judged(text).findings] in (["seamless"], [])
    assert told(judged(text, accepted=["Seamless"])) == ("plain", (), [])


def test_it_still_doubts_a_claim_about_what_is_accepted():
    text = "Seamless is the fastest backup tool of all."
    one = judged(text, accepted=["Seamless"])
    assert one.standing == "unsupported"
    assert "superlative" in one.kinds


def test_it_still_doubts_the_word_where_it_is_no_name():
    text = "Seamless gives you a seamless migration."
    (finding,) = judged(text, accepted=["Seamless"]).findings
    assert finding.rule == "seamless"
    assert finding.words.start == text.index("seamless")


def test_it_weighs_an_accepted_word_as_a_name_nobody_has_heard_of():
    text = "We moved three servers to {} in May."
    one = judged(text.format("World-Class"), accepted=["World-Class"])
    other = judged(text.format("Corvanecorv"))
    assert one.confidence == other.confidence
    assert one.statement.text == text.format("World-Class")


def test_it_shows_an_accepted_word_to_a_teams_own_rules():
    rule = ("seamless saves", CLAIM)
    one = judged("Seamless saves a folder.", rule, accepted=["Seamless"])
    assert [f.rule for f in one.findings] == ["own-1"]
    assert one.findings[0].message == "“Seamless saves” is ours to doubt."


def test_it_keeps_an_accepted_name_in_what_it_asks_and_suggests():
    text = "Seamless Cloud restores 3x faster than pg_restore."
    one = judged(text, accepted=["Seamless Cloud"])
    assert one.standing == "unsupported"
    said = " ".join(
        part
        for f in one.findings
        for part in (f.message, *f.questions, f.suggestion or "")
    )
    assert "Xx" not in said
    assert "Seamless Cloud" in (one.findings[0].suggestion or "Seamless Cloud")


def test_it_makes_the_same_of_a_page_with_a_memory():
    own = read_own([("own.toml", pack(("two folders", CLAIM), ("seamless", "")))])
    lens = Lens(
        rulebook=open_rulebook(own=own),
        version="0",
        model=open_model(),
        accepted=Accepted(["Seamless"]),
    )
    text = "Seamless keeps two folders. A seamless migration. It restores."
    document, _ = compose(text, before="Seamless is the fastest tool.")
    wanted = check(document, lens=lens, today=DAY)
    memory = Memory()
    again = [
        check(document, lens=lens, today=DAY, memory=memory).judged for _ in range(2)
    ]
    assert again == [wanted.judged, wanted.judged]
    moved, _ = compose(text, before="Seamless is the fastest tool.", heading="Above")
    assert (
        check(moved, lens=lens, today=DAY, memory=memory).judged
        == check(moved, lens=lens, today=DAY).judged
    )

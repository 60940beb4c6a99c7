"""The page of a claim: all that is on file, and in its place what is not."""

import re
from dataclasses import replace

import pytest
from justhtml import JustHTML
from tests.pages.claims.making import (
    PUBLISHED,
    copy,
    date,
    dossier,
    evidence,
    exhibit,
    figure,
    page,
    record,
    words,
)

from holdwater.errors import AnchorLost, Gone, ReadError
from holdwater.model.span import Span
from holdwater.model.verification import Use
from holdwater.pages.claims.dossier import Moment, Past
from holdwater.pages.claims.words import FLAGS, VERDICTS, WHY

HOSTILE = '</title></script><script>alert(1)</script><img src=x onerror="x">'


def use(match="exact", source="index.md", **told):
    given = {"claim": "restore-speed", "words": "Restores run 4x faster."}
    given |= {"span": Span(0, 5), "lines": (3, 1, 3, 6), **told}
    return Use(source=source, match=match, **given)


def test_it_shows_the_sentence_and_whether_it_holds():
    html = page(dossier(product="Ottermere 2", expires=date(2027, 6, 30)))
    assert "<h1>Restores run 3x faster than pg_restore.</h1>" in html
    assert '<div class="verdict good"><p class="title">Holds</p>' in html
    said = words(html)
    assert "The evidence says 3.1x." in said
    assert "Checked on 22 November 2026. Good until 30 June 2027." in said
    assert "Ottermere 2" in said


def test_it_says_that_nothing_was_reckoned_where_nothing_was():
    seen = replace(exhibit(evidence(kind="certificate")), reader="certificate")
    one = dossier(
        text="Hosting is certified.", value=None, figures={}, opened={"bench": seen}
    )
    assert (one.verdict.verdict, one.verdict.measured) == ("holds", None)
    said = words(page(one))
    assert "A file bears the words out. No figure was compared." in said
    assert "Recomputed" not in said


def test_it_writes_the_day_of_a_test_as_other_days():
    html = page(dossier(disclose={"date": "2026-05-07", "baseline": "none"}))
    assert '<time datetime="2026-05-07">7 May 2026</time>' in html


@pytest.mark.parametrize(
    "told, verdict",
    [
        ({"figures": {"a": figure("2.96", "x")}}, "overstated"),
        ({"figures": {"a": figure("0.9", "x")}}, "contradicted"),
        ({"expires": date(2026, 1, 1)}, "expired"),
        ({"opened": {"bench": Gone("the file is gone")}}, "orphaned"),
        ({"evidence": (), "opened": {}, "value": None}, "unbound"),
        ({"opened": {"bench": ReadError("is a link")}}, "unchecked"),
    ],
)
def test_it_says_openly_what_does_not_hold(told, verdict):
    one = dossier(**told)
    assert one.verdict.verdict == verdict
    html = page(one)
    title, tone, means = VERDICTS[verdict]
    assert f'<div class="verdict {tone}"><p class="title">{title}</p>' in html
    assert tone != "good"
    assert means in words(html)
    assert f"– {title}</title>" in html


def test_it_says_what_the_evidence_does_support():
    said = words(page(dossier(figures={"a": figure("2.96", "x")})))
    assert "What the evidence does support: 2.9x." in said
    assert "Measured 2.96x" in said


def test_it_never_rounds_in_favour_of_the_claim():
    said = words(page(dossier(figures={"a": figure("2.99999", "x")})))
    assert "Measured 2.999x" in said


@pytest.mark.parametrize("flag", FLAGS)
def test_it_explains_every_flag(flag):
    own = evidence()
    opened = {own.name: exhibit(own, figures={"a": figure("3.1", "x")}, flags=(flag,))}
    one = dossier(opened=opened)
    html = page(one)
    assert "Holds, with something to know" in words(html)
    assert FLAGS[flag][1:] in words(html)
    if flag in WHY:
        assert words(f"<body>{WHY[flag]}") in words(html)


def test_it_shows_a_flag_that_nobody_has_explained_yet():
    own = evidence()
    opened = {
        own.name: exhibit(own, figures={"a": figure("3.1", "x")}, flags=("odd-one",))
    }
    assert "Odd one" in words(page(dossier(opened=opened)))


def test_it_says_what_is_not_known_where_somebody_would_look_for_it():
    said = words(page(dossier()))
    for missing in (
        "The record does not say what was measured",
        "Nothing is on file of what the claim leaves out.",
        "It is not said for whom this is",
        "Made by not said Paid for by not said Made on not said",
        "Nothing is on file that speaks against it. That does not say that anybody looked.",
        "It was found nowhere in the copy that was read.",
    ):
        assert missing in said
    assert "No evidence is on file." in words(
        page(dossier(evidence=(), opened={}, value=None))
    )


def test_it_shows_what_is_disclosed_and_what_is_missing_of_it():
    said = words(page(dossier(disclose={"measure": "wall time", "date": "2026-10-01"})))
    assert "What was measured wall time Compared with not said" in said
    assert "When 1 October 2026" in said


def test_it_shows_for_whom_it_is_and_what_it_does_not_say():
    audience = {"who": "administrators", "gains": "an hour"}
    said = words(page(dossier(audience=audience, not_said="Not on disks.")))
    assert "For administrators Who want to not said What they gain an hour" in said
    assert "What it does not say Not on disks." in said


@pytest.mark.parametrize(
    "owner, shown", [("performance", "performance"), ("a@example.org", "named on file")]
)
def test_it_names_who_answers_for_it_and_no_contact(owner, shown):
    html = page(dossier(owner=owner))
    assert f"Who answers for it {shown}" in words(html)
    assert "example.org" not in html


def test_it_shows_each_file_with_its_hash_and_how_it_came_about():
    own = evidence(made_by="Lab", paid_by="Us", scope="Zürich", query="select 1")
    own_exhibit = exhibit(
        own,
        figures={"a": figure("3.1", "x", conditions=(("window", "30 days"),))},
        conditions=(("cpu", "8 cores"), ("url", "https://e.org/c")),
        created=date(2026, 10, 1),
        expires=date(2027, 1, 1),
    )
    one = dossier(of=own, opened={"bench": own_exhibit}, copies={"bench": copy()})
    html = page(one)
    said = words(html)
    assert (
        '<a href="../evidence.d/x/bench.csv" download>bench.csv</a>, 12 bytes' in html
    )
    assert "Made by Lab Paid for by Us Made on 1 October 2026" in said
    assert "Good until 1 January 2027 Scope Zürich Cpu 8 cores" in said
    assert 'href="https://e.org/c"' in html
    assert "Window 30 days" in said
    assert f"SHA-256 {'0' * 64}" in said
    assert "<code>select 1</code>" in html
    assert "sha256sum bench.csv" in said


def test_it_says_why_a_file_is_not_there():
    copies = {
        "bench": copy(path=None, why="with 12.0 MB it is larger than what is copied")
    }
    said = words(page(dossier(copies=copies)))
    assert "not published: with 12.0 MB it is larger" in said
    assert "sha256sum" not in said
    copies = {"bench": copy(ending=".txt")}
    assert "was put on it, so that nothing opens it" in words(
        page(dossier(copies=copies))
    )


@pytest.mark.parametrize(
    "error, says",
    [
        (Gone("gone"), "The file is gone."),
        (AnchorLost("lost"), "The words that are quoted from it are no longer there."),
        (ReadError("no"), "It could not be read"),
    ],
)
def test_it_says_what_became_of_a_file(error, says):
    assert says in words(page(dossier(opened={"bench": error})))


def test_it_tells_the_name_and_the_hash_of_what_is_kept_back_and_nothing_more():
    secret = {"made_by": "Lab", "paid_by": "Us", "scope": "Zürich", "query": "select 7"}
    own = evidence(publish=False, created=date(2026, 10, 1), **secret)
    told = exhibit(
        own,
        figures={"a": figure("3.17", "s", n=77), "b": figure("1", "s")},
        conditions=(("host", "inner"),),
    )
    ratio = {"claimed": "3x"}
    from tests.ledger.making import value

    one = dossier(
        of=own,
        opened={"bench": told},
        value=value(
            ratio["claimed"], "at least", "a / b", {n: f"bench.{n}" for n in "ab"}
        ),
    )
    html = page(one)
    said = words(html)
    assert "This file is kept back" in said
    assert f"SHA-256 {'0' * 64}" in said
    assert "kept back" in said.split("What it is")[1]
    for hidden in (*secret.values(), "inner", "1 October", "77", "3.17 s"):
        assert hidden not in said.replace("The evidence says", "")


def test_it_shows_what_speaks_against_it_and_what_is_said_to_that():
    hdd = evidence("hdd", answer="Not on disks.")
    opened = {
        "bench": exhibit(evidence(), figures={"a": figure("3.1", "x")}),
        "hdd": exhibit(hdd),
    }
    one = dossier(counter_evidence=(hdd,), opened=opened)
    said = words(page(one))
    assert "What is said to it Not on disks." in said
    silent = evidence("hdd")
    one = dossier(counter_evidence=(silent,), opened=opened)
    said = words(page(one))
    assert "Contradicted" in said
    assert "Nothing is said to it." in said


@pytest.mark.parametrize(
    "outcome, title",
    [("success", "It went well"), ("failure", "It failed"), ("mixed", "Mixed")],
)
def test_it_tells_stories_with_how_they_came_out(outcome, title):
    own = evidence("library", kind="story")
    told = (("outcome", outcome), ("who", "A library"), ("condition", "400 GB"))
    one = dossier(
        evidence=(own,),
        value=None,
        text="It restores.",
        opened={"library": exhibit(own, conditions=told)},
    )
    said = words(page(one))
    assert f"{title} Who A library Condition 400 GB Also changed nothing" in said


def test_it_shows_where_it_is_said_what_says_otherwise_first():
    conflict = use("conflict", "deck.md", differs="says “4x”, the record “3x”")
    one = dossier(uses=(use(), use("near", "b.md"), conflict))
    html = page(one)
    said = words(html)
    places = [
        said.index(place) for place in ("deck.md 3:1", "index.md 3:1", "b.md 3:1")
    ]
    assert places == sorted(places)
    assert "Holds, and is said otherwise" in said
    assert "One place says otherwise." in said
    assert "It says “4x”, the record “3x”." in said
    assert 'href="https://e.org/p"' in page(
        dossier(uses=(use(source="https://e.org/p"),))
    )


def test_it_tells_how_it_came_about():
    moments = (
        Moment(date(2026, 10, 2), ("its record", "bench"), "Runs anew", "a" * 40),
    )
    past = Past(
        moments=moments, more=3, is_whole=False, unsaved=("evidence/bench.csv",)
    )
    said = words(page(dossier(past=past, was=("s1:0123456789abcdef",))))
    assert "2 October 2026 Runs anew its record, bench · aaaaaaaaaa" in said
    assert "And 3 older changes." in said
    assert "does not reach back to the beginning" in said
    assert "1 file of it stand here as no commit has them: evidence/bench.csv" in said
    assert "The sentence was reworded 1 time." in said
    assert "s1:0123456789abcdef" in said
    assert "no repository is at hand" in words(
        page(dossier(past=Past(unknown="no repository is at hand")))
    )


@pytest.mark.parametrize(
    "publication, says",
    [
        (PUBLISHED, "Checked on 22 November 2026. No day"),
        (PUBLISHED._replace(by="Us"), "by Us, which makes the claim."),
        (
            PUBLISHED._replace(by="Us", checked_by=" us "),
            "by Us, which makes the claim.",
        ),
        (PUBLISHED._replace(by="Us", checked_by="Lab"), "by Lab, and claimed by Us."),
    ],
)
def test_it_says_who_checked_and_whether_that_is_who_claims(publication, says):
    assert says in words(page(dossier(), publication))


def test_it_runs_and_fetches_nothing_whatever_is_on_file():
    own = evidence(made_by=HOSTILE, scope=HOSTILE, query=HOSTILE)
    one = dossier(
        of=own,
        text=f"3x {HOSTILE}",
        product=HOSTILE,
        owner=HOSTILE,
        not_said=HOSTILE,
        prose=HOSTILE,
        disclose={"measure": HOSTILE},
        audience={"who": HOSTILE},
        opened={
            "bench": exhibit(
                own,
                figures={"a": figure("3.1", "x")},
                conditions=((HOSTILE, HOSTILE),),
            )
        },
        uses=(use("conflict", HOSTILE, words=HOSTILE, differs=HOSTILE),),
        past=Past(moments=(Moment(date(2026, 1, 1), (HOSTILE,), HOSTILE, HOSTILE),)),
        samples={},
    )
    html = page(one, PUBLISHED._replace(by=HOSTILE, title=HOSTILE))
    assert len(re.findall("<script", html)) == 1
    assert "<img" not in html
    elements = JustHTML(html, sanitize=False).query("*")
    assert len(elements) > 50
    assert not [name for e in elements for name in e.attrs or {} if name[:2] == "on"]
    assert html.count("</title>") == 1
    assert html.count("</script>") == 1


def test_it_asks_the_browser_to_run_nothing():
    html = page(dossier())
    assert "default-src &#x27;none&#x27;" in html
    assert "script-src" not in html


def test_it_writes_the_same_bytes_for_the_same_claim():
    assert page(dossier()) == page(dossier())
    assert record().id in page(dossier())


def test_it_leaves_the_name_of_a_file_as_it_is():
    silent = evidence("whole-of-2025")
    opened = {
        "bench": exhibit(evidence(), figures={"a": figure("3.1", "x")}),
        "whole-of-2025": exhibit(silent),
    }
    one = dossier(counter_evidence=(silent,), opened=opened)
    assert '<p class="reason">whole-of-2025 speaks against it' in page(one)

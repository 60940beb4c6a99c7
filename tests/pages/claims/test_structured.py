"""What a page says for machines is what is on file, in the words of schema.org."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.pages.claims.making import (
    PUBLISHED,
    copy,
    date,
    dossier,
    evidence,
    exhibit,
    figure,
    graph,
    page,
)
from tests.pages.claims.test_page import use

#: What schema.org lets each type have, of what we say (its own definitions, v29).
PROPERTIES = {
    "Claim": set(
        "identifier text alternateName author about audience datePublished expires "
        "appearance isBasedOn url".split()
    ),
    "ClaimReview": set(
        "url claimReviewed itemReviewed author datePublished reviewRating".split()
    ),
    "Rating": {"alternateName", "ratingExplanation"},
    "Organization": {"name"},
    "Thing": {"name"},
    "Audience": {"name"},
    "WebPage": {"url"},
    "CreativeWork": {"name", "position"},
    "DataDownload": set(
        "name sha256 contentUrl contentSize dateCreated creator funder".split()
    ),
}

BOTH = PUBLISHED._replace(by="Us", checked_by="Lab", address="https://e.org/claims")


def known(value):
    """Assert that every type and property is one that schema.org has."""
    if isinstance(value, list):
        for one in value:
            known(one)
    elif isinstance(value, dict):
        if set(value) != {"@id"}:
            assert set(value) - {"@type", "@id"} <= PROPERTIES[value["@type"]]
        for one in value.values():
            known(one)


def full():
    own = evidence(made_by="Lab", paid_by="Us", created=date(2026, 10, 1))
    return dossier(
        of=own,
        product="Ottermere 2",
        published=date(2026, 10, 5),
        expires=date(2027, 1, 1),
        variations=("3x faster",),
        audience={"who": "administrators"},
        uses=(use(), use(source="https://e.org/p"), use("near", "b.md")),
        copies={"bench": copy()},
    )


def test_it_says_of_a_claim_what_is_on_file():
    found = graph(page(full(), PUBLISHED._replace(by="Us")))
    known(list(found.values()))
    assert list(found) == ["Claim"]
    claim = found["Claim"]
    assert claim["text"] == "Restores run 3x faster than pg_restore."
    assert claim["author"] == {"@type": "Organization", "name": "Us"}
    assert (claim["datePublished"], claim["expires"]) == ("2026-10-05", "2027-01-01")
    assert claim["appearance"] == [
        {"@type": "CreativeWork", "name": "index.md", "position": "index.md 3:1"},
        {"@type": "WebPage", "url": "https://e.org/p"},
    ]
    (file,) = claim["isBasedOn"]
    assert file["sha256"] == "0" * 64
    assert file["contentUrl"] == "../evidence.d/x/bench.csv"
    assert (file["creator"]["name"], file["funder"]["name"]) == ("Lab", "Us")


def test_it_invents_nothing_that_is_not_on_file():
    found = graph(page(dossier()))
    assert set(found["Claim"]) == {"@type", "@id", "identifier", "text", "isBasedOn"}


def test_it_calls_it_a_review_where_another_than_the_claimant_checked():
    found = graph(page(full(), BOTH))
    known(list(found.values()))
    review = found["ClaimReview"]
    assert review["author"]["name"] == "Lab"
    assert review["itemReviewed"] == {"@id": found["Claim"]["@id"]}
    assert review["claimReviewed"] == found["Claim"]["text"]
    assert review["datePublished"] == "2026-11-22"
    assert review["url"] == "https://e.org/claims/restore-speed/index.html"
    assert review["reviewRating"]["alternateName"] == "Holds"
    assert "3.1x" in review["reviewRating"]["ratingExplanation"]


def test_it_calls_it_no_review_where_the_claimant_checked():
    for same in (None, "Us", " us "):
        publication = BOTH._replace(checked_by=same)
        assert "ClaimReview" not in page(full(), publication)
    assert "ClaimReview" not in page(full(), BOTH._replace(by=None))


def test_it_tells_nothing_of_a_file_that_is_kept_back_but_its_name_and_hash():
    own = evidence(publish=False, made_by="Lab", created=date(2026, 10, 1))
    opened = {"bench": exhibit(own, figures={"a": figure("3.1", "x")})}
    one = dossier(of=own, opened=opened, copies={"bench": copy()})
    (file,) = graph(page(one))["Claim"]["isBasedOn"]
    assert set(file) == {"@type", "name", "sha256"}


def test_it_does_not_rest_a_claim_on_what_speaks_against_it():
    hdd = evidence("hdd", answer="No.")
    opened = {
        "bench": exhibit(evidence(), figures={"a": figure("3.1", "x")}),
        "hdd": exhibit(hdd),
    }
    one = dossier(counter_evidence=(hdd,), opened=opened)
    assert [f["name"] for f in graph(page(one))["Claim"]["isBasedOn"]] == ["bench"]


@given(st.text(alphabet="</script>!-&'\"\\\u2028x \n", max_size=60))
def test_it_gives_back_any_words_and_ends_where_it_should(said):
    one = dossier(not_said="x", product=f"x{said}")
    html = page(one)
    assert html.count("</script>") == 1
    assert graph(html)["Claim"]["about"]["name"] == f"x{said}"
    inside = html.partition('ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside)

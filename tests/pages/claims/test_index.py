"""The first page lists every claim, what is wrong first."""

from tests.pages.claims.making import (
    PUBLISHED,
    Decimal,
    date,
    dossier,
    figure,
    graph,
    words,
)
from tests.pages.claims.test_page import use

from holdwater.model.verification import Coverage
from holdwater.pages.claims.index import index_page


def some():
    short = {"a": figure("2.96", "x")}
    return [
        dossier(id="holds-1"),
        dossier(id="short-1", figures=short),
        dossier(id="told-otherwise", uses=(use("conflict"),), expires=date(2027, 1, 1)),
        dossier(id="none-1", evidence=(), opened={}, value=None),
    ]


def listed(*dossiers, coverage=None):
    return index_page(dossiers, coverage or Coverage(), PUBLISHED._replace(by="Us"))


def test_it_lists_what_does_not_hold_first_and_links_to_each():
    html = listed(*some())
    order = ["short-1", "none-1", "holds-1", "told-otherwise"]
    places = [html.index(f'<a href="{name}/index.html">') for name in order]
    assert places == sorted(places)
    said = words(html)
    assert "2 Holds" in said.replace("Holds 2", "2 Holds")
    assert (
        "Overstated Restores run 3x faster than pg_restore. claimed at least 3x" in said
    )
    assert "measured 2.96x" in said
    assert "Holds, and is said otherwise" in said
    assert "good until 1 January 2027" in said
    assert "What is claimed by Us" in said


def test_it_tells_machines_the_same_list():
    found = graph(listed(*some()))["ItemList"]
    assert found["numberOfItems"] == 4
    assert found["itemListElement"][0]["url"] == "short-1/index.html"


def test_it_says_how_much_of_the_copy_is_tied_to_a_claim():
    coverage = Coverage(numbers=6, numbers_bound=2, objective=1, objective_bound=0)
    said = words(listed(coverage=coverage))
    assert "2 of 6 numbers and 0 of 1 statement that can be checked are tied" in said
    assert "are tied" not in words(listed())


def test_it_stands_without_a_claim():
    assert "Holds" in words(listed())
    assert Decimal(graph(listed())["ItemList"]["numberOfItems"]) == 0

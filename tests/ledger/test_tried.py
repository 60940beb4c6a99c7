"""A vendor's claim holds here where somebody but the vendor has seen it, and said so."""

import pytest
from tests.ledger.making import TODAY, evidence, exhibit, figure, record, theirs, value

from holdwater.ledger.verify import verify

WORDS = "Your team restores without help."


def verdict_of(*files, text=WORDS, **told):
    """Hold a vendor's claim against files, each an evidence and what was read of it."""
    one = record(
        text=text, theirs=theirs(), evidence=tuple(e for e, _ in files), **told
    )
    return verify(one, {e.name: x for e, x in files}, today=TODAY)


def file(name="notes", *, reader="paper", conditions=(), figures=None, **told):
    made = evidence(name, **{"kind": "paper", **told})
    seen = exhibit(made, figures=figures, conditions=tuple(conditions))
    object.__setattr__(seen, "reader", reader)
    return made, seen


def story(outcome, **told):
    conditions = (("outcome", outcome), ("who", "us"))
    return file("pilot", reader="story", kind="story", conditions=conditions, **told)


QUOTED = {"query": "three of us restored it without help"}
OURS = {"made_by": "our database team"}


@pytest.mark.parametrize(
    "seen, verdict, said",
    [
        (file(**QUOTED, **OURS), "holds", "nothing in it is a figure"),
        (file(**QUOTED), "unbound", "nobody says who wrote notes"),
        (file(**QUOTED, made_by="Ottermere"), "unbound", "notes is Ottermere's own"),
        (file(**QUOTED, made_by="OTTERMERE GmbH"), "unbound", "Ottermere's own"),
        (file(**QUOTED, paid_by="Ottermere"), "unbound", "Ottermere's own"),
        (file(**QUOTED, **OURS, paid_by="Ottermere"), "holds", "is on file"),
        (file(**QUOTED, made_by="Otterly"), "holds", "is on file"),
        (
            file(**QUOTED, kind="contract", made_by="both of us"),
            "unbound",
            "says what is owed",
        ),
        (story("success", **OURS), "holds", "is on file"),
        (story("mixed", **OURS), "overstated", "tells of mixed results"),
        (story("failure", **OURS), "contradicted", "tells of a failure"),
        (story("success"), "unbound", "nobody says who wrote pilot"),
        (
            file(reader="certificate", conditions=[("issuer", "Example Cert AG")]),
            "holds",
            "is on file",
        ),
        (
            file(reader="certificate", conditions=[("issuer", "Ottermere Trust")]),
            "unbound",
            "Ottermere's own",
        ),
    ],
)
def test_it_is_no_stronger_than_what_the_evidence_says(seen, verdict, said):
    found = verdict_of(seen)
    assert (found.verdict, said in found.reason) == (verdict, True), found.reason


def test_it_takes_one_who_has_seen_it_beside_the_vendor_s_own_paper():
    own = file("paper", **QUOTED, made_by="Ottermere")
    seen = file(**QUOTED, **OURS)
    assert verdict_of(own, seen).holds
    assert verdict_of(seen, own).holds
    assert verdict_of(own, story("mixed", **OURS)).verdict == "overstated"
    assert verdict_of(seen, story("mixed", **OURS)).verdict == "overstated"


@pytest.mark.parametrize(
    "made_by, a, verdict",
    [
        ("our database team", "3.1", "holds"),
        (None, "3.1", "holds"),
        ("Ottermere", "3.1", "unbound"),
        ("Ottermere", "2.4", "overstated"),
    ],
)
def test_it_takes_the_vendor_s_own_figures_against_it_alone(made_by, a, verdict):
    seen = file("bench", reader="table", figures={"a": figure(a, "x")}, made_by=made_by)
    found = verdict_of(
        seen, text="Restores run 3x faster.", value=value("3x", "at least")
    )
    assert found.verdict == verdict
    assert (found.measured is None) == (verdict == "unbound")


def test_it_asks_no_more_of_our_own_claims():
    seen = file(**QUOTED)
    one = record(text=WORDS, evidence=(seen[0],))
    assert verify(one, {"notes": seen[1]}, today=TODAY).holds

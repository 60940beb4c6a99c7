"""One thing changed at a time: what matters alters the verdict, what does not never does.

The oracle says which is which (`tests/mutations/oracle.py`). A part of the changes is made
here, of each claim others; `benchmarks/verify/mutations.py` makes all of them.
"""

from tests.mutations.authored import CLAIMS
from tests.mutations.changes import changes_of
from tests.mutations.trial import try_all

#: One change in so many is made here.
EVERY = 5

FEWEST = 0.99


def test_it_tells_what_matters_from_what_does_not(tmp_path):
    tally = try_all(CLAIMS, tmp_path / "project", changes_of, every=EVERY)
    right, all_ = tally.share(matters=True)
    assert len(CLAIMS) >= 50
    assert all_ > 300
    assert right >= FEWEST * all_, tally.missed()
    right, all_ = tally.share(matters=False)
    assert all_ > 200
    assert right == all_, tally.missed()


#: Readers whose files are not changed here yet; each has tests of its own.
NOT_TRIED = {
    "criterion",
    "github-action-benchmark",
    "jmh",
    "k6",
    "statuspage",
    "upptime",
}


def test_it_tries_every_reader_but_those_it_names():
    from holdwater.evidence.library import READERS

    told = {claim.id.partition("-")[0] for claim in CLAIMS}
    tried = {
        name
        for name in READERS
        if name in told
        or (name, "pytest") == ("pytest-benchmark", "pytest")
        or name.partition("-")[0] in told
    }
    assert set(READERS) - tried == NOT_TRIED

"""One thing changed at a time: what matters alters the verdict, what does not never does.

The oracle says which is which (`tests/mutations/oracle.py`). A part of the changes is made
here, of each claim others; `benchmarks/verify/mutations.py` makes all of them.
"""

from tests.mutations.authored import CLAIMS
from tests.mutations.changes import changes_of
from tests.mutations.trial import try_all

#: One change in so many is made here.
EVERY = 7

FEWEST = 0.99


def test_it_tells_what_matters_from_what_does_not(tmp_path):
    tally = try_all(CLAIMS, tmp_path / "project", changes_of, every=EVERY)
    right, all_ = tally.share(matters=True)
    assert len(CLAIMS) >= 77
    assert all_ > 300
    assert right >= FEWEST * all_, tally.missed()
    right, all_ = tally.share(matters=False)
    assert all_ > 200
    assert right == all_, tally.missed()


def test_it_tries_every_reader():
    from holdwater.evidence.library import READERS

    told = [claim.id for claim in CLAIMS]
    short = {"pytest-benchmark": "pytest-", "google-benchmark": "google-"}
    starts = {name: short.get(name, f"{name}-") for name in READERS}
    assert [
        n for n, s in starts.items() if not any(t.startswith(s) for t in told)
    ] == []

"""Every change to every authored claim, one at a time: what alters the verdict.

    PYTHONPATH=. python -m verify.mutations      (in the project's folder, with benchmarks)

The claims, the changes and the oracle are those of `tests/mutations`, of which
`make test` makes a part. A change that matters has to alter the verdict, a place where the
claim is told, or the exit code; one that does not may alter none of these.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import holdwater
from startup import RESULTS

sys.path.insert(0, str(Path(__file__).parents[2]))


def plain(tally: Any) -> list[dict[str, Any]]:
    """Write how often each kind of change was told rightly."""
    return [
        {
            "change": kind,
            "matters": matters,
            "changes": count,
            "right": tally.right[kind, matters],
        }
        for (kind, matters), count in sorted(tally.changes.items())
    ]


def main() -> None:
    """Make every change, print the shares and write the result."""
    now = datetime.now(UTC)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--output", type=Path, default=RESULTS / f"mutations-{now:%Y-%m-%d}.json"
    )
    options = parser.parse_args()
    claims = import_module("tests.mutations.authored").CLAIMS
    trial = import_module("tests.mutations.trial")
    changes_of = import_module("tests.mutations.changes").changes_of
    with tempfile.TemporaryDirectory() as folder:
        tally = trial.try_all(claims, Path(folder) / "project", changes_of)
    told = {
        name: dict(zip(("right", "changes"), tally.share(matters=matters), strict=True))
        for name, matters in (("that_matter", True), ("that_do_not", False))
    }
    result = {
        "benchmark": "changes to claims and evidence",
        "date": now.isoformat(timespec="seconds"),
        "holdwater": holdwater.__version__,
        "claims": len(claims),
        **told,
        "missed": tally.missed(),
        "kinds": plain(tally),
    }
    options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(told))


if __name__ == "__main__":
    main()

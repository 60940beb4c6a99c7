"""Open files of evidence as a record would name them."""

import json
from pathlib import Path

from holdwater.evidence.library import open_exhibit
from holdwater.model.evidence import Evidence

WRITTEN = Path(__file__).parent / "written"

MOST = 10_000_000


def opened(path, **said):
    """Open a file; a bare name is one that a tool wrote."""
    path = WRITTEN / path if isinstance(path, str) else path
    given = {"name": "bench", "kind": "benchmark", **said}
    return open_exhibit(Evidence(path=path, **given), most=MOST)


def changed(name, folder, change):
    """Write a changed copy of what a tool wrote, and return its path."""
    content = json.loads((WRITTEN / name).read_text("utf-8"))
    change(content)
    path = folder / name
    path.write_text(json.dumps(content), "utf-8")
    return path

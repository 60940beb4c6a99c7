"""Which files a diff can be written of."""

from __future__ import annotations

import sys
from pathlib import Path

from holdwater.desk import is_address
from holdwater.model.document import Document
from holdwater.report.layout import visible


def is_patchable(document: Document) -> bool:
    """Say whether a diff of a document could be applied; if not, tell why."""
    source = document.source
    path = Path(source)
    if source == "-" or is_address(source):
        why = "is no file"
    elif path.is_absolute() or ".." in path.parts:
        why = "is not named by a path below this folder"
    elif path.is_symlink():
        why = "is a link to another file"
    elif not document.media_type.startswith("text/"):
        return True  # without lines there is nothing to write
    elif path.read_bytes() != document.text.encode("utf-8", "replace"):
        why = "is not UTF-8 without a mark"
    else:
        return True
    print(visible(f"{source}: {why}: no diff is written of it"), file=sys.stderr)
    return False

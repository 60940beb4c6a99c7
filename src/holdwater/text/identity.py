"""A statement's name, which does not change when it moves."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

_SCHEME = "s1:"


@lru_cache(maxsize=1024)
def statement_id(text: str) -> str:
    """Name a statement by its words: ``s1:`` and 16 hexadecimal digits.

    SHA-256 over the NFC form with white space collapsed; capitals and numbers
    are kept, position is not.
    """
    collapsed = " ".join(text.split())
    if not collapsed.isascii():
        collapsed = unicodedata.normalize("NFC", collapsed)
    # Half of a surrogate pair is no character, but no reason to stop either.
    content = collapsed.encode("utf-8", "surrogatepass")
    return _SCHEME + hashlib.sha256(content).hexdigest()[:16]

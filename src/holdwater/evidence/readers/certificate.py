"""A certificate or an auditor's report, as a record of what stands on the paper.

    [certificate]
    standard = "ISO/IEC 27001:2022"
    issuer = "Example Cert AG"
    number = "IS 12345"
    scope = "Hosting in Zürich. The mobile app is out of scope."
    valid_from = 2026-01-10
    valid_to = 2029-01-09

The paper itself is evidence of its own, read as a ``paper``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdwater.errors import EvidenceError
from holdwater.evidence.fields import Fields, open_toml
from holdwater.evidence.parts import open_json
from holdwater.evidence.told import Told, pairs
from holdwater.model.evidence import Evidence

_KNOWN = frozenset(
    "standard issuer number scope holder url valid_from valid_to".split()
)


def read(content: bytes, evidence: Evidence) -> Told:
    """Return what the certificate says of itself; it has no figures."""
    source = str(evidence.path)
    top = _opened(content, source)
    fields = Fields(top.get("certificate"), source=source, within="certificate")
    fields.know(_KNOWN)
    created, expires = fields.day("valid_from"), fields.day("valid_to")
    if expires < created:
        raise EvidenceError("ends before it begins: see `valid_to`", where=source)
    return Told(
        created=created,
        expires=expires,
        conditions=pairs(
            standard=fields.text("standard"),
            issuer=fields.text("issuer"),
            number=fields.text("number"),
            scope=fields.text("scope"),
            holder=fields.text_or_none("holder"),
            url=fields.text_or_none("url"),
            valid=f"{created:%Y-%m-%d} to {expires:%Y-%m-%d}",
        ),
    )


def _opened(content: bytes, source: str) -> Mapping[str, Any]:
    if source.lower().endswith(".json"):
        top = open_json(content, source=source)
        return top if isinstance(top, dict) else {}
    return open_toml(content, source=source)

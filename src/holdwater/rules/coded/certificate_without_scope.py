"""A certificate told without its scope, number or day.

Fills ``certificate`` with the scheme's name, or ``report`` where there is no
certificate but a report (SOC 2), or ``module`` where a module has it and not the
product (FIPS 140).
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike


@cache
def _scheme() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ISO(?:/IEC)? ?\d{4,5}(?:-\d+)?(?::\d{4})?"
        r"|(?P<report>SOC ?[123](?: \(?Type (?:II|I|1|2)\b\)?)?)"
        r"|(?P<module>FIPS ?140(?:-[23])?)"
        r"|PCI[ -]DSS(?: Level \d)?|FedRAMP(?: High| Moderate| Low)?|HITRUST(?: r2)?"
        r"|Common Criteria(?: EAL ?\d\+?)?|TISAX|CMMC(?: Level \d)?|CMMI Level \d"
        r"|Cyber Essentials(?: Plus)?|(?:BSI )?C5|CSA STAR|SecNumCloud|StateRAMP)"
        r"(?!\w|\.\d)"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a scheme is named beside *certified*, *audited* and the like."""
    text = candidate.statement.text
    scheme = _scheme().search(text)
    if not scheme or not matches:
        return None
    near = min(matches, key=lambda m: abs(m.start - scheme.end()))
    span = Span(min(scheme.start(), near.start), max(scheme.end(), near.end))
    gap = scheme.lastgroup or "certificate"
    return Strike(span, ((gap, scheme.group()),))

"""Sentences whose standing is known, whatever the rules are called today.

They are taken from the rules' own examples: each makes one statement and one finding.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from holdwater.desk import Desk
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import built_in

PLAIN = "The file has three columns."


class Sample(NamedTuple):
    """A sentence, how it stands, and the one rule that asks about it."""

    text: str
    standing: str
    rule: str
    code: str
    level: str


@cache
def sample(standing: str) -> Sample:
    """Return the first sentence that stands so by one rule alone."""
    return next(one for one in _all() if one.standing == standing)


def unsupported() -> Sample:
    return sample("unsupported")


def puffery() -> Sample:
    return sample("puffery")


def levels(**given: str) -> str:
    """Write a settings file with the rules given here, and every other one off."""
    table = dict.fromkeys((rule.name for rule in open_rulebook().rules), "off")
    table |= {name.replace("_", "-"): level for name, level in given.items()}
    return "[rules]\n" + "".join(f'{name} = "{table[name]}"\n' for name in table)


@cache
def _all() -> tuple[Sample, ...]:
    desk = Desk(environment={}, command_line={}, now=datetime(2026, 11, 22, tzinfo=UTC))
    found = []
    for rule in open_rulebook().rules:
        for text in (one.text for one in rule.flags if one.text.isascii()):
            document = read(text.encode(), source="x", media_type="text/markdown")
            report = desk.check_document(document, settings=built_in())
            findings = [finding for one in report.judged for finding in one.findings]
            if len(report.judged) == 1 and [f.rule for f in findings] == [rule.name]:
                standing, level = report.judged[0].standing, findings[0].level
                found.append(Sample(text, standing, rule.name, rule.code, level))
    return tuple(found)

"""What regulators have ruled on, as short copy in our own words.

Each case gives the copy, what was decided, and the rule that has to strike. Where a
claim was let stand because something stood behind it, the same words must pass with
that behind them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from holdwater.check.standing import decide
from holdwater.claims.find import find
from holdwater.examples import judge_example
from holdwater.model.rule import Example
from holdwater.reading.builder import compose
from holdwater.rules.judge import judge


class Ruling(NamedTuple):
    """``rule`` strikes on ``text``; ``neighbours`` are what stands behind it."""

    name: str
    rule: str
    text: str
    neighbours: Mapping[str, Any] = MappingProxyType({})


#: Upheld, ordered or asked to stop: nothing, or not enough, stood behind the words.
AGAINST = [
    # ASA, WebhostUK: no record of the servers' uptime was kept.
    Ruling("measured uptime", "uptime-claim", "Servers with 99.9% uptime."),
    # ASA, WebhostUK: a guarantee that led to no contract.
    Ruling("bare guarantee", "uptime-guarantee", "99.99% uptime guarantee."),
    # ASA, UK2: customers were offline; that the network was up did not help.
    Ruling("network uptime", "uptime-claim", "100% network uptime all last year."),
    # ASA, WebhostUK: nobody had asked all customers.
    Ruling("all satisfied", "hundred-percent", "100% customer satisfaction."),
    # ASA, Fasthosts: the best, with no market looked at.
    Ruling("the best", "bare-superlative", "The best performance in the country."),
    # ASA, Fasthosts: leading, with no share shown.
    Ruling("leading", "leader-claim", "Industry-leading technology in every rack."),
    # NAD, Microsoft Copilot: opinions of users told as productivity.
    Ruling(
        "felt productivity",
        "survey-as-outcome",
        "After ten weeks 75% of users say they are more productive.",
    ),
    # FTC, Workado: right in about half of the cases on ordinary text.
    Ruling("accuracy", "accuracy-rate", "Our detector is 98 percent accurate."),
    # FTC, IntelliVision: no test was held when the claim was made.
    Ruling("no bias", "free-of-bias", "Recognises faces with zero gender bias."),
    # FTC, Zoom: the keys lay with the vendor, and they were shorter.
    Ruling(
        "end to end",
        "encryption-reach",
        "Meetings are protected by end-to-end, 256-bit encryption.",
    ),
    # ASA, a holiday site: number one, by nobody's count.
    Ruling("number one", "leader-claim", "The #1 booking site on the planet."),
]

#: Not upheld: what the words leaned on was there to be read.
FOR = [
    # ASA, Rackspace: the guarantee was one, and the contract paid.
    Ruling(
        "guarantee with a contract",
        "uptime-guarantee",
        "100% uptime guarantee.",
        {
            "after": "For each 30 minutes of outage 5% of the fee is paid back, "
            "as section 3 of the service level agreement of March 2026 says.",
            "links": [["100% uptime guarantee", "https://example.org/legal/sla-2026"]],
        },
    ),
    # ASA, an airline: number one by passengers, with the figures of all.
    Ruling(
        "number one with figures",
        "leader-claim",
        "Europe's number one by passengers carried in 2025.",
        {
            "after": "Source: the authorities' report for 2025 on all 61 carriers, "
            "81.4 million passengers against 70.2; the data are published.",
            "links": [["passengers carried", "https://example.org/reports/2025.pdf"]],
        },
    ),
]


def names(rulings):
    return [ruling.name for ruling in rulings]


def candidate_of(ruling):
    document, index = compose(ruling.text, **ruling.neighbours)
    block = document.blocks[index]
    (found,) = (one for one in find(document) if one.statement.block is block)
    return found


def struck_by(ruling, lens):
    return judge(candidate_of(ruling), lens.rulebook)


@pytest.mark.parametrize("ruling", AGAINST + FOR, ids=names(AGAINST + FOR))
def test_it_strikes_where_a_regulator_was_asked(ruling, lens):
    assert ruling.rule in [hit.rule.name for hit in struck_by(ruling, lens)]


@pytest.mark.parametrize("ruling", AGAINST, ids=names(AGAINST))
def test_it_asks_for_what_was_missing(ruling, lens, today):
    example = Example(text=ruling.text)
    (judged,) = judge_example(example, lens=lens, today=today)
    assert judged.standing == "unsupported"
    told = {finding.rule: finding for finding in judged.findings}
    assert ruling.rule in told
    assert told[ruling.rule].missing
    assert told[ruling.rule].questions


@pytest.mark.parametrize("ruling", FOR, ids=names(FOR))
def test_it_lets_stand_what_a_regulator_let_stand(ruling, lens, today):
    example = Example(
        text=ruling.text,
        after=ruling.neighbours["after"],
        links=tuple(map(tuple, ruling.neighbours["links"])),
    )
    (judged,) = judge_example(example, lens=lens, today=today)
    assert judged.standing == "supported"
    # And the same by the rules alone, which weigh no words.
    alone = decide(candidate_of(ruling), struck_by(ruling, lens))
    assert alone.standing == "supported"

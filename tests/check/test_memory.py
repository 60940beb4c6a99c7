"""A page that is checked again and again: the same reports, with less work."""

from datetime import date
from random import Random

import pytest

from holdwater.check import memory as remembering
from holdwater.check.memory import Memory
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

DAY = date(2026, 5, 4)

PARTS = (
    "# Corvane, the fastest way to restore",
    "Restores run 3x faster than pg_restore.",
    "Source: our benchmark report of May 2026, [with scripts](/reports/restore.md).",
    "It keeps 14 days of backups. The limit is 2 TB.",
    "- Seamless for every team\n- No lock-in, ever\n- Needs `corvanectl` 4.2",
    "Your MFA is enforced. <!-- holdwater: allow quiet-assurance: by contract -->",
    "| Plan | Price |\n| --- | --- |\n| Team | $5 per user a month |",
    "Trusted by thousands of world-class engineers.[^1]",
    "[^1]: Counted in May 2026 from the licence server.",
    "Les sauvegardes sont conservées pendant quatorze jours dans la région choisie.",
    "Utilise the SLA. The endpoints must be re-imaged, and the SLA is said again.",
)


def lens(audience):
    model = open_model() if audience == "it" else None
    return Lens(rulebook=open_rulebook(audience=audience), version="1", model=model)


def edits(seed):
    """Yield a page after each of many edits: parts come, go, move and change."""
    chance = Random(seed)
    parts = list(PARTS)
    for _ in range(25):
        match chance.randrange(4):
            case 0:
                parts.insert(chance.randrange(len(parts) + 1), chance.choice(PARTS))
            case 1:
                parts.pop(chance.randrange(len(parts)))
            case 2:
                chance.shuffle(parts)
            case _:
                at = chance.randrange(len(parts))
                parts[at] = parts[at].replace(" ", " really ", 1)
        parts = parts or list(PARTS)
        yield "\n\n".join(parts)


@pytest.mark.parametrize("audience", ["it", "business"])
@pytest.mark.parametrize("seed", range(3))
def test_it_reports_the_same_with_a_memory_and_without(audience, seed):
    own, memory = lens(audience), Memory()
    for text in edits(seed):
        document = read(text.encode(), source="p.md", media_type="text/markdown")
        without = check(document, lens=own, today=DAY)
        assert check(document, lens=own, today=DAY, memory=memory) == without


def test_it_looks_at_nothing_twice():
    asked = []
    memory = Memory()
    for key in ("a", "b", "a", "b"):
        assert memory.recall(key, lambda key=key: asked.append(key) or key) == key
    assert asked == ["a", "b"]


def test_it_forgets_before_it_grows_without_end(monkeypatch):
    monkeypatch.setattr(remembering, "MOST", 3)
    asked = []
    memory = Memory()
    for key in (1, 2, 3, 4, 1):
        memory.recall(key, lambda key=key: asked.append(key))
    assert asked == [1, 2, 3, 4, 1]

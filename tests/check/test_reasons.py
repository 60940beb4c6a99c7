"""Why the learned part doubts, where no rule's words say it."""

from datetime import date
from io import StringIO

import pytest

from holdwater.check.reasons import LEAST, MOST
from holdwater.check.road import Lens, check
from holdwater.check.standing import hit_features
from holdwater.claims.features import features, near
from holdwater.claims.find import find
from holdwater.claims.model import open_model
from holdwater.model.verdict import Reason
from holdwater.reading.formats import read
from holdwater.report.noticed import because, in_words, said
from holdwater.report.terminal import TerminalWriter
from holdwater.rules.rulebook import open_rulebook


@pytest.fixture(scope="module")
def lens():
    return Lens(rulebook=open_rulebook(), model=open_model(), version="0")


def report(text, lens):
    document = read(text.encode(), source="a.md", media_type="text/markdown")
    return document, check(document, lens=lens, today=date(2026, 11, 27))


def quiet(lens):
    """The rules that have no words of their own, with what they flag."""
    return [
        (rule, example)
        for rule in lens.rulebook.rules
        if rule.shape == "learned"
        for example in rule.flags
    ]


def test_it_tells_what_weighed_most_where_no_rule_has_words(lens):
    told = 0
    for rule, example in quiet(lens):
        document, found = report(example.text, lens)
        noticed = {name for one in find(document) for name in features(one)}
        noticed |= {name for one in find(document) for name in near(one.statement)}
        noticed |= set(hit_features(()))
        for finding in (f for judged in found.judged for f in judged.findings):
            if finding.rule != rule.name:
                continue
            told += 1
            assert 1 <= len(finding.reasons) <= MOST
            sizes = [abs(one.weight) for one in finding.reasons]
            assert sizes == sorted(sizes, reverse=True)
            assert min(sizes) >= LEAST
            assert {one.feature for one in finding.reasons} <= noticed
    assert told >= len(quiet(lens)) // 2


def test_it_leaves_a_rule_with_words_to_its_words(lens):
    _, found = report("Queries run 3x faster than MySQL.", lens)
    findings = [f for judged in found.judged for f in judged.findings]
    assert findings
    assert not any(finding.reasons for finding in findings)


def test_it_tells_a_person_in_words(lens):
    _, example = quiet(lens)[0]
    _, found = report(example.text, lens)
    stream = StringIO()
    writer = TerminalWriter(stream, width=200, colour=False)
    writer.open(version="0", today=date(2026, 11, 27))
    writer.document(found)
    (finding,) = [f for judged in found.judged for f in judged.findings]
    shown = " ".join(stream.getvalue().split())
    assert because(finding.reasons) in shown


def test_it_has_words_for_every_feature(lens):
    texts = [example.text for rule in lens.rulebook.rules for example in rule.flags]
    texts += [example.text for rule in lens.rulebook.rules for example in rule.passes]
    page = (
        "\n\n".join(texts) + "\n\nSee [our `guide`](https://example.org/report.pdf).\n"
    )
    document = read(page.encode(), source="a.md", media_type="text/markdown")
    seen = {
        name for one in find(document) for name in (*features(one), *hit_features(()))
    }
    sorts = {name.partition("=")[0] for name in seen}
    assert {"u", "b", "c", "l", "p", "q", "s", "k", "f"} <= sorts
    for name in seen:
        said = in_words(name)
        assert said != name
        assert said.partition("“")[0].count("=") == 0, said


def test_it_names_the_words_of_a_sort_and_tells_one_sort_once():
    told = because(
        [
            Reason("c=praise", 0.5, ("great", "superb")),
            Reason("c=praise2", 0.25, ("great", "superb")),
            Reason("c=gain", 0.5, ("great", "superb")),
            Reason("u=cloud", -0.1),
        ]
    )
    assert told == (
        "What weighed most: “great”, “superb” of the sort “praise” and “gain” (+1.25)."
    )


def test_it_tells_what_speaks_against_where_nothing_else_weighed():
    assert because([Reason("u=cloud", -0.1)]) == (
        "What weighed most: it says “cloud” (-0.10)."
    )


def test_it_quotes_words_as_they_are_written():
    for reason, told in (
        (Reason("u=includ", 1, ("includes",)), "it says “includes”"),
        (Reason("b=we_mak", 1, ("we", "makes")), "it says “we makes”"),
        (Reason("b=^_mak", 1, ("makes",)), "it begins with “makes”"),
        (Reason("b=mak_$", 1, ("makes",)), "it ends with “makes”"),
        (Reason("u=includ", 1), "it says “includ”"),
    ):
        assert said(reason) == told


def test_it_names_words_that_stand_in_the_statement(lens):
    named = set()
    for rule, example in quiet(lens):
        _, told = report(example.text, lens)
        for judged in told.judged:
            for finding in judged.findings:
                for reason in finding.reasons:
                    sort = reason.feature.partition("=")[0]
                    assert bool(reason.words) <= (sort in ("b", "c", "u"))
                    text = judged.statement.text.lower().replace("’", "'")
                    assert all(word in text for word in reason.words), rule.name
                    named.update(reason.words)
    assert named

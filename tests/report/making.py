"""Reports made by hand, so that they look the same whatever the rules say today."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from holdwater.model.document import Block, Document
from holdwater.model.report import Pick, Report, Unsaid, summarise
from holdwater.model.rule import Citation
from holdwater.model.span import Segment, Span
from holdwater.model.statement import Statement
from holdwater.model.verdict import Finding, Judged
from holdwater.text.identity import statement_id

DAY = date(2026, 11, 22)


def finding(statement, words, *, rule="bare-claim", code="HW101", **given):
    """Make a finding on the first place where a statement's text says ``words``."""
    at = statement.text.index(words)
    meant = Span(at, at + len(words))
    values = {
        "level": "error",
        "kinds": ("superlative",),
        "message": f"“{words}” claims, and nothing here says who measured it and when.",
        "missing": (),
        "questions": (),
        "suggestion": None,
        "citations": (Citation(title="A book", url="https://example.org/book"),),
    }
    return Finding(
        rule=rule,
        code=code,
        span=statement.place_in_source(meant),
        words=meant,
        **{**values, **given},
    )


def judged(text, at, *findings, standing="plain", kinds=(), language="en"):
    """Judge a text that stands at an offset; a finding is ``(words, values)``."""
    segments = (Segment(0, at, at + len(text)),)
    block = Block(
        span=Span(at, at + len(text)), kind="paragraph", text=text, segments=segments
    )
    statement = Statement(
        id=statement_id(text),
        text=text,
        segments=segments,
        block=block,
        before=None,
        after=None,
    )
    return Judged(
        statement=statement,
        standing=standing,
        kinds=kinds,
        confidence=None,
        quantities=(),
        signals=(),
        findings=tuple(finding(statement, words, **given) for words, given in findings),
        language=language,
    )


def report(
    *statements,
    source="site/index.md",
    above=0,
    audience="it",
    costliest=(),
    checkable=(),
    not_said=None,
):
    """Make a report of ``(text, values, *findings)``, a paragraph each.

    ``costliest`` and ``checkable`` are ``(index of a statement, name, why)``,
    ``not_said`` is ``(name, question)``.
    """
    text, made = "\n" * above, []
    for words, given, *findings in statements:
        made.append(judged(words, len(text), *findings, **given))
        text += words + "\n\n"
    document = Document(
        source=source,
        media_type="text/markdown",
        text=text,
        blocks=tuple(one.statement.block for one in made),
        language="en",
        sha256="0" * 64,
    )
    return Report(
        document=document,
        judged=tuple(made),
        summary=summarise(made),
        version="1.2.3",
        today=DAY,
        costliest=_picks(made, costliest),
        checkable=_picks(made, checkable),
        not_said=None if not_said is None else tuple(_unsaid(*o) for o in not_said),
        audience=audience,
        language="en",
    )


def at_place(one, place):
    """Move every statement of a report to a place in a source without lines."""
    moved = tuple(
        judged._replace(
            statement=judged.statement._replace(
                block=judged.statement.block._replace(place=place)
            ),
        )
        for judged in one.judged
    )
    return one._replace(judged=moved)


def _picks(made, chosen):
    return tuple(Pick(judged=made[at], name=name, why=why) for at, name, why in chosen)


def _unsaid(name, question):
    return Unsaid(name=name, question=question)


WORDS = (
    "fast the fastest backup a of naïve 日本語のとても長い文章 🎉 👩‍💻 e\u0301 “quoted” "
    "world-class, \x1b[31m \u202e it's… 10x"
).split(" ")

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


@st.composite
def statements(draw):
    """Draw what `report` takes: words, a standing, and findings upon the words."""
    text = draw(texts)
    some = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        words = text[start : draw(st.integers(start + 1, len(text)))]
        given = {
            "message": draw(texts),
            "questions": tuple(draw(st.lists(texts, max_size=2))),
            "suggestion": draw(st.none() | texts),
            "level": draw(st.sampled_from(["note", "warning", "error"])),
            "missing": tuple(draw(st.sets(st.sampled_from(["source", "date"])))),
            "suppressed": draw(st.none() | texts),
        }
        some.append((words, given))
    standing = draw(st.sampled_from(["unsupported", "puffery"])) if some else "plain"
    kinds = ("superlative", "ease", "quantity") if some else ()
    return (text, {"standing": standing, "kinds": kinds}, *some)


NAMES = ("price", "data-location", "evidence", "versions")


@st.composite
def reports(draw, most=4):
    """Draw reports of up to ``most`` statements, some of them picked out."""
    some = draw(st.lists(statements(), max_size=most))
    at = st.integers(0, max(0, len(some) - 1))
    said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    picks = st.lists(
        st.tuples(at, st.sampled_from(NAMES), said), max_size=2 if some else 0
    )
    unsaid = st.lists(st.tuples(st.sampled_from(NAMES), said), max_size=2)
    return report(
        *some,
        costliest=draw(picks),
        checkable=draw(picks),
        not_said=draw(st.none() | unsaid),
    )

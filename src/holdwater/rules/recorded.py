"""What a report says of recorded claims, explained: a rule for each name it gives.

They strike no words. `holdwater.ledger.verify` reaches a verdict of a record, and copy is
held against the record; so their examples are a claim with what is on file of it. No
setting switches them off: a claim that does not hold is mended, or taken out.
"""

from __future__ import annotations

from typing import NamedTuple

from holdwater.model.rule import RECORD, Citation, Example, Rule
from holdwater.model.verification import RULES

_CAP = Citation(
    "UK CAP Code, section 3: misleading advertising",
    "https://www.asa.org.uk/type/non_broadcast/code_section/03.html",
)
_FTC = Citation(
    "FTC Policy Statement Regarding Advertising Substantiation (1984)",
    "https://www.ftc.gov/legal-library/browse/ftc-policy-statement-regarding-advertising-substantiation",
)


class _Told(NamedTuple):
    """What is told of one of `RULES`."""

    what: str
    why: str
    instead: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    level: str = "error"


_TOLD = {
    "unchecked": _Told(
        what="A claim that could not be looked at: its file or its path was refused, its query "
        "failed, or its formula has no answer.",
        why="What could not be looked at is not shown to be true. It never counts as holding, "
        "or a broken check would look like a good one.",
        instead="The reason names the file and what is wrong with it. Mend the query, the "
        "formula or the path; `pip install 'holdwater[evidence]'` brings the readers.",
        flags=(
            "“Restores run 3x faster.”, and the query asks for a column that is not there",
            "“Restores run 3x faster.”, and the file lies outside the project's folder",
            "“Restores run 3x faster.”, and the formula divides by a figure that is 0",
        ),
        passes=(
            "“Restores run 3x faster.”, and the file was read and makes 3.1x",
            "“Restores run 3x faster.”, and no file is named: that is `unbound`",
            "“Restores run 3x faster.”, and the file is gone: that is `orphaned`",
        ),
    ),
    "orphaned": _Told(
        what="A claim whose evidence is gone or another: a file, a figure in it, the words that "
        "are quoted, or the content whose `sha256` was recorded.",
        why="The claim was tied to something that can be shown. What cannot be shown any more "
        "is no evidence, and another file has not been read by whoever tied it.",
        instead="Put the file back, or read the new one and record its `sha256`. Where nothing "
        "takes its place, take the claim out of the copy.",
        flags=(
            "“Restores run 3x faster.”, and `evidence/restores.csv` was deleted",
            "“Restores run 3x faster.”, and one byte of the file with a `sha256` has changed",
            "“Restores run 3x faster.”, and the benchmark that it names was renamed",
        ),
        passes=(
            "“Restores run 3x faster.”, and the file is there as it was recorded",
            "“Restores run 3x faster.”, and the file was moved, and the record says where",
            "“Restores run 3x faster.”, and a file without a `sha256` was run anew and makes 3.2x",
        ),
    ),
    "expired": _Told(
        what="A claim whose last day has passed: its own, or that of its evidence. A certificate "
        "that is not good yet counts as well.",
        why="A figure was measured once, of one version, and a certificate ends. The day was "
        "set by somebody who knew for how long it may be told.",
        instead="Measure anew or renew the certificate, then move `expires`. Moving the day "
        "alone makes the claim older, and not truer.",
        flags=(
            "“ISO 27001 certified.”, and the certificate ended yesterday",
            "“Restores run 3x faster.”, with `expires = 2026-06-30`, looked at in July",
            "“ISO 27001 certified.”, and the certificate is good from next month on",
        ),
        passes=(
            "“ISO 27001 certified.”, and today is the last day of the certificate",
            "“Restores run 3x faster.”, with `expires = 2026-06-30`, looked at in May",
            "“Supports PostgreSQL 17.”, without a day on which it ends",
        ),
    ),
    "contradicted": _Told(
        what="A claim that something on file speaks against: a figure on the other side of what "
        "the words say, counter-evidence without an `answer`, or a story of a failure that is "
        "filed as proof.",
        why="Whoever knows of evidence against a claim and does not tell it misleads, whatever "
        "the evidence for it. A reader who finds it believes nothing else on the page.",
        instead="Take the claim back, or narrow it to where it is true. Answer each piece of "
        "counter-evidence in the record, and on the page.",
        flags=(
            "“Restores run faster than pg_restore.”, and the file makes 0.8x",
            "“Restores run 3x faster.”, and a run on slow disks without an `answer` is on file",
            "“Migrations take a day.”, and the story on file is one of a failure",
        ),
        passes=(
            "“Restores run 3x faster.”, and the run on slow disks is answered on the page",
            "“Restores run 3x faster.”, and the file makes 2.9x: that is `overstated`",
            "“Restores run 3x faster.”, and nothing against it is on file",
        ),
    ),
    "overstated": _Told(
        what="A claim that says more than its evidence: the figure falls short of the words, or "
        "is finer than the measurement could show.",
        why="The figure on file is held against the words exactly, and is never rounded in the "
        "claim's favour: 2.96 does not make `3x`. The buyer will measure it, too.",
        instead="Print what the evidence supports: the report names it, and `holdwater verify "
        "--fix` writes it into the copy and the record as a diff. Or measure something that "
        "reaches the words.",
        flags=(
            "“Restores run 3x faster.”, and the median of the runs makes 2.96x",
            "“Reads finish in under 5 ms.”, and the file says 5.3 ms",
            "“99.999% available.”, and the service was looked at every five minutes",
        ),
        passes=(
            "“Restores run 3x faster.”, and the median of the runs makes 3.02x",
            "“Reads finish in under 5 ms.”, and the file says 4,900 µs",
            (
                "“Restores run 3x faster.”, at 3.02x, and by chance it could be 2.95x: it holds, "
                "with the flag `within-noise`"
            ),
        ),
    ),
    "unbound": _Told(
        what="A claim with nothing behind it: no file, a figure that no `[value]` ties to one, "
        "or a file that is attached and of which nothing is used, quoted or told.",
        why="A record without evidence is a sentence written down twice. A file is no evidence "
        "merely because it is attached.",
        instead="Name the file under `[[evidence]]` and say in `[value]` how the figure follows "
        "from it; quote the words of a report with `query`. Of a vendor's claim it means that "
        "nobody has tried it here, and is a note.",
        flags=(
            "“Restores run 3x faster.”, in a record without `[[evidence]]`",
            "“Restores run 3x faster.”, with a file, and no `[value]`",
            "“Trusted by banks.”, and a PDF is attached of which no words are quoted",
        ),
        passes=(
            "“Restores run 3x faster.”, with a file and a formula that makes 3.1x",
            "“Trusted by banks.”, and the words of a signed letter are quoted",
            "“ISO 27001 certified.”, and the certificate is on file",
        ),
    ),
    "conflict": _Told(
        what="Copy with the words of a recorded claim and another number, unit, direction or "
        "bound.",
        why="The page and the record cannot both be right, and the evidence was read for the "
        "record. A figure that was changed on one page is how claims drift.",
        instead="Correct whichever is wrong. Where the page is, `holdwater verify --fix` writes "
        "the recorded figure into it, as a diff. Where both are meant, write a second record.",
        flags=(
            "“Restores run 4x faster.”, and the record says “Restores run 3x faster.”",
            (
                "“Restores run up to 3x faster.”, and the record says “Restores run at least 3x "
                "faster.”"
            ),
            "“Reads finish in 5 s.”, and the record says “Reads finish in 5 ms.”",
        ),
        passes=(
            "“Restores run 3x faster.”, word for word as recorded",
            "“RESTORES RUN 3X FASTER”, a heading, of the same record",
            "“Backups run 4x faster.”, which says something else",
        ),
    ),
    "flagged": _Told(
        what="A claim that holds, with something to know about its evidence: measured by the one "
        "who claims it, in few runs, on a debug build, after the claim was published.",
        why="The words are true of the evidence, and a reader would ask about it all the same. "
        "Said first, it costs little; found out, it costs the rest of the page.",
        instead="Measure in a way that does not raise it, or say it beside the claim. It fails a "
        "build with `--fail-on warning` alone.",
        level="warning",
        flags=(
            "“Restores run 3x faster.”, measured in three runs",
            "“Restores run 3x faster.”, measured and paid for by the vendor",
            "“Up to 10x faster.”, and what is typical is said nowhere",
        ),
        passes=(
            "“Restores run 3x faster.”, in 20 runs, made by somebody else",
            "“Restores run 3x faster.”, and the file tells nothing that stands out",
            "“Up to 10x faster, typically 3x.”, and the file has both",
        ),
    ),
    "near": _Told(
        what="Copy with nearly the words of a recorded claim, and the same figures.",
        why="It is probably the same claim, and then nobody would notice when the record "
        "changes. A program cannot tell: a person has to say so.",
        instead="If it is the same claim, add its words to `variations` in the record. If not, "
        "nothing is to be done.",
        level="note",
        flags=(
            "“Restoring runs 3x faster.”, and the record says “Restores run 3x faster.”",
            "“Restores run 3x faster now.”, and the record says “Restores run 3x faster.”",
            "“Restores run 3× faster.”, and the record says “Restores run 3x faster.”",
        ),
        passes=(
            "“Restores run 3x faster.”, word for word as recorded",
            "“Restoring runs 3x faster.”, which stands among the record's `variations`",
            "“Backups are compressed.”, which is on no record",
        ),
    ),
    "former": _Told(
        what="Copy that tells a claim in words that its record had once.",
        why="The claim was reworded, for a reason, and this page was forgotten.",
        instead="Write the words as they are now: `holdwater verify --fix` does, as a diff, "
        "where the claim holds.",
        level="warning",
        flags=(
            (
                "“Restores run 3x faster.”, after `holdwater claims reword` made it “Restoring "
                "runs 3x faster.”"
            ),
            "“Reads finish in under 5 ms.”, whose hash stands in `was`",
            "the old words in a slide, where the site has the new ones",
        ),
        passes=(
            "“Restoring runs 3x faster.”, as the record has it now",
            "“Restores run 3x faster.”, where `was` is empty",
            "the old words among the record's `variations`",
        ),
    ),
}


def recorded_rules() -> tuple[Rule, ...]:
    """Return a rule for each thing that a report says of recorded claims."""
    return tuple(_rule(fault, *RULES[fault]) for fault in RULES)


def recorded_rule(wanted: str) -> Rule | None:
    """Find one by its name or code."""
    asked = wanted.strip().casefold()
    return next(
        (one for one in recorded_rules() if asked in (one.name, one.code.casefold())),
        None,
    )


def _rule(fault: str, name: str, code: str) -> Rule:
    told = _TOLD[fault]
    return Rule(
        code=code,
        name=name,
        level=told.level,
        kinds=(),
        standing="plain",
        shape=RECORD,
        pattern={},
        message=told.what,
        what=told.what,
        why=told.why,
        instead=told.instead,
        questions=(),
        needs=(),
        spared_by=(),
        flags=tuple(map(Example, told.flags)),
        passes=tuple(map(Example, told.passes)),
        citations=(_CAP, _FTC),
        language="en",
        since="0.1.0",
    )

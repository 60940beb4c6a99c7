"""`holdwater rules test`: every rule against its own examples, down the whole road.

Walk the examples of every rule, built in or of your own packs. With a PACK,
walk those of the rules in it and no others; the settings need not name it yet.

Exit code: 0 all hold, 1 one does not, 2 a pack could not be read.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from holdwater.cli.options import add_common, open_desk, output_stream
from holdwater.desk import Desk
from holdwater.examples import Outcome, walk_examples
from holdwater.model.rule import AUDIENCES, Rule
from holdwater.settings import Settings, built_in

TESTS_SCHEMA = "holdwater/rules-test/1"


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "files", nargs="*", metavar="PACK", type=Path, help="a pack of your own"
    )
    add_common(parser)


def run(options: Namespace) -> int:
    """Walk the examples; the exit code is 1 when one does not hold."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    day = desk.today(settings)
    desk.lens(settings)  # a rule that is not there is an error here as well
    outcomes = list(_outcomes(desk, settings, options.files, today=day))
    failed = [outcome for outcome in outcomes if not outcome.holds]
    with output_stream(options.output) as stream:
        if settings["format"] == "json":
            plain = {
                "schema": TESTS_SCHEMA,
                "examples": len(outcomes),
                "failed": [
                    {
                        "rule": one.rule.name,
                        "text": one.example.text,
                        "wanted": one.wanted,
                        "got": one.got,
                        "suggestion": one.suggestion,
                        "left": one.left,
                    }
                    for one in failed
                ],
            }
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
        else:
            for one in failed:
                got = ", ".join(one.got) or "nothing"
                stream.write(
                    f"{one.rule.name}: must {one.wanted}: {one.example.text}\n"
                )
                stream.write(f"    found {got}\n")
                if one.left:
                    stream.write(f"    suggests {one.suggestion}\n")
                    stream.write(f"    which {', '.join(one.left)} would flag\n")
            rules = len({outcome.rule.name for outcome in outcomes})
            stream.write(
                f"{len(outcomes):,} examples of {rules} rules, {len(failed)} failed\n"
            )
    return 1 if failed else 0


def _outcomes(
    desk: Desk, settings: Settings, packs: Sequence[Path], *, today: date
) -> Iterator[Outcome]:
    """Walk the examples of the rules that are asked for, each beside those it is used with.

    A rule that is switched off here holds what it promises all the same.
    """
    named = {path.resolve(): path for path in (*settings["packs"], *packs)}
    wanted = {path.resolve() for path in packs or named.values()}
    own = built_in(packs=tuple(named.values()))

    def is_wanted(rule: Rule) -> bool:
        return rule.pack is not None and Path(rule.pack).resolve() in wanted

    for audience in AUDIENCES:
        if not packs:
            shipped = desk.lens(built_in(), audience=audience)
            yield from walk_examples(shipped, today=today)
        if wanted:
            lens = desk.lens(own, audience=audience)
            yield from walk_examples(lens, today=today, only=is_wanted)

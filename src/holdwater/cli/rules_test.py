"""`holdwater rules test`: every rule against its own examples, down the whole road."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater.cli.options import add_common, open_desk, output_stream
from holdwater.examples import walk_examples
from holdwater.model.rule import AUDIENCES
from holdwater.settings import built_in

TESTS_SCHEMA = "holdwater/rules-test/1"


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_common(parser)


def run(options: Namespace) -> int:
    """Walk the examples; the exit code is 1 when one does not hold."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    day = desk.today(settings)
    desk.lens(settings)  # a rule that is not there is an error here as well
    # A rule that is switched off here holds what it promises all the same.
    outcomes = [
        outcome
        for audience in AUDIENCES
        for outcome in walk_examples(
            desk.lens(built_in(), audience=audience), today=day
        )
    ]
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

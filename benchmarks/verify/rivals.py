"""What else ties claims to files of evidence, and how long it takes, side by side.

    python -m verify.rivals FOLDER --claims-cli PATH/TO/bin/claims [--claims 2000]

Writes into FOLDER a project that each can take, and runs all on it, one after the other and
again: figures that a JSON file tells by a pointer, each printed in one sentence of one page.
Holdwater has ``claims/``, claims-cli a ``repro.yaml``; both name the same files and figures,
and the same few claims are wrong. It ends where one of them does not find exactly those.

What each does beyond that is not compared, and stands in ``does``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from startup import RESULTS
from verify.corpus import ONE_IN, SEED, sentence, things
from verify.speed import measured, run_once

#: So many claims are on one file, as many on one page, and so many sentences are nobody's.
ON_A_FILE, ON_A_PAGE, FILLER = 10, 20, 200

#: What each checks of this project, in our words, as its documentation has it.
DOES = {
    "holdwater": (
        "Each figure against its file; where all pages tell each claim, in the same words, "
        "nearly so or with another figure; how many printed numbers and objective "
        "statements are tied to a claim, for which every sentence is judged; expiry, "
        "intervals, counter-evidence."
    ),
    "claims-cli": (
        "The SHA-256 of each file, and each figure against its file at the precision it is "
        "printed in. `verify` does not open the pages: that is `numbers`, for one "
        "manuscript. No expiry, no interval, no judgement of sentences. It appends what it "
        "found to a record that it keeps."
    ),
}

_RECORD = """\
[[claim]]
id = "{id}"
text = {text}
[claim.value]
claimed = "{said} s"
is = "at most"
formula = "a"
figures = {{a = "file.{run}.max"}}
[[claim.evidence]]
name = "file"
path = "../{path}"
kind = "benchmark"
"""


def write(folder: Path, claims: int) -> set[str]:
    """Write the project; return the ids of the claims that are wrong."""
    chance = Random(SEED)
    for name in ("claims", "evidence", "pages"):
        (folder / name).mkdir(parents=True)
    (folder / "holdwater.toml").write_text("", "utf-8")
    every, artifacts, records, told, wrong = [], [], [], [], set()
    about = things(chance)
    for at in range(claims):
        number, place = divmod(at, ON_A_FILE)
        path = f"evidence/run-{number:05}.json"
        if not place:
            results = [_result(chance, f"run-{one}") for one in range(ON_A_FILE)]
            content = json.dumps({"results": results}).encode()
            (folder / path).write_bytes(content)
            digest = {"algorithm": "sha256", "value": sha256(content).hexdigest()}
            artifacts.append({"id": f"f-{number:05}", "path": path, "digest": digest})
        name = f"claim-{at:05}"
        value = results[place]["max"]
        if chance.randrange(ONE_IN) == 0:
            wrong.add(name)
            value -= 0.001  # less than it was: neither "at most" nor the same
        said = f"{value:.3f}"
        text = f"The {next(about)} takes {said} s at most."
        words = json.dumps(text)
        records.append(
            _RECORD.format(
                id=name, text=words, said=said, path=path, run=f"run-{place}"
            )
        )
        metric = {"kind": "metric", "artifact": f"f-{number:05}", "name": "max"}
        pointer = {"pointer": f"/results/{place}/max", "reported": said}
        every.append({"id": name, "text": text, "evidence": [{**metric, **pointer}]})
        told.append(text)
    for at in range(0, claims, 100):
        text = "\n".join(records[at : at + 100])
        (folder / "claims" / f"part-{at:05}.toml").write_text(text, "utf-8")
    for at in range(0, claims, ON_A_PAGE):
        here = [*told[at : at + ON_A_PAGE], *(sentence(chance) for _ in range(FILLER))]
        chance.shuffle(here)
        text = "\n\n".join(["# What was measured", *here]) + "\n"
        (folder / "pages" / f"page-{at:05}.md").write_text(text, "utf-8")
    # JSON is YAML, and is read the faster for it.
    manifest = json.dumps({"artifacts": artifacts, "claims": every}, indent=1)
    (folder / "repro.yaml").write_text(manifest, "utf-8")
    return wrong


def _result(chance: Random, command: str) -> dict[str, Any]:
    middle = chance.uniform(2, 90)
    times = sorted(round(abs(chance.gauss(middle, middle / 20)), 3) for _ in range(9))
    return {
        "command": command,
        "mean": sum(times) / 9,
        "stddev": 1.0,
        "median": times[4],
        "user": 1.0,
        "system": 1.0,
        "min": times[0],
        "max": times[-1],
        "times": times,
        "exit_codes": [0] * 9,
    }


def found_in(answer: bytes, *, is_ours: bool) -> set[str]:
    """Return the ids of the claims that a tool says are wrong."""
    if is_ours:
        claims = json.loads(answer)["claims"]
        return {one["id"] for one in claims if one["verdict"] != "holds"}
    lines = [line for line in answer.decode().splitlines() if "MISS" in line]
    return set(re.findall(r"claim-\d{5}", "\n".join(lines)))


def side_by_side(
    commands: Mapping[str, list[str]], folder: Path, wrong: set[str], rounds: int
) -> dict[str, list[dict[str, Any]]]:
    """Run all one after the other, and again; each has to find what is wrong."""
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in commands}
    for _ in range(rounds):
        with TemporaryDirectory() as empty:
            kept = {"XDG_CACHE_HOME": f"{empty}/c", "XDG_STATE_HOME": f"{empty}/s"}
            for name, words in commands.items():
                told: list[bytes] = []
                runs[name].append(run_once(words, folder, environment=kept, told=told))
                found = found_in(told[0], is_ours=name.startswith("holdwater"))
                if found != wrong:
                    sys.exit(f"{name} finds {len(found)} wrong, and {len(wrong)} are")
    return runs


def main() -> None:
    """Write, run side by side, and keep what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims-cli", required=True, metavar="PROGRAM")
    parser.add_argument("--claims", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--output", type=Path, default=RESULTS / "verify-speed.json")
    options = parser.parse_args()
    wrong = write(options.folder, options.claims)
    own = str(Path(sys.executable).with_name("holdwater"))
    ours = [own, "verify", "--format", "json", "pages"]
    commands = {
        "holdwater, an empty cache": ours,
        "holdwater, nothing changed": ours,
        "claims-cli": [options.claims_cli, "verify"],
    }
    runs = side_by_side(commands, options.folder, wrong, options.runs)
    version = subprocess.run(
        [options.claims_cli, "--version"], capture_output=True, text=True, check=True
    )
    result = measured(
        benchmark="verifying side by side",
        rival=version.stdout.strip(),
        claims=options.claims,
        wrong=len(wrong),
        does=DOES,
        runs=runs,
    )
    known: dict[str, Any] = {}
    with suppress(OSError, ValueError):  # what `verify.speed` wrote stays
        known = json.loads(options.output.read_text("utf-8"))
    text = json.dumps({**known, "side_by_side": result}, indent=1) + "\n"
    options.output.write_text(text, "utf-8")
    print(json.dumps(runs, indent=1))


if __name__ == "__main__":
    main()

"""Everything that is too long for a test: fuzzing and kills. Keeps what it found.

    python soak/run.py [--seconds 120] [--kills 200]

Ends with 1 where something was found. atheris is installed by hand: it has no wheel for
every Python.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGETS = ("markdown", "html", "sitemap", "docx", "slides", "package")


def fuzz(target: str, seconds: int) -> dict[str, Any]:
    """Fuzz one target; return how many inputs were tried, and what was found."""
    words = [sys.executable, str(HERE / "fuzz.py"), target, str(seconds)]
    ran = subprocess.run(words, check=False, capture_output=True, text=True)
    tried = re.search(r"number_of_executed_units:\s*(\d+)", ran.stderr)
    found = None if ran.returncode == 0 else ran.stderr[-2000:]
    return {
        "target": target,
        "seconds": seconds,
        "inputs": int(tried[1]) if tried else 0,
        "found": found,
    }


def main() -> None:
    """Run it all, and keep what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120, help="for each target")
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    fuzzed = []
    for target in TARGETS:
        fuzzed.append(fuzz(target, options.seconds))
        print(target, fuzzed[-1]["inputs"], fuzzed[-1]["found"] or "nothing found")
    kills = subprocess.run(
        [sys.executable, str(HERE / "kills.py"), str(options.kills)],
        check=False,
        capture_output=True,
        text=True,
    )
    print(kills.stdout, kills.stderr)
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "python": sys.version.split()[0],
        "command": f"python soak/run.py --seconds {options.seconds} "
        f"--kills {options.kills}",
        "fuzzed": fuzzed,
        "kills": kills.stdout.splitlines(),
        "kills_ended_well": kills.returncode == 0,
    }
    path = HERE / "results" / f"{found['date']}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    is_well = kills.returncode == 0 and all(not one["found"] for one in fuzzed)
    sys.exit(0 if is_well and all(one["inputs"] for one in fuzzed) else 1)


if __name__ == "__main__":
    main()

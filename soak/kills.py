"""Kill `holdwater check` at any moment, again and again; nothing half-made may be left.

    python soak/kills.py [TIMES]

Each run writes a report over an older one. Whenever it is killed (SIGKILL), the report is
the old one or the new one, whole; and no child that reads a document outlives it for long.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
OLD = '{"old": true}'
WAIT = 90.0


def children() -> list[int]:
    """Return the processes that read a document in our name, wherever they hang."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            words = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if b"holdwater.isolate import serve" in words:
            found.append(int(entry.name))
    return found


def main() -> None:
    """Kill, look, and say how often which report was there."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = Random(7)
    seen = {"old": 0, "new": 0}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = [sys.executable, "-m", "holdwater", "check", "--format", "json"]
        words += ["--output", str(report), str(ROOT / "examples" / "ottermere")]
        began = time.monotonic()
        subprocess.run(words, check=False, capture_output=True)
        whole = time.monotonic() - began
        for _ in range(times):
            report.write_text(OLD, "utf-8")
            child = subprocess.Popen(
                words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0, 1.3 * whole))
            child.send_signal(signal.SIGKILL)
            child.wait()
            found = json.loads(report.read_text("utf-8"))
            seen["old" if found == json.loads(OLD) else "new"] += 1
        parts = [one for one in Path(folder).iterdir() if one != report]
    until = time.monotonic() + WAIT
    while children() and time.monotonic() < until:
        time.sleep(0.5)
    left = len(children())
    print(
        f"{times} kills: {seen['old']} old reports, {seen['new']} new ones, each whole"
    )
    print(
        f"{len(parts)} unfinished files beside the report; {left} readers left behind"
    )
    sys.exit(1 if left else 0)


if __name__ == "__main__":
    main()

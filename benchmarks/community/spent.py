"""What a program takes: its time by the wall and by the processor, and its memory at most."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

Told = dict[str, Any]


def apart(work: Callable[..., int], *given: Path) -> int:
    """Do some work in a process of its own.

    What a process starts is counted with as much memory as it had itself at most: so what
    measures has to stay small.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def spent(
    command: Sequence[str | Path],
    *,
    stop_after: float = 3_600,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Told:
    """Run a program to its end, or until its time is over; return what it took.

    Seconds by the wall; processor seconds and the largest memory of any one process (MB)
    of it and of all that it started and waited for; and the machine's load when it began.
    """
    load = os.getloadavg()[0]
    began = time.perf_counter()
    with subprocess.Popen(
        [str(one) for one in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        cwd=folder,
        start_new_session=True,
    ) as child:
        was_stopped = False
        while True:
            pid, status, used = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - began > stop_after and not was_stopped:
                was_stopped = True
                os.killpg(child.pid, signal.SIGKILL)
            time.sleep(0.02)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        said = child.stderr.read().decode("utf-8", "replace") if child.stderr else ""
    told: Told = {
        "seconds": round(wall, 2),
        "processor_seconds": round(used.ru_utime + used.ru_stime, 2),
        "megabytes": round(used.ru_maxrss / 1024),
        "load": round(load, 1),
    }
    if was_stopped:
        told["stopped"] = True
    elif child.returncode:
        told["failed"] = said.strip().splitlines()[-1:]
    return told

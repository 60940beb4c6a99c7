"""Run what reads hostile bytes in a child, with limits on memory, time and output.

A parser of a binary format may crash, hang or swell on bytes made for it. It does so in
a process of its own, and what comes home is JSON: a child that was taken over can send
wrong words, and nothing that is run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdwater.errors import Damaged, OverLimit

#: Seconds beyond those of its own that a child may wait for a busy machine.
GRACE = 60

#: What the child runs before anything else: the parent's modules, then `serve`.
_PATHS = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
_BOOT = "from holdwater.isolate import serve; serve(*sys.argv[2:])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: bytes of memory and of output, seconds of time."""

    memory: int = 1 << 30
    seconds: int = 60
    output: int = 256 << 20


def run_isolated(
    function: str,
    content: bytes,
    *,
    source: str,
    arguments: Mapping[str, Any],
    limits: Limits | None = None,
) -> Any:
    """Call ``package.module:name`` with ``content`` in a child; return what it returns.

    ``arguments`` and the result are plain JSON values. Errors name ``source``.
    Raises Damaged where the function says so or the child crashes, OverLimit where it
    would take more memory, time or room than ``limits`` allow.
    """
    limits = limits or Limits()
    allowed = (limits.memory, limits.seconds, limits.output)
    command = [
        *interpreter(_BOOT),
        function,
        *map(str, allowed),
        json.dumps(dict(arguments)),
    ]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(content)
        given.seek(0)
        try:
            child = subprocess.run(  # noqa: S603 - our own interpreter and words
                command,
                stdin=given,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds + GRACE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise over_time(source, limits) from error
        answer.seek(0)
        return result(child.returncode, answer.read(), source=source, limits=limits)


def interpreter(boot: str) -> list[str]:
    """Return how a child of this process is started, alone but for its modules."""
    python = [sys.executable, "-I", "-S", *_caching(), "-c"]
    return [*python, _PATHS + boot, json.dumps(sys.path)]


def serve(
    function: str, memory: str, seconds: str, output: str, arguments: str
) -> None:
    """Be the child: take limits on, read standard input, answer on standard output."""
    from importlib import import_module

    module, _, name = function.partition(":")
    called = getattr(import_module(module), name)
    _take_limits(int(memory), int(seconds), int(output))
    try:
        content = sys.stdin.buffer.read()
        answer = {"result": called(content, **json.loads(arguments))}
        written = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    except MemoryError:
        written = '{"over": "memory"}'
    except RecursionError:
        written = '{"over": "depth"}'
    except OverLimit as error:
        written = json.dumps({"over": "", "message": error.message})
    except Damaged as error:
        written = json.dumps({"damaged": error.message, "hint": error.hint})
    try:
        sys.stdout.buffer.write(written.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except (OSError, MemoryError):
        sys.exit(_NO_ROOM)


def _caching() -> list[str]:
    """Let the child keep compiled modules where this process may."""
    return ["-B"] if sys.dont_write_bytecode else []


#: The child's exit code where its answer was too long.
_NO_ROOM = 73


#: Of prctl(2): the signal that a process gets when its parent ends.
_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Let this process end when the one ends that started it: nobody waits for it."""
    import ctypes
    import signal

    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _take_limits(memory: int, seconds: int, output: int) -> None:
    import resource
    import signal

    end_with_parent()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then a write fails, and is told of
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Before 3.12.8 a module's cache that does not fit is cut short and kept, and the
    # next import of it fails: https://github.com/python/cpython/issues/126606
    sys.dont_write_bytecode = True


def result(code: int, written: bytes, *, source: str, limits: Limits) -> Any:
    """Return what a child returned; raise what came of it otherwise."""
    import signal

    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise over_time(source, limits)
    if code == _NO_ROOM:
        raise OverLimit("holds more text than may be read at once", where=source)
    try:
        answer: dict[str, Any] = json.loads(written) if code == 0 else {}
    except ValueError:
        answer = {}
    if "result" in answer:
        return answer["result"]
    if "over" in answer:
        raise _over(answer, source, limits)
    if "damaged" in answer:
        raise Damaged(answer["damaged"], where=source, hint=answer.get("hint"))
    raise Damaged(
        "is damaged, or was made to break what reads it: its reader broke down",
        where=source,
        hint="Open it in the program it was written with and save it anew.",
    )


def _over(answer: Mapping[str, str], source: str, limits: Limits) -> OverLimit:
    if answer["over"] == "memory":
        said = f"needs more than {limits.memory >> 20:,} MB of memory to read"
    elif answer["over"] == "depth":
        said = "is nested too deeply to be read"
    else:
        said = answer["message"]
    return OverLimit(said, where=source)


def over_time(source: str, limits: Limits) -> OverLimit:
    """Say that a child took too long."""
    return OverLimit(f"takes more than {limits.seconds} s to read", where=source)

"""Many calls of one function of `holdwater.isolate`, each in a child of its own.

To start Python and to import a database takes longer than to ask it. So one process is
made ready, imports what the function takes, and forks a child for each call. That process
holds no file and runs nothing of anybody's; a child takes the limits on as any other does,
has the file, its answer and no way to the next one's, and ends.

Where the system has no such forks, each call starts a process of its own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, Any, NoReturn

from holdwater.isolate import (
    GRACE,
    Limits,
    end_with_parent,
    interpreter,
    over_time,
    result,
    run_isolated,
    serve,
)

#: What the process does that is made ready.
_BOOT = "from holdwater.forks import make_ready; make_ready(*sys.argv[2:])"


class Forks:
    """Calls one function again and again, each time in a child with the same limits.

    ``ahead`` makes ready what every child has from then on. It is called before there is any
    file, and told how much of it is wanted: whenever that is more than was before.
    """

    def __init__(
        self, function: str, *, limits: Limits, ahead: str | None = None
    ) -> None:
        self._function = function
        self._limits = limits
        self._ahead = ahead
        self._ready: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def run(
        self,
        content: bytes,
        *,
        source: str,
        arguments: Mapping[str, Any],
        ahead: int = 1,
    ) -> Any:
        """Call the function; as `holdwater.isolate.run_isolated` does."""
        limits = self._limits
        if sys.platform != "linux":
            return run_isolated(
                self._function,
                content,
                source=source,
                arguments=arguments,
                limits=limits,
            )
        try:
            code, written = self._asked(content, arguments, ahead)
        except (OSError, ValueError):  # it was ended from outside
            self.close()
            return run_isolated(
                self._function,
                content,
                source=source,
                arguments=arguments,
                limits=limits,
            )
        if code is None:
            raise over_time(source, limits)
        return result(code, written, source=source, limits=limits)

    def close(self) -> None:
        """End the process that was made ready, if it is this one's."""
        ready, self._ready = self._ready, None
        if ready is None or self._owner != os.getpid():
            return
        ready.kill()
        for stream in (ready.stdin, ready.stdout):
            if stream:
                # What it was not sent any more, nobody waits for.
                with suppress(BrokenPipeError):
                    stream.close()
        ready.wait()

    def __del__(self) -> None:
        self.close()

    def _asked(
        self, content: bytes, arguments: Mapping[str, Any], ahead: int
    ) -> tuple[int | None, bytes]:
        ready = self._at_hand()
        assert ready.stdin is not None
        assert ready.stdout is not None
        said = json.dumps(dict(arguments))
        head = {"size": len(content), "arguments": said, "ahead": ahead}
        ready.stdin.write(json.dumps(head).encode() + b"\n")
        ready.stdin.write(content)
        ready.stdin.flush()
        told = json.loads(ready.stdout.readline())
        written = ready.stdout.read(told["size"])
        if len(written) != told["size"]:
            raise ValueError
        return told["code"], written

    def _at_hand(self) -> subprocess.Popen[bytes]:
        if self._ready is None or self._owner != os.getpid():
            limits = self._limits
            self._owner = os.getpid()
            self._ready = subprocess.Popen(  # noqa: S603 - our own interpreter and words
                [
                    *interpreter(_BOOT),
                    self._function,
                    *map(str, (limits.memory, limits.seconds, limits.output)),
                    str(GRACE),
                    *([self._ahead] if self._ahead else []),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._ready


def make_ready(
    function: str, memory: str, seconds: str, output: str, grace: str, *ahead: str
) -> None:
    """Be the process that is ready: fork a child for each call that comes in."""
    from importlib import import_module

    end_with_parent()
    import_module(function.partition(":")[0])
    prepare: list[Callable[[int], None]] = []
    for one in ahead:
        module, _, name = one.partition(":")
        prepare.append(getattr(import_module(module), name))
    ready = 0
    patience = int(seconds) + int(grace)
    with os.fdopen(os.dup(0), "rb") as asked, os.fdopen(os.dup(1), "wb") as told:
        while line := asked.readline():
            head = json.loads(line)
            if head["ahead"] > ready:
                ready = head["ahead"]
                for call in prepare:
                    call(ready)
            given = _file_of(asked, head["size"])
            answer = os.memfd_create("answer")
            child = os.fork()
            if not child:
                allowed = (memory, seconds, output)
                _be_child(function, given, answer, allowed, head["arguments"])
            os.close(given)
            code = _ended(child, patience)
            size = os.lseek(answer, 0, os.SEEK_END)
            os.lseek(answer, 0, os.SEEK_SET)
            told.write(json.dumps({"code": code, "size": size}).encode() + b"\n")
            with os.fdopen(answer, "rb") as written:
                while part := written.read(1 << 20):
                    told.write(part)
            told.flush()


def _file_of(asked: IO[bytes], size: int) -> int:
    """Put what comes in into a file without a name; return where it is open."""
    given = os.memfd_create("given")
    while size:
        part = asked.read(min(size, 1 << 20))
        if not part:
            sys.exit(1)
        size -= len(part)
        while part:
            part = part[os.write(given, part) :]
    os.lseek(given, 0, os.SEEK_SET)
    return given


def _be_child(
    function: str, given: int, answer: int, allowed: tuple[str, str, str], said: str
) -> NoReturn:
    """Keep the file and the answer, give up all else, and serve."""
    code = 1
    try:
        os.dup2(given, 0)
        os.dup2(answer, 1)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        serve(function, *allowed, said)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        os._exit(code)


def _ended(child: int, patience: int) -> int | None:
    """Wait for a child; return its exit code, None where it took too long."""
    import select

    handle = os.pidfd_open(child)
    try:
        ready, _, _ = select.select([handle], [], [], patience)
        if not ready:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) if ready else None
    finally:
        os.close(handle)

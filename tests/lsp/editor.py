"""An editor, as far as the protocol sees one: it knows nothing of Holdwater's code."""

from __future__ import annotations

import json
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

#: Nothing is asserted about time: this ends a test that waits for what never comes.
PATIENCE = 120


class Editor:
    """Starts `holdwater lsp` in a folder, and speaks with it over standard streams.

    What comes in on standard output has to be the protocol and nothing else.
    """

    def __init__(
        self,
        folder: Path,
        *,
        encodings: Sequence[str] | None = None,
        command: Sequence[str] = (sys.executable, "-W", "error", "-m", "holdwater"),
        markdown: bool = True,
    ) -> None:
        self.folder = folder
        self.told: list[dict[str, Any]] = []
        self.registered: list[dict[str, Any]] = []
        self._number = 0
        self._coming: queue.Queue[dict[str, Any] | None] = queue.Queue()
        environment = {k: v for k, v in os.environ.items() if k[:10] != "HOLDWATER_"}
        self.process = subprocess.Popen(
            [*command, "lsp", "--stdio"],
            cwd=folder.parent,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._errors: list[bytes] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        hover = {"contentFormat": ["markdown", "plaintext"] if markdown else []}
        self.answer = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
                "capabilities": {
                    **(
                        {"general": {"positionEncodings": encodings}}
                        if encodings
                        else {}
                    ),
                    "workspace": {
                        "workspaceEdit": {"documentChanges": True},
                        "didChangeWatchedFiles": {"dynamicRegistration": True},
                    },
                    "textDocument": {"hover": hover, "publishDiagnostics": {}},
                },
            },
        )
        self.say("initialized", {})

    # -- what somebody does ------------------------------------------------------

    def opens(self, name: str, text: str, language: str = "markdown") -> str:
        uri = (self.folder / name).as_uri()
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.say("textDocument/didOpen", {"textDocument": item})
        return uri

    def types(self, uri: str, text: str, version: int) -> None:
        self.say(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": version},
                "contentChanges": [{"text": text}],
            },
        )

    def saves(self, uri: str) -> None:
        self.say("textDocument/didSave", {"textDocument": {"uri": uri}})

    def closes(self, uri: str) -> None:
        self.say("textDocument/didClose", {"textDocument": {"uri": uri}})

    def points_at(self, uri: str, line: int, character: int) -> Any:
        return self.ask(
            "textDocument/hover",
            {
                "textDocument": {"uri": uri},
                "position": {"line": line, "character": character},
            },
        )

    def asks_what_to_do(
        self, uri: str, span: dict[str, Any], only: Sequence[str] | None = None
    ) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **({"only": only} if only else {})}
        answer: list[dict[str, Any]] = self.ask(
            "textDocument/codeAction",
            {"textDocument": {"uri": uri}, "range": span, "context": context},
        )
        return answer

    def sees(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """Wait for the next diagnostics of a page (of a version), and return them."""
        found: list[dict[str, Any]] = self.waits_for(
            "textDocument/publishDiagnostics",
            lambda one: one["uri"] == uri and version in (None, one.get("version")),
        )["diagnostics"]
        return found

    def waits_for(
        self, method: str, holds: Callable[[dict[str, Any]], bool] = lambda _: True
    ) -> dict[str, Any]:
        """Wait until something is told, or was and nobody has asked for it yet."""
        while True:
            for at, one in enumerate(self.told):
                if one["method"] == method and holds(one["params"]):
                    del self.told[: at + 1]
                    return dict(one["params"])
            self._take()

    def leaves(self) -> tuple[int, str]:
        """Shut the server down; return its exit code and what it said on the side."""
        self.ask("shutdown", None)
        self.say("exit", None)
        return self.ends()

    def ends(self) -> tuple[int, str]:
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self._listener.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()
        return code, b"".join(self._errors).decode()

    # -- the protocol ------------------------------------------------------------

    def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            answer = self._take()
            if answer.get("id") == number and "method" not in answer:
                assert "error" not in answer, answer
                return answer["result"]

    def say(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def send_bytes(self, content: bytes) -> None:
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))

    def _take(self) -> dict[str, Any]:
        message = self._coming.get(timeout=PATIENCE)
        assert message is not None, b"".join(self._errors).decode()
        if "method" in message and "id" in message:  # it asks the editor
            if message["method"] == "client/registerCapability":
                self.registered += message["params"]["registrations"]
            self._send({"id": message["id"], "result": None})
        elif "method" in message:
            self.told.append(message)
        return message

    def _read(self) -> None:
        stream = self.process.stdout
        try:
            while header := stream.readline():
                name, _, length = header.partition(b": ")
                while (line := stream.readline()) != b"\r\n":
                    assert line.startswith(b"Content-Type: "), line
                assert name == b"Content-Length", header
                self._coming.put(json.loads(stream.read(int(length))))
        finally:
            self._coming.put(None)

    def _listen(self) -> None:
        for line in self.process.stderr:
            self._errors.append(line)


def applied(text: str, edits: Sequence[dict[str, Any]]) -> str:
    """Apply edits as an editor does that counts in UTF-16."""
    units = text.encode("utf-16-le")
    for edit in edits:
        start, end = (2 * _unit(text, edit["range"][at]) for at in ("start", "end"))
        units = units[:start] + edit["newText"].encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


def under(text: str, span: dict[str, Any]) -> str:
    """Return the words under a range, counted in UTF-16."""
    units = text.encode("utf-16-le")
    start, end = (2 * _unit(text, span[at]) for at in ("start", "end"))
    return units[start:end].decode("utf-16-le")


def _unit(text: str, position: dict[str, int]) -> int:
    lines = re.split("(?<=\r\n)|(?<=\n)|(?<=\r)(?!\n)", text)
    before = "".join(lines[: position["line"]])
    return len(before.encode("utf-16-le")) // 2 + position["character"]

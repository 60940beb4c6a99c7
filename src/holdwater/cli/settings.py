"""`holdwater settings`: each value, and where it came from."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from holdwater.cli.options import add_common, open_desk, output_stream
from holdwater.errors import UsageError
from holdwater.settings import KNOWN

SETTINGS_SCHEMA = "holdwater/settings/1"


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "folder", nargs="?", default=".", type=Path, help="settings for files here [.]"
    )
    add_common(parser)


def run(options: Namespace) -> int:
    """Show every setting for files in a folder."""
    if not options.folder.is_dir():
        raise UsageError("is no folder", where=str(options.folder))
    settings = open_desk(options).settings(options.folder)
    with output_stream(options.output) as stream:
        if settings["format"] == "json":
            plain = {
                "schema": SETTINGS_SCHEMA,
                "settings": [
                    {
                        "name": name,
                        "value": _plain(settings[name]),
                        "origin": settings.origins[name],
                        "what": known.what,
                    }
                    for name, known in KNOWN.items()
                ],
            }
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
            return 0
        for name, known in KNOWN.items():
            value = json.dumps(_plain(settings[name]), ensure_ascii=False)
            stream.write(f"{name} = {value}\n")
            stream.write(f"    {known.what} (from {settings.origins[name]})\n")
    return 0


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, dict)):
        return value
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value)

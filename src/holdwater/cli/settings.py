"""`holdwater settings`: each value, and where it came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from holdwater.cli.options import common, open_desk, output_stream
from holdwater.settings import KNOWN

SETTINGS_SCHEMA = "holdwater/settings/1"


@click.command("settings")
@click.argument(
    "folder",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@common(("terminal", "json"))
def command(
    folder: Path,
    format_: str | None,
    output: Path | None,
    config: Path | None,
    today: str | None,
) -> int:
    """Show each setting for files in FOLDER, its value and where it came from."""
    desk = open_desk(config=config, today=today, format=format_)
    settings = desk.settings(folder)
    with output_stream(output) as stream:
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
    return list(value) if isinstance(value, tuple) else str(value)

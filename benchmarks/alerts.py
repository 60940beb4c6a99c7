"""A page for other checkers to read, and the statements that they alert on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable


def write_page(texts: Iterable[str]) -> str:
    """Write each statement as a paragraph of one line, ended like a sentence.

    The mark is for those that read an unfinished line and the next as one.
    """
    return "\n\n".join(_ended(" ".join(text.split())) for text in texts) + "\n"


def _ended(text: str) -> str:
    return text if re.search(r"[.!?:;]\W*$", text) else f"{text}."


def statements_on(lines: Iterable[int], *, count: int) -> set[int]:
    """Turn lines of a page, from 1, into statements, from 0.

    Raises ValueError for a line that is not on the page.
    """
    outside = [line for line in lines if not 1 <= line < 2 * count]
    if outside:
        raise ValueError(f"an alert on line {outside[0]}, where nothing is")
    return {line // 2 for line in lines}


def lines_after_name(output: str) -> set[int]:
    """Read the lines of alerts written as `FILE:LINE:` and more."""
    found = re.findall(r"^[^\s:][^:\n]*:(\d+):", output, re.MULTILINE)
    return {int(line) for line in found}


def lines_of_vfile(output: str) -> set[int]:
    """Read the lines of alerts written as `LINE:COLUMN-LINE:COLUMN warning`."""
    return {int(line) for line in re.findall(r"^\s+(\d+):\d+", output, re.MULTILINE)}


def lines_of_proselint(output: str) -> set[int]:
    """Read the lines of proselint's JSON."""
    files = json.loads(output)["result"].values()
    return {one["pos"][0] for file in files for one in file["diagnostics"]}


def lines_of_textlint(output: str) -> set[int]:
    """Read the lines of textlint's JSON."""
    return {one["line"] for file in json.loads(output) for one in file["messages"]}


def lines_of_harper(output: str) -> set[int]:
    """Read the lines of Harper's JSON, which stands between other lines."""
    began, ended = re.search(r"^\[", output, re.MULTILINE), output.rfind("]")
    if not began:
        raise ValueError("no JSON")
    files = json.loads(output[began.start() : ended + 1])
    return {one["line"] for file in files for one in file["lints"]}


def lines_of_vale(output: str) -> set[int]:
    """Read the lines of Vale's JSON."""
    return {one["Line"] for file in json.loads(output).values() for one in file}

"""`holdwater learn`: a team's own verdicts, learned from, shown and forgotten.

Each line of VERDICTS.jsonl is a JSON object with text and standing: what your
team thinks of a statement. Whatever `holdwater evaluate` reads will do. What is
learned goes into one file, and is judged by where the setting `learned` names
it.

Exit code: 0 done, 2 could not: too few verdicts, say, or nothing gained by
them.
"""

from __future__ import annotations

import io
import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from holdwater import __version__
from holdwater.claims.learned import Record, VerdictFile
from holdwater.claims.learned_file import (
    LEARNED_SCHEMA,
    MOST_BYTES,
    open_learned,
    sha256_of,
    write_record,
)
from holdwater.cli.options import add_common, open_desk, output_stream, terminal_width
from holdwater.desk import Desk
from holdwater.errors import LabelledDataError, LearningError, UsageError
from holdwater.evaluate import Labelled, read_labelled
from holdwater.lessons import Study, as_changed, study
from holdwater.report.layout import visible
from holdwater.report.learned import record_lines
from holdwater.settings import Settings

#: What the file is called where nobody says otherwise.
FILE = "holdwater-learned.json"


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    # Said here, because Pythons differ in where they break such a line.
    parser.usage = (
        "holdwater learn [--show | --forget | --dry-run | --force]\n"
        "                       [--format {terminal,json}] [--output FILE]\n"
        "                       [--config FILE] [--today DATE] [VERDICTS.jsonl ...]"
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="VERDICTS.jsonl")
    add_common(
        parser,
        output=f"the file of what is learned [that of `learned`, else {FILE}]",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--show", action="store_true", help="tell what was learned before"
    )
    instead.add_argument(
        "--forget", action="store_true", help="remove what was learned before"
    )
    instead.add_argument(
        "--dry-run", action="store_true", help="tell what would be learned"
    )
    instead.add_argument(
        "--force",
        action="store_true",
        help="write it even if verdicts held back gain nothing by it",
    )


def run(options: Namespace) -> int:
    """Learn, show or forget."""
    desk = open_desk(options)
    settings = desk.settings(Path())
    path = _path(options, settings)
    is_json = settings["format"] == "json"
    if options.show or options.forget:
        if options.files:
            raise UsageError("--show and --forget take no VERDICTS")
        if options.forget:
            _forget(path, settings, is_json=is_json)
        else:
            _show(path, desk, settings, is_json=is_json)
        return 0
    if not options.files:
        raise UsageError(
            "VERDICTS.jsonl are missing",
            hint="Name the files your team's verdicts stand in, or --show, or --forget.",
        )
    _learn(options, path, desk, settings)
    return 0


def _path(options: Namespace, settings: Settings) -> Path:
    """Tell where what is learned lies: what is named, else beside the settings."""
    given: Path | None = options.output
    if given is not None and (str(given) == "-" or given.is_dir()):
        raise UsageError("is no file to learn into", where=str(given))
    named: Path | None = settings["learned"]
    beside = settings.files[-1].parent if settings.files else Path()
    return _from_here(given or named or beside / FILE)


def _from_here(path: Path) -> Path:
    here = Path.cwd()
    inside = path.is_absolute() and path.is_relative_to(here)
    return path.relative_to(here) if inside else path


# -- learning -----------------------------------------------------------------------


def _learn(options: Namespace, path: Path, desk: Desk, settings: Settings) -> None:
    if path.exists() or path.is_symlink():
        _own(path)  # nothing else is written over, nor through a link to nowhere
    read = [_verdicts(one) for one in options.files]
    found = study(
        [row for rows, _ in read for row in rows],
        lens=desk.shipped_lens(settings),
        today=desk.today(settings),
    )
    record = _record(found, [file for _, file in read], desk, settings)
    content = write_record(record)
    if len(content.encode("utf-8", "replace")) > MOST_BYTES:
        raise LearningError(
            f"what changes takes more than {MOST_BYTES:,} bytes",
            hint="Learn from fewer verdicts, or give them shorter names (`id`).",
        )
    with output_stream(None) as stream:
        if settings["format"] == "json":
            stream.write(content)
        else:
            texts = [one.verdict.example.text for one in found.changed]
            _tell(record, stream, texts)
    unseen = record.cross_validation
    if unseen.after <= unseen.before and not options.force:
        raise LearningError(
            f"nothing was written: of {record.agreement.verdicts} verdicts held back "
            f"{unseen.before} agreed before, and {unseen.after} would now",
            hint="More verdicts may help; --force writes it all the same.",
        )
    if options.dry_run:
        return
    with output_stream(path) as stream:
        stream.write(content)
    if settings["format"] != "json":
        with output_stream(None) as stream:
            _write(_next(path, settings), stream)


def _verdicts(path: Path) -> tuple[list[Labelled], VerdictFile]:
    """Read a file of verdicts; raises LabelledDataError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LabelledDataError(
            f"cannot be read: {error.strerror or error}", where=str(path)
        ) from error
    rows = list(read_labelled(io.BytesIO(content), source=str(path)))
    digest = sha256(content).hexdigest()
    return rows, VerdictFile(path.as_posix(), digest, len(rows))


def _record(
    found: Study, files: list[VerdictFile], desk: Desk, settings: Settings
) -> Record:
    return Record(
        date=desk.today(settings).isoformat(),
        version=__version__,
        trained=str(desk.model.header["trained"]),
        model_sha256=sha256_of(desk.model),
        files=tuple(files),
        asking=found.asking,
        learned=found.learned,
        agreement=found.agreement,
        cross_validation=found.cross_validation,
        changed=tuple(as_changed(one) for one in found.changed),
    )


def _tell(record: Record, stream: TextIO, texts: list[str]) -> None:
    width = min(terminal_width(), 100)
    _write(record_lines(record, width=width, texts=texts), stream)


def _write(lines: Iterable[str], stream: TextIO) -> None:
    stream.writelines(visible(line) + "\n" for line in lines)


def _next(path: Path, settings: Settings) -> Iterator[str]:
    """Say where it was written, whether it is in force, and how to undo it."""
    yield ""
    yield f"Written to {path}."
    yield from _force(path, settings)
    yield "`holdwater learn --forget` removes it."


def _force(path: Path, settings: Settings) -> Iterator[str]:
    """Say whether a file is judged by, and if not, how it would be."""
    if _is_in_force(path, settings):
        yield f"It is in force: {settings.origins['learned']} names it."
    else:
        yield from _line_to_add(path, settings)


def _is_in_force(path: Path, settings: Settings) -> bool:
    named: Path | None = settings["learned"]
    return named is not None and named.resolve() == path.resolve()


def _line_to_add(path: Path, settings: Settings) -> Iterator[str]:
    file = settings.files[-1] if settings.files else Path("holdwater.toml")
    written = Path(os.path.relpath(path.resolve(), file.parent.resolve()))
    if settings["learned"]:
        where = f"in place of what {settings.origins['learned']} names"
    elif not settings.files:
        where = f"in a new file {file}"
    elif file.name == "pyproject.toml":
        where = f"under [tool.holdwater] of {_from_here(file)}"
    else:
        where = f"at the top of {_from_here(file)}"
    yield f"It is not in force yet. To judge by it, write {where}:"
    yield ""
    yield f"    learned = {json.dumps(written.as_posix(), ensure_ascii=False)}"
    yield ""


# -- showing and forgetting -----------------------------------------------------------


def _show(path: Path, desk: Desk, settings: Settings, *, is_json: bool) -> None:
    content = _own(path)
    named = settings.origins["learned"]
    record = open_learned(path, model=desk.model, named=named)
    with output_stream(None) as stream:
        if is_json:
            stream.write(content)
            return
        _tell(record, stream, [])
        _write(["", f"Learned on {record.date}; it stands in {path}."], stream)
        _write(_force(path, settings), stream)


def _forget(path: Path, settings: Settings, *, is_json: bool) -> None:
    content = _own(path)
    try:
        path.unlink()
    except OSError as error:
        raise UsageError(
            f"cannot be removed: {error.strerror or error}", where=str(path)
        ) from error
    with output_stream(None) as stream:
        if is_json:
            stream.write(content)
            return
        _write([f"{path} is removed."], stream)
        if _is_in_force(path, settings):
            origin = settings.origins["learned"]
            _write(
                [f"Now take `learned` out as well: {origin} still names it."], stream
            )


def _own(path: Path) -> str:
    """Return the text of a file that `holdwater learn` wrote, whole or not.

    Raises UsageError where it is another one, so that nothing else is written over,
    shown or removed.
    """
    try:
        with path.open("rb") as stream:
            text = stream.read(MOST_BYTES + 1).decode("utf-8")
        plain: Any = json.loads(text)
    except FileNotFoundError:
        raise UsageError(
            "is not there: nothing was learned here",
            where=str(path),
            hint="`holdwater learn VERDICTS.jsonl` learns.",
        ) from None
    except OSError as error:
        raise UsageError(
            f"cannot be read: {error.strerror or error}", where=str(path)
        ) from error
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict) or plain.get("schema") != LEARNED_SCHEMA:
        raise UsageError(
            "is not a file that `holdwater learn` wrote, and is left alone",
            where=str(path),
            hint="Name another with --output.",
        )
    return text

"""What the page asks, and the answer: one document, checked as every door checks it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from holdwater import __version__
from holdwater.desk import Desk
from holdwater.errors import ReadError, UsageError
from holdwater.failures import failure_of
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.rule import AUDIENCES, Rule
from holdwater.reading.formats import FORMATS, media_type_of
from holdwater.report.html import HtmlWriter
from holdwater.report.wire import JsonWriter
from holdwater.rules.recorded import recorded_rules

#: What a text is called that was written or pasted into the page.
PASTED = "pasted text"

_LONGEST_NAME = 255
_FIELDS = ("text", "name", "media_type", "audience")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something to check: a text as it was typed, or a file as it lies on disk.

    ``media_type`` is None where the file's name tells it, ``encoding`` where the usual
    one holds, and ``audience`` where that of the settings does.
    """

    content: bytes
    source: str
    media_type: str | None
    encoding: str | None
    audience: str | None


def asked_in(body: bytes, *, content_type: str, query: str) -> Asked:
    """Read a request: JSON holds a text, and anything else is a file's own bytes.

    A file's name and audience stand in the query. Raises UsageError for a request that
    makes no sense.
    """
    if content_type.partition(";")[0].strip().lower() == "application/json":
        fields = _fields(body)
        # Half a character is not UTF-8; with one mark in its place, offsets still hold.
        content = fields.pop("text", "").encode("utf-8", "replace")
        fields = {"media_type": "text/markdown", "name": PASTED} | fields
        return _asked(content, fields, encoding="utf-8")
    values = parse_qs(query, max_num_fields=len(_FIELDS))
    return _asked(body, {name: values[name][-1] for name in values}, encoding=None)


def _fields(body: bytes) -> dict[str, str]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"The request is not JSON: {error}.") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise UsageError('The request is no JSON object with a "text".')
    wrong = [name for name, value in fields.items() if not isinstance(value, str)]
    if wrong:
        raise UsageError(f"The request's {wrong[0]!r} is no text.")
    return fields


def _asked(content: bytes, fields: Mapping[str, str], *, encoding: str | None) -> Asked:
    unknown = sorted(set(fields).difference(_FIELDS))
    if unknown:
        raise UsageError(f"The request has a field {unknown[0]!r}, which is none.")
    audience = fields.get("audience")
    if audience is not None and audience not in AUDIENCES:
        raise UsageError(f"The audience is not one of {', '.join(AUDIENCES)}.")
    media_type = fields.get("media_type")
    if media_type is not None and media_type not in FORMATS:
        raise UsageError(f"The media type is not one of {', '.join(FORMATS)}.")
    source = fields.get("name", "").encode("utf-8", "replace").decode()[:_LONGEST_NAME]
    if not source:
        raise UsageError("The request does not say what the file is called.")
    return Asked(
        content=content,
        source=source,
        media_type=media_type,
        encoding=encoding,
        audience=audience,
    )


def answer(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Check what is asked: ``holdwater/report/1``, and the rules that struck."""
    found = _checked(desk, asked)
    report: dict[str, Any] = json.loads(_written(JsonWriter, found, desk))
    return {**report, "rules": _rules(desk, found)}


def json_report(desk: Desk, asked: Asked) -> str:
    """Check what is asked, and write what `check --format json` would."""
    return _written(JsonWriter, _checked(desk, asked), desk)


def html_report(desk: Desk, asked: Asked) -> str:
    """Check what is asked, and write what `check --format html` would."""
    return _written(HtmlWriter, _checked(desk, asked), desk)


def _checked(desk: Desk, asked: Asked) -> Report | Failure:
    try:
        return desk.check_bytes(
            asked.content,
            source=asked.source,
            media_type=asked.media_type or media_type_of(asked.source),
            folder=Path(),
            encoding=asked.encoding,
            audience=asked.audience,
        )
    except ReadError as error:
        return failure_of(error, source=asked.source)


def _written(
    kind: type[JsonWriter | HtmlWriter], found: Report | Failure, desk: Desk
) -> str:
    stream = StringIO()
    writer = kind(stream)
    writer.open(version=__version__, today=desk.today(desk.settings(Path())))
    if isinstance(found, Report):
        writer.document(found)
        writer.close(summary=found.summary, failures=())
    else:
        writer.close(summary=Summary(), failures=(found,))
    return stream.getvalue()


def _rules(desk: Desk, found: Report | Failure) -> dict[str, dict[str, Any]]:
    """Explain each rule that struck, by its name."""
    if isinstance(found, Failure):
        return {}
    rulebook = desk.lens(desk.settings(Path()), audience=found.audience).rulebook
    struck = {finding.rule for judged in found.judged for finding in judged.findings}
    return {
        rule.name: _explained(rule)
        for rule in (*rulebook.rules, *recorded_rules())
        if rule.name in struck
    }


def _explained(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "what": rule.what,
        "why": rule.why,
        "instead": rule.instead,
        "sources": [{"title": one.title, "url": one.url} for one in rule.citations],
    }

"""What an assistant is told, in words: for those that read no structured content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

#: The one reminder that belongs to every answer with a gap in it.
_GAP = "[…]"
_REMINDER = "A […] is a gap that only the writer can fill. Ask; do not invent what belongs there."


def checked(plain: Mapping[str, Any]) -> str:
    """Write `answers.checked`."""
    lines = [_counted(plain["summary"]), *plain["notices"]]
    for one in plain["statements"]:
        lines += ["", *_statement(one)]
    if not plain["statements"] and not plain["left_off"]:
        lines.append("Nothing asks for attention.")
    lines += _left_off(plain)
    if plain["not_said"]:
        lines += ["", *_unsaid(plain)]
    text = "\n".join(lines)
    return f"{text}\n\n{_REMINDER}" if _GAP in text else text


def listed(plain: Mapping[str, Any]) -> str:
    """Write `answers.listed`."""
    lines = [_counted(plain["summary"]), *plain["notices"]]
    lines += [_head(one) for one in plain["statements"]]
    return "\n".join([*lines, *_left_off(plain)])


def unsaid(plain: Mapping[str, Any]) -> str:
    """Write `answers.unsaid`."""
    if plain["not_said"] is None:
        return "This is no offer: what it leaves out was not asked."
    if not plain["not_said"]:
        return "It says all that an offer is asked for here."
    return "\n".join(_unsaid(plain))


def _counted(summary: Mapping[str, int]) -> str:
    names = ("plain", "supported", "unsupported", "puffery", "unjudged")
    counts = ", ".join(
        f"{summary[name]:,} {name}"
        for name in names
        if summary[name] or name != "unjudged"
    )
    of = "statement" if summary["statements"] == 1 else "statements"
    return f"{summary['statements']:,} {of}: {counts}."


def _head(one: Mapping[str, Any]) -> str:
    standing = one["standing"] or f"not judged, being in {one['language']}"
    kinds = f" ({', '.join(one['kinds'])})" if one["kinds"] else ""
    return f"{_where(one)} {standing}{kinds}: “{one['text']}”"


def _where(one: Mapping[str, Any]) -> str:
    if one["place"] is None:
        return f"{one['span']['line']}:{one['span']['column']}"
    return ", ".join(f"{name} {value}" for name, value in one["place"].items())


def _statement(one: Mapping[str, Any]) -> Iterator[str]:
    yield _head(one)
    for finding in one["findings"]:
        if finding["suppressed"] is not None:
            continue
        yield f"  {finding['code']} {finding['rule']}: {finding['message']}"
        if finding["reasons"]:
            most = "; ".join(reason["said"] for reason in finding["reasons"])
            yield f"  what weighed most: {most}"
        if finding["missing"]:
            yield f"  missing: {', '.join(finding['missing'])}"
        yield from (f"  ask: {question}" for question in finding["questions"])
        if finding["suggestion"]:
            yield f"  suggestion: {finding['suggestion']}"


def _unsaid(plain: Mapping[str, Any]) -> Iterable[str]:
    yield "Not said:"
    pairs = zip(plain["not_said"], plain["questions"], strict=True)
    yield from (f"  {name}: {question}" for name, question in pairs)


def _left_off(plain: Mapping[str, Any]) -> list[str]:
    more = plain["left_off"]
    return ["", f"{more:,} more: ask again with `skip`."] if more else []

"""What the last scan told, kept in a file, so that the next tells only what is new.

It holds the names of threads and their grades, and nothing of who wrote in them. A thread
is new where it was not told, or has a higher grade now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from holdwater.community.survey import Grade, Survey, Thread
from holdwater.errors import CommunityError

_SCHEMA = "holdwater/survey-seen/1"
_LARGEST = 64 << 20
_RANKS: dict[Grade, int] = {"review": 1, "strong": 2}


def beside(posts: Path) -> Path:
    """Return where it is kept, if nobody says where: beside the posts."""
    return posts.with_name(posts.name + ".seen.json")


def read(file: Path) -> dict[str, Grade]:
    """Read what was told, or nothing where no scan was yet.

    Raises CommunityError where the file holds anything else.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise CommunityError(
                f"is larger than {_LARGEST >> 20} MB", where=str(file), hint=_HINT
            )
        kept = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CommunityError(
            f"cannot be read: {error.strerror or error}", where=str(file)
        ) from error
    except (ValueError, RecursionError) as error:
        raise CommunityError("is no JSON", where=str(file), hint=_HINT) from error
    told = kept.get("threads") if isinstance(kept, dict) else None
    is_ours = isinstance(kept, dict) and kept.get("schema") == _SCHEMA
    if not is_ours or not isinstance(told, dict):
        raise CommunityError(
            "does not hold what a scan told", where=str(file), hint=_HINT
        )
    return {name: grade for name, grade in told.items() if grade in _RANKS}


_HINT = "Name another file with --state, or remove it: then all threads are new."


def written(told: Mapping[str, Grade], threads: Sequence[Thread]) -> str:
    """Write what was told before and now; a thread keeps the highest grade it had."""
    now = dict(told)
    for one in threads:
        if one.grade and _RANKS[one.grade] > _rank(now.get(one.thread_id)):
            now[one.thread_id] = one.grade
    kept = {"schema": _SCHEMA, "threads": dict(sorted(now.items()))}
    return json.dumps(kept, ensure_ascii=False, indent=0) + "\n"


def only_new(survey: Survey, told: Mapping[str, Grade]) -> Survey:
    """Leave out the threads with a grade that were told, and groups of only such ones."""
    new = [one for one in survey.threads if not _was_told(one, told)]
    names = {one.thread_id for one in new if one.grade}
    return replace(
        survey,
        threads=tuple(new),
        members=tuple(one for one in survey.members if names & set(one.threads)),
        groups=tuple(one for one in survey.groups if names & set(one.threads)),
        told_before=len(survey.threads) - len(new),
    )


def _was_told(thread: Thread, told: Mapping[str, Grade]) -> bool:
    return (
        thread.grade is not None
        and _rank(told.get(thread.thread_id)) >= _RANKS[thread.grade]
    )


def _rank(grade: Grade | None) -> int:
    return _RANKS[grade] if grade else 0

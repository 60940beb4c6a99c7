"""The principal parts of a verb, so that one may take another's place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from holdwater.text.patterns import inflect


class Forms(NamedTuple):
    """*take, takes, took, taken, taking*."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


#: Base, past and participle; *re*, *un*, *over* and *with* may stand before them.
_STRONG = """
    begin began begun|break broke broken|bring brought brought|build built built|
    buy bought bought|choose chose chosen|come came come|cut cut cut|deal dealt dealt|
    do did done|draw drew drawn|drive drove driven|feel felt felt|find found found|
    get got got|give gave given|go went gone|have had had|hide hid hidden|hold held held|
    keep kept kept|know knew known|leave left left|let let let|lose lost lost|
    make made made|mean meant meant|meet met met|pay paid paid|put put put|
    read read read|run ran run|say said said|see saw seen|send sent sent|set set set|
    show showed shown|shut shut shut|speak spoke spoken|spend spent spent|
    spin spun spun|stand stood stood|stop stopped stopped|take took taken|
    tell told told|think thought thought|understand understood understood|
    undertake undertook undertaken|write wrote written
"""


@cache
def _strong() -> dict[str, tuple[str, str]]:
    parts = (listed.split() for listed in _STRONG.split("|"))
    return {base: (past, participle) for base, past, participle in parts}


def forms_of(verb: str) -> Forms:
    """Write out the parts of a verb, which may be followed by more words (*set up*).

    Raises ValueError for a verb whose parts are not known.
    """
    head, space, rest = verb.partition(" ")
    past, participle = _past(head)
    # Of whatever verb, the second form that is written out is *-s*, the last *-ing*.
    _, third, *_, gerund = inflect(head)
    parts = (head, third, past, participle, gerund)
    return Forms(*(part + space + rest for part in parts))


def _past(verb: str) -> tuple[str, str]:
    for prefix in ("", "re", "un", "over", "with"):
        parts = _strong().get(verb.removeprefix(prefix))
        if parts and verb.startswith(prefix):
            return prefix + parts[0], prefix + parts[1]
    written = inflect(verb)
    if len(written) != 4 or not written[2].endswith("ed"):
        raise ValueError(f"the past of {verb!r} is not known")
    return written[2], written[2]

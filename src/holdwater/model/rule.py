"""A rule, with its proof; and a place where it struck."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from holdwater.model.span import Span

LEVELS = ("note", "warning", "error")

#: Whom a text is for. For *it* rules doubt what is claimed; for *business*, the
#: colleagues outside IT, they find what will not be understood.
AUDIENCES = ("it", "business")

#: The shape of a rule that strikes no words: it tells of a recorded claim.
RECORD = "record"


class Citation(NamedTuple):
    """A published source a rule rests on."""

    title: str
    url: str


class Example(NamedTuple):
    """A statement a rule must flag or must pass, with its neighbours."""

    text: str
    before: str | None = None
    after: str | None = None
    heading: str | None = None
    links: tuple[tuple[str, str], ...] = ()


class Say(NamedTuple):
    """One way to say it instead; at least one of these is given.

    ``drop`` are words that the statement stands without; ``found`` are words that
    have to stand there, and ``put`` what takes their place. ``add`` is put behind the
    clause, ``brief`` instead of it where a label has no room.
    """

    drop: str | None = None
    found: str | None = None
    put: str | None = None
    add: str | None = None
    brief: str | None = None


class Rule(NamedTuple):
    """One rule: what it looks for, what it says, and its proof.

    ``name`` is the fault, read after "allow". ``standing`` is what a statement
    becomes that it strikes and nothing supports; it is *plain*, and there are no
    ``kinds``, where the rule is about words and not about a claim. ``needs`` are
    the aspects of evidence it asks for; ``spared_by`` names the registers in which it keeps
    silent. Of each entry of ``questions`` the first that the statement can fill is
    asked. ``say`` are ways to say it instead, the best one first. ``pattern`` belongs
    to the shape and to nobody else. ``pack`` is the file of a team's own pack, None
    where the rule is built in.
    """

    code: str
    name: str
    level: str
    kinds: tuple[str, ...]
    standing: str
    shape: str
    pattern: Mapping[str, Any]
    message: str
    what: str
    why: str
    instead: str
    questions: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]
    spared_by: tuple[str, ...]
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]
    citations: tuple[Citation, ...]
    language: str
    since: str
    audience: str = "it"
    say: tuple[Say, ...] = ()
    pack: str | None = None


class Hit(NamedTuple):
    """A rule struck here: ``span`` is in the statement's text.

    ``fills`` are the words of the statement that the rule's questions name;
    ``instead`` may stand in the place of the words struck, None where nothing
    certainly may.
    """

    rule: Rule
    span: Span
    fills: tuple[tuple[str, str], ...] = ()
    instead: str | None = None

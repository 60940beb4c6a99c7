# ruff: noqa: INP001 - a script beside the pages it writes
"""Write the pages that follow from the code.

A page for each rule, the commands' own help and manual page, the table of settings, the
list of schemas; and the answers in every console block, run anew. Run it from anywhere:

    python docs/generate.py

It writes the same bytes for the same code.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from manual import manual

from holdwater import __version__
from holdwater.check.road import Lens
from holdwater.claims.model import open_model
from holdwater.cli.main import COMMANDS, Help, parser_of, usage
from holdwater.examples import shown_rewording
from holdwater.mcp.shapes import CONTRACTS
from holdwater.model.rule import AUDIENCES, Example, Rule
from holdwater.rules.recorded import recorded_rules
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import FAIL_ON, FORMATS, KNOWN, RULE_LEVELS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

MANUAL_PAGE = DOCS / "man" / "holdwater.1"

#: The published schemas that answers to an assistant are made of.
CONTRACTS_FILE = ROOT / "src" / "holdwater" / "mcp" / "contracts.json"

#: No example hangs on the day it is judged.
DAY = date(2026, 11, 22)

#: argparse leaves two columns free: help made for a terminal of 80.
HELP_WIDTH = 78

#: The headings of a rule's page, in order.
RULE_HEADINGS = (
    "What",
    "Why",
    "It flags",
    "Say instead",
    "It suggests",
    "Questions",
    "Evidence it asks for",
    "Sources",
)

_ASPECTS = {
    "measure": "what was measured, in which unit, and which statistic",
    "value": "the figure, and how it was rounded",
    "baseline": "compared with what: which version, which configuration",
    "conditions": "the workload, hardware, scale, data or sample",
    "date": "when, and until when it may be repeated",
    "source": "who did it, who paid, and where it can be read or run again",
}

_CHOICES = {
    "fail_on": FAIL_ON,
    "format": FORMATS,
    "audience": AUDIENCES,
    "rules": RULE_LEVELS,
}

_CONSOLE = re.compile(r"(?m)^```console\n(?P<lines>.*?)^```$", re.DOTALL)


def main() -> None:
    """Write every page that has changed; remove the pages of rules that are gone."""
    pages = generated_pages()
    for path in sorted((DOCS / "rules").glob("*.md")):
        if path not in pages:
            path.unlink()
    for path, text in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    for path in console_pages():
        text = path.read_text("utf-8")
        answered = with_answers(text)
        if answered != text:
            path.write_text(answered, "utf-8")


def generated_pages() -> dict[Path, str]:
    """Return every generated page with its text."""
    rules = [
        rule
        for audience in AUDIENCES
        for rule in sorted(
            open_rulebook(audience=audience).rules, key=lambda rule: rule.code
        )
    ]
    pages = {
        "rules/index.md": _rules_index(rules),
        "rules/recorded-claims.md": _recorded(),
        "reference/commands.md": _commands(),
        "reference/settings.md": _settings(),
        "reference/schemas.md": _schemas(DOCS / "reference" / "schemas"),
    }
    lens = Lens(rulebook=open_rulebook(), version=__version__, model=open_model())
    pages |= {f"rules/{rule.name}.md": _rule_page(rule, lens) for rule in rules}
    written = {DOCS / name: "\n".join(lines) + "\n" for name, lines in pages.items()}
    page = manual(day=DAY.isoformat(), choices=_CHOICES)
    manual_page = "\n".join(page) + "\n"
    return {**written, CONTRACTS_FILE: _contracts(), MANUAL_PAGE: manual_page}


# -- rules ----------------------------------------------------------------------


def _rules_index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "A rule is named for the fault it finds. Its code never changes its meaning."
    yield "Levels are set by name: see [settings](../guides/settings.md)."
    yield ""
    yield "## For IT"
    yield ""
    yield "What a buyer in IT will not believe as it stands."
    yield ""
    yield "| Code | Name | Level | Kinds |"
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        if rule.audience == "it":
            kinds = ", ".join(rule.kinds) or "none"
            yield f"| {rule.code} | {_link(rule)} | {rule.level} | {kinds} |"
    yield ""
    yield "The kinds are those of [the standard](../standard.md)."
    yield ""
    yield "## For the business"
    yield ""
    yield "What a colleague outside IT will not understand, with `--audience business`:"
    yield "see [writing for the business](../guides/writing-for-the-business.md)."
    yield ""
    yield "| Code | Name | Level | It finds |"
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        if rule.audience == "business":
            what = _quoted(rule.what.partition(". ")[0].removesuffix("."))
            yield f"| {rule.code} | {_link(rule)} | {rule.level} | {what} |"
    yield ""
    yield "## For recorded claims"
    yield ""
    yield "What `holdwater verify` says of [claims on file](../guides/claims.md), and"
    yield "`holdwater check` where copy tells one, is no rule and has no level to set. It is"
    yield "explained in [recorded claims](recorded-claims.md)."


def _recorded() -> Iterator[str]:
    """Explain what is said of recorded claims."""
    yield "# Recorded claims"
    yield ""
    yield "What `holdwater verify` says of [claims on file](../guides/claims.md), and what"
    yield "`holdwater check` says where copy tells one. `holdwater rules explain NAME` says"
    yield "the same in a terminal."
    for rule in recorded_rules():
        yield ""
        yield f"## {rule.name}"
        yield ""
        yield f"`{rule.code}`, {rule.level}. {_quoted(rule.what)}"
        yield ""
        yield f"**Why.** {_quoted(rule.why)}"
        yield ""
        yield f"**What to do.** {_quoted(rule.instead)}"
        yield ""
        yield "It is told of:"
        yield ""
        yield from _fence(one.text for one in rule.flags)
        yield ""
        yield "It is not told of:"
        yield ""
        yield from _fence(one.text for one in rule.passes)
    yield ""
    yield "## Sources"
    yield ""
    cited = (one for rule in recorded_rules() for one in rule.citations)
    yield from (f"- [{one.title}]({one.url})" for one in dict.fromkeys(cited))


def _link(rule: Rule) -> str:
    return f"[{rule.name}]({rule.name}.md)"


def _rule_page(rule: Rule, lens: Lens) -> Iterator[str]:
    sections: Mapping[str, Iterable[str]] = {
        "What": _what(rule),
        "Why": [_quoted(rule.why)],
        "It flags": _examples(rule),
        "Say instead": _instead(rule),
        "It suggests": _suggests(rule, lens),
        "Questions": _questions(rule),
        "Evidence it asks for": _evidence(rule),
        "Sources": [f"- [{one.title}]({one.url})" for one in rule.citations],
    }
    yield f"# {rule.name}"
    yield ""
    is_claim = rule.audience == "it"
    of_what = ("Kinds", "Standing") if is_claim else ("Audience",)
    kinds = ", ".join(rule.kinds) or "none"
    about = (kinds, rule.standing) if is_claim else (rule.audience,)
    yield f"| {' | '.join(['Code', 'Level', *of_what, 'Language', 'Since'])} |"
    yield "|" + " --- |" * (4 + len(of_what))
    row = [rule.code, rule.level, *about, rule.language, rule.since]
    yield f"| {' | '.join(row)} |"
    for heading in RULE_HEADINGS:
        yield ""
        yield f"## {heading}"
        yield ""
        yield from sections[heading]


def _what(rule: Rule) -> Iterator[str]:
    yield _quoted(rule.what)
    if rule.spared_by:
        yield ""
        registers = ", ".join(f"`{one}`" for one in rule.spared_by)
        guide = "../guides/reading-a-report.md#who-decides"
        yield f"It gives way to other rules in these [registers]({guide}): {registers}."


def _instead(rule: Rule) -> Iterator[str]:
    yield _quoted(rule.instead)
    rows = [
        (words, instead)
        for table in ("words", "nouns", "verbs", "acts")
        if isinstance(rule.pattern.get(table), Mapping)
        for words, instead in rule.pattern[table].items()
    ]
    if not rows:
        return
    yield ""
    yield "A verb stands for all its forms, a noun for its plural. `{a|b}` is either,"
    yield "`[a]` may be missing. Where there are several to choose from, or a question"
    yield "mark, the report asks."
    yield ""
    yield "| Found | Say |"
    yield "| --- | --- |"
    for words, instead in sorted(rows, key=lambda row: row[0].lstrip("{[")):
        yield f"| {_cell(words)} | {_said(instead)} |"


def _said(instead: str | list[str]) -> str:
    if isinstance(instead, str):
        return _cell(instead) if instead else "nothing: leave it out"
    return ", ".join(_cell(one) for one in instead) + " ?" * (len(instead) == 1)


def _cell(words: str) -> str:
    """Set words as code in a table, where a bar would end the cell."""
    return "`" + words.replace("|", "\\|") + "`"


def _quoted(words: str) -> str:
    """Set quoted words as code: they are nobody's claim."""
    return re.sub("“([^”]+)”", r"`\1`", words)


def _examples(rule: Rule) -> Iterator[str]:
    yield from _fence(line for one in rule.flags for line in _example(one))
    yield ""
    yield "It lets these pass:"
    yield ""
    yield from _fence(line for one in rule.passes for line in _example(one))


def _example(example: Example) -> Iterator[str]:
    if example.heading:
        yield f"(under “{example.heading}”)"
    if example.before:
        yield f"(after “{example.before}”)"
    yield example.text
    if example.after:
        yield f"    (before “{example.after}”)"
    for words, href in example.links:
        yield f"    (“{words}” links to {href})"


def _suggests(rule: Rule, lens: Lens) -> Iterator[str]:
    rewording = shown_rewording(rule, lens=lens, today=DAY)
    if rewording is None:
        yield "Nothing: what could stand there is for the writer to know."
    else:
        example, suggestion = rewording
        yield from _fence([example, f"→ {suggestion}"])


def _questions(rule: Rule) -> Iterator[str]:
    yield "Of each group the first is asked that the statement can fill; `{match}`"
    yield "stands for the words that were found."
    yield ""
    yield from _fence(
        ("- " if index == 0 else "  or ") + question
        for group in rule.questions
        for index, question in enumerate(group)
    )


def _evidence(rule: Rule) -> Iterator[str]:
    if not rule.needs:
        yield "None: there is nothing here that evidence could settle."
    for aspect in rule.needs:
        yield f"- `{aspect}`: {_ASPECTS[aspect]}"


def _fence(lines: Iterable[str], language: str = "text") -> Iterator[str]:
    yield f"```{language}"
    yield from lines
    yield "```"


# -- commands, settings, schemas --------------------------------------------------


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "What each command says of itself. The [exit codes](exit-codes.md) are the"
    yield "same for all."
    yield ""
    yield from _fence(usage().rstrip("\n").splitlines())
    for name in COMMANDS:
        parser = parser_of(name)
        parser.formatter_class = partial(Help, width=HELP_WIDTH)
        yield ""
        yield f"## holdwater {name}"
        yield ""
        yield from _fence(parser.format_help().rstrip("\n").splitlines())


def _settings() -> Iterator[str]:
    options = _options()
    yield "# Settings"
    yield ""
    yield "Where settings are looked for, and which one wins, is told in"
    yield "[the guide](../guides/settings.md). `holdwater settings` shows each value"
    yield "and where it came from."
    for name, known in KNOWN.items():
        yield ""
        yield f"## {name}"
        yield ""
        yield f"{known.what[:1].upper()}{known.what[1:]}."
        yield ""
        yield "| Where | How |"
        yield "| --- | --- |"
        yield f"| Built in | {_shown(known.default)} |"
        yield f"| Settings file | `{name}` |"
        if name != "rules":
            yield f"| Environment | `HOLDWATER_{name.upper()}` |"
        for option in (f"--{name.replace('_', '-')}", f"--no-{name.replace('_', '-')}"):
            if option in options:
                commands = ", ".join(f"`{command}`" for command in options[option])
                yield f"| Command line | `{option}` of {commands} |"
        if name in _CHOICES:
            choices = ", ".join(f"`{one}`" for one in _CHOICES[name])
            yield f"| May be | {choices} |"


def _shown(value: object) -> str:
    if value is None or value in ((), {}):
        return "nothing"
    return f"`{json.dumps(value)}`"


def _options() -> dict[str, list[str]]:
    """Tell which commands take which option."""
    options: dict[str, list[str]] = {}
    for name in COMMANDS:
        usage_line = parser_of(name).format_usage()
        for option in re.findall(r"--[a-z-]+", usage_line):
            options.setdefault(option, []).append(name)
    return options


def _schemas(folder: Path) -> Iterator[str]:
    yield "# Schemas"
    yield ""
    yield "What [the JSON of each command](json.md) looks like, as JSON Schema."
    yield ""
    yield "| Schema | File |"
    yield "| --- | --- |"
    for path in sorted(folder.glob("*.json")):
        title = json.loads(path.read_bytes()).get("title") or path.stem
        yield f"| {title} | [{path.name}](schemas/{path.name}) |"


def _contracts() -> str:
    folder = DOCS / "reference" / "schemas"
    read = {
        name: json.loads((folder / f"{name}.json").read_bytes()) for name in CONTRACTS
    }
    return json.dumps(read, ensure_ascii=False, indent=1) + "\n"


# -- console blocks ---------------------------------------------------------------


def console_pages() -> Iterator[Path]:
    """Yield the written pages whose console blocks are run."""
    for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))):
        if _CONSOLE.search(path.read_text("utf-8")):
            yield path


def with_answers(text: str) -> str:
    """Return a page with the answer of every command in its console blocks."""
    return _CONSOLE.sub(lambda match: _answered(match["lines"]), text)


def _answered(lines: str) -> str:
    answers = []
    for line in lines.splitlines():
        if line.startswith("$ "):
            answers += [line, _answer(line.removeprefix("$ "))]
    return "```console\n" + "".join(a.rstrip("\n") + "\n" for a in answers if a) + "```"


def _answer(command: str) -> str:
    """Run ``[echo WORDS |] holdwater … [| head -N]`` and return what it says."""
    command, _, most = command.partition(" | head -")
    words, _, piped = command.rpartition("| ")
    spoken = " ".join(shlex.split(words)[1:]) + "\n" if words else ""
    name, *arguments = shlex.split(piped)
    if name != "holdwater" or (words and not words.startswith("echo ")):
        raise SystemExit(f"no command to run in a console block: {command}")
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("HOLDWATER_")
    }
    environment |= {"COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(  # noqa: S603 - our own pages, our own command
        [sys.executable, "-m", "holdwater", *arguments],
        input=spoken,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        check=False,
    )
    if done.returncode not in (0, 1) or "Traceback (most recent" in done.stderr:
        raise SystemExit(f"{command} came to grief:\n{done.stderr}")
    said = (done.stdout + done.stderr).splitlines(keepends=True)
    return "".join(said[: int(most)] if most else said)


if __name__ == "__main__":
    main()

"""`holdwater completion`, in the shells themselves."""

import os
import pty
import re
import shlex
import subprocess
import sys

import pytest

from holdwater.cli.completion import SHELLS, command_tree
from holdwater.cli.main import COMMANDS, parser_of
from holdwater.model.rule import AUDIENCES
from holdwater.rules.rulebook import open_rulebook

GROUPS = {name.split()[0] for name in COMMANDS}

#: What is typed, and what has to be among what comes of it.
TYPED = {
    "holdwater ": GROUPS,
    "holdwater rules ": {"list", "explain", "test"},
    "holdwater rules explain milit": {"military-grade"},
    "holdwater rules explain wordy": {"wordy-phrase"},
    "holdwater check --fail": {"--fail-on"},
    "holdwater check --format s": {"sarif"},
    "holdwater check page.md --fail-on u": {"unsupported"},
    "holdwater check pa": {"page.md"},
    "holdwater check page.md oth": {"other page.md"},
    "holdwater check --output pa": {"page.md"},
    "holdwater mcp --root fol": {"folder"},
    "holdwater completion f": {"fish"},
}


@pytest.fixture
def scripts(call, folder):
    """A folder with two pages and a folder, and a script for each shell beside it."""
    (folder / "page.md").write_text("x")
    (folder / "other page.md").write_text("x")
    (folder / "folder").mkdir()
    (folder / "home").mkdir()
    written = {}
    for shell in SHELLS:
        written[shell] = folder / "home" / f"completion.{shell}"
        written[shell].write_text(call("completion", shell).out, "utf-8")
    return written


def _said(program, script, folder):
    done = subprocess.run(
        [*program, script],
        cwd=folder,
        env={**os.environ, "HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def _plain(word):
    """Take off what a shell adds: a slash, a space, quotation."""
    return word.replace("\\ ", " ").strip(" /'")


def test_it_completes_in_bash(needs, scripts, folder):
    bash = needs("bash")
    lines = [
        f"source {shlex.quote(str(scripts['bash']))}",
        "f=$(complete -p holdwater | sed 's/.*-F \\([^ ]*\\) .*/\\1/')",
    ]
    for typed in TYPED:
        words = typed.split(" ")
        lines += [
            f"COMP_WORDS=({' '.join(shlex.quote(word) for word in words)})",
            f"COMP_CWORD={len(words) - 1}; COMPREPLY=(); $f",
            "printf '%s\\n' \"${COMPREPLY[@]}\" -",
        ]
    said = _said([bash, "--norc", "-c"], "\n".join(lines), folder)
    answers = said.removesuffix("-\n").split("\n-\n")
    _compare(dict(zip(TYPED, answers, strict=False)))


def test_it_completes_in_fish(needs, scripts, folder):
    fish = needs("fish")
    lines = [f"source {shlex.quote(str(scripts['fish']))}"]
    for typed in TYPED:
        lines += [f"complete -C {shlex.quote(typed)}", "echo -"]
    said = _said([fish, "--no-config", "-c"], "\n".join(lines), folder)
    answers = said.removesuffix("-\n").split("-\n")
    words = [re.sub(r"\t.*", "", answer) for answer in answers]
    _compare(dict(zip(TYPED, words, strict=False)))


def _compare(answers):
    assert list(answers) == list(TYPED)
    for typed, answer in answers.items():
        found = {_plain(word) for word in answer.splitlines()}
        assert found >= TYPED[typed], typed
        if typed.endswith(" "):
            assert found == TYPED[typed], typed


def test_it_completes_in_zsh(needs, scripts, folder):
    """Zsh completes at a terminal alone, so that is what it is given."""
    zsh = needs("zsh")
    found = folder / "home" / "zfunc"
    found.mkdir()
    scripts["zsh"].rename(found / "_holdwater")
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [zsh, "-f", "-i"],
        cwd=folder,
        env={**os.environ, "HOME": str(folder / "home"), "TERM": "vt100"},
        stdin=inner,
        stdout=inner,
        stderr=inner,
        start_new_session=True,
    )
    os.close(inner)
    try:
        start = (
            "fpath+=(~/zfunc); autoload -Uz compinit && compinit -u -D; unsetopt beep; "
            'show() { print; print -r -- "<<$BUFFER>"">"; zle kill-whole-line }; '
            "zle -N show; bindkey '^X' show; stty cols 200; print rea''dy\n"
        )
        _typed(outer, start, until="ready")
        for typed, wanted in TYPED.items():
            said = _typed(outer, f"{typed}\t\x18", until=">>")
            line = _plain(re.findall(r"<<(.*)>>", said)[-1])
            if len(wanted) == 1:
                assert line == typed.rpartition(" ")[0] + f" {min(wanted)}"
            else:
                assert {word for word in wanted if word in said} == wanted
    finally:
        process.kill()
        process.wait(timeout=60)
        os.close(outer)


def _typed(terminal, keys, *, until):
    os.write(terminal, keys.encode())
    said = ""
    while until not in said:
        said += os.read(terminal, 65536).decode("utf-8", "replace").replace("\0", "")
    return said


@pytest.mark.parametrize("name", COMMANDS)
def test_it_knows_every_command_with_its_options(name):
    parser = command_tree()
    for word in name.split():
        (branch,) = (a for a in parser._actions if a.nargs == "A...")
        parser = branch.choices[word]
    own = {o for action in parser_of(name)._actions for o in action.option_strings}
    assert {o for action in parser._actions for o in action.option_strings} == own


def test_it_knows_the_rules_of_either_audience(scripts):
    names = [r.name for a in AUDIENCES for r in open_rulebook(audience=a).rules]
    for script in scripts.values():
        text = script.read_text("utf-8")
        assert [name for name in names if name not in text] == []


def test_it_writes_to_a_file(call, folder, scripts):
    answer = call("completion", "bash", "--output", "it")
    assert answer == (0, "", "")
    assert (folder / "it").read_bytes() == scripts["bash"].read_bytes()


def test_it_refuses_a_shell_it_does_not_know(call):
    answer = call("completion", "sh")
    assert (answer.code, answer.out) == (2, "")
    assert "invalid choice: 'sh'" in answer.err


def test_it_says_which_extra_it_takes(call, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)
    code, out, err = call("completion", "bash")
    assert (code, out) == (2, "")
    assert "pip install 'holdwater[completion]'" in err

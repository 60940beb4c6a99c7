"""How an editor's server is started, and what is said where it cannot be."""

import subprocess
import sys

import pytest

from holdwater.cli.main import parser_of, run

WITHOUT = """
import sys
sys.modules["pygls"] = None
sys.argv = ["holdwater", "lsp"]
from holdwater.cli.main import run
run()
"""


def test_it_says_which_extra_is_lacking():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "pygls" in done.stderr
    assert 'pip install "holdwater[lsp]"' in done.stderr


@pytest.mark.parametrize("words", [[], ["--stdio"]])
def test_it_takes_what_editors_say_of_their_streams(words):
    assert parser_of("lsp").parse_args(words).config is None


def test_it_refuses_what_it_does_not_know(capsys):
    with pytest.raises(SystemExit) as end:
        run(["lsp", "--trust"])
    assert end.value.code == 2
    assert "--trust" in capsys.readouterr().err


def test_it_imports_nothing_heavy_to_tell_of_its_options():
    code = (
        "import sys; from holdwater.cli.main import parser_of; parser_of('lsp'); "
        "print([one for one in ('pygls', 'lsprotocol', 'asyncio') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"

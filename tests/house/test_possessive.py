"""No group is repeated possessively: Python before 3.11.5 passes over what it holds.

https://github.com/python/cpython/issues/106052. Debian 12 has such a Python. An atomic
group, ``(?>(?:…)*)``, says the same and is right in all of them.
"""

import ast
import re
from pathlib import Path

import holdwater

ROOT = Path(holdwater.__file__).parent

_POSSESSIVE = re.compile(r"\)(?:[*+?]|\{\d+(?:,\d*)?\})\+")


def written(path):
    """Yield the strings of a module that look like an expression with groups."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_it_repeats_no_group_possessively():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]} in {one!r}"
        for path in sorted(ROOT.rglob("*.py"))
        for one in written(path)
        if "(?" in one and (match := _POSSESSIVE.search(one))
    ]
    assert found == []

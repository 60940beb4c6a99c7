"""How a name is written, and where it stands otherwise."""

import pytest

from holdwater.errors import PackError
from holdwater.rules.own import read_own
from holdwater.rules.rulebook import open_rulebook

PACK = """\
[[rule]]
code = "XACME002"
name = "product-name"
shape = "naming"
message = "“{match}” is misspelt{advice}."
why = "One name, one spelling."
unless = ["git hub cap"]
flags = ["Use Github.", "The acme cloud.", "Use Git Hub."]
passes = ["Use GitHub.", "See github.com.", "Acme Cloud."]
[rule.names]
"GitHub" = ["Git Hub", "Gitub"]
"Acme Cloud" = []
"""


@pytest.fixture(scope="module")
def struck(candidate):
    (plain,) = read_own([("own.toml", PACK)])
    rulebook = open_rulebook(own=[plain])

    def striking(text):
        from holdwater.rules.judge import judge

        hits = judge(candidate(text), rulebook)
        return [
            (text[hit.span.start : hit.span.end], hit.instead)
            for hit in hits
            if hit.rule.name == "product-name"
        ]

    return striking


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It runs on Github and GITHUB.", [("Github", "GitHub"), ("GITHUB", "GitHub")]),
        ("It runs on Git Hub.", [("Git Hub", "GitHub")]),
        ("A Gitub issue.", [("Gitub", "GitHub")]),
        ("Acme-Cloud is a service.", [("Acme-Cloud", "Acme Cloud")]),
        ("acme cloud's docs.", [("acme cloud", "Acme Cloud")]),
        ("Github-hosted runners.", [("Github", "GitHub")]),
    ],
)
def test_it_strikes_a_name_that_stands_otherwise(struck, text, found):
    assert struck(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It runs on GitHub.",
        "GitHub's docs.",
        "Acme\u00a0Cloud runs.",
        "Look at github.com for it.",
        "Look at https://github.com/acme for it.",
        "Ask @github or write to help@github.com.",
        "Clone acme/github-actions first.",
        "The folder github_actions holds them.",
        "The package github-api reads them.",
        "RUNS ON GITHUB FROM TODAY.",
        "A git hub cap is none.",
        "Githubs are none.",
    ],
)
def test_it_passes_a_name_as_it_is_written_and_what_is_none(struck, text):
    assert struck(text) == []


def test_it_takes_no_name_with_brackets():
    with pytest.raises(PackError, match="holds brackets or a bar"):
        read_own([("own.toml", PACK.replace('"Acme Cloud" =', '"Acme [Cloud]" ='))])

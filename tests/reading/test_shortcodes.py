"""What paired shortcodes hold is read as words, however deep it is indented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import markdown, noise

from holdwater.reading.formats import read
from holdwater.reading.shortcodes import lay_flat

PIECES = st.sampled_from(
    [
        "{{< a >}}",
        "{{</ a >}}",
        "{{% b c=d %}}",
        "{{%/b%}}",
        "{{<a",
        ">}}",
        "\n",
        "    ",
        "x ",
    ]
)


@given(st.lists(PIECES | markdown() | noise(), max_size=12).map("".join))
@settings(max_examples=80)
def test_it_knows_where_every_character_stood(text):
    flat = lay_flat(text, text)
    assert len(flat.text) + flat.cut[-1] == len(text)
    behind = -1
    for offset, character in enumerate(flat.text):
        origin = flat.origin(offset)
        assert character == text[origin]
        assert not text[behind + 1 : origin].strip(" \t"), "only indentation is cut"
        behind = origin


def blocks_of(text):
    document = read(text.encode(), source="a.md", media_type="text/markdown")
    for block in document.blocks:
        assert text[block.span.start : block.span.end].strip(), (
            "it stands in the source"
        )
    return [(block.kind, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    "text",
    [
        '{{< card title="Ottermere" >}}\n\n    Crates stay dry.\n\n{{< /card >}}\n',
        "{{<deck>}}\n\n  {{<card\n    name=a >}}\n\n    Crates stay dry.\n\n  {{</card>}}\n\n{{</deck>}}\n",
        "{{% card %}}\n\n\tCrates stay dry.\n\n{{% /card %}}\n",
        "{{< figure src=a >}}\n{{< card >}}\n\n    Crates stay dry.\n\n{{< /card >}}\n",
    ],
)
def test_it_reads_words_that_are_indented_with_what_holds_them(text):
    assert ("paragraph", "Crates stay dry.") in blocks_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{< figure src=a >}}\n\n    crates = 3\n",  # it holds nothing
        "{{< card >}}\n\nWords.\n\n{{< /card >}}\n\n    crates = 3\n",  # behind it
        "{{< card />}}\n\n    crates = 3\n\n{{< card >}}{{< /card >}}\n",
        "{{< card >}}\n\nWords.\n\n    crates = 3\n\n{{< /card >}}\n",  # deeper than its words
        "{{< card >}}\n\n    ```\n    crates = 3\n    ```\n\n{{< /card >}}\n",
    ],
)
def test_it_leaves_code_to_be_code(text):
    told = {kind: said for kind, said in blocks_of(text) if "crates" in said}
    assert list(told) == ["code"]

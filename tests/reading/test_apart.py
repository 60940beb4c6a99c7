"""What a child read comes home as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.errors import Damaged
from holdwater.model.place import Place
from holdwater.reading.apart import document_from, plain_document, read_apart
from holdwater.reading.builder import build_document
from holdwater.reading.formats import read

PAGE = """# Restores

Run `ottermere restore`[^how], or read [the report](/reports/may.html).

- Words in a list

[^how]: On Debian 12.
"""


def test_it_brings_a_document_home_as_it_was():
    document = read(PAGE.encode(), source="page.md", media_type="text/markdown")
    assert document.footnotes
    assert any(block.links for block in document.blocks)
    assert any(block.notes for block in document.blocks)
    plain = json.loads(json.dumps(plain_document(document)))
    assert document_from(plain) == document


places = st.builds(
    Place,
    page=st.none() | st.integers(1, 9),
    slide=st.none() | st.integers(1, 9),
    paragraph=st.none() | st.integers(1, 9),
    shape=st.none() | st.text(),
    part=st.none() | st.sampled_from(["notes", "comment"]),
)


@given(places)
def test_it_brings_its_places_home(place):
    document = read(b"Words.", source="page.md", media_type="text/markdown")
    (block,) = document.blocks
    placed = document._replace(blocks=(block._replace(place=place),))
    plain = json.loads(json.dumps(plain_document(placed)))
    assert document_from(plain) == placed


def shout(content, *, source, media_type):
    text = content.decode().upper()
    return build_document(
        source=source, media_type=media_type, content=content, text=text, blocks=()
    )


def refuse(content, **_):
    raise Damaged(f"holds {len(content)} bytes too few")


def test_it_reads_in_a_child():
    found = read_apart(
        f"{__name__}:shout", b"words", source="a.bin", media_type="image/words"
    )
    assert (found.text, found.source, found.media_type) == (
        "WORDS",
        "a.bin",
        "image/words",
    )


def test_it_names_the_source_of_an_error():
    with pytest.raises(Damaged) as caught:
        read_apart(f"{__name__}:refuse", b"abc", source="a.bin", media_type="x/y")
    assert str(caught.value) == "a.bin: holds 3 bytes too few"

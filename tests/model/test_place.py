"""A place says what is known of it, and no more."""

import pytest

from holdwater.model.place import Place


@pytest.mark.parametrize(
    ("place", "words", "plain"),
    [
        (
            Place(slide=4, shape="Title 1"),
            "slide 4",
            {"slide": 4, "shape": "Title 1"},
        ),
        (Place(page=3), "p. 3", {"page": 3}),
        (
            Place(paragraph=12, part="comment"),
            "par. 12",
            {"paragraph": 12, "part": "comment"},
        ),
        (Place(slide=2, part="notes"), "notes 2", {"slide": 2, "part": "notes"}),
        (Place(), "", {}),
    ],
)
def test_it_tells_what_it_knows(place, words, plain):
    assert place.words == words
    assert place.plain == plain

import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("climate-neutral")


@pytest.mark.parametrize(
    ("text", "words", "fills"),
    [
        ("Carbon-neutral hosting.", "Carbon-neutral", {}),
        ("Net zero by 2040.", "Net zero", {"year": "2040"}),
        ("Climate neutral since 2019.", "Climate neutral", {}),
        ("We offset all emissions.", "offset all emissions", {}),
    ],
)
def test_it_names_the_year_that_is_to_come(struck, text, words, fills):
    assert struck(text) == (words, fills)


@pytest.mark.parametrize("text", ["A neutral colour.", "The offset is 12 bytes."])
def test_it_passes_other_neutrals_and_offsets(struck, text):
    assert struck(text) is None

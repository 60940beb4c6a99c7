import pytest

from holdwater.text.patterns import inflect
from holdwater.text.verbs import forms_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("use", "use uses used used using"),
        ("stop", "stop stops stopped stopped stopping"),
        ("occur", "occur occurs occurred occurred occurring"),
        ("apply", "apply applies applied applied applying"),
        ("take", "take takes took taken taking"),
        ("undertake", "undertake undertakes undertook undertaken undertaking"),
        ("reset", "reset resets reset reset resetting"),
        ("have", "have has had had having"),
        ("read", "read reads read read reading"),
    ],
)
def test_it_writes_out_the_parts_of_a_verb(verb, forms):
    assert list(forms_of(verb)) == forms.split()


def test_it_keeps_what_stands_behind_a_verb():
    assert forms_of("set up").gerund == "setting up"
    assert forms_of("take part in").participle == "taken part in"


@pytest.mark.parametrize("verb", ["be", "shrink"])
def test_it_refuses_a_verb_whose_past_it_does_not_know(verb):
    with pytest.raises(ValueError, match=f"the past of '{verb}' is not known"):
        forms_of(verb)


@pytest.mark.parametrize("verb", "use stop apply take begin make send go".split())
def test_it_knows_no_form_that_is_not_written_out_elsewhere(verb):
    assert set(forms_of(verb)) <= set(inflect(verb))

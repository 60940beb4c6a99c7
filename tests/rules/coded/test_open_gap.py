from holdwater.rules.coded.open_gap import strike


def test_it_strikes_on_the_first_gap(candidate):
    found = candidate("It has […] users in […].")
    span = strike(found, ()).span
    assert found.statement.text[span.start :].startswith("[…] users")


def test_it_passes_what_has_no_gap(candidate):
    for text in ("It has users.", "“It has […] users,” says Ana.", "And so on …"):
        assert strike(candidate(text), ()) is None

"""What went wrong with an input is told where it stands."""

import pytest

from holdwater.errors import ReadError, SettingsError, TooLarge
from holdwater.failures import failure_of
from holdwater.model.report import Failure


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ReadError("is odd", where="a/b.md"), "is odd"),
        (ReadError("is odd"), "is odd"),
        (TooLarge("is odd", where="a/b.md", hint="Shrink it."), "is odd. Shrink it."),
        (SettingsError("is odd", where="x.toml:1:1"), "x.toml:1:1: is odd"),
    ],
)
def test_it_says_where_only_if_that_is_elsewhere(error, message):
    assert failure_of(error, source="a/b.md") == Failure(
        source="a/b.md", message=message
    )

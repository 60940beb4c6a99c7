"""JSON in pieces is what the library writes of the whole."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.community.indented import pieces

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=30)
@given(
    st.dictionaries(st.text(), _VALUES, min_size=1), st.lists(_VALUES), st.booleans()
)
def test_it_writes_what_the_library_writes(whole, listed, one_by_one):
    value = iter(listed) if one_by_one else listed
    assert "".join(pieces({**whole, "listed": value})) == json.dumps(
        {**whole, "listed": listed}, ensure_ascii=False, indent=1
    )

"""Files and functions stay small enough to be read at one sitting.

The aims (95 of 100 files up to 300 lines, of 100 functions up to 40) stand at the
head of every run; here is where it stops.
"""

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60


def test_it_keeps_every_file_short(sizes):
    assert sizes.files
    assert [one for one in sizes.files if one.lines > MOST_LINES_IN_A_FILE] == []


def test_it_keeps_every_function_short(sizes):
    assert sizes.functions
    assert [
        one for one in sizes.functions if one.lines > MOST_LINES_IN_A_FUNCTION
    ] == []

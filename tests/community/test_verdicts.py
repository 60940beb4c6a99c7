"""What moderators said, as a CSV."""

import pytest

from holdwater.community.verdicts import read
from holdwater.errors import CommunityError


def written(folder, text, encoding="utf-8"):
    file = folder / "verdicts.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_it_reads_verdicts_whatever_else_stands_beside_them(tmp_path):
    text = 'note,Verdict,thread_id\nad,Staged,t1\n,dismissed,t2\n\n"a\nb",unsure,t3\n'
    told = read(written(tmp_path, text, "utf-8-sig"))
    assert told == {"t1": "staged", "t2": "dismissed", "t3": "unsure"}


def test_it_takes_the_last_word_on_a_thread(tmp_path):
    text = "thread_id,verdict\nt1,staged\nt1,innocent\n"
    assert read(written(tmp_path, text)) == {"t1": "innocent"}


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("thread,verdict\nt1,staged\n", "", "has no column 'thread_id'"),
        ("", "", "has no column 'thread_id'"),
        ("thread_id,verdict\nt1,staged\nt2,guilty\n", ":3", "'guilty' is no verdict"),
        ("thread_id,verdict\n,staged\n", ":2", "names no thread"),
        ("thread_id,verdict\nt1\n", ":2", "'' is no verdict"),
    ],
)
def test_it_says_where_what_is_wrong(tmp_path, text, where, what):
    file = written(tmp_path, text)
    with pytest.raises(CommunityError) as caught:
        read(file)
    assert str(caught.value.where) == f"{file}{where}"
    assert what in caught.value.message


def test_it_says_what_is_no_text_and_what_is_not_there(tmp_path):
    with pytest.raises(CommunityError, match="is not UTF-8, at byte 18"):
        read(written(tmp_path, "thread_id,verdict\nä,staged\n", "latin-1"))
    with pytest.raises(CommunityError, match="cannot be read"):
        read(tmp_path / "nothing.csv")


def test_it_reads_no_file_that_is_too_large(tmp_path):
    file = tmp_path / "verdicts.csv"
    with file.open("wb") as stream:
        stream.truncate((10 << 20) + 1)
    with pytest.raises(CommunityError, match="larger than 10 MB"):
        read(file)

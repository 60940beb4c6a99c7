"""Work that is done side by side, or beside what else is to do."""

import os

import pytest

from holdwater.cli.crew import beside


@pytest.mark.parametrize("hands", [1, 2])
def test_it_does_the_work_once_and_the_rest_meanwhile(tmp_path, hands):
    done = tmp_path / "done"

    def work():
        with done.open("a") as stream:
            stream.write(f"{os.getpid()}\n")

    with beside(work, hands=hands):
        written = "the rest"
    assert written
    (worker,) = map(int, done.read_text().split())
    assert (worker == os.getpid()) is (hands == 1)


def test_it_does_here_what_came_to_nothing_there(tmp_path):
    mine = os.getpid()
    done = tmp_path / "done"

    def work():
        if os.getpid() != mine:
            os._exit(1)
        done.touch()

    with beside(work, hands=2):
        assert not done.exists()
    assert done.exists()


def test_it_tells_what_went_wrong():
    def work():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"), beside(work, hands=2):
        pass


def test_it_waits_for_the_work_where_the_rest_fails(tmp_path):
    done = tmp_path / "done"
    with pytest.raises(ValueError, match="broken"), beside(done.touch, hands=2):
        raise ValueError("broken")
    assert done.exists()

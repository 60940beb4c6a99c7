"""What a command line names: pipes, addresses, standard input, the same thing twice."""

import json
import os
import subprocess
import sys
import threading

import pytest
from tests.samples import unsupported

from holdwater.rules import shapes

CLAIM = unsupported().text


def sources(answer):
    return [one["source"] for one in json.loads(answer.out)["documents"]]


@pytest.fixture
def page(folder):
    path = folder / "page.md"
    path.write_text(CLAIM + "\n", "utf-8")
    return path


# -- once --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "named",
    [
        ["page.md", "page.md"],
        ["page.md", "./page.md"],
        [".", "page.md"],
        ["page.md", "."],
        ["page.md", "link.md"],
    ],
)
def test_it_reports_what_is_named_twice_once(call, page, named):
    (page.parent / "link.md").symlink_to(page)
    if "." in named:
        (page.parent / "link.md").unlink()
    answer = call("check", *named, "--format", "json")
    assert sources(answer) == ["page.md"]
    assert json.loads(answer.out)["summary"]["unsupported"] == 1


def test_it_tells_of_what_is_not_there_once(call):
    answer = call("check", "gone.md", "gone.md")
    assert answer.code == 2
    assert answer.err.count("gone.md: cannot be read") == 1


def test_it_reads_standard_input_once(call):
    answer = call("check", "-", "-", "--format", "json", given=CLAIM.encode())
    assert sources(answer) == ["-"]


# -- addresses -----------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["HTTP", "Https", "hTTp"])
def test_it_takes_an_address_for_one_whatever_its_letters(call, scheme):
    answer = call("check", f"{scheme}://127.0.0.1:9/page")
    assert answer.code == 2
    assert "No such file" not in answer.err
    assert "127.0.0.1" in answer.err


# -- standard input of a comparison ------------------------------------------------


def test_it_compares_with_standard_input(call, page):
    for words in (("-", page.name), (page.name, "-")):
        answer = call("compare", *words, "--format", "json", given=CLAIM.encode())
        assert (answer.code, answer.err) == (0, "")
        sides = {one["name"]: one for one in json.loads(answer.out)["sides"]}
        assert set(sides) == set(words)
        assert sides["-"]["summary"] == sides[page.name]["summary"]


def test_it_compares_with_standard_input_of_another_type(call, page):
    html = f"<h1>{CLAIM}</h1><!-- {CLAIM} -->".encode()
    words = ("compare", "-", page.name, "--media-type", "text/html")
    told = json.loads(call(*words, "--format", "json", given=html).out)
    assert told["sides"][0]["summary"]["statements"] == 1


def test_it_has_one_standard_input_alone(call):
    answer = call("compare", "-", "-", given=b"x")
    assert answer.code == 2
    assert answer.err == "standard input can be one side, and not both\n"


# -- pipes ---------------------------------------------------------------------------


def written(path, content):
    """Write to a pipe, which waits until somebody reads."""
    writer = threading.Thread(target=path.write_bytes, args=(content,), daemon=True)
    writer.start()
    return writer


@pytest.mark.parametrize(
    ("name", "content", "read_as"),
    [
        ("copy", CLAIM.encode(), "text/markdown"),
        ("copy.html", f"<p>{CLAIM}</p>".encode(), "text/html"),
        ("long.md", (CLAIM + "\n\n").encode() * 3_000, "text/markdown"),
    ],
)
def test_it_reads_a_pipe(call, folder, name, content, read_as):
    os.mkfifo(folder / name)
    writer = written(folder / name, content)
    answer = call("check", name, "--format", "json")
    writer.join(timeout=60)
    assert (answer.code, answer.err) == (1, "")
    (document,) = json.loads(answer.out)["documents"]
    assert document["media_type"] == read_as
    assert document["summary"]["unsupported"] == content.count(CLAIM.encode())


def test_it_reads_a_pipe_within_the_limit_on_size(call, folder):
    os.mkfifo(folder / "copy")
    written(folder / "copy", b"words " * 100)
    answer = call("check", "copy", "--max-bytes", "100")
    assert answer.code == 2
    assert answer.err.startswith("copy: is larger than 100 bytes")


def test_it_waits_no_longer_for_a_pipe_than_it_says(call, folder, monkeypatch):
    monkeypatch.setattr("holdwater.reading.files.MOST_SILENCE", 0.05)
    os.mkfifo(folder / "copy")
    answer = call("check", "copy")
    assert answer.code == 2
    assert "copy: is a pipe to which nothing was written for" in answer.err
    assert "| holdwater check -" in answer.err


def test_it_passes_over_pipes_in_folders(call, folder, page):
    os.mkfifo(folder / "pipe.md")
    assert sources(call("check", ".", "--format", "json")) == [page.name]


def test_it_reads_what_a_shell_puts_in_the_place_of_a_command(folder, needs):
    line = '"$0" -m holdwater check <(echo "$1") <(echo "$1")'
    done = subprocess.run(
        [needs("bash"), "-c", line, sys.executable, CLAIM],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "2 unsupported" in done.stdout
    assert "/dev/fd/" in done.stdout


# -- faults ----------------------------------------------------------------------------


def test_it_tells_of_a_rule_that_breaks_down_and_goes_on(call, folder, monkeypatch):
    (folder / "a.md").write_text(f"{CLAIM}\n")
    (folder / "b.md").write_text("Uptime of a zimbo is 99.99%.\n")
    (folder / "c.md").write_text(f"{CLAIM}\n")
    whole = shapes.SHAPES["coded"]

    def strike(pattern, matches, candidate):
        if pattern["module"] == "uptime_claim" and "zimbo" in candidate.folded:
            raise ZeroDivisionError("by nothing")
        return whole.strike(pattern, matches, candidate)

    monkeypatch.setitem(shapes.SHAPES, "coded", whole._replace(strike=strike))
    broken = b"Uptime of a zimbo is 99.99%."
    answer = call("check", "-", "c.md", "--format", "json", given=broken)
    assert (answer.code, sources(answer)) == (2, ["c.md"])
    answer = call("check", ".", "--format", "json")
    assert answer.code == 2
    assert "Traceback" not in answer.err
    (failure,) = json.loads(answer.out)["errors"]
    assert failure["source"] == "b.md"
    assert (
        "ZeroDivisionError: by nothing; in the rule uptime-claim" in failure["message"]
    )
    assert f"b.md: {failure['message']}\n" == answer.err
    assert sources(answer) == ["a.md", "c.md"]
    assert json.loads(answer.out)["summary"]["unsupported"] == 2


def test_it_tells_of_a_reader_that_breaks_down_and_goes_on(call, folder, monkeypatch):
    (folder / "a.md").write_text("zimbo\n")
    (folder / "b.md").write_text(f"{CLAIM}\n")
    from holdwater.reading import markdown

    def read(content, text, **about):
        if "zimbo" in text:
            raise RuntimeError("no more")
        return whole(content, text, **about)

    whole = markdown.read
    monkeypatch.setattr(
        "holdwater.reading.formats.load", lambda dotted: read if dotted else None
    )
    answer = call("check", "a.md", "b.md", "--format", "json")
    assert answer.code == 2
    assert "a.md: was not judged, by a fault of Holdwater's own" in answer.err
    assert sources(answer) == ["b.md"]


# -- variables that nobody heeds --------------------------------------------------------


@pytest.mark.parametrize(
    ("variable", "said"),
    [
        (
            "HOLDWATER_FAILON",
            "no setting is called so. Did you mean HOLDWATER_FAIL_ON?",
        ),
        ("HOLDWATER_ZZZ", "no setting is called so. `holdwater settings` lists them"),
        ("HOLDWATER_RULES", "levels of rules stand in a settings file, under [rules]"),
    ],
)
def test_it_warns_once_of_a_variable_it_does_not_heed(
    call, page, monkeypatch, variable, said
):
    monkeypatch.setenv(variable, "never")
    answer = call("check", page.name, page.name, "--fail-on", "never")
    assert answer.code == 0
    assert answer.err.startswith(f"{variable} is not heeded: {said}")
    assert answer.err.count("\n") == 1


def test_it_warns_of_no_variable_that_is_a_setting(call, page, monkeypatch):
    monkeypatch.setenv("HOLDWATER_FAIL_ON", "never")
    monkeypatch.setenv("HOLDWATERS", "1")
    answer = call("check", page.name)
    assert (answer.code, answer.err) == (0, "")

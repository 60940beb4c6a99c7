"""Two vendors' copy, side by side."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from holdwater.model.claim import KINDS

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "reference" / "schemas" / "comparison-1.json"

OTTERMERE = ROOT / "examples" / "ottermere"
SITE, WEB = str(OTTERMERE / "site"), str(OTTERMERE / "web")


def compared(call, *words):
    answer = call("compare", *words, "--format", "json")
    told = json.loads(answer.out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    return answer, told


def test_it_counts_both_sides_alike(call):
    answer, told = compared(call, SITE, WEB)
    assert answer.code == 0
    for side in told["sides"]:
        checked = json.loads(call("check", side["name"], "--format", "json").out)
        assert side["summary"] == checked["summary"]
        assert side["documents"] == len(checked["documents"])
        doubted = [
            s
            for d in checked["documents"]
            for s in d["statements"]
            if s["standing"] in ("unsupported", "puffery")
        ]
        assert side["kinds"] == {
            kind: sum(kind in s["kinds"] for s in doubted) for kind in KINDS
        }


def test_it_tells_of_what_is_said_on_two_pages_once(call):
    _, told = compared(call, SITE, WEB)
    for side in told["sides"]:
        worst = [one["text"] for one in side["worst"]]
        assert len(worst) == len(set(worst)) == 5


def test_it_tells_what_neither_says_and_what_one_alone_leaves_out(call):
    _, told = compared(call, SITE, WEB)
    left_out = [{one["name"] for one in side["not_said"]} for side in told["sides"]]
    neither = {one["name"] for one in told["neither"]}
    assert neither == left_out[0] & left_out[1]
    assert "exit" in left_out[1] - left_out[0], "a page of A says how to leave"
    assert "price" not in left_out[0] | left_out[1]


def test_it_asks_about_their_own_words_and_what_they_leave_out(call):
    _, told = compared(call, SITE, WEB)
    for side in told["sides"]:
        asked = " ".join(side["questions"])
        assert f"You write: “{side['worst'][0]['text']}”" in asked
        assert all(one["question"] in asked for one in side["not_said"])


def test_it_asks_nothing_of_what_is_no_offer(call, folder):
    (folder / "notes.md").write_text("The lock is held for 5 ms.\n", "utf-8")
    answer = call("compare", WEB, "notes.md")
    assert "No document of B reads as an offer" in answer.out


def test_it_is_the_same_whichever_is_named_first(call):
    _, there = compared(call, SITE, WEB)
    _, back = compared(call, WEB, SITE)
    assert there["sides"] == back["sides"][::-1]


def test_it_keeps_within_the_terminal(call):
    answer = call("compare", SITE, WEB)
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "Questions to send to A" in lines
    assert "B alone does not say" in lines


def test_it_tells_what_could_not_be_read_and_compares_the_rest(call):
    answer, told = compared(call, SITE, "nowhere")
    assert answer.code == 2
    assert told["errors"][0]["source"] == "nowhere"
    assert told["sides"][0]["documents"] == 8
    assert told["sides"][1]["not_said"] is None


def test_it_tells_of_a_side_that_holds_nothing(call, folder):
    (folder / "empty").mkdir()
    answer = call("compare", SITE, "empty")
    assert answer.code == 2
    assert "empty: holds nothing to read" in answer.err


@pytest.mark.parametrize("width", [40, 53, 54, 60, 80])
def test_it_keeps_to_the_width_of_the_window(call, folder, monkeypatch, width):
    for name, side in (("a", SITE), ("b", WEB)):
        shutil.copytree(side, folder / name)
    monkeypatch.setenv("COLUMNS", str(width))
    lines = call("compare", "a", "b").out.splitlines()
    assert [line for line in lines if len(line) > width] == []
    # What is asked about a gap stands in lines that can be read, not in a gutter.
    at = lines.index("B alone does not say") + 1
    asked = lines[at : lines.index("", at)]
    assert max(len(line.split("  ")[-1]) for line in asked) >= width // 2

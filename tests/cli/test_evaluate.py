"""`holdwater evaluate`, with figures worked out by hand."""

import json

import pytest

from holdwater.evaluate import Row


def write(folder, *rows, name="labelled.jsonl"):
    lines = [row if isinstance(row, (str, bytes)) else json.dumps(row) for row in rows]
    content = b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines)
    (folder / name).write_bytes(content + b"\n")


def row(number, standing, kinds=()):
    return {
        "id": f"r{number}",
        "text": f"Row {number}.",
        "standing": standing,
        "kinds": list(kinds),
    }


#: What is written, and what the road is made to say of it.
LABELLED = [
    (row(1, "plain"), "plain", ()),
    (row(2, "plain"), "unsupported", ("ease",)),
    (row(3, "supported", ["quantity"]), "supported", ("quantity",)),
    (row(4, "unsupported", ["ease", "quantity"]), "unsupported", ("ease",)),
    (row(5, "unsupported", ["ease"]), "puffery", ("buzz",)),
    (row(6, "puffery", ["buzz"]), "plain", ()),
]


@pytest.fixture
def judged(monkeypatch):
    """Let the road say what is written above."""
    said = {one["id"]: (standing, kinds) for one, standing, kinds in LABELLED}

    def walk(rows, **_):
        for one in rows:
            standing, kinds = said[one.id]
            yield Row(
                labelled=one,
                predicted=standing,
                predicted_kinds=kinds,
                confidence=None,
            )

    monkeypatch.setattr("holdwater.cli.evaluate.walk_labelled", walk)


@pytest.mark.usefixtures("judged")
def test_it_counts_as_one_would_by_hand(call, folder):
    write(folder, *(one for one, _, _ in LABELLED))
    answer = call("evaluate", "labelled.jsonl", "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    told = json.loads(answer.out)
    assert told["schema"] == "holdwater/evaluation/1"
    assert told["n"] == 6
    standing = told["standing"]
    assert standing["accuracy"] == pytest.approx(3 / 6)
    assert standing["macro_f1"] is None  # none has ten examples
    assert standing["per_class"]["plain"] == {
        "precision": pytest.approx(1 / 2),
        "recall": pytest.approx(1 / 2),
        "f1": pytest.approx(1 / 2),
        "support": 2,
    }
    assert standing["per_class"]["puffery"] == {
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "support": 1,
    }
    assert standing["confusion"]["unsupported"] == {
        "plain": 0,
        "supported": 0,
        "puffery": 1,
        "unsupported": 1,
    }
    # Of 3 said to ask for attention 2 do; of 3 that do, 2 were said to.
    assert told["attention"] == {
        "precision": pytest.approx(2 / 3),
        "recall": pytest.approx(2 / 3),
        "f1": pytest.approx(2 / 3),
        "support": 3,
    }
    # ease: 1 right, 1 wrong, 1 missed; quantity: 1 right, 1 missed; buzz: 1 and 1.
    assert told["kinds"]["per_kind"]["ease"]["f1"] == pytest.approx(1 / 2)
    assert told["kinds"]["per_kind"]["quantity"]["f1"] == pytest.approx(2 / 3)
    assert told["kinds"]["per_kind"]["buzz"]["f1"] == 0
    assert told["kinds"]["per_kind"]["novelty"]["f1"] is None
    assert told["kinds"]["micro_f1"] == pytest.approx(4 / 9)
    assert told["kinds"]["macro_f1"] == pytest.approx((1 / 2 + 2 / 3 + 0) / 3)
    assert told["rows"][3] == {
        "id": "r4",
        "standing": "unsupported",
        "predicted": "unsupported",
        "kinds": ["ease", "quantity"],
        "predicted_kinds": ["ease"],
        "confidence": None,
    }


@pytest.mark.usefixtures("judged")
def test_it_tells_people_the_same(call, folder):
    write(folder, *(one for one, _, _ in LABELLED))
    lines = call("evaluate", "labelled.jsonl").out.splitlines()
    assert lines[0] == "6 labelled statements"
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.strip()}
    assert rows["attention"] == ["0.667", "0.667", "0.667", "3"]
    assert rows["ease"] == ["0.500", "0.500", "0.500", "2"]
    assert rows["novelty"] == ["–", "–", "–", "0"]
    assert "standing: macro F1 –, accuracy 0.500" in lines
    assert "kinds:    micro F1 0.444, macro F1 0.389" in lines
    assert lines[-1].split() == ["unsupported", "0", "0", "1", "1"]
    assert max(map(len, lines)) <= 80


def test_it_walks_the_road(call, folder):
    write(folder, row(1, "plain"), "", row(2, "plain"), name="a.jsonl")
    write(folder, {**row(3, "plain"), "text": "Set the limit to 20."}, name="b.jsonl")
    told = json.loads(call("evaluate", "a.jsonl", "b.jsonl", "--format", "json").out)
    assert [one["id"] for one in told["rows"]] == ["r1", "r2", "r3"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "not JSON: "),
        (b'{"text": "caf\xe9"}', "not JSON: "),
        ("[1]", "a row needs `text`"),
        ({"standing": "plain"}, "a row needs `text`"),
        ({"text": 5, "standing": "plain"}, "a row needs `text`"),
        ({"text": "x"}, "`standing` is None, not one of plain, supported"),
        ({"text": "x", "standing": "fine"}, "`standing` is 'fine', not one of"),
        ({**row(1, "plain"), "kinds": ["speed"]}, "no kind is called 'speed'"),
    ],
)
def test_it_says_on_which_line_a_row_is_bad(call, folder, bad, said):
    write(folder, row(1, "plain"), "", bad, row(2, "plain"))
    answer = call("evaluate", "labelled.jsonl", "--format", "json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"labelled.jsonl:3: {said}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.jsonl", "No such file or directory"),
        (".git", "Is a directory"),
    ],
)
def test_it_says_when_a_file_cannot_be_read(call, name, said):
    assert call("evaluate", name) == (2, "", f"{name}: cannot be read: {said}\n")


def test_it_asks_for_a_file(call):
    answer = call("evaluate")
    assert answer.code == 2
    assert "LABELLED.jsonl" in answer.err


def test_it_makes_no_figures_of_nothing(call, folder):
    write(folder)
    told = json.loads(call("evaluate", "labelled.jsonl", "--format", "json").out)
    assert told["n"] == 0
    assert told["standing"]["accuracy"] is None
    assert told["attention"]["f1"] is None
    assert call("evaluate", "labelled.jsonl").code == 0

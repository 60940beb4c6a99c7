"""A dossier is gathered from real files, within limits, and copied as they were read."""

import hashlib
from dataclasses import replace

import pytest
from tests.ledger.making import claim_toml, write_project

from holdwater.errors import UsageError
from holdwater.ledger.records import read_records
from holdwater.model.span import Span
from holdwater.model.verification import Use
from holdwater.pages.claims import gather
from holdwater.pages.claims.gather import Gatherer, copied
from holdwater.revisions import Change, History

CSV = b"ms\n3\n4\n4.5\n"


@pytest.fixture
def project(tmp_path, today):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    write_project(tmp_path)

    def dossier(more="", path="read.csv", content=CSV, history=None, uses=()):
        if content is not None:
            (tmp_path / "evidence" / path).write_bytes(content)
        asked = {
            "kind": "benchmark",
            "query": "select median(ms) as a, 'ms' as a_unit from evidence",
            "samples": "select ms as a from evidence",
        }
        record = claim_toml(
            "read-latency",
            "Reads finish in under 5 ms.",
            value=("5 ms", "less than"),
            files=[("bench", f"../evidence/{path}", asked)],
        )
        write_project(tmp_path, record + more)
        records = read_records(tmp_path)
        assert records.errors == ()
        gatherer = Gatherer(root=tmp_path, today=today, history=history)
        return gatherer.dossier(records.records[0], uses)

    dossier.root = tmp_path
    return dossier


def test_it_opens_judges_and_copies(project):
    one = project()
    assert (one.verdict.verdict, one.verdict.measured) == ("holds", 4)
    assert list(map(float, one.samples["bench"]["a"])) == [3, 4, 4.5]
    sha256 = hashlib.sha256(CSV).hexdigest()
    assert list(copied(one)) == [(f"evidence.d/{sha256}/read.csv", CSV)]


@pytest.mark.parametrize(
    "written, copy",
    [
        ("a b;c ü.csv", "a-b-c.csv"),
        ("..csv.csv", "csv.csv"),
        ("page.html", "page.html.txt"),
        ("x.SVG", "x.svg.txt"),
        ("run.js", "run.js.txt"),
        ("none", "none.txt"),
        (".htaccess", "htaccess.txt"),
        ("ü.php", "file.php.txt"),
        (f"{'n' * 120}.csv", f"{'n' * 80}.csv"),
    ],
)
def test_it_names_a_copy_so_that_nothing_runs_it(project, written, copy):
    path = project.root / "evidence" / written
    name, ending = gather._safe_name(path)
    assert name == copy
    assert ending == (".txt" if copy.endswith(".txt") else "")


def test_it_copies_a_file_of_which_no_figure_is_read(project):
    (project.root / "evidence" / "letter.html").write_text("<script>1</script>")
    more = (
        '[[claim.counter_evidence]]\nname = "letter"\npath = "../evidence/letter.html"'
    )
    one = project(more + '\nanswer = "Yes."\nreader = "table"\n')
    assert one.verdict.verdict == "holds"
    copy = one.copies["letter"]
    assert copy.path.endswith("/letter.html.txt")
    assert len(list(copied(one))) == 2


@pytest.mark.parametrize(
    "more, why",
    [
        ("publish = false\n", "kept back"),
        (f'sha256 = "{"0" * 64}"\n', "another than the one"),
    ],
)
def test_it_copies_nothing_that_must_not_be(project, more, why):
    one = project(more)
    assert why in one.copies["bench"].why
    assert list(copied(one)) == []
    assert one.samples == {}


def test_it_copies_no_file_that_is_too_large_and_says_how_large(project, monkeypatch):
    monkeypatch.setattr(gather, "MOST_COPIED", 10)
    one = project()
    assert one.copies["bench"].path is None
    assert "larger than what is copied" in one.copies["bench"].why
    assert one.copies["bench"].sha256 == hashlib.sha256(CSV).hexdigest()


def test_it_copies_nothing_that_a_link_leads_to(project, tmp_path):
    secret = tmp_path.parent / "secret.csv"
    secret.write_bytes(CSV)
    (project.root / "evidence" / "read.csv").symlink_to(secret)
    one = project(content=None)
    assert one.verdict.verdict == "unchecked"
    assert list(copied(one)) == []
    assert one.copies["bench"].sha256 is None


def test_it_says_that_a_file_changed_while_it_was_copied(project):
    one = project()
    (project.root / "evidence" / "read.csv").write_bytes(b"ms\n1\n")
    with pytest.raises(UsageError, match="has changed while the site was written"):
        list(copied(one))


def test_it_keeps_an_error_in_the_place_of_samples(project, monkeypatch):
    monkeypatch.setattr("holdwater.tables.figures.MOST_SAMPLES", 1)
    one = project()
    assert one.verdict.verdict == "holds"
    assert "more than 1 values" in str(one.samples["bench"])


def test_it_names_a_page_as_the_project_does(project):
    source = project.root.joinpath("docs/a.md").as_posix()
    given = {"claim": "c", "words": "w", "span": Span(0, 1), "match": "exact"}
    uses = (Use(source=source, **given), Use(source="/elsewhere/b.md", **given))
    one = project(uses=uses)
    assert [use.source for use in one.uses] == ["docs/a.md", "/elsewhere/b.md"]


def test_it_puts_the_commits_of_all_its_files_in_one_order(project, today, monkeypatch):
    root = project.root.resolve()
    record, bench = root / "claims" / "many.toml", root / "evidence" / "read.csv"
    changes = [Change(at, today, f"No {at}", f"{at:040}") for at in range(3)]
    history = History(
        changes={record: (changes[0], changes[2]), bench: tuple(changes[:2])},
        unsaved=frozenset({bench, root / "other"}),
        is_whole=True,
    )
    past = project(history=history).past
    assert [(one.subject, one.of) for one in past.moments] == [
        ("No 0", ("its record", "bench")),
        ("No 1", ("bench",)),
        ("No 2", ("its record",)),
    ]
    assert past.unsaved == ("evidence/read.csv",)
    monkeypatch.setattr(gather, "MOST_MOMENTS", 1)
    past = project(history=history).past
    assert (len(past.moments), past.more) == (1, 2)
    past = project("publish = false\n", history=history).past
    assert [one.of for one in past.moments] == [("its record",)]
    assert past.unsaved == ()
    assert project(history="no git").past.unknown == "no git"
    assert project().past == replace(past, moments=(), more=0)

"""The guide "Holding a vendor to it", followed to the letter on a server of our own."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from tests.serving import site

from holdwater.cli.main import run

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "holding-a-vendor-to-it.md"
ADDRESS = "https://ottermere.example/"
SPEED, STORAGE, TEAM = (
    f"claims/{name}.md"
    for name in (
        "restores-run-3x-faster-pg",
        "backups-take-40-less-storage",
        "team-saves-hours-every-week",
    )
)


@pytest.fixture(scope="module")
def shown():
    """What stands in the fences of the guide, by their language."""
    fence = re.compile(r"(?ms)^```(\w+)\n(.*?)^```$")
    found = {}
    for kind, text in fence.findall(GUIDE.read_text("utf-8")):
        found.setdefault(kind, []).append(text)
    return found


@pytest.fixture
def folder(tmp_path, monkeypatch, shown):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "holdwater.toml").write_text("")
    (tmp_path / "pilot").mkdir()
    for name, table in zip(("restores", "storage"), shown["csv"], strict=True):
        (tmp_path / "pilot" / f"{name}.csv").write_text(table)
    return tmp_path


def test_it_ends_as_the_guide_shows(folder, shown, capsys):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    suggest, ask, verify, board, again = (text.strip() for text in shown["sh"])
    begun, questions, changes, results, later = shown["text"]
    told, answer, speed, storage = shown["toml"]
    pages = {"/restores": shown["html"][0].encode()}
    with site(pages) as root:

        def call(step):
            code = _run(step, root)
            return code, capsys.readouterr().out.replace(root, ADDRESS)

        code, out = call(suggest)
        assert (code, _timeless(out)) == (0, _timeless(begun))
        (kept,) = (folder / "claims" / "kept").glob("*/*/*.html")
        assert kept.read_bytes() == pages["/restores"]
        assert questions in Path(SPEED).read_text("utf-8")
        assert changes in Path(TEAM).read_text("utf-8")
        assert call(ask) == (0, "")
        assert "pg_restore version and" in Path("letter.md").read_text("utf-8")
        _put(SPEED, _value("3x"), speed)
        _put(STORAGE, _value("40%"), storage)
        code, out = call(verify)
        assert (code, out[: len(results)]) == (1, results)
        _put(SPEED, '# told = [{who = "…", on = 2026-01-31, note = "…"}]\n', told)
        _put(SPEED, questions.splitlines()[1], answer.splitlines()[1])
        assert call(ask) == (0, "")
        assert "pg_restore version and" not in Path("letter.md").read_text("utf-8")
        assert call(board) == (1, "")
        page = Path("board.html").read_text("utf-8")
        assert "version and configuration? <i>17.5, 16 jobs.</i>" in page
        assert "The operations board, 2 October 2026" in page
        pages["/restores"] = shown["html"][1].encode()
        code, out = call(again)
        changed = out[out.index("  Changed") :]
        assert (code, _timeless(changed)) == (0, _timeless(later))


def _run(step, root):
    words = shlex.split(step)[1:]
    words = [word.replace(ADDRESS, root) for word in words]
    private = ["--allow-private"] if "suggest" in words else []
    with pytest.raises(SystemExit) as end:
        run([*words, *private])
    return end.value.code or 0


def _value(claimed):
    return f'[value]\nclaimed = "{claimed}"\nis = "at least"\n'


def _put(name, old, new):
    """Put something in the place of what stands in a record once."""
    record = Path(name).read_text("utf-8")
    assert record.count(old) == 1, (name, old)
    Path(name).write_text(record.replace(old, new), "utf-8")
    assert tomllib.loads(Path(name).read_text("utf-8").split("+++")[1])


def _timeless(text):
    """Take out of a text what is another each time: moments, hashes, folders."""
    text = re.sub(r"claims/kept/\S+", "claims/kept/…", text)
    text = re.sub(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d UTC)?", "some day", text)
    return re.sub(r"\b[0-9a-f]{64}\b", "…", text)

"""Files and folders into bytes and text, within limits."""

import codecs
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.errors import ReadError, TooLarge, Undecodable
from holdwater.reading.files import (
    WRITTEN_BY_US,
    decode,
    read_bytes,
    repository_root,
    walk,
)

SUFFIXES = (".md", ".txt")


def below(folder: Path, **options) -> list[str]:
    found = list(walk(folder, suffixes=SUFFIXES, **options))
    return [path.relative_to(folder).as_posix() for path in found]


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


# -- bytes -----------------------------------------------------------------------------


def test_it_reads_up_to_the_limit_and_no_more(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"12345")
    assert read_bytes(path, most=5) == b"12345"
    with pytest.raises(TooLarge, match="larger than 4 bytes") as caught:
        read_bytes(path, most=4)
    assert caught.value.where == str(path)
    assert "--max-bytes" in str(caught.value)


@pytest.mark.parametrize("name", ["absent.md", ".", "a.md/b.md"])
def test_it_says_what_cannot_be_read(tmp_path, name):
    (tmp_path / "a.md").touch()
    with pytest.raises(ReadError, match="cannot be read: ") as caught:
        read_bytes(tmp_path / name, most=10)
    assert str(tmp_path) in str(caught.value)


# -- encodings -------------------------------------------------------------------------


@given(st.text(), st.sampled_from(["utf-8", "UTF8", "utf_8", "utf-16", "utf-32-le"]))
def test_it_decodes_with_or_without_a_byte_order_mark(text, encoding):
    plain = text.removeprefix("\ufeff")
    assert decode(plain.encode(encoding), encoding=encoding, source="a") == plain
    if "utf-16" not in encoding:
        marked = ("\ufeff" + plain).encode(encoding)
        assert decode(marked, encoding=encoding, source="a") == plain


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_it_names_the_first_byte_of_the_file_that_does_not_fit(mark):
    content = mark + "é".encode() + b"\nab\xe9c"
    with pytest.raises(Undecodable) as caught:
        decode(content, encoding="utf-8", source="a.md")
    offset = content.index(b"\xe9c")
    assert str(caught.value).startswith("a.md: is not utf-8: byte 0xe9")
    assert f"at offset {offset} " in str(caught.value)
    assert "--encoding" in str(caught.value)
    assert decode(content, encoding="latin-1", source="a.md")[offset] == "é"


@pytest.mark.parametrize(
    "encoding", ["klingon", "", "é", "a\0b", "rot13", "base64", "undefined"]
)
def test_it_says_when_it_does_not_know_an_encoding(encoding):
    with pytest.raises(Undecodable, match=r"a\.md"):
        decode(b"abc", encoding=encoding, source="a.md")


def test_it_refuses_halves_of_characters():
    with pytest.raises(Undecodable, match="is not utf-7"):
        decode(b"+2AA-", encoding="utf-7", source="a.md")


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16", "utf-7", "cp1252"]))
def test_it_decodes_or_says_why_not(content, encoding):
    try:
        text = decode(content, encoding=encoding, source="a.md")
    except Undecodable as refused:
        text = refused.message
    assert text.encode("utf-8").decode("utf-8") == text


# -- folders ---------------------------------------------------------------------------


def test_it_walks_in_order_and_looks_at_endings(tmp_path):
    files = "b.md a/z.TXT a/b.md.bak B.md a.md/c.md c.html .d.md .md".split()
    write(tmp_path, dict.fromkeys(files, ""))
    assert below(tmp_path) == [".d.md", "B.md", "a/z.TXT", "a.md/c.md", "b.md"]


def test_it_names_files_as_the_folder_was_named(tmp_path, monkeypatch):
    write(tmp_path, {"site/a.md": "", "other/b.md": ""})
    monkeypatch.chdir(tmp_path / "other")
    found = list(walk(Path("../site"), suffixes=SUFFIXES))
    assert found == [Path("../site/a.md")]


def test_it_does_not_ask_the_repository_it_stands_in_about_another_folder(
    tmp_path, monkeypatch
):
    write(tmp_path, {"here/.git/a": "", "here/.gitignore": "*.md", "site/a.md": ""})
    monkeypatch.chdir(tmp_path / "here")
    found = list(walk(Path("../site"), suffixes=SUFFIXES))
    assert found == [Path("../site/a.md")]


@pytest.mark.parametrize("name", [".git", "node_modules", ".venv", "__pycache__"])
def test_it_does_not_look_where_no_copy_is(tmp_path, name):
    write(tmp_path, {f"{name}/a.md": "", "b.md": ""})
    assert below(tmp_path) == ["b.md"]


def test_it_passes_over_a_folder_that_we_wrote_unless_it_is_named(tmp_path):
    for name in ("own.md", "written/index.html", "written/claim/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "written" / WRITTEN_BY_US).touch()
    suffixes = (".md", ".html")
    found = list(walk(tmp_path, suffixes=suffixes))
    assert [path.name for path in found] == ["own.md"]
    assert len(list(walk(tmp_path / "written", suffixes=suffixes))) == 2


def test_it_honours_ignore_files_up_to_the_root_of_the_repository(tmp_path):
    write(
        tmp_path,
        {
            ".gitignore": "*.md",
            "repo/.git/a": "",
            "repo/.gitignore": "draft.md",
            "repo/site/.gitignore": "!draft.md",
            "repo/site/draft.md": "",
            "repo/site/in/draft.md": "",
            "repo/site/in/.gitignore": "draft.md",
            "repo/docs/draft.md": "",
            "repo/docs/a.md": "",
        },
    )
    assert below(tmp_path / "repo") == ["docs/a.md", "site/draft.md"]
    assert below(tmp_path / "repo/docs") == ["a.md"]


def test_it_lets_the_user_have_the_last_word(tmp_path):
    write(tmp_path, {"in/.gitignore": "!a.md\nb.md", "in/a.md": "", "in/b.md": ""})
    write(tmp_path, {"c.md": "", "old/d.md": ""})
    assert below(tmp_path, exclude=["/old/"]) == ["c.md", "in/a.md"]
    assert below(tmp_path, exclude=["*.md", "!b.md"]) == ["in/b.md"]


def test_it_reads_a_folder_that_is_named_though_it_is_ignored(tmp_path):
    write(tmp_path, {".git/a": "", ".gitignore": "build/", "build/a.md": ""})
    assert below(tmp_path) == []
    assert below(tmp_path / "build") == ["a.md"]


def test_it_follows_links_to_files_and_no_others(tmp_path):
    write(tmp_path, {"site/a.md": "", "other/b.md": ""})
    site = tmp_path / "site"
    (site / "file.md").symlink_to(tmp_path / "other/b.md")
    (site / "folder").symlink_to(tmp_path / "other")
    (site / "broken.md").symlink_to(tmp_path / "absent.md")
    (site / "circle.md").symlink_to(site / "circle.md")
    os.mkfifo(site / "pipe.md")
    assert below(site) == ["a.md", "file.md"]


def test_it_goes_deeper_than_functions_may_call_each_other(tmp_path):
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
        deep.mkdir()
    (deep / "a.md").touch()
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        found = list(walk(tmp_path, suffixes=SUFFIXES))
    finally:
        sys.setrecursionlimit(limit)
    assert found == [deep / "a.md"]


def test_it_says_which_folder_cannot_be_listed(tmp_path):
    (error,) = walk(tmp_path / "absent", suffixes=SUFFIXES)
    assert isinstance(error, ReadError)
    assert error.message.startswith("cannot be listed")
    assert error.where == str(tmp_path / "absent")


def test_it_finds_the_root_of_a_repository(tmp_path):
    write(tmp_path, {"a/.git/x": "", "a/b/c/d": "", "w/.git": "gitdir: elsewhere"})
    assert repository_root(tmp_path / "a/b/c") == tmp_path / "a"
    assert repository_root(tmp_path / "w") == tmp_path / "w"
    assert repository_root(tmp_path / "a") == tmp_path / "a"


# -- git is asked ----------------------------------------------------------------------

NAMES = ["a", "b", "build", "é", "c.md", "d.md", "keep.md", "[z].md", "#h.md", " s.md"]

PATTERNS = (
    """
*.md|!keep.md|a/|/a|b|build/|build/*|!build/keep.md|**/c.md|a/**|!a/|*|!*/|!*.md|/*.md
[cd].md|d.m?|a/b/|\\#h.md|# c||c.md |\\ s.md|!|[z].md|\\[z\\].md|/b/**/d.md|**/build|**
a/*/c.md|!!x|foo\\|[!c].md|[^d].md|*.MD|***/c.md|[[:alpha:]].md|//a|?.md|*/|!b/|é/|[z-a]
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

IGNORED = st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4)
TREES = st.recursive(
    st.none(),
    lambda inner: st.tuples(
        st.none() | IGNORED, st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=25,
).filter(lambda tree: tree is not None)


def plant(folder: Path, tree, ending: bytes) -> None:
    ignored, entries = tree
    if ignored is not None:
        lines = [pattern.encode() for pattern in ignored]
        (folder / ".gitignore").write_bytes(ending.join(lines))
    for name, entry in entries.items():
        if entry is None:
            (folder / name).touch()
        else:
            (folder / name).mkdir()
            plant(folder / name, entry, ending)


@given(tree=TREES, ending=st.sampled_from([b"\n", b"\r\n"]))
@settings(max_examples=30)
def test_it_leaves_out_what_git_leaves_out(tree, ending, tmp_path_factory, needs):
    root = tmp_path_factory.mktemp("repository")
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }

    def git(*words: str) -> str:
        command = [needs("git"), "-C", str(root), *words]
        done = subprocess.run(command, env=environment, check=True, capture_output=True)
        return done.stdout.decode()

    git("init", "--quiet")
    plant(root, tree, ending)
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    expected = {name for name in listed.split("\0") if name.lower().endswith(SUFFIXES)}
    assert set(below(root)) == expected


def test_it_goes_on_where_a_folder_cannot_be_listed(tmp_path, monkeypatch):
    for name in ("a", "m", "z"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text("x")
    scan = os.scandir

    def refuse(folder):
        if str(folder).endswith("m"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(walk(tmp_path, suffixes=(".md",)))
    assert [one for one in found if isinstance(one, Path)] == [
        tmp_path / "a" / "page.md",
        tmp_path / "z" / "page.md",
    ]
    (error,) = (one for one in found if isinstance(one, ReadError))
    assert error.where == str(tmp_path / "m")
    assert "Permission denied" in error.message

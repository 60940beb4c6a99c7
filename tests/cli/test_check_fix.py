"""`holdwater check --fix`: a diff that git applies, of what is certain alone."""

import shutil
import subprocess

import pytest

PAGE = """\
# Backup

We are a world-class team. It writes to a bucket.

Restores run 3x faster than pg_restore. Our seamless, robust solution empowers you to back
up PostgreSQL.
"""


@pytest.mark.skipif(not shutil.which("git"), reason="git is not on the PATH")
@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_it_writes_what_git_applies(call, folder, end, newline):
    page = folder / "page.md"
    text = (PAGE.rstrip("\n") + end).replace("\n", newline)
    page.write_bytes(text.encode())
    answer = call("check", "--fix", "page.md")
    assert (answer.code, answer.err) == (0, "")
    assert page.read_bytes() == text.encode(), "nothing is written but the diff"
    (folder / "fix.diff").write_bytes(answer.out.encode())
    subprocess.run(["git", "apply", "--whitespace=nowarn", "fix.diff"], check=True)
    fixed = page.read_bytes().decode()
    assert "We are a team. It writes to a bucket." in fixed
    assert fixed.count(newline) == text.count(newline)
    assert fixed.endswith(newline if end else "PostgreSQL.")
    assert call("check", "--fix", "page.md").out == "", "what is fixed stays so"


def test_it_leaves_what_has_a_gap_to_whoever_knows(call, folder):
    (folder / "page.md").write_text(
        "Restores run 3x faster than pg_restore.\n", "utf-8"
    )
    answer = call("check", "--fix", "page.md")
    assert (answer.code, answer.out) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        "We are a **world-class** team.\n",
        "<!-- holdwater: allow HW405, HW102: we like it -->\nWe are a world-class team.\n",
    ],
)
def test_it_touches_neither_markup_nor_what_is_allowed(call, folder, text):
    (folder / "page.md").write_text(text, "utf-8")
    assert call("check", "--fix", "page.md").out == ""


def test_it_writes_html_only_where_it_need_not_be_escaped(call, folder):
    (folder / "page.html").write_text("<p>We are a world-class team.</p>", "utf-8")
    assert "+<p>We are a team.</p>" in call("check", "--fix", "page.html").out
    (folder / "page.html").write_text("<p>A world-class R&amp;D team.</p>", "utf-8")
    assert call("check", "--fix", "page.html").out == ""


@pytest.mark.parametrize(
    "content, options",
    [
        (b"\xef\xbb\xbfWe are a world-class team.\n", ()),
        (
            "Café. We are a world-class team.\n".encode("latin-1"),
            ("--encoding", "latin-1"),
        ),
    ],
)
def test_it_writes_no_diff_that_could_not_be_applied(call, folder, content, options):
    (folder / "page.md").write_bytes(content)
    answer = call("check", "--fix", "page.md", *options)
    assert answer.out == ""
    assert (
        "page.md: is not UTF-8 without a mark: no diff is written of it" in answer.err
    )


def test_it_patches_files_below_here_alone(call, folder):
    page = folder / "page.md"
    page.write_text(PAGE, "utf-8")
    (folder / "link.md").symlink_to(page)
    for source, why in ((str(page), "below this folder"), ("link.md", "is a link")):
        answer = call("check", "--fix", source)
        assert answer.out == ""
        assert why in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("--fix", "--format", "json"),
        ("--fix", "--write-baseline", "b.json"),
        ("--since", "HEAD", "--write-baseline", "b.json"),
        ("--since", "HEAD", "--crawl", "3"),
    ],
)
def test_it_refuses_what_does_not_go_together(call, words):
    answer = call("check", *words)
    assert answer.code == 2
    assert "do not go together" in answer.err

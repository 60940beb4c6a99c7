"""A vendor's pages, kept as theirs: read from a server, a file and a folder."""

import json
import tomllib
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import jsonschema
import pytest
from tests.house.test_schemas import SCHEMAS
from tests.serving import site

from holdwater.ledger.records import read_records

SPEED = "Restores run 3x faster than pg_restore."
SITE = str(SCHEMAS.parents[2] / "examples" / "ottermere" / "site")
PAGE = f"""<title>Ottermere</title><main><h1>Restores</h1><p>{SPEED}</p>
<p>Deploy a cluster in minutes.</p><p>It writes to a bucket.</p></main>""".encode()
OTHER = PAGE.replace(b"3x", b"2x").replace(
    b"cluster in minutes", b"cluster within minutes"
)


@pytest.fixture
def suggest(call, folder, monkeypatch):
    """Keep pages as a buyer, a day later each time."""
    (folder / "holdwater.toml").write_text("")
    days = iter(range(100))

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 22, 9, 30, tzinfo=tz) + timedelta(next(days))

    monkeypatch.setattr("holdwater.cli.options.datetime", Clock)

    def suggesting(*words):
        return call("claims", "suggest", *words, "--as", "buyer", "--allow-private")

    return suggesting


def records(folder):
    found = read_records(folder)
    assert [str(error) for error in found.errors] == []
    return {one.text: one for one in found.records}


def kept(folder):
    return sorted((folder / "claims" / "kept").rglob("*.html"))


def test_it_keeps_a_page_with_a_record_of_each_claim(suggest, folder):
    with site({"/a": PAGE}) as root:
        answer = suggest(f"{root}a")
    assert (answer.code, answer.err) == (0, "")
    (page,) = kept(folder)
    assert page.read_bytes() == PAGE
    assert page.name == f"2026-11-22T093000Z-{sha256(PAGE).hexdigest()[:8]}.html"
    note = tomllib.loads(page.with_suffix(".toml").read_text("utf-8"))
    assert note == {
        "source": f"{root}a",
        "address": f"{root}a",
        "vendor": "127.0.0.1",
        "retrieved": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        "sha256": sha256(PAGE).hexdigest(),
        "media_type": "text/html",
    }
    found = records(folder)
    assert list(found) == ["Deploy a cluster in minutes.", SPEED]
    theirs = found[SPEED].theirs
    assert (theirs.vendor, theirs.source) == ("127.0.0.1", f"{root}a")
    assert (theirs.kept, theirs.retrieved) == (page, note["retrieved"])
    assert PAGE.decode()[theirs.span.start : theirs.span.end] == SPEED
    assert "version and configuration" in theirs.questions[0].ask
    assert theirs.test_here["held_if"] == "We measure at least 3x in the median."
    assert found["Deploy a cluster in minutes."].theirs.must_also_change


def test_it_writes_records_as_their_schema_says(suggest, folder):
    suggest(SITE, "--vendor", "V", "--most", "2000")
    schema = json.loads((SCHEMAS / "claim-record-1.json").read_text("utf-8"))
    checked = 0
    assert len(records(folder)) > 25
    for path in (folder / "claims").glob("*.md"):
        table = tomllib.loads(path.read_text("utf-8").split("+++\n")[1])
        jsonschema.validate(json.loads(json.dumps(table, default=str)), schema)
        checked += 1
    assert checked > 25


def test_it_keeps_nothing_anew_where_the_bytes_are_the_same(suggest, folder):
    with site({"/a": PAGE}) as root:
        first = suggest(f"{root}a", "--most", "1")
        again = suggest(f"{root}a")
        third = suggest(f"{root}a")
    assert "1 more are not covered" in first.out
    assert "as on 2026-11-22 09:30 UTC" in again.out
    assert len(kept(folder)) == 1
    found = records(folder)
    assert len(found) == 2
    assert len({one.theirs.retrieved for one in found.values()}) == 1
    assert third.out.endswith("Nothing is claimed there that has no record yet.\n")


def test_it_tells_what_has_changed_and_writes_over_nothing(suggest, folder):
    pages = {"/a": PAGE}
    with site(pages) as root:
        suggest(f"{root}a")
        (speed,) = (folder / "claims").glob("restores*.md")
        edited = speed.read_text("utf-8") + "\nWe rely on it.\n"
        speed.write_text(edited, "utf-8")
        pages["/a"] = OTHER
        answer = suggest(f"{root}a")
    assert answer.code == 0
    assert "Changed since 2026-11-22 09:30 UTC" in answer.out
    assert "! ANOTHER PROMISE:  3x has become 2x" in answer.out
    assert f"was  “{SPEED}”" in answer.out
    assert "reworded, was  “Deploy a cluster in minutes.”" in answer.out
    assert "one to its `variations`" in answer.out
    assert [page.read_bytes() for page in kept(folder)] == [PAGE, OTHER]
    assert speed.read_text("utf-8") == edited
    new = records(folder)["Restores run 2x faster than pg_restore."]
    assert new.theirs.replaces == "restores-run-3x-faster-pg"
    assert new.theirs.kept.read_bytes() == OTHER


def test_it_proposes_to_note_what_is_gone(suggest):
    pages = {"/a": PAGE}
    with site(pages) as root:
        suggest(f"{root}a")
        pages["/a"] = PAGE.replace(b"Deploy a cluster in minutes.", b"")
        out = suggest(f"{root}a", "--today", "2026-12-24").out
    assert "gone  “Deploy a cluster in minutes.”" in out
    assert "gone =" in out
    assert "2026-12-24" in out
    assert "Nothing is claimed there that has no record yet." in out


def test_it_tells_bytes_from_claims(suggest, folder):
    pages = {"/a": PAGE}
    with site(pages) as root:
        suggest(f"{root}a")
        pages["/a"] = PAGE + b"<!-- 42 -->"
        out = suggest(f"{root}a").out
    assert "what it claims is the same" in out
    assert len(kept(folder)) == 2
    assert len(records(folder)) == 2


def test_it_keeps_the_same_words_of_two_vendors_apart(suggest, folder):
    with site({"/a": PAGE, "/b": PAGE}) as root:
        suggest(f"{root}a", "--vendor", "Ottermere")
        suggest(f"{root}b", "--vendor", "Penmark")
    vendors = [one.theirs.vendor for one in read_records(folder).records]
    assert sorted(vendors) == ["Ottermere"] * 2 + ["Penmark"] * 2


def test_it_leaves_our_own_records_aside(suggest, call, folder):
    """The same words of ours are a claim of ours; those of theirs, one of theirs."""
    call("claims", "add", "own-speed", SPEED)
    (folder / "index.md").write_text(f"# Us\n\n{SPEED}\n")
    with site({"/a": PAGE}) as root:
        suggest(f"{root}a")
    assert {one.id for one in read_records(folder).records if one.text == SPEED} == {
        "own-speed",
        "restores-run-3x-faster-pg",
    }
    told = json.loads(call("verify", "--format", "json").out)
    uses = {one["id"]: len(one["uses"]) for one in told["claims"]}
    assert uses["own-speed"] == 1


def test_it_reads_files_and_folders_with_their_vendor_named(suggest, folder):
    (folder / "theirs").mkdir()
    (folder / "theirs" / "a.html").write_bytes(PAGE)
    (folder / "theirs" / "b.md").write_text("# B\n\nSave up to 80% on storage.\n")
    nobody = suggest("theirs")
    assert nobody.code == 2
    assert (
        "theirs: of a file nobody knows whose claims it holds. Say it with --vendor"
        in nobody.err
    )
    assert not (folder / "claims").exists()
    assert suggest("theirs", "--vendor", "Ottermere").code == 0
    sources = {one.theirs.source for one in read_records(folder).records}
    assert sources == {"theirs/a.html", "theirs/b.md"}


def test_it_prints_records_and_keeps_nothing(suggest, folder):
    with site({"/a": PAGE}) as root:
        answer = suggest(f"{root}a", "--print")
    assert "[theirs]" in answer.out
    assert not (folder / "claims").exists()


def test_it_reads_the_page_that_is_named_whatever_robots_are_told(suggest, folder):
    pages = {"/a": PAGE, "/robots.txt": b"User-agent: *\nDisallow: /\n"}
    with site(pages) as root:
        assert suggest(f"{root}a").code == 0
    assert len(kept(folder)) == 1


SIGN_IN = b"""<title>Sign in</title><main><h1>Sign in</h1>
<form><input name=u><input type="password"></form></main>"""


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        ({}, "answers 404, and not with a page"),
        ({"/a": (401, {}, b"")}, "answers 401, and not with a page"),
        ({"/a": SIGN_IN}, "leads to a page to sign in at"),
        ({"/a": (302, {"Location": "/login?next=a"}, b""), "/login?next=a": PAGE}, "leads to a page to sign in at"),
        ({"/a": b"<p>" + b"x" * 11_000_000}, "is larger than 10,000,000 bytes"),
        ({"/a": (200, {"Content-Type": "image/png"}, b"x")}, "is sent as image/png"),
    ],
)  # fmt: skip
def test_it_keeps_nothing_where_no_page_came(suggest, folder, pages, says):
    with site(pages) as root:
        answer = suggest(f"{root}a")
    assert answer.code == 2
    assert f"{root}a: {says}" in answer.err
    assert not (folder / "claims").exists()


def test_it_keeps_nothing_where_nobody_answers(suggest, folder):
    answer = suggest("http://127.0.0.1:9/")
    assert answer.code == 2
    assert "http://127.0.0.1:9/: cannot be reached" in answer.err
    assert not (folder / "claims").exists()


def test_it_keeps_a_page_that_claims_nothing_and_says_so(suggest, folder):
    with site({"/a": b"<main><p>It writes to a bucket.</p></main>"}) as root:
        answer = suggest(f"{root}a")
    assert answer.code == 0
    assert "Nothing on it asks for evidence." in answer.out
    assert len(kept(folder)) == 1
    assert records(folder) == {}


GERMAN = """<html lang="de"><main><h1>Sicherung</h1><p>Wir bieten die beste und schnellste
Sicherung für Ihre Daten, und sie läuft immer ohne einen einzigen Fehler. Unsere Kunden
sparen damit viel Zeit, weil sie sich um nichts mehr kümmern müssen.</p></main>"""


def test_it_says_which_language_it_does_not_judge(suggest, folder):
    with site({"/a": GERMAN.encode()}) as root:
        answer = suggest(f"{root}a")
    assert answer.code == 0
    assert (
        "in another language (de), and not judged: there are rules for English"
        in answer.out
    )
    assert len(kept(folder)) == 1


def test_it_goes_on_where_the_last_copy_is_not_as_it_was(suggest, folder):
    pages = {"/a": PAGE}
    with site(pages) as root:
        suggest(f"{root}a")
        kept(folder)[0].write_bytes(b"<p>Nothing.</p>")
        pages["/a"] = OTHER
        answer = suggest(f"{root}a")
    assert answer.code == 2
    assert "is not as it was read: what has changed since is not known" in answer.err
    assert len(kept(folder)) == 2
    assert "Restores run 2x faster than pg_restore." in records(folder)


@pytest.mark.parametrize(
    "damage", ["", "source = 1\n", "retrieved = 2026-11-22\n", "\x00"]
)
def test_it_says_which_note_is_not_as_it_was_written(suggest, folder, damage):
    with site({"/a": PAGE}) as root:
        suggest(f"{root}a")
        note = kept(folder)[0].with_suffix(".toml")
        note.write_text(damage)
        answer = suggest(f"{root}a")
    assert answer.code == 2
    assert "is no note of a page that was kept" in answer.err


def test_it_writes_nothing_while_a_record_cannot_be_read(suggest, folder):
    (folder / "claims").mkdir()
    (folder / "claims" / "abc.md").write_text("+++\nid = 1\n+++\n")
    with site({"/a": PAGE}) as root:
        answer = suggest(f"{root}a")
    assert answer.code == 2
    assert "nothing is kept while a record cannot be read" in answer.err
    assert kept(folder) == []


def test_it_begins_no_record_that_could_not_be_read_again(suggest, folder):
    long = f"Restores run 3x faster than pg_restore {'and so on ' * 600}again."
    page = PAGE.replace(b"<main>", f"<main><p>{long}</p>".encode())
    with site({"/a": page}) as root:
        answer = suggest(f"{root}a")
        again = suggest(f"{root}a")
    assert (answer.code, again.code) == (0, 0)
    assert "no record is begun of “Restores run 3x faster" in answer.err
    assert "`text` is longer than 5,000 characters" in answer.err
    assert SPEED in records(folder)


def test_it_follows_no_link_out_of_the_project(suggest, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (folder / "claims").mkdir()
    (folder / "claims" / "kept").symlink_to(outside)
    with site({"/a": PAGE}) as root:
        answer = suggest(f"{root}a")
    assert answer.code == 2
    assert "leads out of the project's folder" in answer.err
    assert list(outside.iterdir()) == []


def test_it_names_a_vendor_for_a_buyer_alone(call, folder):
    (folder / "a.md").write_text(SPEED)
    answer = call("claims", "suggest", "a.md", "--vendor", "V")
    assert answer.code == 2
    assert "--vendor goes with --as buyer alone" in answer.err

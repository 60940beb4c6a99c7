"""What was kept from earlier runs changes no answer: whatever was edited in between."""

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdwater.cache import made_with
from holdwater.evidence.library import Library
from holdwater.ledger.told import Told

SPEED = "Restores run at least 3x faster than pg_restore."
LATE = "Reads finish in under 5 ms at the 99th percentile."

RECORDS = """\
[[claim]]
id = "speed"
text = "{text}"
{extra}
[claim.value]
claimed = "{claimed}"
is = "at least"
formula = "ratio(old, new)"
figures = {{old = "runs.old.mean", new = "runs.new.mean"}}
[[claim.evidence]]
name = "runs"
path = "../evidence/{path}"
kind = "benchmark"
{counter}
"""

CERTIFIED = """\
[[claim]]
id = "certified"
text = "The shop is within our certified scope."
expires = {expires}
[[claim.evidence]]
name = "paper"
path = "../evidence/cert.toml"
kind = "certificate"
"""

COUNTER = """\
[[claim.counter_evidence]]
name = "slow"
path = "../evidence/slow.txt"
{answer}
"""

CERTIFICATE = """\
[certificate]
standard = "ISO/IEC 27001:2022"
issuer = "Example Cert AG"
number = "IS 12345"
scope = "Hosting"
valid_from = {since}
valid_to = 2027-01-09
"""

#: What a page may say: the claims, nearly, otherwise, and what is nobody's.
WORDS = [
    SPEED,
    "Restores really run at least 3x faster than pg_restore.",
    "Restores run at least 4x faster than pg_restore.",
    "The shop is within our certified scope.",
    LATE,
    "It is world-class, and it scales.",
    "A page has a head and 12 feet.",
]

DAYS = ["2026-01-09", "2026-06-01", "2026-11-22", "2027-01-10", "2029-02-01"]


def hyperfine(old, new):
    return json.dumps(
        {
            "results": [
                {
                    "command": name,
                    "mean": mean,
                    "stddev": 0.1,
                    "median": mean,
                    "min": mean - 0.1,
                    "max": mean + 0.1,
                    "user": 1.0,
                    "system": 1.0,
                    "times": [mean - 0.1, mean, mean + 0.1],
                    "exit_codes": [0, 0, 0],
                }
                for name, mean in (("old", old), ("new", new))
            ]
        }
    )


class Project:
    """A small project, and what may be done to it."""

    def __init__(self, folder):
        self.folder = folder
        self.told = {
            "text": SPEED,
            "claimed": "3x",
            "path": "runs.json",
            "extra": "",
            "counter": "",
        }
        self.day = DAYS[2]
        self.settings = ""
        self.expires = "2026-12-31"
        for name in ("claims", "evidence", "pages"):
            (folder / name).mkdir()
        (folder / "evidence" / "slow.txt").write_text("It was slow.")
        self.evidence(6.2, 2.0)
        self.certificate("2026-01-10")
        self.page("a.md", [SPEED, WORDS[3]])
        self.page("b.html", [WORDS[1], WORDS[2]])
        self.records()
        self.set("")

    def records(self, **told):
        self.told |= told
        text = RECORDS.format(**self.told)
        (self.folder / "claims" / "all.toml").write_text(text)
        text = CERTIFIED.format(expires=self.expires)
        (self.folder / "claims" / "more.toml").write_text(text)

    def evidence(self, old, new):
        path = self.folder / "evidence" / "runs.json"
        path.unlink(missing_ok=True)
        path.write_text(hyperfine(old, new))

    def certificate(self, since):
        path = self.folder / "evidence" / "cert.toml"
        path.write_text(CERTIFICATE.format(since=since))

    def page(self, name, words):
        path = self.folder / "pages" / name
        if name.endswith(".html"):
            text = "".join(f"<p>{one}</p>\n" for one in words)
            path.write_text(f"<h1>On it</h1>\n{text}")
        else:
            path.write_text("\n\n".join(["# On it", *words]) + "\n")

    def set(self, text):
        self.settings = text
        (self.folder / "holdwater.toml").write_text(text)

    def no_page(self, name):
        (self.folder / "pages" / name).unlink(missing_ok=True)

    def lose(self):
        (self.folder / "evidence" / "runs.json").unlink(missing_ok=True)

    def spoil(self):
        self.lose()
        (self.folder / "evidence" / "runs.json").write_text("{")

    def link(self, old, new):
        self.lose()
        other = self.folder / "evidence" / "other.json"
        other.write_text(hyperfine(old, new))
        (self.folder / "evidence" / "runs.json").symlink_to(other)

    def breaks(self):
        (self.folder / "claims" / "all.toml").write_text("[[claim]]\nid = ")

    def is_good_until(self, day):
        self.expires = day
        self.records()

    def is_on(self, day):
        self.day = day

    def record(self, told):
        self.records(**told)


#: A method of a project, and what it is called with; the last three are of the cache.
ACTS = st.one_of(
    st.tuples(
        st.just("page"),
        st.sampled_from(["a.md", "b.html", "c.md"]),
        st.lists(st.sampled_from(WORDS), max_size=4),
    ),
    st.tuples(st.just("no_page"), st.sampled_from(["a.md", "b.html"])),
    st.tuples(
        st.just("evidence"), st.sampled_from([6.2, 5.0, 1.0]), st.sampled_from([2.0, 4])
    ),
    st.tuples(st.sampled_from(["lose", "spoil", "breaks"])),
    st.tuples(st.just("link"), st.sampled_from([6.2, 5.0]), st.just(2.0)),
    st.tuples(
        st.just("record"),
        st.fixed_dictionaries(
            {},
            optional={
                "claimed": st.sampled_from(["3x", "4x"]),
                "text": st.sampled_from([SPEED, WORDS[2]]),
                "path": st.sampled_from(["runs.json", "none.json", "../../x.json"]),
                "extra": st.sampled_from(
                    [
                        "expires = 2026-05-01",
                        'variations = ["Restore at least 3x as fast"]',
                        "published = 2025-01-01",
                    ]
                ),
                "counter": st.sampled_from(
                    [
                        COUNTER.format(answer=""),
                        COUNTER.format(answer='answer = "Said there."'),
                    ]
                ),
            },
        ),
    ),
    st.tuples(st.just("is_good_until"), st.sampled_from(DAYS)),
    st.tuples(st.just("certificate"), st.sampled_from(DAYS)),
    st.tuples(st.just("is_on"), st.sampled_from(DAYS)),
    st.tuples(
        st.just("set"),
        st.sampled_from(
            [
                "",
                'encoding = "latin-1"',
                'audience = "business"',
                'accepted_words = ["world-class"]',
                "max_bytes = 60",
                'exclude = ["c.md"]',
            ]
        ),
    ),
    st.tuples(st.sampled_from(["damage", "halve", "version"])),
)


def spoil_kept(cache, how):
    for path in cache.rglob("*.kept"):
        content = path.read_bytes()
        if how == "halve":
            path.write_bytes(content[: len(content) // 2])
        else:
            middle = len(content) // 2
            path.write_bytes(content[:middle] + b"?" + content[middle + 1 :])


@pytest.fixture
def project(folder, monkeypatch):
    cache = folder / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    (folder / "project").mkdir()
    monkeypatch.chdir(folder / "project")
    (folder / "project" / ".git").mkdir()
    return Project(folder / "project")


def verified(call, project, *more, kind="json"):
    words = ["verify", "pages", "--format", kind, "--today", project.day]
    return call(*words, *more)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=1, max_size=5), fresh=st.booleans())
def test_it_answers_with_what_was_kept_as_it_does_without(
    acts, fresh, call, folder, monkeypatch
):
    cache = folder / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    if fresh:
        shutil.rmtree(cache, ignore_errors=True)
    place = folder / "project"
    shutil.rmtree(place, ignore_errors=True)
    (place / ".git").mkdir(parents=True)
    monkeypatch.chdir(place)
    project = Project(place)
    verified(call, project)
    for act in acts:
        if act[0] in ("damage", "halve"):
            spoil_kept(cache, act[0])
        elif act[0] == "version":
            made_with.made_with.cache_clear()
            monkeypatch.setattr("holdwater.__version__", f"9.{len(acts)}")
        else:
            getattr(project, act[0])(*act[1:])
        kept = verified(call, project)
        assert kept == verified(call, project, "--no-cache")
        assert verified(call, project) == kept
    made_with.made_with.cache_clear()
    monkeypatch.undo()


def test_it_neither_reads_a_page_nor_looks_at_evidence_again(
    call, project, monkeypatch
):
    first = verified(call, project)
    assert json.loads(first.out)["summary"]["holds"] == 2
    never = lambda *_, **__: pytest.fail("was done again")  # noqa: E731
    monkeypatch.setattr(Told, "see", never)
    monkeypatch.setattr(Library, "exhibit", never)
    monkeypatch.setattr("holdwater.desk.check", never)
    monkeypatch.setattr("holdwater.ledger.records.read_claim", never)
    assert verified(call, project) == first


def test_it_looks_at_the_day_anew(call, project):
    verdicts = {}
    for project.day in DAYS:
        told = json.loads(verified(call, project).out)
        verdicts[project.day] = {one["id"]: one["verdict"] for one in told["claims"]}
    assert verdicts["2026-01-09"]["certified"] == "expired", "not good yet"
    assert verdicts["2026-11-22"]["certified"] == "holds"
    assert verdicts["2027-01-10"]["certified"] == "expired"
    assert {one["speed"] for one in verdicts.values()} == {"holds"}


def test_it_looks_through_what_was_kept_of_a_page_for_new_words(
    call, project, monkeypatch
):
    verified(call, project)
    monkeypatch.setattr("holdwater.desk.check", lambda *_, **__: pytest.fail("judged"))
    words = "Restore at least 3x as fast"
    project.records(extra=f'variations = ["{words}", "{WORDS[1]}"]')
    told = json.loads(verified(call, project).out)
    (uses,) = (one["uses"] for one in told["claims"] if one["id"] == "speed")
    assert [one["match"] for one in uses] == ["exact", "exact", "conflict"]


def test_it_keeps_nothing_where_it_is_told_not_to(call, project, folder, monkeypatch):
    verified(call, project, "--no-cache")
    assert not (folder / "cache").exists()
    monkeypatch.setenv("HOLDWATER_CACHE", "false")
    verified(call, project)
    project.set("cache = false")
    monkeypatch.delenv("HOLDWATER_CACHE")
    verified(call, project)
    assert not (folder / "cache").exists()


def test_it_forgets_a_page_that_is_gone(call, project, folder):
    for at in range(5):
        project.page(f"more-{at}.md", [f"A page has {at} feet.", *WORDS] * 40)
    verified(call, project)
    before = sum(one.stat().st_size for one in (folder / "cache").rglob("*.kept"))
    for at in range(5):
        project.no_page(f"more-{at}.md")
    project.page("a.md", [SPEED])
    verified(call, project)
    after = sum(one.stat().st_size for one in (folder / "cache").rglob("*.kept"))
    assert after < before / 2


def test_it_says_the_same_where_nothing_can_be_kept(call, project, folder):
    with_it = verified(call, project)
    for path in (folder / "cache").rglob("*.kept"):
        path.unlink()
    (folder / "cache" / "holdwater").rmdir()
    (folder / "cache" / "holdwater").write_text("in the way")
    assert verified(call, project) == with_it
    assert Path("holdwater.toml").exists()
    assert os.environ["XDG_CACHE_HOME"] == str(folder / "cache")

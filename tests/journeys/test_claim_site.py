"""The site of claims in a browser, as somebody meets it who was sent a link to a claim.

It is written once, of claims of every sort, and opened from disk and from below some path
of a server: nothing may go wrong in the browser, and nothing may be fetched from elsewhere.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "tests" / "evidence" / "written"
TODAY = "2026-11-22"

HOSTILE = '</title></script><script>document.title = "taken"</script><img src=x>'

STORY = """\
+++
outcome = "mixed"
who = "A city library"
date = 2026-09-14
also_changed = ["new storage"]
+++
Restores took 41 minutes.
"""

RESTORES = """
text = "Restores run 3x faster than pg_restore."
product = "Ottermere for PostgreSQL 2.4"
owner = "performance"
published = 2026-10-05
expires = 2027-06-30
audience = {who = "administrators", wants_to = "be back soon", gains = "half an hour"}
disclose = {measure = "wall time", baseline = "pg_restore 17.5", ran_by = "us"}
not_said = "Not on spinning disks."
[value]
claimed = "3x"
is = "at least"
formula = "ratio(theirs, ours)"
figures = {theirs = "runs.theirs", ours = "runs.ours"}
[[evidence]]
name = "runs"
path = "../evidence/restores.csv"
kind = "benchmark"
made_by = "us"
paid_by = "us"
query = "select median(theirs) as theirs, 's' as theirs_unit, median(ours) as ours, 's' as ours_unit from evidence"
samples = "select theirs, ours from evidence"
[[evidence]]
name = "library"
path = "../evidence/library.md"
kind = "story"
[[counter_evidence]]
name = "disks"
path = "../evidence/library.md"
kind = "story"
answer = "Said on the page."
+++
Ten restores each. **In turn.**

- [method](https://example.org/method)
"""

READS = """
text = "Reads finish in under 4 ms at the 99th percentile."
[value]
claimed = "4 ms"
is = "less than"
formula = "p99"
figures = {p99 = "reads.p99"}
[[evidence]]
name = "reads"
path = "../evidence/reads.csv"
kind = "benchmark"
query = "select quantile_cont(ms, 0.99) as p99, 'ms' as p99_unit from evidence"
samples = "select ms as p99 from evidence"
+++
"""

GZIP = """
text = "Compresses the sample in at most 300 ms."
[value]
claimed = "300 ms"
is = "at most"
formula = "m"
figures = {m = "runs.gzip -9.median"}
[[evidence]]
name = "runs"
path = "../evidence/hyperfine-gzip.json"
kind = "benchmark"
+++
"""

KEPT_BACK = READS.replace("kind =", "publish = false\nkind =")

TAKEN = f"""
text = '{HOSTILE}'
product = '{HOSTILE}'
not_said = '{HOSTILE}'
[[evidence]]
name = "gone"
path = "../evidence/gone.html"
kind = "record"
scope = '{HOSTILE}'
+++
{HOSTILE}

[x](javascript:alert(1))
"""

NOTHING = '\ntext = "Never loses a row."\n+++\n'

CLAIMS = {
    "restore-speed": RESTORES,
    "read-latency": READS,
    "gzip-time": GZIP,
    "kept-back": KEPT_BACK,
    "hostile-words": TAKEN,
    "never-loses": NOTHING,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    folder = tmp_path_factory.mktemp("project")
    for name in ("claims", "evidence"):
        (folder / name).mkdir()
    (folder / "holdwater.toml").touch()
    draw = random.Random(1)
    runs = "".join(
        f"{draw.gauss(3090, 30):.0f},{draw.gauss(985, 9):.0f}\n" for _ in "x" * 9
    )
    reads = "".join(f"{draw.lognormvariate(0.5, 0.45):.3f}\n" for _ in range(2_000))
    (folder / "evidence" / "restores.csv").write_text(f"theirs,ours\n{runs}")
    (folder / "evidence" / "reads.csv").write_text(f"ms\n{reads}")
    (folder / "evidence" / "library.md").write_text(STORY)
    shutil.copy(WRITTEN / "hyperfine-gzip.json", folder / "evidence")
    for name, rest in CLAIMS.items():
        (folder / "claims" / f"{name}.md").write_text(f'+++\nid = "{name}"{rest}')
    (folder / "index.md").write_text("Restores run 4x faster than pg_restore.\n")
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith("HOLDWATER_")
    }
    words = ["claims", "site", "--output", "public", "--today", TODAY, "--by", "Us"]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "holdwater", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 pages of claims" in done.stdout
    return folder / "public"


@pytest.fixture(scope="module")
def browser(needs):
    program = needs("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.fixture
def opens(browser, site):
    """Open a page: ``opens("restore-speed", width=380, color_scheme="dark")``."""
    contexts, wrong, asked = [], [], []

    def opening(name="", width=1200, base=None, **given):
        base = base or site.as_uri()
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, **given)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/".join(filter(None, (base, name, "index.html"))))
        assert wrong == []
        assert [one for one in asked if not one.startswith(base)] == []
        return page

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture
def served(site, tmp_path):
    """The site below a path of a server, and not at its top."""
    below = tmp_path / "about" / "claims"
    below.parent.mkdir()
    below.symlink_to(site)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))
    )
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/about/claims"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["", *CLAIMS])
@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (380, "dark")])
def test_it_can_be_read_by_everybody(opens, name, width, scheme):
    """What axe-core finds, and that nothing is wider than a telephone."""
    page = opens(name, width=width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("is_served", [True, False])
def test_it_leads_from_page_to_page_and_to_the_evidence(opens, site, served, is_served):
    base = served if is_served else site.as_uri()
    page = opens(base=base)
    background = "getComputedStyle(document.querySelector('.claims')).listStyleType"
    assert page.evaluate(background) == "none", "the stylesheet is there"
    page.get_by_role("link", name="Restores run 3x faster").click()
    assert page.url == f"{base}/restore-speed/index.html"
    assert page.get_by_role("heading", level=1).inner_text().startswith("Restores run")
    with page.expect_download() as caught:
        page.get_by_role("link", name="restores.csv").click()
    copied = Path(caught.value.path()).read_bytes()
    assert copied == (site.parent / "evidence" / "restores.csv").read_bytes()
    page.get_by_role("link", name="All claims").click()
    assert page.url == f"{base}/index.html"


def test_it_says_plainly_how_a_claim_stands(opens):
    page = opens("restore-speed")
    verdict = page.locator(".verdict")
    assert "Holds, and is said otherwise" in verdict.inner_text()
    assert page.locator(".row circle.dot").count() == 2 * 9
    assert "One place says otherwise." in page.locator(".reservations").inner_text()
    assert (
        "Mixed"
        in page.locator("section", has_text="What happened to others").inner_text()
    )
    page = opens("read-latency")
    assert "Overstated" in page.locator(".verdict").inner_text()
    assert page.locator(".row rect.bin").count() > 10
    assert "2,000 values" in page.locator("figure").inner_text()


def test_it_shows_words_and_runs_none(opens):
    page = opens("hostile-words")
    assert page.title().startswith(HOSTILE)
    assert page.get_by_role("heading", level=1).inner_text() == HOSTILE
    assert page.locator("img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


def test_it_keeps_back_what_must_not_be_published(opens):
    page = opens("kept-back")
    assert "This file is kept back" in page.content()
    assert page.locator(".dot, .bin").count() == 0
    assert "quantile_cont" not in page.content()


@pytest.mark.parametrize("name", ["", *CLAIMS])
def test_it_tells_machines_what_it_is(opens, name):
    page = opens(name)
    (said,) = page.locator("script[type='application/ld+json']").all()
    (told,) = json.loads(said.text_content())["@graph"]
    assert told["@type"] == ("Claim" if name else "ItemList")
    if name:
        assert told["text"] == page.get_by_role("heading", level=1).inner_text()


def test_it_can_be_printed(opens):
    page = opens("restore-speed")
    page.emulate_media(media="print")
    closed = page.locator("details pre").first
    assert closed.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    assert not page.get_by_role("link", name="All claims").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")

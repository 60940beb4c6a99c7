"""`holdwater page` in a browser, as somebody meets it who writes about software.

Every test begins with an empty page. At its end nothing may have gone wrong in the
browser, and nothing may have been asked of anybody but the page's own server.
"""

import base64
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parents[2]
OFFICE = ROOT / "examples" / "ottermere" / "office"
CLAIM = "Restores run 3x faster than pg_restore."
PAGE = f"# Corvane\n\nIt writes to a bucket. {CLAIM}\n\nSupports PostgreSQL 14 to 18.\n"

#: Waits as long as a busy machine takes.
PATIENCE = 60_000

expect.set_options(timeout=PATIENCE)

SELECTED = """() => {
    const field = document.querySelector("#text");
    return field.value.slice(field.selectionStart, field.selectionEnd);
}"""

DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    const given = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("dragover", given));
    document.body.dispatchEvent(new DragEvent("drop", given));
}"""


def start(folder):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("HOLDWATER_")
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "holdwater", "page", "--no-open"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return process, process.stdout.readline().strip()


def answered(dialog, wrong):
    wrong.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def end(process):
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    (folder / ".git").mkdir()
    process, url = start(folder)
    yield url
    end(process)


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
def opens(browser, url):
    """Open the page: ``opens(width=380, color_scheme="dark")``."""
    contexts, wrong, asked = [], [], []

    def opening(at=url, width=1280, **given):
        size = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, **given)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: answered(dialog, wrong))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(at)
        expect(page.get_by_role("button", name="Try it on an example")).to_be_visible()
        return page

    opening.wrong, opening.places = wrong, []
    yield opening
    for context in contexts:
        context.close()
    assert wrong == []
    own = (url, "blob:", *opening.places)
    assert [one for one in asked if not one.startswith(own)] == []


@pytest.fixture
def page(opens):
    return opens()


def pastes(page, text):
    page.locator("#text").focus()
    page.keyboard.insert_text(text)


def card(page, words):
    return page.locator(".card").filter(has_text=words)


def the_sum(page):
    return page.get_by_role("status")


def test_it_shows_what_will_be_doubted_as_one_types(page):
    pastes(page, PAGE)
    expect(the_sum(page)).to_contain_text("1 of 4 statements will be doubted")
    found = card(page, CLAIM)
    expect(found).to_have_count(1)
    expect(found).to_contain_text("line 3")
    expect(found).to_contain_text("“3x faster” compares.")
    expect(found).to_contain_text("Which pg_restore version and configuration?")
    expect(found).to_contain_text("It lacks measure, baseline, conditions, source.")
    expect(page.locator(".backdrop mark")).to_have_text(CLAIM)
    expect(page.locator(".backdrop u")).to_have_text("3x faster")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(page.get_by_text("Try it on an example")).to_be_visible()
    expect(the_sum(page)).to_have_text("")


def test_it_explains_why_a_rule_asks(page):
    pastes(page, PAGE)
    card(page, CLAIM).get_by_text("Why, and what to say instead").click()
    expect(card(page, CLAIM)).to_contain_text("HW203")
    expect(card(page, CLAIM).get_by_role("list", name="Sources")).to_be_visible()
    pastes(page, "One more line.\n")
    expect(the_sum(page)).to_contain_text("of 5 statements")
    expect(card(page, CLAIM).locator("details")).to_have_attribute("open", "")


def test_it_uses_a_suggestion_and_takes_it_back(page):
    pastes(page, PAGE)
    card(page, CLAIM).get_by_role("button", name="Use this").click()
    said = page.locator("#text").input_value()
    assert said == PAGE.replace(CLAIM, CLAIM[:-1] + " (measured on […]).")
    assert page.evaluate(SELECTED) == "[…]"
    expect(the_sum(page)).to_contain_text("Nothing is doubted in 4 statements")
    expect(page.locator(".card.unsupported")).to_have_count(0)
    page.keyboard.press("Control+Z")
    expect(page.locator("#text")).to_have_value(PAGE)
    expect(card(page, CLAIM)).to_have_count(1)


def test_it_uses_a_suggestion_where_lines_are_broken_by_hand(page):
    pastes(page, CLAIM.replace(" than", "\nthan"))
    card(page, CLAIM).get_by_role("button", name="Use this").click()
    expect(page.locator("#text")).to_have_value(CLAIM[:-1] + " (measured on […]).")
    expect(page.locator(".card.unsupported")).to_have_count(0)


def test_it_copies_a_suggestion_where_markup_runs_through_the_words(page):
    pastes(page, CLAIM.replace("3x faster", "**3x faster**"))
    expect(card(page, CLAIM).get_by_role("button", name="Copy")).to_be_visible()
    expect(card(page, CLAIM).locator("mark")).to_have_text("3x faster")
    expect(card(page, CLAIM).get_by_role("button", name="Use this")).to_have_count(0)


def test_it_selects_the_words_of_a_finding_and_shows_the_finding_of_words(page):
    pastes(page, f"Größe 😀😀.\n\n{CLAIM}\n\nDeploy in minutes.\n")
    card(page, CLAIM).locator(".quote").click()
    assert page.evaluate(SELECTED) == CLAIM
    expect(card(page, CLAIM)).to_have_class("card unsupported active")
    page.keyboard.press("F8")
    assert page.evaluate(SELECTED) == "Deploy in minutes."
    expect(card(page, "Deploy in")).to_have_class("card unsupported active")
    page.keyboard.press("Shift+F8")
    assert page.evaluate(SELECTED) == CLAIM


def test_it_shows_words_that_are_far_down(page):
    pastes(page, "A page has many lines.\n\n" * 60 + CLAIM)
    page.keyboard.press("Control+Home")
    expect(page.locator(".backdrop mark")).not_to_be_in_viewport()
    card(page, CLAIM).locator(".quote").click()
    expect(page.locator(".backdrop mark")).to_be_in_viewport()


def test_it_keeps_marks_beside_their_words_while_one_types(page):
    pastes(page, PAGE)
    expect(page.locator(".backdrop mark")).to_have_text(CLAIM)
    page.route("**/check", lambda _: None)  # no answer comes
    page.keyboard.press("Control+Home")
    page.keyboard.type("First. ")
    expect(page.locator(".backdrop mark")).to_have_text(CLAIM)
    assert page.locator(".backdrop").text_content().startswith(f"First. {PAGE}")


def test_it_has_every_mark_where_its_words_are(page):
    """The words behind the text wrap as the text does, however long it is."""
    pastes(page, PAGE * 40 + "\t" + "long" * 90 + "  \n" + "a b " * 300 + "\n\n\n")
    for width in (1280, 900, 380):
        page.set_viewport_size({"width": width, "height": 700})
        heights = page.evaluate(
            """() => ["#text", ".backdrop"].map((one) => {
                const { height, width } = document.querySelector(one)
                    .getBoundingClientRect();
                return [height, width];
            })"""
        )
        assert heights[0] == heights[1]
        scrolled = page.evaluate(
            """() => [...document.querySelectorAll("#text")].map((one) =>
                [one.scrollHeight - one.clientHeight, one.scrollTop])"""
        )
        assert scrolled == [[0, 0]]


def test_it_discards_answers_to_what_was_written_before(page):
    held = []
    page.route("**/check", lambda route: held.insert(len(held), route))
    for number, words in enumerate(("Deploy in minutes.", f" {CLAIM}"), 1):
        pastes(page, words)
        while len(held) < number:
            page.wait_for_timeout(50)
    held[1].continue_()
    expect(the_sum(page)).to_contain_text("2 of 2 statements")
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(the_sum(page)).to_contain_text("2 of 2 statements")


def test_it_judges_for_whom_the_text_is(page):
    pastes(page, "We will deploy it.")
    expect(the_sum(page)).to_contain_text("Nothing is doubted in 1 statement")
    page.get_by_text("For the business").click()
    expect(the_sum(page)).to_contain_text("1 of 1 statement will be hard to understand")
    expect(page.locator(".card")).to_contain_text("“deploy”")


@pytest.mark.parametrize(
    "name, where", [("press-release.docx", "paragraph 8"), ("deck.pptx", "slide 2")]
)
def test_it_reads_a_file_that_is_dropped_and_tells_where(page, name, where):
    pastes(page, "My own words.")
    content = base64.b64encode((OFFICE / name).read_bytes()).decode()
    page.evaluate(DROP, [name, content])
    expect(card(page, CLAIM)).to_contain_text(where)
    expect(page.locator(".reading h2")).to_have_text(name)
    expect(page.locator(".reading mark").filter(has_text=CLAIM)).to_be_visible()
    expect(card(page, CLAIM).get_by_role("button", name="Use this")).to_have_count(0)
    page.get_by_role("button", name="Back to the text").click()
    expect(page.locator("#text")).to_have_value("My own words.")
    expect(the_sum(page)).to_contain_text("in 1 statement")


def test_it_opens_a_text_in_the_editor(page):
    html = ROOT / "examples" / "ottermere" / "web" / "restores.html"
    page.locator("#file").set_input_files(html)
    expect(page.locator("#text")).to_have_value(html.read_text("utf-8"))
    expect(page.locator("select")).to_have_value("text/html")
    expect(card(page, CLAIM)).to_contain_text("line 20")


def test_it_asks_before_a_file_takes_the_place_of_what_was_written(opens, tmp_path):
    page = opens()
    pastes(page, "My own words.")
    other = tmp_path / "other.md"
    other.write_text("Others' words.", "utf-8")
    with page.expect_event("dialog"):
        page.locator("#file").set_input_files(other)
    expect(page.locator("#text")).to_have_value("My own words.")
    assert opens.wrong == ["dialog: Put other.md in the place of your text?"]
    opens.wrong.clear()


def test_it_says_what_it_cannot_read(page):
    content = base64.b64encode(b"%PDF-1.7 and no more").decode()
    page.evaluate(DROP, ["broken.pdf", content])
    expect(the_sum(page)).to_have_text("It could not be read")
    expect(page.locator(".failed")).not_to_be_empty()


@pytest.mark.parametrize("button, kind", [("Save report", "html"), ("JSON", "json")])
def test_it_saves_the_report(page, button, kind, tmp_path):
    pastes(page, PAGE)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename == f"holdwater-report.{kind}"
    saved = tmp_path / "report"
    waiting.value.save_as(saved)
    text = saved.read_text("utf-8")
    assert CLAIM in text or kind == "html"
    assert "HW203" in text
    if kind == "json":
        assert json.loads(text)["schema"] == "holdwater/report/1"
    else:
        assert text.startswith("<!doctype html>")


def test_it_shows_markup_as_text(page):
    page.locator("select").select_option("text/plain")
    hostile = "<b>Restores</b> run 3x faster than pg_restore."
    pastes(page, f"{hostile}\n\n<img src=x onerror=alert(1)>\n")
    expect(page.locator(".card .quote")).to_have_text(hostile)
    page.locator("summary").last.click()
    expect(page.locator(".every")).to_contain_text("onerror")
    assert page.locator("main img").count() == 0
    assert page.locator("main b").filter(has_text="Restores").count() == 0


def test_it_can_be_used_with_keys_alone(page):
    page.keyboard.insert_text(PAGE)  # the editor has the focus from the start
    expect(card(page, CLAIM)).to_have_count(1)
    focused = []
    for _ in range(6):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.textContent"))
    assert focused[:3] == ["Save report", "Save as JSON", CLAIM]
    assert "Use this" in focused
    page.keyboard.press("Shift+Tab")
    page.get_by_role("button", name=CLAIM).first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(SELECTED) == CLAIM


def test_it_keeps_the_text_where_the_server_has_gone(opens, tmp_path):
    (tmp_path / ".git").mkdir()
    process, url = start(tmp_path)
    opens.places.append(url)
    page = opens(at=url)
    try:
        pastes(page, PAGE)
        expect(card(page, CLAIM)).to_have_count(1)
    finally:
        end(process)
    page.keyboard.insert_text("More.")
    expect(the_sum(page)).to_have_text("No answer")
    expect(page.locator("#text")).to_have_value(PAGE + "More.")
    (said,) = opens.wrong
    assert "ERR_CONNECTION_REFUSED" in said
    opens.wrong.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 380])
def test_it_can_be_read_by_everybody(opens, scheme, width):
    """What axe-core finds: contrast, names, roles, landmarks, what scrolls."""
    page = opens(width=width, color_scheme=scheme)
    found = {"empty": violations(page)}
    page.get_by_role("button", name="Try it on an example").click()
    expect(page.locator(".card").first).to_be_visible()
    page.locator(".card summary").first.click()
    found["findings"] = violations(page)
    page.locator("#file").set_input_files(OFFICE / "press-release.docx")
    expect(page.locator(".reading mark").first).to_be_visible()
    found["a file"] = violations(page)
    assert found == dict.fromkeys(found, "")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def violations(page):
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""

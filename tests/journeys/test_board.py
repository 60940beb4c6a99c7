"""The page for a board in a browser: by day, by night, on a telephone and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.report.test_board import FAILED, claim, page_of, theirs

pytestmark = pytest.mark.journey

LONG = "https://ottermere.example/" + "a-long-address/" * 12

#: A page with something of everything, and with words that no line holds.
PAGE = page_of(
    FAILED,
    claim("held", "holds", of=theirs("How?", source=LONG)),
    claim("untried", "unbound", of=theirs(test_here={"measure": "Minutes: […]."})),
    claim("ours", "expired", record_={"text": "W" * 90 + " is fast."}),
)


@pytest.fixture(scope="module")
def browser(needs):
    program = needs("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.mark.parametrize("width", [380, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_everybody(browser, width, scheme):
    size = {"width": width, "height": 900}
    page = browser.new_page(viewport=size, color_scheme=scheme)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(PAGE)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    across = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(across) <= 0
    assert asked == []
    page.close()


def test_it_begins_on_paper_with_every_claim_on_one_page(browser):
    pypdfium2 = pytest.importorskip("pypdfium2")
    page = browser.new_page()
    page.set_content(PAGE)
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    first, second = (printed[n].get_textpage().get_text_range() for n in (0, 1))
    assert "Of the three claims that Ottermere makes" in first
    assert "measured 2.43x" in first
    assert "claim by claim" not in first
    assert "claim by claim" in second
    page.close()

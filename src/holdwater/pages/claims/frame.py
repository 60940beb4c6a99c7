"""What every page of the site has: its head, its stylesheet, and its foot.

There is no script, and the page says so to the browser: none would run.
"""

from __future__ import annotations

from holdwater.pages.claims.dossier import Publication
from holdwater.pages.claims.elements import Html, Inside, element
from holdwater.pages.claims.words import day

#: From disk a page is of no origin, so a stylesheet beside it is named by its scheme.
_POLICY = (
    "default-src 'none'; style-src 'self' file:; img-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)


def framed(
    title: str,
    main: Inside,
    *,
    publication: Publication,
    up: str,
    structured: Html,
    crumbs: Inside = None,
    description: str = "",
) -> str:
    """Put a page into its frame; ``up`` leads to the top of the site."""
    home = element("a", publication.title, href=f"{up}index.html")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="description", content=description),
        element("title", title),
        element("link", rel="stylesheet", href=f"{up}style.css"),
        structured,
    )
    body = element(
        "body",
        element(
            "header",
            element("p", home, class_="home"),
            element("nav", crumbs, aria_label="Claims") if crumbs else None,
            class_="top",
        ),
        element("main", main),
        element(
            "footer",
            element(
                "p",
                f"Written by Holdwater {publication.version}, checked as of ",
                day(publication.today),
                ". Evidence or words that change afterwards are not in it.",
            ),
        ),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"

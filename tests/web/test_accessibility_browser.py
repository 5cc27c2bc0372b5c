"""Every page of the desk under axe-core, in light and dark, wide and narrow: nothing that it calls serious."""

from __future__ import annotations

import re
from typing import Any

import pytest
from test_desk_browser import Sitting, desk

from accounted.web.pages import NAVIGATION

__all__ = ["desk"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FIRST = {
    "/": ("incident", r'href="(/incidents/[^"/]+)"'),
    "/sources": ("source", r'href="(/sources/[^"]+)"'),
    "/casualties": ("person", r'href="(/casualties/person-[^"]+)"'),
}
"""Lists, and the link of the first thing in them."""


@pytest.fixture(scope="module")
def axe(absent: Any) -> Any:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        absent("axe-playwright-python not installed")
    return Axe()


def serious(axe: Any, page: Any) -> list[str]:
    found = axe.run(page, options=RULES).response["violations"]
    return [
        f"{v['id']}: {v['help']}: {n['html'][:200]}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for n in v["nodes"][:3]
    ]


def addresses(page: Any, desk: str) -> list[str]:
    """Every page that navigation and lists lead to, and those that hang on an incident."""
    found = [to for to, _ in NAVIGATION] + ["/password", "/nothing-here"]
    for to, (_, pattern) in FIRST.items():
        page.goto(desk + to)
        link = re.search(pattern, page.content())
        if link is not None:
            found.append(link[1])
    incident = next(a for a in found if a.startswith("/incidents/"))
    page.goto(desk + incident)
    report = re.search(r'href="(/reports/report-[0-9a-f]+)', page.content())
    assert report is not None
    return [*dict.fromkeys(found), f"{incident}/merge", f"{incident}/split", report[1]]


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_no_page_has_a_serious_violation(browser, desk, axe, look):
    """WCAG 2.2 A and AA as far as axe-core tells, on every page as an editor sees it."""
    size = {"width": 390, "height": 844} if look == "narrow" else {"width": 1280, "height": 900}
    sitting = Sitting(browser, desk, "editor", viewport=size, color_scheme="dark" if look == "dark" else "light")
    faults = {}
    for address in addresses(sitting.page, desk):
        sitting.page.goto(desk + address)
        for hidden in sitting.page.query_selector_all("details:not([name])"):
            hidden.evaluate("e => e.open = true")  # what is folded away is read too
        faults[address] = serious(axe, sitting.page)
    sitting.context.close()
    assert {a: f for a, f in faults.items() if f} == {}


def test_the_sign_in_has_none(browser, desk, axe):
    page = browser.new_page()
    page.goto(desk + "/sign-in")
    assert serious(axe, page) == []
    page.close()


def test_a_fault_would_be_found(browser, axe):
    """A field without a label and grey on grey: the check above is able to fail."""
    page = browser.new_page()
    page.set_content(
        '<html lang="en"><title>x</title><main><h1>x</h1><input><p style="color:#bbb">pale</p></main></html>'
    )
    assert {f.split(":")[0] for f in serious(axe, page)} == {"label", "color-contrast"}
    page.close()

"""The desk in a real browser: the stories of a day, by mouse and by keyboard, in both schemes; nothing leaves the machine."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_sample import NAMES, PASSWORD
from test_killed_server import start


@pytest.fixture(scope="module")
def desk(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("served") / "sample.register"
    for end in ("", ".people"):
        shutil.copy(recorded.with_name(recorded.name + end), path.with_name(path.name + end))
    server, address = start(path)
    yield address
    os.kill(server.pid, signal.SIGTERM)
    server.wait(30)


class Sitting:
    """A page with somebody signed in; everything that it asked for and complained of."""

    def __init__(self, browser: Any, desk: str, role: str, **settings: Any) -> None:
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.desk = desk
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda r: self.asked.append(r.url))
        # A browser that draws without a graphics card notes that it is slow; that is no complaint of the page.
        self.page.on("console", lambda m: None if "GPU stall due to ReadPixels" in m.text else self.said.append(m.text))
        self.page.on("pageerror", lambda e: self.said.append(str(e)))
        self.page.goto(desk + "/")
        self.page.fill("#name", NAMES[role])
        self.page.fill("#password", PASSWORD)
        self.page.click("button.first")
        self.page.wait_for_selector("h1:has-text('Incidents')")

    def close(self) -> None:
        self.context.close()
        assert [a for a in self.asked if not a.startswith(self.desk)] == []
        assert self.said == []


def test_a_coder_finds_out_why_and_sets_a_claim_aside(browser, desk):
    """Search, open, follow a figure to its reasons and a reason to its quote; set the claim aside, see the toll, undo."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.fill("#f-q", "ramadi")
    page.click("button:has-text('Filter')")
    page.click("th a:has-text('Ramadi')")
    address = page.url
    before = page.inner_text(".toll .figure >> nth=0")
    page.click(".toll .figure a >> nth=0")
    assert page.is_visible(".why-in:target .reasons li >> nth=0")
    page.click(".why-in:target li:has-text('12 people killed') a.q >> nth=0")
    assert "twelve people were killed" in page.inner_text(".report")
    card = page.locator("details.card[open]")
    assert card.count() == 1
    assert "12 people killed" in card.inner_text()
    card.locator("summary:has-text('Set aside')").click()
    card.locator("label:has-text('hearsay')").click()
    card.locator("input[name=why]:visible").fill("he was away")
    card.locator("button:has-text('Keep: set aside')").click()
    page.wait_for_selector("text=hearsay: he was away")
    card_address = page.url
    page.goto(address)
    assert page.inner_text(".toll .figure >> nth=0") != before
    page.goto(card_address)
    page.locator("details.card[open] button:has-text('Undo')").click()
    page.wait_for_load_state()
    page.goto(address)
    assert page.inner_text(".toll .figure >> nth=0") == before
    page.click("button:has-text('sign out')")
    page.wait_for_selector("h1:has-text('Sign in')")
    sitting.close()


def test_the_keyboard_alone_reaches_and_judges_a_claim(browser, desk):
    """The first Tab is the skip link; from a claim's door its card opens, and Right is pressed without a mouse."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.goto(desk + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    def tab_to(test: str) -> None:
        for _ in range(300):
            page.keyboard.press("Tab")
            if page.evaluate(f"(e => {test})(document.activeElement)"):
                return
        raise AssertionError(test)

    tab_to("e.closest('th') && e.textContent.includes('Ramadi')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".toll .figure")
    tab_to("e.closest('.figure')")
    page.keyboard.press("Enter")
    tab_to("e.className == 'q'")
    page.keyboard.press("Enter")
    page.wait_for_selector("details.card[open]")
    tab_to("e.tagName == 'BUTTON' && e.textContent == 'Right'")
    page.keyboard.press("Enter")
    page.wait_for_selector("dd:has-text('right, Test Coder')", state="attached")
    sitting.close()


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_and_every_letter_can_be_read(browser, desk, width, scheme):
    """Each page at each width fits; contrast is 4.5 to 1 or better (WCAG 2.2, 1.4.3); fields have labels."""
    sitting = Sitting(browser, desk, "administrator", viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = sitting.page
    incident = page.get_attribute("th a:has-text('Ramadi')", "href")
    page.goto(desk + incident)
    report = page.get_attribute("#reports tbody th a", "href")
    for address in (
        "/",
        incident,
        report,
        f"{incident}/merge",
        f"{incident}/split",
        "/history",
        "/people",
        "/password",
    ):
        page.goto(desk + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        worst = page.evaluate(CONTRAST)
        assert worst["ratio"] >= 4.5, (address, worst)
        assert page.evaluate(UNLABELLED) == [], address
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), address
    sitting.close()


def test_a_page_prints_without_its_controls(browser, desk):
    """On paper there are figures and reasons, and no form or button."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.click("th a:has-text('Ramadi')")
    page.emulate_media(media="print")
    assert page.is_visible(".toll .figure >> nth=0")
    assert (
        page.evaluate("[...document.querySelectorAll('button, select, input')].filter(e => e.offsetHeight).length") == 0
    )
    assert re.search(r"documented range", page.inner_text(".toll >> nth=0"))
    sitting.close()


CONTRAST = """() => {
  const lum = c => { const v = c.match(/[\\d.]+/g).map(Number).slice(0, 3).map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4 });
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2] };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(c) && c !== 'transparent') return c } return 'rgb(255, 255, 255)' };
  let worst = { ratio: 99 };
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg, .sr, .skip') || e.tagName === 'OPTION' || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = lum(getComputedStyle(e).color), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst.ratio) worst = { ratio, text: e.textContent.slice(0, 40), name: e.className };
  }
  return worst;
}"""
UNLABELLED = """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
  .filter(e => !e.labels.length && !e.getAttribute('aria-label')).map(e => e.outerHTML.slice(0, 80))"""

"""The incidents page in a real browser: the strike at al-Baghdadi found on the map, with the mouse and with the keyboard alone;
filters as links; what is there without WebGL and without script. Nothing is asked of another machine."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_sample import NAMES, PASSWORD
from test_desk_browser import Sitting
from test_killed_server import ROOT, start

from accounted import pipeline
from accounted.register import create_or_open
from accounted.web.access.people import People

PATIENCE = 90_000
"""Milliseconds: a map that is drawn without a graphics card, on a busy machine."""
SHOTS = os.environ.get("ACCOUNTED_SHOTS")
"""Where pictures are kept, if anywhere."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk over the example register."""
    path = tmp_path_factory.mktemp("examples") / "examples.register"
    with create_or_open(path) as register:
        pipeline.record(register, [ROOT / "examples"], author="Test Coder", time="2031-06-01T09:00:00Z")
    People(path).add(NAMES["coder"], "coder", PASSWORD)
    server, address = start(path)
    yield address
    os.kill(server.pid, signal.SIGTERM)
    server.wait(30)
    shutil.rmtree(path.parent, ignore_errors=True)


def shown(page: Any) -> None:
    """Wait until the map has drawn what it asked for."""
    page.wait_for_selector("#map[data-state=shown][data-idle]", timeout=PATIENCE)


def until(page: Any, test: str) -> None:
    """Wait until an expression is true; asked again and again, since the page's policy lets nothing be evaluated inside it."""
    for _ in range(PATIENCE // 200):
        if page.evaluate(test):
            return
        page.wait_for_timeout(200)
    raise AssertionError(test)


def keep(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def test_the_strike_is_found_on_the_map_with_the_mouse(browser, desk):
    """From the whole world to the town: a mark of several is clicked until the dot stands alone, and the dot is its page; on the
    way a view becomes a filter, which is a link that says the same to whoever follows it."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": 1440, "height": 1000})
    page = sitting.page
    page.goto(desk + "/?country=IQ")
    shown(page)
    keep(page, "map-iraq")
    assert "2 incidents seen here of 2 drawn" in page.inner_text("#map-says")
    page.click("#map-keep")
    page.wait_for_load_state()
    assert "box=" in page.url
    assert page.locator(".chips a", has_text="on the map").count() == 1
    shown(page)
    for _ in range(6):
        pin = page.locator(".pin:not(.several)", has_text="al-Baghdadi")
        if pin.count():
            break
        page.locator(".pin.several").first.click()
        page.wait_for_timeout(1500)
        shown(page)
    pin.click()
    page.wait_for_selector("h1:has-text('al-Baghdadi')")
    sitting.close()


def test_the_words_of_marks_run_into_nothing(browser, desk):
    """Two towns near each other: the words of one stand on another side of its mark, and both are read."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": 1440, "height": 1000})
    page = sitting.page
    page.goto(desk + "/?country=CO")
    shown(page)
    words = [w.bounding_box() for w in page.locator(".pin span:visible").all()]
    assert len(words) == 2
    one, other = sorted(words, key=lambda w: w["x"])
    beside = one["x"] + one["width"] <= other["x"]
    above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    assert beside or above
    sitting.close()


def test_the_strike_is_found_on_the_map_with_the_keyboard(browser, desk):
    """Plus and arrows move the map that has focus, what is seen follows; each mark stands in the list beside it, and Enter there
    opens the incident."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": 1440, "height": 1000})
    page = sitting.page
    page.goto(desk + "/?country=IQ")
    shown(page)
    answers = "Number(document.querySelector('#map').dataset.answers)"

    def tab_to(test: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate(f"(e => {test})(document.activeElement)"):
                return
        raise AssertionError(test)

    tab_to("e.classList.contains('maplibregl-canvas')")
    before = page.evaluate("document.querySelector('#map').dataset.idle")
    page.keyboard.press("+")
    until(page, f"document.querySelector('#map').dataset.idle !== '{before}'")
    link = page.get_attribute("#map-keep", "href")
    page.keyboard.press("ArrowRight")
    until(page, f"document.querySelector('#map-keep').getAttribute('href') !== {link!r}")
    page.keyboard.press("Shift+Tab")
    tab_to("e.id === 'map-all'")
    before = page.evaluate(answers)
    page.keyboard.press("Enter")
    until(page, f"{answers} > {before}")
    page.wait_for_timeout(500)
    shown(page)
    tab_to("e.closest('#pins') && e.textContent.startsWith('al-Baghdadi')")
    assert page.locator(".pin.chosen").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('al-Baghdadi')")
    sitting.close()


def test_without_webgl_the_still_drawing_stays_and_says_so(browser, desk):
    """The drawing of the server, with a way to each incident, and one sentence that tells why."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(desk + "/")
    page.wait_for_selector("#map-says:has-text('draws no WebGL')")
    assert page.locator("#map > svg.map a").count() >= 3
    assert (
        page.locator("#pins a", has_text="al-Baghdadi").count()
        + page.locator("#pins a", has_text="2 incidents").count()
        >= 1
    )
    page.locator("#map > svg.map a[href^='/incidents/']").first.click()
    page.wait_for_selector(".toll")
    sitting.close()


def test_without_script_there_are_map_and_timeline(browser, desk):
    """All of the page is there: the form filters, the drawings have their links, the list carries the same."""
    sitting = Sitting(browser, desk, "coder")
    state = sitting.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(desk + "/?place=baghdadi")
    assert page.locator("svg.map a[href^='/incidents/']").count() == 1
    assert page.locator("svg.timeline a[href^='/incidents/']").count() == 1
    assert page.locator("#map-keep").is_hidden()
    keep(page, "map-no-script")
    page.locator("#pins a").first.click()
    page.wait_for_selector("h1:has-text('al-Baghdadi')")
    context.close()
    sitting.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_with_its_map_fits_a_telephone(browser, desk, scheme):
    """At 390 pixels nothing is wider than the page; the timeline scrolls in its own box; dark is dark on the map too."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = sitting.page
    page.goto(desk + "/")
    shown(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small = page.evaluate(
        "[...document.querySelectorAll('.map-acts button, .map-acts a')].filter(e => e.getBoundingClientRect().height < 24).length"
    )
    assert small == 0
    keep(page, f"map-390-{scheme}")
    sitting.close()

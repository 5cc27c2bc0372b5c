"""The timeline of crowded days in a real browser: every mark can be clicked, reached by keyboard, and read, on a desk and on a
telephone."""

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
from test_killed_server import start

from accounted import pipeline
from accounted.register import create_or_open
from accounted.web.access.people import People

SHOTS = os.environ.get("ACCOUNTED_SHOTS")
PLACES = {
    "Kunduz": "Afghanistan", "Gao": "Mali", "Taiz": "Yemen", "Maiduguri": "Nigeria", "Idlib": "Syria", "Quetta": "Pakistan",
    "Zinder": "Niger", "Misrata": "Libya", "Baidoa": "Somalia", "Ramadi": "Iraq", "Nyala": "Sudan", "Bangassou": "Central African Republic",
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk over a dozen attacks of two days, and one of the year before."""
    folder = tmp_path_factory.mktemp("crowded")
    texts = folder / "texts"
    texts.mkdir()
    for n, (place, country) in enumerate(sorted(PLACES.items())):
        day, date = ("Monday", "June 2") if n % 3 else ("Sunday", "June 2")
        told = f"{place.upper()}, {country}, {date} - Gunmen killed {n + 3} people in {place}, {country}, on {day}, police said.\n"
        (texts / f"{place}.txt").write_text(told, encoding="utf-8")
        (texts / f"{place}.json").write_text('{"publisher": "Crowded Bulletin", "published": "2031-06-02"}')
    old = "BASRA, Iraq, March 4 - A bomb killed nine people in Basra, Iraq, on Monday, police said.\n"
    (texts / "basra.txt").write_text(old, encoding="utf-8")
    (texts / "basra.json").write_text('{"publisher": "Crowded Bulletin", "published": "2030-03-04"}')
    path = folder / "crowded.register"
    with create_or_open(path) as register:
        pipeline.record(register, [texts], author="Test Coder", time="2031-06-03T09:00:00Z")
    People(path).add(NAMES["coder"], "coder", PASSWORD)
    server, address = start(path)
    yield address
    os.kill(server.pid, signal.SIGTERM)
    server.wait(30)
    shutil.rmtree(folder, ignore_errors=True)


MARKS = "svg.timeline a[aria-label]"
ON_TOP = """one => { const box = one.querySelector('.hit').getBoundingClientRect();
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {mine: one.contains(there), wide: box.width, high: box.height}; }"""


@pytest.mark.parametrize("width", [1440, 390])
def test_every_mark_of_a_crowded_day_is_clicked_by_itself(browser: Any, desk: str, width: int) -> None:
    """Whatever mark is pointed at, it is its own way that lies there, at least 24 pixels wide; the page is no wider than the
    telephone, and begins with the latest days."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": width, "height": 900})
    page = sitting.page
    marks = page.locator(MARKS)
    assert marks.count() == len(PLACES) + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 1000:
        last = marks.last.locator(".hit").bounding_box()
        assert last is not None
        assert 0 <= last["x"] <= width - last["width"], "the latest mark is in view before anybody scrolls"
    for n in range(marks.count()):
        marks.nth(n).scroll_into_view_if_needed()
        seen = marks.nth(n).evaluate(ON_TOP)
        assert seen["mine"], marks.nth(n).get_attribute("aria-label")
        assert seen["wide"] >= 24
        assert seen["high"] >= 24
    if SHOTS:
        page.locator("section.over-time").screenshot(path=str(Path(SHOTS) / f"crowded-{width}.png"))
    wanted = marks.nth(6).get_attribute("aria-label")
    assert wanted is not None
    marks.nth(6).locator(".hit").click()
    page.wait_for_load_state()
    assert wanted.split(",")[0] in page.locator("h1").inner_text()
    sitting.close()


def test_every_mark_is_reached_by_keyboard_and_then_names_itself(browser: Any, desk: str) -> None:
    """Tab goes through them from the first day to the last; each says place, day and figure beside it or while it has the
    focus; Enter opens it."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": 1440, "height": 900})
    page = sitting.page
    marks = page.locator(MARKS)
    count = marks.count()
    page.locator(".over-time .scroller").focus()
    days = []
    for n in range(count):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert here == marks.nth(n).get_attribute("aria-label")
        late = marks.nth(n).locator(".late")
        assert late.count() == 0 or late.is_visible()
        place = here.split(",")[0]
        assert page.locator("svg.timeline text", has_text=place).count() >= 1
        days.append(page.evaluate("Number(document.activeElement.querySelector('.hit').getAttribute('x'))"))
    assert days == sorted(days)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert here.split(",")[0] in page.locator("h1").inner_text()
    sitting.close()

"""The queue in a real browser: worked through by keys alone, effects told before they are kept, undone, told to a second."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_sample import NAMES, TEXTS
from test_desk_browser import CONTRAST, UNLABELLED, Sitting
from test_killed_server import start

from accounted import pipeline
from accounted.register import create_or_open

SCREENS = os.environ.get("ACCOUNTED_SCREENSHOTS")


@pytest.fixture
def desk(recorded: Path, tmp_path: Path) -> Iterator[str]:
    """The sample, and a paper that prints the first report's text once more."""
    path = tmp_path / "sample.register"
    for end in ("", ".people"):
        shutil.copy(recorded.with_name(recorded.name + end), path.with_name(path.name + end))
    folder = tmp_path / "texts"
    folder.mkdir()
    about = {"publisher": "Lowland Reprints", "published": "2031-03-05", "title": "Market shelled in Ramadi"}
    (folder / "lowland.txt").write_text(TEXTS["ridge"][1], encoding="utf-8")
    (folder / "lowland.json").write_text(json.dumps(about), encoding="utf-8")
    with create_or_open(path) as register:
        pipeline.record(register, [folder], author="Test Coder", time="2031-06-02T09:00:00Z")
    server, address = start(path)
    yield address
    os.kill(server.pid, signal.SIGTERM)
    server.wait(30)


def ready(page: Any) -> None:
    """Keys work from here on."""
    page.wait_for_selector("html[data-keys=on]", state="attached")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def go_on(page: Any, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)
    ready(page)


def heading(page: Any) -> str:
    text: str = page.inner_text(".queue li[aria-current] a")
    return " ".join(text.split())


def waiting(page: Any) -> int:
    found = re.match(r"(\d+) wait", page.inner_text("#waiting"))
    assert found is not None
    return int(found[1])


def toll(sitting: Sitting, words: str = "killed") -> str:
    """What the incident's page says, in a tab of its own."""
    page = sitting.context.new_page()
    page.goto(sitting.desk + "/?q=ramadi")
    text: str = page.inner_text("tbody tr td.fig >> nth=0" if words == "killed" else "tbody tr td.fig >> nth=1")
    page.close()
    return text


def test_the_queue_is_worked_through_by_keys_alone(browser, desk):
    """Right and used; set aside and why, its effect told before it is kept; wrong with its words; undone step by step."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    before = toll(sitting)
    page.goto(desk + "/review?kind=claim&q=ramadi")
    ready(page)
    all_of_them = waiting(page)
    assert heading(page).startswith("killed at least 9")
    # Nothing chosen: Enter keeps nothing and says so.
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Nothing was chosen" in page.inner_text("[role=alert]")
    sitting.said.clear()  # the browser notes the refusal
    ready(page)
    press(page, "s", "4")
    row = page.locator("tr.here")
    assert "set it aside" in row.inner_text()
    assert "10–12" in row.inner_text()
    assert toll(sitting) == before  # told, and not kept
    go_on(page, "Enter")
    assert "set aside" in page.inner_text(".last-act")
    assert toll(sitting) != before
    second = heading(page)
    press(page, "r", "u")
    assert "leave it used" in page.inner_text("tr.here")
    go_on(page, "Enter")
    third = heading(page)
    assert third != second
    press(page, "w")
    assert page.evaluate("document.activeElement.id") == "wrong"
    page.keyboard.type("rows of stalls, not people")
    go_on(page, "Enter")
    assert "reading wrong" in page.inner_text(".last-act")
    for wanted in (third, second, "killed at least 9"):
        go_on(page, "z")
        assert heading(page).startswith(wanted)
    assert page.locator(".last-act").count() == 0
    assert toll(sitting) == before
    assert waiting(page) == all_of_them
    go_on(page, "j")
    assert heading(page) == second
    go_on(page, "k")
    with page.expect_navigation():
        page.keyboard.press("o")
    assert "/reports/" in page.url
    sitting.close()


def test_like_claims_are_judged_in_one_act(browser, desk):
    """The reprint says the same: A takes it along, one act, one undo; without A it waits on."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.goto(desk + "/review?kind=claim&q=ramadi")
    ready(page)
    assert "Lowland Reprints" in page.inner_text(".like") or "Ridge Courier" in page.inner_text(".like")
    wait = waiting(page)
    first = page.url
    go_on_like(page)
    assert "on 2 like claims" in page.inner_text(".last-act")
    assert waiting(page) == wait - 1
    go_on(page, "z")
    assert waiting(page) == wait
    press(page, "r")
    go_on(page, "Enter")
    assert waiting(page) == wait  # its like waits on its own
    assert first
    page.goto(desk + "/history")
    assert page.inner_text("main").count("reading right") == 3
    sitting.close()


def go_on_like(page: Any) -> None:
    press(page, "a", "r")
    assert page.is_checked("input[name=like]")
    go_on(page, "Enter")


def test_two_at_one_claim_are_told(browser, desk):
    """Both have the first question open; the second to keep is told what the first did, and goes on with Z and J."""
    one, two = Sitting(browser, desk, "coder"), Sitting(browser, desk, "editor")
    for sitting in (one, two):
        sitting.page.goto(desk + "/review?kind=claim&q=ramadi")
        ready(sitting.page)
    press(one.page, "r")
    go_on(one.page, "Enter")
    press(two.page, "s", "1")
    with two.page.expect_navigation():
        two.page.keyboard.press("Enter")
    text = two.page.inner_text("main")
    assert "reading right" in text
    assert NAMES["coder"] in text
    two.said.clear()  # the browser notes the refusal
    go_on(one.page, "z")
    assert one.page.locator(".last-act").count() == 0
    one.close()
    two.close()


def test_a_note_and_a_grade_by_keys(browser, desk):
    """N goes into its field and Esc out of it; G opens the scale with what each grade asks for; both are undone."""
    sitting = Sitting(browser, desk, "editor")
    page = sitting.page
    page.goto(desk + "/review?kind=claim&q=ramadi")
    ready(page)
    press(page, "n")
    assert page.evaluate("document.activeElement.id") == "note-text"
    page.keyboard.type("rj: the clinic keeps a list")
    press(page, "Escape")
    assert not page.is_checked("input[name=reading][value=right]")
    page.focus("#note-text")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ready(page)
    assert "the clinic keeps a list" in page.inner_text("aside")
    press(page, "g")
    assert "a single source, however detailed" in page.inner_text(".more details[open]")
    press(page, "m")
    assert page.is_visible("a:has-text('Merge this incident')")
    go_on(page, "z")
    assert "the clinic keeps a list" not in page.inner_text("aside")
    sitting.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (320, "dark")])
def test_the_page_fits_and_can_be_read(browser, desk, width, scheme):
    """No sideways scrolling, contrast of 4.5, labels, targets of 24 pixels, one heading; a picture where one is asked for."""
    sitting = Sitting(browser, desk, "editor", viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = sitting.page
    page.goto(desk + "/review?kind=claim&q=ramadi")
    ready(page)
    press(page, "r", "s", "2")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    worst = page.evaluate(CONTRAST)
    assert worst["ratio"] >= 4.5, worst
    assert page.evaluate(UNLABELLED) == []
    small = page.evaluate(
        "[...document.querySelectorAll('main button, main .act, main summary, main select, main .button')]"
        ".filter(e => e.offsetHeight && (e.offsetHeight < 24 || e.offsetWidth < 24)).map(e => e.outerHTML.slice(0, 80))"
    )
    assert small == []
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    if SCREENS:
        page.screenshot(path=str(Path(SCREENS) / f"review-{width}-{scheme}.png"), full_page=True)
    sitting.close()


def test_without_script_all_of_it_works(browser, desk):
    """Choices, reasons and fields stand there; a form keeps, another undoes."""
    sitting = Sitting(browser, desk, "coder", java_script_enabled=False)
    page = sitting.page
    page.goto(desk + "/review?kind=claim&q=ramadi")
    page.check("input[name=ground][value=hearsay]")
    page.fill("#shows", "heard on the bus")
    page.click("button:has-text('Keep and go on')")
    assert "set aside" in page.inner_text(".last-act")
    page.click(".last-act button")
    assert page.locator(".last-act").count() == 0
    sitting.close()

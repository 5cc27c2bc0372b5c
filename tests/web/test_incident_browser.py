"""The page of an incident in a real browser: why the range is what it is, a summary that is flagged, signing, the clocks, and
two pages of paper, on the al-Baghdadi example."""

from __future__ import annotations

import io
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_sample import NAMES, PASSWORD
from test_desk_browser import CONTRAST, UNLABELLED, Sitting
from test_killed_server import ROOT, start

from accounted import pipeline
from accounted.register import create_or_open
from accounted.web.access.people import People


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("baghdadi") / "baghdadi.register"
    with create_or_open(path) as register:
        pipeline.record(register, [ROOT / "examples" / "al-baghdadi"], author="Test Coder", time="2031-06-01T09:00:00Z")
    people = People(path)
    for role, name in NAMES.items():
        people.add(name, role, PASSWORD)
    server, address = start(path)
    yield address
    os.kill(server.pid, signal.SIGTERM)
    server.wait(30)


def at_incident(browser: Any, desk: str, role: str, **settings: Any) -> Sitting:
    sitting = Sitting(browser, desk, role, **settings)
    sitting.page.click("th a:has-text('Baghdadi')")
    sitting.page.wait_for_selector(".toll .figure")
    return sitting


def test_why_the_range_is_what_it_is_down_to_a_quote(browser, desk):
    """From the highest figure to the account that is it, from the account to its words in their report."""
    sitting = at_incident(browser, desk, "reader")
    page = sitting.page
    assert page.inner_text(".toll .figure >> nth=0") == "7–11"
    assert "documented range" in page.inner_text(".toll >> nth=0")
    page.click(".toll .figure a >> nth=0")
    reasons = page.locator(".why-in:target .reasons li")
    used = [t for t in reasons.all_inner_texts() if t.startswith("used")]
    assert any("7" in t for t in used)
    assert any("11" in t for t in used)
    page.locator(".why-in:target .reasons li", has_text="used").filter(has_text="11").first.locator("a.q").first.click()
    page.wait_for_selector("details.card[open]")
    assert "/reports/" in page.url
    quote = page.locator("details.card[open] .said-line b").inner_text()
    assert "killed" in quote
    sitting.close()


def test_disagreements_stand_out_and_each_reading_opens_its_quote(browser, desk):
    """The heads say how many readings; equal figures have equal letters; the number behind a figure leads to its words."""
    sitting = at_incident(browser, desk, "reader")
    page = sitting.page
    assert "≠ 4 readings" in page.inner_text(".says thead >> nth=0")
    rows = page.locator(".says >> nth=0").locator("tbody tr")
    eleven = [
        r for r in range(rows.count()) if rows.nth(r).locator("td >> nth=0").locator("b").all_inner_texts() == ["11"]
    ]
    assert len(eleven) >= 2
    assert len({rows.nth(r).locator("td >> nth=0").locator(".sig").inner_text() for r in eleven}) == 1
    rows.nth(eleven[0]).locator("td >> nth=0").locator("a.q").click()
    page.wait_for_selector("details.card[open]")
    sitting.close()


def test_a_summary_is_written_flagged_and_held(browser, desk):
    """Clicks on claims fill in their numbers; a claim set aside flags its sentence; "It still holds" takes the flag away."""
    sitting = at_incident(browser, desk, "coder")
    page = sitting.page
    address = page.url
    page.click("a:has-text('Write a summary')")
    page.fill("#t-1", "A police captain counted eight dead.")
    page.locator(".claim-list li", has_text="8 people killed").first.locator("button").click()
    number = page.input_value("#r-1")
    assert number.isdigit()
    page.fill("#t-2", "Accounts put the killed between seven and eleven.")
    page.select_option("#c-2", "killed")
    page.fill("#t-3", "Nothing under it.")
    page.click("button:has-text('Keep this summary')")
    assert "rests on nothing" in page.inner_text("[role=alert]")
    assert page.input_value("#t-1") == "A police captain counted eight dead."
    sitting.said.clear()  # the browser's own line about the refusal
    page.fill("#t-3", "")
    page.click("button:has-text('Keep this summary')")
    page.wait_for_selector(".summary")
    assert page.locator(".stale-why").count() == 0
    page.click(".summary sup a >> nth=0")
    card = page.locator("details.card[open]")
    card.locator("summary:has-text('Set aside')").click()
    card.locator("input[value=hearsay]").check()
    card.locator("input[name=why]:visible").fill("told by somebody else")
    card.locator("button:has-text('Keep: set aside')").click()
    page.wait_for_selector("text=hearsay: told by somebody else")
    page.goto(address)
    flagged = page.locator(".stale-why", has_text="Sentence 1 no longer stands")
    assert "set aside" in flagged.inner_text()
    assert "told by somebody else" in flagged.inner_text()
    assert page.locator("#s-1.stale").count() == 1
    flagged.locator("button:has-text('It still holds')").click()
    page.wait_for_load_state()
    assert page.locator(".stale-why", has_text="Sentence 1").count() == 0
    assert f"found to hold by {NAMES['coder']}" in page.inner_text("#summary")
    sitting.close()


def test_the_clocks_are_sliders_and_links(browser, desk):
    """By arrow keys: the output names the day, the figure of that day stands at once, and Show asks the server for the rest."""
    sitting = at_incident(browser, desk, "reader")
    page = sitting.page
    now = page.inner_text(".toll .figure >> nth=1")
    page.focus("#s-pub")
    page.keyboard.press("Home")
    assert page.inner_text("#s-pub-out") == "27 January 2018"
    assert page.get_attribute("#s-pub", "aria-valuetext") == "27 January 2018"
    drawn = page.inner_text(".toll .figure >> nth=1")
    assert drawn != now
    page.click("#setting button.first")
    page.wait_for_url(re.compile("published-by=2018-01-27"))
    assert "Not as of now" in page.inner_text("main")
    assert page.inner_text(".toll .figure >> nth=1") == drawn
    page.focus("#s-pub")
    page.keyboard.press("End")
    page.click("#setting button.first")
    page.wait_for_url(lambda url: "published-by" not in url)
    assert page.inner_text(".toll .figure >> nth=1") == now
    sitting.close()


def test_the_sliders_work_without_script(browser, desk):
    """The form alone sends the place of the slider, and the answer is that day's page."""
    sitting = at_incident(browser, desk, "reader", java_script_enabled=False)
    page = sitting.page
    page.focus("#s-pub")
    page.keyboard.press("Home")
    page.click("#setting button.first")
    assert "published-by=2018-01-27" in page.url
    assert "Not as of now" in page.inner_text("main")
    sitting.close()


def test_an_incident_prints_as_two_pages(browser, desk):
    """Two sheets of A4, each with the register's head and the method's hash; numbers in place of the word quote; no name of a
    casualty; no control."""
    pypdf = pytest.importorskip("pypdf")
    sitting = at_incident(browser, desk, "coder")
    page = sitting.page
    page.wait_for_load_state("networkidle")
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    sitting.close()
    sheets = pypdf.PdfReader(io.BytesIO(data)).pages
    assert len(sheets) == 2
    texts = [s.extract_text() for s in sheets]
    for n, (sheet, text) in enumerate(zip(sheets, texts, strict=True), 1):
        assert abs(float(sheet.mediabox.height) - 842) < 2
        assert re.search(r"Register head [0-9a-f]{16}, entry \d+", text)
        assert re.search(r"method plain 1, SHA-256 [0-9a-f]{16}", text)
        assert f"{n} / 2" in text
        assert "not for publication" in text
    assert "documented range" in texts[0]
    assert "Accounts and range" in texts[0]
    for heading in ("How the range moved", "Who asked, who approved", "Who says what", "Summary", "Problems"):
        assert heading in "".join(texts)
    assert re.search(r"\[\d+\]", texts[1])
    assert "quote" not in texts[1].casefold().replace("quoted", "")
    persons = texts[1].split("Persons")[1].split("Reports")[0]
    assert "Salam" not in persons
    assert "Write a summary" not in "".join(texts)


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_and_can_be_read(browser, desk, width, scheme, tmp_path):
    """Nothing scrolls sideways, contrast holds, fields have labels, ids stand once: the page, the form, the history."""
    sitting = at_incident(browser, desk, "coder", viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = sitting.page
    address = page.url
    name = address.rsplit("/", 1)[1]
    for at in (address, f"{address}/summary", f"{desk}/history", f"{desk}/history?incident={name}"):
        page.goto(at)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, at
        worst = page.evaluate(CONTRAST)
        assert worst["ratio"] >= 4.5, (at, worst)
        assert page.evaluate(UNLABELLED) == [], at
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), at
        small = page.evaluate(
            "[...document.querySelectorAll('main button, main summary, main select, main input:not([type=hidden])')]"
            ".filter(e => e.offsetHeight && (e.closest('label') ?? e).getBoundingClientRect().height < 24)"
            ".map(e => e.outerHTML.slice(0, 90))"
        )
        assert small == [], at
    keep = os.environ.get("ACCOUNTED_SCREENSHOTS")
    page.goto(address)
    page.screenshot(path=str(Path(keep or tmp_path) / f"incident-{width}-{scheme}.png"), full_page=True)
    sitting.close()


def test_signing_and_what_changed_since(browser, desk):
    """Reviewed by one; a figure set aside moves the toll: then and now stand beside each other, with the entry that did it."""
    sitting = at_incident(browser, desk, "editor")
    page = sitting.page
    address = page.url
    before = page.inner_text(".toll .figure >> nth=1")
    page.click("summary:has-text('Sign: reviewed')")
    page.click(".standing details[open] button.first")
    page.wait_for_selector("[aria-current=step]:has-text('reviewed')")
    assert NAMES["editor"] in page.inner_text(".steps")
    assert page.locator("summary:has-text('second-read')").count() == 0  # the second reading is somebody else's
    page.locator(".says tbody tr", has_text="20").first.locator("td >> nth=1").locator("a.q").first.click()
    for _ in range(4):
        card = page.locator("details.card[open]")
        card.locator("summary:has-text('Set aside')").click()
        card.locator("input[value=implausible]").check()
        card.locator("button:has-text('Keep: set aside')").click()
        page.wait_for_load_state()
        page.goto(address)
        if page.inner_text(".toll .figure >> nth=1") != before:
            break
        row = page.locator(".says tbody tr").filter(has=page.locator("td:nth-child(3) b:has-text('20')")).first
        row.locator("td >> nth=1").locator("a.q").first.click()
    now = page.inner_text(".toll .figure >> nth=1")
    assert now != before
    since = page.inner_text("#since")
    assert f"injured: {before} became {now}" in since
    assert "set aside" in since
    assert page.locator("summary:has-text('Sign again: reviewed')").count() == 1
    other = at_incident(browser, desk, "coder")
    assert other.page.locator("summary:has-text('Sign: second-read')").count() == 1
    other.close()
    sitting.close()

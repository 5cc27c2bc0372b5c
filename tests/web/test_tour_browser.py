"""The ten minutes of docs/tour.md, step by step in a real browser, on the desk as ``accounted serve --demo`` opens it.

With ACCOUNTED_SHOTS=FOLDER a picture of each page is kept there; those of README are made so.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_killed_server import ROOT

SHOTS = os.environ.get("ACCOUNTED_SHOTS")
PATIENCE = 90_000
SPANISH = "Dos agricultores murieron y otros cinco resultaron heridos en Goundam, dijo el alcalde."
NEW = "a password for the tour"


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a demonstration, and the one-time password of each of its people."""
    command = [sys.executable, "-m", "accounted", "serve", "--demo", "--port", "0"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    assert server.stdout is not None
    people: dict[str, str] = {}
    address = ""
    for line in server.stdout:
        told = re.match(r"\s+(.+?) \((coder|editor)\)\s+password\s+(\S+)", line)
        if told:
            people[told[1]] = told[3]
        if found := re.search(r"http://\S+/", line):
            address = found[0].rstrip("/")
            break
    assert set(people) == {"Coder A", "Editor B"}
    yield address, people
    os.kill(server.pid, signal.SIGTERM)
    rest = server.stdout.read()
    server.wait(30)
    assert "the demonstration deleted" in rest


class Walk:
    """One person's browser; what it asked for and complained of."""

    def __init__(self, browser: Any, demo: tuple[str, dict[str, str]], name: str, scheme: str = "light") -> None:
        self.address, people = demo
        self.context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme=scheme)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda r: self.asked.append(r.url))
        self.page.on("console", lambda m: self.said.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.said.append(str(e)))
        self.page.goto(self.address + "/")
        self.page.fill("#name", name)
        self.page.fill("#password", people[name])
        self.page.click("button.first")
        self.page.fill("#new", NEW)
        self.page.fill("#again", NEW)
        self.page.click("button.first")
        self.page.wait_for_selector("h1:has-text('Incidents')")

    def keep(self, name: str) -> None:
        if SHOTS:
            self.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))

    def figures(self) -> tuple[str, str]:
        """Killed and injured as they stand large."""
        said = self.page.locator(".tolls .toll .figure").all_inner_texts()
        return said[0], said[1]

    def end(self) -> None:
        self.page.click("button:has-text('sign out')")
        self.page.wait_for_selector("h1:has-text('Sign in')")
        self.context.close()
        assert [a for a in self.asked if not a.startswith((self.address, "blob:", "data:"))] == []
        assert self.said == []


def test_a_coder_walks_the_tour(browser, demo):
    """Steps 1 to 8 and 10: map, reasons, a correction and its undoing, a claim set aside, the queue, a report coded by hand, a
    summary that is flagged."""
    walk = Walk(browser, demo, "Coder A")
    page = walk.page

    # 2. find the strike on the map
    page.select_option("#f-country", label="Iraq")
    page.click("form.filters button:has-text('Filter')")
    page.wait_for_selector("#map[data-state=shown][data-idle]")
    walk.keep("incidents")
    page.locator("#pins a", has_text=re.compile("al-Baghdadi|incidents")).first.click()
    if page.locator("h1:has-text('al-Baghdadi')").count() == 0:
        page.locator("#pins a", has_text="al-Baghdadi").first.click()
    page.wait_for_selector("h1:has-text('al-Baghdadi')")
    incident = page.url.split("#")[0]
    killed, injured = walk.figures()
    assert killed == "7–11"
    walk.keep("incident")

    # 3. why
    page.click(".toll .figure a >> nth=0")
    page.locator(".why-in:target .reasons li", has_text="used").first.locator("a.q").first.click()
    page.wait_for_selector("details.card[open]")
    assert "/reports/" in page.url

    # 4. correct a claim, see the toll, undo
    page.goto(incident)
    page.locator("#reports a", has_text="Al-Tariq Bulletin").first.click()
    page.locator("mark.k", has_text="Seven of our people").first.locator("a").first.click()
    page.wait_for_selector("details.card[open]")
    page.wait_for_load_state()  # keys are heard from the scripts on, which run before it ends
    walk.keep("report")
    page.keyboard.press("e")
    page.wait_for_selector("#code:visible")
    page.fill("#c-number", "6")
    page.keyboard.press("Enter")
    page.wait_for_selector("#kept:has-text('6–11')")
    page.keyboard.press("z")
    page.wait_for_selector("#kept:has-text('→ 7–11')")
    page.goto(incident)
    assert walk.figures() == (killed, injured)

    # 5. set a claim aside
    assert "Open above" in page.inner_text(".tolls .toll >> nth=0")
    page.click(".tolls .toll:nth-child(1) .figure a")
    page.locator(".why-in:target .reasons li", has_text="at least 7 people killed").first.locator("a.q").first.click()
    card = page.locator("details.card[open]")
    card.locator("summary:has-text('Set aside')").click()
    card.locator("label:has-text('hearsay')").click()
    card.locator("input[name=why]:visible").fill("he was in Baghdad that day")
    card.locator("button:has-text('Keep: set aside')").click()
    page.wait_for_selector("text=hearsay: he was in Baghdad that day")
    page.goto(incident)
    assert walk.figures()[0] == killed
    assert "Open above" not in page.inner_text(".tolls .toll >> nth=0")

    # 6. the queue
    page.click("nav a:has-text('Review')")
    page.wait_for_selector("h1:has-text('Queue')")
    walk.keep("queue")
    first = page.inner_text(".queue [aria-current=true]")
    page.keyboard.press("r")
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    page.wait_for_selector(".last-act:has-text('Kept:')")
    assert page.inner_text(".queue [aria-current=true]") != first
    kept = page.input_value(".last-act input[name=act]")
    page.keyboard.press("z")
    # What was done before it may be offered next; this act is taken back, and its question is open again.
    page.wait_for_selector(f".last-act input[name=act][value='{kept}']", state="detached")
    page.wait_for_selector(".queue [aria-current=true]")
    assert page.inner_text(".queue [aria-current=true]") == first

    # 7. code a report by hand
    page.click("nav a:has-text('Intake')")
    page.fill("#paste", SPANISH)
    page.locator("#t-language").evaluate("e => { e.closest('details').open = true; }")
    page.fill("#t-language", "es")
    page.fill("#t-published", "2018-02-01")
    page.locator("section:has(#paste) button.first").click()
    page.locator("a:text-is('report')").first.click()
    page.wait_for_selector(".report")
    page.wait_for_load_state()
    for words, what, number in (
        ("Dos agricultores murieron", "killed", "2"),
        ("otros cinco resultaron heridos", "injured", "5"),
    ):
        page.keyboard.press("n")
        page.wait_for_selector("#code:visible")
        page.fill("#c-words", words)
        page.fill("#c-start", "")
        page.fill("#c-end", "")
        page.select_option("#c-what", what)
        page.fill("#c-number", number)
        page.fill("#c-speaker", "el alcalde")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#kept:has-text('{what}')")
    assert page.locator(".card", has_text="2 people killed").count() == 1
    assert page.locator(".card", has_text="5 people injured").count() == 1

    # 8. a summary, and a sentence of it flagged
    page.goto(incident)
    page.click("a:has-text('Write a summary')")
    page.fill("#t-1", "A police captain counted eight dead.")
    page.locator(".claim-list li", has_text="8 people killed").first.locator("button").click()
    page.click("button:has-text('Keep this summary')")
    page.wait_for_selector("#summary .summary")
    page.click(".summary sup a >> nth=0")
    card = page.locator("details.card[open]")
    card.locator("summary:has-text('Set aside')").click()
    card.locator("label:has-text('superseded')").click()
    card.locator("button:has-text('Keep: set aside')").click()
    page.wait_for_selector("details.card[open]:has-text('set aside')")
    page.goto(incident)
    assert "Sentence 1 no longer stands" in page.inner_text("#summary")

    # 10.
    page.click("nav a:has-text('History')")
    assert "Coder A" in page.inner_text("main")
    walk.end()


def test_an_editor_merges_and_splits(browser, demo):
    """Step 9: two incidents become one after a preview, and two again."""
    walk = Walk(browser, demo, "Editor B")
    page = walk.page
    page.goto(walk.address + "/?q=goundam")
    page.locator("th a", has_text="Goundam").first.click()
    page.wait_for_selector(".toll .figure")
    before = walk.figures()
    page.click("a.button:has-text('Merge')")
    page.locator("#with option", has_text="Baidoa").first.evaluate("o => { o.selected = true; }")
    page.click("button:has-text('Show what it would do')")
    page.wait_for_selector("h2:has-text('What it would do')")
    page.fill("#why", "to see what a merge does")
    page.click("main button:text-is('Merge')")
    page.wait_for_selector(".toll .figure")
    assert walk.figures() != before
    page.click("a.button:has-text('Split')")
    for box in page.locator("label.pick", has_text="Horn Wire").locator("input").all():
        box.check()
    page.click("button:has-text('Show what it would do')")
    page.wait_for_selector("h2:has-text('What it would do')")
    page.fill("#why", "two places, hundreds of miles apart")
    page.click("main button:text-is('Split')")
    page.wait_for_selector(".toll .figure")
    walk.end()

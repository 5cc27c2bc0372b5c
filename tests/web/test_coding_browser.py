"""Coding and intake in a real browser: words are chosen by mouse and by keyboard, in both directions of writing; with script
and without; and a report of five claims costs so many keys."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_sample import NAMES, PASSWORD, token
from test_desk_browser import CONTRAST, UNLABELLED, Sitting
from test_killed_server import start

TEXT = "قال مصدر طبي إن 12 شخصا قتلوا وإن 30 آخرين أصيبوا في قصف على السوق في الرمادي صباح الأحد."
KEY, THINK = 0.28, 1.35
"""Seconds of a keystroke of somebody who types neither well nor badly, and of making up one's mind, by the keystroke-level
model (Card, Moran and Newell 1980)."""


@pytest.fixture(scope="module")
def server(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    path = tmp_path_factory.mktemp("coded") / "sample.register"
    for end in ("", ".people"):
        shutil.copy(recorded.with_name(recorded.name + end), path.with_name(path.name + end))
    process, address = start(path)
    yield address, process.pid
    os.kill(process.pid, signal.SIGTERM)
    process.wait(30)


@pytest.fixture(scope="module")
def desk(server: tuple[str, int]) -> str:
    return server[0]


class Counted:
    """A keyboard that counts."""

    def __init__(self, page: Any) -> None:
        self.page, self.keys, self.thoughts = page, 0, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += key.count("+") + 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def think(self) -> None:
        self.thoughts += 1


def paste(page: Any, desk: str, text: str, title: str) -> str:
    """A report given to the intake; its address."""
    page.goto(desk + "/intake")
    page.fill("#paste", text)
    form = page.locator("form[action='/intake/text']")
    form.locator("summary").click()
    form.locator("[name=title]").fill(title)
    form.locator("[name=published]").fill("2031-03-05")
    form.locator("button.first").click()
    return desk + page.get_attribute("#h-took ~ ul a", "href")


def test_a_report_of_five_claims_is_coded_by_keyboard_in_two_minutes(browser, desk, capsys):
    """Words, what, how many, keep: the speaker is typed once. No mouse. The keys are counted, and the time they take."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    address = paste(page, desk, TEXT, "حصيلة")
    page.goto(address)
    keys = Counted(page)
    began = time.monotonic()
    keys.press("c")
    wanted = (
        ("12 شخصا قتلوا", "", "مصدر طبي"), ("30 آخرين أصيبوا", "i", ""), ("قصف", "k-kind", ""), ("الرمادي", "where", ""),
        ("صباح الأحد", "when", ""),
    )  # fmt: skip
    for words, what, speaker in wanted:
        keys.think()  # reads on to the next claim
        for _ in range(40):  # the next word on the line is to the left
            if page.inner_text("#chosen").strip("“”") == words.split()[0]:
                break
            keys.press("ArrowLeft")
        for _ in words.split()[1:]:
            keys.press("Shift+ArrowLeft")
        assert page.inner_text("#chosen") == f"“{words}”"
        keys.press("n")
        assert page.input_value("#c-words") == words
        keys.think()  # what is it
        if what == "i":
            keys.press("i")
        elif what == "k-kind":
            keys.press("k", "i", "n")
            assert page.input_value("#c-what") == "kind"
            keys.press("Tab")
            keys.type("shelling")
        elif what == "where":
            keys.press("w", "h", "e", "r")
            keys.press("Tab")
            keys.type("Ramadi")
        elif what == "when":
            keys.press("w")
        if speaker:
            keys.think()  # who says so
            keys.press("Tab", "Tab", "Tab", "Tab")
            assert page.evaluate("document.activeElement.name") == "speaker"
            keys.type(speaker)
        keys.think()  # right so
        with page.expect_navigation():
            keys.press("Enter")
        page.wait_for_selector("#text:focus")
        assert "Kept" in page.inner_text("#kept")
    took = time.monotonic() - began
    cards = page.locator(".card").all_inner_texts()
    assert len(cards) == 5
    for told in ("12 people killed", "30 people injured", "kind: shelling", "where: Ramadi", "when: صباح الأحد"):
        assert any(told in c for c in cards), (told, cards)
    assert all("مصدر طبي" in c for c in cards)
    seconds = keys.keys * KEY + keys.thoughts * THINK
    with capsys.disabled():
        print(
            f"\nfive claims by keyboard: {keys.keys} keys, {keys.thoughts} acts of thought, {took:.1f} s of the browser's own: "
            f"about {seconds + took:.0f} s"
        )
    assert seconds < 120
    sitting.close()


def test_words_chosen_with_the_mouse_become_a_claim_and_a_claim_is_corrected(browser, desk):
    """A double click chooses a word; the form has it with its letters. A click on a claim opens it; corrected, the page shows
    what the toll became, and the machine's reading beside; undone, it is as before."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.click("th a:has-text('Ramadi')")
    page.locator("#reports a:has-text('Ridge Courier')").first.click()
    address = page.url.split("#")[0]
    box = page.locator("p.p:has-text('a teacher')").bounding_box()
    page.evaluate("t => { const p = [...document.querySelectorAll('p.p')].find(x => x.textContent.includes(t));"
        " p.scrollIntoView(); }", "a teacher")  # fmt: skip
    assert box is not None
    at = page.evaluate(
        "w => { const p = [...document.querySelectorAll('p.p')].find(x => x.textContent.includes(w));"
        " const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let n;"
        " while ((n = walk.nextNode()) && !n.data.includes(w)); const r = document.createRange();"
        " r.setStart(n, n.data.indexOf(w)); r.setEnd(n, n.data.indexOf(w) + w.length);"
        " const b = r.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }",
        "teacher",
    )
    page.mouse.dblclick(*at)
    page.wait_for_selector("#chosen:text-is('“teacher”')")
    page.keyboard.press("n")
    assert page.input_value("#c-words") == "teacher"
    start_, end = int(page.input_value("#c-start")), int(page.input_value("#c-end"))
    assert end - start_ == len("teacher")
    page.keyboard.press("Escape")
    assert page.is_hidden("#code")
    page.click("mark.k:has-text('twelve people') a")
    card = page.locator("details.card[open]")
    assert "12 people killed" in card.inner_text()
    page.keyboard.press("e")
    page.wait_for_selector("#code:visible")
    assert "how many" in page.inner_text(".machine-reads")
    page.fill("#c-number", "90")
    page.keyboard.press("Enter")
    page.wait_for_selector("#kept")
    assert re.search(r"killed 9–12.*→ 9–90", page.inner_text("#kept"))
    assert page.locator("details.card[open] .beside del:has-text('12')").count() == 1
    page.keyboard.press("z")
    page.wait_for_selector("#kept:has-text('9–90'):has-text('→ 9–12')")
    assert page.url.startswith(address)
    sitting.close()


def test_without_script_a_claim_is_typed(browser, desk):
    """The form stands under the text; words typed as they stand there are found; a wrong one keeps what was typed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk + "/sign-in")
    page.fill("#name", NAMES["coder"])
    page.fill("#password", PASSWORD)
    page.click("button.first")
    page.goto(desk + "/?q=mosul")
    page.click("th a:has-text('Mosul')")
    page.locator("#reports a:has-text('Hill Gazette')").first.click()
    page.fill("#c-words", "Three more soldiers there")
    page.fill("#c-number", "3")
    page.click("button:has-text('Keep the claim')")
    assert "do not stand in this report" in page.inner_text("[role=alert]")
    assert page.input_value("#c-number") == "3"
    page.fill("#c-words", "Three more soldiers")
    page.select_option("#c-what", "missing")
    page.click("button:has-text('Keep the claim')")
    assert "Kept" in page.inner_text("#kept")
    assert page.locator(".card:has-text('3 people missing')").count() == 1
    context.close()


def test_files_are_sent_one_by_one_and_each_is_told(browser, desk, tmp_path):
    """New, not readable and too large side by side; script in a name is only a name; then the new one is placed by keys."""
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    good, bad, large = (
        tmp_path / "quarry <img src=x onerror=alert(1)>.txt",
        tmp_path / "packed.zip",
        tmp_path / "large.txt",
    )
    good.write_text(
        "RAMADI, Iraq, March 5 - Shelling of the market in Ramadi killed 31 people on Sunday, the governor said.\n"
    )
    bad.write_bytes(b"PK\x03\x04" + b"0" * 100)
    with open(large, "wb") as file:
        file.truncate(100_000_001)
    page.goto(desk + "/intake")
    page.click("#files-form summary")
    page.fill("#f-url", "https://quarry.example/one")
    page.set_input_files("#files", [good, bad, large])
    page.click("#files-form button.first")
    page.wait_for_selector("#progress li:has-text('belong to one file')")
    page.fill("#f-url", "")
    page.set_input_files("#files", [good, bad, large])
    page.click("#files-form button.first")
    page.wait_for_selector("#progress a.button")
    lines = page.locator("#progress li").all_inner_texts()
    assert any(line.startswith("new") and "onerror" in line for line in lines)
    assert any("not taken in" in line and "archive" in line for line in lines)
    assert any("not sent: over 100 MB" in line for line in lines)
    came = page.get_attribute("#progress a:text-is('report')", "href")
    page.keyboard.press("Enter")
    page.wait_for_selector(".waiting:has-text('31 people')")
    page.goto(f"{desk}/intake?report={came.rsplit('/', 1)[1]}")
    page.keyboard.press("5")
    page.keyboard.type("a drill")
    page.keyboard.press("Enter")
    page.wait_for_selector("#kept")
    page.goto(desk + "/intake?place=out_of_scope")
    assert "a drill" in page.inner_text(".waiting")
    page.keyboard.press("z")
    page.wait_for_selector("#kept")
    page.goto(desk + "/intake?place=out_of_scope")
    assert page.locator(".waiting").count() == 0
    sitting.close()


def test_a_gigabyte_is_answered_and_the_server_stays_small(server):
    """Sent whole over the wire: the sender hears why it is refused, and the server has hardly grown."""
    address, pid = server
    host = address.removeprefix("http://")
    client = http.client.HTTPConnection(host, timeout=120)
    client.request("GET", "/sign-in")
    first = client.getresponse()
    page, cookie = first.read().decode(), (first.getheader("set-cookie") or "").split(";")[0]
    before = _resident(pid)
    size, piece = 1_000_000_000, b"0" * 4_000_000
    client.putrequest("POST", "/intake/files")
    for name, value in (
        ("content-length", str(size)), ("cookie", cookie), ("x-csrf", token(page)),
        ("content-type", "multipart/form-data; boundary=b"),
    ):  # fmt: skip
        client.putheader(name, value)
    client.endheaders()
    for _ in range(size // len(piece)):
        client.send(piece)
    answer = client.getresponse()
    assert answer.status == 413
    assert "each 100 MB; nothing was taken in" in answer.read().decode()
    assert _resident(pid) - before < 100_000


def _resident(pid: int) -> int:
    """The most memory that a process ever had, in kB."""
    found = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_intake_and_coding_fit_and_can_be_read(browser, desk, width, scheme, tmp_path):
    """No sideways scrolling, contrast, labels, one heading, ids once; pictures are kept where they are asked for."""
    sitting = Sitting(browser, desk, "coder", viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = sitting.page
    page.click("th a:has-text('Ramadi')")
    report = page.get_attribute("#reports a:has-text('Ridge Courier')", "href").split("#")[0]
    page.goto(desk + report)
    claim = page.get_attribute("mark.k a >> nth=0", "href").removeprefix("#")
    folder = Path(os.environ.get("ACCOUNTED_SCREENSHOTS") or tmp_path)
    for name, address in (
        ("report", report), ("correct", f"{report}?correct={claim}"), ("versions", f"{report}/versions"), ("intake", "/intake"),
        ("searches", "/intake/searches"),
    ):  # fmt: skip
        page.goto(desk + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        worst = page.evaluate(CONTRAST)
        assert worst["ratio"] >= 4.5, (address, worst)
        assert page.evaluate(UNLABELLED) == [], address
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), address
        page.screenshot(path=folder / f"coding-{name}-{width}-{scheme}.png", full_page=True)
    sitting.close()

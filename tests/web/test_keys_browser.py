"""Keys in a real browser: they press what the page has, stay out of fields, and can be switched off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from test_desk_browser import Sitting, desk

__all__ = ["desk"]

PAGE = """<!doctype html><html lang="en"><title>Keys</title><body>
<header class="bar"><div class="who"><bdi>Test Coder</bdi></div></header>
<main><h1>Keys</h1><output id="said"></output>
<button data-key="r"><kbd>R</kbd> right</button>
<button data-key="w" disabled>wrong, greyed</button><button data-key="w" hidden>wrong, hidden</button>
<button data-key="w"><kbd>W</kbd> wrong</button>
<button data-key="j ArrowDown" data-key-name="next in the queue">J</button>
<details><summary data-key="n">note</summary><input type="hidden" name="csrf"><label>Note <textarea id="note"></textarea></label></details>
<details><summary>shut</summary><button data-key="x">never seen</button></details>
<label><input type="radio" name="use" data-key="u"> used</label><label><input type="radio" name="use" data-key="s"> aside</label>
<label>Search <input type="search" data-key="/" id="q"></label>
<label>Choose <select id="choose"><option>one<option>robbed</select></label>
<div contenteditable="true" id="free">words</div>
<button data-key="Enter" id="keep">keep</button><a href="#elsewhere" id="away">away</a>
</main><footer><button type="button" id="keys-open" hidden>keys</button></footer>
<script type="module" src="/static/keys.js"></script><script type="module" src="/keys-said.js"></script></body></html>"""
SAID = """for (const e of document.querySelectorAll('[data-key]'))
  e.addEventListener('click', () => { document.getElementById('said').textContent += e.dataset.key + ';' });"""


@pytest.fixture
def page(browser: Any, desk: str) -> Iterator[Any]:
    sitting = Sitting(browser, desk, "coder")
    page = sitting.page
    page.route("**/keys-page", lambda r: r.fulfill(body=PAGE, content_type="text/html"))
    page.route("**/keys-said.js", lambda r: r.fulfill(body=SAID, content_type="text/javascript"))
    page.goto(desk + "/keys-page")
    page.wait_for_selector("html[data-keys=on]", state="attached")
    yield page
    sitting.close()


def said(page: Any) -> str:
    text: str = page.inner_text("#said")
    return text


def test_a_key_presses_what_can_be_seen_and_nothing_else(page):
    """The first usable element of a key; never a greyed, hidden or shut one; capitals by Caps Lock, arrows, other scripts."""
    for key in ("r", "w", "x", "j", "ArrowDown", "q", "1"):
        page.keyboard.press(key)
    assert said(page) == "r;w;j ArrowDown;j ArrowDown;"
    assert page.get_attribute("[data-key=r]", "aria-keyshortcuts") == "R"
    for sent, shift, wanted in (("R", False, "r;"), ("R", True, ""), ("к", False, "r;")):
        page.evaluate("document.getElementById('said').textContent = ''")
        page.evaluate(
            "([key, shiftKey]) => document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {key, shiftKey, code: 'KeyR', bubbles: true, cancelable: true}))",
            [sent, shift],
        )
        assert said(page) == wanted, (sent, shift)


@pytest.mark.parametrize("key", ["Control+r", "Alt+r", "Meta+r"])
def test_keys_with_ctrl_alt_or_meta_are_the_browsers(page, key):
    """They are told to the page as the browser has them, and press nothing."""
    modifier, letter = key.split("+")
    held = {"Control": "ctrlKey", "Alt": "altKey", "Meta": "metaKey"}[modifier]
    page.evaluate(
        f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{letter}', {held}: true, bubbles: true}}))"
    )
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'r', repeat: true, bubbles: true}))")
    assert said(page) == ""


@pytest.mark.parametrize("field", ["#q", "#choose", "#free"])
def test_inside_a_field_a_key_writes_and_escape_leaves_it(page, field):
    """R writes an r, and after Esc it presses again."""
    page.focus(field)
    page.keyboard.press("r")
    assert said(page) == ""
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("r")
    assert said(page) == "r;"


def test_a_key_goes_into_a_field_and_writes_nothing_there(page):
    """/ into the search, N opens the note and goes into it; radio buttons are chosen and hold up no key."""
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.input_value("#q") == ""
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "note"
    page.keyboard.type("rw/")
    assert page.input_value("#note") == "rw/"
    page.keyboard.press("Escape")
    page.check("[data-key=u]")
    page.focus("[data-key=u]")
    page.keyboard.press("s")
    assert page.is_checked("[data-key=s]")


def test_enter_keeps_unless_something_has_the_focus(page):
    """On the page it presses Keep; on a link it follows the link."""
    page.keyboard.press("Enter")
    assert said(page) == "Enter;"
    page.focus("#away")
    page.keyboard.press("Enter")
    assert page.url.endswith("#elsewhere")
    assert said(page) == "Enter;"


def test_the_list_tells_the_keys_of_the_page_and_switches_them_off(page):
    """? lists what can be pressed; switched off, no key does anything, ? neither, until they are switched on again."""
    page.keyboard.press("?")
    listed = page.inner_text("#keys ul")
    for line in ("R right", "W wrong", "J ↓ next in the queue", "/ Search", "N note"):
        assert line in " ".join(listed.split()), line
    assert "never seen" not in listed
    page.keyboard.press("r")
    assert said(page) == ""  # the dialog is over the page
    page.uncheck("#keys input")
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys", state="detached")  # a dialog tells that it closed a moment later
    page.keyboard.press("r")
    page.keyboard.press("?")
    assert said(page) == ""
    assert page.locator("#keys").count() == 0
    assert page.get_attribute("[data-key=r]", "aria-keyshortcuts") is None
    page.reload()
    page.wait_for_selector("html[data-keys=off]", state="attached")
    page.keyboard.press("r")
    assert said(page) == ""
    page.click("#keys-open")
    page.check("#keys input")
    page.click("#keys button")
    page.keyboard.press("r")
    assert said(page) == "r;"

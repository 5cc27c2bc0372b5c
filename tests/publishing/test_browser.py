"""The page in a real browser: nothing leaves, nothing complains, the keyboard reaches all, nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def page_file(public_html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(public_html, encoding="utf-8")
    return path


def test_nothing_leaves_and_nothing_complains(browser: Any, page_file: Path) -> None:
    """One request, for the page itself; no error on the console; injected script does not run."""
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: said.append(m.text))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(page_file.as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [page_file.as_uri()]
    assert said == []
    assert page.title().startswith("Incidents")
    page.close()


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways(browser: Any, page_file: Path, width: int, scheme: str) -> None:
    """The page fits a telephone and a desk, by day and by night."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_keyboard_reaches_a_figure_its_reasons_and_a_quote(browser: Any, page_file: Path) -> None:
    """Tab to a figure, Enter to its reasons, Enter to open them, on to the quote."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(400):
        page.keyboard.press("Tab")
        if "why-" in page.evaluate("document.activeElement.getAttribute('href') || ''") and page.evaluate(
            "!document.getElementById(document.activeElement.getAttribute('href').slice(1)).open"
        ):
            break
    target = page.evaluate("document.activeElement.getAttribute('href').slice(1)")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.slice(1)") == target
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    if not page.evaluate("document.activeElement.parentElement.open"):
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Tab")
    quote = page.evaluate("document.activeElement.getAttribute('href').slice(1)")
    assert quote.startswith("q-")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.evaluate(f"document.getElementById('{quote}').getBoundingClientRect().top < innerHeight")
    page.close()


def test_all_reasons_are_printed(browser: Any, page_file: Path) -> None:
    """On paper nothing is folded away."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('details .reasons li')].filter(e => e.getBoundingClientRect().height === 0).length"
    )
    assert hidden == 0
    page.close()


def test_text_has_enough_contrast(browser: Any, page_file: Path) -> None:
    """Every letter stands at 4.5 to 1 or better on its ground, in both schemes (WCAG 2.2, 1.4.3)."""
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(page_file.as_uri())
        worst = page.evaluate(CONTRAST)
        assert worst["ratio"] >= 4.5, (scheme, worst)
        context.close()


CONTRAST = """() => {
  const lum = c => { const v = c.match(/[\\d.]+/g).map(Number).slice(0, 3).map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4 });
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2] };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(c) && c !== 'transparent') return c } return 'rgb(255, 255, 255)' };
  let worst = { ratio: 99 };
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || e.closest('.sr, .skip') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = lum(getComputedStyle(e).color), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst.ratio) worst = { ratio, text: e.textContent.slice(0, 40), name: e.className };
  }
  return worst;
}"""

"""What tests of several stages share: a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def absent() -> Any:
    """What to do where something that browser tests need is not there: fail where it is asked for, skip by name elsewhere."""
    return pytest.fail if os.environ.get("ACCOUNTED_REQUIRE_BROWSER") == "1" else pytest.skip


@pytest.fixture(scope="module")
def browser(absent: Any) -> Iterator[Any]:
    """Headless Chromium, as it is installed here."""
    path = next((p for name in NAMES if (p := shutil.which(name))), None)
    if path is None:
        absent("chromium not installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright not installed")
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()

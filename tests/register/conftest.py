"""A fresh register for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted.register import Register, create_or_open


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.register"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with create_or_open(path) as opened:
        yield opened

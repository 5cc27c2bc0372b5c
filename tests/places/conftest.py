"""The gazetteer that ships, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from accounted.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as g:
        yield g

"""What the desk's tests share: one register, recorded once and copied for each test; a client for each role."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_sample import NAMES, PASSWORD, make_register, sign_in
from starlette.testclient import TestClient

from accounted.web import create_app
from accounted.web.access.people import People


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_register(tmp_path_factory.mktemp("desk"))
    people = People(path)
    for role, name in NAMES.items():
        people.add(name, role, PASSWORD)
    return path


@pytest.fixture
def register(recorded: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.register"
    for end in ("", ".people"):
        shutil.copy(recorded.with_name(recorded.name + end), path.with_name(path.name + end))
    return path


@pytest.fixture
def app(register: Path) -> Any:
    return create_app(register)


@pytest.fixture
def client_of(app: Any) -> Iterator[Callable[[str], TestClient]]:
    """A browser in which somebody of a role is signed in."""

    def make(role: str) -> TestClient:
        client = TestClient(app)
        assert sign_in(client, role).status_code == 200
        return client

    yield make
    app.state.desk.close()

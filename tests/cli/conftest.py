"""A folder of reports, and a register that holds them, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import reports_made
from command_line import run

T1 = "2020-07-01T09:00:00Z"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports about two incidents."""
    return reports_made.three(tmp_path / "reports")


@pytest.fixture(scope="session")
def _recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recorded")
    register = folder / "bay.register"
    ran = run("record", reports_made.three(folder / "reports"), "-r", register, time=T1)
    assert ran.code == 0, ran.err
    return register


@pytest.fixture
def register(_recorded: Path, tmp_path: Path) -> Path:
    """A register of the three reports, its own for each test."""
    path = tmp_path / "bay.register"
    shutil.copy(_recorded, path)
    return path

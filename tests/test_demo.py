"""``make demo`` goes the whole way, run by make itself with the present environment in place of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_demo_records_explains_and_writes_a_page(tmp_path: Path) -> None:
    """A newcomer's first command ends well: incidents, one of them in full, a page that needs no network, a whole register."""
    bin_ = tmp_path / "venv" / "bin"
    bin_.mkdir(parents=True)
    for name, command in {"python": "", "accounted": " -m accounted"}.items():
        (bin_ / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{command} "$@"\n', encoding="utf-8")
        (bin_ / name).chmod(0o755)
    (tmp_path / "venv" / ".made").touch()
    (tmp_path / "venv" / ".run").touch()
    demo = tmp_path / "demo"
    ran = subprocess.run(
        ["make", "demo", f"VENV={tmp_path / 'venv'}", f"DEMO={demo}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    assert "Baghdadi" in ran.stdout
    assert "“At least seven people were killed”" in ran.stdout, (
        "the incident explained is the one that most reports tell"
    )
    assert "the chain holds" in ran.stdout
    assert str(demo / "index.html") in ran.stdout
    page = (demo / "index.html").read_text(encoding="utf-8")
    assert "Baghdadi" in page
    assert "onstructed example" in page

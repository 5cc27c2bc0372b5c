"""What the help says of reports in JSON is what is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import run
from reports_made import MARKET

from accounted.reading.metadata import TEXT_KEYS


@pytest.mark.parametrize("key", [*TEXT_KEYS, "words"])
def test_a_report_in_json_has_its_text_under_a_key_that_the_help_names(tmp_path: Path, key: str) -> None:
    """Every key that is read stands in the help of record, and another key gives no report."""
    told = " ".join(run("record", "--help").out.replace("│", " ").split())
    file = tmp_path / "one.json"
    file.write_text(json.dumps({key: MARKET, "published": "2020-06-10", "publisher": "Bay Ledger", "synthetic": True}))
    ran = run("record", file, "-r", tmp_path / "r.register", "--json")
    listed = told.split("under text (or ")[1].split(")")[0]
    if key == "words":
        assert key not in listed
        assert "Bay Ledger" not in run("claims", "-r", tmp_path / "r.register").out
    else:
        assert key == "text" or key in listed.replace(",", "").split()
        assert ran.code == 0, ran.err
        assert "Bay Ledger" in run("claims", "-r", tmp_path / "r.register").out

"""The labels that the engine's weights are learned from: stand-off, of texts that test nothing."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.accuracy.held_back import INCIDENTS
from benchmarks.gold.draw import passages
from training.labels import labelled
from training.scope.samples import CORPORA

ROOT = Path(__file__).parents[2]
FILES = {p.stem: p.read_text("utf-8").splitlines() for p in sorted((ROOT / "training/labels").glob("*.jsonl"))}
OURS = ("written", "written_kept_back")
"""Passages that we wrote: their text is ours and stands with them."""
ROWS = [json.loads(line) for name, lines in FILES.items() if name not in OURS for line in lines]
WRITTEN = [json.loads(line) for name in OURS for line in FILES[name]]


def test_labels_hold_offsets_and_no_text() -> None:
    """A claim is where it stands and what it is; no words of a corpus are kept."""
    for row in ROWS:
        assert set(row) == {"passage", "corpus", "document", "start", "end", "claims"}
        for claim in row["claims"]:
            assert set(claim) == {"quote", "outcome", "low", "high", "group", "scope", "covers", "stance"}
            assert row["start"] <= claim["quote"][0] < claim["quote"][1] <= row["end"] + 2000
            assert all(
                isinstance(claim[name], str) and " " not in claim[name] for name in ("outcome", "scope", "stance")
            )


def test_what_we_wrote_is_coded_within_its_own_text() -> None:
    """Every mark of a written passage stands in it, and none of those that are kept back is among those that teach."""
    for row in WRITTEN:
        assert set(row) == {"passage", "text", "claims"}
        for claim in row["claims"]:
            for span in filter(None, (claim["quote"], claim["group"])):
                assert 0 <= span[0] < span[1] <= len(row["text"])
    assert len({row["text"] for row in WRITTEN}) == len(WRITTEN)


def test_what_is_kept_back_teaches_nothing() -> None:
    """No passage is on both sides."""
    taught = {(row["document"], row["start"]) for row in labelled.rows(labelled.TEACHING)}
    assert taught.isdisjoint({(row["document"], row["start"]) for row in labelled.rows(labelled.KEPT_BACK)})


def test_no_label_is_of_a_text_that_is_for_testing() -> None:
    """Neither a document with a test passage nor an incident that is held back."""
    testing = {p.document for p in passages() if p.part == "test"}
    for row in ROWS:
        assert row["document"] not in testing
        assert not row["document"].startswith((*INCIDENTS, "TST2"))


def test_india_is_labelled_for_measuring_alone() -> None:
    """It stands in the passages that were coded blind, and no trainer takes it up."""
    assert {row["passage"][0] for row in ROWS if row["corpus"] == "india"} == {"B"}
    assert "india" not in CORPORA

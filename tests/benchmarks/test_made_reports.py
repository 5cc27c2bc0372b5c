"""Reports made up at run time for the benchmarks of speed and memory."""

from __future__ import annotations

from benchmarks.speed.made_reports import made_reports


def test_the_same_number_gives_the_same_reports() -> None:
    """Two runs measure the same texts."""
    assert list(made_reports(40)) == list(made_reports(40))


def test_no_slot_is_left_open_and_all_are_marked_as_made_up() -> None:
    """No brace, bar or name of a slot shows; each sidecar says that the report is synthetic."""
    for text, sidecar in made_reports(60):
        assert not set("{}|@") & set(text)
        assert not any(slot in text for slot in ("PLACE", "DAY", "SPEAKER"))
        assert sidecar["synthetic"] is True
        assert str(sidecar["url"]).split("/")[2].endswith(".example")


def test_some_reports_repeat_others() -> None:
    """Copies are part of what linking has to cope with."""
    texts = [text for text, _ in made_reports(400)]
    assert 20 < len(texts) - len(set(texts)) < 100

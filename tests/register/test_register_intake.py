"""Claims added by hand, where reports go, translations and the search log: entries like all others, each undone by another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from register_makers import T1, T2, T3, WHO, claim, file, reading, report

from accounted import pipeline
from accounted.model import BadInput, Decision, Quote, Report, Search
from accounted.register import Register

TEXT = "Six fishermen were killed off Orlo on Tuesday, the coast guard said. A union spoke of seven dead."


@pytest.fixture
def r(register: Register) -> Report:
    v, i, data, made = file(TEXT)
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    return made


@pytest.fixture
def other(register: Register) -> Report:
    v, i, data, made = file("Six men died off Orlo, the guard said.", "https://herald.example/orlo")
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    return made


def decide(register: Register, time: str = T2, **fields: Any) -> int:
    return register.decide(Decision(**({"why": "looked at it"} | fields)), author=WHO, time=time)


def test_a_claim_added_by_hand_takes_nothings_place(register: Register, r: Report) -> None:
    """Beside the one claim that stands at the very words, and in a report that no engine read; undone it is gone."""
    six = claim(r, "Six fishermen", 6)
    hurt = claim(r, "Six fishermen", 6, outcome="injured")
    number = decide(register, kind="reading", value="added", quote=hurt.quote, claim=hurt.id, correction=hurt)
    view = register.view()
    assert list(view.claims()) == [hurt]
    assert view.is_read(r.id)
    assert dict(view.unread) == {}
    register.record_reading(reading(r, six), author=WHO, time=T2)
    view = register.view()
    assert set(view.claims()) == {six, hurt}
    assert [(c.claim, c.correction, c.by.number) for c in view.corrected] == [(None, hurt, number)]
    assert [by.number for by in register.decided_on(r.id)] == [number]
    decide(register, kind="reading", value="withdrawn", quote=hurt.quote, claim=hurt.id)
    assert list(register.view().claims()) == [six]
    with pytest.raises(BadInput, match="correction"):
        decide(register, kind="reading", value="added", quote=hurt.quote, claim=hurt.id)


def test_a_claim_added_by_hand_moves_with_its_words(register: Register, r: Report) -> None:
    """In another text of the same bytes it stands where its words stand, and can be corrected there."""
    seven = claim(r, "seven dead", 7)
    decide(register, kind="reading", value="added", quote=seven.quote, claim=seven.id, correction=seven)
    v, i, data, _ = file(TEXT)
    again = report(data, i, text="Headline\n\n" + TEXT)
    register.take_in(v, i, data, [again], author=WHO, time=T2)
    (found,) = register.view().claims()
    assert again.text[found.quote.start : found.quote.end] == "seven dead"


@pytest.mark.parametrize("value", ["background", "out_of_scope", "duplicate"])
def test_a_report_that_bears_on_nothing_sets_its_claims_aside(
    register: Register, r: Report, other: Report, value: str
) -> None:
    """With who and why, until it is taken back; a word on the very claim holds before it; nobody calls it unread."""
    six, seven = claim(r, "Six fishermen", 6), claim(r, "seven dead", 7)
    targets = (r.id, other.id) if value == "duplicate" else (r.id,)
    decide(register, kind="triage", value=value, targets=targets, why="seen before")
    assert dict(register.view().unread) == {"en": 1}
    register.record_reading(reading(r, six, seven), author=WHO, time=T2)
    view = register.view()
    assert set(view.set_aside) == {six.id, seven.id}
    assert "seen before" in view.set_aside[six.id].decision.why
    assert value.replace("_", " ") in view.set_aside[six.id].decision.why
    findings = pipeline.work_out(register)
    inside = {c for i in findings.incidents for c in i.claims}
    assert (six.id in inside) == (value == "duplicate")
    decide(register, kind="use", value="used", quote=six.quote, claim=six.id)
    assert set(register.view().set_aside) == {seven.id}
    decide(register, kind="triage", value="withdrawn", targets=(r.id,))
    view = register.view()
    assert view.set_aside == {}
    assert view.triage == {}
    assert [by.decision.value for by in register.decided_on(r.id) if by.decision.kind == "triage"] == [
        value,
        "withdrawn",
    ]


def test_a_report_goes_to_an_incident_before_and_after_it_is_read(register: Register, r: Report, other: Report) -> None:
    """Its claims join the incident of the claim that was named, or are kept apart from it, whichever was said last."""
    men = claim(other, "Six men", 6)
    register.record_reading(reading(other, men), author=WHO, time=T1)
    decide(register, kind="triage", value="incident", targets=(r.id, men.id))
    six = claim(r, "Six fishermen", 600)
    decide(register, kind="reading", value="added", quote=six.quote, claim=six.id, correction=six)
    (one,) = pipeline.work_out(register).incidents
    assert {six.id, men.id} <= set(one.claims)
    decide(register, kind="triage", value="new_incident", targets=(r.id,), apart=(men.id,))
    homes = [set(i.claims) for i in pipeline.work_out(register).incidents]
    assert not any({six.id, men.id} <= home for home in homes)
    assert register.view().triage[r.id].decision.value == "new_incident"


def test_a_translation_hangs_on_its_passage(register: Register, r: Report) -> None:
    """It is marked by whom, moves with its words, is replaced by the next, taken back, and never quoted from."""
    passage = Quote(report=r.id, start=0, end=len(TEXT), text=TEXT)
    for text in ("Sechs Fischer", "Sechs Fischer starben"):
        decide(register, kind="translation", value="de", quote=passage, text=text)
    (told,) = register.view().translations
    assert (told.author, told.decision.text) == (WHO, "Sechs Fischer starben")
    v, i, data, _ = file(TEXT)
    register.take_in(v, i, data, [report(data, i, text="New\n\n" + TEXT)], author=WHO, time=T2)
    (told,) = register.view().translations
    assert told.decision.quote is not None
    assert told.decision.quote.start == 5
    with pytest.raises(BadInput, match="does not stand"):
        decide(register, kind="reading", value="right", quote=Quote(report=r.id, start=0, end=6, text="Sechs "))
    decide(register, kind="translation", value="withdrawn", quote=passage)
    assert register.view().translations == ()


def test_a_search_without_a_find_is_kept(register: Register) -> None:
    """Nothing found is a line of its own; two searches of a day stay two; one is taken back by its entry."""
    said = Search(day="2024-03-01", source="Harbour Gazette", language="ar", terms="orlo", found=0)
    first = decide(register, kind="search", value="nothing", search=said)
    decide(register, kind="search", value="nothing", search=said)
    decide(register, kind="search", value="found", search=Search(day="2024-03-02", source="Harbour Gazette"))
    assert len(register.view().searches) == 3
    decide(register, kind="search", value="withdrawn", search=said, targets=(f"entry-{first}",))
    assert [by.number for by in register.view().searches] == [first + 1, first + 2]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "triage", "value": "background"},
        {"kind": "triage", "value": "elsewhere", "targets": ("report-1",)},
        {"kind": "triage", "value": "duplicate", "targets": ("report-1",)},
        {"kind": "triage", "value": "background", "targets": ("report-unknown",)},
        {"kind": "translation", "value": "en", "text": "x"},
        {"kind": "search", "value": "nothing"},
        {"kind": "search", "value": "nothing", "search": Search(day="2024-03", source="x", found=0)},
        {"kind": "search", "value": "nothing", "search": Search(day="2024-03-01", source="x", found=3)},
        {"kind": "search", "value": "found", "search": Search(day="2024-03-01", source=" ")},
        {"kind": "search", "value": "withdrawn", "search": Search(day="2024-03-01", source="x"), "targets": ("12",)},
    ],
)
def test_what_could_not_be_followed_is_refused(register: Register, r: Report, fields: dict[str, Any]) -> None:
    """In one line, and nothing is written."""
    before = len(register)
    with pytest.raises(BadInput):
        decide(register, **fields)
    assert len(register) == before


def test_erasing_a_report_takes_its_translation_and_triage(
    register: Register, path: Path, r: Report, other: Report
) -> None:
    """Words that told of it go with it, and nothing more can be said of it."""
    passage = Quote(report=r.id, start=0, end=13, text="Six fishermen")
    decide(register, kind="translation", value="de", quote=passage, text="Sechs Quillfischer")
    decide(register, kind="triage", value="duplicate", targets=(other.id, r.id), why="Quillwater again")
    register.erase(r.id, "asked for", author=WHO, time=T3)
    assert b"Quill" not in path.read_bytes()
    view = register.view()
    assert view.translations == ()
    assert view.triage == {}
    with pytest.raises(BadInput):
        decide(register, kind="triage", value="background", targets=(r.id,))
    assert register.verify().ok


def test_texts_of_an_item_come_oldest_first(register: Register, r: Report) -> None:
    """Each with its entry, so that two can be set side by side."""
    v, i, data, made = file(TEXT + " More later.")
    register.take_in(v, i, data, [made], author=WHO, time=T2)
    assert [m.report.text for _, _, _, m in register.texts_of(i.id)] == [TEXT, made.text]

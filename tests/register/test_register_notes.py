"""Notes: kept beside what they are on, taken back by an entry, moved with their words, gone with an erased report."""

from __future__ import annotations

import pytest
from register_makers import T1, T2, T3, WHO, claim, file, reading, report

from accounted.model import BadInput, Decision
from accounted.register import Register

TEXT = "Six fishermen were killed off Orlo on Tuesday, the coast guard said. A union spoke of seven dead."


def note(register: Register, why: str, **fields: object) -> int:
    decision = Decision(kind="note", value="kept", why=why, **fields)  # type: ignore[arg-type]
    return register.decide(decision, author=WHO, time=T2)


def test_a_note_moves_no_figure_and_is_taken_back_by_an_entry(register: Register) -> None:
    """On a claim, a report and an incident's claims; the claims stay as they are; one is taken back, the others stand."""
    v, i, data, made = file(TEXT)
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    six, seven = claim(made, "Six fishermen", 6), claim(made, "seven dead", 7)
    register.record_reading(reading(made, six, seven), author=WHO, time=T1)
    one = note(register, "the boat had a crew of six", quote=six.quote, claim=six.id)
    two = note(register, "rang the desk, no answer", targets=(made.id,))
    three = note(register, "two boats, says the harbour book", targets=(six.id, seven.id))
    view = register.view()
    assert [(n.number, n.decision.why) for n in view.notes] == [
        (one, "the boat had a crew of six"),
        (two, "rang the desk, no answer"),
        (three, "two boats, says the harbour book"),
    ]
    assert list(view.claims()) == [six, seven]
    assert not view.orphaned
    back = Decision(kind="note", value="withdrawn", why="they rang back", targets=(made.id, f"entry-{two}"))
    register.decide(back, author=WHO, time=T3)
    assert [n.number for n in register.view().notes] == [one, three]
    assert [n.number for n in register.view(recorded_by=T2).notes] == [one, two, three]


def test_a_note_follows_its_words_into_a_shifted_text(register: Register) -> None:
    """The same bytes read by another extractor: it hangs where the words stand now; gone words orphan it."""
    v, i, data, made = file(TEXT)
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    six = claim(made, "Six fishermen", 6)
    number = note(register, "counted twice", quote=six.quote, claim=six.id)
    again = report(data, i, text="Dispatch. " + TEXT)
    register.take_in(v, i, data, [again], author=WHO, time=T2)
    (now,) = register.view().notes
    assert now.decision.quote is not None
    assert (now.number, now.decision.quote.start) == (number, six.quote.start + 10)
    register.take_in(v, i, data, [report(data, i, text="Nothing of it.")], author=WHO, time=T3)
    view = register.view()
    assert view.notes == ()
    assert [o.by.number for o in view.orphaned] == [number]


def test_notes_go_with_an_erased_report(register: Register) -> None:
    """One on the report and one on its claim are deleted; that on another report stays."""
    v, i, data, made = file(TEXT)
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    v2, i2, data2, other = file("Three were hurt off Orlo.", "https://gazette.example/orlo")
    register.take_in(v2, i2, data2, [other], author=WHO, time=T1)
    six = claim(made, "Six fishermen", 6)
    register.record_reading(reading(made, six), author=WHO, time=T1)
    note(register, "names the widow", targets=(made.id,))
    note(register, "names the brother", quote=six.quote, claim=six.id)
    left = note(register, "a reprint", targets=(other.id,))
    register.erase(made.id, "asked by the family", author=WHO, time=T3)
    assert [n.number for n in register.view().notes] == [left]
    whys = [e.payload.decision.why for e in register.entries() if e.kind == "decision" and e.payload is not None]  # type: ignore[union-attr]
    assert whys == ["a reprint"]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "kept"},
        {"value": "kept", "targets": ("report-x", "entry-2")},
        {"value": "withdrawn", "targets": ("report-x",)},
        {"value": "withdrawn", "targets": ("report-x", "entry-two")},
        {"value": "perhaps", "targets": ("report-x",)},
        {"value": "kept", "targets": ("report-x",), "why": "x" * 4001},
        {"value": "kept", "targets": ("report-x",), "why": "  "},
    ],
)
def test_a_note_that_hangs_on_nothing_or_says_nothing_is_refused(register: Register, fields: dict[str, object]) -> None:
    """Each in one line, and nothing is written."""
    before = len(register)
    with pytest.raises(BadInput, match="decision"):
        register.decide(Decision(**({"kind": "note", "why": "w"} | fields)), author=WHO, time=T2)  # type: ignore[arg-type]
    assert len(register) == before

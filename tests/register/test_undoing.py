"""Taking back the last acts of a person, as the register alone tells them: which entries were one act, what stood before."""

from __future__ import annotations

import random

import pytest
from register_makers import T1, T2, claim, file, reading

from accounted.model import BadInput, Decision
from accounted.register import create_or_open
from accounted.undoing import acts_of, others_since, taking_back

TEXT = "A fire at the quay killed 8 dockers and 3 sailors, port officials said."


@pytest.fixture
def book(tmp_path):
    with create_or_open(tmp_path / "quay.register") as register:
        yield register


def recorded(book):
    """Two claims of one report in the register."""
    version, of, data, report = file(TEXT)
    book.take_in(version, of, data, [report], author="A", time=T1)
    claims = [claim(report, "8 dockers", 8), claim(report, "3 sailors", 3)]
    book.record_reading(reading(report, *claims), author="A", time=T1)
    return report, claims


def state(book):
    """Everything that people's decisions come to, without who said it and when."""
    view = book.view()
    return (
        sorted(c.id for c in view.claims()), sorted(view.set_aside), sorted(view.confirmed),
        sorted(r.claim.id for r in view.rejected), [(m.decision.kind, m.decision.value) for m in view.marks],
        sorted((o.decision.kind, o.decision.targets, o.decision.apart) for o in view.links),
        [n.decision.why for n in view.notes], sorted(view.triage), [t.decision.text for t in view.translations],
        [s.number for s in view.searches],
    )  # fmt: skip


def some_act(pick, report, claims):
    """One act of one to three decisions, of any kind that can be taken back."""
    one, two = claims
    quote = one.quote
    kinds = [
        lambda: [Decision(kind="reading", value=pick.choice(("right", "wrong")), why="w", quote=quote, claim=one.id)],
        lambda: [
            Decision(kind="reading", value="right", why="w", quote=c.quote, claim=c.id) for c in pick.sample(claims, 2)
        ],
        lambda: [
            Decision(kind="reading", value="right", why="w", quote=two.quote, claim=two.id),
            Decision(kind="use", value=pick.choice(("used", "set_aside")), why="w", quote=two.quote, claim=two.id),
        ],
        lambda: [Decision(kind="use", value=pick.choice(("used", "set_aside")), why="w", quote=quote, claim=one.id)],
        lambda: [Decision(kind="grade", value=pick.choice(("m: fair", "m: weak")), why="w", targets=(one.id,))],
        lambda: [Decision(kind=pick.choice(("same", "not_same")), why="w", targets=("the port", "the quay office"))],
        lambda: [Decision(kind="merge", why="w", targets=(one.id, two.id))],
        lambda: [Decision(kind="split", why="w", targets=(one.id,), apart=(two.id,))],
        lambda: [Decision(kind="note", value="kept", why=f"n{pick.random()}", targets=(report.id,))],
        lambda: [
            Decision(kind="triage", value=pick.choice(("background", "out_of_scope")), why="w", targets=(report.id,))
        ],
        lambda: [Decision(kind="translation", value="en", why="w", quote=quote, text=pick.choice(("a", "b")))],
    ]
    return pick.choice(kinds)()


@pytest.mark.parametrize("seed", range(12))
def test_taking_back_the_last_act_brings_back_what_stood_before_it(book, seed):
    """Twelve acts of all kinds, some of them of several entries: taken back one by one, the register says each time what it
    said before that act; by the end, what nobody had decided. Nothing is lost from the chain."""
    pick = random.Random(seed)
    report, claims = recorded(book)
    states = [state(book)]
    for _ in range(12):
        book.decide_all(some_act(pick, report, claims), author="B. Coder", time=T2)
        states.append(state(book))
    for expected in reversed(states[:-1]):
        act = acts_of(book, "B. Coder")[-1]
        book.decide_all(taking_back(book, act), author="B. Coder", time=T2)
        assert state(book) == expected
    assert acts_of(book, "B. Coder") == []
    assert book.verify().ok


def test_entries_written_together_are_one_act_and_those_after_another_are_not(book):
    """Two decisions at once, then two one by one, all in one second: three acts."""
    _report, (one, two) = recorded(book)

    def right(c):
        return Decision(kind="reading", value="right", why="w", quote=c.quote, claim=c.id)

    book.decide_all([right(one), right(two)], author="B", time=T2)
    book.decide(Decision(kind="use", value="used", why="w", quote=one.quote, claim=one.id), author="B", time=T2)
    book.decide(Decision(kind="use", value="used", why="w", quote=two.quote, claim=two.id), author="B", time=T2)
    assert [len(act.entries) for act in acts_of(book, "B")] == [2, 1, 1]
    assert acts_of(book, "C") == []


def test_what_another_person_decided_meanwhile_is_in_the_way(book):
    """Of the same words it is, of other words it is not; one's own later words never are."""
    _report, (one, two) = recorded(book)
    book.decide(Decision(kind="use", value="used", why="w", quote=one.quote, claim=one.id), author="B", time=T2)
    (act,) = acts_of(book, "B")
    later = [
        ("C", Decision(kind="reading", value="right", why="w", quote=one.quote, claim=one.id), True),
        ("C", Decision(kind="reading", value="right", why="w", quote=two.quote, claim=two.id), False),
        ("B", Decision(kind="reading", value="right", why="w", quote=one.quote, claim=one.id), False),
        ("C", Decision(kind="note", value="kept", why="w", quote=one.quote, claim=one.id), False),
    ]
    for author, decision, stands in later:
        number = book.decide(decision, author=author, time=T2)
        (entry,) = book.entries_of((number,))
        assert others_since(act)(entry) is stands


def test_an_erasure_leaves_no_act_of_what_was_erased(book):
    """The acts are told from what the register holds, so none of them brings back words that are gone."""
    report, (one, _two) = recorded(book)
    book.decide(
        Decision(kind="note", value="kept", why="rang them", quote=one.quote, claim=one.id), author="B", time=T2
    )
    book.decide(Decision(kind="same", why="w", targets=("the port", "the quay office")), author="B", time=T2)
    book.erase(report.id, "asked for", author="B", time=T2)
    assert [act.entries[0].decision.kind for act in acts_of(book, "B")] == ["same"]


def test_what_is_not_taken_back_so_is_refused(book):
    """A code lasts; an undoing names a decision that is there."""
    _report, (one, _two) = recorded(book)
    book.decide(Decision(kind="open", why="w", targets=(one.id,)), author="B", time=T2)
    assert acts_of(book, "B") == []
    with pytest.raises(BadInput, match="is no decision"):
        book.decide(
            Decision(kind="use", value="withdrawn", why="w", quote=one.quote, claim=one.id, undoes=1),
            author="B",
            time=T2,
        )

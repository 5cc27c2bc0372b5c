"""Deciding: judgements hang on report, span and words, outlive engines and texts, and are never lost silently."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
from register_makers import T1, T2, T3, WHO, claim, file, item, reading, report

from accounted.model import BadInput, CasualtyClaim, Decision, Problem, Quote, Report
from accounted.register import Register, create_or_open

TEXT = (
    "Six fishermen were killed off Orlo on Tuesday, the coast guard said. "
    "A union spoke of seven dead. Six fishermen are in hospital."
)


@pytest.fixture
def r(register: Register) -> Report:
    v, i, data, made = file(TEXT)
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    return made


def decide(register: Register, kind: str, value: str, on: CasualtyClaim | None, time: str = T2, **more: Any) -> int:
    fields: dict[str, Any] = {"kind": kind, "value": value, "why": "read it twice"}
    if on is not None:
        fields |= {"quote": on.quote, "claim": on.id}
    return register.decide(Decision(**(fields | more)), author=WHO, time=time)


def retake(register: Register, text: str) -> Report:
    """The same bytes read again by another extractor: the same report with another text."""
    v, i, data, _ = file(TEXT)
    again = report(data, i, text=text)
    register.take_in(v, i, data, [again], author=WHO, time=T2)
    return again


def test_a_claim_read_wrong_is_taken_out_and_listed(register: Register, r: Report) -> None:
    """It is not among the claims; who rejected it and why can be told; the other claim stays."""
    six, seven = claim(r, "Six fishermen", 6), claim(r, "seven dead", 7)
    register.record_reading(reading(r, six, seven), author=WHO, time=T1)
    number = decide(register, "reading", "wrong", six)
    view = register.view()
    assert list(view.claims()) == [seven] == list(view.claims(r.id))
    assert [(x.claim, x.by.number, x.by.author) for x in view.rejected] == [(six, number, WHO)]
    assert list(register.view(recorded_by=T1).claims()) == [six, seven]


def test_a_decision_is_undone_by_another(register: Register, r: Report) -> None:
    """The latest on the same target wins; the history keeps both."""
    six = claim(r, "Six fishermen", 6)
    register.record_reading(reading(r, six), author=WHO, time=T1)
    decide(register, "reading", "wrong", six)
    decide(register, "use", "set_aside", six)
    decide(register, "reading", "right", six)
    decide(register, "use", "used", six)
    view = register.view()
    assert list(view.claims()) == [six]
    assert list(view.confirmed) == [six.id]
    assert view.rejected == ()
    assert view.set_aside == {}
    assert len(view.decisions) == 4


def test_a_corrected_claim_is_replaced_by_the_correction(register: Register, r: Report) -> None:
    """The correction stands in its place; corrected again, the last one; said to be right, the engine's claim."""
    six = claim(r, "Six fishermen", 6)
    register.record_reading(reading(r, six), author=WHO, time=T1)
    hurt = claim(r, "Six fishermen", 6, outcome="injured")
    decide(register, "reading", "corrected", six, correction=hurt)
    view = register.view()
    assert list(view.claims()) == [hurt]
    assert [(x.claim, x.correction) for x in view.corrected] == [(six, hurt)]
    missing = claim(r, "Six fishermen", 6, outcome="missing")
    decide(register, "reading", "corrected", hurt, correction=missing)
    assert list(register.view().claims()) == [missing]
    decide(register, "reading", "wrong", missing)
    assert list(register.view().claims()) == []
    decide(register, "reading", "right", six)
    assert list(register.view().claims()) == [six]


def test_a_report_that_no_engine_read_is_coded_by_hand(register: Register, r: Report) -> None:
    """A claim that a person gives where no engine reads one stands on equal terms, and can be taken back."""
    seven = claim(r, "seven dead", 7)
    decide(register, "reading", "corrected", None, quote=seven.quote, correction=seven)
    view = register.view()
    assert list(view.claims()) == [seven]
    assert view.orphaned == ()
    decide(register, "reading", "wrong", seven)
    view = register.view()
    assert list(view.claims()) == []
    assert view.rejected[0].claim == seven


def test_a_claim_set_aside_stays_a_claim_with_its_why(register: Register, r: Report) -> None:
    """Use is another judgement than reading: what may not bear on a toll is still what the report says."""
    six, seven = claim(r, "Six fishermen", 6), claim(r, "seven dead", 7)
    register.record_reading(reading(r, six, seven), author=WHO, time=T1)
    decide(register, "use", "set_aside", seven, why="the union had no list")
    view = register.view()
    assert list(view.claims()) == [six, seven]
    assert {key: by.decision.why for key, by in view.set_aside.items()} == {seven.id: "the union had no list"}


def test_a_decision_without_a_claim_is_of_every_claim_at_the_quote(register: Register, r: Report) -> None:
    """Two claims at one quote are both judged; one at another quote is not."""
    killed, hurt = claim(r, "Six fishermen", 6), claim(r, "Six fishermen", 6, outcome="injured")
    seven = claim(r, "seven dead", 7)
    register.record_reading(reading(r, killed, hurt, seven), author=WHO, time=T1)
    decide(register, "reading", "wrong", None, quote=killed.quote)
    assert list(register.view().claims()) == [seven]


def test_a_decision_survives_a_newer_engine(register: Register, r: Report) -> None:
    """The newer engine quotes more words and names another speaker: it is the same figure, and still rejected."""
    six = claim(r, "Six fishermen", 6)
    register.record_reading(reading(r, six), author=WHO, time=T1)
    decide(register, "reading", "wrong", six)
    wider = claim(r, "Six fishermen were killed", 6, who="coast guard")
    other = claim(r, "Six fishermen were killed", 16)
    register.record_reading(reading(r, wider, other, engine="offline 2"), author=WHO, time=T3)
    view = register.view()
    assert list(view.claims()) == [other]
    assert view.rejected[0].claim == wider
    assert view.orphaned == ()


def test_what_a_person_confirmed_stays_though_a_newer_engine_misses_it(register: Register, r: Report) -> None:
    """People outrank machines; a rejection of what is read no more is listed, not dropped."""
    six, seven = claim(r, "Six fishermen", 6), claim(r, "seven dead", 7)
    register.record_reading(reading(r, six, seven), author=WHO, time=T1)
    decide(register, "reading", "right", six)
    decide(register, "reading", "wrong", seven)
    register.record_reading(reading(r, engine="offline 2"), author=WHO, time=T3)
    view = register.view()
    assert list(view.claims()) == [six]
    assert list(view.confirmed) == [six.id]
    assert [x.reason for x in view.orphaned] == ["no engine reads its claim there now"]


def test_a_decision_follows_its_words_through_a_shifted_text(register: Register, r: Report) -> None:
    """A headline put before the text moves every span; the second of two equal phrases stays the second."""
    at = TEXT.rindex("Six fishermen")
    first, second = claim(r, "Six fishermen", 6), claim(r, "Six fishermen", 6, outcome="injured", start=at)
    register.record_reading(reading(r, first, second), author=WHO, time=T1)
    decide(register, "reading", "wrong", second)
    again = retake(register, "A long headline of the sort that extractors find only at the second try\n\n" + TEXT)
    moved_first = claim(again, "Six fishermen", 6)
    moved_second = claim(again, "Six fishermen", 6, outcome="injured", start=again.text.rindex("Six fishermen"))
    register.record_reading(reading(again, moved_first, moved_second, engine="offline 2"), author=WHO, time=T3)
    view = register.view()
    assert list(view.claims()) == [moved_first]
    assert view.moved[0].now.start == again.text.rindex("Six fishermen")
    assert view.orphaned == ()


def test_a_decision_carries_over_to_the_next_version_of_the_item(register: Register, r: Report) -> None:
    """Where the updated page still says the words, what was decided of them holds there."""
    seven = claim(r, "seven dead", 7)
    register.record_reading(reading(r, seven), author=WHO, time=T1)
    decide(register, "use", "set_aside", seven)
    v, i, data, update = file("UPDATE. " + TEXT)
    register.take_in(v, i, data, [update], author=WHO, time=T2)
    now = claim(update, "seven dead", 7)
    register.record_reading(reading(update, now), author=WHO, time=T2)
    view = register.view()
    assert list(view.set_aside) == [now.id]
    assert list(view.claims()) == [now]


def test_words_that_are_gone_or_stand_twice_as_near_orphan_the_decision(register: Register, r: Report) -> None:
    """No guess: the decision is listed with the reason."""
    seven = claim(r, "seven dead", 7)
    register.record_reading(reading(r, seven), author=WHO, time=T1)
    decide(register, "reading", "wrong", seven)
    retake(register, "Nothing of the kind.")
    assert "nowhere" in register.view().orphaned[0].reason
    at = seven.quote.start
    retake(register, ("seven dead" + "." * (at * 2 - 10) + "seven dead"))
    assert "equally near" in register.view().orphaned[0].reason


def test_a_correction_moves_with_its_words(register: Register, r: Report) -> None:
    """The quote of a corrected claim is exact in the present text, too."""
    six = claim(r, "Six fishermen", 6)
    register.record_reading(reading(r, six), author=WHO, time=T1)
    decide(register, "reading", "corrected", six, correction=claim(r, "seven dead", 7))
    again = retake(register, "Orlo. " + TEXT)
    (now,) = register.view().claims()
    assert again.text[now.quote.start : now.quote.end] == now.quote.text == "seven dead"


def test_links_tell_the_latest_on_the_same_targets(register: Register, r: Report) -> None:
    """same is undone by not_same, merge by split of the same claims; others stand beside them."""
    six, seven = claim(r, "Six fishermen", 6), claim(r, "seven dead", 7)
    register.record_reading(reading(r, six, seven), author=WHO, time=T1)
    decide(register, "same", "", None, targets=("coast guard", "the service"))
    decide(register, "not_same", "", None, targets=("the service", "coast guard"))
    decide(register, "merge", "", None, targets=(six.id, seven.id))
    decide(register, "grade", "fair", None)
    view = register.view()
    assert [x.decision.kind for x in view.links] == ["not_same", "merge"]
    assert [x.decision.value for x in view.marks] == ["fair"]
    renamed = claim(r, "Six fishermen", 6, who="coast guard")
    register.record_reading(reading(r, renamed, engine="offline 2"), author=WHO, time=T3)
    view = register.view()
    assert view.links[1].decision.targets == (renamed.id,)
    assert view.orphaned[0].reason == "1 of its 2 claims are read no more"


def test_a_problem_is_closed_by_a_decision(register: Register, r: Report) -> None:
    """Closed problems are counted apart, with who closed them; they can be opened again."""
    odd = Problem(stage="claims", code="speaker_unresolved", seen="“He” is nobody", report=r.id)
    register.record_reading(reading(r, problems=(odd,)), author=WHO, time=T1)
    assert list(register.view().problems()) == [odd]
    decide(register, "close_problem", "closed", None, targets=(odd.id,))
    view = register.view()
    assert list(view.problems()) == []
    assert [p for p, _ in view.closed_problems()] == [odd]
    decide(register, "close_problem", "open", None, targets=(odd.id,))
    assert list(register.view().problems()) == [odd]


def test_what_cannot_be_followed_is_refused(register: Register, r: Report) -> None:
    """No why, an unknown judgement, no quote, foreign words, a correction that is none: one line each."""
    six = claim(r, "Six fishermen", 6)
    stranger = msgspec.structs.replace(six, quote=Quote(report=r.id, start=0, end=5, text="Eight"))
    elsewhere = msgspec.structs.replace(six, quote=Quote(report="report-0", start=0, end=3, text="Six"))
    good = {"kind": "reading", "value": "wrong", "why": "misread", "quote": six.quote}
    for change in (
        {"why": " "}, {"value": "maybe"}, {"quote": None}, {"quote": stranger.quote}, {"quote": elsewhere.quote},
        {"value": "corrected"}, {"correction": six}, {"kind": "merge", "targets": ()},
    ):  # fmt: skip
        with pytest.raises(BadInput):
            register.decide(Decision(**(good | change)), author=WHO, time=T2)  # type: ignore[arg-type]
    assert register.view().decisions == ()


def test_an_item_of_the_view_is_known_by_its_address(register: Register, r: Report) -> None:
    """Items carry their addresses."""
    assert register.view().items[r.item] == item()


def test_the_very_same_claims_are_opened_once(register: Register, path: Path) -> None:
    """Two programs open one incident at the same time: the second is refused; with a claim more or less it is not, and
    another decision on the same claims is not."""
    first = Decision(kind="open", targets=("claim-a", "claim-b"), why="a file of its own")
    with create_or_open(path) as other:
        number = register.decide(first, author=WHO, time=T2)
        again = Decision(kind="open", targets=("claim-b", "claim-a"), why="seen too")
        with pytest.raises(BadInput, match=rf"open already \(entry {number}\)"):
            other.decide(again, author="E. Second", time=T2)
        assert other.head() == register.head()
        for targets in (("claim-a",), ("claim-a", "claim-b", "claim-c")):
            other.decide(Decision(kind="open", targets=targets, why="another file"), author=WHO, time=T2)
        other.decide(Decision(kind="merge", targets=first.targets, why="one strike"), author=WHO, time=T2)
        assert other.verify().ok


def test_programs_that_open_at_once_give_one_code(path: Path) -> None:
    """However many open the same claims in the same moment, one entry comes of it."""
    with create_or_open(path) as made:
        made.decide(Decision(kind="grade", value="fair", why="two accounts"), author=WHO, time=T1)
    start = threading.Barrier(4)

    def opens(n: int) -> bool:
        with create_or_open(path) as mine:
            start.wait()
            try:
                mine.decide(Decision(kind="open", targets=("claim-a",), why=f"desk {n}"), author=WHO, time=T2)
            except BadInput:
                return False
            return True

    with ThreadPoolExecutor(4) as at_once:
        assert sorted(at_once.map(opens, range(4))) == [False, False, False, True]
    with create_or_open(path, readonly=True) as made:
        assert len(made.view().decisions) == 2

"""Signing and summing up: in which order, by whom, on what; and that both go with what was erased."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from register_makers import T1, T2, T3, WHO, claim, file, reading

from accounted.model import BadInput, Decision, Report, Sentence, Stood
from accounted.register import Decided, Register

TEXT = "Four dockers were killed at the mole of Brennick, the harbour office said. A foreman counted five dead."


@pytest.fixture
def told(register: Register) -> tuple[Report, tuple[str, ...]]:
    v, i, data, made = file(TEXT)
    register.take_in(v, i, data, [made], author=WHO, time=T1)
    some = (claim(made, "Four dockers", 4), claim(made, "five dead", 5))
    register.record_reading(reading(made, *some), author=WHO, time=T1)
    return made, tuple(c.id for c in some)


def sign(register: Register, value: str, targets: tuple[str, ...], follows: int | None = None, who: str = WHO) -> int:
    decision = Decision(
        kind="sign", value=value, why="went through it", targets=targets, follows=follows,
        stood=(Stood(of="killed", words="4–5"),),
    )  # fmt: skip
    return register.decide(decision, author=who, time=T2)


def summary(register: Register, value: str, targets: tuple[str, ...], *sentences: Sentence, **more: Any) -> int:
    decision = Decision(kind="summary", value=value, why="for the file", targets=targets, sentences=sentences, **more)
    return register.decide(decision, author=WHO, time=T2)


def test_an_incident_is_signed_step_by_step(register, told):
    """Reviewed, then second-read by another, then released: each is in the view with who and what they saw."""
    _, claims = told
    one = sign(register, "reviewed", claims)
    two = sign(register, "second_read", claims, one, "Second Person")
    three = sign(register, "released", claims, two, "Third Person")
    signed = register.view().signed
    assert [(s.number, s.author, s.decision.value) for s in signed] == [
        (one, WHO, "reviewed"), (two, "Second Person", "second_read"), (three, "Third Person", "released"),
    ]  # fmt: skip
    assert signed[0].decision.stood == (Stood(of="killed", words="4–5"),)
    assert register.view(recorded_by=T1).signed == ()


@pytest.mark.parametrize(
    ("value", "after", "who", "refusal"),
    [
        ("second_read", "reviewed", WHO, "another person than the first"),
        ("second_read", "reviewed", "Second Person", None),
        ("second_read", None, "Second Person", "this one is a draft"),
        ("released", "reviewed", "Second Person", "this one is reviewed"),
        ("released", None, WHO, "this one is a draft"),
        ("draft", None, WHO, "nobody has signed"),
        ("draft", "reviewed", "Second Person", None),
        ("reviewed", "reviewed", WHO, None),
    ],
)
def test_what_is_out_of_order_is_refused(register, told, value, after, who, refusal):
    """A step is taken from the one below, the second reading by somebody else; signing again and taking back are free."""
    _, claims = told
    before = None if after is None else sign(register, after, claims)
    count = len(register)
    if refusal is None:
        assert sign(register, value, claims, before, who) == count + 1
        return
    with pytest.raises(BadInput, match=refusal):
        sign(register, value, claims, before, who)
    assert len(register) == count


def test_who_reviewed_stays_the_first_reader_when_others_sign_again(register, told):
    """Somebody else's signing again does not free the first for a second reading; after a taking back all is open."""
    _, claims = told
    one = sign(register, "reviewed", claims)
    again = sign(register, "reviewed", claims, one, "Second Person")
    for who in (WHO, "Second Person"):
        with pytest.raises(BadInput, match="another person"):
            sign(register, "second_read", claims, again, who)
    back = sign(register, "draft", claims, again)
    new = sign(register, "reviewed", claims, back, "Second Person")
    assert sign(register, "second_read", claims, new) == new + 1


def test_two_who_sign_at_once_are_told(register, told):
    """What was built on already, what is no signature, and another incident's are refused."""
    _, claims = told
    one = sign(register, "reviewed", claims[:1])
    sign(register, "second_read", claims[:1], one, "Second Person")
    with pytest.raises(BadInput, match="somebody signed"):
        sign(register, "second_read", claims[:1], one, "Third Person")
    with pytest.raises(BadInput, match="none to build on"):
        sign(register, "reviewed", claims, 2)
    with pytest.raises(BadInput, match="another incident"):
        sign(register, "second_read", claims[1:], one, "Third Person")


@pytest.mark.parametrize(
    ("sentences", "refusal"),
    [
        (("Dockers died.", ("first",)), None),
        (("  ", ("first",)), "says nothing"),
        (("Dockers died.", ()), "rests on nothing"),
        (("Dockers died.", ("claim-0000",)), "another incident"),
        (("D" * 1001, ("first",)), "more than 1000"),
        (None, "holds no sentence"),
    ],
)
def test_a_sentence_rests_on_something(register, told, sentences, refusal):
    """Each has words and names claims of its incident; a summary of none is no summary."""
    _, claims = told
    some = ()
    if sentences is not None:
        some = (Sentence(text=sentences[0], claims=tuple(claims[0] if c == "first" else c for c in sentences[1])),)
    if refusal is None:
        summary(register, "written", claims, *some)
        return
    with pytest.raises(BadInput, match=refusal):
        summary(register, "written", claims, *some)


def test_a_toll_is_enough_to_rest_on_and_a_summary_can_be_taken_back(register, told):
    """A sentence may cite the toll alone; what is taken back holds no sentence, and all stay in the view."""
    _, claims = told
    one = summary(register, "written", claims, Sentence(text="Four or five were killed.", tolls=("killed",)))
    summary(register, "withdrawn", claims, follows=one)
    with pytest.raises(BadInput, match="none to build on"):
        summary(register, "withdrawn", claims, follows=1)
    with pytest.raises(BadInput, match="holds no sentence"):
        summary(register, "withdrawn", claims, Sentence(text="x", tolls=("killed",)))
    assert [s.decision.value for s in register.view().summaries] == ["written", "withdrawn"]


def test_sentences_follow_their_claims_to_a_new_reading(register, told):
    """A newer engine reads the same words with another span: sentence and signature name the claim as it is now."""
    made, claims = told
    summary(
        register, "written", claims,
        Sentence(text="Four died.", claims=claims[:1], stood=(Stood(of=claims[0], words="4 people killed"),)),
    )  # fmt: skip
    sign(register, "reviewed", claims)
    wider = claim(made, "Four dockers were killed", 4)
    register.record_reading(reading(made, wider, claim(made, "five dead", 5), engine="offline 2"), author=WHO, time=T3)
    view = register.view()
    sentence = view.summaries[0].decision.sentences[0]
    assert sentence.claims == (wider.id,)
    assert sentence.stood[0].of == wider.id
    assert set(view.signed[0].decision.targets) == {wider.id, claims[1]}


def test_an_erasure_takes_summaries_and_signatures_with_it(register, told):
    """What was written of an erased report is gone from the view and from the file; the chain holds."""
    made, claims = told
    words = "A sentence about the mole of Brennick."
    summary(register, "written", claims, Sentence(text=words, claims=claims[:1]))
    sign(register, "reviewed", claims)
    register.erase(made.id, "asked for", author=WHO, time=T3)
    view = register.view()
    assert view.summaries == () == view.signed
    assert register.verify().ok
    assert words.encode() not in register.path.read_bytes()
    assert [e.payload for e in register.entries() if e.kind == "decision"] == [None, None]


def test_decisions_of_before_are_written_as_they_were(register, told):
    """A decision without a summary carries none of its fields, so that older entries keep their bytes."""
    plain = Decision(kind="open", why="x", targets=told[1])
    assert set(msgspec.json.decode(msgspec.json.encode(plain))) == {"kind", "why", "targets"}
    register.decide(plain, author=WHO, time=T2)
    assert [isinstance(e.payload, Decided) for e in register.entries()][-1]

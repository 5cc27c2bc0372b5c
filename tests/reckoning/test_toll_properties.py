"""What must hold of every toll, whatever the claims."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reckoning_hand import by, claim, count, group, independent, said, toll, unknown, vague

from accounted.model import CasualtyClaim, Source
from accounted.reckoning import Account, shipped
from accounted.reckoning.sifting import relevant_outcomes

METHODS = [card.name for card in shipped()]
DAYS = [None, "2031-03", "2031-03-01", "2031-03-02", "2031-03-02T10:00:00Z", "2031-03-03"]
GROUPS = [
    group(),
    group("people"),
    group("civilians", status="civilian"),
    group("fighters", status="combatant", role="fighter"),
    group("policemen", role="police"),
    group("women and children", sex="f", age="child"),
    group("boys", sex="m", age="child"),
    group("men", sex="m"),
    group("contested men", status="disputed"),
    group("troops and villagers", role=("soldier", "worker")),
]


@st.composite
def counts(draw: Any) -> Any:
    low = draw(st.integers(1, 30))
    kind = draw(st.sampled_from(["exact", "at_least", "more_than", "up_to", "about", "range", "vague", "none"]))
    if kind == "vague":
        return vague(draw(st.sampled_from(["dozens", "several", "villagers", "scores"])))
    if kind == "none":
        return count(0, 0, "none", "nobody")
    high = {"at_least": None, "more_than": None, "range": low + draw(st.integers(0, 9))}.get(kind, low)
    return count(None if kind == "up_to" else low, high, kind, f"{kind} {low}")


@st.composite
def claims(draw: Any) -> CasualtyClaim:
    return claim(
        draw(counts()),
        draw(st.sampled_from(["killed", "killed", "killed", "injured", "killed_or_injured"])),
        by=draw(
            st.sampled_from(
                [
                    Source(name="Marrowfield hospital", kind="organisation"),
                    Source(name="officials", kind="unnamed"),
                    Source(name="Col. Ash, army spokesman", kind="person", role="Verland army spokesman"),
                    Source(name="social media", kind="unnamed"),
                ]
            )
        ),
        report=draw(st.sampled_from(["a", "b", "c"])),
        start=draw(st.integers(0, 10**6)),
        covers=draw(st.sampled_from(["whole", "whole", "part", "not_stated"])),
        group=draw(st.sampled_from(GROUPS)),
        stance=draw(
            st.sampled_from(
                ["asserted"] * 6
                + ["claimed", "conceded", "hypothetical", "denied", "doubted", "retracted", "could_not_confirm"]
            )
        ),
        scope=draw(st.sampled_from(["this_incident"] * 5 + ["background", "several_incidents", "general_practice"])),
        superseded=draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def accounts(draw: Any) -> list[Account]:
    made = []
    for i in range(draw(st.integers(0, 4))):
        pairs = draw(st.lists(st.tuples(st.sampled_from(DAYS), claims()), min_size=1, max_size=4))
        made.append(said(*pairs, name=f"origin-{i}", outlet_voice=draw(st.sampled_from([False, False, True]))))
    return made


METHOD = st.sampled_from(METHODS)
OUTCOME = st.sampled_from(["killed", "injured", "killed_or_injured"])
ASKED = st.sampled_from(["", "all persons", "civilians", "combatants", "children", "police"])
DONE_BY = st.sampled_from([(), (by("Verland army"),), (by("US helicopters"),)])


@settings(max_examples=150, deadline=None)
@given(accounts(), METHOD, OUTCOME, ASKED, DONE_BY)
def test_every_claim_of_the_outcome_has_exactly_one_reason(
    a: Any, method: str, outcome: Any, of: str, done: Any
) -> None:
    """Nothing counts or vanishes without a line of working, and no claim has two."""
    made = toll(*a, method=method, outcome=outcome, of=of, done_by=done)
    told = sorted(r.claim for r in made.reasons if r.claim is not None)
    held = {s.id for x in a for s in x.claims if s.claim.outcome in relevant_outcomes(outcome)}
    assert told == sorted(held)


@settings(max_examples=150, deadline=None)
@given(accounts(), METHOD, OUTCOME, ASKED, DONE_BY, st.randoms())
def test_the_order_of_accounts_does_not_matter(a: Any, method: str, outcome: Any, of: str, done: Any, rng: Any) -> None:
    """The same accounts in any order give the same toll, reasons and all."""
    mixed = list(a)
    rng.shuffle(mixed)
    first = toll(*a, method=method, outcome=outcome, of=of, done_by=done, relation=unknown)
    assert toll(*mixed, method=method, outcome=outcome, of=of, done_by=done, relation=unknown) == first


@settings(max_examples=200, deadline=None)
@given(accounts(), METHOD, OUTCOME, ASKED)
def test_figures_are_ordered_and_never_negative(a: Any, method: str, outcome: Any, of: str) -> None:
    """No figure is below zero, and the low one is never above the high one."""
    made = toll(*a, method=method, outcome=outcome, of=of)
    figures = [f for f in made.fields.values() if f is not None]
    assert all(f >= 0 for f in figures)
    assert figures == sorted(figures)
    if made.answer != "figures":
        assert made.fields == {}


@settings(max_examples=200, deadline=None)
@given(accounts(), METHOD, ASKED)
def test_zero_needs_a_claim_of_none_or_a_written_rule(a: Any, method: str, of: str) -> None:
    """A zero stands only where somebody not accused says none, where status is disputed, or by a rule of the file."""
    made = toll(*a, method=method, of=of)
    if 0 not in made.fields.values():
        return
    by_id = {s.id: s.claim for x in a for s in x.claims}
    used = [(r, by_id[r.claim]) for r in made.reasons if r.use == "used" and r.claim is not None]
    assert any(c.count.low == 0 or r.rule in ("disputed_either", "killed_or_injured") for r, c in used)


@settings(max_examples=200, deadline=None)
@given(accounts(), METHOD, OUTCOME, ASKED)
def test_what_is_not_asserted_of_this_incident_never_bears(a: Any, method: str, outcome: Any, of: str) -> None:
    """Hypothetical, doubted, retracted and background claims set no bound, and taking them out changes no figure."""
    quiet = ("hypothetical", "doubted", "could_not_confirm")

    def bears(c: CasualtyClaim) -> bool:
        return c.stance not in quiet and c.scope == "this_incident"

    made = toll(*a, method=method, outcome=outcome, of=of)
    by_id = {s.id: s.claim for x in a for s in x.claims}
    assert all(bears(by_id[r.claim]) for r in made.reasons if r.claim and r.use in ("used", "floor"))
    left = [Account(origin=x.origin, claims=tuple(s for s in x.claims if bears(s.claim))) for x in a]
    again = toll(*left, method=method, outcome=outcome, of=of)
    assert (again.fields, again.open_high) == (made.fields, made.open_high)


@settings(max_examples=150, deadline=None)
@given(accounts(), METHOD, ASKED)
def test_a_copy_changes_nothing(a: Any, method: str, of: str) -> None:
    """A claim that is known as a copy of another adds a reason and nothing else."""
    if not a:
        return
    first = a[0].claims[0]
    copy = claim(first.claim.count, first.claim.outcome, report="copied", start=7, group=first.claim.group)
    origin = said(copy, name="x", copies=((copy.id, first.id),)).origin
    with_copy = Account(
        origin=type(origin)(
            id=a[0].origin.id,
            label=a[0].origin.label,
            claims=origin.claims,
            copies=origin.copies,
            outlet_voice=a[0].origin.outlet_voice,
        ),
        claims=(*a[0].claims, *said(copy, name="x").claims),
    )
    before, after = toll(*a, method=method, of=of), toll(with_copy, *a[1:], method=method, of=of)
    assert (after.answer, after.fields, after.origins_all) == (before.answer, before.fields, before.origins_all)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=4),
    st.data(),
    st.sampled_from(["plain", "ibc-partial", "ucdp-partial"]),
)
def test_an_independent_account_inside_the_range_never_widens_it(figures: list[int], data: Any, method: str) -> None:
    """Somebody who says a number between the lowest and the highest moves neither."""
    inner = data.draw(st.integers(min(figures), max(figures)))
    held = [said(claim(n), name=f"o{i}") for i, n in enumerate([*figures, figures[0]])]
    before = toll(*held, method=method, relation=independent)
    after = toll(*held, said(claim(inner), name="new"), method=method, relation=independent)
    assert after.fields == before.fields


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(1, 60))
def test_a_floor_never_crosses_the_top_in_silence(totals: list[int], part: int) -> None:
    """A part lifts the low figure up to the highest total; one above every total refutes none and raises the top, told."""
    whole = [said(claim(n), name=f"o{i}") for i, n in enumerate(totals)]
    floor = said(claim(part, covers="part"), name="part")
    made = toll(*whole, floor)
    low, high = made.fields["min"], made.fields["max"]
    assert low is not None
    assert high is not None
    assert low == (max(min(totals), part) if part <= max(totals) else min(totals))
    assert high == max(max(totals), part)
    rules = {r.rule for r in made.reasons}
    assert ("floor_above_total" in rules) == (part > max(totals))
    assert ("floor_lifts_low" in rules) == (min(totals) < part <= max(totals))


def test_the_same_origin_saying_the_same_again_changes_nothing() -> None:
    """Ten repeats of one speaker are one account and one figure."""
    repeats = [claim(9, report=f"r{i}") for i in range(10)]
    made = toll(said(*[("2031-03-01", c) for c in repeats], name="one"))
    assert made.fields == {"min": 9, "max": 9}
    assert (made.origins_known, made.origins_all) == (1, 1)
    assert sum(r.use == "used" for r in made.reasons if r.claim) == 1

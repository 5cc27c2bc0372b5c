"""Decisions that name several claims are followed as they are written: each claim goes where it was told, also where one
report tells of both incidents; what cannot hold together is told."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st
from incident_kit import account, groups, linked
from linking_kit import DELLO, ORVEN, TAMSEY, body, killed, outlet, report, where

from accounted.linking import claim_decisions, unheeded
from accounted.linking.told import inner_parts
from accounted.model import Decision


def said(kind, *targets, apart=()):
    return Decision(kind=kind, why="looked at them", targets=tuple(targets), apart=tuple(apart))


def deaths(told):
    """The claim of killed people of an account."""
    return told[1][0].id


def homes(incidents):
    return {c: i.id for i in incidents for c in i.claims}


def test_same_of_several_claims_brings_all_of_them_together():
    """Three accounts that nothing joins, of three towns and days, are one incident; a fourth that was not named is not."""
    told = [
        account("Finch", 4, place=ORVEN, day="2031-04-14"),
        account("Gull", 30, "bombing", place=TAMSEY, day="2031-06-02"),
        account("Heron", 11, "air strike", place=DELLO, day="2032-01-20"),
        account("Ibis", 2, place=DELLO, day="2033-01-20"),
    ]
    alone = groups(told)
    assert alone == {frozenset({n}) for n in ("Finch", "Gull", "Heron", "Ibis")}
    joined = groups(told, said("same", *(deaths(t) for t in told[:3])))
    assert joined == {frozenset({"Finch", "Gull", "Heron"}), frozenset({"Ibis"})}


def test_not_same_of_several_claims_parts_every_two_of_them():
    """Three accounts that are one incident for the machine become three."""
    told = [account(n, 4, text=f"In {n}: the deaths, the deed, the spot, the day.") for n in ("Finch", "Gull", "Heron")]
    assert len(groups(told)) == 1
    assert len(groups(told, said("not_same", *(deaths(t) for t in told)))) == 3


def two_in_one():
    """A report that was read as one event, with casualties of two towns in it; and an account of the second town."""
    rep = report(
        "Kestrel", "Four died in Orven. The mayor counted. Nine died in Tamsey, seven more there later.", outlet="K"
    )
    claims = [
        killed(rep, "Four died", 4, body("Town Hall"), outlet("K")),
        where(rep, "Orven", ORVEN),
        killed(rep, "Nine died", 9, outlet("K")),
        where(rep, "Tamsey", TAMSEY),
        killed(rep, "seven more", 7, outlet("K")),
    ]
    return (rep, claims), account("Lark", 9, place=TAMSEY)


def test_a_split_by_claims_takes_those_named_and_leaves_the_rest():
    """The claims of the second town leave together, whichever ids they have; those of the first stay as they were."""
    one, _ = two_in_one()
    four, orven, nine, tamsey, seven = (c.id for c in one[1])
    before = linked([one])
    assert len(before) == 1
    after = linked([one], said("split", nine, tamsey, seven, apart=(four, orven)))
    assert {frozenset(i.claims) for i in after} == {frozenset({four, orven}), frozenset({nine, tamsey, seven})}
    back = linked([one], said("split", nine, tamsey, seven, apart=(four, orven)), said("merge", *before[0].claims))
    assert {frozenset(i.claims) for i in back} == {frozenset(before[0].claims)}


def test_one_claim_of_an_account_goes_with_another_report_and_the_others_stay():
    """The nine are those of Lark, the four are not: each is followed, though one report told both as one event."""
    one, lark = two_in_one()
    four, nine = one[1][0].id, one[1][2].id
    decisions = [said("same", nine, deaths(lark)), said("not_same", four, deaths(lark))]
    for order in (decisions, decisions[::-1]):
        found = linked([one, lark], *order)
        assert homes(found)[nine] == homes(found)[deaths(lark)] != homes(found)[four]
        assert unheeded(order, found) == []


def test_what_cannot_all_hold_is_told_and_nothing_else_is():
    """One of two, two of three, and yet the first is not the third: whichever is followed, what is not is told."""
    told = [account("Finch", 4), account("Gull", 30, "bombing", TAMSEY), account("Heron", 11, "air strike", DELLO)]
    a, b, c = map(deaths, told)
    sound = [said("same", a, b), said("not_same", a, c)]
    assert unheeded(sound, linked(told, *sound)) == []
    torn = [*sound, said("same", b, c)]
    lost = unheeded(torn, linked(told, *torn))
    assert len(lost) == 1
    assert unheeded([*torn, said("same", a, c)], linked(told, *torn, said("same", a, c))) == []


def test_the_last_word_on_a_pair_holds():
    """A split parts each that leaves from each that stays, and says nothing of two on one side."""
    parting = said("split", "claim-a", "claim-b", apart=("claim-c", "claim-d"))
    assert claim_decisions([parting]) == (
        [],
        [(x, y) for x, y in product(("claim-a", "claim-b"), ("claim-c", "claim-d"))],
    )
    together, apart = claim_decisions([parting, said("merge", "claim-a", "claim-c")])
    assert together == [("claim-a", "claim-c")]
    assert ("claim-a", "claim-c") not in apart
    assert len(apart) == 3


@given(st.lists(st.integers(0, 3), min_size=2, max_size=9), st.data())
def test_an_account_is_parted_just_as_people_parted_it(sides, data):
    """Whatever sides the claims of one report are told to be on, every two of one side stay together, no two of two sides
    do, and the side with most claims keeps the account's own name."""
    text = " ".join(f"w{n:02} died" for n in range(len(sides)))
    rep = report("Merlin", text, outlet="M")
    claims = [killed(rep, f"w{n:02} died", n + 1, outlet("M")) for n in range(len(sides))]
    ids = [c.id for c in claims]
    pairs = [
        (min(ids[i], ids[j]), max(ids[i], ids[j]), sides[i] == sides[j]) for i, j in combinations(range(len(ids)), 2)
    ]
    apart = [(a, b) for a, b, one in pairs if not one]
    together = [(a, b) for a, b, one in pairs if one and data.draw(st.booleans())]
    parts = inner_parts(claims, together, apart)
    for a, b, one in pairs:
        assert (parts.get(a, "") == parts.get(b, "")) == one
    most = max(sides.count(s) for s in sides)
    kept = {sides[n] for n, c in enumerate(ids) if c not in parts}
    assert len(kept) == 1
    assert sides.count(kept.pop()) == most or len(together) < sum(one for _, _, one in pairs)
    assert all(part in parts and parts[part] == part for part in parts.values())

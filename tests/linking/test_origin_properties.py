"""What must hold of origins whatever the reports: their order changes nothing, and a whole copy adds nothing."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_kit import ORVEN, agency, body, killed, outlet, person, report, unnamed, when, where

from accounted.linking import Origins, find_copies, find_origins
from accounted.model import Claim, Report, Source

STORIES = (
    "Gunmen stopped a grain convoy on the hill road outside Orven before dawn and fired on the drivers as they fled, and "
    "{0} people were killed, {1} said, while the lorries burned until noon.",
    "Nobody came down from the upper farms until the shooting had ended, and then {0} bodies were carried to the "
    "schoolhouse, {1} said in a short statement that was read out twice.",
    "The road has been shut to traffic since the attack, which left {0} people dead by the count of {1}, and the market "
    "in the lower town did not open for the rest of the week.",
)
WORDS = ("{0} people were killed", "{0} bodies", "{0} people dead")
VOICES: tuple[Source | None, ...] = (
    person("Lin Dasht", "mayor of Orven"),
    person("Joan Merrick", "spokeswoman for the Field Command", "Field Command"),
    body("Field Command"),
    body("police"),
    unnamed("officials"),
    unnamed("residents"),
    Source(name="he", kind="unresolved"),
    None,
)
OUTLETS = ("Kettle Post", "The Plain Dealer of Nowhere", "Meridian Wire")
DAYS = ("2031-04-15", "2031-04-16", "2031-04-19", None)

TOLD = st.lists(
    st.tuples(st.integers(0, 2), st.integers(3, 6), st.sampled_from(VOICES), st.booleans()),
    min_size=1,
    max_size=3,
    unique_by=lambda told: told[0],
)
BATCH = st.lists(st.tuples(TOLD, st.sampled_from(OUTLETS), st.sampled_from(DAYS)), min_size=1, max_size=4)


def written(
    n: int, told: list[tuple[int, int, Source | None, bool]], page: str, day: str | None, dated: bool
) -> tuple[Report, list[Claim]]:
    """A report of some of the stories, with a claim for each by its speaker, through a wire or not."""
    parts = [STORIES[story].format(figure, speaker.name if speaker else "us") for story, figure, speaker, _ in told]
    rep = report(f"r{n}", " ".join(parts), day, page)
    claims: list[Claim] = []
    for (story, figure, speaker, wired), part in zip(told, parts, strict=True):
        chain = [speaker] if speaker else []
        chain += [agency("Northern Wire")] if wired else []
        words = WORDS[story].format(figure)
        claim = killed(rep, words, figure, *chain, outlet(page))
        start = rep.text.index(part) + part.index(words)
        quote = msgspec.structs.replace(claim.quote, start=start, end=start + len(words))
        claims.append(msgspec.structs.replace(claim, quote=quote))
    if dated:
        claims += [where(rep, "and", ORVEN), when(rep, "the", "2031-04-14")]
    return rep, claims


def batch(
    rows: list[tuple[list[tuple[int, int, Source | None, bool]], str, str | None]], dated: bool
) -> tuple[list[Report], list[Claim]]:
    made = [written(n, *row, dated) for n, row in enumerate(rows)]
    return [rep for rep, _ in made], [c for _, claims in made for c in claims]


def origins(reports: list[Report], claims: list[Claim]) -> Origins:
    return find_origins(claims, {r.id: r for r in reports}, find_copies(reports))


def sets(found: Origins, only: set[str]) -> set[frozenset[str]]:
    """The origins as sets of the claims in ``only``."""
    return {frozenset(o.claims) & only for o in found} - {frozenset()}


def copied(rep: Report, claims: list[Claim], page: str, day: str | None) -> tuple[Report, list[Claim]]:
    """The same text on another page, read in the same way."""
    again = report("copy", rep.text, day, page)
    said = []
    for c in claims:
        if c.quote.report == rep.id:
            chain = tuple(outlet(page) if s.kind == "outlet" else s for s in c.attribution)
            quote = msgspec.structs.replace(c.quote, report=again.id)
            said.append(msgspec.structs.replace(c, quote=quote, attribution=chain))
    return again, said


@settings(max_examples=60, deadline=None)
@given(BATCH, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_changes_no_origin(rows: list, dated: bool, rng: random.Random) -> None:  # type: ignore[type-arg]
    """The same origins with the same ids, copies, reasons and relations."""
    reports, claims = batch(rows, dated)
    before = origins(reports, claims)
    rng.shuffle(reports)
    rng.shuffle(claims)
    after = origins(reports, claims)
    assert list(after) == list(before)
    ids = [o.id for o in before]
    assert after.known_range(ids) == before.known_range(ids)
    assert [after.relation_with_reason(a, b) for a in ids for b in ids] == [
        before.relation_with_reason(a, b) for a in ids for b in ids
    ]


@settings(max_examples=150, deadline=None)
@given(BATCH, st.booleans(), st.integers(0, 3), st.sampled_from((*OUTLETS, "Fourth Page")), st.sampled_from(DAYS))
def test_a_whole_copy_of_a_report_adds_no_origin(
    rows: list, dated: bool, which: int, page: str, day: str | None
) -> None:  # type: ignore[type-arg]
    """Whoever copies it and whenever later: as many origins, the same sets of claims, the same fewest and most accounts.

    A copy that turns out to be older than what it copies tells of an earlier day, which may well join two statements.
    """
    reports, claims = batch(rows, dated)
    before = origins(reports, claims)
    first = reports[which % len(reports)]
    day = None if first.published is None or (day is not None and day < first.published) else day
    again, said = copied(first, claims, page, day)
    after = origins([*reports, again], claims + said)
    assert sets(after, {c.id for c in claims}) == sets(before, {c.id for c in claims})
    assert len(after) == len(before)
    low, high = before.known_range([o.id for o in before])
    assert after.known_range([o.id for o in after]) == (low, high)

"""The worked example of docs/methods.md: officials "at least eight" (reprinted twice), "dozens" on social media, 11 by
a hospital a day later. Three origins, five reports."""

from __future__ import annotations

import msgspec
import pytest
from reckoning_hand import at_least, claim, rule_of, said, toll, vague

from accounted.model import Source
from accounted.reckoning import load

OFFICIALS = claim(at_least(8), by="Officials", report="day1-agency", start=1)
REPRINT_A = claim(at_least(8), by="Officials", report="day1-outlet-a", start=1)
REPRINT_B = claim(at_least(8), by="Officials", report="day1-outlet-b", start=1)
POSTS = claim(vague("dozens"), by=Source(name="Posts on social media", kind="unnamed"), report="day1-posts", start=1)
HOSPITAL = claim(11, by="Marrowfield hospital", report="day2-outlet", start=1)
ACCOUNTS = (
    said(
        ("2031-03-01", OFFICIALS), ("2031-03-01", REPRINT_A), ("2031-03-01", REPRINT_B), name="officials",
        copies=((REPRINT_A.id, OFFICIALS.id), (REPRINT_B.id, OFFICIALS.id)),
    ),
    said(("2031-03-01", POSTS), name="social media"),
    said(("2031-03-02", HOSPITAL), name="hospital"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("method", "fields", "is_open"),
    [
        ("acled-partial", {"fatalities": 8}, False),
        ("gtd-2015", {"nkill": 11}, False),
        ("ibc-partial", {"min": 8, "max": 11}, False),
        ("airwars-observed", {"min": 8, "max": 24}, False),
        ("ucdp-partial", {"low": 8, "best": None, "high": 11}, False),
        ("plain", {"min": 8, "max": 11}, True),
    ],
)
def test_each_method_draws_its_own_figures(method: str, fields: dict[str, int | None], is_open: bool) -> None:
    """One set of claims, and each method's own answer with its own fields."""
    made = toll(*ACCOUNTS, method=method)
    assert made.answer == "figures"
    assert made.fields == fields
    assert made.open_high is is_open


def test_ucdp_leaves_best_to_a_person() -> None:
    """Which source is the most reliable is a judgement: best is null, and the question names the figures."""
    made = toll(*ACCOUNTS, method="ucdp-partial")
    assert made.question is not None
    assert "most reliable" in made.question
    assert "hospital: 11" in made.question


def test_ibc_is_provisional_under_the_strict_reading() -> None:
    """No figure here is published by two independent origins, so strictly read there are no bounds."""
    rules = load("ibc-partial")
    strict = msgspec.structs.replace(
        rules,
        sources=msgspec.structs.replace(
            rules.sources, reading=msgspec.structs.replace(rules.sources.reading, value="strict")
        ),
    )
    made = toll(*ACCOUNTS, method=strict)
    assert (made.answer, made.fields, made.setting) == ("cannot_say", {}, "sources.reading")


def test_plain_keeps_the_open_end_and_names_the_highest_number() -> None:
    """ "At least eight" has no top, and plain has no rule that closes it."""
    made = toll(*ACCOUNTS)
    assert any(r.rule == "open_high" and "11" in r.sentence for r in made.reasons)
    assert rule_of(made, POSTS) == ("set_aside", "vague_word_unvalued")
    assert any(r.rule == "open_question" and "vague.dozens" in r.sentence for r in made.reasons)


def test_reprints_add_no_account() -> None:
    """Two reprints of the agency text are set aside as copies, and two origins stand behind plain's figures."""
    made = toll(*ACCOUNTS)
    assert rule_of(made, REPRINT_A) == ("set_aside", "copy")
    assert (made.origins_known, made.origins_all) == (2, 2)

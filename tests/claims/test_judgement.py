"""Scope and cover of a claim, weighed from signals of its words, its place and the report's other claims."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.claims.english.casualties import Found, find_casualties
from accounted.claims.english.document import Document, parse, segment
from accounted.claims.english.judgement import covers_of_shares, judge_all, scope_of_shares, shares
from accounted.claims.english.scope import scope_of
from accounted.claims.english.signals import signals
from accounted.claims.english.signals.cues import cues
from accounted.claims.english.signals.report import setting_of
from accounted.claims.english.signals.timing import Anchor, anchor_of, days_before
from accounted.model import Report

LIMITS = {"mark": 0.45, "margin": 0.1}


def read(text: str, published: str | None = "2019-05-20") -> tuple[Document, list[Found]]:
    document = segment(Report(item="i", version="v", text=text, published=published))
    parse(document.sentences)
    return document, find_casualties(document, lambda name: False)[0]


def judged(text: str) -> list[tuple[str, str]]:
    document, found = read(text)
    covers = judge_all(document, found, [None] * len(found))
    return [(f.scope, c) for f, (c, _) in zip(found, covers, strict=True)]


STATEMENT = (
    "PORT ARLEN, 20 May (Meridian) -- The interior minister said today that talks with the herders' union would go on. "
    "He spoke to reporters after a meeting of the cabinet.\n\n"
)


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            STATEMENT + "He promised that the murder of the six teachers last year would be cleared up.",
            ["another_incident"],
        ),
        (STATEMENT + "The army has killed thousands of people in this long war.", ["background"]),
        (
            "Six teachers were killed on Sunday when gunmen stopped their bus near Port Arlen, police said.",
            ["this_incident"],
        ),
        (
            "Gunmen killed six teachers in Port Arlen last night. The six teachers were killed as they slept.",
            ["this_incident"] * 2,
        ),
    ],
)
def test_a_killing_named_in_other_news_is_another_incident(text: str, scopes: list[str]) -> None:
    """What the report is news of is its incident; what a statement brings in is not."""
    assert [scope for scope, _ in judged(text)] == scopes


def test_groups_joined_under_one_verb_are_parts() -> None:
    """ "Two soldiers and a farmer": neither number is the whole."""
    both = judged("Two soldiers and three farmers were killed in a clash near Dorvo on Sunday.")
    assert [c for _, c in both].count("part") == 2
    assert [c for _, c in judged("The clash near Dorvo killed five people on Sunday, police said.")] == ["whole"]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("The guards had killed two men.", "verb:had"),
        ("The guards have killed two men.", "verb:have"),
        ("The guards killed two men.", "verb:VBD"),
        ("They condemned the murder of two men.", "noun:of"),
        ("The guards who killed two men fled.", "verb:relcl"),
    ],
)
def test_tense_and_clause_are_signals(text: str, signal: str) -> None:
    """How a killing is told tells whether it is news."""
    document, found = read(text)
    names = signals(found[0], setting_of(document, found), "whole")
    assert signal in names
    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("on 18 May", {"day0-3"}),
        ("on May 2", {"day11-45"}),
        ("on 3 December", {"past_long"}),
        ("on 3 December 1999", {"past_long"}),
        ("in March 2018", {"past_year"}),
        ("in 2011", {"past_year"}),
        ("since 2019", {"this_year"}),
        ("31 February", set()),
        ("it may rain", set()),
        ("in room 2011b", set()),
    ],
)
def test_dates_are_put_in_classes_by_the_reports_day(text: str, classes: set[str]) -> None:
    """A date without its year is the last such day; nonsense is none."""
    assert days_before(text, Anchor(date(2019, 5, 20), True)) == classes


def test_cues_are_whole_words() -> None:
    """ "Sincere" holds no "since"."""
    assert "since" in cues("since then")
    assert "since" not in cues("a sincere man")


@given(st.lists(st.sampled_from(["lead", "verb:had", "noun", "clause:since", "unheard of"]), unique=True))
def test_shares_add_up(names: list[str]) -> None:
    """Whatever holds, each answer has a share, and a signal that training never saw weighs nothing."""
    for question in ("scope", "covers"):
        parts = shares(question, names)
        assert abs(sum(parts.values()) - 1) < 1e-9
        assert parts == shares(question, [n for n in names if n != "unheard of"])


def test_rules_hold_where_they_speak() -> None:
    """A rule that saw another incident is kept; a cover by rule yields to a clear lead only."""
    scopes = {"this_incident": 0.9, "background": 0.05, "another_incident": 0.05}
    assert scope_of_shares(scopes, "background", LIMITS) == "background"
    assert scope_of_shares(scopes, "this_incident", LIMITS) == "this_incident"
    assert (
        scope_of_shares({**scopes, "this_incident": 0.5, "another_incident": 0.45}, "this_incident", LIMITS)
        == "another_incident"
    )
    assert covers_of_shares({"whole": 0.45, "part": 0.5, "not_stated": 0.05}, "whole", LIMITS) == "whole"
    assert covers_of_shares({"whole": 0.3, "part": 0.6, "not_stated": 0.1}, "whole", LIMITS) == "part"


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("The raid left nine farmers dead, the deadliest in the valley since March 2011.", ["this_incident"]),
        (
            "The raid killed nine farmers, two months after a similar raid killed four.",
            ["this_incident", "another_incident"],
        ),
        (
            "Nine farmers were killed in the raid, which brings the dead in the valley to 40 this year.",
            ["this_incident"],
        ),
        ("Nine farmers have been killed in the valley since March 2011.", ["background"]),
        ("Nine farmers were killed there last year.", ["another_incident"]),
        ("Last year more than 310 farmers were killed there.", ["background"]),
        ("Nine farmers were killed there a year ago.", ["another_incident"]),
        ("Some nine farmers a year are killed there.", ["background"]),
        ("Nine farmers have been murdered in the valley in three months.", ["background"]),
        ("Nine farmers have been shot dead in 2 weeks, the union said.", ["background"]),
        ("Nine farmers were killed in the worst raid in two years.", ["this_incident"]),
        ("The land law rests upon the killing of over 60,000 farmers.", ["background"]),
    ],
)
def test_a_yardstick_tells_nothing_of_the_claim_beside_it(text: str, scopes: list[str]) -> None:
    """ "The deadliest since 2011" is of that day; "killed since 2011" is of all those years."""
    _, found = read(text)
    assert [f.scope for f in found][: len(scopes)] == scopes


@pytest.mark.parametrize(
    ("published", "heads", "day", "year_known"),
    [
        ("2019-05-20", ["3 May 2011"], date(2019, 5, 20), True),
        (None, ["", "Nine die at market", "They were shot on 3 May 2011."], date(2011, 5, 3), True),
        (None, ["BANGUI, May 20 -", "Nine were shot on 19 May."], date(2004, 5, 20), False),
        ("2019", ["They were shot on Monday, 3 May."], date(2004, 5, 3), False),
    ],
)
def test_days_are_reckoned_from_publication_or_the_first_day_of_the_head(
    published: str | None, heads: list[str], day: date, year_known: bool
) -> None:
    """Dateline and lead stand in where nobody says when a report was published."""
    assert anchor_of(published, heads) == Anchor(day, year_known)


def test_a_report_without_any_day_has_nothing_to_reckon_from() -> None:
    """ "In May" alone is no day."""
    assert anchor_of(None, ["Nine die in May", "31 February", "It was Monday."]) is None


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("In February six died", {"past_month"}),
        ("on 18 May", {"day0-3"}),
        ("in August 2018", {"dated"}),
        ("in 2011", {"year"}),
    ],
)
def test_without_a_year_days_are_compared_within_one(text: str, classes: set[str]) -> None:
    """What gives a year cannot be set beside a day that has none."""
    assert days_before(text, Anchor(date(2004, 5, 20), False)) == classes


def test_a_month_alone_looks_back_where_no_day_is_known() -> None:
    """ "In August" of a report without a day."""
    assert days_before("In August three died", None) == {"month_alone"}
    assert days_before("on 3 August", None) == {"dated"}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("From January to the middle of May the centre counted 61 dead.", "background"),
        ("Between 1 January and 20 April the group killed 64 villagers.", "background"),
        ("Between April 30 and May 2 nine were shot.", "this_incident"),
        ("Nine were shot from 3 to 4 May.", "this_incident"),
        ("The clinic registered 90 killings of miners in 2019.", "background"),
        ("The clinic registered nine dead on Monday.", "this_incident"),
        ("Nine died, according to a resident of the town and a conflict monitor.", "this_incident"),
        ("In the course of the armed conflict nine thousand died.", "background"),
        ("A man who stopped to help was hurt by a second blast.", "this_incident"),
        ("Two were shot in a second ambush.", "another_incident"),
    ],
)
def test_a_count_over_months_is_background_and_a_second_blast_is_not_another_incident(text: str, scope: str) -> None:
    """Days near each other, a "conflict monitor" and a second blast tell of no other time or act."""
    assert scope_of(text, text, None) == scope

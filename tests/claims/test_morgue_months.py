"""What a morgue took in over a month is an aggregate of that month: no event's toll, no part of one, and never added."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from accounted import pipeline
from accounted.model import CasualtyClaim
from accounted.register import create_or_open

Seen = list[tuple[str, str | None, list[int | None]]]


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], Seen]:
    """From a text to its incidents: kind, first day, the dead that are counted there; in order of time."""

    def record(text: str) -> Seen:
        folder = tmp_path / "texts"
        folder.mkdir()
        (folder / "a.txt").write_text(
            f"ZINDER, Niger, April 2 - {text}\n\nNobody else was asked about it.\n", encoding="utf-8"
        )
        (folder / "a.json").write_text(
            json.dumps({"publisher": "Ford Herald", "published": "2031-04-02", "language": "en"})
        )
        with create_or_open(tmp_path / "r.register") as register:
            pipeline.record(register, [folder], author="Test Coder", time="2031-06-01T09:00:00Z")
            found = pipeline.work_out(register)
        out: Seen = []
        for i in found.incidents:
            dead = [c.count.low for c in (found.claims[k] for k in i.claims) if isinstance(c, CasualtyClaim)]
            out.append((i.kind, i.period.start, dead))
        return sorted(out, key=str)

    return record


@pytest.mark.parametrize(
    "text",
    [
        "The city morgue took in 87 bodies in March.",
        "In March the city morgue took in 87 bodies.",
        "In March the city morgue took in 87.",
        "In March, 87 bodies were brought to the morgue in Zinder.",
        "The mortuary of the main hospital in Zinder registered 87 bodies last month.",
        "Last month 87 bodies passed through the mortuary in Zinder.",
        "Over March the mortuary in Zinder counted 87 corpses.",
        "Throughout March the mortuary in Zinder counted 87 corpses.",
        "Eighty-seven bodies arrived at the city morgue in March.",
    ],
)
def test_a_month_of_a_morgue_is_an_aggregate_without_further_words(told: Callable[[str], Seen], text: str) -> None:
    """Whoever says it, wherever the month stands, with or without a noun behind the number."""
    assert told(text) == [("aggregate", "2031-03-01", [87])]


@pytest.mark.parametrize(
    "second",
    [
        ". In February the morgue had received 87.",
        ". In February it took in 87.",
        ". February's figure was 87.",
        ". In February, the number was 87.",
        ", up from 87 in February.",
        ", compared with 87 in February.",
    ],
)
def test_an_earlier_month_is_a_total_of_its_own(told: Callable[[str], Seen], second: str) -> None:
    """Told in so many words or by a number alone, it neither replaces the newer month nor stands beside it as a rival."""
    got = told(f"The morgue in Zinder received 112 bodies in March{second}")
    assert got == [("aggregate", "2031-02-01", [87]), ("aggregate", "2031-03-01", [112])]


def test_a_month_that_no_words_date_is_in_no_incident(told: Callable[[str], Seen]) -> None:
    """ "87 the month before" is a comparison: shown as background."""
    got = told("The morgue in Zinder received 112 bodies in March, compared with 87 the month before.")
    assert got == [("aggregate", "2031-03-01", [112])]


@pytest.mark.parametrize(
    "month",
    [
        "The city morgue took in 87 bodies in March.",
        "In March the city morgue had taken in 87.",
        "\n\nThe city morgue took in 87 bodies in March, its director said.",
    ],
)
def test_a_month_of_a_morgue_is_no_part_of_an_attack_told_beside_it(told: Callable[[str], Seen], month: str) -> None:
    """In either order: the bomb's dead are the bomb's, the month's are the month's."""
    bomb = "A bomb killed 12 people in the market in Zinder on Tuesday, police said."
    assert told(f"{bomb} {month}") == [("aggregate", "2031-03-01", [87]), ("event", "2031-04-01", [12])]


def test_an_attack_behind_a_month_is_no_part_of_the_month(told: Callable[[str], Seen]) -> None:
    """The attack is told last."""
    got = told(
        "The city morgue took in 87 bodies in March. On Tuesday a bomb killed 12 people in the market, police said."
    )
    assert [(kind, dead) for kind, _, dead in got] == [("aggregate", [87]), ("event", [12])]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The city morgue took in 12 bodies after a bomb exploded in the market in Zinder on Tuesday.", [12]),
        ("A bomb exploded in the market in Zinder on Tuesday. The city morgue took in 12 bodies.", [12]),
        ("A bomb exploded in the market in Zinder on Tuesday. The city morgue received 12.", [12]),
        ("A bomb killed 12 people in Zinder on Tuesday. Their bodies were taken to the city morgue.", [12]),
        (
            "A bomb killed 12 people in the market in Zinder on Tuesday. The morgue took in nine bodies that evening.",
            [12, 9],
        ),
    ],
)
def test_what_a_morgue_took_in_of_one_attack_is_that_attacks(
    told: Callable[[str], Seen], text: str, dead: list[int]
) -> None:
    """A day and no month: an event, and the morgue's count is of it."""
    assert told(text) == [("event", "2031-04-01", dead)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 people in Zinder on Tuesday. The morgue has room for 87.",
        "A bomb killed 12 people in Zinder on Tuesday. In March the morgue had 87 people on its staff.",
        "A bomb killed 12 people in Zinder on Tuesday. The morgue, built in 1987, received visitors in March.",
    ],
)
def test_other_numbers_of_a_morgue_are_nobodys_dead(told: Callable[[str], Seen], text: str) -> None:
    """Room, staff and years."""
    assert told(text) == [("event", "2031-04-01", [12])]

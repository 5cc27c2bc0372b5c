"""What one report tells without a place of its own, offered beside what else it tells."""

from __future__ import annotations

from incident_kit import Told, duplicates, linked
from linking_kit import DELLO, ORVEN, fact, killed, outlet, report, unnamed, when, where
from msgspec import structs


def test_what_a_report_tells_without_a_place_is_offered_beside_what_else_it_tells() -> None:
    """A second event of one report that has no place of its own and lies days near may be the first one, told on; an act of
    another kind, and one of weeks before, may not."""

    def told(kind: str | None, day: str, place: bool = False) -> Told:
        rep = report(
            "North",
            "The deaths, the deed, the spot, the day; then the more, the act, the date, the site.",
            "2031-04-15",
            "North Gazette",
        )
        voice = outlet("North Gazette")
        claims = [
            killed(rep, "deaths", 14, unnamed(), voice),
            fact(rep, "deed", "kind", "bombing"),
            where(rep, "spot", ORVEN),
            when(rep, "day", "2031-04-13"),
        ]
        later = [killed(rep, "more", 9, unnamed(), voice), when(rep, "date", day)]
        if kind is not None:
            later.append(fact(rep, "act", "kind", kind))
        if place:
            later.append(where(rep, "site", DELLO))
        return rep, [*claims, *(structs.replace(c, event=1) for c in later)]

    assert len(linked([told(None, "2031-04-14")])) == 2
    ((_, _, reasons),) = duplicates([told(None, "2031-04-14")])
    assert [r.name for r in reasons] == ["one_report"]  # type: ignore[attr-defined]
    assert duplicates([told("stabbing", "2031-04-14")]) == []
    assert duplicates([told(None, "2031-03-14")]) == []
    assert duplicates([told(None, "2031-04-14", place=True)]) == []

"""Short ways to write reports and claims by hand. All names, outlets and incidents are invented."""

from __future__ import annotations

from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Facet,
    Group,
    Period,
    Place,
    Quote,
    Report,
    Source,
)

#: Invented towns of an invented province; points as a gazetteer would give them.
ORVEN = Place(words="Orven", name="Orven", country="ZZ", admin1="Marrow", lat=33.86, lon=42.55, precision="exact",
              gazetteer_id="g1")  # fmt: skip
TAMSEY = Place(words="Tamsey", name="Tamsey", country="ZZ", admin1="Marrow", lat=34.13, lon=42.55, precision="exact",
               gazetteer_id="g2")  # fmt: skip
DELLO = Place(words="Dello", name="Dello", country="ZZ", admin1="Sutherly", lat=36.1, lon=44.0, precision="exact",
              gazetteer_id="g3")  # fmt: skip
MARROW = Place(
    words="Marrow province", name="Marrow", country="ZZ", admin1="Marrow", precision="province", gazetteer_id="g4"
)
COUNTRY = Place(words="Zedland", name="Zedland", country="ZZ", precision="country", gazetteer_id="g5")


def report(
    name: str, text: str, published: str | None = "2031-04-14", outlet: str | None = None, **more: object
) -> Report:
    """A report whose item is its name."""
    return Report(item=name, version=name, text=text, published=published, outlet=outlet, **more)  # type: ignore[arg-type]


def quote(rep: Report, words: str) -> Quote:
    """The quote at the first place where the words stand."""
    start = rep.text.index(words)
    return Quote(report=rep.id, start=start, end=start + len(words), text=words)


def person(name: str, role: str | None = None, affiliation: str | None = None) -> Source:
    return Source(name=name, kind="person", role=role, affiliation=affiliation)


def unnamed(name: str = "officials") -> Source:
    return Source(name=name, kind="unnamed")


def body(name: str) -> Source:
    return Source(name=name, kind="organisation")


def agency(name: str) -> Source:
    return Source(name=name, kind="agency")


def outlet(name: str) -> Source:
    return Source(name=name, kind="outlet")


def killed(rep: Report, words: str, number: int, *chain: Source, **more: object) -> Claim:
    """``number`` killed, said at ``words`` by ``chain``."""
    return harmed(rep, words, "killed", number, *chain, **more)


def harmed(rep: Report, words: str, outcome: str, number: int, *chain: Source, role: str = "", **more: object) -> Claim:
    """A casualty claim with an exact number."""
    group = Group(words=role, role=(Facet(value=role, words=role),)) if role else Group()
    return CasualtyClaim(
        quote=quote(rep, words), attribution=chain, outcome=outcome, group=group,
        count=Count(low=number, high=number, words=str(number)), **more,
    )  # type: ignore[arg-type]  # fmt: skip


def fact(rep: Report, words: str, aspect: str, value: str = "", **more: object) -> Claim:
    """A circumstance claim in the outlet's own voice."""
    return CircumstanceClaim(quote=quote(rep, words), attribution=(), aspect=aspect, value=value or words, **more)  # type: ignore[arg-type]


def where(rep: Report, words: str, place: Place, **more: object) -> Claim:
    return fact(rep, words, "where", place=place, **more)


def when(rep: Report, words: str, day: str, last: str | None = None, **more: object) -> Claim:
    period = Period(words=words, start=day, end=last or day, precision="day" if last is None else "days")
    return fact(rep, words, "when", period=period, **more)

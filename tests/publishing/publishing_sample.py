"""Findings for the tests: a small register in memory, of reports written for it. All people, outlets and places of the
casualties are invented; the linking and the reckoning are the real ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, cast

from accounted import linking
from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Decision,
    Facet,
    Group,
    Incident,
    Period,
    Place,
    Problem,
    Quote,
    Report,
    Source,
)
from accounted.pipeline import Findings

INJECTED = '<script>document.title="taken"</script><img src=x onerror="document.title=1">'
VICTIM = "Farid Anwar Zahlawi"
MAYOR = Source(name="Idris al-Marwani", kind="person", words="Marwani", role="mayor of Qasr Ifrad")
CAPTAIN = Source(name="Capt. Yusuf Tarmuni", kind="person", words="Tarmuni", role="provincial police")
HEALTH = Source(name="Salma Derbazi", kind="person", words="Derbazi", role="provincial health directorate")
OFFICIALS = Source(name="officials", kind="unnamed", words="officials")
ARMY = Source(name="Northern Air Command", kind="organisation", words="the command", interest="accused")
RESIDENT = Source(name="Munira Zahlawi", kind="person", words="Zahlawi", role="a resident who was wounded")
PLACE = Place(
    words="Qasr Ifrad",
    name="Qasr Ifrad",
    admin1="Hawran",
    country="XX",
    precision="exact",
    ucdp=1,
    acled=1,
    lat=33.1,
    lon=42.2,
)
DAY = Period(words="Saturday", start="2031-03-08", end="2031-03-08", precision="part_of_day", part_of_day="dawn")


@dataclass
class StubView:
    """As much of a register's view as a page asks for."""

    reports: dict[str, Report]
    readings: dict[str, object]
    open_problems: list[Problem]
    unread: dict[str, int]
    register: str = "register-5c0ffee"
    head: str = "9f3c" + "0" * 56 + "e71a"
    entries: int = 41
    undated: frozenset[str] = frozenset()
    casualties: tuple[Any, ...] = ()
    signed: tuple[Any, ...] = ()
    set_aside: dict[str, Any] = field(default_factory=dict)
    recorded_by: str | None = None
    published_by: str | None = None

    def is_read(self, report: str) -> bool:
        return report in self.readings

    def problems(self) -> list[Problem]:
        return self.open_problems


@dataclass
class StubDecision:
    decision: Decision


class Book:
    """Collects reports and claims, then gives findings."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []
        self.problems: list[Problem] = []
        self.aside: dict[str, Any] = {}
        self.unread: set[str] = set()

    def report(self, outlet: str | None, published: str | None, text: str, *, title: str = "", url: str | None = None,
               language: str | None = "en", read: bool = True, synthetic: bool = True) -> Report:  # fmt: skip
        body = f"{title}\n\n{text}" if title else text
        n = len(self.reports)
        r = Report(item=f"item-{n:020x}", version=f"{n:064x}", text=body, headline_end=len(title), outlet=outlet, published=published,
                   url=url, address=f"file:report-{n}.txt", language=language, captured="2031-03-20T08:00:00Z",
                   extractor="text 1", synthetic=synthetic)  # fmt: skip
        self.reports.append(r)
        if not read:
            self.unread.add(r.id)
        return r

    def quote(self, r: Report, words: str) -> Quote:
        start = r.text.index(words)
        return Quote(report=r.id, start=start, end=start + len(words), text=words)

    def casualty(
        self, r: Report, words: str, outcome: str, low: int | None, high: int | None, *chain: Source, **more: Any
    ) -> CasualtyClaim:
        more.setdefault("covers", "whole")
        count = Count(
            low=low,
            high=high,
            words=more.pop("count_words", words.split()[0]),
            bound=more.pop("bound", "exact"),
            derived=more.pop("derived", ()),
        )
        outlet = Source(name=r.outlet or "outlet unknown", kind="outlet")
        c = CasualtyClaim(
            quote=self.quote(r, words), attribution=(*chain, outlet), outcome=cast(Any, outcome), count=count, **more
        )
        self.claims.append(c)
        return c

    def says(self, r: Report, words: str, aspect: str, value: str, *chain: Source, **more: Any) -> CircumstanceClaim:
        outlet = Source(name=r.outlet or "outlet unknown", kind="outlet")
        c = CircumstanceClaim(
            quote=self.quote(r, words), attribution=(*chain, outlet), aspect=cast(Any, aspect), value=value, **more
        )
        self.claims.append(c)
        return c

    def findings(self, incidents: list[Incident] | None = None) -> Findings:
        reports = {r.id: r for r in self.reports}
        claims = {c.id: c for c in self.claims}
        copies = linking.find_copies(list(reports.values()))
        origins = linking.find_origins(list(claims.values()), reports, copies, [])
        linked = linking.link(reports, list(claims.values()), origins, copies, []) if incidents is None else incidents
        unread = Counter(r.language or "unknown" for r in self.reports if r.id in self.unread)
        view = StubView(reports=reports, readings={r: None for r in reports if r not in self.unread}, open_problems=self.problems,
                        unread=dict(unread), set_aside=self.aside)  # fmt: skip
        return Findings(cast(Any, view), reports, claims, copies, origins, linked)


POLICE = Group(words="police officers", role=(Facet(value="police", words="police officers"),))


def strike(book: Book) -> None:
    """One strike in many accounts: exact, derived, open, about, a part, a replaced figure, set aside, a response."""

    def placed(r: Report, *chain: Source) -> None:
        if "Qasr Ifrad" in r.text:
            book.says(r, "Qasr Ifrad", "where", "Qasr Ifrad", *chain, place=PLACE)
        for words in ("dawn on Saturday", "on Saturday"):
            if words in r.text:
                book.says(r, words, "when", words, *chain, period=DAY)
                break

    a = book.report("Hawran Wire", "2031-03-08", "Eight people were killed and ten wounded when aircraft hit a convoy in Qasr Ifrad at dawn on Saturday, "
                    "Capt. Yusuf Tarmuni of the provincial police told Hawran Wire. The dead lay on both sides of the road, he said, and the wounded were "
                    "carried to the clinic in private cars because no ambulance was free.", title="Aircraft hit convoy in Qasr Ifrad", url="https://hawran-wire.example/2031/03/08/convoy")  # fmt: skip
    placed(a, CAPTAIN)
    book.casualty(a, "Eight people were killed", "killed", 8, 8, CAPTAIN, count_words="Eight")
    book.casualty(a, "ten wounded", "injured", 10, 10, CAPTAIN)
    book.says(a, "aircraft hit a convoy", "kind", "air_strike", CAPTAIN, certainty="reported_as_fact")
    book.says(a, "aircraft", "by", "aircraft of the Northern Air Command", CAPTAIN, certainty="suspected_or_accused")

    b = book.report(
        "The Lower Valley Post",
        "2031-03-09",
        a.text.split("\n\n", 1)[1],
        title="Convoy struck",
        url="https://valleypost.example/x?id=3",
    )
    placed(b, CAPTAIN)
    book.casualty(b, "Eight people were killed", "killed", 8, 8, CAPTAIN, count_words="Eight")
    book.casualty(b, "ten wounded", "injured", 10, 10, CAPTAIN)

    c = book.report("Meridian Agency", "2031-03-08", "Ten security personnel and one local official died in the strike at Qasr Ifrad on Saturday, officials said, "
                    "adding that support had been asked for from the air some minutes before.", title="Eleven dead, officials say")  # fmt: skip
    placed(c, OFFICIALS)
    book.casualty(
        c,
        "Ten security personnel and one local official died",
        "killed",
        11,
        11,
        OFFICIALS,
        count_words="Ten … one",
        derived=("Ten", "one"),
    )
    book.says(c, "support had been asked for from the air", "requested", "yes", OFFICIALS)

    d = book.report("Hawran Wire", "2031-03-09", f"Mayor Idris al-Marwani, himself hurt, said eight people had died in Qasr Ifrad on Saturday and twenty were hurt, among them "
                    f"himself and the trader {VICTIM}. Six police officers were killed in the second pass, Marwani said. Nobody had told the local "
                    f"authorities that aircraft were coming. Zahlawi was buried the same evening.", title="Mayor speaks from his bed")  # fmt: skip
    placed(d, MAYOR)
    book.casualty(d, "eight people had died", "killed", 8, 8, MAYOR, count_words="eight")
    book.casualty(d, "twenty were hurt", "injured", 20, 20, MAYOR, count_words="twenty", persons=(VICTIM, "Idris al-Marwani"),
                  includes=(Group(words="himself"),))  # fmt: skip
    book.casualty(
        d,
        "Six police officers were killed",
        "killed",
        6,
        6,
        MAYOR,
        count_words="Six",
        group=POLICE,
        covers="part",
        part_of="police officers, in the second pass",
    )
    book.says(d, f"the trader {VICTIM}", "person", VICTIM, MAYOR, outcome="killed", role="trader")
    book.says(d, "Nobody had told the local authorities", "not_told", "local authorities", MAYOR)

    e = book.report("Open Sky Monitor", "2031-03-10", "At least seven people were killed in Qasr Ifrad on Saturday, the provincial health directorate's Salma Derbazi said, and about eighteen hurt. "
                    "Munira Zahlawi, a resident who was wounded, said the second pass came after some minutes.", title="Seven or more")  # fmt: skip
    placed(e, HEALTH)
    book.casualty(
        e,
        "At least seven people were killed",
        "killed",
        7,
        None,
        HEALTH,
        count_words="At least seven",
        bound="at_least",
    )
    book.casualty(e, "about eighteen hurt", "injured", 18, 18, HEALTH, count_words="about eighteen", bound="about")
    book.says(
        e, "the second pass came after some minutes", "sequence", "second pass after some minutes", RESIDENT, order=2
    )
    book.says(e, "Munira Zahlawi", "person", "Munira Zahlawi", RESIDENT, outcome="injured", role="resident")

    f = book.report("Meridian Agency", "2031-03-11", "A provincial official, Dawud Kesri, who had first spoken of five dead, now puts the number killed at nine in Qasr Ifrad on Saturday.",
                    title="Official raises figure")  # fmt: skip
    kesri = Source(name="Dawud Kesri", kind="person", role="provincial official")
    placed(f, kesri)
    book.casualty(f, "five dead", "killed", 5, 5, kesri, superseded=True)
    book.casualty(f, "the number killed at nine", "killed", 9, 9, kesri, count_words="nine")

    g = book.report("Northern Air Command", "2031-03-09", "The Northern Air Command says that three armed men were killed in Qasr Ifrad on Saturday. Support is given when the "
                    "government approves it. An inquiry has been opened.", title="Statement of the command")  # fmt: skip
    placed(g, ARMY)
    book.casualty(
        g, "three armed men were killed", "killed", 3, 3, ARMY, count_words="three", group=Group(words="armed men")
    )
    book.says(
        g,
        "Support is given when the government approves it",
        "approved",
        "support is given when the government approves it",
        ARMY,
        scope="general_practice",
    )
    book.says(g, "An inquiry has been opened", "inquiry", "open", ARMY)

    h = book.report(
        f"Ticker {INJECTED}",
        "2031-03-09",
        f"Dozens were killed in Qasr Ifrad on Saturday. {INJECTED} More to follow.",
        title=f"Breaking {INJECTED}",
        url="javascript:alert(1)",
    )
    placed(h)
    x = book.casualty(h, "Dozens were killed", "killed", None, None, count_words="Dozens", bound="vague")
    book.aside[x.id] = StubDecision(
        Decision(kind="use", value="set_aside", why="a ticker line without any source", claim=x.id)
    )
    book.report("Sahifa", "2031-03-09", "قُتل ثمانية أشخاص في غارة جوية", title="غارة جوية", language="ar", read=False)
    book.problems.append(Problem(stage="claims", code="speaker_unresolved", seen="“he” has no speaker: “and the wounded were carried”", settle="say who “he” is",
                                 report=a.id, quote=book.quote(a, "the wounded were carried")))  # fmt: skip


def second(book: Book) -> None:
    """Another place: a range that is large, one figure of none."""
    place = Place(words="Port Sennar", name="Port Sennar", admin1="Delta", country="YY", precision="near")
    day = Period(words="2 May", start="2031-05-02", end="2031-05-02", precision="day")
    for outlet, n, killed in (("Delta Radio", 140, "140"), ("Coast Bulletin", 212, "212")):
        who = Source(name=f"Hospital of {outlet.split()[0]}", kind="organisation")
        r = book.report(
            outlet,
            "2031-05-03",
            f"In Port Sennar on 2 May shells killed {killed} people, the hospital said. No one was hurt on the quay.",
            title="Shelling in Port Sennar",
            synthetic=False,
        )
        book.says(r, "Port Sennar", "where", "Port Sennar", who, place=place)
        book.says(r, "2 May", "when", "2 May", who, period=day)
        book.says(r, "shells", "kind", "shelling", who)
        book.casualty(r, f"killed {killed} people", "killed", n, n, who, count_words=killed)
        book.casualty(r, "No one was hurt", "injured", 0, 0, who, count_words="No one", bound="none")


def sample() -> Findings:
    """Two incidents, one of them in many accounts."""
    book = Book()
    strike(book)
    second(book)
    book.problems.append(
        Problem(
            stage="reading",
            code="unreadable",
            seen="scan-12.pdf: password-protected",
            address="file:inbox/scan-12.pdf",
            settle="give an open copy",
        )
    )
    return book.findings()

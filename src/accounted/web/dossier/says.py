"""Who says what: origins as rows, what they say as columns. Equal readings have equal letters; no letter is the right one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from string import ascii_lowercase
from typing import Any

from msgspec import structs

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Incident, Origin, Period, Place, Toll
from accounted.pipeline import Findings
from accounted.publishing import words
from accounted.web.dossier.rows import Cell, Column, OriginRow, Said

__all__ = ["MOST_ROWS", "who_says_what"]

MOST_ROWS = 40
MOST_SAID = 3
"""Things in one cell."""
COUNTS = 3
"""The first columns are of people; an origin that fills none of them tells of time, place or actor alone."""
Key = Any
Reading = tuple[Key, Said]
"""What is compared, and how it is shown."""


def who_says_what(
    findings: Findings, incident: Incident, killed: Toll, injured: Toll
) -> tuple[tuple[Column, ...], tuple[OriginRow, ...], int]:
    """Columns, rows in the order of the origins, and how many origins beyond ``MOST_ROWS`` were left out."""
    inside = set(incident.claims)
    uses = {o: _uses(t) for o, t in (("killed", killed), ("injured", injured))}
    rows: list[tuple[str, str, list[list[Reading]]]] = []
    for origin in incident.origins:
        copies = {c for c, _ in origin.copies}
        mine = [findings.claims[c] for c in origin.claims if c in findings.claims and c in inside and c not in copies]
        mine = [c for c in mine if c.scope == "this_incident"]
        cells = [
            _counts(mine, "killed", uses["killed"]),
            _counts(mine, "injured", uses["injured"]),
            _groups(mine, uses["killed"]),
            _told(mine, "when", _when),
            _told(mine, "where", _where),
            _told(mine, "by", _by),
        ]
        if any(cells):
            rows.append((*_speaker(origin, mine, findings), cells))
    rows.sort(key=lambda row: not any(row[2][:COUNTS]))
    names = ("Killed", "Injured", "Of whom (killed)", "When", "Where", "By whom")
    judges = (_numbers, _numbers, _wordings, _periods, _places, _wordings)
    columns, lettered = [], []
    for n, (name, judge) in enumerate(zip(names, judges, strict=True)):
        column = [row[2][n] for row in rows]
        columns.append(judge(name, column))
        lettered.append(_letters(column, ordered=n < 2, wanted=columns[-1].differs or n < COUNTS))
    shown = [
        OriginRow(
            speaker=speaker,
            note=note,
            cells=tuple(lettered[n][k] for n in range(len(names))),
            counts=any(cells[:COUNTS]),
        )
        for k, (speaker, note, cells) in enumerate(rows[:MOST_ROWS])
    ]
    return tuple(columns), tuple(shown), max(0, len(rows) - MOST_ROWS)


def _uses(toll: Toll) -> dict[str, tuple[str, str]]:
    return {r.claim: (r.use, r.rule) for r in toll.reasons if r.claim is not None and r.use != "note"}


def _speaker(origin: Origin, claims: Sequence[Claim], findings: Findings) -> tuple[str, str]:
    named = next((c for c in claims if c.attribution and c.attribution[0].kind not in ("outlet", "agency")), None)
    first = named or next((c for c in claims if c.attribution), None)
    if first is None:
        return origin.label, origin.interest.replace("_", " ")
    chain = [s.name for s in first.attribution]
    days = sorted({p[:10] for c in claims if (p := findings.reports[c.quote.report].published)})
    role = first.attribution[0].role or ""
    interest = {"accused": "accused", "victims_side": "victims’ side", "third_party": "third party"}.get(
        origin.interest, ""
    )
    notes = [
        "" if role.casefold() in chain[0].casefold() else role,
        f"→ {' → '.join(dict.fromkeys(chain[1:]))}" if len(chain) > 1 else "",
        words.day(days[0]) if days else "undated",
        interest,
    ]
    name = f"“{chain[0]}”, speaker not resolved" if first.attribution[0].kind == "unresolved" else chain[0]
    return name, " · ".join(n for n in notes if n)


# --------------------------------------------------------------------------- what an origin says


def _counts(claims: Sequence[Claim], outcome: str, uses: dict[str, tuple[str, str]]) -> list[Reading]:
    """Its figures: those that count, else its floors; earlier ones and set-aside ones told as such."""
    found: dict[tuple[str, str], Reading] = {}
    for claim in claims:
        use, rule = uses.get(claim.id, ("", ""))
        if not isinstance(claim, CasualtyClaim) or not use or rule in ("copy", "repeat"):
            continue
        part = use == "floor"
        if use == "response" and claim.outcome != outcome and claim.outcome != "killed_or_injured":
            continue
        figure = words.figure(claim.count)
        text = f"≥ {words.number(claim.count.low or 0)} {claim.group.words}".strip() if part else figure
        if claim.outcome == "killed_or_injured":
            text += " dead or hurt"
        said = Said(
            text=text, claim=claim.id, was=use == "replaced", response=use == "response", floor=part, aside=use == "set_aside",
        )  # fmt: skip
        key = None if use != "used" else (
            claim.count.low if claim.count.low is not None else -1,
            claim.count.high if claim.count.high is not None else 10**9,
            figure if claim.count.low is None and claim.count.high is None else claim.outcome,
        )  # fmt: skip
        found.setdefault((text, use), (key, said))
    some = list(found.values())
    counted = [r for r in some if r[0] is not None]
    if counted:
        return counted + [r for r in some if r[1].was]
    return some


def _groups(claims: Sequence[Claim], uses: dict[str, tuple[str, str]]) -> list[Reading]:
    """Of whom its killed were, as one reading: "10 security personnel, 1 local official"."""
    told: dict[str, tuple[str, Said]] = {}

    def tell(figure: str, group: str, claim: Claim) -> None:
        if group:
            told.setdefault(_people(figure, group), (" ".join(group.casefold().split()), Said(text="", claim=claim.id)))

    for claim in claims:
        use, rule = uses.get(claim.id, ("", ""))
        if not isinstance(claim, CasualtyClaim) or claim.outcome != "killed" or rule in ("copy", "repeat"):
            continue
        if use not in ("used", "floor"):
            continue
        tell("" if claim.count.derived else words.figure(claim.count), claim.group.words, claim)
        for group in claim.includes:
            tell("" if group.count is None else words.figure(group.count), group.words, claim)
    # A sum told by its parts says what the parts say; they need not stand beside it again.
    texts = [text.casefold() for text in told]
    kept = {
        text: said for text, (group, said) in told.items()
        if not any(group in other and len(other) > len(text) + 4 for other in texts)
    }  # fmt: skip
    if not kept:
        return []
    key = tuple(sorted(_plain(text) for text in kept))
    return [(key, structs.replace(said, text=text)) for text, said in kept.items()]


def _people(figure: str, group: str) -> str:
    """ "6 police officers"; "a woman" needs no figure."""
    return (
        group if figure == "1" and group.casefold().startswith(("a ", "an ", "one ")) else f"{figure} {group}".strip()
    )


def _told(claims: Sequence[Claim], aspect: str, read: Callable[[CircumstanceClaim], tuple[Key, str]]) -> list[Reading]:
    found: dict[str, Reading] = {}
    for claim in claims:
        if isinstance(claim, CircumstanceClaim) and claim.aspect == aspect:
            key, text = read(claim)
            notes = [
                n.replace("_", " ")
                for n in (claim.certainty, claim.stance)
                if n not in (None, "reported_as_fact", "asserted")
            ]
            shown = text + (f" ({', '.join(notes)})" if notes else "")
            found.setdefault(_plain(shown), (key, Said(text=shown, claim=claim.id)))
    return list(found.values())


def _when(claim: CircumstanceClaim) -> tuple[Key, str]:
    if claim.period is not None and claim.period.end is not None:
        return claim.period, words.when(claim.period)
    return None, f"“{' '.join(claim.value.split())}”"


def _where(claim: CircumstanceClaim) -> tuple[Key, str]:
    text = " ".join(claim.value.split())
    place = claim.place
    known = place is not None and (place.name or place.admin1 or place.country)
    return (place if known else None), text


def _by(claim: CircumstanceClaim) -> tuple[Key, str]:
    text = " ".join(claim.value.split())
    return _plain(text), text


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("the ", " ").replace(".", "").split())


# --------------------------------------------------------------------------- how readings compare


def _firm(column: Sequence[list[Reading]]) -> list[list[Reading]]:
    """By origin that says something comparable, its readings that count."""
    return [some for row in column if (some := [r for r in row if r[0] is not None and not r[1].was])]


def _verdict(name: str, said: int, kinds: int, differs: bool, compatible: bool = False) -> Column:
    if said == 0:
        return Column(name=name, verdict="nobody says")
    if said == 1:
        return Column(name=name, verdict="1 says")
    if differs:
        return Column(name=name, verdict=f"≠ {kinds} readings", differs=True)
    return Column(name=name, verdict=f"{said} say, {'compatible' if compatible else 'alike'}")


def _numbers(name: str, column: Sequence[list[Reading]]) -> Column:
    rows = _firm(column)
    kinds = {r[0] for row in rows for r in row}
    return _verdict(name, len(rows), len(kinds), len(kinds) > 1)


def _wordings(name: str, column: Sequence[list[Reading]]) -> Column:
    """Words of groups and actors: whether two of them mean the same is not for a machine to say."""
    rows = _firm(column)
    kinds = {tuple(sorted({str(r[0]) for r in row})) for row in rows}
    if len(kinds) > 1:
        return Column(name=name, verdict=f"{len(rows)} say, {len(kinds)} wordings")
    return _verdict(name, len(rows), len(kinds), False)


def _periods(name: str, column: Sequence[list[Reading]]) -> Column:
    rows = _firm(column)
    every: list[Period] = [r[0] for row in rows for r in row]
    kinds = {(p.start, p.end) for p in every}
    apart = any((a.start or "") > (b.end or "9") or (b.start or "") > (a.end or "9") for a, b in combinations(every, 2))
    return _verdict(name, len(rows), len(kinds), apart, compatible=len(kinds) > 1)


def _places(name: str, column: Sequence[list[Reading]]) -> Column:
    rows = _firm(column)
    every: list[Place] = [r[0] for row in rows for r in row]
    kinds = {p.parts() for p in every}
    apart = any(_apart(a, b) for a, b in combinations(every, 2))
    return _verdict(name, len(rows), len(kinds), apart, compatible=len(kinds) > 1)


def _apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be one: other countries, other provinces, or points more than half a degree apart."""
    if a.country and b.country and a.country != b.country:
        return True
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return True
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    small = ("exact", "near")
    return a.precision in small and b.precision in small and max(abs(a.lat - b.lat), abs(a.lon - b.lon)) > 0.5


def _letters(column: Sequence[list[Reading]], *, ordered: bool, wanted: bool) -> list[Cell]:
    """Cells with letters, where at least two readings are told apart: in order of size, else as they come."""
    keys = [_key_of(row) for row in column]
    distinct = list(dict.fromkeys(k for k in keys if k is not None))
    if ordered:
        distinct.sort(key=lambda k: tuple(tuple(map(str, part)) if isinstance(part[0], str) else part for part in k))
    letter = {k: ascii_lowercase[n % 26] for n, k in enumerate(distinct)} if wanted and len(distinct) > 1 else {}
    return [
        Cell(
            letter=letter.get(key, "") if key is not None else "",
            said=tuple(said for _, said in row[:MOST_SAID]),
            more=max(0, len(row) - MOST_SAID),
        )
        for key, row in zip(keys, column, strict=True)
    ]


def _key_of(row: list[Reading]) -> Key | None:
    keys = [r[0] for r in row if r[0] is not None and not r[1].was]
    if not keys:
        return None
    plain = [
        (k.start or "", k.end or "") if isinstance(k, Period) else k.parts() if isinstance(k, Place) else k
        for k in keys
    ]
    return tuple(sorted(set(plain), key=str))

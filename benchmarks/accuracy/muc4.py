"""The product over MUC-4 messages, each read, linked and reckoned alone, in the form of ``score/score.py``.

A message is recorded with its dateline's date as date of publication, where it has one; its text as distributed. What
the product's linking makes of one message are its incidents: the first version of the engine tells one main event a
report, so that a message with several is under-counted here and not mended by the adapter. Where the two ways of
saying differ:

- ``killed`` and ``injured`` are the tolls under ``plain``. The key has one number: where a toll is none, it is that of the
  largest group or of the named, whichever is more, since both are parts of it.
- A date that the report does not state is "on or before publication": the form's own way of saying it, and what a
  report of something past implies. A report without a date states none.
- The place is the incident's, by the gazetteer's name and by the words of the where-claims; a country alone is only
  a country. Provinces are given as ``admin``.
- Perpetrators are the values of by-claims that nobody denies. The model has no type of them: a name or a word for a
  body ("FMLN", "army") is an organisation, other words are persons.
- Harm by violence whose kind the report does not tell is an attack, as the key has it.
- Victims are casualty claims (not the totals that were added up) and named persons. Claims with the same words,
  number and effect are one victim; a claim's one named person gives it the name. Those whom a raid or kidnapping
  took are victims without an effect.
- What an attack was against is given as physical target, which the scorer uses for pairing alone.
- ``text`` of a message and ``at``, where its casualties are told, are for the filter of relevance; the scorer reads neither.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from accounted.claims.engines import engine
from accounted.claims.protocol import Engine
from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Incident, Item, Outcome, Place
from accounted.pipeline import DEFAULT_ENGINE, Findings, knowledge, locate, toll, work_out
from accounted.places import Gazetteer
from accounted.reading import Metadata, Received, read
from accounted.register import create_or_open
from benchmarks.accuracy.held_back import allowed
from benchmarks.progress import bar

NOW = "2026-11-22T00:00:00Z"
"""The time given to the register; no figure depends on it."""

EFFECTS: Mapping[Outcome, tuple[tuple[str, ...], ...]] = {
    "killed": (("DEATH",),),
    "injured": (("INJURY",),),
    "killed_or_injured": (("DEATH", "INJURY"),),
    "detained": ((),),
    "missing": ((),),
    "displaced": (),
}
"""The effects of a victim of each outcome; outcomes without an entry are no victims in the key."""

HARMED = ("killed", "injured", "killed_or_injured")
UNTOLD = ("hypothetical", "denied", "retracted", "could_not_confirm")


def predict(gold: Path, untuned: bool = False) -> list[dict[str, Any]]:
    """A prediction for each message of a ``muc4`` file, read from its text and dateline alone, with the dateline's day."""
    (path,) = allowed([gold], untuned)
    messages = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    gazetteer = Gazetteer.open()
    reader = engine(DEFAULT_ENGINE, knowledge(gazetteer))
    return [
        {"id": m["id"], "published": day, "text": m["text"], "incidents": incidents(m["text"], day, reader, gazetteer)}
        for m in bar(messages, "MUC-4: reading")
        for day in [(m["dateline"] or {}).get("date")]
    ]


def incidents(text: str, published: str | None, reader: Engine, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """The incidents that the product finds in one message."""
    received = Received(
        address="file:message.txt", name="message.txt", data=text.encode(),
        metadata=Metadata(published=published, language="en"),
    )  # fmt: skip
    version, reports, problems = read(received, NOW)
    item = Item(address=received.address)
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder, "message.register")) as register:
        register.take_in(version, item, received.data, reports, problems, author="benchmark", time=NOW)
        for report in reports:
            register.record_reading(locate(reader.read(report), report, gazetteer), author="benchmark", time=NOW)
        findings = work_out(register)
        return [_incident(findings, incident, published, gazetteer) for incident in findings.incidents]


def _incident(findings: Findings, incident: Incident, published: str | None, gazetteer: Gazetteer) -> dict[str, Any]:
    claims = [findings.claims[c] for c in incident.claims]
    told = [c for c in claims if c.stance not in UNTOLD]
    harmed = victims(told)
    return {
        "kind": _kind(told),
        "date": _date(incident, published),
        "place": _place(incident, told, gazetteer),
        "perpetrators": perpetrators(c.value for c in _perpetrators(told)),
        "physical_targets": _distinct(c.value for c in _about(told, "against")),
        "victims": harmed,
        "killed": _one_number(_range(findings, incident, "killed"), harmed, "DEATH"),
        "injured": _one_number(_range(findings, incident, "injured"), harmed, "INJURY"),
        "at": sorted(c.quote.start for c in claims if isinstance(c, CasualtyClaim) and c.outcome in HARMED),
    }


def _kind(claims: Sequence[Claim]) -> str | None:
    """The kind that stands beside the most casualties, then that is told most often, then first. "Other" (murder and the
    like) is the form's ATTACK."""
    harmed = [c.quote.start for c in claims if isinstance(c, CasualtyClaim)]
    order: dict[str, list[int]] = {}
    for c in _about(claims, "kind"):
        near = any(abs(c.quote.start - at) <= BESIDE for at in harmed)
        weight = order.setdefault("attack" if c.value == "other" else c.value, [0, 0, -c.quote.start])
        weight[0], weight[1] = weight[0] + near, weight[1] + 1
    if order:
        return max(order, key=lambda k: order[k]).replace("_", " ")
    return "attack" if any(isinstance(c, CasualtyClaim) and c.outcome in HARMED for c in claims) else None


def _perpetrators(claims: Sequence[Claim]) -> list[CircumstanceClaim]:
    harmed = [c.quote.start for c in claims if isinstance(c, CasualtyClaim) and c.outcome != "detained"]
    by = [c for c in _about(claims, "by") if c.certainty != "denied" and not ARREST.search(c.quote.text)]
    return [c for c in by if not harmed or any(abs(c.quote.start - at) <= BESIDE for at in harmed)]


ARREST = re.compile(r"\b(?:arrest|detain|captur|nabb|apprehend|custody)", re.IGNORECASE)
BESIDE = 250
"""Characters between a word of violence and a casualty that tell of one act."""


def _about(claims: Sequence[Claim], aspect: str) -> list[CircumstanceClaim]:
    return [c for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == aspect]


def _distinct(values: Iterable[str]) -> list[str]:
    """Values in order, each once whatever its case."""
    return list({v.casefold(): v for v in values if v}.values())


def _date(incident: Incident, published: str | None) -> dict[str, str | None] | None:
    period = incident.period
    if period.end is not None:
        return {"start": period.start, "end": period.end}
    return None if published is None else {"start": None, "end": published}


def _place(incident: Incident, claims: Sequence[Claim], gazetteer: Gazetteer) -> dict[str, Any] | None:
    place = incident.place
    country = None if place.country is None else gazetteer.country_name(place.country)
    if place.precision == "country":
        return {"name": None, "admin": _words(place, claims), "country": country}
    if place.precision == "not_stated":
        return None
    near = _words(place, claims)
    admin = [a for a in (place.admin1, place.admin2) if a]
    return {"name": place.name or place.words, "admin": _distinct([*admin, *near]), "country": country,
            "lat": place.lat, "lon": place.lon}  # fmt: skip


def _words(place: Place, claims: Sequence[Claim]) -> list[str]:
    """The words of the where-claims that mean ``place``, and of those for which the gazetteer has no place."""
    own = [c.place for c in _about(claims, "where") if c.place is not None and c.place.country == place.country]
    return _distinct(
        p.words
        for p in own
        if (p.precision != "country" and p.gazetteer_id == place.gazetteer_id)
        or (p.gazetteer_id is None and p.name is None)
    )


ACRONYM = re.compile(r"\b[A-Z]{2,}(?:-\d+)?\b|\b[A-Z]-\d+\b")
NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:(?:of|for|the|and|de)\s+)*[A-Z][\w’'-]+)+")
BODY = re.compile(
    r"^(?:the\s+)?(?P<body>(?:[\w’'-]+\s+){0,3}?(?:army|police|armed forces|security forces|government|front|cartel|movement|"
    r"mafia|battalion|brigade|death squads?|party|organi[sz]ation|military|regime|air force|national guard|navy|cia))\b",
    re.I,
)


def perpetrators(values: Iterable[str]) -> list[dict[str, str]]:
    """Those who did it, as persons and, where the words name or mean a body, as that body too: "FMLN rebels" are both.

    A bare name may be a person's or a body's and has no type.
    """
    out: dict[str, dict[str, str]] = {}
    for value in values:
        bodies = [m[0] for m in ACRONYM.finditer(value)]
        body = BODY.match(value)
        if body is not None:
            bodies.append(body["body"])
        bodies += [m[0] for m in NAME.finditer(value) if m[0] != value and not any(b in m[0] for b in bodies)]
        for name in bodies:
            out.setdefault(name.casefold(), {"name": name, "type": "organization"})
        if value.casefold() not in out:
            named = value[:1].isupper() and NAME.fullmatch(value) is not None
            out[value.casefold()] = {"name": value} if named else {"name": value, "type": "individual"}
    return list(out.values())


SEVERAL: Mapping[str, int | None] = {"low": 2, "high": None}
"""The key's way of writing a bare plural."""


def victims(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Victims of ``claims``, each once; see the head of this module."""
    found: list[dict[str, Any]] = []
    taken = any(c.value == "kidnapping" for c in _about(claims, "kind"))
    for c in claims:
        if not isinstance(c, CasualtyClaim) or c.count.derived or c.count.bound == "none" or c.superseded:
            continue
        if c.outcome == "detained" and not taken:
            continue
        for effects in EFFECTS[c.outcome]:
            number: Mapping[str, int | None] | None = {"low": c.count.low, "high": c.count.high}
            if c.count.low is None:
                number = SEVERAL if c.count.bound == "vague" and c.group.words else None
            name = c.persons[0] if len(c.persons) == 1 and c.count.low == c.count.high == 1 else None
            words = c.group.words or (None if name is not None or number is None else "people")
            names_them = len(c.persons) > 1 and any(person in (words or "") for person in c.persons)
            if (name is not None or words is not None) and not names_them:
                found.append(_victim(name, words, number, effects))
            if len(c.persons) > 1:
                found += [
                    _victim(person, c.group.words or None, {"low": 1, "high": 1}, effects) for person in c.persons
                ]
    for person in _about(claims, "person"):
        if person.outcome is not None and (person.outcome != "detained" or taken):
            for effects in EFFECTS[person.outcome]:
                found.append(_victim(person.value, person.role, {"low": 1, "high": 1}, effects))
    return _each_once(found)


def _each_once(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without those told before: the same person by a shorter name, the same group without its number or by fewer words,
    a lone person who is the only one named, and "people" of a number that is told of a group."""
    out: list[dict[str, Any]] = []
    for victim in sorted(found, key=_rank):
        for known in out:
            if victim["effects"] == known["effects"] and _same(victim, known):
                if known["description"] in (None, "people"):
                    known["description"] = victim["description"] or known["description"]
                break
        else:
            out.append(dict(victim))
    return [v for v in out if v["description"] != "people" or v["name"] or not _summed(v, out)]


def _rank(victim: Mapping[str, Any]) -> tuple[int, bool, bool]:
    """The named before the described, by the fullest name, "people" after all others, groups without a number last."""
    vague = victim.get("number") in (None, dict(SEVERAL))
    return -len((victim["name"] or "").split()), victim["description"] == "people", vague


def _summed(people: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a number of people is no more than those who are named or described."""
    others = [
        v for v in found if v is not people and v["effects"] == people["effects"] and v["description"] != "people"
    ]
    others += [
        v for v in found if v is not people and v["effects"] == people["effects"] and v["name"] and v not in others
    ]
    return sum((v.get("number") or {}).get("low") or 0 for v in others) >= (people["number"]["low"] or 1)


def _same(victim: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    one, other = victim["name"], known["name"]
    if one is not None:
        return other is not None and _within(one, other)
    number = victim.get("number")
    alone = number == {"low": 1, "high": 1}
    if other is not None:
        return alone and (known["description"] is None or _within(victim["description"], known["description"]))
    if number not in (None, dict(SEVERAL)) and number != known.get("number"):
        return False
    if victim["description"] == "people":
        return number is not None
    return _within(victim["description"], known["description"])


def _within(one: str, other: str) -> bool:
    """Whether the words of one are all in the other, in either direction, whatever their number."""
    a, b = ({w.removesuffix("s") for w in re.findall(r"\w{2,}", x.casefold())} for x in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _victim(
    name: str | None, description: str | None, number: Mapping[str, int | None] | None, effects: Sequence[str]
) -> dict[str, Any]:
    victim: dict[str, Any] = {"name": name, "description": description, "effects": list(effects)}
    return victim if number is None else victim | {"number": dict(number)}


def _one_number(
    toll: dict[str, int | None] | None, found: Sequence[Mapping[str, Any]], effect: str
) -> dict[str, int | None] | None:
    """A toll that is one number, or the least number that its parts come to."""
    parts = [v for v in found if effect in v["effects"]]
    if not parts or (toll is not None and toll["low"] == toll["high"]):
        return toll
    named = sum(1 for v in parts if v["name"])
    least = max([named, *((v.get("number") or {}).get("low") or 1 for v in parts if not v["name"])])
    return {"low": least, "high": least}


def _range(findings: Findings, incident: Incident, outcome: Outcome) -> dict[str, int | None] | None:
    answer = toll(findings, incident, "plain", outcome)
    if answer.answer != "figures":
        return None
    low = answer.fields.get("min")
    high = None if answer.open_high else answer.fields.get("max")
    return None if low is None and high is None else {"low": low, "high": high}

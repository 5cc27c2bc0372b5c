"""Reports made up at run time, as many as are asked for: the same number and seed give the same reports.

They are there to be read, recorded and linked in bulk, not to be read well: incidents have a place, a day and a toll;
each is told by one to seven invented outlets in varying words and figures, about one report in eight repeats another.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PLACES = (
    "Baqubah, Diyala province, Iraq", "Hit, Anbar province, Iraq", "Tuz Khurmatu, Salahuddin province, Iraq",
    "Sinjar, Nineveh province, Iraq", "Hawija, Kirkuk province, Iraq", "Palmyra, Homs province, Syria",
    "Douma, Syria", "Manbij, Aleppo province, Syria", "Saraqib, Idlib province, Syria", "Mayadin, Syria",
    "Zabid, Yemen", "Mocha, Yemen", "Marib, Yemen", "Ataq, Yemen", "Bajil, Yemen", "Gao, Mali", "Menaka, Mali",
    "Kidal, Mali", "Bandiagara, Mali", "Djenne, Mali", "Baidoa, Somalia", "Kismayo, Somalia", "Jowhar, Somalia",
    "Afgooye, Somalia", "Galkayo, Somalia", "Maiduguri, Nigeria", "Gwoza, Nigeria", "Chibok, Nigeria",
    "Damaturu, Nigeria", "Monguno, Nigeria", "Lashkar Gah, Afghanistan", "Gardez, Afghanistan",
    "Taloqan, Afghanistan", "Farah, Afghanistan", "Sheberghan, Afghanistan", "Tumaco, Colombia",
    "Arauca, Colombia", "Tibu, Colombia", "Toribio, Colombia", "Ituango, Colombia", "Bunia, Congo", "Beni, Congo",
    "Goma, Congo", "Butembo, Congo", "Kalemie, Congo", "Malakal, South Sudan", "Bentiu, South Sudan",
    "Bor, South Sudan", "Nyala, Sudan", "El Fasher, Sudan", "Zalingei, Sudan", "Derna, Libya", "Sabha, Libya",
    "Sirte, Libya", "Marawi, Philippines", "Jolo, Philippines", "Sittwe, Myanmar", "Lashio, Myanmar",
    "Djibo, Burkina Faso", "Dori, Burkina Faso", "Diffa, Niger", "Tillaberi, Niger",
)  # fmt: skip

KINDS = (
    ("an air strike", "the strike", "warplanes"), ("shelling", "the shelling", "artillery"),
    ("a car bomb", "the blast", "a bomber"), ("an ambush", "the ambush", "gunmen"),
    ("a drone strike", "the strike", "a drone"), ("a roadside bomb", "the explosion", "a mine"),
)  # fmt: skip

OUTLETS = tuple(
    f"{first} {last}"
    for first in ("Harbour", "Meridian", "Causeway", "Lantern", "Quarry", "Orchard", "Signal", "Juniper")
    for last in ("Wire", "Courier", "Dispatch", "Observer", "Radio", "Gazette", "Monitor")
)

SPEAKERS = (
    "the provincial health office", "a hospital doctor", "a police captain", "local elders", "a district councillor",
    "the interior ministry", "an army spokesman", "residents", "a rescue worker", "the mayor's office",
)  # fmt: skip

LEAD = (
    "{At least |About ||More than }{K} {people|villagers|civilians|residents} were {killed|left dead} and {I} "
    "{others |}{wounded|injured|hurt} {on DAY|on DAY morning|late on DAY} when {WHAT} {hit|struck|tore through} "
    "{@ market|a row of houses at @|a convoy of @ trucks|the @ bus stop|@ farm} {in|near} PLACE, SPEAKER said."
)

BODY = (
    "{Bodies|The dead} were {carried|taken|brought} to {the @ clinic|a field hospital in @|@ hospital}, "
    "{where|and there} @ {nurses|orderlies|staff} {ran short of|asked for|pleaded for} {blood|fuel|bandages}.",
    "SPEAKER of @ {put|gave} the {number of wounded|injured} at {I2}, {several|a few|some} of them {at @|from @} in "
    "{grave|serious|poor} {condition|shape}.",
    "{Witnesses|Shopkeepers|Drivers} {from|in} @ {told of|described|recalled} {two|three|four} {loud bangs|flashes} "
    "{before|after} @ prayers, {then|followed by} {smoke|dust|silence} over @ {roofs|square}.",
    "@ @, a {neighbour|teacher|farmer} {who lives|with a shop} {near|across from} @, said {windows|doors|walls} in @ "
    "{had shaken|were gone|fell in} {as far as|up to} {two|three|six} {streets|kilometres|fields} away.",
    "{No group|Nobody|No faction} {in|around} @ had {claimed|admitted} {THE} {by|before} @ {evening|nightfall}.",
    "The @ army {said it was looking into|would not comment on|opened an inquiry into} {THE} at @.",
    "SPEAKER in @ {later |}{said|added} that {K2} of the dead were {children|women|policemen|guards} from @.",
    "{Traffic|Aid deliveries|School lessons} {in|near} @ {stopped|were halted} for {the day|two days}, @ radio said.",
    "{Fighting|Violence} {around|near} @ has killed {hundreds|scores|dozens} since {spring|2015|May}, @ counts show.",
    "@ {farmers|traders|families} had {only just|already} begun to {return|rebuild|leave} {after|since} the @ "
    "{truce|rains}.",
    "{Power|Water|Telephone} lines to @ {were cut|failed|went down} {soon after|at once|before dawn}, @ "
    "{clerks|men} said.",
    "{Relatives|Cousins|Friends} of @ @ {waited|gathered|stood} {outside|by the gate of} @ {for news|for hours}.",
)
"""Sentences; ``@`` stands for an invented name, so that two reports of two events share few runs of words, as in the
press."""

SYLLABLES = ("ba", "dor", "ke", "lim", "ma", "nar", "o", "pel", "qa", "ri", "sen", "ta", "ul", "vo", "wen", "ya", "zu")

CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")

FIRST_DAY = date(2019, 1, 1)


def made_reports(number: int, seed: int = 20) -> Iterator[tuple[str, dict[str, object]]]:
    """``number`` reports: text and sidecar."""
    rng = random.Random(seed)
    told: list[str] = []
    left: list[tuple[str, date, tuple[str, str, str], int, int]] = []
    for n in range(number):
        if not left:
            happened = FIRST_DAY + timedelta(days=rng.randrange(1500))
            one = (rng.choice(PLACES), happened, rng.choice(KINDS), rng.randrange(1, 60), rng.randrange(2, 120))
            left = [one] * rng.randrange(1, 8)
            told = []
        place, happened, kind, killed, injured = left.pop()
        outlet = rng.choice(OUTLETS)
        published = happened + timedelta(days=rng.randrange(3))
        if told and rng.random() < 0.2:
            text = rng.choice(told)
        else:
            text = _text(rng, place, happened, kind, killed + rng.randrange(-1, 4), injured + rng.randrange(-2, 9))
            told.append(text)
        yield (
            text,
            {
                "url": f"https://{outlet.lower().replace(' ', '-')}.example/{published.isoformat()}/{n}",
                "publisher": outlet,
                "published": published.isoformat(),
                "language": "en",
                "synthetic": True,
            },
        )


def write_reports(folder: Path, number: int, seed: int = 20) -> None:
    """The reports as text files with sidecars in ``folder``, in folders of a thousand."""
    for n, (text, sidecar) in enumerate(made_reports(number, seed)):
        place = folder / f"{n // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{n:06}.txt").write_text(text, encoding="utf-8")
        (place / f"{n:06}.txt.json").write_text(json.dumps(sidecar), encoding="utf-8")


def _text(rng: random.Random, place: str, happened: date, kind: tuple[str, str, str], killed: int, injured: int) -> str:
    what, the, _ = kind
    lead = LEAD.replace("{WHAT}", what).replace("{THE}", the)
    body = rng.sample(BODY, rng.randrange(5, 10))
    out = []
    for sentence in (lead, *body):
        filled = sentence.replace("{THE}", the).replace("{WHAT}", what)
        filled = filled.replace("{K2}", str(max(1, killed // 3))).replace("{I2}", str(max(2, injured + 3)))
        filled = filled.replace("{K}", str(max(1, killed))).replace("{I}", str(max(2, injured)))
        filled = CHOICE.sub(lambda m: rng.choice(m[1].split("|")), filled)
        filled = filled.replace("PLACE", place).replace("DAY", happened.strftime("%A"))
        filled = filled.replace("SPEAKER", rng.choice(SPEAKERS))
        filled = re.sub("@", lambda _: "".join(rng.choices(SYLLABLES, k=3)).capitalize(), filled)
        out.append(filled[0].upper() + filled[1:])
    town = place.split(",")[0].upper()
    paragraphs = [" ".join(out[i : i + 2]) for i in range(0, len(out), 2)]
    return f"{town}, {happened.strftime('%b %d')} - " + "\n\n".join(paragraphs) + "\n"

"""Places told by what they are and not known by their names: "the Las Flores neighborhood, in Upala municipality", "on 13th
Street and 57th Avenue", "near this northern city", "in the eastern part of the country".

No gazetteer holds the streets, farms and hamlets where most violence happens, so the noun says that the name is of a place.
A where-claim is made of them all; what they resolve to is for the places to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.claims.english.gated import Gated

# Nouns of areas and sites stand in other lists too, each for another question: ``place_names`` and ``where`` beside (what goes on a
# known name, a site without any), ``linking.sites`` (whether two sites may be one), which nothing here may import.
AREA = (
    r"(?:neighbou?rhoods?|municipalit(?:y|ies)|departments?|provinces?|cantons?|jurisdiction|districts?|sectors?|zones?|areas?|hamlets?|"
    r"villages?|towns?|townships?|regions?|intendancy|corregimiento|colony|settlements?|communit(?:y|ies)|suburbs?|county|counties|valley|peninsula)"
)
SITE = (
    r"(?:streets?|avenues?|highway|road|boulevard|path|bridge|square|park|plaza|market|airport|farms?|ranch|estate|plantation|hill|hills|volcano|mountain|"
    r"river|lake|hotel|barracks|building|campus|university|prison|jail|church|school|station|stadium|shopping\s+center|camp|mine|port|pass|ravine|"
    r"crossroads|junction|intersection|restaurant|bar|club|cinema|theater|theatre|embassy|residence|garrison|power\s+plant|dam)"
)
WORD = r"(?:[A-Z][\w’'-]*|\d+(?:st|nd|rd|th|d)|\d+(?=\s+[A-Z]))"
SMALL = r"(?:of\s+the|of|de\s+la|de\s+los|de\s+las|del?|los|las|la|el|al|y|and)"
NAME = rf"{WORD}(?:[ -](?:{SMALL}\s+)?{WORD}){{0,5}}"
WIND = (
    r"(?i:(?:north|south|east|west|central|downtown|upper|lower)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?(?:ern)?)"
)
LEAD = r"(?:in|at|on|near|outside|inside|along|over|around|through|by|from|of|to|between|across)"
MORE = (
    rf"(?:,?\s*(?:\b(?:in|of|and|on|near)\s+)?(?:the\s+)?(?:{WIND}\s+)?(?:(?:municipality|department|province|district|town|city|jurisdiction|area)\s+of\s+)?"
    rf"{NAME}(?:\s+(?i:{AREA}|{SITE}))?(?=\s*(?:[,.;:]|$)|\s+(?:in|on|at|by|when|where|after|and|yesterday|today|this|last|while)\b))"
)
NAMED = Gated(
    rf"\b(?i:{LEAD})\s+(?P<site>(?:the\s+|this\s+)?(?:(?!the\b)[a-z]+(?:-[a-z]+)?\s+){{0,2}}?(?P<name>{NAME})\s+(?P<noun>(?i:{AREA}|{SITE}))\b"
    rf"(?P<more>{MORE}{{0,3}}))(?!\s+(?i:police|officer|commander|spokesman|guard|director|owner|chief|manager|residents?|mayor|group|brigade|battalion))",
)
OF = Gated(
    rf"\b(?i:{LEAD})\s+(?P<site>(?:the\s+)?(?:[a-z]+\s+)?(?P<noun>(?i:{AREA}|place\s+known\s+as|farm|highway|road|bridge))\s+(?:of\s+|called\s+|known\s+as\s+)*(?P<name>{NAME})(?P<more>{MORE}{{0,3}}))"
)
STREETS = Gated(
    r"\b(?i:on|at|of|near|to|along|between)\s+(?P<site>(?:the\s+corner\s+of\s+)?(?P<name>(?:\d+(?:st|nd|rd|th|d)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth))"
    r"\s+(?:(?:North|South|East|West)\w*\s+)?(?i:street|avenue)(?:\s+(?i:north|south|east|west)\w*)?(?:\s+and\s+[\w’' -]{1,25}?\s(?i:street|avenue))?)"
)
UNNAMED = Gated(
    rf"\b(?i:in|at|near|outside|on|within|throughout|of)\s+(?P<site>(?:(?:this|our|the)\s+(?:{WIND}\s+)?(?:capital(?:\s+city)?|city|country)|"
    rf"(?:different|various|several|some|many|other)\s+(?:parts|areas|sectors|places|points|regions)\s+of\s+(?:the\s+)?(?:{WIND}\s+)?(?:country|capital|city|{NAME})|"
    rf"(?:the\s+)?(?:{WIND}(?:\s+and\s+{WIND})?)\s+(?:parts?|sectors?|regions?|areas?|half|outskirts|side|zones?)\s+of\s+(?:the\s+|this\s+)?(?:country|capital|city|{NAME})|"
    r"(?:the\s+)?(?:outskirts|center|centre|downtown\s+area)\s+of\s+(?:the\s+|this\s+)?(?:capital|city|town)))(?![’'\w])"
)
HOMES = Gated(
    r"\b(?i:in|at|inside|outside|near|entering|leaving|from|left|into)\s+(?P<site>(?:his|her|their)\s+(?:own\s+)?(?:homes?|house|houses|offices?|residence|apartment|car|vehicle|farm))\b"
    r"(?!\s+(?:country|town|province|state))"
)
SAID = re.compile(
    r"\b(?:said|says|told|speaking|spoke|spokes\w+|reporters?|statement|announced|interview\w*|conference|issued|based|born|hospital|taken|flown|"
    r"evacuated|transferred|rushed|brought|buried|funeral|fled|returned|commander|chief|bishop|mayor|governor|president|minister|bank|government|people|head)\b[^.;]{0,25}$",
    re.I,
)
"""Before a place: where somebody speaks, is from, or was taken."""
NO_NAME = re.compile(
    r"^(?:the|a|an|this|that|on|in|at|january|february|march|april|may|june|july|august|september|october|november|december|\w+day|"
    r"\d+|north|south|east|west|northern|southern|eastern|western|central|national|international|public|private|military|army|air|armed|police|foreign)$",
    re.I,
)


def sites(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """(start, end, name, area) of each place that its noun tells, the named before the unnamed.

    ``name``: the words that name it, "" where none do. ``area``: whether it is a part of a town or of a country, in which
    acts happen, and no building or road.
    """
    for pattern in (NAMED, OF, STREETS):
        for m in pattern.finditer(text):
            if NO_NAME.match(m["name"]) or SAID.search(text[: m.start("site")]):
                continue
            noun = m.groupdict().get("noun") or "street"
            yield m.start("site"), m.end("site"), m["name"], re.fullmatch(AREA, noun, re.I) is not None
    for pattern in (UNNAMED, HOMES):
        for m in pattern.finditer(text):
            if not SAID.search(text[: m.start("site")]):
                yield m.start("site"), m.end("site"), "", False

"""Made-up people, groups and papers, and the ways in which the press spells one name differently."""

from __future__ import annotations

import random

_HEAD = ("Kar", "Bel", "Tam", "Yos", "Mar", "Had", "Sel", "Nur", "Dav", "Raz", "Ot", "Zem", "Fal", "Ish", "Jam", "Wer")
_MID = ("a", "i", "ou", "ee", "o", "e", "ai")
_TAIL = (
    "rim",
    "dan",
    "lik",
    "qan",
    "sen",
    "mur",
    "bari",
    "nuk",
    "lem",
    "shad",
    "wal",
    "teq",
    "ran",
    "zari",
    "fiq",
    "door",
)
TRADES = (
    "shopkeeper",
    "farmer",
    "bus driver",
    "teacher",
    "student",
    "mechanic",
    "nurse",
    "fruit seller",
    "tailor",
    "mason",
)
_PAPER = ("Daily", "Evening", "Morning", "National", "New", "Free", "Weekly")
_PAPERS = (
    "Ledger",
    "Lantern",
    "Compass",
    "Chronicler",
    "Beacon",
    "Dispatch",
    "Tribune of the Coast",
    "Watch",
    "Mirror",
)
_WIRE = ("Orvane", "Talmer", "Kestrel", "Novapress", "Interlin", "Meridia")


def person(rng: random.Random) -> str:
    """First and family name; one in four with an article, as many a transliteration has."""
    family = rng.choice(_HEAD) + rng.choice(_MID) + rng.choice(_TAIL)
    article = "al-" if rng.random() < 0.25 else ""
    return f"{rng.choice(_HEAD)}{rng.choice(_MID)}{rng.choice(_TAIL)} {article}{family}"


def respelt(name: str, rng: random.Random) -> str:
    """``name`` as another desk spells it: one or two of the usual changes, or the same where none applies."""
    changes = [
        ("ou", "u"),
        ("ee", "i"),
        ("q", "k"),
        ("al-", "el-"),
        ("ai", "ay"),
        ("sh", "ch"),
        ("z", "s"),
        ("i", "y"),
        ("oo", "u"),
    ]
    changes += [("a", "e"), ("k", "q"), ("u", "o")]
    fitting = [c for c in changes if c[0] in name[1:]]
    for old, new in rng.sample(fitting, min(len(fitting), rng.choice((1, 1, 2)))):
        at = name.index(old, 1) if old in name[1:] else -1
        if at > 0:
            name = name[:at] + new + name[at + len(old) :]
    return name


def papers(rng: random.Random, count: int) -> list[str]:
    """Names of outlets, all different."""
    every = [f"{a} {b}" for a in _PAPER for b in _PAPERS]
    return rng.sample(every, count)


def wires(rng: random.Random, count: int) -> list[str]:
    """Names of news agencies."""
    return rng.sample(_WIRE, count)

"""The lexicon of speech, read once: verbs with their stance, and the nouns that tell who may speak."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from accounted.claims.english.anycase import Anycase
from accounted.model import Stance


@dataclass(frozen=True, slots=True)
class Speaking:
    """``lexicon/speaking.toml`` as looked up. ``verbs``: form → (lemma, stance, takes figures, needs a clause mark)."""

    verbs: dict[str, tuple[str, Stance, bool, bool]]
    titles: dict[str, str]
    nouns: dict[str, frozenset[str]]
    agencies: frozenset[str]
    outlets: frozenset[str]
    hedges: frozenset[str]
    gate: Anycase
    """Found in every sentence that can hold speech; cheap."""
    verb: Anycase
    impersonal: re.Pattern[str]
    title: re.Pattern[str]
    media_name: re.Pattern[str]


def _alternation(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def speaking() -> Speaking:
    """The lexicon, loaded once a process."""
    raw = tomllib.loads((files("accounted.claims.english") / "lexicon" / "speaking.toml").read_text("utf-8"))
    strict = frozenset(raw["verbs"]["strict"])
    verbs: dict[str, tuple[str, Stance, bool, bool]] = {}
    for stance, entries in raw["verbs"].items():
        if stance == "strict":
            continue
        for entry in entries:
            forms = [f.replace("_", " ") for f in entry.split()]
            for form in forms:
                meaning: Stance = "asserted" if stance == "figures" else stance
                verbs[form] = (forms[0], meaning, stance == "figures", forms[0] in strict)
    nouns = raw["nouns"]
    every = _alternation(verbs)
    agencies, outlets = nouns["agencies"], nouns["outlets"]
    return Speaking(
        verbs=verbs,
        titles=raw["titles"],
        nouns={k: frozenset(v) for k, v in nouns.items() if isinstance(v, list)},
        agencies=frozenset(agencies),
        outlets=frozenset(outlets),
        hedges=frozenset(raw["hedges"]["claimed"]),
        gate=Anycase(
            rf"\b(?:{every}|according to|per the|to believe|cit(?:ed|es|ing)|quot(?:ed|es|ing)|counts?|tally|toll|figures?|accounts?|versions?|reckoning|lists?|registers?|estimates?|learn(?:s|ed|t)?|assertion|allegation|contention|announcement|went "
            rf"on|goes on|continued"
            rf"|has it|had it|could not|rumou?rs?|untrue|false|not true|no truth|without basis|"
            rf"(?:has|have|had|holds?|names?) (?:\S+ ){{1,4}}?(?:dead|deaths?|names|killed|wounded|injured|bodies)|"
            rf"confirmation|confirmed|verified|"
            rf"{_alternation(raw['hedges']['claimed'])})\b|[“”\":]|\((?:the )?(?:police|army|"
            rf"officials)\)|\s[-–—]\s?[\w ]{{3,40}}$",
        ),
        verb=Anycase(rf"\b(?:{every})\b"),
        impersonal=re.compile(raw["hedges"]["impersonal"], re.I),
        title=re.compile(rf"(?:{_alternation(raw['titles'])})\b\.?\s+"),
        media_name=re.compile(rf"\b(?:the\s+)?(?:{_alternation([*agencies, *outlets])})\b"),
    )

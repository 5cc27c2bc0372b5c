"""What every finder of circumstances leans on: the claim in the making, the lexicon, and which sentences tell the incident."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.casualties import Found
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.scope import PRACTICE, scope_of
from accounted.model import Aspect, Outcome, Scope, Stance

Certainty = Literal[
    "reported_as_fact",
    "claimed_or_admitted",
    "suspected_or_accused",
    "accused_by_authorities",
    "possible",
    "denied",
]
"""MUC-4's scale of how surely an actor is named, as in :class:`accounted.model.CircumstanceClaim`."""


@dataclass(slots=True)
class Circumstance:
    """A circumstance claim in the making; ``start``/``end``: report offsets of its quote."""

    aspect: Aspect
    value: str
    start: int
    end: int
    certainty: Certainty | None = None
    scope: Scope = "this_incident"
    stance: Stance | None = None
    order: int | None = None
    outcome: Outcome | None = None
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    confidence: float = 0.8
    event: int = 0
    """Which of the report's incidents."""
    beside: bool = False
    """Of an act that a sentence only sets its own beside, as in :class:`Found`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``lexicon/violence.toml`` compiled. ``kinds`` stand most specific first; ``soft``: violence that tells no kind;
    ``steps``: name, usual rank, pattern."""

    kinds: tuple[tuple[str, Anycase], ...]
    soft: tuple[tuple[str, Anycase], ...]
    weak: re.Pattern[str]
    means: re.Pattern[str]
    steps: tuple[tuple[str, int, Anycase], ...]
    actors: frozenset[str]
    groups: frozenset[str]
    police: str
    police_word: Gated


@cache
def lexicon() -> Lexicon:
    """The words of violence, read once a process."""
    data = tomllib.loads(files("accounted.claims.english").joinpath("lexicon/violence.toml").read_text("utf-8"))
    return Lexicon(
        kinds=tuple((k, Anycase(p)) for k, p in data["kind"].items()),
        soft=tuple((k, Anycase(p)) for k, p in data["soft"].items()),
        weak=re.compile(data["weak"]["pattern"], re.I),
        means=re.compile(data["means"]["pattern"], re.I),
        steps=tuple((k, v["rank"], Anycase(v["pattern"])) for k, v in data["sequence"].items()),
        actors=frozenset(data["actor"]["nouns"].split()),
        groups=frozenset(data["actor"]["groups"].lower().split("|")),
        police=data["police"]["pattern"],
        police_word=Gated(data["police"]["word"], re.I),
    )


HARM = Anycase(r"\b(?:kill|wound|injur|di(?:ed|es)\b|dead\b|hurt\b|los(?:t|ing)\s+(?:their|his|her)\s+li)\w*")
UNREAL = Anycase(
    r"""\b(?:demand(?:s|ed|ing)?(?!\s+(?:an?|the)\s+\w*\s*(?:inquiry|probe))|call(?:s|ed|ing)?\s+for|order(?:s|ed)\s+(?:\w+\s+){0,2}?to\b|threaten\w*
          |would|could|might|may|should|plan(?:s|ned|ning)?\s+to|intend\w*\s+to|vow\w*|warn(?:s|ed|ing)?\s+(?:of|that)
          |fear(?:s|ed)?\s+(?:of|that)|risk\s+of|prevent(?:s|ed|ing)?|foil(?:s|ed)|thwart\w*|drills?|exercises?|rumou?rs?\s+of)\b""",
    re.X,
)
"""Words under which an act of violence is spoken of and not told as done."""
GRAVE = Anycase(
    r"\b(?:mass\s+)?graves?\b|\bhuman\s+remains\b|\bbodies\s+(?:were|had\s+been|have\s+been)\s+(?:found|dug|exhumed)",
)
HIT = Anycase(
    r"""\b(?:hit|struck|targeted|destroyed)\s+(?:an?|the|our|his|its|their|two|three|several)\s+(?:[\w-]+\s+){0,2}?
        (?:columns?|convoys?|gatherings?|pickups?|trucks?|cars?|bus(?:es)?|vehicles?|houses?|homes?|positions?|patrols?|checkpoints?|ambulances?)\b""",
    re.X,
)
HABIT = Anycase(
    r"""\b(?:every|each|all|any|no)\s+(?:\w+\s+){0,2}(?:strike|air\s?strike|raid|mission|operation|sortie|flight|request|target)s?\s+
          (?:is|are|has\s+to|have\s+to|must|needs?)\b
      | \b(?:when|whenever|if|once|unless|until|only\s+where)\b[^.;]{0,60}\b(?:requests?|asks?|approves?|orders?|requires?|(?:has|have)\s+(?:been\s+)?(?:approved|requested|asked))\b
      | \b(?:standing\s+(?:orders?|rules?)|rules\s+of\s+engagement|standard\s+(?:procedure|practice))\b""",
    re.X,
)
"""How things are done as a rule: no claim about this incident."""


@lru_cache(maxsize=2048)
def practice(text: str) -> bool:
    """Whether a sentence speaks of how things are done as a rule."""
    return bool(HABIT.search(text) or PRACTICE.search(text))


MAY = Gated(
    r"\b(?:(?i:in|of|since|until|till|last|this|next|from|during|between|by|early|late|mid|on|through|and|to)[ -]|"
    r"\d{1,2}(?:st|nd|rd|th)?[ ])M(?:ay|AY)\b|\bM(?:ay|AY)(?=[ ]\d)"
)
"""The month, which is no word of what may be."""


@lru_cache(maxsize=2048)
def unreal(text: str) -> bool:
    """Whether a sentence speaks of violence as threatened, feared, planned or prevented and tells no harm as done."""
    return bool(UNREAL.search(MAY.sub(" ", text))) and not HARM.search(text)


CLAUSE = re.compile(
    r"[;:.?!”\"]|,\s|\b(?:after|when|while|because|since|as|who|which|whose|but|following|over)\b", re.I
)
FOILED = Gated(
    r"^[^.;,]{0,30}\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?(?:foiled|thwarted|prevented|averted|planned|feared|expected|imminent|likely|inevitable|(?:only\s+)?a\s+matter\s+of\s+time)\b",
    re.I,
)


SUPPOSED = re.compile(
    r"\b(?:if|unless|in\s+case|whether|likely\s+to|in\s+order\s+to|wants?|(?:asked|urged|told)\s+(?:\w+\s+){1,3}to|(?:have|has|had|need)\s+to\s+(?=\w*arrest)|powers?\s+(?:[\w’']+\s+){0,12}?to|[Ii]nstead\s+of|[Rr]ather\s+than|offer(?:s|ed|ing)?\s+to|(?:ruled|ruling|rules)\s+out|dar(?:e|es|ed|ing)\s+(?:\w+\s+){1,5}to)\b"
    r"|\b(?:will|shall|[’']ll)\s+(?:not\s+)?(?:\w+\s+)?$"
    r"|\b(?:[Nn]obody|[Nn]o\s+one|[Nn]one(?:\s+of\s+(?:\w+\s+){1,4}?)?)\s*(?:(?:has|have|had|was|were|is|are)\s+)(?:(?:so\s+far|yet|been|ever)\s+)*$"
    r"|\b(?:[Nn]ot|[Nn]o|n[’']t|never|without(?:\s+any)?)\s+(?:(?:a|an|the|any|been|be|yet|major|fresh|further)\s+){0,2}$"
)
"""Conditions, wishes and negations, in the clause of an act and before it."""


NO_ARREST = Gated(
    r"\b(?:(?:warrants?|rewards?|bount(?:y|ies))\b[^.;,]{0,80}?\b(?:for|to|in)|stay(?:s|ed)|evad(?:e|es|ed|ing)|escap(?:e|ed|ing)|avoid(?:s|ed|ing)?|fear(?:s|ed|ing)?)\s+"
    r"(?:the\s+|his\s+|her\s+|their\s+)?(?:arrest|detention|capture)\b",
    re.I,
)
"""Arrests that nobody has made."""


HEARSAY = Gated(
    r"\brumou?rs?\s+(?:that|of|about)\b[^.;]*$|\brumou?red\s+that\b[^.;]*$|\bif\s+need(?:ed|\s+be)?\s*,\s+[^.;,]{0,30}$",
    re.I,
)
"""What is rumoured, or only ready to be done, commas or not."""


def unreal_at(text: str, at: int) -> bool:
    """Whether the act at ``at`` is spoken of as threatened, feared, planned, prevented or possible, by its own clause."""
    if FOILED.search(text[at:]):
        return True
    if HEARSAY.search(text[max(0, at - 100) : at]):
        return True
    if any(m.end() > at for m in NO_ARREST.finditer(text, max(0, at - 110), at + 20)):
        return True
    before = text[max(0, at - 80) : at]
    cut = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    return UNREAL.search(MAY.sub(" ", before[cut:])) is not None or SUPPOSED.search(before[cut:]) is not None


def past(text: str, published: str | None) -> Scope:
    """The scope of a sentence that counts nobody: background and other incidents are kept apart."""
    scope = scope_of(text, text, published)
    return scope if scope in ("background", "another_incident") else "this_incident"


def about_incident(document: Document, casualties: list[Found]) -> dict[int, Scope]:
    """``id(sentence)`` to the scope of the violence that it tells; sentences that tell none are absent."""
    kinds = lexicon().kinds
    by_sentence: dict[int, list[Found]] = {}
    for f in casualties:
        by_sentence.setdefault(id(f.sentence), []).append(f)
    out: dict[int, Scope] = {}
    for s in document.sentences:
        if s.doc is None:
            continue
        told = [f for f in by_sentence.get(id(s), []) if f.stance != "hypothetical"]
        if any(f.scope == "this_incident" for f in told):
            out[id(s)] = "this_incident"
        elif told:
            out[id(s)] = told[0].scope
        elif GRAVE.search(s.text) or HIT.search(s.text) or any(p.search(s.text) for _, p in kinds):
            scope = scope_of(s.text, s.text, document.report.published)
            out[id(s)] = "general_practice" if scope == "this_incident" and practice(s.text) else scope
    return out


def soft_violence(sentence: Sentence, published: str | None) -> Scope | None:
    """The scope of a sentence that tells violence by words alone that name no weapon and no plan; None if it tells none."""
    if not any(p.search(sentence.text) for _, p in lexicon().soft):
        return None
    scope = scope_of(sentence.text, sentence.text, published)
    return "general_practice" if scope == "this_incident" and practice(sentence.text) else scope

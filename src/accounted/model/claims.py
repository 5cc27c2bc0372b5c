"""What is said: counts of casualties, and circumstances."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, get_args

from accounted.model.periods import Period
from accounted.model.places import Place
from accounted.model.reports import Quote
from accounted.model.sources import Attribution, Source
from accounted.model.values import Value, content_id

Outcome = Literal["killed", "injured", "killed_or_injured", "missing", "detained", "displaced"]
"""``killed_or_injured`` is for words that do not say which ("casualties", "dead or hurt"); ``detained``
and ``displaced`` are harms and never casualties."""


Bound = Literal["exact", "at_least", "more_than", "up_to", "nearly", "about", "range", "vague", "none"]
"""How the words bound the number: ``vague`` has no number of its own ("dozens", "several", a bare
plural); ``none`` is a claim of nobody ("no one was hurt")."""


Covers = Literal["whole", "part", "not_stated"]
"""``whole``: the report gives it as the incident's total for the outcome. ``part``: a group, a site, a
hospital or a phase of it; a floor for every wider group. ``not_stated``: the words do not tell."""


Scope = Literal["this_incident", "several_incidents", "background", "another_incident", "general_practice"]


Stance = Literal[
    "asserted", "claimed", "doubted", "denied", "conceded", "retracted", "could_not_confirm", "hypothetical"
]
"""The report's own stance. ``asserted``: put as fact, or said by a speaker without a hedge; ``claimed``:
the report itself holds it at arm's length ("claimed", "alleged", "reportedly")."""


Aspect = Literal[
    "when",
    "where",
    "kind",
    "means",
    "by",
    "against",
    "friendly_fire",
    "requested",
    "approved",
    "not_told",
    "inquiry",
    "sequence",
    "person",
]


ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
"""In the order in which they are shown."""


class Count(Value, frozen=True, kw_only=True):
    """An integer interval with its words. ``high`` None is open; ``low`` None is not stated.

    "at least ten": 10..None. "more than 70": 71..None. "up to 20": None..20. "about 20", "nearly 20": 20..20
    with that bound. "dozens", a bare plural: None..None, ``vague``: what the word is worth is a method's
    business. "no one": 0..0, ``none``. ``derived`` holds the summands where the report gives only parts of
    one total ("ten security personnel and one local official": 11, from "ten", "one").
    """

    low: int | None
    high: int | None
    words: str
    bound: Bound = "exact"
    derived: tuple[str, ...] = ()

    def __repr__(self) -> str:
        if self.low is None and self.high is None:
            return f"“{self.words}”"
        if self.high is None:
            return f"at least {self.low}"
        if self.low is None:
            return f"up to {self.high}"
        figure = str(self.low) if self.low == self.high else f"{self.low}–{self.high}"
        return ("about " if self.bound in ("about", "nearly") else "") + figure


class Facet(Value, frozen=True, kw_only=True):
    """One thing a group is said to be, and the words that say it: ``Facet(value="police", words="policemen")``."""

    value: str
    words: str


class Group(Value, frozen=True, kw_only=True):
    """Whom a count is of. A facet may hold several values ("women and children" is never split).

    status: civilian, combatant, disputed (as labelled by the speaker). role: police, soldier, security_forces,
    militant, official, journalist, medic, aid_worker, student, teacher, guard, attacker, worker, prisoner,
    fighter, religious, politician, judge, diplomat, driver, bodyguard … age: child, adult, elderly, baby. sex: f, m.
    ``words`` is the whole noun phrase without its number ("security personnel"); empty: people, not told further.
    """

    words: str = ""
    status: tuple[Facet, ...] = ()
    role: tuple[Facet, ...] = ()
    age: tuple[Facet, ...] = ()
    sex: tuple[Facet, ...] = ()
    other: tuple[Facet, ...] = ()
    """Nationality, organisation, kinship and what else is said."""
    count: Count | None = None
    """Only in ``CasualtyClaim.includes``: how many of them."""

    def values(self) -> frozenset[str]:
        """All facet values, for comparing."""
        return frozenset(f.value for part in (self.status, self.role, self.age, self.sex) for f in part)

    def __repr__(self) -> str:
        return self.words or "people"


class CasualtyClaim(Value, frozen=True, kw_only=True, dict=True, gc=True, tag="casualty", tag_field="type"):
    """ "In this report, at these words, this chain of sources says that so many of this group were <outcome>."

    ``includes`` are people said to be among the counted, never added to them ("20, among them the mayor").
    ``persons`` are names given for the counted people. ``part_of`` says in words of the report which part
    ``covers == "part"`` means ("police officers, in the air strike").
    ``replaces`` is true of an older figure's successor in the same text ("now 30, up from 22"); the older one
    has ``superseded`` true.
    """

    quote: Quote
    attribution: Attribution
    outcome: Outcome
    count: Count
    group: Group = Group()
    covers: Covers = "not_stated"
    part_of: str | None = None
    scope: Scope = "this_incident"
    stance: Stance = "asserted"
    includes: tuple[Group, ...] = ()
    persons: tuple[str, ...] = ()
    superseded: bool = False
    stated: str | None = None
    """ISO date of the statement where the report tells it and it differs from publication."""
    event: int = 0
    """Which of the report's incidents, for scope this_incident; 0 is the main one."""
    confidence: float = 1.0
    engine: str = ""

    @cached_property
    def id(self) -> str:
        return content_id(
            "claim",
            "casualty",
            self.quote.report,
            self.quote.start,
            self.quote.end,
            self.outcome,
            [self.count.low, self.count.high, self.count.bound],
            self.group.words,
            [[s.name, s.kind] for s in self.attribution],
            self.covers,
            self.scope,
            self.stance,
        )

    @property
    def speaker(self) -> Source | None:
        """Who is nearest to the event; None for a chain that names nobody."""
        return self.attribution[0] if self.attribution else None

    def __repr__(self) -> str:
        via = " → ".join(s.name for s in self.attribution) or "outlet unknown"
        extra = "" if self.scope == "this_incident" else f", {self.scope}"
        stance = "" if self.stance == "asserted" else f", {self.stance}"
        return f"<{via}: {self.count!r} {self.group.words or 'people'} {self.outcome}{extra}{stance}>"


class CircumstanceClaim(Value, frozen=True, kw_only=True, dict=True, gc=True, tag="circumstance", tag_field="type"):
    """ "In this report, at these words, this chain of sources says this of when, where, how or by whom."

    ``value`` by aspect: kind: air_strike, drone_strike, shelling, shooting, bombing, suicide_bombing, raid, clash,
    kidnapping, execution, arson, stabbing, landmine, missile_strike, grenade_attack, massacre, attack, other.
    means: what was used ("helicopters", "car bomb"). by: who did it ("US helicopters"). against: who or what was hit.
    friendly_fire: yes. requested/approved: yes, no. not_told: who was not informed. inquiry: open,
    demanded, result, closed, none. sequence: what happened, ``order`` counting from 1 within the report.
    person: a named casualty (``value`` the name; ``outcome``; ``age``, ``sex``, ``role`` as told).
    ``certainty`` (for ``by``): reported_as_fact, claimed_or_admitted, suspected_or_accused, accused_by_authorities,
    possible, denied (MUC-4's scale).
    """

    quote: Quote
    attribution: Attribution
    aspect: Aspect
    value: str
    certainty: (
        Literal[
            "reported_as_fact",
            "claimed_or_admitted",
            "suspected_or_accused",
            "accused_by_authorities",
            "possible",
            "denied",
        ]
        | None
    ) = None
    scope: Scope = "this_incident"
    stance: Stance = "asserted"
    order: int | None = None
    outcome: Outcome | None = None
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    place: Place | None = None
    """For ``where``: filled in by places, not by an engine."""
    period: Period | None = None
    """For ``when``: filled in by places.dates, not by an engine."""
    event: int = 0
    confidence: float = 1.0
    engine: str = ""

    @cached_property
    def id(self) -> str:
        return content_id(
            "claim",
            "circumstance",
            self.quote.report,
            self.quote.start,
            self.quote.end,
            self.aspect,
            self.value,
            self.certainty,
            [[s.name, s.kind] for s in self.attribution],
            self.scope,
            self.stance,
        )

    @property
    def speaker(self) -> Source | None:
        return self.attribution[0] if self.attribution else None

    def __repr__(self) -> str:
        via = " → ".join(s.name for s in self.attribution) or "outlet unknown"
        value = "(name kept in)" if self.aspect == "person" else self.value
        return f"<{via}: {self.aspect} {value}>"


Claim = CasualtyClaim | CircumstanceClaim

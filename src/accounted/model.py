"""The words of the design as immutable values.

Every type here is a frozen ``msgspec.Struct``: it validates on the way in (``decode``), prints as
JSON on the way out (``encode``), and knows nothing of files, databases or texts. This module
imports nothing else of the project.

Identity. ``Claim.id`` and ``Report.id`` are worked out from content through :func:`content_id`, an
unambiguous encoding (a JSON array, so ("ab", "c") and ("a", "bc") differ). Neither engine, nor time,
nor confidence enters a claim's id: a newer engine that reads the same words the same way finds the
same claim, and what people decided of it still holds.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args

import msgspec

__all__ = [
    "ASPECTS",
    "AccountedError",
    "Aside",
    "Attribution",
    "BadInput",
    "CasualtyClaim",
    "CircumstanceClaim",
    "Claim",
    "Count",
    "Decision",
    "Facet",
    "Group",
    "Incident",
    "Item",
    "LinkReason",
    "Method",
    "Origin",
    "Period",
    "Place",
    "Problem",
    "Quote",
    "Reading",
    "Reason",
    "Report",
    "Search",
    "Sentence",
    "Source",
    "Stood",
    "Toll",
    "Version",
    "content_id",
    "decode",
    "encode",
    "schema",
]

# --------------------------------------------------------------------------- errors


class AccountedError(Exception):
    """Something a person can mend. ``str()`` is one line: what it is about, what is wrong, what to do."""

    exit_code = 1


class BadInput(AccountedError):
    """A file or option that cannot be taken in as it stands."""

    exit_code = 2


# --------------------------------------------------------------------------- vocabularies

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

Interest = Literal["accused", "victims_side", "third_party", "unknown"]

SourceKind = Literal["person", "office", "organisation", "agency", "outlet", "unnamed", "unresolved"]
"""``person``: a named individual. ``office``: a post without a name ("the mayor"). ``organisation``: a
ministry, command, armed group, NGO, hospital. ``agency``: a news agency. ``outlet``: the publisher.
``unnamed``: "officials", "residents", "a source". ``unresolved``: "he", "it", or a surname that nobody
in the report introduces."""

SourceRelation = Literal["part_of", "relies_on", "same_interest"]
"""How one source stands to another for longer than one report: a press office is part of its ministry, a website relies
on an agency, two parties have the same interest. Such two are shown as two and count once."""

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

T = TypeVar("T")


def content_id(prefix: str, *parts: Any) -> str:
    """``prefix`` + 20 hex digits of the SHA-256 of ``parts`` as a canonical JSON array."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all values: immutable, compared by content, fields by name only."""


# --------------------------------------------------------------------------- what comes in


class Item(Value, frozen=True, kw_only=True):
    """One address, file or post. ``address``: its URL, else ``file:`` + a path relative to what was
    given to ``record``, else ``stdin:``, ``upload:`` or ``paste:`` + the SHA-256 of what came. May be captured many times."""

    address: str

    @property
    def id(self) -> str:
        return content_id("item", self.address)


class Version(Value, frozen=True, kw_only=True):
    """One capture of an item: the bytes as received, named by their SHA-256, and how and when they came."""

    item: str
    sha256: str
    captured: str
    """UTC, ISO 8601 to the second."""
    how: str = "file"
    """file, stdin, upload (a file given to the desk), paste (text given to it)."""
    name: str = ""
    """File name as received."""
    media_type: str = ""
    size: int = 0


class Aside(Value, frozen=True, kw_only=True):
    """A stretch of a report's text that is kept and never claimed from.

    ``teaser``: "More news: …" and related-story lines; ``notice``: the line that says that a report is a
    constructed example, or legal boilerplate; ``navigation``: menus and the like that an extractor left in.
    """

    start: int
    end: int
    kind: Literal["teaser", "notice", "navigation"]


class Report(Value, frozen=True, kw_only=True, dict=True):
    """The readable text of one version, and what is known of it. ``None`` is unknown, never a guess.

    ``text`` is what quotes point into (offsets count Unicode code points). Paragraphs are parted by blank
    lines; where a headline is known it is the first paragraph and ends at ``headline_end`` (else 0).
    """

    item: str
    version: str
    """SHA-256 of the bytes."""
    part: str = ""
    """Which part of the bytes, where one file holds many reports: ``line 12``."""
    text: str
    headline_end: int = 0
    asides: tuple[Aside, ...] = ()
    address: str = ""
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO date (``2018-01-29``) or date and time as far as known; never padded."""
    language: str | None = None
    """ISO 639-1, judged from the body; None where too little text to tell."""
    captured: str = ""
    extractor: str = ""
    """Name and version of what made the text: ``html/trafilatura 2.3.1``."""
    synthetic: bool = False

    @cached_property
    def id(self) -> str:
        return content_id("report", self.item, self.version, self.part)

    @property
    def title(self) -> str | None:
        return self.text[: self.headline_end].strip() or None

    def __repr__(self) -> str:
        who, when = self.outlet or "outlet unknown", self.published or "undated"
        return (
            f"<Report {self.id[:15]} {who}, {when}, {self.language or 'language unknown'}, {len(self.text)} characters>"
        )


class Quote(Value, frozen=True, kw_only=True):
    """Where a claim's words stand: ``report.text[start:end] == text``, exact."""

    report: str
    start: int
    end: int
    text: str

    def __repr__(self) -> str:
        return f"“{self.text}” [{self.start}:{self.end}]"


CONTRIBUTED = "contributed to the report"
"""Role of an agency that a page credits ("with files from …") without telling with what. It stands last in the chain,
behind the outlet, and nobody can say that the claim is its."""
UNNAMED_WIRE = "news agency"
"""Name of an agency whose text a page is by its sign-off ("Reporting by …; Editing by …"), where it is not named."""


class Source(Value, frozen=True, kw_only=True):
    """A party that says something, as the report introduces it.

    ``name`` is the fullest form that the report gives ("Sharhabil al-Obaidi"), ``words`` the form that
    stands at the claim ("Obaidi"), ``role`` the office or description ("mayor of al-Baghdadi").
    """

    name: str
    kind: SourceKind
    words: str = ""
    role: str | None = None
    affiliation: str | None = None
    interest: Interest = "unknown"

    @property
    def contributed(self) -> bool:
        """Whether it only gave something to the page, and nobody knows what."""
        return self.role == CONTRIBUTED

    @property
    def link(self) -> str:
        """Its name as it stands in a chain; who only contributed is told so."""
        return f"{self.name} ({CONTRIBUTED})" if self.contributed else self.name

    def __repr__(self) -> str:
        return self.name + (f", {self.role}" if self.role else "")


Attribution = tuple[Source, ...]
"""The chain of sources behind a claim, nearest to the event first: officials → Reuters → the outlet."""


# --------------------------------------------------------------------------- what is said


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


class CasualtyClaim(Value, frozen=True, kw_only=True, dict=True, tag="casualty", tag_field="type"):
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


class CircumstanceClaim(Value, frozen=True, kw_only=True, dict=True, tag="circumstance", tag_field="type"):
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

PlacePrecision = Literal["exact", "near", "district", "province", "line", "country", "sea_or_air", "not_stated"]


class Place(Value, frozen=True, kw_only=True):
    """A place with its precision. ``near``: within about 25 km of a named place, or reckoned from a bearing.

    ``ucdp`` is UCDP's where_prec (1-7), ``acled`` ACLED's geo_precision (1-3); None where nothing is stated or
    the scale has no such step. A country never carries its capital's point: lat and lon are then None.
    """

    words: str
    name: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "not_stated"
    ucdp: int | None = None
    acled: int | None = None
    gazetteer_id: str | None = None
    candidates: tuple[str, ...] = ()
    """Fuzzy or ambiguous answers, as a person would read them; never used."""

    def parts(self) -> tuple[str, ...]:
        """As a person would read it, finest first: ("Ramadi", "Al Anbār", "IQ"). A place told by its distance has no name
        of its own: the report's words stand for it."""
        told = self.words if self.name is None and self.precision in ("near", "line", "sea_or_air") else None
        return tuple(dict.fromkeys(x for x in (self.name or told, self.admin1, self.country) if x))

    def __repr__(self) -> str:
        known = ", ".join(self.parts())
        return f"{known or 'place not stated'} ({self.precision})"


PeriodPrecision = Literal["hour", "part_of_day", "day", "days", "week", "month", "months", "year", "not_stated"]


class Period(Value, frozen=True, kw_only=True):
    """Local days from ``start`` to ``end`` (ISO, both in), with precision. ``start`` None: on or before ``end``."""

    words: str
    start: str | None = None
    end: str | None = None
    precision: PeriodPrecision = "not_stated"
    part_of_day: str | None = None
    """dawn, morning, noon, afternoon, evening, night, "after midnight", "05:00" … as told."""

    def __repr__(self) -> str:
        if self.end is None:
            return "date not stated"
        span = self.end if self.start == self.end else f"{self.start or 'until'}–{self.end}"
        return f"{span}{' ' + self.part_of_day if self.part_of_day else ''} ({self.precision})"


class Problem(Value, frozen=True, kw_only=True):
    """Something a stage saw and could not take in or understand. Silence means that nothing was there."""

    stage: Literal["reading", "claims", "places", "linking", "reckoning", "register"]
    code: str
    """Short and stable, for counting: ``speaker_unresolved``, ``count_without_outcome``, ``place_not_stated`` …"""
    seen: str
    """One line: what is wrong."""
    expected: str = ""
    settle: str = ""
    """What would settle it, as an instruction."""
    report: str | None = None
    address: str | None = None
    """File or URL, where there is no report."""
    quote: Quote | None = None
    severity: Literal["note", "problem", "refused"] = "problem"

    @property
    def id(self) -> str:
        where = [self.quote.start, self.quote.end] if self.quote else []
        return content_id("problem", self.stage, self.code, self.seen, self.report, self.address, where)

    def __repr__(self) -> str:
        return f"<{self.stage}: {self.seen}>"


class Reading(Value, frozen=True, kw_only=True):
    """What one engine made of one report."""

    report: str
    engine: str
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


# --------------------------------------------------------------------------- what happened


class LinkReason(Value, frozen=True, kw_only=True):
    """One contribution to joining (weight > 0) or keeping apart (weight < 0), in a sentence with both values."""

    name: str
    weight: float
    sentence: str
    left: str = ""
    right: str = ""


class Origin(Value, frozen=True, kw_only=True):
    """An independent root of claims. ``speakers`` as they stand; ``claims`` in order of statement.

    ``identified`` is false for unnamed speakers, who are *unknown* (not independent) to other origins: between
    ``len(known)`` and ``len(all)`` accounts there may be.
    ``copies``: claims set aside as copies, each with the claim it repeats.
    """

    id: str
    label: str
    """As a person would read it: "Capt. Mohammed al-Dulaimi → Xinhua"."""
    claims: tuple[str, ...]
    identified: bool = True
    interest: Interest = "unknown"
    outlet_voice: bool = False
    """True where nobody but an outlet speaks."""
    copies: tuple[tuple[str, str], ...] = ()
    reasons: tuple[LinkReason, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    """Claims in copied words whose figure was changed, each with the claim whose place it has."""
    altered: tuple[tuple[str, str], ...] = ()
    """Those of ``changed`` whose number alone another outlet changed, with nothing that tells of an update: no figure of
    their own."""
    newer: tuple[str, ...] = ()
    """Claims whose own sentence says that their figure follows an older one ("rose to", "now")."""


class Incident(Value, frozen=True, kw_only=True):
    """Violence that harmed people, as claims tell it."""

    id: str
    """Working id of a draft: from its members, so the same whatever the order of arrival."""
    code: str | None = None
    """What people cite, minted when somebody opened the incident; None for a draft that nobody opened."""
    codes: tuple[str, ...] = ()
    """Its code and those that merges brought to it, oldest first."""
    kind: Literal["event", "series", "discovery", "aggregate"] = "event"
    violence: tuple[str, ...] = ()
    """Values of kind-claims, most said first."""
    place: Place = Place(words="")
    period: Period = Period(words="")
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    state: Literal["draft", "reviewed", "second_read", "released"] = "draft"
    signatures: tuple[int, ...] = ()
    """Entries in which people signed it, oldest first: the last one says its state."""
    summaries: tuple[int, ...] = ()
    """Entries in which people told it in sentences, oldest first: the last one stands."""
    reasons: tuple[LinkReason, ...] = ()
    synthetic: bool = False

    @property
    def title(self) -> str:
        return ", ".join(self.place.parts()) or "Place not stated"

    def __repr__(self) -> str:
        return f"<Incident {self.id} {self.title}, {self.period!r}: {len(self.reports)} reports, {len(self.origins)} origins>"


# --------------------------------------------------------------------------- what is made of it


class Reason(Value, frozen=True, kw_only=True):
    """One line of a toll's working: a claim used, or set aside and by which rule."""

    use: Literal["used", "floor", "replaced", "set_aside", "response", "note"]
    rule: str
    """Name of the rule in the method's words, for instance ``accused_beside``."""
    sentence: str
    claim: str | None = None
    origin: str | None = None
    other: str | None = None
    """The claim that it repeats, or that took its place."""


class Toll(Value, frozen=True, kw_only=True):
    """What a method makes of an incident's claims for an outcome and a group.

    ``answer`` figures: ``fields`` holds exactly the fields that the method has (``min``/``max``, ``low``/``best``/
    ``high``, ``fatalities``); a field that the method has and cannot fill is None; ``open_high`` keeps an open end
    open. ``not_an_event``: the method does not record such an incident. ``cannot_say``: ``question`` asks what
    would settle it and ``setting`` names the line of the method file that would answer.
    """

    incident: str
    outcome: Outcome
    group: str
    method: str
    version: str
    conformity: Literal["full", "partial", "observed"]
    answer: Literal["figures", "not_an_event", "cannot_say", "no_claim"]
    fields: dict[str, int | None] = {}
    open_high: bool = False
    question: str | None = None
    setting: str | None = None
    reasons: tuple[Reason, ...] = ()
    origins_known: int = 0
    """Fewest accounts that may stand behind it: those unknown to one another may be one."""
    origins_all: int = 0
    """Most accounts that may stand behind it."""

    def __repr__(self) -> str:
        said = (
            self.answer.replace("_", " ")
            if self.answer != "figures"
            else ", ".join(f"{k} {'not stated' if v is None else v}" for k, v in self.fields.items())
            + (" (open above)" if self.open_high else "")
        )
        return f"<{self.outcome}, {self.group}, under {self.method} {self.version} ({self.conformity}): {said}>"


class Search(Value, frozen=True, kw_only=True):
    """One search for reports: on which day, where, in which language, with which words, how many were found.

    ``found`` 0 is "searched, nothing found", which is knowledge too; None: something was found and nobody counted it.
    """

    day: str
    source: str
    language: str = ""
    """ISO 639-1; empty: any."""
    terms: str = ""
    found: int | None = None


class Stood(Value, frozen=True, kw_only=True):
    """How a thing stood when a person decided: what changed since is told against it."""

    of: str
    """A claim, or the outcome of a toll."""
    words: str
    """As the page had it: "8 people killed · used", "7–11, open above"."""


class Figured(Value, frozen=True, kw_only=True):
    """An incident as it stood around an act that moved claims: its figures, as the program worked them out at the time."""

    title: str
    """Its place and days in words."""
    code: str | None = None
    tolls: tuple[Stood, ...] = ()
    """Killed and injured under the leading method."""


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence of a summary that a person wrote, with what it rests on: claims, tolls, or both."""

    text: str
    claims: tuple[str, ...] = ()
    tolls: tuple[Outcome, ...] = ()
    """Outcomes whose toll, under the leading method, it cites."""
    stood: tuple[Stood, ...] = ()
    """How each of them stood when it was written, or last found to hold."""


class Decision(Value, frozen=True, kw_only=True):
    """What a person did, with why; who and when stand in the register's entry.

    ``relation`` ties two sources for longer, ``targets`` being the two in the order of the words (the first is *part_of*
    or *relies_on* the second; *same_interest* has no order), from ``since`` to ``until``; ``no_relation`` takes it back.

    ``reading`` (right, corrected, wrong) and ``use`` (used, set_aside) hang on report, span and words, so that they
    outlive the engine that found the claim; ``withdrawn`` takes back all judgements of that kind on the claim. ``same``/``not_same`` name sources or claims, ``merge``/``split`` claims.
    ``casualty`` accepts a named person as one real casualty, told apart from every other, in the incident of its target
    claims, with a state (missing, injured, killed, died_later, alive, withdrawn) as its value. ``open`` gives the incident
    of its target claims a code that lasts.

    ``reading`` with the value ``added`` is a claim that a person read and no engine did: ``correction`` holds it. ``triage``
    says where a report goes (first target: the report): *incident* (further targets: claims of the incident that it joins) and
    *new_incident*, both with ``apart``, claims of incidents that it is no part of; *background*, *out_of_scope*, *duplicate* (second target: the report that
    it repeats); the claims of the last three bear on no toll. ``translation`` gives what ``quote`` says in the language
    ``value``, for reading only. ``search`` is a line of the search log; its withdrawal names the entry (target ``entry-12``).

    ``summary`` tells the incident of its target claims in ``sentences`` (written: by a person; holds: looked at again, and
    it stands as written; withdrawn: there is none any more). ``sign`` says that a person went through the incident of its
    target claims (reviewed, second_read, released; draft takes it back); ``stood`` keeps the tolls that they signed.
    Both name in ``follows`` the entry of their kind that they build on.
    ``note`` keeps what a person wants others to know, its ``why`` being the words: on a claim (``quote`` and ``claim``), a
    report (target) or an incident (its code, or its claims, as targets). The value ``withdrawn`` with the entry of the note
    (``entry-12``) among the targets takes it back; of a grade, ``same``, ``not_same``, ``merge`` and ``split`` it takes back
    what was decided of the same targets.
    """

    kind: Literal[
        "reading",
        "use",
        "same",
        "not_same",
        "merge",
        "split",
        "grade",
        "close_problem",
        "interest",
        "relation",
        "no_relation",
        "casualty",
        "open",
        "triage",
        "translation",
        "search",
        "summary",
        "sign",
        "note",
    ]
    value: str = ""
    why: str
    quote: Quote | None = None
    """For reading and use."""
    claim: str | None = None
    """The claim as it stood; None: every claim at that quote."""
    correction: Claim | None = None
    targets: tuple[str, ...] = ()
    """Claims (for merge, split, casualty, open, summary, sign), names of sources (same, not_same, interest, relation), or a problem."""
    since: str | None = None
    """For a relation: the first day it holds for, ISO day, month or year; None: always before. For a casualty: the day
    since which the state holds, where it is told."""
    until: str | None = None
    """The last one, in; None: it still holds."""
    person: str = ""
    """For casualty: the name by which this person is told apart."""
    text: str = ""
    """For translation: what the quote says, in the words of whoever translated it. Never quoted from."""
    search: Search | None = None
    """For search."""
    apart: tuple[str, ...] = ()
    """For triage: claims with which those of the report are not to be in one incident. For split: the claims that those of
    ``targets`` leave; each of the one is kept apart from each of the other, and nothing is said of those of one side."""
    sentences: tuple[Sentence, ...] = ()
    """For summary."""
    stood: tuple[Stood, ...] = ()
    """For sign: the tolls under the leading method as they were signed."""
    follows: int | None = None
    """For sign and summary: the entry that it builds on; None for the first."""
    nth: int = 0
    """Which one of the decisions of one act it is, from 0: those of an act follow one another in the register, which
    numbers them itself."""
    undoes: int | None = None
    """The entry that it takes back: what stood before that one holds again."""
    was: tuple[Figured, ...] = ()
    """For merge and split: the incidents that the act touched, as they stood before it. What the program worked out at the
    time, kept so that the history need not link the whole register as it was; nothing is reckoned from it."""
    became: tuple[Figured, ...] = ()
    """The same after it."""
    rests: tuple[str, ...] = ()
    """Claims, besides those that it names, on which these figures rest: they are erased with any of them."""


class Method(Value, frozen=True, kw_only=True):
    """Name card of a rule set; the rules themselves are in ``reckoning.methods``."""

    name: str
    version: str
    conformity: Literal["full", "partial", "observed"]
    summary: str


# --------------------------------------------------------------------------- in and out

_encoder = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> bytes:
    """JSON bytes, the same for the same value (keys in order)."""
    return _encoder.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """A value of ``kind`` from JSON; raises ``BadInput`` with the path of what is wrong."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as err:
        raise BadInput(f"not a {getattr(kind, '__name__', kind)}: {err}") from err


PUBLIC = (
    Item,
    Version,
    Report,
    Quote,
    Source,
    Count,
    Group,
    CasualtyClaim,
    CircumstanceClaim,
    Place,
    Period,
    Problem,
    Reading,
    Origin,
    Incident,
    Reason,
    Toll,
    Decision,
)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of every type that leaves the program."""
    _, components = msgspec.json.schema_components(PUBLIC, ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "accounted", "$defs": components}

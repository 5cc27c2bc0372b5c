"""The stages in order. This is the one module that knows them all; each step is a function that can be called alone.

``record``: 1 receive bytes, 2 read them into reports, 3 take them into the register, 4 find the claims of each unread
report, 5 resolve their places and dates, 6 record the readings.

``work_out``: 7 fold the register into a view, 8 find copied passages, 9 find origins, 10 link claims to incidents.

``toll``: 11 reckon an incident under a method.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from unicodedata import normalize
from weakref import WeakKeyDictionary

import msgspec

from accounted import linking, linking_files, reading, reckoning
from accounted.armies import Army, army_of, names_forces, told_fully, with_interests
from accounted.claims.engines import engine
from accounted.claims.protocol import Engine, Knowledge
from accounted.linked import LINKED, Given, Linked, given
from accounted.linking_files import in_memory
from accounted.model import (
    BadInput,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Decision,
    Incident,
    Interest,
    Item,
    Outcome,
    Place,
    Problem,
    Reading,
    Report,
    Toll,
    encode,
)
from accounted.places import Gazetteer
from accounted.reckoning import (
    Account,
    Casualty,
    MethodRules,
    State,
    Statement,
    Sum,
    counted_by_name,
    group_of,
    load,
    reckon,
)
from accounted.register import Recorded as Entered
from accounted.register import Register, View

DEFAULT_ENGINE = "offline-english"
Progress = Callable[[str, int, int | None], None]
"""Told of each step: its name, how many are done, how many there are (None: not known yet)."""


@dataclass(slots=True)
class Recorded:
    """What one ``record`` did. ``refused``: files of which nothing could be taken in."""

    files: int = 0
    new: int = 0
    known: int = 0
    reports: int = 0
    read: int = 0
    claims: int = 0
    refused: int = 0
    left_out: int = 0
    """Erased before, so not taken in again."""
    problems: tuple[Problem, ...] = ()
    """Those of files, not of claims."""


def _quiet(step: str, done: int, total: int | None) -> None:
    return None


# --------------------------------------------------------------------------- recording


def record(
    register: Register,
    paths: Iterable[str | Path],
    *,
    author: str,
    time: str,
    metadata: reading.Metadata | None = None,
    stdin: BinaryIO | None = None,
    engine_name: str = DEFAULT_ENGINE,
    reread: bool = False,
    progress: Progress = _quiet,
) -> Recorded:
    """Take files into ``register`` and read the claims of every report that no engine has read.

    ``time``: UTC, ISO 8601: when this happens. A file that cannot be taken in is a problem and the others go on.
    ``reread``: read all reports again, after an engine was changed. Running twice changes nothing.
    """
    done = Recorded()
    problems: list[Problem] = []
    book = register.path
    beside = ("", ".people", ".view")  # what the desk keeps beside a register is no report either
    own = [book.with_name(book.name + b + end) for b in beside for end in ("", "-wal", "-shm", "-journal")]
    own += linking_files.files_of(book)
    with register.batch():
        for received in reading.receive([Path(p) for p in paths], metadata or reading.Metadata(), stdin, own):
            done.files += 1
            progress("taking in", done.files, None)
            took = _take_in(register, received, author, time)
            problems += took.problems
            if isinstance(received, Problem):
                done.refused += received.severity != "note"
                continue
            done.new += took.new
            done.known += not took.new
            done.left_out += took.erased
            done.refused += not took.reports and not took.erased
            done.reports += len(took.reports)
    done.problems = tuple(problems)
    _read_claims(register, author, time, engine_name, reread, progress, done)
    return done


@dataclass(frozen=True, slots=True)
class Took:
    """What became of one file. ``erased``: how many of its reports had been erased before, and so were left out."""

    name: str
    new: bool = False
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
    erased: int = 0
    claims: int = 0


def _take_in(register: Register, received: reading.Received | Problem, author: str, time: str) -> Took:
    if isinstance(received, Problem):
        register.take_problems(received.address or "unknown", [received], author=author, time=time)
        return Took(received.seen.split(":", 1)[0], problems=(received,))
    version, reports, trouble = reading.read(received, time)
    taken = register.take_in(
        version, Item(address=received.address), received.data, reports, trouble, author=author, time=time
    )
    return Took(received.name, taken.new, tuple(reports), tuple(trouble), taken.erased)


def take(
    register: Register,
    some: Iterable[reading.Received | Problem],
    *,
    author: str,
    time: str,
    engine_name: str = DEFAULT_ENGINE,
) -> list[Took]:
    """Take files in one at a time, each whole by itself, and read the claims of what is new: as :func:`record`, for a
    program that others use meanwhile. It looks at no report but those of the files."""
    out: list[Took] = []
    gazetteer: Gazetteer | None = None
    try:
        for received in some:
            took = _take_in(register, received, author, time)
            claims, problems = 0, took.problems
            if took.new and took.reports and not took.erased:
                gazetteer = gazetteer or Gazetteer.open()
                reader = engine(engine_name, knowledge(gazetteer))
                for report in took.reports:
                    if readable(report, reader):
                        found = _read_one(reader, report, gazetteer)
                        register.record_reading(found, author=author, time=time)
                        claims += len(found.claims)
                        problems += tuple(p for p in found.problems if p.code == ENGINE_FAILED)
            out.append(replace(took, claims=claims, problems=problems))
    finally:
        if gazetteer is not None:
            gazetteer.close()
    return out


def _read_claims(
    register: Register, author: str, time: str, engine_name: str, reread: bool, progress: Progress, done: Recorded
) -> None:
    view = register.view()
    waiting = [r for r in view.reports if reread or r not in view.readings]
    if not waiting:
        return
    gazetteer = Gazetteer.open()
    reader = engine(engine_name, knowledge(gazetteer))
    with register.batch():
        for n, key in enumerate(waiting, 1):
            report = view.reports[key]
            progress("reading claims", n, len(waiting))
            if not readable(report, reader):
                continue
            found = _read_one(reader, report, gazetteer)
            done.problems += tuple(p for p in found.problems if p.code == ENGINE_FAILED)
            register.record_reading(found, author=author, time=time)
            done.read += 1
            done.claims += len(found.claims)


ENGINE_FAILED = "engine_failed"


def _read_one(reader: Engine, report: Report, gazetteer: Gazetteer) -> Reading:
    """What the engine makes of the report; a fault of the engine's own is a problem, and the other reports go on."""
    try:
        return locate(reader.read(report), report, gazetteer)
    except Exception as err:
        seen = f"{report.address}: the engine {reader.name} failed on it ({type(err).__name__}: {err})"
        problem = Problem(
            stage="claims",
            code=ENGINE_FAILED,
            seen=" ".join(seen.split()),
            settle="code it by hand, or read it again with --reread after an upgrade",
            report=report.id,
            address=report.address,
        )
        return Reading(report=report.id, engine=reader.name, problems=(problem,))


def readable(report: Report, reader: Engine) -> bool:
    """Whether an engine reads the report's language. Too short to tell is tried."""
    return report.language is None or report.language in reader.languages


def knowledge(gazetteer: Gazetteer) -> Knowledge:
    """What engines may ask of places and dates."""
    from accounted import dates
    from accounted.places import demonym, spoken_of

    def set_in(text: str, start: int) -> list[tuple[str, str, float, int, int]]:
        found = [(h, gazetteer.country_name(h.country)) for h in spoken_of(text, gazetteer, start)]
        return [(h.country, name, h.votes, h.start, h.end) for h, name in found if name is not None]

    return Knowledge(
        is_place=gazetteer.knows,
        country_of=demonym,
        find_dates=lambda text: list(dates.find(text)),
        set_in=set_in,
        days_of=_days,
        months_of=_months,
        apart=lambda one, other: _apart(one, other, gazetteer),
    )


DAYS = ("hour", "part_of_day", "day", "days")
"""Precisions at which two times can be told apart."""
MONTHS = ("month", "months", "year")
"""Those of totals over a time."""


def _days(words: str, published: str | None) -> tuple[str, str] | None:
    precision, start, end = _time(words, published)
    return (start, end) if precision in DAYS else None


def _months(words: str, published: str | None) -> tuple[str, str] | None:
    precision, start, end = _time(words, published)
    return (start, end) if precision in MONTHS else None


@lru_cache(maxsize=10_000)
def _time(words: str, published: str | None) -> tuple[str, str, str]:
    """Precision ("" where it has no start or no end), first and last day of words of time."""
    from accounted import dates

    period, _ = dates.resolve(words, published)
    if period.start is None or period.end is None:
        return "", "", ""
    return period.precision, period.start[:10], period.end[:10]


@lru_cache(maxsize=10_000)
def _apart(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether two named places lie apart, each helping to find the other among its namesakes."""
    from accounted.linking.context import place_relation
    from accounted.places import resolve

    (a, doubt), (b, doubts) = resolve(one, [other], gazetteer), resolve(other, [one], gazetteer)
    for place, words, state in ((a, one, b.country), (b, other, a.country)):
        if place.precision == "not_stated" and b.precision != a.precision and "country" in (a.precision, b.precision):
            # "Saada" may be a town or its province, and neither is in Saudi Arabia.
            homes = {e.country for e in gazetteer.lookup(words)}
            return bool(homes) and state is not None and state not in homes
    if "not_stated" in (a.precision, b.precision):
        return False
    if a.country != b.country and (doubt or doubts):
        return False  # one of them may be a namesake abroad
    return place_relation(a, b)[0] == "apart"


WORD = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")


def locate(found: Reading, report: Report, gazetteer: Gazetteer) -> Reading:
    """The reading with the place of each where-claim and the period of each when-claim filled in."""
    from accounted import dates
    from accounted.places import home, resolve
    from accounted.places.scripts import countries_in, is_latin, names_in

    around = _around(report.text, gazetteer)
    if not is_latin(report.text):
        named = [gazetteer.country_name(code) for code, _ in countries_in(report.text).most_common(4)]
        around = [*(n for n in named if n), *names_in(report.text, gazetteer), *around]
    set_in = home(report.text, gazetteer, report.headline_end)
    if set_in is not None and (name := gazetteer.country_name(set_in.country)):
        around.insert(0, name)
    where = [c.value for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    claims: list[Claim] = []
    problems = list(found.problems)
    places: dict[str, Place] = {}
    for c in found.claims:
        if isinstance(c, CircumstanceClaim) and c.aspect == "where":
            context = [w for w in (*around[:1], *where, *around[1:]) if w not in c.value]
            place, trouble = resolve(_country_name(c.value, gazetteer), context, gazetteer)
            if place.precision == "not_stated" and set_in is not None and re.search(r"[A-Z]", c.value):
                place, trouble = _in_country(place, trouble, set_in.country, gazetteer)
            places[c.id] = msgspec.structs.replace(place, words=c.value)
            problems += [msgspec.structs.replace(p, report=report.id, quote=c.quote) for p in trouble]
    southern = any(p.lat is not None and p.lat < 0 for p in places.values())
    for c in found.claims:
        if isinstance(c, CircumstanceClaim) and c.aspect == "where":
            claims.append(msgspec.structs.replace(c, place=places[c.id]))
        elif isinstance(c, CircumstanceClaim) and c.aspect == "when":
            period, trouble = dates.resolve(c.value, report.published, southern=southern, language=report.language)
            claims.append(msgspec.structs.replace(c, period=period))
            problems += [msgspec.structs.replace(p, report=report.id, quote=c.quote) for p in trouble]
        else:
            claims.append(c)
    unique = {p.id: p for p in problems}
    return msgspec.structs.replace(found, claims=tuple(claims), problems=tuple(unique.values()))


def _in_country(
    place: Place, problems: Sequence[Problem], country: str, gazetteer: Gazetteer
) -> tuple[Place, list[Problem]]:
    """A named place that the gazetteer cannot settle, at the precision of the country that the report is set in; the
    problem tells so. A name that it files abroad alone is unknown here, and no less a place of the report's country."""
    name = gazetteer.country_name(country)
    said = [msgspec.structs.replace(p, seen=f"{p.seen}; taken as in {name}, where the report is set") for p in problems]
    return msgspec.structs.replace(place, country=country, precision="country", ucdp=6, acled=None), said


def _around(text: str, gazetteer: Gazetteer) -> list[str]:
    """Names that a text speaks of, countries (by name or demonym) first, each most often first: they rank homonyms and
    answer nothing."""
    countries: Counter[str] = Counter()
    names: Counter[str] = Counter()
    word_of: dict[str, str] = {}
    for m in WORD.finditer(text[:20_000]):
        for name in dict.fromkeys((m[0], m[0].split()[0])):
            name = name.removesuffix("'s").removesuffix("’s")
            code = _country(name, gazetteer)
            if code:
                countries[code] += 1
                word_of.setdefault(code, name)
                break
            if gazetteer.knows(name):
                names[name] += 1
                break
    ranked = sorted(countries.items(), key=lambda v: (-v[1], v[0]))[:4]
    # A country named once beside one named often is no more than mentioned: "the Mexican" may be a nickname.
    first = [gazetteer.country_name(code) or word_of[code] for code, n in ranked if 4 * n >= ranked[0][1]]
    return first + [name for name, _ in sorted(names.items(), key=lambda v: (-v[1], v[0]))[:8]]


def _country_name(words: str, gazetteer: Gazetteer) -> str:
    """ "Iraqi", which an engine gives where no place is stated, as the country's name; other words as they are."""
    from accounted.places import demonym

    code = demonym(words)
    return words if code is None else gazetteer.country_name(code) or words


@lru_cache(maxsize=50_000)
def _country(name: str, gazetteer: Gazetteer) -> str | None:
    """The country that a word names or derives from: "Iraq", "Iraqi"."""
    from accounted.places import demonym

    found = demonym(name)
    if found is not None or not gazetteer.knows(name):
        return found
    first = gazetteer.lookup(name)[:1]
    return first[0].country if first and first[0].kind == "country" else None


# --------------------------------------------------------------------------- working out


@dataclass(frozen=True)
class Findings:
    """What the register comes to under both clocks: claims with people's decisions applied, origins, incidents."""

    view: View
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    copies: Sequence[linking.Copied]
    origins: linking.Origins
    incidents: Sequence[Incident]
    near: Mapping[str, tuple[linking.Near, ...]] = field(default_factory=dict)
    """By incident, others that may be the same one, the likeliest first."""
    linked: Linked | None = field(default=None, repr=False)
    """What linking gave, to be kept."""
    stored: int | None = field(default=None, repr=False)
    """Where ``linked`` is the register's stored view, up to which entry that is known to stand; else None."""

    @cached_property
    def _by_id(self) -> dict[str, Incident]:
        return {i.id: i for i in self.incidents}

    @cached_property
    def _tolls(self) -> dict[tuple[str, int, str, str], tuple[Incident, MethodRules, Toll]]:
        """Tolls of the incident that was asked about last: a page asks for each more than once."""
        return {}

    @cached_property
    def accepted(self) -> dict[str, list[Entered]]:
        """By claim, the decisions that a person whom it names is a casualty."""
        found: dict[str, list[Entered]] = {}
        for by in self.view.casualties:
            for target in by.decision.targets:
                found.setdefault(target, []).append(by)
        return found

    def incident(self, name: str) -> Incident:
        """The incident of a code, of an id or the beginning of one, or of words of its title; ``BadInput`` where not
        exactly one."""
        if name in self._by_id:
            return self._by_id[name]
        for one in self.incidents:
            if name.strip().upper() in one.codes:
                return one
        key = name.lower()
        if not key.strip():
            raise BadInput("no incident is named - give its id or words of its place, see accounted incidents")
        found = [i for i in self.incidents if i.id.startswith(key) or i.id.removeprefix("incident-").startswith(key)]
        words = _plain(key)
        found = found or [i for i in self.incidents if words and words in _plain(i.title)]
        if len(found) == 1:
            return found[0]
        known = found or list(self.incidents)
        names = "; ".join(f"{i.id.removeprefix('incident-')[:8]} ({i.title})" for i in known[:6])
        what = "several incidents are" if found else "no incident is"
        near = "" if found else self._near(words)
        raise BadInput(f"{what} called {name!r}{near} - give one of: {names or 'none, the register holds no incident'}")

    def _near(self, words: str) -> str:
        """A hint at the incident whose place is spelt most like ``words``."""
        import difflib

        places = {_plain(part): part for i in self.incidents for part in (i.title, *i.title.split(", "))}
        close = difflib.get_close_matches(words, sorted(places), 1, 0.6)
        return f", did you mean {places[close[0]]!r}?" if close else ""

    def accounts_behind(self, incident: Incident) -> tuple[int, int]:
        """Fewest and most accounts of casualties in an incident: origins that state one. An outlet's own voice is counted
        only where nobody else speaks, as it may rest on any of the others."""
        stating = [o for o in incident.origins if any(isinstance(self.claims.get(c), CasualtyClaim) for c in o.claims)]
        speaking = [o for o in stating if not o.outlet_voice] or stating
        return self.origins.known_range([o.id for o in speaking])

    def graph(self, incident: Incident) -> linking.OriginGraph:
        """What flows from each origin of an incident, through which reports, and what was changed on the way."""
        return linking.origin_graph(incident, self.claims, self.reports, self.origins, self.accounts_behind(incident))

    def unassigned(self) -> list[CasualtyClaim]:
        """Casualty claims in no incident: background, general practice, other incidents."""
        inside = {c for i in self.incidents for c in i.claims}
        return [c for k, c in self.claims.items() if k not in inside and isinstance(c, CasualtyClaim)]


def _plain(text: str) -> str:
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]+", " ", str(anyascii(text)).lower()).strip()


def work_out(register: Register, *, recorded_by: str | None = None, published_by: str | None = None) -> Findings:
    """Everything that follows from the register's entries; the same entries give the same findings."""
    view = register.view(recorded_by=recorded_by, published_by=published_by)
    found = _linked(register)
    known, upto = (None, None) if found is None else found
    written = False

    def relink(given: Given) -> tuple[Linked, linking.Origins]:
        """Step by step from what is kept, where the whole register is looked at by somebody who may write."""
        if recorded_by is not None or published_by is not None or register.readonly:
            return in_memory(given, known)
        nonlocal written
        linked, origins = linking_files.relink(
            given, known, register.path, view.entries, view.head, register.kinds_since
        )
        if len(given.reports) >= linking_files.WORTH:  # what is kept is good only beside what it came to
            register.store_view(LINKED, encode(linked), upto=view.entries)
            written = True
        return linked, origins

    recent = _RECENT.get(register)
    if recent is not None and register.kinds_since(recent.entries, recent.head) is None:
        recent = None  # a copy was brought back under our hands: entries of these numbers hold something else now
    findings = _findings(view, known, relink, upto, recent)
    if findings.linked is not None and len(findings.claims) <= MOST_RECENT:
        _RECENT[register] = _Recent(findings.linked.basis, view.entries, view.head, findings.origins)
    return replace(findings, stored=view.entries) if written else findings


class _Recent(NamedTuple):
    """Origins as they were found last, and of what: finding them reads what linking reads."""

    basis: str
    entries: int
    head: str
    origins: linking.Origins


MOST_RECENT = 200_000
"""Claims of a register up to which its origins stay in memory while it is open."""
_RECENT: WeakKeyDictionary[Register, _Recent] = WeakKeyDictionary()


def suppose(findings: Findings, decisions: Sequence[Decision]) -> Findings:
    """What findings would be with further decisions; nothing is written. For merge, split, same, not_same and use.

    Raises ``BadInput`` for other kinds. The same function as for what was decided, so that a preview shows what comes.
    """
    view = findings.view
    number = view.entries
    links, set_aside = list(view.links), dict(view.set_aside)
    for decision in decisions:
        number += 1
        by = Entered(number=number, time="", author="", decision=decision)
        if decision.kind in ("merge", "split", "same", "not_same"):
            pair = ("merge", "split") if decision.kind in ("merge", "split") else ("same", "not_same")
            named = {*decision.targets, *decision.apart}
            links = [
                o for o in links if o.decision.kind not in pair or {*o.decision.targets, *o.decision.apart} != named
            ]
            if decision.value != "withdrawn":
                links.append(by)
        elif decision.kind == "use" and decision.claim is not None:
            set_aside.pop(decision.claim, None)
            if decision.value == "set_aside":
                set_aside[decision.claim] = by
        else:
            raise BadInput(f"suppose: a decision of the kind {decision.kind} has no preview - write it down and look")
    return _findings(replace(view, links=tuple(links), set_aside=set_aside), findings.linked)


def _findings(
    view: View,
    known: Linked | None = None,
    relink: Callable[[Given], tuple[Linked, linking.Origins]] | None = None,
    stored: int | None = None,
    recent: _Recent | None = None,
) -> Findings:
    """What a view comes to; ``known`` spares linking where it is of just what linking reads now, ``recent`` finding origins.
    ``stored``: up to which entry the register says that ``known`` stands."""
    reports = dict(view.reports.stream())
    interests = _interests(view)
    claims = {c.id: c for c in _with_interests(view.claims(), interests)}
    placed = placing(view, claims.values())
    what = given(
        view,
        reports,
        list(claims.values()),
        [c for c in claims if _in_no_incident(view.set_aside.get(c))],
        [d.decision for d in sorted([*view.links, *placed], key=lambda by: by.number)],
        interests,
    )
    if known is not None and known.basis == what.basis:
        linked = known
        if recent is not None and recent.basis == what.basis:
            origins = recent.origins
        else:
            origins = linking.find_origins(what.claims, reports, linked.copies, what.decisions)
    else:
        stored = None
        linked, origins = in_memory(what, known) if relink is None else relink(what)
    coded = linking.with_codes(
        linked.incidents, [linking.Opened(number=o.number, claims=o.decision.targets) for o in view.opened]
    )
    signed = [
        linking.Signed(number=s.number, value=cast(Any, s.decision.value), claims=s.decision.targets)
        for s in view.signed
    ]
    signed += [linking.Signed(number=s.number, claims=s.decision.targets) for s in view.summaries]
    incidents = linking.with_states(coded, signed)
    return Findings(view, reports, claims, linked.copies, origins, incidents, linked.near, linked, stored)


def _in_no_incident(by: Entered | None) -> bool:
    """Whether a claim is set aside with a whole report that tells of no incident here; a duplicate's stay where they are,
    so that who repeats whom is seen."""
    return by is not None and by.decision.kind == "triage" and by.decision.value in ("background", "out_of_scope")


def placing(view: View, claims: Iterable[Claim]) -> list[Entered]:
    """What people said of where reports go, as merges and splits of the claims that these hold now: those on the report's
    main event go to the incident, or are kept apart from what they are no part of."""
    wanted = {r: by for r, by in view.triage.items() if by.decision.value in ("incident", "new_incident")}
    if not wanted:
        return []
    mine: dict[str, list[str]] = {}
    for claim in claims:
        if claim.quote.report in wanted and claim.scope == "this_incident" and claim.event == 0:
            mine.setdefault(claim.quote.report, []).append(claim.id)
    out: list[Entered] = []
    for report, some in sorted(mine.items()):
        by = wanted[report]
        first = min(some)
        acts = [
            Decision(kind="split", targets=(first, other), why=by.decision.why)
            for other in by.decision.apart
            if other not in some
        ]
        others = [t for t in by.decision.targets if t.startswith("claim-") and t not in some]
        if by.decision.value == "incident" and others:
            acts.append(Decision(kind="merge", targets=(*sorted(some), *others), why=by.decision.why))
        out += [msgspec.structs.replace(by, decision=act) for act in acts]
    return out


def _linked(register: Register) -> tuple[Linked, int] | None:
    """The stored view, where there is one that can be read, and up to which entry it is known to stand; ``verify`` tells
    of one that cannot be read."""
    stored = register.stored_view(LINKED)
    try:
        return None if stored is None else (msgspec.json.decode(stored.body, type=Linked), stored.upto)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def store(register: Register, findings: Findings) -> None:
    """Keep findings that were worked out from the whole register, so that the next look is quick."""
    if findings.stored is not None and register.confirm_view(LINKED, findings.stored, upto=findings.view.entries):
        return
    register.store_view(LINKED, encode(findings.linked), upto=findings.view.entries)


def recompute(register: Register) -> dict[str, Callable[[], bytes]]:
    """What makes each stored view anew from the entries alone, for ``verify``."""
    return {LINKED: lambda: encode(_findings(register.view()).linked)}


def _interests(view: View) -> dict[str, Interest]:
    """Interests that people gave to sources, by name."""
    marks = [m.decision for m in view.marks if m.decision.kind == "interest"]
    return {t.lower(): cast(Interest, d.value) for d in marks for t in d.targets}


def _with_interests(claims: Iterable[Claim], interests: Mapping[str, Interest]) -> Iterable[Claim]:
    """The claims with the interests that people gave to sources, and to the bodies for which sources speak."""
    if not interests:
        return claims
    armies: dict[str, Army | None] = {}
    if names_forces(interests):
        claims = list(claims)
        by_report: dict[str, list[Claim]] = {}
        for c in claims:
            by_report.setdefault(c.quote.report, []).append(c)
        armies = {report: army_of(some) for report, some in by_report.items()}
    return (with_interests(c, interests, armies.get(c.quote.report)) for c in claims)


# --------------------------------------------------------------------------- reckoning


def accounts(findings: Findings, incident: Incident) -> list[Account]:
    """The incident's casualty claims by origin, in order of statement; origins that name accepted casualties too."""
    inside = set(incident.claims)
    told: dict[str, list[Claim]] = {}
    for key in incident.claims:
        if (known := findings.claims.get(key)) is not None:
            told.setdefault(known.quote.report, []).append(known)
    armies = {report: army_of(some) for report, some in told.items()}
    out = []
    for origin in incident.origins:
        statements = []
        for key in origin.claims:
            claim = findings.claims.get(key)
            if key not in inside or not isinstance(claim, CasualtyClaim):
                continue
            aside = findings.view.set_aside.get(key)
            report = findings.reports[claim.quote.report]
            why = None if aside is None else aside.decision.why
            claim = cast(CasualtyClaim, told_fully(claim, armies[report.id]))
            statements.append(Statement(id=key, claim=claim, published=report.published, set_aside=why))
        if statements or any(c in findings.accepted and c in inside for c in origin.claims):
            out.append(Account(origin=origin, claims=tuple(statements)))
    return out


def casualties(findings: Findings, incident: Incident) -> list[Casualty]:
    """The named people whom somebody accepted as casualties of the incident, by name, with every state decided."""
    inside = set(incident.claims)
    origin_of = {c: o.id for o in incident.origins for c in o.claims}
    decided: dict[str, list[Entered]] = {}
    some_here = {by.number: by for c in sorted(inside) for by in findings.accepted.get(c, ())}
    for _, by in sorted(some_here.items()):
        decided.setdefault(normalize("NFC", by.decision.person), []).append(by)
    out = []
    for person, some in sorted(decided.items()):
        named = sorted({t for by in some for t in by.decision.targets if t in inside})
        out.append(
            Casualty(
                person=person,
                states=tuple(
                    State(state=cast(Any, by.decision.value), number=by.number, day=by.decision.since) for by in some
                ),
                group=group_of([findings.claims[c] for c in named if c in findings.claims]),
                claims=tuple(named),
                origins=tuple(sorted({origin_of[c] for c in named if c in origin_of})),
            )
        )
    return out


def toll(
    findings: Findings,
    incident: Incident,
    method: str | MethodRules = "plain",
    outcome: Outcome = "killed",
    group: str = "",
) -> Toll:
    """What ``method`` (its name, a path, or its rules) makes of the incident for an outcome and a group.

    ``group`` empty: the method's own. Raises ``BadInput`` for an unknown method or group.
    """
    rules = load(method) if isinstance(method, str) else method
    key = (incident.id, id(rules), outcome, group)
    known = findings._tolls.get(key)
    if known is not None and known[0] is incident:
        return known[2]
    circumstances = [c for k in incident.claims if isinstance(c := findings.claims.get(k), CircumstanceClaim)]
    found = reckon(
        incident,
        accounts(findings, incident),
        circumstances,
        outcome,
        group,
        rules,
        findings.origins.relation,
        casualties(findings, incident),
    )
    if any(one is not incident for one, _, _ in findings._tolls.values()):
        findings._tolls.clear()
    findings._tolls[key] = incident, rules, found
    return found


def add_up(
    findings: Findings,
    incidents: Sequence[Incident],
    method: str | MethodRules = "plain",
    outcome: Outcome = "killed",
    group: str = "",
) -> Sum:
    """The sum of the incidents' tolls under one method: the one way in which figures of several incidents are added.

    Raises ``BadInput`` for an unknown method or group, or where there is nothing to add.
    """
    rules = load(method) if isinstance(method, str) else method
    tolls = [(i, toll(findings, i, rules, outcome, group)) for i in incidents]
    by_name = {i.id: counted_by_name(casualties(findings, i), outcome, group, rules) for i in incidents}
    return reckoning.add_up(tolls, by_name)

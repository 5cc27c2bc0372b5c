"""Who said it first: claims to origins.

A *voice* is one speaker in one report's event. Voices become one origin where a passage is copied, where one
identified speaker stands behind both, or where one agency's unnamed speaker gives one figure on one day. Everything
else stays apart, and how far apart is an answer of its own: ``same``, ``independent`` or ``unknown``.

Three decisions of ours, where the field guide (section 5) leaves room:

* Two voices of one organisation (a spokesman and his ministry) are two origins shown as two, *unknown* to one
  another: they count once wherever independent origins are asked for.
* In one report "police said" and the one officer of the police whom it goes on to quote are one origin, unless the two
  give different figures of one thing.
* An outlet's own voice does not tell what it rests on, so it is *unknown* to every other origin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from accounted.model import (
    CasualtyClaim,
    Claim,
    Decision,
    Interest,
    LinkReason,
    Origin,
    Report,
    Source,
)

from .context import Context, Span, context_of, contexts, day_name, event_of, place_relation, spans_apart, time_apart
from .copies import Copied, order_of_report
from .groups import Groups
from .names import block_keys, compare_sources, is_generic, name_key, organisation_of, speaks_for

__all__ = ["Origins", "SourceDecisions", "copied_claims", "find_origins"]

Relation = Literal["same", "independent", "unknown"]

STATEMENT_DAYS = 3
"""Days between two reports of one speaker's one statement, where the date of the event does not tell."""
COPY_OFFSET = 120
"""Characters by which a claim may stand off its place in the passage that was copied."""


@dataclass(frozen=True)
class Origins:
    """All origins of a batch of claims, and how they stand to one another."""

    origins: tuple[Origin, ...]
    _of: Mapping[str, str] = field(repr=False)
    _rank: Mapping[str, int] = field(repr=False)
    _bodies: Mapping[str, frozenset[str]] = field(repr=False)
    _apart: frozenset[tuple[str, str]] = field(repr=False, default=frozenset())
    _speakers: Mapping[str, Source] = field(repr=False, default_factory=dict)
    _joined: Mapping[str, Sequence[tuple[int, LinkReason]]] = field(repr=False, default_factory=dict)
    """Claim id to the reasons of the joins that it was part of, numbered in the order of joining."""

    def __iter__(self) -> Iterator[Origin]:
        return iter(self.origins)

    def __len__(self) -> int:
        return len(self.origins)

    def of(self, claim: str) -> str:
        """Origin id of a claim id; ``KeyError`` for a claim that was not among those given."""
        return self._of[claim]

    def get(self, origin: str) -> Origin:
        """The origin of that id; ``KeyError`` where there is none."""
        return self.origins[self._rank[origin]]

    def reasons_of(self, origin: str, claims: Collection[str]) -> tuple[LinkReason, ...]:
        """Of an origin's reasons those that speak of ``claims``; of all its claims, all its reasons."""
        if len(claims) == len(self.get(origin).claims):
            return self.get(origin).reasons
        said = {n: r for c in claims for n, r in self._joined.get(c, ())}
        return tuple(said[n] for n in sorted(said))

    def rank(self, origin: str) -> int:
        """Place of an origin in the order of first statements, from 0."""
        return self._rank[origin]

    def one_party(self, a: str, b: str) -> LinkReason | None:
        """Why two origins *of one incident* are one speaker's; None where they are not, or it cannot be told.

        Between incidents one speaker has an origin for each; within one he has one, however far apart he spoke.
        """
        x, y = self._speakers.get(a), self._speakers.get(b)
        left, right = self.get(a), self.get(b)
        if x is None or y is None or left.outlet_voice != right.outlet_voice or self.parted(a, b):
            return None
        sameness = compare_sources(x, y)
        if sameness.answer != "same":
            return None
        sentence = f"{sameness.why}; both speak of this incident."
        return LinkReason(name="same_speaker", weight=1.0, sentence=sentence, left=repr(x), right=repr(y))

    def parted(self, a: str, b: str) -> bool:
        """Whether a person decided that two origins are not the same source."""
        return (min(a, b), max(a, b)) in self._apart

    def party_keys(self, origin: str) -> frozenset[str]:
        """Keys of which two origins of one party share at least one; empty where nobody is identified."""
        source = self._speakers.get(origin)
        return block_keys(source) if source is not None else frozenset()

    def relation(self, a: str, b: str) -> Relation:
        """Whether two origins are the same, independent, or unknown to one another."""
        return self.relation_with_reason(a, b)[0]

    def relation_with_reason(self, a: str, b: str) -> tuple[Relation, str]:
        """The same with the sentence that says why."""
        if a == b:
            return "same", "one origin"
        left, right = self.get(a), self.get(b)
        both = f"“{left.label}” and “{right.label}”"
        if self.parted(a, b):
            return "independent", f"{both}: a person decided that they are not the same"
        for origin in (left, right):
            if origin.outlet_voice:
                return "unknown", f"{both}: “{origin.label}” speaks in its own voice and does not say what it rests on"
        for origin in (left, right):
            if not origin.identified:
                return "unknown", f"{both}: nobody says who “{origin.label}” is"
        shared = self._bodies.get(a, frozenset()) & self._bodies.get(b, frozenset())
        if shared:
            return "unknown", f"{both}: two voices of one organisation ({', '.join(sorted(shared))}), one interest"
        return "independent", f"{both}: two identified speakers of no common organisation"

    def known_range(self, origins: Iterable[str]) -> tuple[int, int]:
        """Fewest and most accounts behind these origins.

        The fewest takes every pair that is *unknown* to one another for one account, as far as two known to be
        independent allow; an unnamed speaker or an outlet's own voice may rest on any identified one.
        """
        ids = sorted(set(origins))
        if not ids:
            return 0, 0
        firm = [i for i in ids if self.get(i).identified and not self.get(i).outlet_voice]
        loose = Groups(firm)
        bodies: dict[str, str] = {}
        for origin in firm:
            for body in sorted(self._bodies.get(origin, frozenset())):
                other = bodies.setdefault(body, origin)
                if (min(origin, other), max(origin, other)) not in self._apart:
                    loose.join(other, origin)
        return max(1, len(loose.sets())), len(ids)


class SourceDecisions:
    """What people decided of sources: which names are one party's and which are not. The last word on a pair holds."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._said: dict[tuple[str, str], tuple[bool, str]] = {}
        for decision in decisions:
            names = sorted({name_key(t) for t in decision.targets if not t.startswith("claim-")} - {""})
            if decision.kind in ("same", "not_same") and not decision.claim:
                for i, a in enumerate(names):
                    for b in names[i + 1 :]:
                        self._said[a, b] = decision.kind == "same", decision.why

    def __bool__(self) -> bool:
        return bool(self._said)

    def of(self, a: Source, b: Source) -> tuple[bool, str] | None:
        """(same?, why) for two sources by any of the names that their reports give; None where nobody decided."""
        for x in sorted({name_key(a.name), name_key(a.words)} - {""}):
            for y in sorted({name_key(b.name), name_key(b.words)} - {""}):
                said = self._said.get((min(x, y), max(x, y)))
                if said is not None:
                    return said
        return None

    def apart(self) -> list[tuple[str, str]]:
        """Pairs of name keys that people called not the same."""
        return sorted(pair for pair, (same, _) in self._said.items() if not same)

    def keys(self, source: Source) -> set[str]:
        """Block keys under which a source meets those that people called the same."""
        own = {name_key(source.name), name_key(source.words)}
        return {f"d:{a}|{b}" for (a, b), (same, _) in self._said.items() if same and (a in own or b in own)}


@dataclass(frozen=True)
class _Voice:
    """One speaker in one event of one report, with the claims that he makes there."""

    key: str
    source: Source | None
    channel: str
    report: Report | None
    event: int | None
    claims: tuple[Claim, ...]
    context: Context
    outlet_voice: bool

    @property
    def identified(self) -> bool:
        return self.source is not None and self.source.kind not in ("unnamed", "unresolved")


def _speaker(claim: Claim) -> tuple[Source | None, bool]:
    """Who is nearest to the event, and whether that is only an outlet or an agency passing it on in its own voice."""
    source = claim.speaker
    if source is None:
        return None, True
    own_voice = source.kind in ("outlet", "agency") and all(s.kind in ("outlet", "agency") for s in claim.attribution)
    return source, own_voice


def _channel(claim: Claim) -> str:
    """The first agency or outlet behind the speaker, as a name key."""
    for source in claim.attribution[1:]:
        if source.kind in ("agency", "outlet"):
            return name_key(source.name)
    return ""


def _label(claim: Claim) -> str:
    chain = [s for s in claim.attribution if s.kind != "outlet"] or list(claim.attribution)
    return (
        " → ".join(repr(s) if i == 0 and s.kind == "person" else s.name for i, s in enumerate(chain))
        or "outlet not stated"
    )


def copied_claims(claims: Sequence[Claim], copies: Sequence[Copied]) -> list[tuple[Claim, Claim, Copied]]:
    """(copy, original, passage) for every claim inside a copied passage that has its like in the earlier report.

    The like is of the same type and outcome (or aspect) at the same place of the passage, the same figure first.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted({c.id: c for c in claims}.values(), key=_order):
        by_report[claim.quote.report].append(claim)
    found = []
    for copied in sorted(copies, key=lambda c: (c.left, c.right, c.left_start, c.right_start)):
        lefts = _inside(by_report.get(copied.left, []), copied.left_start, copied.left_end)
        rights = _inside(by_report.get(copied.right, []), copied.right_start, copied.right_end)
        scale = (copied.left_end - copied.left_start) / max(1, copied.right_end - copied.right_start)
        for right in rights:
            expected = copied.left_start + (right.quote.start - copied.right_start) * scale
            likes = []
            for left in lefts:
                off = abs(left.quote.start - expected)
                if off <= COPY_OFFSET and _what(left) == _what(right):
                    likes.append((_figure(left) != _figure(right), off, left.id, left))
            if likes:
                found.append((right, min(likes)[3], copied))
    return found


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.quote.report, claim.quote.start, claim.quote.end, claim.id


def _inside(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """Claims half of whose words or more lie between two offsets (``claims`` in order of the text)."""
    last = bisect_left(claims, end, key=lambda c: c.quote.start)
    return [
        c
        for c in claims[:last]
        if 2 * (min(end, c.quote.end) - max(start, c.quote.start)) >= c.quote.end - c.quote.start
    ]


def _what(claim: Claim) -> tuple[str, str]:
    return ("casualty", claim.outcome) if isinstance(claim, CasualtyClaim) else ("circumstance", claim.aspect)


def _figure(claim: Claim) -> tuple[object, ...]:
    if isinstance(claim, CasualtyClaim):
        return claim.count.low, claim.count.high, claim.count.words if claim.count.bound == "vague" else ""
    return (claim.value,)


def _says(claim: Claim) -> str:
    return repr(claim.count) if isinstance(claim, CasualtyClaim) else f"“{claim.quote.text}”"


def find_origins(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Sequence[Copied],
    decisions: Sequence[Decision] = (),
) -> Origins:
    """The origins of ``claims``, in order of their first statement. The order of the arguments changes nothing."""
    ordered = sorted({c.id: c for c in claims}.values(), key=_order)
    where = contexts(ordered, reports)
    people = SourceDecisions(decisions)
    forbidden = set(people.apart())
    groups = Groups(c.id for c in ordered)
    reasons: list[tuple[str, str, LinkReason]] = []
    repeats: dict[str, str] = {}

    names = {c.id: ({name_key(c.speaker.name)} if c.speaker is not None else set()) for c in ordered} if people else {}

    def join(a: str, b: str, reason: LinkReason) -> None:
        left, right = groups.find(a), groups.find(b)
        if people and any(pair in forbidden for pair in _pairs(names[left], names[right])):
            return  # by a detour, two that a person called not the same would have become one
        if groups.join(a, b):
            reasons.append((a, b, reason))
            if people:
                names[groups.find(a)] = names[left] | names[right]

    rank = {r.id: i for i, r in enumerate(sorted(reports.values(), key=order_of_report))}
    copied = sorted(copied_claims(ordered, copies), key=lambda t: (rank.get(t[1].quote.report, 0), t[0].id, t[1].id))
    taken: set[str] = set()
    for right, left, passage in copied:
        apart = _decided_apart(right, left, people)
        if apart:
            continue
        taken.add(right.id)
        join(left.id, right.id, _copy_reason(right, left, passage))
        if _figure(left) == _figure(right):
            repeats.setdefault(right.id, left.id)

    voices = _voices(ordered, reports, where, taken)
    for voice in voices:
        for other in voice.claims[1:]:
            groups.join(voice.claims[0].id, other.id)
    for left_voice, right_voice, reason in _same_voices(voices, people):
        join(left_voice.claims[0].id, right_voice.claims[0].id, reason)
    officers: dict[str, list[Source]] = defaultdict(list)
    for voice in voices:
        if voice.source is not None and voice.source.kind == "person":
            officers[groups.find(voice.claims[0].id)].append(voice.source)
    for body, holder, reason in _officers(voices, people):
        one, two = groups.find(body.claims[0].id), groups.find(holder.claims[0].id)
        # "Police" here and there must not make one person of the two officers who are quoted beside it.
        if any(compare_sources(a, b).answer != "same" for a in officers[one] for b in officers[two]):
            continue
        join(body.claims[0].id, holder.claims[0].id, reason)
        officers[groups.find(one)] = list(dict.fromkeys(officers[one] + officers[two]))
    for left_claim, right_claim, reason in _same_unnamed(voices, people):
        join(left_claim.id, right_claim.id, reason)
    return _collect(ordered, reports, groups, reasons, repeats, people)


def _pairs(a: Iterable[str], b: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((min(x, y), max(x, y)) for x in a for y in b)


def _decided_apart(a: Claim, b: Claim, people: SourceDecisions) -> bool:
    if a.speaker is None or b.speaker is None:
        return False
    said = people.of(a.speaker, b.speaker)
    return said is not None and not said[0]


def _copy_reason(right: Claim, left: Claim, passage: Copied) -> LinkReason:
    changed = "" if _figure(left) == _figure(right) else f"; the figure changed from {_says(left)} to {_says(right)}"
    return LinkReason(
        name="copied_passage",
        weight=1.0,
        sentence=f"“{right.quote.text}” stands in a passage of {passage.words} words that was copied from an earlier "
        f"report, where it reads “{left.quote.text}”{changed}.",
        left=left.quote.text,
        right=right.quote.text,
    )


def _voices(
    ordered: Sequence[Claim],
    reports: Mapping[str, Report],
    where: Mapping[tuple[str, int], Context],
    taken: set[str],
) -> list[_Voice]:
    """One voice for each speaker of each report's event.

    A copied claim of an unnamed speaker or of an outlet's own voice stays out: its origin is the earlier report's,
    and what else "officials" say in this report need not be by the same officials.
    """
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in ordered:
        source, own_voice = _speaker(claim)
        named = source is not None and source.kind not in ("unnamed", "unresolved") and not own_voice
        if claim.id in taken and not named:
            continue
        event = event_of(claim)
        who = f"{source.kind}:{name_key(source.name)}" if source is not None else "nobody"
        if not named and not own_voice:
            who += f"|{_channel(claim)}"
        if (
            source is not None
            and source.kind == "unresolved"
            and len(source.name.split()) == 1
            and source.name[:1].islower()
        ):
            who += f"|{claim.quote.start}"  # two pronouns need not be one person
        found.setdefault((claim.quote.report, f"{'' if event is None else event}|{who}"), []).append(claim)
    voices = []
    for (report_id, key), members in sorted(found.items()):
        source, own_voice = _speaker(members[0])
        event = event_of(members[0])
        report = reports.get(report_id)
        context = where.get((report_id, event)) if event is not None else None
        voices.append(
            _Voice(
                key=f"{report_id}|{key}",
                source=_fullest(members),
                channel=_channel(members[0]),
                report=report,
                event=event,
                claims=tuple(members),
                context=context if context is not None else context_of([], report),
                outlet_voice=own_voice,
            )
        )
    return voices


def _fullest(claims: Sequence[Claim]) -> Source | None:
    """The speaker as the claim that tells most of him has it."""
    sources = [c.speaker for c in claims if c.speaker is not None]
    return max(sources, key=_fullness, default=None)


def _fullness(source: Source) -> tuple[int, str]:
    return len(source.name) + len(source.role or "") + len(source.affiliation or ""), repr(source)


def _statement_day(voice: _Voice) -> Span | None:
    return voice.context.published


def _same_voices(voices: Sequence[_Voice], people: SourceDecisions) -> Iterator[tuple[_Voice, _Voice, LinkReason]]:
    """Pairs of voices in different reports (or events) that are one identified speaker on one event."""
    blocks: dict[tuple[str, ...], list[_Voice]] = defaultdict(list)
    for voice in voices:
        if voice.source is None:
            continue
        keys = set(block_keys(voice.source)) if voice.identified else set()
        place = voice.context.place
        for key in sorted(keys | people.keys(voice.source)):
            # A name that many parties bear needs its place; and one block for them all would grow with the square.
            if voice.source.kind != "person" and is_generic(name_key(voice.source.name)) and not key.startswith("d:"):
                if place.country is not None and place.admin1 is not None:
                    blocks[key, place.country, place.admin1].append(voice)
            else:
                blocks[(key,)].append(voice)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        for a, b in _near_in_time(blocks[block]):
            pair = (a.key, b.key) if a.key < b.key else (b.key, a.key)
            if pair in seen:
                continue
            seen.add(pair)
            reason = _one_speaker(a, b, people)
            if reason is not None:
                yield a, b, reason


NEIGHBOURS = 60
"""Pairs that one voice makes with those next to it in time, at most: one party quoted everywhere on one day is joined
through its neighbours, so nothing is lost, and time stays linear."""


def _near_in_time(block: Sequence[_Voice]) -> Iterator[tuple[_Voice, _Voice]]:
    """Pairs of a block by day of statement and by day of event, each with its next neighbours in time."""
    far = 10**9
    days: tuple[Callable[[_Voice], Span | None], ...] = (_statement_day, lambda voice: voice.context.span)
    for day_of in days:
        timed = sorted(block, key=lambda v: ((day_of(v) or (far, far)), v.key))
        for i, a in enumerate(timed):
            first = day_of(a)
            for b in timed[i + 1 : i + 1 + NEIGHBOURS]:
                second = day_of(b)
                if first is not None and second is not None and spans_apart(first, second) > STATEMENT_DAYS:
                    break
                yield a, b


def _one_speaker(a: _Voice, b: _Voice, people: SourceDecisions) -> LinkReason | None:
    """Why two voices are one speaker on one event; None where they are not, or it cannot be told."""
    assert a.source is not None
    assert b.source is not None
    if a.claims[0].quote.report == b.claims[0].quote.report and a.event != b.event:
        return None
    if (a.event is None) != (b.event is None):
        return None
    said = people.of(a.source, b.source)
    if said is not None and not said[0]:
        return None
    if a.outlet_voice != b.outlet_voice:
        return None
    relation, _ = place_relation(a.context.place, b.context.place)
    if relation in ("apart", "between") or time_apart(a.context, b.context) is not None:
        return None
    when = _one_occasion(a, b)
    if when is None and relation in ("same_place", "near", "same_district"):
        when = _one_figure(a, b)
    if when is None:
        return None
    if said is not None:
        why = f"“{a.source!r}” and “{b.source!r}”: a person decided that they are the same ({said[1]})"
    else:
        sameness = compare_sources(a.source, b.source)
        if sameness.answer != "same":
            return None
        generic = a.source.kind != "person" and is_generic(name_key(a.source.name))
        if generic and relation not in ("same_place", "near", "same_district", "same_province", "contains"):
            return None
        why = sameness.why
    return LinkReason(
        name="same_speaker",
        weight=1.0,
        sentence=f"{why}; {when}.",
        left=repr(a.source),
        right=repr(b.source),
    )


def _one_occasion(a: _Voice, b: _Voice) -> str | None:
    """One event by its stated date, or two reports within the days of one statement."""
    x, y = a.context.span, b.context.span
    if x is not None and y is not None and spans_apart(x, y) == 0 and max(x[1] - x[0], y[1] - y[0]) <= 7:
        return f"both of the event of {day_name((max(x[0], y[0]), min(x[1], y[1])))}"
    p, q = _statement_day(a), _statement_day(b)
    if p is not None and q is not None and spans_apart(p, q) <= STATEMENT_DAYS:
        return f"reported {day_name(p)} and {day_name(q)}"
    return None


def _one_figure(a: _Voice, b: _Voice) -> str | None:
    """Where one of the two has no date at all: one figure of three or more for one place."""
    if all(v.context.span is not None or v.context.published is not None for v in (a, b)):
        return None
    figures = [
        {
            (c.outcome, c.count.low)
            for c in v.claims
            if isinstance(c, CasualtyClaim) and c.count.low == c.count.high and (c.count.low or 0) >= 3
        }
        for v in (a, b)
    ]
    shared = sorted(figures[0] & figures[1], key=lambda f: (-(f[1] or 0), f[0]))
    return f"both say {shared[0][1]} {shared[0][0]} at {a.context.place!r}" if shared else None


def _officers(voices: Sequence[_Voice], people: SourceDecisions) -> Iterator[tuple[_Voice, _Voice, LinkReason]]:
    """A body and the one named person who speaks for it in the same report of the same event."""
    told: dict[tuple[str, int | None], list[_Voice]] = defaultdict(list)
    for voice in voices:
        told[voice.claims[0].quote.report, voice.event].append(voice)
    for _, together in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] is None, item[0][1] or 0)):
        for body in together:
            if body.source is None or body.outlet_voice:
                continue
            holders = [v for v in together if v.source is not None and speaks_for(v.source, body.source)]
            if len(holders) != 1 or _differ(body, holders[0]):
                continue
            holder = holders[0]
            assert holder.source is not None
            said = people.of(body.source, holder.source)
            if said is None or said[0]:
                sentence = (
                    f"“{holder.source!r}” speaks for “{body.source.name}” in the same report, and nobody else does."
                )
                yield (
                    body,
                    holder,
                    LinkReason(
                        name="officer_of_body",
                        weight=1.0,
                        sentence=sentence,
                        left=body.source.name,
                        right=repr(holder.source),
                    ),
                )


def _differ(a: _Voice, b: _Voice) -> bool:
    """Whether two voices give figures of the whole of one outcome that do not meet."""
    for x in a.claims:
        for y in b.claims:
            if not isinstance(x, CasualtyClaim) or not isinstance(y, CasualtyClaim) or x.outcome != y.outcome:
                continue
            if "part" in (x.covers, y.covers) or x.superseded or y.superseded:
                continue
            if x.count.low is not None and y.count.low is not None and _figure(x) != _figure(y):
                return True
    return False


def _same_unnamed(voices: Sequence[_Voice], people: SourceDecisions) -> Iterator[tuple[Claim, Claim, LinkReason]]:
    """Claims of one unnamed speaker through one agency on one day with one figure, in different reports."""
    blocks: dict[tuple[object, ...], list[tuple[_Voice, Claim]]] = defaultdict(list)
    for voice in voices:
        if voice.source is None or voice.source.kind != "unnamed" or not voice.channel or voice.report is None:
            continue
        day = voice.context.published
        if day is None or day[0] != day[1]:
            continue
        for claim in voice.claims:
            if isinstance(claim, CasualtyClaim) and claim.count.bound != "vague":
                key = (
                    name_key(voice.source.name),
                    voice.channel,
                    day[0],
                    claim.outcome,
                    claim.count.low,
                    claim.count.high,
                )
                blocks[key].append((voice, claim))
    for figure in sorted(blocks, key=repr):
        members = sorted(blocks[figure], key=lambda m: m[1].id)
        for i, (a, left) in enumerate(members):
            for b, right in members[i + 1 : i + 1 + NEIGHBOURS]:
                if left.quote.report == right.quote.report:
                    continue
                if place_relation(a.context.place, b.context.place)[0] in ("apart", "between"):
                    continue
                if time_apart(a.context, b.context) is not None:
                    continue
                assert a.source is not None
                assert b.source is not None
                said = people.of(a.source, b.source)
                if said is not None and not said[0]:
                    continue
                yield (
                    left,
                    right,
                    LinkReason(
                        name="same_unnamed_figure",
                        weight=1.0,
                        sentence=f"“{a.source.name}” and “{b.source.name}” through {a.channel} on "
                        f"{day_name(a.context.published)} with the same figure: {_says(left)} and {_says(right)}.",
                        left=_says(left),
                        right=_says(right),
                    ),
                )


def _collect(
    ordered: Sequence[Claim],
    reports: Mapping[str, Report],
    groups: Groups,
    reasons: Sequence[tuple[str, str, LinkReason]],
    repeats: Mapping[str, str],
    people: SourceDecisions,
) -> Origins:
    by_id = {c.id: c for c in ordered}
    rank = {r.id: i for i, r in enumerate(sorted(reports.values(), key=order_of_report))}

    def said_at(claim: Claim) -> tuple[int, int, int, str]:
        return rank.get(claim.quote.report, len(rank)), claim.quote.start, claim.quote.end, claim.id

    why: dict[str, list[LinkReason]] = defaultdict(list)
    joined: dict[str, list[tuple[int, LinkReason]]] = defaultdict(list)
    for n, (member, other, reason) in enumerate(reasons):
        why[groups.find(member)].append(reason)
        joined[member].append((n, reason))
        joined[other].append((n, reason))
    origins: list[tuple[tuple[int, int, int, str], Origin]] = []
    of: dict[str, str] = {}
    bodies: dict[str, frozenset[str]] = {}
    speakers: dict[str, list[Source]] = {}
    fullest: dict[str, Source] = {}
    for root, members in groups.sets().items():
        claims = sorted((by_id[m] for m in members), key=said_at)
        first = claims[0]
        origin_id = _origin_id(first)
        sources = [c.speaker for c in claims if c.speaker is not None]
        named = [s for s in sources if s.kind not in ("unnamed", "unresolved")]
        own_voice = all(_speaker(c)[1] for c in claims)
        shown = next((c for c in claims if c.speaker in named and not _speaker(c)[1]), first)
        origin = Origin(
            id=origin_id,
            label=_label(shown),
            claims=tuple(c.id for c in claims),
            identified=bool(named),
            interest=_interest(sources),
            outlet_voice=own_voice,
            copies=tuple((c.id, repeats[c.id]) for c in claims if c.id in repeats),
            reasons=tuple(why.get(root, ())),
        )
        origins.append((said_at(first), origin))
        of.update((c.id, origin_id) for c in claims)
        if named:
            fullest[origin_id] = max(named, key=_fullness)
        speakers[origin_id] = sources
        bodies[origin_id] = frozenset(b for s in named if (b := organisation_of(s)) and not own_voice)
    origins.sort(key=lambda item: item[0])
    return Origins(
        origins=tuple(o for _, o in origins),
        _of=of,
        _rank={o.id: i for i, (_, o) in enumerate(origins)},
        _bodies=bodies,
        _apart=_apart(speakers, people),
        _speakers=fullest,
        _joined=joined,
    )


def _origin_id(first: Claim) -> str:
    """From the first statement, so that a later copy or repetition does not rename the origin."""
    return "origin-" + first.id.split("-", 1)[-1]


def _interest(sources: Sequence[Source]) -> Interest:
    told = sorted({s.interest for s in sources} - {"unknown"})
    return told[0] if len(told) == 1 else "unknown"


def _apart(speakers: Mapping[str, Sequence[Source]], people: SourceDecisions) -> frozenset[tuple[str, str]]:
    """Pairs of origins whose speakers a person called not the same."""
    if not people:
        return frozenset()
    by_name: dict[str, set[str]] = defaultdict(set)
    for origin, sources in speakers.items():
        for source in sources:
            by_name[name_key(source.name)].add(origin)
    found = set()
    for a, b in people.apart():
        found |= {(min(x, y), max(x, y)) for x in by_name.get(a, ()) for y in by_name.get(b, ()) if x != y}
    return frozenset(found)

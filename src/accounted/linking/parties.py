"""Which voices of different reports are one party's: one speaker's one statement, a body and its officer, one agency's
unnamed speaker with one figure on one day, or with the newer figure that its next story says has risen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from accounted.model import CasualtyClaim, Claim, LinkReason, Place

from .context import Span, day_name, place_relation, spans_apart, time_apart
from .deciding import SourceDecisions
from .names import block_keys, compare_sources, is_generic, name_key, speaks_for
from .repeated import figure_of, says
from .voices import Voice, agency_of

__all__ = ["officers", "same_unnamed", "same_voices", "wire_updates"]

STATEMENT_DAYS = 3
"""Days between two reports of one speaker's one statement, where the date of the event does not tell."""


def _statement_day(voice: Voice) -> Span | None:
    return voice.context.published


FAR = 10**9
"""A day that lies within no span, and far from all."""
ONE_EVENT_DAYS = 7
"""Days between the first and the last of a span that can tell of one event."""


class _Met:
    """A voice with what tells at once, in numbers, that another one is not its speaker's on the same event."""

    __slots__ = ("dateless", "first", "key", "last", "number", "own", "place", "said_from", "said_to", "span", "stated", "voice")  # fmt: skip

    def __init__(self, number: int, voice: Voice, place: int) -> None:
        """``number`` and ``place``: numbers of the voice and of its place."""
        self.number, self.voice, self.place, self.key = number, voice, place, voice.key
        self.own, self.span, self.stated = voice.outlet_voice, voice.context.span, _statement_day(voice)
        self.first, self.last = self.span or (FAR, -FAR)
        if self.last - self.first > ONE_EVENT_DAYS:
            self.first, self.last = FAR, -FAR
        self.said_from, self.said_to = self.stated or (FAR, -FAR)
        self.dateless = self.span is None and self.stated is None


def same_voices(voices: Sequence[Voice], people: SourceDecisions) -> Iterator[tuple[Voice, Voice, LinkReason]]:
    """Pairs of voices in different reports (or events) that are one identified speaker on one event."""
    blocks: dict[tuple[str, ...], list[_Met]] = defaultdict(list)
    places: dict[Place, int] = {}
    for number, voice in enumerate(voices):
        if voice.source is None:
            continue
        keys = set(block_keys(voice.source)) if voice.identified else set()
        place = voice.context.place
        met = _Met(number, voice, places.setdefault(place, len(places)))
        for key in sorted(keys | people.keys(voice.source)):
            # A name that many parties bear needs its place; and one block for them all would grow with the square.
            if voice.source.kind != "person" and is_generic(name_key(voice.source.name)) and not key.startswith("d:"):
                if place.country is not None and place.admin1 is not None:
                    blocks[key, place.country, place.admin1].append(met)
            else:
                blocks[(key,)].append(met)
    seen: set[tuple[int, int]] = set()
    apart: dict[tuple[int, int], bool] = {}
    for block in sorted(blocks):
        for a, b in _near_in_time(blocks[block]):
            spots = (a.place, b.place) if a.place < b.place else (b.place, a.place)
            if spots not in apart:
                apart[spots] = _elsewhere(a.voice, b.voice)
            pair = (a.number, b.number) if a.number < b.number else (b.number, a.number)
            if apart[spots] or pair in seen:
                continue
            seen.add(pair)
            reason = _one_speaker(a.voice, b.voice, people)
            if reason is not None:
                yield a.voice, b.voice, reason


NEIGHBOURS = 60
"""Voices next to it in time with which one voice is compared, at most: one party quoted everywhere on one day is joined
through its neighbours, so nothing is lost, and time stays linear."""


def _near_in_time(block: Sequence[_Met]) -> Iterator[tuple[_Met, _Met]]:
    """Pairs of a block by day of statement and by day of event, each with its next neighbours in time, as far as their
    days let them be of one event or of one statement; one without any date may be of any."""
    if len(block) < 2:
        return
    never = FAR, FAR
    for timed in (
        sorted([(m.stated or never, m.key, m) for m in block], key=lambda t: t[:2]),
        sorted([(m.span or never, m.key, m) for m in block], key=lambda t: t[:2]),
    ):
        for i, (days, _, a) in enumerate(timed):
            until = days[1] + STATEMENT_DAYS
            for (start, _), _, b in timed[i + 1 : i + 1 + NEIGHBOURS]:
                if until < start < FAR:
                    break
                if a.own is b.own and (
                    (a.first <= b.last and b.first <= a.last)
                    or (a.said_from <= b.said_to + STATEMENT_DAYS and b.said_from <= a.said_to + STATEMENT_DAYS)
                    or a.dateless
                    or b.dateless
                ):
                    yield a, b


def _elsewhere(a: Voice, b: Voice) -> bool:
    """Whether the places of two voices tell that they speak of two events."""
    return place_relation(a.context.place, b.context.place)[0] in ("apart", "between")


def _one_speaker(a: Voice, b: Voice, people: SourceDecisions) -> LinkReason | None:
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


def _one_occasion(a: Voice, b: Voice) -> str | None:
    """One event by its stated date, or two reports within the days of one statement."""
    x, y = a.context.span, b.context.span
    if x is not None and y is not None and spans_apart(x, y) == 0 and max(x[1] - x[0], y[1] - y[0]) <= ONE_EVENT_DAYS:
        return f"both of the event of {day_name((max(x[0], y[0]), min(x[1], y[1])))}"
    p, q = _statement_day(a), _statement_day(b)
    if p is not None and q is not None and spans_apart(p, q) <= STATEMENT_DAYS:
        return f"reported {day_name(p)} and {day_name(q)}"
    return None


def _one_figure(a: Voice, b: Voice) -> str | None:
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


def officers(voices: Sequence[Voice], people: SourceDecisions) -> Iterator[tuple[Voice, Voice, LinkReason]]:
    """A body and the one named person who speaks for it in the same report of the same event."""
    told: dict[tuple[str, int | None], list[Voice]] = defaultdict(list)
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
            if not people.part(body.source, holder.source):
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


def _differ(a: Voice, b: Voice) -> bool:
    """Whether two voices give figures of the whole of one outcome that do not meet."""
    for x in a.claims:
        for y in b.claims:
            if not isinstance(x, CasualtyClaim) or not isinstance(y, CasualtyClaim) or x.outcome != y.outcome:
                continue
            if "part" in (x.covers, y.covers) or x.superseded or y.superseded:
                continue
            if x.count.low is not None and y.count.low is not None and figure_of(x) != figure_of(y):
                return True
    return False


def same_unnamed(voices: Sequence[Voice], people: SourceDecisions) -> Iterator[tuple[Claim, Claim, LinkReason]]:
    """Claims of one unnamed speaker through one agency on one day with one figure, in different reports."""
    blocks: dict[tuple[object, ...], list[tuple[Voice, Claim]]] = defaultdict(list)
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
                if people.part(a.source, b.source):
                    continue
                yield (
                    left,
                    right,
                    LinkReason(
                        name="same_unnamed_figure",
                        weight=1.0,
                        sentence=f"“{a.source.name}” and “{b.source.name}” through {a.channel} on "
                        f"{day_name(a.context.published)} with the same figure: {says(left)} and {says(right)}.",
                        left=says(left),
                        right=says(right),
                    ),
                )


def wire_updates(
    voices: Sequence[Voice], newer: Collection[str], people: SourceDecisions
) -> Iterator[tuple[Claim, Claim, LinkReason]]:
    """(Older claim, newer claim, why) of one agency's unnamed speaker on one event: the newer one's own sentence (``newer``: ids)
    says that its figure follows an older one, and it is the higher."""
    blocks: dict[tuple[object, ...], list[tuple[Voice, CasualtyClaim]]] = defaultdict(list)
    for voice in voices:
        if voice.source is None or voice.source.kind != "unnamed" or voice.event is None:
            continue
        for claim in voice.claims:
            if isinstance(claim, CasualtyClaim) and claim.count.low is not None and (wire := agency_of(claim)):
                group = tuple(sorted(claim.group.values()))
                blocks[name_key(voice.source.name), wire, claim.outcome, claim.covers, group].append((voice, claim))
    for key in sorted(blocks, key=repr):
        members = sorted(blocks[key], key=lambda m: (m[0].context.published or (10**9, 0), m[1].id))
        for at, (b, later) in enumerate(members):
            if later.id not in newer:
                continue
            for a, older in members[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]:
                if older.id in newer or older.quote.report == later.quote.report or not _outgrown(older, later):
                    continue
                if not _one_event(a, b) or not _not_after(a, b):
                    continue
                assert a.source is not None
                if people.part(a.source, b.source):
                    continue
                yield (
                    older,
                    later,
                    LinkReason(
                        name="wire_update",
                        weight=1.0,
                        sentence=f"“{later.quote.text}” says that its figure follows an older one, and “{a.source.name}” "
                        f"through the same agency ({key[1]}) had {says(older)} of the same event.",
                        left=says(older),
                        right=says(later),
                    ),
                )


def _outgrown(older: CasualtyClaim, later: CasualtyClaim) -> bool:
    return older.count.low is not None and later.count.low is not None and older.count.low < later.count.low


def _one_event(a: Voice, b: Voice) -> bool:
    """Whether place and day of two accounts tell of one event, each being told."""
    if place_relation(a.context.place, b.context.place)[0] not in ("same_place", "near", "same_district"):
        return False
    return time_apart(a.context, b.context) is None and _one_occasion(a, b) is not None


def _not_after(a: Voice, b: Voice) -> bool:
    """Whether the report of ``a`` is not surely of a later day than that of ``b``."""
    x, y = _statement_day(a), _statement_day(b)
    return x is None or y is None or x[0] <= y[1]

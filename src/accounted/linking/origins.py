"""Who said it first: claims to origins.

Voices become one origin where a passage is copied, where one identified speaker stands behind both, or where one
agency's unnamed speaker gives one figure on one day. Everything else stays apart, and how far apart is an answer of its
own: ``same``, ``independent`` or ``unknown``.

Decisions of ours, where the field guide (section 5) leaves room:

* Two voices of one organisation (a spokesman and his ministry) are two origins shown as two, *unknown* to one
  another: they count once wherever independent origins are asked for.
* In one report "police said" and the one officer of the police whom it goes on to quote are one origin, unless the two
  give different figures of one thing.
* Copied words make one origin of what they say, unless two speakers who are known to be two are named for it. Such two
  are tied where the figure is the same (one of them may be the copyist's), and have nothing to do with one another
  where it is not: stock words were used again.
* Circumstances in copied words (a place, a victim's name) make no origin of two that each give figures: many tell them alike.
* An outlet's own voice does not tell what it rests on, so it is *unknown* to every other origin.
* A number that alone was changed in words copied from another outlet, with no agency credited and no word of an update, is
  told with both figures and is no figure of its own (:mod:`.updating`).
* A relation that a person wrote down (part of, relies on, same interest) ties two origins as an organisation does, for
  the days that it holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from accounted.model import CasualtyClaim, Claim, Decision, Interest, LinkReason, Origin, Report, Source

from .context import Span, contexts, days_of, publication_span
from .copies import Copied, order_of_report
from .deciding import Lasting, SourceDecisions, lasting_relations
from .gathering import Gathering, named_speaker
from .headlines import headlines
from .names import compare_sources, name_key
from .parties import officers, same_unnamed, same_voices, wire_updates
from .repeated import copied_claims, copy_reason, figure_of, one_statement, text_order
from .standing import Origins
from .ties import Ties, ties_of
from .updating import altered, tells_update
from .voices import fullness, label_of, speaker_of, voices_of

__all__ = ["Origins", "find_origins"]


def find_origins(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Sequence[Copied],
    decisions: Sequence[Decision] = (),
) -> Origins:
    """The origins of ``claims``, in order of their first statement. The order of the arguments changes nothing."""
    ordered = sorted({c.id: c for c in claims}.values(), key=text_order)
    where = contexts(ordered, reports)
    people = SourceDecisions(decisions)
    gathered = Gathering(ordered, people.apart())
    groups = gathered.groups

    rank = {r.id: i for i, r in enumerate(sorted(reports.values(), key=order_of_report))}
    pairs = sorted(
        copied_claims(ordered, copies),
        key=lambda t: (rank.get(t[1].quote.report, 0), rank.get(t[0].quote.report, 0), t[0].id, t[1].id),
    )
    pairs = [p for p in pairs if not people.part(p[0].speaker, p[1].speaker) and one_statement(*p)]
    unsure = _nobodys(pairs)
    pairs = [p for p in pairs if p[0].id not in unsure or named_speaker(p[1]) is None]
    pairs = [p for p in pairs if p[1].id not in unsure or named_speaker(p[0]) is None]
    taken = {right.id for right, left, _ in pairs if not _two_speakers(right, left)}
    # The same both ways, so that it does not matter which of two reports of one day passes for the earlier: where a copy names who
    # speaks, the original's unnamed voice is theirs in those words, and in no others of its.
    taken |= {left.id for right, left, _ in pairs if named_speaker(left) is None and named_speaker(right) is not None}

    headed = headlines(ordered, reports)
    in_headlines = {headline.id for headline, _, _ in headed}
    voices = voices_of([c for c in ordered if c.id not in in_headlines], reports, where, taken)
    for voice in voices:
        for other in voice.claims[1:]:
            gathered.join(voice.claims[0].id, other.id, None)
    for headline, spoken, reason in headed:
        gathered.join(headline.id, spoken.id, reason)
    repeats, changed, beside = _copied(pairs, gathered)
    spoilt = _altered(pairs, changed, ordered, reports)
    # Who only repeats what another report has of him says it on that report's day: a late copy bridges no two statements.
    names = {c.id: name_key(c.speaker.name) for c in ordered if c.speaker is not None and named_speaker(c) is not None}
    voices = [
        v for v in voices if not all(c.id in repeats and names.get(c.id) == names.get(repeats[c.id]) for c in v.claims)
    ]
    for left_voice, right_voice, reason in same_voices(voices, people):
        gathered.join(left_voice.claims[0].id, right_voice.claims[0].id, reason)
    holders: dict[str, list[Source]] = defaultdict(list)
    for voice in voices:
        if voice.source is not None and voice.source.kind == "person":
            holders[groups.find(voice.claims[0].id)].append(voice.source)
    for body, holder, reason in officers(voices, people):
        one, two = groups.find(body.claims[0].id), groups.find(holder.claims[0].id)
        # "Police" here and there must not make one person of the two officers who are quoted beside it.
        if any(compare_sources(a, b).answer != "same" for a in holders[one] for b in holders[two]):
            continue
        gathered.join(body.claims[0].id, holder.claims[0].id, reason)
        holders[groups.find(one)] = list(dict.fromkeys(holders[one] + holders[two]))
    for left_claim, right_claim, reason in same_unnamed(voices, people):
        gathered.join(left_claim.id, right_claim.id, reason)
    newer = _newer(ordered, reports)
    for left_claim, right_claim, reason in wire_updates(voices, newer, people):
        gathered.join(left_claim.id, right_claim.id, reason)
    _circumstances(pairs, gathered, repeats, changed)
    return _collect(
        ordered, reports, gathered, repeats, (changed, spoilt, newer), beside, people, lasting_relations(decisions)
    )


def _nobodys(pairs: Sequence[tuple[Claim, Claim, Copied]]) -> set[str]:
    """Claims without an identified speaker whose words two different ones have elsewhere: nobody can say whose they are."""
    beside: dict[str, dict[Source, None]] = defaultdict(dict)
    for right, left, _ in pairs:
        for one, other in ((right, left), (left, right)):
            source = named_speaker(other)
            if source is not None and named_speaker(one) is None:
                beside[one.id][source] = None
    return {
        claim
        for claim, sources in beside.items()
        if any(compare_sources(a, b).answer == "different" for a, b in combinations(sources, 2))
    }


def _two_speakers(a: Claim, b: Claim) -> bool:
    """Whether two identified speakers stand behind them, known to be two."""
    x, y = named_speaker(a), named_speaker(b)
    return x is not None and y is not None and compare_sources(x, y).answer == "different"


def _copied(
    pairs: Sequence[tuple[Claim, Claim, Copied]], gathered: Gathering
) -> tuple[dict[str, str], dict[str, str], list[tuple[str, str, str]]]:
    """Join copied figures to what they copy: (by copy the claim that it repeats; by claim in copied words with another
    figure the claim whose place it has; pairs of claims in copied words that two
    different speakers are named for, with the sentence that says so). Those two are tied and not made one. Copies of
    circumstances are told and not joined yet (:func:`_circumstances`)."""
    repeats: dict[str, str] = {}
    changed: dict[str, str] = {}
    beside: list[tuple[str, str, str]] = []
    for right, left, passage in pairs:
        two = gathered.differ(left.id, right.id)
        if two is not None:
            if isinstance(right, CasualtyClaim):
                words = f"“{right.quote.text}” of “{two[1].name}” stands in words copied from a report that has it of"
                beside.append((left.id, right.id, f"{words} “{two[0].name}”"))
            continue
        joined = not isinstance(right, CasualtyClaim) or gathered.join(
            left.id, right.id, copy_reason(right, left, passage)
        )
        if joined:
            (repeats if figure_of(left) == figure_of(right) else changed).setdefault(right.id, left.id)
    # A passage of which one older version has the figure and another has not is a copy of the one that has it.
    return repeats, {right: left for right, left in changed.items() if right not in repeats}, beside


def _circumstances(
    pairs: Sequence[tuple[Claim, Claim, Copied]],
    gathered: Gathering,
    repeats: dict[str, str],
    changed: dict[str, str],
) -> None:
    """Join copied claims of circumstances to what they copy, where that makes one of no two origins that both give figures:
    where and when it was, and who is among the dead, many tell in the same few words, so it does not tell whose the
    figures beside it are. What is not joined is no copy."""
    for right, left, passage in pairs:
        if isinstance(right, CasualtyClaim) or left.id not in (repeats.get(right.id), changed.get(right.id)):
            continue
        if not gathered.both_count(left.id, right.id) and gathered.differ(left.id, right.id) is None:
            gathered.join(left.id, right.id, copy_reason(right, left, passage))
        if gathered.groups.find(left.id) != gathered.groups.find(right.id):
            for kept in (repeats, changed):
                if kept.get(right.id) == left.id:
                    del kept[right.id]


def _altered(
    pairs: Sequence[tuple[Claim, Claim, Copied]],
    changed: Mapping[str, str],
    ordered: Sequence[Claim],
    reports: Mapping[str, Report],
) -> frozenset[str]:
    """Those of ``changed`` that are copies with the number alone changed, and nobody's figure."""
    older: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        if isinstance(claim, CasualtyClaim) and claim.superseded:
            older[claim.quote.report].append(claim)
    return frozenset(
        right.id
        for right, left, passage in pairs
        if changed.get(right.id) == left.id and altered(right, left, passage, reports, older[right.quote.report])
    )


def _collect(
    ordered: Sequence[Claim],
    reports: Mapping[str, Report],
    gathered: Gathering,
    repeats: Mapping[str, str],
    changes: tuple[Mapping[str, str], frozenset[str], frozenset[str]],
    beside: Sequence[tuple[str, str, str]],
    people: SourceDecisions,
    lasting: Sequence[Lasting],
) -> Origins:
    changed, spoilt, newer = changes
    by_id = {c.id: c for c in ordered}
    rank = {r.id: i for i, r in enumerate(sorted(reports.values(), key=order_of_report))}

    def said_at(claim: Claim) -> tuple[int, int, int, str]:
        return rank.get(claim.quote.report, len(rank)), claim.quote.start, claim.quote.end, claim.id

    why: dict[str, list[LinkReason]] = defaultdict(list)
    joined: dict[str, list[tuple[int, LinkReason]]] = defaultdict(list)
    for n, (member, other, reason) in enumerate(gathered.reasons):
        why[gathered.groups.find(member)].append(reason)
        joined[member].append((n, reason))
        joined[other].append((n, reason))
    copied: dict[str, dict[str, str]] = defaultdict(dict)
    for left, right, sentence in beside:
        for side in (left, right):
            copied[gathered.groups.find(side)][f"copied {left} {right}"] = sentence
    origins: list[tuple[tuple[int, int, int, str], Origin]] = []
    of: dict[str, str] = {}
    ties: dict[str, Ties] = {}
    speakers: dict[str, list[Source]] = {}
    fullest: dict[str, Source] = {}
    for root, members in gathered.groups.sets().items():
        claims = sorted((by_id[m] for m in members), key=said_at)
        first = claims[0]
        origin_id = _origin_id(first)
        sources = [c.speaker for c in claims if c.speaker is not None]
        own_voice = all(speaker_of(c)[1] for c in claims)
        named = [s for c in claims if (s := named_speaker(c)) is not None]
        if own_voice:
            named = [s for s in sources if s.kind not in ("unnamed", "unresolved")]
        spoken = [c for c in claims if not speaker_of(c)[1]]
        shown = next((c for c in claims if named_speaker(c) is not None), spoken[0] if spoken else first)
        origin = Origin(
            id=origin_id,
            label=label_of(shown),
            claims=tuple(c.id for c in claims),
            identified=bool(named),
            interest=_interest(sources),
            outlet_voice=own_voice,
            copies=tuple((c.id, repeats[c.id]) for c in claims if c.id in repeats),
            reasons=tuple(why.get(root, ())),
            changed=tuple((c.id, changed[c.id]) for c in claims if c.id in changed),
            altered=tuple((c.id, changed[c.id]) for c in claims if c.id in spoilt),
            newer=tuple(c.id for c in claims if c.id in newer),
        )
        origins.append((said_at(first), origin))
        of.update((c.id, origin_id) for c in claims)
        if named:
            fullest[origin_id] = max(named, key=fullness)
        speakers[origin_id] = sources
        if named and not own_voice:
            ties[origin_id] = ties_of(dict.fromkeys(named), _days_of(claims, reports), lasting, copied[root])
    origins.sort(key=lambda item: item[0])
    return Origins(
        origins=tuple(o for _, o in origins),
        _of=of,
        _rank={o.id: i for i, (_, o) in enumerate(origins)},
        _ties=ties,
        _apart=_apart(speakers, people),
        _speakers=fullest,
        _joined=joined,
    )


def _newer(ordered: Sequence[Claim], reports: Mapping[str, Report]) -> frozenset[str]:
    """Casualty claims whose sentences tell of an update."""
    return frozenset(
        c.id
        for c in ordered
        if isinstance(c, CasualtyClaim) and c.quote.report in reports and tells_update(c, reports[c.quote.report])
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


def _days_of(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Span | None:
    """From the first to the last day on which an origin spoke; None where one of them is not known."""
    spans: list[Span] = []
    for claim in claims:
        stated = getattr(claim, "stated", None)
        span = days_of(stated) if stated else publication_span(reports.get(claim.quote.report))
        if span is None:
            return None
        spans.append(span)
    return min(s[0] for s in spans), max(s[1] for s in spans)

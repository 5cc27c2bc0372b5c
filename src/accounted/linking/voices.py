"""Who speaks in which report of which event: claims to voices.

A *voice* is one speaker in one event of one report, with all the claims that he makes there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounted.model import UNNAMED_WIRE, Claim, Report, Source

from .context import Context, context_of, event_of
from .names import name_key

__all__ = ["Voice", "agency_of", "channel_of", "fullness", "label_of", "speaker_of", "voices_of"]


@dataclass(frozen=True)
class Voice:
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


def speaker_of(claim: Claim) -> tuple[Source | None, bool]:
    """Who is nearest to the event, and whether that is only an outlet or an agency passing it on in its own voice."""
    chain = claim.attribution
    for source in chain:
        if source.kind not in ("outlet", "agency") and not _unnamed_wire(source):
            return chain[0], False
    return (chain[0] if chain else None), True


def _unnamed_wire(source: Source) -> bool:
    """An agency that a page's sign-off tells of and does not name: it passes on, and speaks for nobody."""
    return source.kind == "unnamed" and source.name == UNNAMED_WIRE


def channel_of(claim: Claim) -> str:
    """The first agency or outlet behind the speaker, as a name key."""
    for source in claim.attribution[1:]:
        if source.kind in ("agency", "outlet") and not source.contributed:
            return name_key(source.name)
    return ""


def agency_of(claim: Claim) -> str:
    """The agency that a claim came by, as a name key; empty where none is named."""
    return next((name_key(s.name) for s in claim.attribution if s.kind == "agency" and not s.contributed), "")


def label_of(claim: Claim) -> str:
    said = [s for s in claim.attribution if not s.contributed]
    chain = [s for s in said if s.kind != "outlet"] or said
    return (
        " → ".join(repr(s) if i == 0 and s.kind == "person" else s.name for i, s in enumerate(chain))
        or "outlet not stated"
    )


def voices_of(
    ordered: Sequence[Claim],
    reports: Mapping[str, Report],
    where: Mapping[tuple[str, int], Context],
    taken: set[str],
) -> list[Voice]:
    """One voice for each speaker of each report's event.

    A copied claim of an unnamed speaker or of an outlet's own voice stays out: its origin is the earlier report's,
    and what else "officials" say in this report need not be by the same officials.
    """
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in ordered:
        source, own_voice = speaker_of(claim)
        named = source is not None and source.kind not in ("unnamed", "unresolved") and not own_voice
        if claim.id in taken and not named:
            continue
        event = event_of(claim)
        who = f"{source.kind}:{name_key(source.name)}" if source is not None else "nobody"
        if not named and not own_voice:
            who += f"|{channel_of(claim)}"
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
        source, own_voice = speaker_of(members[0])
        event = event_of(members[0])
        report = reports.get(report_id)
        context = where.get((report_id, event)) if event is not None else None
        voices.append(
            Voice(
                key=f"{report_id}|{key}",
                source=_fullest(members),
                channel=channel_of(members[0]),
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
    return max(sources, key=fullness, default=None)


def fullness(source: Source) -> tuple[int, str]:
    return len(source.name) + len(source.role or "") + len(source.affiliation or ""), repr(source)

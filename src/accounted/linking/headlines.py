"""Headlines: a figure in the outlet's own voice that the report goes on to attribute is that speaker's figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accounted.model import CasualtyClaim, Claim, LinkReason, Report

from .context import event_of
from .names import name_key
from .repeated import figure_of, says
from .voices import channel_of, speaker_of

__all__ = ["headlines"]


def headlines(ordered: Sequence[Claim], reports: Mapping[str, Report]) -> list[tuple[Claim, Claim, LinkReason]]:
    """(Claim of a headline, the claim of the report that it rests on, why): where one speaker of the report gives that
    figure of that outcome, he; where several do, the one whom the report begins with, else the headline is the outlet's."""
    by_report: dict[str, list[CasualtyClaim]] = defaultdict(list)
    for claim in ordered:
        if isinstance(claim, CasualtyClaim):
            by_report[claim.quote.report].append(claim)
    found: list[tuple[Claim, Claim, LinkReason]] = []
    for report_id, claims in by_report.items():
        report = reports.get(report_id)
        if report is None or not report.headline_end:
            continue
        spoken = [c for c in claims if not speaker_of(c)[1] and not c.superseded]
        for claim in claims:
            if claim.quote.end > report.headline_end or not speaker_of(claim)[1]:
                continue
            alike = [c for c in spoken if _same(c, claim)]
            lede = next(
                (c for c in claims if c.quote.start >= report.headline_end and c.outcome == claim.outcome), None
            )
            if alike and (len({_who(c) for c in alike}) == 1 or alike[0] is lede):
                first = alike[0]
                source = speaker_of(first)[0]
                sentence = f"The headline has {says(claim)} {claim.outcome.replace('_', ' ')}, as {source!r} has it in the report."
                reason = LinkReason(name="headline", weight=1.0, sentence=sentence, left=says(claim), right=says(first))
                found.append((claim, first, reason))
    return found


def _same(spoken: CasualtyClaim, headline: CasualtyClaim) -> bool:
    return (
        spoken.outcome == headline.outcome
        and event_of(spoken) == event_of(headline)
        and figure_of(spoken) == figure_of(headline)
    )


def _who(claim: CasualtyClaim) -> tuple[str, str, str]:
    source, _ = speaker_of(claim)
    assert source is not None
    named = source.kind not in ("unnamed", "unresolved")
    return source.kind, name_key(source.name), "" if named else channel_of(claim)

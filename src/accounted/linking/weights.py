"""What each piece of evidence is worth, and why. Chosen by reasoning, not fitted.

One point is roughly a factor of two in the odds that two accounts are of one incident, among accounts that share a
country and a week. Unknown is worth nothing either way, so it has no line.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["DOUBTFUL", "JOIN", "WEIGHTS", "Weight"]


class Weight(NamedTuple):
    """Points for (or against), and the reason for them."""

    points: float
    why: str


JOIN = 5.0
"""From this sum on, two accounts are joined: same town and same day alone are just enough, same province, day and
kind are not."""
DOUBTFUL = 3.0
"""From this sum on, an unjoined pair is worth a person's look."""

WEIGHTS: dict[str, Weight] = {
    "same_day": Weight(2.5, "most incidents last a day, and few fall on one day in one area"),
    "same_days": Weight(1.0, "overlap of spans of up to ten days"),
    "same_time": Weight(0.3, "overlap of longer spans says little"),
    "day_apart": Weight(-1.0, "reports slip by a day at night, but neighbours on the next day are common"),
    "dates_apart": Weight(-8.0, "two dates more than a day apart are two incidents"),
    "published_soon": Weight(2.0, "an undated event is mostly reported within three days: nearly a date"),
    "published_together": Weight(0.5, "both dates unknown: publication within three days is weak evidence"),
    "published_long_after": Weight(
        -1.5, "news is of the last days; a report months later mostly tells of another event"
    ),
    "published_before": Weight(-8.0, "no report tells of what happens later"),
    "same_place": Weight(3.0, "the same named place, or points within 5 km"),
    "near": Weight(2.0, "within 10 km, or within what 'near' leaves open"),
    "contains": Weight(0.5, "a town that bears its province's name: either may be meant"),
    "same_district": Weight(1.5, "one district"),
    "same_province": Weight(1.0, "one province, at least one account not telling more"),
    "same_country": Weight(0.3, "one country, at least one account not telling more"),
    "between": Weight(-2.0, "two named places too far apart for a town and its edge"),
    "apart": Weight(-8.0, "two places that cannot be one"),
    "same_kind": Weight(1.0, "the same kind of violence"),
    "kind_family": Weight(0.5, "kinds that reports confuse (bombing, suicide bombing)"),
    "other_kind": Weight(-2.0, "kinds that reports do not confuse (air strike, kidnapping)"),
    "same_means": Weight(0.5, "the same means"),
    "same_actor": Weight(0.7, "the same named perpetrator; disagreement on it is too common to count against"),
    "same_target": Weight(0.7, "the same thing or people hit"),
    "other_target": Weight(-0.5, "different things or people hit"),
    "same_victims": Weight(0.7, "a group of victims that few incidents have"),
    "named_victim": Weight(4.0, "the same person named as a casualty"),
    "same_figure": Weight(1.5, "the same exact figure of three or more for one outcome"),
    "same_large_figure": Weight(2.0, "the same exact figure of ten or more, which chance seldom gives"),
    "far_figures": Weight(-1.5, "whole totals that differ by more than four times; first counts rise, so not decisive"),
    "same_speaker": Weight(3.0, "one identified speaker on one occasion"),
    "same_person_speaks": Weight(1.5, "a mayor or a doctor seldom speaks of two incidents; the occasion is not known"),
    "same_body_speaks": Weight(0.7, "a named body speaks of many incidents, though of few in one place"),
    "whole_copy": Weight(6.0, "the claims stand in text of which one is a copy"),
    "shared_passage": Weight(5.0, "the claims stand in one copied passage"),
    "same_quotation": Weight(2.5, "one quotation around the claims; people repeat themselves"),
    "like_text": Weight(1.0, "rarer words shared"),
    "very_like_text": Weight(2.0, "many rarer words shared"),
    "aggregate": Weight(-8.0, "a total over a period and area may hold an event and is not that event"),
    "same_report": Weight(-8.0, "its own report tells the two apart"),
}

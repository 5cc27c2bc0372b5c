"""What is compared between two accounts, and which answer (level) a pair gives, in the words of SQL.

Each condition speaks of the columns of two accounts, ``…_l`` and ``…_r``, and of ``relation``, which says how their
places lie to one another (:func:`accounted.linking.context.place_relation`). The linkage engine that learns the
weights (``training/linking``) and the run (:mod:`accounted.linking.scoring`) use these same conditions. A pair for
which none holds has said nothing: unknown is no evidence either way. Every condition is the same for (a, b) and (b, a)
and looks at nothing beside the two, so what a pair is worth never depends on the rest of the register.
"""

from __future__ import annotations

from typing import NamedTuple

from .yearless_days import YEAR_DAYS

__all__ = ["BARS", "COMPARISONS", "DAY_APART", "TEXT", "TIME_BARS", "Comparison", "Level"]


class Level(NamedTuple):
    """An answer of a comparison: its name in the file of weights, and when a pair gives it (the first that holds)."""

    name: str
    when: str


class Comparison(NamedTuple):
    """One question to a pair, with its answers in the order in which they are tried."""

    name: str
    levels: tuple[Level, ...]


NAMED_THERE = (
    "((list_has_any(spots_l, lead_r) and not list_has_any(spots_r, lead_r)) or "
    "(list_has_any(spots_r, lead_l) and not list_has_any(spots_l, lead_l)))"
)
"""The first lines of one name the place of the other, and not the one that it was put at: where a wounded man died, or a minister
spoke."""
BOTH_DATED = "first_l is not null and first_r is not null"
ONE_DATED = "(first_l is null) <> (first_r is null) and (case when first_l is null then pub_first_l else pub_first_r end) is not null"
NONE_DATED = "first_l is null and first_r is null and pub_first_l is not null and pub_first_r is not null"
GAP = "greatest(first_l - last_r, first_r - last_l)"
"""Days between two spans; zero and less where they overlap."""
AFTER = "(case when first_l is null then pub_first_l - last_r else pub_first_r - last_l end)"
"""Days from the event of the one to the publication of the undated other."""
PUBLISHED_SPAN = "(case when first_l is null then pub_last_l - pub_first_l else pub_last_r - pub_first_r end)"
BETWEEN_ISSUES = "greatest(pub_first_l - pub_last_r, pub_first_r - pub_last_l)"

BOTH_KILLED = "killed_low_l is not null and killed_low_r is not null"
MORE, FEWER = "greatest(killed_low_l, killed_low_r)", "least(killed_high_l, killed_high_r)"
NEAR_TOLLS = f"{MORE} * 3 <= {FEWER} * 4"
SHARED_NAMES = "len(list_intersect(names_l, names_r))"
ONE_PLACE = "relation in ('same_place', 'near')"
SAME_PERSON = "(list_has_any(persons_l, person_parts_r) or list_has_any(persons_r, person_parts_l))"
"""A casualty whom both name, one of them perhaps by fewer names: "Ana Ruiz", "Ana Maria Ruiz"."""
SAME_DEAD = "(list_has_any(dead_l, dead_parts_r) or list_has_any(dead_r, dead_parts_l))"
RARE = (
    f"(({ONE_PLACE} and ({SHARED_NAMES} >= 2 or list_has_any(rare_sites_l, rare_sites_r))) or (not {ONE_PLACE} and list_has_any(joined_l, joined_r)) or list_has_any(large_l, large_r) or "
    f"len(list_intersect(figures_l, figures_r)) > 1 or coalesce({MORE} >= 8 and {NEAR_TOLLS}, false) or {SAME_PERSON} or "
    "coalesce(passage in ('whole_copy', 'shared_passage'), false) or list_has_any(weekdays_l, weekdays_r))"
)
"""Something that two accounts of two incidents seldom share: a name, a figure, a casualty, a passage, a day of the week. One town, one
kind of deed and one mayor who speaks are shared by many where no day tells them apart."""

LATER_LOOSE = "(case when first_l > first_r then loose_l else loose_r end)"
"""Days by which the later of two dated accounts may be told too late."""
NEITHER = f"(not ({BOTH_DATED}))"


SAME_DATE = "list_has_any(ydays_l, ydays_r)"
NEXT_DATE = "list_has_any(ydays_l, ydays_about_r)"
TOLD_DATES = "len(ydays_l) > 0 and len(ydays_r) > 0"
PRINTED_SOON = (
    "(list_has_any(ydays_l, news_r) or list_has_any(ydays_r, news_l) or "
    f"coalesce(least(abs(printed_l - printed_r), {YEAR_DAYS} - abs(printed_l - printed_r)) <= 3, false))"
)
"""One tells a day of the year within the days before the other was printed, or both were printed within a few days."""

DAY_APART = f"({BOTH_DATED} and {GAP} >= 1)"
OTHER_FAMILY = "(families_l <> 0 and families_r <> 0 and (families_l & families_r) = 0)"

SAME_DAYS = f"(({BOTH_DATED} and {GAP} <= 1) or (not ({BOTH_DATED}) and {BETWEEN_ISSUES} <= 3))"
TOLLS_MEET = "coalesce(killed_low_l <= killed_high_r and killed_low_r <= killed_high_l, true)"
IDENTICAL = (
    f"(list_has_any(kinds_l, kinds_r) and coalesce({SAME_DAYS}, false) and {TOLLS_MEET} and (len(list_intersect(figures_l, figures_r)) > 1 or "
    "(list_has_any(large_l, large_r) and (list_has_any(persons_l, persons_r) or list_has_any(people_l, people_r)))))"
)
"""One kind, one day, dead that do not contradict, and two figures in common, or a large one and a person: so much that the
village may have been misread."""

TIME_BARS = (
    Level("same_report", "report_l = report_r"),
    Level("dates_apart", f"{BOTH_DATED} and {GAP} > 1 + {LATER_LOOSE}"),
    Level("published_before", "first_l is null and first_r is not null and pub_last_l < first_r - 1 - loose_r"),
    Level("published_before", "first_r is null and first_l is not null and pub_last_r < first_l - 1 - loose_l"),
    Level("aggregate", "aggregate_l <> aggregate_r"),
)
"""What forbids two accounts to be of one incident, as far as it can be told without their places."""

BARS = (
    *TIME_BARS,
    Level(
        "aggregate",
        "aggregate_l and not list_has_any(figures_l, figures_r) and not list_has_any(bodies_l, bodies_r) and not "
        "coalesce((relation = 'same_place' or place_l = place_r) and first_l = first_r and last_l = last_r, false)",
    ),
    Level("aggregate", f"aggregate_l and {BOTH_DATED} and {GAP} >= 1"),
    Level("apart", f"relation = 'apart' and not {NAMED_THERE}"),
    Level("elsewhere", f"relation = 'elsewhere' and not {IDENTICAL} and not {NAMED_THERE}"),
    Level("apart", f"relation = 'between' and {OTHER_FAMILY}"),
    Level("apart", f"relation = 'between' and {DAY_APART}"),
    Level("dates_apart", f"{DAY_APART} and {OTHER_FAMILY}"),
)
"""All that forbids it: :func:`accounted.linking.evidence.conflict` says the same in sentences."""

TIME = Comparison(
    "time",
    (
        Level("loosely_apart", f"{BOTH_DATED} and {GAP} >= 1 and {LATER_LOOSE} > 0"),
        Level("day_apart", f"{BOTH_DATED} and {GAP} = 1"),
        Level("same_day", f"{BOTH_DATED} and greatest(last_l - first_l, last_r - first_r) <= 1"),
        Level("same_days", f"{BOTH_DATED} and greatest(last_l - first_l, last_r - first_r) <= 9"),
        Level("same_time", BOTH_DATED),
        Level("same_date", SAME_DATE),
        Level("next_date", NEXT_DATE),
        Level("other_date", TOLD_DATES),
        Level("published_soon", f"{ONE_DATED} and {AFTER} between -1 and 3 and {PUBLISHED_SPAN} <= 3"),
        Level("published_long_after", f"{ONE_DATED} and {AFTER} > 60"),
        Level("published_together", f"{NONE_DATED} and greatest(pub_last_l, pub_last_r) - least(pub_first_l, pub_first_r) <= 3"),
        Level("published_far_apart", f"{NONE_DATED} and {BETWEEN_ISSUES} > 60"),
        Level("printed_soon", PRINTED_SOON),
        Level("no_day", RARE),
        Level("nothing_rare", "true"),
    ),
)  # fmt: skip

PLACE = Comparison(
    "place",
    (
        Level("named_there", f"relation in ('apart', 'elsewhere') and {NAMED_THERE}"),
        *(
            Level(name, f"relation = '{name}'")
            for name in (
                "same_place",
                "near",
                "between",
                "contains",
                "same_district",
                "same_province",
                "same_country",
                "elsewhere",
            )
        ),
    ),
)

WEEKDAY = Comparison(
    "weekday",
    (
        Level("same_weekday", f"{NEITHER} and list_has_any(weekdays_l, weekdays_r)"),
        Level("next_weekday", f"{NEITHER} and list_has_any(weekdays_l, weekdays_about_r)"),
        Level("other_weekday", f"{NEITHER} and len(weekdays_l) > 0 and len(weekdays_r) > 0"),
    ),
)

NAMES = Comparison(
    "names",
    (
        Level("names_beside_place", f"{ONE_PLACE} and {SHARED_NAMES} >= 3"),
        Level("many_names", f"not {ONE_PLACE} and {SHARED_NAMES} >= 3"),
        Level("two_names", f"not {ONE_PLACE} and {SHARED_NAMES} = 2"),
        Level("one_name", f"not {ONE_PLACE} and list_has_any(joined_l, joined_r)"),
    ),
)
"""Rarer names of two texts; where their places agree, the place's own names are known already."""

KIND = Comparison(
    "kind",
    (
        Level("same_kind", "list_has_any(kinds_l, kinds_r)"),
        Level("kind_family", "not vague_l and not vague_r and (families_l & families_r) <> 0"),
        Level("other_kind", f"not vague_l and not vague_r and {OTHER_FAMILY}"),
    ),
)


def _sets(name: str, column: str, same: str, other: str) -> Comparison:
    """Two sets: something in common, or both known and nothing in common."""
    return Comparison(
        name,
        (
            Level(same, f"list_has_any({column}_l, {column}_r)"),
            Level(other, f"len({column}_l) > 0 and len({column}_r) > 0"),
        ),
    )


PERSONS = Comparison(
    "persons",
    (
        Level("named_dead", SAME_DEAD),
        Level("named_victim", SAME_PERSON),
        Level("other_named", "len(persons_l) > 0 and len(persons_r) > 0"),
    ),
)
"""A person is killed once."""

FIGURES = Comparison(
    "figures",
    (
        Level("same_large_figure", "list_has_any(large_l, large_r)"),
        Level("same_figure", "list_has_any(figures_l, figures_r)"),
        Level("far_figures", f"{BOTH_KILLED} and {FEWER} * 4 < {MORE} and {MORE} >= 8"),
        Level("near_figures", f"{BOTH_KILLED} and {MORE} >= 3 and {NEAR_TOLLS}"),
        Level("double_figures", f"{BOTH_KILLED} and {MORE} >= 5 and {MORE} <= {FEWER} * 2"),
        Level("other_figures", BOTH_KILLED),
    ),
)

SPEAKER = Comparison(
    "speaker",
    (
        Level("same_speaker", f"list_has_any(people_l, people_r) and ({BETWEEN_ISSUES} <= 3 or ({BOTH_DATED} and {GAP} <= 0))"),
        Level("same_person_speaks", "list_has_any(people_l, people_r)"),
        Level("same_body_speaks", "list_has_any(bodies_l, bodies_r)"),
    ),
)  # fmt: skip

PASSAGE = Comparison(
    "passage",
    tuple(Level(name, f"passage = '{name}'") for name in ("whole_copy", "shared_passage", "same_quotation")),
)

COMPARISONS = (
    TIME,
    WEEKDAY,
    PLACE,
    NAMES,
    KIND,
    _sets("means", "means", "same_means", "other_means"),
    _sets("by", "doers", "same_actor", "other_actor"),
    _sets("against", "targets", "same_target", "other_target"),
    _sets("site", "sites", "same_site", "other_site"),
    _sets("victims", "victims", "same_victims", "other_victims"),
    PERSONS,
    FIGURES,
    SPEAKER,
    PASSAGE,
)
"""All but the words of the texts, which cost most and are compared last."""

LIKE, VERY_LIKE = 220_000, 400_000
"""Millionths of the cosine of two texts' weightiest words: unrelated reports of one war mostly stay under 150."""
FEWEST_SHARED = 6
"""Words that must be shared, so that two briefs of three lines are not alike by their few words."""
UNLIKE = 40_000
"""Millionths up to which two texts of many rarer words are unlike."""

TEXT = Comparison(
    "text",
    (
        Level("very_like_text", f"alike >= {VERY_LIKE} and shared >= {FEWEST_SHARED}"),
        Level("like_text", f"alike >= {LIKE} and shared >= {FEWEST_SHARED}"),
        Level("unlike_text", f"alike <= {UNLIKE} and least(rarer_l, rarer_r) >= 40"),
    ),
)

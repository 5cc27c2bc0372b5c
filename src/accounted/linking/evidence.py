"""Evidence for and against two accounts being of one incident, each a sentence with the two values behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from accounted.model import CasualtyClaim, LinkReason

from .context import Span, day_name, place_relation, spans_apart, time_apart
from .copies import Copied
from .units import Unit
from .weights import WEIGHTS

__all__ = ["SAYS_LITTLE", "PassageIndex", "conflict", "passages_between", "weigh"]

PassageIndex = Mapping[tuple[str, str], tuple[str, Copied]]
"""Unit keys in order, to the name of the strongest passage that holds claims of both, and the passage."""

_FAMILIES = {
    "air_strike": "air",
    "drone_strike": "air",
    "missile_strike": "air shells",
    "shelling": "shells",
    "bombing": "blast",
    "suicide_bombing": "blast",
    "landmine": "blast",
    "grenade_attack": "blast shells",
    "shooting": "guns",
    "clash": "guns",
    "raid": "guns",
    "execution": "guns",
    "stabbing": "blades",
    "kidnapping": "seizure",
    "arson": "fire",
}
SAYS_LITTLE = frozenset({"attack", "massacre", "other"})
"""Kinds that say too little to differ from another."""

LIKE, VERY_LIKE = 0.22, 0.4
"""Cosine of two texts' weightiest words: unrelated reports of one war mostly stay under 0.15."""


FEWEST_SHARED = 6
"""Words that must be shared, so that two briefs of three lines are not alike by their few words."""


def _reason(name: str, sentence: str, left: str = "", right: str = "") -> LinkReason:
    return LinkReason(name=name, weight=WEIGHTS[name].points, sentence=sentence, left=left, right=right)


def families(violence: Collection[str]) -> frozenset[str]:
    """Families of kinds that reports confuse with one another."""
    return frozenset(f for kind in violence for f in _FAMILIES.get(kind, "").split())


def conflict(a: Unit, b: Unit) -> LinkReason | None:
    """The reason that forbids two accounts to be of one incident; None where nothing does."""
    if a.report == b.report:
        return _reason("same_report", "One report tells the two apart.", str(a.event), str(b.event))
    why = time_apart(a.context, b.context)
    if why is not None:
        both = a.context.span is not None and b.context.span is not None
        left, right = day_name(a.context.span), day_name(b.context.span)
        return _reason("dates_apart" if both else "published_before", why[0].upper() + why[1:] + ".", left, right)
    if (a.kind == "aggregate") != (b.kind == "aggregate"):
        return _reason("aggregate", f"One is an {a.kind}, the other an {b.kind}.", a.kind, b.kind)
    relation, km = place_relation(a.context.place, b.context.place)
    left, right = repr(a.context.place), repr(b.context.place)
    far = f"{km:.0f} km apart" if km is not None else "two places"
    if relation == "apart":
        return _reason("apart", f"{left} and {right}: {far}.", left, right)
    x, y = a.context.span, b.context.span
    next_day = x is not None and y is not None and spans_apart(x, y) == 1
    one, two = families(a.violence), families(b.violence)
    if relation == "between" and one and two and not one & two:
        return _reason(
            "apart", f"{left} and {right}, {far}, and {_list(a.violence)} and {_list(b.violence)}.", left, right
        )
    if relation == "between" and next_day:
        return _reason(
            "apart", f"{left} on {day_name(x)} and {right} on {day_name(y)}: {far}, a day apart.", left, right
        )
    if next_day and one and two and not one & two:
        sentence = f"{_list(a.violence)} on {day_name(x)}, {_list(b.violence)} on {day_name(y)}."
        return _reason("dates_apart", sentence[0].upper() + sentence[1:], day_name(x), day_name(y))
    return None


def weigh(a: Unit, b: Unit, passages: PassageIndex) -> list[LinkReason]:
    """Every piece of evidence that two accounts give, in a fixed order; nothing for what either does not state."""
    against = conflict(a, b)
    if against is not None:
        return [against]
    found = [*_time(a, b), *_place(a, b), *_kind(a, b), *_parties(a, b), *_figures(a, b)]
    shared = sorted(set(a.speakers) & set(b.speakers))
    if shared:
        label = a.speakers[shared[0]]
        found.append(_reason("same_speaker", f"Both have it from “{label}”.", label, b.speakers[shared[0]]))
    else:
        found += _voices(a, b)
    passage = passages.get((min(a.key, b.key), max(a.key, b.key)))
    if passage is not None:
        name, copied = passage
        sentence = f"Claims of both stand in a passage of {copied.words} words that the two reports share."
        found.append(_reason(name, sentence, copied.left, copied.right))
    found += _text(a, b)
    return found


def _voices(a: Unit, b: Unit) -> list[LinkReason]:
    """A speaker named in both, where nothing shows that it was one statement."""
    for name, x, y in (("same_person_speaks", a.people, b.people), ("same_body_speaks", a.bodies, b.bodies)):
        shared = sorted(set(x) & set(y))
        if shared:
            left, right = x[shared[0]], y[shared[0]]
            return [_reason(name, f"“{left}” speaks in one, “{right}” in the other.", left, right)]
    return []


def _time(a: Unit, b: Unit) -> list[LinkReason]:
    x, y, p, q = a.context.span, b.context.span, a.context.published, b.context.published
    if x is not None and y is not None:
        left, right = day_name(x), day_name(y)
        if spans_apart(x, y) == 1:
            return [_reason("day_apart", f"Dated {left} and {right}, a day apart.", left, right)]
        width = max(x[1] - x[0], y[1] - y[0])
        name = "same_day" if width <= 1 else "same_days" if width <= 9 else "same_time"
        return [_reason(name, f"Dated {left} and {right}.", left, right)]
    for event, published in ((x, q), (y, p)):
        if event is not None and published is not None:
            if -1 <= published[0] - event[1] <= 3 and published[1] - published[0] <= 3:
                sentence = f"Dated {day_name(event)}; the other gives no date and was published {day_name(published)}."
                return [_reason("published_soon", sentence, day_name(event), day_name(published))]
            return _long_after(event[1], published[0], f"dated {day_name(event)}", published)
    if x is None and y is None and p is not None and q is not None and max(p[1], q[1]) - min(p[0], q[0]) <= 3:
        sentence = f"Neither gives a date; published {day_name(p)} and {day_name(q)}."
        return [_reason("published_together", sentence, day_name(p), day_name(q))]
    if x is None and y is None and p is not None and q is not None:
        early, late = sorted((p, q))
        return _long_after(early[1], late[0], f"undated and published {day_name(early)}", late)
    return []


LONG_DAYS = 60
"""Days after which an undated report is more likely of a newer event."""


def _long_after(day: int, published: int, first: str, late: Span) -> list[LinkReason]:
    if published - day <= LONG_DAYS:
        return []
    sentence = f"One is {first}; the other gives no date and was published {day_name(late)}."
    return [_reason("published_long_after", sentence, first, day_name(late))]


def _place(a: Unit, b: Unit) -> list[LinkReason]:
    relation, km = place_relation(a.context.place, b.context.place)
    if relation == "unknown":
        return []
    left, right = repr(a.context.place), repr(b.context.place)
    far = f", {km:.0f} km apart" if km is not None and relation in ("same_place", "near", "between") else ""
    return [_reason(relation, f"At {left} and {right}{far}.", left, right)]


def _kind(a: Unit, b: Unit) -> list[LinkReason]:
    left, right = _list(a.violence), _list(b.violence)
    if not left or not right:
        return []
    if (a.violence & b.violence) - SAYS_LITTLE:
        return [_reason("same_kind", f"Both tell of {_list((a.violence & b.violence) - SAYS_LITTLE)}.", left, right)]
    one, two = families(a.violence), families(b.violence)
    if not one or not two or (a.violence | b.violence) & {"attack", "massacre"}:
        return []
    if one & two:
        return [_reason("kind_family", f"{left} and {right} are often taken for one another.", left, right)]
    return [_reason("other_kind", f"One tells of {left}, the other of {right}.", left, right)]


def _parties(a: Unit, b: Unit) -> list[LinkReason]:
    found = []
    for name, x, y, what in (
        ("same_means", a.means, b.means, "means"),
        ("same_actor", a.by, b.by, "those who did it"),
        ("same_target", a.against, b.against, "what was hit"),
        ("same_victims", a.victims, b.victims, "victims"),
    ):
        if x & y:
            found.append(_reason(name, f"Both name {_list(x & y)} as {what}.", _list(x), _list(y)))
        elif x and y and name == "same_target":
            found.append(_reason("other_target", f"Hit: {_list(x)}; {_list(y)}.", _list(x), _list(y)))
    if a.persons & b.persons:
        count = len(a.persons & b.persons)
        people = "one person" if count == 1 else f"{count} persons"
        # Names of casualties stay out of sentences that may be published.
        found.append(
            _reason(
                "named_victim", f"Both name the same {people} as casualties.", str(len(a.persons)), str(len(b.persons))
            )
        )
    return found


def _figures(a: Unit, b: Unit) -> list[LinkReason]:
    same = sorted(a.figures & b.figures, key=lambda f: (-f[1], f[0]))
    if same:
        outcome, number = same[0]
        name = "same_large_figure" if number >= 10 else "same_figure"
        return [_reason(name, f"Both give {number} {outcome}.", str(number), str(number))]
    x, y = a.totals.get("killed"), b.totals.get("killed")
    if x is not None and y is not None and min(x[1], y[1]) * 4 < max(x[0], y[0]) >= 8:
        left, right = _interval(x), _interval(y)
        return [_reason("far_figures", f"Killed: {left} and {right}.", left, right)]
    return []


def _text(a: Unit, b: Unit) -> list[LinkReason]:
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    shared = {w: value * large[w] for w, value in small.items() if w in large}
    like = sum(shared[w] for w in sorted(shared))
    if like < LIKE or len(shared) < FEWEST_SHARED:
        return []
    top = ", ".join(sorted(shared, key=lambda w: (-shared[w], w))[:6])
    name = "very_like_text" if like >= VERY_LIKE else "like_text"
    return [_reason(name, f"Their texts share rarer words ({top}).", f"{like:.2f}", f"{like:.2f}")]


def _list(values: Collection[str]) -> str:
    return ", ".join(sorted(values)).replace("_", " ")


def _interval(value: tuple[int, int]) -> str:
    return str(value[0]) if value[0] == value[1] else f"{value[0]}–{value[1]}"


def passages_between(units: Collection[Unit], copies: Collection[Copied]) -> dict[tuple[str, str], tuple[str, Copied]]:
    """The strongest copied passage for each pair of units that both have a casualty, kind or person claim inside it.

    A passage without such claims (background, boilerplate) says nothing of which incident a report is about.
    """
    by_report: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda u: u.key):
        by_report.setdefault(unit.report, []).append(unit)
    found: dict[tuple[str, str], tuple[str, Copied]] = {}
    for copied in sorted(copies, key=lambda c: (c.left, c.right, c.left_start, c.right_start)):
        for left in by_report.get(copied.left, ()):
            if not _has_claim(left, copied.left_start, copied.left_end):
                continue
            for right in by_report.get(copied.right, ()):
                if not _has_claim(right, copied.right_start, copied.right_end):
                    continue
                pair = (min(left.key, right.key), max(left.key, right.key))
                name = copied.kind
                if pair not in found or WEIGHTS[name].points > WEIGHTS[found[pair][0]].points:
                    found[pair] = name, copied
    return found


def _has_claim(unit: Unit, start: int, end: int) -> bool:
    return any(
        start <= c.quote.start < end
        for c in unit.claims
        if isinstance(c, CasualtyClaim) or c.aspect in ("kind", "person")
    )

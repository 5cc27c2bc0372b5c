"""Evidence for and against two accounts being of one incident, each a sentence with the two values behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from accounted.model import LinkReason

from .context import day_name, pair_relation, place_key, spans_apart, time_apart
from .copies import Copied
from .units import SAYS_LITTLE, Unit
from .weights import weights
from .words import LENGTH

__all__ = ["SAYS_LITTLE", "Passage", "Telling", "conflict", "families", "passages_between", "sentences"]


class Passage(NamedTuple):
    """The strongest copied passage that holds claims of two units: its kind, its words, the two reports."""

    kind: str
    words: int
    left: str
    right: str


class Telling(NamedTuple):
    """Where a unit's claims begin that show that a passage is of its event (:attr:`Unit.telling`)."""

    report: str
    key: str
    starts: tuple[int, ...]


BARRED = -8.0
"""Points shown beside the reason that forbids a pair; nothing outweighs it but a person."""

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


def _reason(name: str, sentence: str, left: str = "", right: str = "") -> LinkReason:
    levels = weights().levels
    points = levels[name].points if name in levels else BARRED
    return LinkReason(name=name, weight=points, sentence=sentence, left=left, right=right)


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
    relation, km = pair_relation(a.context.place, b.context.place)
    if a.kind == "aggregate" and not (a.figures & b.figures or set(a.bodies) & set(b.bodies)):
        one_place = relation == "same_place" or place_key(a.context.place) == place_key(b.context.place)
        one_total = one_place and a.context.span is not None and a.context.span == b.context.span
        if not one_total:
            return _reason("aggregate", "Two totals with no figure and no counter in common.", a.key, b.key)
    x, y = a.context.span, b.context.span
    if a.kind == "aggregate" and x is not None and y is not None and spans_apart(x, y) >= 1:
        return _reason("aggregate", f"Totals of {day_name(x)} and of {day_name(y)}.", day_name(x), day_name(y))
    left, right = repr(a.context.place), repr(b.context.place)
    far = f"{km:.0f} km apart" if km is not None else "two places"
    if not (_named_there(a, b) or _named_there(b, a)) and (
        relation == "apart" or (relation == "elsewhere" and not _identical(a, b))
    ):
        return _reason(relation, f"{left} and {right}: {far}.", left, right)
    next_day = x is not None and y is not None and spans_apart(x, y) >= 1
    one, two = families(a.violence), families(b.violence)
    if relation == "between" and one and two and not one & two:
        return _reason(
            "apart", f"{left} and {right}, {far}, and {_list(a.violence)} and {_list(b.violence)}.", left, right
        )
    if relation == "between" and next_day:
        return _reason(
            "apart", f"{left} on {day_name(x)} and {right} on {day_name(y)}: {far}, and on two days.", left, right
        )
    if next_day and one and two and not one & two:
        sentence = f"{_list(a.violence)} on {day_name(x)}, {_list(b.violence)} on {day_name(y)}."
        return _reason("dates_apart", sentence[0].upper() + sentence[1:], day_name(x), day_name(y))
    return None


def _named_there(told: Unit, put: Unit) -> bool:
    """Whether the first lines of ``told`` name the place at which the other was put, and not its own."""
    return bool(put.spots & told.lead) and not told.spots & told.lead


def _days_told(unit: Unit) -> str:
    """Days of the year as people write them."""
    return ", ".join(f"{date(2000, 1, 1) + timedelta(days=n - 1):%-d %B}" for n in sorted(unit.calendar.days))


LARGE = 10
"""Figures from here on are seldom the same by chance."""


def _identical(a: Unit, b: Unit) -> bool:
    """Whether so much is the same that one of the two may have misread the village."""
    x, y, p, q = a.context.span, b.context.span, a.context.published, b.context.published
    if x is not None and y is not None:
        close = spans_apart(x, y) <= 1
    else:
        close = p is not None and q is not None and spans_apart(p, q) <= 3
    if not close or not (a.violence & b.violence) - SAYS_LITTLE:
        return False
    if "killed" in a.totals and "killed" in b.totals:
        (low, high), (least, most) = a.totals["killed"], b.totals["killed"]
        if low > most or least > high:
            return False
    same = a.figures & b.figures
    someone = a.persons & b.persons or a.people.keys() & b.people.keys()
    return len(same) > 1 or bool(someone and any(n >= LARGE for _, n in same))


def sentences(a: Unit, b: Unit, levels: Iterable[str], passage: Passage | None = None) -> list[LinkReason]:
    """Each answer (level) that a pair gave as a sentence with the two values behind it, in the order given."""
    return [_sentence(name, a, b, passage) for name in levels]


def _sentence(name: str, a: Unit, b: Unit, passage: Passage | None) -> LinkReason:
    comparison = weights().levels[name].comparison
    if comparison in _SENTENCES:
        return _reason(name, *_SENTENCES[comparison](name, a, b))
    if passage is None:
        return _reason(name, "Claims of both stand in a passage that the two reports share.")
    said = f"Claims of both stand in a passage of {passage.words} words that the two reports share."
    return _reason(name, said, passage.left, passage.right)


Said = tuple[str, str, str]
"""A sentence, and the two values behind it."""


def _time(name: str, a: Unit, b: Unit) -> Said:
    x, y, p, q = a.context.span, b.context.span, a.context.published, b.context.published
    if name in ("same_date", "next_date", "other_date"):
        left, right = _days_told(a), _days_told(b)
        return f"Told of {left} and of {right}, one of them without the year.", left, right
    if name == "printed_soon":
        left, right = (day_name(u.context.span) if u.context.span else _days_told(u) for u in (a, b))
        return "Told, or printed, within a few days of one another, one of them without the year.", left, right
    if name in ("no_day", "nothing_rare"):
        left, right = day_name(x), day_name(y)
        more = ", and nothing that is rare is the same" if name == "nothing_rare" else ""
        return f"One of them gives no day that could be compared{more}.", left, right
    if x is not None and y is not None:
        left, right = day_name(x), day_name(y)
        apart = {"day_apart": ", a day apart", "loosely_apart": ", which is told loosely"}.get(name, "")
        return f"Dated {left} and {right}{apart}.", left, right
    if x is None and y is None:
        left, right = day_name(p), day_name(q)
        return f"Neither gives a date; published {left} and {right}.", left, right
    left, right = day_name(x if x is not None else y), day_name(q if x is not None else p)
    return f"Dated {left}; the other gives no date and was published {right}.", left, right


def _weekday(name: str, a: Unit, b: Unit) -> Said:
    left, right = (", ".join(_WEEKDAYS[n - 1] for n in sorted(u.calendar.weekdays)) for u in (a, b))
    if name == "same_weekday":
        return "Both are of one day of the week.", left, right
    if name == "next_weekday":
        return f"Told of {left} and of {right}, a day apart.", left, right
    return f"Told of {left}, the other of {right}.", left, right


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _names(name: str, a: Unit, b: Unit) -> Said:
    """How many names, and not which: they may be those of casualties."""
    count = len(a.names & b.names) or 1
    left, right = str(len(a.names)), str(len(b.names))
    return f"Their texts share {count} rarer name{'s' if count > 1 else ''}.", left, right


def _place(name: str, a: Unit, b: Unit) -> Said:
    km = pair_relation(a.context.place, b.context.place)[1]
    left, right = repr(a.context.place), repr(b.context.place)
    if name == "named_there":
        return f"Put at {left} and at {right}; the first lines of the one name the place of the other.", left, right
    far = f", {km:.0f} km apart" if km is not None and name in ("same_place", "near", "between") else ""
    return f"At {left} and {right}{far}.", left, right


def _kind(name: str, a: Unit, b: Unit) -> Said:
    left, right = _list(a.violence), _list(b.violence)
    if name == "same_kind":
        return f"Both tell of {_list((a.violence & b.violence) - SAYS_LITTLE)}.", left, right
    if name == "kind_family":
        return f"{left} and {right} are often taken for one another.", left, right
    return f"One tells of {left}, the other of {right}.", left, right


def _set(what: str, of: Callable[[Unit], Collection[str]]) -> Callable[[str, Unit, Unit], Said]:
    def said(name: str, a: Unit, b: Unit) -> Said:
        x, y = of(a), of(b)
        shared = set(x) & set(y)
        if shared:
            return f"Both name {_list(shared)} as {what}.", _list(x), _list(y)
        return f"As {what}, one names {_list(x)} and the other {_list(y)}.", _list(x), _list(y)

    return said


def _persons(name: str, a: Unit, b: Unit) -> Said:
    """Names of casualties stay out of sentences that may be published."""
    count = max(1, len(a.persons & b.persons))
    left, right = str(len(a.persons)), str(len(b.persons))
    if name == "other_named":
        return f"They name {left} and {right} casualties, none of them in common.", left, right
    people = "one person" if count == 1 else f"{count} persons"
    return f"Both name the same {people} as casualties.", left, right


def _figures(name: str, a: Unit, b: Unit) -> Said:
    same = sorted(a.figures & b.figures, key=lambda f: (-f[1], f[0]))
    if same:
        outcome, number = same[0]
        return f"Both give {number} {outcome.replace('_', ' ')}.", str(number), str(number)
    left, right = _interval(a.totals["killed"]), _interval(b.totals["killed"])
    return f"Killed: {left} and {right}.", left, right


def _speaker(name: str, a: Unit, b: Unit) -> Said:
    x, y = (a.bodies, b.bodies) if name == "same_body_speaks" else (a.people, b.people)
    shared = min(set(x) & set(y))
    left, right = x[shared], y[shared]
    when = " within the days of one statement" if name == "same_speaker" else ""
    return f"“{left}” speaks in one, “{right}” in the other{when}.", left, right


def _text(name: str, a: Unit, b: Unit) -> Said:
    shared = {w: a.words[w] * b.words[w] for w in a.words if w in b.words}
    alike = f"{sum(shared.values()) / LENGTH**2:.2f}"
    if name == "unlike_text":
        return f"Their texts share hardly a rarer word (likeness {alike}).", alike, alike
    top = ", ".join(sorted(shared, key=lambda w: (-shared[w], w))[:6])
    return f"Their texts share rarer words ({top}).", alike, alike


_SENTENCES: Mapping[str, Callable[[str, Unit, Unit], Said]] = {
    "time": _time,
    "weekday": _weekday,
    "place": _place,
    "names": _names,
    "kind": _kind,
    "means": _set("means", lambda u: u.means),
    "by": _set("those who did it", lambda u: u.by),
    "against": _set("what was hit", lambda u: u.against),
    "site": _set("the site, or where people were counted", lambda u: u.sites),
    "victims": _set("victims", lambda u: u.victims),
    "persons": _persons,
    "figures": _figures,
    "speaker": _speaker,
    "text": _text,
}


def _list(values: Collection[str]) -> str:
    return ", ".join(sorted(values)).replace("_", " ")


def _interval(value: tuple[int, int]) -> str:
    return str(value[0]) if value[0] == value[1] else f"{value[0]}–{value[1]}"


def passages_between(telling: Iterable[Telling], copies: Collection[Copied]) -> dict[tuple[str, str], Passage]:
    """The strongest copied passage for each pair of units that both have a casualty, kind or person claim inside it.

    A passage without such claims (background, boilerplate) says nothing of which incident a report is about.
    """
    by_report: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for report, key, starts in telling:
        by_report.setdefault(report, []).append((key, starts))
    found: dict[tuple[str, str], Passage] = {}
    for copied in copies:
        for left, starts in by_report.get(copied.left, ()):
            if not _any_in(starts, copied.left_start, copied.left_end):
                continue
            for right, others in by_report.get(copied.right, ()):
                if not _any_in(others, copied.right_start, copied.right_end):
                    continue
                pair = (min(left, right), max(left, right))
                passage = Passage(copied.kind, copied.words, copied.left, copied.right)
                if pair not in found or _strength(passage) > _strength(found[pair]):
                    found[pair] = passage
    return found


def _strength(passage: Passage) -> tuple[float, int, str, str]:
    return weights().levels[passage.kind].points, passage.words, passage.left, passage.right


def _any_in(starts: Sequence[int], start: int, end: int) -> bool:
    return any(start <= at < end for at in starts)
